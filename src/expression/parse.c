/* Parses expressions and effects: precedence and signs as in Lua, types checked on the way. */
#include <string.h>

#include "nearest.h"
#include "tokens.h"

/* Far beyond what an author writes, far below what the stack bears. */
enum {
    DEEPEST = 100, /* brackets within brackets, and defines that rest on one another */
    LONGEST_SOURCE = 4000,
    TALLEST = 3000 /* parts within parts, the meaning of defines among them */
};

struct parser {
    struct arena *arena;
    struct vocabulary *words;
    const char *source;
    const char *at;
    struct token token;
    const struct place *place;
    bool given;
    int depth;
    struct slip *slip;
};

static const struct type number_type = {TYPE_NUMBER, NULL};
static const struct type truth_type = {TYPE_TRUTH, NULL};
static const struct type text_type = {TYPE_TEXT, NULL};

static struct expression *parse_or(struct parser *parser);

struct expression *expression_new(struct arena *arena, enum expression_kind kind,
                                  enum type_kind type, size_t operands, const struct place *place) {
    struct expression *new = arena_alloc(arena, sizeof *new);
    new->kind = kind;
    new->type.kind = type;
    new->count = operands;
    new->operands = arena_alloc(arena, (operands ? operands : 1) * sizeof *new->operands);
    new->place = place;
    return new;
}

const struct expression *expression_number(struct arena *arena, double number,
                                           const struct place *place) {
    struct expression *new = expression_new(arena, EXPRESSION_NUMBER, TYPE_NUMBER, 0, place);
    new->number = number;
    return new;
}

const struct expression *expression_words(struct arena *arena, const char *words,
                                          const struct place *place) {
    struct expression *new = expression_new(arena, EXPRESSION_WORDS, TYPE_TEXT, 0, place);
    new->words = words;
    return new;
}

static struct expression *make(struct parser *parser, enum expression_kind kind, struct type type,
                               int column, size_t operands) {
    struct expression *new =
        expression_new(parser->arena, kind, type.kind, operands, parser->place);
    new->type = type;
    new->source = parser->source;
    new->column = column;
    return new;
}

static bool next(struct parser *parser) {
    parser->token = token_read(parser->arena, parser->source, &parser->at, parser->slip);
    return parser->token.kind != TOKEN_BAD;
}

static bool is_sign(const struct parser *parser, const char *sign) {
    return parser->token.kind == TOKEN_SIGN && strcmp(parser->token.text, sign) == 0;
}

static bool is_name(const struct parser *parser, const char *name) {
    return parser->token.kind == TOKEN_NAME && strcmp(parser->token.text, name) == 0;
}

static const char *type_name(const struct expression *expression) {
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
static bool same_values(const struct field *a, const struct field *b) {
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
static bool become_value(struct parser *parser, struct expression *literal,
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
static bool become_values(struct parser *parser, struct expression *text,
                          const struct field *field) {
    if (text->kind == EXPRESSION_WORDS)
        return become_value(parser, text, field);
    if (text->kind != EXPRESSION_EITHER) {
        slip_at(parser->slip, text->column, "a text stands where %s needs one of its values",
                field->id);
        return false;
    }
    for (size_t i = 1; i < text->count; i += i + 2 < text->count ? 2 : 1)
        if (!become_values(parser, (struct expression *)text->operands[i], field))
            return false;
    text->type = (struct type){TYPE_VALUE, field};
    return true;
}

/* Brings all of `operands[first], [first + step] …` to one type, literals becoming values where
   another operand is one; gives the type, or false. */
static bool unify(struct parser *parser, struct expression *whole, size_t first, size_t step,
                  struct type *type) {
    const struct field *field = NULL;
    for (size_t i = first; i < whole->count; i += step)
        if (whole->operands[i]->type.kind == TYPE_VALUE)
            field = whole->operands[i]->type.field;
    for (size_t i = first; i < whole->count; i += step) {
        struct expression *operand = (struct expression *)whole->operands[i];
        if (field && operand->type.kind == TYPE_TEXT && !become_values(parser, operand, field))
            return false;
        const struct expression *before = whole->operands[first];
        if (operand->type.kind != before->type.kind) {
            slip_at(parser->slip, operand->column, "%s is compared or combined with %s",
                    type_name(before), type_name(operand));
            return false;
        }
        if (operand->type.kind == TYPE_VALUE &&
            !same_values(operand->type.field, before->type.field)) {
            slip_at(parser->slip, operand->column, "%s and %s take different values",
                    before->type.field->id, operand->type.field->id);
            return false;
        }
    }
    *type = whole->operands[first]->type;
    return true;
}

static bool want(struct parser *parser, const struct expression *found, struct type type,
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
            type.kind == TYPE_TRUTH ? "a condition" : type_name(&(struct expression){.type = type}),
            type_name(found), extra);
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

static bool measure(struct parser *parser, struct expression *whole) {
    whole->height = height_of(whole);
    if (whole->height <= TALLEST)
        return true;
    slip_at(parser->slip, whole->column, "this expression is nested too deeply");
    return false;
}

/* --- names --- */

static bool resolve_define(struct parser *parser, struct define *define, int column) {
    if (define->meaning)
        return true;
    if (define->being_read) {
        slip_at(parser->slip, column, "\"%s\" is defined by itself", define->id);
        return false;
    }
    if (parser->words->defines_being_read == DEEPEST) {
        slip_at(parser->slip, column, "\"%s\" rests on too many others, one upon another",
                define->id);
        return false;
    }
    define->being_read = true;
    parser->words->defines_being_read++;
    struct slip inner;
    define->meaning = expression_parse(parser->arena, parser->words, define->source, text_type,
                                       &define->place, false, &inner);
    define->being_read = false;
    parser->words->defines_being_read--;
    if (!define->meaning)
        slip_at(parser->slip, column, "the meaning of \"%s\" has a mistake: %s", define->id,
                inner.text);
    return define->meaning != NULL;
}

static struct expression *unknown_name(struct parser *parser, const char *name, int column) {
    static const char *const reserved[] = {"clock", "variant", "known", "either", "true", "false",
                                           "min",   "max",     "round", "is",     "and",  "or"};
    char hint[128];
    struct nearest near = nearest_to(name);
    const struct vocabulary *words = parser->words;
    for (size_t i = 0; i < words->patient.count; i++) {
        if (field_value(&words->patient.fields[i], name) >= 0)
            return slip_at(parser->slip, column,
                           "unknown name %s; if the value of %s is meant, write '%s'", name,
                           words->patient.fields[i].id, name);
        nearest_offer(&near, words->patient.fields[i].id);
    }
    if (field_value(&words->variants, name) >= 0)
        return slip_at(parser->slip, column, "unknown name %s; if the variant is meant, write '%s'",
                       name, name);
    for (size_t i = 0; i < words->parameter_count; i++)
        nearest_offer(&near, words->parameters[i].id);
    for (size_t i = 0; i < words->define_count; i++)
        nearest_offer(&near, words->defines[i].id);
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
    struct expression *new = make(parser, EXPRESSION_FIELD, type, column, 0);
    new->index = index;
    return new;
}

static struct expression *constant(struct parser *parser, double number, struct type type,
                                   int column) {
    struct expression *new = make(parser, EXPRESSION_NUMBER, type, column, 0);
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
            return constant(parser, units[i].minutes, number_type, column);
    if (strcmp(name, "true") == 0 || strcmp(name, "false") == 0)
        return constant(parser, *name == 't', truth_type, column);
    if (strcmp(name, "clock") == 0)
        return make(parser, EXPRESSION_CLOCK, number_type, column, 0);
    if (strcmp(name, "variant") == 0)
        return make(parser, EXPRESSION_VARIANT, (struct type){TYPE_VALUE, &parser->words->variants},
                    column, 0);
    if (strcmp(name, "given") == 0 && parser->given)
        return make(parser, EXPRESSION_GIVEN, number_type, column, 0);
    return NULL;
}

static struct expression *parse_name(struct parser *parser, const char *name, int column) {
    long field = layout_find(&parser->words->patient, name);
    if (field >= 0)
        return field_reference(parser, (size_t)field, column);
    for (size_t i = 0; i < parser->words->parameter_count; i++) {
        if (strcmp(parser->words->parameters[i].id, name) == 0) {
            struct expression *new = make(parser, EXPRESSION_PARAMETER, number_type, column, 0);
            new->index = i;
            return new;
        }
    }
    for (size_t i = 0; i < parser->words->define_count; i++) {
        struct define *define = &parser->words->defines[i];
        if (strcmp(define->id, name) != 0)
            continue;
        if (!resolve_define(parser, define, column))
            return NULL;
        struct expression *new = make(parser, EXPRESSION_DEFINED, define->meaning->type, column, 1);
        new->index = i;
        new->operands[0] = define->meaning;
        return new;
    }
    struct expression *reserved = reserved_name(parser, name, column);
    if (reserved)
        return reserved;
    if (strcmp(name, "name") == 0)
        return make(parser, EXPRESSION_NAME, text_type, column, 0);
    if (strcmp(name, "given") == 0)
        return slip_at(parser->slip, column,
                       "\"given\" has a meaning only in the answers of a question");
    if (strcmp(name, "if") == 0 || strcmp(name, "then") == 0)
        return slip_at(parser->slip, column,
                       "there is no \"if\" here: write either(condition, value, otherwise)");
    return unknown_name(parser, name, column);
}

/* --- calls --- */

/* What a function takes and gives. `shape` is one letter an argument: n number, c condition, v
   anything, s a value of a scale, t a quoted name; a `*` repeats the letter before it. */
static const struct function {
    const char *name;
    enum expression_kind kind;
    const char *shape;
    size_t least, most;
} functions[] = {
    {"min", EXPRESSION_MIN, "v*", 2, 16},        {"max", EXPRESSION_MAX, "v*", 2, 16},
    {"floor", EXPRESSION_FLOOR, "n", 1, 1},      {"ceil", EXPRESSION_CEIL, "n", 1, 1},
    {"round", EXPRESSION_ROUND, "nn", 1, 2},     {"abs", EXPRESSION_ABS, "n", 1, 1},
    {"either", EXPRESSION_EITHER, "", 3, 63},    {"is", EXPRESSION_IS, "v*", 2, 32},
    {"worse", EXPRESSION_WORSE, "sn", 1, 2},     {"better", EXPRESSION_BETTER, "sn", 1, 2},
    {"by_odds", EXPRESSION_BY_ODDS, "nn", 2, 2}, {"by_risk", EXPRESSION_BY_RISK, "nn", 2, 2},
    {"known", EXPRESSION_KNOWN, "t", 1, 1},
};

static struct expression *unknown_function(struct parser *parser, const char *name, int column) {
    char hint[128];
    struct nearest near = nearest_to(name);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        nearest_offer(&near, functions[i].name);
    return slip_at(parser->slip, column, "unknown function %s%s", name,
                   nearest_hint(&near, hint, sizeof hint));
}

static struct expression *check_known(struct parser *parser, struct expression *call) {
    const struct expression *name = call->operands[0];
    const char *id = name->kind == EXPRESSION_WORDS ? name->words : NULL;
    if (!id && name->kind == EXPRESSION_FIELD)
        id = parser->words->patient.fields[name->index].id;
    long field = id ? layout_find(&parser->words->patient, id) : -1;
    if (field < 0) {
        char hint[128];
        struct nearest near = nearest_to(id ? id : "");
        for (size_t i = 0; i < parser->words->patient.count; i++)
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
        if (!want(parser, call->operands[i], truth_type, "either()"))
            return NULL;
    /* The values stand at 1, 3, …, and the last; bring them together in a list of their own to be
     * made one type. */
    size_t values = call->count / 2 + 1;
    struct expression *list = make(parser, EXPRESSION_JOIN, text_type, call->column, values);
    for (size_t i = 0; i < values; i++)
        list->operands[i] = call->operands[i + 1 < values ? 2 * i + 1 : call->count - 1];
    return unify(parser, list, 0, 1, &call->type) ? call : NULL;
}

static struct expression *check_scale(struct parser *parser, struct expression *call) {
    const struct expression *scale = call->operands[0];
    if (scale->type.kind != TYPE_VALUE || scale->type.field->kind != FIELD_SCALE)
        return slip_at(parser->slip, scale->column,
                       "worse() and better() take a field that is a scale");
    if (call->count == 2 && !want(parser, call->operands[1], number_type, "the number of steps"))
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
        if (!unify(parser, call, 0, 1, &call->type))
            return NULL;
        if (call->kind == EXPRESSION_IS)
            call->type = truth_type;
        else if (call->type.kind != TYPE_NUMBER &&
                 !(call->type.kind == TYPE_VALUE && call->type.field->kind == FIELD_SCALE))
            return slip_at(parser->slip, call->column,
                           "%s() takes numbers, or a scale and its values", function->name);
        return call;
    default:
        for (size_t i = 0; i < call->count; i++)
            if (!want(parser, call->operands[i], number_type, function->name))
                return NULL;
        call->type = number_type;
        return call;
    }
}

static struct expression *parse_call(struct parser *parser, const char *name, int column) {
    const struct function *function = NULL;
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (strcmp(functions[i].name, name) == 0)
            function = &functions[i];
    if (!function)
        return unknown_function(parser, name, column);
    struct expression *call = make(parser, function->kind, number_type, column, function->most);
    call->count = 0;
    if (!next(parser))
        return NULL;
    while (!is_sign(parser, ")")) {
        if (call->count == function->most)
            return slip_at(parser->slip, parser->token.column, "%s() takes at most %zu arguments",
                           name, function->most);
        call->operands[call->count] = parse_or(parser);
        if (!call->operands[call->count])
            return NULL;
        call->count++;
        if (is_sign(parser, ",") ? !next(parser) : !is_sign(parser, ")"))
            return parser->token.kind == TOKEN_BAD ? NULL
                                                   : slip_at(parser->slip, parser->token.column,
                                                             "expected , or ) in %s()", name);
    }
    if (!next(parser))
        return NULL;
    if (call->count < function->least)
        return slip_at(parser->slip, column, "%s() takes at least %zu argument%s", name,
                       function->least, function->least == 1 ? "" : "s");
    return check_call(parser, function, call);
}

/* --- operators, loosest last --- */

static struct expression *parse_primary(struct parser *parser) {
    struct token token = parser->token;
    if (token.kind == TOKEN_END)
        return slip_at(parser->slip, token.column,
                       *parser->source ? "something is missing at the end" : "an empty expression");
    if (!next(parser))
        return NULL;
    if (token.kind == TOKEN_NUMBER)
        return constant(parser, token.number, number_type, token.column);
    if (token.kind == TOKEN_TEXT) {
        struct expression *new = make(parser, EXPRESSION_WORDS, text_type, token.column, 0);
        new->words = token.text;
        return new;
    }
    if (token.kind == TOKEN_NAME)
        return is_sign(parser, "(") ? parse_call(parser, token.text, token.column)
                                    : parse_name(parser, token.text, token.column);
    if (strcmp(token.text, "(") != 0)
        return slip_at(parser->slip, token.column,
                       strcmp(token.text, "=") == 0 ? "compare with ==" : "%s cannot stand here",
                       token.text);
    struct expression *inner = parse_or(parser);
    if (!inner)
        return NULL;
    if (!is_sign(parser, ")"))
        return slip_at(parser->slip, parser->token.column, "a ) is missing for the ( at column %d",
                       token.column);
    return next(parser) ? inner : NULL;
}

static struct expression *parse_unary(struct parser *parser) {
    int column = parser->token.column;
    bool negate = is_sign(parser, "-"), not = is_name(parser, "not");
    if (!negate && !not )
        return parse_primary(parser);
    if (++parser->depth > DEEPEST)
        return slip_at(parser->slip, column, "this expression is nested too deeply");
    if (!next(parser))
        return NULL;
    struct expression *operand = parse_unary(parser);
    parser->depth--;
    if (!operand)
        return NULL;
    if (not &&operand->type.kind != TYPE_TRUTH &&
        (is_sign(parser, "<") || is_sign(parser, ">") || is_sign(parser, "<=") ||
         is_sign(parser, ">=") || is_sign(parser, "==") || is_sign(parser, "~=")))
        return slip_at(parser->slip, column,
                       "\"not\" belongs to the whole comparison: write not (… %s …)",
                       parser->token.text);
    if (!want(parser, operand, negate ? number_type : truth_type,
              negate ? "the minus sign" : "\"not\""))
        return NULL;
    struct expression *new = make(parser, negate ? EXPRESSION_NEGATE : EXPRESSION_NOT,
                                  negate ? number_type : truth_type, column, 1);
    new->operands[0] = operand;
    return new;
}

struct operator_sign {
    const char *sign;
    enum expression_kind kind;
};

static const struct operator_sign products[] = {{"*", EXPRESSION_MULTIPLY},
                                                {"/", EXPRESSION_DIVIDE},
                                                {"//", EXPRESSION_FLOOR_DIVIDE},
                                                {"%", EXPRESSION_REMAINDER},
                                                {NULL, 0}};
static const struct operator_sign sums[] = {
    {"+", EXPRESSION_ADD}, {"-", EXPRESSION_SUBTRACT}, {NULL, 0}};
static const struct operator_sign comparisons[] = {{"==", EXPRESSION_EQUAL},
                                                   {"~=", EXPRESSION_UNEQUAL},
                                                   {"<", EXPRESSION_LESS},
                                                   {"<=", EXPRESSION_AT_MOST},
                                                   {">", EXPRESSION_MORE},
                                                   {">=", EXPRESSION_AT_LEAST},
                                                   {NULL, 0}};
static const struct operator_sign both[] = {{"and", EXPRESSION_AND}, {NULL, 0}};
static const struct operator_sign one[] = {{"or", EXPRESSION_OR}, {NULL, 0}};

static const struct operator_sign *find_operator(const struct parser *parser,
                                                 const struct operator_sign *list) {
    for (; list->sign; list++)
        if (is_sign(parser, list->sign) || is_name(parser, list->sign))
            return list;
    return NULL;
}

static struct expression *binary(struct parser *parser, const struct operator_sign *sign,
                                 int column, struct expression *left, struct expression *right,
                                 struct type type) {
    struct expression *new = make(parser, sign->kind, type, column, 2);
    new->operands[0] = left;
    new->operands[1] = right;
    return new;
}

/* Operators of one strength, all of one operand type, taken from left to right. */
static struct expression *parse_chain(struct parser *parser,
                                      struct expression *(*operand)(struct parser *),
                                      const struct operator_sign *list, struct type type) {
    struct expression *left = operand(parser);
    const struct operator_sign *sign;
    while (left && (sign = find_operator(parser, list))) {
        int column = parser->token.column;
        char where[32];
        snprintf(where, sizeof where, "\"%s\"", sign->sign);
        if (!want(parser, left, type, where) || !next(parser))
            return NULL;
        struct expression *right = operand(parser);
        if (!right || !want(parser, right, type, where))
            return NULL;
        left = binary(parser, sign, column, left, right, type);
    }
    return left;
}

static struct expression *parse_product(struct parser *parser) {
    return parse_chain(parser, parse_unary, products, number_type);
}

static struct expression *parse_sum(struct parser *parser) {
    return parse_chain(parser, parse_product, sums, number_type);
}

static struct expression *parse_comparison(struct parser *parser) {
    struct expression *left = parse_sum(parser);
    const struct operator_sign *sign = left ? find_operator(parser, comparisons) : NULL;
    if (!sign)
        return left;
    int column = parser->token.column;
    if (!next(parser))
        return NULL;
    struct expression *right = parse_sum(parser);
    if (!right)
        return NULL;
    if (find_operator(parser, comparisons))
        return slip_at(parser->slip, parser->token.column,
                       "two comparisons in a row: write them apart, as in 8 < x and x < 12");
    struct expression *new = binary(parser, sign, column, left, right, truth_type);
    struct type type;
    if (!unify(parser, new, 0, 1, &type))
        return NULL;
    bool order = sign->kind != EXPRESSION_EQUAL && sign->kind != EXPRESSION_UNEQUAL;
    if (order && type.kind == TYPE_VALUE && type.field->kind != FIELD_SCALE)
        return slip_at(parser->slip, column,
                       "%s has no order: only a scale can be compared with %s", type.field->id,
                       sign->sign);
    if (type.kind == TYPE_TEXT || (order && type.kind == TYPE_TRUTH))
        return slip_at(parser->slip, column, "%s cannot compare %s", sign->sign, type_name(left));
    return new;
}

static struct expression *parse_and(struct parser *parser) {
    return parse_chain(parser, parse_comparison, both, truth_type);
}

static struct expression *parse_or(struct parser *parser) {
    if (++parser->depth > DEEPEST)
        return slip_at(parser->slip, parser->token.column, "this expression is nested too deeply");
    struct expression *found = parse_chain(parser, parse_and, one, truth_type);
    parser->depth--;
    return found;
}

/* --- the whole --- */

static bool begin(struct parser *parser) {
    parser->at = parser->source;
    parser->slip->column = 0;
    if (strlen(parser->source) > LONGEST_SOURCE) {
        slip_at(parser->slip, 1, "this expression is longer than %d letters", LONGEST_SOURCE);
        return false;
    }
    return next(parser);
}

static void *left_over(struct parser *parser) {
    const struct token *token = &parser->token;
    if (is_sign(parser, "="))
        return slip_at(parser->slip, token->column, "compare with ==");
    if (is_sign(parser, ","))
        return slip_at(parser->slip, token->column,
                       "a comma cannot stand here (decimals are written with a point)");
    if (is_sign(parser, ";"))
        return slip_at(parser->slip, token->column,
                       "a ; separates assignments; conditions are joined with and, or");
    return slip_at(parser->slip, token->column,
                   "%.*s cannot follow here: a sign such as and, or, +, == is missing",
                   (int)token->length, token->start);
}

const struct expression *expression_parse(struct arena *arena, struct vocabulary *words,
                                          const char *source, struct type wanted,
                                          const struct place *place, bool given,
                                          struct slip *slip) {
    struct parser parser = {arena, words, source, source, {0}, place, given, 0, slip};
    if (!begin(&parser))
        return NULL;
    struct expression *found = parse_or(&parser);
    if (!found)
        return NULL;
    if (parser.token.kind != TOKEN_END)
        return left_over(&parser);
    if (!measure(&parser, found))
        return NULL;
    if (wanted.kind == TYPE_VALUE) {
        if (found->type.kind == TYPE_TEXT && !become_values(&parser, found, wanted.field))
            return NULL;
        if (found->type.kind != TYPE_VALUE || !same_values(found->type.field, wanted.field))
            return slip_at(slip, found->column, "%s takes one of its own values, but this is %s",
                           wanted.field->id, type_name(found));
    } else if (wanted.kind != TYPE_TEXT) {
        const char *where = wanted.kind == TYPE_TRUTH ? "this place" : "a number's place";
        if (!want(&parser, found, wanted, where))
            return NULL;
    }
    return found;
}

static struct type type_of_field(const struct field *field) {
    if (field->kind == FIELD_FLAG)
        return truth_type;
    return field->value_count ? (struct type){TYPE_VALUE, field} : number_type;
}

/* The value of `field = …` up to the next ; or the end. */
static bool parse_assigned(struct parser *parser, const struct field *field,
                           struct assignment *assignment) {
    struct type type = type_of_field(field);
    struct expression *value = parse_or(parser);
    if (!value || !measure(parser, value))
        return false;
    if (type.kind == TYPE_VALUE) {
        /* A literal, or an either() of literals, becomes a value by standing beside the field. */
        struct expression *pair = make(parser, EXPRESSION_EQUAL, truth_type, value->column, 2);
        struct expression *self = make(parser, EXPRESSION_FIELD, type, value->column, 0);
        pair->operands[0] = self;
        pair->operands[1] = value;
        struct type ignored;
        if (!unify(parser, pair, 0, 1, &ignored))
            return false;
    } else {
        char where[96];
        snprintf(where, sizeof where, "%.80s", field->id);
        if (!want(parser, value, type, where))
            return false;
    }
    assignment->value = value;
    return true;
}

static bool parse_assignment(struct parser *parser, struct assignment *assignment) {
    struct token name = parser->token;
    if (name.kind != TOKEN_NAME) {
        slip_at(parser->slip, name.column,
                "an assignment begins with a field, as in sbp = sbp - 10");
        return false;
    }
    long field = layout_find(&parser->words->patient, name.text);
    if (field < 0) {
        unknown_name(parser, name.text, name.column);
        return false;
    }
    assignment->field = (size_t)field;
    if (parser->words->patient.fields[field].kind == FIELD_FINDING) {
        slip_at(parser->slip, name.column, "%s is a finding: it has a text, but no value to set",
                name.text);
        return false;
    }
    if (!next(parser))
        return false;
    if (!is_sign(parser, "=")) {
        slip_at(parser->slip, parser->token.column,
                is_sign(parser, "==") ? "assign with =" : "expected = after %s", name.text);
        return false;
    }
    if (parser->token.start[1] == '-' && parser->token.start[2] == ' ') {
        slip_at(parser->slip, parser->token.column,
                "=- sets a negative value; write %s = %s - … to subtract", name.text, name.text);
        return false;
    }
    return next(parser) &&
           parse_assigned(parser, &parser->words->patient.fields[field], assignment);
}

struct assignment *expression_parse_set(struct arena *arena, struct vocabulary *words,
                                        const char *source, const struct place *place, bool given,
                                        size_t *count, struct slip *slip) {
    struct parser parser = {arena, words, source, source, {0}, place, given, 0, slip};
    struct assignment *list = NULL;
    *count = 0;
    if (!begin(&parser))
        return NULL;
    while (parser.token.kind != TOKEN_END) {
        struct assignment *new = ARENA_ADD(arena, list, *count);
        if (!parse_assignment(&parser, new))
            return NULL;
        if (is_sign(&parser, ","))
            return slip_at(slip, parser.token.column, "assignments are separated with ;");
        if (is_sign(&parser, ";") ? !next(&parser) : parser.token.kind != TOKEN_END)
            return parser.token.kind == TOKEN_BAD ? NULL : left_over(&parser);
    }
    return list ? list : arena_alloc(arena, sizeof *list);
}
