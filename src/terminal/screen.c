/* Where a person reads. */
#include "screen.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "arena.h"
#include "ascii.h"
#include "clean.h"
#include "failure.h"

/* Select Graphic Rendition of each role. Muted is faint, not "bright black", which some themes
   paint in the colour of the background; emphasis is underlined, because italics come out as
   reverse video on some terminals. */
static const char *const looks[ROLE_COUNT] = {
    [ROLE_PLAIN] = "",        [ROLE_TITLE] = "1",      [ROLE_HEADING] = "1;36",
    [ROLE_FINDING] = "36",    [ROLE_WARNING] = "33",   [ROLE_CHOICE] = "1;36",
    [ROLE_MUTED] = "2",       [ROLE_BEST] = "1;32",    [ROLE_ACCEPTABLE] = "32",
    [ROLE_SUBOPTIMAL] = "33", [ROLE_HARMFUL] = "1;31", [ROLE_STRONG] = "1",
    [ROLE_EMPHASIS] = "4",
};

static const char *environment(const char *name) {
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

/* The locale by which the user says what the terminal speaks; NULL: nothing was said. "C" counts
   only where it was insisted on (LC_ALL), because it is what an empty environment looks like. */
static const char *wanted_locale(void) {
    if (environment("LC_ALL"))
        return environment("LC_ALL");
    const char *name = environment("LC_CTYPE") ? environment("LC_CTYPE") : environment("LANG");
    return name && strcmp(name, "C") != 0 && strcmp(name, "POSIX") != 0 ? name : NULL;
}

static bool speaks_utf8(void) { return strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0; }

/* LC_CTYPE only: numbers and order must not depend on who runs the program. */
static bool choose_locale(void) {
    const char *wanted = wanted_locale();
    bool known = wanted && setlocale(LC_CTYPE, wanted);
    if (known && speaks_utf8())
        return true;
    if (known)
        return false;
    if (wanted && !strcasestr(wanted, "UTF-8") && !strcasestr(wanted, "UTF8") &&
        strchr(wanted, '.'))
        return false; /* another character set, of a locale that is not installed */
    if (!setlocale(LC_CTYPE, "C.UTF-8") || !speaks_utf8())
        return false;
    if (!environment("LC_ALL")) /* readline asks the environment again */
        setenv("LC_CTYPE", "C.UTF-8", 1);
    return true;
}

static int window_width(const struct screen *screen) {
    const char *columns = environment("COLUMNS");
    long asked = columns ? strtol(columns, NULL, 10) : 0;
    if (asked > 0 && asked < 10000)
        return (int)asked;
    struct winsize window;
    if (screen->tty && ioctl(screen->window, TIOCGWINSZ, &window) == 0 && window.ws_col > 0)
        return window.ws_col;
    return 80;
}

int screen_rows(const struct screen *screen) {
    struct winsize window;
    return screen->tty && ioctl(screen->window, TIOCGWINSZ, &window) == 0 ? window.ws_row : 0;
}

void screen_measure(struct screen *screen) {
    int width = window_width(screen);
    screen->width = width < SCREEN_NARROWEST ? SCREEN_NARROWEST
                    : width > SCREEN_WIDEST  ? SCREEN_WIDEST
                                             : width;
    screen->margin = screen->plain || screen->width < 60 ? 0 : 2;
}

void screen_init(struct screen *screen, FILE *out, bool plain) {
    *screen = (struct screen){.out = out, .window = fileno(out)};
    int file = screen->window;
    const char *terminal = environment("TERM");
    bool dumb = !terminal || strcmp(terminal, "dumb") == 0;
    screen->tty = file >= 0 && isatty(file);
    screen->plain = plain || (screen->tty && dumb);
    screen->colour = screen->tty && !screen->plain && !environment("NO_COLOR");
    screen->utf8 = choose_locale();
    screen_measure(screen);
}

static void begin(struct screen *screen) {
    if (screen->gap && screen->begun)
        putc('\n', screen->out);
    screen->gap = false;
    screen->begun = true;
}

void screen_put_bytes(struct screen *screen, enum role role, const char *bytes, size_t length) {
    if (length == 0)
        return;
    begin(screen);
    char *line = screen_line(screen, bytes, length);
    if (screen->colour && *looks[role])
        fprintf(screen->out, "\033[%sm%s\033[0m", looks[role], line);
    else
        fputs(line, screen->out);
    free(line);
}

void screen_put(struct screen *screen, enum role role, const char *text) {
    screen_put_bytes(screen, role, text, strlen(text));
}

void screen_spaces(struct screen *screen, int count) {
    if (count <= 0)
        return;
    begin(screen);
    fprintf(screen->out, "%*s", count, "");
}

void screen_end_line(struct screen *screen) {
    begin(screen);
    putc('\n', screen->out);
}

void screen_gap(struct screen *screen) { screen->gap = true; }

void screen_settle(struct screen *screen) {
    begin(screen);
    fflush(screen->out);
}

static char *spelled(const struct screen *screen, char *text) {
    if (screen->utf8)
        return text;
    char *ascii = ascii_spell(text);
    free(text);
    return ascii;
}

char *screen_line(const struct screen *screen, const char *bytes, size_t length) {
    return spelled(screen, clean_line(bytes, length));
}

char *screen_text(const struct screen *screen, const char *bytes, size_t length) {
    return spelled(screen, clean_text(bytes, length));
}

char *screen_prompt(const struct screen *screen, enum role role, const char *text) {
    char *line = screen_line(screen, text, strlen(text)), *prompt = line;
    if (screen->colour && *looks[role]) {
        prompt = xprint("\001\033[%sm\002%s\001\033[0m\002", looks[role], line);
        free(line);
    }
    return prompt;
}
