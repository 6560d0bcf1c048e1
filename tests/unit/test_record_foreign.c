/* Files that a learner hands in are anybody's: whatever is done to one, nothing of it runs, nothing
 * crashes, and no walk arrives that is not one. */
#include "../record/fixture.h"

#include <sqlite3.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store.h"

static struct failure why;

/* A folder with a file that was handed in: two walks that have ended. */
struct desk {
    char folder[256];
    char handed[300], teacher[300], empty[300];
};

static int set_up(void **state) {
    struct desk *desk = test_calloc(1, sizeof *desk);
    struct record *record;
    snprintf(desk->folder, sizeof desk->folder, "%s", fixture_folder());
    snprintf(desk->handed, sizeof desk->handed, "%s/handed.db", desk->folder);
    snprintf(desk->teacher, sizeof desk->teacher, "%s/teacher.db", desk->folder);
    snprintf(desk->empty, sizeof desk->empty, "%s/empty.db", desk->folder);
    assert_true(record_open(desk->handed, RECORD_WRITE, &record, &why));
    fixture_walk(record, 9, true);
    fixture_walk(record, 11, true);
    record_close(record);
    assert_true(record_open(desk->empty, RECORD_WRITE, &record, &why));
    record_close(record);
    *state = desk;
    return 0;
}

static int tear_down(void **state) {
    fixture_remove(((struct desk *)*state)->folder);
    test_free(*state);
    return 0;
}

/* How a file was received. */
struct outcome {
    bool read;
    int taken, unended, refused;
    char said[1024];
};

static void note(const struct record_about *about, enum record_fate fate,
                 const struct failure *told, void *context) {
    (void)about;
    struct outcome *outcome = context;
    outcome->taken += fate == RECORD_TAKEN || fate == RECORD_THERE;
    outcome->unended += fate == RECORD_UNENDED;
    outcome->refused += fate == RECORD_REFUSED;
    if (fate == RECORD_REFUSED)
        snprintf(outcome->said, sizeof outcome->said, "%s", told->text);
}

static struct outcome collect(struct record *record, const char *file) {
    struct outcome outcome = {.taken = 0};
    const struct record_copying how = {NULL, note, &outcome};
    outcome.read = record_collect(record, file, &how, &why);
    if (!outcome.read)
        snprintf(outcome.said, sizeof outcome.said, "%s", why.text);
    return outcome;
}

/* A new record for each try: the bytes of an empty one. */
static struct record *teacher(const struct desk *desk) {
    struct record *record;
    size_t size;
    unsigned char *bytes = fixture_read(desk->empty, &size);
    fixture_write(desk->teacher, bytes, size);
    free(bytes);
    assert_true(record_open(desk->teacher, RECORD_WRITE, &record, &why));
    return record;
}

/* No trigger hinders a hostile learner. */
static void by_hand(const char *path, const char *sql) {
    sqlite3 *db;
    char *error = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
        fail_msg("%s: %s", sql, error);
    sqlite3_close(db);
}

static bool is_untouched(const char *path, const unsigned char *before, size_t size) {
    size_t now;
    char beside[400];
    unsigned char *after = fixture_read(path, &now);
    bool same = after && now == size && memcmp(before, after, size) == 0;
    free(after);
    snprintf(beside, sizeof beside, "%s-shm", path);
    return same && access(beside, F_OK) != 0;
}

/* ---- what it declares ---- */

static void what_declares_more_is_refused_whole(void **state) {
    static const char *const declarations[] = {
        "CREATE TRIGGER more AFTER INSERT ON session BEGIN DELETE FROM session; END",
        "DROP TRIGGER event_keep; CREATE TRIGGER event_keep BEFORE UPDATE ON event BEGIN"
        " SELECT load_extension('evil'); END",
        "CREATE VIEW everyone AS SELECT * FROM session",
        "PRAGMA legacy_alter_table = ON; ALTER TABLE session RENAME TO other;"
        "CREATE VIEW session AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT other.*, i FROM other, n",
        "CREATE TABLE more (x)",
        "CREATE INDEX more ON event (node)",
        "CREATE INDEX more ON session (hex(zeroblob(100000)))",
        "ALTER TABLE session ADD COLUMN more TEXT AS (hex(zeroblob(100000)))",
        "CREATE VIRTUAL TABLE more USING fts5 (x)",
        "DROP INDEX session_by_learner",
        "DROP TRIGGER summary_keep",
        "DROP TABLE option_value",
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_schema SET sql = replace (sql, 'INTEGER PRIMARY', 'INTEGER  PRIMARY')"
        " WHERE name = 'summary'",
    };
    struct desk *desk = *state;
    size_t whole, size;
    unsigned char *kept = fixture_read(desk->handed, &whole);
    struct record *record = teacher(desk);
    for (size_t i = 0; i < sizeof declarations / sizeof *declarations; i++) {
        fixture_write(desk->handed, kept, whole);
        by_hand(desk->handed, declarations[i]);
        unsigned char *before = fixture_read(desk->handed, &size);
        struct outcome outcome = collect(record, desk->handed);
        if (outcome.read || outcome.taken || !strstr(outcome.said, "not made as a record"))
            fail_msg("%s: %s", declarations[i], outcome.said);
        assert_true(is_untouched(desk->handed, before, size));
        free(before);
        /* Those who only read it run nothing of it either. */
        struct record *reader;
        struct record_walk *walk = NULL;
        if (record_open(desk->handed, RECORD_READ, &reader, &why)) {
            (void)record_load_session(reader, 1, &walk, &why);
            record_walk_free(walk);
            record_close(reader);
        }
    }
    fixture_write(desk->handed, kept, whole);
    by_hand(desk->handed, "ANALYZE"); /* a user's own doing, and harmless */
    assert_int_equal(collect(record, desk->handed).taken, 2);
    assert_int_equal(record_check(record, &why), RECORD_HOLDS);
    free(kept);
    record_close(record);
}

static void what_is_no_record_is_refused(void **state) {
    struct desk *desk = *state;
    struct record *record = teacher(desk);
    char page[5000];
    memset(page, 'x', sizeof page);
    unlink(desk->handed);
    assert_non_null(strstr(collect(record, desk->handed).said, "no record at"));
    fixture_write(desk->handed, page, 0);
    assert_non_null(strstr(collect(record, desk->handed).said, "empty"));
    fixture_write(desk->handed, page, sizeof page);
    assert_non_null(strstr(collect(record, desk->handed).said, "not a record of casewalk"));
    assert_non_null(strstr(collect(record, desk->folder).said, "is a folder"));
    assert_non_null(strstr(collect(record, "/dev/zero").said, "not a regular file"));
    assert_non_null(strstr(collect(record, desk->teacher).said, "itself"));
    unlink(desk->handed);
    assert_int_equal(symlink(desk->teacher, desk->handed), 0);
    assert_non_null(strstr(collect(record, desk->handed).said, "itself"));
    record_close(record);
}

static void another_version_is_refused(void **state) {
    struct desk *desk = *state;
    struct record *record = teacher(desk);
    by_hand(desk->handed, "PRAGMA user_version = 99");
    assert_non_null(strstr(collect(record, desk->handed).said, "newer"));
    by_hand(desk->handed, "PRAGMA user_version = 0");
    assert_non_null(strstr(collect(record, desk->handed).said, "another version"));
    by_hand(desk->handed, "PRAGMA user_version = -1");
    assert_false(collect(record, desk->handed).read);
    record_close(record);
}

/* ---- what it says ---- */

/* The chain of a session computed anew, as a hostile learner can who reads docs/record.md. */
static void forge(const char *path, const char *sql, long long session) {
    by_hand(path, sql);
    sqlite3 *db;
    sqlite3_stmt *row;
    struct record_about about = {.session = session};
    char chain[DIGEST_SIZE], fix[400];
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_prepare_v2(db,
                       "SELECT uuid, lower(hex(hash)), name, title, version, pseudonym, group_name,"
                       " mode, variant, seed, casewalk, answered_by, policy, first,"
                       " lower(hex(state)), started FROM session"
                       " JOIN pathway ON pathway.id = pathway JOIN learner ON learner.id = learner"
                       " WHERE session.id = ?",
                       -1, &row, NULL);
    sqlite3_bind_int64(row, 1, session);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    const char **texts[] = {
        &about.uuid,      &about.pathway_hash, &about.pathway, &about.title,   &about.version,
        &about.pseudonym, &about.group,        &about.mode,    &about.variant, &about.seed,
        &about.casewalk,  &about.answered_by,  &about.policy};
    for (int i = 0; i < 13; i++)
        *texts[i] = (const char *)sqlite3_column_text(row, i);
    about.first = sqlite3_column_int(row, 13);
    about.state = (const char *)sqlite3_column_text(row, 14);
    about.started = sqlite3_column_int64(row, 15);
    chain_session(&about, chain);
    sqlite3_finalize(row);
    sqlite3_close(db);
    /* The events go, so that only what is said of the beginning is left to be judged. */
    snprintf(fix, sizeof fix,
             "DELETE FROM free_text WHERE session = %lld; DELETE FROM event WHERE session = %lld;"
             "UPDATE session SET chain = x'%s' WHERE id = %lld",
             session, session, chain, session);
    by_hand(path, fix);
    struct record_summary end = fixture_summary();
    char last[DIGEST_SIZE];
    chain_summary(chain, &end, last);
    snprintf(fix, sizeof fix, "UPDATE summary SET chain = x'%s' WHERE session = %lld", last,
             session);
    by_hand(path, fix);
}

static void what_casewalk_does_not_write_is_refused(void **state) {
    static const char *const changes[] = {
        "UPDATE session SET uuid = 'mine' WHERE id = 1",
        "UPDATE session SET uuid = upper(uuid) WHERE id = 1",
        "UPDATE session SET seed = 'luck' WHERE id = 1",
        "UPDATE session SET seed = '' WHERE id = 1",
        "UPDATE session SET state = zeroblob(100) WHERE id = 1",
        "UPDATE session SET state = x'' WHERE id = 1",
        "UPDATE session SET started = -1 WHERE id = 1",
        "UPDATE session SET started = 9223372036854775807 WHERE id = 1",
        "UPDATE session SET variant = hex(zeroblob(5000)) WHERE id = 1",
        "UPDATE session SET casewalk = x'ff' || 'x' WHERE id = 1",
        "PRAGMA ignore_check_constraints = ON; UPDATE session SET mode = 'game' WHERE id = 1",
        "PRAGMA ignore_check_constraints = ON; UPDATE session SET answered_by = 'me' WHERE id = 1",
        "UPDATE learner SET pseudonym = 'p-0'; DELETE FROM learner_name",
        "UPDATE learner SET pseudonym = 'p-000000000000000g'; DELETE FROM learner_name",
        "UPDATE pathway SET title = hex(zeroblob(50000))",
        "UPDATE pathway SET hash = zeroblob(200)",
    };
    struct desk *desk = *state;
    size_t whole;
    unsigned char *kept = fixture_read(desk->handed, &whole);
    forge(desk->handed, "SELECT 1", 1);
    struct record *record = teacher(desk);
    struct outcome outcome = collect(record, desk->handed);
    if (outcome.taken != 2) /* the forging itself is no reason */
        fail_msg("%s", outcome.said);
    record_close(record);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        fixture_write(desk->handed, kept, whole);
        forge(desk->handed, changes[i], 1);
        record = teacher(desk);
        outcome = collect(record, desk->handed);
        if (outcome.read && (outcome.refused < 1 || outcome.taken > 1))
            fail_msg("%s: taken %d, refused %d", changes[i], outcome.taken, outcome.refused);
        assert_int_equal(record_check(record, &why), RECORD_HOLDS);
        record_close(record);
    }
    free(kept);
}

/* Names and texts may be of any bytes: what shows them cleans them. A name like a pseudonym may
 * not.
 */
static void a_walk_with_odd_names_is_taken(void **state) {
    struct desk *desk = *state;
    struct record *learner, *record = teacher(desk);
    struct record_session session = *fixture_session();
    struct record_summary end = fixture_summary();
    struct record_step step = fixture_step(3);
    long long id;
    unlink(desk->handed);
    assert_true(record_open(desk->handed, RECORD_WRITE, &learner, &why));
    session.learner = "\xff\x1b[31m'; DROP TABLE session; --";
    session.group = "\xe2\x80\xae";
    step.seq = 1;
    step.text = "\xff\x1b]0;mine\x07";
    assert_true(record_begin_session(learner, &session, &id, &why));
    assert_true(record_add_step(learner, id, &step, &end, &why));
    session.learner = "p-0123456789abcdef";
    assert_true(record_begin_session(learner, &session, &id, &why));
    assert_true(record_add_step(learner, id, &step, &end, &why));
    record_close(learner);
    struct outcome outcome = collect(record, desk->handed);
    assert_int_equal(outcome.taken, 1);
    assert_int_equal(outcome.refused, 1);
    struct record_walk *walk;
    assert_true(record_load_session(record, 1, &walk, &why));
    assert_string_equal(walk->about.learner, "\xff\x1b[31m'; DROP TABLE session; --");
    assert_string_equal(walk->events[0].step.text, "\xff\x1b]0;mine\x07");
    record_walk_free(walk);
    record_close(record);
}

static void somebody_elses_pseudonym_is_of_no_use(void **state) {
    struct desk *desk = *state;
    struct record *record = teacher(desk), *learner;
    assert_int_equal(collect(record, desk->handed).taken, 2);
    struct record_walk *walk;
    assert_true(record_load_session(record, 1, &walk, &why));
    char other[300], sql[300];
    snprintf(other, sizeof other, "%s/hostile.db", desk->folder);
    assert_true(record_open(other, RECORD_WRITE, &learner, &why));
    struct record_session session = *fixture_session();
    session.learner = "Mallory";
    long long id;
    struct record_summary end = fixture_summary();
    struct record_step step = fixture_step(1);
    assert_true(record_begin_session(learner, &session, &id, &why));
    assert_true(record_add_step(learner, id, &step, &end, &why));
    record_close(learner);
    char hash[DIGEST_SIZE];
    chain_name_hash(walk->about.pseudonym, "Mallory", hash);
    snprintf(sql, sizeof sql,
             "UPDATE learner SET pseudonym = '%s'; UPDATE learner_name SET hash = x'%s'",
             walk->about.pseudonym, hash);
    record_walk_free(walk);
    forge(other, sql, 1);
    struct outcome outcome = collect(record, other);
    assert_int_equal(outcome.refused, 1);
    assert_non_null(strstr(outcome.said, "another name here"));
    record_close(record);
}

static void a_huge_row_is_not_read(void **state) {
    struct desk *desk = *state;
    struct record *record = teacher(desk);
    by_hand(desk->handed, "UPDATE free_text SET text = hex(zeroblob(9000000)) WHERE session = 1");
    struct outcome outcome = collect(record, desk->handed);
    assert_true(!outcome.read || outcome.refused == 1);
    assert_in_range(outcome.taken, 0, 1);
    record_close(record);
}

/* ---- damage ---- */

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525 + 1013904223;
    return *state >> 8;
}

/* Whether what was taken is what was handed in, and what was not was told. */
static bool is_honest(struct record *record, const struct outcome *outcome) {
    if (!outcome->read)
        return outcome->taken == 0;
    if (outcome->taken + outcome->refused != 2 || outcome->unended)
        return false;
    for (int id = 1; id <= outcome->taken; id++) {
        struct record_walk *walk;
        if (!record_load_session(record, id, &walk, &why))
            return false;
        bool same = fixture_is_walk(walk, (int)walk->event_count, true) &&
                    (walk->event_count == 9 || walk->event_count == 11);
        record_walk_free(walk);
        if (!same)
            return false;
    }
    return record_check(record, &why) == RECORD_HOLDS;
}

static void flipped_bytes_bring_no_other_walk(void **state) {
    struct desk *desk = *state;
    size_t size;
    unsigned char *bytes = fixture_read(desk->handed, &size);
    uint32_t random = 20261123;
    int flips = getenv("RECORD_THOROUGH") ? 10000 : 300, whole = 0, parts = 0, none = 0;
    struct record *record = teacher(desk);
    for (int i = 0; i < flips; i++) {
        size_t at = ((size_t)next_random(&random) << 8 | (next_random(&random) & 255)) % size;
        while (i % 4 && !bytes[at])
            at = (at + 1) % size;
        unsigned char kept = bytes[at];
        bytes[at] = (unsigned char)(kept ^ (1 + next_random(&random) % 255));
        fixture_write(desk->handed, bytes, size);
        struct outcome outcome = collect(record, desk->handed);
        if (!is_honest(record, &outcome))
            fail_msg("byte %zu, %02x for %02x: taken %d, refused %d, %s", at, bytes[at], kept,
                     outcome.taken, outcome.refused, outcome.said);
        whole += outcome.taken == 2;
        parts += outcome.read && outcome.taken < 2;
        none += !outcome.read;
        bytes[at] = kept;
        if (outcome.taken) {
            record_close(record);
            record = teacher(desk);
        }
    }
    record_close(record);
    print_message("%d flips: %d without effect, %d with a walk refused, %d refused whole\n", flips,
                  whole, parts, none);
    assert_true(parts + none > flips / 4);
    free(bytes);
}

static void a_file_cut_short_is_refused(void **state) {
    struct desk *desk = *state;
    size_t size;
    unsigned char *bytes = fixture_read(desk->handed, &size);
    struct record *record = teacher(desk);
    for (size_t length = 1; length < size; length += length < 200 ? 50 : 8000) {
        fixture_write(desk->handed, bytes, length);
        struct outcome outcome = collect(record, desk->handed);
        assert_false(outcome.read || outcome.taken);
        assert_true(is_untouched(desk->handed, bytes, length));
    }
    free(bytes);
    record_close(record);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_declares_more_is_refused_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_record_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_version_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_casewalk_does_not_write_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_walk_with_odd_names_is_taken, set_up, tear_down),
        cmocka_unit_test_setup_teardown(somebody_elses_pseudonym_is_of_no_use, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_huge_row_is_not_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(flipped_bytes_bring_no_other_walk, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_cut_short_is_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
