/* Pathways from files as the front has them: with the files beside them that they ask for. */
#ifndef FILES_H
#define FILES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pathway.h"

enum { FILES_MOST = 20 };

/* A whole file, the caller's to free; ends the process where it cannot be read. */
static inline char *files_read(const char *path, size_t *length) {
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t room = 0;
    ssize_t got = file ? getdelim(&text, &room, '\0', file) : -1;
    if (got < 0) {
        perror(path);
        exit(1);
    }
    fclose(file);
    *length = (size_t)got;
    return text;
}

/* The path of a file beside another. */
static inline void files_beside(const char *path, const char *name, char beside[1024]) {
    const char *slash = strrchr(path, '/');
    snprintf(beside, 1024, "%.*s%s", slash ? (int)(slash - path) + 1 : 0, path, name);
}

/* Loads a pathway; the caller calls loading_free(). */
static inline void files_load(const char *path, struct loading *loading) {
    struct file files[FILES_MOST];
    char *texts[FILES_MOST], *names[FILES_MOST], beside[1024];
    size_t count = 0;
    snprintf(beside, sizeof beside, "%s", path);
    names[0] = strdup(path);
    for (bool needed = true; needed && count < FILES_MOST;) {
        files[count].name = names[count];
        files[count].text = texts[count] = files_read(beside, &files[count].length);
        count++;
        pathway_load(files, count, loading);
        needed = loading->need != NULL;
        if (needed && count < FILES_MOST) {
            names[count] = strdup(loading->need);
            files_beside(path, loading->need, beside);
            loading_free(loading);
        }
    }
    for (size_t i = 0; i < count; i++) {
        free(texts[i]);
        free(names[i]);
    }
}

#endif
