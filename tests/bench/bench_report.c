/* What a report of a large record takes, in each of its forms. Arguments: the program, the record.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double cpu_seconds(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

static void run(const char *program, const char *record, const char *format) {
    double begun = seconds();
    pid_t child = fork();
    if (child < 0) {
        perror("fork");
        exit(1);
    }
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO); /* there is no such pathway to ask for its words */
        execl(program, program, "report", "--db", record, "--include", "generated", "--no-odds",
              "--format", format, (char *)NULL);
        _exit(127);
    }
    struct rusage used;
    int status;
    wait4(child, &status, 0, &used);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fprintf(stderr, "%s: it failed\n", format);
    printf("  %-5s %7.2f s %7.2f s of the processor %7.1f MiB\n", format, seconds() - begun,
           cpu_seconds(used.ru_utime) + cpu_seconds(used.ru_stime), (double)used.ru_maxrss / 1024);
}

int main(int count, char **arguments) {
    if (count != 3) {
        fputs("usage: bench_report PROGRAM RECORD\n", stderr);
        return 2;
    }
    puts("a report, once to warm up and then in each form:");
    static const char *const formats[] = {"text", "text", "html", "csv", "json"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        run(arguments[1], arguments[2], formats[i]);
    return 0;
}
