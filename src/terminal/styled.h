/* Text gathered piece by piece, each with its role, to be wrapped as one. */
#ifndef STYLED_H
#define STYLED_H

#include <stdbool.h>
#include <stddef.h>

#include "screen.h"

/* One paragraph: no line ends. Every byte has its role; `together` says that no line may end before
 * the byte. */
struct styled {
    const struct screen *screen;
    char *bytes; /* always ended by a NUL */
    unsigned char *roles;
    bool *together;
    size_t length, room;
};

/* Text as the given screen will show it. The caller ends with styled_free (wrap_print does). */
struct styled *styled_new(const struct screen *screen);
void styled_free(struct styled *styled);

/* Appends a piece as it is. NULL adds nothing. */
void styled_add(struct styled *styled, enum role role, const char *text);

/* Appends a piece that stays on one line where it fits on one. */
void styled_add_together(struct styled *styled, enum role role, const char *text);

/* Appends what was gathered elsewhere and frees it; `together` as above. */
void styled_append(struct styled *styled, struct styled *piece, bool together);

void styled_print(struct styled *styled, enum role role, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Appends a piece with the markup of pathways: **strong** and *emphasis*, pairs with no space just
   inside them; an asterisk without its fellow is an asterisk. */
void styled_add_marked(struct styled *styled, enum role role, const char *text);

#endif
