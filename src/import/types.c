/* What variables are: numbers, truths, or one of some texts. A story does not say; what it is set
   to and held against does. */
#include <string.h>

#include "story.h"

/* --- values of texts --- */

static struct value_group *group_at(struct story *story, long number) {
    while (story->groups[number].same_as >= 0)
        number = story->groups[number].same_as;
    return &story->groups[number];
}

static struct value_group *group_of(struct story *story, long variable) {
    struct variable *owner = &story->variables[variable];
    if (owner->group < 0) {
        owner->group = (long)story->group_count;
        ARENA_ADD(story->arena, story->groups, story->group_count)->same_as = -1;
    }
    return group_at(story, owner->group);
}

static void add_value(struct story *story, struct value_group *group, const char *value) {
    for (size_t i = 0; i < group->count; i++)
        if (strcmp(group->values[i], value) == 0)
            return;
    if (group->count == MOST_VALUES_OF_A_TEXT)
        return;
    size_t count = group->count;
    *ARENA_ADD(story->arena, group->values, group->count) = value;
    const char *name = name_unreserved(
        story->arena, name_from(story->arena, *value ? value : "none", 40), "value");
    const char *id = *name ? name : "value";
    for (size_t i = 0, number = 2; i < count; i++)
        if (strcmp(group->ids[i], id) == 0) {
            id = arena_print(story->arena, "%s_%zu", *name ? name : "value", number++);
            i = (size_t)-1;
        }
    *ARENA_ADD(story->arena, group->ids, count) = id;
}

static void merge(struct story *story, long a, long b) {
    group_of(story, a); /* made before either is held: making one may move them */
    struct value_group *second = group_of(story, b), *first = group_of(story, a);
    if (first == second)
        return;
    for (size_t i = 0; i < second->count; i++)
        add_value(story, first, second->values[i]);
    second->same_as = first - story->groups;
}

const char *story_value(const struct story *story, long variable, const char *value) {
    long number = story->variables[variable].group;
    if (number < 0)
        return NULL;
    const struct value_group *group = group_at((struct story *)story, number);
    for (size_t i = 0; i < group->count; i++)
        if (strcmp(group->values[i], value) == 0)
            return group->ids[i];
    return NULL;
}

/* What a text variable is set to or held against belongs to its values. */
static void link_text(struct story *story, long variable, const struct formula *formula) {
    if (formula->kind == FORMULA_TEXT)
        add_value(story, group_of(story, variable), formula->text);
    else if (formula->kind == FORMULA_VARIABLE &&
             story->variables[formula->variable].type == IS_TEXT)
        merge(story, variable, formula->variable);
    else if (formula->kind == FORMULA_CHOICE) {
        link_text(story, variable, formula->operands[1]);
        link_text(story, variable, formula->operands[2]);
    }
}

/* --- types --- */

static enum formula_type infer_all(struct story *story, struct formula *formula,
                                   enum formula_type wanted, enum formula_type given) {
    for (size_t i = 0; i < formula->count; i++)
        if (formula_infer(story, formula->operands[i], wanted) == IS_TEXT && wanted == IS_NUMBER)
            given = IS_MIXED;
    return given;
}

static enum formula_type infer_same(struct story *story, struct formula *formula) {
    struct formula *left = formula->operands[0], *right = formula->operands[1];
    enum formula_type type = formula_infer(story, right, formula_infer(story, left, IS_UNKNOWN));
    formula_infer(story, left, type);
    if (type == IS_TEXT && left->kind == FORMULA_VARIABLE)
        link_text(story, left->variable, right);
    else if (type == IS_TEXT && right->kind == FORMULA_VARIABLE)
        link_text(story, right->variable, left);
    return IS_TRUTH;
}

enum formula_type formula_infer(struct story *story, struct formula *formula,
                                enum formula_type wanted) {
    struct variable *variable =
        formula->kind == FORMULA_VARIABLE ? &story->variables[formula->variable] : NULL;
    switch (formula->kind) {
    case FORMULA_NUMBER:
        return IS_NUMBER;
    case FORMULA_TEXT:
        return IS_TEXT;
    case FORMULA_TRUTH:
        return IS_TRUTH;
    case FORMULA_VARIABLE:
        if (variable->type == IS_UNKNOWN && wanted != IS_MIXED)
            variable->type = wanted;
        return variable->type;
    case FORMULA_NOT:
        return infer_all(story, formula, IS_UNKNOWN, IS_TRUTH);
    case FORMULA_NEGATE:
    case FORMULA_CALL:
        return infer_all(story, formula, IS_NUMBER, IS_NUMBER);
    case FORMULA_CHOICE:
        formula_infer(story, formula->operands[0], IS_UNKNOWN);
        wanted = formula_infer(story, formula->operands[1], wanted);
        return formula_infer(story, formula->operands[2], wanted);
    case FORMULA_SIGN:
        break;
    }
    if (formula->sign <= SIGN_AND)
        return infer_all(story, formula, IS_UNKNOWN, IS_TRUTH);
    if (formula->sign <= SIGN_UNEQUAL)
        return infer_same(story, formula);
    return infer_all(story, formula, IS_NUMBER,
                     formula->sign <= SIGN_AT_LEAST ? IS_TRUTH : IS_NUMBER);
}

static void infer_use(struct story *story, const struct use *use) {
    if (use->variable < 0) {
        formula_infer(story, use->formula, IS_UNKNOWN);
        return;
    }
    struct variable *variable = &story->variables[use->variable];
    enum formula_type type = formula_infer(story, use->formula, variable->type);
    if (variable->type == IS_UNKNOWN && type != IS_MIXED)
        variable->type = type;
    if (variable->type == IS_TEXT && type == IS_TEXT)
        link_text(story, use->variable, use->formula);
}

/* A variable is counted on only where it is asked for or shown. */
static void name_variables(struct story *story) {
    for (size_t i = 0; i < story->variable_count; i++) {
        struct variable *variable = &story->variables[i];
        if (!variable->id)
            variable->id = story_field_id(story, variable->name,
                                          arena_print(story->arena, "variable_%zu", i + 1));
        if (variable->type == IS_UNKNOWN)
            variable->type = IS_TRUTH;
        if (variable->type != IS_TEXT)
            continue;
        struct value_group *group = group_of(story, (long)i);
        if (!variable->start && variable->name)
            add_value(story, group, "");
        if (group->count < 2) /* a field has at least two */
            add_value(story, group, "");
        if (group->count < 2)
            add_value(story, group, "other");
    }
}

void story_find_types(struct story *story) {
    enum { ROUNDS = 4 }; /* what is set from what is set from what is set */
    story->now = -1;
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < story->use_count; i++)
            if (round > 0 || story->uses[i].variable >= 0)
                infer_use(story, &story->uses[i]);
    name_variables(story);
    for (size_t i = 0; i < story->variable_count; i++)
        if (story->variables[i].name && !story->variables[i].set)
            story_hand(story, "the variable \"%.60s\" is asked for or shown, and nothing sets it",
                       story->variables[i].name);
}
