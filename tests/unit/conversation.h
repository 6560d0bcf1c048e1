/* Requests to an engine and the lines it answers; for the tests of the engine. */
#ifndef CONVERSATION_H
#define CONVERSATION_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "json.h"

struct conversation {
    struct engine *engine;
    json_t *lines; /* of the last answer, without its end */
};

/* Sends a request and keeps the lines. Ends the process when an answer is not JSON lines that close
   with {"event":"end"}. */
static inline void ask_bytes(struct conversation *talk, const char *request, size_t length) {
    char *text, *rest = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    engine_answer(talk->engine, request, length, out);
    fclose(out);
    json_decref(talk->lines);
    talk->lines = json_array();
    bool ended = false;
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        json_t *value = json_loads(line, JSON_REJECT_DUPLICATES, NULL);
        if (!json_is_object(value) || ended || !*json_text(value, "event", "")) {
            fprintf(stderr, "not a line of the protocol: %s\n", line);
            abort();
        }
        ended = strcmp(json_text(value, "event", ""), "end") == 0;
        if (ended)
            json_decref(value);
        else
            json_array_append_new(talk->lines, value);
    }
    if (!ended || size == 0 || strlen(text) > size)
        abort();
    free(text);
}

static inline void ask(struct conversation *talk, const char *request) {
    ask_bytes(talk, request, strlen(request));
}

/* The events of the last answer, apart by spaces; a new text in `buffer`. */
static inline const char *events(const struct conversation *talk, char buffer[400]) {
    *buffer = '\0';
    for (size_t i = 0; i < json_array_size(talk->lines); i++) {
        strncat(buffer, i ? " " : "", 2);
        strncat(buffer, json_text(json_array_get(talk->lines, i), "event", "?"), 30);
    }
    return buffer;
}

/* The nth line (from 0) of an event; NULL: there is none. */
static inline const json_t *line_of(const struct conversation *talk, const char *event,
                                    size_t nth) {
    for (size_t i = 0; i < json_array_size(talk->lines); i++) {
        const json_t *line = json_array_get(talk->lines, i);
        if (strcmp(json_text(line, "event", ""), event) == 0 && nth-- == 0)
            return line;
    }
    return NULL;
}

/* A value by path, as "options/0/id", written as JSON; "" where there is none. */
static inline const char *at(const json_t *value, const char *path, char buffer[600]) {
    char copy[200], *rest = NULL;
    snprintf(copy, sizeof copy, "%s", path);
    for (char *part = strtok_r(copy, "/", &rest); part && value; part = strtok_r(NULL, "/", &rest))
        value = json_is_array(value) ? json_array_get(value, (size_t)atoi(part))
                                     : json_object_get(value, part);
    struct json_writer json = {.out = fmemopen(buffer, 600, "w")};
    if (value)
        json_put_value(&json, NULL, value);
    else
        putc('\0', json.out);
    fclose(json.out);
    return buffer;
}

static inline void send_file(struct conversation *talk, const char *name, const char *text) {
    json_t *request = json_pack("{ssssss}", "do", "file", "name", name, "text", text);
    char *line = json_dumps(request, JSON_COMPACT);
    ask(talk, line);
    free(line);
    json_decref(request);
}

static inline void hang_up(struct conversation *talk) {
    json_decref(talk->lines);
    engine_free(talk->engine);
    *talk = (struct conversation){0};
}

#endif
