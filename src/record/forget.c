/* Erasing: the one place that deletes, and then overwrites what was deleted. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "store.h"

/* ---- what is deleted ---- */

struct forgetting {
    const char *const *persons;
    size_t count;
    enum record_forgetting how;
    struct record_forgotten *forgotten;
};

#define LEARNERS                                                                                   \
    "(SELECT double.id FROM learner AS person JOIN learner AS double"                              \
    " ON person.id IN (double.id, double.same_as) WHERE person.pseudonym = :person)"
#define SESSIONS "(SELECT id FROM session WHERE learner IN " LEARNERS ")"

static const char names_sql[] = "DELETE FROM learner_name WHERE learner IN " LEARNERS;
static const char texts_sql[] = "DELETE FROM free_text WHERE session IN " SESSIONS;
static const char summaries_sql[] = "DELETE FROM summary WHERE session IN " SESSIONS;
static const char events_sql[] = "DELETE FROM event WHERE session IN " SESSIONS;
static const char sessions_sql[] = "DELETE FROM session WHERE learner IN " LEARNERS;
/* Who is the same as another goes before that other. */
static const char doubles_sql[] =
    "DELETE FROM learner WHERE same_as = (SELECT id FROM learner WHERE pseudonym = :person)";
static const char person_sql[] = "DELETE FROM learner WHERE pseudonym = :person";

static bool erase(struct record *record, const char *sql, const char *person, long long *count,
                  struct failure *why) {
    sqlite3_stmt *statement = store_prepare(record, sql, why);
    if (!statement)
        return false;
    store_text(statement, ":person", person);
    if (!store_run(record, statement, why))
        return false;
    *count += sqlite3_changes(record->db);
    return true;
}

static bool erase_person(struct record *record, const struct forgetting *forgetting,
                         const char *person, struct failure *why) {
    struct record_forgotten *forgotten = forgetting->forgotten;
    long long other = 0;
    if (!erase(record, names_sql, person, &forgotten->names, why))
        return false;
    if (forgetting->how == RECORD_NAME)
        return true;
    if (!erase(record, texts_sql, person, &forgotten->texts, why))
        return false;
    return forgetting->how == RECORD_TEXTS ||
           (erase(record, summaries_sql, person, &other, why) &&
            erase(record, events_sql, person, &other, why) &&
            erase(record, sessions_sql, person, &forgotten->sessions, why) &&
            erase(record, doubles_sql, person, &other, why) &&
            erase(record, person_sql, person, &other, why));
}

/* Pathways that nobody walked any more, and what only they needed. */
static const char unused_sql[] =
    "SELECT count(*) FROM pathway"
    " WHERE NOT EXISTS (SELECT * FROM session WHERE session.pathway = pathway.id)";
static const char erase_unused_sql[] =
    "DELETE FROM option_value WHERE NOT EXISTS"
    " (SELECT * FROM session WHERE session.pathway = option_value.pathway);"
    "DELETE FROM pathway_file WHERE NOT EXISTS"
    " (SELECT * FROM session WHERE session.pathway = pathway_file.pathway);"
    "DELETE FROM pathway WHERE NOT EXISTS"
    " (SELECT * FROM session WHERE session.pathway = pathway.id);"
    "DELETE FROM file_text WHERE id NOT IN (SELECT file_text FROM pathway_file);"
    "DELETE FROM decision WHERE pathway NOT IN (SELECT name FROM pathway)"
    " AND NOT EXISTS (SELECT * FROM event WHERE event.decision = decision.id);"
    "DELETE FROM offer WHERE id NOT IN (SELECT offer FROM event WHERE offer IS NOT NULL)";

static bool erase_pathways(struct record *record, struct record_forgotten *forgotten,
                           struct failure *why) {
    sqlite3_stmt *unused = store_prepare(record, unused_sql, why);
    return unused && store_ask(record, unused, 0, &forgotten->pathways, why) &&
           (forgotten->pathways == 0 || store_execute(record, erase_unused_sql, why));
}

static const char permit_sql[] = "INSERT INTO permission (reason) VALUES ('forget')";
static const char forbid_sql[] = "DELETE FROM permission";

static bool forget(struct record *record, void *context, struct failure *why) {
    struct forgetting *forgetting = context;
    *forgetting->forgotten = (struct record_forgotten){.names = 0};
    if (!store_execute(record, permit_sql, why))
        return false;
    for (size_t i = 0; i < forgetting->count; i++)
        if (!erase_person(record, forgetting, forgetting->persons[i], why))
            return false;
    if (forgetting->how == RECORD_WALKS && !erase_pathways(record, forgetting->forgotten, why))
        return false;
    return store_execute(record, forbid_sql, why);
}

static const char overwrite_sql[] = "PRAGMA secure_delete = ON";

bool record_forget(struct record *record, const char *const *persons, size_t count,
                   enum record_forgetting how, struct record_forgotten *forgotten,
                   struct failure *why) {
    struct forgetting forgetting = {persons, count, how, forgotten};
    if (!store_execute(record, overwrite_sql, why) ||
        !store_write(record, forget, &forgetting, why))
        return fail_within(why, "nothing was erased");
    return true;
}

/* ---- what is left of it in the file ---- */

/* Where the wait for others is at its end, TRUNCATE would go on as a PASSIVE checkpoint without the
   write lock, which is what checkpoint.c keeps clear of. An interrupted one copies nothing. */
static int wait_or_stop(void *context, int tries) {
    struct record *record = context;
    if (store_wait(record, tries))
        return 1;
    sqlite3_interrupt(record->db);
    return 0;
}

static bool empty_log(struct record *record) {
    enum { MOST = RECORD_PATIENCE / 3 }; /* who walks waits as long, and must not lose patience */
    int patience = record->patience;
    record->patience = patience < MOST ? patience : MOST;
    sqlite3_busy_handler(record->db, wait_or_stop, record);
    int result =
        sqlite3_wal_checkpoint_v2(record->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_busy_handler(record->db, store_wait, record);
    record->patience = patience;
    return result == SQLITE_OK;
}

static const char size_sql[] =
    "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
enum { IN_MEMORY = 64 << 20 }; /* bytes of a record that is written anew in memory first */

/* Pages keep stale copies of rows that were moved within them, which secure_delete does not reach:
   only a file that is written anew has none. */
bool record_sweep(struct record *record, struct failure *why) {
    long long size;
    sqlite3_stmt *asked = store_prepare(record, size_sql, why);
    if (!asked || !store_ask(record, asked, 0, &size, why))
        return false;
    store_let_go(record);
    if (!store_execute(record, overwrite_sql, why) ||
        (size > IN_MEMORY && !store_execute(record, "PRAGMA temp_store = FILE", why)) ||
        !store_execute(record, "VACUUM", why))
        return false;
    return record->networked || empty_log(record) ||
           fail(why,
                "the log beside %s could not be emptied, because another program is reading the "
                "record; it may still hold what was erased",
                record->path);
}
