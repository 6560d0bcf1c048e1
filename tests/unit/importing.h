/* For tests of the import: a story in, a pathway's text out, which must load. */
#ifndef IMPORTING_H
#define IMPORTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "import.h"
#include "lua_writer.h"
#include "story.h"
#include "walk.h"

/* It has a macro of the name of one of our functions. */
#include <cmocka.h>

/* What came of a story. */
struct imported {
    struct import *import;
    const char *text;
    size_t length;
    struct loading loading;
};

static inline struct imported import_bytes(const char *story, size_t length, const char *format) {
    struct imported imported = {0};
    struct failure why;
    bool more = true;
    imported.import = import_new("story.twee", story, length, format, &why);
    if (!imported.import)
        fail_msg("refused: %s", why.text);
    while (more)
        if (!import_go_on(imported.import, &more, &why))
            fail_msg("refused: %s", why.text);
    imported.text = import_text(imported.import, &imported.length);
    struct file file = {"story.lua", imported.text, imported.length};
    pathway_load(&file, 1, &imported.loading);
    if (!imported.loading.pathway)
        fail_msg("line %d: %s\n%s", imported.loading.diagnostics[0].place.line,
                 imported.loading.diagnostics[0].message, imported.text);
    return imported;
}

static inline struct imported import_story(const char *story, const char *format) {
    return import_bytes(story, strlen(story), format);
}

static inline void forget(struct imported *imported) {
    pathway_free(imported->loading.pathway);
    loading_free(&imported->loading);
    import_free(imported->import);
}

static inline void has(const struct imported *imported, const char *part) {
    if (!strstr(imported->text, part))
        fail_msg("this does not say %s:\n%s", part, imported->text);
}

static inline void lacks(const struct imported *imported, const char *part) {
    if (strstr(imported->text, part))
        fail_msg("this says %s:\n%s", part, imported->text);
}

/* Among what needs a hand. */
static inline void told(const struct imported *imported, const char *part) {
    const struct import_hand *hands;
    size_t count = import_hands(imported->import, &hands);
    for (size_t i = 0; i < count; i++)
        if (strstr(hands[i].message, part))
            return;
    fail_msg("nobody is told: %s\n%s", part, imported->text);
}

/* A story with one passage before its end; the text of the pathway must say `part`. */
static inline void becomes(const char *format, const char *passage, const char *part) {
    char *story = malloc(strlen(passage) + 200);
    sprintf(story, ":: Start\n%s\n\n:: Other\nOther. [[End]] [[Start]]\n\n:: End\nThe end.\n",
            passage);
    struct imported imported = import_story(story, format);
    has(&imported, part);
    forget(&imported);
    free(story);
}

#endif
