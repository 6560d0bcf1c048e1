/* The request "start". */
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "random.h"

enum { PROTOCOL = 1, MOST_FIXES = 5000 };

static void put_words(struct json_writer *json, const char *key, const struct list *list) {
    json_begin(json, key, '[');
    for (size_t i = 0; i < list->count; i++)
        json_put_text(json, NULL, pathway_word(list, i));
    json_end(json, ']');
}

static void session_line(struct engine *engine) {
    const struct pathway *pathway = engine->pathway;
    const struct variant *variant = &pathway->variants[walk_variant(engine->walk)];
    char seed[32];
    size_t decisions = 0;
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)walk_seed(engine->walk));
    for (size_t i = 0; i < pathway->node_count; i++)
        decisions += pathway->nodes[i].kind <= NODE_QUESTION;
    struct json_writer json = line_begin(engine, "session");
    json_put_whole(&json, "protocol", PROTOCOL);
    json_put_text(&json, "pathway", pathway->id);
    json_put_text(&json, "title", pathway->title);
    json_put_text(&json, "summary", pathway->summary);
    json_put_text(&json, "version", pathway->version);
    json_put_text(&json, "audience", pathway->audience);
    put_words(&json, "authors", &pathway->authors);
    put_words(&json, "reviewers", &pathway->reviewers);
    json_put_text(&json, "reviewed", pathway->reviewed);
    json_put_text(&json, "review_by", pathway->review_by);
    put_words(&json, "goals", &pathway->goals);
    json_put_whole(&json, "reading", pathway->reading);
    json_put_text(&json, "variant", variant->id);
    json_put_text(&json, "variant_text", variant->text);
    json_put_text(&json, "seed", seed);
    json_put_text(&json, "name", variant->whole_name);
    json_put_whole(&json, "decisions", (long long)decisions);
    json_put_whole(&json, "learning_points", (long long)pathway->point_count);
    json_put_whole(&json, "fixed", (long long)engine->fix_count);
    if (engine->at)
        json_put_text(&json, "at", engine->at);
    if (engine->set)
        json_put_text(&json, "set", engine->set);
    line_end(&json);
}

static void prepare_walk(struct engine *engine, size_t variant, uint64_t seed) {
    const struct pathway *pathway = engine->pathway;
    const struct layout *layout = &pathway->words.patient;
    end_walk(engine);
    engine->arena = arena_new();
    engine->walk = walk_new(pathway, variant, seed, tell_line, engine);
    engine->inputs = engine->hints = engine->past_count = engine->fix_count = engine->fix_next = 0;
    engine->moment_count = 0;
    engine->moments = NULL;
    engine->past = NULL;
    engine->before = NULL;
    engine->fixes = NULL;
    engine->charted = arena_alloc(engine->arena, (layout->count + 1) * sizeof *engine->charted);
    engine->seen = arena_alloc(engine->arena, (layout->count + 1) * sizeof *engine->seen);
    engine->shown = arena_alloc(engine->arena, (pathway->node_count + 1) * sizeof *engine->shown);
    engine->met = arena_alloc(engine->arena, pathway->point_count + 1);
    engine->missed = arena_alloc(engine->arena, pathway->point_count + 1);
    engine->at = engine->set = NULL;
}

/* "place:branch" lines that say what chance does; those that name a decision are the front's
 * business. */
static bool read_fixes(struct engine *engine, const json_t *list) {
    for (size_t i = 0; i < json_array_size(list) && i < MOST_FIXES; i++) {
        const char *text = json_string_value(json_array_get(list, i));
        const char *colon = text ? strchr(text, ':') : NULL;
        if (!colon)
            continue;
        const char *place = arena_copy_bytes(engine->arena, text, (size_t)(colon - text));
        long node = pathway_find_node(engine->pathway, place);
        bool event = strcmp(place, "event") == 0;
        if (!event && (node < 0 || engine->pathway->nodes[node].kind != NODE_CHANCE))
            continue;
        if (!event && node_find_choice(&engine->pathway->nodes[node], colon + 1) < 0) {
            line_message(engine, "error", "\"%.60s\" has no branch \"%.60s\"", place, colon + 1);
            return false;
        }
        bool drawn = !event;
        for (size_t e = 0; event && e < engine->pathway->event_count; e++)
            drawn = drawn || (strcmp(engine->pathway->events[e].id, colon + 1) == 0 &&
                              engine->pathway->events[e].probability);
        if (drawn)
            *ARENA_ADD(engine->arena, engine->fixes, engine->fix_count) =
                (struct fix){place, arena_copy(engine->arena, colon + 1)};
    }
    return true;
}

void no_variant(struct engine *engine, const char *name) {
    char *known;
    size_t size;
    FILE *list = open_memstream(&known, &size);
    for (size_t i = 0; list && i < engine->pathway->variant_count; i++)
        fprintf(list, "%s%s", i ? ", " : "", engine->pathway->variants[i].id);
    if (!list || fclose(list) != 0)
        die("out of memory");
    line_message(engine, "error", "there is no variant \"%.60s\"; there are: %s", name, known);
    free(known);
}

static bool read_beginning(struct engine *engine, const json_t *request, size_t variant) {
    const struct layout *layout = &engine->pathway->words.patient;
    const char *at = json_text(request, "at", NULL), *set = json_text(request, "set", NULL);
    struct failure why;
    if (!beginning_read(engine->pathway, engine->arena, variant, at, set, &engine->beginning,
                        &why)) {
        line_message(engine, "error", "%s%s",
                     strncmp(why.text, "set:", 4) == 0 ? "" : "at: ", why.text);
        return false;
    }
    engine->at = at ? arena_copy(engine->arena, at) : NULL;
    engine->set = set ? arena_copy(engine->arena, set) : NULL;
    const unsigned char *patient = engine->beginning.patient
                                       ? engine->beginning.patient
                                       : engine->pathway->variants[variant].patient;
    for (size_t i = 0; i < layout->count; i++)
        engine->seen[i] = patient_get(layout, patient, i);
    return true;
}

bool start_walk(struct engine *engine, const json_t *request) {
    const char *name = json_text(request, "variant", "base");
    uint64_t seed = strtoull(json_text(request, "seed", "0"), NULL, 10);
    long variant = pathway_find_variant(engine->pathway, name);
    if (strcmp(name, "any") == 0)
        variant = (long)(random_draw(seed, random_place("variant", ""), 0) *
                         (double)engine->pathway->variant_count);
    if (variant < 0) {
        no_variant(engine, name);
        return false;
    }
    prepare_walk(engine, (size_t)variant, seed);
    if (!read_fixes(engine, json_object_get(request, "fixes")) ||
        !read_beginning(engine, request, (size_t)variant)) {
        end_walk(engine);
        return false;
    }
    session_line(engine);
    engine->need = walk_start_at(engine->walk, &engine->beginning);
    settle(engine);
    closing_lines(engine);
    return true;
}

void start_lines(struct engine *engine, const json_t *request) { start_walk(engine, request); }
