/* What chance draws for a formula. */
#include <math.h>
#include <string.h>

#include "formula_inside.h"
#include "story.h"

/* A value that chance draws before the passage is shown. */
static struct formula *new_draw(struct story *story, size_t count, struct formula *const *values,
                                double *shares, enum formula_type type) {
    if (count == 0 || count > MOST_BRANCHES)
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (!values[i] || !formula_is_constant(values[i]))
            return NULL;
    struct draw *draw = arena_alloc(story->arena, sizeof *draw);
    const char *place = story->now >= 0 ? story->passages[story->now].name : "story";
    draw->variable = story_invent(
        story, arena_print(story->arena, "luck %.*s", 20, name_from(story->arena, place, 20)),
        type);
    draw->count = count;
    draw->invented = true;
    draw->shares = shares;
    draw->values = arena_alloc(story->arena, count * sizeof *draw->values);
    struct formula *drawn = formula_variable(story, draw->variable);
    for (size_t i = 0; drawn && i < count; i++) {
        draw->values[i] = values[i];
        story_use(story, values[i], draw->variable, false);
    }
    if (drawn)
        drawn->draw = draw;
    return drawn;
}

struct formula *formula_draw_one(struct story *story, size_t count, struct formula *const *values) {
    return new_draw(story, count, values, NULL, IS_UNKNOWN);
}

static struct formula *draw_whole(struct story *story, double low, double high) {
    struct formula *values[MOST_BRANCHES];
    if (!(high >= low) || high - low >= MOST_BRANCHES || floor(low) != low || floor(high) != high)
        return NULL;
    size_t count = (size_t)(high - low) + 1;
    for (size_t i = 0; i < count; i++) {
        double number = low + (double)i;
        values[i] = formula_constant(story, IS_NUMBER, fabs(number), NULL);
        if (number < 0)
            values[i] = formula_new(story, FORMULA_NEGATE, 1, &values[i]);
    }
    return new_draw(story, count, values, NULL, IS_NUMBER);
}

static struct formula *draw_truth(struct story *story, double share) {
    if (!(share >= 0 && share <= 1))
        return NULL;
    double *shares = arena_alloc(story->arena, 2 * sizeof *shares);
    shares[0] = share;
    shares[1] = 1 - share;
    struct formula *values[] = {formula_constant(story, IS_TRUTH, 1, NULL),
                                formula_constant(story, IS_TRUTH, 0, NULL)};
    return new_draw(story, 2, values, shares, IS_TRUTH);
}

/* --- random() --- */

static bool constant_number(const struct formula *formula, double *number) {
    bool negative = formula->kind == FORMULA_NEGATE;
    const struct formula *inner = negative ? formula->operands[0] : formula;
    *number = negative ? -inner->number : inner->number;
    return inner->kind == FORMULA_NUMBER;
}

struct formula *formula_random(struct story *story, size_t count,
                               struct formula *const *arguments) {
    double bound;
    if (count > 2)
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (!constant_number(arguments[i], &bound))
            return NULL;
    struct formula *marker = formula_new(story, FORMULA_CALL, count, arguments);
    if (marker)
        marker->text = "random";
    return marker;
}

bool formula_is_random(const struct formula *formula) {
    return formula->kind == FORMULA_CALL && strcmp(formula->text, "random") == 0;
}

/* The least and the greatest of what random() gives. */
static void random_bounds(const struct formula *random, double *low, double *high) {
    *low = 0;
    constant_number(random->operands[random->count - 1], high);
    if (random->count == 2)
        constant_number(random->operands[0], low);
    if (*low > *high) {
        double swapped = *low;
        *low = *high;
        *high = swapped;
    }
}

struct formula *formula_compare_random(struct story *story, enum sign sign,
                                       const struct formula *random, const struct formula *limit) {
    double low, high, bound, below, at;
    if (sign < SIGN_LESS || sign > SIGN_AT_LEAST || !constant_number(limit, &bound))
        return NULL;
    if (random->count == 0)
        return draw_truth(story, sign <= SIGN_AT_MOST ? bound : 1 - bound);
    random_bounds(random, &low, &high);
    double count = high - low + 1;
    if (!(count >= 1 && count <= 1e6) || floor(low) != low || floor(high) != high)
        return NULL;
    below = ceil(bound) - low; /* how many are less, and how many equal */
    at = bound == floor(bound) && bound >= low && bound <= high;
    below = below < 0 ? 0 : below > count ? count : below;
    double favourable = sign == SIGN_LESS      ? below
                        : sign == SIGN_AT_MOST ? below + at
                        : sign == SIGN_MORE    ? count - below - at
                                               : count - below;
    return draw_truth(story, favourable / count);
}

struct formula *formula_settled(struct story *story, struct formula *formula) {
    double low, high;
    if (!formula || !formula_is_random(formula))
        return formula;
    if (formula->count == 0)
        return NULL;
    random_bounds(formula, &low, &high);
    return draw_whole(story, low, high);
}
