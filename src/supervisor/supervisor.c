/* Starts the engine as a confined child, asks it, and ends it when it does not answer. */
#include "supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "arena.h"
#include "clean.h"

enum {
    STARTING = 5000, /* milliseconds until the engine is ready */
    LONGEST_ANSWER = 64 << 20,
    SAID_SIZE = 4096
};

struct supervisor {
    pid_t pid; /* 0: it is gone */
    int socket, errors;
    char *buffer; /* what has been read and not yet taken */
    size_t used, size;
    char *said;
    long long begun, used_before; /* of the request under way: when, and processor_time() then */
    bool deaf;                    /* it did not take the request in time */
};

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

/* Milliseconds of processor time that the engine has used; -1: not known. */
static long long processor_time(const struct supervisor *supervisor) {
    clockid_t clock;
    struct timespec time;
    if (clock_getcpuclockid(supervisor->pid, &clock) != 0 || clock_gettime(clock, &time) != 0)
        return -1;
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

/* --- the child --- */

static _Noreturn void become_engine(int socket, int errors, pid_t parent,
                                    const struct supervisor_options *options) {
    char memory[32];
    snprintf(memory, sizeof memory, "--memory=%d", options->memory);
    const char *arguments[] = {"casewalk", "engine", memory,
                               options->no_os_sandbox ? "--no-os-sandbox" : NULL, NULL};
    char *environment[] = {NULL};
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    /* A process group of its own: the terminal's ^C is not for the engine. */
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) /* it went between fork and here */
        _exit(127);
    if (dup2(socket, STDIN_FILENO) < 0 || dup2(socket, STDOUT_FILENO) < 0 ||
        dup2(errors, STDERR_FILENO) < 0)
        _exit(127);
    close_range(3, UINT_MAX, 0);
    execve("/proc/self/exe", (char *const *)(const void *)arguments, environment);
    _exit(127);
}

static void end_engine(struct supervisor *supervisor, int *status) {
    *status = 0;
    if (supervisor->pid == 0)
        return;
    kill(supervisor->pid, SIGKILL);
    while (waitpid(supervisor->pid, status, 0) < 0 && errno == EINTR)
        ;
    supervisor->pid = 0;
}

static bool spawn(struct supervisor *supervisor, const struct supervisor_options *options,
                  struct failure *why) {
    int sockets[2], errors[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
        return fail(why, "the engine cannot be started: %s", strerror(errno));
    if (pipe2(errors, O_CLOEXEC | O_NONBLOCK) != 0) {
        close(sockets[0]);
        close(sockets[1]);
        return fail(why, "the engine cannot be started: %s", strerror(errno));
    }
    pid_t parent = getpid();
    supervisor->pid = fork();
    if (supervisor->pid == 0)
        become_engine(sockets[1], errors[1], parent, options);
    close(sockets[1]);
    close(errors[1]);
    supervisor->socket = sockets[0];
    supervisor->errors = errors[0];
    if (supervisor->pid > 0)
        return true;
    supervisor->pid = 0;
    return fail(why, "the engine cannot be started: %s", strerror(errno));
}

/* --- lines --- */

/* How an engine that is gone ended, in words. */
static const char *ending(int status) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == DIE_STATUS)
        return "ran out of memory";
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS)
        return "tried what it may not do";
    return "ended unexpectedly";
}

static enum supervisor_result gone(struct supervisor *supervisor, struct failure *why) {
    int status;
    end_engine(supervisor, &status); /* it may have closed its end and live on */
    fail(why, "the engine %s", ending(status));
    return SUPERVISOR_DIED;
}

static enum supervisor_result lied(struct supervisor *supervisor, struct failure *why,
                                   const char *what) {
    int status;
    end_engine(supervisor, &status);
    fail(why, "the engine gave an answer that cannot be right (%s) and was ended", what);
    return SUPERVISOR_LIED;
}

/* Waits until the socket is ready for `events`; false: the time is over. An engine that other
   programs kept from the processor gets a little more. */
static bool wait_for(struct supervisor *supervisor, short events, long long begun,
                     long long used_before, int deadline) {
    struct pollfd poll_socket = {supervisor->socket, events, 0};
    for (;;) {
        long long left = begun + deadline - now();
        int ready = poll(&poll_socket, 1, left > 0 ? (int)left : 0);
        if (ready > 0)
            return true;
        if (ready < 0 && errno == EINTR)
            continue;
        long long used = processor_time(supervisor);
        bool starved =
            used >= 0 && used_before >= 0 && used - used_before < SUPERVISOR_DEADLINE / 2;
        if (deadline != SUPERVISOR_DEADLINE || !starved)
            return false;
        deadline = SUPERVISOR_GRACE;
    }
}

static enum supervisor_result stalled(struct supervisor *supervisor, struct failure *why) {
    int status;
    end_engine(supervisor, &status);
    fail(why,
         "the engine did not answer within a second and was ended (a loop that does not end?)");
    return SUPERVISOR_STALLED;
}

/* Takes a line from the buffer, reading as needed. `*line` is owned by the buffer until the next
 * call. */
static enum supervisor_result read_line(struct supervisor *supervisor, long long begun,
                                        long long used, int deadline, size_t *taken, char **line,
                                        struct failure *why) {
    memmove(supervisor->buffer, supervisor->buffer + *taken, supervisor->used - *taken);
    supervisor->used -= *taken;
    *taken = 0;
    size_t looked = 0;
    for (;;) {
        char *end = memchr(supervisor->buffer + looked, '\n', supervisor->used - looked);
        looked = supervisor->used;
        if (end) {
            *end = '\0';
            *taken = (size_t)(end - supervisor->buffer) + 1;
            *line = supervisor->buffer;
            return SUPERVISOR_ANSWERED;
        }
        if (supervisor->used == supervisor->size)
            return lied(supervisor, why, "a line is too long");
        if (!wait_for(supervisor, POLLIN, begun, used, deadline))
            return stalled(supervisor, why);
        ssize_t got = read(supervisor->socket, supervisor->buffer + supervisor->used,
                           supervisor->size - supervisor->used);
        if (got > 0)
            supervisor->used += (size_t)got;
        else if (got == 0 || (errno != EINTR && errno != EAGAIN))
            return gone(supervisor, why);
    }
}

/* --- what it says --- */

static bool is_known_event(const char *event) {
    static const char *const known[] = {
        "ready",    "refused",        "session",    "node",      "offer",    "choice",
        "result",   "reveal",         "chance",     "interrupt", "outcome",  "state",
        "fault",    "error",          "chart",      "hint",      "why",      "debrief",
        "verdict",  "learning_point", "diagnostic", "pathway",   "need",     "past",
        "progress", "odds",           "strategy",   "tested",    "found",    "checked",
        "graph",    "value",          "simulated",  "told",      "tale",     "swing",
        "export",   "worth",          "situation",  "hidden",    "places",   "outline",
        "covered",  "tracked",        "import",     "hand",      "imported", "end"};
    for (size_t i = 0; event && i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i], event) == 0)
            return true;
    return false;
}

/* A copy of a value in which every text is clean. */
static json_t *cleaned(const json_t *value) {
    if (json_is_string(value)) {
        char *text = clean_text(json_string_value(value), json_string_length(value));
        json_t *copy = json_string(text);
        free(text);
        return copy;
    }
    if (json_is_array(value)) {
        json_t *copy = json_array();
        for (size_t i = 0; i < json_array_size(value); i++)
            json_array_append_new(copy, cleaned(json_array_get(value, i)));
        return copy;
    }
    if (!json_is_object(value))
        return json_incref((json_t *)value);
    json_t *copy = json_object();
    const char *key;
    json_t *member;
    json_object_foreach((json_t *)value, key, member)
        json_object_set_new(copy, key, cleaned(member));
    return copy;
}

static bool send_all(struct supervisor *supervisor, const char *text, size_t length,
                     long long begun, long long used) {
    while (length > 0) {
        if (!wait_for(supervisor, POLLOUT, begun, used, SUPERVISOR_DEADLINE))
            return false;
        ssize_t put = send(supervisor->socket, text, length, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (put < 0 && errno != EAGAIN && errno != EINTR)
            return true; /* the reading that follows finds out how it ended */
        if (put > 0) {
            text += put;
            length -= (size_t)put;
        }
    }
    return true;
}

/* Reads lines up to `end`. */
static enum supervisor_result read_answer(struct supervisor *supervisor, long long begun,
                                          long long used, int deadline, const char *last,
                                          json_t *lines, struct failure *why) {
    size_t taken = 0, total = 0;
    for (;;) {
        char *line;
        enum supervisor_result result =
            read_line(supervisor, begun, used, deadline, &taken, &line, why);
        if (result != SUPERVISOR_ANSWERED)
            return result;
        total += taken;
        struct failure ignored;
        json_t *value = json_read(line, taken - 1, &ignored);
        const char *event = json_text(value, "event", NULL);
        bool known = json_is_object(value) && is_known_event(event);
        bool closing = known && (strcmp(event, last) == 0 || strcmp(event, "refused") == 0);
        if (known && strcmp(event, "end") != 0)
            json_array_append_new(lines, cleaned(value));
        json_decref(value);
        if (!known || total > LONGEST_ANSWER)
            return lied(supervisor, why, known ? "it is too long" : "an unknown line");
        if (closing) {
            supervisor->used = 0; /* one request, one answer: nothing may follow */
            return SUPERVISOR_ANSWERED;
        }
    }
}

static void put(struct supervisor *supervisor, const char *request, const char *bytes,
                size_t length) {
    if (supervisor->pid == 0)
        return;
    long long begun = supervisor->begun = now();
    long long used = supervisor->used_before = processor_time(supervisor);
    supervisor->deaf = !send_all(supervisor, request, strlen(request), begun, used) ||
                       !send_all(supervisor, "\n", 1, begun, used) ||
                       !send_all(supervisor, bytes, length, begun, used);
}

void supervisor_put(struct supervisor *supervisor, const char *request) {
    put(supervisor, request, "", 0);
}

enum supervisor_result supervisor_take(struct supervisor *supervisor, json_t *lines,
                                       struct failure *why) {
    if (supervisor->pid == 0) {
        fail(why, "the engine is not running");
        return SUPERVISOR_DIED;
    }
    if (supervisor->deaf)
        return stalled(supervisor, why);
    return read_answer(supervisor, supervisor->begun, supervisor->used_before, SUPERVISOR_DEADLINE,
                       "end", lines, why);
}

enum supervisor_result supervisor_send(struct supervisor *supervisor, const char *request,
                                       const char *bytes, size_t length, json_t *lines,
                                       struct failure *why) {
    put(supervisor, request, bytes, length);
    return supervisor_take(supervisor, lines, why);
}

enum supervisor_result supervisor_ask(struct supervisor *supervisor, const char *request,
                                      json_t *lines, struct failure *why) {
    return supervisor_send(supervisor, request, "", 0, lines, why);
}

/* --- starting and stopping --- */

bool supervisor_start(const struct supervisor_options *options, struct supervisor **started,
                      struct failure *why) {
    struct supervisor *supervisor = xcalloc(1, sizeof *supervisor);
    supervisor->socket = supervisor->errors = -1;
    supervisor->size = SUPERVISOR_LONGEST_LINE + 1;
    supervisor->buffer = xcalloc(1, supervisor->size);
    json_t *lines = json_array();
    bool good =
        spawn(supervisor, options, why) &&
        read_answer(supervisor, now(), -1, STARTING, "ready", lines, why) == SUPERVISOR_ANSWERED;
    const json_t *first = json_array_get(lines, 0);
    if (good && strcmp(json_text(first, "event", ""), "ready") != 0)
        good =
            fail(why, "%s; --no-os-sandbox runs it without this protection, for pathways you trust",
                 json_text(first, "message", "the engine refuses to start"));
    json_decref(lines);
    if (!good) {
        supervisor_stop(supervisor);
        return false;
    }
    *started = supervisor;
    return true;
}

void supervisor_stop(struct supervisor *supervisor) {
    int status;
    if (!supervisor)
        return;
    end_engine(supervisor, &status);
    if (supervisor->socket >= 0)
        close(supervisor->socket);
    if (supervisor->errors >= 0)
        close(supervisor->errors);
    free(supervisor->buffer);
    free(supervisor->said);
    free(supervisor);
}

const char *supervisor_said(struct supervisor *supervisor) {
    char text[SAID_SIZE];
    ssize_t got = read(supervisor->errors, text, sizeof text);
    if (got > 0) {
        free(supervisor->said);
        supervisor->said = clean_line(text, text[got - 1] == '\n' ? (size_t)got - 1 : (size_t)got);
    }
    return supervisor->said ? supervisor->said : "";
}
