/* Signals while a line is read. They are blocked except in ppoll, so that their handlers only leave
 * a note. */
#include "notes.h"

#include <stddef.h>

static const int watched[NOTES_WATCHED] = {SIGINT,  SIGTERM, SIGHUP,  SIGQUIT,
                                           SIGTSTP, SIGCONT, SIGWINCH};
static volatile sig_atomic_t noted[NSIG];

static void note_signal(int number) { noted[number] = 1; }

bool notes_take(int number) {
    bool was = noted[number];
    noted[number] = 0;
    return was;
}

void notes_start(struct notes *notes) {
    struct sigaction note = {.sa_handler = note_signal};
    sigset_t signals;
    sigemptyset(&signals);
    for (int i = 0; i < NOTES_WATCHED; i++)
        sigaddset(&signals, watched[i]);
    sigprocmask(SIG_BLOCK, &signals, &notes->mask);
    for (int i = 0; i < NOTES_WATCHED; i++) {
        noted[watched[i]] = 0;
        sigaction(watched[i], NULL, &notes->actions[i]);
        if (notes->actions[i].sa_handler !=
            SIG_IGN) /* of nohup, or of a parent that does no job control */
            sigaction(watched[i], &note, NULL);
    }
}

void notes_stop(const struct notes *notes) {
    for (int i = 0; i < NOTES_WATCHED; i++)
        sigaction(watched[i], &notes->actions[i], NULL);
    sigprocmask(SIG_SETMASK, &notes->mask, NULL);
}
