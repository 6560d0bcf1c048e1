/* A tiny pathway walked by a short script, told in one line; for the tests of the walk.

   Script, parts apart by spaces: `a` choose option a; `a,b` tick items (`-`: none); `=0.5` type an
   answer (_ for a space); `%b` chance takes branch b; `+` the event that is drawn happens, `!` it
   does not. Where the script says nothing, chance draws by the seed.

   Trace: `node@minutes` (with `:text` unless the text is "."), `>option`, `%branch`,
   `*event@minutes`,
   `?field` revealed, `=result`; at the end nothing more when a choice is awaited, `.` when it is
   over, `FAULT message`. */
#ifndef TRACE_H
#define TRACE_H

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"

struct trace {
    struct loading loading;
    struct walk *walk;
    enum need need;
    FILE *out;
    char *text;
    size_t size;
};

static inline void trace_words(struct trace *trace, const struct expression *text,
                               const char *sign) {
    char *words;
    size_t size;
    struct failure why;
    FILE *out = open_memstream(&words, &size);
    if (text && !expression_write(text, walk_scene(trace->walk), out, &why))
        fprintf(out, "(%s)", why.text);
    fclose(out);
    if (text && strcmp(words, ".") != 0)
        fprintf(trace->out, "%s%s", sign, words);
    free(words);
}

static inline bool trace_news(void *context, struct walk *walk, const struct news *news,
                              struct failure *why) {
    struct trace *trace = context;
    (void)why;
    fputs(ftell(trace->out) ? " " : "", trace->out);
    switch (news->kind) {
    case TELL_CHOICE:
        putc('>', trace->out);
        if (news->choice)
            fputs(news->choice->id, trace->out);
        for (size_t i = 0, n = 0; !news->choice && i < news->node->choice_count; i++)
            if (news->ticked >> i & 1)
                fprintf(trace->out, "%s%s", n++ ? "," : "", news->node->choices[i].id);
        if (news->action)
            trace_words(trace, news->action->because, ":");
        break;
    case TELL_BRANCH:
        fprintf(trace->out, "%%%s", news->choice->id);
        trace_words(trace, news->choice->label, ":");
        break;
    case TELL_EVENT:
        fprintf(trace->out, "*%s@%g", news->event->id, walk_minutes(walk));
        trace_words(trace, news->event->text, ":");
        break;
    case TELL_REVEAL:
        for (size_t i = 0; i < news->list->count; i++)
            fprintf(trace->out, "?%s",
                    walk_pathway(walk)->words.patient.fields[news->list->items[i]].id);
        break;
    case TELL_RESULT:
        trace_words(trace, news->action->result, "=");
        break;
    case TELL_NODE:
        fprintf(trace->out, "%s@%g", news->node->id, walk_minutes(walk));
        trace_words(trace, news->node->texts[walk_variant(walk)], ":");
        break;
    }
    return true;
}

/* Loads `body` behind a first line that says the pathway, which starts at node a; ends the test's
   process when that fails. */
static inline void trace_open(struct trace *trace, const char *body, const char *pathway_keys,
                              uint64_t seed) {
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    fprintf(out, "pathway 't' { title = 'T', start = 'a', %s }\n%s", pathway_keys, body);
    fclose(out);
    struct file file = {"t.lua", text, size};
    pathway_load(&file, 1, &trace->loading);
    for (size_t i = 0; i < trace->loading.count; i++)
        fprintf(stderr, "%s:%d: %s\n", trace->loading.diagnostics[i].place.file,
                trace->loading.diagnostics[i].place.line, trace->loading.diagnostics[i].message);
    if (!trace->loading.pathway) {
        fprintf(stderr, "%s\n", text);
        abort();
    }
    free(text);
    trace->out = open_memstream(&trace->text, &trace->size);
    trace->walk = walk_new(trace->loading.pathway, 0, seed, trace_news, trace);
}

static inline void trace_close(struct trace *trace) {
    fclose(trace->out);
    free(trace->text);
    walk_free(trace->walk);
    pathway_free(trace->loading.pathway);
    loading_free(&trace->loading);
}

static inline enum need trace_items(struct trace *trace, char *ids) {
    uint64_t ticked = 0;
    char *rest = NULL;
    for (char *id = strtok_r(ids, ",", &rest); id; id = strtok_r(NULL, ",", &rest)) {
        long item = node_find_choice(walk_node(trace->walk), id);
        if (item >= 0)
            ticked |= (uint64_t)1 << item;
    }
    return walk_order(trace->walk, ticked);
}

static inline enum need trace_answer(struct trace *trace, char *typed) {
    size_t answer;
    double given;
    struct failure why;
    for (char *c = typed; *c; c++)
        *c = *c == '_' ? ' ' : *c;
    if (walk_match(trace->walk, typed, &answer, &given, &why) == MATCHED)
        return walk_answer(trace->walk, answer, given);
    fprintf(trace->out, " (%s)", why.text);
    return NEED_CHOICE;
}

/* What the walk awaits does not fit the part of the script: says so in the trace. */
static inline enum need trace_part(struct trace *trace, char *part) {
    bool event = trace->need == NEED_EVENT, draw = trace->need == NEED_DRAW;
    bool offered[256];
    if (event && (*part == '+' || *part == '!'))
        return walk_draw(trace->walk, *part == '+');
    const struct node *node = walk_node(trace->walk);
    long choice = node_find_choice(node, part + (*part == '%'));
    if (draw && *part == '%' && choice >= 0)
        return walk_draw(trace->walk, (size_t)choice);
    if (trace->need != NEED_CHOICE || walk_offer(trace->walk, offered) < 0) {
        fprintf(trace->out, " (%s does not fit)", part);
        return trace->need == NEED_CHOICE ? NEED_HELP : trace->need;
    }
    if (node->kind == NODE_ORDERS)
        return trace_items(trace, part);
    if (*part == '=')
        return trace_answer(trace, part + 1);
    if (choice >= 0 && offered[choice])
        return walk_choose(trace->walk, (size_t)choice);
    fprintf(trace->out, " (%s is not on offer)", part);
    return trace->need;
}

static inline void trace_play(struct trace *trace, const char *script) {
    char *copy = strdup(script), *rest = NULL;
    for (char *part = strtok_r(copy, " ", &rest); part; part = strtok_r(NULL, " ", &rest)) {
        if (!strchr("+!%", *part))
            trace->need = walk_settle(trace->walk, trace->need);
        trace->need = trace_part(trace, part);
    }
    free(copy);
    trace->need = walk_settle(trace->walk, trace->need);
    bool offered[256];
    if (trace->need == NEED_CHOICE && walk_offer(trace->walk, offered) < 0)
        trace->need = NEED_HELP;
}

/* The whole trace of a walk; the caller frees. */
static inline char *trace_of(const char *body, const char *pathway_keys, const char *script) {
    struct trace trace = {0};
    trace_open(&trace, body, pathway_keys, 1);
    trace.need = walk_start(trace.walk);
    trace_play(&trace, script);
    if (trace.need == NEED_NOTHING)
        fputs(" .", trace.out);
    else if (trace.need == NEED_HELP)
        fprintf(trace.out, " FAULT %s", walk_fault(trace.walk));
    fflush(trace.out);
    char *text = strdup(trace.text);
    trace_close(&trace);
    return text;
}

/* For cmocka's file and line to be those of the test. */
#define WALK_WITH(keys, body, script, wanted)                                                      \
    do {                                                                                           \
        char *traced = trace_of(body, keys, script);                                               \
        assert_string_equal(traced, wanted);                                                       \
        free(traced);                                                                              \
    } while (0)
#define WALK(body, script, wanted) WALK_WITH("", body, script, wanted)

/* Shorthand for the pathways of the tests. */
#define PATIENT                                                                                    \
    "patient 'Sam, 24' { n = number { 0 }, m = number { 0 }, bad = flag { false }, "               \
    "lab = number { 5, hidden = true, chart = 'lab' }, x = number { 1, hidden = true } }\n"
#define END "outcome 'z' { '.', utility = 1 }\n"
#define DEAD "outcome 'dead' { '.', utility = 0 }\n"
#define ASK(id, options) "decision '" id "' { '.', " options " }\n"
#define OPTION(id, keys) "option '" id "' { '.', " keys " }, "
#define STEP(id, keys) "step '" id "' { '.', " keys " }\n"
#define EVENT(id, keys) "event '" id "' { '.', " keys " }\n"

#endif
