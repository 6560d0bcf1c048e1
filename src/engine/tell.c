/* What happens in a walk, as lines. */
#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "digest.h"
#include "inside.h"
#include "random.h"
#include "tracks.h"

struct json_writer line_begin(struct engine *engine, const char *event) {
    struct json_writer json = {.out = engine->out};
    json_begin(&json, NULL, '{');
    json_put_text(&json, "event", event);
    return json;
}

void line_end(struct json_writer *json) {
    json_end(json, '}');
    putc('\n', json->out);
}

void line_message(struct engine *engine, const char *event, const char *format, ...) {
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    struct json_writer json = line_begin(engine, event);
    json_put_text(&json, "message", text);
    line_end(&json);
}

void fault_line(struct engine *engine, const char *kind, const char *message) {
    struct json_writer json = line_begin(engine, "fault");
    json_put_text(&json, "kind", kind);
    json_put_text(&json, "message", message);
    line_end(&json);
}

const char *text_now(struct engine *engine, const struct expression *expression,
                     struct failure *why) {
    if (!expression)
        return "";
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        die("out of memory");
    bool good = expression_write(expression, walk_scene(engine->walk), out, why);
    if (fclose(out) != 0)
        die("out of memory");
    const char *kept = good ? arena_copy(engine->arena, text) : NULL;
    free(text);
    return kept;
}

const struct list *list_now(struct engine *engine, const struct expression *expression) {
    struct failure why;
    double number;
    if (!expression || !expression_evaluate(expression, walk_scene(engine->walk), &number, &why))
        return NULL;
    return &engine->pathway->lists[(size_t)number];
}

void put_sources(struct json_writer *json, const struct pathway *pathway, const struct list *list) {
    json_begin(json, "sources", '[');
    for (size_t i = 0; list && i < list->count; i++) {
        const struct source *source = &pathway->sources[list->items[i]];
        json_begin(json, NULL, '{');
        json_put_text(json, "id", source->id);
        json_put_text(json, "text", source->text);
        json_put_text(json, "grade", source->grade ? grade_name[source->grade] : NULL);
        json_put_truth(json, "unverified", source->unverified);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_points(struct json_writer *json, const struct pathway *pathway,
                       const struct list *list) {
    json_begin(json, "teaches", '[');
    for (size_t i = 0; list && i < list->count; i++)
        json_put_text(json, NULL, pathway->points[list->items[i]].id);
    json_end(json, ']');
}

/* Marks learning points as met, or as missed where the choice was a poor one. */
static void teach(struct engine *engine, const struct list *list, int rating) {
    for (size_t i = 0; list && i < list->count; i++)
        (rating >= RATING_SUBOPTIMAL ? engine->missed : engine->met)[list->items[i]] = true;
}

/* --- nodes and offers --- */

bool node_line(struct engine *engine, struct failure *why) {
    const struct node *node = walk_node(engine->walk);
    size_t index = (size_t)(node - engine->pathway->nodes);
    const char *text = text_now(engine, node->texts[walk_variant(engine->walk)], why);
    if (!text)
        return false;
    const char *before = engine->shown[index];
    struct json_writer json = line_begin(engine, "node");
    json_put_text(&json, "node", node->id);
    json_put_text(&json, "kind", node_kind_name[node->kind]);
    json_put_text(&json, "text", text);
    json_put_truth(&json, "again", before && strcmp(before, text) == 0);
    json_put_number(&json, "minutes", walk_minutes(engine->walk));
    put_vitals(engine, &json);
    line_end(&json);
    engine->shown[index] = text;
    return true;
}

/* The order in which the choices are listed: as written, or drawn for this visit (Fisher and
 * Yates). */
static void list_order(struct engine *engine, const struct node *node, size_t *order) {
    for (size_t i = 0; i < node->choice_count; i++)
        order[i] = i;
    if (!node->shuffle || node->choice_count == 0)
        return;
    uint32_t visit = walk_visits(engine->walk, node);
    for (size_t i = node->choice_count - 1; i > 0; i--) {
        double draw = random_draw(walk_seed(engine->walk), random_place("shuffle", node->id),
                                  visit * 256 + (uint32_t)i);
        size_t j = (size_t)(draw * (double)(i + 1)), kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
}

/* An expression as it is written, so that the hash is the same in every version of this program. */
static void hash_expression(struct digest *digest, const struct expression *expression) {
    char number[32];
    if (!expression) {
        digest_add_text(digest, "");
    } else if (expression->source) {
        digest_add_text(digest, expression->source);
    } else if (expression->kind == EXPRESSION_NUMBER) {
        json_format_number(expression->number, number);
        digest_add_text(digest, number);
    } else {
        digest_add_text(digest, expression->kind == EXPRESSION_EITHER ? "either" : "function");
        for (size_t i = 0; i < expression->count; i++)
            hash_expression(digest, expression->operands[i]);
    }
}

void decision_hash(const struct node *node, char hex[DIGEST_SIZE]) {
    struct digest *digest = digest_new();
    digest_add_text(digest, node->id);
    digest_add_text(digest, node_kind_name[node->kind]);
    for (size_t i = 0; i < node->choice_count; i++) {
        const struct choice *choice = &node->choices[i];
        digest_add_text(digest, choice->id);
        hash_expression(digest, choice->when);
        for (size_t a = 0; a < choice->arm_count; a++) {
            hash_expression(digest, choice->arms[a].when);
            hash_expression(digest, choice->arms[a].action.rating);
            hash_expression(digest, choice->arms[a].action.missed);
        }
    }
    digest_finish(digest, hex);
}

static void put_options(struct engine *engine, struct json_writer *json, const struct node *node,
                        const bool *offered) {
    size_t order[256];
    struct failure why;
    list_order(engine, node, order);
    json_begin(json, "options", '[');
    for (size_t k = 0; k < node->choice_count && node->kind != NODE_QUESTION; k++) {
        const struct choice *choice = &node->choices[order[k]];
        if (!offered[order[k]])
            continue;
        const char *label = text_now(engine, choice->label, &why);
        json_begin(json, NULL, '{');
        json_put_text(json, "id", choice->id);
        json_put_text(json, "label", label ? label : choice->id);
        json_end(json, '}');
    }
    json_end(json, ']');
}

void offer_line(struct engine *engine) {
    const struct node *node = walk_node(engine->walk);
    bool offered[256], best[256] = {false};
    if (walk_offer(engine->walk, offered) < 0) {
        engine->need = NEED_HELP;
        fault_line(engine, "pathway", walk_fault(engine->walk));
        return;
    }
    struct failure why;
    for (size_t i = 0; i < node->choice_count; i++) {
        if (!offered[i] || text_now(engine, node->choices[i].label, &why))
            continue;
        engine->need = NEED_HELP;
        fault_line(engine, "pathway", why.text);
        return;
    }
    char hash[DIGEST_SIZE];
    decision_hash(node, hash);
    struct json_writer json = line_begin(engine, "offer");
    json_put_text(&json, "node", node->id);
    json_put_text(&json, "kind", node_kind_name[node->kind]);
    put_options(engine, &json, node, offered);
    json_put_text(&json, "unit", node->unit);
    json_put_truth(&json, "hint", node->hint != NULL);
    json_put_whole(&json, "visit", walk_visits(engine->walk, node));
    json_put_number(&json, "minutes", walk_minutes(engine->walk));
    walk_best(engine->walk, offered, best);
    json_begin(&json, "best", '[');
    for (size_t i = 0; i < node->choice_count; i++)
        if (best[i])
            json_put_text(&json, NULL, node->choices[i].id);
    json_end(&json, ']');
    json_begin(&json, "choices", '[');
    for (size_t i = 0; i < node->choice_count; i++)
        json_put_text(&json, NULL, node->choices[i].id);
    json_end(&json, ']');
    json_put_text(&json, "decision", hash);
    line_end(&json);
}

/* --- choices --- */

/* A typed answer as people read it: the number with its unit, or the word. */
static const char *answer_label(struct engine *engine, const struct node *node,
                                const struct choice *answer, double given) {
    char number[32];
    if (answer->match == MATCH_WORDS)
        return answer->words[0];
    if (walk_asks_for_words(node))
        return "another answer";
    json_format_number(given, number);
    return arena_print(engine->arena, "%s%s%s", number, node->unit ? " " : "",
                       node->unit ? node->unit : "");
}

const char *choice_label(struct engine *engine, const struct node *node,
                         const struct choice *choice) {
    struct failure why;
    double given;
    if (node->kind == NODE_QUESTION)
        return walk_example(engine->walk, choice, &given)
                   ? answer_label(engine, node, choice, given)
                   : choice->id;
    const char *label = text_now(engine, choice->label, &why);
    return label && *label ? label : choice->id;
}

/* What is kept of an answer for the debrief. */
static struct past *remember(struct engine *engine, const struct node *node) {
    struct past *past = ARENA_ADD(engine->arena, engine->past, engine->past_count);
    bool offered[256], best[256] = {false};
    past->node = node;
    past->text = engine->shown[node - engine->pathway->nodes];
    past->minutes = walk_minutes(engine->walk);
    past->rating = -1;
    past->visit = walk_visits(engine->walk, node);
    for (size_t i = 0; i + 1 < engine->past_count; i++) {
        const struct past *other = &engine->past[i];
        past->again = past->again ||
                      (other->taken_back && other->node == node && other->visit == past->visit);
    }
    if (walk_offer(engine->walk, offered) < 0)
        return past;
    past->best = arena_alloc(engine->arena, node->choice_count * sizeof *past->best);
    past->best_labels = arena_alloc(engine->arena, node->choice_count * sizeof *past->best);
    walk_best(engine->walk, offered, best);
    for (size_t i = 0; i < node->choice_count; i++) {
        if (!best[i])
            continue;
        past->best[past->best_count] = node->choices[i].id;
        past->best_labels[past->best_count++] = choice_label(engine, node, &node->choices[i]);
    }
    return past;
}

static void put_rating(struct json_writer *json, int rating, bool contested) {
    json_put_text(json, "rating", rating < 0 ? NULL : rating_name[rating]);
    json_put_number(json, "credit", rating_credit_of(rating, contested));
}

/* The input that replays an answer: a typed number as typed, all else by its id. */
static void put_input(struct engine *engine, struct json_writer *json, const struct news *news) {
    json_begin(json, "input", '{');
    char number[32];
    if (news->choice && news->choice->match != MATCH_NONE && news->node->kind == NODE_QUESTION) {
        json_put_text(json, "choose", news->choice->id);
        json_format_number(walk_situation(engine->walk)->now.given, number);
        json_put_text(json, "given", number);
    } else if (news->choice) {
        json_put_text(json, "choose", news->choice->id);
    } else {
        json_begin(json, "choose", '[');
        for (size_t i = 0; i < news->node->choice_count; i++)
            if (news->ticked >> i & 1)
                json_put_text(json, NULL, news->node->choices[i].id);
        json_end(json, ']');
    }
    json_end(json, '}');
}

static bool is_true_now(struct engine *engine, const struct expression *expression) {
    struct failure why;
    double value;
    return expression && expression_evaluate(expression, walk_scene(engine->walk), &value, &why) &&
           value != 0;
}

static bool tell_choice(struct engine *engine, const struct news *news, struct failure *why) {
    const struct action *action = news->action;
    assert(action && news->choice);
    struct past *past = remember(engine, news->node);
    const char *label = text_now(engine, news->choice->label, why);
    past->because = text_now(engine, action->because, why);
    if (!label || !past->because)
        return false;
    past->option = news->choice->id;
    past->label = news->node->kind == NODE_QUESTION
                      ? answer_label(engine, news->node, news->choice,
                                     walk_situation(engine->walk)->now.given)
                      : label;
    past->rating = walk_rating(engine->walk, news->choice, true);
    if (past->rating == -2)
        return fail(why, "the rating of \"%s\" fails", news->choice->id);
    past->contested = is_true_now(engine, action->contested);
    past->credit = rating_credit_of(past->rating, past->contested);
    past->sources = list_now(engine, action->cite);
    past->points = list_now(engine, action->teaches);
    teach(engine, past->points, past->rating);

    struct json_writer json = line_begin(engine, "choice");
    json_put_text(&json, "node", news->node->id);
    json_put_text(&json, "kind", node_kind_name[news->node->kind]);
    json_put_text(&json, "option", past->option);
    json_put_text(&json, "label", past->label);
    if (news->node->kind == NODE_QUESTION && !walk_asks_for_words(news->node))
        json_put_number(&json, "given", walk_situation(engine->walk)->now.given);
    put_rating(&json, past->rating, past->contested);
    json_put_text(&json, "because", *past->because ? past->because : NULL);
    json_put_truth(&json, "contested", past->contested);
    put_points(&json, engine->pathway, past->points);
    put_sources(&json, engine->pathway, past->sources);
    json_put_number(&json, "minutes", walk_minutes(engine->walk));
    put_input(engine, &json, news);
    line_end(&json);
    return true;
}

/* The items of orders, and all that is said of them put together. */
struct ordered {
    FILE *ids, *labels, *because;
    struct list sources, points;
    bool contested;
};

static void add_list(struct engine *engine, struct list *whole, const struct list *part) {
    for (size_t i = 0; part && i < part->count; i++) {
        bool there = false;
        for (size_t j = 0; j < whole->count; j++)
            there = there || whole->items[j] == part->items[i];
        if (!there)
            *ARENA_ADD(engine->arena, whole->items, whole->count) = part->items[i];
    }
}

static bool put_item(struct engine *engine, struct json_writer *json, const struct choice *item,
                     bool ticked, struct ordered *all, struct failure *why) {
    size_t arm;
    int rating = walk_rating(engine->walk, item, ticked);
    if (rating == -2 || !walk_arm(engine->walk, item, &arm))
        return fail(why, "the rating of \"%s\" fails", item->id);
    const struct action *action = &item->arms[arm].action;
    const char *label = text_now(engine, item->label, why),
               *because = text_now(engine, action->because, why);
    if (!label || !because)
        return false;
    if (ticked) {
        fprintf(all->ids, "%s%s", ftell(all->ids) ? "," : "", item->id);
        fprintf(all->labels, "%s%s", ftell(all->labels) ? "; " : "", label);
    }
    if (*because && (ticked || rating >= 0))
        fprintf(all->because, "%s- %s: %s", ftell(all->because) ? "\n" : "", label, because);
    const struct list *points = list_now(engine, action->teaches);
    teach(engine, points, rating);
    add_list(engine, &all->points, points);
    if (ticked || rating >= RATING_SUBOPTIMAL) /* what was rightly left out needs no source */
        add_list(engine, &all->sources, list_now(engine, action->cite));
    all->contested = all->contested || (ticked && is_true_now(engine, action->contested));
    json_begin(json, NULL, '{');
    json_put_text(json, "id", item->id);
    json_put_text(json, "label", label);
    json_put_truth(json, "ticked", ticked);
    json_put_text(json, "rating", rating < 0 ? NULL : rating_name[rating]);
    json_put_text(json, "because", *because ? because : NULL);
    json_end(json, '}');
    return true;
}

static const char *take_text(struct engine *engine, FILE *stream, char **text) {
    if (fclose(stream) != 0)
        die("out of memory");
    const char *kept = arena_copy(engine->arena, *text);
    free(*text);
    return kept;
}

static bool put_items(struct engine *engine, struct json_writer *json, const struct news *news,
                      struct past *past, struct ordered *all, struct failure *why) {
    char *ids, *labels, *because;
    size_t size;
    bool offered[256];
    bool good = walk_offer(engine->walk, offered) >= 0;
    all->ids = open_memstream(&ids, &size);
    all->labels = open_memstream(&labels, &size);
    all->because = open_memstream(&because, &size);
    if (!all->ids || !all->labels || !all->because)
        die("out of memory");
    json_begin(json, "items", '[');
    for (size_t i = 0; good && i < news->node->choice_count; i++)
        if (offered[i])
            good = put_item(engine, json, &news->node->choices[i], news->ticked >> i & 1, all, why);
    json_end(json, ']');
    past->option = take_text(engine, all->ids, &ids);
    past->label = take_text(engine, all->labels, &labels);
    past->because = take_text(engine, all->because, &because);
    past->rating = good ? walk_rating_of_orders(engine->walk, news->ticked, offered) : -1;
    return good;
}

static bool tell_orders(struct engine *engine, const struct news *news, struct failure *why) {
    struct past *past = remember(engine, news->node);
    struct ordered all = {0};
    struct json_writer json = line_begin(engine, "choice");
    json_put_text(&json, "node", news->node->id);
    json_put_text(&json, "kind", node_kind_name[news->node->kind]);
    bool good = put_items(engine, &json, news, past, &all, why);
    past->contested = all.contested;
    past->credit = rating_credit_of(past->rating, past->contested);
    past->sources = arena_alloc(engine->arena, sizeof all.sources);
    *(struct list *)past->sources = all.sources;
    if (*past->label == '\0')
        past->label = "Nothing";
    json_put_text(&json, "option", past->option);
    json_put_text(&json, "label", past->label);
    put_rating(&json, past->rating, past->contested);
    json_put_text(&json, "because", NULL);
    json_put_truth(&json, "contested", past->contested);
    put_points(&json, engine->pathway, &all.points);
    put_sources(&json, engine->pathway, &all.sources);
    json_put_number(&json, "minutes", walk_minutes(engine->walk));
    put_input(engine, &json, news);
    line_end(&json);
    return good;
}

/* --- what happens by itself --- */

static bool tell_simple(struct engine *engine, const char *event, const struct expression *text,
                        const struct news *news, struct failure *why) {
    assert(news->action);
    const char *words = text_now(engine, text, why);
    const char *because = text_now(engine, news->action->because, why);
    if (!words || !because)
        return false;
    struct json_writer json = line_begin(engine, event);
    if (news->kind == TELL_EVENT) {
        json_put_text(&json, "id", news->event->id);
    } else {
        json_put_text(&json, "node", news->node->id);
        json_put_text(&json, news->kind == TELL_BRANCH ? "branch" : "option", news->choice->id);
    }
    json_put_text(&json, "text", words);
    if (news->kind != TELL_RESULT) {
        json_put_text(&json, "because", *because ? because : NULL);
        put_sources(&json, engine->pathway, list_now(engine, news->action->cite));
    }
    json_put_number(&json, "minutes", walk_minutes(engine->walk));
    line_end(&json);
    return true;
}

static bool tell_node(struct engine *engine, const struct news *news, struct failure *why) {
    const struct node *node = news->node;
    double utility;
    teach(engine, list_now(engine, node->action.teaches), -1);
    if (!node_line(engine, why))
        return false;
    if (node->kind != NODE_OUTCOME)
        return true;
    if (!expression_evaluate(node->utility, walk_scene(engine->walk), &utility, why))
        return false;
    struct json_writer json = line_begin(engine, "outcome");
    json_put_text(&json, "id", node->id);
    json_put_truth(&json, "good", is_true_now(engine, node->good));
    json_put_number(&json, "utility", utility);
    json_put_number(&json, "minutes", walk_minutes(engine->walk));
    line_end(&json);
    return true;
}

bool tell_line(void *context, struct walk *walk, const struct news *news, struct failure *why) {
    struct engine *engine = context;
    if (engine->tracking)
        tracks_note(engine->tracking, walk, news);
    if (news->action && (news->kind == TELL_BRANCH || news->kind == TELL_EVENT))
        teach(engine, list_now(engine, news->action->teaches), -1);
    switch (news->kind) {
    case TELL_CHOICE:
        return news->choice ? tell_choice(engine, news, why) : tell_orders(engine, news, why);
    case TELL_BRANCH:
        return tell_simple(engine, "chance", news->choice->label, news, why);
    case TELL_EVENT:
        return tell_simple(engine, "interrupt", news->event->text, news, why);
    case TELL_RESULT:
        return tell_simple(engine, "result", news->action ? news->action->result : NULL, news, why);
    case TELL_REVEAL:
        chart_reveal(engine, news->list);
        reveal_line(engine, news->list);
        return true;
    case TELL_NODE:
        return tell_node(engine, news, why);
    }
    return true;
}
