/* Which statements a recorded walk becomes, and in which order. */
#include "xapi.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "xapi_inside.h"

bool xapi_is_iri(const char *text) {
    size_t scheme =
        strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
    if (scheme == 0 || text[scheme] != ':' || text[scheme + 1] == '\0' ||
        strpbrk(text, "<>\"{}|\\^`"))
        return false;
    for (; *text; text++)
        if ((unsigned char)*text <= ' ' || *text == 0x7f)
            return false;
    return true;
}

/* ---- time ---- */

/* The time that was spent, as the events go by. */
struct spent {
    int64_t sitting; /* when the present sitting began */
    int64_t before;  /* milliseconds of the sittings before it */
    int64_t last;    /* when something was last heard of */
    bool away;       /* the walk was left */
};

static void leave(struct spent *spent, int64_t when) {
    spent->before += when > spent->sitting ? when - spent->sitting : 0;
    spent->away = true;
}

static int64_t spent_until(const struct spent *spent, int64_t when) {
    return spent->before + (!spent->away && when > spent->sitting ? when - spent->sitting : 0);
}

int64_t xapi_latest(const struct record_walk *walk) {
    int64_t latest = walk->about.started;
    for (size_t i = 0; i < walk->event_count; i++) {
        const struct record_step *step = &walk->events[i].step;
        latest = step->offered > latest ? step->offered : latest;
        latest = step->answered > latest ? step->answered : latest;
    }
    if (walk->about.ended && walk->about.summary.ended > latest)
        latest = walk->about.summary.ended;
    return latest;
}

/* ---- sittings ---- */

static void tell_begin(struct telling *telling) {
    statement_begin(telling, 0, VERB_INITIALIZED, telling->told->walk->about.started);
    statement_put_pathway(telling);
    statement_end(telling, VERB_INITIALIZED, false, false);
}

static void tell_suspended(struct telling *telling, long long seq, int64_t when,
                           struct spent *spent) {
    int64_t begun = spent->sitting;
    leave(spent, when);
    statement_begin(telling, seq, VERB_SUSPENDED, when);
    statement_put_pathway(telling);
    json_begin(&telling->json, "result", '{');
    statement_put_length(telling, when - begun);
    json_end(&telling->json, '}');
    statement_end(telling, VERB_SUSPENDED, false, false);
}

/* A walk that is taken up again without having been left in order (the power failed, say) was left
   when something was last heard of it. */
static void tell_resumed(struct telling *telling, const struct record_step *step,
                         struct spent *spent) {
    if (!spent->away)
        tell_suspended(telling, step->seq, spent->last, spent);
    spent->away = false;
    spent->sitting = step->answered;
    statement_begin(telling, step->seq, VERB_RESUMED, step->answered);
    statement_put_pathway(telling);
    statement_end(telling, VERB_RESUMED, false, false);
}

/* ---- nodes and answers ---- */

static void tell_node(struct telling *telling, long long place, const char *node, int64_t when,
                      double minutes) {
    struct json_writer *json = &telling->json;
    statement_begin(telling, place, VERB_EXPERIENCED, when);
    json_begin(json, "object", '{');
    json_put_text(json, "objectType", "Activity");
    json_put_text(
        json, "id",
        arena_print(telling->arena, "%s/node/%s", telling->pathway, statement_id(telling, node)));
    json_begin(json, "definition", '{');
    json_put_text(json, "type", "http://activitystrea.ms/schema/1.0/page");
    statement_put_words(telling, "name", node);
    statement_put_words(telling, "description",
                        json_text(json_object_get(telling->places, node), "text", NULL));
    json_end(json, '}');
    json_end(json, '}');
    if (isfinite(minutes)) {
        json_begin(json, "result", '{');
        json_begin(json, "extensions", '{');
        statement_put_clock(telling, minutes);
        json_end(json, '}');
        json_end(json, '}');
    }
    statement_end(telling, VERB_EXPERIENCED, true, false);
}

static void tell_answer(struct telling *telling, const struct record_step *step,
                        struct answer_mark mark, int hints) {
    int64_t shown =
        step->offered > 0 && step->offered < step->answered ? step->offered : step->answered;
    tell_node(telling, step->seq, step->node, shown, step->minutes);
    statement_begin(telling, step->seq, VERB_ANSWERED, step->answered);
    decision_put(telling, step, mark, hints);
    statement_end(telling, VERB_ANSWERED, true, false);
}

static void tell_event(struct telling *telling, const struct record_step *step,
                       struct answer_mark mark, struct spent *spent, int *hints) {
    if (strcmp(step->kind, "suspend") == 0) {
        tell_suspended(telling, step->seq, step->answered, spent);
    } else if (strcmp(step->kind, "resume") == 0) {
        tell_resumed(telling, step, spent);
    } else if (strcmp(step->kind, "hint") == 0) {
        ++*hints;
    } else if (step->decision && step->node && step->node_kind) {
        tell_answer(telling, step, mark, *hints);
        *hints = 0;
    }
    spent->last = step->answered > spent->last ? step->answered : spent->last;
}

/* ---- the end ---- */

static void tell_completed(struct telling *telling, long long seq, int64_t spent) {
    struct json_writer *json = &telling->json;
    const struct record_summary *summary = &telling->told->walk->about.summary;
    statement_begin(telling, seq, VERB_COMPLETED, summary->ended);
    statement_put_pathway(telling);
    json_begin(json, "result", '{');
    json_put_truth(json, "completion", true);
    if (!telling->options->cmi5) /* which has scores in verdicts only */
        statement_put_score(telling, summary->score);
    statement_put_length(telling, spent);
    json_begin(json, "extensions", '{');
    json_put_text(json, XAPI_EXTENSION "outcome", summary->outcome);
    json_put_number(json, XAPI_EXTENSION "utility", summary->utility);
    json_put_whole(json, XAPI_EXTENSION "harmful", summary->harmful);
    statement_put_clock(telling, summary->minutes);
    json_end(json, '}');
    json_end(json, '}');
    statement_end(telling, VERB_COMPLETED, false, true);
}

/* Where the system has a least score of its own, a pass must reach it too. */
static bool is_passed(const struct telling *telling) {
    const struct record_summary *summary = &telling->told->walk->about.summary;
    const struct xapi_launch *cmi5 = telling->options->cmi5;
    bool masters = !cmi5 || !isfinite(cmi5->mastery) || summary->score >= cmi5->mastery;
    return summary->passed && masters;
}

/* A walk to learn from is never called failed. A fail by a harmful choice has no score where it
   would be one that passes by the system's own measure: cmi5 would call that a contradiction. */
static void tell_verdict(struct telling *telling, long long seq, int64_t spent) {
    struct json_writer *json = &telling->json;
    const struct record_about *about = &telling->told->walk->about;
    const struct xapi_launch *cmi5 = telling->options->cmi5;
    bool passed = is_passed(telling);
    enum verb verb = passed ? VERB_PASSED : VERB_FAILED;
    if (!passed && strcmp(about->mode, "learn") == 0)
        return;
    statement_begin(telling, seq, verb, about->summary.ended);
    statement_put_pathway(telling);
    json_begin(json, "result", '{');
    json_put_truth(json, "success", passed);
    if (passed || !cmi5 || !(about->summary.score >= cmi5->mastery))
        statement_put_score(telling, about->summary.score);
    statement_put_length(telling, spent);
    json_begin(json, "extensions", '{');
    json_put_whole(json, XAPI_EXTENSION "harmful", about->summary.harmful);
    json_end(json, '}');
    json_end(json, '}');
    statement_end(telling, verb, false, true);
}

static void tell_terminated(struct telling *telling, long long seq, int64_t spent) {
    statement_begin(telling, seq, VERB_TERMINATED, telling->told->walk->about.summary.ended);
    statement_put_pathway(telling);
    json_begin(&telling->json, "result", '{');
    statement_put_length(telling, spent);
    json_end(&telling->json, '}');
    statement_end(telling, VERB_TERMINATED, false, false);
}

static void tell_end(struct telling *telling, int64_t spent) {
    const struct record_about *about = &telling->told->walk->about;
    const struct xapi_launch *cmi5 = telling->options->cmi5;
    long long seq = about->last_seq + 1;
    tell_node(telling, seq, about->summary.outcome, about->summary.ended, about->summary.minutes);
    if (!cmi5 || !cmi5->browse) {
        tell_completed(telling, seq, spent);
        tell_verdict(telling, seq, spent);
    }
    tell_terminated(telling, seq, spent);
}

/* ---- all of it ---- */

/* The version's first number: within it an activity stays what it is. "" where it has none. */
static const char *major_version(struct telling *telling, const char *version) {
    size_t digits = strspn(version, "0123456789");
    bool is_number = digits > 0 && (version[digits] == '\0' || version[digits] == '.');
    return is_number ? arena_print(telling->arena, "/%.*s", (int)digits, version) : "";
}

static void tell_walk(struct telling *telling) {
    const struct record_walk *walk = telling->told->walk;
    struct spent spent = {.sitting = walk->about.started, .last = walk->about.started};
    struct answer_mark *marks = told_walk_marks(walk);
    int hints = 0;
    tell_begin(telling);
    for (size_t i = 0; i < walk->event_count; i++)
        tell_event(telling, &walk->events[i].step, marks[i], &spent, &hints);
    if (walk->about.ended)
        tell_end(telling, spent_until(&spent, walk->about.summary.ended));
    free(marks);
}

size_t xapi_write(FILE *out, const struct xapi_options *options, const struct told_walk *told,
                  const json_t *places) {
    const struct record_about *about = &told->walk->about;
    struct telling telling = {
        .options = options, .told = told, .places = places, .json = {.out = out}};
    if (!uuid_read(about->uuid, telling.space) || (options->cmi5 && !about->ended))
        return 0;
    telling.arena = arena_new();
    telling.base = arena_print(telling.arena, "%s/pathway/%s", options->home,
                               statement_id(&telling, about->pathway));
    telling.pathway =
        arena_print(telling.arena, "%s%s", telling.base, major_version(&telling, about->version));
    tell_walk(&telling);
    arena_free(telling.arena);
    return telling.count;
}
