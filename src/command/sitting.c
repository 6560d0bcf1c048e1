/* One sitting of a learner at a walk. */
#include "sitting.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"
#include "command.h"
#include "debrief.h"
#include "input.h"
#include "page.h"

enum { MOST_FAULTS = 2 /* in one place, before a learner is let go */ };

struct sitting {
    struct caller *caller;
    struct record *record; /* NULL: nothing is kept */
    struct sitting_options options;
    struct screen screen;
    struct prompt *prompt;
    char *first_line;    /* of a script on a pipe, read ahead to see whether it fixes chance */
    char *ahead;         /* the rest of such a script … */
    FILE *answers_ahead; /* … and a stream that reads it */
    long line_number;
    long long session, seq;
    json_t *offer;    /* the last one */
    json_t *happened; /* "node:branch" of what chance did since the last answer */
    char hash[DIGEST_SIZE];
    int64_t offered;
    bool over;
    int faults;
    int status; /* once it is not EXIT_DONE the sitting ends with it */
};

static int64_t now_ms(void) {
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
    free(sitting->first_line);
    if (sitting->answers_ahead)
        fclose(sitting->answers_ahead);
    free(sitting->ahead);
    free(sitting);
}

struct screen *sitting_screen(struct sitting *sitting) {
    return &sitting->screen;
}

static bool is_interactive(const struct sitting *sitting) {
    return sitting->prompt && prompt_is_interactive(sitting->prompt);
}

static bool tells_judgement(const struct sitting *sitting) {
    return strcmp(sitting->options.mode, "learn") == 0;
}

/* --- showing --- */

static void forget_keys(json_t *object, const char *const *keys) {
    for (; *keys; keys++)
        json_object_del(object, *keys);
}

/* A line as the outside may see it: never what would give an answer away, and no judgement where
 * the mode keeps it. */
static json_t *visible(const struct sitting *sitting, const json_t *line) {
    static const char *const inside[] = {"input", "decision", NULL};
    static const char *const judgement[] = {"rating",  "credit",  "because", "contested",
                                            "teaches", "sources", NULL};
    const char *event = json_text(line, "event", "");
    json_t *shown = json_deep_copy(line);
    if (strcmp(event, "offer") == 0)
        json_object_del(shown, "best");
    if (strcmp(event, "choice") == 0 || strcmp(event, "offer") == 0)
        forget_keys(shown, inside);
    if (strcmp(event, "choice") == 0 && !tells_judgement(sitting)) {
        forget_keys(shown, judgement);
        json_t *items = json_object_get(shown, "items");
        for (size_t i = 0; i < json_array_size(items); i++)
            forget_keys(json_array_get(items, i), judgement);
    }
    if (strcmp(event, "session") == 0)
        json_object_set_new(shown, "mode", json_string(sitting->options.mode));
    return shown;
}

static void print_line(const json_t *line) {
    struct json_writer json = {.out = stdout};
    json_put_value(&json, NULL, line);
    putchar('\n');
}

static void show_line(struct sitting *sitting, const json_t *line) {
    const char *event = json_text(line, "event", "");
    if (strcmp(event, "state") == 0)
        return;
    json_t *shown = visible(sitting, line);
    if (sitting->options.jsonl)
        print_line(shown);
    else
        page_show(&sitting->screen, shown);
    json_decref(shown);
}

static void show(struct sitting *sitting, const json_t *lines) {
    for (size_t i = 0; i < json_array_size(lines); i++)
        show_line(sitting, json_array_get(lines, i));
    fflush(stdout);
}

static void say(struct sitting *sitting, enum role role, const char *text) {
    if (sitting->options.jsonl) {
        json_t *line = json_pack("{ssss}", "event", "error", "message", text);
        print_line(line);
        json_decref(line);
    } else {
        page_say(&sitting->screen, role, "%s", text);
    }
    fflush(stdout);
}

static void stop_with(struct sitting *sitting, int status, const char *message) {
    if (message)
        command_complain("%s", message);
    sitting->status = status;
}

/* --- following the walk --- */

/* Takes from an answer what the next step needs: the offer, the hash, what chance did, whether it
 * is over. */
static void follow(struct sitting *sitting, const json_t *lines) {
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        const char *event = json_text(line, "event", "");
        if (strcmp(event, "offer") == 0) {
            json_decref(sitting->offer);
            sitting->offer = json_incref((json_t *)line);
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
    sitting->offered = now_ms();
}

/* The ids of an array of options, or the array of ids itself, as JSON text. */
static char *ids_text(const json_t *list) {
    json_t *ids = json_array();
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        json_array_append(ids, json_is_object(item) ? json_object_get(item, "id") : (json_t *)item);
    }
    char *text = json_dumps(ids, JSON_COMPACT);
    json_decref(ids);
    return text;
}

/* --- the record --- */

/* The end of a walk, for the record; false when the engine does not say. */
static bool summarise(struct sitting *sitting, struct record_summary *summary, json_t **debrief,
                      struct failure *why) {
    if (caller_do(sitting->caller, "debrief", debrief, why) != SUPERVISOR_ANSWERED)
        return false;
    const json_t *line = lines_find(*debrief, "debrief");
    *summary = (struct record_summary){.outcome = json_text(line, "outcome", ""),
                                       .good = json_truth(line, "good"),
                                       .passed = json_truth(line, "passed"),
                                       .score = json_double(line, "score", NAN),
                                       .harmful = (int)json_whole(line, "harmful", 0),
                                       .minutes = json_double(line, "minutes", 0),
                                       .utility = json_double(line, "utility", NAN)};
    return true;
}

/* What a step was, in the record's words. `choice` is NULL for a step that is no answer. */
static struct record_step step_of(struct sitting *sitting, const char *kind, const char *input,
                                  const json_t *choice, int64_t answered) {
    return (struct record_step){
        .seq = sitting->seq + 1,
        .kind = kind,
        .input = input,
        .node = json_text(sitting->offer, "node", NULL),
        .node_kind = json_text(sitting->offer, "kind", NULL),
        .option = json_text(choice, "option", NULL),
        .rating = json_text(choice, "rating", NULL),
        .credit = json_double(choice, "credit", NAN),
        .decision = choice ? json_text(sitting->offer, "decision", NULL) : NULL,
        .minutes = json_double(sitting->offer, "minutes", 0),
        .state = sitting->hash,
        .offered = sitting->offered,
        .answered = answered,
        .thinking = answered > sitting->offered ? answered - sitting->offered : 0,
    };
}

/* Commits a step, and with the last one the end. False: it is not saved, said so, and nothing may
 * be shown. */
static bool commit(struct sitting *sitting, const char *kind, const json_t *request,
                   const char *text, const json_t *lines, int64_t answered) {
    const json_t *choice = lines_find(lines, "choice"), *state = lines_find(lines, "state");
    const json_t *replay = choice ? json_object_get(choice, "input") : request;
    json_t *debrief = NULL;
    struct failure why;
    struct record_summary summary;
    bool ends = json_truth(state, "over");
    bool good = true;
    if (replay)
        caller_note(sitting->caller, replay, json_text(state, "hash", sitting->hash));
    if (!sitting->record)
        return true;
    if (ends && !summarise(sitting, &summary, &debrief, &why)) {
        stop_with(sitting, EXIT_PATHWAY, why.text);
        json_decref(debrief);
        return false;
    }
    char *input = replay ? json_dumps(replay, JSON_COMPACT) : NULL;
    char *offer = ids_text(json_object_get(sitting->offer, "options"));
    char *best = ids_text(json_object_get(sitting->offer, "best"));
    struct record_step step = step_of(sitting, kind, input, choice, answered);
    step.state = json_text(state, "hash", sitting->hash);
    step.offer = offer;
    step.best = best;
    step.decision_options = step.decision ? offer : NULL;
    step.text = text;
    good = record_add_step(sitting->record, sitting->session, &step, ends ? &summary : NULL, &why);
    if (good)
        sitting->seq++;
    else
        stop_with(sitting, EXIT_RECORD, why.text);
    free(input);
    free(offer);
    free(best);
    json_decref(debrief);
    return good;
}

static void mark(struct sitting *sitting, enum record_mark kind) {
    struct failure why;
    if (!sitting->record || !sitting->session)
        return;
    if (record_add_mark(sitting->record, sitting->session, sitting->seq + 1, kind, now_ms(), &why))
        sitting->seq++;
    else
        stop_with(sitting, EXIT_RECORD, why.text);
}

/* --- faults --- */

/* The engine failed on an input: it is written down as no step, and the walk is brought back to
   where it was. A script ends there, and so does a learner when it happens again. */
static void recover(struct sitting *sitting, const json_t *request, const char *message,
                    int64_t answered) {
    struct failure why;
    command_complain("%s", message);
    if (sitting->record && sitting->session) {
        char *input = json_dumps(request, JSON_COMPACT);
        struct record_fault fault = {
            sitting->seq + 1, input,   json_text(sitting->offer, "node", NULL), message,
            sitting->offered, answered};
        if (record_add_fault(sitting->record, sitting->session, &fault, &why))
            sitting->seq++;
        else
            command_complain("%s", why.text);
        free(input);
    }
    if (++sitting->faults >= MOST_FAULTS || !is_interactive(sitting)) {
        stop_with(sitting, EXIT_PATHWAY, "the walk stops here; what was answered before is saved");
        return;
    }
    json_t *lines = NULL;
    if (!caller_replay(sitting->caller, &why) ||
        caller_do(sitting->caller, "offer", &lines, &why) != SUPERVISOR_ANSWERED) {
        stop_with(sitting, EXIT_PATHWAY, why.text);
    } else {
        say(sitting, ROLE_WARNING,
            "This choice could not be carried out: the pathway has a mistake there. Nothing was "
            "counted; please choose again.");
        follow(sitting, lines);
        show(sitting, lines);
    }
    json_decref(lines);
}

/* --- one step --- */

/* Gives a request to the engine; what it does is committed first and shown then. */
static void take(struct sitting *sitting, const char *kind, const json_t *request,
                 const char *text) {
    json_t *lines = NULL;
    struct failure why;
    int64_t answered = now_ms();
    enum supervisor_result result = caller_ask(sitting->caller, request, &lines, &why);
    const json_t *fault = result == SUPERVISOR_ANSWERED ? lines_find(lines, "fault") : NULL;
    const json_t *error = result == SUPERVISOR_ANSWERED ? lines_find(lines, "error") : NULL;
    const json_t *choice = lines_find(lines, "choice");
    if (result != SUPERVISOR_ANSWERED || fault) {
        recover(sitting, request, fault ? json_text(fault, "message", "") : why.text, answered);
    } else if (error) {
        show(sitting, lines);
        if (!sitting->options.jsonl && !is_interactive(sitting))
            stop_with(sitting, EXIT_UNFINISHED, json_text(error, "message", ""));
    } else if (commit(sitting, kind, request,
                      choice && json_object_get(choice, "given") ? NULL : text, lines, answered)) {
        json_array_clear(sitting->happened);
        follow(sitting, lines);
        show(sitting, lines);
        sitting->faults = 0;
    }
    json_decref(lines);
}

/* Asks the engine for something that changes nothing, and shows it. */
static void ask_and_show(struct sitting *sitting, const char *what) {
    json_t *lines = NULL;
    struct failure why;
    if (caller_do(sitting->caller, what, &lines, &why) != SUPERVISOR_ANSWERED)
        stop_with(sitting, EXIT_PATHWAY, why.text);
    else if (json_array_size(lines) == 0)
        say(sitting, ROLE_MUTED, "Nothing yet.");
    else
        show(sitting, lines);
    json_decref(lines);
}

static void confirm_note(struct sitting *sitting) {
    json_t *line = json_pack("{ss}", "event", "noted");
    if (sitting->options.jsonl)
        print_line(line);
    else
        page_say(&sitting->screen, ROLE_MUTED, "Noted.");
    fflush(stdout);
    json_decref(line);
}

static void write_note(struct sitting *sitting, const char *text) {
    json_t *none = json_array();
    if (!sitting->record)
        say(sitting, ROLE_MUTED, "This walk is not recorded, so the note is not kept.");
    else if (*text == '\0')
        say(sitting, ROLE_MUTED, "Write what you think behind it: note I expect …");
    else if (commit(sitting, "note", NULL, text, none, now_ms()))
        confirm_note(sitting);
    json_decref(none);
}

static void help(struct sitting *sitting) {
    static const struct page_command learn[] = {
        {"number or words", "choose an option (Tab completes)"},
        {"chart", "what is known of the patient"},
        {"history", "what you have done so far"},
        {"hint", "a hint, where there is one"},
        {"why", "the sources of what was just shown"},
        {"back", "take the last answer back (it stays recorded)"},
        {"note TEXT", "write down what you think"},
        {"quit", "leave; everything is saved"}};
    static const struct page_command other[] = {
        {"number or words", "choose an option (Tab completes)"},
        {"chart", "what is known of the patient"},
        {"history", "what you have done so far"},
        {"note TEXT", "write down what you think"},
        {"quit", "leave; everything is saved"}};
    if (tells_judgement(sitting))
        page_help(&sitting->screen, learn, sizeof learn / sizeof *learn);
    else
        page_help(&sitting->screen, other, sizeof other / sizeof *other);
}

static void leave(struct sitting *sitting, int status) {
    mark(sitting, RECORD_SUSPEND);
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

/* --- what is typed --- */

/* Stops a script at a line that is not on offer: going on would be in another case. */
static void stop_script(struct sitting *sitting, const char *line, const char *offered) {
    struct failure text;
    fail(&text, "line %ld: \"%.200s\" is not on offer at \"%s\"; %s", sitting->line_number, line,
         json_text(sitting->offer, "node", ""), offered);
    leave(sitting, EXIT_UNFINISHED);
    command_complain("%s", text.text);
}

/* Whether a script's line tells what chance did, as it did. */
static bool tells_chance(struct sitting *sitting, const char *line) {
    for (size_t i = 0; i < json_array_size(sitting->happened); i++) {
        if (strcmp(json_string_value(json_array_get(sitting->happened, i)), line) == 0) {
            json_array_remove(sitting->happened, i);
            return true;
        }
    }
    return false;
}

static void act(struct sitting *sitting, const struct input *input, const char *line) {
    bool judged =
        input->kind == INPUT_BACK || input->kind == INPUT_HINT || input->kind == INPUT_WHY;
    if (judged && !tells_judgement(sitting)) {
        say(sitting, ROLE_MUTED, "Not in this mode: it tells no judgement before the end.");
        return;
    }
    json_t *request = NULL;
    switch (input->kind) {
    case INPUT_ANSWER:
        take(sitting, input->typed_words ? "answer" : "choose", input->request,
             input->typed_words ? line : NULL);
        break;
    case INPUT_BACK:
    case INPUT_HINT:
        request = json_pack("{ss}", "do", input->kind == INPUT_BACK ? "back" : "hint");
        take(sitting, input->kind == INPUT_BACK ? "back" : "hint", request, NULL);
        json_decref(request);
        break;
    case INPUT_CHART:
        ask_and_show(sitting, "chart");
        break;
    case INPUT_HISTORY:
        ask_and_show(sitting, "history");
        break;
    case INPUT_WHY:
        ask_and_show(sitting, "why");
        break;
    case INPUT_NOTE:
        write_note(sitting, input->text);
        break;
    case INPUT_HELP:
        help(sitting);
        break;
    case INPUT_QUIT:
        leave(sitting, EXIT_UNFINISHED);
        break;
    case INPUT_SEVERAL:
        page_say(&sitting->screen, ROLE_MUTED, "That could be option %s. Which one?", input->text);
        break;
    case INPUT_UNKNOWN:
        page_say(&sitting->screen, ROLE_MUTED,
                 "That is not on offer. Type the number of an option, some of its words, or help.");
        break;
    case INPUT_NOTHING:
        break;
    }
}

static void act_on_line(struct sitting *sitting, const char *line) {
    bool exact = !is_interactive(sitting);
    if (exact && tells_chance(sitting, line))
        return;
    struct input input = input_read(line, sitting->offer, exact);
    if (exact && (input.kind == INPUT_UNKNOWN || input.kind == INPUT_NOTHING)) {
        if (input.kind == INPUT_UNKNOWN)
            stop_script(sitting, line, input.text);
    } else {
        act(sitting, &input, line);
    }
    input_clear(&input);
}

static size_t candidates_of(const json_t *offer, struct candidate *candidates, size_t room) {
    const json_t *options = json_object_get(offer, "options");
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(options) && count < room; i++)
        candidates[count++] =
            (struct candidate){json_text(json_array_get(options, i), "id", ""),
                               json_text(json_array_get(options, i), "label", "")};
    for (size_t i = 0; input_commands[i] && count < room; i++)
        candidates[count++] = (struct candidate){input_commands[i], NULL};
    return count;
}

static void confirm_leaving(struct sitting *sitting) {
    bool yes = false;
    if (prompt_confirm(sitting->prompt, "Leave? Everything is saved. (y/n) ", true, &yes) ==
        PROMPT_SIGNAL)
        leave(sitting, 128 + prompt_signal(sitting->prompt));
    else if (yes)
        leave(sitting, EXIT_UNFINISHED);
}

static void next_line(struct sitting *sitting) {
    struct candidate candidates[300];
    char *line = NULL;
    if (sitting->first_line) {
        line = sitting->first_line;
        sitting->first_line = NULL;
        sitting->line_number++;
        act_on_line(sitting, line);
        free(line);
        return;
    }
    char clock[CLOCK_SIZE], text[CLOCK_SIZE + 8];
    clock_format(json_double(sitting->offer, "minutes", 0), clock);
    snprintf(text, sizeof text, "[%s] > ", clock);
    size_t count =
        candidates_of(sitting->offer, candidates, sizeof candidates / sizeof *candidates);
    sitting->line_number++;
    switch (prompt_read(sitting->prompt, text, candidates, count, &line)) {
    case PROMPT_LINE:
        act_on_line(sitting, line);
        break;
    case PROMPT_END:
        leave(sitting, EXIT_UNFINISHED);
        break;
    case PROMPT_INTERRUPT:
        confirm_leaving(sitting);
        break;
    case PROMPT_SIGNAL:
        leave(sitting, 128 + prompt_signal(sitting->prompt));
        break;
    }
    free(line);
}

/* --- JSON lines --- */

static void act_on_json(struct sitting *sitting, const json_t *request) {
    const char *what = json_text(request, "do", "");
    const char *note = json_text(request, "note", NULL);
    const char *answer = json_text(request, "answer", NULL);
    bool judged =
        strcmp(what, "back") == 0 || strcmp(what, "hint") == 0 || strcmp(what, "why") == 0;
    if (note) {
        write_note(sitting, note);
    } else if (strcmp(what, "quit") == 0) {
        leave(sitting, EXIT_UNFINISHED);
    } else if (judged && !tells_judgement(sitting)) {
        say(sitting, ROLE_MUTED, "Not in this mode: it tells no judgement before the end.");
        show_line(sitting, sitting->offer);
    } else if (strcmp(what, "chart") == 0 || strcmp(what, "why") == 0 ||
               strcmp(what, "history") == 0) {
        ask_and_show(sitting, what);
    } else if (answer || json_object_get(request, "choose") || strcmp(what, "back") == 0 ||
               strcmp(what, "hint") == 0) {
        const char *kind = answer ? "answer" : *what ? what : "choose";
        take(sitting, kind, request, answer);
    } else {
        say(sitting, ROLE_MUTED,
            "An input is {\"choose\":…}, {\"answer\":…}, {\"do\":…} or {\"note\":…}.");
        show_line(sitting, sitting->offer);
    }
}

static void next_json(struct sitting *sitting) {
    char *line = NULL;
    size_t room = 0;
    struct failure why;
    ssize_t length = getline(&line, &room, sitting->options.answers);
    if (length < 0) {
        leave(sitting, EXIT_UNFINISHED);
    } else {
        while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
            length--;
        json_t *request =
            length <= PROMPT_LONGEST * 4 ? json_read(line, (size_t)length, &why) : NULL;
        if (!json_is_object(request)) {
            say(sitting, ROLE_MUTED, "This line is no JSON object.");
            show_line(sitting, sitting->offer);
            fflush(stdout);
        } else {
            act_on_json(sitting, request);
        }
        json_decref(request);
    }
    free(line);
}

static void next_by_policy(struct sitting *sitting) {
    json_t *request = json_pack("{ssss}", "do", "auto", "policy", sitting->options.policy);
    take(sitting, "auto", request, NULL);
    json_decref(request);
}

/* --- a script that fixes chance --- */

static void add_fix(json_t *fixes, char *line) {
    line[strcspn(line, "\r\n")] = '\0';
    if (strchr(line, ':'))
        json_array_append_new(fixes, json_string(line));
}

/* Reads a pipe to its end and answers from memory. */
static void read_ahead(struct sitting *sitting, json_t *fixes) {
    char *line = NULL;
    size_t room = 0, size;
    FILE *out = open_memstream(&sitting->ahead, &size);
    if (!out)
        die("out of memory");
    while (getline(&line, &room, sitting->options.answers) >= 0) {
        add_fix(fixes, line);
        fprintf(out, "%s\n", line);
    }
    putc('\n', out);
    fclose(out);
    free(line);
    sitting->answers_ahead = fmemopen(sitting->ahead, size - 1, "r");
    if (!sitting->answers_ahead)
        return; /* nothing came behind the first line */
    prompt_free(sitting->prompt);
    sitting->prompt = prompt_new(sitting->answers_ahead, &sitting->screen);
}

/* The lines "node:id" of a script; those that name a chance node fix what it does. A pipe is read
   ahead only when its first line has this form, for somebody may be typing into it. */
static json_t *read_fixes(struct sitting *sitting) {
    json_t *fixes = json_array();
    char *line = NULL;
    size_t room = 0;
    struct stat status;
    FILE *in = sitting->options.answers;
    if (!sitting->prompt || is_interactive(sitting) || fstat(fileno(in), &status) != 0)
        return fixes;
    if (S_ISREG(status.st_mode)) {
        long begin = ftell(in);
        while (getline(&line, &room, in) >= 0)
            add_fix(fixes, line);
        fseek(in, begin, SEEK_SET);
    } else if (!isatty(fileno(in)) && getline(&line, &room, in) >= 0) {
        add_fix(fixes, line);
        sitting->first_line = xstrdup(line);
        if (json_array_size(fixes) > 0)
            read_ahead(sitting, fixes);
    }
    free(line);
    return fixes;
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
    json_t *lines = NULL, *fixes = read_fixes(sitting);
    struct failure why;
    int status = EXIT_DONE;
    json_object_set_new(sitting->caller->start, "fixes", fixes);
    bool answered =
        caller_ask(sitting->caller, sitting->caller->start, &lines, &why) == SUPERVISOR_ANSWERED;
    const json_t *fault = answered ? lines_find(lines, "fault") : NULL;
    const json_t *error = answered ? lines_find(lines, "error") : NULL;
    if (!answered || fault || error) {
        command_complain("%s", fault   ? json_text(fault, "message", "")
                               : error ? json_text(error, "message", "")
                                       : why.text);
        status = error ? EXIT_USAGE : EXIT_PATHWAY;
    } else {
        if (json_whole(lines_find(lines, "session"), "fixed", 0) > 0)
            sitting->record = NULL;
        follow(sitting, lines);
        status = sitting->record ? begin_session(sitting, session, lines) : EXIT_DONE;
        /* With `any` the seed has drawn the variant; it is the same from now on. */
        json_object_set(sitting->caller->start, "variant",
                        json_object_get(lines_find(lines, "session"), "variant"));
        if (status == EXIT_DONE)
            show(sitting, lines);
    }
    json_decref(lines);
    return status;
}

int sitting_resume(struct sitting *sitting, long long session, long long seq) {
    json_t *lines = NULL;
    struct failure why;
    sitting->session = session;
    sitting->seq = seq;
    if (caller_do(sitting->caller, "offer", &lines, &why) != SUPERVISOR_ANSWERED) {
        command_complain("%s", why.text);
        json_decref(lines);
        return EXIT_PATHWAY;
    }
    follow(sitting, lines);
    mark(sitting, RECORD_RESUME);
    if (sitting->status == EXIT_DONE)
        show(sitting, lines);
    json_decref(lines);
    return sitting->status;
}

/* --- the end --- */

static void collect(const json_t *lines, const char *event, json_t *into) {
    for (size_t i = 0; i < json_array_size(lines); i++)
        if (strcmp(json_text(json_array_get(lines, i), "event", ""), event) == 0)
            json_array_append(into, json_array_get(lines, i));
}

static void offer_the_rest(struct sitting *sitting, const struct debrief *debrief) {
    char *line = NULL;
    if (prompt_read(sitting->prompt, "> ", NULL, 0, &line) == PROMPT_LINE && *line == '\0')
        debrief_show_full(&sitting->screen, debrief);
    free(line);
}

static void show_debrief(struct sitting *sitting, const json_t *lines, bool full) {
    json_t *verdicts = json_array(), *points = json_array();
    char more[80] = "";
    collect(lines, "verdict", verdicts);
    collect(lines, "learning_point", points);
    struct debrief debrief = {lines_find(lines, "debrief"), verdicts, points,
                              sitting->options.mode};
    bool asks = is_interactive(sitting) && !full;
    if (asks)
        snprintf(more, sizeof more,
                 "Press Enter to go through every decision, or type q to leave.");
    else if (!full && sitting->session)
        snprintf(more, sizeof more, "Every decision: casewalk show %lld --full", sitting->session);
    debrief_show(&sitting->screen, &debrief, more);
    if (asks)
        offer_the_rest(sitting, &debrief);
    else if (full || !sitting->session)
        debrief_show_full(&sitting->screen, &debrief);
    json_decref(verdicts);
    json_decref(points);
}

int sitting_debrief(struct sitting *sitting, long long session, bool full) {
    sitting->session = session;
    json_t *lines = NULL;
    struct failure why;
    int status = EXIT_DONE;
    if (caller_do(sitting->caller, "debrief", &lines, &why) != SUPERVISOR_ANSWERED) {
        command_complain("%s", why.text);
        status = EXIT_PATHWAY;
    } else if (sitting->options.jsonl) {
        for (size_t i = 0; i < json_array_size(lines); i++)
            print_line(json_array_get(lines, i));
    } else {
        show_debrief(sitting, lines, full);
    }
    json_decref(lines);
    return status;
}

/* The last hash of the chain, so that a record altered later can be told. */
static void show_receipt(struct sitting *sitting) {
    struct record_walk *walk;
    struct failure why;
    if (!sitting->record || !record_load_session(sitting->record, sitting->session, &walk, &why))
        return;
    if (sitting->options.jsonl) {
        json_t *line = json_pack("{ssss#}", "event", "receipt", "receipt", walk->chain, 16);
        print_line(line);
        json_decref(line);
    } else {
        page_say(&sitting->screen, ROLE_STRONG, "Receipt of session %lld: %.16s", sitting->session,
                 walk->chain);
    }
    record_walk_free(walk);
}

int sitting_run(struct sitting *sitting) {
    while (!sitting->over && sitting->status == EXIT_DONE) {
        if (sitting->options.policy)
            next_by_policy(sitting);
        else if (sitting->options.jsonl)
            next_json(sitting);
        else
            next_line(sitting);
    }
    if (!sitting->over || sitting->status != EXIT_DONE)
        return sitting->status;
    bool exam = strcmp(sitting->options.mode, "exam") == 0;
    int status = exam && sitting->options.no_debrief
                     ? EXIT_DONE
                     : sitting_debrief(sitting, sitting->session, false);
    if (exam)
        show_receipt(sitting);
    return status;
}
