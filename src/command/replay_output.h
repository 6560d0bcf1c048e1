/* What replays came to, for people or as JSON. */
#ifndef REPLAY_OUTPUT_H
#define REPLAY_OUTPUT_H

#include "retrace.h"

struct replay_output;

/* `pathway` is the new version's, borrowed; NULL: walks are held against their own text. */
struct replay_output *replay_output_new(const struct common_options *options, bool names,
                                        const json_t *pathway);

/* One more walk; `receipt` says whether the learner's receipt is that of the record, NULL: none was
   given. */
void replay_output_add(struct replay_output *output, const struct record_walk *walk,
                       const struct retraced *retraced, const bool *receipt);

/* Prints the whole and frees it; `asked` is how many sessions there were to be. */
void replay_output_finish(struct replay_output *output, size_t asked);

#endif
