/* casewalk new: a commented pathway to begin with, and the walks that it must pass. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "caller.h"
#include "clean.h"
#include "places.h"
#include "prompt.h"
#include "screen.h"

extern const char new_pathway_text[], new_walks_text[], new_luarc_text[];

/* What is asked, or given with an option. */
enum { TITLE, AUDIENCE, DECISION, QUESTIONS };

struct new_options {
    struct common_options common; /* the first member: children take it */
    const char *name;
    const char *answers[QUESTIONS]; /* NULL: not given */
    bool editor;
};

enum { KEY_TITLE = 0x200, KEY_AUDIENCE, KEY_DECISION, KEY_EDITOR };

static const struct argp_option option_list[] = {
    {"title", KEY_TITLE, "TEXT", 0, "what learners see in the list", 1},
    {"audience", KEY_AUDIENCE, "TEXT", 0, "for whom it is", 1},
    {"decision", KEY_DECISION, "TEXT", 0, "the first decision, as the learner reads it", 1},
    {"editor", KEY_EDITOR, NULL, 0,
     "write .luarc.json too, by which editors complete and explain the words", 1},
    {0}};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct new_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        return 0;
    case KEY_TITLE:
    case KEY_AUDIENCE:
    case KEY_DECISION:
        options->answers[key - KEY_TITLE] = argument;
        return 0;
    case KEY_EDITOR:
        options->editor = true;
        return 0;
    case ARGP_KEY_ARG:
        if (options->name)
            argp_error(state, "one name at a time; a name has no spaces");
        options->name = argument;
        return 0;
    case ARGP_KEY_NO_ARGS:
        argp_error(state, "what is it to be called? One word, such as chest_pain");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* --- the names --- */

/* One pathway that is to be. All lies in the arena. */
struct draft {
    struct arena *arena;
    const struct new_options *options;
    const char *id;                   /* the pathway's name */
    const char *file, *walks, *luarc; /* where it goes; luarc NULL: nowhere */
    const char *definitions;          /* the folder that luarc leads to */
    const char *answers[QUESTIONS];   /* on one line and clean; NULL: what the draft says */
};

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static char *cleaned(struct arena *arena, const char *text) {
    char *line = clean_line(text, strlen(text));
    char *kept = arena_copy(arena, line);
    free(line);
    return kept;
}

/* NAME, NAME.lua, FOLDER/NAME: the files that it means. */
static void name_files(struct draft *draft) {
    const char *name = draft->options->name;
    size_t length = strlen(name);
    if (length > 4 && strcmp(name + length - 4, ".lua") == 0)
        length -= 4;
    const char *stem = arena_copy_bytes(draft->arena, name, length);
    draft->id = base_name(stem);
    draft->file = arena_print(draft->arena, "%s.lua", stem);
    draft->walks = arena_print(draft->arena, "%s.walks.lua", stem);
    if (draft->options->editor)
        draft->luarc = arena_print(draft->arena, "%.*s.luarc.json", (int)(draft->id - stem), stem);
}

/* "Chest pain" of chest_pain. */
static const char *title_of(struct arena *arena, const char *id) {
    char *title = cleaned(arena, id);
    for (char *c = title; *c; c++)
        if (*c == '_')
            *c = ' ';
    *title = (char)toupper((unsigned char)*title);
    return title;
}

/* What is taken where nothing is said. */
static const char *fallback(const struct draft *draft, int question) {
    static const char *const texts[QUESTIONS] = {
        [AUDIENCE] = "Students", [DECISION] = "What do you do first?"};
    return question == TITLE ? title_of(draft->arena, draft->id) : texts[question];
}

/* --- the text --- */

/* Writes what stands between quotation marks in Lua. Of a text that learners read, braces are
   doubled: they would ask for a value. */
static void put_quoted(FILE *out, const char *text, bool braces) {
    putc('"', out);
    for (const char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\')
            putc('\\', out);
        else if (*c == '{' && braces)
            putc('{', out);
        putc(*c, out);
    }
    putc('"', out);
}

/* Writes what a mark such as "@title@" in a template stands for; gives the mark's length, or 0
   where there is none. */
static size_t put_mark(FILE *out, const struct draft *draft, const char *at) {
    static const char *const quoted[QUESTIONS] = {"\"@title@\"", "\"@audience@\"",
                                                  "\"@decision@\""};
    const struct {
        const char *mark, *text;
    } plain[] = {{"@file@", base_name(draft->file)}, {"@walks@", base_name(draft->walks)}};
    for (int i = 0; i < QUESTIONS; i++) {
        if (strncmp(at, quoted[i], strlen(quoted[i])) != 0)
            continue;
        const char *answer = draft->answers[i];
        put_quoted(out, answer ? answer : fallback(draft, i), answer && i == DECISION);
        return strlen(quoted[i]);
    }
    if (strncmp(at, "\"@name@\"", 8) == 0) {
        put_quoted(out, cleaned(draft->arena, draft->id), false);
        return 8;
    }
    if (strncmp(at, "\"@editor@\"", 10) == 0 && draft->definitions) {
        put_quoted(out, cleaned(draft->arena, draft->definitions), false);
        return 10;
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strncmp(at, plain[i].mark, strlen(plain[i].mark)) == 0) {
            fputs(cleaned(draft->arena, plain[i].text), out);
            return strlen(plain[i].mark);
        }
    return 0;
}

/* A template filled in. */
static struct record_file fill(const struct draft *draft, const char *name, const char *template) {
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        die("out of memory");
    for (const char *at = template; *at;) {
        size_t mark = put_mark(out, draft, at);
        if (!mark)
            putc(*at, out);
        at += mark ? mark : 1;
    }
    if (fclose(out) != 0)
        die("out of memory");
    struct record_file file = {name, arena_copy_bytes(draft->arena, text, length), length};
    free(text);
    return file;
}

/* --- what is asked --- */

/* Asks what no option said; false when it was left, with what to exit with. */
static bool ask(struct draft *draft, int *status) {
    static const char *const questions[QUESTIONS] = {"Title", "For whom",
                                                     "The first decision, as the learner reads it"};
    struct screen screen;
    screen_init(&screen, stdout, draft->options->common.plain);
    struct prompt *prompt = prompt_new(stdin, &screen);
    enum prompt_result result = PROMPT_LINE;
    bool told = false;
    for (int i = 0; i < QUESTIONS && result == PROMPT_LINE && prompt_is_interactive(prompt); i++) {
        if (draft->answers[i])
            continue;
        if (!told)
            puts("A new pathway. Enter takes what stands in brackets; all can be changed "
                 "later.\n");
        told = true;
        char *line = NULL;
        clean_write(stdout,
                    arena_print(draft->arena, "%s [%s]\n", questions[i], fallback(draft, i)));
        result = prompt_read(prompt, "> ", NULL, 0, &line);
        if (line && *line)
            draft->answers[i] = arena_copy(draft->arena, line);
        free(line);
        puts("");
    }
    *status = result == PROMPT_SIGNAL ? 128 + prompt_signal(prompt) : EXIT_USAGE;
    prompt_free(prompt);
    screen_settle(&screen);
    if (result == PROMPT_LINE)
        return true;
    command_complain("nothing was written");
    return false;
}

/* --- making sure --- */

/* A name like this one that has only letters, digits and _; the same where that would not be like
 * it.
 */
static const char *tamed(struct arena *arena, const char *id) {
    char *name = arena_print(arena, isdigit((unsigned char)*id) ? "case_%s" : "%s", id);
    for (char *c = name; *c; c++) {
        if ((unsigned char)*c > 127)
            return id;
        if (!isalnum((unsigned char)*c))
            *c = '_';
    }
    return name;
}

/* Loads the draft as a learner would: whether a name or an answer can stand there is the engine's
   to say, not ours. False with what to exit with. */
static bool try_out(const struct draft *draft, int *status) {
    struct failure why = {.text = ""};
    struct caller caller;
    caller_init(&caller, draft->arena, &draft->options->common);
    caller.diagnostics = json_array();
    *ARENA_ADD(draft->arena, caller.files, caller.file_count) =
        fill(draft, base_name(draft->file), new_pathway_text);
    bool good = caller_load(&caller, &why);
    const json_t *wrong = json_array_get(caller.diagnostics, 0);
    const char *tame = tamed(draft->arena, draft->id);
    *status = wrong ? EXIT_USAGE : EXIT_PATHWAY;
    if (!good && wrong && strcmp(tame, draft->id) != 0)
        command_complain("%s (for example %s)", json_text(wrong, "message", ""), tame);
    else if (!good)
        command_complain("%s", wrong ? json_text(wrong, "message", "") : why.text);
    json_decref(caller.diagnostics);
    caller_clear(&caller);
    return good;
}

/* Before anybody is asked: whether the files may be written at all. */
static bool is_free(const struct draft *draft) {
    const char *const names[] = {draft->file, draft->walks};
    struct stat status;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (lstat(names[i], &status) == 0) {
            command_complain("%s is there already and is left as it is; choose another name",
                             names[i]);
            return false;
        }
    return true;
}

/* --- writing --- */

/* Both files or none. */
static bool write_both(const struct draft *draft, struct failure *why) {
    struct record_file file = fill(draft, draft->file, new_pathway_text);
    struct record_file walks = fill(draft, draft->walks, new_walks_text);
    if (!places_write_new(file.name, file.text, file.length, why))
        return false;
    if (places_write_new(walks.name, walks.text, walks.length, why))
        return true;
    unlink(file.name);
    return false;
}

/* The settings for editors; where there are some already it is said what belongs into them. */
static void write_luarc(struct draft *draft) {
    struct failure why, ignored;
    if (!draft->definitions) {
        command_complain("the definitions for editors are not installed, so %s was not written "
                         "(docs/editor/README.md)",
                         draft->luarc);
        draft->luarc = NULL;
        return;
    }
    struct record_file file = fill(draft, draft->luarc, new_luarc_text), present;
    if (places_write_new(file.name, file.text, file.length, &why))
        return;
    bool there = places_read(draft->arena, file.name, &present, &ignored);
    if (there && strstr(present.text, draft->definitions))
        return;
    if (there)
        fail(&why,
             "%s is there already and is left as it is; its \"workspace.library\" needs \"%s\"",
             file.name, draft->definitions);
    command_complain("%s", why.text);
    draft->luarc = NULL;
}

static void tell(const struct draft *draft) {
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    if (draft->options->common.json) {
        struct json_writer json = {.out = out};
        json_begin(&json, NULL, '{');
        json_put_text(&json, "pathway", draft->id);
        json_put_text(&json, "file", cleaned(draft->arena, draft->file));
        json_put_text(&json, "walks", cleaned(draft->arena, draft->walks));
        json_put_text(&json, "editor", draft->luarc ? cleaned(draft->arena, draft->luarc) : NULL);
        json_end(&json, '}');
    } else
        fprintf(out,
                "Written: %s, and %s with what you expect of it.%s%s\n\nNow, in this order:\n\n"
                "  casewalk run %s      walk it, as a learner does\n"
                "  casewalk check %s    what is wrong with it: nothing yet\n"
                "  casewalk test %s     walk what you expect of it\n\n"
                "Then open %s in an editor. What is yours to fill in is marked with <--.\n"
                "Change a little, save, and run, check and test again.",
                draft->file, draft->walks, draft->luarc ? "\nFor editors: " : "",
                draft->luarc ? draft->luarc : "", draft->file, draft->file, draft->file,
                draft->file);
    putc('\n', out);
    fclose(out);
    clean_write(stdout, text);
    free(text);
}

static int make(struct draft *draft) {
    int status = EXIT_USAGE;
    struct failure why;
    name_files(draft);
    for (int i = 0; i < QUESTIONS; i++)
        if (draft->options->answers[i])
            draft->answers[i] = cleaned(draft->arena, draft->options->answers[i]);
    if (!is_free(draft))
        return EXIT_USAGE;
    if (!try_out(draft, &status) || !ask(draft, &status) || !try_out(draft, &status))
        return status;
    if (!write_both(draft, &why)) {
        command_complain("%s", why.text);
        return EXIT_FAULTY;
    }
    draft->definitions = places_definitions(draft->arena);
    if (draft->luarc)
        write_luarc(draft);
    tell(draft);
    return EXIT_DONE;
}

static int run(int argc, char **argv) {
    static const struct argp_child children[] = {{&common_argp, 0, NULL, 0}, {0}};
    static const struct argp argp = {
        .options = option_list,
        .parser = parse,
        .args_doc = "NAME",
        .doc =
            "Writes NAME.lua, a small pathway with comments, which passes casewalk check and can "
            "be walked as it is, and NAME.walks.lua, what is expected of it. At a terminal it "
            "asks for what no option says.",
        .children = children};
    struct new_options options = {0};
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    struct draft draft = {.arena = arena_new(), .options = &options};
    int status = make(&draft);
    arena_free(draft.arena);
    return status;
}

const struct command command_new = {"new", "NAME", "a pathway of your own to begin with", run};
