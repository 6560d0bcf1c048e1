/* Where pathways lie, and reading them. */
#include "places.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "whole_file.h"

enum { LARGEST_FILE = 16 << 20, MOST_FOLDERS = 64 };

/* The folders to look in, the first to be looked in first. */
struct folders {
    size_t count;
    const char *folders[MOST_FOLDERS];
};

static void add_list(struct arena *arena, struct folders *folders, const char *list) {
    while (list && *list) {
        size_t length = strcspn(list, ":");
        if (length && folders->count < MOST_FOLDERS)
            folders->folders[folders->count++] = arena_copy_bytes(arena, list, length);
        list += length + (list[length] == ':');
    }
}

static void add_folder(struct folders *folders, const char *folder) {
    if (*folder && folders->count < MOST_FOLDERS)
        folders->folders[folders->count++] = folder;
}

/* Where a part of the program's own data may lie: installed as `name`, in a source tree as
   `in_source`. */
static void add_data(struct arena *arena, struct folders *folders, const char *name,
                     const char *in_source) {
    char program[4096];
    /* Beside an installed program: PREFIX/bin/casewalk has PREFIX/share/casewalk, wherever PREFIX
     * was moved to. */
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length > 0) {
        program[length] = '\0';
        for (int up = 0; up < 2 && strrchr(program, '/'); up++)
            *strrchr(program, '/') = '\0';
        add_folder(folders, arena_print(arena, "%s/share/casewalk/%s", program, name));
    }
    add_folder(folders, arena_print(arena, CASEWALK_DATADIR "/%s", name));
    if (*CASEWALK_SOURCE_DIR)
        add_folder(folders, arena_print(arena, CASEWALK_SOURCE_DIR "/%s", in_source));
}

static struct folders find_folders(struct arena *arena, const char *path) {
    struct folders folders = {0};
    add_list(arena, &folders, path);
    add_list(arena, &folders, getenv("CASEWALK_PATH"));
    add_data(arena, &folders, "pathways", "pathways");
    return folders;
}

static bool is_file(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), size = strlen(end);
    return length >= size && strcmp(text + length - size, end) == 0;
}

const char *places_find(struct arena *arena, const char *path, const char *wanted,
                        struct failure *why) {
    if (strchr(wanted, '/') || ends_with(wanted, ".lua")) {
        if (is_file(wanted))
            return arena_copy(arena, wanted);
        fail(why, "there is no file %s", wanted);
        return NULL;
    }
    struct folders folders = find_folders(arena, path);
    for (size_t i = 0; i < folders.count; i++) {
        const char *file = arena_print(arena, "%s/%s.lua", folders.folders[i], wanted);
        if (is_file(file))
            return file;
    }
    if (is_file(wanted))
        return arena_copy(arena, wanted);
    fail(why,
         "there is no pathway \"%s\" (casewalk list shows those there are; for a file write its "
         "name with .lua)",
         wanted);
    return NULL;
}

const char *places_definitions(struct arena *arena) {
    struct folders folders = {0};
    add_data(arena, &folders, "editor", "docs/editor");
    for (size_t i = 0; i < folders.count; i++)
        if (is_file(arena_print(arena, "%s/casewalk.lua", folders.folders[i])))
            return folders.folders[i];
    return NULL;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool seen_before(const char *const *names, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(strrchr(names[i], '/') + 1, name) == 0)
            return true;
    return false;
}

void places_each(struct arena *arena, const char *path,
                 void (*found)(void *context, const char *file), void *context) {
    struct folders folders = find_folders(arena, path);
    const char **files = NULL;
    size_t count = 0;
    for (size_t i = 0; i < folders.count; i++) {
        DIR *folder = opendir(folders.folders[i]);
        size_t before = count;
        for (struct dirent *entry; folder && (entry = readdir(folder));) {
            const char *file = arena_print(arena, "%s/%s", folders.folders[i], entry->d_name);
            if (ends_with(entry->d_name, ".lua") && !ends_with(entry->d_name, ".walks.lua") &&
                is_file(file) && !seen_before(files, before, entry->d_name))
                *ARENA_ADD(arena, files, count) = file;
        }
        if (folder)
            closedir(folder);
        if (count > before)
            qsort(files + before, count - before, sizeof *files, by_name);
    }
    for (size_t i = 0; i < count; i++)
        found(context, files[i]);
}

/* Reads an open file to its end and closes it. */
static bool read_open_file(struct arena *arena, int descriptor, const char *name,
                           struct record_file *read_file, struct failure *why) {
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_size > LARGEST_FILE) {
        close(descriptor);
        return fail(why, "%s is not a file of at most %d MiB", name, LARGEST_FILE >> 20);
    }
    size_t size = (size_t)status.st_size, used = 0;
    char *text = arena_alloc(arena, size + 1);
    while (used < size) {
        ssize_t got = read(descriptor, text + used, size - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        used += (size_t)got;
    }
    close(descriptor);
    *read_file = (struct record_file){arena_copy(arena, name), text, used};
    return true;
}

bool places_read(struct arena *arena, const char *file, struct record_file *read_file,
                 struct failure *why) {
    int descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return fail(why, "%s cannot be read: %s", file, strerror(errno));
    return read_open_file(arena, descriptor, file, read_file, why);
}

bool places_read_beside(struct arena *arena, const char *main_file, const char *name,
                        struct record_file *read_file, struct failure *why) {
    const char *slash = strrchr(main_file, '/');
    const char *folder =
        slash ? arena_copy_bytes(arena, main_file, (size_t)(slash - main_file) + 1) : ".";
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const char *part = name;
    while (at >= 0) {
        size_t length = strcspn(part, "/");
        const char *step = arena_copy_bytes(arena, part, length);
        bool last = part[length] == '\0';
        bool odd = length == 0 || strcmp(step, ".") == 0 || strcmp(step, "..") == 0;
        int next =
            odd ? -1
                : openat(at, step,
                         O_RDONLY | O_CLOEXEC | O_NOFOLLOW | (last ? O_NONBLOCK : O_DIRECTORY));
        close(at);
        at = next;
        if (at >= 0 && last)
            return read_open_file(arena, at, name, read_file, why);
        part += length + 1;
    }
    return fail(why, "%s is not a file beside the pathway that can be read", name);
}

const char *places_walks(struct arena *arena, const char *file) {
    size_t length = strlen(file);
    return arena_print(arena, "%.*s.walks.lua",
                       (int)(ends_with(file, ".lua") ? length - 4 : length), file);
}

/* --- writing --- */

bool places_write(const char *name, const char *text, size_t length, struct failure *why) {
    struct whole_file file;
    if (!whole_file_begin(&file, name, false, why))
        return false;
    fwrite(text, 1, length, file.out);
    return whole_file_end(&file, why);
}

bool places_write_new(const char *name, const char *text, size_t length, struct failure *why) {
    /* The name is taken first, empty, so that nobody's file is ever replaced. */
    int taken = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (taken < 0 && errno == EEXIST)
        return fail(why, "%s is there already and is left as it is; choose another name", name);
    if (taken < 0)
        return fail(why, "%s cannot be written: %s", name, strerror(errno));
    close(taken);
    if (places_write(name, text, length, why))
        return true;
    unlink(name);
    return false;
}
