/* Lays a graph out as SVG by Graphviz's program `dot`, which is run as a limited process. */
#ifndef GRAPHVIZ_H
#define GRAPHVIZ_H

#include <stddef.h>

#include "failure.h"

enum {
    GRAPHVIZ_SECONDS = 10,  /* that it may take */
    GRAPHVIZ_MEMORY = 1024, /* MiB of address space */
    GRAPHVIZ_LONGEST = 64   /* MiB of SVG */
};

/* Gives a graph in Graphviz's language to `dot` and takes its SVG, which the caller frees. The
   program gets an empty environment but for PATH, no files but its pipes, and limits on time and
   memory. What it gives is looked through: only shapes and text may be in it, nothing that a
   browser would run or fetch. NULL with `why` when it is not installed, fails, takes too long or
   gives anything else. */
char *graphviz_svg(const char *graph, size_t length, size_t *svg_length, struct failure *why);

/* Whether an SVG holds shapes and text only. */
bool graphviz_is_plain(const char *svg, size_t length);

/* The same picture with a title and a description, for those who have it read to them. Takes the
   text and gives a new one; the caller frees. */
char *graphviz_entitle(char *svg, size_t *length, const char *title, const char *description);

#endif
