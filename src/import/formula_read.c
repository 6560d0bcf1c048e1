/* Reads what the formats of Twine compute with. One grammar for all four, for they differ in the
   names of variables and in words for signs only. */
#include "formula.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "formula_inside.h"
#include "story.h"

struct reader {
    struct story *story;
    const char *at, *end;
    long it; /* what `it` stands for; -1: nothing */
    size_t depth;
};

static struct formula *read_choice(struct reader *reader);

/* --- words --- */

static void pass_spaces(struct reader *reader) {
    while (reader->at < reader->end && isspace((unsigned char)*reader->at))
        reader->at++;
}

static bool is_word(int c) { return isalnum(c) || c == '_'; }

/* Whether a sign or word comes next; it is taken then. A word ends where no letter follows. */
static bool take(struct reader *reader, const char *sign) {
    size_t length = strlen(sign);
    pass_spaces(reader);
    if ((size_t)(reader->end - reader->at) < length || strncmp(reader->at, sign, length) != 0)
        return false;
    const char *next = reader->at + length;
    bool word = isalpha((unsigned char)sign[length - 1]);
    if (word && next < reader->end && is_word((unsigned char)*next))
        return false;
    reader->at = next;
    return true;
}

/* The next name, or 0 bytes. */
static size_t name_length(const struct reader *reader) {
    const char *at = reader->at;
    if (at < reader->end && isdigit((unsigned char)*at))
        return 0;
    while (at < reader->end && is_word((unsigned char)*at))
        at++;
    return (size_t)(at - reader->at);
}

static struct formula *read_text(struct reader *reader) {
    char quote = *reader->at++;
    char *text = arena_alloc(reader->story->arena, (size_t)(reader->end - reader->at) + 1);
    size_t used = 0;
    while (reader->at < reader->end && *reader->at != quote) {
        if (*reader->at == '\\' && reader->at + 1 < reader->end)
            reader->at++;
        text[used++] = *reader->at++;
    }
    if (reader->at == reader->end)
        return NULL;
    reader->at++;
    text[used] = '\0';
    return strpbrk(text, "\n$<") ? NULL : formula_constant(reader->story, IS_TEXT, 0, text);
}

static struct formula *read_number(struct reader *reader) {
    char digits[40], *end;
    size_t length = 0;
    while (reader->at + length < reader->end && length + 1 < sizeof digits &&
           (isdigit((unsigned char)reader->at[length]) || reader->at[length] == '.'))
        length++;
    memcpy(digits, reader->at, length);
    digits[length] = '\0';
    double number = strtod(digits, &end);
    reader->at += length;
    bool whole = *end == '\0' && length > 0 && number < 1e15;
    if (!whole || (reader->at < reader->end && is_word((unsigned char)*reader->at)))
        return NULL;
    return formula_constant(reader->story, IS_NUMBER, number, NULL);
}

/* --- functions --- */

enum { MOST_ARGUMENTS = 40 };

static bool read_arguments(struct reader *reader, struct formula **arguments, size_t *count) {
    *count = 0;
    if (take(reader, ")"))
        return true;
    do {
        if (*count == MOST_ARGUMENTS)
            return false;
        arguments[*count] = read_choice(reader);
        if (!arguments[(*count)++])
            return false;
    } while (take(reader, ","));
    return take(reader, ")");
}

static struct formula *call(struct reader *reader, const char *name, size_t count,
                            struct formula *const *arguments) {
    static const char *const known[] = {"min", "max", "floor", "ceil", "round", "abs"};
    struct story *story = reader->story;
    if (strcasecmp(name, "random") == 0)
        return formula_random(story, count, arguments);
    if (strcasecmp(name, "either") == 0)
        return formula_draw_one(reader->story, count, arguments);
    if (strcasecmp(name, "visited") == 0 || strcasecmp(name, "hasVisited") == 0) {
        const char *passage = count == 0   ? story->passages[story->now].name
                              : count == 1 ? arguments[0]->text
                                           : NULL;
        bool read = passage && (count == 0 || arguments[0]->kind == FORMULA_TEXT);
        return read ? formula_variable(story, story_visits(story, passage)) : NULL;
    }
    enum { OF_SEVERAL = 2 }; /* so many of them take several numbers */
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcasecmp(known[i], name) == 0 && (count == 1) == (i >= OF_SEVERAL) && count > 0) {
            struct formula *formula = formula_new(story, FORMULA_CALL, count, arguments);
            if (formula)
                formula->text = known[i];
            return formula;
        }
    return NULL;
}

/* Harlowe writes calls as (name: a, b). */
static struct formula *read_harlowe_call(struct reader *reader) {
    struct formula *arguments[MOST_ARGUMENTS];
    char name[16];
    size_t length = name_length(reader), count;
    if (length == 0 || length >= sizeof name)
        return NULL;
    memcpy(name, reader->at, length);
    name[length] = '\0';
    reader->at += length;
    if (!take(reader, ":") || !read_arguments(reader, arguments, &count))
        return NULL;
    if (strcasecmp(name, "history") == 0 && count == 0) {
        if (!take(reader, "contains"))
            return NULL;
        pass_spaces(reader);
        bool quoted = reader->at < reader->end && strchr("\"'", *reader->at);
        struct formula *passage = quoted ? read_text(reader) : NULL;
        return passage ? call(reader, "visited", 1, &passage) : NULL;
    }
    return call(reader, name, count, arguments);
}

static bool is_harlowe_call(const struct reader *reader) {
    const char *at = reader->at;
    while (at < reader->end && (isalpha((unsigned char)*at) || *at == '-'))
        at++;
    return reader->story->format == FORMAT_HARLOWE && at > reader->at && at < reader->end &&
           *at == ':';
}

/* --- names --- */

/* What stands before a variable in a format; Chapbook has nothing. */
static bool take_sigil(struct reader *reader) {
    static const char *const javascript[] = {"window.story.state.", "story.state.", "state.", "s."};
    switch (reader->story->format) {
    case FORMAT_SUGARCUBE:
        return take(reader, "State.variables.") || take(reader, "$");
    case FORMAT_HARLOWE:
        return take(reader, "$");
    case FORMAT_SNOWMAN:
        for (size_t i = 0; i < sizeof javascript / sizeof *javascript; i++)
            if ((size_t)(reader->end - reader->at) > strlen(javascript[i]) &&
                strncmp(reader->at, javascript[i], strlen(javascript[i])) == 0) {
                reader->at += strlen(javascript[i]);
                return true;
            }
        return false;
    case FORMAT_CHAPBOOK:
    case FORMATS:
        break;
    }
    return false;
}

/* A variable, unless a part of it is meant: $x.y, $x[0], $x's y. */
static long read_variable(struct reader *reader) {
    size_t length = name_length(reader);
    if (length == 0 || length > 60)
        return -1;
    const char *name = reader->at;
    reader->at += length;
    if (reader->at < reader->end && strchr(".['(`", *reader->at))
        return -1;
    return story_variable(reader->story, name, length);
}

static bool is_name(const char *name, size_t length, const char *wanted) {
    return strlen(wanted) == length && strncasecmp(name, wanted, length) == 0;
}

static struct formula *read_call(struct reader *reader, const char *name, size_t length) {
    struct formula *arguments[MOST_ARGUMENTS];
    char called[16];
    size_t count;
    if (length >= sizeof called || !read_arguments(reader, arguments, &count))
        return NULL;
    memcpy(called, name, length);
    called[length] = '\0';
    return call(reader, called, count, arguments);
}

/* A word: true, false, it, a function, a die of Chapbook's, or there a variable. */
static struct formula *read_word(struct reader *reader) {
    struct story *story = reader->story;
    const char *name = reader->at;
    size_t length = name_length(reader);
    if (length == 0)
        return NULL;
    if (story->format == FORMAT_CHAPBOOK && take(reader, "passage.visits"))
        return call(reader, "visited", 0, NULL);
    if (is_name(name, length, "math") && name + length < reader->end && name[length] == '.') {
        reader->at = name += length + 1;
        length = name_length(reader);
    }
    bool die = is_name(name, length, "random") && reader->at + 7 < reader->end &&
               strncmp(name + length, ".d", 2) == 0;
    reader->at += length;
    if (is_name(name, length, "true") || is_name(name, length, "false"))
        return formula_constant(story, IS_TRUTH, tolower((unsigned char)*name) == 't', NULL);
    if (is_name(name, length, "it"))
        return formula_variable(story, reader->it);
    if (story->format == FORMAT_HARLOWE && is_name(name, length, "visits"))
        return call(reader, "visited", 0, NULL);
    if (die) {
        reader->at += 2;
        struct formula *bounds[] = {formula_constant(story, IS_NUMBER, 1, NULL),
                                    read_number(reader)};
        return bounds[1] ? formula_random(story, 2, bounds) : NULL;
    }
    if (reader->at < reader->end && *reader->at == '(' && *reader->at++)
        return read_call(reader, name, length);
    if (story->format != FORMAT_CHAPBOOK)
        return NULL;
    reader->at = name;
    return formula_variable(story, read_variable(reader));
}

static struct formula *read_primary(struct reader *reader) {
    pass_spaces(reader);
    if (reader->at == reader->end)
        return NULL;
    if (strchr("\"'", *reader->at))
        return read_text(reader);
    if (isdigit((unsigned char)*reader->at) || *reader->at == '.')
        return read_number(reader);
    if (take_sigil(reader))
        return formula_variable(reader->story, read_variable(reader));
    if (*reader->at != '(')
        return read_word(reader);
    reader->at++;
    pass_spaces(reader);
    if (is_harlowe_call(reader))
        return read_harlowe_call(reader);
    struct formula *inner = read_choice(reader);
    return inner && take(reader, ")") ? inner : NULL;
}

/* --- signs --- */

static struct formula *read_unary(struct reader *reader) {
    if (++reader->depth > FORMULA_TALLEST)
        return NULL;
    struct formula *formula;
    bool denies = take(reader, "not");
    pass_spaces(reader);
    bool exclaims = !denies && reader->at + 1 < reader->end && *reader->at == '!' &&
                    reader->at[1] != '=' && take(reader, "!");
    if (denies || exclaims) {
        formula = read_unary(reader);
        formula = formula ? formula_not(reader->story, formula) : NULL;
    } else if (take(reader, "-")) {
        formula = read_unary(reader);
        formula = formula ? formula_new(reader->story, FORMULA_NEGATE, 1, &formula) : NULL;
    } else {
        formula = read_primary(reader);
    }
    reader->depth--;
    return formula;
}

/* Words and signs of the formats; longer ones stand before their beginnings. */
static const struct {
    const char *written;
    enum sign sign;
} signs[] = {
    {"||", SIGN_OR},          {"or", SIGN_OR},         {"&&", SIGN_AND},      {"and", SIGN_AND},
    {"is not", SIGN_UNEQUAL}, {"isnot", SIGN_UNEQUAL}, {"neq", SIGN_UNEQUAL}, {"!==", SIGN_UNEQUAL},
    {"!=", SIGN_UNEQUAL},     {"===", SIGN_EQUAL},     {"==", SIGN_EQUAL},    {"eq", SIGN_EQUAL},
    {"is", SIGN_EQUAL},       {"gte", SIGN_AT_LEAST},  {">=", SIGN_AT_LEAST}, {"gt", SIGN_MORE},
    {">", SIGN_MORE},         {"lte", SIGN_AT_MOST},   {"<=", SIGN_AT_MOST},  {"lt", SIGN_LESS},
    {"<", SIGN_LESS},         {"+", SIGN_PLUS},        {"-", SIGN_MINUS},     {"*", SIGN_TIMES},
    {"/", SIGN_DIVIDE},       {"%", SIGN_REMAINDER},
};

static int binding(enum sign sign) {
    return sign == SIGN_OR         ? 1
           : sign == SIGN_AND      ? 2
           : sign <= SIGN_AT_LEAST ? 3
           : sign <= SIGN_MINUS    ? 4
                                   : 5;
}

/* The sign that comes next, if it binds at least so closely. */
static bool take_sign(struct reader *reader, int least, enum sign *sign) {
    const char *before = reader->at;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (take(reader, signs[i].written)) {
            *sign = signs[i].sign;
            bool assigns = strchr("+-*/%", *signs[i].written) && reader->at < reader->end &&
                           strchr("=+-", *reader->at) && *reader->at != '-';
            if (binding(*sign) >= least && !assigns)
                return true;
            reader->at = before;
            return false;
        }
    return false;
}

static struct formula *combine(struct reader *reader, enum sign sign, struct formula *left,
                               struct formula *right) {
    if (!left || !right)
        return NULL;
    if (formula_is_random(left)) {
        struct formula *truth = formula_compare_random(reader->story, sign, left, right);
        if (truth)
            return truth;
    }
    left = formula_settled(reader->story, left);
    right = formula_settled(reader->story, right);
    return left && right ? formula_sign(reader->story, sign, left, right) : NULL;
}

static struct formula *read_signs(struct reader *reader, int least) {
    struct formula *left = read_unary(reader);
    enum sign sign;
    while (left && take_sign(reader, least, &sign)) {
        if (++reader->depth > FORMULA_TALLEST)
            return NULL;
        struct formula *right = read_signs(reader, binding(sign) + 1);
        reader->depth--;
        left = combine(reader, sign, left, right);
    }
    return left;
}

/* condition ? value : otherwise */
static struct formula *read_choice(struct reader *reader) {
    if (++reader->depth > FORMULA_TALLEST)
        return NULL;
    struct formula *first = formula_settled(reader->story, read_signs(reader, 1));
    reader->depth--;
    if (!first || !take(reader, "?"))
        return first;
    struct formula *value = read_choice(reader);
    struct formula *otherwise = value && take(reader, ":") ? read_choice(reader) : NULL;
    return otherwise ? formula_new(reader->story, FORMULA_CHOICE, 3,
                                   (struct formula *[]){first, value, otherwise})
                     : NULL;
}

struct formula *formula_read(struct story *story, const char *text, size_t length) {
    struct reader reader = {.story = story, .at = text, .end = text + length, .it = -1};
    struct formula *formula = read_choice(&reader);
    pass_spaces(&reader);
    return reader.at == reader.end ? formula : NULL;
}

/* --- assignments --- */

/* How a variable is changed: to a value, or by one. */
static bool read_change(struct reader *reader, long variable, struct formula **value) {
    static const struct {
        const char *written;
        enum sign sign;
    } changes[] = {{"+=", SIGN_PLUS}, {"-=", SIGN_MINUS}, {"*=", SIGN_TIMES}, {"/=", SIGN_DIVIDE}};
    struct formula *now = formula_variable(reader->story, variable);
    reader->it = variable;
    if (take(reader, "++") || take(reader, "--")) {
        enum sign sign = reader->at[-1] == '+' ? SIGN_PLUS : SIGN_MINUS;
        *value = formula_sign(reader->story, sign, now,
                              formula_constant(reader->story, IS_NUMBER, 1, NULL));
        return true;
    }
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        if (take(reader, changes[i].written)) {
            *value = combine(reader, changes[i].sign, now, read_choice(reader));
            return *value != NULL;
        }
    if (!take(reader, "to") && !take(reader, "="))
        return false;
    *value = read_choice(reader);
    return *value != NULL;
}

static bool read_assignment(struct reader *reader, long *variable, struct formula **value) {
    pass_spaces(reader);
    if (reader->story->format != FORMAT_CHAPBOOK && !take_sigil(reader))
        return false;
    *variable = read_variable(reader);
    return *variable >= 0 && read_change(reader, *variable, value);
}

bool formula_read_assignments(struct story *story, const char *text, size_t length,
                              formula_assign *assign, void *context) {
    enum { MOST = 20 };
    struct reader reader = {.story = story, .at = text, .end = text + length, .it = -1};
    long variables[MOST];
    struct formula *values[MOST];
    size_t count = 0;
    do {
        pass_spaces(&reader);
        if (count > 0 && reader.at == reader.end) /* a last ";" */
            break;
        if (count == MOST || !read_assignment(&reader, &variables[count], &values[count]))
            return false;
        count++;
    } while (take(&reader, ",") || take(&reader, ";"));
    pass_spaces(&reader);
    if (reader.at != reader.end)
        return false;
    for (size_t i = 0; i < count; i++)
        assign(context, variables[i], values[i]);
    return true;
}
