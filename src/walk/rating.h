/* Ratings as the patient is, the credit they give, and what is best. */
#ifndef RATING_H
#define RATING_H

#include "walk.h"

/* What a rating is besides 0..3 (enum rating). */
enum { RATING_NEUTRAL = -1, RATING_FAULT = -2 };

/* The rating of a choice as the patient is now; of an item that is not ticked: of its being missed.
 */
int walk_rating(struct walk *walk, const struct choice *choice, bool ticked);
/* The credit of a rating; NaN for a neutral one. */
double rating_credit_of(int rating, bool contested);
/* The worst of what was ticked and of what was missed. */
int walk_rating_of_orders(struct walk *walk, uint64_t ticked, const bool *offered);
/* The choices with the best rating on offer, as truths; for orders what an expert ticks: an item
   that is better ticked than missed, and one that is never missed only when it is best. How many.
 */
size_t walk_best(struct walk *walk, const bool *offered, bool *best);

#endif
