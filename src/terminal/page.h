/* The lines of a walk as a learner reads them. What the mode hides is absent from a line, and then
 * nothing is shown. */
#ifndef PAGE_H
#define PAGE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "screen.h"

/* Shows any line of docs/protocol.md that is for a learner's eyes. False, and nothing shown, for
   another (state, end, need, debrief, verdict, learning_point …). */
bool page_show(struct screen *screen, const json_t *line);

/* What can be typed at the prompt, a command a line. */
struct page_command {
    const char *usage, *summary;
};
void page_help(struct screen *screen, const struct page_command *commands, size_t count);

/* One paragraph of the program's own. */
void page_say(struct screen *screen, enum role role, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
