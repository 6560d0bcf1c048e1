/* Pages: what does not fit the window waits for Enter, so that nothing scrolls away unread. */
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "command.h"
#include "page.h"
#include "sitting_inside.h"

enum { PROMPT_ROWS = 2 /* kept free at the bottom */ };

/* Shows lines of the protocol into memory instead of the window; the caller frees the text. */
static char *render(struct sitting *sitting, json_t *const *lines, size_t count) {
    char *text = NULL;
    size_t size;
    FILE *window = sitting->screen.out;
    sitting->screen.out = open_memstream(&text, &size);
    if (!sitting->screen.out)
        die("out of memory");
    for (size_t i = 0; i < count; i++)
        sitting_show_line(sitting, lines[i]);
    if (fclose(sitting->screen.out) != 0)
        die("out of memory");
    sitting->screen.out = window;
    return text;
}

static int rows_of(const char *text) {
    int rows = 0;
    for (; *text; text++)
        rows += *text == '\n';
    return rows;
}

/* Waits for Enter. What is typed instead is kept as the next input; false when the learner leaves.
 */
static bool pause_here(struct sitting *sitting, const char *words) {
    char text[CLOCK_PROMPT_SIZE], *line = NULL;
    clock_prompt(json_double(sitting->offer, "minutes", 0), text);
    page_say(&sitting->screen, ROLE_MUTED, "%s", words);
    screen_settle(&sitting->screen);
    enum prompt_result result = prompt_read(sitting->prompt, text, NULL, 0, &line);
    if (result == PROMPT_LINE && *line && !sitting->first_line)
        sitting->first_line = line;
    else
        free(line);
    if (result == PROMPT_SIGNAL)
        sitting_leave(sitting, 128 + prompt_signal(sitting->prompt));
    else if (result == PROMPT_END)
        sitting_leave(sitting, EXIT_UNFINISHED);
    return result == PROMPT_LINE || result == PROMPT_INTERRUPT;
}

/* Where the new situation begins: the first node that is told. */
static size_t first_node(json_t *const *lines, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (strcmp(json_text(lines[i], "event", ""), "node") == 0)
            return i;
    return count;
}

void sitting_show_pages(struct sitting *sitting, json_t *const *lines, size_t count) {
    size_t split = first_node(lines, count);
    char *consequence = render(sitting, lines, split);
    char *situation = render(sitting, lines + split, count - split);
    int rows = screen_rows(&sitting->screen);
    bool too_long = rows > 0 && rows_of(consequence) + rows_of(situation) > rows - PROMPT_ROWS;
    bool gap = sitting->screen.gap; /* of the situation's end, which may be shown later */
    sitting->screen.gap = false;
    if (rows > 0 && rows_of(consequence) > rows - PROMPT_ROWS)
        sitting_page_out(sitting, consequence);
    else
        fputs(consequence, stdout);
    if (!too_long || split == count || pause_here(sitting, "Enter to go on.")) {
        fputs(situation, stdout);
        sitting->screen.gap = gap;
    }
    fflush(stdout);
    free(consequence);
    free(situation);
}

/* The end of the part of a text that fits so many rows: behind the last blank line in its second
   half, if there is one. */
static const char *page_end(const char *text, int rows) {
    const char *end = text, *blank = NULL;
    for (int row = 0; row < rows && *end; row++) {
        const char *next = end + strcspn(end, "\n");
        next += *next == '\n';
        if (next == end + 1 && row > rows / 2)
            blank = next;
        end = next;
    }
    return *end && blank ? blank : end;
}

void sitting_page_out(struct sitting *sitting, const char *text) {
    int rows = screen_rows(&sitting->screen) - PROMPT_ROWS;
    while (*text) {
        const char *end = rows > PROMPT_ROWS ? page_end(text, rows - 1) : text + strlen(text);
        fwrite(text, 1, (size_t)(end - text), stdout);
        fflush(stdout);
        text = end;
        sitting->screen.gap = false;
        char *line = NULL;
        if (*text && (prompt_read(sitting->prompt, "Enter for more, q to leave > ", NULL, 0,
                                  &line) != PROMPT_LINE ||
                      *line != '\0'))
            text = "";
        free(line);
    }
}
