/* Harlowe: (macros: …)[hooks], $variables. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "scan.h"

/* A macro as it stands: (name: said). */
struct macro {
    const char *source, *end; /* end: behind its bracket */
    char name[32];            /* in small letters, without - and _ */
    const char *said;
    size_t said_length;
};

static bool named(const struct macro *macro, const char *const *names) {
    for (; *names; names++)
        if (strcmp(macro->name, *names) == 0)
            return true;
    return false;
}

/* Where the bracket closes that was opened before `at`; quotes and brackets respected. */
static const char *close_of(const struct scan *scan, const char *at) {
    const char *stop = scan->end - at > FARTHEST ? at + FARTHEST : scan->end;
    char quote = '\0';
    for (int depth = 1; at < stop; at++) {
        if (quote) {
            at += *at == '\\';
            quote = (char)(at < stop && *at == quote ? '\0' : quote);
        } else if (strchr("\"'", *at) && !isalnum((unsigned char)at[-1]))
            quote = *at;
        else if (*at == '(')
            depth++;
        else if (*at == ')' && --depth == 0)
            return at;
    }
    return NULL;
}

static bool read_macro(struct scan *scan, struct macro *macro) {
    const char *at = scan->at + 1;
    size_t used = 0;
    if (scan->blocked[SEARCH_MACRO] && at < scan->blocked[SEARCH_MACRO])
        return false;
    for (; at < scan->end && (isalnum((unsigned char)*at) || strchr("-_", *at)); at++)
        if (isalnum((unsigned char)*at) && used + 1 < sizeof macro->name)
            macro->name[used++] = (char)tolower((unsigned char)*at);
    macro->name[used] = '\0';
    if (used == 0 || at == scan->end || *at != ':')
        return false;
    const char *close = close_of(scan, at + 1);
    if (!close) {
        scan->blocked[SEARCH_MACRO] = scan->end - at > FARTHEST ? at + FARTHEST : scan->end;
        return false;
    }
    macro->source = scan->at;
    macro->end = close + 1;
    macro->said = at + 1;
    macro->said_length = (size_t)(close - at) - 1;
    scan_trim(&macro->said, &macro->said_length);
    return true;
}

static void hand(struct scan *scan, const struct macro *macro, const char *reason) {
    scan_hand(scan, macro->source, (size_t)(macro->end - macro->source), "%s", reason);
}

/* --- hooks --- */

/* Whether a hook is attached, or a link in place of one; spaces may stand before it. */
static bool has_hook(const struct scan *scan) {
    const char *at = scan->at;
    while (at < scan->end && isspace((unsigned char)*at))
        at++;
    return at < scan->end && *at == '[' && scan->depth < DEEPEST_SCAN;
}

static void read_hook(struct scan *scan, struct items *out) {
    static const char *const awaited[] = {"]", NULL};
    while (*scan->at != '[')
        scan->at++;
    if (scan_starts(scan, "[[") && !scan_starts(scan, "[[[")) {
        struct items *before = scan->out;
        scan_flush(scan);
        scan->out = out;
        scan_common(scan);
        scan_flush(scan);
        scan->out = before;
        return;
    }
    scan->at++;
    scan_part(scan, out, awaited);
    if (!scan->met)
        scan_hand(scan, "[", 1, "a [ is not closed");
    scan->met = NULL;
    const char *name = scan->at;
    if (name < scan->end && *name == '<') /* [words]<name| */
        for (name++; name < scan->end && (isalnum((unsigned char)*name) || *name == '_'); name++)
            ;
    if (name < scan->end && *name == '|' && name > scan->at)
        scan->at = name + 1;
}

static void take_all(struct scan *scan, const struct items *inside) {
    for (size_t i = 0; i < inside->count; i++)
        *scan_item(scan, inside->items[i].kind) = inside->items[i];
}

/* --- conditions --- */

/* The next macro, if it goes on with a condition; scan->at stays where it is otherwise. */
static bool next_arm(struct scan *scan, struct macro *macro) {
    static const char *const names[] = {"elseif", "else", NULL};
    const char *before = scan->at;
    while (scan->at < scan->end && isspace((unsigned char)*scan->at))
        scan->at++;
    if (scan->at < scan->end && *scan->at == '(' && read_macro(scan, macro) &&
        named(macro, names)) {
        scan->at = macro->end;
        if (has_hook(scan))
            return true;
    }
    scan->at = before;
    return false;
}

static void read_if(struct scan *scan, struct macro *macro) {
    struct story *story = scan->story;
    struct item item = {.kind = ITEM_IF, .variable = -1};
    scan_flush(scan);
    do {
        struct if_arm *arm = ARENA_ADD(story->arena, item.arms, item.arm_count);
        bool otherwise = strcmp(macro->name, "else") == 0;
        arm->said = arena_copy_bytes(story->arena, macro->said, macro->said_length);
        arm->condition = otherwise ? NULL : scan_condition(scan, macro->said, macro->said_length);
        arm->unknown = !otherwise && !arm->condition;
        if (strcmp(macro->name, "unless") == 0 && arm->condition)
            arm->condition = formula_not(story, arm->condition);
        struct items inside = {0};
        read_hook(scan, &inside);
        item.arms[item.arm_count - 1].inside = inside;
    } while (next_arm(scan, macro));
    *scan_item(scan, ITEM_IF) = item;
}

/* --- links --- */

/* (link-goto: "words", "passage"), (link: "words")[what happens]. */
static void read_link(struct scan *scan, const struct macro *macro, bool goes) {
    const char *at = macro->said, *end = at + macro->said_length;
    const char *label = scan_quoted(scan, &at, end), *target = NULL;
    struct items body = {0};
    size_t left = 0;
    while (at < end && (isspace((unsigned char)*at) || *at == ','))
        at++;
    if (goes) {
        target = at < end ? at : label;
        left = at < end ? (size_t)(end - at) : label ? strlen(label) : 0;
    }
    if (has_hook(scan))
        read_hook(scan, &body);
    size_t length = (size_t)(scan->at - macro->source);
    bool leads = goes;
    for (size_t i = 0; i < body.count; i++)
        leads = leads || body.items[i].kind == ITEM_GO || body.items[i].kind == ITEM_SET;
    if (!label)
        hand(scan, macro, "what this link says could not be read");
    else if (leads)
        scan_link(scan, label, strlen(label), target, left, &body, macro->source, length);
    else {
        scan_hand(scan, macro->source, length, "this shows after a click, and here at once");
        take_all(scan, &body);
    }
}

static void read_go(struct scan *scan, const struct macro *macro, enum item_kind kind) {
    struct item item = {.kind = kind, .variable = -1};
    if (scan_target(scan, macro->said, macro->said_length, &item))
        *scan_item(scan, kind) = item;
    else
        hand(scan, macro, "where this leads could not be read");
}

/* --- other macros --- */

/* (put: 5 into $x) is (set: $x to 5). */
static void read_put(struct scan *scan, const struct macro *macro) {
    const char *into = memmem(macro->said, macro->said_length, " into ", 6);
    if (!into) {
        hand(scan, macro, "what it sets could not be read");
        return;
    }
    const char *set = arena_print(scan->story->arena, "%.*s to %.*s",
                                  (int)(macro->said + macro->said_length - into - 6), into + 6,
                                  (int)(into - macro->said), macro->said);
    scan_set(scan, set, strlen(set), macro->source, (size_t)(macro->end - macro->source));
}

static const char *const conditions[] = {"if", "unless", NULL};
static const char *const going_links[] = {"linkgoto", "linkrevealgoto", NULL};
static const char *const links[] = {"link", "linkreplace", "linkreveal", "linkrepeat", NULL};
static const char *const goings[] = {"goto", NULL};
static const char *const includes[] = {"display", NULL};
static const char *const shows[] = {"print", "either", "random", "round", "floor",
                                    "ceil",  "abs",    "min",    "max",   NULL};
static const char *const sets[] = {"set", NULL};
static const char *const putting[] = {"put", NULL};
static const char *const looks[] = {
    "textstyle", "textcolour", "textcolor", "colour",     "color",       "background",
    "bg",        "align",      "font",      "t8n",        "transition",  "transitiontime",
    "t8ntime",   "css",        "border",    "box",        "opacity",     "hoverstyle",
    "charstyle", "linestyle",  "linkstyle", "textrotate", "textrotatez", "textsize",
    "size",      "live",       "event",     "after",      "stop",        "cornerradius",
    "linkstyle", "collapse",   "nobr",      "enchant",    "change",      "float",
    "columns",   "column",     "cond",      NULL};

static void do_macro(struct scan *scan, struct macro *macro) {
    size_t length = (size_t)(macro->end - macro->source);
    if (named(macro, conditions) && has_hook(scan))
        read_if(scan, macro);
    else if (named(macro, going_links) || named(macro, links))
        read_link(scan, macro, named(macro, going_links));
    else if (named(macro, goings))
        read_go(scan, macro, ITEM_GO);
    else if (named(macro, includes))
        read_go(scan, macro, ITEM_INCLUDE);
    else if (strcmp(macro->name, "print") == 0)
        scan_show(scan, macro->said, macro->said_length, macro->source, length);
    else if (named(macro, shows))
        scan_show(scan, macro->source, length, macro->source, length);
    else if (named(macro, sets))
        scan_set(scan, macro->said, macro->said_length, macro->source, length);
    else if (named(macro, putting))
        read_put(scan, macro);
    else if (named(macro, looks))
        scan->styled = true;
    else
        scan_hand(scan, macro->source, length, "(%.*s:) has no like here",
                  (int)strcspn(macro->source + 1, ":"), macro->source + 1);
}

/* --- the rest --- */

static bool variable(struct scan *scan) {
    const char *end = scan->at + 1;
    while (end < scan->end && (isalnum((unsigned char)*end) || *end == '_'))
        end++;
    if (end == scan->at + 1 || isdigit((unsigned char)scan->at[1]))
        return false;
    if (end + 2 < scan->end && strncmp(end, "'s ", 3) == 0) /* $patient's name */
        for (end += 3; end < scan->end && (isalnum((unsigned char)*end) || *end == '_'); end++)
            ;
    const char *source = scan->at;
    scan->at = end;
    scan_show(scan, source, (size_t)(end - source), source, (size_t)(end - source));
    return true;
}

/* The name of a hook before it: |name>[ or |name)[. */
static bool hook_name(struct scan *scan) {
    const char *end = scan->at + 1;
    while (end < scan->end && (isalnum((unsigned char)*end) || *end == '_'))
        end++;
    if (end == scan->at + 1 || end + 1 >= scan->end || !strchr(">)", *end) || end[1] != '[')
        return false;
    scan->at = end + 1;
    return true;
}

static bool brackets(struct scan *scan) {
    struct items inside = {0};
    if (*scan->at == ']' && scan_meets(scan, "]", 1)) {
        scan->at++;
        return true;
    }
    if (*scan->at != '[' || scan->depth >= DEEPEST_SCAN)
        return false;
    scan_flush(scan);
    read_hook(scan, &inside);
    take_all(scan, &inside);
    return true;
}

static bool verbatim(struct scan *scan) {
    const char *end = scan_find(scan, scan->at + 1, "`", SEARCH_VERBATIM);
    if (!end)
        return false;
    scan_put(scan, scan->at + 1, (size_t)(end - scan->at) - 1);
    scan->at = end + 1;
    return true;
}

/* { … } joins its lines. */
static bool braces(struct scan *scan) {
    if (!strchr("{}", *scan->at))
        return false;
    scan->unbroken += *scan->at == '{' ? 1 : scan->unbroken > 0 ? -1 : 0;
    scan->at++;
    return true;
}

static bool styling(struct scan *scan) {
    if (!scan_starts(scan, "~~") && !scan_starts(scan, "^^"))
        return false;
    scan->at += 2;
    scan->styled = true;
    return true;
}

bool harlowe_special(struct scan *scan) {
    struct macro macro;
    if (*scan->at == '(' && read_macro(scan, &macro)) {
        scan->at = macro.end;
        do_macro(scan, &macro);
        return true;
    }
    if (scan_starts(scan, "\\\n")) {
        scan->at += 2;
        return true;
    }
    return (*scan->at == '$' && variable(scan)) || (*scan->at == '|' && hook_name(scan)) ||
           (*scan->at == '`' && verbatim(scan)) || braces(scan) || styling(scan) ||
           (scan_starts(scan, "[[[") && brackets(scan)) || scan_common(scan) || brackets(scan) ||
           scan_wiki(scan);
}
