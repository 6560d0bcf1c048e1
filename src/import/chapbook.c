/* Chapbook: variables above a line of "--", [modifiers] on lines of their own, {inserts}. */
#include <ctype.h>
#include <string.h>

#include "scan.h"

/* --- variables --- */

/* One line: name: value, or name (condition): value. */
static void variable_line(struct scan *scan, const char *line, size_t length) {
    scan_trim(&line, &length);
    const char *colon = memchr(line, ':', length);
    if (length == 0)
        return;
    size_t name = colon ? (size_t)(colon - line) : 0;
    const char *open = memchr(line, '(', name);
    const char *said = colon ? colon + 1 : line;
    size_t plain = open ? (size_t)(open - line) : name;
    const char *set = arena_print(scan->story->arena, "%.*s = %.*s", (int)plain, line,
                                  (int)(line + length - said), said);
    if (!colon || memchr(line, '.', plain)) { /* config.style.page.font: … */
        bool looks = colon && length > 7 && strncmp(line, "config.", 7) == 0;
        scan->styled = scan->styled || looks;
        if (!looks)
            scan_hand(scan, line, length, "what it sets could not be read");
        return;
    }
    if (!open) {
        scan_set(scan, set, strlen(set), line, length);
        return;
    }
    struct item item = {.kind = ITEM_IF, .variable = -1, .arm_count = 1};
    item.arms = arena_alloc(scan->story->arena, sizeof *item.arms);
    size_t inside = (size_t)(colon - open) - 1;
    while (inside > 0 && open[inside] != ')')
        inside--;
    item.arms->said = arena_copy_bytes(scan->story->arena, open + 1, inside ? inside - 1 : 0);
    item.arms->condition = scan_condition(scan, open + 1, inside ? inside - 1 : 0);
    item.arms->unknown = !item.arms->condition;
    struct items *before = scan->out;
    scan_flush(scan);
    scan->out = &item.arms->inside;
    scan_set(scan, set, strlen(set), line, length);
    scan->out = before;
    *scan_item(scan, ITEM_IF) = item;
}

void chapbook_variables(struct scan *scan) {
    const char *rule = scan->begin;
    size_t left = (size_t)(scan->end - rule);
    if (left >= 3 && strncmp(rule, "--\n", 3) == 0)
        scan->at += 3;
    rule = memmem(scan->begin, left, "\n--\n", 4);
    if (!rule && left >= 3 && strncmp(scan->end - 3, "\n--", 3) == 0)
        rule = scan->end - 3;
    if (!rule)
        return;
    for (const char *at = scan->begin; at < rule;) {
        const char *end = memchr(at, '\n', (size_t)(rule - at));
        end = end ? end : rule;
        variable_line(scan, at, (size_t)(end - at));
        at = end + 1;
    }
    scan->at = rule + 4 > scan->end ? scan->end : rule + 4;
    scan->begin = scan->at;
}

/* --- modifiers --- */

static bool begins(const char *text, size_t length, const char *word) {
    size_t size = strlen(word);
    return length >= size && strncmp(text, word, size) == 0 &&
           (length == size || isspace((unsigned char)text[size]));
}

/* A line that is one [modifier]: what stands in it. Another one ends the part that is scanned. */
static bool read_modifier(const struct scan *scan, const char **said, size_t *length,
                          const char **behind) {
    const char *at = scan->at;
    if (!scan_at_line(scan) || *at != '[' || at + 1 == scan->end || at[1] == '[')
        return false;
    const char *end = memchr(at, '\n', (size_t)(scan->end - at));
    const char *stop = end ? end : scan->end;
    while (stop > at && isspace((unsigned char)stop[-1]))
        stop--;
    if (stop - at < 3 || stop[-1] != ']' || stop - at > 1000)
        return false;
    *said = at + 1;
    *length = (size_t)(stop - at) - 2;
    *behind = end ? end + 1 : scan->end;
    scan_trim(said, length);
    return true;
}

static const char *const awaited[] = {"modifier", NULL};

/* The text a modifier holds for: up to the next. */
static void part(struct scan *scan, struct items *out) {
    scan_part(scan, out, awaited);
    scan->met = NULL;
}

static void add_arm(struct scan *scan, struct item *item, const char *said, size_t length,
                    bool otherwise, bool denied) {
    struct story *story = scan->story;
    struct if_arm *arm = ARENA_ADD(story->arena, item->arms, item->arm_count);
    arm->said = arena_copy_bytes(story->arena, said, length);
    arm->condition = otherwise ? NULL : scan_condition(scan, said, length);
    arm->unknown = !otherwise && !arm->condition;
    if (denied && arm->condition)
        arm->condition = formula_not(story, arm->condition);
    struct items inside = {0};
    part(scan, &inside);
    item->arms[item->arm_count - 1].inside = inside;
}

static void read_if(struct scan *scan, const char *said, size_t length, bool denied) {
    struct item item = {.kind = ITEM_IF, .variable = -1};
    const char *behind;
    scan_flush(scan);
    add_arm(scan, &item, said, length, false, denied);
    if (scan->at < scan->end && read_modifier(scan, &said, &length, &behind) &&
        begins(said, length, "else")) {
        scan->at = behind;
        add_arm(scan, &item, "", 0, true, false);
    }
    *scan_item(scan, ITEM_IF) = item;
}

static void do_modifier(struct scan *scan, const char *said, size_t length) {
    static const char *const notes[] = {"note", "note to myself", "n.b.", "fixme", "todo"};
    static const char *const code[] = {"JavaScript", "CSS", "ifnever"};
    struct items inside = {0};
    const char *source = scan->at;
    if (begins(said, length, "if") || begins(said, length, "unless")) {
        bool denied = *said == 'u';
        size_t word = denied ? 6 : 2;
        read_if(scan, said + word, length - word, denied);
        return;
    }
    for (size_t i = 0; i < sizeof notes / sizeof *notes + sizeof code / sizeof *code; i++) {
        bool note = i < sizeof notes / sizeof *notes;
        const char *word = note ? notes[i] : code[i - sizeof notes / sizeof *notes];
        if (!begins(said, length, word))
            continue;
        part(scan, &inside);
        scan_hand(scan, source, (size_t)(scan->at - source), "[%s] was left out", word);
        return;
    }
    bool goes_on = begins(said, length, "continue") || begins(said, length, "continued") ||
                   begins(said, length, "cont") || begins(said, length, "cont'd") ||
                   begins(said, length, "else") || begins(said, length, "ifalways");
    scan->styled = scan->styled || !goes_on;
}

static bool modifier(struct scan *scan) {
    const char *said, *behind;
    size_t length;
    if (!read_modifier(scan, &said, &length, &behind))
        return false;
    if (scan_meets(scan, "modifier", 8))
        return true; /* it is read by whoever awaits it */
    scan->at = behind;
    do_modifier(scan, said, length);
    return true;
}

/* --- inserts --- */

/* {name: 'first', label: 'words'}: the value behind a key, or NULL. */
static const char *value_of(struct scan *scan, const char *said, size_t length, const char *key) {
    const char *at = memmem(said, length, key, strlen(key));
    if (!at)
        return NULL;
    at += strlen(key);
    return scan_quoted(scan, &at, said + length);
}

static void do_insert(struct scan *scan, const char *said, size_t length, const char *source,
                      size_t source_length) {
    const char *target = value_of(scan, said, length, "link to:");
    const char *included = value_of(scan, said, length, "embed passage:");
    const char *named = value_of(scan, said, length, "embed passage named:");
    included = included ? included : named;
    if (target) {
        const char *label = value_of(scan, said, length, "label:");
        label = label ? label : target;
        scan_link(scan, label, strlen(label), target, strlen(target), NULL, source, source_length);
    } else if (included) {
        scan_item(scan, ITEM_INCLUDE)->target = included;
    } else if (memchr(said, ':', length) && !memchr(said, '?', length)) {
        scan_hand(scan, source, source_length, "this insert has no like here");
    } else
        scan_show(scan, said, length, source, source_length);
}

static bool insert(struct scan *scan) {
    const char *end = scan_find(scan, scan->at + 1, "}", SEARCH_MACRO);
    const char *source = scan->at;
    if (!end)
        return false;
    scan->at = end + 1;
    do_insert(scan, source + 1, (size_t)(end - source) - 1, source, (size_t)(scan->at - source));
    return true;
}

bool chapbook_special(struct scan *scan) {
    return modifier(scan) || (*scan->at == '{' && insert(scan)) || scan_common(scan) ||
           scan_markdown(scan);
}
