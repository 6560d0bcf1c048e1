/* What a learner feels: start to first prompt on a terminal, memory of both processes, Enter to
   text, and durable steps against the disk's own fsync. Usage: bench_front PROGRAM PATHWAY FOLDER
   (a folder for records). */
#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { STARTS = 31, STEPS = 400, SYNCS = 400 };

static double milliseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec * 1e-6;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static double median(double *values, size_t count) {
    qsort(values, count, sizeof *values, by_size);
    return values[count / 2];
}

static void stop(const char *what) {
    fprintf(stderr, "bench: %s: %s\n", what, strerror(errno));
    exit(1);
}

/* Reads until the text has been seen. */
static void read_until(int terminal, const char *wanted) {
    static char seen[1 << 20];
    size_t used = 0;
    while (used + 1 < sizeof seen) {
        ssize_t got = read(terminal, seen + used, sizeof seen - used - 1);
        if (got <= 0)
            stop("the program ended too early");
        used += (size_t)got;
        seen[used] = '\0';
        if (strstr(seen, wanted))
            return;
    }
    stop("the text never came");
}

static long pss_of(long pid) {
    char path[64], line[256];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%ld/smaps_rollup", pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        sscanf(line, "Pss: %ld", &kib);
    if (file)
        fclose(file);
    return kib;
}

static long child_of(long pid) {
    char path[96];
    long child = 0;
    snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", pid, pid);
    FILE *file = fopen(path, "r");
    if (file && fscanf(file, "%ld", &child) != 1)
        child = 0;
    if (file)
        fclose(file);
    return child;
}

static pid_t start_on_terminal(char **arguments, int *terminal) {
    struct winsize size = {40, 80, 0, 0};
    pid_t pid = forkpty(terminal, NULL, NULL, &size);
    if (pid == 0) {
        execv(arguments[0], arguments);
        _exit(127);
    }
    return pid;
}

static double start_once(char **arguments, const char *wanted, long *kib) {
    int terminal;
    double begin = milliseconds();
    pid_t pid = start_on_terminal(arguments, &terminal);
    if (wanted)
        read_until(terminal, wanted);
    else
        waitpid(pid, NULL, 0);
    double took = milliseconds() - begin;
    if (kib)
        *kib = pss_of(pid) + pss_of(child_of(pid));
    if (wanted) {
        kill(pid, SIGKILL);
        waitpid(pid, NULL, 0);
    }
    close(terminal);
    return took;
}

static void measure_start(const char *program, const char *pathway, const char *record) {
    char db[4200];
    snprintf(db, sizeof db, "--db=%s", record);
    char *walk[] = {(char *)program, "run", (char *)pathway, "--seed=1", db, NULL};
    char *nothing[] = {"/bin/true", NULL};
    double with[STARTS], without[STARTS], memory[STARTS];
    for (int i = 0; i < STARTS; i++) {
        long kib = 0;
        without[i] = start_once(nothing, NULL, NULL);
        with[i] = start_once(walk, "] > ", &kib);
        memory[i] = (double)kib / 1024;
    }
    double above = median(with, STARTS) - median(without, STARTS);
    printf("start to first prompt, above /bin/true       %8.1f ms (median of %d)\n", above, STARTS);
    printf("memory of both processes (PSS)               %8.1f MiB\n", median(memory, STARTS));
}

/* A program that speaks the protocol over pipes. */
static pid_t start_protocol(const char *program, const char *pathway, const char *record, FILE **in,
                            FILE **out) {
    int requests[2], answers[2];
    char db[4200];
    snprintf(db, sizeof db, "--db=%s", record ? record : "");
    if (pipe(requests) != 0 || pipe(answers) != 0)
        stop("pipe");
    pid_t pid = fork();
    if (pid == 0) {
        dup2(requests[0], 0);
        dup2(answers[1], 1);
        close(requests[1]);
        close(answers[0]);
        execl(program, program, "run", pathway, "--jsonl", "--seed=1", record ? db : "--no-record",
              (char *)NULL);
        _exit(127);
    }
    close(requests[0]);
    close(answers[1]);
    *in = fdopen(requests[1], "w");
    *out = fdopen(answers[0], "r");
    return pid;
}

/* Reads lines up to the next offer; 0 when the walk is over. The first option's id is put into
 * `id`. */
static int next_offer(FILE *out, char *id, size_t size) {
    static char line[1 << 20];
    while (fgets(line, sizeof line, out)) {
        if (strncmp(line, "{\"event\":\"debrief\"", 18) == 0)
            return 0;
        if (strncmp(line, "{\"event\":\"offer\"", 16) != 0)
            continue;
        const char *at = strstr(line, "\"options\":[{\"id\":\"");
        snprintf(id, size, "%.*s", at ? (int)strcspn(at + 18, "\"") : 0, at ? at + 18 : "");
        return 1;
    }
    return 0;
}

/* Walks by first options; gives the milliseconds of each step in `steps` and how many there were.
 */
static size_t walk_first(const char *program, const char *pathway, const char *record,
                         double *steps, size_t room) {
    FILE *in, *out;
    char id[256];
    size_t count = 0;
    pid_t pid = start_protocol(program, pathway, record, &in, &out);
    if (!next_offer(out, id, sizeof id))
        stop("no offer");
    int more = 1;
    while (more && count < room) {
        double begin = milliseconds();
        if (*id)
            fprintf(in, "{\"choose\":\"%s\"}\n", id);
        else
            fputs("{\"answer\":\"1\"}\n", in);
        fflush(in);
        more = next_offer(out, id, sizeof id);
        if (more) /* the last step asks for the debrief as well */
            steps[count++] = milliseconds() - begin;
    }
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    fclose(in);
    fclose(out);
    return count;
}

static void measure_steps(const char *program, const char *pathway) {
    static double steps[STEPS];
    size_t count = 0;
    while (count < STEPS)
        count += walk_first(program, pathway, NULL, steps + count, STEPS - count);
    printf("a step from Enter to text, not recorded      %8.3f ms (median of %d)\n",
           median(steps, count), STEPS);
}

/* Durable steps one after the other, and what share of them the disk itself would allow. */
static void measure_durable(const char *program, const char *pathway, const char *record,
                            double syncs) {
    static double steps[STEPS];
    size_t count = 0;
    double all = 0;
    while (count < STEPS)
        count += walk_first(program, pathway, record, steps + count, STEPS - count);
    for (size_t i = 0; i < count; i++)
        all += steps[i];
    double rate = (double)count / all * 1e3;
    printf("the same, recorded                           %8.3f ms (median of %d)\n",
           median(steps, count), STEPS);
    printf("durable steps, one walk after the other      %8.0f /s\n", rate);
    printf("fdatasync of 4 KiB in the same folder        %8.0f /s\n", syncs);
    printf("durable steps a sync                         %8.3f\n", rate / syncs);
}

/* Appends of 4 KiB, each with fdatasync. */
static double sync_rate(const char *file) {
    static char page[4096];
    int descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (descriptor < 0)
        stop(file);
    double begin = milliseconds();
    for (int i = 0; i < SYNCS; i++)
        if (write(descriptor, page, sizeof page) != sizeof page || fdatasync(descriptor) != 0)
            stop(file);
    double took = milliseconds() - begin;
    close(descriptor);
    unlink(file);
    return SYNCS / took * 1e3;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: bench_front PROGRAM PATHWAY FOLDER\n", stderr);
        return 2;
    }
    char record[4096], file[4096];
    snprintf(record, sizeof record, "%s/bench.db", argv[3]);
    snprintf(file, sizeof file, "%s/bench.sync", argv[3]);
    measure_start(argv[1], argv[2], record);
    measure_steps(argv[1], argv[2]);
    measure_durable(argv[1], argv[2], record, sync_rate(file));
    return 0;
}
