/* The parts of a story: passages, variables, and what needs a hand. */
#include "story.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "random.h"

const char *const format_name[FORMATS] = {"SugarCube", "Harlowe", "Chapbook", "Snowman"};

enum {
    LONGEST_NAME = 40,   /* of a node or field, before what tells it from another */
    MOST_MISSING = 2000, /* passages that are not there */
    MOST_NODES = 20000,
    MOST_TRIED = 100000 /* numbers behind a name, until one is free */
};

char *story_clean(struct story *story, const char *bytes, size_t length) {
    char *text = arena_alloc(story->arena, length + 1);
    size_t used = 0;
    uint32_t character;
    for (size_t at = 0, step; at < length; at += step) {
        step = clean_decode(bytes + at, length - at, &character);
        if (step == 0) { /* only what an entity made can come here */
            step = 1;
        } else if (bytes[at] == '\r') {
            if (at + 1 == length || bytes[at + 1] != '\n')
                text[used++] = '\n';
        } else if (clean_is_hidden(character) && character != '\n' && character != '\t') {
            story->invisible++;
        } else if (character == 0xA0) { /* no-break space */
            text[used++] = ' ';
        } else {
            memcpy(text + used, bytes + at, step);
            used += step;
        }
    }
    text[used] = '\0';
    return text;
}

/* --- hands --- */

void story_hand(struct story *story, const char *format, ...) {
    va_list arguments;
    if (story->now >= 0 && story->passages[story->now].hands++ >= MOST_HANDS_A_PASSAGE) {
        story->hands_left_out++;
        return;
    }
    if (story->hand_count >= MOST_HANDS) {
        story->hands_left_out++;
        return;
    }
    va_start(arguments, format);
    struct hand *hand = ARENA_ADD(story->arena, story->hands, story->hand_count);
    hand->passage = story->now;
    char *message = arena_vprint(story->arena, format, arguments);
    va_end(arguments);
    hand->message = story_clean(story, message, strlen(message)); /* a cut may have torn a letter */
}

/* --- names --- */

/* The key under which words of any length are found. */
static const char *key_of(const char *words, char key[64]) {
    if (strlen(words) < 60)
        return words;
    snprintf(key, 64, "%.30s %016llx", words, (unsigned long long)random_place("key", words));
    return key;
}

/* The name itself, or with the first number behind it that makes it a new one. The number that was
   tried last is kept, so that many of one name do not begin anew each time. */
static const char *free_name(struct story *story, struct ids *ids, const char *name) {
    if (ids_find(ids, 'n', name) < 0) {
        ids_add(ids, 'n', name, 1);
        return name;
    }
    for (long number = 2; number < MOST_TRIED; number++) {
        const char *tried = arena_print(story->arena, "%s_%ld", name, number);
        if (ids_add(ids, 'n', tried, 1) < 0)
            return tried;
    }
    die("no name is left for %s", name);
}

static const char *id_from(struct story *story, struct ids *ids, const char *words,
                           const char *fallback, const char *suffix) {
    const char *name = name_from(story->arena, words, LONGEST_NAME);
    if (!*name)
        name = fallback;
    return free_name(story, ids, name_unreserved(story->arena, name, suffix));
}

const char *story_node_id(struct story *story, const char *words, const char *fallback) {
    return id_from(story, story->node_ids, words, fallback, "passage");
}

const char *story_field_id(struct story *story, const char *words, const char *fallback) {
    return id_from(story, story->field_ids, words, fallback, "value");
}

/* --- passages --- */

static bool has_tag(const char *tags, const char *tag) {
    size_t length = strlen(tag);
    for (const char *at = tags; (at = strstr(at, tag)); at += length)
        if ((at == tags || isspace((unsigned char)at[-1])) &&
            (at[length] == '\0' || isspace((unsigned char)at[length])))
            return true;
    return false;
}

/* Passages that the formats keep for themselves: nobody reads them as a part of the story. */
static bool is_the_formats_own(const char *name) {
    static const char *const names[] = {
        "StoryTitle",     "StoryData",       "StorySettings",     "StoryIncludes",
        "StoryCaption",   "StoryMenu",       "StorySubtitle",     "StoryBanner",
        "StoryInterface", "StoryShare",      "PassageHeader",     "PassageFooter",
        "PassageReady",   "PassageDone",     "StoryAuthor",       "StoryInit",
        "StoryScript",    "StoryStylesheet", "StoryDisplayTitle", "StoryLoadingText",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static enum passage_role role_of(const char *name, const char *tags) {
    static const char *const left_out[] = {"script",        "stylesheet",   "widget",
                                           "header",        "footer",       "Twine.private",
                                           "annotation",    "debug-header", "debug-footer",
                                           "debug-startup", "Twine.image"};
    if (strcmp(name, "StoryInit") == 0 || has_tag(tags, "startup") || has_tag(tags, "init"))
        return PASSAGE_FIRST;
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
        if (has_tag(tags, left_out[i]))
            return PASSAGE_LEFT_OUT;
    return is_the_formats_own(name) ? PASSAGE_LEFT_OUT : PASSAGE_TOLD;
}

/* What a passage says about the story as a whole. */
static void take_about(struct story *story, const struct passage *passage) {
    enum { LONGEST = 300 };
    size_t kept = strnlen(passage->text, LONGEST);
    while (kept > 0 && (passage->text[kept] & 0xC0) == 0x80)
        kept--;
    char *said = arena_copy_bytes(story->arena, passage->text, kept);
    for (char *c = said; *c; c++)
        *c = (char)(*c == '\n' || *c == '\t' ? ' ' : *c);
    said += strspn(said, " ");
    for (size_t length = strlen(said); length > 0 && said[length - 1] == ' ';)
        said[--length] = '\0';
    if (strcmp(passage->name, "StoryTitle") == 0 && *said)
        story->title = said;
    else if (strcmp(passage->name, "StoryAuthor") == 0 && *said)
        story->author = said;
}

bool story_add(struct story *story, const char *name, const char *tags, const char *text,
               size_t length, struct failure *why) {
    if (story->passage_count == IMPORT_MOST_PASSAGES)
        return fail(why, "it has more than %d passages", IMPORT_MOST_PASSAGES);
    if (length > IMPORT_LONGEST_PASSAGE)
        return fail(why, "passage %zu is longer than %d KiB", story->passage_count + 1,
                    IMPORT_LONGEST_PASSAGE >> 10);
    story->bytes += length;
    if (story->bytes > IMPORT_LARGEST_STORY)
        return fail(why, "its passages are longer than %d MiB together",
                    IMPORT_LARGEST_STORY >> 20);
    struct passage *passage = ARENA_ADD(story->arena, story->passages, story->passage_count);
    *passage = (struct passage){.name = story_clean(story, name, strlen(name)),
                                .tags = story_clean(story, tags, strlen(tags)),
                                .text = story_clean(story, text, length),
                                .visits = -1,
                                .goes_to = -1};
    passage->length = strlen(passage->text);
    passage->role = role_of(passage->name, passage->tags);
    take_about(story, passage);
    return true;
}

long story_find(const struct story *story, const char *name) {
    char key[64];
    return ids_find(story->names, 'p', key_of(name, key));
}

/* Where the story begins. */
static long first_passage(struct story *story) {
    if (story->start_name && story_find(story, story->start_name) >= 0)
        return story_find(story, story->start_name);
    if (story->start_name || story->start_pid)
        story_hand(story, "the story says that it begins at \"%.80s\", which is not there",
                   story->start_name ? story->start_name : story->start_pid);
    long start = story_find(story, "Start");
    for (size_t i = 0; i < story->passage_count && start < 0; i++)
        if (story->passages[i].role == PASSAGE_TOLD) {
            start = (long)i;
            story_hand(story,
                       "the story does not say where it begins: \"%.80s\" was taken, its first "
                       "passage",
                       story->passages[i].name);
        }
    return start;
}

bool story_index(struct story *story, struct failure *why) {
    char key[64];
    story->names = ids_new(story->arena, story->passage_count + 1);
    story->missing_names = ids_new(story->arena, MOST_MISSING + 1);
    story->node_ids = ids_new(story->arena, MOST_NODES);
    story->field_ids = ids_new(story->arena, MOST_VARIABLES + MOST_FRAGMENTS + 1);
    story->now = -1;
    for (size_t i = 0; i < story->passage_count; i++) {
        struct passage *passage = &story->passages[i];
        if (passage->role != PASSAGE_TOLD)
            continue;
        const char *numbered = arena_print(story->arena, "passage_%zu", i + 1);
        passage->id = story_node_id(story, passage->name, numbered);
        if (ids_add(story->names, 'p', key_of(passage->name, key), (long)i) >= 0)
            story_hand(story,
                       "two passages are called \"%.80s\": links lead to the first of them, "
                       "the second is \"%s\"",
                       passage->name, passage->id);
    }
    story->start = first_passage(story);
    return story->start >= 0 || fail(why, "there is no passage in it that tells a story");
}

const char *story_node(struct story *story, const char *name) {
    char key[64];
    long found = story_find(story, name);
    if (found >= 0)
        return story->passages[found].id;
    found = ids_find(story->missing_names, 'm', key_of(name, key));
    if (found < 0) {
        if (story->missing_count == MOST_MISSING)
            return story->missing_ids[0];
        found = (long)story->missing_count;
        size_t count = story->missing_count;
        *ARENA_ADD(story->arena, story->missing, story->missing_count) = name;
        *ARENA_ADD(story->arena, story->missing_ids, count) =
            story_node_id(story, arena_print(story->arena, "missing %s", name), "missing");
        ids_add(story->missing_names, 'm', key_of(name, key), found);
        story_hand(story, "a link leads to \"%.80s\", and there is no such passage", name);
    }
    return story->missing_ids[found];
}

/* --- variables --- */

static long add_variable(struct story *story, const char *name, const char *id) {
    if (story->variable_count == MOST_VARIABLES)
        return -1;
    struct variable *variable = ARENA_ADD(story->arena, story->variables, story->variable_count);
    *variable = (struct variable){.name = name, .id = id, .passage = -1, .group = -1};
    return (long)story->variable_count - 1;
}

long story_variable(struct story *story, const char *name, size_t length) {
    for (size_t i = 0; i < story->variable_count; i++)
        if (story->variables[i].name && strncmp(story->variables[i].name, name, length) == 0 &&
            story->variables[i].name[length] == '\0')
            return (long)i;
    return add_variable(story, arena_copy_bytes(story->arena, name, length), NULL);
}

long story_invent(struct story *story, const char *name, enum formula_type type) {
    long number = add_variable(story, NULL, NULL);
    if (number < 0)
        return -1;
    story->variables[number].id = story_field_id(story, name, "luck");
    story->variables[number].type = type;
    story->variables[number].set = true;
    return number;
}

long story_visits(struct story *story, const char *name) {
    long passage = story_find(story, name);
    if (passage < 0)
        return -1;
    struct passage *visited = &story->passages[passage];
    if (visited->visits < 0) {
        visited->visits =
            story_invent(story, arena_print(story->arena, "visits %s", visited->id), IS_NUMBER);
        if (visited->visits >= 0)
            story->variables[visited->visits].passage = passage;
    }
    return visited->visits;
}

void story_use(struct story *story, struct formula *formula, long variable, bool condition) {
    *ARENA_ADD(story->arena, story->uses, story->use_count) =
        (struct use){formula, variable, condition};
}
