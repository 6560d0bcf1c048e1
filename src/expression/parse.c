/* Parses expressions and effects: precedence and signs as in Lua, types checked on the way. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "parser.h"

static const struct type number_type = {TYPE_NUMBER, NULL};
static const struct type truth_type = {TYPE_TRUTH, NULL};
static const struct type text_type = {TYPE_TEXT, NULL};

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

struct expression *parser_make(struct parser *parser, enum expression_kind kind, struct type type,
                               int column, size_t operands) {
    struct expression *new =
        expression_new(parser->arena, kind, type.kind, operands, parser->place);
    new->type = type;
    new->source = parser->source;
    new->column = column;
    return new;
}

bool parser_next(struct parser *parser) {
    parser->token = token_read(parser->arena, parser->source, &parser->at, parser->slip);
    return parser->token.kind != TOKEN_BAD;
}

bool parser_at_sign(const struct parser *parser, const char *sign) {
    return parser->token.kind == TOKEN_SIGN && strcmp(parser->token.text, sign) == 0;
}

bool parser_at_name(const struct parser *parser, const char *name) {
    return parser->token.kind == TOKEN_NAME && strcmp(parser->token.text, name) == 0;
}

/* --- operators, loosest last --- */

static struct expression *parse_primary(struct parser *parser) {
    struct token token = parser->token;
    if (token.kind == TOKEN_END)
        return slip_at(parser->slip, token.column,
                       *parser->source ? "something is missing at the end" : "an empty expression");
    if (!parser_next(parser))
        return NULL;
    if (token.kind == TOKEN_NUMBER)
        return parser_constant(parser, token.number, number_type, token.column);
    if (token.kind == TOKEN_TEXT) {
        struct expression *new = parser_make(parser, EXPRESSION_WORDS, text_type, token.column, 0);
        new->words = token.text;
        return new;
    }
    if (token.kind == TOKEN_NAME)
        return parser_at_sign(parser, "(") ? parser_call(parser, token.text, token.column)
                                           : parser_name(parser, token.text, token.column);
    if (strcmp(token.text, "(") != 0)
        return slip_at(parser->slip, token.column,
                       strcmp(token.text, "=") == 0 ? "compare with ==" : "%s cannot stand here",
                       token.text);
    struct expression *inner = parser_expression(parser);
    if (!inner)
        return NULL;
    if (!parser_at_sign(parser, ")"))
        return slip_at(parser->slip, parser->token.column, "a ) is missing for the ( at column %d",
                       token.column);
    return parser_next(parser) ? inner : NULL;
}

static struct expression *parse_unary(struct parser *parser) {
    int column = parser->token.column;
    bool negate = parser_at_sign(parser, "-"), not = parser_at_name(parser, "not");
    if (!negate && !not )
        return parse_primary(parser);
    if (++parser->depth > DEEPEST)
        return slip_at(parser->slip, column, "this expression is nested too deeply");
    if (!parser_next(parser))
        return NULL;
    struct expression *operand = parse_unary(parser);
    parser->depth--;
    if (!operand)
        return NULL;
    if (not &&operand->type.kind != TYPE_TRUTH &&
        (parser_at_sign(parser, "<") || parser_at_sign(parser, ">") ||
         parser_at_sign(parser, "<=") || parser_at_sign(parser, ">=") ||
         parser_at_sign(parser, "==") || parser_at_sign(parser, "~=")))
        return slip_at(parser->slip, column,
                       "\"not\" belongs to the whole comparison: write not (… %s …)",
                       parser->token.text);
    if (!parser_want(parser, operand, negate ? number_type : truth_type,
                     negate ? "the minus sign" : "\"not\""))
        return NULL;
    struct expression *new = parser_make(parser, negate ? EXPRESSION_NEGATE : EXPRESSION_NOT,
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
        if (parser_at_sign(parser, list->sign) || parser_at_name(parser, list->sign))
            return list;
    return NULL;
}

static struct expression *binary(struct parser *parser, const struct operator_sign *sign,
                                 int column, struct expression *left, struct expression *right,
                                 struct type type) {
    struct expression *new = parser_make(parser, sign->kind, type, column, 2);
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
        if (!parser_want(parser, left, type, where) || !parser_next(parser))
            return NULL;
        struct expression *right = operand(parser);
        if (!right || !parser_want(parser, right, type, where))
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
    if (!parser_next(parser))
        return NULL;
    struct expression *right = parse_sum(parser);
    if (!right)
        return NULL;
    if (find_operator(parser, comparisons))
        return slip_at(parser->slip, parser->token.column,
                       "two comparisons in a row: write them apart, as in 8 < x and x < 12");
    struct expression *new = binary(parser, sign, column, left, right, truth_type);
    struct type type;
    if (!parser_unify(parser, new, 0, 1, &type))
        return NULL;
    bool order = sign->kind != EXPRESSION_EQUAL && sign->kind != EXPRESSION_UNEQUAL;
    if (order && type.kind == TYPE_VALUE && type.field->kind != FIELD_SCALE)
        return slip_at(parser->slip, column,
                       "%s has no order: only a scale can be compared with %s", type.field->id,
                       sign->sign);
    if (type.kind == TYPE_TEXT || (order && type.kind == TYPE_TRUTH))
        return slip_at(parser->slip, column, "%s cannot compare %s", sign->sign,
                       parser_type_name(left));
    return new;
}

static struct expression *parse_and(struct parser *parser) {
    return parse_chain(parser, parse_comparison, both, truth_type);
}

struct expression *parser_expression(struct parser *parser) {
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
    return parser_next(parser);
}

static void *left_over(struct parser *parser) {
    const struct token *token = &parser->token;
    static const char *const joints[] = {"and", "or", "not"};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (token->kind == TOKEN_NAME && strcasecmp(token->text, joints[i]) == 0)
            return slip_at(parser->slip, token->column, "write \"%s\" in small letters", joints[i]);
    if (parser_at_sign(parser, "="))
        return slip_at(parser->slip, token->column, "compare with ==");
    if (parser_at_sign(parser, ","))
        return slip_at(parser->slip, token->column,
                       "a comma cannot stand here (decimals are written with a point)");
    if (parser_at_sign(parser, ";"))
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
    struct expression *found = parser_expression(&parser);
    if (!found)
        return NULL;
    if (parser.token.kind != TOKEN_END)
        return left_over(&parser);
    if (!parser_measure(&parser, found))
        return NULL;
    if (wanted.kind == TYPE_VALUE) {
        if (found->type.kind == TYPE_TEXT && !parser_become_values(&parser, found, wanted.field))
            return NULL;
        if (found->type.kind != TYPE_VALUE || !parser_same_values(found->type.field, wanted.field))
            return slip_at(slip, found->column, "%s takes one of its own values, but this is %s",
                           wanted.field->id, parser_type_name(found));
    } else if (wanted.kind != TYPE_TEXT) {
        const char *where = wanted.kind == TYPE_TRUTH ? "this place" : "a number's place";
        if (!parser_want(&parser, found, wanted, where))
            return NULL;
    }
    return found;
}

struct type field_type(const struct field *field) {
    if (field->kind == FIELD_FLAG)
        return truth_type;
    return field->value_count ? (struct type){TYPE_VALUE, field} : number_type;
}

const struct expression *define_parse(struct arena *arena, struct vocabulary *words,
                                      const struct define *define, struct slip *slip) {
    const struct scope *around = words->scope;
    struct type wanted = define->takes ? field_type(define->takes) : text_type;
    words->scope = define->scope;
    const struct expression *found =
        expression_parse(arena, words, define->source, wanted, &define->place, false, slip);
    words->scope = around;
    return found;
}

/* The value of `field = …` up to the next ; or the end. */
static bool parse_assigned(struct parser *parser, const struct field *field,
                           struct assignment *assignment) {
    struct type type = field_type(field);
    struct expression *value = parser_expression(parser);
    if (!value || !parser_measure(parser, value))
        return false;
    if (type.kind == TYPE_VALUE) {
        /* A literal, or an either() of literals, becomes a value by standing beside the field. */
        struct expression *pair =
            parser_make(parser, EXPRESSION_EQUAL, truth_type, value->column, 2);
        struct expression *self = parser_make(parser, EXPRESSION_FIELD, type, value->column, 0);
        pair->operands[0] = self;
        pair->operands[1] = value;
        struct type ignored;
        if (!parser_unify(parser, pair, 0, 1, &ignored))
            return false;
    } else {
        char where[96];
        snprintf(where, sizeof where, "%.80s", field->id);
        if (!parser_want(parser, value, type, where))
            return false;
    }
    assignment->value = value;
    return true;
}

/* What a name of the language means, which is no field; NULL: it is none. */
static const char *named_by_language(const char *name) {
    return strcmp(name, "clock") == 0     ? "the time, which passes by takes"
           : strcmp(name, "variant") == 0 ? "which patient it is"
           : strcmp(name, "name") == 0    ? "the patient's name"
           : strcmp(name, "given") == 0   ? "what was typed"
                                          : NULL;
}

/* What a name is that is no field: a parameter or a define. NULL: nothing. */
static const char *named_otherwise(const struct vocabulary *words, const char *name) {
    for (size_t i = 0; i < words->parameter_count; i++)
        if (strcmp(words->parameters[i].id, name) == 0)
            return "a parameter";
    for (size_t i = 0; i < words->define_count; i++)
        if (strcmp(words->defines[i].id, name) == 0)
            return words->defines[i].takes ? "an expression" : "a define";
    return NULL;
}

/* The sign behind what is assigned to, and on to the value. */
static bool parse_equals(struct parser *parser, const char *name) {
    if (!parser_at_sign(parser, "=")) {
        slip_at(parser->slip, parser->token.column,
                parser_at_sign(parser, "==") ? "assign with =" : "expected = after %s", name);
        return false;
    }
    const char *sign = parser->token.start; /* a name stands before it */
    if (sign[1] == '-' && (sign[2] == ' ' || sign[-1] == ' ')) {
        slip_at(parser->slip, parser->token.column,
                "=- sets a negative value; write %s = %s - … to subtract", name, name);
        return false;
    }
    return parser_next(parser);
}

static bool parse_assignment(struct parser *parser, struct assignment *assignment) {
    struct token name = parser->token;
    if (name.kind != TOKEN_NAME) {
        slip_at(parser->slip, name.column,
                "an assignment begins with a field, as in sbp = sbp - 10");
        return false;
    }
    const char *meaning = scope_meaning(parser->words->scope, name.text);
    const char *language = named_by_language(name.text);
    long field = meaning ? layout_find(&parser->words->patient, meaning) : -1;
    const char *what = field < 0 && meaning ? named_otherwise(parser->words, meaning) : NULL;
    if (what) {
        slip_at(
            parser->slip, name.column,
            parser->words->scope
                ? "only a field can be set, and %s is %s here (what a procedure sets and does not "
                  "have itself is given to it as a field: needs = { %s = \"field\" })"
                : "only a field can be set, and %s is %s",
            name.text, what, name.text);
        return false;
    }
    if (field < 0 && language) {
        slip_at(parser->slip, name.column, "only a field can be set, and %s is %s", name.text,
                language);
        return false;
    }
    if (field < 0) {
        parser_unknown_name(parser, name.text, name.column);
        return false;
    }
    assignment->field = (size_t)field;
    if (parser->words->patient.fields[field].kind == FIELD_FINDING) {
        slip_at(parser->slip, name.column, "%s is a finding: it has a text, but no value to set",
                name.text);
        return false;
    }
    return parser_next(parser) && parse_equals(parser, name.text) &&
           parse_assigned(parser, &parser->words->patient.fields[field], assignment);
}

/* Behind an assignment: a ; or the end. */
static bool parse_separator(struct parser *parser) {
    if (parser_at_sign(parser, ",")) {
        slip_at(parser->slip, parser->token.column,
                isdigit((unsigned char)parser->token.start[1])
                    ? "decimals are written with a point"
                    : "assignments are separated with ;");
        return false;
    }
    if (parser_at_sign(parser, ";"))
        return parser_next(parser);
    if (parser->token.kind == TOKEN_END)
        return true;
    if (parser->token.kind != TOKEN_BAD)
        left_over(parser);
    return false;
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
        if (!parse_assignment(&parser, new) || !parse_separator(&parser))
            return NULL;
    }
    return list ? list : arena_alloc(arena, sizeof *list);
}

/* --- where a walk begins --- */

static bool parse_value_of(struct parser *parser, struct type type, const char *name,
                           struct start_value *start) {
    struct expression *value = parser_expression(parser);
    start->value = value;
    return value && parser_measure(parser, value) && parser_want(parser, value, type, name);
}

/* `known('field') = true` */
static bool parse_known(struct parser *parser, struct start_value *start) {
    int column = parser->token.column;
    if (!parser_next(parser))
        return false;
    if (!parser_at_sign(parser, "(")) {
        slip_at(parser->slip, column, "a field is made known by known('field') = true");
        return false;
    }
    struct expression *known = parser_call(parser, "known", column);
    if (!known)
        return false;
    const struct field *field = &parser->words->patient.fields[known->index];
    start->what = BEGINS_KNOWN;
    start->field = known->index;
    if (!field->hidden) {
        slip_at(parser->slip, column, "%s is not hidden: it is known from the start", field->id);
        return false;
    }
    return parse_equals(parser, "known()") && parse_value_of(parser, truth_type, "known()", start);
}

static bool parse_start_value(struct parser *parser, struct start_value *start) {
    struct assignment assignment;
    start->column = parser->token.column;
    if (parser_at_name(parser, "known"))
        return parse_known(parser, start);
    if (parser_at_name(parser, "clock")) {
        start->what = BEGINS_CLOCK;
        return parser_next(parser) && parse_equals(parser, "clock") &&
               parse_value_of(parser, number_type, "clock", start);
    }
    bool good = parse_assignment(parser, &assignment);
    *start = (struct start_value){BEGINS_FIELD, good ? assignment.field : 0,
                                  good ? assignment.value : NULL, start->column};
    return good;
}

struct start_value *expression_parse_start(struct arena *arena, struct vocabulary *words,
                                           const char *source, const struct place *place,
                                           size_t *count, struct slip *slip) {
    struct parser parser = {arena, words, source, source, {0}, place, false, 0, slip};
    struct start_value *list = NULL;
    *count = 0;
    if (!begin(&parser))
        return NULL;
    while (parser.token.kind != TOKEN_END) {
        struct start_value *new = ARENA_ADD(arena, list, *count);
        if (!parse_start_value(&parser, new) || !parse_separator(&parser))
            return NULL;
    }
    return list ? list : arena_alloc(arena, sizeof *list);
}
