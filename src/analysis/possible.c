/* What an expression may still become. */
#include "possible.h"

#include <math.h>

struct possible possible_one(double value) {
    return (struct possible){.count = 1, .values = {value}, .low = value, .high = value};
}

struct possible possible_between(double low, double high) {
    return (struct possible){.count = -1, .low = low, .high = high};
}

enum { MOST_PARTS = 10000 }; /* of an expression whose defines name one another twice */

static struct possible anything(void) { return possible_between(-INFINITY, INFINITY); }

void possible_add(struct possible *possible, double value) {
    possible->low = fmin(possible->low, value);
    possible->high = fmax(possible->high, value);
    for (int i = 0; i < possible->count; i++)
        if (possible->values[i] == value)
            return;
    if (possible->count == MOST_POSSIBLE)
        possible->count = -1;
    if (possible->count >= 0)
        possible->values[possible->count++] = value;
}

static void join(struct possible *possible, const struct possible *more) {
    if (more->count < 0) {
        *possible =
            possible_between(fmin(possible->low, more->low), fmax(possible->high, more->high));
        return;
    }
    for (int i = 0; i < more->count; i++)
        possible_add(possible, more->values[i]);
}

static const struct possible either_way = {.count = 2, .values = {0, 1}, .low = 0, .high = 1};

enum { CANNOT = 0, CAN_FALSE = 1, CAN_TRUE = 2 };

static int truth_of(const struct possible *possible) {
    if (possible->count < 0)
        return (possible->low == 0 && possible->high == 0 ? 0 : CAN_TRUE) |
               (possible->low <= 0 && possible->high >= 0 ? CAN_FALSE : 0);
    int truth = CANNOT;
    for (int i = 0; i < possible->count; i++)
        truth |= possible->values[i] != 0 ? CAN_TRUE : CAN_FALSE;
    return truth;
}

static struct possible of_truth(int truth) {
    return truth == CAN_TRUE ? possible_one(1) : truth == CAN_FALSE ? possible_one(0) : either_way;
}

/* Of intervals: what the ends allow. */
static int compare_ends(enum expression_kind kind, const struct possible *a,
                        const struct possible *b) {
    switch (kind) {
    case EXPRESSION_EQUAL:
        return CAN_FALSE | (a->low <= b->high && b->low <= a->high ? CAN_TRUE : 0);
    case EXPRESSION_UNEQUAL:
        return CAN_TRUE | (a->low <= b->high && b->low <= a->high ? CAN_FALSE : 0);
    case EXPRESSION_LESS:
        return (a->low < b->high ? CAN_TRUE : 0) | (a->high >= b->low ? CAN_FALSE : 0);
    case EXPRESSION_AT_MOST:
        return (a->low <= b->high ? CAN_TRUE : 0) | (a->high > b->low ? CAN_FALSE : 0);
    case EXPRESSION_MORE:
        return (a->high > b->low ? CAN_TRUE : 0) | (a->low <= b->high ? CAN_FALSE : 0);
    default:
        return (a->high >= b->low ? CAN_TRUE : 0) | (a->low < b->high ? CAN_FALSE : 0);
    }
}

static struct possible compared(enum expression_kind kind, const struct possible *a,
                                const struct possible *b) {
    if (a->count < 0 || b->count < 0)
        return of_truth(compare_ends(kind, a, b));
    int truth = CANNOT;
    for (int i = 0; i < a->count; i++)
        for (int j = 0; j < b->count; j++)
            truth |= expression_compare(kind, a->values[i], b->values[j]) ? CAN_TRUE : CAN_FALSE;
    return of_truth(truth);
}

static double of_two(enum expression_kind kind, double a, double b) {
    switch (kind) {
    case EXPRESSION_ADD:
        return a + b;
    case EXPRESSION_SUBTRACT:
        return a - b;
    case EXPRESSION_MULTIPLY:
        return a * b;
    case EXPRESSION_MIN:
        return fmin(a, b);
    default:
        return fmax(a, b);
    }
}

/* What is monotone in both parts lies between what the ends give. */
static struct possible combined(enum expression_kind kind, const struct possible *a,
                                const struct possible *b) {
    struct possible result = {0};
    if (a->count > 0 && b->count > 0 && a->count * b->count <= MOST_POSSIBLE) {
        result = possible_one(of_two(kind, a->values[0], b->values[0]));
        for (int i = 0; i < a->count; i++)
            for (int j = 0; j < b->count; j++)
                possible_add(&result, of_two(kind, a->values[i], b->values[j]));
        return result;
    }
    double low = INFINITY, high = -INFINITY;
    for (int i = 0; i < 4; i++) {
        double end = of_two(kind, i & 1 ? a->high : a->low, i & 2 ? b->high : b->low);
        if (isnan(end))
            return anything();
        low = fmin(low, end);
        high = fmax(high, end);
    }
    return possible_between(low, high);
}

static struct possible value_of(const struct outlook *outlook, const struct expression *e);

static struct possible joined(const struct outlook *outlook, const struct expression *e) {
    struct possible left = value_of(outlook, e->operands[0]),
                    right = value_of(outlook, e->operands[1]);
    int a = truth_of(&left), b = truth_of(&right);
    if (e->kind == EXPRESSION_AND)
        return of_truth((a & b & CAN_TRUE) | ((a | b) & CAN_FALSE));
    return of_truth(((a | b) & CAN_TRUE) | (a & b & CAN_FALSE));
}

static struct possible either(const struct outlook *outlook, const struct expression *e) {
    struct possible result = {.count = 0, .low = INFINITY, .high = -INFINITY};
    for (size_t i = 0; i + 1 < e->count; i += 2) {
        struct possible holds = value_of(outlook, e->operands[i]);
        int truth = truth_of(&holds);
        if (truth & CAN_TRUE) {
            struct possible value = value_of(outlook, e->operands[i + 1]);
            join(&result, &value);
        }
        if (!(truth & CAN_FALSE))
            return result;
    }
    struct possible last = value_of(outlook, e->operands[e->count - 1]);
    join(&result, &last);
    return result;
}

static struct possible is_one_of(const struct outlook *outlook, const struct expression *e) {
    struct possible value = value_of(outlook, e->operands[0]);
    int truth = CAN_FALSE;
    for (size_t i = 1; i < e->count; i++) {
        struct possible candidate = value_of(outlook, e->operands[i]);
        struct possible same = compared(EXPRESSION_EQUAL, &value, &candidate);
        int one = truth_of(&same);
        if (one == CAN_TRUE)
            return possible_one(1);
        truth |= one;
    }
    return of_truth(truth);
}

static struct possible value_of(const struct outlook *outlook, const struct expression *e) {
    if (--*outlook->budget < 0)
        return anything();
    switch (e->kind) {
    case EXPRESSION_NUMBER:
        return possible_one(e->number);
    case EXPRESSION_PARAMETER:
        return possible_one(outlook->scene->parameters[e->index]);
    case EXPRESSION_VARIANT:
        return possible_one((double)outlook->scene->variant);
    case EXPRESSION_FIELD:
        return e->type.kind == TYPE_TEXT ? anything() : outlook->field(outlook->context, e->index);
    case EXPRESSION_KNOWN:
        return outlook->known(outlook->context, e->index);
    case EXPRESSION_CLOCK:
        return possible_between(outlook->clock, INFINITY);
    case EXPRESSION_DEFINED:
        return value_of(outlook, e->operands[0]);
    case EXPRESSION_AND:
    case EXPRESSION_OR:
        return joined(outlook, e);
    case EXPRESSION_NOT: {
        struct possible value = value_of(outlook, e->operands[0]);
        int truth = truth_of(&value);
        return of_truth((truth & CAN_TRUE ? CAN_FALSE : 0) | (truth & CAN_FALSE ? CAN_TRUE : 0));
    }
    case EXPRESSION_EITHER:
        return either(outlook, e);
    case EXPRESSION_IS:
        return is_one_of(outlook, e);
    case EXPRESSION_EQUAL:
    case EXPRESSION_UNEQUAL:
    case EXPRESSION_LESS:
    case EXPRESSION_AT_MOST:
    case EXPRESSION_MORE:
    case EXPRESSION_AT_LEAST: {
        struct possible a = value_of(outlook, e->operands[0]),
                        b = value_of(outlook, e->operands[1]);
        return compared(e->kind, &a, &b);
    }
    case EXPRESSION_NEGATE: {
        struct possible value = value_of(outlook, e->operands[0]), minus = possible_one(-1);
        return combined(EXPRESSION_MULTIPLY, &minus, &value);
    }
    case EXPRESSION_ADD:
    case EXPRESSION_SUBTRACT:
    case EXPRESSION_MULTIPLY: {
        struct possible a = value_of(outlook, e->operands[0]),
                        b = value_of(outlook, e->operands[1]);
        return combined(e->kind, &a, &b);
    }
    case EXPRESSION_MIN:
    case EXPRESSION_MAX: {
        struct possible result = value_of(outlook, e->operands[0]);
        for (size_t i = 1; i < e->count; i++) {
            struct possible more = value_of(outlook, e->operands[i]);
            result = combined(e->kind, &result, &more);
        }
        return result;
    }
    default:
        return anything(); /* a function, a quotient: too many is not wrong */
    }
}

bool possible_truth(struct outlook *outlook, const struct expression *condition) {
    int budget = MOST_PARTS;
    outlook->budget = &budget;
    struct possible value = value_of(outlook, condition);
    return truth_of(&value) & CAN_TRUE;
}
