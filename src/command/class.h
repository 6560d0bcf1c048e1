/* Recorded walks, told to an engine that counts what they take, for a picture of them. */
#ifndef CLASS_H
#define CLASS_H

#include "inquiry.h"
#include "record.h"

/* Recorded walks that are to be drawn, and the pathway as it was then. */
struct class_walks {
    struct record_walk *text; /* a walk that has the pathway's text; the inquiry's must live less */
    char variant[100];
    char said[400]; /* what the picture is of */
};

/* The way of one walk. Begins the inquiry, which the caller ends, then the walks, which the caller
   clears, in any case. False: it failed, which has been told, and `status` says what to exit with.
 */
bool class_one(struct inquiry *inquiry, const struct inquiry_options *options, long long session,
               struct class_walks *walks);
/* Each learner's first walk of a pathway (the filter's), as far as the filter lets it in: those of
   the text and variant that most of them walked, and of other texts those that go the same way in
   it. Numbers of learners below `min_cell` are not told. */
bool class_many(struct inquiry *inquiry, const struct inquiry_options *options,
                const struct record_filter *filter, size_t min_cell, struct class_walks *walks);
void class_clear(struct class_walks *walks);

#endif
