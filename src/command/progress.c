/* How far a long piece of work is. */
#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static const double patience = 0.5; /* seconds before progress is worth showing … */
static const double pace = 0.1;     /* … and between two looks at it */

double seconds_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void progress_begin(struct progress *progress) {
    *progress = (struct progress){.begun = seconds_now()};
}

void progress_show(struct progress *progress, const char *what, long long done, long long of,
                   const char *unit) {
    double now = seconds_now();
    if (now - progress->begun < patience || now - progress->shown < pace || !isatty(STDERR_FILENO))
        return;
    progress->shown = now;
    progress->any = true;
    if (of > 0)
        fprintf(stderr, "\r\033[K%s: %lld of %lld %s", what, done, of, unit);
    else
        fprintf(stderr, "\r\033[K%s: %lld %s", what, done, unit);
    fflush(stderr);
}

void progress_end(struct progress *progress) {
    if (progress->any)
        fputs("\r\033[K", stderr);
}
