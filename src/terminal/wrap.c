/* Paragraphs wrapped to the screen. */
#include "wrap.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#include "arena.h"
#include "failure.h"

/* One character as people see it: where it ends, and its columns. */
static size_t next_character(const char *bytes, size_t start, size_t end, int *columns) {
    const uint8_t *next =
        u8_grapheme_next((const uint8_t *)bytes + start, (const uint8_t *)bytes + end);
    size_t stop = next ? (size_t)(next - (const uint8_t *)bytes) : end;
    int width = u8_width((const uint8_t *)bytes + start, stop - start, "UTF-8");
    /* A sign turned into an emoji is two columns wide on most terminals; better a column too few on
     * the line. */
    bool emoji = memmem(bytes + start, stop - start, "\xEF\xB8\x8F", 3);
    *columns = emoji && width < 2 ? 2 : width;
    return stop;
}

int wrap_columns(const char *text) {
    int sum = 0;
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        int columns;
        at = next_character(text, at, length, &columns);
        sum += columns;
    }
    return sum;
}

/* Unicode lets a line end behind a slash; in "mg/kg" and "120/80" no reader expects it. */
static bool may_break(const struct styled *styled, const char *breaks, size_t at) {
    return breaks[at] == UC_BREAK_POSSIBLE && styled->bytes[at - 1] != '/';
}

/* A line that may end before `next`. */
struct ending {
    struct wrap_line line;
    size_t next;
};

/* The last place where a line may end that would be too long: between pieces, else within one that
   stays together, else before the character that no longer fits. */
static struct ending last_resort(struct ending between, struct ending within, struct ending cut) {
    return between.next > 0 ? between : within.next > 0 ? within : cut;
}

/* The line that starts at `start`, and where the one after it starts. */
static struct ending take_line(const struct styled *styled, const char *breaks, size_t start,
                               int width) {
    struct wrap_line line = {start, start, 0};
    struct ending between = {line, 0}, within = {line, 0};
    int columns = 0;
    for (size_t at = start; at < styled->length;) {
        int wide;
        size_t stop = next_character(styled->bytes, at, styled->length, &wide);
        if (at > start && may_break(styled, breaks, at))
            *(styled->together[at] ? &within : &between) = (struct ending){line, at};
        if (styled->bytes[at] == ' ') { /* hangs over the edge, unseen */
            columns++;
        } else if (columns + wide > width && at > start) {
            return last_resort(between, within, (struct ending){line, at});
        } else {
            columns += wide;
            line.end = stop;
            line.columns = columns;
        }
        at = stop;
    }
    return (struct ending){line, styled->length};
}

size_t wrap_lines(const struct styled *styled, int width, struct wrap_line **lines) {
    struct wrap_line *found = NULL;
    size_t count = 0, room = 0;
    char *breaks = xcalloc(styled->length + 1, 1);
    u8_possible_linebreaks((const uint8_t *)styled->bytes, styled->length, "UTF-8", breaks);
    for (size_t at = 0; at < styled->length;) {
        if (styled->bytes[at] == ' ') {
            at++;
            continue;
        }
        if (count == room)
            found = xrealloc(found, (room = 2 * room + 8) * sizeof *found);
        struct ending ending = take_line(styled, breaks, at, width);
        found[count++] = ending.line;
        at = ending.next;
    }
    free(breaks);
    *lines = found;
    return count;
}

void wrap_put_line(struct screen *screen, const struct styled *styled, struct wrap_line line) {
    for (size_t at = line.start; at < line.end;) {
        size_t stop = at + 1;
        while (stop < line.end && styled->roles[stop] == styled->roles[at])
            stop++;
        screen_put_bytes(screen, (enum role)styled->roles[at], styled->bytes + at, stop - at);
        at = stop;
    }
}

/* Shortens a line so that "…" fits after it. */
static struct wrap_line make_room_for_ellipsis(const struct styled *styled, struct wrap_line line,
                                               int width, int room) {
    struct wrap_line shorter = {line.start, line.start, 0};
    int columns = 0;
    for (size_t at = line.start; at < line.end;) {
        int wide;
        at = next_character(styled->bytes, at, line.end, &wide);
        columns += wide;
        if (columns + room > width)
            break;
        if (styled->bytes[at - 1] != ' ')
            shorter.end = at, shorter.columns = columns;
    }
    return shorter;
}

/* What stands before the lines as it will be written. */
struct leader {
    char *bar, *first;
    int bar_columns, first_columns;
};

static struct leader leader_of(const struct screen *screen, const struct block *block) {
    const char *bar = block->bar && !screen->plain ? block->bar : "",
               *first = block->first ? block->first : "";
    struct leader leader = {screen_line(screen, bar, strlen(bar)),
                            screen_line(screen, first, strlen(first)), 0, 0};
    leader.bar_columns = wrap_columns(leader.bar);
    leader.first_columns = wrap_columns(leader.first);
    return leader;
}

static void leader_free(struct leader *leader) {
    free(leader->bar);
    free(leader->first);
}

static void put_leader(struct screen *screen, const struct block *block,
                       const struct leader *leader, bool is_first, int hang) {
    screen_spaces(screen, screen->margin + block->indent);
    screen_put(screen, block->bar_role, leader->bar);
    if (is_first)
        screen_put(screen, block->first_role, leader->first);
    screen_spaces(screen, is_first ? hang - leader->first_columns : hang);
}

/* For ears words are not set apart by indents: "Option 1 of 4: " flows into its text; only a bullet
 * stands alone. */
static struct styled *flow_for_ears(const struct screen *screen, struct block *block,
                                    struct styled *styled) {
    enum { BULLET_COLUMNS = 2 };
    if (!screen->plain || !block->first || wrap_columns(block->first) <= BULLET_COLUMNS)
        return styled;
    struct styled *whole = styled_new(screen);
    size_t length = strlen(block->first);
    styled_add(whole, block->first_role, block->first);
    if (block->first[length - 1] != ' ')
        styled_add(whole, block->first_role, ": ");
    styled_append(whole, styled, false);
    block->first = NULL;
    block->hang = 0;
    return whole;
}

void wrap_print(struct screen *screen, struct block block, struct styled *styled) {
    styled = flow_for_ears(screen, &block, styled);
    struct leader leader = leader_of(screen, &block);
    int hang = leader.first_columns > block.hang ? leader.first_columns : block.hang;
    int width = screen->width - screen->margin - block.indent - leader.bar_columns - hang;
    if (width < 1)
        width = 1;
    struct wrap_line *lines = NULL;
    size_t count = wrap_lines(styled, width, &lines);
    size_t shown = block.most > 0 && count > (size_t)block.most ? (size_t)block.most : count;
    const char *ellipsis = screen->utf8 ? "…" : "...";
    for (size_t i = 0; i < shown; i++) {
        bool cut = i + 1 == shown && shown < count;
        put_leader(screen, &block, &leader, i == 0, hang);
        if (cut)
            lines[i] = make_room_for_ellipsis(styled, lines[i], width, wrap_columns(ellipsis));
        wrap_put_line(screen, styled, lines[i]);
        if (cut)
            screen_put(screen, ROLE_MUTED, ellipsis);
        screen_end_line(screen);
    }
    free(lines);
    leader_free(&leader);
    styled_free(styled);
}

void wrap_line_text(struct screen *screen, struct block block, enum role role, const char *text) {
    struct styled *styled = styled_new(screen);
    styled_add(styled, role, text);
    wrap_print(screen, block, styled);
}

void wrap_gap(struct screen *screen, struct block block) {
    if (!block.bar || screen->plain) {
        screen_gap(screen);
        return;
    }
    struct leader leader = leader_of(screen, &block);
    put_leader(screen, &block, &leader, false, 0);
    screen_end_line(screen);
    leader_free(&leader);
}

int wrap_pair_indent(const struct screen *screen) {
    enum { LABEL_COLUMNS = 12, NARROW = 60 };
    return screen->plain || screen->width < NARROW ? 0 : LABEL_COLUMNS;
}

struct styled *wrap_pair_start(struct screen *screen, struct block *block, const char *label) {
    struct styled *styled = styled_new(screen);
    if (wrap_pair_indent(screen) == 0) {
        styled_print(styled, ROLE_MUTED, "%s: ", label);
    } else {
        block->first = label;
        block->first_role = ROLE_MUTED;
        block->hang = wrap_pair_indent(screen);
    }
    return styled;
}

void wrap_pair(struct screen *screen, struct block block, const char *label, enum role role,
               const char *text) {
    if (!text || !*text)
        return;
    struct styled *styled = wrap_pair_start(screen, &block, label);
    styled_add_marked(styled, role, text);
    wrap_print(screen, block, styled);
}

void wrap_rule(struct screen *screen) {
    screen_gap(screen);
    if (!screen->plain) {
        screen_spaces(screen, screen->margin);
        for (int i = screen->margin; i < screen->width - screen->margin; i++)
            screen_put(screen, ROLE_MUTED, screen->utf8 ? "─" : "-");
        screen_end_line(screen);
    }
    screen_gap(screen);
}

/* An author's text on its way to the screen: one paragraph or item of a list is gathered from its
 * lines. */
struct text {
    struct screen *screen;
    struct block block;
    enum role role;
    char *paragraph; /* what `gather` writes; has text where size is not 0 */
    size_t size;
    FILE *gather;
    bool item;
    bool written; /* something stands before it */
    bool apart;   /* a blank line was met since */
};

static void start_paragraph(struct text *text, bool item) {
    text->paragraph = NULL;
    text->size = 0;
    text->gather = open_memstream(&text->paragraph, &text->size);
    if (!text->gather)
        die("out of memory");
    text->item = item;
}

/* What stands before the paragraph: the block's own words once, and the bullet of an item. */
static char *first_of(const struct text *text) {
    const char *own = text->block.first ? text->block.first : "";
    int columns = wrap_columns(own), hang = text->block.hang > columns ? text->block.hang : columns;
    const char *bullet = !text->item ? "" : text->screen->plain ? "- " : "• ";
    return text->written ? xprint("%*s%s", hang, "", bullet)
                         : xprint("%s%*s%s", own, hang - columns, "", bullet);
}

static void end_paragraph(struct text *text) {
    if (!text->gather)
        return;
    if (fclose(text->gather) != 0)
        die("out of memory");
    text->gather = NULL;
    if (text->size > 0) {
        if (text->written && text->apart)
            wrap_gap(text->screen, text->block);
        struct block block = text->block;
        char *first = first_of(text);
        block.first = first;
        struct styled *styled = styled_new(text->screen);
        styled_add_marked(styled, text->role, text->paragraph);
        wrap_print(text->screen, block, styled);
        free(first);
        text->written = true;
        text->apart = false;
    }
    free(text->paragraph);
}

static void take_text_line(struct text *text, const char *line, size_t length) {
    while (length > 0 && *line == ' ')
        line++, length--;
    while (length > 0 && line[length - 1] == ' ')
        length--;
    if (length == 0) {
        end_paragraph(text);
        text->apart = text->written;
        return;
    }
    bool item = length > 2 && strncmp(line, "- ", 2) == 0;
    if (item) {
        end_paragraph(text);
        line += 2, length -= 2;
    }
    if (!text->gather)
        start_paragraph(text, item);
    else
        putc(' ', text->gather);
    fwrite(line, 1, length, text->gather);
}

void wrap_text(struct screen *screen, struct block block, enum role role, const char *text) {
    if (!text)
        return;
    struct text state = {.screen = screen, .block = block, .role = role};
    char *cleaned = screen_text(screen, text, strlen(text));
    for (const char *line = cleaned; line;) {
        size_t length = strcspn(line, "\n");
        take_text_line(&state, line, length);
        line = line[length] ? line + length + 1 : NULL;
    }
    end_paragraph(&state);
    free(cleaned);
}
