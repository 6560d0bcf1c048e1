/* Loading: every file in tests/cases, each mistake marked on its line with `-- expect: part of the
   message`
   (`-- expect +2: …` where the guilty line, two further down, cannot bear a comment; several may
   follow one another). Every complaint must be expected and every expectation met, in the files
   that a case requires or uses too. */
#include "pathway.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 100 };

struct expected {
    const char *file;
    int line;
    char *part;
    bool met;
};

static char *read_whole(const char *path, size_t *length) {
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t size = 0;
    if (!file)
        fail_msg("%s cannot be read", path);
    ssize_t read = getdelim(&text, &size, '\0', file);
    fclose(file);
    *length = read < 0 ? 0 : (size_t)read;
    return text;
}

/* The expectations on one line. */
static size_t expectations_of(const char *file, const char *line, size_t length, int number,
                              struct expected *list, size_t count) {
    static const char mark[] = "-- expect";
    const char *end = line + length, *at = line;
    while ((at = memmem(at, (size_t)(end - at), mark, sizeof mark - 1)) && count < MOST) {
        char *colon;
        long offset = strtol(at + sizeof mark - 1, &colon, 10);
        if (*colon != ':')
            fail_msg("line %d: after expect comes a colon", number);
        at = colon + 1;
        const char *next = memmem(at, (size_t)(end - at), mark, sizeof mark - 1);
        const char *last = next ? next : end;
        while (*at == ' ')
            at++;
        while (last[-1] == ' ')
            last--;
        list[count++] =
            (struct expected){file, number + (int)offset, strndup(at, (size_t)(last - at)), false};
    }
    return count;
}

static size_t read_expected(const struct file *file, struct expected *list, size_t count) {
    int number = 1;
    for (const char *line = file->text; *line; number++) {
        size_t length = strcspn(line, "\n");
        count = expectations_of(file->name, line, length, number, list, count);
        line += length + (line[length] == '\n');
    }
    return count;
}

/* Marks the expectation that the diagnostic meets; false when none does. */
static bool meets(const struct diagnostic *diagnostic, struct expected *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (list[i].met || list[i].line != diagnostic->place.line ||
            strcmp(list[i].file, diagnostic->place.file) != 0 ||
            !strstr(diagnostic->message, list[i].part))
            continue;
        list[i].met = true;
        return true;
    }
    return false;
}

static size_t compare(const struct loading *loading, struct expected *list, size_t count) {
    size_t wrong = 0;
    for (size_t i = 0; i < loading->count; i++) {
        const struct diagnostic *diagnostic = &loading->diagnostics[i];
        if (meets(diagnostic, list, count))
            continue;
        print_error("%s:%d: not expected: %s\n", diagnostic->place.file, diagnostic->place.line,
                    diagnostic->message);
        wrong++;
    }
    for (size_t i = 0; i < count; i++) {
        if (!list[i].met)
            print_error("%s:%d: expected, but not said: %s\n", list[i].file, list[i].line,
                        list[i].part);
        wrong += !list[i].met;
    }
    return wrong;
}

enum { MOST_FILES = 20 };

static void add_file(struct file *files, size_t *count, const char *name) {
    char path[600];
    if (*count == MOST_FILES)
        fail_msg("%s: too many files", name);
    struct file *file = &files[(*count)++];
    snprintf(path, sizeof path, CASEWALK_TESTS_DIR "/cases/%s", name);
    file->text = read_whole(path, &file->length);
    file->name = strdup(name);
}

static size_t check_case(const char *name) {
    struct expected list[MOST];
    struct file files[MOST_FILES];
    struct loading loading;
    size_t count = 0, file_count = 0;
    add_file(files, &file_count, name);
    pathway_load(files, file_count, &loading);
    while (loading.need) {
        add_file(files, &file_count, loading.need);
        loading_free(&loading);
        pathway_load(files, file_count, &loading);
    }
    for (size_t i = 0; i < file_count; i++)
        count = read_expected(&files[i], list, count);
    size_t wrong = compare(&loading, list, count);
    if ((count == 0) != (loading.pathway != NULL)) {
        print_error("%s: is %sloaded\n", name, loading.pathway ? "" : "not ");
        wrong++;
    }
    for (size_t i = 0; i < count; i++)
        free(list[i].part);
    pathway_free(loading.pathway);
    loading_free(&loading);
    for (size_t i = 0; i < file_count; i++) {
        free((char *)files[i].text);
        free((char *)files[i].name);
    }
    return wrong;
}

static int is_case(const struct dirent *entry) {
    const char *dot = strrchr(entry->d_name, '.');
    return dot && strcmp(dot, ".lua") == 0;
}

static void test_cases(void **state) {
    (void)state;
    struct dirent **entries;
    size_t wrong = 0;
    int count = scandir(CASEWALK_TESTS_DIR "/cases", &entries, is_case, alphasort);
    assert_true(count > 10);
    for (int i = 0; i < count; i++) {
        wrong += check_case(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    if (wrong)
        fail_msg("%zu differences", wrong);
}

/* What the loader says of the second of two files; the first requires it. */
static void check_bytes(const char *text, size_t length, int line, const char *part) {
    struct file files[] = {{.name = "p.lua", .text = "require 'q'"}, {"q.lua", text, length}};
    struct loading loading;
    files[0].length = strlen(files[0].text);
    pathway_load(files, 2, &loading);
    assert_null(loading.pathway);
    assert_true(loading.count > 0);
    const struct diagnostic *first = &loading.diagnostics[loading.count - 1];
    if (strcmp(first->place.file, "q.lua") != 0 || first->place.line != line ||
        !strstr(first->message, part))
        fail_msg("%s:%d: %s", first->place.file, first->place.line, first->message);
    loading_free(&loading);
}

/* Text only: no bytecode, no control characters, no bytes that are not UTF-8; the second file's
   lines are its own. */
static void test_files(void **state) {
    (void)state;
    static const char bytecode[] = "\x1bLua", zero[] = "local a\n = 1\0",
                      latin[] = "\n\n-- caf\xe9\n";
    check_bytes(bytecode, 4, 1, "control character");
    check_bytes(zero, sizeof zero - 1, 2, "control character");
    check_bytes(latin, sizeof latin - 1, 3, "not UTF-8");
    static const char slip[] = "local a = 1\nstep 'a' { 'A' to = 'z' }\n";
    check_bytes(slip, sizeof slip - 1, 2, "a comma is missing after 'A'");
    static const char unknown[] = "\nstep 'a' { 'A', to = nowhere }\n";
    check_bytes(unknown, sizeof unknown - 1, 2, "unknown word nowhere");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
