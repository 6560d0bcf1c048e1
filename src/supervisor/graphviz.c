/* Runs Graphviz's `dot`. */
#include "graphviz.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "arena.h"

enum { NOT_THERE = 127, MEBIBYTE = 1 << 20 };

/* --- the child --- */

static void limit(int what, rlim_t most) {
    if (setrlimit(what, &(struct rlimit){most, most}) != 0)
        _exit(NOT_THERE - 1);
}

/* Descriptors 0 and 1 are its pipes; what it complains of is not heard. */
static _Noreturn void become_dot(int in, int out, const char *path) {
    const char *arguments[] = {"dot", "-Tsvg", NULL};
    const char *environment[] = {path, NULL};
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN); /* a cache that it cannot write is no failure */
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    int nothing = open("/dev/null", O_WRONLY);
    if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
        dup2(nothing, STDERR_FILENO) < 0 || chdir("/") != 0)
        _exit(NOT_THERE - 1);
    close_range(3, UINT_MAX, 0);
    limit(RLIMIT_AS, (rlim_t)GRAPHVIZ_MEMORY * MEBIBYTE);
    limit(RLIMIT_CPU, GRAPHVIZ_SECONDS);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    execvpe("dot", (char *const *)(const void *)arguments,
            (char *const *)(const void *)environment);
    _exit(errno == ENOENT ? NOT_THERE : NOT_THERE - 1);
}

/* --- feeding and reading it --- */

struct run {
    pid_t pid;
    int in, out; /* -1: closed */
    const char *graph;
    size_t left;
    char *svg;
    size_t used, room;
};

static void close_end(int *end) {
    if (*end >= 0)
        close(*end);
    *end = -1;
}

static bool start(struct run *run, struct failure *why) {
    int in[2], out[2];
    const char *search = getenv("PATH");
    char *path = NULL;
    if (pipe2(in, O_CLOEXEC) != 0)
        return fail(why, "Graphviz cannot be started: %s", strerror(errno));
    if (pipe2(out, O_CLOEXEC) != 0) {
        close(in[0]);
        close(in[1]);
        return fail(why, "Graphviz cannot be started: %s", strerror(errno));
    }
    path = xprint("PATH=%s", search ? search : "/usr/bin:/bin");
    run->pid = fork();
    if (run->pid == 0)
        become_dot(in[0], out[1], path);
    free(path);
    close(in[0]);
    close(out[1]);
    run->in = in[1];
    run->out = out[0];
    fcntl(run->in, F_SETFL, O_NONBLOCK);
    return run->pid > 0 || fail(why, "Graphviz cannot be started: %s", strerror(errno));
}

static long long milliseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static void feed(struct run *run) {
    ssize_t put = write(run->in, run->graph, run->left);
    if (put > 0) {
        run->graph += put;
        run->left -= (size_t)put;
    }
    if (run->left == 0 || (put < 0 && errno != EAGAIN && errno != EINTR))
        close_end(&run->in);
}

/* False at the end of what it writes, or where it is too much. */
static bool take(struct run *run) {
    enum { PIECE = 1 << 16 };
    if (run->room - run->used < PIECE) {
        run->room = 2 * run->room + PIECE;
        run->svg = xrealloc(run->svg, run->room);
    }
    ssize_t got = read(run->out, run->svg + run->used, run->room - run->used);
    if (got > 0)
        run->used += (size_t)got;
    return (got > 0 && run->used <= (size_t)GRAPHVIZ_LONGEST * MEBIBYTE) ||
           (got < 0 && errno == EINTR);
}

/* False: its time is over. */
static bool converse(struct run *run) {
    long long end = milliseconds() + GRAPHVIZ_SECONDS * 1000LL;
    for (;;) {
        long long left = end - milliseconds();
        struct pollfd ends[] = {{run->out, POLLIN, 0}, {run->in, POLLOUT, 0}};
        if (left <= 0)
            return false;
        if (poll(ends, run->in >= 0 ? 2 : 1, (int)left) <= 0)
            continue;
        if (run->in >= 0 && ends[1].revents)
            feed(run);
        if (ends[0].revents && !take(run))
            return true;
    }
}

static bool finish(struct run *run, bool in_time, struct failure *why) {
    int status = 0;
    close_end(&run->in);
    close_end(&run->out);
    if (run->pid <= 0)
        return false;
    if (!in_time)
        kill(run->pid, SIGKILL);
    while (waitpid(run->pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (!in_time || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) ||
        (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL))
        return fail(why,
                    "Graphviz did not finish within %d seconds; --around NODE draws a part, "
                    "--format dot gives what can be laid out elsewhere",
                    GRAPHVIZ_SECONDS);
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_THERE)
        return fail(why, "an SVG needs Graphviz, whose program dot is not there (Debian package: "
                         "graphviz); --format dot and --format mermaid need nothing");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return fail(why, "Graphviz failed; --format dot gives what it was given");
    return true;
}

char *graphviz_svg(const char *graph, size_t length, size_t *svg_length, struct failure *why) {
    struct run run = {.in = -1, .out = -1, .graph = graph, .left = length};
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    sigaction(SIGPIPE, &ignore, &before);
    bool started = start(&run, why);
    bool good = finish(&run, started && converse(&run), why) && started;
    sigaction(SIGPIPE, &before, NULL);
    if (good && !graphviz_is_plain(run.svg, run.used))
        good = fail(why, "what Graphviz gave is not a plain picture and was thrown away");
    *svg_length = run.used;
    if (good)
        return run.svg;
    free(run.svg);
    return NULL;
}

/* --- looking through it --- */

static bool is_name(char c) { return isalnum((unsigned char)c) || (c && strchr("_:.-", c)); }

static bool begins_with(const char *text, size_t length, const char *word) {
    return length >= strlen(word) && strncasecmp(text, word, strlen(word)) == 0;
}

/* Whether the attributes of a tag are well formed and none of them runs or fetches something. Of
   values only the end is looked for: those of other attributes are numbers, names and texts. */
static bool are_plain_attributes(const char *tag, size_t from, size_t length) {
    static const char *const refused[] = {"on", "href", "style", "xlink:"};
    for (size_t i = from; i < length; i++) {
        bool closes = (tag[i] == '/' || tag[i] == '?') && i == length - 1;
        if (tag[i] == '"') {
            const char *end = memchr(tag + i + 1, '"', length - i - 1);
            if (!end)
                return false;
            i = (size_t)(end - tag);
            continue;
        }
        if (!is_name(tag[i]) && !isspace((unsigned char)tag[i]) && tag[i] != '=' && !closes)
            return false;
        for (size_t r = 0; r < sizeof refused / sizeof *refused && !is_name(tag[i - 1]); r++)
            if (begins_with(tag + i, length - i, refused[r]))
                return false;
    }
    return true;
}

/* Whether a tag, from behind its "<" to before its ">", is one of those that only draw. */
static bool is_plain_tag(const char *tag, size_t length) {
    static const char *const known[] = {"svg",     "g",    "title", "polygon", "polyline",
                                        "ellipse", "path", "text",  "?xml",    "!DOCTYPE"};
    size_t skip = length && *tag == '/', name = skip;
    if (begins_with(tag, length, "!--"))
        return true;
    while (name < length && (is_name(tag[name]) || (tag[name] && strchr("?!", tag[name]))))
        name++;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == name - skip && memcmp(tag + skip, known[i], name - skip) == 0)
            return are_plain_attributes(tag, name, length);
    return false;
}

bool graphviz_is_plain(const char *svg, size_t length) {
    for (size_t at = 0; at < length; at++) {
        if (svg[at] != '<')
            continue;
        bool comment = begins_with(svg + at, length - at, "<!--");
        const char *end = comment ? memmem(svg + at + 4, length - at - 4, "-->", 3)
                                  : memchr(svg + at, '>', length - at);
        if (!end || !is_plain_tag(svg + at + 1, (size_t)(end - svg) - at - 1))
            return false;
        at = (size_t)(end - svg) + (comment ? 2 : 0);
    }
    return length > 0;
}

/* --- for the ear --- */

static void put_escaped(FILE *out, const char *text) {
    for (const char *c = text; *c; c++)
        if (strchr("<>&\"'", *c))
            fprintf(out, "&#%d;", *c);
        else
            putc(*c, out);
}

char *graphviz_entitle(char *svg, size_t *length, const char *title, const char *description) {
    const char *tag = memmem(svg, *length, "<svg", 4);
    const char *end = tag ? memchr(tag, '>', *length - (size_t)(tag - svg)) : NULL;
    char *whole;
    size_t size;
    if (!end)
        return svg;
    FILE *out = open_memstream(&whole, &size);
    if (!out)
        die("out of memory");
    fwrite(svg, 1, (size_t)(end - svg), out);
    fputs(" role=\"graphics-document\" aria-roledescription=\"flow chart\" "
          "aria-labelledby=\"casewalk-title\" aria-describedby=\"casewalk-description\">\n"
          "<title id=\"casewalk-title\">",
          out);
    put_escaped(out, title);
    fputs("</title>\n<desc id=\"casewalk-description\">", out);
    put_escaped(out, description);
    fputs("</desc>", out);
    fwrite(end + 1, 1, *length - (size_t)(end + 1 - svg), out);
    if (fclose(out) != 0)
        die("out of memory");
    free(svg);
    *length = size;
    return whole;
}
