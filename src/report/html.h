/* Text in pages of HTML: nothing that anybody wrote becomes markup. */
#ifndef HTML_H
#define HTML_H

#include <stdio.h>

/* Writes text cleaned (base/clean.h) with & < > " ' escaped: good between tags and within quoted
   attributes, nowhere else (no script, style, URL). NULL writes nothing. */
void html_text(FILE *out, const char *text);

/* The same between markup of ours: html_put(out, "<td>", name, "</td>"). */
void html_put(FILE *out, const char *before, const char *text, const char *after);

/* The head of a page up to and with <body>, in English and UTF-8. A policy in it allows nothing but
   `style`, which is CSS of ours: no network, no script. */
void html_begin(FILE *out, const char *title, const char *style);
void html_end(FILE *out);

#endif
