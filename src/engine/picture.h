/* The pathway as a picture: a box for each node and event, an arrow for each way between them.
   Private to this folder. */
#ifndef PICTURE_H
#define PICTURE_H

#include "inside.h"
#include "tracks.h"

enum arrow_kind {
    ARROW_TO,    /* a written `to` */
    ARROW_VISIT, /* goes there and comes back */
    ARROW_MET,   /* an event came between; where walks are followed only */
    ARROW_RESUME /* back to what was interrupted; where walks are followed only */
};

/* What is told of walks besides what is written. */
enum picture_show {
    SHOW_WRITTEN,  /* nothing */
    SHOW_ODDS,     /* how often a walk goes where, under a policy */
    SHOW_COVERAGE, /* what the expected walks take */
    SHOW_WAY,      /* the way of one walk */
    SHOW_CLASS     /* how many of many recorded walks went where */
};

/* A way from a box: of one of its choices, or of the box itself. */
struct arrow {
    enum arrow_kind kind;
    long choice; /* -1: of the box itself */
    size_t to;   /* a box */
    double flow; /* how often a walk goes this way, on average; of tracks: how many walks do */
    const char *steps; /* of one walk: when it went this way, as "3, 7"; else NULL */
};

/* A choice of a node, as it is drawn. */
struct picture_choice {
    const char *label; /* of an answer: what is to be answered */
    unsigned ratings;  /* a bit for each that it can have; 0: neutral */
    bool rated_at_times;
    bool never;     /* not on offer in this variant */
    bool stays;     /* it can lead to its own node again without saying where */
    bool resumes;   /* it can lead back to what was interrupted */
    double share;   /* a branch's probability where it is the same everywhere; else NaN */
    double flow;    /* how often it is chosen or drawn, as for arrows */
    double harmful; /* of these, how many did harm by it; of tracks */
};

enum { COLUMN_NAMES = 3 };

/* A node (the first ones, in their order) or an event (the others). */
struct box {
    const char *text; /* its first words, and what an event waits for */
    struct picture_choice *choices;
    size_t arrow_count;
    struct arrow *arrows;
    bool reached;              /* some way leads here in this variant, from the start or an event */
    bool resumes;              /* the box itself leads back to what was interrupted */
    bool drawn;                /* else one of the parts may stand for it */
    size_t part;               /* of the parts, one more than its number; 0: none */
    size_t column;             /* of the sheet, from 0 */
    size_t from_count;         /* boxes of other columns that lead here */
    size_t from[COLUMN_NAMES]; /* the first of them */
    double visits;             /* how often a walk comes here, as for arrows */
    double stopped;            /* so many walks ended here unfinished */
    double harmful;            /* so many did harm here */
    double utility;
};

/* Boxes that hang together and are not drawn: one box with their count. */
struct picture_part {
    size_t nodes;
    size_t entries;       /* of them, to which arrows lead from what is drawn */
    const char *names[3]; /* of the first of these */
    bool before;          /* no way leads here from what is drawn: only back into it */
    size_t column;
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
    size_t part_count;
    struct picture_part *parts;
    size_t columns;     /* at least 1 */
    size_t aside;       /* the first column with what the start does not lead to; else `columns` */
    size_t *tops;       /* one a column: what stands at its head, as arrow_end() numbers it */
    size_t chain_count; /* what stands one below the other in a column without leading there */
    size_t (*chains)[2];
    enum picture_show show;
    const char *policy; /* of SHOW_ODDS */
    double walks;       /* how many were followed; of SHOW_ODDS 1 */
    const char *said;   /* more for the title; NULL: nothing */
    double min_cell;    /* smaller numbers of walks than this, but 0, are not told */
    double unknown;     /* share of walks that leave what was unfolded */
    uint32_t flowed;    /* so many situations are added up */
};

/* What is drawn of the pathway. */
struct picture_extent {
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
/* What is told of walks, and whether this box, choice or arrow is one that none takes. */
static inline bool is_untaken(const struct picture *picture, double flow) {
    return picture->show > SHOW_ODDS && flow <= 0;
}

/* --- picture_part.c: which boxes are drawn --- */
/* Says which, and puts parts in the place of the others. */
void picture_choose(struct picture *picture, const struct picture_extent *extent);
/* Whether an arrow is drawn: where it leads is, or a part stands for it. */
bool arrow_is_drawn(const struct picture *picture, const struct arrow *arrow);
/* Where it leads: the number of a box, or beyond them that of a part. */
size_t arrow_end(const struct picture *picture, const struct arrow *arrow);
/* Of a part: calls with each drawn box to which some way leads from it. */
void part_leads(const struct picture *picture, size_t part,
                void (*lead)(void *context, size_t part, size_t box), void *context);
/* What stands in its box; in the arena. */
const char *part_words(const struct picture *picture, size_t part);

/* --- picture_columns.c --- */
/* Divides the sheet into so many columns; 0: as many as make it a little wider than high. */
void picture_columns(struct picture *picture, size_t columns);
size_t end_column(const struct picture *picture, size_t end);

/* --- picture_flow.c --- */
/* Adds up how walks go through `budget` more situations; false when all are done. */
bool picture_flow(struct picture *picture, const struct graph *graph, const double *weights,
                  const struct flows *flows, size_t budget);
/* What is told of every outcome. */
void picture_outcomes(struct picture *picture, const struct odds *odds);
/* Puts in what walks took. */
void picture_tracks(struct picture *picture, const struct tracks *tracks, enum picture_show show);

/* --- picture_text.c --- */
/* A text of the pathway as it stands in the file: values as {field}, of an `either` what holds in
   the variant, else its last part; one line, without markup, cut to `most` characters. */
const char *picture_text(const struct picture *picture, const struct expression *text, size_t most);
/* Any text as one line, without markup, cut to `most` characters; in the arena. */
const char *picture_short(const struct picture *picture, const char *text, size_t most);
/* Lines of at most `width` characters, separated by line ends; in the arena. */
const char *picture_wrap(struct arena *arena, const char *text, size_t width);
/* --- picture_note.c --- */
/* A number of walks, or that it is too small to be told. */
const char *picture_number(const struct picture *picture, double walks, char text[16]);
/* How wide the arrow of so many walks is, 0 to 1. */
double picture_width(const struct picture *picture, double walks);
/* What harm was done in a box; "" for none. */
const char *harm_note(const struct picture *picture, size_t box, char text[64]);
/* "12 walks", "1 walk". */
const char *picture_walks(double walks, char text[32]);
/* A probability as people read it. */
const char *picture_share(double share, char text[16]);
/* What is said below the words of a box: utility, how often it is met; "" for nothing. */
const char *picture_note(const struct picture *picture, size_t box, char text[128]);
/* Of an event: after which nodes walks met it most; "" for nothing. In the arena. */
const char *picture_after(const struct picture *picture, size_t box);
/* How likely or how often a choice is taken; "" for nothing. */
const char *choice_note(const struct picture *picture, size_t box, size_t choice, char text[48]);
/* The title of the whole, in the arena. */
const char *picture_title(const struct picture *picture);
/* What is in it, for those who hear it; in the arena. */
const char *picture_description(const struct picture *picture);

/* --- picture_dot.c, picture_mermaid.c: how it is written, a box at a time --- */
struct picture_format {
    const char *name;
    bool in_columns;
    void (*begin)(const struct picture *picture, FILE *out);
    void (*box)(const struct picture *picture, size_t box, FILE *out);
    void (*arrows)(const struct picture *picture, size_t box, FILE *out, size_t *number);
    void (*end)(const struct picture *picture, FILE *out, size_t *number);
};
extern const struct picture_format picture_dot, picture_mermaid;

#endif
