/* An answer as an interaction of xAPI: what was asked, what is right, what was answered. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "xapi_inside.h"

/* An answer being told. The arrays may be NULL. */
struct asked {
    const struct record_step *step;
    const json_t *place; /* what the engine tells of the node, if this is still its kind */
    const char *type;    /* of interaction */
    const char *given;   /* a number that was typed; NULL: none */
    json_t *input, *offer, *best;
    const char **choices; /* ids, each once */
    size_t choice_count;
    const char **chosen;
    size_t chosen_count;
};

/* ---- reading what is kept ---- */

static json_t *read_kept(const char *text) {
    struct failure why;
    return text ? json_read(text, strlen(text), &why) : NULL;
}

static const char *id_at(const json_t *list, size_t index) {
    const char *id = json_string_value(json_array_get(list, index));
    return id ? id : "";
}

static bool is_among(const char *const *list, size_t count, const char *id) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], id) == 0)
            return true;
    return false;
}

static void add_choice(struct telling *telling, struct asked *asked, const char *id) {
    if (*id && !is_among(asked->choices, asked->choice_count, id))
        *ARENA_ADD(telling->arena, asked->choices, asked->choice_count) =
            arena_copy(telling->arena, id);
}

/* What was chosen: one id, or of orders those between the commas. */
static void read_chosen(struct telling *telling, struct asked *asked) {
    const char *option = asked->step->option ? asked->step->option : "";
    bool orders = strcmp(asked->step->node_kind, "orders") == 0;
    while (*option) {
        size_t length = orders ? strcspn(option, ",") : strlen(option);
        const char *id = arena_copy_bytes(telling->arena, option, length);
        *ARENA_ADD(telling->arena, asked->chosen, asked->chosen_count) = id;
        option += length + (option[length] == ',');
    }
}

/* All options that the decision has, in written order; then what else was offered or chosen, if a
   record should be so. */
static void read_choices(struct telling *telling, struct asked *asked) {
    json_t *all = read_kept(asked->step->decision_options);
    for (size_t i = 0; i < json_array_size(all); i++)
        add_choice(telling, asked, id_at(all, i));
    for (size_t i = 0; i < json_array_size(asked->offer); i++)
        add_choice(telling, asked, id_at(asked->offer, i));
    for (size_t i = 0; i < asked->chosen_count; i++)
        add_choice(telling, asked, asked->chosen[i]);
    json_decref(all);
}

static void asked_read(struct telling *telling, const struct record_step *step,
                       struct asked *asked) {
    *asked = (struct asked){.step = step,
                            .place = json_object_get(telling->places, step->node),
                            .input = read_kept(step->input),
                            .offer = read_kept(step->offer),
                            .best = read_kept(step->best)};
    if (strcmp(json_text(asked->place, "kind", ""), step->node_kind) != 0)
        asked->place = NULL;
    const char *typed = json_text(asked->place, "typed", "");
    bool question = strcmp(step->node_kind, "question") == 0;
    asked->given = json_text(asked->input, "given", NULL);
    asked->type = !question                      ? "choice"
                  : strcmp(typed, "number") == 0 ? "numeric"
                  : strcmp(typed, "words") == 0  ? "fill-in"
                                                 : "other";
    read_chosen(telling, asked);
    read_choices(telling, asked);
}

static void asked_clear(struct asked *asked) {
    json_decref(asked->input);
    json_decref(asked->offer);
    json_decref(asked->best);
}

/* What the engine tells of a choice; NULL: nothing. */
static const json_t *words_of(const struct asked *asked, const char *id) {
    const json_t *choices = json_object_get(asked->place, "choices");
    for (size_t i = 0; i < json_array_size(choices); i++)
        if (strcmp(json_text(json_array_get(choices, i), "id", ""), id) == 0)
            return json_array_get(choices, i);
    return NULL;
}

/* ---- what is asked ---- */

static void put_choices(struct telling *telling, const struct asked *asked) {
    struct json_writer *json = &telling->json;
    json_begin(json, "choices", '[');
    for (size_t i = 0; i < asked->choice_count; i++) {
        json_begin(json, NULL, '{');
        json_put_text(json, "id", statement_id(telling, asked->choices[i]));
        statement_put_words(telling, "description",
                            json_text(words_of(asked, asked->choices[i]), "label", NULL));
        json_end(json, '}');
    }
    json_end(json, ']');
}

/* Ids with xAPI's comma between them. */
static const char *joined(struct telling *telling, const char *const *ids, size_t count) {
    const char *all = "";
    for (size_t i = 0; i < count; i++)
        all = arena_print(telling->arena, "%s%s%s", all, i ? "[,]" : "",
                          statement_id(telling, ids[i]));
    return all;
}

/* The best answers in written order. */
static size_t best_ids(struct telling *telling, const struct asked *asked, const char ***ids) {
    size_t count = 0;
    *ids = NULL;
    for (size_t c = 0; c < asked->choice_count; c++)
        for (size_t i = 0; i < json_array_size(asked->best); i++)
            if (strcmp(id_at(asked->best, i), asked->choices[c]) == 0) {
                *ARENA_ADD(telling->arena, *ids, count) = asked->choices[c];
                break;
            }
    return count;
}

static const char *range_text(struct telling *telling, const json_t *answer) {
    char low[32], high[32];
    if (!json_is_number(json_object_get(answer, "low")))
        return NULL;
    json_format_number(json_double(answer, "low", 0), low);
    json_format_number(json_double(answer, "high", 0), high);
    return strcmp(low, high) == 0 ? arena_print(telling->arena, "%s", low)
                                  : arena_print(telling->arena, "%s[:]%s", low, high);
}

/* Adds what is right by one answer of a question; false: it can't be told. */
static bool add_patterns(struct telling *telling, const struct asked *asked, const char *id,
                         const char ***patterns, size_t *count) {
    const json_t *answer = words_of(asked, id), *words = json_object_get(answer, "words");
    const char *range = range_text(telling, answer);
    if (range)
        *ARENA_ADD(telling->arena, *patterns, *count) = range;
    for (size_t w = 0; w < json_array_size(words); w++)
        *ARENA_ADD(telling->arena, *patterns, *count) =
            arena_print(telling->arena, "{case_matters=false}%s", id_at(words, w));
    return range || json_array_size(words);
}

/* What was right then and there: each pattern is a whole right answer. Left out where everything
   is, or where the pathway works it out in a way that no pattern can say. */
static void put_patterns(struct telling *telling, const struct asked *asked) {
    const char **ids, **patterns = NULL;
    size_t best = best_ids(telling, asked, &ids), count = 0;
    bool known = best > 0 && strcmp(asked->type, "other") != 0;
    bool orders = strcmp(asked->step->node_kind, "orders") == 0;
    if (known && orders)
        *ARENA_ADD(telling->arena, patterns, count) = joined(telling, ids, best);
    for (size_t i = 0; known && !orders && i < best; i++) {
        if (strcmp(asked->type, "choice") == 0)
            *ARENA_ADD(telling->arena, patterns, count) = statement_id(telling, ids[i]);
        else
            known = add_patterns(telling, asked, ids[i], &patterns, &count);
    }
    if (!known)
        return;
    json_begin(&telling->json, "correctResponsesPattern", '[');
    for (size_t i = 0; i < count; i++)
        json_put_text(&telling->json, NULL, patterns[i]);
    json_end(&telling->json, ']');
}

static void put_object(struct telling *telling, const struct asked *asked) {
    struct json_writer *json = &telling->json;
    const struct record_step *step = asked->step;
    json_begin(json, "object", '{');
    json_put_text(json, "objectType", "Activity");
    json_put_text(json, "id",
                  arena_print(telling->arena, "%s/decision/%s/%.32s", telling->base,
                              statement_id(telling, step->node), step->decision));
    json_begin(json, "definition", '{');
    json_put_text(json, "type", "http://adlnet.gov/expapi/activities/cmi.interaction");
    json_put_text(json, "interactionType", asked->type);
    statement_put_words(telling, "name", step->node);
    statement_put_words(telling, "description", json_text(asked->place, "text", NULL));
    put_patterns(telling, asked);
    if (strcmp(asked->type, "choice") == 0)
        put_choices(telling, asked);
    json_end(json, '}');
    json_end(json, '}');
}

/* ---- what was answered ---- */

/* What was typed, or the ids; NULL: words that are not told. */
static const char *response_of(struct telling *telling, const struct asked *asked) {
    if (strcmp(asked->type, "choice") == 0)
        return joined(telling, asked->chosen, asked->chosen_count);
    if (strcmp(asked->type, "numeric") == 0 && asked->given)
        return asked->given;
    return telling->told->texts ? asked->step->text : NULL;
}

/* Whether it was one of the best answers on offer; of orders: what an expert ticks, or nothing
 * worse. */
static bool is_best(struct telling *telling, const struct asked *asked) {
    const char **ids;
    size_t best = best_ids(telling, asked, &ids);
    if (strcmp(asked->step->node_kind, "orders") != 0)
        return is_among(ids, best, asked->step->option ? asked->step->option : "");
    return strcmp(asked->step->rating, "best") == 0 ||
           strcmp(joined(telling, asked->chosen, asked->chosen_count),
                  joined(telling, ids, best)) == 0;
}

static void put_extensions(struct telling *telling, const struct asked *asked,
                           struct answer_mark mark, int hints) {
    struct json_writer *json = &telling->json;
    json_begin(json, "extensions", '{');
    if (asked->step->rating)
        json_put_text(json, XAPI_EXTENSION "rating", asked->step->rating);
    statement_put_clock(telling, asked->step->minutes);
    if (strcmp(asked->step->node_kind, "question") == 0)
        json_put_text(json, XAPI_EXTENSION "answer", asked->step->option);
    if (json_array_size(asked->offer))
        json_put_value(json, XAPI_EXTENSION "offered", asked->offer);
    json_put_whole(json, XAPI_EXTENSION "hints", hints);
    json_put_truth(json, XAPI_EXTENSION "again", mark.again);
    json_end(json, '}');
}

void decision_put(struct telling *telling, const struct record_step *step, struct answer_mark mark,
                  int hints) {
    struct json_writer *json = &telling->json;
    struct asked asked;
    asked_read(telling, step, &asked);
    put_object(telling, &asked);
    const char *response = response_of(telling, &asked);
    json_begin(json, "result", '{');
    if (response)
        json_put_text(json, "response", response);
    if (step->rating)
        json_put_truth(json, "success", is_best(telling, &asked));
    statement_put_score(telling, step->credit);
    if (step->thinking >= 0)
        statement_put_length(telling, step->thinking);
    put_extensions(telling, &asked, mark, hints);
    json_end(json, '}');
    asked_clear(&asked);
}
