/* Takes the text of a passage apart into items. What all formats share; each adds its own. Private
   to this folder. */
#ifndef SCAN_H
#define SCAN_H

#include "story.h"

/* What is looked for ahead, and not found, is not looked for again at once. */
enum search { SEARCH_LINK, SEARCH_MACRO, SEARCH_TAG, SEARCH_COMMENT, SEARCH_VERBATIM, SEARCHES };
enum {
    FARTHEST = 8000,   /* bytes that are looked ahead */
    DEEPEST_SCAN = 40, /* parts within parts */
    MOST_ITEMS = 6000  /* of one passage */
};

struct scan {
    struct story *story;
    const char *begin, *at, *end;
    struct items *out;
    char *text; /* words that are not yet an item */
    size_t used, room;
    const char *blocked[SEARCHES]; /* before here, searching is in vain */
    int depth;
    int unbroken;               /* line ends are spaces while it is above 0 */
    bool heading;               /* the line is a heading */
    bool styled;                /* something that only looks was left out */
    const char *const *awaited; /* what ends the part that is scanned, by name; NULL: its end */
    const char *met;            /* the one of them that came, with … */
    const char *said;           /* … what stood in it */
    size_t said_length;
};

/* What one format does at a place; true: it has moved on. */
typedef bool scan_special(struct scan *scan);
bool sugarcube_special(struct scan *scan);
bool harlowe_special(struct scan *scan);
bool chapbook_special(struct scan *scan);
bool snowman_special(struct scan *scan);
/* Chapbook's variables before the text. */
void chapbook_variables(struct scan *scan);

/* Scans up to what is awaited, into `out`. What came is in `met`. */
void scan_part(struct scan *scan, struct items *out, const char *const *awaited);
/* Whether a name is among those awaited; it ends the part then. */
bool scan_meets(struct scan *scan, const char *name, size_t length);
/* Scans a text that stands in the passage or was made of it: a label. */
void scan_inner(struct scan *scan, struct items *out, const char *text, size_t length);

void scan_put(struct scan *scan, const char *words, size_t length);
void scan_put_text(struct scan *scan, const char *words);
/* Makes an item of the words so far. */
void scan_flush(struct scan *scan);
struct item *scan_item(struct scan *scan, enum item_kind kind);
/* Something that a hand must do, the reason as for printf. */
void scan_hand(struct scan *scan, const char *source, size_t length, const char *reason, ...)
    __attribute__((format(printf, 4, 5)));
/* A formula that is shown. */
void scan_show(struct scan *scan, const char *text, size_t length, const char *source,
               size_t source_length);
/* Assignments; what is not simple is for a hand. */
void scan_set(struct scan *scan, const char *text, size_t length, const char *source,
              size_t source_length);
/* A condition; NULL with a hand: it is not simple. */
struct formula *scan_condition(struct scan *scan, const char *text, size_t length);

bool scan_starts(const struct scan *scan, const char *words);
bool scan_at_line(const struct scan *scan);
/* The next place of `what` from `from`; NULL: not near. */
const char *scan_find(struct scan *scan, const char *from, const char *what, enum search search);

/* Where a link leads: a name, names that chance draws, or nowhere that can be said (false). */
bool scan_target(struct scan *scan, const char *text, size_t length, struct item *item);
/* [[…]], comments, tags and entities. */
bool scan_common(struct scan *scan);
/* `//` and `''` of the formats that have them, and what may stand at the left margin. */
bool scan_wiki(struct scan *scan);
bool scan_markdown(struct scan *scan);
/* A link with its label and what its body does. `body` may be NULL. */
void scan_link(struct scan *scan, const char *label, size_t label_length, const char *target,
               size_t target_length, const struct items *body, const char *source,
               size_t source_length);

/* Without the white space around it. */
void scan_trim(const char **text, size_t *length);
/* The text between quotes, unescaped, or NULL; `at` is moved behind it. */
const char *scan_quoted(struct scan *scan, const char **at, const char *end);

#endif
