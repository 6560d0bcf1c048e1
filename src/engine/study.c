/* Variants, unfolded: made in slices, kept for the requests that follow. */
#include <stdlib.h>
#include <string.h>

#include "inside.h"

enum {
    DEFAULT_LIMIT = 20000000, /* situations */
    DEFAULT_MEMORY = 2048,    /* MiB that the engine was given */
    SLICE = 4000,             /* situations at a time, when no Lua runs for them … */
    SLICE_OF_RULES = 200      /* … and when it does */
};

static const double share_of_memory = 0.45; /* for the graph; solving takes its part too */

void studies_forget(struct engine *engine) {
    for (size_t v = 0; engine->studies && v < engine->pathway->variant_count; v++)
        study_free(engine->studies[v]);
    free(engine->studies);
    engine->studies = NULL;
    arena_free(engine->study_arena);
    engine->study_arena = NULL;
}

static bool read_fields(struct engine *engine, const json_t *names, struct arena *arena,
                        struct unfold_options *options) {
    size_t *fields = NULL;
    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *name = json_string_value(json_array_get(names, i));
        long field = name ? layout_find(&engine->pathway->words.patient, name) : -1;
        if (field < 0 || engine->pathway->words.patient.fields[field].kind == FIELD_FINDING) {
            line_message(engine, "error", "the patient has no field \"%.60s\" with a value",
                         name ? name : "");
            return false;
        }
        *ARENA_ADD(arena, fields, options->field_count) = (size_t)field;
    }
    options->fields = fields;
    return true;
}

static bool read_reductions(struct engine *engine, const json_t *names,
                            struct unfold_options *options) {
    options->reductions = REDUCE_ALL;
    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *name = json_string_value(json_array_get(names, i));
        unsigned found = name && strcmp(name, "all") == 0 ? REDUCE_ALL : 0;
        for (unsigned r = 0; name && r < 5; r++)
            if (strcmp(name, reduction_name[r]) == 0)
                found = 1U << r;
        if (!found) {
            line_message(
                engine, "error",
                "there is no reduction \"%.60s\": all, fields, clock, events, numbers and seen are",
                name ? name : "");
            return false;
        }
        options->reductions &= ~found;
    }
    return true;
}

static bool same_options(const struct unfold_options *a, const struct unfold_options *b) {
    return a->reductions == b->reductions && a->limit == b->limit && a->memory == b->memory &&
           a->field_count == b->field_count &&
           (a->field_count == 0 ||
            memcmp(a->fields, b->fields, a->field_count * sizeof *a->fields) == 0);
}

bool studies_prepare(struct engine *engine, const json_t *request) {
    struct arena *arena = arena_new();
    long long limit = json_whole(request, "limit", DEFAULT_LIMIT);
    double memory = (double)json_whole(request, "memory", DEFAULT_MEMORY);
    struct unfold_options options = {
        .limit = limit > 0 ? (size_t)limit : 1,
        .memory = (size_t)(memory * 1024 * 1024 * share_of_memory),
    };
    if (!read_fields(engine, json_object_get(request, "fields"), arena, &options) ||
        !read_reductions(engine, json_object_get(request, "no_reduce"), &options)) {
        arena_free(arena);
        return false;
    }
    if (engine->studies && same_options(&options, &engine->unfold_options)) {
        arena_free(arena);
        return true;
    }
    studies_forget(engine);
    engine->study_arena = arena;
    engine->unfold_options = options;
    engine->studies = xcalloc(engine->pathway->variant_count, sizeof(struct study *));
    return true;
}

long long memory_for(size_t bytes) {
    return (long long)((double)bytes / share_of_memory / (1024 * 1024)) + 1;
}

size_t slice_of(const struct engine *engine) {
    return pathway_has_rules(engine->pathway) ? SLICE_OF_RULES : SLICE;
}

struct study *study_of(struct engine *engine, size_t variant, bool finish, bool *ready) {
    struct study **study = &engine->studies[variant];
    if (!*study)
        *study = study_new(engine->pathway, variant, &engine->unfold_options);
    (*study)->give_up = (*study)->give_up || finish;
    enum study_stage stage = study_go_on(*study, slice_of(engine));
    *ready = stage == STUDY_READY;
    job_does(engine, stage == STUDY_UNFOLDS ? "unfolding" : "solving", (*study)->graph->count,
             "situations");
    return *study;
}

bool read_variants(struct engine *engine, const json_t *request, size_t *first, size_t *last) {
    const char *name = json_text(request, "variant", "base");
    long variant = pathway_find_variant(engine->pathway, name);
    if (strcmp(name, "all") == 0) {
        *first = 0;
        *last = engine->pathway->variant_count;
        return true;
    }
    if (variant < 0)
        no_variant(engine, name);
    *first = (size_t)variant;
    *last = *first + 1;
    return variant >= 0;
}

const char *answer_name(const struct study *study) {
    return study->graph->expanded == study->graph->count ? "exact" : "interval";
}
