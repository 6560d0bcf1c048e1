/* The case that is measured: 12 decisions with three options each, 3 chance nodes and 6 ends, every
   condition and effect once as a string and once as a Lua function. */
#ifndef BENCH_CASE_H
#define BENCH_CASE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pathway.h"

static const char head[] = "pathway 'bench' { title = 'Bench', start = 'd1' }\n"
                           "patient 'P' { a = number { 50, range = {0, 100}, clamp = true }, b = "
                           "number { 50, range = {0, 100}, clamp = true },\n"
                           "  c = integer { 0, range = {0, 50} }, d = scale { 'good', 'fair', "
                           "'poor' }, e = flag { false },\n"
                           "  f = one_of { 'none', 'drug', 'device' } }\n";

static const char with_strings[] =
    "local low, sicker, better, treat = 'a < 40 or d == \"poor\"', 'a = a - 5; d = worse(d); c = c "
    "+ 1',\n"
    "  'b = b + 3; e = not e', 'f = either(e, \"drug\", \"device\"); a = a + 4'\n"
    "local open, rare = 'b > 10', 'c < 30'\n";

static const char with_functions[] __attribute__((unused)) =
    "local function low(p) return p.a < 40 or p.d == 'poor' end\n"
    "local function sicker(p) p.a = p.a - 5; p.d = p.d == 'good' and 'fair' or 'poor'; p.c = p.c + "
    "1 end\n"
    "local function better(p) p.b = p.b + 3; p.e = not p.e end\n"
    "local function treat(p) p.f = p.e and 'drug' or 'device'; p.a = p.a + 4 end\n"
    "local function open(p) return p.b > 10 end\n"
    "local function rare(p) return p.c < 30 end\n";

static const char tail[] =
    "local function target(i) return i % 4 == 0 and i < 12 and 'c' .. i or i == 12 and 'last' or "
    "'d' .. i + 1 end\n"
    "for i = 1, 12 do decision('d' .. i) { 'Decide.',\n"
    "  option 'x' { 'One', rating = 'best', set = better, when = open, to = target(i) },\n"
    "  option 'y' { 'Two', rating = 'suboptimal', set = sicker, when = rare, to = target(i) },\n"
    "  option 'z' { 'Three', rating = 'harmful', set = treat, takes = '10 min', to = target(i) } } "
    "end\n"
    "for _, i in ipairs { 4, 8 } do chance('c' .. i) { branch 'u' { p = either(low, 0.7, 0.3), set "
    "= sicker,\n"
    "  illustrative = true, to = 'd' .. i + 1 }, branch 'v' { p = rest, to = 'd' .. i + 1 } } end\n"
    "chance 'last' {\n"
    "  branch 'e1' { p = 0.1, illustrative = true, to = 'e1' }, branch 'e2' { p = 0.1, "
    "illustrative = true, to = 'e2' },\n"
    "  branch 'e3' { p = 0.2, illustrative = true, to = 'e3' }, branch 'e4' { p = 0.2, "
    "illustrative = true, to = 'e4' },\n"
    "  branch 'e5' { p = 0.2, illustrative = true, to = 'e5' }, branch 'e6' { p = rest, to = 'e6' "
    "} }\n"
    "for i = 1, 6 do outcome('e' .. i) { 'End.', utility = i / 10 } end\n";

static inline double seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static inline struct pathway *load(const char *middle) {
    char text[8192];
    snprintf(text, sizeof text, "%s%s%s", head, middle, tail);
    struct file file = {"bench.lua", text, strlen(text)};
    struct loading loading;
    pathway_load(&file, 1, &loading);
    for (size_t i = 0; i < loading.count; i++)
        fprintf(stderr, "%d: %s\n", loading.diagnostics[i].place.line,
                loading.diagnostics[i].message);
    if (!loading.pathway)
        exit(1);
    loading_free(&loading);
    return loading.pathway;
}

#endif
