/* What went wrong, in words for a person: filled by the function that found it, printed only by a
 * command. */
#ifndef FAILURE_H
#define FAILURE_H

#include <stdbool.h>

/* The text holds no allocation, so that a failure can neither leak nor fail. It says what, where
 * and what to do. */
struct failure {
    char text[1024];
    int code; /* what kind it is, for who sorts them; 0: not said */
};

/* Writes the text (cut when too long) and returns false, so that `return fail(why, …)` is the
 * idiom. */
bool fail(struct failure *why, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says what kind of failure it is; returns false. */
bool fail_as(struct failure *why, int code);

/* Puts "context: " before the text that is there already; returns false. */
bool fail_within(struct failure *why, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Ends the program: memory is exhausted or an invariant is broken. Never for what a user can cause.
 */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The exit status of die(), by which the front tells an engine out of memory from one that crashed.
 */
enum { DIE_STATUS = 70 };

#endif
