/* Signals while a line is read: their handlers only leave a note. Private to this folder. */
#ifndef NOTES_H
#define NOTES_H

#include <signal.h>
#include <stdbool.h>

enum { NOTES_WATCHED = 7 }; /* how many signals are watched */

/* What was in force before. `mask` has the signals that are blocked while we wait. */
struct notes {
    sigset_t mask;
    struct sigaction actions[NOTES_WATCHED];
};

/* Blocks the signals, but where a wait is called with `mask`, and watches them. */
void notes_start(struct notes *notes);
void notes_stop(const struct notes *notes);

/* Whether a signal has come since it was asked last. */
bool notes_take(int number);

#endif
