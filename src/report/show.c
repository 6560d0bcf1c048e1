/* One walk's debrief as data. */
#include "show.h"

#include <math.h>
#include <string.h>

static const json_t *find(const json_t *lines, const char *event) {
    for (size_t i = 0; i < json_array_size(lines); i++)
        if (strcmp(json_text(json_array_get(lines, i), "event", ""), event) == 0)
            return json_array_get(lines, i);
    return NULL;
}

static void put_decisions(struct json_writer *json, const json_t *lines) {
    static const char *const keys[] = {"node",    "option",     "rating",  "credit",
                                       "because", "value_lost", "minutes", "taken_back"};
    json_begin(json, "decisions", '[');
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        if (strcmp(json_text(line, "event", ""), "verdict") != 0)
            continue;
        json_begin(json, NULL, '{');
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            if (json_object_get(line, keys[k]))
                json_put_value(json, keys[k], json_object_get(line, keys[k]));
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_value(struct json_writer *json, const json_t *value) {
    static const char *const keys[] = {"possible", "lost",    "luck",         "reached",
                                       "as_bad",   "sourced", "illustrative", "instead"};
    if (!value) {
        json_put_null(json, "value");
        return;
    }
    json_begin(json, "value", '{');
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        json_put_value(json, keys[k], json_object_get(value, keys[k]));
    json_end(json, '}');
}

static void put_points(struct json_writer *json, const json_t *lines) {
    static const char *const states[] = {"met", "missed", "not_reached"};
    json_begin(json, "learning_points", '{');
    for (size_t s = 0; s < sizeof states / sizeof *states; s++) {
        json_begin(json, states[s], '[');
        for (size_t i = 0; i < json_array_size(lines); i++) {
            const json_t *line = json_array_get(lines, i);
            if (strcmp(json_text(line, "event", ""), "learning_point") == 0 &&
                strcmp(json_text(line, "state", ""), states[s]) == 0)
                json_put_text(json, NULL, json_text(line, "id", ""));
        }
        json_end(json, ']');
    }
    json_end(json, '}');
}

void show_write_json(FILE *out, const struct record_about *about, const char *receipt,
                     const json_t *lines) {
    static const char *const keys[] = {"outcome", "good",    "passed", "score",
                                       "harmful", "minutes", "hints"};
    const json_t *debrief = find(lines, "debrief");
    struct json_writer json = {.out = out};
    json_begin(&json, NULL, '{');
    json_put_whole(&json, "session", about->session);
    json_put_text(&json, "uuid", about->uuid);
    json_put_text(&json, "pathway", about->pathway);
    json_put_text(&json, "version", about->version);
    json_put_text(&json, "learner", about->learner);
    json_put_text(&json, "group", about->group);
    json_put_text(&json, "mode", about->mode);
    json_put_text(&json, "variant", about->variant);
    json_put_text(&json, "seed", about->seed);
    for (size_t k = 0; debrief && k < sizeof keys / sizeof *keys; k++)
        json_put_value(&json, keys[k], json_object_get(debrief, keys[k]));
    json_put_text(&json, "receipt", receipt);
    put_value(&json, find(lines, "value"));
    put_decisions(&json, lines);
    put_points(&json, lines);
    json_end(&json, '}');
    putc('\n', out);
}
