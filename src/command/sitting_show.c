/* What of a walk is shown, and how: pages, or lines of the protocol. */
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "debrief.h"
#include "page.h"
#include "sitting_inside.h"

static void forget_keys(json_t *object, const char *const *keys) {
    for (; *keys; keys++)
        json_object_del(object, *keys);
}

/* A line as the outside may see it: never what would give an answer away, and no judgement where
 * the mode keeps it. */
static json_t *visible(const struct sitting *sitting, const json_t *line) {
    static const char *const inside[] = {"input", "decision", "choices", NULL};
    static const char *const judgement[] = {"rating",  "credit",  "because", "contested",
                                            "teaches", "sources", NULL};
    const char *event = json_text(line, "event", "");
    json_t *shown = json_deep_copy(line);
    if (strcmp(event, "offer") == 0)
        json_object_del(shown, "best");
    if (strcmp(event, "choice") == 0 || strcmp(event, "offer") == 0)
        forget_keys(shown, inside);
    if (strcmp(event, "offer") == 0 && !sitting_tells_judgement(sitting))
        json_object_set_new(shown, "hint", json_false()); /* none is to be had */
    if (strcmp(event, "choice") == 0 && !sitting_tells_judgement(sitting)) {
        forget_keys(shown, judgement);
        json_t *items = json_object_get(shown, "items");
        for (size_t i = 0; i < json_array_size(items); i++)
            forget_keys(json_array_get(items, i), judgement);
    }
    if ((strcmp(event, "chance") == 0 || strcmp(event, "interrupt") == 0) &&
        !sitting_tells_judgement(sitting))
        forget_keys(shown, judgement);
    if (strcmp(event, "session") == 0)
        json_object_set_new(shown, "mode", json_string(sitting->options.mode));
    return shown;
}

void sitting_print_line(const json_t *line) {
    struct json_writer json = {.out = stdout};
    json_put_value(&json, NULL, line);
    putchar('\n');
}

/* One answer of `history`. */
static void show_past(struct sitting *sitting, const json_t *past) {
    char clock[CLOCK_SIZE];
    clock_format(json_double(past, "minutes", 0), clock);
    page_say(&sitting->screen, ROLE_PLAIN, "At %s: %s%s", clock, json_text(past, "label", ""),
             json_truth(past, "taken_back") ? " (taken back)" : "");
}

void sitting_show_line(struct sitting *sitting, const json_t *line) {
    const char *event = json_text(line, "event", "");
    if (strcmp(event, "state") == 0)
        return;
    json_t *shown = visible(sitting, line);
    if (sitting->options.jsonl)
        sitting_print_line(shown);
    else if (strcmp(event, "past") == 0)
        show_past(sitting, shown);
    else
        page_show(&sitting->screen, shown);
    json_decref(shown);
}

void sitting_show_offer(struct sitting *sitting) {
    if (!sitting->over)
        sitting_show_line(sitting, sitting->offer);
}

/* Puts the fields of a `reveal` line behind those of the one before. */
static void merge_reveal(json_t *into, const json_t *line) {
    json_array_extend(json_object_get(into, "fields"), json_object_get(line, "fields"));
}

static bool is_event(const json_t *line, const char *event) {
    return strcmp(json_text(line, "event", ""), event) == 0;
}

/* The lines as a person reads them best: what happened before what it brought onto the chart, and
   that in one piece. Returns how many; each is to be given up with json_decref. */
static size_t arrange(const json_t *lines, json_t **arranged) {
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(lines); i++) {
        json_t *line = json_deep_copy(json_array_get(lines, i));
        json_t *before = count ? arranged[count - 1] : NULL;
        if (is_event(line, "reveal") && is_event(before, "reveal")) {
            merge_reveal(before, line);
            json_decref(line);
        } else if (is_event(line, "result") && is_event(before, "reveal")) {
            arranged[count - 1] = line;
            arranged[count++] = before;
        } else {
            arranged[count++] = line;
        }
    }
    return count;
}

void sitting_show(struct sitting *sitting, const json_t *lines) {
    size_t count = json_array_size(lines);
    if (sitting->options.jsonl) {
        for (size_t i = 0; i < count; i++)
            sitting_show_line(sitting, json_array_get(lines, i));
    } else {
        json_t **arranged = xcalloc(count + 1, sizeof *arranged);
        count = arrange(lines, arranged);
        if (sitting_is_interactive(sitting))
            sitting_show_pages(sitting, arranged, count);
        for (size_t i = 0; i < count; i++) {
            if (!sitting_is_interactive(sitting))
                sitting_show_line(sitting, arranged[i]);
            json_decref(arranged[i]);
        }
        free(arranged);
    }
    fflush(stdout);
}

void sitting_say(struct sitting *sitting, enum role role, const char *text) {
    if (sitting->options.jsonl) {
        json_t *line = json_pack("{ssss}", "event", "error", "message", text);
        sitting_print_line(line);
        json_decref(line);
    } else {
        page_say(&sitting->screen, role, "%s", text);
    }
    fflush(stdout);
}

/* --- the debrief --- */

static void collect(const json_t *lines, const char *event, json_t *into) {
    for (size_t i = 0; i < json_array_size(lines); i++)
        if (strcmp(json_text(json_array_get(lines, i), "event", ""), event) == 0)
            json_array_append(into, json_array_get(lines, i));
}

static void offer_the_rest(struct sitting *sitting, const struct debrief *debrief) {
    char *line = NULL;
    if (prompt_read(sitting->prompt, "> ", NULL, 0, &line) == PROMPT_LINE && *line == '\0') {
        char *text = NULL;
        size_t size;
        FILE *window = sitting->screen.out;
        sitting->screen.out = open_memstream(&text, &size);
        if (!sitting->screen.out)
            die("out of memory");
        debrief_show_full(&sitting->screen, debrief);
        fclose(sitting->screen.out);
        sitting->screen.out = window;
        sitting_page_out(sitting, text);
        free(text);
    }
    free(line);
}

void sitting_show_debrief(struct sitting *sitting, const json_t *lines, bool full) {
    json_t *verdicts = json_array(), *points = json_array();
    char more[128] = "";
    collect(lines, "verdict", verdicts);
    collect(lines, "learning_point", points);
    struct debrief debrief = {lines_find(lines, "debrief"), lines_find(lines, "value"), verdicts,
                              points, sitting->options.mode};
    bool asks = sitting_is_interactive(sitting) && !full && !sitting->bench;
    bool lingers = sitting_is_interactive(sitting) && !full && sitting->bench;
    if (lingers)
        snprintf(more, sizeof more,
                 "Enter shows every decision, save-walk keeps the walk as a test, back, goto and "
                 "reload go on, quit leaves.");
    if (asks)
        snprintf(more, sizeof more,
                 "Press Enter to go through every decision, or type q to leave.");
    else if (!full && sitting->session)
        snprintf(more, sizeof more, "Every decision: casewalk show %lld --full", sitting->session);
    debrief_show(&sitting->screen, &debrief, more);
    if (asks)
        offer_the_rest(sitting, &debrief);
    else if (full || (!sitting->session && !lingers))
        debrief_show_full(&sitting->screen, &debrief);
    json_decref(verdicts);
    json_decref(points);
}
