/* Small pathways put together by chance. */
#include "random_pathway.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "random.h"

enum { MOST_NODES = 7, OUTCOMES = 3, DETOURS = 2, MOST_EVENTS = 3, NAME = 32 };

struct writer {
    FILE *out;
    uint64_t seed;
    uint32_t drawn;
    size_t nodes; /* "n0" leads forward to "n1" …, and these to "end0" …; "detour0" … resume */
    size_t choices;
};

static size_t one_of(struct writer *w, size_t count) {
    return (size_t)(random_draw(w->seed, random_place("test", "pathway"), w->drawn++) *
                    (double)count);
}

static bool once_in(struct writer *w, size_t count) { return one_of(w, count) == 0; }

static void put(struct writer *w, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void put(struct writer *w, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(w->out, format, arguments);
    va_end(arguments);
}

#define PICK(w, list) (list)[one_of((w), sizeof(list) / sizeof *(list))]

/* --- expressions --- */

static void condition(struct writer *w, int depth) {
    static const char *const plain[] = {
        "f",
        "not g",
        "g",
        "s > 'mild'",
        "s == 'severe'",
        "o == 'a'",
        "o ~= 'b'",
        "is(o, 'a', 'none')",
        "known('h')",
        "known('k') and k == 'b'",
        "h > 5",
        "variant == 'other'",
        "x < 2",
        "floor(x) == 1",
        "round(x, 1) > 1.2",
        "small % 2 == 0",
        "abs(large - 4) < 2",
        "max(small, large) >= 3",
        "small + large >= 4",
        "round(large, -1) >= 10",
        "large // 3 == 1",
        "late",
        "round(clock, -1) > 20",
        "(clock + 5) // 20 >= 2",
        "clock - 3 * small > 10",
        "tries == 1",
    };
    if (depth < 2 && once_in(w, 5)) {
        put(w, "(");
        condition(w, depth + 1);
        put(w, once_in(w, 2) ? ") and not (" : ") or (");
        condition(w, depth + 1);
        put(w, ")");
    } else if (once_in(w, 6)) {
        put(w, "small %s %zu", once_in(w, 2) ? ">" : "==", one_of(w, 4));
    } else if (once_in(w, 6)) {
        put(w, "large %s %zu", once_in(w, 2) ? ">=" : "<", 1 + one_of(w, 14));
    } else if (once_in(w, 5)) {
        put(w, "clock %s %zu", once_in(w, 2) ? ">=" : "<", 5 * (1 + one_of(w, 12)));
    } else {
        put(w, "%s", PICK(w, plain));
    }
}

/* A condition as a value of a key: now and then an author's function. */
static void put_condition(struct writer *w, const char *key) {
    static const char *const functions[] = {
        "function(p) return p.small > 1 end",
        "function(p) return p.clock > 30 or p.f end",
        "function(p) return known(\"h\") and p.large > 3 end",
    };
    put(w, "%s = ", key);
    if (once_in(w, 30)) {
        put(w, "%s, ", PICK(w, functions));
        return;
    }
    put(w, "\"");
    condition(w, 0);
    put(w, "\", ");
}

static void assignment(struct writer *w, bool answer) {
    static const char *const plain[] = {
        "small = small + 1",
        "small = small + 1",
        "small = small - 1",
        "small = 0",
        "large = large + 3",
        "large = large + 7",
        "large = large + 1",
        "large = 0",
        "large = large - 2",
        "large = max(large, 5)",
        "x = x * 0.5",
        "x = min(x + 0.75, 4)",
        "x = 1.25",
        "s = worse(s)",
        "s = better(s)",
        "s = 'severe'",
        "o = 'a'",
        "o = 'b'",
        "f = true",
        "f = not f",
        "g = false",
        "h = h + 2",
        "h = small",
        "k = 'b'",
        "cost = cost + 3",
        "cost = cost + 3.5",
        "cost = cost - 1",
        "cost = cost + large",
        "cost = cost + small * 2",
        "cost = cost + x",
        "cost = cost + clock",
        "large = clock // 10",
        "cost = cost + h",
    };
    if (answer && once_in(w, 3)) {
        put(w, once_in(w, 2) ? "large = large + round(given)" : "cost = cost + given");
    } else if (once_in(w, 8)) {
        put(w, "large = either(");
        condition(w, 1);
        put(w, ", large + 2, %s)", once_in(w, 2) ? "0" : "large");
    } else if (once_in(w, 8)) {
        put(w, "cost = cost + either(");
        condition(w, 1);
        put(w, ", 2, 5)");
    } else if (once_in(w, 8)) {
        put(w, "g = ");
        condition(w, 1);
    } else if (once_in(w, 30)) {
        put(w, "brittle = brittle + 1");
    } else {
        put(w, "%s", PICK(w, plain));
    }
}

static void assignments(struct writer *w, bool answer) {
    assignment(w, answer);
    while (once_in(w, 3)) {
        put(w, "; ");
        assignment(w, answer);
    }
}

static void put_set(struct writer *w, bool answer) {
    static const char *const functions[] = {
        "function(p) p.large = p.large + 2; p.f = p.clock > 20 end",
        "function(p) if p.small > 0 then p.o = \"a\" else p.cost = p.cost + p.x end end",
    };
    if (once_in(w, 40)) {
        put(w, "set = %s, ", PICK(w, functions));
        return;
    }
    put(w, "set = \"");
    assignments(w, answer);
    put(w, "\", ");
}

static void put_either(struct writer *w, const char *yes, const char *no) {
    put(w, "either(\"");
    condition(w, 0);
    put(w, "\", %s, %s)", yes, no);
}

static void put_takes(struct writer *w) {
    static const char *const plain[] = {"5 min", "10 min", "15 min", "30 min", "1 h"};
    static const char *const reading[] = {"small * 5", "5 + max(large, 0)", "h", "clock // 4"};
    put(w, "takes = ");
    if (once_in(w, 5))
        put_either(w, "\"5 min\"", "\"20 min\"");
    else if (once_in(w, 40))
        put(w, "function(p) return 5 + 5 * p.small end");
    else
        put(w, "\"%s\"", once_in(w, 8) ? PICK(w, reading) : PICK(w, plain));
    put(w, ", ");
}

static void put_rating(struct writer *w) {
    static const char *const ratings[] = {"\"best\"", "\"acceptable\"", "\"suboptimal\"",
                                          "\"harmful\""};
    if (once_in(w, 6))
        return;
    put(w, "rating = ");
    if (once_in(w, 5))
        put_either(w, PICK(w, ratings), PICK(w, ratings));
    else
        put(w, "%s", PICK(w, ratings));
    put(w, ", ");
}

/* --- ways --- */

/* The name of a node ahead of node `from`. */
static const char *ahead(struct writer *w, size_t from, char name[NAME]) {
    size_t to = from + 1 + one_of(w, 2);
    if (to >= w->nodes || once_in(w, 8))
        snprintf(name, NAME, "\"end%zu\"", one_of(w, OUTCOMES));
    else
        snprintf(name, NAME, "\"n%zu\"", to);
    return name;
}

static void put_to(struct writer *w, size_t from) {
    char one[NAME], other[NAME];
    put(w, "to = ");
    if (once_in(w, 4))
        put_either(w, ahead(w, from, one), ahead(w, from, other));
    else
        put(w, "%s", ahead(w, from, one));
    put(w, ", ");
}

static void put_reveals(struct writer *w) {
    put(w, "reveals = ");
    if (once_in(w, 4))
        put_either(w, "\"h\"", "{ \"h\", \"k\" }");
    else
        put(w, once_in(w, 2) ? "\"h\"" : "\"k\"");
    put(w, ", ");
}

/* What options, items, answers and branches share. */
static void put_effects(struct writer *w, bool answer) {
    if (!once_in(w, 3))
        put_set(w, answer);
    if (!once_in(w, 3))
        put_takes(w);
    if (once_in(w, 6))
        put_reveals(w);
}

static void put_case(struct writer *w) {
    if (!once_in(w, 6))
        return;
    put(w, "case \"");
    condition(w, 0);
    put(w, "\" { ");
    put_rating(w);
    if (once_in(w, 2))
        put_set(w, false);
    if (once_in(w, 3))
        put_takes(w);
    put(w, "}, ");
}

/* An option: the first of a decision is always there and leads on. */
static void put_option(struct writer *w, size_t node, bool first, bool detour) {
    put(w, "  option \"c%zu\" { \".\", ", w->choices++);
    put_rating(w);
    put_effects(w, false);
    bool limited = !first && once_in(w, 3);
    if (!first && once_in(w, 3)) {
        put_condition(w, "when");
    }
    if (limited)
        put(w, "at_most = %zu, ", 1 + one_of(w, 2));
    if (detour)
        put(w, "to = resume, ");
    else if (limited && once_in(w, 2) && node > 0)
        put(w, "to = \"n%zu\", ", one_of(w, node));
    else if (!limited || once_in(w, 2))
        put_to(w, node);
    if (!detour && (limited || once_in(w, 4)) && once_in(w, 2))
        put(w, "visit = \"detour%zu\", ", one_of(w, DETOURS));
    put_case(w);
    put(w, "},\n");
}

static void put_own(struct writer *w) {
    if (once_in(w, 6))
        put_set(w, false);
    if (once_in(w, 8))
        put_takes(w);
    if (once_in(w, 12))
        put_reveals(w);
}

static void put_decision(struct writer *w, size_t node, const char *name, bool detour) {
    put(w, "decision \"%s\" { \".\", %s", name, once_in(w, 12) ? "shuffle = true, " : "");
    put_own(w);
    put(w, "\n");
    size_t count = 1 + one_of(w, 3);
    for (size_t i = 0; i < count; i++)
        put_option(w, node, i == 0, detour);
    put(w, "}\n");
}

static void put_orders(struct writer *w, size_t node, const char *name) {
    static const char *const missed[] = {"best", "acceptable", "suboptimal", "harmful"};
    put(w, "orders \"%s\" { \".\", ", name);
    put_own(w);
    put_to(w, node);
    put(w, "%s\n", once_in(w, 3) ? "in_turn = true, " : "");
    size_t count = 1 + one_of(w, 3);
    for (size_t i = 0; i < count; i++) {
        put(w, "  item \"c%zu\" { \".\", ", w->choices++);
        put_rating(w);
        if (once_in(w, 2))
            put(w, "missed = \"%s\", ", PICK(w, missed));
        if (once_in(w, 2))
            put_effects(w, false);
        else if (once_in(w, 2))
            put_takes(w);
        if (once_in(w, 4)) {
            put_condition(w, "when");
        }
        if (once_in(w, 5))
            put(w, "at_most = 1, ");
        put_case(w);
        put(w, "},\n");
    }
    put(w, "}\n");
}

static void put_question(struct writer *w, size_t node, const char *name) {
    static const char *const matches[] = {"5", "\"small + 1\"", "10, within = \"10 %\"",
                                          "between = { 20, 30 }", "between = { \"large\", 90 }"};
    put(w, "question \"%s\" { \".\", ", name);
    put_own(w);
    put(w, "\n");
    for (size_t i = 0; i < 2; i++) {
        put(w, "  answer \"c%zu\" { %s, ", w->choices++, i == 0 ? PICK(w, matches) : "otherwise");
        put_rating(w);
        put_effects(w, true);
        put_to(w, node);
        put_case(w);
        put(w, "},\n");
    }
    put(w, "}\n");
}

static void put_probability(struct writer *w) {
    static const char *const plain[] = {"0.3",
                                        "0.5",
                                        "\"odds\"",
                                        "\"odds / 2\"",
                                        "0.25",
                                        "\"by_odds(0.3, 2)\"",
                                        "\"max(0, min(0.1 * large, 0.5))\"",
                                        "\"by_risk(odds, 0.7)\""};
    put(w, "p = ");
    if (once_in(w, 4))
        put_either(w, "0", PICK(w, plain));
    else
        put(w, "%s", PICK(w, plain));
    put(w, ", illustrative = true, ");
}

/* Some chances lead back, twice in a walk at most. */
static void put_branch_way(struct writer *w, size_t node, bool detour) {
    char name[NAME];
    if (detour) {
        put(w, "to = resume, ");
    } else if (once_in(w, 6)) {
        size_t back = one_of(w, node + 1);
        put(w, "set = \"tries = tries + 1\", to = either(\"tries < 2\", \"n%zu\", %s), ", back,
            ahead(w, node, name));
        return;
    } else {
        put_to(w, node);
    }
    if (once_in(w, 2))
        put_set(w, false);
}

static void put_chance(struct writer *w, size_t node, const char *name, bool detour) {
    static const char *const rows[] = {"well", "ill", "dead"};
    bool spread = once_in(w, 4), three = spread || once_in(w, 4);
    put(w, "chance \"%s\" { ", name);
    if (once_in(w, 8))
        put_takes(w);
    if (spread) {
        put(w, "spread = ");
        put_either(w, "\"mild_row\"", "\"grave_row\"");
        put(w, ", worse_by = ");
        put_either(w, "2.5", "1");
        put(w, ", ");
    }
    put(w, "\n");
    for (size_t i = 0; i < (three ? 3U : 2U); i++) {
        put(w, "  branch \"%s\" { ", spread ? rows[i] : i == 0 ? "yes" : i == 1 ? "no" : "perhaps");
        if (!spread && i == 0)
            put_probability(w);
        else if (!spread && i == 1)
            put(w, "p = rest, ");
        else if (!spread)
            put(w, "p = 0.25, illustrative = true, ");
        put_branch_way(w, node, detour);
        if (once_in(w, 2))
            put_takes(w);
        put(w, "},\n");
    }
    put(w, "}\n");
}

static void put_step(struct writer *w, size_t node, const char *name, bool detour) {
    put(w, "step \"%s\" { \".\", ", name);
    put_own(w);
    if (detour)
        put(w, "to = resume, ");
    else
        put_to(w, node);
    put(w, "}\n");
}

static void put_node(struct writer *w, size_t node) {
    char name[NAME];
    snprintf(name, sizeof name, "n%zu", node);
    size_t kind = one_of(w, 14);
    if (kind < 5)
        put_decision(w, node, name, false);
    else if (kind < 9)
        put_chance(w, node, name, false);
    else if (kind < 11)
        put_orders(w, node, name);
    else if (kind < 12)
        put_question(w, node, name);
    else
        put_step(w, node, name, false);
}

static void put_detour(struct writer *w, size_t detour) {
    char name[NAME];
    snprintf(name, sizeof name, "detour%zu", detour);
    if (once_in(w, 3))
        put_decision(w, w->nodes, name, true);
    else if (once_in(w, 3))
        put_chance(w, w->nodes, name, true);
    else
        put_step(w, w->nodes, name, true);
}

static void put_event(struct writer *w, size_t event) {
    put(w, "event \"e%zu\" { \".\", ", event);
    size_t kind = one_of(w, 3);
    if (kind == 1)
        put(w, "at = \"%zu min\", ", 5 * (1 + one_of(w, 12)));
    if (kind == 2)
        put(w, once_in(w, 4) ? "after = \"10 + small\", " : "after = \"%zu min\", ",
            5 * (1 + one_of(w, 6)));
    bool has_when = kind == 0 || once_in(w, 2);
    if (has_when) {
        put_condition(w, "when");
    }
    if (once_in(w, 3))
        put_probability(w);
    if (has_when && kind != 1 && once_in(w, 3))
        put(w, "repeats = true, ");
    if (once_in(w, 2))
        put_set(w, false);
    if (once_in(w, 2))
        put(w, "to = \"detour%zu\", ", one_of(w, DETOURS));
    else if (once_in(w, 3))
        put(w, "to = \"end%zu\", ", one_of(w, OUTCOMES));
    else if (once_in(w, 3))
        put(w, "to = \"n%zu\", ", w->nodes - 1);
    put(w, "}\n");
}

static void put_outcomes(struct writer *w) {
    static const char *const utilities[] = {"1",
                                            "0.3",
                                            "-0.5",
                                            "\"0.1 * small\"",
                                            "\"either(s == 'severe', 0.2, 0.9)\"",
                                            "\"max(-1, min(1, 0.05 * large))\"",
                                            "\"odds\""};
    for (size_t i = 0; i < OUTCOMES; i++) {
        put(w, "outcome \"end%zu\" { \".\", utility = %s, ", i, PICK(w, utilities));
        if (once_in(w, 2)) {
            put_condition(w, "good");
        }
        put(w, "}\n");
    }
}

static void put_patient(struct writer *w) {
    put(w, "patient \"Sam, 24\" {\n"
           "  small = integer { 0, range = { 0, 6 }, clamp = true, chart = \"vital\" },\n"
           "  large = integer { 2, chart = \"vital\" },\n"
           "  x = number { 1.5, chart = \"vital\" },\n"
           "  s = scale { \"mild\", \"moderate\", \"severe\", chart = \"vital\" },\n"
           "  o = one_of { \"none\", \"a\", \"b\", chart = \"vital\" },\n"
           "  f = flag { false, chart = \"vital\" }, g = flag { true, chart = \"vital\" },\n"
           "  h = number { 4, hidden = true, chart = \"lab\" },\n"
           "  k = one_of { \"a\", \"b\", hidden = true, chart = \"lab\" },\n"
           "  cost = number { 10 }, tries = integer { 0 },\n"
           "  brittle = integer { 0, range = { 0, 1 } },\n"
           "}\n");
}

char *random_pathway(uint64_t seed) {
    char *text;
    size_t size;
    struct writer writer = {.out = open_memstream(&text, &size), .seed = seed}, *w = &writer;
    w->nodes = 3 + one_of(w, MOST_NODES - 2);
    put(w, "pathway \"random\" { title = \"Random\", start = \"n0\"%s }\n",
        once_in(w, 4) ? ", clock = \"10 min\"" : "");
    put(w, "parameter \"odds\" { 0.4, low = 0.2, high = 0.6, illustrative = true }\n"
           "distribution \"mild_row\" { well = 0.5, ill = 0.3, dead = 0.2, illustrative = true }\n"
           "distribution \"grave_row\" { well = 0, ill = 0.6, dead = 0.4, illustrative = true }\n"
           "define \"late\" \"clock > 25 or s == 'severe'\"\n");
    put_patient(w);
    put(w, "variant \"other\" { \"another\", values = { small = 1, o = \"b\", cost = 7 } }\n");
    size_t events = one_of(w, MOST_EVENTS + 1);
    for (size_t e = 0; e < events; e++)
        put_event(w, e);
    for (size_t n = 0; n < w->nodes; n++)
        put_node(w, n);
    for (size_t d = 0; d < DETOURS; d++)
        put_detour(w, d);
    put_outcomes(w);
    fclose(w->out);
    return text;
}
