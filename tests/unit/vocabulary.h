/* A patient to try expressions on; for the tests of expressions. */
#ifndef VOCABULARY_H
#define VOCABULARY_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pathway.h"

/* Loaded from a text, so that fields and defines come the way an author's do. */
struct stage_set {
    struct loading loading;
    struct arena *arena;
    struct scene scene;
};

static const char patient_text[] =
    "pathway 'p' { title = 'P', start = 'e' }\n"
    "parameter 'works' { 0.9, low = 0.8, high = 0.95, illustrative = true }\n"
    "define 'in_shock' 'sbp < 60'\n"
    "define 'double' '2 * sbp'\n"
    "patient 'Sam, 24' {\n"
    "  sbp = number { 78, range = {0, 300} },\n"
    "  ph = number { 7.4, digits = 1 },\n"
    "  x = number { 1.5 }, y = number { -2 }, z = number { 0 },\n"
    "  doses = integer { 3, range = {0, 6} },\n"
    "  airway = scale { 'clear', 'stridor', 'lost', value = 'stridor', say = { lost = 'gone' } },\n"
    "  voice = scale { 'clear', 'hoarse' },\n"
    "  rhythm = one_of { 'sinus', 'svt' },\n"
    "  pale = flag { true }, blind = flag { false, say = { no = 'sees' } },\n"
    "  lab = number { 34, hidden = true, chart = 'lab' },\n"
    "  film = finding { 'Lungs {either(pale, ''pale'', ''red'')}.', chart = 'imaging' } }\n"
    "variant 'old' { 'Sam is old' }\n"
    "outcome 'e' { '.', utility = 1 }\n";

static inline void set_up(struct stage_set *set) {
    char *text = strdup(patient_text), *quote;
    while ((quote = strstr(text, "''")))
        memcpy(quote, "\\'", 2);
    struct file file = {"p.lua", text, strlen(text)};
    pathway_load(&file, 1, &set->loading);
    for (size_t i = 0; i < set->loading.count; i++)
        fprintf(stderr, "%d: %s\n", set->loading.diagnostics[i].place.line,
                set->loading.diagnostics[i].message);
    free(text);
    set->arena = arena_new();
    struct pathway *pathway = set->loading.pathway;
    if (!pathway)
        abort();
    set->scene = (struct scene){.words = &pathway->words,
                                .parameters = pathway->parameter_values,
                                .patient = arena_alloc(set->arena, pathway->words.patient.size),
                                .clock = 90,
                                .given = 0.5,
                                .name = "Sam",
                                .rule = rules_call,
                                .host = pathway->rules};
    patient_reset(&pathway->words.patient, set->scene.patient);
}

static inline void tear_down(struct stage_set *set) {
    arena_free(set->arena);
    pathway_free(set->loading.pathway);
    loading_free(&set->loading);
}

static const struct place here_place = {"p.lua", 12};

static inline const struct expression *parse(struct stage_set *set, const char *source,
                                             enum type_kind type, struct slip *slip) {
    return expression_parse(set->arena, &set->loading.pathway->words, source,
                            (struct type){type, NULL}, &here_place, true, slip);
}

#endif
