/* What an author feels under --watch: from the moment at which a save is there (renamed into place)
   to the new text and the prompt behind it, on a terminal. Usage: bench_watch PROGRAM PATHWAY
   FOLDER (the pathway is copied into the folder). */
#include <errno.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SAVES = 31, NODES = 5000 };

static double milliseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec * 1e-6;
}

static void stop(const char *what) {
    fprintf(stderr, "bench: %s: %s\n", what, strerror(errno));
    exit(1);
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Reads until one text has come and then the other. */
static void read_until(int terminal, const char *first, const char *then) {
    static char seen[1 << 21];
    size_t used = 0;
    while (used + 1 < sizeof seen) {
        ssize_t got = read(terminal, seen + used, sizeof seen - used - 1);
        if (got <= 0)
            stop("the program ended too early");
        used += (size_t)got;
        seen[used] = '\0';
        const char *at = strstr(seen, first);
        if (at && strstr(at, then))
            return;
    }
    stop("the text never came");
}

static char *read_file(const char *name) {
    char *text = NULL;
    size_t size = 0;
    FILE *file = fopen(name, "r");
    if (!file || getdelim(&text, &size, '\0', file) < 0)
        stop(name);
    fclose(file);
    return text;
}

/* Saves as editors do: beside, and renamed into place. Gives the moment before the rename. */
static double save(const char *name, const char *text, int number) {
    char beside[4200];
    snprintf(beside, sizeof beside, "%s.new", name);
    FILE *file = fopen(beside, "w");
    if (!file)
        stop(beside);
    fprintf(file, "%s\n-- %d\n", text, number);
    fclose(file);
    double begin = milliseconds();
    if (rename(beside, name) != 0)
        stop(name);
    return begin;
}

static void measure(const char *program, const char *name, const char *text, int answers,
                    const char *what) {
    struct winsize size = {200, 80, 0, 0};
    double took[SAVES];
    int terminal;
    save(name, text, -1);
    pid_t pid = forkpty(&terminal, NULL, NULL, &size);
    if (pid == 0) {
        execl(program, program, "run", name, "--watch", "--seed=1", (char *)NULL);
        _exit(127);
    }
    read_until(terminal, "", "] > ");
    for (int i = 0; i < answers; i++) {
        if (write(terminal, "1\r", 2) != 2)
            stop("the terminal");
        read_until(terminal, "\n", "] > ");
    }
    for (int i = 0; i < SAVES; i++) {
        double begin = save(name, text, i);
        read_until(terminal, "loaded again", "] > ");
        took[i] = milliseconds() - begin;
    }
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    close(terminal);
    qsort(took, SAVES, sizeof *took, by_size);
    printf("%-44s %8.1f ms (median of %d; the slowest %.1f)\n", what, took[SAVES / 2], SAVES,
           took[SAVES - 1]);
}

static char *large_pathway(void) {
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        stop("memory");
    fputs("pathway \"large\" { title = \"Large\", start = \"n1\" }\n"
          "patient \"Ann, 40\" { sbp = number { 120, range = { 0, 300 }, chart = \"vital\" } }\n",
          out);
    for (int i = 1; i < NODES; i++)
        fprintf(out,
                "decision \"n%d\" {\n  \"What now, the %dth time?\",\n"
                "  option \"a\" { \"Go on\", rating = \"best\", because = \"It leads on.\", "
                "to = \"%s%d\" },\n"
                "  option \"b\" { \"Wait\", when = \"sbp > 90\", takes = \"5 min\" },\n}\n",
                i, i, i + 1 == NODES ? "end" : "n", i + 1);
    fprintf(out, "outcome \"end%d\" { \"It ends.\", utility = 1 }\n", NODES);
    fclose(out);
    return text;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: bench_watch PROGRAM PATHWAY FOLDER\n", stderr);
        return 2;
    }
    char name[4096];
    const char *slash = strrchr(argv[2], '/');
    snprintf(name, sizeof name, "%s/%s", argv[3], slash ? slash + 1 : argv[2]);
    char *text = read_file(argv[2]), *large = large_pathway();
    measure(argv[1], name, text, 0, "a save under --watch to its text");
    measure(argv[1], name, text, 8, "the same, 8 answers into the walk");
    snprintf(name, sizeof name, "%s/large.lua", argv[3]);
    measure(argv[1], name, large, 0, "the same, a pathway of 5,000 nodes");
    free(text);
    free(large);
    return 0;
}
