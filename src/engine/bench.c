/* What only an author at the bench is told: the whole situation, what hides an option; and going
   elsewhere. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"

enum { PLACES_A_LINE = 1000, MOST_PARTS = 64, MOST_READ = 64 };

static const struct layout *layout_of(const struct engine *engine) {
    return &engine->pathway->words.patient;
}

/* An expression as it is written, or as it could be. */
static const char *written(struct engine *engine, const struct expression *expression, bool whole) {
    char *text;
    size_t size;
    if (whole && expression->source)
        return expression->source;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    expression_print(expression, &engine->pathway->words, out);
    if (fclose(out) != 0)
        die("out of memory");
    const char *kept = arena_copy(engine->arena, text);
    free(text);
    return kept;
}

/* A value as it stands in an expression; NULL: it cannot be found out. */
static const char *value_now(struct engine *engine, const struct expression *expression) {
    struct failure why;
    double value;
    char *text;
    size_t size;
    if (expression->type.kind == TYPE_TEXT)
        return text_now(engine, expression, &why);
    if (!expression_evaluate(expression, walk_scene(engine->walk), &value, &why))
        return NULL;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    expression_print_value(expression->type, value, out);
    if (fclose(out) != 0)
        die("out of memory");
    const char *kept = arena_copy(engine->arena, text);
    free(text);
    return kept;
}

/* --- the situation --- */

/* A value of a field as the chart would tell it, "" for a finding. */
static const char *field_text(struct engine *engine, const struct field *field, double value) {
    char text[512] = "";
    if (field->kind != FIELD_FINDING)
        field_format(field, value, text, sizeof text);
    return arena_copy(engine->arena, text);
}

static void put_field(struct engine *engine, struct json_writer *json, size_t index) {
    const struct layout *layout = layout_of(engine);
    const struct field *field = &layout->fields[index];
    const unsigned char *start = engine->pathway->variants[walk_variant(engine->walk)].patient;
    const unsigned char *patient = walk_situation(engine->walk)->bytes;
    double value = patient_get(layout, patient, index), was = patient_get(layout, start, index);
    json_begin(json, NULL, '{');
    json_put_text(json, "field", field->id);
    json_put_text(json, "label", field->label);
    json_put_text(json, "value", field_text(engine, field, value));
    json_put_text(json, "unit", field->unit);
    json_put_text(json, "was", value != was ? field_text(engine, field, was) : NULL);
    json_put_truth(json, "hidden", field->hidden);
    json_put_truth(json, "known", patient_knows(layout, patient, index));
    json_end(json, '}');
}

static void put_event(struct engine *engine, struct json_writer *json, size_t index) {
    const struct event *event = &engine->pathway->events[index];
    struct parts parts = situation_parts(engine->pathway);
    unsigned char mark = walk_situation(engine->walk)->bytes[parts.events + index];
    struct failure why;
    double due, holds = 1;
    if (!walk_due(engine->walk, index, &due))
        due = INFINITY;
    if (event->when && !expression_evaluate(event->when, walk_scene(engine->walk), &holds, &why))
        holds = 0;
    json_begin(json, NULL, '{');
    json_put_text(json, "event", event->id);
    json_put_truth(json, "spent", mark & EVENT_SPENT);
    json_put_text(json, "when", event->when ? written(engine, event->when, true) : NULL);
    json_put_truth(json, "holds", holds != 0);
    json_put_number(json, "due", due);
    json_put_truth(json, "chance", event->probability != NULL);
    json_end(json, '}');
}

static void put_used(struct engine *engine, struct json_writer *json) {
    struct parts parts = situation_parts(engine->pathway);
    const unsigned char *counters = walk_situation(engine->walk)->bytes + parts.counters;
    for (size_t n = 0; n < engine->pathway->node_count; n++) {
        const struct node *node = &engine->pathway->nodes[n];
        for (size_t c = 0; c < node->choice_count; c++) {
            const struct choice *choice = &node->choices[c];
            if (choice->counter < 0 || counters[choice->counter] == 0)
                continue;
            json_begin(json, NULL, '{');
            json_put_text(json, "node", node->id);
            json_put_text(json, "option", choice->id);
            json_put_whole(json, "taken", counters[choice->counter]);
            json_end(json, '}');
        }
    }
}

/* What was interrupted, the last first. */
static void put_waiting(struct engine *engine, struct json_writer *json) {
    const struct situation *s = walk_situation(engine->walk);
    for (uint32_t i = s->depth; i-- > 0;) {
        const struct activity *waiting = &s->waiting[i];
        bool visit = waiting->stage == STAGE_OFFER, time = waiting->stage == STAGE_TAKE;
        json_begin(json, NULL, '{');
        json_put_text(json, "node", engine->pathway->nodes[waiting->node].id);
        json_put_text(json, "for", visit ? "visit" : time ? "time" : "entry");
        json_put_number(json, "left", time ? (double)waiting->left : (double)NAN);
        json_end(json, '}');
    }
}

void situation_lines(struct engine *engine, const json_t *request) {
    (void)request;
    const struct situation *s = walk_situation(engine->walk);
    struct json_writer json = line_begin(engine, "situation");
    json_put_text(&json, "node", walk_node(engine->walk)->id);
    json_put_text(&json, "variant", engine->pathway->variants[walk_variant(engine->walk)].id);
    json_put_number(&json, "minutes", walk_minutes(engine->walk));
    json_put_number(&json, "clock", s->clock);
    json_begin(&json, "fields", '[');
    for (size_t i = 0; i < layout_of(engine)->count; i++)
        put_field(engine, &json, i);
    json_end(&json, ']');
    json_begin(&json, "events", '[');
    for (size_t i = 0; i < engine->pathway->event_count; i++)
        put_event(engine, &json, i);
    json_end(&json, ']');
    json_begin(&json, "used", '[');
    put_used(engine, &json);
    json_end(&json, ']');
    json_begin(&json, "waiting", '[');
    put_waiting(engine, &json);
    json_end(&json, ']');
    json_put_text(&json, "set",
                  beginning_write(engine->pathway, engine->arena, walk_variant(engine->walk),
                                  s->bytes, walk_minutes(engine->walk)));
    line_end(&json);
}

/* --- what hides an option --- */

/* The parts of a condition that must all hold; at most MOST_PARTS. */
static size_t split(const struct expression *condition, const struct expression **parts,
                    size_t count) {
    if (condition->kind != EXPRESSION_AND || count + condition->count > MOST_PARTS) {
        if (count < MOST_PARTS)
            parts[count++] = condition;
        return count;
    }
    for (size_t i = 0; i < condition->count; i++)
        count = split(condition->operands[i], parts, count);
    return count;
}

/* The names that a condition reads, each once, what a define means among them; at most MOST_READ.
 */
struct reading {
    size_t count;
    const struct expression *names[MOST_READ];
};

static bool is_name(const struct expression *e) {
    switch (e->kind) {
    case EXPRESSION_FIELD:
    case EXPRESSION_PARAMETER:
    case EXPRESSION_DEFINED:
    case EXPRESSION_CLOCK:
    case EXPRESSION_VARIANT:
    case EXPRESSION_KNOWN:
        return true;
    default:
        return false;
    }
}

static void collect(struct reading *reads, const struct expression *e) {
    for (size_t i = 0; i < reads->count; i++)
        if (reads->names[i]->kind == e->kind && reads->names[i]->index == e->index && is_name(e))
            return;
    if (reads->count == MOST_READ)
        return;
    if (is_name(e))
        reads->names[reads->count++] = e;
    for (size_t i = 0; i < e->count; i++)
        collect(reads, e->operands[i]);
}

static void put_reads(struct engine *engine, struct json_writer *json,
                      const struct expression *condition) {
    struct reading reads = {0};
    collect(&reads, condition);
    json_begin(json, "reads", '[');
    for (size_t i = 0; i < reads.count; i++) {
        const struct expression *name = reads.names[i];
        json_begin(json, NULL, '{');
        json_put_text(json, "name", written(engine, name, false));
        json_put_text(json, "value", value_now(engine, name));
        json_put_text(json, "means",
                      name->kind == EXPRESSION_DEFINED ? written(engine, name->operands[0], true)
                                                       : NULL);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_failing(struct engine *engine, struct json_writer *json,
                        const struct expression *condition) {
    const struct expression *parts[MOST_PARTS];
    struct failure why;
    size_t count = split(condition, parts, 0);
    json_begin(json, "fails", '[');
    for (size_t i = 0; i < count; i++) {
        double holds;
        if (!expression_evaluate(parts[i], walk_scene(engine->walk), &holds, &why) || holds == 0)
            json_put_text(json, NULL, written(engine, parts[i], count == 1));
    }
    json_end(json, ']');
}

static void hidden_line(struct engine *engine, const struct choice *choice) {
    struct failure why;
    double holds = 1, most;
    struct parts parts = situation_parts(engine->pathway);
    const char *label = text_now(engine, choice->label, &why);
    bool by_condition =
        choice->when &&
        (!expression_evaluate(choice->when, walk_scene(engine->walk), &holds, &why) || holds == 0);
    struct json_writer json = line_begin(engine, "hidden");
    json_put_text(&json, "node", walk_node(engine->walk)->id);
    json_put_text(&json, "option", choice->id);
    json_put_text(&json, "label", label && *label ? label : choice->id);
    json_put_text(&json, "by", by_condition ? "when" : "at_most");
    json_put_text(&json, "file", choice->place.file);
    json_put_whole(&json, "line", choice->place.line);
    if (by_condition) {
        json_put_text(&json, "condition", written(engine, choice->when, true));
        put_failing(engine, &json, choice->when);
        put_reads(engine, &json, choice->when);
    } else {
        if (!expression_evaluate(choice->at_most, walk_scene(engine->walk), &most, &why))
            most = NAN;
        json_put_whole(
            &json, "taken",
            walk_situation(engine->walk)->bytes[parts.counters + (size_t)choice->counter]);
        json_put_number(&json, "most", most);
    }
    line_end(&json);
}

void hidden_lines(struct engine *engine, const json_t *request) {
    (void)request;
    const struct node *node = walk_node(engine->walk);
    bool offered[256];
    if (walk_offer(engine->walk, offered) < 0) {
        line_message(engine, "error", "%s", walk_fault(engine->walk));
        return;
    }
    for (size_t i = 0; i < node->choice_count; i++)
        if (!offered[i])
            hidden_line(engine, &node->choices[i]);
}

/* --- going elsewhere --- */

void jump_lines(struct engine *engine, const json_t *request) {
    size_t node;
    struct failure why;
    if (!find_place(engine->pathway, json_text(request, "node", ""), &node, &why)) {
        line_message(engine, "error", "%s", why.text);
        return;
    }
    keep_before(engine);
    struct moment *moment = keep_moment(engine);
    moment->need = NEED_NOTHING;
    moment->jump = true;
    engine->inputs++;
    engine->need = walk_jump(engine->walk, node);
    settle(engine);
    closing_lines(engine);
}

bool walk_jumped(const struct engine *engine) {
    for (size_t i = 0; i < engine->moment_count; i++)
        if (engine->moments[i].jump && !engine->moments[i].taken_back)
            return true;
    return false;
}

bool walk_is_pieced(const struct engine *engine) {
    return walk_jumped(engine) || engine->at || engine->set;
}

void places_lines(struct engine *engine, const json_t *request) {
    (void)request;
    const struct pathway *pathway = engine->pathway;
    for (size_t first = 0; first < pathway->node_count; first += PLACES_A_LINE) {
        struct json_writer json = line_begin(engine, "places");
        json_begin(&json, "nodes", '[');
        for (size_t i = first; i < pathway->node_count && i < first + PLACES_A_LINE; i++)
            json_put_text(&json, NULL, pathway->nodes[i].id);
        json_end(&json, ']');
        line_end(&json);
    }
}
