/* Reads what a learner types. */
#include "prompt.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "arena.h"
#include "clean.h"
#include "failure.h"
#include "line.h"
#include "notes.h"
#include "wrap.h"

enum { HISTORY_LINES = 200, CONTROL_D = 4 };

struct prompt {
    FILE *in;
    struct screen *screen;
    bool interactive;
    const struct candidate *candidates; /* of the line being read */
    size_t count;
    bool reading; /* readline has the terminal */
    enum prompt_result result;
    char *line; /* what readline handed over */
    int signal;
    const sigset_t *waiting_mask;     /* the signals that are blocked while we wait */
    const struct prompt_watch *watch; /* NULL: nothing is watched */
    char *half;                       /* what was half typed when something happened … */
    int half_point;                   /* … and where the cursor stood in it */
};

/* readline's hooks know no context, and it has one state in a program: this is whose it is. */
static struct prompt *active;

/* Gives the terminal back as it was found. */
static void release_terminal(struct prompt *prompt) {
    if (prompt->reading)
        rl_callback_handler_remove();
    prompt->reading = false;
}

static void finish(struct prompt *prompt, enum prompt_result result) {
    prompt->result = result;
    release_terminal(prompt);
}

/* Puts the cursor below all lines that the input takes. */
static void leave_line(void) {
    rl_point = rl_end;
    (*rl_redisplay_function)();
    rl_crlf();
    fflush(rl_outstream);
}

/* The same when no line was ended by the learner. */
static void finish_early(struct prompt *prompt, enum prompt_result result) {
    leave_line();
    finish(prompt, result);
}

/* The same when something has happened that is to be shown: the line is taken off the screen, and
   will be there again. */
static void finish_watched(struct prompt *prompt) {
    prompt->half = xstrdup(rl_line_buffer);
    prompt->half_point = rl_point;
    if (prompt->screen->plain)
        leave_line();
    else
        rl_clear_visible_line();
    fflush(rl_outstream);
    finish(prompt, PROMPT_WATCHED);
}

/* Puts back what was half typed. */
static void take_up_half(struct prompt *prompt) {
    if (!prompt->half)
        return;
    rl_insert_text(prompt->half);
    rl_point = prompt->half_point <= rl_end ? prompt->half_point : rl_end;
    (*rl_redisplay_function)();
    free(prompt->half);
    prompt->half = NULL;
}

static void restore_at_exit(void) {
    if (active)
        release_terminal(active);
}

/* readline's line handler. */
static void take_line(char *line) {
    if (!line) {
        finish_early(active, PROMPT_END);
        return;
    }
    active->line = line;
    finish(active, PROMPT_LINE);
}

/* ^D: leaves on an empty line, and must not eat a character of another. */
static int end_or_bell(int count, int key) {
    (void)count, (void)key;
    if (rl_end == 0)
        take_line(NULL);
    else
        rl_ding();
    return 0;
}

/* What is pasted may hold what a terminal would obey when it is echoed. Controls below U+0020 are
   shown by readline as ^X; the rest becomes "?" before readline shows the line. */
static void redisplay_clean(void) {
    int kept = 0, point = rl_point;
    for (int at = 0; at < rl_end;) {
        uint32_t character = 0;
        size_t size = clean_decode(rl_line_buffer + at, (size_t)(rl_end - at), &character);
        int taken = size > 0 ? (int)size : 1;
        bool bad = size == 0 || (character > 0x7F && clean_is_hidden(character));
        if (bad)
            rl_line_buffer[kept++] = '?';
        for (int i = 0; i < taken && !bad; i++)
            rl_line_buffer[kept++] = rl_line_buffer[at + i];
        if (bad && at < rl_point)
            point -= taken - 1;
        at += taken;
    }
    if (kept < rl_end || point != rl_point) {
        rl_line_buffer[kept] = '\0';
        rl_end = kept;
        rl_point = point;
        rl_free_undo_list(); /* it counts in bytes that are gone */
    }
    rl_redisplay();
}

/* Takes back what was typed beyond the longest line. (readline takes several keys in one go: the
   end of the line may be among them.) */
static void enforce_length(void) {
    if (rl_end <= PROMPT_LONGEST)
        return;
    int excess = rl_end - PROMPT_LONGEST, start = rl_point > excess ? rl_point - excess : 0;
    while (start > 0 && ((unsigned char)rl_line_buffer[start] & 0xC0) == 0x80)
        start--;
    rl_delete_text(start, rl_point);
    rl_point = start;
    rl_free_undo_list();
    rl_ding();
    (*rl_redisplay_function)();
}

/* ^C: drops what was typed; where nothing was, the caller asks. */
static void interrupt_line(struct prompt *prompt) {
    bool empty = rl_end == 0;
    rl_point = rl_end;
    (*rl_redisplay_function)();
    rl_echo_signal_char(SIGINT);
    rl_crlf();
    rl_callback_sigcleanup();
    rl_clear_pending_input();
    if (empty) {
        fflush(rl_outstream);
        finish(prompt, PROMPT_INTERRUPT);
        return;
    }
    rl_free_line_state();
    rl_replace_line("", 1);
    rl_on_new_line();
    (*rl_redisplay_function)();
}

/* Takes the terminal again after the program was stopped, whatever the shell did to it meanwhile.
 */
static void take_up_again(void) {
    (*rl_prep_term_function)(1);
    rl_reset_screen_size();
    rl_forced_update_display();
}

static void stop_until_continued(void) {
    struct sigaction standard = {.sa_handler = SIG_DFL}, before;
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigaddset(&stop, SIGCONT); /* so that its note is here when we go on */
    leave_line();
    (*rl_deprep_term_function)();
    sigaction(SIGTSTP, &standard, &before);
    raise(SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, NULL); /* stops here, and goes on here */
    sigprocmask(SIG_BLOCK, &stop, NULL);
    sigaction(SIGTSTP, &before, NULL);
    notes_take(SIGCONT);
    take_up_again();
}

/* readline's own reaction clears the lines that the prompt takes; ours would have it ask for more
 * than it must. */
static void resize(void) {
    rl_voidfunc_t *ours = rl_redisplay_function;
    rl_redisplay_function = rl_redisplay;
    rl_resize_terminal();
    rl_redisplay_function = ours;
}

static void answer_signals(struct prompt *prompt) {
    static const int leaving[] = {SIGTERM, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < sizeof leaving / sizeof *leaving; i++) {
        if (notes_take(leaving[i])) {
            prompt->signal = leaving[i];
            finish_early(prompt, PROMPT_SIGNAL);
            return;
        }
    }
    if (notes_take(SIGTSTP))
        stop_until_continued();
    if (notes_take(SIGCONT)) { /* stopped by what cannot be caught, or not at all */
        putc('\r', rl_outstream);
        (*rl_deprep_term_function)();
        take_up_again();
    }
    if (notes_take(SIGWINCH))
        resize();
    if (notes_take(SIGINT))
        interrupt_line(prompt);
}

static char **complete(const char *typed, int start, int end) {
    (void)start, (void)end;
    rl_attempted_completion_over = 1;      /* else readline goes on with file names */
    rl_completion_append_character = '\0'; /* set anew by readline each time */
    return complete_list(active->candidates, active->count, typed + strspn(typed, " "));
}

static char *no_completion(const char *typed, int state) {
    (void)typed, (void)state;
    return NULL;
}

static const char *label_of(const struct prompt *prompt, const char *text) {
    for (size_t i = 0; i < prompt->count; i++)
        if (strcmp(prompt->candidates[i].text, text) == 0)
            return prompt->candidates[i].label;
    return NULL;
}

enum { NO_KEY = 0 /* what no keyboard sends but ^@, which does nothing either */ };

/* readline's own preparation, but a read that finds nothing does not wait. */
static void prepare_terminal(int meta) {
    struct termios terminal;
    rl_prep_terminal(meta);
    if (tcgetattr(fileno(rl_instream), &terminal) != 0)
        return;
    terminal.c_cc[VMIN] = 0;
    terminal.c_cc[VTIME] = 0;
    tcsetattr(fileno(rl_instream), TCSANOW, &terminal);
}

/* A key, for readline. ^C empties the terminal's queue, so what made the wait end may be gone when
   it is to be read: a read that waited then would wait with the signal blocked. */
static int read_key(FILE *in) {
    struct pollfd input = {.fd = fileno(in), .events = POLLIN};
    unsigned char key;
    if (ppoll(&input, 1, NULL, active->waiting_mask) < 0)
        return errno == EINTR ? NO_KEY : EOF;
    ssize_t got = read(input.fd, &key, 1);
    if (got == 1)
        return key;
    bool gone =
        (got == 0 && input.revents & POLLHUP) || (got < 0 && errno != EINTR && errno != EAGAIN);
    return gone ? EOF : NO_KEY;
}

static int do_nothing(int count, int key) {
    (void)count, (void)key;
    return 0;
}

/* readline's list of matches, as we print lists. */
static void show_matches(char **matches, int count, int unused) {
    struct screen *screen = active->screen;
    int longest = 0;
    (void)unused; /* readline leaves out what the matches have in common */
    for (int i = 1; i <= count; i++) {
        int columns = wrap_columns(matches[i]);
        longest = columns > longest ? columns : longest;
    }
    screen_measure(screen);
    rl_crlf();
    for (int i = 1; i <= count; i++) {
        const char *label = label_of(active, matches[i]);
        struct block block = {
            .first = matches[i], .first_role = ROLE_CHOICE, .hang = longest + 2, .most = 1};
        if (label && *label)
            wrap_line_text(screen, block, ROLE_MUTED, label);
        else
            wrap_line_text(screen, (struct block){0}, ROLE_CHOICE, matches[i]);
    }
    fflush(screen->out);
    rl_forced_update_display();
}

/* The user's inputrc is read, once; what it may not change is set before every line. */
static void impose_settings(void) {
    rl_variable_bind("enable-bracketed-paste",
                     "off"); /* several pasted lines are several answers */
    rl_variable_bind("show-all-if-ambiguous", "on");
    rl_bind_key(CONTROL_D, end_or_bell);
    rl_bind_key(NO_KEY, do_nothing);
    rl_attempted_completion_function = complete;
    rl_completion_entry_function = no_completion;
    rl_completion_display_matches_hook = show_matches;
    rl_completer_word_break_characters = (char *)","; /* readline does not write to it */
    rl_sort_completion_matches = 0;
}

static void start_readline(struct prompt *prompt) {
    rl_readline_name = "casewalk";
    rl_instream = prompt->in;
    rl_outstream = prompt->screen->out;
    rl_catch_signals =
        0; /* we watch them, this one too: readline would look only while it reads a character */
    rl_catch_sigwinch = 0;
    rl_getc_function = read_key;
    rl_prep_term_function = prepare_terminal;
    rl_change_environment = 0; /* COLUMNS is the user's word, not readline's */
    if (prompt->screen->utf8)
        rl_redisplay_function = redisplay_clean;
    rl_initialize();
    using_history();
    stifle_history(HISTORY_LINES);
}

struct prompt *prompt_new(FILE *in, struct screen *screen) {
    static bool registered;
    struct prompt *prompt = xcalloc(1, sizeof *prompt);
    prompt->in = in;
    prompt->screen = screen;
    prompt->interactive = screen->tty && isatty(fileno(in));
    if (prompt->interactive) {
        if (!registered && atexit(restore_at_exit) != 0)
            die("out of memory");
        registered = true;
        start_readline(prompt);
    }
    return prompt;
}

void prompt_free(struct prompt *prompt) {
    if (!prompt)
        return;
    if (prompt->interactive)
        clear_history();
    free(prompt->half);
    free(prompt);
}

bool prompt_is_interactive(const struct prompt *prompt) { return prompt->interactive; }

int prompt_signal(const struct prompt *prompt) { return prompt->signal; }

void prompt_watch(struct prompt *prompt, const struct prompt_watch *watch) {
    prompt->watch = watch;
}

static void take_key(struct prompt *prompt) {
    rl_callback_read_char();
    if (prompt->reading)
        enforce_length();
    if (prompt->reading)
        answer_signals(prompt); /* one may have come while the key was awaited */
}

static void wait_for_line(struct prompt *prompt, const struct notes *notes) {
    struct pollfd waited[2];
    line_waited(prompt->in, prompt->watch, waited);
    while (prompt->reading) {
        waited[0].revents = waited[1].revents = 0;
        int ready = ppoll(waited, 2, NULL, &notes->mask);
        if (ready < 0 && errno != EINTR)
            finish_early(prompt, PROMPT_END);
        if (prompt->reading)
            answer_signals(prompt);
        if (prompt->reading && waited[0].revents)
            take_key(prompt);
        if (prompt->reading && waited[1].revents && prompt->watch->look(prompt->watch->context))
            finish_watched(prompt);
    }
}

static enum prompt_result read_terminal(struct prompt *prompt, const char *text, char **line) {
    struct notes notes;
    char *shown = screen_prompt(prompt->screen, ROLE_MUTED, text);
    active = prompt;
    prompt->line = NULL;
    impose_settings();
    notes_start(&notes);
    prompt->waiting_mask = &notes.mask;
    prompt->reading = true;
    rl_callback_handler_install(shown, take_line);
    take_up_half(prompt);
    wait_for_line(prompt, &notes);
    notes_stop(&notes);
    free(shown);
    active = NULL;
    prompt->waiting_mask = NULL;
    if (prompt->result == PROMPT_LINE)
        *line = line_tidy(prompt->line, strnlen(prompt->line, PROMPT_LONGEST));
    free(prompt->line);
    return prompt->result;
}

static void remember(const char *line) {
    const HIST_ENTRY *last =
        history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
    if (*line && (!last || strcmp(last->line, line) != 0))
        add_history(line);
}

enum prompt_result prompt_read(struct prompt *prompt, const char *text,
                               const struct candidate *candidates, size_t count, char **line) {
    *line = NULL;
    if (!prompt->interactive && prompt->watch && !prompt_wait(prompt->in, prompt->watch))
        return PROMPT_WATCHED;
    if (!prompt->interactive)
        return line_read(prompt->in, line) ? PROMPT_LINE : PROMPT_END;
    prompt->candidates = candidates;
    prompt->count = count;
    screen_settle(prompt->screen);
    enum prompt_result result = read_terminal(prompt, text, line);
    if (result == PROMPT_LINE)
        remember(*line);
    return result;
}

/* 1 for y…, 0 for n…, -1 for neither. */
static int yes_or_no(const char *line, bool fallback) {
    if (*line == '\0')
        return fallback;
    return *line == 'y' || *line == 'Y' ? 1 : *line == 'n' || *line == 'N' ? 0 : -1;
}

enum prompt_result prompt_confirm(struct prompt *prompt, const char *question, bool fallback,
                                  bool *yes) {
    *yes = fallback;
    if (!prompt->interactive)
        return PROMPT_LINE;
    char *text = xprint("%s %s ", question, fallback ? "[Y/n]" : "[y/N]");
    enum prompt_result result = PROMPT_LINE;
    int answer = -1;
    prompt->candidates = NULL;
    prompt->count = 0;
    while (answer < 0 && result == PROMPT_LINE) {
        char *line = NULL;
        screen_settle(prompt->screen);
        result = read_terminal(prompt, text, &line);
        answer = line ? yes_or_no(line, fallback) : -1;
        free(line);
    }
    free(text);
    *yes = result != PROMPT_LINE || answer == 1;
    return result == PROMPT_SIGNAL ? PROMPT_SIGNAL : PROMPT_LINE;
}
