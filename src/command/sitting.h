/* One sitting of a learner at a walk: the one place where prompt, engine and record touch. */
#ifndef SITTING_H
#define SITTING_H

#include "caller.h"
#include "prompt.h"
#include "record.h"
#include "screen.h"

/* How a sitting goes. All borrowed. */
struct sitting_options {
    const char *mode;   /* learn, consequence, exam */
    const char *policy; /* walks by itself; NULL: somebody answers */
    FILE *answers;      /* where answers are read: standard input or a script */
    bool jsonl;         /* lines of the protocol instead of pages */
    bool plain;
    bool no_debrief; /* an exam ends with its receipt only */
};

struct sitting;

/* `caller` has its pathway loaded and `start` set. Without a record (NULL) nothing is kept. */
struct sitting *sitting_new(struct caller *caller, struct record *record,
                            const struct sitting_options *options);
void sitting_free(struct sitting *sitting);

/* Makes it the sitting of an author, who has the words of the bench, and whose walk is not
   recorded. `watch`: the pathway is loaded again when its file is saved. */
void sitting_open_bench(struct sitting *sitting, bool watch);

struct screen *sitting_screen(struct sitting *sitting);

/* Begins a walk that is written down as `session` says (unless the record is NULL or the script
   fixes chance), or goes on with one that caller->replayed has brought back: `session` its number,
   `seq` its last event. Both show where the learner stands. The exit status, EXIT_DONE for success;
   what went wrong has been said. */
int sitting_begin(struct sitting *sitting, struct record_session *session);
int sitting_resume(struct sitting *sitting, long long session, long long seq, int64_t thought);

/* Asks, writes down, shows, until the walk is over or left; then the debrief. Gives the exit
 * status. */
int sitting_run(struct sitting *sitting);

/* Shows the debrief of the walk as it stands in the engine; `session` is its number, 0 where it is
 * not recorded. */
int sitting_debrief(struct sitting *sitting, long long session, bool full, bool asked);

#endif
