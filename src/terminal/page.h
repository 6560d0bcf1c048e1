/* The lines of a walk as a learner reads them. What the mode hides is absent from a line, and then
 * nothing is shown. */
#ifndef PAGE_H
#define PAGE_H

#include <jansson.h>
#include <stdbool.h>

#include "screen.h"

/* Shows any line of docs/protocol.md that is for a learner's eyes. False, and nothing shown, for
   another (state, end, need, debrief, verdict, learning_point …). */
bool page_show(struct screen *screen, const json_t *line);

/* Lines of help, a command a line: {"chart", "what is known of the patient"}. */
struct page_command {
    const char *usage, *summary;
};
void page_help(struct screen *screen, const struct page_command *commands, size_t count);

/* One paragraph of the program's own. */
void page_say(struct screen *screen, enum role role, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Pieces that the debrief shows too. */
enum role page_rating_role(const char *rating);
const char *page_rating_words(const char *rating); /* "Best choice"; NULL for no rating */
void page_sources(struct screen *screen, const char *bar, enum role role, const json_t *sources,
                  bool briefly);

#endif
