/* Imports a story, a slice at a time. */
#include "import.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "story.h"

enum stage { STAGE_READ, STAGE_SCAN, STAGE_LOOK, STAGE_COMPOSE, STAGE_DONE };

struct import {
    struct story story;
    const char *bytes;
    size_t length, at;
    enum stage stage;
    size_t next; /* passage */
    struct composed composed;
    FILE *body; /* the nodes */
    char *body_text;
    size_t body_size;
    char *text; /* all of it */
    size_t size;
};

/* --- beginning --- */

static bool check_bytes(const char *bytes, size_t length, struct failure *why) {
    const char *wrong = (const char *)u8_check((const uint8_t *)bytes, length);
    const char *zero = memchr(bytes, '\0', length);
    size_t line = 1;
    if (zero && (!wrong || zero < wrong))
        return fail(why, "it holds bytes that no text has: is it a story of Twine?");
    for (const char *c = bytes; wrong && c < wrong; c++)
        line += *c == '\n';
    return !wrong ||
           fail(why, "line %zu is not UTF-8: open it in an editor and save it as UTF-8 text", line);
}

static bool read_format(struct story *story, const char *format, struct failure *why) {
    for (size_t i = 0; format && i < FORMATS; i++)
        if (strcasecmp(format, format_name[i]) == 0) {
            story->format = (enum story_format)i;
            story->format_given = true;
        }
    return !format || story->format_given ||
           fail(why, "there is no format \"%.40s\": sugarcube, harlowe, chapbook and snowman are",
                format);
}

struct import *import_new(const char *name, const char *bytes, size_t length, const char *format,
                          struct failure *why) {
    struct import *import = xcalloc(1, sizeof *import);
    struct story *story = &import->story;
    bool marked = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    import->bytes = bytes + (marked ? 3 : 0);
    import->length = length - (marked ? 3 : 0);
    story->arena = arena_new();
    story->now = -1;
    const char *slash = strrchr(name, '/');
    story->file = story_clean(story, slash ? slash + 1 : name, strlen(slash ? slash + 1 : name));
    for (char *c = (char *)story->file; *c; c++)
        *c = *c == '\n' ? ' ' : *c;
    story->invisible = 0;
    story->published = published_looks_so(import->bytes, import->length);
    if (check_bytes(import->bytes, import->length, why) && read_format(story, format, why))
        return import;
    import_free(import);
    return NULL;
}

void import_free(struct import *import) {
    if (!import)
        return;
    if (import->body)
        fclose(import->body);
    ids_free(import->story.names);
    ids_free(import->story.missing_names);
    ids_free(import->story.node_ids);
    ids_free(import->story.field_ids);
    arena_free(import->story.arena);
    free(import->body_text);
    free(import->text);
    free(import);
}

/* --- stages --- */

static bool read_some(struct import *import, struct failure *why) {
    struct story *story = &import->story;
    bool more = false;
    bool good = story->published
                    ? published_read(story, import->bytes, import->length, &import->at, &more, why)
                    : twee_read(story, import->bytes, import->length, why);
    if (!good || more)
        return good;
    if (!story->format_given)
        story_guess_format(story);
    if (!story_index(story, why))
        return false;
    import->stage = STAGE_SCAN;
    return true;
}

/* Values at the start are those that passages set which run before the story. */
static void take_first(struct story *story, const struct items *items) {
    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->items[i];
        bool blank = item->kind == ITEM_TEXT && strspn(item->text, " \n\t") == strlen(item->text);
        if (item->kind == ITEM_SET && formula_is_constant(item->value))
            story->variables[item->variable].start = item->value;
        else if (item->kind == ITEM_SET)
            story_hand(story, "the value of \"%.60s\" at the start could not be read",
                       story->variables[item->variable].name);
        else if (item->kind == ITEM_HAND)
            story_hand(story, "%s: %.90s", item->reason, item->text);
        else if (!blank)
            story_hand(story, "something that is done before the story begins was left out");
    }
}

/* What the first passage sets, and no link leads back to it, are values at the start too. */
static void take_start(struct story *story) {
    struct passage *start = &story->passages[story->start];
    for (size_t i = 0; !start->linked && !start->included && i < start->items.count; i++) {
        struct item *item = &start->items.items[i];
        if (item->kind != ITEM_SET || !formula_is_constant(item->value) ||
            story->variables[item->variable].start)
            continue;
        story->variables[item->variable].start = item->value;
        *item = (struct item){.kind = ITEM_TEXT, .text = "", .variable = -1};
    }
}

static void scan_one(struct import *import, size_t number) {
    struct story *story = &import->story;
    struct passage *passage = &story->passages[number];
    if (passage->role == PASSAGE_LEFT_OUT)
        return;
    scan_passage(story, number);
    story->now = (long)number;
    if (passage->role == PASSAGE_FIRST)
        take_first(story, &passage->items);
    story->now = -1;
}

static void one(struct import *import, size_t number) {
    struct story *story = &import->story;
    bool told = story->passages[number].role == PASSAGE_TOLD;
    if (import->stage == STAGE_SCAN)
        scan_one(import, number);
    else if (told && import->stage == STAGE_LOOK)
        compose_look(story, number);
    else if (told)
        compose_passage(story, number, import->body, &import->composed);
}

static void open_body(struct import *import) {
    import->body = open_memstream(&import->body_text, &import->body_size);
    if (!import->body)
        die("out of memory");
}

static void put_together(struct import *import) {
    struct story *story = &import->story;
    compose_missing(story, import->body, &import->composed);
    head_hands(story, &import->composed);
    if (fclose(import->body) != 0)
        die("out of memory");
    import->body = NULL;
    FILE *out = open_memstream(&import->text, &import->size);
    if (!out)
        die("out of memory");
    head_write(story, &import->composed, out);
    fputs(import->body_text, out);
    if (fclose(out) != 0)
        die("out of memory");
}

static void end_stage(struct import *import) {
    struct story *story = &import->story;
    if (import->stage == STAGE_SCAN) {
        take_start(story);
        story_find_types(story);
    } else if (import->stage == STAGE_LOOK) {
        compose_break_rounds(story);
        open_body(import);
    } else
        put_together(import);
    import->next = 0;
    import->stage++;
}

bool import_go_on(struct import *import, bool *more, struct failure *why) {
    struct story *story = &import->story;
    *more = true;
    if (import->stage == STAGE_READ)
        return read_some(import, why);
    for (size_t done = 0; done < IMPORT_SLICE && import->next < story->passage_count;
         import->next++) {
        long before = import->body ? ftell(import->body) : 0;
        one(import, import->next);
        done += story->passages[import->next].length + 500; /* a passage is work in itself */
        done += import->body ? (size_t)(ftell(import->body) - before) : 0;
        if (import->composed.nodes + import->composed.options > IMPORT_MOST_FORMS)
            return fail(why, "the pathway would have more than %d nodes and options",
                        IMPORT_MOST_FORMS);
        if (import->body && ftell(import->body) > IMPORT_LARGEST_PATHWAY)
            return fail(why, "the pathway would be larger than %d MiB",
                        IMPORT_LARGEST_PATHWAY >> 20);
    }
    if (import->next == story->passage_count)
        end_stage(import);
    *more = import->stage != STAGE_DONE;
    return true;
}

size_t import_done(const struct import *import) {
    return import->stage == STAGE_READ ? import->story.passage_count : import->next;
}

/* --- what came of it --- */

const char *import_text(const struct import *import, size_t *length) {
    *length = import->size;
    return import->text;
}

size_t import_hands(const struct import *import, const struct import_hand **hands) {
    const struct story *story = &import->story;
    struct import_hand *list = arena_alloc(story->arena, (story->hand_count + 1) * sizeof *list);
    for (size_t i = 0; i < story->hand_count; i++) {
        long passage = story->hands[i].passage;
        list[i].message = story->hands[i].message;
        list[i].passage = passage < 0 ? NULL : story->passages[passage].name;
        list[i].node = passage < 0 ? NULL : story->passages[passage].id;
    }
    *hands = list;
    return story->hand_count;
}

struct import_summary import_summary(const struct import *import) {
    const struct story *story = &import->story;
    size_t told = 0;
    for (size_t i = 0; i < story->passage_count; i++)
        told += story->passages[i].role == PASSAGE_TOLD;
    return (struct import_summary){.title = story->title,
                                   .format = format_name[story->format],
                                   .start = story->passages[story->start].id,
                                   .passages = told,
                                   .nodes = import->composed.nodes,
                                   .options = import->composed.options,
                                   .fields = story->variable_count + story->fragment_count,
                                   .hands_left_out = story->hands_left_out};
}
