/* terminal/prompt on a real pseudo-terminal: keys, signals, and the state the terminal is left in.
   Every step waits for what the program writes, never for time to pass. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

#include "prompt.h"

enum {
    PATIENCE = 20000,
    TRANSCRIPT = 1 << 20
}; /* milliseconds before a silent program counts as hung; bytes */

/* A program that a learner talks to through a pseudo-terminal. */
struct session {
    int terminal;
    pid_t program;
    char *transcript; /* all that it wrote */
    size_t length;
    size_t seen; /* how much of it has been waited for */
};

static bool is_sane(int terminal) {
    struct termios state;
    return tcgetattr(terminal, &state) == 0 && (state.c_lflag & ICANON) && (state.c_lflag & ECHO) &&
           (state.c_iflag & ICRNL);
}

/* What the program under test does: asks, and says what it got and how it found the terminal
 * afterwards. */
static void talk(FILE *in) {
    static const struct candidate candidates[] = {
        {"adrenaline", "Adrenaline 0.5 mg into the thigh, now", 0},
        {"antihistamine", "Chlorphenamine 10 mg and watch", 0},
        {"film", "Chest film", 0},
        {"chart", NULL, 0}};
    struct screen screen;
    screen_init(&screen, stdout, false);
    struct prompt *prompt = prompt_new(in, &screen);
    enum prompt_result result = PROMPT_LINE;
    while (result == PROMPT_LINE || result == PROMPT_INTERRUPT) {
        char *line;
        bool leave = false;
        result = prompt_read(prompt, "[1 h 05 min] > ", candidates, 4, &line);
        const char *terminal = !prompt_is_interactive(prompt) ? "none"
                               : is_sane(0)                   ? "sane"
                                                              : "raw";
        screen_measure(&screen);
        if (result == PROMPT_LINE)
            printf("got %zu [%.60s] width %d terminal %s\n", strlen(line), line, screen.width,
                   terminal);
        else
            printf("got %s %d terminal %s\n",
                   result == PROMPT_END      ? "end"
                   : result == PROMPT_SIGNAL ? "signal"
                                             : "interrupt",
                   prompt_signal(prompt), terminal);
        free(line);
        if (result == PROMPT_INTERRUPT &&
            prompt_confirm(prompt, "Save and leave?", true, &leave) == PROMPT_SIGNAL)
            leave = true;
        if (leave)
            result = PROMPT_END;
    }
    printf("bye, terminal %s\n", !prompt_is_interactive(prompt) ? "none"
                                 : is_sane(0)                   ? "sane"
                                                                : "raw");
    fflush(stdout);
    prompt_free(prompt);
}

/* A shell of one job: says when it stops, and continues it when told through `orders`. */
static void run_as_job(int orders) {
    signal(SIGTTOU, SIG_IGN);
    pid_t job = fork();
    if (job == 0) {
        setpgid(0, 0);
        tcsetpgrp(0, getpid());
        signal(SIGTTOU, SIG_DFL);
        talk(stdin);
        _exit(0);
    }
    setpgid(job, job);
    tcsetpgrp(0, job);
    int status;
    while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
        char order;
        tcsetpgrp(0, getpgrp());
        printf("shell: stopped by %d, terminal %s\n", WSTOPSIG(status),
               is_sane(0) ? "sane" : "raw");
        fflush(stdout);
        if (read(orders, &order, 1) != 1)
            _exit(1);
        tcsetpgrp(0, job);
        kill(-job, SIGCONT);
    }
    printf("shell: done\n");
    fflush(stdout);
}

static struct session start(const char *terminal, int orders) {
    struct session session = {.transcript = calloc(1, TRANSCRIPT)};
    struct winsize window = {.ws_row = 24, .ws_col = 80};
    session.program = forkpty(&session.terminal, NULL, NULL, &window);
    assert_true(session.program >= 0);
    if (session.program == 0) {
        setenv("TERM", terminal, 1);
        setenv("INPUTRC", "/dev/null", 1);
        unsetenv("COLUMNS");
        unsetenv("NO_COLOR");
        if (orders >= 0)
            run_as_job(orders);
        else
            talk(stdin);
        _exit(0);
    }
    fcntl(session.terminal, F_SETFL, O_NONBLOCK);
    return session;
}

/* Takes in what there is; false at the end. */
static bool take_in(struct session *session) {
    ssize_t got = read(session->terminal, session->transcript + session->length,
                       TRANSCRIPT - 1 - session->length);
    if (got > 0)
        session->length += (size_t)got;
    return got > 0 || (got < 0 && errno == EAGAIN);
}

static void type_bytes(struct session *session, const char *bytes, size_t length) {
    while (length > 0) {
        struct pollfd terminal = {session->terminal, POLLIN | POLLOUT, 0};
        assert_true(poll(&terminal, 1, PATIENCE) > 0);
        if (terminal.revents & POLLIN)
            assert_true(take_in(session));
        ssize_t put = terminal.revents & POLLOUT ? write(session->terminal, bytes, length) : 0;
        if (put > 0)
            bytes += put, length -= (size_t)put;
    }
}

static void type(struct session *session, const char *text) {
    type_bytes(session, text, strlen(text));
}

/* Waits until the program has written a text after what was waited for before. */
static void expect(struct session *session, const char *text) {
    char *found;
    while (!(found = memmem(session->transcript + session->seen, session->length - session->seen,
                            text, strlen(text)))) {
        struct pollfd terminal = {session->terminal, POLLIN, 0};
        if (poll(&terminal, 1, PATIENCE) <= 0 || !take_in(session))
            fail_msg("\"%s\" did not come; since the last: \"%s\"", text,
                     session->transcript + session->seen);
    }
    session->seen = (size_t)(found - session->transcript) + strlen(text);
}

static void expect_prompt(struct session *session) { expect(session, "[1 h 05 min] > "); }

/* How often a text was written between a place and what was waited for. */
static int count_of(const struct session *session, size_t from, const char *text) {
    int count = 0;
    const char *at = session->transcript + from, *end = session->transcript + session->seen;
    while ((at = memmem(at, (size_t)(end - at), text, strlen(text))))
        count++, at += strlen(text);
    return count;
}

/* Takes in the rest and waits for the end of the program; returns its status. */
static int finish(struct session *session) {
    struct pollfd terminal = {session->terminal, POLLIN, 0};
    int status = -1;
    while (poll(&terminal, 1, PATIENCE) > 0 && take_in(session))
        ;
    assert_true(waitpid(session->program, &status, 0) == session->program);
    close(session->terminal);
    return status;
}

/* Leaves by ^D, which must work whatever happened before. */
static void end(struct session *session) {
    type(session, "\x04");
    expect(session, "got end 0 terminal sane");
    expect(session, "bye, terminal sane");
    assert_int_equal(finish(session), 0);
    free(session->transcript);
}

static void test_lines(void **state) {
    (void)state;
    struct session session = start("xterm", -1);
    expect_prompt(&session);
    type(&session, "  adrenaline \r");
    expect(&session, "got 10 [adrenaline] width 80 terminal sane");
    expect_prompt(&session);
    type(&session, "\xC3\xA9\xE6\x97\xA5\x7F!\r");
    expect(&session, "got 3 [\xC3\xA9!]");
    expect_prompt(&session);
    type(&session, "\x1B[A\x1B[A\r"); /* twice up: the first line again */
    expect(&session, "got 10 [adrenaline]");
    expect_prompt(&session);
    end(&session);
}

static void test_control_c(void **state) {
    (void)state;
    struct session session = start("xterm", -1);
    expect_prompt(&session);
    type(&session, "half");
    expect(&session, "half");
    type(&session, "\x03");
    expect(&session, "^C");
    expect_prompt(&session);
    type(&session, "whole\r");
    expect(&session, "got 5 [whole]");
    expect_prompt(&session);
    type(&session, "\x03");
    expect(&session, "got interrupt 0 terminal sane");
    expect(&session, "Save and leave? [Y/n] ");
    type(&session, "what\r");
    expect(&session, "Save and leave? [Y/n] ");
    type(&session, "n\r");
    expect_prompt(&session);
    type(&session, "\x1B[A\r"); /* what was answered to the question is no history */
    expect(&session, "got 5 [whole]");
    expect_prompt(&session);
    type(&session, "\x03");
    expect(&session, "Save and leave? [Y/n] ");
    type(&session, "\x03");
    expect(&session, "bye, terminal sane");
    assert_int_equal(finish(&session), 0);
    free(session.transcript);
}

static void test_control_d(void **state) {
    (void)state;
    struct session session = start("xterm", -1);
    expect_prompt(&session);
    type(&session,
         "ab\x01\x04"); /* at the beginning of the line, where it would delete a character */
    expect(&session, "\a");
    type(&session, "\r");
    expect(&session, "got 2 [ab]");
    expect_prompt(&session);
    end(&session);
}

static void test_paste(void **state) {
    (void)state;
    struct session session = start("xterm", -1);
    expect_prompt(&session);
    type(&session, "one\rtwo\nthree\r");
    expect(&session, "got 3 [one]");
    expect(&session, "got 3 [two]");
    expect(&session, "got 5 [three]");
    expect_prompt(&session);
    type(&session, "a\xC2\x9B"
                   "2J\xE2\x80\xAE"
                   "b\x16\x1B"
                   "c\xFF"
                   "d\r");
    expect(&session, "got 17 [a?2J?b<U+001B>c?d]");
    expect_prompt(&session);
    end(&session);
}

static void test_pasted_controls_are_not_echoed(void **state) {
    (void)state;
    struct session session = start("xterm", -1);
    expect_prompt(&session);
    type(&session, "x\xC2\x9B"
                   "2J\xE2\x80\xAE"
                   "y\x9B"
                   "z\r");
    expect(&session, "got 8 [x?2J?y?z]");
    assert_null(memmem(session.transcript, session.length, "\x9B", 1));
    assert_null(memmem(session.transcript, session.length, "\xE2\x80\xAE", 3));
    assert_null(memmem(session.transcript, session.length, "2004", 4)); /* bracketed paste */
    expect_prompt(&session);
    end(&session);
}

static void test_long_line(void **state) {
    (void)state;
    struct session session = start("xterm", -1);
    char *line = malloc(6001);
    memset(line, 'x', 6000);
    line[6000] = '\0';
    expect_prompt(&session);
    type(&session, line);
    type(&session, "\r");
    expect(&session, "got 4096 [xxx");
    expect_prompt(&session);
    free(line);
    end(&session);
}

static void test_completion(void **state) {
    (void)state;
    struct session session = start("xterm", -1);
    expect_prompt(&session);
    type(&session, "CHL\t\r"); /* a word of a label */
    expect(&session, "got 13 [antihistamine]");
    expect_prompt(&session);
    type(&session, "film,chest f\t,ch\r"); /* the second of several */
    expect(&session, "got 12 [film,film,ch]");
    expect_prompt(&session);
    type(&session, "\t"); /* everything */
    expect(&session, "Adrenaline 0.5 mg into the thigh, now");
    expect(&session, "Chlorphenamine 10 mg and watch");
    expect(&session, "chart");
    expect_prompt(&session);
    type(&session, "/etc/pass\t\r"); /* never a file */
    expect(&session, "got 9 [/etc/pass]");
    expect_prompt(&session);
    type(&session, "ch\t"); /* several: nothing typed is lost */
    expect(&session, "Chest film");
    expect_prompt(&session);
    type(&session, "art\r");
    expect(&session, "got 5 [chart]");
    expect_prompt(&session);
    end(&session);
}

static void test_resize(void **state) {
    (void)state;
    struct session session = start("xterm", -1);
    struct winsize narrow = {.ws_row = 24, .ws_col = 40};
    expect_prompt(&session);
    type(&session, "half a line that is");
    expect(&session, "half a line that is");
    assert_int_equal(ioctl(session.terminal, TIOCSWINSZ, &narrow), 0);
    expect(&session, "half a line that is"); /* shown again */
    type(&session, " whole\r");
    expect(&session, "got 25 [half a line that is whole] width 40 terminal sane");
    expect_prompt(&session);
    end(&session);
}

static void test_stop_and_continue(void **state) {
    (void)state;
    int orders[2];
    assert_int_equal(pipe(orders), 0);
    struct session session = start("xterm", orders[0]);
    for (int i = 0; i < 2; i++) {
        expect_prompt(&session);
        type(&session, "half");
        expect(&session, "half");
        type(&session, "\x1A");
        expect(&session, "shell: stopped by 20, terminal sane");
        size_t stopped = session.seen;
        assert_int_equal(write(orders[1], "f", 1), 1);
        expect(&session, "half"); /* shown again, with what was typed */
        type(&session, " whole\r");
        expect(&session, "got 10 [half whole] width 80 terminal sane");
        assert_int_equal(count_of(&session, stopped, "[1 h 05 min] > "), 1);
    }
    expect_prompt(&session);
    type(&session, "\x04");
    expect(&session, "shell: done");
    assert_int_equal(finish(&session), 0);
    free(session.transcript);
    close(orders[0]);
    close(orders[1]);
}

static void check_signal(int number) {
    char wanted[64];
    struct session session = start("xterm", -1);
    expect_prompt(&session);
    type(&session, "half");
    expect(&session, "half");
    kill(session.program, number);
    snprintf(wanted, sizeof wanted, "got signal %d terminal sane", number);
    expect(&session, wanted);
    expect(&session, "bye, terminal sane");
    assert_int_equal(finish(&session), 0);
    free(session.transcript);
}

static void test_signals(void **state) {
    (void)state;
    check_signal(SIGTERM);
    check_signal(SIGHUP);
    check_signal(SIGQUIT);
}

static void test_dumb_terminal(void **state) {
    (void)state;
    struct session session = start("dumb", -1);
    expect_prompt(&session);
    type(&session, "chl\t\r");
    expect(&session, "got 13 [antihistamine]");
    expect_prompt(&session);
    type(&session, "\x04");
    expect(&session, "bye, terminal sane");
    assert_int_equal(finish(&session), 0);
    assert_null(memchr(session.transcript, '\x1B', session.length));
    free(session.transcript);
}

static void check_screen(FILE *out, const char *terminal, const char *no_colour, bool asked,
                         bool colour, bool plain) {
    struct screen screen;
    setenv("TERM", terminal, 1);
    setenv("NO_COLOR", no_colour, 1);
    screen_init(&screen, out, asked);
    assert_true(screen.tty);
    assert_int_equal(screen.colour, colour);
    assert_int_equal(screen.plain, plain);
    assert_int_equal(screen.width, 50);
}

static void test_screen_on_a_terminal(void **state) {
    (void)state;
    int terminal, program;
    struct winsize window = {.ws_row = 24, .ws_col = 50};
    assert_int_equal(openpty(&terminal, &program, NULL, NULL, &window), 0);
    FILE *out = fdopen(program, "w");
    unsetenv("COLUMNS");
    check_screen(out, "xterm", "", false, true, false);
    check_screen(out, "xterm", "1", false, false, false);
    check_screen(out, "xterm", "", true, false, true);
    check_screen(out, "dumb", "", false, false, true);
    check_screen(out, "", "", false, false, true);
    fclose(out);
    close(terminal);
}

/* Input that is no terminal: neither prompt nor echo, and a line without an end counts. */
static void test_pipe(void **state) {
    (void)state;
    struct screen screen;
    char *out_text = NULL, *line, input[6016] = " one \r\n\ntab\there\n\x1B[2J\n";
    size_t out_size = 0, length = strlen(input);
    memset(input + length, 'x', 5000);
    memcpy(input + length + 5000, "\nlast", 6);
    FILE *in = fmemopen(input, length + 5005, "r"), *out = open_memstream(&out_text, &out_size);
    screen_init(&screen, out, false);
    struct prompt *prompt = prompt_new(in, &screen);
    static const char *const wanted[] = {"one", "", "tab here", "<U+001B>[2J", NULL, "last"};
    for (int i = 0; i < 6; i++) {
        assert_int_equal(prompt_read(prompt, "> ", NULL, 0, &line), PROMPT_LINE);
        if (wanted[i])
            assert_string_equal(line, wanted[i]);
        else
            assert_int_equal(strlen(line), PROMPT_LONGEST);
        free(line);
    }
    assert_int_equal(prompt_read(prompt, "> ", NULL, 0, &line), PROMPT_END);
    assert_null(line);
    bool yes = true;
    assert_int_equal(prompt_confirm(prompt, "Leave?", false, &yes), PROMPT_LINE);
    assert_false(yes);
    prompt_free(prompt);
    fclose(in);
    fclose(out);
    assert_int_equal(out_size, 0);
    free(out_text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_control_c),
        cmocka_unit_test(test_control_d),
        cmocka_unit_test(test_paste),
        cmocka_unit_test(test_pasted_controls_are_not_echoed),
        cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_completion),
        cmocka_unit_test(test_resize),
        cmocka_unit_test(test_stop_and_continue),
        cmocka_unit_test(test_signals),
        cmocka_unit_test(test_dumb_terminal),
        cmocka_unit_test(test_screen_on_a_terminal),
        cmocka_unit_test(test_pipe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
