/* The pathway as a picture: a box for each node and event, an arrow for each way between them.
   Private to this folder. */
#ifndef PICTURE_H
#define PICTURE_H

#include "inside.h"

enum arrow_kind {
    ARROW_TO,    /* a written `to` */
    ARROW_VISIT, /* goes there and comes back */
    ARROW_MET,   /* an event came between; with odds only */
    ARROW_RESUME /* back to what was interrupted; with odds only */
};

/* A way from a box: of one of its choices, or of the box itself. */
struct arrow {
    enum arrow_kind kind;
    long choice; /* -1: of the box itself */
    size_t to;   /* a box */
    double flow; /* how often a walk goes this way, on average */
};

/* A choice of a node, as it is drawn. */
struct picture_choice {
    const char *label; /* of an answer: what is to be answered */
    unsigned ratings;  /* a bit for each that it can have; 0: neutral */
    bool rated_at_times;
    bool never;   /* not on offer in this variant */
    bool stays;   /* it can lead to its own node again without saying where */
    bool resumes; /* it can lead back to what was interrupted */
    double share; /* a branch's probability where it is the same everywhere; else NaN */
    double flow;  /* how often it is chosen or drawn in a walk, on average */
};

/* A node (the first ones, in their order) or an event (the others). */
struct box {
    const char *text; /* its first words, and what an event waits for */
    struct picture_choice *choices;
    size_t arrow_count;
    struct arrow *arrows;
    bool reached;  /* some way leads here in this variant, from the start or an event */
    bool resumes;  /* the box itself leads back to what was interrupted */
    bool drawn;    /* else only a stub stands for it, if `folded` is not 0 */
    size_t folded; /* this many nodes lie behind the stub, itself among them */
    double visits; /* how often a walk comes here, on average */
    double utility;
};

struct picture {
    struct arena *arena;
    const struct pathway *pathway;
    size_t variant;
    struct reader *reader;
    size_t count; /* boxes */
    struct box *boxes;
    size_t built;       /* so many boxes are ready */
    size_t drawn_nodes; /* of the pathway's nodes, those that are drawn */
    const char *policy; /* NULL: without odds */
    double unknown;     /* share of walks that leave what was unfolded */
    uint32_t flowed;    /* so many situations are added up */
};

/* What is drawn of the pathway. */
struct picture_part {
    long around; /* a node; -1: the start */
    long depth;  /* so many arrows away; -1: no such limit */
    bool whole;  /* all, however much it is */
};

/* Above so many nodes only those nearest to the start are drawn. */
enum { PICTURE_NODES = 300 };

/* A picture with nothing in it; all lies in the arena. */
struct picture *picture_new(struct arena *arena, const struct pathway *pathway, size_t variant);
/* Builds some more boxes; false when all are there. */
bool picture_build(struct picture *picture, size_t budget);
/* Says which boxes are drawn. */
void picture_choose(struct picture *picture, const struct picture_part *part);

static inline bool box_is_event(const struct picture *picture, size_t box) {
    return box >= picture->pathway->node_count;
}
const char *box_id(const struct picture *picture, size_t box);
/* The rating that all of a choice's have in common; -1: neutral; RATINGS: it depends. */
int choice_rating(const struct picture_choice *choice);
/* Its ratings in words, such as "best or harmful"; "" for a neutral one. At most 64 bytes. */
const char *choice_rating_words(const struct picture_choice *choice, char words[64]);
/* The choice that an arrow leaves from; NULL: the box itself. */
const struct picture_choice *arrow_choice(const struct box *box, const struct arrow *arrow);
/* Whether an arrow is drawn: its ends are, and chance leads along it often enough. */
bool arrow_is_drawn(const struct picture *picture, const struct arrow *arrow);

/* --- picture_flow.c --- */
/* Adds up how walks go through `budget` more situations; false when all are done. */
bool picture_flow(struct picture *picture, const struct graph *graph, const double *weights,
                  const struct flows *flows, size_t budget);
/* What is told of every outcome. */
void picture_outcomes(struct picture *picture, const struct odds *odds);

/* --- picture_text.c --- */
/* A text of the pathway as it stands in the file: values as {field}, of an `either` what holds in
   the variant, else its last part; one line, without markup, cut to `most` characters. */
const char *picture_text(const struct picture *picture, const struct expression *text, size_t most);
/* Any text as one line, without markup, cut to `most` characters; in the arena. */
const char *picture_short(const struct picture *picture, const char *text, size_t most);
/* Lines of at most `width` characters, separated by line ends; in the arena. */
const char *picture_wrap(struct arena *arena, const char *text, size_t width);
/* A probability as people read it. */
const char *picture_share(double share, char text[16]);
/* What is said below the words of a box: utility, how often it is met; "" for nothing. */
const char *picture_note(const struct picture *picture, size_t box, char text[128]);
/* The title of the whole, in the arena. */
const char *picture_title(const struct picture *picture);

/* --- picture_dot.c, picture_mermaid.c: how it is written, a box at a time --- */
struct picture_format {
    const char *name;
    void (*begin)(const struct picture *picture, FILE *out);
    void (*box)(const struct picture *picture, size_t box, FILE *out);
    void (*arrows)(const struct picture *picture, size_t box, FILE *out, size_t *number);
    void (*end)(const struct picture *picture, FILE *out);
};
extern const struct picture_format picture_dot, picture_mermaid;

#endif
