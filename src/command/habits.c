/* What recorded learners chose, as a policy. */
#include "habits.h"

#include <stdlib.h>

#include "cohort.h"

static void count(json_t *shares, const char *node, const char *option) {
    json_t *options = json_object_get(shares, node);
    if (!options)
        json_object_set_new(shares, node, options = json_object());
    json_object_set_new(options, option, json_integer(json_whole(options, option, 0) + 1));
}

static bool visit(struct record_pass *pass, const struct cohort_walk *walk, void *context) {
    struct record_pass_event event;
    if (walk->session->answered_by == RECORD_GENERATED)
        return true;
    while (record_pass_event(pass, &event))
        if (event.decision && event.option)
            count(context, event.decision->node, event.option);
    return true;
}

json_t *habits_read(const struct common_options *options, const char *pathway,
                    struct failure *why) {
    const struct record_filter filter = {.pathway = pathway};
    struct arena *arena = arena_new();
    struct cohort *cohort = NULL;
    json_t *shares = json_object();
    bool good = cohort_open(common_records(options, arena), common_record_count(options), &filter,
                            &cohort, why) &&
                cohort_pass(cohort, RECORD_ANSWERS, visit, shares, why);
    cohort_close(cohort);
    arena_free(arena);
    if (good && json_object_size(shares) == 0)
        good = fail(why, "nobody has walked %s in this record, so it has no habits", pathway);
    if (good)
        return shares;
    json_decref(shares);
    return NULL;
}
