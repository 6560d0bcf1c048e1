/* The chart: what is known of the patient, live or as it was last reported. */
#include <stdlib.h>
#include <string.h>

#include "inside.h"

static bool is_live(const struct field *field) {
    return field->chart == CHART_VITAL || field->chart == CHART_EXAM;
}

static double value_of(struct engine *engine, size_t field) {
    return patient_get(&engine->pathway->words.patient, walk_situation(engine->walk)->bytes, field);
}

static bool is_known(struct engine *engine, size_t field) {
    return patient_knows(&engine->pathway->words.patient, walk_situation(engine->walk)->bytes,
                         field);
}

/* The value as people read it, in the walk's arena. A finding is its text. */
static const char *value_text(struct engine *engine, size_t index) {
    const struct field *field = &engine->pathway->words.patient.fields[index];
    char text[512];
    struct failure why;
    if (field->kind == FIELD_FINDING) {
        const char *finding = text_now(engine, engine->pathway->words.findings[index], &why);
        return finding ? finding : "";
    }
    field_format(field, value_of(engine, index), text, sizeof text);
    return arena_copy(engine->arena, text);
}

static struct charted now(struct engine *engine, size_t index) {
    return (struct charted){
        value_text(engine, index),
        patient_abnormal(&engine->pathway->words.patient.fields[index], value_of(engine, index)),
        walk_minutes(engine->walk)};
}

void chart_reveal(struct engine *engine, const struct list *list) {
    for (size_t i = 0; i < list->count; i++)
        engine->charted[list->items[i]] = now(engine, list->items[i]);
}

static const char *abnormal_word(const struct field *field, int abnormal) {
    if (abnormal == 0)
        return NULL;
    if (field->value_count)
        return "abnormal";
    return abnormal < 0 ? "low" : "high";
}

static const char *normal_text(struct engine *engine, const struct field *field) {
    char low[32], high[32];
    if (field->has_normal) {
        json_format_number(field->normal_low, low);
        json_format_number(field->normal_high, high);
        return arena_print(engine->arena, "%s–%s", low, high);
    }
    for (size_t i = 0; field->normal_values && i < field->value_count; i++)
        if (field->normal_values[i])
            return field->says[i];
    return NULL;
}

static void put_row(struct engine *engine, struct json_writer *json, size_t index,
                    const struct charted *charted) {
    const struct field *field = &engine->pathway->words.patient.fields[index];
    json_begin(json, NULL, '{');
    json_put_text(json, "field", field->id);
    json_put_text(json, "label", field->label);
    json_put_text(json, "value", charted->value);
    json_put_text(json, "unit", field->unit);
    json_put_text(json, "normal", normal_text(engine, field));
    json_put_text(json, "abnormal", abnormal_word(field, charted->abnormal));
    json_put_text(json, "chart", chart_name[field->chart]);
    if (is_live(field))
        json_put_null(json, "minutes");
    else
        json_put_number(json, "minutes", charted->minutes);
    json_end(json, '}');
}

void reveal_line(struct engine *engine, const struct list *list) {
    struct json_writer json = line_begin(engine, "reveal");
    json_begin(&json, "fields", '[');
    for (size_t i = 0; i < list->count; i++)
        put_row(engine, &json, list->items[i], &engine->charted[list->items[i]]);
    json_end(&json, ']');
    json_put_number(&json, "minutes", walk_minutes(engine->walk));
    line_end(&json);
}

/* Vital signs always; what else can be seen of the patient when it changes. */
static bool stands_with_vitals(struct engine *engine, size_t index, double value) {
    const struct field *field = &engine->pathway->words.patient.fields[index];
    bool seen =
        field->chart == CHART_VITAL || (field->chart == CHART_EXAM && value != engine->seen[index]);
    return seen && field->kind != FIELD_FINDING && is_known(engine, index);
}

static void put_vital(struct engine *engine, struct json_writer *json, size_t index, double value) {
    const struct field *field = &engine->pathway->words.patient.fields[index];
    double before = engine->seen[index];
    char was[512];
    field_format(field, before, was, sizeof was);
    bool ordered = field->kind <= FIELD_SCALE;
    json_begin(json, NULL, '{');
    json_put_text(json, "field", field->id);
    json_put_text(json, "label", field->label);
    json_put_text(json, "value", value_text(engine, index));
    json_put_text(json, "unit", field->unit);
    json_put_text(json, "abnormal", abnormal_word(field, patient_abnormal(field, value)));
    json_put_truth(json, "changed", value != before);
    json_put_text(json, "was", value != before ? was : NULL);
    const char *more = field->kind == FIELD_SCALE ? "worse" : "up"; /* in order of badness */
    const char *less = field->kind == FIELD_SCALE ? "better" : "down";
    json_put_text(json, "trend", value == before || !ordered ? NULL : value > before ? more : less);
    json_end(json, '}');
}

void put_vitals(struct engine *engine, struct json_writer *json) {
    const struct layout *layout = &engine->pathway->words.patient;
    json_begin(json, "vitals", '[');
    for (size_t i = 0; i < layout->count; i++) {
        double value = value_of(engine, i);
        if (stands_with_vitals(engine, i, value))
            put_vital(engine, json, i, value);
        engine->seen[i] = value;
    }
    json_end(json, ']');
}

void chart_lines(struct engine *engine, const json_t *request) {
    (void)request;
    static const struct {
        enum chart_place place;
        const char *name;
    } sections[] = {{CHART_VITAL, "Vital signs"},
                    {CHART_EXAM, "Examination"},
                    {CHART_LAB, "Laboratory"},
                    {CHART_IMAGING, "Imaging"}};
    const struct layout *layout = &engine->pathway->words.patient;
    struct json_writer json = line_begin(engine, "chart");
    json_put_text(&json, "name", engine->pathway->variants[walk_variant(engine->walk)].whole_name);
    json_put_number(&json, "minutes", walk_minutes(engine->walk));
    json_begin(&json, "sections", '[');
    for (size_t s = 0; s < sizeof sections / sizeof *sections; s++) {
        json_begin(&json, NULL, '{');
        json_put_text(&json, "name", sections[s].name);
        json_put_text(&json, "kind", chart_name[sections[s].place]);
        json_begin(&json, "rows", '[');
        for (size_t i = 0; i < layout->count; i++) {
            if (layout->fields[i].chart != sections[s].place || !is_known(engine, i))
                continue;
            struct charted live = now(engine, i);
            bool reported = !is_live(&layout->fields[i]) && engine->charted[i].value;
            if (!is_live(&layout->fields[i]) && !reported)
                live.minutes = 0; /* known from the start */
            put_row(engine, &json, i, reported ? &engine->charted[i] : &live);
        }
        json_end(&json, ']');
        json_end(&json, '}');
    }
    json_end(&json, ']');
    line_end(&json);
}
