/* Starts the engine as a confined child, asks it, and ends it when it does not answer. */
#ifndef SUPERVISOR_H
#define SUPERVISOR_H

#include "failure.h"
#include "json.h"

enum {
    SUPERVISOR_DEADLINE = 1000, /* milliseconds for an answer */
    SUPERVISOR_GRACE = 1800,    /* the same when the engine got little of the processor meanwhile */
    SUPERVISOR_LONGEST_LINE = 1 << 20,
    SUPERVISOR_WALK_MEMORY = 256, /* MiB of address space */
    SUPERVISOR_ANALYSIS_MEMORY = 2048
};

struct supervisor_options {
    int memory;         /* MiB */
    bool no_os_sandbox; /* the user accepts an engine that is not confined */
};

struct supervisor;

/* Starts an engine, which is this program again. False with `why` when it cannot be started or
   confined. The caller stops it. */
bool supervisor_start(const struct supervisor_options *options, struct supervisor **supervisor,
                      struct failure *why);
void supervisor_stop(struct supervisor *supervisor); /* NULL is nothing to stop */

enum supervisor_result {
    SUPERVISOR_ANSWERED,
    SUPERVISOR_STALLED, /* no answer in time: it has been ended */
    SUPERVISOR_DIED,    /* it ended by itself */
    SUPERVISOR_LIED     /* what it said is no answer: it has been ended */
};

/* Sends one request (JSON without line end) and appends the lines of the answer, cleaned and
   without `end`, to the array `lines`. Anything but SUPERVISOR_ANSWERED fills `why`; the engine is
   gone then. */
enum supervisor_result supervisor_ask(struct supervisor *supervisor, const char *request,
                                      json_t *lines, struct failure *why);

/* The two halves of it, so that several engines can work at one time: each is put its request, then
   the answer of each is taken. What goes wrong in putting, taking tells. */
void supervisor_put(struct supervisor *supervisor, const char *request);
enum supervisor_result supervisor_take(struct supervisor *supervisor, json_t *lines,
                                       struct failure *why);

/* The same for a request whose bytes follow it as they are ({"do":"file","size":…}). */
enum supervisor_result supervisor_send(struct supervisor *supervisor, const char *request,
                                       const char *bytes, size_t length, json_t *lines,
                                       struct failure *why);

/* What the engine has said on its error output, cleaned, at most 4 KiB; empty: nothing. Borrowed.
 */
const char *supervisor_said(struct supervisor *supervisor);

#endif
