/* The graph as the explicit files of PRISM, a model checker, so that others can check the odds.

   The files are those of PRISM's manual, appendix "Explicit Model Files": a Markov decision process
   whose states are the situations, numbered alike. A choice of the learner is a choice of the
   process, named as the option; chance is one choice. An end goes to itself. What meets a fault of
   the pathway goes to one more state, labelled "fault". */
#ifndef PRISM_H
#define PRISM_H

#include "graph.h"

enum prism_file {
    PRISM_TRANSITIONS, /* .tra */
    PRISM_STATES,      /* .sta: the number of the state and of its node */
    PRISM_LABELS,      /* .lab: init, good, fault, and one an outcome */
    PRISM_UTILITY,     /* 1.trew: the utility of an end, where a transition comes to it */
    PRISM_MINUTES, /* 2.trew: the minutes of a transition, a mean where several ways lead there */
    PRISM_LEGEND,  /* .txt: which number is which node */
    PRISM_FILES
};
/* What follows the name of the model in the names of the files. */
extern const char *const prism_ending[PRISM_FILES];

struct prism;

/* The graph is borrowed; it must be wholly unfolded and have a start. `minutes` says whether the
   minutes of its edges are exact; otherwise that file is left out. */
struct prism *prism_new(const struct graph *graph, bool minutes);
void prism_free(struct prism *prism);

/* Writes the next piece of a file, of about `budget` states and edges and 200,000 bytes, and says
   of which; it may be empty. False when all was written before. */
bool prism_go_on(struct prism *prism, size_t budget, FILE *out, enum prism_file *file);

#endif
