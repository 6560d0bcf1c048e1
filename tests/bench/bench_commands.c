/* What the commands take for generated pathways: odds of a case with six running counters, and
   check and odds of pathways of 10 to 10,000 nodes. Arguments: the program, a folder to write to.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ANSWER = 1 << 20, NAME = 4096 };

/* What a command took. The memory is that of its largest process: the engine. */
struct cost {
    double seconds, mebibytes;
    long long situations; /* as it says in JSON; 0: it does not say */
    int status;
};

static double seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void stop(const char *what) {
    perror(what);
    exit(1);
}

/* --- running a command --- */

/* A command and up to three options; NULL ends them. */
struct request {
    const char *command, *options[3];
};

static const struct request check_it = {"check", {NULL}},
                            ask_odds = {"odds", {"--policy=expert", "--json", NULL}},
                            ask_whole = {"odds", {"--policy=expert", "--json", "--no-reduce=all"}};

static pid_t start(const char *program, const struct request *request, const char *path, int *out) {
    int ends[2];
    if (pipe(ends) != 0)
        stop("pipe");
    pid_t child = fork();
    if (child < 0)
        stop("fork");
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        const char *const *options = request->options;
        execl(program, program, request->command, path, options[0], options[1], options[2],
              (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    *out = ends[0];
    return child;
}

static void read_all(int from, char *answer) {
    size_t length = 0;
    ssize_t got;
    while ((got = read(from, answer + length, ANSWER - 1 - length)) > 0)
        length += (size_t)got;
    answer[length] = '\0';
    close(from);
}

static struct cost run(const char *program, const struct request *request, const char *path) {
    static const char key[] = "\"situations\":";
    static char answer[ANSWER];
    struct cost cost = {0};
    struct rusage used;
    int out, status;
    double begin = seconds();
    pid_t child = start(program, request, path, &out);
    read_all(out, answer);
    if (wait4(child, &status, 0, &used) != child)
        stop("wait4");
    cost.seconds = seconds() - begin;
    cost.mebibytes = (double)used.ru_maxrss / 1024;
    cost.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    const char *at = strstr(answer, key);
    cost.situations = at ? strtoll(at + strlen(key), NULL, 10) : 0;
    return cost;
}

static FILE *create(const char *folder, const char *name, char path[NAME]) {
    snprintf(path, NAME, "%s/%s.lua", folder, name);
    FILE *out = fopen(path, "w");
    if (!out)
        stop(path);
    return out;
}

/* --- six running counters --- */

/* 12 decisions that each add 1, 2 or 3 to one of six counters, chance after every second one. What
   is on offer and how chance falls reads single counters, the last chance all of them, so that none
   can be dropped before the end. */
static void write_counters(FILE *out) {
    fputs(
        "pathway 'counters' { title = 'Counters', start = 'd1' }\n"
        "local counter = function() return integer { 0, range = { 0, 60 }, clamp = true } end\n"
        "patient 'P' { k1 = counter(), k2 = counter(), k3 = counter(), k4 = counter(),\n"
        "  k5 = counter(), k6 = counter() }\n"
        "local function add(i, by)\n"
        "  local k = 'k' .. i % 6 + 1\n"
        "  return k .. ' = ' .. k .. ' + ' .. by\n"
        "end\n"
        "for i = 1, 12 do\n"
        "  local on = i == 12 and 'last' or i % 2 == 0 and 'c' .. i or 'd' .. i + 1\n"
        "  decision('d' .. i) { 'Decide.',\n"
        "    option 'x' { 'One', rating = 'best', set = add(i, 1), to = on },\n"
        "    option 'y' { 'Two', rating = 'suboptimal', set = add(i + 2 + i // 3, 2), to = on },\n"
        "    option 'z' { 'Three', rating = 'harmful', set = add(i + 4 + 2 * i // 3, 3),\n"
        "      when = 'k' .. i % 6 + 1 .. ' < 14', to = on } }\n"
        "end\n"
        "for i = 2, 10, 2 do\n"
        "  chance('c' .. i) {\n"
        "    branch 'u' { p = either('k' .. i % 6 + 1 .. ' > 4', 0.6, 0.4), illustrative = true,\n"
        "      set = add(i + 1, 1), to = 'd' .. i + 1 },\n"
        "    branch 'v' { p = rest, set = add(i + 4, 2), to = 'd' .. i + 1 } }\n"
        "end\n"
        "chance 'last' {\n"
        "  branch 'well' { p = '(k1 + k2 + k3 + 1) / (k1 + k2 + k3 + k4 + k5 + k6 + 2)',\n"
        "    illustrative = true, to = 'well' },\n"
        "  branch 'ill' { p = rest, to = 'ill' } }\n"
        "outcome 'well' { 'Well.', utility = 1, good = true }\n"
        "outcome 'ill' { 'Ill.', utility = 0.2 }\n",
        out);
}

static void measure_counters(const char *program, const char *folder) {
    char path[NAME];
    FILE *out = create(folder, "counters", path);
    write_counters(out);
    fclose(out);
    puts("six running counters, 12 decisions: odds of an expert, target 10 s and 1,024 MiB\n"
         "reductions  situations  seconds  memory MiB");
    const struct request *each[] = {&ask_odds, &ask_whole};
    static const char *const name[] = {"on", "off"};
    for (size_t i = 0; i < 2; i++) {
        struct cost cost = run(program, each[i], path);
        printf("%-10s  %10lld  %7.2f  %10.0f%s\n", name[i], cost.situations, cost.seconds,
               cost.mebibytes, cost.status == 0 ? "" : "  it failed");
    }
}

/* --- pathways of many nodes --- */

/* Decisions in a row, a chance after every third, and an outcome. What is done at one is read
   at the next, so that the situations grow as the nodes do. */
static void write_row(FILE *out, int nodes) {
    fprintf(
        out,
        "pathway 'row' { title = 'Row', start = 'n1', steps = 20000 }\n"
        "source 's' { 'A source.', year = 2020, grade = 'review' }\n"
        "patient 'P' { a = integer { 0, range = { 0, 3 }, clamp = true }, b = flag { false } }\n"
        "local count = %d\n",
        nodes);
    fputs("for i = 1, count - 1 do\n"
          "  local on = 'n' .. i + 1\n"
          "  if i % 3 == 0 then\n"
          "    chance('n' .. i) {\n"
          "      branch 'u' { p = either('b', 0.7, 0.3), cite = 's', set = 'a = 1', to = on },\n"
          "      branch 'v' { p = rest, set = 'a = 0', to = on } }\n"
          "  else\n"
          "    decision('n' .. i) { 'Decision ' .. i .. '.',\n"
          "      option 'x' { 'One', rating = 'best', because = 'It is right.', cite = 's',\n"
          "        set = 'b = true', to = on },\n"
          "      option 'y' { 'Two', rating = 'harmful', because = 'It is wrong.', cite = 's',\n"
          "        when = 'a < 1', set = 'b = false', to = on } }\n"
          "  end\n"
          "end\n"
          "outcome('n' .. count) { 'The end.', utility = either('b', 1, 0.5), good = 'b' }\n",
          out);
}

static void measure_row(const char *program, const char *folder, int nodes) {
    char path[NAME];
    FILE *out = create(folder, "row", path);
    write_row(out, nodes);
    fclose(out);
    struct cost check = run(program, &check_it, path), odds = run(program, &ask_odds, path);
    printf("%6d  %10lld  %7.3f  %7.3f  %10.0f%s%s\n", nodes, odds.situations, check.seconds,
           odds.seconds, odds.mebibytes, check.status == 0 ? "" : "  check finds something",
           odds.status == 0 ? "" : "  odds failed");
}

int main(int count, char **words) {
    if (count != 3) {
        fprintf(stderr, "usage: bench_commands PROGRAM FOLDER\n");
        return 2;
    }
    measure_counters(words[1], words[2]);
    puts("\ngenerated pathways: seconds of a command, the start of the program included\n"
         " nodes  situations    check     odds  memory MiB");
    for (int nodes = 10; nodes <= 10000; nodes *= 10)
        measure_row(words[1], words[2], nodes);
    return 0;
}
