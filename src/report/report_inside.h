/* What a report is added up in, while the walks go by. */
#ifndef REPORT_INSIDE_H
#define REPORT_INSIDE_H

#include "report.h"
#include "statistics.h"

enum {
    MOST_IDS = 512,     /* different ids of one kind; what comes after is not told */
    MOST_TOTALS = 4096, /* different mean credits; what comes after counts with the nearest */
    MOST_CORE = 256,    /* decisions that alpha can be about */
};

/* Ids in the order in which they were met. */
struct ids {
    const char **names;
    size_t count;
    size_t next; /* where the next one is looked for first: ids mostly come in one order */
};

/* The place of an id, which is added when it is new; MOST_IDS when there are too many. */
size_t ids_place(struct ids *ids, struct arena *arena, const char *name);
/* All of them, with commas between. */
const char *ids_joined(const struct ids *ids, struct arena *arena);

/* ---- report_item.c: a decision in a section ---- */

struct tie_sum {
    double learners, credit;
};

struct item {
    const struct section *section;
    const char *node, *kind, *hash;
    struct ids versions;
    const struct record_pathway *version_seen; /* the pathway whose version was noted last */
    uint64_t walk;                             /* the last walk that met it */
    double credit;                             /* in that walk */
    long long reached, ratings[REPORT_RATINGS];
    const struct record_offer *offer_seen; /* whose best options were noted last */
    struct ids options, best;              /* best: those that were so in some situation */
    long long (*chosen)[REPORT_RATINGS];   /* of each option */
    size_t chosen_count;
    bool more_options;
    double places; /* the sum of when in the walk it was met */
    struct spread credits, lost;
    struct pairing pairing;
    struct tie_sum *ties; /* of each total of the section */
    size_t tie_count;
    struct times times;
    size_t told; /* its place among the report's decisions */
};

struct item *item_new(struct arena *arena, const struct section *section,
                      const struct record_decision *decision);
/* Adds an answer at a first visit in a first walk, `place` being 1, 2, … within the walk. */
void item_answer(struct item *item, struct arena *arena, const struct record_pass_event *event,
                 const struct record_pathway *pathway, double place);
/* Adds what the walk as a whole says about it: the mean credit of its other decisions, and in which
   place of the section's totals its own mean credit stands. */
void item_compare(struct item *item, double rest, size_t total);
void item_tell(struct item *item, struct arena *arena, const struct section *section, double tail,
               struct report_decision *decision);
void item_clear(struct item *item);
int rating_number(const char *rating); /* NULL: the last */

/* ---- report_core.c: the decisions that all met, for Cronbach's alpha ---- */

struct core {
    struct item **items; /* those that every walk so far has met; NULL: no walk yet */
    size_t count;
    bool too_many;
    double *first;    /* credit of each in the first walk, from which is counted */
    double *sums;     /* of the distances from that */
    double *products; /* of two of them, count * count as it was in the beginning */
    size_t width;
    size_t *columns; /* of each item in the products */
    double walks;
};

/* A walk and the rated items in it. */
void core_add(struct core *core, struct item *const *items, size_t count, uint64_t walk);
void core_tell(const struct core *core, struct arena *arena, struct report_section *section);
void core_clear(struct core *core);

/* ---- report_people.c: learners one by one ---- */

struct choice_made {
    struct item *item;
    const char *option;
    int rating;
};

struct person_row {
    uint32_t person;
    struct report_learner told;
    struct choice_made *choices;
    size_t choice_count;
};

struct people {
    bool *seen; /* of each person, up to `limit` */
    size_t limit;
    long long count;
    struct person_row *rows;
    size_t row_count, most;
    uint32_t *places; /* a table from persons to rows + 1 */
    size_t place_count;
    bool full; /* more than are to be told: none is */
};

/* The row of a person, who is counted; NULL when learners are not told one by one. */
struct person_row *people_meet(struct people *people, uint32_t person, size_t most);
void people_clear(struct people *people);

/* ---- report_worth.c: what options are worth ---- */

struct worth;
/* Reads all values that the records hold for the cohort's pathways; NULL with `why`. */
struct worth *worth_read(struct cohort *cohort, struct failure *why);
bool worth_is_empty(const struct worth *worth);
/* What the choice gave away; NAN: not known. */
double worth_lost(const struct worth *worth, const char *pathway_hash, const char *variant,
                  const struct record_hash *situation, const char *option);
void worth_free(struct worth *worth);

/* ---- report_missing.c: what options are worth where the record does not know it ---- */

struct missing;
/* NULL where nothing is to be worked out: nobody does it, or the walks are too many. The others
   take NULL and do nothing then. */
struct missing *missing_new(struct cohort *cohort, const struct report_options *options);
void missing_note(struct missing *missing, const struct cohort_walk *walk,
                  const struct record_pass_event *event, struct item *item);
/* After the pass: works it out and adds what was given away to the items. */
void missing_work_out(struct missing *missing, cohort_progress *progress, void *context);
void missing_free(struct missing *missing);

/* ---- report_walks.c: a section ---- */

struct variant_text {
    const struct record_pathway *pathway;
    const char *hash, *version;
    long long walks;
    size_t file;
    long long session;
};

struct variant {
    long long walks, completed;
    struct ids outcomes;
    long long *ends;
    size_t end_count;
    struct variant_text *texts;
    size_t text_count, text_seen;
};

struct attempt {
    unsigned attempt;
    size_t variant;
    long long walks, passed;
    struct spread score, harmful;
};

struct section {
    struct report_section told;
    struct arena *arena;
    struct item **items;
    size_t item_count;
    struct ids versions, variant_names, points, stops;
    const struct record_pathway *version_seen;
    struct variant *variants;
    size_t variant_count;
    long long (*learned)[3]; /* of each point: met, missed, not reached */
    size_t learned_count;
    long long *stopped; /* of each node */
    size_t stopped_count;
    long long stopped_at_once;
    struct attempt *attempts;
    size_t attempt_count;
    struct spread scores;
    struct times minutes;
    double *totals; /* different mean credits of walks */
    size_t total_count;
    uint32_t *total_order; /* their places, ascending */
    struct core core;
    struct people people;
};

/* Adds a walk but for its answers. `attempt` is the number that counts, `first` whether it is 1. */
void section_add(struct section *section, const struct cohort_walk *walk, unsigned attempt,
                 struct person_row *person);
/* The tables of the record in hand are going: nothing may point to them. */
void section_forget_tables(struct section *section);
/* Where a walk without an end stopped; NULL: before the first answer. */
void section_add_stop(struct section *section, const char *node);
/* The place of a mean credit among the section's. */
size_t section_total(struct section *section, double total);
bool section_tell(struct section *section, struct cohort *cohort,
                  const struct report_options *options, struct failure *why);
void section_clear(struct section *section);

#endif
