/* How many whole walks a second the engine's rules allow: a case of 12 decisions with three options
   each, 3 chance nodes and 6 ends, every condition and effect once as a string and once as a Lua
   function. No JSON, no texts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "walk.h"

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

static const char with_functions[] =
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

static double seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static struct pathway *load(const char *middle) {
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

static size_t walk_once(const struct pathway *pathway, uint64_t seed) {
    struct walk *walk = walk_new(pathway, 0, seed, NULL, NULL);
    enum need need = walk_settle(walk, walk_start(walk));
    size_t choices = 0;
    while (need == NEED_CHOICE) {
        bool offered[256];
        int count = walk_offer(walk, offered);
        size_t choice = (seed >> (2 * choices % 60) & 3) % 3;
        if (count <= 0)
            break;
        while (!offered[choice])
            choice = (choice + 1) % 3;
        need = walk_settle(walk, walk_choose(walk, choice));
        choices++;
    }
    if (need != NEED_NOTHING) {
        fprintf(stderr, "the walk with seed %llu does not end: %s\n", (unsigned long long)seed,
                walk_fault(walk));
        exit(1);
    }
    walk_free(walk);
    return choices;
}

static void measure(const char *name, const char *middle) {
    struct pathway *pathway = load(middle);
    double best = 0;
    for (int round = 0; round < 5; round++) {
        double begin = seconds();
        size_t walks = 0;
        for (; seconds() - begin < 0.4; walks += 100)
            for (uint64_t i = 0; i < 100; i++)
                walk_once(pathway, (walks + i + 1) * 0x9E3779B97F4A7C15u);
        double rate = (double)walks / (seconds() - begin);
        best = rate > best ? rate : best;
    }
    printf("walks/s in one core, 12 decisions, %-9s  %8.0f  (best of 5)\n", name, best);
    pathway_free(pathway);
}

int main(void) {
    measure("strings", with_strings);
    measure("functions", with_functions);
    return 0;
}
