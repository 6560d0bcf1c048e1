/* What the writing of nodes shares. Private to this folder. */
#ifndef COMPOSE_INSIDE_H
#define COMPOSE_INSIDE_H

#include "plan.h"

/* A node being written. */
struct node {
    struct plan *plan;
    struct story *story;
    const struct passage *passage;
    FILE *out;
    struct composed *composed;
    const char *id; /* of the node that tells, behind the draws of chance */
    FILE *behind;   /* nodes of chance that follow it */
    char *behind_text;
    size_t behind_size;
};

/* A name for a node that no passage stands behind; NULL: there are too many. */
const char *node_more(struct node *node, const char *words);

/* Where a link or a way leads, as the value of `to`; several by chance become a node of their own,
   behind this one. NULL: nowhere. */
const char *node_target(struct node *node, const struct item *item);
/* Branches to passages; one that is named several times is so much likelier. */
void node_put_ways(struct node *node, FILE *out, const struct item *item);
/* What chance draws comes before the passage, under its name, so that all links lead there; the
   node itself has another name then, node->id. */
void node_put_draws(struct node *node);

/* Assignments, one after the other, behind `first` (NULL: nothing); what they depend on is within
   each. The caller frees. */
char *node_effect(struct plan *plan, const struct leaves *sets, const char *first);
/* What following a link sets; likewise. */
char *node_effect_of_link(struct plan *plan, const struct item *link);
/* The key `set` behind some words, if there is anything to set. */
void node_put_set(struct node *node, const char *before, const char *effect);
/* The options of a decision, from its links. */
void node_put_options(struct node *node);

#endif
