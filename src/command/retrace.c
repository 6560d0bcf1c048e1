/* A recorded walk, played again. */
#include "retrace.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "told_step.h"

struct playing {
    struct caller *caller;
    const struct record_walk *walk;
    bool exact;
    struct retraced *retraced;
    json_t *offer;                  /* what is on offer now; NULL: the walk is over */
    const struct record_step *step; /* the one at hand; NULL: the start or the end */
};

void retraced_clear(struct retraced *retraced) {
    json_decref(retraced->differences);
    json_decref(retraced->stopped);
    json_decref(retraced->summary);
    *retraced = (struct retraced){0};
}

/* --- holding one thing against another --- */

static json_t *number_or_null(double number) {
    return isfinite(number) ? json_real(number) : json_null();
}

static json_t *text_or_null(const char *text) { return text ? json_string(text) : json_null(); }

static void differ(const struct playing *playing, const char *what, json_t *was, json_t *is) {
    const struct record_step *step = playing->step;
    json_array_append_new(playing->retraced->differences,
                          json_pack("{sIsososssoso}", "step", (json_int_t)(step ? step->seq : 0),
                                    "node", text_or_null(step ? step->node : NULL), "option",
                                    text_or_null(step ? step->option : NULL), "what", what, "was",
                                    was, "is", is));
}

static void hold_text(const struct playing *playing, const char *what, const char *was,
                      const char *is) {
    if ((was || is) && (!was || !is || strcmp(was, is) != 0))
        differ(playing, what, text_or_null(was), text_or_null(is));
}

/* Numbers are read back from the record to the last bit, so that equal ones are equal. */
static void hold_number(const struct playing *playing, const char *what, double was, double is) {
    if (was != is && !(isnan(was) && isnan(is)))
        differ(playing, what, number_or_null(was), number_or_null(is));
}

static void hold_truth(const struct playing *playing, const char *what, bool was, bool is) {
    if (was != is)
        differ(playing, what, json_boolean(was), json_boolean(is));
}

static void hold_step(const struct playing *playing, const struct record_step *is) {
    const struct record_step *was = playing->step;
    hold_text(playing, "node", was->node, is->node);
    hold_text(playing, "option", was->option, is->option);
    hold_text(playing, "rating", was->rating, is->rating);
    if (!playing->exact)
        return;
    hold_number(playing, "credit", was->credit, is->credit);
    hold_text(playing, "offer", was->offer, is->offer);
    hold_text(playing, "best", was->best, is->best);
    hold_text(playing, "decision", was->decision, is->decision);
    hold_text(playing, "decision_options", was->decision_options, is->decision_options);
    hold_number(playing, "minutes", was->minutes, is->minutes);
    hold_text(playing, "state", was->state, is->state);
}

static void hold_summary(const struct playing *playing, const struct record_summary *is) {
    const struct record_summary *was = &playing->walk->about.summary;
    hold_text(playing, "outcome", was->outcome, is->outcome);
    hold_truth(playing, "good", was->good, is->good);
    hold_truth(playing, "passed", was->passed, is->passed);
    hold_number(playing, "score", was->score, is->score);
    hold_number(playing, "harmful", was->harmful, is->harmful);
    hold_number(playing, "utility", was->utility, is->utility);
    if (!playing->exact)
        return;
    hold_number(playing, "clinical minutes", was->minutes, is->minutes);
    if (was->learning)
        hold_text(playing, "learning", was->learning, is->learning);
}

/* --- playing --- */

static void stop(const struct playing *playing, const char *message) {
    const struct record_step *step = playing->step;
    playing->retraced->stopped =
        json_pack("{sIsoss}", "step", (json_int_t)(step ? step->seq : 0), "node",
                  text_or_null(step ? step->node : NULL), "message", message);
}

/* Takes what is on offer after an answer of the engine; false: the pathway is at fault. */
static bool follow(struct playing *playing, const json_t *lines) {
    const json_t *offer = lines_find(lines, "offer"), *fault = lines_find(lines, "fault");
    playing->retraced->ended = json_truth(lines_find(lines, "state"), "over");
    if (offer || playing->retraced->ended) { /* a hint leaves the offer as it was */
        json_decref(playing->offer);
        playing->offer = json_incref((json_t *)offer);
    }
    if (fault)
        stop(playing, json_text(fault, "message", ""));
    return !fault;
}

/* Whether the walk still asks what was answered at this step. */
static bool is_asked(const struct playing *playing) {
    const char *was = playing->step->node, *is = json_text(playing->offer, "node", NULL);
    struct failure text;
    if (!is)
        fail(&text, "the walk has ended before, where \"%s\" was asked", was ? was : "");
    else if (was && strcmp(was, is) != 0)
        fail(&text, "it comes to \"%s\" here, where \"%s\" was asked", is, was);
    else
        return true;
    stop(playing, text.text);
    return false;
}

/* The recorded answer is refused: which, for an author who has renamed or taken away an option. */
static void stop_refused(const struct playing *playing, const char *message) {
    const char *option = playing->step->option;
    struct failure text;
    if (option)
        fail(&text, "\"%.60s\" was chosen. %s", option, message);
    stop(playing, option ? text.text : message);
}

static bool ask(struct playing *playing, const json_t *request, json_t **lines,
                struct failure *why) {
    return caller_ask(playing->caller, request, lines, why) == SUPERVISOR_ANSWERED;
}

/* Plays one recorded input. False: it stopped there, or failed, and then `why` is not empty. */
static bool play(struct playing *playing, const json_t *input, struct failure *why) {
    json_t *lines = NULL;
    if (!playing->exact && !is_asked(playing))
        return false;
    bool good = ask(playing, input, &lines, why);
    const json_t *error = good ? lines_find(lines, "error") : NULL;
    if (error) {
        stop_refused(playing, json_text(error, "message", ""));
    } else if (good) {
        struct told_step told;
        told_step_init(&told, playing->step->kind, playing->offer, input, lines);
        hold_step(playing, &told.step);
        told_step_clear(&told);
        playing->retraced->followed++;
        good = follow(playing, lines);
    }
    json_decref(lines);
    return good && !error;
}

static bool begin(struct playing *playing, struct failure *why) {
    json_t *lines = NULL;
    bool good = ask(playing, playing->caller->start, &lines, why);
    const json_t *error = good ? lines_find(lines, "error") : NULL;
    if (error)
        stop(playing, json_text(error, "message", ""));
    if (good && !error) {
        if (playing->exact)
            hold_text(playing, "state", playing->walk->about.state,
                      json_text(lines_find(lines, "state"), "hash", NULL));
        good = follow(playing, lines);
    }
    json_decref(lines);
    return good && !error;
}

static bool play_all(struct playing *playing, struct failure *why) {
    const struct record_walk *walk = playing->walk;
    bool good = begin(playing, why);
    for (size_t i = 0; good && i < walk->event_count; i++) {
        if (!record_is_replayed(&walk->events[i]))
            continue;
        playing->step = &walk->events[i].step;
        json_t *input = json_read(playing->step->input, strlen(playing->step->input), why);
        good = input && play(playing, input, why);
        json_decref(input);
        why->text[0] = good ? '\0' : why->text[0];
    }
    return good;
}

/* --- the end --- */

static bool hold_end(struct playing *playing, struct failure *why) {
    json_t *debrief = NULL;
    char *learning = NULL;
    playing->step = NULL;
    if (caller_do(playing->caller, "debrief", &debrief, why) != SUPERVISOR_ANSWERED) {
        json_decref(debrief);
        return false;
    }
    struct record_summary is = told_summary(debrief, &learning);
    playing->retraced->summary =
        json_pack("{sssbsbsosisosf}", "outcome", is.outcome, "good", is.good, "passed", is.passed,
                  "score", number_or_null(is.score), "harmful", is.harmful, "utility",
                  number_or_null(is.utility), "minutes", is.minutes);
    if (playing->walk->about.ended)
        hold_summary(playing, &is);
    free(learning);
    json_decref(debrief);
    return true;
}

enum retrace_end retrace(struct caller *caller, const struct record_walk *walk, bool exact,
                         struct retraced *retraced, struct failure *why) {
    *retraced = (struct retraced){.differences = json_array()};
    struct playing playing = {caller, walk, exact, retraced, NULL, NULL};
    for (size_t i = 0; i < walk->event_count; i++)
        retraced->steps += record_is_replayed(&walk->events[i]);
    why->text[0] = '\0';
    bool whole = play_all(&playing, why);
    if (whole && walk->about.ended && !retraced->ended) {
        playing.step = NULL;
        stop(&playing, "the walk had ended here, and now goes on");
        whole = false;
    }
    if (whole && retraced->ended)
        whole = hold_end(&playing, why);
    json_decref(playing.offer);
    if (*why->text)
        return RETRACE_FAILED;
    return whole ? RETRACE_WHOLE : RETRACE_STOPPED;
}
