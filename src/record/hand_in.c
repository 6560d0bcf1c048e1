/* Some walks of a record as a small record of its own. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "copy.h"
#include "store.h"

/* ---- which ---- */

/* Sessions to be copied, and how many of them were. */
struct selection {
    long long *sessions;
    size_t count, next, taken;
    const struct record_copying *how;
};

static bool select_session(const struct record_about *about, void *context) {
    struct selection *selection = context;
    size_t count = selection->count;
    if ((count & (count - 1)) == 0) /* full at 0 and at each power of two */
        selection->sessions =
            xrealloc(selection->sessions, (count ? 2 * count : 1) * sizeof *selection->sessions);
    selection->sessions[selection->count++] = about->session;
    return true;
}

static bool next_selected(struct record *from, void *context, long long *session,
                          struct failure *why) {
    (void)from, (void)why;
    struct selection *selection = context;
    *session = selection->next < selection->count ? selection->sessions[selection->next++] : 0;
    return true;
}

static void count_taken(const struct record_about *about, enum record_fate fate,
                        const struct failure *why, void *context) {
    struct selection *selection = context;
    selection->taken += fate == RECORD_TAKEN;
    selection->how->told(about, fate, why, selection->how->context);
}

/* ---- the file ---- */

static bool is_there(const char *file, const char *suffix) {
    char *name = xprint("%s%s", file, suffix);
    bool there = access(name, F_OK) == 0;
    free(name);
    return there;
}

/* A log beside the place belongs to a record in use, and would be taken for the new file's. */
static bool is_free(const char *file, bool replace, struct failure *why) {
    struct stat status;
    if (is_there(file, "-wal") || is_there(file, "-journal"))
        return fail(why, "%s is a record in use; choose another name", file);
    if (lstat(file, &status) != 0)
        return true;
    if (S_ISDIR(status.st_mode))
        return fail(why, "%s is a folder; name a file", file);
    if (replace)
        return true;
    fail(why, "%s is there already; it is not replaced unless you say --force", file);
    return fail_as(why, RECORD_NOT_REPLACED);
}

/* The name is on the disk, too, where the file system can tell. */
static void sync_folder(const char *file) {
    char *folder = xstrdup(file);
    char *slash = strrchr(folder, '/');
    if (slash)
        slash[slash == folder] = '\0';
    int opened = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened >= 0) {
        (void)fsync(opened);
        close(opened);
    }
    free(folder);
}

static void remove_with_logs(const char *file) {
    static const char *const suffixes[] = {"-wal", "-shm", "-journal", ""};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        char *name = xprint("%s%s", file, suffixes[i]);
        unlink(name);
        free(name);
    }
}

/* Fills the empty file; afterwards it needs no log beside it. */
static bool fill(struct record *from, const char *file, struct selection *selection,
                 struct failure *why) {
    struct record *to;
    if (!record_open(file, RECORD_WRITE, &to, why))
        return false;
    const struct record_copying how = {selection->how->accepts, count_taken, selection};
    bool filled = copy_walks(from, to, next_selected, selection, &how, why) &&
                  store_execute(to, "PRAGMA journal_mode = DELETE", why);
    record_close(to);
    return filled;
}

static bool write_beside(struct record *from, const char *file, bool replace,
                         struct selection *selection, struct failure *why) {
    char *beside = xprint("%s.XXXXXX", file);
    int made = mkstemp(beside);
    bool good = made >= 0 || fail(why, "%s cannot be written: %s", file, strerror(errno));
    if (made >= 0)
        close(made);
    good = good && fill(from, beside, selection, why);
    if (good && selection->taken > 0)
        good = is_free(file, replace, why) &&
               (rename(beside, file) == 0 ||
                fail(why, "%s cannot be written: %s", file, strerror(errno)));
    if (made >= 0 && (!good || selection->taken == 0))
        remove_with_logs(beside);
    else if (good)
        sync_folder(file);
    free(beside);
    return good;
}

bool record_hand_in(struct record *record, const struct record_filter *filter, const char *file,
                    bool replace, const struct record_copying *how, struct failure *why) {
    struct selection selection = {.how = how};
    if (!is_free(file, replace, why))
        return false;
    bool good = record_each_session(record, filter, select_session, &selection, why) &&
                (selection.count == 0 || write_beside(record, file, replace, &selection, why));
    free(selection.sessions);
    return good;
}
