/* What a pathway's numbers hang on: the same graph with other parameters. */
#ifndef SENSITIVITY_H
#define SENSITIVITY_H

#include "odds.h"

/* Which parameters stand only in probabilities and utilities: a study can be solved again with
   other values of these. All others shape the graph, which must be unfolded anew. One truth a
   parameter. */
bool *parameters_in_numbers_only(struct arena *arena, const struct pathway *pathway);

/* Works out the probabilities and utilities of a study again, with other parameters. False with
   `why` where they cannot be (a sum above 1): the study is then as it was told last, in part, and
   must be set once more. */
bool study_set_parameters(struct study *study, const double *parameters, struct failure *why);

#endif
