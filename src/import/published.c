/* Reads the HTML that Twine 2 publishes. After the "Twine 2 HTML Output" specification of the
   Interactive Fiction Technology Foundation (v1.0.1): the text of a passage is escaped, so no tag
   stands within it. Each passage is therefore cut out first and given to the parser by itself:
   what a stranger nests has no room to grow. */
#include <gumbo.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "story.h"

enum {
    LONGEST_TAG = 64 << 10,    /* bytes of <tw-storydata …> */
    LONGEST_ELEMENT = 4 << 20, /* bytes of a passage as it is published: escaped, it is longer */
    MOST_TAGS_INSIDE = 1000    /* within one passage; a published story has none */
};

static const char story_tag[] = "<tw-storydata", passage_tag[] = "<tw-passagedata";
static const char story_end[] = "</tw-storydata", passage_end[] = "</tw-passagedata";

static const char *find_tag(const char *text, size_t length, const char *tag) {
    size_t size = strlen(tag);
    for (const char *at = text, *end = text + length;
         (at = memchr(at, '<', (size_t)(end - at))) && (size_t)(end - at) > size; at++)
        if (strncasecmp(at, tag, size) == 0 && strchr(" \t\r\n>/", at[size]))
            return at;
    return NULL;
}

bool published_looks_so(const char *text, size_t length) {
    const char *story = find_tag(text, length, story_tag);
    return story && find_tag(text, length, passage_tag);
}

/* --- one element --- */

static void *allocate(void *unused, size_t size) {
    (void)unused;
    return xrealloc(NULL, size ? size : 1);
}

static void release(void *unused, void *memory) {
    (void)unused;
    free(memory);
}

static GumboOptions options(void) {
    GumboOptions made = kGumboDefaultOptions;
    made.allocator = allocate;
    made.deallocator = release;
    made.max_errors = 0;
    return made;
}

static const GumboNode *first_child(const GumboNode *node, const char *tag) {
    const GumboVector *children = &node->v.element.children;
    for (unsigned i = 0; i < children->length; i++) {
        const GumboNode *child = children->data[i];
        if (child->type != GUMBO_NODE_ELEMENT)
            continue;
        const GumboStringPiece *name = &child->v.element.original_tag;
        if (child->v.element.tag == GUMBO_TAG_BODY && !tag)
            return child;
        if (tag && name->length > strlen(tag) && strncasecmp(name->data, tag, strlen(tag)) == 0)
            return child;
    }
    return NULL;
}

static const char *attribute(const GumboNode *node, const char *name) {
    const GumboAttribute *found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found ? found->value : NULL;
}

/* The texts that stand directly in an element, one after the other. */
static void write_texts(const GumboNode *node, FILE *out) {
    const GumboVector *children = &node->v.element.children;
    for (unsigned i = 0; i < children->length; i++) {
        const GumboNode *child = children->data[i];
        if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
            child->type == GUMBO_NODE_CDATA)
            fputs(child->v.text.text, out);
    }
}

static bool take_passage(struct story *story, const GumboNode *node, struct failure *why) {
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        die("out of memory");
    write_texts(node, out);
    if (fclose(out) != 0)
        die("out of memory");
    const char *name = attribute(node, "name"), *tags = attribute(node, "tags");
    const char *pid = attribute(node, "pid");
    if (!name && !pid) { /* words of a script */
        free(text);
        return true;
    }
    bool starts = pid && story->start_pid && strcmp(pid, story->start_pid) == 0;
    bool good = story_add(story, name && *name ? name : "without a name", tags ? tags : "", text,
                          length, why);
    if (good && starts)
        story->start_name = story->passages[story->passage_count - 1].name;
    if (good && node->v.element.children.length > 1)
        story_hand(story,
                   "the passage \"%.80s\" holds tags that are not escaped: what is in them "
                   "was left out",
                   story->passages[story->passage_count - 1].name);
    free(text);
    return good;
}

static bool read_element(struct story *story, const char *at, size_t length, struct failure *why) {
    size_t tags = 0;
    for (const char *c = at; (c = memchr(c, '<', (size_t)(at + length - c))); c++)
        tags++;
    if (tags > MOST_TAGS_INSIDE)
        return fail(why, "this is no story as Twine publishes it: a passage holds %zu tags", tags);
    GumboOptions made = options();
    GumboOutput *parsed = gumbo_parse_with_options(&made, at, length);
    const GumboNode *body = first_child(parsed->root, NULL);
    const GumboNode *node = body ? first_child(body, passage_tag) : NULL;
    bool good = !node || take_passage(story, node, why);
    gumbo_destroy_output(&made, parsed);
    return good;
}

/* --- the story --- */

/* The length of a tag, its quotes respected. */
static size_t tag_length(const char *at, size_t length) {
    char quote = '\0';
    size_t i = 0;
    for (; i < length && i < LONGEST_TAG && (quote || at[i] != '>'); i++) {
        if (quote ? at[i] == quote : at[i] == '"' || at[i] == '\'')
            quote = (char)(quote ? '\0' : at[i]);
    }
    return i < length ? i + 1 : i;
}

static const char *clean_attribute(struct story *story, const GumboNode *node, const char *name) {
    const char *value = attribute(node, name);
    return value && *value ? story_clean(story, value, strnlen(value, 400)) : NULL;
}

static void read_about(struct story *story, const char *at, size_t length) {
    GumboOptions made = options();
    GumboOutput *parsed = gumbo_parse_with_options(&made, at, tag_length(at, length));
    const GumboNode *body = first_child(parsed->root, NULL);
    const GumboNode *node = body ? first_child(body, story_tag) : NULL;
    if (node) {
        const char *format = clean_attribute(story, node, "format");
        const char *version = clean_attribute(story, node, "format-version");
        story->title = clean_attribute(story, node, "name");
        story->start_pid = clean_attribute(story, node, "startnode");
        story->ifid = clean_attribute(story, node, "ifid");
        if (format)
            story->format_said = arena_print(story->arena, "%s%s%s", format, version ? " " : "",
                                             version ? version : "");
    }
    gumbo_destroy_output(&made, parsed);
}

/* Where a passage ends: at its closing tag, or where the next begins. */
static const char *passage_stop(const char *passage, const char *stop) {
    const char *next = find_tag(passage + 1, (size_t)(stop - passage) - 1, passage_tag);
    const char *last = next ? next : stop;
    const char *close = find_tag(passage + 1, (size_t)(last - passage) - 1, passage_end);
    return close ? close : last;
}

bool published_read(struct story *story, const char *text, size_t length, size_t *at, bool *more,
                    struct failure *why) {
    const char *end = text + length, *begun = text + *at;
    if (*at == 0) {
        begun = find_tag(text, length, story_tag);
        read_about(story, begun, (size_t)(end - begun));
    }
    const char *here = begun, *closed = find_tag(here, (size_t)(end - here), story_end);
    const char *stop = closed ? closed : end;
    if (closed && *at == 0 && find_tag(closed + 1, (size_t)(end - closed) - 1, story_tag))
        story_hand(story, "the file holds more than one story: only the first was taken");
    *more = true;
    while ((size_t)(here - begun) < IMPORT_SLICE) {
        const char *passage = find_tag(here, (size_t)(stop - here), passage_tag);
        if (!passage) {
            *more = false;
            return true;
        }
        here = passage_stop(passage, stop);
        if (here - passage > LONGEST_ELEMENT)
            return fail(why, "a passage is longer than %d KiB", IMPORT_LONGEST_PASSAGE >> 10);
        if (!read_element(story, passage, (size_t)(here - passage), why))
            return false;
    }
    *at = (size_t)(here - text);
    return true;
}
