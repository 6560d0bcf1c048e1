/* Completing what a learner types. */
#include "complete.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unicase.h>

#include "arena.h"
#include "clean.h"
#include "failure.h"

/* The text without differences of case; the caller frees it. */
static char *folded(const char *text) {
    size_t length = 0;
    char *result =
        (char *)u8_casefold((const uint8_t *)text, strlen(text) + 1, NULL, NULL, NULL, &length);
    if (!result)
        die("out of memory");
    return result;
}

static bool begins_with(const char *text, const char *beginning) {
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

static bool is_letter(unsigned char byte) {
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

static bool begins_word(const char *label, const char *beginning) {
    for (const char *at = label; *at; at++)
        if ((at == label || !is_letter((unsigned char)at[-1])) && begins_with(at, beginning))
            return true;
    return false;
}

bool complete_matches(const struct candidate *candidate, const char *typed) {
    if (strlen(typed) < candidate->least)
        return false;
    char *wanted = folded(typed), *text = folded(candidate->text);
    char *label = folded(candidate->label ? candidate->label : "");
    bool matches = begins_with(text, wanted) || begins_word(label, wanted);
    free(wanted);
    free(text);
    free(label);
    return matches;
}

/* Bytes that both texts begin with, never half a character. */
static size_t common(const char *one, const char *other) {
    size_t length = 0;
    while (one[length] && one[length] == other[length])
        length++;
    while (length > 0 && ((unsigned char)one[length] & 0xC0) == 0x80)
        length--;
    return length;
}

/* What the typed text becomes: what all matches begin with, unless that loses something typed. */
static char *shared_beginning(char *const *matches, size_t count, const char *typed) {
    char *shared = xstrdup(matches[0]);
    for (size_t i = 1; i < count; i++)
        shared[common(shared, matches[i])] = '\0';
    char *one = folded(shared), *wanted = folded(typed);
    bool keeps = begins_with(one, wanted);
    free(one);
    free(wanted);
    if (keeps || count == 1)
        return shared;
    free(shared);
    return xstrdup(typed);
}

char **complete_list(const struct candidate *candidates, size_t count, const char *typed) {
    char **matches = xcalloc(count + 2, sizeof *matches);
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        if (complete_matches(&candidates[i], typed))
            matches[1 + found++] = clean_line(candidates[i].text, strlen(candidates[i].text));
    if (found == 0) {
        free(matches);
        return NULL;
    }
    matches[0] = shared_beginning(matches + 1, found, typed);
    if (found == 1) {
        free(matches[1]);
        matches[1] = NULL;
    }
    return matches;
}
