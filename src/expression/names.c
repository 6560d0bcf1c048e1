/* Names and calls in expressions. */
#include <string.h>

#include "nearest.h"
#include "parser.h"

static const struct type number_type = {TYPE_NUMBER, NULL};
static const struct type truth_type = {TYPE_TRUTH, NULL};
static const struct type text_type = {TYPE_TEXT, NULL};

static bool resolve_define(struct parser *parser, struct define *define, int column) {
    if (define->meaning)
        return true;
    if (define->being_read) {
        slip_at(parser->slip, column, "\"%s\" is defined by itself", define->id);
        return false;
    }
    if (define->wrong) {
        slip_at(parser->slip, column, "the meaning of \"%s\" has a mistake", define->id);
        return false;
    }
    if (parser->words->defines_being_read == DEEPEST ||
        parser->words->depth_around + parser->depth > DEEPEST_IN_ALL) {
        slip_at(parser->slip, column, "\"%s\" rests on too many others, one upon another",
                define->id);
        return false;
    }
    define->being_read = true;
    parser->words->defines_being_read++;
    parser->words->depth_around += parser->depth;
    struct slip inner;
    define->meaning = define_parse(parser->arena, parser->words, define, &inner);
    define->being_read = false;
    parser->words->defines_being_read--;
    parser->words->depth_around -= parser->depth;
    define->wrong =
        !define->meaning; /* it is told once, and not read again for each that names it */
    /* Of defines that rest on one another the last is named, where the mistake is. */
    bool deeper = !define->meaning && strncmp(inner.text, "the meaning of \"", 16) == 0;
    if (deeper)
        slip_at(parser->slip, column, "%s", inner.text);
    else if (!define->meaning)
        slip_at(parser->slip, column, "the meaning of \"%s\" has a mistake: %s", define->id,
                inner.text);
    return define->meaning != NULL;
}

/* Says what is wrong with a name that is a value and no field; false when it is none. */
static bool told_of_value(struct parser *parser, const struct field *field, const char *known_as,
                          const char *name, int column) {
    if (!field || field_value(field, name) < 0)
        return false;
    slip_at(parser->slip, column, "unknown name %s; if the value of %s is meant, write '%s'", name,
            known_as, name);
    return true;
}

/* Offers the names that may be used here; true when the name has been explained otherwise. */
static bool offer_names(struct parser *parser, struct nearest *near, const char *name, int column) {
    const struct vocabulary *words = parser->words;
    for (size_t i = 0; words->scope && i < words->scope->count; i++) {
        const struct synonym *synonym = &words->scope->synonyms[i];
        long field = layout_find(&words->patient, synonym->meaning);
        if (told_of_value(parser, field < 0 ? NULL : &words->patient.fields[field], synonym->name,
                          name, column))
            return true;
        nearest_offer(near, synonym->name);
    }
    for (size_t i = 0; !words->scope && i < words->patient.count; i++) {
        const struct field *field = &words->patient.fields[i];
        if (told_of_value(parser, field, field->id, name, column))
            return true;
        nearest_offer(near, field->id);
    }
    for (size_t i = 0; !words->scope && i < words->parameter_count; i++)
        nearest_offer(near, words->parameters[i].id);
    for (size_t i = 0; !words->scope && i < words->define_count; i++)
        nearest_offer(near, words->defines[i].id);
    return false;
}

struct expression *parser_unknown_name(struct parser *parser, const char *name, int column) {
    static const char *const reserved[] = {"clock", "variant", "known", "either", "true", "false",
                                           "min",   "max",     "round", "is",     "and",  "or"};
    char hint[128];
    struct nearest near = nearest_to(name);
    if (offer_names(parser, &near, name, column))
        return NULL;
    if (!parser->words->scope && field_value(&parser->words->variants, name) >= 0)
        return slip_at(parser->slip, column, "unknown name %s; if the variant is meant, write '%s'",
                       name, name);
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        nearest_offer(&near, reserved[i]);
    return slip_at(parser->slip, column, "unknown name %s%s", name,
                   nearest_hint(&near, hint, sizeof hint));
}

static struct expression *field_reference(struct parser *parser, size_t index, int column) {
    const struct field *field = &parser->words->patient.fields[index];
    struct type type = number_type;
    if (field->kind == FIELD_FLAG)
        type = truth_type;
    else if (field->kind == FIELD_FINDING && !parser->words->findings)
        return slip_at(parser->slip, column, "a finding cannot tell another finding (%s)",
                       field->id);
    else if (field->kind == FIELD_FINDING)
        type = text_type;
    else if (field->value_count)
        type = (struct type){TYPE_VALUE, field};
    struct expression *new = parser_make(parser, EXPRESSION_FIELD, type, column, 0);
    new->index = index;
    return new;
}

struct expression *parser_constant(struct parser *parser, double number, struct type type,
                                   int column) {
    struct expression *new = parser_make(parser, EXPRESSION_NUMBER, type, column, 0);
    new->number = number;
    return new;
}

/* Words that stand for themselves: clock, variant, given, name, true, false and the units of time.
 */
static struct expression *reserved_name(struct parser *parser, const char *name, int column) {
    static const struct {
        const char *name;
        double minutes;
    } units[] = {{"minute", 1}, {"hour", 60}, {"day", 1440}, {"week", 10080}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(name, units[i].name) == 0)
            return parser_constant(parser, units[i].minutes, number_type, column);
    if (strcmp(name, "true") == 0 || strcmp(name, "false") == 0)
        return parser_constant(parser, *name == 't', truth_type, column);
    if (strcmp(name, "clock") == 0)
        return parser_make(parser, EXPRESSION_CLOCK, number_type, column, 0);
    if (strcmp(name, "variant") == 0)
        return parser_make(parser, EXPRESSION_VARIANT,
                           (struct type){TYPE_VALUE, &parser->words->variants}, column, 0);
    if (strcmp(name, "given") == 0 && parser->given)
        return parser_make(parser, EXPRESSION_GIVEN, number_type, column, 0);
    return NULL;
}

/* Whether the pathway declares this name; `found` is its field, parameter or define, or NULL with
   the slip. */
static bool declared_name(struct parser *parser, const char *name, int column,
                          struct expression **found) {
    const struct vocabulary *words = parser->words;
    long field = layout_find(&words->patient, name);
    if (field >= 0) {
        *found = field_reference(parser, (size_t)field, column);
        return true;
    }
    for (size_t i = 0; i < words->parameter_count; i++) {
        if (strcmp(words->parameters[i].id, name) != 0)
            continue;
        *found = parser_make(parser, EXPRESSION_PARAMETER, number_type, column, 0);
        (*found)->index = i;
        return true;
    }
    for (size_t i = 0; i < words->define_count; i++) {
        struct define *define = &words->defines[i];
        if (strcmp(define->id, name) != 0)
            continue;
        *found = NULL;
        if (resolve_define(parser, define, column)) {
            *found = parser_make(parser, EXPRESSION_DEFINED, define->meaning->type, column, 1);
            (*found)->index = i;
            (*found)->operands[0] = define->meaning;
        }
        return true;
    }
    return false;
}

struct expression *parser_name(struct parser *parser, const char *name, int column) {
    const char *meaning = scope_meaning(parser->words->scope, name);
    struct expression *declared;
    if (meaning && declared_name(parser, meaning, column, &declared))
        return declared;
    if (strcmp(name, "variant") == 0 && (parser->words->scope || parser->words->procedure))
        return slip_at(
            parser->slip, column,
            "a procedure does not know the variants of the pathways that use it: ask for "
            "what differs in needs { … }");
    struct expression *reserved = reserved_name(parser, name, column);
    if (reserved)
        return reserved;
    if (strcmp(name, "name") == 0)
        return parser_make(parser, EXPRESSION_NAME, text_type, column, 0);
    if (strcmp(name, "given") == 0)
        return slip_at(parser->slip, column,
                       "\"given\" has a meaning only in the answers of a question");
    if (strcmp(name, "if") == 0 || strcmp(name, "then") == 0)
        return slip_at(parser->slip, column,
                       "there is no \"if\" here: write either(condition, value, otherwise)");
    return parser_unknown_name(parser, name, column);
}

/* --- calls --- */

/* `shape` is one letter an argument: n number, c condition, v anything, s a value of a scale, t a
   quoted name; a `*` repeats the letter before it. */
static const struct function {
    struct expression_function about;
    enum expression_kind kind;
    const char *shape;
    size_t least, most;
} functions[] = {
    {{"min", "a, b, …", "the least number; of a scale, the least bad value"},
     EXPRESSION_MIN,
     "v*",
     2,
     16},
    {{"max", "a, b, …", "the greatest number; of a scale, the worst value"},
     EXPRESSION_MAX,
     "v*",
     2,
     16},
    {{"floor", "x", "x rounded down"}, EXPRESSION_FLOOR, "n", 1, 1},
    {{"ceil", "x", "x rounded up"}, EXPRESSION_CEIL, "n", 1, 1},
    {{"round", "x",
      "x rounded, halves away from 0; `round(x, 1)` to one decimal, `round(x, -1)` to tens"},
     EXPRESSION_ROUND,
     "nn",
     1,
     2},
    {{"abs", "x", "x without its sign"}, EXPRESSION_ABS, "n", 1, 1},
    {{"either", "condition, a, condition, b, …, otherwise",
      "the value behind the first condition that holds"},
     EXPRESSION_EITHER,
     "",
     3,
     63},
    {{"is", "field, 'a', 'b', …", "whether it is one of these"}, EXPRESSION_IS, "v*", 2, 32},
    {{"worse", "scale", "one step worse, the worst staying; `worse(scale, 2)` two"},
     EXPRESSION_WORSE,
     "sn",
     1,
     2},
    {{"better", "scale", "one step better"}, EXPRESSION_BETTER, "sn", 1, 2},
    {{"by_odds", "p, ratio", "a probability moved by an odds ratio"},
     EXPRESSION_BY_ODDS,
     "nn",
     2,
     2},
    {{"by_risk", "p, ratio", "a probability times a risk ratio, at most 1"},
     EXPRESSION_BY_RISK,
     "nn",
     2,
     2},
    {{"known", "'field'", "whether a hidden field has been revealed"}, EXPRESSION_KNOWN, "t", 1, 1},
};

const struct expression_function *expression_function(size_t index) {
    return index < sizeof functions / sizeof *functions ? &functions[index].about : NULL;
}

static struct expression *unknown_function(struct parser *parser, const char *name, int column) {
    char hint[128];
    struct nearest near = nearest_to(name);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        nearest_offer(&near, functions[i].about.name);
    return slip_at(parser->slip, column, "unknown function %s%s", name,
                   nearest_hint(&near, hint, sizeof hint));
}

static struct expression *check_known(struct parser *parser, struct expression *call) {
    const struct expression *name = call->operands[0];
    const char *id = name->kind == EXPRESSION_WORDS ? name->words : NULL;
    if (!id && name->kind == EXPRESSION_FIELD)
        id = parser->words->patient.fields[name->index].id;
    if (id && name->kind == EXPRESSION_WORDS)
        id = scope_meaning(parser->words->scope, id);
    long field = id ? layout_find(&parser->words->patient, id) : -1;
    if (field < 0) {
        char hint[128];
        struct nearest near = nearest_to(name->kind == EXPRESSION_WORDS ? name->words : "");
        const struct scope *scope = parser->words->scope;
        for (size_t i = 0; scope && i < scope->count; i++)
            nearest_offer(&near, scope->synonyms[i].name);
        for (size_t i = 0; !scope && i < parser->words->patient.count; i++)
            nearest_offer(&near, parser->words->patient.fields[i].id);
        return slip_at(parser->slip, name->column, "known() takes the name of a field in quotes%s",
                       nearest_hint(&near, hint, sizeof hint));
    }
    call->type = truth_type;
    call->index = (size_t)field;
    call->count = 0;
    return call;
}

static struct expression *check_either(struct parser *parser, struct expression *call) {
    if (call->count % 2 == 0)
        return slip_at(parser->slip, call->column,
                       "either() takes conditions and values in turn and then the value otherwise: "
                       "an odd number");
    for (size_t i = 0; i + 1 < call->count; i += 2)
        if (!parser_want(parser, call->operands[i], truth_type, "either()"))
            return NULL;
    /* The values stand at 1, 3, …, and the last; bring them together in a list of their own to be
     * made one type. */
    size_t values = call->count / 2 + 1;
    struct expression *list = parser_make(parser, EXPRESSION_JOIN, text_type, call->column, values);
    for (size_t i = 0; i < values; i++)
        list->operands[i] = call->operands[i + 1 < values ? 2 * i + 1 : call->count - 1];
    return parser_unify(parser, list, 0, 1, &call->type) ? call : NULL;
}

static struct expression *check_scale(struct parser *parser, struct expression *call) {
    const struct expression *scale = call->operands[0];
    if (scale->type.kind != TYPE_VALUE || scale->type.field->kind != FIELD_SCALE)
        return slip_at(parser->slip, scale->column,
                       "worse() and better() take a field that is a scale");
    if (call->count == 2 &&
        !parser_want(parser, call->operands[1], number_type, "the number of steps"))
        return NULL;
    call->type = scale->type;
    return call;
}

/* Checks a call's arguments and finds its type. */
static struct expression *check_call(struct parser *parser, const struct function *function,
                                     struct expression *call) {
    switch (call->kind) {
    case EXPRESSION_KNOWN:
        return check_known(parser, call);
    case EXPRESSION_EITHER:
        return check_either(parser, call);
    case EXPRESSION_WORSE:
    case EXPRESSION_BETTER:
        return check_scale(parser, call);
    case EXPRESSION_MIN:
    case EXPRESSION_MAX:
    case EXPRESSION_IS:
        if (!parser_unify(parser, call, 0, 1, &call->type))
            return NULL;
        if (call->kind == EXPRESSION_IS)
            call->type = truth_type;
        else if (call->type.kind != TYPE_NUMBER &&
                 !(call->type.kind == TYPE_VALUE && call->type.field->kind == FIELD_SCALE))
            return slip_at(parser->slip, call->column,
                           "%s() takes numbers, or a scale and its values", function->about.name);
        return call;
    default:
        for (size_t i = 0; i < call->count; i++)
            if (!parser_want(parser, call->operands[i], number_type, function->about.name))
                return NULL;
        call->type = number_type;
        return call;
    }
}

struct expression *parser_call(struct parser *parser, const char *name, int column) {
    const struct function *function = NULL;
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (strcmp(functions[i].about.name, name) == 0)
            function = &functions[i];
    if (!function)
        return unknown_function(parser, name, column);
    struct expression *call =
        parser_make(parser, function->kind, number_type, column, function->most);
    call->count = 0;
    if (!parser_next(parser))
        return NULL;
    while (!parser_at_sign(parser, ")")) {
        if (call->count == function->most)
            return slip_at(parser->slip, parser->token.column, "%s() takes at most %zu arguments",
                           name, function->most);
        call->operands[call->count] = parser_expression(parser);
        if (!call->operands[call->count])
            return NULL;
        call->count++;
        if (parser_at_sign(parser, ",") ? !parser_next(parser) : !parser_at_sign(parser, ")"))
            return parser->token.kind == TOKEN_BAD ? NULL
                                                   : slip_at(parser->slip, parser->token.column,
                                                             "expected , or ) in %s()", name);
    }
    if (!parser_next(parser))
        return NULL;
    if (call->count < function->least)
        return slip_at(parser->slip, column, "%s() takes at least %zu argument%s", name,
                       function->least, function->least == 1 ? "" : "s");
    return check_call(parser, function, call);
}
