/* terminal: hostile texts in every place of every page. Nothing may leave that moves the cursor,
 * hides or reorders. */
#include "test_terminal_walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "clean.h"
#include "styled.h"
#include "table.h"

static const char *const attacks[] = {
    "\x1B]0;pwned\x07\x1B[2J\x1B[1;1H",
    "\xC2\x9B"
    "2J \xC2\x85 \xC2\x90",
    "dose \xE2\x80\xAE"
    "gm 05\xE2\x80\xAC \xE2\x81\xA6x\xE2\x81\xA9 \xD8\x9C",
    "do\xE2\x80\x8Bse\xEF\xBB\xBF\xF3\xA0\x81\x81\xE2\x80\xA8\xE2\x80\xA9\xE2\x81\xA0\xEF\xBF\xB9",
    "\r\b\b\b\x7F over\rwritten",
    "\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC"
    "\x81",
    "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81**\xCC\x81\xCC\x81\xCC\x81x** "
    "*\xCC\x81\xCC\x81\xCC\x81\xCC\x81*",
    "\xE2\x80\x8D\xE2\x80\x8C\xD9\x85**\xE2\x80\x8D**\xD9\x85\xE2\x80\x8D",
    "**\x1B[31m** *\xC2\x9B* - \n- \x1B\n\n\n-",
    "\001\002\003\033\001[31m\002",
    "**** ***a*** ** ** *",
    "\t\n\n\n \n",
    "%s%n%d%*d",
};

/* Words of the protocol itself stay: with them every branch of a page is reached. */
static bool is_word_of_protocol(const char *key) {
    static const char *const words[] = {"event", "kind", "rating", "state", "abnormal", "trend"};
    for (size_t i = 0; i < LENGTH(words); i++)
        if (strcmp(key, words[i]) == 0)
            return true;
    return false;
}

/* The value with every text replaced; a new reference. */
static json_t *poisoned(const json_t *value, const char *text) {
    if (json_is_string(value))
        return json_string(text);
    if (json_is_array(value)) {
        json_t *copy = json_array();
        for (size_t i = 0; i < json_array_size(value); i++)
            json_array_append_new(copy, poisoned(json_array_get(value, i), text));
        return copy;
    }
    if (json_is_object(value)) {
        json_t *copy = json_object();
        const char *key;
        json_t *member;
        json_object_foreach((json_t *)value, key, member) json_object_set_new(
            copy, key, is_word_of_protocol(key) ? json_incref(member) : poisoned(member, text));
        return copy;
    }
    return json_deep_copy(value);
}

/* Takes out the escapes that we write: ESC [ digits and semicolons m. */
static void remove_colours(char *text) {
    char *kept = text;
    while (*text) {
        size_t digits = text[0] == '\x1B' && text[1] == '[' ? strspn(text + 2, "0123456789;") : 0;
        if (digits > 0 && text[2 + digits] == 'm')
            text += digits + 3;
        else
            *kept++ = *text++;
    }
    *kept = '\0';
}

static void check_harmless(char *text) {
    remove_colours(text);
    char *cleaned = clean_text(text, strlen(text));
    assert_string_equal(text, cleaned);
    assert_null(strchr(text, '\r'));
    assert_null(strchr(text, '\t'));
    free(cleaned);
}

static void show_walk(struct screen *screen, const char *attack) {
    for (size_t i = 0; i < PAGES; i++) {
        json_t *line = line_of(walk[i]), *hostile = poisoned(line, attack);
        assert_true(page_show(screen, hostile));
        json_decref(line);
        json_decref(hostile);
    }
}

static void show_debrief(struct screen *screen, const char *attack) {
    json_t *summary = NULL, *verdicts = json_array(), *points = json_array();
    for (size_t i = 0; i < LENGTH(afterwards); i++) {
        json_t *line = line_of(afterwards[i]), *hostile = poisoned(line, attack);
        if (i == 0)
            summary = hostile;
        else
            json_array_append_new(json_object_get(line, "state") ? points : verdicts, hostile);
        json_decref(line);
    }
    struct debrief debrief = {summary, NULL, verdicts, points, "learn"};
    debrief_show(screen, &debrief, attack);
    debrief_show_full(screen, &debrief);
    json_decref(summary);
    json_decref(verdicts);
    json_decref(points);
}

static void show_rest(struct screen *screen, const char *attack) {
    const struct table_column columns[] = {{attack, false, true}, {attack, true, false}};
    const struct page_command command = {attack, attack};
    struct table *table = table_new(screen, columns, 2);
    table_add(table, ROLE_PLAIN, attack);
    table_add(table, ROLE_PLAIN, attack);
    table_add_heading(table, attack);
    table_print(table, 0);
    page_help(screen, &command, 1);
    page_say(screen, ROLE_WARNING, "%s", attack);
    screen_put(screen, ROLE_PLAIN, attack);
    screen_end_line(screen);
}

static void check_look(struct look look) {
    for (size_t i = 0; i < LENGTH(attacks); i++) {
        struct sheet sheet;
        sheet_open(&sheet, look);
        show_walk(&sheet.screen, attacks[i]);
        show_debrief(&sheet.screen, attacks[i]);
        show_rest(&sheet.screen, attacks[i]);
        char *text = sheet_close(&sheet);
        if (!look.colour)
            assert_null(strchr(text, '\x1B'));
        check_harmless(text);
        for (const char *c = text; look.ascii && *c; c++)
            assert_true((unsigned char)*c < 0x80);
        free(text);
    }
}

static void test_every_page(void **state) {
    (void)state;
    check_look((struct look){.width = 80});
    check_look((struct look){.width = 20});
    check_look((struct look){.width = 96, .colour = true});
    check_look((struct look){.width = 40, .colour = true});
    check_look((struct look){.width = 80, .plain = true});
    check_look((struct look){.width = 80, .ascii = true});
}

/* No page is wider than the window, whatever the texts hold. */
static void test_no_line_is_too_wide(void **state) {
    (void)state;
    static const int widths[] = {20, 40, 80};
    for (size_t w = 0; w < LENGTH(widths); w++) {
        for (size_t i = 0; i < LENGTH(attacks); i++) {
            struct sheet sheet;
            sheet_open(&sheet, (struct look){.width = widths[w]});
            show_walk(&sheet.screen, attacks[i]);
            show_debrief(&sheet.screen, attacks[i]);
            char *text = sheet_close(&sheet);
            for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
                if (wrap_columns(line) > widths[w])
                    fail_msg("wider than %d: %s", widths[w], line);
            free(text);
        }
    }
}

static void test_prompt_text(void **state) {
    (void)state;
    for (size_t i = 0; i < LENGTH(attacks); i++) {
        struct sheet sheet;
        sheet_open(&sheet, (struct look){.width = 80, .colour = true});
        char *prompt = screen_prompt(&sheet.screen, ROLE_MUTED, attacks[i]);
        static const char before[] = "\001\033[2m\002", after[] = "\001\033[0m\002";
        size_t length = strlen(prompt);
        assert_memory_equal(prompt, before, strlen(before));
        assert_memory_equal(prompt + length - strlen(after), after, strlen(after));
        char *middle = strndup(prompt + strlen(before), length - strlen(before) - strlen(after));
        char *cleaned = clean_line(middle, strlen(middle));
        assert_string_equal(middle, cleaned);
        free(cleaned);
        free(middle);
        free(prompt);
        free(sheet_close(&sheet));
    }
}

/* As long as a line of the engine may be: looking for each one's end anew would take minutes. */
static void test_asterisks_without_end(void **state) {
    (void)state;
    enum { SIZE = 1 << 20 };
    char *text = xcalloc(SIZE + 1, 1);
    for (size_t i = 0; i < SIZE; i++)
        text[i] = " *a"[i % 3];
    struct sheet sheet;
    sheet_open(&sheet, (struct look){.width = 80});
    struct styled *styled = styled_new(&sheet.screen);
    styled_add_marked(styled, ROLE_PLAIN, text);
    assert_string_equal(styled->bytes, text);
    styled_free(styled);
    free(sheet_close(&sheet));
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_page),
        cmocka_unit_test(test_asterisks_without_end),
        cmocka_unit_test(test_no_line_is_too_wide),
        cmocka_unit_test(test_prompt_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
