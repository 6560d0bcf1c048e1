/* What an author wrote: the model that a walk, a check and the odds all read. */
#ifndef PATHWAY_H
#define PATHWAY_H

#include <stdint.h>

#include "codes.h"
#include "expression.h"

enum node_kind {
    NODE_DECISION,
    NODE_ORDERS,
    NODE_QUESTION,
    NODE_CHANCE,
    NODE_STEP,
    NODE_OUTCOME,
    NODE_KINDS
};
extern const char *const node_kind_name[NODE_KINDS];

enum rating { RATING_BEST, RATING_ACCEPTABLE, RATING_SUBOPTIMAL, RATING_HARMFUL, RATINGS };
extern const char *const rating_name[RATINGS];
extern const double rating_credit[RATINGS]; /* 1, 0.75, 0.25, 0 */

/* What the expression of a target may give besides the number of a node. */
enum { TARGET_RESUME = -1 };

/* A list that `cite`, `teaches` or `reveals` names: numbers of sources, learning points or fields.
   The expression of such a key gives the number of the list. */
struct list {
    size_t count;
    size_t *items;
};

/* What changes the patient: assignments, or an author's function (rule >= 0). */
struct effect {
    size_t count;
    struct assignment *assignments;
    long rule;
    struct place place;
};

/* What can be said of anything that happens. Every member may be NULL: not said. */
struct action {
    const struct expression *rating; /* gives enum rating */
    const struct expression *missed; /* of an item that was not ticked: gives enum rating */
    const struct expression *because, *result;
    const struct expression *teaches, *cite, *reveals; /* give the number of a list */
    const struct expression *contested;                /* truth */
    const struct expression *takes;                    /* minutes */
    const struct expression *to, *visit; /* give the number of a node or TARGET_RESUME */
    const struct effect *set;
};

/* One way of an option: the first arm whose `when` holds counts; the last has none. What a `case`
   does not name is that of the option. */
struct arm {
    const struct expression *when;
    struct action action;
};

enum match { MATCH_NONE, MATCH_NUMBER, MATCH_BETWEEN, MATCH_WORDS, MATCH_OTHERWISE };

/* An option, item, answer or branch. */
struct choice {
    const char *id;
    struct place place;
    const struct expression *label; /* what people read; NULL for an answer */
    const struct expression *when;  /* NULL: always */
    const struct expression *at_most;
    long counter; /* which counter says how often it was taken; -1: not limited */
    size_t arm_count;
    struct arm *arms;
    enum match match; /* of an answer */
    const struct expression *low,
        *high;                       /* MATCH_BETWEEN: the range; MATCH_NUMBER: low is the number */
    const struct expression *within; /* MATCH_NUMBER: tolerance, or NULL */
    bool within_share;               /* `within` is a share of the number */
    size_t word_count;               /* MATCH_WORDS */
    const char **words;              /* compared without case, accents and outer spaces */
    const struct expression *probability; /* of a branch; NULL: the rest, or from the spread */
    bool is_rest, illustrative;
};

struct node {
    const char *id;
    enum node_kind kind;
    struct place place;
    const struct expression **texts; /* one a variant; an entry may be NULL (a chance needs none) */
    const struct expression *hint;
    struct action action; /* of the node itself; `to` of orders and steps */
    size_t choice_count;
    struct choice *choices;
    const char *unit;                  /* of a question */
    const struct expression *utility;  /* of an outcome */
    const struct expression *good;     /* truth; NULL: not good */
    const struct expression *spread;   /* of a chance: gives the number of a distribution */
    const struct expression *worse_by; /* a common odds ratio; NULL: 1 */
    size_t **rows; /* rows[distribution][branch] is the entry; NULL where not spread */
    bool shuffle, in_turn;
    bool may_resume; /* some written `to` from here on leads to a resume */
};

struct event {
    const char *id;
    struct place place;
    const struct expression *text;
    struct action action;
    const struct expression *when;
    const struct expression *at, *after; /* minutes */
    const struct expression *probability;
    bool repeats, illustrative;
};

enum grade {
    GRADE_NONE,
    GRADE_TRIAL,
    GRADE_COHORT,
    GRADE_GUIDELINE,
    GRADE_REVIEW,
    GRADE_OPINION,
    GRADES
};
extern const char *const grade_name[GRADES];

struct source {
    const char *id, *text, *url;
    int year; /* 0: not said */
    enum grade grade;
    bool unverified;
    struct place place;
};

struct learning_point {
    const char *id, *text;
    struct place place;
};

struct distribution {
    const char *id;
    size_t count;
    const char **names;
    double *values;
    double n; /* of how many patients; 0: not said */
    bool illustrative;
    const struct expression *cite;
    struct place place;
};

struct variant {
    const char *id;   /* "base" for the patient as written */
    const char *text; /* what makes it another patient; NULL for base */
    const char *name; /* of the patient: what stands before the comma */
    const char *whole_name;
    size_t start;           /* node */
    unsigned char *patient; /* start values */
    struct place place;
};

struct rules;

/* The name of a use, and the node to which it leads. */
struct way_in {
    const char *name;
    size_t node;
};

struct pathway {
    struct arena *arena; /* holds everything below */
    const char *id, *title, *summary, *version, *audience, *reviewed, *review_by, *licence;
    struct list authors, reviewers,
        goals;    /* items are const char * cast to size_t: see pathway_words() */
    int reading;  /* minutes; 0: not said */
    double grain; /* of the clock as timers and conditions see it, minutes */
    double pass_score;
    int pass_harmful;
    size_t steps; /* a walk's longest */
    struct vocabulary words;
    double *parameter_values;
    size_t source_count, point_count, list_count, node_count, event_count, variant_count,
        distribution_count;
    struct source *sources;
    struct learning_point *points;
    struct list *lists;
    struct node *nodes;
    struct event *events;
    struct variant *variants; /* [0] is the patient as written */
    struct distribution *distributions;
    bool procedure; /* it is a procedure by itself, to be tried and not to be taught */
    size_t procedure_file_count;
    const char **procedure_files; /* from which it takes procedures */
    size_t way_in_count;
    struct way_in *ways_in; /* the names of its uses */
    size_t counters;        /* of limited options */
    size_t either_count;    /* conditions of either(), numbered through: see expression.index */
    struct place place;     /* of pathway "…" { … } */
    struct rules *rules;    /* the authors' Lua functions */
};

/* Texts of a list of words. */
const char *pathway_word(const struct list *list, size_t index);

/* A file as the front handed it over; borrowed while loading and while the pathway lives. */
struct file {
    const char *name; /* as people see it */
    const char *text;
    size_t length;
};

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

struct diagnostic {
    struct place place;
    int column; /* within an expression, from 1; 0: none */
    enum code code;
    enum severity severity;
    const char *message;
};

/* What came of loading. All texts lie in the arena of `loading`, which the caller frees with
 * loading_free(). */
struct loading {
    struct arena *arena;
    struct pathway
        *pathway;     /* NULL when there are errors or a file is needed; the caller's to free */
    const char *need; /* a file that is not among those given, and that … */
    struct place need_place; /* … `require` or `use` names here */
    size_t count;
    struct diagnostic *diagnostics; /* in order of file and line */
    bool limit;                     /* a limit of steps or memory ended it */
};

/* Loads a pathway from its files, the first being the main one. Nothing of it runs but to build the
   model, within the limits of sandbox.h. Never fails otherwise than by diagnostics. */
void pathway_load(const struct file *files, size_t count, struct loading *loading);
void loading_free(struct loading *loading);
void pathway_free(struct pathway *pathway);

/* Runs an effect on the patient of a scene; false with `why`. */
bool pathway_apply(const struct pathway *pathway, const struct effect *effect, struct scene *scene,
                   struct failure *why);

/* The rule_call for scenes of this pathway; host is the pathway's `rules`. */
bool rules_call(void *host, size_t rule, struct scene *scene, double *result, FILE *out,
                struct failure *why);

/* Whether a file is that of a procedure which the pathway uses. */
bool pathway_takes_from(const struct pathway *pathway, const char *file);

/* Whether it has Lua functions, which take their time. */
bool pathway_has_rules(const struct pathway *pathway);

/* Finds by id; -1: there is none. */
long pathway_find_node(const struct pathway *pathway, const char *id);
long pathway_find_way_in(const struct pathway *pathway, const char *name); /* the node behind it */
long pathway_find_variant(const struct pathway *pathway, const char *id);
long node_find_choice(const struct node *node, const char *id);

#endif
