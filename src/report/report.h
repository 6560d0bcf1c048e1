/* What is told of a cohort: for each pathway and mode, how the walks went, how each decision fell
 * and what it says about the learners. docs/statistics.md explains every number. */
#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "arena.h"
#include "cohort.h"
#include "failure.h"

enum {
    REPORT_HIDDEN = -1,  /* in place of a count that is too small to be told (`least`) */
    REPORT_RATINGS = 5,  /* best, acceptable, suboptimal, harmful, not rated */
    REPORT_SCORES = 10,  /* bars of the scores: to 10 %, to 20 %, … */
    REPORT_ATTEMPTS = 8, /* later attempts are not told one by one */
    REPORT_SMALL = 30,   /* with fewer learners every statistic comes with a caution */
};

struct report_options {
    double tail;          /* of the learners, for discrimination: above 0 to 0.5 */
    long long least;      /* counts from 1 to below this are hidden; 0: none are */
    bool first_in_mode;   /* a first walk is the first in its mode, not of the pathway */
    bool names;           /* learners by their names */
    size_t most_learners; /* learners are told one by one up to so many */

    /* Works out what the options in a walk were worth, where the record does not know it (it lies
       in `record` under this number). The values are borrowed until the next call; false: they
       cannot be known. NULL: nobody works them out. */
    bool (*work_out)(void *context, struct record *record, long long session,
                     const struct record_value **values, size_t *count);
    void *work_context;
};

/* All counts are of first walks, unless it says "all walks". NAN is no answer. */

struct report_option {
    const char *id;
    const char *label; /* what it says; NULL: not known */
    int rating;  /* the one it was given most often; REPORT_RATINGS: it was never chosen, or it is
                    an item of orders, which are rated together */
    bool best;   /* it was among the best in a situation that somebody met */
    bool varies; /* it was given others too: the rating depends on the situation */
    long long count;
};

/* A decision as it asked and judged: versions that differ in wording only are one. */
struct report_decision {
    const char *node, *kind, *hash;
    const char *text;     /* how it begins; NULL: not known */
    const char *versions; /* of the pathway, in which it was met: "1.0, 1.1" */
    bool again;        /* another decision of this node is told too: options or ratings changed */
    long long reached; /* learners who answered it, at their first visit */
    long long rated;   /* of these, how many got credit or blame for it */
    long long ratings[REPORT_RATINGS];
    struct report_option
        *options; /* as written; of orders the items, each with how many ticked it */
    size_t option_count;
    bool more_options;     /* than are told */
    double difficulty;     /* share of full credit: higher is easier */
    double discrimination; /* of the upper and lower tail by score */
    double point_biserial; /* against the mean credit of the learner's other decisions */
    long long paired;      /* learners that these two rest on */
    double median_seconds; /* thinking time */
    bool about;            /* the median is from intervals, to within 1.6 % */
    double value_lost;     /* mean of the utility given away; valued: of how many it is known */
    long long valued;
};

struct report_outcome {
    const char *id;
    long long count;    /* all walks that ended so */
    double probability; /* under the policy expert; NAN: not known, or not in the model */
};

/* The patients are cases of their own: outcomes and odds are told of each. */
struct report_variant {
    const char *name;
    long long walks, completed; /* all walks */
    struct report_outcome *outcomes;
    size_t outcome_count;
    const char *pathway_hash, *version; /* of the text that most of these walks were walked with */
    long long text_walks;               /* how many */
    size_t file;                        /* a session that has it: of which record … */
    long long session;                  /* … and its number */
    const char *answer; /* "exact", "interval": what the odds are; NULL: they were not asked for */
};

struct report_point {
    const char *id;
    long long met, missed, not_reached;
};

/* Where walks that did not end stopped. */
struct report_stop {
    const char *node; /* the last decision that was answered; NULL: none was */
    long long count;  /* all walks */
};

/* The learners' n-th walks with one patient. */
struct report_attempt {
    unsigned attempt; /* 1, 2, …; REPORT_ATTEMPTS: this one and later ones */
    const char *variant;
    long long walks, completed, passed;
    double score, harmful; /* means of those that ended */
};

/* What a learner chose at a decision in her first walk. */
struct report_choice {
    const struct report_decision *decision; /* NULL: she did not come there */
    const char *option;
    int rating;
};

struct report_learner {
    const char *who;            /* pseudonym, or name where names are told; always different ones */
    const char *known_as;       /* pseudonym */
    long long walks, completed; /* all walks */
    bool first, first_ended;    /* her first walk is in the cohort; it has ended: */
    double first_score;
    bool first_passed;
    int first_harmful;
    double best_score;             /* of all walks */
    struct report_choice *choices; /* one for each decision of the section; NULL: no first walk */
};

/* A pathway in one mode. */
struct report_section {
    const char *pathway, *title, *mode;
    const char *versions;
    long long sessions, completed, learners; /* all walks */
    long long by_script, generated;          /* of all walks, how many no person answered */
    long long first_walks, first_completed;
    double score_mean, score_deviation;          /* of first walks that ended */
    long long passed;                            /* of these */
    long long harmful_choices, harmful_learners; /* of these: choices, and learners who made any */
    long long scores[REPORT_SCORES];
    double median_minutes;             /* clinical, of first walks that ended */
    double alpha;                      /* Cronbach's, or NAN and: */
    const char *no_alpha;              /* why not */
    size_t alpha_decisions;            /* decisions that all met who ended their first walk */
    struct report_decision *decisions; /* about in the order in which they are met */
    size_t decision_count;
    struct report_variant *variants;
    size_t variant_count;
    struct report_point *points;
    size_t point_count;
    struct report_stop *stops;
    size_t stop_count;
    struct report_attempt *attempts;
    size_t attempt_count;
    struct report_learner *people; /* NULL: too many, or hidden */
    size_t people_count;
};

struct report {
    struct arena *arena; /* owns all of it */
    struct report_options options;
    struct report_section *sections; /* by pathway and mode */
    size_t section_count;
};

/* Makes the report in one pass. Where the progress ends it early, what was seen so far is told.
   False with `why` when the record cannot be read. The caller calls report_free. */
bool report_make(struct cohort *cohort, const struct report_options *options,
                 cohort_progress *progress, void *context, struct report **report,
                 struct failure *why);
void report_free(struct report *report); /* NULL is nothing to free */

/* Puts an outcome that nobody reached into a variant, with a count of 0, or gives the one that is
   there. The outcomes told so come before those that are not, in the order in which they are told.
 */
struct report_outcome *report_outcome(struct report *report, struct report_variant *variant,
                                      const char *id, size_t place);

/* After the odds have been put into the variants: hides counts that are too small. */
void report_hide(struct report *report);

/* Whether what tells learners apart at a decision rests on so few that it carries a mark: in a
   section that is small as a whole that is said once instead. */
bool report_is_doubtful(const struct report_section *section,
                        const struct report_decision *decision);

extern const char *const report_rating_names[REPORT_RATINGS]; /* "best" … "not rated" */

/* The report as data: an array, one object for each pathway and mode. */
void report_write_json(FILE *out, const struct report *report);
/* A table, a row for each decision and option. */
void report_write_csv(FILE *out, const struct report *report);
/* One page that needs nothing else. `about` says in a line which walks it is about, `made` when. */
void report_write_html(FILE *out, const struct report *report, const char *about, const char *made);

#endif
