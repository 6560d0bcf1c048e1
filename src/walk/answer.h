/* What a learner typed, held against the answers of a question. */
#ifndef ANSWER_H
#define ANSWER_H

#include "walk.h"

enum match_result {
    MATCHED,
    MATCH_ASK_AGAIN, /* it is no number, has another unit, or can be read in two ways: `why` says
                        what to do */
    MATCH_FAULT      /* the pathway is at fault */
};

/* Finds the first answer, in written order, that the text matches. `given` is the number (0 for
   words). A unit and a decimal comma are allowed; words are compared without case, accents and
   outer spaces. */
enum match_result walk_match(struct walk *walk, const char *text, size_t *answer, double *given,
                             struct failure *why);

/* Whether a question asks for a word rather than a number. */
bool walk_asks_for_words(const struct node *question);

/* A value that matches an answer, for whoever walks by itself: the number, the middle of a range, 0
 * for words. */
bool walk_example(struct walk *walk, const struct choice *answer, double *given);

/* Whether anything typed is taken by this answer of the question, and by none before it. */
bool walk_can_match(struct walk *walk, size_t answer);

#endif
