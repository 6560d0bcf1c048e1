/* Writes a formula as an expression of casewalk, or finds that it is none. */
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "lua_writer.h"
#include "story.h"

/* How closely things bind, as in casewalk's grammar. */
enum { BIND_OR = 1, BIND_AND, BIND_COMPARE, BIND_SUM, BIND_PRODUCT, BIND_UNARY };

struct writer {
    struct story *story;
    FILE *out;
    bool plain; /* texts are not values of a variable, but words */
    bool bad;
};

static void put(struct writer *writer, const struct formula *formula, enum formula_type wanted,
                long variable, int least);

static void say(struct writer *writer, const char *words) {
    fputs(words, writer->out);
    writer->bad = writer->bad || ftell(writer->out) > FORMULA_LONGEST;
}

/* The value of a text, in its quotes. */
static void say_quoted(struct writer *writer, char quote, const char *words) {
    const char marks[] = {quote, '\0'};
    say(writer, marks);
    say(writer, words);
    say(writer, marks);
}

static void open_bracket(struct writer *writer, bool needed) {
    if (needed)
        say(writer, "(");
}

static void close_bracket(struct writer *writer, bool needed) {
    if (needed)
        say(writer, ")");
}

static const struct variable *variable_of(const struct writer *writer,
                                          const struct formula *formula) {
    return &writer->story->variables[formula->variable];
}

/* --- parts --- */

/* What a variable is when it is asked whether it "is": not 0, not empty. */
static void put_asked(struct writer *writer, const struct formula *formula, bool denied,
                      int least) {
    const struct variable *variable = variable_of(writer, formula);
    const char *none = story_value(writer->story, formula->variable, "");
    bool compares = variable->type != IS_TRUTH;
    open_bracket(writer, compares && least > BIND_COMPARE);
    say(writer, denied && !compares ? "not " : "");
    say(writer, variable->id);
    if (variable->type == IS_NUMBER)
        say(writer, denied ? " == 0" : " ~= 0");
    else if (variable->type == IS_TEXT && none) {
        say(writer, denied ? " == " : " ~= ");
        say_quoted(writer, '\'', none);
    } else if (variable->type != IS_TRUTH)
        writer->bad = true;
    close_bracket(writer, compares && least > BIND_COMPARE);
}

static void put_variable(struct writer *writer, const struct formula *formula,
                         enum formula_type wanted, long variable, int least) {
    const struct variable *read = variable_of(writer, formula);
    if (wanted == IS_TRUTH) {
        put_asked(writer, formula, false, least);
        return;
    }
    bool other_values = wanted == IS_TEXT && variable >= 0 && variable != formula->variable;
    if (other_values) { /* both must be of one group; then they know the same values */
        const struct variable *set = &writer->story->variables[variable];
        const struct value_group *groups = writer->story->groups;
        long a = set->group, b = read->group;
        while (a >= 0 && groups[a].same_as >= 0)
            a = groups[a].same_as;
        while (b >= 0 && groups[b].same_as >= 0)
            b = groups[b].same_as;
        writer->bad = writer->bad || a != b;
    }
    writer->bad = writer->bad || read->type != wanted || writer->plain;
    say(writer, read->id);
}

static const enum sign opposite[SIGNS] = {
    [SIGN_EQUAL] = SIGN_UNEQUAL, [SIGN_UNEQUAL] = SIGN_EQUAL, [SIGN_LESS] = SIGN_AT_LEAST,
    [SIGN_AT_MOST] = SIGN_MORE,  [SIGN_MORE] = SIGN_AT_MOST,  [SIGN_AT_LEAST] = SIGN_LESS,
};

static void put_not(struct writer *writer, const struct formula *formula, int least) {
    const struct formula *denied = formula->operands[0];
    if (denied->kind == FORMULA_VARIABLE) {
        put_asked(writer, denied, true, least);
        return;
    }
    bool compares =
        denied->kind == FORMULA_SIGN && denied->sign >= SIGN_EQUAL && denied->sign <= SIGN_AT_LEAST;
    if (denied->kind == FORMULA_NOT)
        put(writer, denied->operands[0], IS_TRUTH, -1, least);
    else if (compares) {
        struct formula turned = *denied;
        turned.sign = opposite[denied->sign];
        put(writer, &turned, IS_TRUTH, -1, least);
    } else {
        say(writer, "not ");
        put(writer, denied, IS_TRUTH, -1, BIND_UNARY);
    }
}

static void put_list(struct writer *writer, const char *name, const struct formula *formula,
                     enum formula_type wanted, long variable) {
    say(writer, name);
    say(writer, "(");
    for (size_t i = 0; i < formula->count && !writer->bad; i++) {
        bool asks = formula->kind == FORMULA_CHOICE && i == 0, plain = writer->plain;
        say(writer, i ? ", " : "");
        writer->plain = plain && !asks;
        put(writer, formula->operands[i], asks ? IS_TRUTH : wanted, asks ? -1 : variable, BIND_OR);
        writer->plain = plain;
    }
    say(writer, ")");
}

/* `x is true` is x, and `x is false` is not x. */
static bool put_truth_compared(struct writer *writer, const struct formula *formula, int least) {
    const struct formula *left = formula->operands[0], *right = formula->operands[1];
    if (left->kind == FORMULA_TRUTH) {
        const struct formula *swapped = left;
        left = right;
        right = swapped;
    }
    if (right->kind != FORMULA_TRUTH)
        return false;
    bool same = (right->number != 0) == (formula->sign == SIGN_EQUAL);
    if (same)
        put(writer, left, IS_TRUTH, -1, least);
    else {
        struct formula *operands[] = {(struct formula *)left};
        struct formula denied = {
            .kind = FORMULA_NOT, .variable = -1, .count = 1, .operands = operands};
        put_not(writer, &denied, least);
    }
    return true;
}

/* The type in which two sides are held against one another, and whose values a text has. */
static enum formula_type common_type(struct writer *writer, const struct formula *formula,
                                     long *variable) {
    struct formula *left = formula->operands[0], *right = formula->operands[1];
    enum formula_type a = formula_infer(writer->story, left, IS_UNKNOWN);
    enum formula_type b = formula_infer(writer->story, right, IS_UNKNOWN);
    *variable = left->kind == FORMULA_VARIABLE    ? left->variable
                : right->kind == FORMULA_VARIABLE ? right->variable
                                                  : -1;
    writer->bad = writer->bad || a != b || (a == IS_TEXT && *variable < 0);
    return a;
}

static void put_sign(struct writer *writer, const struct formula *formula, int least) {
    static const char *const written[SIGNS] = {"or", "and", "==", "~=", "<", "<=", ">",
                                               ">=", "+",   "-",  "*",  "/", "%"};
    enum sign sign = formula->sign;
    int own = sign == SIGN_OR         ? BIND_OR
              : sign == SIGN_AND      ? BIND_AND
              : sign <= SIGN_AT_LEAST ? BIND_COMPARE
              : sign <= SIGN_MINUS    ? BIND_SUM
                                      : BIND_PRODUCT;
    enum formula_type type = own <= BIND_AND ? IS_TRUTH : IS_NUMBER;
    long variable = -1;
    if (sign == SIGN_EQUAL || sign == SIGN_UNEQUAL) {
        if (put_truth_compared(writer, formula, least))
            return;
        type = common_type(writer, formula, &variable);
    }
    bool compares = own == BIND_COMPARE;
    open_bracket(writer, own < least);
    put(writer, formula->operands[0], type, variable, compares ? BIND_SUM : own);
    say(writer, " ");
    say(writer, written[sign]);
    say(writer, " ");
    put(writer, formula->operands[1], type, variable, compares ? BIND_SUM : own + 1);
    close_bracket(writer, own < least);
}

static bool gives(const struct formula *formula, enum formula_type wanted) {
    switch (formula->kind) {
    case FORMULA_NUMBER:
    case FORMULA_NEGATE:
    case FORMULA_CALL:
        return wanted == IS_NUMBER;
    case FORMULA_TEXT:
        return wanted == IS_TEXT;
    case FORMULA_TRUTH:
    case FORMULA_NOT:
        return wanted == IS_TRUTH;
    case FORMULA_SIGN:
        return wanted == (formula->sign <= SIGN_AT_LEAST ? IS_TRUTH : IS_NUMBER);
    case FORMULA_VARIABLE:
    case FORMULA_CHOICE:
        break;
    }
    return true;
}

static void put(struct writer *writer, const struct formula *formula, enum formula_type wanted,
                long variable, int least) {
    char number[32];
    writer->bad = writer->bad || !gives(formula, wanted);
    if (writer->bad)
        return;
    const char *value = formula->kind == FORMULA_TEXT && variable >= 0
                            ? story_value(writer->story, variable, formula->text)
                            : NULL;
    char quote = '\'';
    if (formula->kind == FORMULA_TEXT && writer->plain) {
        value = formula->text;
        quote = lua_quote_for(value);
        writer->bad = !quote;
    }
    switch (formula->kind) {
    case FORMULA_NUMBER:
        json_format_number(formula->number, number);
        say(writer, number);
        break;
    case FORMULA_TEXT:
        writer->bad = writer->bad || !value;
        say_quoted(writer, quote, value ? value : "");
        break;
    case FORMULA_TRUTH:
        say(writer, formula->number != 0 ? "true" : "false");
        break;
    case FORMULA_VARIABLE:
        put_variable(writer, formula, wanted, variable, least);
        break;
    case FORMULA_NOT:
        put_not(writer, formula, least);
        break;
    case FORMULA_NEGATE:
        say(writer, "-");
        put(writer, formula->operands[0], IS_NUMBER, -1, BIND_UNARY);
        break;
    case FORMULA_SIGN:
        put_sign(writer, formula, least);
        break;
    case FORMULA_CALL:
        writer->bad = strcmp(formula->text, "random") == 0;
        put_list(writer, formula->text, formula, IS_NUMBER, -1);
        break;
    case FORMULA_CHOICE:
        put_list(writer, "either", formula, wanted, variable);
        break;
    }
}

/* --- the whole --- */

static const char *written(struct story *story, const struct formula *formula,
                           enum formula_type wanted, long variable) {
    char *text;
    size_t length;
    bool plain = wanted == IS_TEXT && variable < 0 && formula->kind != FORMULA_VARIABLE;
    struct writer writer = {story, open_memstream(&text, &length), plain, false};
    if (!writer.out)
        die("out of memory");
    put(&writer, formula, wanted, variable, BIND_OR);
    if (fclose(writer.out) != 0)
        die("out of memory");
    const char *kept = writer.bad ? NULL : arena_copy(story->arena, text);
    free(text);
    return kept;
}

const char *formula_condition(struct story *story, const struct formula *formula) {
    return written(story, formula, IS_TRUTH, -1);
}

const char *formula_value(struct story *story, const struct formula *formula, long variable) {
    enum formula_type type = variable >= 0
                                 ? story->variables[variable].type
                                 : formula_infer(story, (struct formula *)formula, IS_UNKNOWN);
    return type == IS_UNKNOWN || type == IS_MIXED ? NULL : written(story, formula, type, variable);
}
