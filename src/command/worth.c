/* The value of each decision of a walk. */
#include "worth.h"

#include <string.h>

#include "inquiry.h"

/* Another engine, larger, with the same files, brought to where the walk stands. */
static bool start_second(struct caller *second, const struct caller *first, struct arena *arena,
                         json_t *diagnostics) {
    struct failure why;
    *second = (struct caller){.arena = arena,
                              .options = {SUPERVISOR_ANALYSIS_MEMORY, first->options.no_os_sandbox},
                              .diagnostics = diagnostics,
                              .main_file = first->main_file,
                              .files = first->files,
                              .file_count = first->file_count,
                              .start = json_incref(first->start),
                              .replayed = json_incref(first->replayed)};
    return caller_replay(second, &why);
}

static json_t *ask(struct caller *second, double deadline) {
    json_t *request = json_pack("{ss}", "do", "value"), *lines = NULL;
    struct failure why;
    for (;;) {
        bool good = caller_ask(second, request, &lines, &why) == SUPERVISOR_ANSWERED;
        json_decref(request);
        if (!good || !lines_find(lines, "progress") || seconds_now() > deadline)
            return lines;
        json_decref(lines);
        request = json_pack("{ss}", "do", "continue");
    }
}

static void add_losses(json_t *lines, const json_t *value) {
    const json_t *losses = json_object_get(value, "losses");
    size_t i, at = 0;
    json_t *line;
    json_array_foreach(lines, i, line) if (strcmp(json_text(line, "event", ""), "verdict") == 0)
        json_object_set(line, "value_lost", json_array_get(losses, at++));
}

bool worth_add(const struct caller *caller, json_t *lines, double patience) {
    struct caller second;
    double deadline = seconds_now() + patience;
    json_t *diagnostics = json_array(), *answer = NULL;
    if (start_second(&second, caller, caller->arena, diagnostics))
        answer = ask(&second, deadline);
    const json_t *value = answer ? lines_find(answer, "value") : NULL;
    bool known = json_is_number(json_object_get(value, "possible"));
    if (known) {
        add_losses(lines, value);
        json_array_append(lines, (json_t *)value);
    }
    json_decref(answer);
    json_decref(diagnostics);
    caller_clear(&second);
    return known;
}
