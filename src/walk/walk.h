/* A walk: one learner's way through a pathway. The one place where the rules of a step are carried
   out; checking, odds and the debrief move by the same functions. */
#ifndef WALK_H
#define WALK_H

#include "situation.h"

/* What a walk waits for. */
enum need {
    NEED_CHOICE,  /* walk_choose, walk_order or walk_answer, by the kind of node */
    NEED_DRAW,    /* walk_draw: a branch of a chance node */
    NEED_EVENT,   /* walk_draw: 1 the event happens, 0 it does not */
    NEED_NOTHING, /* it is over */
    NEED_HELP     /* the pathway is at fault: see walk_fault() */
};

/* What happens, told at the moment when it does; the patient is as the words are to see her. */
enum telling {
    TELL_CHOICE, /* choice, arm: before its `set` (orders: once for all, `ticked`) */
    TELL_BRANCH, /* choice, arm: drawn, before its `set` */
    TELL_EVENT,  /* event: before its `set` */
    TELL_REVEAL, /* list: fields that came onto the chart */
    TELL_RESULT, /* choice, arm: after its `set` and `takes` */
    TELL_NODE    /* node: it is shown */
};

struct walk;

/* Where a walk begins. Borrowed. */
struct beginning {
    size_t node;
    const unsigned char *patient; /* NULL: as she is at the start of the variant */
    double minutes;               /* the clock, whole minutes */
};

/* Told to whoever watches; false with `why` when a text could not be made (a fault of the pathway).
 */
struct news {
    enum telling kind;
    const struct node *node;
    const struct choice *choice;
    const struct action *action;
    const struct event *event;
    const struct list *list;
    uint64_t ticked;
};
typedef bool tell_news(void *context, struct walk *walk, const struct news *news,
                       struct failure *why);

/* A walk of a variant with a seed, not yet started, the patient as she is at the start. `tell` may
   be NULL. The pathway is borrowed. */
struct walk *walk_new(const struct pathway *pathway, size_t variant, uint64_t seed, tell_news *tell,
                      void *context);
void walk_free(struct walk *walk);

/* Each moves the walk to where it waits again, chance at nodes and events left to the caller. */
enum need walk_start(struct walk *walk);
/* The same at another place, with another patient, at another time: the node is entered. Of timers
   what lies at or before that time is past, but at 0; what counts from when a condition came to
   hold counts from now. */
enum need walk_start_at(struct walk *walk, const struct beginning *beginning);
/* Leaves all that goes on and enters a node, with the patient, the clock, the events and what is
   used up as they are. */
enum need walk_jump(struct walk *walk, size_t node);
enum need walk_choose(struct walk *walk, size_t choice);
enum need walk_order(struct walk *walk, uint64_t ticked);
enum need walk_answer(struct walk *walk, size_t answer, double given);
enum need walk_draw(struct walk *walk, size_t branch);

/* Which branch the seed draws at this moment; false is a fault. */
bool walk_drawn(struct walk *walk, size_t *branch);
/* Draws by the seed until the walk waits for something else. */
enum need walk_settle(struct walk *walk, enum need need);

/* Which choices are on offer: writes one truth a choice of the node and returns how many; -1 is a
 * fault. */
int walk_offer(struct walk *walk, bool *offered);
/* The arm of a choice as the patient is now; false is a fault. */
bool walk_arm(struct walk *walk, const struct choice *choice, size_t *arm);
/* The probabilities of the branches of the node (of an event: of not happening, then of happening);
   false is a fault. */
bool walk_probabilities(struct walk *walk, double *probabilities);

/* How long an action takes as the patient is now, in whole minutes of the exact clock; false is a
   fault. */
bool walk_duration(struct walk *walk, const struct expression *takes, double *minutes);

/* When a timer is due, in minutes of the counted clock; INFINITY: not yet known, past, or it is no
   timer. False is a fault. */
bool walk_due(struct walk *walk, size_t event, double *minutes);

/* What it is about. */
const struct pathway *walk_pathway(const struct walk *walk);
const struct node *walk_node(const struct walk *walk);
const struct situation *walk_situation(const struct walk *walk);
double walk_minutes(const struct walk *walk); /* the clinical clock, exact */
size_t walk_variant(const struct walk *walk);
uint32_t walk_visits(const struct walk *walk,
                     const struct node *node); /* how often it was offered or drawn */
uint64_t walk_seed(const struct walk *walk);
/* A scene to evaluate in; it may be used until the walk moves. */
struct scene *walk_scene(struct walk *walk);
const char *walk_fault(const struct walk *walk);
int walk_fault_code(const struct walk *walk); /* enum code */
bool walk_fault_is_limit(const struct walk *walk);

/* Puts the walk into a situation in which it waits; its exact clock and its count of steps begin
   anew. Gives what it waits for. */
enum need walk_put(struct walk *walk, const struct situation *situation);

/* Lets expressions see other parameters than those of the pathway; borrowed. */
void walk_use_parameters(struct walk *walk, const double *parameters);

/* Taking back: a copy of all that changes, and back to it. */
struct walk_copy;
struct walk_copy *walk_save(const struct walk *walk);
void walk_restore(struct walk *walk, const struct walk_copy *copy);
void walk_copy_free(struct walk_copy *copy);

/* A hash of the situation and of chance so far, as 32 hexadecimal digits: equal for equal walks on
 * every machine. */
void walk_hash(const struct walk *walk, char hex[33]);

#endif
