/* What options are worth where the record does not know it: worked out walk by walk after the pass.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report_inside.h"

/* A class is worked out while one waits; in a record of many classes the walks that ended with a
   debrief know it already, and stand for the others. */
enum { MOST_WALKS_READ = 20000, MOST_WORKED_OUT = 2000 };

struct answer {
    size_t file;
    long long session;
    struct item *item;
    const char *option;
    char situation[DIGEST_SIZE];
};

struct missing {
    struct arena *arena;
    struct cohort *cohort;
    const struct report_options *options;
    struct answer *answers; /* those of one walk behind one another */
    size_t count, walks;
};

struct missing *missing_new(struct cohort *cohort, const struct report_options *options) {
    if (!options->work_out || cohort_walk_count(cohort) > MOST_WALKS_READ)
        return NULL;
    struct missing *missing = xcalloc(1, sizeof *missing);
    missing->arena = arena_new();
    missing->cohort = cohort;
    missing->options = options;
    return missing;
}

static bool is_of(const struct answer *answer, size_t file, long long session) {
    return answer->file == file && answer->session == session;
}

void missing_note(struct missing *missing, const struct cohort_walk *walk,
                  const struct record_pass_event *event, struct item *item) {
    if (!missing || !event->option || !event->before.length)
        return;
    bool same = missing->count &&
                is_of(&missing->answers[missing->count - 1], walk->file, walk->session->session);
    if (!same && missing->walks == MOST_WORKED_OUT)
        return;
    missing->walks += !same;
    struct answer *answer = ARENA_ADD(missing->arena, missing->answers, missing->count);
    *answer = (struct answer){walk->file, walk->session->session, item,
                              arena_copy(missing->arena, event->option), ""};
    record_hash_text(&event->before, answer->situation);
}

/* What an answer gave away, by the values of its walk; NAN: it is not among them. */
static double lost(const struct answer *answer, const struct record_value *values, size_t count) {
    double best = -INFINITY, own = NAN;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(values[i].situation, answer->situation) != 0)
            continue;
        best = fmax(best, values[i].value);
        if (strcmp(values[i].option, answer->option) == 0)
            own = values[i].value;
    }
    return best - own;
}

static void work_out_walk(const struct missing *missing, size_t first, size_t end) {
    const struct report_options *options = missing->options;
    const struct record_value *values;
    size_t count;
    struct failure why;
    const struct answer *answers = missing->answers;
    struct record *record = cohort_record(missing->cohort, answers[first].file, &why);
    if (!record ||
        !options->work_out(options->work_context, record, answers[first].session, &values, &count))
        return; /* what is not known is counted as not known */
    for (size_t i = first; i < end; i++) {
        double given_away = lost(&answers[i], values, count);
        if (isfinite(given_away))
            spread_add(&answers[i].item->lost, given_away);
    }
}

void missing_work_out(struct missing *missing, cohort_progress *progress, void *context) {
    size_t done = 0;
    for (size_t first = 0, end; missing && first < missing->count; first = end) {
        const struct answer *answer = &missing->answers[first];
        for (end = first + 1;
             end < missing->count && is_of(&missing->answers[end], answer->file, answer->session);)
            end++;
        work_out_walk(missing, first, end);
        if (progress && !progress(++done, missing->walks, context))
            return;
    }
}

void missing_free(struct missing *missing) {
    if (missing)
        arena_free(missing->arena);
    free(missing);
}
