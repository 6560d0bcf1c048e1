/* Expected odds: a condition about what comes of a pathway under a policy. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data.h"
#include "expected.h"

enum { LONGEST_EXPECTATION = 2000 };

/* Whether a trace contains a node or event. */
struct looking {
    uint32_t item;
};

static bool trace_has(const struct graph *graph, uint32_t trace, uint32_t item) {
    const struct trace *t = &graph->traces[trace];
    for (uint32_t i = 0; i < t->count; i++)
        if (graph->trace_items[t->first + i] == item)
            return true;
    return false;
}

static bool is_met(void *context, const struct graph *graph, uint32_t edge, double *value) {
    const struct looking *looking = context;
    *value = 1;
    return trace_has(graph, graph->edges[edge].trace, looking->item);
}

static double nothing(void *context, const struct graph *graph, uint32_t situation) {
    (void)context;
    (void)graph;
    (void)situation;
    return 0;
}

/* The probability that a walk under these weights ever meets a node or event; -1: there is none of
   that name. */
static double chance_of(struct engine *engine, const struct study *study, const double *weights,
                        const char *name) {
    const struct pathway *pathway = engine->pathway;
    struct looking looking = {NOWHERE};
    long node = pathway_find_node(pathway, name);
    if (node >= 0)
        looking.item = (uint32_t)node;
    for (size_t e = 0; e < pathway->event_count; e++)
        if (strncmp(name, "event:", 6) == 0 && strcmp(pathway->events[e].id, name + 6) == 0)
            looking.item = (uint32_t)(pathway->node_count + e);
    if (looking.item == NOWHERE)
        return -1;
    if (trace_has(study->graph, study->graph->start_trace, looking.item))
        return 1;
    struct worth worth = {.of_end = nothing, .settles = is_met, .context = &looking};
    struct valuing *valuing = valuing_new(study->graph, study->order, weights, &worth);
    while (valuing_go_on(valuing, SIZE_MAX / 2))
        ;
    double *values = valuing_finish(valuing);
    double chance = values[study->graph->start];
    free(values);
    return chance;
}

/* An expectation is written with good, utility, minutes and p('…'), which are no words of a
   pathway: their numbers are put in their place. */
struct filling {
    struct engine *engine;
    const struct study *study;
    const double *weights;
    const struct odds *odds;
    FILE *text, *facts; /* the expression; what was found, for the message */
};

static void put_number(struct filling *filling, const char *name, double value) {
    fprintf(filling->text, "(%.15f)", value);
    fprintf(filling->facts, "%s%s is %.6g", ftell(filling->facts) > 0 ? ", " : "", name, value);
}

/* The name at the text; its length, 0 where there is none. */
static size_t name_at(const char *at) {
    size_t length = 0;
    while ((at[length] >= 'a' && at[length] <= 'z') || at[length] == '_' ||
           (length && at[length] >= '0' && at[length] <= '9'))
        length++;
    return length;
}

static bool put_chance(struct filling *filling, const char **at, struct failure *why) {
    const char *open = *at + 1 + strspn(*at + 1, " ");
    const char *quote = *open == '(' ? open + 1 + strspn(open + 1, " ") : open;
    const char *close = (*quote == '\'' || *quote == '"') ? strchr(quote + 1, *quote) : NULL;
    const char *end = close ? close + 1 + strspn(close + 1, " ") : NULL;
    char name[100];
    if (!end || *end != ')' || close - quote > 90)
        return fail(why, "p is written p('node') or p('event:name')");
    snprintf(name, sizeof name, "%.*s", (int)(close - quote - 1), quote + 1);
    double chance = chance_of(filling->engine, filling->study, filling->weights, name);
    if (chance < 0)
        return fail(why, "p('%s'): there is no such node or event", name);
    char label[120];
    snprintf(label, sizeof label, "p('%s')", name);
    put_number(filling, label, chance);
    *at = end + 1;
    return true;
}

static bool fill(struct filling *filling, const char *text, struct failure *why) {
    const struct {
        const char *name;
        double value;
    } known[] = {{"good", filling->odds->good},
                 {"utility", filling->odds->utility},
                 {"minutes", filling->odds->minutes}};
    for (const char *at = text; *at;) {
        size_t length = name_at(at), found = 3;
        for (size_t i = 0; i < 3; i++)
            if (strlen(known[i].name) == length && strncmp(at, known[i].name, length) == 0)
                found = i;
        if (length == 1 && *at == 'p') {
            if (!put_chance(filling, &at, why))
                return false;
        } else if (found < 3) {
            put_number(filling, known[found].name, known[found].value);
            at += length;
        } else {
            length = length ? length : 1;
            fwrite(at, 1, length, filling->text);
            at += length;
        }
    }
    return true;
}

/* Whether an expectation holds in a variant; false with a message. */
static bool holds(struct engine *engine, struct test_job *job, const struct study *study,
                  const double *weights, const struct odds *odds, const char *condition,
                  const char **message) {
    char *text, *facts;
    size_t size, facts_size;
    struct failure why;
    static const struct place place = {"expect", 0};
    struct slip slip;
    double value = 0;
    struct filling filling = {engine,
                              study,
                              weights,
                              odds,
                              open_memstream(&text, &size),
                              open_memstream(&facts, &facts_size)};
    if (!filling.text || !filling.facts)
        die("out of memory");
    bool good = fill(&filling, condition, &why);
    fclose(filling.text);
    fclose(filling.facts);
    const struct expression *expression =
        good ? expression_parse(job->arena, &engine->pathway->words, arena_copy(job->arena, text),
                                (struct type){TYPE_TRUTH, NULL}, &place, false, &slip)
             : NULL;
    struct scene scene = {.words = &engine->pathway->words,
                          .parameters = engine->pathway->parameter_values,
                          .variant = job->variant};
    if (good && !expression)
        good = fail(&why, "\"%.200s\": %s", condition, slip.text);
    double ignored;
    if (good && !reader_constant(reader_new(job->arena, engine->pathway, job->variant), expression,
                                 &ignored))
        good = fail(&why, "\"%.200s\" reads the patient, who is another in every walk", condition);
    good = good && expression_evaluate(expression, &scene, &value, &why);
    *message = good ? arena_print(job->arena, "variant %s: %s, against \"%.200s\"%s",
                                  engine->pathway->variants[job->variant].id, facts, condition,
                                  odds->unknown > 0 ? " (not all situations were unfolded)" : "")
                    : arena_copy(job->arena, why.text);
    free(text);
    free(facts);
    return good && value != 0 && odds->unknown <= 0 && odds->fault <= 0;
}

static bool finish_variant(struct engine *engine, struct test_job *job, const json_t *said,
                           const struct study *study) {
    double *weights;
    struct odds *odds = asking_finish(job->asking, job->arena, &weights, NULL);
    const json_t *body = json_object_get(said, "body");
    bool ok = true;
    char key[24];
    const char *message = "";
    job->asking = NULL;
    for (int i = 1; ok; i++) {
        snprintf(key, sizeof key, "%d", i);
        const json_t *condition =
            json_is_array(body) ? json_array_get(body, (size_t)i - 1) : json_object_get(body, key);
        if (!condition)
            break;
        ok = json_is_string(condition) &&
             strlen(json_string_value(condition)) < LONGEST_EXPECTATION &&
             holds(engine, job, study, weights, odds, json_string_value(condition), &message);
    }
    if (!ok)
        tested_line(engine, job, said, false, message);
    free(weights);
    return ok;
}

bool expected_odds_begin(struct engine *engine, struct test_job *job, const json_t *said) {
    const json_t *body = json_object_get(said, "body");
    const char *variant = json_text(body, "variant", NULL);
    long number = variant ? pathway_find_variant(engine->pathway, variant) : 0;
    struct failure why;
    if (!data_check_keys("expect", data_expect_keys, body, &why)) {
        tested_line(engine, job, said, false, arena_copy(job->arena, why.text));
        return false;
    }
    if (!json_is_array(body) && !json_object_get(body, "1")) {
        tested_line(engine, job, said, false,
                    "it expects nothing: a condition such as \"good > 0.9\" is missing");
        return false;
    }
    if (number < 0) {
        tested_line(engine, job, said, false,
                    arena_print(job->arena, "there is no variant \"%.60s\"", variant));
        return false;
    }
    job->variant = (size_t)number;
    job->last = variant ? job->variant + 1 : engine->pathway->variant_count;
    const char *policy = json_text(body, "policy", "expert");
    long known = strcmp(policy, "optimal") == 0 ? CHAIN_OPTIMAL : policy_find(policy);
    if (known < 0) {
        tested_line(engine, job, said, false,
                    arena_print(job->arena,
                                "policy takes expert, optimal, random, worst or novice, not "
                                "\"%.60s\"",
                                policy));
        return false;
    }
    job->rule = (struct rule_of_choice){.policy = (int)known};
    return true;
}

bool expected_odds_on(struct engine *engine, struct test_job *job, const json_t *said) {
    bool ready;
    const struct study *study = study_of(engine, job->variant, job->job.finish, &ready);
    if (!ready)
        return true;
    if (!job->asking) {
        job->rule.best = study->best;
        job->asking = asking_new(study, &job->rule, &engine->unfold_options);
    }
    if (asking_go_on(job->asking, slice_of(engine)))
        return true;
    if (!finish_variant(engine, job, said, study))
        return false;
    if (++job->variant < job->last)
        return true;
    tested_line(engine, job, said, true, NULL);
    return false;
}
