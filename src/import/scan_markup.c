/* How the formats mark emphasis, headings and lists, in the markup of casewalk. */
#include <ctype.h>
#include <string.h>

#include "scan.h"

/* A list's item or a rule at the left margin, behind `markers`; true: something was taken. */
static bool list_item(struct scan *scan, const char *markers) {
    const char *at = scan->at;
    while (at < scan->end && (*at == ' ' || *at == '\t'))
        at++;
    size_t rule = 0;
    while (at + rule < scan->end && at[rule] == '-')
        rule++;
    if (rule >= 3 && (at + rule == scan->end || at[rule] == '\n')) {
        scan->at = at + rule;
        return true;
    }
    const char *marker = at;
    while (at < scan->end && strchr(markers, *at))
        at++;
    bool numbered = at == marker && at < scan->end && isdigit((unsigned char)*at);
    if (numbered && at + 1 < scan->end && at[1] == '.')
        at += 2;
    if (at == marker || at == scan->end || *at != ' ')
        return false;
    scan_put_text(scan, "\n- ");
    scan->at = at + 1;
    return true;
}

static bool heading(struct scan *scan, char marker) {
    size_t count = 0;
    while (scan->at + count < scan->end && scan->at[count] == marker)
        count++;
    if (count == 0 || count > 6 || scan->heading || scan->unbroken)
        return false;
    scan->at += count;
    while (scan->at < scan->end && *scan->at == ' ')
        scan->at++;
    scan_put_text(scan, "**");
    scan->heading = true;
    return true;
}

bool scan_wiki(struct scan *scan) {
    bool harlowe = scan->story->format == FORMAT_HARLOWE;
    if (scan_at_line(scan) &&
        (heading(scan, harlowe ? '#' : '!') || list_item(scan, harlowe ? "*" : "*#")))
        return true;
    if (scan_starts(scan, "''"))
        scan_put_text(scan, "**");
    else if (scan_starts(scan, "//") && (scan->at == scan->begin || scan->at[-1] != ':'))
        scan_put_text(scan, "*");
    else
        return false;
    scan->at += 2;
    return true;
}

bool scan_markdown(struct scan *scan) {
    if (scan_at_line(scan)) {
        if (heading(scan, '#') || list_item(scan, "*-+"))
            return true;
        if (*scan->at == '>') {
            scan->at++;
            return true;
        }
    }
    bool inside = scan->at > scan->begin && isalnum((unsigned char)scan->at[-1]) &&
                  scan->at + 1 < scan->end && isalnum((unsigned char)scan->at[1]);
    if (scan_starts(scan, "__") && !inside) {
        scan_put_text(scan, "**");
        scan->at += 2;
    } else if (*scan->at == '_' && !inside) {
        scan_put_text(scan, "*");
        scan->at++;
    } else if (*scan->at == '\\' && scan->at + 1 < scan->end &&
               ispunct((unsigned char)scan->at[1])) {
        scan_put(scan, scan->at + 1, 1);
        scan->at += 2;
    } else
        return false;
    return true;
}
