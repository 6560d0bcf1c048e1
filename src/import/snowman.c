/* Snowman: <% statements %> and <%= values %> in Markdown. Of JavaScript only what is like the
   other formats is read: if, else, assignments. */
#include <ctype.h>
#include <string.h>

#include "scan.h"

static const char *const awaited[] = {"}", NULL};

/* The condition of "if (…) {", or false. */
static bool read_condition(const char *said, size_t length, const char **condition, size_t *size) {
    scan_trim(&said, &length);
    if (length < 6 || strncmp(said, "if", 2) != 0 || said[length - 1] != '{')
        return false;
    said += 2;
    length -= 3;
    scan_trim(&said, &length);
    if (length < 2 || *said != '(' || said[length - 1] != ')')
        return false;
    *condition = said + 1;
    *size = length - 2;
    return true;
}

/* What stands behind "} else" in what ended a part: "{", "if (…) {", or nothing. */
static bool read_else(const struct scan *scan, const char **said, size_t *length) {
    *said = scan->said + 1;
    *length = scan->said_length - 1;
    scan_trim(said, length);
    if (*length < 4 || strncmp(*said, "else", 4) != 0)
        return false;
    *said += 4;
    *length -= 4;
    scan_trim(said, length);
    return true;
}

static void read_if(struct scan *scan, const char *said, size_t length) {
    struct story *story = scan->story;
    struct item item = {.kind = ITEM_IF, .variable = -1};
    const char *condition = NULL;
    size_t size = 0;
    bool more = read_condition(said, length, &condition, &size), closed = true;
    scan_flush(scan);
    while (more) {
        struct if_arm *arm = ARENA_ADD(story->arena, item.arms, item.arm_count);
        arm->said = condition ? arena_copy_bytes(story->arena, condition, size) : "";
        arm->condition = condition ? scan_condition(scan, condition, size) : NULL;
        arm->unknown = condition && !arm->condition;
        struct items inside = {0};
        scan_part(scan, &inside, awaited);
        item.arms[item.arm_count - 1].inside = inside;
        closed = scan->met != NULL;
        more = closed && read_else(scan, &said, &length);
        if (more && !read_condition(said, length, &condition, &size))
            condition = NULL;
        scan->met = NULL;
    }
    *scan_item(scan, ITEM_IF) = item;
    if (!closed)
        scan_hand(scan, "if {", 4, "this if is not closed");
}

static void do_statement(struct scan *scan, const char *said, size_t length, const char *source,
                         size_t source_length) {
    const char *condition;
    size_t size;
    scan_trim(&said, &length);
    if (length > 0 && *said == '=') {
        said++;
        length--;
        scan_trim(&said, &length);
        scan_show(scan, said, length, source, source_length);
    } else if (scan->depth < DEEPEST_SCAN && read_condition(said, length, &condition, &size)) {
        read_if(scan, said, length);
    } else if (length > 0)
        scan_set(scan, said, length, source, source_length);
}

static bool statement(struct scan *scan) {
    const char *end = scan_find(scan, scan->at + 2, "%>", SEARCH_MACRO);
    if (!end)
        return false;
    const char *source = scan->at, *said = source + 2;
    size_t length = (size_t)(end - said);
    scan->at = end + 2;
    scan_trim(&said, &length);
    scan->said = said;
    scan->said_length = length;
    if (!(length > 0 && *said == '}' && scan_meets(scan, "}", 1)))
        do_statement(scan, said, length, source, (size_t)(scan->at - source));
    return true;
}

bool snowman_special(struct scan *scan) {
    return (scan_starts(scan, "<%") && statement(scan)) || scan_common(scan) || scan_markdown(scan);
}
