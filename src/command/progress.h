/* How far a long piece of work is, at the terminal of who waits for it. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>

/* Seconds on a clock that only goes forward. */
double seconds_now(void);

/* One line on the error output, written over again and again and in the end taken away. Nothing is
   shown where that is no terminal, nor in the first half second. */
struct progress {
    double begun, shown;
    bool any;
};

void progress_begin(struct progress *progress);

/* "what: 1200 units", with `of` above 0 "what: 1200 of 5000 units"; not oftener than can be read.
 */
void progress_show(struct progress *progress, const char *what, long long done, long long of,
                   const char *unit);
void progress_end(struct progress *progress);

#endif
