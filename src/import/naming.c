/* Names in the pathway, made from what a story calls things. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "clean.h"
#include "story.h"

/* Letters that have no accent to be taken off. */
static const struct {
    uint32_t letter;
    const char *plain;
} spelled[] = {
    {0xDF, "ss"},  {0xE6, "ae"}, {0xC6, "ae"}, {0xF8, "o"},  {0xD8, "o"},  {0x153, "oe"},
    {0x152, "oe"}, {0x142, "l"}, {0x141, "l"}, {0x111, "d"}, {0x110, "d"}, {0x131, "i"},
};

/* What a character gives: a letter or two, "" for a mark that falls away, "_" for a gap. */
static const char *plain_of(uint32_t character, char letter[2]) {
    for (size_t i = 0; i < sizeof spelled / sizeof *spelled; i++)
        if (spelled[i].letter == character)
            return spelled[i].plain;
    letter[0] = '_';
    letter[1] = '\0';
    if (character < 0x80 && isalnum((int)character))
        letter[0] = (char)tolower((int)character);
    else if (clean_is_mark(character) || character == '\'' || character == 0x2019)
        letter[0] = '\0';
    return letter;
}

char *name_from(struct arena *arena, const char *words, size_t longest) {
    enum { MOST_READ = 400 }; /* bytes: a name has far fewer */
    size_t length = strnlen(words, MOST_READ), decomposed, used = 0;
    while (length > 0 && (words[length] & 0xC0) == 0x80)
        length--;
    char *name = arena_alloc(arena, longest + 1), letter[2];
    uint8_t *bytes = u8_normalize(UNINORM_NFKD, (const uint8_t *)words, length, NULL, &decomposed);
    uint32_t character;
    size_t word = 0; /* where the last word begins */
    bool gap = false;
    for (size_t at = 0, step; bytes && at < decomposed; at += step) {
        step = clean_decode((const char *)bytes + at, decomposed - at, &character);
        const char *plain = step ? plain_of(character, letter) : "_";
        step += step == 0;
        if (*plain == '_') {
            gap = used > 0;
            continue;
        }
        if (used + gap + strlen(plain) > longest) {
            used = !gap && word > longest / 3 ? word : used; /* no half words */
            break;
        }
        if (gap && *plain) {
            word = used;
            name[used++] = '_';
        }
        gap = gap && !*plain;
        for (; *plain; plain++)
            name[used++] = *plain;
    }
    free(bytes);
    name[used] = '\0';
    return name;
}

/* Words of Lua, for names stand unquoted in walks files and in `patient`; and of casewalk. */
static const char *const reserved[] = {
    "and",   "break", "do",    "else",   "elseif", "end",  "false",     "for",    "function",
    "goto",  "if",    "in",    "local",  "nil",    "not",  "or",        "repeat", "return",
    "then",  "true",  "until", "while",  "resume", "rest", "otherwise", "clock",  "variant",
    "given", "known", "name",  "either", "minute", "hour", "day",       "week",   "base",
};

/* Functions of expressions, which no field should be called like. */
static const char *const functions[] = {"min", "max",   "floor",  "ceil",    "round",  "abs",
                                        "is",  "worse", "better", "by_odds", "by_risk"};

/* What a learner, or a script, may type at the prompt instead of an answer. */
static const char *const typed[] = {"back",    "chart", "help", "hint",
                                    "history", "note",  "quit", "why"};

static bool is_among(const char *name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

const char *name_unreserved(struct arena *arena, const char *name, const char *suffix) {
    bool option = strcmp(suffix, "option") == 0, field = strcmp(suffix, "value") == 0;
    if (is_among(name, reserved, sizeof reserved / sizeof *reserved) ||
        (option && is_among(name, typed, sizeof typed / sizeof *typed)) ||
        (field && is_among(name, functions, sizeof functions / sizeof *functions)))
        return arena_print(arena, "%s_%s", name, suffix);
    return isdigit((unsigned char)*name) ? arena_print(arena, "%c_%s", *suffix, name) : name;
}
