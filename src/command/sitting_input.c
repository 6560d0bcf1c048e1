/* What is typed in a sitting: at the prompt, in a script, or as JSON. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clock.h"
#include "command.h"
#include "page.h"
#include "sitting_inside.h"

static void confirm_note(struct sitting *sitting) {
    json_t *line = json_pack("{ss}", "event", "noted");
    if (sitting->options.jsonl)
        sitting_print_line(line);
    else
        page_say(&sitting->screen, ROLE_MUTED, "Noted.");
    fflush(stdout);
    json_decref(line);
}

static void write_note(struct sitting *sitting, const char *text) {
    json_t *none = json_array();
    if (!sitting->record)
        sitting_say(sitting, ROLE_MUTED, "This walk is not recorded, so the note is not kept.");
    else if (*text == '\0')
        sitting_say(sitting, ROLE_MUTED, "Write what you think behind it: note I expect …");
    else if (sitting_commit(sitting, "note", NULL, text, none, sitting_now()))
        confirm_note(sitting);
    json_decref(none);
    if (sitting->options.jsonl && (!sitting->record || *text == '\0'))
        sitting_show_offer(sitting);
}

static void help(struct sitting *sitting) {
    static const struct {
        const char *usage, *summary;
        bool judges, author;
    } words[] = {
        {"number or words", "choose an option (Tab completes); of orders several: 1,3, or none",
         false, false},
        {"chart", "what is known of the patient", false, false},
        {"history", "what you have done so far", false, false},
        {"hint", "a hint, where there is one", true, false},
        {"why", "the sources of what was just shown", true, false},
        {"back", "take the last answer back (it stays recorded)", true, false},
        {"note TEXT", "write down what you think", false, false},
        {"state", "every field, the hidden ones too, events, what is used up and what waits", false,
         true},
        {"why-not", "what hides the options that are not on offer", false, true},
        {"goto NODE", "go there, the patient as she is", false, true},
        {"reload", "load the file again and be where the walk was", false, true},
        {"save-walk [NAME]", "keep this walk as a test for casewalk test", false, true},
        {"quit", "leave; everything is saved", false, false}};
    struct page_command shown[sizeof words / sizeof *words];
    size_t count = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if ((!words[i].judges || sitting_tells_judgement(sitting)) &&
            (!words[i].author || sitting->bench))
            shown[count++] = (struct page_command){words[i].usage, words[i].summary};
    if (!sitting->record)
        shown[count - 1].summary = "leave; nothing is kept";
    page_help(&sitting->screen, shown, count);
}

/* --- what is typed --- */

/* Stops a script at a line that is not on offer: going on would be in another case. */
static void stop_script(struct sitting *sitting, const char *line, const char *offered) {
    struct failure text;
    fail(&text, "line %ld: \"%.200s\" is not on offer at \"%s\"; %s", sitting->line_number, line,
         json_text(sitting->offer, "node", ""), offered);
    sitting_leave(sitting, EXIT_UNFINISHED);
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

/* Why a word cannot be followed now; NULL: it can. */
static const char *objection(const struct sitting *sitting, enum input_kind kind) {
    bool judged = kind == INPUT_BACK || kind == INPUT_HINT || kind == INPUT_WHY;
    bool asks = kind == INPUT_ANSWER || kind == INPUT_UNKNOWN || kind == INPUT_SEVERAL ||
                kind == INPUT_HINT || kind == INPUT_WHY_NOT;
    if (judged && !sitting_tells_judgement(sitting))
        return "Not in this mode: it tells no judgement before the end.";
    if (sitting->over && asks)
        return "The walk is over: back, goto NODE, reload, save-walk or quit.";
    return NULL;
}

/* An empty line. */
static void act_on_nothing(struct sitting *sitting) {
    if (sitting->over)
        sitting_debrief(sitting, 0, true, false);
    else if (strcmp(json_text(sitting->offer, "kind", ""), "orders") == 0)
        page_say(&sitting->screen, ROLE_MUTED, "To order nothing, type none.");
}

static void take_back_or_hint(struct sitting *sitting, const char *what) {
    json_t *request = json_pack("{ss}", "do", what);
    sitting_take(sitting, what, request, NULL);
    json_decref(request);
}

static void act(struct sitting *sitting, const struct input *input, const char *line) {
    const char *wrong = objection(sitting, input->kind);
    if (wrong) {
        sitting_say(sitting, ROLE_MUTED, wrong);
        return;
    }
    switch (input->kind) {
    case INPUT_STATE:
    case INPUT_WHY_NOT:
    case INPUT_RELOAD:
    case INPUT_GOTO:
    case INPUT_SAVE_WALK:
        bench_act(sitting, input->kind, input->text);
        break;
    case INPUT_ANSWER:
        sitting_take(sitting, input->typed_words ? "answer" : "choose", input->request,
                     input->typed_words ? line : NULL);
        break;
    case INPUT_BACK:
    case INPUT_HINT:
        take_back_or_hint(sitting, input->kind == INPUT_BACK ? "back" : "hint");
        break;
    case INPUT_CHART:
        sitting_ask(sitting, "chart");
        break;
    case INPUT_HISTORY:
        sitting_ask(sitting, "history");
        break;
    case INPUT_WHY:
        sitting_ask(sitting, "why");
        break;
    case INPUT_NOTE:
        write_note(sitting, input->text);
        break;
    case INPUT_HELP:
        help(sitting);
        break;
    case INPUT_QUIT:
        sitting_leave(sitting, EXIT_UNFINISHED);
        break;
    case INPUT_SEVERAL:
        page_say(&sitting->screen, ROLE_MUTED, "That could be option %s. Which one?", input->text);
        break;
    case INPUT_UNKNOWN:
        page_say(&sitting->screen, ROLE_MUTED,
                 "That is not on offer. Type the number of an option, some of its words, or help.");
        break;
    case INPUT_NOTHING:
        act_on_nothing(sitting);
        break;
    }
}

static void act_on_line(struct sitting *sitting, const char *line) {
    bool exact = !sitting_is_interactive(sitting);
    if (exact && tells_chance(sitting, line))
        return;
    struct input input = input_read(line, sitting->offer, exact, sitting->bench != NULL);
    if (exact && (input.kind == INPUT_UNKNOWN || input.kind == INPUT_NOTHING)) {
        if (input.kind == INPUT_UNKNOWN)
            stop_script(sitting, line, input.text);
    } else {
        act(sitting, &input, line);
    }
    input_clear(&input);
}

/* All that can be typed now: texts and array live in the arena. */
static const struct candidate *candidates_of(struct sitting *sitting, struct arena *arena,
                                             size_t *count) {
    const json_t *options = sitting->over ? NULL : json_object_get(sitting->offer, "options");
    const json_t *places = sitting->bench ? bench_places(sitting) : NULL;
    struct candidate *all = NULL;
    *count = 0;
    for (size_t i = 0; i < json_array_size(options); i++)
        *ARENA_ADD(arena, all, *count) =
            (struct candidate){json_text(json_array_get(options, i), "id", ""),
                               json_text(json_array_get(options, i), "label", ""), 0};
    for (size_t i = 0; input_commands[i]; i++)
        *ARENA_ADD(arena, all, *count) = (struct candidate){input_commands[i], NULL, 0};
    for (size_t i = 0; sitting->bench && input_author_commands[i]; i++)
        *ARENA_ADD(arena, all, *count) = (struct candidate){input_author_commands[i], NULL, 0};
    for (size_t i = 0; i < json_array_size(places); i++)
        *ARENA_ADD(arena, all, *count) = (struct candidate){
            arena_print(arena, "goto %s", json_string_value(json_array_get(places, i))), NULL,
            strlen("goto ")};
    return all;
}

static void confirm_leaving(struct sitting *sitting) {
    bool yes = false;
    if (prompt_confirm(sitting->prompt,
                       sitting->record ? "Leave? Everything is saved."
                                       : "Leave? Nothing of this walk is kept.",
                       true, &yes) == PROMPT_SIGNAL)
        sitting_leave(sitting, 128 + prompt_signal(sitting->prompt));
    else if (yes)
        sitting_leave(sitting, EXIT_UNFINISHED);
}

/* "[40 min] > "; authors also see where they are. */
static void prompt_text(const struct sitting *sitting, char *text, size_t size) {
    char clock[CLOCK_SIZE];
    const json_t *here = sitting->bench ? sitting->place : sitting->offer;
    clock_format(json_double(here, "minutes", 0), clock);
    if (sitting->bench)
        snprintf(text, size, "[%.64s, %s] > ", json_text(here, "node", ""), clock);
    else
        snprintf(text, size, "[%s] > ", clock);
}

static enum prompt_result read_line(struct sitting *sitting, char **line) {
    char text[CLOCK_SIZE + 80];
    struct arena *arena = arena_new();
    size_t count;
    const struct candidate *candidates = candidates_of(sitting, arena, &count);
    prompt_text(sitting, text, sizeof text);
    if (sitting->bench && sitting->bench->watch)
        prompt_watch(sitting->prompt, &sitting->bench->watching);
    enum prompt_result result = prompt_read(sitting->prompt, text, candidates, count, line);
    prompt_watch(sitting->prompt, NULL);
    arena_free(arena);
    return result;
}

void sitting_next_line(struct sitting *sitting) {
    char *line = sitting->first_line;
    enum prompt_result result = PROMPT_LINE;
    sitting->first_line = NULL;
    if (!line)
        result = read_line(sitting, &line);
    sitting->line_number += result != PROMPT_WATCHED;
    switch (result) {
    case PROMPT_LINE:
        act_on_line(sitting, line);
        break;
    case PROMPT_END:
        sitting_leave(sitting, EXIT_UNFINISHED);
        break;
    case PROMPT_INTERRUPT:
        confirm_leaving(sitting);
        break;
    case PROMPT_WATCHED:
        sitting->screen.begun = sitting->screen.plain; /* a blank line is there: of the prompt that
                                                          was taken off */
        bench_reload(sitting);
        break;
    case PROMPT_SIGNAL:
        sitting_leave(sitting, 128 + prompt_signal(sitting->prompt));
        break;
    }
    free(line);
}

/* --- JSON lines --- */

/* What of a typed object the engine may see: it knows more requests than a learner may make. */
static json_t *request_of(const json_t *typed, const char *key) {
    json_t *request = json_object();
    json_object_set(request, key, json_object_get(typed, key));
    if (strcmp(key, "choose") == 0 && json_object_get(typed, "given"))
        json_object_set(request, "given", json_object_get(typed, "given"));
    return request;
}

/* A word of the bench; false: it is none. */
static bool act_on_bench_json(struct sitting *sitting, const json_t *request) {
    static const enum input_kind kinds[] = {INPUT_STATE, INPUT_WHY_NOT, INPUT_RELOAD, INPUT_GOTO,
                                            INPUT_SAVE_WALK};
    const char *what = json_text(request, "do", "");
    for (size_t i = 0; sitting->bench && input_author_commands[i]; i++) {
        if (strcmp(what, input_author_commands[i]) != 0)
            continue;
        bench_act(sitting, kinds[i],
                  json_text(request, kinds[i] == INPUT_GOTO ? "node" : "name", ""));
        return true;
    }
    return false;
}

static void act_on_json(struct sitting *sitting, const json_t *request) {
    const char *what = json_text(request, "do", "");
    const char *note = json_text(request, "note", NULL);
    const char *answer = json_text(request, "answer", NULL);
    bool judged =
        strcmp(what, "back") == 0 || strcmp(what, "hint") == 0 || strcmp(what, "why") == 0;
    if (act_on_bench_json(sitting, request))
        return;
    if (note) {
        write_note(sitting, note);
    } else if (strcmp(what, "quit") == 0) {
        sitting_leave(sitting, EXIT_UNFINISHED);
    } else if (judged && !sitting_tells_judgement(sitting)) {
        sitting_say(sitting, ROLE_MUTED, "Not in this mode: it tells no judgement before the end.");
        sitting_show_offer(sitting);
    } else if (strcmp(what, "chart") == 0 || strcmp(what, "why") == 0 ||
               strcmp(what, "history") == 0) {
        sitting_ask(sitting, what);
    } else if (answer || json_object_get(request, "choose") || strcmp(what, "back") == 0 ||
               strcmp(what, "hint") == 0) {
        const char *kind = json_object_get(request, "choose") ? "choose" : answer ? "answer" : what;
        const char *key = kind == what ? "do" : kind;
        json_t *asked = request_of(request, key);
        sitting_take(sitting, kind, asked, strcmp(kind, "answer") == 0 ? answer : NULL);
        json_decref(asked);
    } else {
        sitting_say(sitting, ROLE_MUTED,
                    "An input is {\"choose\":…}, {\"answer\":…}, {\"do\":…} or {\"note\":…}.");
        sitting_show_offer(sitting);
    }
}

void sitting_next_json(struct sitting *sitting) {
    char *line = NULL;
    size_t room = 0;
    struct failure why;
    if (sitting->bench && sitting->bench->watch &&
        !prompt_wait(sitting->options.answers, &sitting->bench->watching)) {
        bench_reload(sitting);
        return;
    }
    ssize_t length = getline(&line, &room, sitting->options.answers);
    if (length < 0) {
        sitting_leave(sitting, EXIT_UNFINISHED);
    } else {
        while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
            length--;
        json_t *request =
            length <= 4L * PROMPT_LONGEST ? json_read(line, (size_t)length, &why) : NULL;
        if (!json_is_object(request)) {
            sitting_say(sitting, ROLE_MUTED, "This line is no JSON object.");
            sitting_show_offer(sitting);
            fflush(stdout);
        } else {
            act_on_json(sitting, request);
        }
        json_decref(request);
    }
    free(line);
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
json_t *sitting_read_fixes(struct sitting *sitting) {
    json_t *fixes = json_array();
    char *line = NULL;
    size_t room = 0;
    struct stat status;
    FILE *in = sitting->options.answers;
    if (!sitting->prompt || sitting_is_interactive(sitting) || fstat(fileno(in), &status) != 0)
        return fixes;
    if (S_ISREG(status.st_mode)) {
        long begin = ftell(in);
        while (getline(&line, &room, in) >= 0)
            add_fix(fixes, line);
        fseek(in, begin, SEEK_SET);
    } else if (!isatty(fileno(in)) &&
               prompt_read(sitting->prompt, "", NULL, 0, &sitting->first_line) == PROMPT_LINE) {
        add_fix(fixes, sitting->first_line);
        if (json_array_size(fixes) > 0)
            read_ahead(sitting, fixes);
    }
    free(line);
    return fixes;
}
