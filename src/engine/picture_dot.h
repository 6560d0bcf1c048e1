/* What the parts of the Graphviz writer share. Private to them. */
#ifndef PICTURE_DOT_H
#define PICTURE_DOT_H

#include "picture.h"

/* How a choice of a rating is drawn; behind the ratings: it depends, and not rated. Okabe and Ito's
   colours, which the colour-blind can tell apart (Color universal design, 2008); whoever sees none
   goes by the words and by width, head and number of lines. */
struct look {
    const char *colour, *ink, *tint; /* of lines, words and cells */
    const char *head;
    double width;
    bool twice; /* two lines side by side */
    int weight; /* how much the arrow wants to be short and straight */
};
extern const struct look dot_looks[RATINGS + 2];
const struct look *dot_look(int rating);

#define DOT_EVENT "#AA4D86" /* lines of events */
#define DOT_PALE "#9A9A9A"  /* lines that no walk takes */
#define DOT_GREY "#666666"  /* words of what no walk takes */

/* Text within a label; a line end begins a line. */
void dot_label(FILE *out, const char *text);
void dot_small(FILE *out, const char *text);
/* A box's name: ids of the language have letters, digits and _ only; with a colon none is one. */
void dot_name(const struct picture *picture, FILE *out, size_t end);
/* What stands before and behind something of a column. */
void dot_open(const struct picture *picture, size_t column, FILE *out);
void dot_close(const struct picture *picture, FILE *out);
/* Whether an event has no arrow in the picture, so that it stands in the table of such events. */
bool dot_is_lone(const struct picture *picture, size_t box);

void dot_box(const struct picture *picture, size_t box, FILE *out);
void dot_part(const struct picture *picture, size_t part, FILE *out);
/* The arrows of a box, and the tags in which those end that go to another column. */
void dot_arrows(const struct picture *picture, size_t box, FILE *out, size_t *number);
void dot_part_arrows(const struct picture *picture, size_t part, FILE *out);
void dot_legend(const struct picture *picture, FILE *out);

#endif
