/* The types of expressions: what can stand beside what. */
#include <string.h>

#include "nearest.h"
#include "parser.h"

const char *parser_type_name(const struct expression *expression) {
    switch (expression->type.kind) {
    case TYPE_NUMBER:
        return "a number";
    case TYPE_TRUTH:
        return "a condition (true or false)";
    case TYPE_TEXT:
        return "a text";
    case TYPE_VALUE:
        break;
    }
    return "a value in words";
}

/* Whether two fields take the same values in the same order. */
bool parser_same_values(const struct field *a, const struct field *b) {
    if (a == b)
        return true;
    if (a->value_count != b->value_count || a->kind != b->kind)
        return false;
    for (size_t i = 0; i < a->value_count; i++)
        if (strcmp(a->values[i], b->values[i]) != 0)
            return false;
    return true;
}

/* Makes a text literal one of the values of a field, or says that it is none. */
bool parser_become_value(struct parser *parser, struct expression *literal,
                         const struct field *field) {
    long index = field_value(field, literal->words);
    if (index < 0) {
        char hint[128];
        struct nearest near = nearest_to(literal->words);
        for (size_t i = 0; i < field->value_count; i++)
            nearest_offer(&near, field->values[i]);
        slip_at(parser->slip, literal->column, "'%s' is not a value of %s%s", literal->words,
                field->id, nearest_hint(&near, hint, sizeof hint));
        return false;
    }
    literal->kind = EXPRESSION_NUMBER;
    literal->number = (double)index;
    literal->type = (struct type){TYPE_VALUE, field};
    return true;
}

/* Makes a text literal, or an either() of them, values of a field, or says what is none. */
bool parser_become_values(struct parser *parser, struct expression *text,
                          const struct field *field) {
    if (text->kind == EXPRESSION_WORDS)
        return parser_become_value(parser, text, field);
    if (text->kind != EXPRESSION_EITHER) {
        slip_at(parser->slip, text->column, "a text stands where %s needs one of its values",
                field->id);
        return false;
    }
    for (size_t i = 1; i < text->count; i += i + 2 < text->count ? 2 : 1)
        if (!parser_become_values(parser, (struct expression *)text->operands[i], field))
            return false;
    text->type = (struct type){TYPE_VALUE, field};
    return true;
}

/* Brings all of `operands[first], [first + step] …` to one type, literals becoming values where
   another operand is one; gives the type, or false. */
bool parser_unify(struct parser *parser, struct expression *whole, size_t first, size_t step,
                  struct type *type) {
    const struct field *field = NULL;
    for (size_t i = first; i < whole->count; i += step)
        if (whole->operands[i]->type.kind == TYPE_VALUE)
            field = whole->operands[i]->type.field;
    for (size_t i = first; i < whole->count; i += step) {
        struct expression *operand = (struct expression *)whole->operands[i];
        if (field && operand->type.kind == TYPE_TEXT &&
            !parser_become_values(parser, operand, field))
            return false;
        const struct expression *before = whole->operands[first];
        if (operand->type.kind != before->type.kind) {
            slip_at(parser->slip, operand->column, "%s is compared or combined with %s",
                    parser_type_name(before), parser_type_name(operand));
            return false;
        }
        if (operand->type.kind == TYPE_VALUE &&
            !parser_same_values(operand->type.field, before->type.field)) {
            slip_at(parser->slip, operand->column, "%s and %s take different values",
                    before->type.field->id, operand->type.field->id);
            return false;
        }
    }
    *type = whole->operands[first]->type;
    return true;
}

bool parser_want(struct parser *parser, const struct expression *found, struct type type,
                 const char *where) {
    if (found->type.kind == type.kind)
        return true;
    const char *extra = "";
    if (type.kind == TYPE_TRUTH && found->kind == EXPRESSION_WORDS)
        extra = "; to ask for one of several values write is(field, 'a', 'b')";
    else if (type.kind == TYPE_TRUTH && found->type.kind == TYPE_NUMBER)
        extra = "; compare it with something, as in x > 0";
    else if (type.kind == TYPE_NUMBER && found->type.kind == TYPE_TRUTH)
        extra = "; write either(condition, 1, 0)";
    slip_at(parser->slip, found->column, "%s needs %s, but this is %s%s", where,
            type.kind == TYPE_TRUTH ? "a condition"
                                    : parser_type_name(&(struct expression){.type = type}),
            parser_type_name(found), extra);
    return false;
}

/* How many parts lie within one another, at most. */
static int height_of(const struct expression *expression) {
    int tallest = 0;
    if (expression->kind == EXPRESSION_DEFINED)
        return 1 + expression->operands[0]->height;
    for (size_t i = 0; i < expression->count; i++) {
        int height = height_of(expression->operands[i]);
        tallest = height > tallest ? height : tallest;
    }
    return 1 + tallest;
}

bool parser_measure(struct parser *parser, struct expression *whole) {
    whole->height = height_of(whole);
    if (whole->height <= TALLEST)
        return true;
    slip_at(parser->slip, whole->column, "this expression is nested too deeply");
    return false;
}
