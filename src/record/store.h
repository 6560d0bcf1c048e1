/* What the files of the record share: the connection, statements, transactions, hashes of rows. */
#ifndef STORE_H
#define STORE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "digest.h"
#include "failure.h"
#include "record.h"

enum {
    STORE_APPLICATION = 0x43574c4b, /* as schema.sql has it */
    STORE_VERSION = 1,
    STORE_STATEMENTS = 64,
    STORE_LOG_SIZE = 4 * 1024 * 1024, /* a write-ahead log longer than this is copied back */
    STORE_FOREIGN_ROW = 17 << 20,     /* bytes of a row of a foreign file: a pathway's file fits */
    STORE_FOREIGN_WALK = 64 << 20,    /* of all events of a walk in it; twice, with its pathway */
};

/* How a session was answered, as a bit of record_filter's `left_out`. */
#define STORE_ANSWERED_BY_SQL                                                                      \
    "CASE answered_by WHEN 'terminal' THEN 1 WHEN 'script' THEN 2 ELSE 4 END"

/* An open record. `db` is NULL after an error of the disk, until a new connection has been made. */
struct record {
    sqlite3 *db;
    char *path; /* absolute, so that no part of it means anything to SQLite */
    enum record_access access;
    bool networked; /* on a file system that other computers may share: no write-ahead log */
    char warning[512];
    int patience; /* milliseconds */
    int64_t waiting_since;
    uint64_t wait_seed;
    uint32_t waits;
    bool together; /* inside record_write_together */
    bool spoiled;  /* something in there failed, so that all of it must be undone */
    int error;     /* extended result code of the last statement that failed in this transaction */
    long long log; /* length of the write-ahead log in bytes, as of the last commit */
    long long log_at; /* at which length it is copied back next */
    struct {
        const char *sql;
        sqlite3_stmt *statement;
    } statements[STORE_STATEMENTS]; /* prepared once, found by the address of their text */
    size_t statement_count;
    /* The walk that goes on by this record: what its last event was, so that a step is never added
       to another session that got its number after it was erased. */
    struct {
        long long session, seq; /* session 0: not known */
        char chain[DIGEST_SIZE];
    } tail;
};

/* ---- place.c: the file before SQLite has it ---- */

enum place_kind {
    PLACE_MISSING,
    PLACE_EMPTY, /* no byte in it, or none written yet: can become a record */
    PLACE_RECORD,
    PLACE_NEWER, /* a record of a newer casewalk */
};

/* Finds out what is at the path without changing it; false when it is nothing that can be a record.
   For writing, folders that are missing are made. Gives the absolute path, which the caller frees.
 */
bool place_look(const char *path, enum record_access access, char **absolute, enum place_kind *kind,
                struct failure *why);
bool place_is_networked(const char *path);

/* ---- open.c ---- */

/* Waits a little for other programs; 0 when patience is at its end. As sqlite3_busy_handler wants
 * it.
 */
int store_wait(void *record, int tries);

/* Makes the tables of a version in an empty database. */
bool store_make_schema(sqlite3 *db, long long version);

/* Closes the connection and makes a new one, after an error of the disk. */
bool store_reopen(struct record *record, struct failure *why);

/* ---- store.c: statements and transactions ---- */

/* A statement ready for its parameters, owned by the record; NULL with `why`. */
sqlite3_stmt *store_prepare(struct record *record, const char *sql, struct failure *why);

/* Parameters by name. Text, and bytes given as hexadecimal digits, are NULL for NULL; a number for
 * NAN. */
void store_text(sqlite3_stmt *statement, const char *name, const char *text);
void store_long_text(sqlite3_stmt *statement, const char *name, const char *text, size_t length);
void store_bytes(sqlite3_stmt *statement, const char *name, const char *hex);
void store_whole(sqlite3_stmt *statement, const char *name, long long number);
void store_number(sqlite3_stmt *statement, const char *name, double number);
void store_null(sqlite3_stmt *statement, const char *name);

/* One row of the answer, its end, or a failure. At the end and at a failure the statement lets go
 * of the file. */
enum store_answer { STORE_ROW, STORE_END, STORE_FAILED };
enum store_answer store_next(struct record *record, sqlite3_stmt *statement, struct failure *why);

/* Runs a statement that answers nothing. */
bool store_run(struct record *record, sqlite3_stmt *statement, struct failure *why);

/* The first column of the first row; `fallback` when there is no row. */
bool store_ask(struct record *record, sqlite3_stmt *statement, long long fallback,
               long long *number, struct failure *why);
bool store_execute(struct record *record, const char *sql, struct failure *why);

/* Columns, counted from 0. Text is borrowed until the next row, copied into the arena when there is
 * one. */
const char *store_column(sqlite3_stmt *statement, int column, struct arena *arena);
const char *store_column_hash(sqlite3_stmt *statement, int column,
                              struct arena *arena); /* lower(hex(…)), which is '' for NULL */
double store_column_number(sqlite3_stmt *statement, int column); /* NAN for NULL */
long long store_column_whole(sqlite3_stmt *statement, int column, long long fallback);

/* Says in words what the last call of SQLite complained about; returns false. */
bool store_fail(struct record *record, struct failure *why);

/* Says that the file is not, or not any more, a whole record; returns false. */
bool store_fail_damaged(const struct record *record, const char *detail, struct failure *why);

/* Resets every statement, so that none that was left in the middle holds on to the file. */
void store_let_go(struct record *record);

/* Does `work` in one transaction. False: nothing of it is in the record, but that an error of the
   disk during the commit may leave it there; so work must be such that it can be done twice. */
typedef bool store_work(struct record *record, void *context, struct failure *why);
bool store_write(struct record *record, store_work *work, void *context, struct failure *why);

/* For work that finds itself done already: makes the transaction write something, so that its
   commit syncs the log, and with it what was left there by a program that was killed before it
   could. */
bool store_settle(struct record *record, struct failure *why);

/* Does `work` on one state of the file, whatever others write meanwhile. */
bool store_read(struct record *record, store_work *work, void *context, struct failure *why);

/* Whether text is an even number of lower-case hexadecimal digits, as many as a hash has at most.
 */
bool store_is_hash(const char *text);

int64_t store_now(void); /* milliseconds since 1970 */

/* ---- checkpoint.c ---- */

/* Copies the write-ahead log back when it is long. Harmless when it fails: the log only stays
 * longer. */
void checkpoint_if_due(struct record *record);

/* ---- foreign.c: a file that somebody else made ---- */

/* Takes from a new connection what a hostile file could use, before anything is read by it. */
void foreign_restrain(sqlite3 *db);

/* Whether the tables and all else that the file declares are those of casewalk and nothing more. */
bool foreign_has_our_schema(struct record *record, struct failure *why);

/* Whether every value of a walk is of a kind that casewalk writes, however well its chain holds. */
bool foreign_is_sound(const struct record_walk *walk, struct failure *why);

/* ---- chain.c: the hash of a row, with that of the row before it ---- */

void chain_text_hash(const char *salt, const char *text, char hex[DIGEST_SIZE]);
void chain_files_hash(const struct record_file *files, size_t count, char hex[DIGEST_SIZE]);
void chain_name_hash(const char *pseudonym, const char *name, char hex[DIGEST_SIZE]);
void chain_session(const struct record_about *about, char hex[DIGEST_SIZE]);
void chain_event(const char *before, const struct record_step *step, const char *text_hash,
                 char hex[DIGEST_SIZE]);
void chain_summary(const char *before, const struct record_summary *summary, char hex[DIGEST_SIZE]);

/* ---- session.c: the rows that a walk begins with. The caller is in a transaction. ---- */

/* The pathway with these files; where it is missing it is added with the names in `about`. */
bool session_keep_pathway(struct record *record, const struct record_about *about,
                          const struct record_file *files, size_t file_count, long long *id,
                          struct failure *why);

/* A new learner; `name` NULL: none is told. `same_as` 0: nobody that is here already. */
bool session_add_learner(struct record *record, const char *pseudonym, const char *name,
                         long long same_as, long long *id, struct failure *why);

/* The one of this name who has walked in this group; 0: nobody. */
bool session_find_in_group(struct record *record, const char *name, const char *group,
                           long long *person, struct failure *why);

/* The session with its chain. */
bool session_insert(struct record *record, const struct record_about *about, long long pathway,
                    long long learner, char chain[DIGEST_SIZE], long long *id, struct failure *why);

/* ---- step.c: events and the end as they stand in another record. The caller is in a transaction.
   ---- */

/* Writes the event that follows upon `chain`, which becomes its own. */
bool step_copy(struct record *record, long long session, const struct record_event *event,
               char chain[DIGEST_SIZE], struct failure *why);
bool step_copy_summary(struct record *record, long long session,
                       const struct record_summary *summary, char chain[DIGEST_SIZE],
                       struct failure *why);

/* ---- check.c ---- */

/* Looks through the file for damage, and for rows that point to rows that are not there. */
enum record_verdict check_structure(struct record *record, struct failure *why);

/* ---- list.c ---- */

/* One session as a list shows it, its texts in the arena. False when there is none of this number.
 */
bool list_one(struct record *record, long long session, struct arena *arena,
              struct record_about *about, struct failure *why);

/* ---- load.c ---- */

/* Parts of a session, read into a walk whose `about` (for files: its pathway's hash) is there, and
   checked. The caller is in a transaction. */
enum record_verdict load_events(struct record *record, struct record_walk *walk,
                                struct failure *why);
enum record_verdict load_files(struct record *record, struct record_walk *walk,
                               struct failure *why);

#endif
