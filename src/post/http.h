/* One kind of request to one address, by libcurl. Private to this folder. */
#ifndef HTTP_H
#define HTTP_H

#include <stdbool.h>
#include <stddef.h>

#include "failure.h"

struct http;

/* For requests to this address. `login` is "user:password" or NULL; `stopped`, when not NULL, is
   asked while a request is under way and ends it. The texts are borrowed. */
bool http_open(const char *url, const char *login, bool (*stopped)(void), struct http **http,
               struct failure *why);
void http_close(struct http *http); /* NULL is nothing to close */

struct http_answer {
    long status;
    char *body; /* at most 1 MiB; cleaned of what a terminal must not see where it is told */
    size_t length;
    char location[512];    /* where a redirection leads, which is not followed; "": nowhere */
    long long retry_after; /* seconds; 0: not said */
    bool temporary;        /* there was no answer, and there may be one another time */
};

/* Posts JSON. False with `why`: there was no whole answer. The caller clears the answer in any
 * case.
 */
bool http_post(struct http *http, const char *body, size_t length, struct http_answer *answer,
               struct failure *why);
void http_answer_clear(struct http_answer *answer);

#endif
