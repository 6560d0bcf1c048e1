/* kill COUNT [SEED]: kills a writer with SIGKILL at COUNT random moments and goes on where it
   stood; all that it was told is saved must be there, and the walk must end as one that was never
   broken. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <time.h>

#include "fixture.h"

enum { STEPS = 40 };

static struct failure why;

/* What the writer says on its pipe after each call that answered "saved". */
struct told {
    long long session;
    long long steps; /* -1: the walk is over */
};

static void tell(int pipe, long long session, long long steps) {
    struct told told = {session, steps};
    if (write(pipe, &told, sizeof told) != (ssize_t)sizeof told)
        _exit(3);
}

/* Takes up the unfinished walk, or begins one, and writes until it is killed or the walk is over.
 */
static int write_on(const char *path, int pipe) {
    struct record *record;
    struct record_walk *walk = NULL;
    long long session, seq = 0;
    if (!record_open(path, RECORD_WRITE, &record, &why) ||
        !record_last_unfinished(record, fixture_session()->learner, NULL, &session, &why))
        return 1;
    if (session) {
        if (!record_load_session(record, session, &walk, &why))
            return 1;
        seq = (long long)walk->event_count;
        record_walk_free(walk);
    } else if (!record_begin_session(record, fixture_session(), &session, &why)) {
        return 1;
    }
    tell(pipe, session, seq);
    while (++seq <= STEPS) {
        struct record_step step = fixture_step(seq);
        struct record_summary end = fixture_summary();
        if (!record_add_step(record, session, &step, seq == STEPS ? &end : NULL, &why))
            return 1;
        tell(pipe, session, seq == STEPS ? -1 : seq);
    }
    record_close(record);
    return 0;
}

/* Whether the record holds what was told; counts steps that were there without having been told. */
static bool holds(const char *path, const struct told *told, long long *untold) {
    struct record *record;
    struct record_walk *walk;
    if (!record_open(path, RECORD_WRITE, &record, &why) ||
        !record_load_session(record, told->session, &walk, &why))
        return false;
    long long steps = told->steps < 0 ? STEPS : told->steps;
    bool good = (long long)walk->event_count >= steps;
    *untold += (long long)walk->event_count - steps;
    for (size_t i = 0; good && i < walk->event_count; i++)
        good = fixture_is_step(&walk->events[i], (long long)i + 1);
    if (!good)
        fail(&why, "told %lld steps of session %lld, found %zu", steps, told->session,
             walk->event_count);
    record_walk_free(walk);
    record_close(record);
    return good;
}

static uint32_t dice;

static uint32_t roll(uint32_t sides) {
    dice = dice * 1664525 + 1013904223;
    return (dice >> 8) % sides;
}

/* Lets a writer live for a random time and keeps the last that it told. False: it failed by itself.
 */
static bool live_and_die(const char *path, struct told *told) {
    int ends[2];
    if (pipe(ends))
        return fail(&why, "no pipe: %s", strerror(errno));
    pid_t writer = fork();
    if (writer == 0) {
        close(ends[0]);
        int result = write_on(path, ends[1]);
        if (result)
            fprintf(stderr, "writer: %s\n", why.text);
        _exit(result);
    }
    close(ends[1]);
    struct timespec life = {.tv_nsec = (long)roll(roll(4) ? 6000 : 60000) * 1000};
    nanosleep(&life, NULL);
    kill(writer, SIGKILL);
    int status;
    waitpid(writer, &status, 0);
    while (read(ends[0], told, sizeof *told) == (ssize_t)sizeof *told)
        ;
    close(ends[0]);
    return WIFSIGNALED(status) || WEXITSTATUS(status) == 0 ||
           fail(&why, "the writer failed by itself");
}

static bool are_whole(const char *path, long long *sessions) {
    struct record *record;
    if (!record_open(path, RECORD_WRITE, &record, &why) ||
        record_check(record, &why) != RECORD_HOLDS)
        return false;
    struct record_walk *walk = NULL;
    bool good = true;
    for (*sessions = 0; good && record_load_session(record, *sessions + 1, &walk, &why);
         ++*sessions) {
        good = fixture_is_walk(walk, walk->about.ended ? STEPS : (int)walk->event_count,
                               walk->about.ended) ||
               fail(&why, "session %lld is another", *sessions + 1);
        record_walk_free(walk);
    }
    record_close(record);
    return good;
}

int main(int count, char **arguments) {
    int kills = count > 1 ? atoi(arguments[1]) : 40;
    dice = count > 2 ? (uint32_t)atoi(arguments[2]) : 1;
    const char *folder = fixture_folder(), *path = fixture_path(folder, "casewalk.db");
    long long untold = 0, told_steps = 0, sessions = 0;
    bool good = true;
    for (int i = 0; good && i < kills; i++) {
        struct told told = {0, 0};
        good = live_and_die(path, &told) && (!told.session || holds(path, &told, &untold));
        told_steps += told.steps > 0 ? told.steps : 0;
    }
    good = good && are_whole(path, &sessions);
    fixture_remove(folder);
    if (!good)
        fprintf(stderr, "%s\n", why.text);
    else
        printf("%d kills, %lld walks; nothing that was told is missing, %lld steps were there "
               "untold\n",
               kills, sessions, untold);
    return !good || (kills >= 40 && told_steps == 0);
}
