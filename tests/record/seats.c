/* seats SEATS STEPS THINK [READERS [MOST]]: so many learners write walks of STEPS steps into one
   record at a time, thinking THINK milliseconds at each (on average); READERS read all of it all
   the while, as a report does. Prints how long a step took to be saved; nothing may be lost. MOST:
   99 of 100 must be saved within so many milliseconds, and each within a second. */
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <time.h>

#include "fixture.h"

static struct failure why;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void think(double milliseconds, uint32_t *dice) {
    *dice = *dice * 1664525 + 1013904223;
    double wait = 2 * milliseconds * ((double)(*dice >> 8) / (1 << 24));
    struct timespec time = {.tv_sec = (time_t)(wait / 1000),
                            .tv_nsec = (long)((wait - 1000 * (double)(time_t)(wait / 1000)) * 1e6)};
    nanosleep(&time, NULL);
}

/* A learner: opens the record anew for each walk of 20 steps, as the program does. */
static int sit(const char *path, int seat, int steps, double milliseconds, double *took) {
    uint32_t dice = (uint32_t)seat + 1;
    struct record *record = NULL;
    long long session = 0;
    for (int i = 0; i < steps; i++) {
        int seq = i % 20 + 1;
        think(milliseconds, &dice);
        double start = now();
        if (seq == 1) {
            struct record_session begin = *fixture_session();
            char learner[32];
            snprintf(learner, sizeof learner, "seat %d", seat);
            begin.learner = learner;
            record_close(record);
            if (!record_open(path, RECORD_WRITE, &record, &why) ||
                !record_begin_session(record, &begin, &session, &why))
                return 1;
            start = now();
        }
        struct record_step step = fixture_step(seq);
        struct record_summary end = fixture_summary();
        if (!record_add_step(record, session, &step, seq == 20 ? &end : NULL, &why))
            return 1;
        took[i] = now() - start;
    }
    record_close(record);
    return 0;
}

static bool count_events(const struct record_about *about, void *context) {
    *(long long *)context += about->last_seq;
    struct timespec slowly = {.tv_nsec = 2000000};
    nanosleep(&slowly, NULL); /* in the middle of a transaction, as a long report is */
    return about->intact;
}

static bool note_last(const struct record_about *about, void *context) {
    *(long long *)context = about->session;
    return true;
}

/* Every walk with all its events, after a slow list of them. */
static bool read_all(struct record *record) {
    long long events = 0, last = 0;
    bool good = record_each_session(record, NULL, count_events, &events, &why) &&
                record_each_session(record, NULL, note_last, &last, &why);
    for (long long session = 1; good && session <= last; session++) {
        struct record_walk *walk;
        good = record_load_session(record, session, &walk, &why);
        record_walk_free(walk);
    }
    return good;
}

static int keep_reading(const char *path) {
    for (;;) {
        struct record *record;
        if (!record_open(path, RECORD_READ, &record, &why) || !read_all(record)) {
            fprintf(stderr, "a reader: %s\n", why.text);
            return 1;
        }
        record_close(record);
    }
}

static bool add_up(const struct record_about *about, void *context) {
    *(long long *)context += about->intact ? about->last_seq : 0;
    return true;
}

static int ascending(const void *a, const void *b) {
    return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

static bool is_complete(const char *path, long long wanted) {
    struct record *record;
    long long events = 0;
    bool good = record_open(path, RECORD_READ, &record, &why) &&
                record_each_session(record, NULL, add_up, &events, &why) &&
                record_check(record, &why) == RECORD_HOLDS;
    record_close(record);
    return good && (events == wanted ||
                    fail(&why, "%lld steps were saved, %lld are there", wanted, events));
}

static pid_t start_reader(const char *path) {
    pid_t reader = fork();
    if (reader == 0)
        _exit(keep_reading(path));
    return reader;
}

/* Runs all seats; the times that steps took are in `took`, seat by seat. */
static bool fill_seats(const char *path, int seats, int steps, double milliseconds, int readers,
                       double *took) {
    pid_t *children = xcalloc((size_t)(seats + readers), sizeof *children);
    bool good = true;
    for (int seat = 0; seat < seats; seat++) {
        children[seat] = fork();
        if (children[seat] == 0) {
            int result = sit(path, seat, steps, milliseconds, took + (size_t)seat * (size_t)steps);
            if (result)
                fprintf(stderr, "seat %d: %s\n", seat, why.text);
            _exit(result);
        }
    }
    for (int i = 0; i < readers; i++)
        children[seats + i] = start_reader(path);
    for (int i = 0; i < seats + readers; i++) {
        int status;
        bool is_reader = i >= seats;
        if (is_reader)
            kill(children[i], SIGTERM);
        waitpid(children[i], &status, 0);
        if (is_reader ? !WIFSIGNALED(status) : status != 0)
            good = fail(&why, "%s failed", is_reader ? "a reader" : "a seat");
    }
    free(children);
    return good;
}

static void report(double *took, int seats, int steps, double seconds) {
    size_t count = (size_t)seats * (size_t)steps;
    qsort(took, count, sizeof *took, ascending);
    printf("%d seats, %zu steps in %.1f s (%.0f a second): p50 %.2f ms, p99 %.2f ms, max %.1f ms\n",
           seats, count, seconds, (double)count / seconds, 1000 * took[count / 2],
           1000 * took[count * 99 / 100], 1000 * took[count - 1]);
}

int main(int count, char **arguments) {
    int seats = count > 1 ? atoi(arguments[1]) : 8;
    int steps = count > 2 ? atoi(arguments[2]) : 200;
    double milliseconds = count > 3 ? atof(arguments[3]) : 0;
    int readers = count > 4 ? atoi(arguments[4]) : 0;
    double most = count > 5 ? atof(arguments[5]) : 0;
    const char *folder = fixture_folder(), *path = fixture_path(folder, "casewalk.db");
    size_t size = (size_t)seats * (size_t)steps * sizeof(double);
    double *took = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (took == MAP_FAILED)
        return 1;
    struct record *record = NULL;
    bool good =
        !readers || record_open(path, RECORD_WRITE, &record, &why); /* else the seats make it */
    record_close(record);
    double start = now();
    good = good && fill_seats(path, seats, steps, milliseconds, readers, took);
    double seconds = now() - start;
    good = good && is_complete(path, (long long)seats * steps);
    struct stat log;
    char log_path[600];
    snprintf(log_path, sizeof log_path, "%s-wal", path);
    if (stat(log_path, &log) == 0)
        printf("the log is %lld KiB long\n", (long long)log.st_size / 1024);
    fixture_remove(folder);
    if (good)
        report(took, seats, steps, seconds);
    else
        fprintf(stderr, "%s\n", why.text);
    /* Fair: no one waits for long, though others write all the time. */
    size_t taken = (size_t)seats * (size_t)steps;
    bool is_fast = !most || (took[taken * 99 / 100] <= most / 1000 && took[taken - 1] <= 1);
    return !good || !is_fast || took[taken - 1] > 2;
}
