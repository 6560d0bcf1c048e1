/* SugarCube: <<macros>>, $variables. */
#include <ctype.h>
#include <string.h>

#include "scan.h"

/* A macro as it stands: <<name said>>. */
struct macro {
    const char *source, *end; /* end: behind its >> */
    const char *name, *said;
    size_t name_length, said_length;
};

static bool named(const struct macro *macro, const char *name) {
    return strlen(name) == macro->name_length &&
           strncmp(macro->name, name, macro->name_length) == 0;
}

/* Where a macro ends; a >> in quotes does not count, unless there is no other. */
static const char *macro_end(struct scan *scan) {
    const char *plain = scan_find(scan, scan->at + 2, ">>", SEARCH_MACRO);
    const char *stop = scan->end - scan->at > FARTHEST ? scan->at + FARTHEST : scan->end;
    char quote = '\0';
    for (const char *c = scan->at + 2; plain && c + 1 < stop; c++) {
        if (quote) {
            c += *c == '\\';
            quote = (char)(*c == quote ? '\0' : quote);
        } else if (strchr("\"'", *c) && !isalnum((unsigned char)c[-1]))
            quote = *c;
        else if (c[0] == '>' && c[1] == '>')
            return c;
    }
    return plain;
}

static bool read_macro(struct scan *scan, struct macro *macro) {
    const char *end = macro_end(scan);
    if (!end)
        return false;
    const char *at = scan->at + 2;
    while (at < end && isspace((unsigned char)*at))
        at++;
    *macro = (struct macro){.source = scan->at, .end = end + 2, .name = at};
    if (at < end && (*at == '=' || *at == '-'))
        at++;
    else
        while (at < end && (isalnum((unsigned char)*at) || strchr("/_-", *at)))
            at++;
    macro->name_length = (size_t)(at - macro->name);
    macro->said = at;
    macro->said_length = (size_t)(end - at);
    scan_trim(&macro->said, &macro->said_length);
    return macro->name_length > 0;
}

static void hand(struct scan *scan, const struct macro *macro, const char *reason) {
    scan_hand(scan, macro->source, (size_t)(macro->end - macro->source), "%s", reason);
}

/* The part up to a closing macro, which is awaited. */
static void part(struct scan *scan, struct items *out, const char *const *awaited) {
    scan_part(scan, out, awaited);
    if (!scan->met)
        scan_hand(scan, awaited[0] + 1, strlen(awaited[0] + 1), "<<%s>> is not closed",
                  awaited[0] + 1);
    scan->met = NULL;
}

/* --- conditions --- */

static void read_if(struct scan *scan, const struct macro *macro) {
    static const char *const awaited[] = {"/if", "elseif", "else", NULL};
    struct story *story = scan->story;
    struct item item = {.kind = ITEM_IF, .variable = -1};
    const char *said = macro->said;
    size_t length = macro->said_length;
    bool otherwise = false;
    scan_flush(scan);
    for (;;) {
        if (strncmp(said, "if ", 3) == 0 && length > 3) { /* <<else if …>> */
            said += 3;
            length -= 3;
            otherwise = false;
        }
        struct if_arm *arm = ARENA_ADD(story->arena, item.arms, item.arm_count);
        arm->said = arena_copy_bytes(story->arena, said, length);
        arm->condition = otherwise ? NULL : scan_condition(scan, said, length);
        arm->unknown = !otherwise && !arm->condition;
        struct items inside = {0};
        scan_part(scan, &inside, awaited);
        item.arms[item.arm_count - 1].inside = inside;
        if (!scan->met || strcmp(scan->met, "/if") == 0)
            break;
        otherwise = strcmp(scan->met, "else") == 0;
        said = scan->said;
        length = scan->said_length;
    }
    bool closed = scan->met != NULL;
    scan->met = NULL;
    *scan_item(scan, ITEM_IF) = item;
    if (!closed)
        hand(scan, macro, "this <<if>> is not closed");
}

/* --- links --- */

/* <<link "words" "passage">>, <<link [[words|passage]]>>, with what happens up to <</link>>. */
static void read_link(struct scan *scan, const struct macro *macro) {
    static const char *const awaited[] = {"/link", "/button", NULL};
    const char *at = macro->said, *end = at + macro->said_length, *label, *target = NULL;
    struct items body = {0};
    part(scan, &body, awaited);
    size_t length = (size_t)(macro->end - macro->source);
    if (macro->said_length > 4 && strncmp(at, "[[", 2) == 0) {
        struct items found = {0}, *before = scan->out;
        const char *here = scan->at;
        scan_flush(scan);
        scan->out = &found;
        scan->at = at;
        scan_common(scan);
        scan_flush(scan);
        scan->out = before;
        scan->at = here;
        for (size_t i = 0; i < found.count; i++) {
            struct item *item = scan_item(scan, found.items[i].kind);
            *item = found.items[i];
            for (size_t b = 0; item->kind == ITEM_LINK && b < body.count; b++)
                if (body.items[b].kind == ITEM_SET)
                    *ARENA_ADD(scan->story->arena, item->arms[0].inside.items,
                               item->arms[0].inside.count) = body.items[b];
        }
        return;
    }
    label = scan_quoted(scan, &at, end);
    size_t left = (size_t)(end - at);
    target = at;
    scan_trim(&target, &left);
    if (!label)
        hand(scan, macro, "what this link says could not be read");
    else
        scan_link(scan, label, strlen(label), left ? target : NULL, left, &body, macro->source,
                  length);
}

static void read_go(struct scan *scan, const struct macro *macro, enum item_kind kind) {
    struct item item = {.kind = kind, .variable = -1};
    const char *said = macro->said;
    size_t length = macro->said_length;
    if (length > 4 && strncmp(said, "[[", 2) == 0 && strncmp(said + length - 2, "]]", 2) == 0) {
        said += 2;
        length -= 4;
    }
    if (scan_target(scan, said, length, &item))
        *scan_item(scan, kind) = item;
    else
        hand(scan, macro, "where this leads could not be read");
}

/* --- other macros --- */

/* Only what is set in it, and where it leads, counts. */
static void read_silently(struct scan *scan) {
    static const char *const awaited[] = {"/silently", NULL};
    struct items inside = {0};
    part(scan, &inside, awaited);
    for (size_t i = 0; i < inside.count; i++)
        if (inside.items[i].kind != ITEM_TEXT && inside.items[i].kind != ITEM_SHOW)
            *scan_item(scan, inside.items[i].kind) = inside.items[i];
}

static void read_script(struct scan *scan, const struct macro *macro) {
    const char *close = scan_find(scan, macro->end, "<</script>>", SEARCH_VERBATIM);
    scan->at = close ? close + 11 : macro->end;
    scan_hand(scan, macro->source, (size_t)(scan->at - macro->source), "a script was left out");
}

static bool only_looks(const struct macro *macro) {
    static const char *const names[] = {
        "type",  "/type",       "addclass", "removeclass", "toggleclass", "css",
        "timed", "/timed",      "next",     "nobr",        "/nobr",       "cacheaudio",
        "audio", "masteraudio", "playlist", "done",        "/done",       "/silent"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (named(macro, names[i]))
            return true;
    return false;
}

static void do_macro(struct scan *scan, const struct macro *macro) {
    size_t length = (size_t)(macro->end - macro->source);
    bool deep = scan->depth >= DEEPEST_SCAN;
    if (named(macro, "set"))
        scan_set(scan, macro->said, macro->said_length, macro->source, length);
    else if (named(macro, "print") || named(macro, "=") || named(macro, "-"))
        scan_show(scan, macro->said, macro->said_length, macro->source, length);
    else if (named(macro, "if") && !deep)
        read_if(scan, macro);
    else if ((named(macro, "link") || named(macro, "button")) && !deep)
        read_link(scan, macro);
    else if (named(macro, "goto"))
        read_go(scan, macro, ITEM_GO);
    else if (named(macro, "include") || named(macro, "display"))
        read_go(scan, macro, ITEM_INCLUDE);
    else if (named(macro, "silently") && !deep)
        read_silently(scan);
    else if (named(macro, "script"))
        read_script(scan, macro);
    else if (only_looks(macro)) {
        bool joins = named(macro, "nobr"), parts = named(macro, "/nobr") && scan->unbroken > 0;
        scan->styled = scan->styled || !(joins || named(macro, "/nobr"));
        scan->unbroken += joins - parts;
    } else
        scan_hand(scan, macro->source, length, "<<%.*s>> has no like here",
                  (int)(macro->name_length < 30 ? macro->name_length : 30), macro->name);
}

static bool macro(struct scan *scan) {
    struct macro macro;
    if (!read_macro(scan, &macro))
        return false;
    scan->at = macro.end;
    scan->said = macro.said;
    scan->said_length = macro.said_length;
    if (!scan_meets(scan, macro.name, macro.name_length))
        do_macro(scan, &macro);
    return true;
}

/* --- variables, comments --- */

static bool naked_variable(struct scan *scan) {
    const char *end = scan->at + 1;
    while (end < scan->end && (isalnum((unsigned char)*end) || *end == '_'))
        end++;
    if (end == scan->at + 1 || isdigit((unsigned char)scan->at[1]))
        return false;
    const char *whole = end;
    while (whole + 1 < scan->end &&
           ((*whole == '.' && isalpha((unsigned char)whole[1])) || *whole == '[')) {
        const char *next =
            *whole == '[' ? memchr(whole, ']', (size_t)(scan->end - whole)) : whole + 1;
        if (!next || next - whole > 60)
            break;
        whole = next + 1;
        while (whole < scan->end && (isalnum((unsigned char)*whole) || *whole == '_'))
            whole++;
    }
    const char *source = scan->at;
    scan->at = whole;
    scan_show(scan, source, (size_t)(whole - source), source, (size_t)(whole - source));
    return true;
}

static bool skip(struct scan *scan, const char *open, const char *close) {
    if (!scan_starts(scan, open))
        return false;
    const char *end = scan_find(scan, scan->at + strlen(open), close, SEARCH_COMMENT);
    if (!end)
        return false;
    scan->at = end + strlen(close);
    return true;
}

static bool styling(struct scan *scan) {
    size_t length = 0;
    if (scan_starts(scan, "@@")) {
        const char *end = scan->at + 2;
        if (end < scan->end && strchr(".#", *end))
            while (end < scan->end && *end != ';' && *end != '\n')
                end++;
        length = (size_t)(end - scan->at) + (end < scan->end && *end == ';');
    } else if (scan_starts(scan, "__") || scan_starts(scan, "==") || scan_starts(scan, "^^") ||
               scan_starts(scan, "~~"))
        length = 2;
    scan->at += length;
    scan->styled = scan->styled || length > 0;
    return length > 0;
}

static bool picture(struct scan *scan) {
    if (!scan_starts(scan, "[img["))
        return false;
    const char *end = scan_find(scan, scan->at, "]]", SEARCH_LINK);
    const char *source = scan->at;
    if (!end)
        return false;
    scan->at = end + 2;
    scan_hand(scan, source, (size_t)(scan->at - source), "a picture was left out");
    return true;
}

static bool verbatim(struct scan *scan) {
    if (!scan_starts(scan, "{{{"))
        return false;
    const char *end = scan_find(scan, scan->at + 3, "}}}", SEARCH_VERBATIM);
    if (!end)
        return false;
    scan_put(scan, scan->at + 3, (size_t)(end - scan->at) - 3);
    scan->at = end + 3;
    return true;
}

bool sugarcube_special(struct scan *scan) {
    if (scan_starts(scan, "<<") && macro(scan))
        return true;
    if (scan_starts(scan, "\\\n")) {
        scan->at += 2;
        return true;
    }
    if (*scan->at == '$' && naked_variable(scan))
        return true;
    return skip(scan, "/*", "*/") || skip(scan, "/%", "%/") || verbatim(scan) || picture(scan) ||
           styling(scan) || scan_common(scan) || scan_wiki(scan);
}
