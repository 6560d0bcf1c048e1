/* One sitting of a learner at a walk. */
#include "sitting.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "command.h"
#include "page.h"
#include "sitting_inside.h"
#include "worth.h"

enum { MOST_FAULTS = 2 /* in one place, before a learner is let go */ };

int64_t sitting_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

struct sitting *sitting_new(struct caller *caller, struct record *record,
                            const struct sitting_options *options) {
    struct sitting *sitting = xcalloc(1, sizeof *sitting);
    sitting->caller = caller;
    sitting->record = record;
    sitting->options = *options;
    sitting->happened = json_array();
    screen_init(&sitting->screen, stdout, options->plain);
    if (!options->jsonl && !options->policy)
        sitting->prompt = prompt_new(options->answers, &sitting->screen);
    return sitting;
}

void sitting_free(struct sitting *sitting) {
    if (!sitting)
        return;
    prompt_free(sitting->prompt);
    json_decref(sitting->offer);
    json_decref(sitting->happened);
    json_decref(sitting->place);
    bench_free(sitting->bench);
    free(sitting->first_line);
    if (sitting->answers_ahead)
        fclose(sitting->answers_ahead);
    free(sitting->ahead);
    free(sitting);
}

struct screen *sitting_screen(struct sitting *sitting) {
    return &sitting->screen;
}

bool sitting_is_interactive(const struct sitting *sitting) {
    return sitting->prompt && prompt_is_interactive(sitting->prompt);
}

bool sitting_tells_judgement(const struct sitting *sitting) {
    return strcmp(sitting->options.mode, "learn") == 0;
}

void sitting_stop(struct sitting *sitting, int status, const char *message) {
    if (message)
        command_complain("%s", message);
    sitting->status = status;
}

/* --- following the walk --- */

/* Takes from an answer what the next step needs: the offer, the hash, what chance did, whether it
 * is over. */
void sitting_follow(struct sitting *sitting, const json_t *lines) {
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        const char *event = json_text(line, "event", "");
        if (strcmp(event, "offer") == 0) {
            json_decref(sitting->offer);
            sitting->offer = json_incref((json_t *)line);
            sitting->offered = sitting_now();
            sitting->carried = 0;
        } else if (strcmp(event, "node") == 0) {
            json_decref(sitting->place);
            sitting->place = json_incref((json_t *)line);
        } else if (strcmp(event, "state") == 0) {
            snprintf(sitting->hash, sizeof sitting->hash, "%s", json_text(line, "hash", ""));
            sitting->over = json_truth(line, "over");
        } else if (strcmp(event, "chance") == 0) {
            json_array_append_new(
                sitting->happened,
                json_sprintf("%s:%s", json_text(line, "node", ""), json_text(line, "branch", "")));
        } else if (strcmp(event, "interrupt") == 0) {
            json_array_append_new(sitting->happened,
                                  json_sprintf("event:%s", json_text(line, "id", "")));
        }
    }
}

/* --- faults --- */

/* Whether somebody is asked again after a fault. An author is, for the text is to be mended. */
static bool may_go_on(struct sitting *sitting) {
    if (sitting->bench && sitting->options.jsonl)
        return true;
    return sitting_is_interactive(sitting) &&
           (++sitting->faults < MOST_FAULTS || sitting->bench != NULL);
}

/* The engine failed on an input: it is written down as no step, and the walk is brought back to
   where it was. A script ends there, and so does a learner when it happens again. */
static void recover(struct sitting *sitting, const json_t *request, const char *message,
                    int64_t answered) {
    struct failure why;
    if (sitting->options.jsonl) {
        json_t *line = json_pack("{ssss}", "event", "fault", "message", message);
        sitting_print_line(line);
        fflush(stdout);
        json_decref(line);
    }
    command_complain("%s", message);
    sitting_record_fault(sitting, request, message, answered);
    if (!may_go_on(sitting)) {
        sitting_stop(sitting, EXIT_PATHWAY,
                     sitting->record ? "the walk stops here; what was answered before is saved"
                                     : "the walk stops here");
        return;
    }
    json_t *lines = NULL;
    if (!caller_replay(sitting->caller, &why) ||
        caller_do(sitting->caller, "offer", &lines, &why) != SUPERVISOR_ANSWERED) {
        sitting_stop(sitting, EXIT_PATHWAY, why.text);
    } else {
        sitting_say(
            sitting, ROLE_WARNING,
            "This choice could not be carried out: the pathway has a mistake there. Nothing was "
            "counted; please choose again.");
        sitting_follow(sitting, lines);
        sitting_show(sitting, lines);
    }
    json_decref(lines);
}

void sitting_leave(struct sitting *sitting, int status) {
    sitting->left = true;
    if (sitting->over && status == EXIT_UNFINISHED)
        status = EXIT_DONE; /* an author has looked on */
    sitting_mark(sitting, RECORD_SUSPEND);
    if (!sitting->options.jsonl && sitting->status == EXIT_DONE) {
        if (sitting->record)
            page_say(&sitting->screen, ROLE_MUTED, "Saved. To go on: casewalk resume %lld",
                     sitting->session);
        else
            page_say(&sitting->screen, ROLE_MUTED, "This walk was not recorded.");
    }
    if (sitting->status == EXIT_DONE)
        sitting->status = status;
}

/* --- one step --- */

/* The engine does not take the answer: a learner is asked again, a script ends. */
static void refuse_answer(struct sitting *sitting, const json_t *lines, const char *message) {
    if (sitting->options.jsonl || sitting_is_interactive(sitting)) {
        sitting_show(sitting, lines);
        if (sitting->options.jsonl && !lines_find(lines, "offer"))
            sitting_show_offer(sitting); /* an error never leaves a client waiting */
        fflush(stdout);
        return;
    }
    sitting_leave(sitting, EXIT_UNFINISHED);
    command_complain("line %ld: at \"%s\": %s", sitting->line_number,
                     json_text(sitting->offer, "node", ""), message);
}

/* Gives a request to the engine; what it does is committed first and shown then. */
void sitting_take(struct sitting *sitting, const char *kind, const json_t *request,
                  const char *text) {
    json_t *lines = NULL;
    struct failure why;
    int64_t answered = sitting_now();
    enum supervisor_result result = caller_ask(sitting->caller, request, &lines, &why);
    const json_t *fault = result == SUPERVISOR_ANSWERED ? lines_find(lines, "fault") : NULL;
    const json_t *error = result == SUPERVISOR_ANSWERED ? lines_find(lines, "error") : NULL;
    const json_t *choice = lines_find(lines, "choice");
    if (result != SUPERVISOR_ANSWERED || fault) {
        recover(sitting, request, fault ? json_text(fault, "message", "") : why.text, answered);
    } else if (error) {
        refuse_answer(sitting, lines, json_text(error, "message", ""));
    } else if (sitting_commit(sitting, kind, request,
                              choice && json_object_get(choice, "given") ? NULL : text, lines,
                              answered)) {
        json_array_clear(sitting->happened);
        sitting_follow(sitting, lines);
        sitting_show(sitting, lines);
        sitting->faults = 0;
    }
    json_decref(lines);
}

/* Asks the engine for something that changes nothing, and shows it. */
void sitting_ask(struct sitting *sitting, const char *what) {
    json_t *lines = NULL;
    struct failure why;
    if (caller_question(sitting->caller, what, &lines, &why) != SUPERVISOR_ANSWERED)
        sitting_stop(sitting, EXIT_PATHWAY, why.text);
    else if (json_array_size(lines) == 0 && sitting->options.jsonl)
        sitting_show_offer(sitting);
    else if (json_array_size(lines) == 0)
        sitting_say(sitting, ROLE_MUTED, "Nothing yet.");
    else
        sitting_show(sitting, lines);
    json_decref(lines);
}

static void next_by_policy(struct sitting *sitting) {
    json_t *request = json_pack("{ssss}", "do", "auto", "policy", sitting->options.policy);
    sitting_take(sitting, "auto", request, NULL);
    json_decref(request);
}

/* --- beginning and going on --- */

static int begin_session(struct sitting *sitting, struct record_session *session,
                         const json_t *lines) {
    struct failure why;
    session->variant = json_text(lines_find(lines, "session"), "variant", "base");
    session->state = sitting->hash;
    if (record_begin_session(sitting->record, session, &sitting->session, &why))
        return EXIT_DONE;
    command_complain("%s", why.text);
    return EXIT_RECORD;
}

int sitting_begin(struct sitting *sitting, struct record_session *session) {
    json_t *lines = NULL, *fixes = sitting_read_fixes(sitting);
    struct failure why;
    int status = EXIT_DONE;
    json_object_set_new(sitting->caller->start, "fixes", fixes);
    bool answered =
        caller_ask(sitting->caller, sitting->caller->start, &lines, &why) == SUPERVISOR_ANSWERED;
    const json_t *fault = answered ? lines_find(lines, "fault") : NULL;
    const json_t *error = answered ? lines_find(lines, "error") : NULL;
    if (!answered || fault || error) {
        const char *message = fault   ? json_text(fault, "message", "")
                              : error ? json_text(error, "message", "")
                                      : why.text;
        bool option = strncmp(message, "at:", 3) == 0 || strncmp(message, "set:", 4) == 0;
        command_complain("%s%s", error && option ? "--" : "", message);
        status = error ? EXIT_USAGE : EXIT_PATHWAY;
    } else {
        if (json_whole(lines_find(lines, "session"), "fixed", 0) > 0)
            sitting->record = NULL;
        sitting_follow(sitting, lines);
        status = sitting->record ? begin_session(sitting, session, lines) : EXIT_DONE;
        /* With `any` the seed has drawn the variant; it is the same from now on. */
        json_object_set(sitting->caller->start, "variant",
                        json_object_get(lines_find(lines, "session"), "variant"));
        if (sitting->bench)
            bench_begin(sitting, lines);
        if (status == EXIT_DONE)
            sitting_show(sitting, lines);
    }
    json_decref(lines);
    return status;
}

int sitting_resume(struct sitting *sitting, long long session, long long seq, int64_t thought) {
    json_t *lines = NULL;
    struct failure why;
    sitting->session = session;
    sitting->seq = seq;
    if (caller_do(sitting->caller, "offer", &lines, &why) != SUPERVISOR_ANSWERED) {
        command_complain("%s", why.text);
        json_decref(lines);
        return EXIT_PATHWAY;
    }
    sitting_follow(sitting, lines);
    sitting->carried = thought;
    sitting_mark(sitting, RECORD_RESUME);
    if (sitting->status == EXIT_DONE)
        sitting_show(sitting, lines);
    json_decref(lines);
    return sitting->status;
}

/* --- the end --- */

/* Seconds that a learner waits for the value of decisions, and who asked for it by `show`. */
static const double value_patience = 2, value_patience_of_show = 60;

int sitting_debrief(struct sitting *sitting, long long session, bool full, bool asked) {
    sitting->session = session;
    json_t *lines = NULL;
    struct failure why;
    if (caller_question(sitting->caller, "debrief", &lines, &why) != SUPERVISOR_ANSWERED) {
        command_complain("%s", why.text);
        json_decref(lines);
        return EXIT_PATHWAY;
    }
    if (!json_truth(lines_find(lines, "debrief"), "pieced"))
        worth_add(sitting->caller, lines, asked ? value_patience_of_show : value_patience,
                  asked ? NULL : sitting->record, session);
    if (sitting->options.jsonl) {
        for (size_t i = 0; i < json_array_size(lines); i++)
            sitting_print_line(json_array_get(lines, i));
    } else {
        sitting_show_debrief(sitting, lines, full);
    }
    json_decref(lines);
    return EXIT_DONE;
}

static void walk_on(struct sitting *sitting) {
    while (!sitting->over && !sitting->left && sitting->status == EXIT_DONE) {
        if (sitting->options.policy)
            next_by_policy(sitting);
        else if (sitting->options.jsonl)
            sitting_next_json(sitting);
        else
            sitting_next_line(sitting);
    }
}

static int end_walk(struct sitting *sitting) {
    bool exam = strcmp(sitting->options.mode, "exam") == 0;
    int status = exam && sitting->options.no_debrief
                     ? EXIT_DONE
                     : sitting_debrief(sitting, sitting->session, false, false);
    if (exam)
        sitting_show_receipt(sitting);
    return status;
}

int sitting_run(struct sitting *sitting) {
    int status = EXIT_DONE;
    do {
        walk_on(sitting);
        if (!sitting->over || sitting->status != EXIT_DONE)
            return sitting->status;
        status = end_walk(sitting);
    } while (bench_lingers(sitting));
    return sitting->status == EXIT_DONE ? status : sitting->status;
}
