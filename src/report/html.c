/* Text in pages of HTML. */
#include "html.h"

#include <stdlib.h>
#include <string.h>

#include "clean.h"

void html_text(FILE *out, const char *text) {
    if (!text)
        return;
    char *clean = clean_text(text, strlen(text));
    for (const char *c = clean; *c; c++) {
        switch (*c) {
        case '&':
            fputs("&amp;", out);
            break;
        case '<':
            fputs("&lt;", out);
            break;
        case '>':
            fputs("&gt;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        case '\'':
            fputs("&#39;", out);
            break;
        default:
            putc(*c, out);
        }
    }
    free(clean);
}

void html_put(FILE *out, const char *before, const char *text, const char *after) {
    fputs(before, out);
    html_text(out, text);
    fputs(after, out);
}

void html_begin(FILE *out, const char *title, const char *style) {
    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\""
          " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n"
          "<meta name=\"referrer\" content=\"no-referrer\">\n",
          out);
    html_put(out, "<title>", title, "</title>\n<style>\n");
    fputs(style, out);
    fputs("</style>\n</head>\n<body>\n", out);
}

void html_end(FILE *out) { fputs("</body>\n</html>\n", out); }
