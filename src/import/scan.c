/* Takes the text of a passage apart: words, line ends, and what a format puts among them. */
#include "scan.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* --- items --- */

void scan_flush(struct scan *scan) {
    if (scan->used == 0)
        return;
    struct item *item = ARENA_ADD(scan->story->arena, scan->out->items, scan->out->count);
    item->kind = ITEM_TEXT;
    item->text = arena_copy_bytes(scan->story->arena, scan->text, scan->used);
    item->variable = -1;
    scan->used = 0;
}

void scan_put(struct scan *scan, const char *words, size_t length) {
    if (!scan->text || scan->room - scan->used < length + 1) {
        scan->room = 2 * (scan->used + length) + 256;
        scan->text = xrealloc(scan->text, scan->room);
    }
    memcpy(scan->text + scan->used, words, length);
    scan->used += length;
}

void scan_put_text(struct scan *scan, const char *words) { scan_put(scan, words, strlen(words)); }

struct item *scan_item(struct scan *scan, enum item_kind kind) {
    scan_flush(scan);
    scan->story->item_count++;
    struct item *item = ARENA_ADD(scan->story->arena, scan->out->items, scan->out->count);
    item->kind = kind;
    item->variable = -1;
    return item;
}

void scan_hand(struct scan *scan, const char *source, size_t length, const char *reason, ...) {
    struct item *item = scan_item(scan, ITEM_HAND);
    va_list arguments;
    va_start(arguments, reason);
    item->reason = arena_vprint(scan->story->arena, reason, arguments);
    va_end(arguments);
    while (length > 0 && isspace((unsigned char)source[length - 1]))
        length--;
    if (length > LONGEST_KEPT) {
        length = LONGEST_KEPT;
        while (length > 0 && (source[length] & 0xC0) == 0x80)
            length--;
    }
    item->text = arena_copy_bytes(scan->story->arena, source, length);
}

void scan_show(struct scan *scan, const char *text, size_t length, const char *source,
               size_t source_length) {
    struct formula *formula = formula_read(scan->story, text, length);
    if (!formula) {
        scan_hand(scan, source, source_length, "what it shows could not be read");
        return;
    }
    if (formula->kind == FORMULA_TEXT) {
        scan_put_text(scan, formula->text);
        return;
    }
    scan_item(scan, ITEM_SHOW)->value = formula;
    if (formula->kind == FORMULA_VARIABLE)
        scan->story->variables[formula->variable].shown = true;
    story_use(scan->story, formula, -1, false);
}

static void note_set(void *context, long variable, struct formula *value) {
    struct scan *scan = context;
    struct item *item = scan_item(scan, ITEM_SET);
    item->variable = variable;
    item->value = value;
    scan->story->variables[variable].set = true;
    story_use(scan->story, value, variable, false);
}

void scan_set(struct scan *scan, const char *text, size_t length, const char *source,
              size_t source_length) {
    if (!formula_read_assignments(scan->story, text, length, note_set, scan))
        scan_hand(scan, source, source_length, "what it sets could not be read");
}

struct formula *scan_condition(struct scan *scan, const char *text, size_t length) {
    struct formula *condition = formula_read(scan->story, text, length);
    if (condition)
        story_use(scan->story, condition, -1, true);
    return condition;
}

/* --- looking ahead --- */

bool scan_starts(const struct scan *scan, const char *words) {
    size_t length = strlen(words);
    return (size_t)(scan->end - scan->at) >= length && strncmp(scan->at, words, length) == 0;
}

bool scan_at_line(const struct scan *scan) {
    return scan->at == scan->begin || scan->at[-1] == '\n';
}

const char *scan_find(struct scan *scan, const char *from, const char *what, enum search search) {
    size_t length = strlen(what);
    if (scan->blocked[search] && from < scan->blocked[search])
        return NULL;
    const char *stop = scan->end - from > FARTHEST ? from + FARTHEST : scan->end;
    const char *found = memmem(from, (size_t)(stop - from), what, length);
    if (!found)
        scan->blocked[search] = stop;
    return found;
}

void scan_trim(const char **text, size_t *length) {
    while (*length > 0 && isspace((unsigned char)**text)) {
        (*text)++;
        (*length)--;
    }
    while (*length > 0 && isspace((unsigned char)(*text)[*length - 1]))
        (*length)--;
}

const char *scan_quoted(struct scan *scan, const char **at, const char *end) {
    while (*at < end && isspace((unsigned char)**at))
        (*at)++;
    if (*at >= end || !strchr("\"'", **at))
        return NULL;
    char quote = *(*at)++;
    char *text = arena_alloc(scan->story->arena, (size_t)(end - *at) + 1);
    size_t used = 0;
    while (*at < end && **at != quote) {
        *at += **at == '\\' && *at + 1 < end;
        text[used++] = *(*at)++;
    }
    *at += *at < end;
    text[used] = '\0';
    return text;
}

/* --- parts --- */

static const struct {
    scan_special *special;
    bool hard; /* a line end of the story is one for the reader */
} formats[FORMATS] = {{sugarcube_special, true},
                      {harlowe_special, true},
                      {chapbook_special, false},
                      {snowman_special, false}};

bool scan_meets(struct scan *scan, const char *name, size_t length) {
    for (const char *const *awaited = scan->awaited; awaited && *awaited; awaited++)
        if (strlen(*awaited) == length && strncmp(*awaited, name, length) == 0) {
            scan->met = *awaited;
            return true;
        }
    return false;
}

/* A line end: where the format shows it as one, it parts paragraphs. */
static void put_line_end(struct scan *scan) {
    if (scan->heading)
        scan_put_text(scan, "**");
    bool ends = formats[scan->story->format].hard || scan->heading;
    scan->heading = false;
    scan_put_text(scan, scan->unbroken > 0 ? " " : ends ? "\n\n" : "\n");
}

static void scan_on(struct scan *scan) {
    scan->met = NULL;
    while (scan->at < scan->end && !scan->met) {
        if (scan->story->item_count > MOST_ITEMS) {
            scan->at = scan->end;
            break;
        }
        if (*scan->at == '\n') {
            put_line_end(scan);
            scan->at++;
        } else if (!formats[scan->story->format].special(scan)) {
            scan_put(scan, scan->at, 1);
            scan->at++;
        }
    }
    scan_flush(scan);
}

void scan_part(struct scan *scan, struct items *out, const char *const *awaited) {
    struct items *before = scan->out;
    const char *const *awaited_before = scan->awaited;
    scan_flush(scan);
    scan->depth++;
    scan->out = out;
    scan->awaited = awaited;
    scan_on(scan);
    scan->awaited = awaited_before;
    scan->out = before;
    scan->depth--;
}

void scan_inner(struct scan *scan, struct items *out, const char *text, size_t length) {
    struct scan inner = {.story = scan->story,
                         .begin = text,
                         .at = text,
                         .end = text + length,
                         .out = out,
                         .depth = scan->depth + 1,
                         .unbroken = 1};
    if (inner.depth < DEEPEST_SCAN)
        scan_on(&inner);
    else {
        scan_put(&inner, text, length);
        scan_flush(&inner);
    }
    scan->styled = scan->styled || inner.styled;
    free(inner.text);
}

void scan_passage(struct story *story, size_t number) {
    struct passage *passage = &story->passages[number];
    struct scan scan = {.story = story,
                        .begin = passage->text,
                        .at = passage->text,
                        .end = passage->text + passage->length,
                        .out = &passage->items};
    story->now = (long)number;
    story->item_count = 0;
    if (story->format == FORMAT_CHAPBOOK)
        chapbook_variables(&scan);
    scan_on(&scan);
    if (scan.heading) {
        scan_put_text(&scan, "**");
        scan_flush(&scan);
    }
    if (story->item_count > MOST_ITEMS)
        story_hand(story, "there is more in this passage than could be taken: its end is left out");
    free(scan.text);
    story->styled += scan.styled;
    story->now = -1;
}
