/* Trees of formulas. */
#include "formula.h"

#include "formula_inside.h"
#include "story.h"

struct formula *formula_new(struct story *story, enum formula_kind kind, size_t count,
                            struct formula *const *operands) {
    size_t height = 0;
    for (size_t i = 0; i < count; i++) {
        if (!operands[i])
            return NULL;
        height = operands[i]->height > height ? operands[i]->height : height;
    }
    if (height >= FORMULA_TALLEST)
        return NULL;
    struct formula *formula = arena_alloc(story->arena, sizeof *formula);
    formula->kind = kind;
    formula->variable = -1;
    formula->count = count;
    formula->height = height + 1;
    formula->operands = arena_alloc(story->arena, (count + 1) * sizeof *formula->operands);
    for (size_t i = 0; i < count; i++)
        formula->operands[i] = operands[i];
    return formula;
}

struct formula *formula_sign(struct story *story, enum sign sign, struct formula *left,
                             struct formula *right) {
    struct formula *formula =
        formula_new(story, FORMULA_SIGN, 2, (struct formula *[]){left, right});
    if (formula)
        formula->sign = sign;
    return formula;
}

struct formula *formula_constant(struct story *story, enum formula_type type, double number,
                                 const char *text) {
    enum formula_kind kind = type == IS_NUMBER  ? FORMULA_NUMBER
                             : type == IS_TRUTH ? FORMULA_TRUTH
                                                : FORMULA_TEXT;
    struct formula *formula = formula_new(story, kind, 0, NULL);
    formula->number = number;
    formula->text = text;
    return formula;
}

struct formula *formula_variable(struct story *story, long variable) {
    if (variable < 0)
        return NULL;
    struct formula *formula = formula_new(story, FORMULA_VARIABLE, 0, NULL);
    formula->variable = variable;
    return formula;
}

struct formula *formula_not(struct story *story, struct formula *formula) {
    return formula_new(story, FORMULA_NOT, 1, &formula);
}

struct formula *formula_and(struct story *story, struct formula *left, struct formula *right) {
    if (!left || !right)
        return left ? left : right;
    return formula_sign(story, SIGN_AND, left, right);
}

bool formula_is_constant(const struct formula *formula) {
    return formula->kind <= FORMULA_TRUTH ||
           (formula->kind == FORMULA_NEGATE && formula->operands[0]->kind == FORMULA_NUMBER);
}

void formula_draws(const struct formula *formula, void (*each)(void *context, struct draw *draw),
                   void *context) {
    if (!formula)
        return;
    if (formula->draw)
        each(context, formula->draw);
    for (size_t i = 0; i < formula->count; i++)
        formula_draws(formula->operands[i], each, context);
}
