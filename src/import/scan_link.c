/* Links: where they lead, what they say, and what following them does. */
#include <ctype.h>
#include <string.h>

#include "scan.h"

static bool starts_with(const char *text, size_t length, const char *start) {
    return length >= strlen(start) && strncmp(text, start, strlen(start)) == 0;
}

static void note_linked(struct story *story, const char *name, enum item_kind kind) {
    long found = story_find(story, name);
    if (found >= 0 && kind != ITEM_INCLUDE)
        story->passages[found].linked = true;
}

/* Names that chance draws: either("a", "b"), (either: "a", "b"). */
static bool read_either(struct scan *scan, const char *text, size_t length, struct item *item) {
    const char *at = memchr(text, scan->story->format == FORMAT_HARLOWE ? ':' : '(', length);
    const char *end = text + length;
    if (!at)
        return false;
    at++;
    for (;;) {
        const char *name = scan_quoted(scan, &at, end);
        if (!name || item->target_count == MOST_BRANCHES)
            return false;
        *ARENA_ADD(scan->story->arena, item->targets, item->target_count) = name;
        note_linked(scan->story, name, item->kind);
        while (at < end && isspace((unsigned char)*at))
            at++;
        if (at < end && *at == ')')
            return true;
        if (at == end || *at++ != ',')
            return false;
    }
}

bool scan_target(struct scan *scan, const char *text, size_t length, struct item *item) {
    scan_trim(&text, &length);
    const char *name = arena_copy_bytes(scan->story->arena, text, length);
    if (length > 0 && story_find(scan->story, name) >= 0) {
        item->target = name;
        note_linked(scan->story, name, item->kind);
        return true;
    }
    if (starts_with(text, length, "either(") || starts_with(text, length, "(either:"))
        return read_either(scan, text, length, item);
    const char *at = text, *quoted = scan_quoted(scan, &at, text + length);
    if (quoted && at == text + length)
        name = quoted;
    item->target = name;
    note_linked(scan->story, name, item->kind);
    return *name && !strchr("$`", *name) && !strstr(name, "://") &&
           !starts_with(name, strlen(name), "javascript:");
}

/* What of a link's body happens when it is followed; a way on in it is where it leads. */
static void take_body(struct scan *scan, const struct items *body, struct item *link,
                      const char *source, size_t length) {
    link->arm_count = 1;
    link->arms = arena_alloc(scan->story->arena, sizeof *link->arms);
    struct items *kept = &link->arms[0].inside;
    bool more = false;
    for (size_t i = 0; body && i < body->count; i++) {
        const struct item *item = &body->items[i];
        if (item->kind == ITEM_SET)
            *ARENA_ADD(scan->story->arena, kept->items, kept->count) = *item;
        else if (item->kind == ITEM_GO && !link->target && link->target_count == 0) {
            link->target = item->target;
            link->target_count = item->target_count;
            link->targets = item->targets;
        } else
            more =
                more || item->kind != ITEM_TEXT || strspn(item->text, " \n") != strlen(item->text);
    }
    if (more)
        scan_hand(scan, source, length, "following this link does more than could be kept");
}

void scan_link(struct scan *scan, const char *label, size_t label_length, const char *target,
               size_t target_length, const struct items *body, const char *source,
               size_t source_length) {
    struct item link = {.kind = ITEM_LINK, .variable = -1};
    if (target && !scan_target(scan, target, target_length, &link)) {
        scan_hand(scan, source, source_length, "where this link leads could not be read");
        return;
    }
    scan_trim(&label, &label_length);
    scan_inner(scan, &link.inside, label, label_length);
    take_body(scan, body, &link, source, source_length);
    *scan_item(scan, ITEM_LINK) = link;
}

/* --- [[…]] --- */

static const char *find(const char *text, size_t length, const char *what, bool last) {
    const char *found = memmem(text, length, what, strlen(what));
    for (const char *next = found; last && next; found = next ? next : found)
        next = memmem(found + 1, (size_t)(text + length - found - 1), what, strlen(what));
    return found;
}

/* Parts the inside of a link into its label and its target: label->target, target<-label,
   label|target, or a target alone. */
static void part_link(struct scan *scan, const char *text, size_t length, const char **label,
                      size_t *label_length, const char **target, size_t *target_length) {
    const char *right = find(text, length, "->", true), *left = find(text, length, "<-", false);
    const char *bar = scan->story->format == FORMAT_HARLOWE ? NULL : find(text, length, "|", false);
    const char *end = text + length;
    *label = *target = text;
    *label_length = *target_length = length;
    if (bar && !(right && right < bar)) {
        *label_length = (size_t)(bar - text);
        *target = bar + 1;
    } else if (right) {
        *label_length = (size_t)(right - text);
        *target = right + 2;
    } else if (left) {
        *target_length = (size_t)(left - text);
        *label = left + 2;
        *label_length = (size_t)(end - *label);
        return;
    }
    *target_length = (size_t)(end - *target);
}

static bool double_brackets(struct scan *scan) {
    const char *blocked = scan->blocked[SEARCH_LINK];
    const char *text = scan->at + 2, *close = scan_find(scan, text, "]]", SEARCH_LINK);
    if (!close && scan->blocked[SEARCH_LINK] == blocked) { /* it has been told */
        scan_put(scan, "[[", 2);
        scan->at += 2;
        return true;
    }
    if (!close) {
        scan_hand(scan, scan->at, 2, "a link is not closed: [[ without ]]");
        scan->at += 2;
        return true;
    }
    const char *source = scan->at, *setter = find(text, (size_t)(close - text), "][", false);
    const char *label, *target;
    size_t label_length, target_length, source_length = (size_t)(close + 2 - source);
    struct items body = {0}, *before = scan->out;
    part_link(scan, text, (size_t)((setter ? setter : close) - text), &label, &label_length,
              &target, &target_length);
    if (setter) {
        scan_flush(scan);
        scan->out = &body;
        scan_set(scan, setter + 2, (size_t)(close - setter) - 2, source, source_length);
        scan->out = before;
    }
    scan->at = close + 2;
    scan_link(scan, label, label_length, target, target_length, &body, source, source_length);
    return true;
}

/* --- tags --- */

/* The value of an attribute within a tag, or NULL. */
static const char *attribute(struct scan *scan, const char *tag, const char *end, const char *name,
                             size_t *length) {
    const char *at = memmem(tag, (size_t)(end - tag), name, strlen(name));
    if (!at)
        return NULL;
    at += strlen(name);
    const char *value = scan_quoted(scan, &at, end);
    *length = value ? strlen(value) : 0;
    return value;
}

static bool anchor(struct scan *scan, const char *end) {
    size_t length;
    const char *target = attribute(scan, scan->at, end, "data-passage=", &length);
    const char *close = target ? scan_find(scan, end, "</a>", SEARCH_TAG) : NULL;
    if (!close)
        return false;
    const char *source = scan->at;
    scan->at = close + 4;
    scan_link(scan, end + 1, (size_t)(close - end) - 1, target, length, NULL, source,
              (size_t)(scan->at - source));
    return true;
}

enum tag_kind { TAG_STRONG, TAG_EMPHASIS, TAG_BREAK, TAG_ITEM, TAG_DROPPED, TAG_MEDIA, TAG_INPUT };

static const struct {
    const char *name;
    enum tag_kind kind;
} tags[] = {
    {"b", TAG_STRONG},     {"strong", TAG_STRONG},    {"i", TAG_EMPHASIS},
    {"em", TAG_EMPHASIS},  {"br", TAG_BREAK},         {"p", TAG_BREAK},
    {"div", TAG_BREAK},    {"hr", TAG_BREAK},         {"h1", TAG_BREAK},
    {"h2", TAG_BREAK},     {"h3", TAG_BREAK},         {"h4", TAG_BREAK},
    {"ul", TAG_BREAK},     {"ol", TAG_BREAK},         {"table", TAG_BREAK},
    {"tr", TAG_BREAK},     {"blockquote", TAG_BREAK}, {"section", TAG_BREAK},
    {"li", TAG_ITEM},      {"script", TAG_DROPPED},   {"style", TAG_DROPPED},
    {"svg", TAG_DROPPED},  {"img", TAG_MEDIA},        {"audio", TAG_MEDIA},
    {"video", TAG_MEDIA},  {"iframe", TAG_MEDIA},     {"embed", TAG_MEDIA},
    {"source", TAG_MEDIA}, {"input", TAG_INPUT},      {"textarea", TAG_INPUT},
    {"select", TAG_INPUT}, {"button", TAG_INPUT},
};

static void drop_element(struct scan *scan, const char *name, const char *end) {
    const char *source = scan->at;
    const char *closing = arena_print(scan->story->arena, "</%s", name);
    const char *close = scan_find(scan, end, closing, SEARCH_TAG);
    const char *stop = close ? memchr(close, '>', (size_t)(scan->end - close)) : NULL;
    scan->at = stop ? stop + 1 : end + 1;
    scan_hand(scan, source, (size_t)(scan->at - source), "<%s> was left out", name);
}

static void put_tag(struct scan *scan, enum tag_kind kind, const char *name, bool closes,
                    const char *end) {
    const char *source = scan->at;
    scan->at = end + 1;
    switch (kind) {
    case TAG_STRONG:
        scan_put_text(scan, "**");
        return;
    case TAG_EMPHASIS:
        scan_put_text(scan, "*");
        return;
    case TAG_BREAK:
        scan_put_text(scan, scan->unbroken > 1 ? " " : "\n\n");
        return;
    case TAG_ITEM:
        scan_put_text(scan, closes ? "\n" : "\n- ");
        return;
    case TAG_MEDIA:
    case TAG_INPUT:
        if (!closes)
            scan_hand(scan, source, (size_t)(scan->at - source),
                      kind == TAG_MEDIA ? "a picture or sound was left out: <%s>"
                                        : "the learner is asked for something: <%s>",
                      name);
        return;
    case TAG_DROPPED:
        return;
    }
}

static bool tag(struct scan *scan) {
    const char *at = scan->at + 1, *end;
    bool closes = at < scan->end && *at == '/';
    at += closes;
    char name[12];
    size_t length = 0;
    while (at + length < scan->end && isalnum((unsigned char)at[length]) &&
           length + 1 < sizeof name) {
        name[length] = (char)tolower((unsigned char)at[length]);
        length++;
    }
    name[length] = '\0';
    if (length == 0 || isdigit((unsigned char)*name) ||
        !(end = scan_find(scan, at, ">", SEARCH_TAG)))
        return false;
    if (strcmp(name, "a") == 0 && !closes && anchor(scan, end))
        return true;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (strcmp(tags[i].name, name) == 0) {
            if (tags[i].kind == TAG_DROPPED && !closes)
                drop_element(scan, name, end);
            else
                put_tag(scan, tags[i].kind, name, closes, end);
            return true;
        }
    scan->styled = true;
    scan->at = end + 1;
    return true;
}

/* --- comments, entities --- */

static bool comment(struct scan *scan) {
    const char *end = scan_find(scan, scan->at + 4, "-->", SEARCH_COMMENT);
    if (!end)
        return false;
    scan->at = end + 3;
    return true;
}

static bool entity(struct scan *scan) {
    static const struct {
        const char *name, *means;
    } entities[] = {
        {"&amp;", "&"},    {"&lt;", "<"},     {"&gt;", ">"},    {"&quot;", "\""}, {"&apos;", "'"},
        {"&#39;", "'"},    {"&#x27;", "'"},   {"&nbsp;", " "},  {"&mdash;", "—"}, {"&ndash;", "–"},
        {"&hellip;", "…"}, {"&lsquo;", "‘"},  {"&rsquo;", "’"}, {"&ldquo;", "“"}, {"&rdquo;", "”"},
        {"&deg;", "°"},    {"&micro;", "µ"},  {"&times;", "×"}, {"&le;", "≤"},    {"&ge;", "≥"},
        {"&plusmn;", "±"}, {"&frac12;", "½"}, {"&auml;", "ä"},  {"&ouml;", "ö"},  {"&uuml;", "ü"},
        {"&eacute;", "é"}, {"&alpha;", "α"},  {"&beta;", "β"},
    };
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (scan_starts(scan, entities[i].name)) {
            scan_put_text(scan, entities[i].means);
            scan->at += strlen(entities[i].name);
            return true;
        }
    return false;
}

bool scan_common(struct scan *scan) {
    if (scan_starts(scan, "[["))
        return double_brackets(scan);
    if (scan_starts(scan, "<!--") && comment(scan))
        return true;
    if (*scan->at == '<')
        return tag(scan);
    return *scan->at == '&' && entity(scan);
}
