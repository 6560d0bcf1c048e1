/* Statements and transactions: the only place that speaks to SQLite in general. */
#include "store.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int64_t store_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool store_fail_damaged(const struct record *record, const char *detail, struct failure *why) {
    if (record->access == RECORD_FOREIGN)
        return fail(why, "%s is damaged (%s): ask for another copy of it", record->path, detail);
    return fail(why,
                "the record %s is damaged (%s). It is left as it is. Restore a backup of it, or "
                "move it away to begin a new one; docs/record.md tells how to save what it still "
                "holds",
                record->path, detail);
}

static bool fail_by_code(struct record *record, struct failure *why) {
    const char *path = record->path;
    int error = record->db ? sqlite3_system_errno(record->db) : 0;
    switch (record->error & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fail(why,
                    "the record %s is locked: another program has had it for more than %g seconds. "
                    "Close that program and try again",
                    path, record->patience / 1000.0);
    case SQLITE_FULL:
        return fail(why, "the disk is full: %s could not grow. Make room and try again", path);
    case SQLITE_READONLY:
        return fail(why,
                    "the record %s cannot be written: the file or its folder is write-protected. "
                    "Change that, or name another file with --db",
                    path);
    case SQLITE_IOERR:
        return fail(why, "the record %s could not be read or written (%s%s%s)", path,
                    sqlite3_errstr(record->error), error ? ": " : "", error ? strerror(error) : "");
    case SQLITE_CANTOPEN:
        return fail(why,
                    "the record %s could not be opened%s%s. Its folder must be there and be "
                    "writable, for SQLite keeps a log beside it",
                    path, error ? ": " : "", error ? strerror(error) : "");
    case SQLITE_CORRUPT:
        return store_fail_damaged(record, sqlite3_errstr(record->error), why);
    case SQLITE_NOTADB:
        return fail(why, "%s is not a record of casewalk, or damaged; it is left as it is", path);
    default:
        return fail(why, "the record %s: %s", path,
                    record->db ? sqlite3_errmsg(record->db) : sqlite3_errstr(record->error));
    }
}

bool store_fail(struct record *record, struct failure *why) {
    record->error = sqlite3_extended_errcode(record->db);
    if (record->error == SQLITE_NOMEM || record->error == SQLITE_IOERR_NOMEM)
        die("out of memory");
    return fail_by_code(record, why);
}

sqlite3_stmt *store_prepare(struct record *record, const char *sql, struct failure *why) {
    for (size_t i = 0; i < record->statement_count; i++)
        if (record->statements[i].sql == sql)
            return record->statements[i].statement;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v3(record->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
        SQLITE_OK) {
        store_fail(record, why);
        return NULL;
    }
    assert(record->statement_count < STORE_STATEMENTS);
    record->statements[record->statement_count].sql = sql;
    record->statements[record->statement_count++].statement = statement;
    return statement;
}

/* A name that the statement does not have, or a value that is too large, is a mistake of ours. */
static void bound(int result) {
    if (result == SQLITE_NOMEM)
        die("out of memory");
    if (result != SQLITE_OK)
        die("the record: a parameter could not be bound: %s", sqlite3_errstr(result));
}

static int parameter(sqlite3_stmt *statement, const char *name) {
    int index = sqlite3_bind_parameter_index(statement, name);
    if (index == 0)
        die("the record: no parameter %s in: %s", name, sqlite3_sql(statement));
    return index;
}

void store_long_text(sqlite3_stmt *statement, const char *name, const char *text, size_t length) {
    bound(sqlite3_bind_text64(statement, parameter(statement, name), text, length, SQLITE_TRANSIENT,
                              SQLITE_UTF8));
}

void store_text(sqlite3_stmt *statement, const char *name, const char *text) {
    store_long_text(statement, name, text, text ? strlen(text) : 0);
}

bool store_is_hash(const char *text) {
    size_t length = strspn(text, "0123456789abcdef");
    return text[length] == '\0' && length > 0 && length < DIGEST_SIZE && length % 2 == 0;
}

static unsigned digit_value(char digit) {
    return digit <= '9' ? (unsigned)(digit - '0') : (unsigned)(digit - 'a') + 10;
}

void store_bytes(sqlite3_stmt *statement, const char *name, const char *hex) {
    if (!hex) {
        store_null(statement, name);
        return;
    }
    assert(store_is_hash(hex));
    unsigned char bytes[DIGEST_SIZE / 2];
    int count = 0;
    for (const char *digit = hex; *digit; digit += 2)
        bytes[count++] = (unsigned char)(digit_value(digit[0]) << 4 | digit_value(digit[1]));
    bound(sqlite3_bind_blob(statement, parameter(statement, name), bytes, count, SQLITE_TRANSIENT));
}

void store_whole(sqlite3_stmt *statement, const char *name, long long number) {
    bound(sqlite3_bind_int64(statement, parameter(statement, name), number));
}

void store_number(sqlite3_stmt *statement, const char *name, double number) {
    bound(sqlite3_bind_double(statement, parameter(statement, name), number)); /* NAN is NULL */
}

void store_null(sqlite3_stmt *statement, const char *name) {
    bound(sqlite3_bind_null(statement, parameter(statement, name)));
}

enum store_answer store_next(struct record *record, sqlite3_stmt *statement, struct failure *why) {
    int result = sqlite3_step(statement);
    if (result == SQLITE_ROW)
        return STORE_ROW;
    if (result != SQLITE_DONE)
        store_fail(record, why);
    sqlite3_reset(statement);
    return result == SQLITE_DONE ? STORE_END : STORE_FAILED;
}

bool store_run(struct record *record, sqlite3_stmt *statement, struct failure *why) {
    enum store_answer answer = store_next(record, statement, why);
    assert(answer != STORE_ROW);
    return answer == STORE_END;
}

bool store_ask(struct record *record, sqlite3_stmt *statement, long long fallback,
               long long *number, struct failure *why) {
    *number = fallback;
    enum store_answer answer = store_next(record, statement, why);
    if (answer == STORE_ROW)
        *number = store_column_whole(statement, 0, fallback);
    sqlite3_reset(statement);
    return answer != STORE_FAILED;
}

bool store_execute(struct record *record, const char *sql, struct failure *why) {
    return sqlite3_exec(record->db, sql, NULL, NULL, NULL) == SQLITE_OK || store_fail(record, why);
}

const char *store_column(sqlite3_stmt *statement, int column, struct arena *arena) {
    const char *text = (const char *)sqlite3_column_text(statement, column);
    if (!text || !arena)
        return text;
    return arena_copy_bytes(arena, text, (size_t)sqlite3_column_bytes(statement, column));
}

const char *store_column_hash(sqlite3_stmt *statement, int column, struct arena *arena) {
    const char *hex = store_column(statement, column, arena);
    return hex && *hex ? hex : NULL;
}

double store_column_number(sqlite3_stmt *statement, int column) {
    return sqlite3_column_type(statement, column) == SQLITE_NULL
               ? NAN
               : sqlite3_column_double(statement, column);
}

long long store_column_whole(sqlite3_stmt *statement, int column, long long fallback) {
    return sqlite3_column_type(statement, column) == SQLITE_NULL
               ? fallback
               : sqlite3_column_int64(statement, column);
}

void store_let_go(struct record *record) {
    for (size_t i = 0; i < record->statement_count; i++)
        sqlite3_reset(record->statements[i].statement);
}

/* A file that was moved away or deleted would take further writes and be gone at the end. */
static bool is_in_place(struct record *record, struct failure *why) {
    int moved = 0;
    sqlite3_file_control(record->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return !moved || fail(why,
                          "the record %s was moved or deleted while it was open; put it back, or "
                          "begin again",
                          record->path);
}

static bool attempt(struct record *record, const char *begin, store_work *work, void *context,
                    struct failure *why) {
    record->error = SQLITE_OK;
    if (!record->db && !store_reopen(record, why))
        return false;
    if (!is_in_place(record, why) || !store_execute(record, begin, why))
        return false;
    if (work(record, context, why) && store_execute(record, "COMMIT", why))
        return true;
    int error = record->error;
    store_let_go(record);
    /* SQLite has rolled back by itself after some errors: then there is nothing to roll back. */
    if (!sqlite3_get_autocommit(record->db))
        sqlite3_exec(record->db, "ROLLBACK", NULL, NULL, NULL);
    record->error = error;
    return false;
}

bool store_write(struct record *record, store_work *work, void *context, struct failure *why) {
    if (record->access != RECORD_WRITE)
        return fail(why, "the record %s was opened for reading only", record->path);
    if (record->together) {
        bool added = !record->spoiled && work(record, context, why);
        record->spoiled = record->spoiled || !added;
        return added;
    }
    /* IMMEDIATE: a transaction that reads first and then writes would fail at once when another
       wrote in between, whatever the patience. */
    bool done = attempt(record, "BEGIN IMMEDIATE", work, context, why);
    if (!done && (record->error & 0xff) == SQLITE_IOERR) {
        /* Nobody knows now what the connection still holds: a new one finds out, and the work is
           done once more. */
        struct failure again;
        done =
            store_reopen(record, &again) && attempt(record, "BEGIN IMMEDIATE", work, context, why);
    }
    if (done)
        checkpoint_if_due(record);
    return done;
}

struct bundle {
    store_work *work;
    void *context;
};

static bool write_bundle(struct record *record, void *context, struct failure *why) {
    const struct bundle *bundle = context;
    record->together = true;
    record->spoiled = false;
    bool done = bundle->work(record, bundle->context, why);
    record->together = false;
    return done && (!record->spoiled || fail(why, "not saved: one of its parts failed"));
}

bool record_write_together(struct record *record, record_work *work, void *context,
                           struct failure *why) {
    struct bundle bundle = {work, context};
    return store_write(record, write_bundle, &bundle, why);
}

static const char settle_sql[] =
    "INSERT INTO permission (reason) VALUES ('none: to write'); DELETE FROM permission";

bool store_settle(struct record *record, struct failure *why) {
    return store_execute(record, settle_sql, why);
}

bool store_read(struct record *record, store_work *work, void *context, struct failure *why) {
    /* What is asked while a pass is under way is asked of the same state of the file. */
    if (record->db && !sqlite3_get_autocommit(record->db))
        return work(record, context, why);
    return attempt(record, "BEGIN", work, context, why);
}
