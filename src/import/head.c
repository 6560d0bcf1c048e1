/* Writes what stands before the nodes of an imported story. */
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "lua_writer.h"
#include "story.h"

/* --- hands --- */

void head_hands(struct story *story, const struct composed *composed) {
    size_t left_out = 0;
    const char *first = NULL;
    story->now = -1;
    for (size_t i = 0; i < story->passage_count; i++) {
        const struct passage *passage = &story->passages[i];
        bool told = strcmp(passage->name, "StoryData") == 0 ||
                    strcmp(passage->name, "StoryTitle") == 0 ||
                    strcmp(passage->name, "StoryAuthor") == 0;
        if (passage->role != PASSAGE_LEFT_OUT || told || !*passage->text)
            continue;
        first = first ? first : passage->name;
        left_out++;
    }
    if (left_out)
        story_hand(story,
                   "%zu passage%s of scripts, styles or the format's own %s left out: \"%.60s\"%s",
                   left_out, left_out == 1 ? "" : "s", left_out == 1 ? "was" : "were", first,
                   left_out > 1 ? " …" : "");
    if (story->styled)
        story_hand(story, "fonts, colours and timing were left out in %zu passage%s", story->styled,
                   story->styled == 1 ? "" : "s");
    if (story->invisible)
        story_hand(story, "%zu character%s that nobody sees %s left out", story->invisible,
                   story->invisible == 1 ? "" : "s", story->invisible == 1 ? "was" : "were");
    if (!story->title)
        story_hand(story, "title: the story has none");
    if (!story->author)
        story_hand(story, "authors: say who wrote it");
    story_hand(story, "patient \"The patient\": give the patient a name and an age");
    if (composed->options)
        story_hand(story,
                   "no option is rated: say which are best and which harmful (rating =), and "
                   "why (because =), with sources (cite =)");
    if (composed->outcomes)
        story_hand(story,
                   "utility = 0.5 stands at %zu outcome%s and means nothing yet: say how good "
                   "each end is, from -1 to 1, and which are good ends (good = true)",
                   composed->outcomes, composed->outcomes == 1 ? "" : "s");
    story_hand(story, "no time passes in it: say how long things take (takes = \"10 min\")");
}

/* Those of one passage, or of the whole (-1), with a heading; false: there are none. */
static bool write_hands_of(const struct story *story, long passage, const char *heading,
                           FILE *out) {
    bool any = false;
    for (size_t i = 0; i < story->hand_count; i++) {
        if (story->hands[i].passage != passage)
            continue;
        if (!any)
            lua_comment(out, "", heading);
        lua_comment(out, "", arena_print(story->arena, "    - %s", story->hands[i].message));
        any = true;
    }
    return any;
}

/* In the order in which they were found, which is that of the passages but for what shows early. */
static void write_hands(const struct story *story, FILE *out) {
    bool *written = xcalloc(story->passage_count + 1, sizeof *written);
    write_hands_of(story, -1, "  the whole", out);
    for (size_t i = 0; i < story->hand_count; i++) {
        long passage = story->hands[i].passage;
        if (passage < 0 || written[passage])
            continue;
        const struct passage *named = &story->passages[passage];
        const char *heading =
            arena_print(story->arena, named->id ? "  %s (%s)" : "  %s", named->name, named->id);
        written[passage] = write_hands_of(story, passage, heading, out);
    }
    free(written);
    if (story->hands_left_out)
        lua_comment(out, "",
                    arena_print(story->arena,
                                "  and %zu more, which stand beside their node or in the "
                                "story only",
                                story->hands_left_out));
}

static void write_about(const struct story *story, FILE *out) {
    struct arena *arena = story->arena;
    lua_comment(out, "",
                arena_print(arena, "Imported by casewalk from %s: %s, read as %s%s%s.", story->file,
                            story->published ? "a story that Twine published" : "Twee",
                            format_name[story->format], story->ifid ? ", IFID " : "",
                            story->ifid ? story->ifid : ""));
    fputs(
        "--\n-- It can be walked as it stands. What needs a hand is marked BY HAND in this file, "
        "and "
        "listed here;\n-- when it is done, delete the list. docs/importing.md says what became of "
        "what.\n--\n",
        out);
    write_hands(story, out);
    fputs("\n", out);
}

/* --- pathway and patient --- */

static void write_pathway(struct story *story, FILE *out) {
    const char *dot = strrchr(story->file, '.');
    size_t length = dot && dot > story->file ? (size_t)(dot - story->file) : strlen(story->file);
    const char *title =
        story->title ? story->title : arena_copy_bytes(story->arena, story->file, length);
    const char *name = name_from(story->arena, title, 40);
    name = *name ? name_unreserved(story->arena, name, "story") : "story";
    fprintf(out, "pathway \"%s\" {\n  title   = ", name);
    lua_string(out, title);
    fprintf(out, ",%s", story->title ? "" : " -- BY HAND");
    fputs("\n  version = \"0.1.0\",\n  authors = { ", out);
    lua_string(out, story->author ? story->author : "not named yet");
    fprintf(out, " },%s\n  start   = \"%s\",\n}\n\n", story->author ? "" : " -- BY HAND",
            story->passages[story->start].id);
}

static struct value_group *group_of(const struct story *story, const struct variable *variable) {
    long number = variable->group;
    while (story->groups[number].same_as >= 0)
        number = story->groups[number].same_as;
    return &story->groups[number];
}

static void write_texts(struct story *story, const struct variable *variable, long number,
                        FILE *out) {
    const struct value_group *group = group_of(story, variable);
    bool says = false;
    fputs("one_of { ", out);
    for (size_t i = 0; i < group->count; i++) {
        fprintf(out, "%s\"%s\"", i ? ", " : "", group->ids[i]);
        says = says || strcmp(group->ids[i], group->values[i]) != 0;
    }
    const char *start = variable->start ? formula_value(story, variable->start, number) : NULL;
    const char *empty = story_value(story, number, "");
    if (start)
        start = arena_copy_bytes(story->arena, start + 1, strlen(start) - 2);
    else
        start = empty;
    if (start && strcmp(start, group->ids[0]) != 0)
        fprintf(out, ", value = \"%s\"", start);
    if (says) {
        fputs(", say = { ", out);
        for (size_t i = 0; i < group->count; i++) {
            fprintf(out, "%s%s = ", i ? ", " : "", group->ids[i]);
            lua_string(out, group->values[i]);
        }
        fputs(" }", out);
    }
    fputs(" }", out);
}

static void write_field(struct story *story, long number, int width, FILE *out) {
    const struct variable *variable = &story->variables[number];
    const char *start = variable->start ? formula_value(story, variable->start, number) : NULL;
    fprintf(out, "  %-*s = ", width, variable->id);
    if (variable->type == IS_TEXT)
        write_texts(story, variable, number, out);
    else if (variable->type == IS_NUMBER)
        fprintf(out, "number { %s }", start ? start : "0");
    else
        fprintf(out, "flag { %s }", start ? start : "false");
    fputs(",", out);
    if (variable->passage >= 0)
        fprintf(out, " -- how often \"%s\" was entered", story->passages[variable->passage].id);
    else if (!variable->name)
        fputs(" -- what chance has drawn", out);
    else if (strcmp(variable->name, variable->id) != 0)
        fprintf(out, " -- %s", variable->name);
    fputs("\n", out);
}

static size_t wider(size_t width, const char *name) {
    enum { WIDEST = 24 };
    size_t length = strlen(name);
    return length > width && length <= WIDEST ? length : width;
}

/* How wide the names of fields stand, so that their kinds stand under one another. */
static int name_width(const struct story *story) {
    size_t width = 1;
    for (size_t i = 0; i < story->variable_count; i++)
        width = wider(width, story->variables[i].id);
    for (size_t i = 0; i < story->fragment_count; i++)
        width = wider(width, story->fragment_ids[i]);
    return (int)width;
}

static void write_patient(struct story *story, FILE *out) {
    int width = name_width(story);
    if (story->variable_count + story->fragment_count == 0) {
        fputs("patient \"The patient\" {} -- BY HAND\n", out);
        return;
    }
    fputs("patient \"The patient\" { -- BY HAND\n", out);
    for (size_t i = 0; i < story->variable_count; i++)
        write_field(story, (long)i, width, out);
    for (size_t i = 0; i < story->fragment_count; i++) {
        fprintf(out, "  %-*s = finding { ", width, story->fragment_ids[i]);
        lua_text(out, story->fragment_texts[i]);
        fputs(" },\n", out);
    }
    fputs("}\n", out);
}

void head_write(struct story *story, const struct composed *composed, FILE *out) {
    (void)composed;
    write_about(story, out);
    write_pathway(story, out);
    write_patient(story, out);
}
