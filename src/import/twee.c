/* Reads Twee 3: passages that begin with "::" at the left margin. After the "Twee 3 Specification"
   of the Interactive Fiction Technology Foundation (v1.0.0). */
#include <string.h>
#include <strings.h>

#include "json.h"
#include "story.h"

/* Up to one of the bytes in `stops` that no backslash stands before; each backslash goes. */
static const char *read_escaped(struct story *story, const char **at, const char *end,
                                const char *stops) {
    char *text = arena_alloc(story->arena, (size_t)(end - *at) + 1);
    size_t used = 0;
    while (*at < end && !strchr(stops, **at)) {
        *at += **at == '\\' && *at + 1 < end;
        text[used++] = *(*at)++;
    }
    while (used > 0 && (text[used - 1] == ' ' || text[used - 1] == '\t'))
        used--;
    text[used] = '\0';
    return text;
}

static const char *past_spaces(const char *at, const char *end) {
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    return at;
}

/* The name and tags of a header, from behind its "::". The metadata behind them say where it is
   drawn, and are passed over. */
static void read_header(struct story *story, const char *at, const char *end, const char **name,
                        const char **tags) {
    at = past_spaces(at, end);
    *name = read_escaped(story, &at, end, "[{");
    *tags = "";
    if (at < end && *at == '[') {
        at++;
        *tags = read_escaped(story, &at, end, "]");
    }
    /* Twee 1 wrote the place as <x,y>. */
    char *angle = strrchr(*name, '<');
    if (angle && angle > *name && angle[-1] == ' ' && strchr(angle, ','))
        *(char *)angle = '\0';
    for (size_t length = strlen(*name); length > 0 && (*name)[length - 1] == ' '; length--)
        ((char *)*name)[length - 1] = '\0';
}

static void read_story_data(struct story *story, const char *text, size_t length) {
    struct failure why;
    json_t *data = json_read(text, length, &why);
    if (!json_is_object(data)) {
        story_hand(story, "the passage StoryData cannot be read: %.200s", why.text);
        json_decref(data);
        return;
    }
    const char *start = json_text(data, "start", NULL), *format = json_text(data, "format", NULL);
    const char *version = json_text(data, "format-version", "");
    const char *ifid = json_text(data, "ifid", NULL);
    if (start)
        story->start_name = story_clean(story, start, strlen(start));
    if (ifid)
        story->ifid = story_clean(story, ifid, strnlen(ifid, 80));
    if (format) {
        char *said = arena_print(story->arena, "%.60s %.20s", format, version);
        story->format_said = story_clean(story, said, strlen(said) - (*version ? 0 : 1));
    }
    json_decref(data);
}

/* Where the next header begins, at or behind `at`, which begins a line. */
static const char *next_header(const char *at, const char *end) {
    while (at < end && !(at + 1 < end && at[0] == ':' && at[1] == ':')) {
        const char *line = memchr(at, '\n', (size_t)(end - at));
        at = line ? line + 1 : end;
    }
    return at;
}

static bool read_passage(struct story *story, const char **at, const char *end,
                         struct failure *why) {
    const char *line = memchr(*at, '\n', (size_t)(end - *at)), *name, *tags;
    const char *header_end = line ? line : end, *text = line ? line + 1 : end;
    if (header_end > *at && header_end[-1] == '\r')
        header_end--;
    read_header(story, *at + 2, header_end, &name, &tags);
    *at = next_header(text, end);
    size_t length = (size_t)(*at - text);
    while (length > 0 && strchr(" \t\r\n", text[length - 1]))
        length--;
    if (strcmp(name, "StoryData") == 0)
        read_story_data(story, text, length);
    if (!*name) {
        story_hand(story, "a header (::) has no name: what follows it was left out");
        return true;
    }
    return story_add(story, name, tags, text, length, why);
}

bool twee_read(struct story *story, const char *text, size_t length, struct failure *why) {
    const char *at = next_header(text, text + length), *end = text + length;
    if (at == end)
        return fail(why,
                    "there is no passage in it: neither a line that begins with :: (Twee 3) nor "
                    "<tw-storydata> (the HTML that Twine publishes)");
    while (at < end)
        if (!read_passage(story, &at, end, why))
            return false;
    return true;
}

/* --- the format, where nobody says --- */

void story_guess_format(struct story *story) {
    static const struct {
        const char *mark;
        enum story_format format;
    } marks[] = {
        {"<%", FORMAT_SNOWMAN},        {"<<", FORMAT_SUGARCUBE},    {"(set:", FORMAT_HARLOWE},
        {"(if:", FORMAT_HARLOWE},      {"(link", FORMAT_HARLOWE},   {"(print:", FORMAT_HARLOWE},
        {"(go-to:", FORMAT_HARLOWE},   {"\n[if ", FORMAT_CHAPBOOK}, {"{embed ", FORMAT_CHAPBOOK},
        {"{reveal ", FORMAT_CHAPBOOK}, {"\n--\n", FORMAT_CHAPBOOK},
    };
    for (size_t i = 0; story->format_said && i < FORMATS; i++)
        if (strncasecmp(story->format_said, format_name[i], strlen(format_name[i])) == 0) {
            story->format = (enum story_format)i;
            return;
        }
    if (story->format_said)
        story_hand(story, "the format %.60s is not known here: it was read like another",
                   story->format_said);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        for (size_t p = 0; p < story->passage_count; p++)
            if (strstr(story->passages[p].text, marks[i].mark)) {
                story->format = marks[i].format;
                return;
            }
}
