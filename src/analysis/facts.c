/* What an expression reads, and until when it depends on the clock. */
#include "facts.h"

#include <math.h>
#include <stdlib.h>

struct facts facts_of(const struct pathway *pathway) {
    struct facts facts = {.fields = pathway->words.patient.count, .counters = pathway->counters};
    facts.count = 2 * facts.fields + facts.counters;
    facts.words = facts.count / 64 + 1;
    return facts;
}

struct reader *reader_new(struct arena *arena, const struct pathway *pathway, size_t variant) {
    struct reader *reader = arena_alloc(arena, sizeof *reader);
    size_t defines = pathway->words.define_count;
    *reader = (struct reader){.pathway = pathway,
                              .facts = facts_of(pathway),
                              .variant = variant,
                              .defines = arena_alloc(arena, (defines + 1) * sizeof(struct reads)),
                              .defined = arena_alloc(arena, defines + 1),
                              .arena = arena};
    return reader;
}

static void add_all(const struct reader *reader, struct reads *reads) {
    for (size_t i = 0; i < 2 * reader->facts.fields; i++)
        bit_add(reads->bits, i);
    reads->clock = INFINITY;
}

static struct reads *of_define(struct reader *reader, const struct expression *defined) {
    struct reads *reads = &reader->defines[defined->index];
    if (!reader->defined[defined->index]) {
        reader->defined[defined->index] = true;
        reads->bits = arena_alloc(reader->arena, reader->facts.words * sizeof *reads->bits);
        reads->clock = -INFINITY;
        reader_add(reader, defined->operands[0], reads);
    }
    return reads;
}

static bool reads_nothing(const struct reader *reader, const struct reads *reads) {
    for (size_t i = 0; i < reader->facts.words; i++)
        if (reads->bits[i])
            return false;
    return reads->clock == -INFINITY;
}

bool reader_constant(struct reader *reader, const struct expression *expression, double *value) {
    struct reads reads = {xcalloc(reader->facts.words, sizeof(uint64_t)), -INFINITY, -INFINITY};
    struct failure ignored;
    reader_add(reader, expression, &reads);
    bool constant = reads_nothing(reader, &reads) && expression->type.kind != TYPE_TEXT;
    free(reads.bits);
    struct scene scene = {.words = &reader->pathway->words,
                          .parameters = reader->pathway->parameter_values,
                          .variant = reader->variant};
    return constant && expression_evaluate(expression, &scene, value, &ignored);
}

/* --- when the clock ceases to matter --- */

enum { LINE_BUDGET = 1000 };

/* An expression as `base + rate * subject`, give or take `slack` (what floor() and its like take
   off). The subject is the clock (-1) or a field. */
struct line {
    double base, rate, slack;
};

/* `budget` bounds the work where defines name one another twice. */
struct search {
    struct reader *reader;
    long subject;
    int budget;
};

static bool line_of(struct search *search, const struct expression *e, struct line *line);

static bool lines_of_two(struct search *search, const struct expression *e, struct line *line) {
    struct line a, b;
    if (!line_of(search, e->operands[0], &a) || !line_of(search, e->operands[1], &b))
        return false;
    double sign = e->kind == EXPRESSION_SUBTRACT ? -1 : 1;
    switch (e->kind) {
    case EXPRESSION_ADD:
    case EXPRESSION_SUBTRACT:
        *line = (struct line){a.base + sign * b.base, a.rate + sign * b.rate, a.slack + b.slack};
        return true;
    case EXPRESSION_MULTIPLY:
        if (a.rate != 0) {
            struct line swapped = a;
            a = b;
            b = swapped;
        }
        *line = (struct line){a.base * b.base, a.base * b.rate, fabs(a.base) * b.slack};
        return a.rate == 0 && a.slack == 0;
    case EXPRESSION_DIVIDE:
    case EXPRESSION_FLOOR_DIVIDE:
        *line = (struct line){a.base / b.base, a.rate / b.base,
                              a.slack / fabs(b.base) + (e->kind == EXPRESSION_FLOOR_DIVIDE)};
        return b.rate == 0 && b.slack == 0 && b.base != 0;
    default:
        return false;
    }
}

static bool line_of(struct search *search, const struct expression *e, struct line *line) {
    double value;
    if (search->budget-- <= 0)
        return false;
    if (search->subject < 0 ? e->kind == EXPRESSION_CLOCK
                            : e->kind == EXPRESSION_FIELD && e->index == (size_t)search->subject) {
        *line = (struct line){0, 1, 0};
        return true;
    }
    switch (e->kind) {
    case EXPRESSION_DEFINED:
        return line_of(search, e->operands[0], line);
    case EXPRESSION_NEGATE:
        if (!line_of(search, e->operands[0], line))
            return false;
        line->base = -line->base;
        line->rate = -line->rate;
        return true;
    case EXPRESSION_FLOOR:
    case EXPRESSION_CEIL:
        if (!line_of(search, e->operands[0], line))
            return false;
        line->slack += 1;
        return true;
    case EXPRESSION_ROUND: /* to tens, with -1 decimals, it takes off as much as 5 */
        if (!line_of(search, e->operands[0], line) ||
            (e->count > 1 && !reader_constant(search->reader, e->operands[1], &value)))
            return false;
        line->slack += e->count > 1 ? pow(10, -value) : 1;
        return true;
    case EXPRESSION_ADD:
    case EXPRESSION_SUBTRACT:
    case EXPRESSION_MULTIPLY:
    case EXPRESSION_DIVIDE:
    case EXPRESSION_FLOOR_DIVIDE:
        if (lines_of_two(search, e, line))
            return true;
        break;
    default:
        break;
    }
    if (!reader_constant(search->reader, e, &value))
        return false;
    *line = (struct line){value, 0, 0};
    return true;
}

static bool is_comparison(enum expression_kind kind) {
    return kind >= EXPRESSION_EQUAL && kind <= EXPRESSION_AT_LEAST;
}

/* The last value of the subject up to which a comparison may still change; false: it has no such
   form. */
static bool last_change(struct reader *reader, const struct expression *e, long subject,
                        double *last) {
    struct line left, right;
    struct search found = {reader, subject, LINE_BUDGET}, *search = &found;
    if (!is_comparison(e->kind) || !line_of(search, e->operands[0], &left) ||
        !line_of(search, e->operands[1], &right))
        return false;
    double rate = left.rate - right.rate, slack = left.slack + right.slack;
    if (rate == 0)
        return false;
    *last = (right.base - left.base) / rate + slack / fabs(rate);
    return isfinite(*last);
}

/* The walk over an expression. */
void reader_add(struct reader *reader, const struct expression *e, struct reads *reads) {
    double last;
    if (!e)
        return;
    switch (e->kind) {
    case EXPRESSION_FIELD:
        bit_add(reads->bits, e->index);
        return;
    case EXPRESSION_KNOWN:
        bit_add(reads->bits, fact_known(&reader->facts, e->index));
        return;
    case EXPRESSION_RULE:
        add_all(reader, reads);
        return;
    case EXPRESSION_CLOCK:
        reads->clock = INFINITY;
        return;
    case EXPRESSION_DEFINED: {
        const struct reads *define = of_define(reader, e);
        bits_add(reads->bits, define->bits, reader->facts.words);
        reads->clock = fmax(reads->clock, define->clock);
        return;
    }
    default:
        break;
    }
    struct reads parts = {reads->bits, -INFINITY, -INFINITY};
    for (size_t i = 0; i < e->count; i++)
        reader_add(reader, e->operands[i], &parts);
    if (parts.clock == INFINITY && last_change(reader, e, -1, &last))
        parts.clock = last;
    reads->clock = fmax(reads->clock, parts.clock);
}

void reader_add_takes(struct reader *reader, const struct expression *takes, struct reads *reads) {
    struct reads own = {reads->bits, -INFINITY, -INFINITY};
    reader_add(reader, takes, &own);
    reads->takes = fmax(reads->takes, own.clock);
    if (reads->clock > -INFINITY)
        reads->clock = fmax(reads->clock, own.clock);
}

static bool mentions(struct reader *reader, const struct expression *e, size_t field) {
    struct reads reads = {xcalloc(reader->facts.words, sizeof(uint64_t)), -INFINITY, -INFINITY};
    reader_add(reader, e, &reads);
    bool found = bit_has(reads.bits, field);
    free(reads.bits);
    return found;
}

double reader_last(struct reader *reader, const struct expression *e, size_t field) {
    double last;
    if (!e || !mentions(reader, e, field))
        return -INFINITY;
    if (last_change(reader, e, (long)field, &last))
        return last;
    if (e->kind == EXPRESSION_FIELD || e->kind == EXPRESSION_RULE || e->kind == EXPRESSION_DEFINED)
        return INFINITY;
    double most = -INFINITY;
    for (size_t i = 0; i < e->count; i++)
        most = fmax(most, reader_last(reader, e->operands[i], field));
    return most;
}
