/* Opening and closing: the connection, its settings, and the schema. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "random.h"
#include "store.h"

extern const char record_schema_sql[]; /* made from schema.sql */

/* From each version to the next; the first makes the schema. */
static const char *const migrations[STORE_VERSION] = {record_schema_sql};

static int64_t monotonic(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool store_make_schema(sqlite3 *db, long long version) {
    bool made = version >= 0 && version <= STORE_VERSION;
    for (long long i = 0; made && i < version; i++)
        made = sqlite3_exec(db, migrations[i], NULL, NULL, NULL) == SQLITE_OK;
    return made;
}

/* SQLite's own handler waits longer each time, so that many writers starve one of them for seconds;
   short waits of random length are fair. */
int store_wait(void *context, int tries) {
    struct record *record = context;
    if (tries == 0)
        record->waiting_since = monotonic();
    else if (monotonic() - record->waiting_since >= record->patience)
        return 0;
    double part = random_draw(record->wait_seed, 0, record->waits++);
    struct timespec wait = {.tv_nsec = 500000 + (long)(1500000 * part)};
    nanosleep(&wait, NULL);
    return 1;
}

static int note_log_length(void *context, sqlite3 *db, const char *name, int pages) {
    (void)db, (void)name;
    ((struct record *)context)->log = pages * 4096LL;
    return SQLITE_OK;
}

static void disconnect(struct record *record) {
    for (size_t i = 0; i < record->statement_count; i++)
        sqlite3_finalize(record->statements[i].statement);
    record->statement_count = 0;
    sqlite3_close(record->db);
    record->db = NULL;
}

/* What has to be set for each connection anew. */
static const char settings_sql[] =
    "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
    "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;";

static bool connect_as(struct record *record, const char *name, int flags, struct failure *why) {
    mode_t mask = umask(077);
    int result = sqlite3_open_v2(name, &record->db,
                                 flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE |
                                     SQLITE_OPEN_NOMUTEX, /* there is one thread */
                                 NULL);
    umask(mask);
    if (!record->db)
        die("out of memory");
    sqlite3_busy_handler(record->db, store_wait, record);
    if (record->access != RECORD_WRITE)
        foreign_restrain(record->db);
    if (result != SQLITE_OK || !store_execute(record, settings_sql, why)) {
        if (result != SQLITE_OK)
            store_fail(record, why);
        disconnect(record);
        return false;
    }
    sqlite3_db_config(record->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return true;
}

static const char application_sql[] = "PRAGMA application_id";
static const char version_sql[] = "PRAGMA user_version";
static const char tables_sql[] = "SELECT count(*) FROM sqlite_schema";

struct contents {
    long long application, version, tables;
};

static bool look_inside(struct record *record, struct contents *contents, struct failure *why) {
    sqlite3_stmt *application = store_prepare(record, application_sql, why);
    if (!application || !store_ask(record, application, 0, &contents->application, why))
        return false;
    sqlite3_stmt *version = store_prepare(record, version_sql, why);
    if (!version || !store_ask(record, version, 0, &contents->version, why))
        return false;
    sqlite3_stmt *tables = store_prepare(record, tables_sql, why);
    return tables && store_ask(record, tables, 0, &contents->tables, why);
}

static bool fail_newer(struct record *record, struct failure *why) {
    return fail(why,
                "the record %s was written by a newer casewalk; this one must not write to it. Use "
                "the newer one, or name another file with --db",
                record->path);
}

/* The header was read before; what counts is what the file says once other writers are done. */
static bool judge_contents(struct record *record, const struct contents *contents,
                           struct failure *why) {
    bool blank = contents->application == 0 && contents->version == 0 && contents->tables == 0;
    if (!blank && contents->application != STORE_APPLICATION)
        return fail(why, "%s is not a record of casewalk; it is left as it is", record->path);
    if (contents->version > STORE_VERSION && record->access == RECORD_WRITE)
        return fail_newer(record, why);
    if (blank && record->access != RECORD_WRITE)
        return fail(why, "the record %s is empty: nothing has been recorded in it", record->path);
    return true;
}

/* Makes the schema, or brings it up to date: inside a transaction, because another program may be
 * doing the same. */
static bool migrate(struct record *record, void *context, struct failure *why) {
    (void)context;
    struct contents contents;
    if (!look_inside(record, &contents, why) || !judge_contents(record, &contents, why))
        return false;
    for (long long version = contents.version; version < STORE_VERSION; version++)
        if (!store_execute(record, migrations[version], why))
            return false;
    return true;
}

static bool has_journal_mode(struct record *record, const char *wanted) {
    sqlite3_stmt *statement = NULL;
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA journal_mode = %s", wanted);
    bool has = sqlite3_prepare_v2(record->db, sql, -1, &statement, NULL) == SQLITE_OK &&
               sqlite3_step(statement) == SQLITE_ROW &&
               sqlite3_stricmp((const char *)sqlite3_column_text(statement, 0), wanted) == 0;
    sqlite3_finalize(statement);
    return has;
}

/* A write-ahead log where it is safe; it needs memory shared by all who use the file, which a
   network does not give. Changing the mode does not wait for others by itself. */
static bool set_journal(struct record *record, struct failure *why) {
    const char *wanted = record->networked ? "truncate" : "wal";
    int64_t start = monotonic();
    while (!has_journal_mode(record, wanted)) {
        /* No error: SQLite answered that it keeps the mode, because another has the file open. */
        int error = sqlite3_errcode(record->db) & 0xff;
        if (error != SQLITE_BUSY && error != SQLITE_OK)
            return store_fail(record, why);
        if (monotonic() - start >= record->patience)
            return fail(why,
                        "the record %s is in use by other programs, so that its journal could not "
                        "be set up. Close them and try again",
                        record->path);
        store_wait(record, 0);
    }
    return store_execute(record,
                         "PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 4194304", why);
}

static bool connect_for_writing(struct record *record, int create, struct failure *why) {
    if (!connect_as(record, record->path, SQLITE_OPEN_READWRITE | create, why))
        return false;
    struct contents contents;
    bool ready = sqlite3_db_readonly(record->db, "main") == 0 ||
                 fail(why,
                      "the record %s cannot be written: the file is write-protected. Change that, "
                      "or name another file with --db",
                      record->path);
    /* With a log EXTRA is FULL; without one it also waits until the removal of the journal is on
       the disk, which else may come back after a power cut and undo what was saved. */
    ready = ready && store_execute(record, "PRAGMA synchronous = EXTRA", why);
    ready = ready && look_inside(record, &contents, why) && judge_contents(record, &contents, why);
    if (ready && contents.version < STORE_VERSION) {
        ready = store_execute(record, "BEGIN IMMEDIATE", why) && migrate(record, NULL, why) &&
                store_execute(record, "COMMIT", why);
        if (!sqlite3_get_autocommit(record->db))
            sqlite3_exec(record->db, "ROLLBACK", NULL, NULL, NULL);
    }
    if (!ready || !set_journal(record, why)) {
        disconnect(record);
        return false;
    }
    sqlite3_wal_hook(record->db, note_log_length, record);
    record->log = 0;
    record->log_at = STORE_LOG_SIZE;
    return true;
}

/* The length of the file with this suffix; -1: there is none. */
static long long bytes_beside(const char *path, const char *suffix) {
    char beside[PATH_MAX]; /* place.c has seen to it that there is room */
    snprintf(beside, sizeof beside, "%s%s", path, suffix);
    struct stat status;
    return stat(beside, &status) == 0 ? status.st_size : -1;
}

/* A record in a folder where nothing can be written has no place for its log. Where there is
   nothing in the log, the file can be read as one that nobody changes. */
static bool connect_unchanging(struct record *record, struct failure *why) {
    if (bytes_beside(record->path, "-wal") > 0 || bytes_beside(record->path, "-journal") > 0)
        return false;
    char *uri = NULL;
    size_t size;
    FILE *out = open_memstream(&uri, &size);
    if (!out)
        die("out of memory");
    fputs("file:", out);
    for (const char *c = record->path; *c; c++)
        fprintf(out, strchr("%?#", *c) ? "%%%02X" : "%c", (unsigned char)*c);
    fputs("?immutable=1", out);
    if (fclose(out) != 0)
        die("out of memory");
    bool connected = connect_as(record, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, why);
    free(uri);
    if (connected && record->access == RECORD_READ && !*record->warning)
        snprintf(record->warning, sizeof record->warning,
                 "the record is in a folder that cannot be written to; it is read as it is now");
    return connected;
}

static bool connect_for_reading(struct record *record, enum place_kind kind, struct failure *why) {
    /* Writable where it can be, so that a log that a killed program left behind can be read and is
       tidied away; but never for a schema that this program does not know. */
    int flags = kind == PLACE_NEWER ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    struct contents contents;
    if (!connect_as(record, record->path, flags, why))
        return false;
    bool ready =
        store_execute(record, "PRAGMA query_only = ON", why) && look_inside(record, &contents, why);
    int error = record->error & 0xff;
    if (!ready && (error == SQLITE_CANTOPEN || error == SQLITE_READONLY)) {
        disconnect(record);
        if (!connect_unchanging(record, why))
            return false;
        ready = look_inside(record, &contents, why);
    }
    if (ready && judge_contents(record, &contents, why))
        return true;
    disconnect(record);
    return false;
}

/* Without a log beside it a file is read as one that nobody changes, so that nothing is written
   beside it; with one, it is a record in use. */
static bool connect_to_foreign(struct record *record, enum place_kind kind, struct failure *why) {
    if (kind == PLACE_NEWER)
        return fail(why, "%s was made by a newer casewalk, which alone can read it", record->path);
    bool is_in_use = bytes_beside(record->path, "-wal") >= 0;
    if (bytes_beside(record->path, "-journal") > 0)
        return fail(why,
                    "a program was broken off while it wrote %s; open it once with casewalk "
                    "sessions --db, which mends it",
                    record->path);
    struct contents contents;
    if (!(is_in_use ? connect_as(record, record->path, SQLITE_OPEN_READONLY, why)
                    : connect_unchanging(record, why)))
        return false;
    if (look_inside(record, &contents, why) && judge_contents(record, &contents, why) &&
        foreign_has_our_schema(record, why))
        return true;
    disconnect(record);
    return false;
}

static bool connect(struct record *record, enum place_kind kind, struct failure *why) {
    switch (record->access) {
    case RECORD_WRITE:
        return connect_for_writing(record, kind == PLACE_MISSING ? SQLITE_OPEN_CREATE : 0, why);
    case RECORD_READ:
        return connect_for_reading(record, kind, why);
    case RECORD_FOREIGN:
        return connect_to_foreign(record, kind, why);
    }
    return false;
}

bool store_reopen(struct record *record, struct failure *why) {
    if (record->db)
        disconnect(record);
    return connect(record, PLACE_RECORD, why);
}

bool record_open_within(const char *path, enum record_access access, int patience,
                        struct record **opened, struct failure *why) {
    struct record *record = xcalloc(1, sizeof *record);
    record->access = access;
    record->patience = patience;
    if (getrandom(&record->wait_seed, sizeof record->wait_seed, 0) < 0)
        record->wait_seed = (uint64_t)monotonic() ^ (uint64_t)getpid();
    enum place_kind kind = PLACE_MISSING;
    bool ready = place_look(path, access, &record->path, &kind, why);
    if (ready && access == RECORD_WRITE && kind == PLACE_NEWER)
        ready = fail_newer(record, why);
    if (ready && access != RECORD_WRITE && kind == PLACE_MISSING)
        ready = fail(why, "there is no record at %s: nothing has been recorded there", path);
    record->networked = ready && place_is_networked(record->path);
    ready = ready && connect(record, kind, why);
    if (ready && record->networked)
        snprintf(record->warning, sizeof record->warning,
                 "the record lies on a network file system (or one in user space): it is written "
                 "without a shared log; let one computer at a time use it");
    if (!ready) {
        record_close(record);
        record = NULL;
    }
    *opened = record;
    return ready;
}

bool record_open(const char *path, enum record_access access, struct record **record,
                 struct failure *why) {
    return record_open_within(path, access, RECORD_PATIENCE, record, why);
}

void record_close(struct record *record) {
    if (!record)
        return;
    disconnect(record);
    free(record->path);
    free(record);
}

const char *record_warning(const struct record *record) {
    return *record->warning ? record->warning : NULL;
}

const char *record_library(void) {
    static char text[256];
    /* The WAL-reset fault, in every version from 3.7.0 to 3.51.2. */
    bool is_faulty = sqlite3_libversion_number() < 3051003;
    snprintf(text, sizeof text, "SQLite %s%s", sqlite3_libversion(),
             is_faulty
                 ? " (before 3.51.3 it has a rare fault in copying logs back; casewalk copies "
                   "in a way that avoids it, so let no other program write to a record "
                   "while casewalk does)"
                 : "");
    return text;
}
