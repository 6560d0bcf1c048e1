/* Completing what a learner types, among what is on offer. No file names, ever. */
#ifndef COMPLETE_H
#define COMPLETE_H

#include <stdbool.h>
#include <stddef.h>

/* Something that can be typed: what is inserted for it, what people read (may be NULL), and how
   many bytes must have been typed before it is offered at all. */
struct candidate {
    const char *text;
    const char *label;
    size_t least;
};

/* Whether typed text is the beginning of the candidate's text or of a word of its label, without
   regard to case. Nothing typed matches everything. */
bool complete_matches(const struct candidate *candidate, const char *typed);

/* The matching candidates as readline wants them: first what the typed text becomes (what they have
   in common, never less than what was typed), then, where there are several, the text of each;
   ended by NULL. The caller frees array and texts; NULL where nothing matches. */
char **complete_list(const struct candidate *candidates, size_t count, const char *typed);

#endif
