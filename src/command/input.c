/* What a learner or a script typed. */
#include "input.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "arena.h"

const char *const input_commands[] = {"chart", "history", "hint", "why", "back",
                                      "note",  "help",    "quit", NULL};
static const enum input_kind command_kinds[] = {INPUT_CHART, INPUT_HISTORY, INPUT_HINT, INPUT_WHY,
                                                INPUT_BACK,  INPUT_NOTE,    INPUT_HELP, INPUT_QUIT};
const char *const input_author_commands[] = {"state", "why-not",   "reload",
                                             "goto",  "save-walk", NULL};
static const enum input_kind author_kinds[] = {INPUT_STATE, INPUT_WHY_NOT, INPUT_RELOAD, INPUT_GOTO,
                                               INPUT_SAVE_WALK};

void input_clear(struct input *input) {
    json_decref(input->request);
    free(input->text);
    *input = (struct input){0};
}

static const char *option_id(const json_t *options, size_t i) {
    return json_text(json_array_get(options, i), "id", "");
}

/* The option that a word means by its id or number; -1: none. */
static long find_exact(const json_t *options, const char *word) {
    for (size_t i = 0; i < json_array_size(options); i++)
        if (strcmp(option_id(options, i), word) == 0)
            return (long)i;
    char *end;
    long number = strtol(word, &end, 10);
    return isdigit((unsigned char)*word) && *end == '\0' && number >= 1 &&
                   number <= (long)json_array_size(options)
               ? number - 1
               : -1;
}

/* The only option whose words contain the text; -1: none, -2: several, which are then listed. */
static long find_part(const json_t *options, const char *text, char **several) {
    long found = -1;
    char *list = NULL;
    size_t size, count = 0;
    FILE *out = open_memstream(&list, &size);
    if (!out)
        die("out of memory");
    for (size_t i = 0; i < json_array_size(options); i++) {
        const char *label = json_text(json_array_get(options, i), "label", "");
        if (!strcasestr(label, text) && strncasecmp(option_id(options, i), text, strlen(text)) != 0)
            continue;
        fprintf(out, "%s%zu", count ? ", " : "", i + 1);
        found = (long)i;
        count++;
    }
    fclose(out);
    if (count > 1) {
        *several = list;
        return -2;
    }
    free(list);
    return found;
}

static struct input answer_with(json_t *request) {
    return (struct input){.kind = INPUT_ANSWER, .request = request};
}

static struct input unknown(const json_t *options) {
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    fputs("on offer:", out);
    for (size_t i = 0; i < json_array_size(options); i++)
        fprintf(out, "%s %s", i ? "," : "", option_id(options, i));
    if (json_array_size(options) == 0)
        fputs(" a typed answer", out);
    fclose(out);
    return (struct input){.kind = INPUT_UNKNOWN, .text = text};
}

/* "1,3" or "count film" or "none": the ids ticked. */
static struct input read_items(const char *line, const json_t *options) {
    json_t *ids = json_array();
    char *copy = xstrdup(line), *rest = copy;
    bool none = strcasecmp(line, "none") == 0 && find_exact(options, "none") < 0;
    for (char *word; !none && (word = strsep(&rest, ", "));) {
        long item = *word ? find_exact(options, word) : 0;
        if (item < 0) {
            free(copy);
            json_decref(ids);
            return unknown(options);
        }
        if (*word)
            json_array_append_new(ids, json_string(option_id(options, (size_t)item)));
    }
    free(copy);
    return answer_with(json_pack("{so}", "choose", ids));
}

static bool takes_text(enum input_kind kind) {
    return kind == INPUT_NOTE || kind == INPUT_GOTO || kind == INPUT_SAVE_WALK;
}

/* A word of a table of commands, and what stands behind it. */
static bool read_word(const char *line, const char *const *words, const enum input_kind *kinds,
                      struct input *input) {
    for (size_t i = 0; words[i]; i++) {
        size_t length = strlen(words[i]);
        if (strncasecmp(line, words[i], length) != 0)
            continue;
        bool text = takes_text(kinds[i]);
        if (line[length] != '\0' && !(text && line[length] == ' '))
            continue;
        input->kind = kinds[i];
        input->text = text ? xstrdup(line + length + strspn(line + length, " ")) : NULL;
        return true;
    }
    return false;
}

static bool read_command(const char *line, bool author, struct input *input) {
    return read_word(line, input_commands, command_kinds, input) ||
           (author && read_word(line, input_author_commands, author_kinds, input));
}

static struct input read_option(const char *line, const json_t *options, bool exact) {
    struct input several = {.kind = INPUT_SEVERAL};
    long option = find_exact(options, line);
    if (option < 0 && !exact)
        option = find_part(options, line, &several.text);
    if (option == -2)
        return several;
    if (option < 0)
        return unknown(options);
    return answer_with(json_pack("{ss}", "choose", option_id(options, (size_t)option)));
}

/* In the form of a witness, "node:id", the node must be the one that asks; then the id counts. */
static const char *behind_node(const char *line, const json_t *offer) {
    const char *node = json_text(offer, "node", "");
    size_t length = strlen(node);
    return strncmp(line, node, length) == 0 && line[length] == ':' ? line + length + 1 : line;
}

struct input input_read(const char *line, const json_t *offer, bool exact, bool author) {
    const json_t *options = json_object_get(offer, "options");
    const char *kind = json_text(offer, "kind", "");
    struct input input = {0};
    const char *bare = exact ? behind_node(line, offer) : line;
    if (*line == '\0' && !(exact && strcmp(kind, "orders") == 0)) {
        input.kind = INPUT_NOTHING;
        return input;
    }
    /* A learner sees no ids, so a command's word is the command; a script may name an option so. */
    if ((!exact || find_exact(options, bare) < 0) && read_command(line, author, &input))
        return input;
    if (strcmp(kind, "question") == 0) {
        if (bare != line)
            return answer_with(json_pack("{ss}", "choose", bare));
        input = answer_with(json_pack("{ss}", "answer", line));
        input.typed_words = true;
        return input;
    }
    return strcmp(kind, "orders") == 0 ? read_items(bare, options)
                                       : read_option(bare, options, exact);
}
