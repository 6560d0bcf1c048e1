/* What an expression may still become: its value over all that the patient may yet be. */
#ifndef POSSIBLE_H
#define POSSIBLE_H

#include "expression.h"

enum { MOST_POSSIBLE = 12 };

/* Some values, or (count -1) all between two ends. Never too few. */
struct possible {
    int count;
    double values[MOST_POSSIBLE];
    double low, high;
};

struct possible possible_one(double value);
struct possible possible_between(double low, double high);
void possible_add(struct possible *possible, double value);

/* What is asked about the patient, now and later. */
struct outlook {
    void *context;
    struct possible (*field)(void *context, size_t field);
    struct possible (*known)(void *context, size_t field);
    double clock; /* now; it may only grow */
    struct scene *scene;
    int *budget; /* set by possible_truth */
};

/* Whether a condition may yet hold. */
bool possible_truth(struct outlook *outlook, const struct expression *condition);

#endif
