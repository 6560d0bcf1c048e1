/* The value of an expression in a scene. A failed part is NaN, which no value ever is, and travels
 * to the top. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "expression.h"
#include "json.h"

struct evaluation {
    struct scene *scene;
    struct failure *why;
    long steps; /* parts looked at: defines that name one another twice would double them without
                   end */
};

enum { MOST_STEPS = 1000000 };

static double number_of(const struct expression *expression, struct evaluation *run);

static double failed(const struct expression *expression, struct evaluation *run,
                     const char *what) {
    const struct place *place = expression->place;
    if (expression->source)
        fail(run->why, "%s:%d: column %d of \"%.200s\": %s", place->file, place->line,
             expression->column, expression->source, what);
    else
        fail(run->why, "%s:%d: %s", place->file, place->line, what);
    return NAN;
}

static double checked(double number, const struct expression *expression, struct evaluation *run) {
    return isfinite(number) ? number : failed(expression, run, "the result is too large");
}

static double divide(const struct expression *expression, double left, double right,
                     struct evaluation *run) {
    if (right == 0)
        return failed(expression, run, "a division by zero");
    if (expression->kind == EXPRESSION_DIVIDE)
        return checked(left / right, expression, run);
    if (expression->kind == EXPRESSION_FLOOR_DIVIDE)
        return checked(floor(left / right), expression, run);
    double remainder = fmod(left, right); /* as Lua: it takes the sign of the divisor */
    return remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder;
}

bool expression_compare(enum expression_kind kind, double left, double right) {
    switch (kind) {
    case EXPRESSION_EQUAL:
        return left == right;
    case EXPRESSION_UNEQUAL:
        return left != right;
    case EXPRESSION_LESS:
        return left < right;
    case EXPRESSION_AT_MOST:
        return left <= right;
    case EXPRESSION_MORE:
        return left > right;
    default:
        return left >= right;
    }
}

static double shifted_by_odds(const struct expression *expression, double p, double ratio,
                              struct evaluation *run) {
    if (p < 0 || p > 1 || ratio < 0)
        return failed(expression, run,
                      "by_odds() takes a probability from 0 to 1 and a ratio of at least 0");
    return p == 1 ? 1 : p * ratio / (1 - p + p * ratio);
}

static double shifted_by_risk(const struct expression *expression, double p, double ratio,
                              struct evaluation *run) {
    if (p < 0 || p > 1 || ratio < 0)
        return failed(expression, run,
                      "by_risk() takes a probability from 0 to 1 and a ratio of at least 0");
    return fmin(p * ratio, 1);
}

static double of_two(const struct expression *expression, struct evaluation *run) {
    double left = number_of(expression->operands[0], run);
    if (isnan(left))
        return left;
    double right = number_of(expression->operands[1], run);
    if (isnan(right))
        return right;
    switch (expression->kind) {
    case EXPRESSION_ADD:
        return checked(left + right, expression, run);
    case EXPRESSION_SUBTRACT:
        return checked(left - right, expression, run);
    case EXPRESSION_MULTIPLY:
        return checked(left * right, expression, run);
    case EXPRESSION_DIVIDE:
    case EXPRESSION_FLOOR_DIVIDE:
    case EXPRESSION_REMAINDER:
        return divide(expression, left, right, run);
    case EXPRESSION_BY_ODDS:
        return shifted_by_odds(expression, left, right, run);
    case EXPRESSION_BY_RISK:
        return shifted_by_risk(expression, left, right, run);
    default:
        return expression_compare(expression->kind, left, right);
    }
}

/* and, or: the second part is looked at only when it decides, as in Lua. */
static double joined(const struct expression *expression, struct evaluation *run) {
    double left = number_of(expression->operands[0], run);
    if (isnan(left) || (left != 0) == (expression->kind == EXPRESSION_OR))
        return left;
    return number_of(expression->operands[1], run);
}

/* The value of either() that counts, or NULL when a condition failed. */
static const struct expression *chosen(const struct expression *expression,
                                       struct evaluation *run) {
    for (size_t i = 0; i + 1 < expression->count; i += 2) {
        double holds = number_of(expression->operands[i], run);
        if (isnan(holds))
            return NULL;
        if (run->scene->seen)
            run->scene->seen[expression->index + i / 2] |= holds != 0 ? 2 : 1;
        if (holds != 0)
            return expression->operands[i + 1];
    }
    return expression->operands[expression->count - 1];
}

static double extreme(const struct expression *expression, struct evaluation *run) {
    double best = number_of(expression->operands[0], run);
    for (size_t i = 1; i < expression->count && !isnan(best); i++) {
        double other = number_of(expression->operands[i], run);
        if (isnan(other) || (expression->kind == EXPRESSION_MIN ? other < best : other > best))
            best = other;
    }
    return best;
}

static double is_one_of(const struct expression *expression, struct evaluation *run) {
    double value = number_of(expression->operands[0], run);
    for (size_t i = 1; i < expression->count && !isnan(value); i++) {
        double candidate = number_of(expression->operands[i], run);
        if (isnan(candidate) || candidate == value)
            return isnan(candidate) ? candidate : 1;
    }
    return isnan(value) ? value : 0;
}

static double stepped(const struct expression *expression, struct evaluation *run) {
    double value = number_of(expression->operands[0], run);
    double steps = expression->count > 1 ? number_of(expression->operands[1], run) : 1;
    if (isnan(value) || isnan(steps))
        return NAN;
    double last = (double)expression->type.field->value_count - 1;
    double moved =
        expression->kind == EXPRESSION_WORSE ? value + floor(steps) : value - floor(steps);
    return moved < 0 ? 0 : moved > last ? last : moved;
}

static double rounded(const struct expression *expression, struct evaluation *run) {
    double value = number_of(expression->operands[0], run);
    double digits = expression->count > 1 ? number_of(expression->operands[1], run) : 0;
    if (isnan(value) || isnan(digits))
        return NAN;
    double scale = 1;
    for (int i = 0; i < (int)fmin(fabs(digits), 12); i++)
        scale *= 10;
    return checked(digits < 0 ? round(value / scale) * scale : round(value * scale) / scale,
                   expression, run);
}

static double of_rule(const struct expression *expression, struct evaluation *run) {
    double result;
    struct scene *scene = run->scene;
    return scene->rule(scene->host, expression->index, scene, &result, NULL, run->why) ? result
                                                                                       : NAN;
}

static double of_one(const struct expression *expression, struct evaluation *run) {
    double value = number_of(expression->operands[0], run);
    switch (expression->kind) {
    case EXPRESSION_NEGATE:
        return -value;
    case EXPRESSION_NOT:
        return isnan(value) ? value : value == 0;
    case EXPRESSION_FLOOR:
        return floor(value);
    case EXPRESSION_CEIL:
        return ceil(value);
    case EXPRESSION_ABS:
        return fabs(value);
    default:
        return value;
    }
}

static double number_of(const struct expression *expression, struct evaluation *run) {
    const struct scene *scene = run->scene;
    if (++run->steps > MOST_STEPS)
        return failed(expression, run, "this takes too many steps");
    switch (expression->kind) {
    case EXPRESSION_NUMBER:
        return expression->number;
    case EXPRESSION_FIELD:
        if (expression->type.kind == TYPE_TEXT)
            return failed(expression, run, "a finding has a text, but no number");
        return patient_get(&scene->words->patient, scene->patient, expression->index);
    case EXPRESSION_PARAMETER:
        return scene->parameters[expression->index];
    case EXPRESSION_CLOCK:
        return scene->clock;
    case EXPRESSION_VARIANT:
        return (double)scene->variant;
    case EXPRESSION_GIVEN:
        return scene->given;
    case EXPRESSION_KNOWN:
        return patient_knows(&scene->words->patient, scene->patient, expression->index);
    case EXPRESSION_AND:
    case EXPRESSION_OR:
        return joined(expression, run);
    case EXPRESSION_MIN:
    case EXPRESSION_MAX:
        return extreme(expression, run);
    case EXPRESSION_EITHER: {
        const struct expression *value = chosen(expression, run);
        return value ? number_of(value, run) : NAN;
    }
    case EXPRESSION_IS:
        return is_one_of(expression, run);
    case EXPRESSION_WORSE:
    case EXPRESSION_BETTER:
        return stepped(expression, run);
    case EXPRESSION_ROUND:
        return rounded(expression, run);
    case EXPRESSION_RULE:
        return of_rule(expression, run);
    case EXPRESSION_DEFINED:
    case EXPRESSION_NEGATE:
    case EXPRESSION_NOT:
    case EXPRESSION_FLOOR:
    case EXPRESSION_CEIL:
    case EXPRESSION_ABS:
        return of_one(expression, run);
    case EXPRESSION_WORDS:
    case EXPRESSION_NAME:
    case EXPRESSION_JOIN:
        return failed(expression, run, "a text has no number");
    default:
        return of_two(expression, run);
    }
}

bool expression_evaluate(const struct expression *expression, struct scene *scene, double *value,
                         struct failure *why) {
    struct evaluation run = {scene, why, 0};
    *value = number_of(expression, &run);
    return !isnan(*value);
}

/* A number as people read it: a field with the decimals its author wants, anything computed with
 * two at most. */
static void write_number(const struct expression *expression, double value,
                         const struct scene *scene, FILE *out) {
    char text[512];
    if (expression->kind == EXPRESSION_FIELD)
        field_format(&scene->words->patient.fields[expression->index], value, text, sizeof text);
    else if (expression->type.kind == TYPE_VALUE)
        field_format(expression->type.field, value, text, sizeof text);
    else if (expression->type.kind == TYPE_TRUTH)
        snprintf(text, sizeof text, "%s", value != 0 ? "yes" : "no");
    else
        json_format_number(expression->kind == EXPRESSION_ROUND || fabs(value) >= 1e12
                               ? value
                               : round(value * 100) / 100,
                           text);
    fputs(text, out);
}

static bool write_value(const struct expression *expression, struct scene *scene, FILE *out,
                        struct failure *why) {
    struct evaluation run = {scene, why, 0};
    switch (expression->kind) {
    case EXPRESSION_WORDS:
        fputs(expression->words, out);
        return true;
    case EXPRESSION_NAME:
        fputs(scene->name, out);
        return true;
    case EXPRESSION_FIELD:
        if (expression->type.kind == TYPE_TEXT)
            return write_value(scene->words->findings[expression->index], scene, out, why);
        break;
    case EXPRESSION_JOIN:
        for (size_t i = 0; i < expression->count; i++)
            if (!write_value(expression->operands[i], scene, out, why))
                return false;
        return true;
    case EXPRESSION_DEFINED:
        return write_value(expression->operands[0], scene, out, why);
    case EXPRESSION_EITHER: {
        const struct expression *value = chosen(expression, &run);
        return value && write_value(value, scene, out, why);
    }
    case EXPRESSION_RULE:
        if (expression->type.kind == TYPE_TEXT) {
            double ignored;
            return scene->rule(scene->host, expression->index, scene, &ignored, out, why);
        }
        break;
    default:
        break;
    }
    double value = number_of(expression, &run);
    if (isnan(value))
        return false;
    write_number(expression, value, scene, out);
    return true;
}

bool expression_write(const struct expression *expression, struct scene *scene, FILE *out,
                      struct failure *why) {
    double counted = scene->clock;
    scene->clock = scene->exact;
    bool good = write_value(expression, scene, out, why);
    scene->clock = counted;
    return good;
}
