/* Where a walk begins other than at its start: read from what an author says, and said of where a
   walk stands. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "nearest.h"

enum { LONGEST_BEGINNING = 100000000 /* minutes; as one action at most */ };

/* What a sum of decimal fractions may miss a whole minute by. */
static const double rounding = 1e-6;

bool find_place(const struct pathway *pathway, const char *id, size_t *node, struct failure *why) {
    char hint[128];
    long found = pathway_find_node(pathway, id);
    found = found < 0 ? pathway_find_way_in(pathway, id) : found;
    *node = (size_t)found;
    if (found >= 0)
        return true;
    struct nearest near = nearest_to(id);
    for (size_t i = 0; i < pathway->node_count; i++)
        nearest_offer(&near, pathway->nodes[i].id);
    return fail(why, "there is no node \"%.60s\"%s", id, nearest_hint(&near, hint, sizeof hint));
}

/* Stores a value; out of its range it is a mistake, also of a field that the pathway holds in
   it. */
static bool put_field(const struct layout *layout, unsigned char *patient, size_t index,
                      double value, struct failure *why) {
    const struct field *field = &layout->fields[index];
    if (field->has_range && (value < field->low || value > field->high))
        return fail(why, "%s = %g is outside its range %g to %g", field->id, value, field->low,
                    field->high);
    switch (patient_put(layout, patient, index, value)) {
    case PATIENT_STORED:
        return true;
    case PATIENT_NOT_WHOLE:
        return fail(why, "%s takes a whole number, not %g", field->id, value);
    default:
        return fail(why, "%s cannot be %g", field->id, value);
    }
}

static bool put_known(const struct layout *layout, unsigned char *patient, size_t field,
                      bool known) {
    if (known)
        patient_reveal(layout, patient, field);
    else
        patient[layout->fields[field].known_offset] = 0;
    return true;
}

static bool put_clock(struct scene *scene, double minutes, struct failure *why) {
    if (!(minutes >= 0 && minutes <= LONGEST_BEGINNING))
        return fail(why, "clock = %g: the clock shows 0 to %d minutes", minutes, LONGEST_BEGINNING);
    scene->clock = scene->exact = ceil(minutes - rounding) + 0.0;
    return true;
}

/* Carries out one assignment; each sees what those before it made. */
static bool put_start(const struct start_value *start, struct scene *scene, struct failure *why) {
    const struct layout *layout = &scene->words->patient;
    double value;
    if (!expression_evaluate(start->value, scene, &value, why))
        return false;
    bool good = start->what == BEGINS_CLOCK ? put_clock(scene, value, why)
                : start->what == BEGINS_KNOWN
                    ? put_known(layout, scene->patient, start->field, value != 0)
                    : put_field(layout, scene->patient, start->field, value, why);
    return good || fail_within(why, "set: column %d", start->column);
}

static bool read_set(struct pathway *pathway, struct arena *arena, size_t variant, const char *set,
                     struct beginning *beginning, struct failure *why) {
    static const struct place place = {"set", 1};
    struct slip slip;
    size_t count;
    const struct start_value *list = expression_parse_start(
        arena, &pathway->words, arena_copy(arena, set), &place, &count, &slip);
    if (!list)
        return slip.column ? fail(why, "set: column %d: %s", slip.column, slip.text)
                           : fail(why, "set: %s", slip.text);
    unsigned char *patient = arena_alloc(arena, pathway->words.patient.size + 1);
    memcpy(patient, pathway->variants[variant].patient, pathway->words.patient.size);
    struct scene scene = {.words = &pathway->words,
                          .parameters = pathway->parameter_values,
                          .patient = patient,
                          .variant = variant,
                          .name = pathway->variants[variant].name,
                          .rule = rules_call,
                          .host = pathway->rules};
    for (size_t i = 0; i < count; i++)
        if (!put_start(&list[i], &scene, why))
            return false;
    beginning->patient = patient;
    beginning->minutes = scene.exact;
    return true;
}

bool beginning_read(struct pathway *pathway, struct arena *arena, size_t variant, const char *at,
                    const char *set, struct beginning *beginning, struct failure *why) {
    *beginning = (struct beginning){.node = pathway->variants[variant].start};
    return (!at || find_place(pathway, at, &beginning->node, why)) &&
           (!set || read_set(pathway, arena, variant, set, beginning, why));
}

/* --- the other way round --- */

static void say_between(FILE *out) {
    if (ftell(out) > 0)
        fputs("; ", out);
}

const char *beginning_write(const struct pathway *pathway, struct arena *arena, size_t variant,
                            const unsigned char *patient, double minutes) {
    const struct layout *layout = &pathway->words.patient;
    const unsigned char *start = pathway->variants[variant].patient;
    char *text, number[32];
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    for (size_t i = 0; i < layout->count; i++) {
        double value = patient_get(layout, patient, i);
        if (value != patient_get(layout, start, i)) {
            say_between(out);
            fprintf(out, "%s = ", layout->fields[i].id);
            expression_print_value(field_type(&layout->fields[i]), value, out);
        }
        if (patient_knows(layout, patient, i) && !patient_knows(layout, start, i)) {
            say_between(out);
            fprintf(out, "known('%s') = true", layout->fields[i].id);
        }
    }
    if (minutes > 0) {
        say_between(out);
        json_format_number(minutes, number);
        fprintf(out, "clock = %s", number);
    }
    if (fclose(out) != 0)
        die("out of memory");
    const char *kept = arena_copy(arena, text);
    free(text);
    return kept;
}
