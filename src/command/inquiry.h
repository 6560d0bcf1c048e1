/* Asks the engine about a pathway as a whole: odds, a check, a simulation. Such work goes in
   slices; here they are put together again. */
#ifndef INQUIRY_H
#define INQUIRY_H

#include "caller.h"
#include "progress.h"

struct inquiry_options {
    struct common_options common;
    const char *pathway;
    bool recorded;       /* it may be left out: a recorded walk has it */
    const char *variant; /* NULL: the default of the command */
    const char *policy;
    long limit;        /* of situations; 0: the engine's default */
    int memory;        /* MiB */
    json_t *no_reduce; /* names; NULL: none */
};

/* --variant, --limit, --memory, --no-reduce: as a child of another argp, whose parser sets
   state->child_inputs[0] to a struct inquiry_options. It has common_argp as its own child. */
extern const struct argp inquiry_argp;
/* One pathway as the argument, and --policy: likewise, for commands about one. */
extern const struct argp pathway_argp;

/* A whole number from 1 to `most` for an option; else an error of usage. */
long parse_whole(const char *text, long most, const char *option, struct argp_state *state);

struct inquiry {
    struct arena *arena;
    struct caller caller;
    const struct inquiry_options *options;
    json_t *shares; /* what recorded learners chose, for the policy record; else NULL */
    int status;     /* what to exit with when something failed */
};

/* Starts an engine and loads the pathway; what is wrong has been told then, and `status` says what
   to exit with. The caller calls inquiry_end in any case. */
bool inquiry_begin(struct inquiry *inquiry, const struct inquiry_options *options,
                   const char *pathway);
/* The same, adding the loader's diagnostics to an array in place of telling them. */
bool inquiry_begin_quietly(struct inquiry *inquiry, const struct inquiry_options *options,
                           const char *pathway, json_t *diagnostics);
/* Starts an engine and hands it a file that is no pathway; likewise. */
bool inquiry_begin_with(struct inquiry *inquiry, const struct inquiry_options *options,
                        const char *file);
/* The same with the pathway as it was recorded with a walk, which is borrowed; `why` says what is
   wrong with it. */
bool inquiry_begin_recorded(struct inquiry *inquiry, const struct inquiry_options *options,
                            const struct record_walk *walk, struct failure *why);
void inquiry_end(struct inquiry *inquiry);

/* A request with what the options say about unfolding; the caller adds to it. */
json_t *inquiry_request(const struct inquiry *inquiry, const char *what);

/* Asks until it is answered, showing progress at a terminal; ^C ends the work early and gives what
   is known. Takes the request. The lines are the caller's; NULL: it failed, which has been told. */
json_t *inquiry_ask(struct inquiry *inquiry, json_t *request);

/* One more engine with the pathway of another inquiry, which must outlive it, and so much memory in
   MiB. False: it could not be had, which has been told. The caller calls inquiry_end in any case.
 */
bool inquiry_join(struct inquiry *inquiry, const struct inquiry *other, int memory);

/* The same as inquiry_ask for several engines at once: inquiries[i] is asked requests[i] and gives
   answers[i], NULL where it failed. `enough`, when not NULL, looks at each line of progress of the
   first and ends the work early where it says so, as ^C does. False: one failed. */
typedef bool inquiry_enough(void *context, const json_t *progress);
bool inquiry_ask_all(struct inquiry *const *inquiries, size_t count, json_t *const *requests,
                     json_t **answers, inquiry_enough *enough, void *context);

/* Whether ^C ended the last work early. */
bool inquiry_interrupted(void);

/* Prints the lines of one event as JSON: an array, or the only one by itself unless `array`. The
   key "event" is left out. */
void inquiry_print(const json_t *lines, const char *event, bool array);

#endif
