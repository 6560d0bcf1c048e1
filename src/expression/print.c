/* An expression as its author could have written it. */
#include <string.h>

#include "expression.h"
#include "json.h"

/* How tightly an operator binds; what binds looser than its surroundings needs brackets. */
enum binding { BINDS_OR = 1, BINDS_AND, BINDS_COMPARED, BINDS_SUM, BINDS_PRODUCT, BINDS_SIGN };

static const struct written {
    const char *sign;
    enum binding binding;
} operators[] = {
    [EXPRESSION_AND] = {" and ", BINDS_AND},
    [EXPRESSION_OR] = {" or ", BINDS_OR},
    [EXPRESSION_ADD] = {" + ", BINDS_SUM},
    [EXPRESSION_SUBTRACT] = {" - ", BINDS_SUM},
    [EXPRESSION_MULTIPLY] = {" * ", BINDS_PRODUCT},
    [EXPRESSION_DIVIDE] = {" / ", BINDS_PRODUCT},
    [EXPRESSION_FLOOR_DIVIDE] = {" // ", BINDS_PRODUCT},
    [EXPRESSION_REMAINDER] = {" % ", BINDS_PRODUCT},
    [EXPRESSION_EQUAL] = {" == ", BINDS_COMPARED},
    [EXPRESSION_UNEQUAL] = {" ~= ", BINDS_COMPARED},
    [EXPRESSION_LESS] = {" < ", BINDS_COMPARED},
    [EXPRESSION_AT_MOST] = {" <= ", BINDS_COMPARED},
    [EXPRESSION_MORE] = {" > ", BINDS_COMPARED},
    [EXPRESSION_AT_LEAST] = {" >= ", BINDS_COMPARED},
};

static const char *const functions[] = {
    [EXPRESSION_MIN] = "min",         [EXPRESSION_MAX] = "max",
    [EXPRESSION_FLOOR] = "floor",     [EXPRESSION_CEIL] = "ceil",
    [EXPRESSION_ROUND] = "round",     [EXPRESSION_ABS] = "abs",
    [EXPRESSION_EITHER] = "either",   [EXPRESSION_IS] = "is",
    [EXPRESSION_WORSE] = "worse",     [EXPRESSION_BETTER] = "better",
    [EXPRESSION_BY_ODDS] = "by_odds", [EXPRESSION_BY_RISK] = "by_risk",
};

static void print(const struct expression *e, const struct vocabulary *words, int around,
                  FILE *out);

void expression_print_value(struct type type, double number, FILE *out) {
    char text[32];
    if (type.kind == TYPE_TRUTH) {
        fputs(number != 0 ? "true" : "false", out);
    } else if (type.kind == TYPE_VALUE && type.field) {
        const char *id = type.field->values[(size_t)number];
        char quote = strchr(id, '\'') ? '"' : '\'';
        fprintf(out, "%c%s%c", quote, id, quote);
    } else {
        json_format_number(number, text);
        fputs(text, out);
    }
}

static void print_list(const struct expression *e, const struct vocabulary *words,
                       const char *between, int around, FILE *out) {
    for (size_t i = 0; i < e->count; i++) {
        if (i)
            fputs(between, out);
        /* Of what goes from left to right the right side needs brackets sooner. */
        print(e->operands[i], words, around + (around && i > 0), out);
    }
}

static void print_word(const struct expression *e, const struct vocabulary *words, FILE *out) {
    switch (e->kind) {
    case EXPRESSION_FIELD:
        fputs(words->patient.fields[e->index].id, out);
        break;
    case EXPRESSION_PARAMETER:
        fputs(words->parameters[e->index].id, out);
        break;
    case EXPRESSION_DEFINED:
        fputs(words->defines[e->index].id, out);
        break;
    case EXPRESSION_KNOWN:
        fprintf(out, "known('%s')", words->patient.fields[e->index].id);
        break;
    case EXPRESSION_WORDS:
        fprintf(out, "'%s'", e->words);
        break;
    case EXPRESSION_RULE:
        fprintf(out, "the function of line %d", e->place->line);
        break;
    default:
        fputs(e->kind == EXPRESSION_CLOCK     ? "clock"
              : e->kind == EXPRESSION_VARIANT ? "variant"
              : e->kind == EXPRESSION_GIVEN   ? "given"
                                              : "name",
              out);
    }
}

/* `around` is how tightly the surroundings bind; 0: they bind nothing. */
static void print(const struct expression *e, const struct vocabulary *words, int around,
                  FILE *out) {
    size_t kind = (size_t)e->kind;
    bool known = kind < sizeof operators / sizeof *operators && operators[kind].sign;
    const struct written *written = known ? &operators[kind] : NULL;
    if (written) {
        bool brackets = (int)written->binding < around;
        fputs(brackets ? "(" : "", out);
        print_list(e, words, written->sign, (int)written->binding, out);
        fputs(brackets ? ")" : "", out);
    } else if (e->kind == EXPRESSION_NEGATE || e->kind == EXPRESSION_NOT) {
        bool brackets = around > BINDS_SIGN;
        fputs(brackets ? "(" : "", out);
        fputs(e->kind == EXPRESSION_NOT ? "not " : "-", out);
        print(e->operands[0], words, BINDS_SIGN, out);
        fputs(brackets ? ")" : "", out);
    } else if (kind < sizeof functions / sizeof *functions && functions[kind]) {
        fprintf(out, "%s(", functions[kind]);
        print_list(e, words, ", ", 0, out);
        fputs(")", out);
    } else if (e->kind == EXPRESSION_JOIN) {
        print_list(e, words, " .. ", 0, out);
    } else if (e->kind == EXPRESSION_NUMBER) {
        expression_print_value(e->type, e->number, out);
    } else {
        print_word(e, words, out);
    }
}

void expression_print(const struct expression *expression, const struct vocabulary *words,
                      FILE *out) {
    print(expression, words, 0, out);
}
