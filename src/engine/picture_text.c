/* The words of a picture: what is written in the file, without a patient to tell it of. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "picture.h"

/* --- from an expression --- */

enum { MOST_BYTES = 4000 }; /* far more than is ever shown */

static void write_words(const struct picture *picture, const struct expression *e, FILE *out) {
    double holds;
    if (ftell(out) > MOST_BYTES)
        return;
    switch (e->kind) {
    case EXPRESSION_WORDS:
        fputs(e->words, out);
        return;
    case EXPRESSION_NAME:
        fputs(picture->pathway->variants[picture->variant].name, out);
        return;
    case EXPRESSION_FIELD:
        fprintf(out, "{%s}", picture->pathway->words.patient.fields[e->index].id);
        return;
    case EXPRESSION_DEFINED:
        write_words(picture, e->operands[0], out);
        return;
    case EXPRESSION_JOIN:
        for (size_t i = 0; i < e->count; i++)
            write_words(picture, e->operands[i], out);
        return;
    case EXPRESSION_EITHER:
        for (size_t i = 0; i + 1 < e->count; i += 2)
            if (reader_constant(picture->reader, e->operands[i], &holds) && holds != 0) {
                write_words(picture, e->operands[i + 1], out);
                return;
            }
        write_words(picture, e->operands[e->count - 1], out);
        return;
    default:
        fputs("{…}", out);
    }
}

/* One line: markup left out, spaces run together. In place. */
static void make_plain(char *text) {
    char *to = text;
    for (const char *from = text; *from; from++)
        if (*from != '*' && !(*from == ' ' && (to == text || to[-1] == ' ')))
            *to++ = *from;
    while (to > text && to[-1] == ' ')
        to--;
    *to = '\0';
}

/* The bytes of the next character with the marks that stand on it. */
static size_t next_character(const char *text) {
    uint32_t character;
    size_t length = 0, left = strlen(text);
    do {
        size_t size = clean_decode(text + length, left - length, &character);
        length += size ? size : 1;
    } while (length < left && clean_decode(text + length, left - length, &character) &&
             clean_is_mark(character));
    return length;
}

/* Cuts a text to so many characters, between words where one ends near. In place; there is room for
   the ellipsis. */
static void cut(char *text, size_t most) {
    size_t at = 0, space = 0, count = 0;
    enum { NEAR = 14 }; /* bytes that may be given up for a whole word */
    for (; text[at] && count < most; count++) {
        if (text[at] == ' ')
            space = at;
        at += next_character(text + at);
    }
    if (!text[at])
        return;
    memcpy(text + (space && at - space <= NEAR ? space : at), "…", sizeof "…");
}

const char *picture_short(const struct picture *picture, const char *text, size_t most) {
    char *line = clean_line(text, strlen(text));
    char *kept = arena_print(picture->arena, "%s   ", line); /* room for "…" */
    free(line);
    make_plain(kept);
    cut(kept, most);
    return kept;
}

const char *picture_text(const struct picture *picture, const struct expression *text,
                         size_t most) {
    char *words = NULL;
    size_t size;
    if (!text)
        return "";
    FILE *out = open_memstream(&words, &size);
    if (!out)
        die("out of memory");
    write_words(picture, text, out);
    if (fclose(out) != 0)
        die("out of memory");
    const char *kept = picture_short(picture, words, most);
    free(words);
    return kept;
}

/* --- lines --- */

const char *picture_wrap(struct arena *arena, const char *text, size_t width) {
    size_t length = strlen(text), column = 0, space = 0, put = 0;
    char *lines = arena_alloc(arena, 2 * length + 1);
    for (size_t at = 0; at < length;) {
        size_t size = next_character(text + at);
        if (text[at] == ' ')
            space = put;
        if (column >= width && text[at] != ' ') {
            if (space) { /* this word begins the next line */
                lines[space] = '\n';
                column = 0;
                for (size_t i = space + 1; i < put; i += next_character(lines + i))
                    column++;
            } else { /* a word longer than a line */
                lines[put++] = '\n';
                column = 0;
            }
            space = 0;
        }
        memcpy(lines + put, text + at, size);
        put += size;
        at += size;
        column++;
    }
    return lines;
}

const char *picture_share(double share, char text[16]) {
    double percent = 100 * share;
    if (percent > 0 && percent < 0.1)
        return "<0.1 %";
    bool fine = percent > 0 && (percent < 9.95 || (percent > 99 && percent < 99.95));
    snprintf(text, 16, "%.*f %%", fine ? 1 : 0, percent);
    return text;
}

/* --- what is told of a box --- */

static const char *good_words(const struct picture *picture, const struct node *node) {
    double value;
    if (!node->good)
        return "";
    if (!reader_constant(picture->reader, node->good, &value))
        return ", good at times";
    return value != 0 ? ", good" : "";
}

static void outcome_note(const struct picture *picture, const struct node *node,
                         const struct box *box, char text[128]) {
    char share[16];
    size_t length = 0;
    if (picture->policy)
        length = (size_t)snprintf(text, 128, "%s of walks, ", picture_share(box->visits, share));
    if (isnan(box->utility))
        length += (size_t)snprintf(text + length, 128 - length, "utility %s",
                                   picture->policy ? "not met" : "varies");
    else
        length += (size_t)snprintf(text + length, 128 - length, "%s %.3g",
                                   picture->policy ? "mean utility" : "utility", box->utility);
    snprintf(text + length, 128 - length, "%s", good_words(picture, node));
}

const char *picture_note(const struct picture *picture, size_t i, char text[128]) {
    const struct box *box = &picture->boxes[i];
    text[0] = '\0';
    if (!box->reached)
        snprintf(text, 128, "no way leads here in this variant");
    else if (!box_is_event(picture, i) && picture->pathway->nodes[i].kind == NODE_OUTCOME)
        outcome_note(picture, &picture->pathway->nodes[i], box, text);
    else if (picture->policy && fabs(box->visits - 1) < 0.0005)
        snprintf(text, 128, "once a walk");
    else if (picture->policy && box->visits > 0)
        snprintf(text, 128, "%.3g times a walk", box->visits);
    else if (picture->policy)
        snprintf(text, 128, "never met");
    return text;
}

const char *picture_title(const struct picture *picture) {
    const struct pathway *pathway = picture->pathway;
    const char *variant = pathway->variants[picture->variant].id;
    char *title = clean_line(pathway->title, strlen(pathway->title));
    char *policy = picture->policy ? clean_line(picture->policy, strlen(picture->policy)) : NULL;
    char share[16];
    const char *left = picture->unknown > 0
                           ? arena_print(picture->arena, ", %s of walks not followed to their end",
                                         picture_share(picture->unknown, share))
                           : "";
    const char *whole = arena_print(picture->arena, "%s (%s), variant %s%s%s%s", title, pathway->id,
                                    variant, policy ? ", policy " : "", policy ? policy : "", left);
    free(title);
    free(policy);
    return whole;
}
