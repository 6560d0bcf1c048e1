/* Sends statements to a learning record store over HTTP. The only part of casewalk that knows a
 * network. */
#ifndef POST_H
#define POST_H

#include <stdbool.h>
#include <stddef.h>

#include "failure.h"

struct post_options {
    const char *url;   /* of the store's xAPI, with or without "/statements" at its end */
    const char *login; /* "user:password" for Basic authentication; NULL: none */
    int tries;         /* how often a request is made before it is given up, 1 or more */
    double wait;       /* seconds before the second try; doubled for each one more, at most 60 */
    bool (*stopped)(void); /* asked often; true: the user wants no more of it. NULL: never */
};

struct post;

/* Gets ready; nothing is contacted yet. False with `why`: the URL is none that statements may be
   sent to (plain http is for this computer only), or libcurl is not installed. */
bool post_open(const struct post_options *options, struct post **post, struct failure *why);
void post_close(struct post *post); /* NULL is nothing to close */

/* A statement as JSON, with its id in it. */
struct post_item {
    const char *text;
    size_t length;
};

struct post_tally {
    size_t accepted; /* by the store, now */
    size_t already;  /* there before under their ids */
    size_t requests;
};

/* Sends statements in one request, or in more where the store wants them smaller or has some of
   them already. What fails for now (no connection, 408, 429, 5xx) is tried again; that is safe, for
   a store keeps one statement of an id. `done` counts how many, from the first on, are in the
   store; all of them when the answer is true. False with `why`, whose code is POST_STOPPED when the
   user stopped it. The tally is added to. */
enum { POST_STOPPED = 1 };
bool post_send(struct post *post, const struct post_item *items, size_t count, size_t *done,
               struct post_tally *tally, struct failure *why);

/* Seconds before try number `attempt` + 1 (attempts count from 1): what the store asked for
   (`retry_after`, 0: nothing), or `wait` doubled each time, at most 60. */
double post_wait(double wait, int attempt, long long retry_after);

#endif
