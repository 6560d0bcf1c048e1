/* Taking the walks of others into a record. */
#include <sys/stat.h>

#include "copy.h"
#include "store.h"

/* Two connections of one process to one file would drop each other's locks where one of them keeps
   none. */
static bool is_same_file(const char *one, const char *other) {
    struct stat first, second;
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

static const char next_session_sql[] = "SELECT min(id) FROM session WHERE id > :after";

static bool find_next(struct record *record, void *context, struct failure *why) {
    long long *session = context;
    sqlite3_stmt *next = store_prepare(record, next_session_sql, why);
    if (!next)
        return false;
    store_whole(next, ":after", *session);
    return store_ask(record, next, 0, session, why);
}

static bool next_session(struct record *from, void *context, long long *session,
                         struct failure *why) {
    (void)context;
    return store_read(from, find_next, session, why);
}

bool record_collect(struct record *record, const char *file, const struct record_copying *how,
                    struct failure *why) {
    struct record *from;
    if (is_same_file(file, record->path))
        return fail(why, "%s is the record itself into which walks are taken", file);
    if (!record_open(file, RECORD_FOREIGN, &from, why))
        return false;
    bool done = check_structure(from, why) == RECORD_HOLDS &&
                copy_walks(from, record, next_session, NULL, how, why);
    record_close(from);
    return done;
}
