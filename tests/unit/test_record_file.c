/* Files that are no record, or not a whole one, or not to be had: a clear message, and nothing is
 * overwritten. */
#include "../record/fixture.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <time.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct failure why;

static int set_up(void **state) {
    *state = test_malloc(256);
    snprintf(*state, 256, "%s", fixture_folder());
    return 0;
}

static int tear_down(void **state) {
    chmod(*state, 0700);
    fixture_remove(*state);
    test_free(*state);
    return 0;
}

/* A whole file in memory. */
struct bytes {
    unsigned char *data;
    size_t size;
};

static struct bytes read_bytes(const char *path) {
    struct bytes bytes = {NULL, 0};
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    fseek(in, 0, SEEK_END);
    bytes.size = (size_t)ftell(in);
    rewind(in);
    bytes.data = malloc(bytes.size + 1);
    assert_int_equal(fread(bytes.data, 1, bytes.size, in), bytes.size);
    fclose(in);
    return bytes;
}

static void write_bytes(const char *path, const void *data, size_t size) {
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(data, 1, size, out), size);
    fclose(out);
}

static bool is_beside(const char *path, const char *suffix) {
    char beside[600];
    snprintf(beside, sizeof beside, "%s%s", path, suffix);
    return access(beside, F_OK) == 0;
}

/* Opening must fail, for both uses, with these words, and leave the file and its folder as they
 * were. */
static void refused(const char *path, const char *words) {
    struct bytes before = read_bytes(path);
    for (int access = RECORD_WRITE; access <= RECORD_READ; access++) {
        struct record *record;
        if (record_open(path, (enum record_access)access, &record, &why))
            fail_msg("%s was opened", path);
        assert_null(record);
        if (!strstr(why.text, words))
            fail_msg("\"%s\" is not in: %s", words, why.text);
    }
    struct bytes after = read_bytes(path);
    assert_int_equal(before.size, after.size);
    assert_memory_equal(before.data, after.data, before.size);
    assert_false(is_beside(path, "-wal") || is_beside(path, "-shm") || is_beside(path, "-journal"));
    free(before.data);
    free(after.data);
}

static void make_database(const char *path, const char *sql) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void other_files_are_left_alone(void **state) {
    const char *path = fixture_path(*state, "file");
    write_bytes(path, "Dear diary", 10);
    refused(path, "not a record of casewalk");
    char page[5000];
    memset(page, 'x', sizeof page);
    write_bytes(path, page, sizeof page);
    refused(path, "not a record of casewalk");
    unlink(path);
    make_database(path, "PRAGMA application_id = 1; CREATE TABLE t (a); INSERT INTO t VALUES (1)");
    refused(path, "database of another program");
    unlink(path);
    make_database(path, "CREATE TABLE session (a)");
    refused(path, "database of another program");
    unlink(path);
    make_database(path, "PRAGMA journal_mode = WAL; CREATE TABLE t (a)");
    refused(path, "database of another program");
    memset(page, 0, sizeof page);
    write_bytes(path, page, sizeof page);
    refused(path, "not a record of casewalk");
}

static void cannot_open(const char *path, enum record_access access, const char *words) {
    struct record *record;
    if (record_open(path, access, &record, &why))
        fail_msg("%s was opened", path ? path : "NULL");
    assert_null(record);
    if (!strstr(why.text, words))
        fail_msg("\"%s\" is not in: %s", words, why.text);
}

static void what_is_no_file_is_refused(void **state) {
    const char *folder = *state;
    cannot_open(folder, RECORD_WRITE, "is a folder");
    cannot_open(folder, RECORD_READ, "is a folder");
    cannot_open(fixture_path(folder, ""), RECORD_WRITE, "is a folder");
    cannot_open("", RECORD_WRITE, "empty");
    cannot_open(NULL, RECORD_READ, "empty");
    cannot_open("/dev/null", RECORD_WRITE, "not a regular file");
    write_bytes(fixture_path(folder, "text"), "x", 1);
    cannot_open(fixture_path(folder, "text/casewalk.db"), RECORD_WRITE, "is not a folder");
    cannot_open(fixture_path(folder, "text/casewalk.db"), RECORD_READ, "there is no record");
    cannot_open(fixture_path(folder, "none.db"), RECORD_READ, "there is no record");
    cannot_open(fixture_path(folder, "none/none.db"), RECORD_READ, "there is no record");
    assert_false(record_exists(fixture_path(folder, "none.db")));
    char longest[6000];
    memset(longest, 'n', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    cannot_open(longest, RECORD_WRITE, "too long");
}

static void an_empty_file_becomes_a_record(void **state) {
    const char *path = fixture_path(*state, "empty.db");
    write_bytes(path, "", 0);
    cannot_open(path, RECORD_READ, "empty");
    struct record *record;
    assert_true(record_open(path, RECORD_WRITE, &record, &why));
    fixture_walk(record, 2, false);
    record_close(record);
}

static void names_that_sqlite_would_read_otherwise(void **state) {
    assert_int_equal(chdir(*state), 0);
    static const char *const names[] = {":memory:", "file:a.db?mode=memory", "file:b.db",
                                        "a?b#c%d.db"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct record *record;
        assert_true(record_open(names[i], RECORD_WRITE, &record, &why));
        fixture_walk(record, 1, false);
        record_close(record);
        assert_true(access(names[i], F_OK) == 0);
        assert_true(record_open(names[i], RECORD_READ, &record, &why));
        record_close(record);
    }
    assert_int_equal(chdir("/"), 0);
}

static void a_newer_schema_is_only_read(void **state) {
    const char *path = fixture_path(*state, "newer.db");
    struct record *record;
    assert_true(record_open(path, RECORD_WRITE, &record, &why));
    long long session = fixture_walk(record, 4, true);
    record_close(record);
    make_database(path, "PRAGMA user_version = 2");
    struct bytes before = read_bytes(path);
    cannot_open(path, RECORD_WRITE, "newer casewalk");
    struct bytes after = read_bytes(path);
    assert_memory_equal(before.data, after.data, before.size);
    free(before.data);
    free(after.data);
    assert_true(record_open(path, RECORD_READ, &record, &why));
    struct record_walk *walk;
    assert_true(record_load_session(record, session, &walk, &why));
    assert_true(fixture_is_walk(walk, 4, true));
    record_walk_free(walk);
    record_close(record);
}

/* ---- damage ---- */

struct outcomes {
    int refused, found_by_check, the_same, silent;
};

static bool note_intact(const struct record_about *about, void *context) {
    *(bool *)context = *(bool *)context && about->intact;
    return true;
}

/* Reads the two walks of a damaged record; a wrong walk that no check finds is silent damage. */
static void judge(const char *path, struct outcomes *outcomes) {
    struct record *record;
    if (!record_open_within(path, RECORD_READ, 20, &record, &why)) {
        outcomes->refused++;
        return;
    }
    struct record_walk *first = NULL, *second = NULL;
    bool intact = true;
    bool read = record_each_session(record, NULL, note_intact, &intact, &why) && intact &&
                record_load_session(record, 1, &first, &why) &&
                record_load_session(record, 2, &second, &why);
    bool same = read && fixture_is_walk(first, 9, true) && fixture_is_walk(second, 9, false);
    if (!read)
        outcomes->refused++;
    else if (same)
        outcomes->the_same++;
    else if (record_check(record, &why) != RECORD_HOLDS)
        outcomes->found_by_check++;
    else
        outcomes->silent++;
    record_walk_free(first);
    record_walk_free(second);
    record_close(record);
}

static void make_two_walks(const char *path) {
    struct record *record;
    assert_true(record_open(path, RECORD_WRITE, &record, &why));
    assert_int_equal(fixture_walk(record, 9, true), 1);
    assert_int_equal(fixture_walk(record, 9, false), 2);
    record_close(record);
}

static void a_truncated_file_is_refused(void **state) {
    const char *whole = fixture_path(*state, "whole.db"), *cut = fixture_path(*state, "cut.db");
    make_two_walks(whole);
    struct bytes bytes = read_bytes(whole);
    struct outcomes outcomes = {0};
    for (size_t size = 1; size < bytes.size; size += size < 200 ? 33 : 2048) {
        write_bytes(cut, bytes.data, size);
        judge(cut, &outcomes);
        struct record *record;
        if (record_open_within(cut, RECORD_WRITE, 20, &record, &why))
            record_close(record);
        struct bytes after = read_bytes(cut);
        assert_int_equal(after.size, size);
        assert_memory_equal(after.data, bytes.data, size);
        free(after.data);
    }
    free(bytes.data);
    assert_int_equal(outcomes.the_same + outcomes.silent, 0);
}

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525 + 1013904223;
    return *state >> 8;
}

/* Single bytes anywhere, then in the pages that hold the rows. */
static void flipped_bytes_are_seen(void **state) {
    const char *whole = fixture_path(*state, "whole.db"), *bad = fixture_path(*state, "bad.db");
    make_two_walks(whole);
    struct bytes bytes = read_bytes(whole);
    struct outcomes outcomes = {0};
    uint32_t random = 20261121;
    int flips = getenv("RECORD_THOROUGH") ? 20000 : 200;
    for (int i = 0; i < flips; i++) {
        size_t at = ((size_t)next_random(&random) << 8 | (next_random(&random) & 255)) % bytes.size;
        /* Most of a small file is empty pages: look for a byte that holds something. */
        while (i % 4 && !bytes.data[at])
            at = (at + 1) % bytes.size;
        unsigned char kept = bytes.data[at];
        bytes.data[at] = (unsigned char)(kept ^ (1 + next_random(&random) % 255));
        write_bytes(bad, bytes.data, bytes.size);
        int silent = outcomes.silent;
        judge(bad, &outcomes);
        if (outcomes.silent > silent)
            print_message("silent: byte %zu, %02x for %02x\n", at, bytes.data[at], kept);
        bytes.data[at] = kept;
        static const char *const beside[] = {"-wal", "-shm", "-journal"};
        for (size_t b = 0; b < 3; b++) {
            char path[600];
            snprintf(path, sizeof path, "%s%s", bad, beside[b]);
            unlink(path);
        }
    }
    free(bytes.data);
    print_message("%d flips: %d refused, %d found by a check, %d without effect\n", flips,
                  outcomes.refused, outcomes.found_by_check, outcomes.the_same);
    assert_int_equal(outcomes.silent, 0);
    assert_true(outcomes.refused > flips / 4);
}

static void a_wiped_page_is_found(void **state) {
    const char *path = fixture_path(*state, "casewalk.db");
    make_two_walks(path);
    struct bytes bytes = read_bytes(path);
    int found = 0;
    for (size_t page = 1; page < bytes.size / 4096; page++) {
        unsigned char kept[4096];
        memcpy(kept, bytes.data + page * 4096, sizeof kept);
        memset(bytes.data + page * 4096, 0xee, sizeof kept);
        write_bytes(path, bytes.data, bytes.size);
        memcpy(bytes.data + page * 4096, kept, sizeof kept);
        struct record *record;
        if (!record_open_within(path, RECORD_READ, 20, &record, &why)) {
            found++;
            continue;
        }
        found += record_check_file(record, &why) != RECORD_HOLDS;
        assert_non_null(strstr(why.text, "damaged"));
        assert_null(strchr(why.text, '\n'));
        record_close(record);
    }
    assert_int_equal(found, bytes.size / 4096 - 1);
    free(bytes.data);
}

/* ---- permissions ---- */

/* Permissions mean nothing to root: the test becomes nobody in a child, and tells by its exit
 * status. */
static int as_nobody(int (*body)(const char *), const char *argument) {
    pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && (setgid(65534) || setuid(65534)))
            _exit(99);
        _exit(body(argument));
    }
    int status;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

static int try_write_protected(const char *path) {
    struct record *record;
    if (record_open(path, RECORD_WRITE, &record, &why) || !strstr(why.text, "write-protected"))
        return 1;
    if (!record_open(path, RECORD_READ, &record, &why))
        return 2;
    struct record_walk *walk;
    if (!record_load_session(record, 1, &walk, &why) || !fixture_is_walk(walk, 9, true))
        return 3;
    record_walk_free(walk);
    record_close(record);
    return 0;
}

static int try_unreadable(const char *path) {
    struct record *record;
    for (int access = RECORD_WRITE; access <= RECORD_READ; access++)
        if (record_open(path, (enum record_access)access, &record, &why) ||
            !strstr(why.text, "Permission denied"))
            return 1;
    return 0;
}

/* The folder cannot be written to, so there is no place for a log. */
static int try_write_protected_folder(const char *path) {
    struct record *record;
    if (record_open(path, RECORD_WRITE, &record, &why) || !strstr(why.text, "folder"))
        return 1;
    if (!record_open(path, RECORD_READ, &record, &why))
        return 2;
    struct record_walk *walk;
    if (!record_warning(record) || !record_load_session(record, 1, &walk, &why) ||
        !fixture_is_walk(walk, 9, true))
        return 3;
    record_walk_free(walk);
    record_close(record);
    return 0;
}

static int try_new_in_write_protected_folder(const char *path) {
    struct record *record;
    return record_open(path, RECORD_WRITE, &record, &why) || !strstr(why.text, "folder") ||
           !strstr(why.text, "ermission denied");
}

static void permissions_are_explained(void **state) {
    const char *folder = *state, *path = fixture_path(folder, "casewalk.db");
    make_two_walks(path);
    chmod(folder, 0777);
    chmod(path, 0444);
    assert_int_equal(as_nobody(try_write_protected, path), 0);
    chmod(path, 0600);
    if (geteuid() == 0)
        assert_int_equal(as_nobody(try_unreadable, path), 0);
    /* A reader who may not write leaves an empty log, in which another could go on. */
    unlink(fixture_path(folder, "casewalk.db-wal"));
    unlink(fixture_path(folder, "casewalk.db-shm"));
    chmod(folder, 0555);
    chmod(path, 0666);
    assert_int_equal(as_nobody(try_write_protected_folder, path), 0);
    assert_int_equal(as_nobody(try_new_in_write_protected_folder, fixture_path(folder, "new.db")),
                     0);
    assert_int_equal(as_nobody(try_new_in_write_protected_folder, fixture_path(folder, "n/new.db")),
                     0);
}

/* ---- others ---- */

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void a_locked_file_is_waited_for(void **state) {
    const char *path = fixture_path(*state, "locked.db");
    struct record *record;
    assert_true(record_open_within(path, RECORD_WRITE, 100, &record, &why));
    long long session = fixture_walk(record, 1, false);
    sqlite3 *other;
    assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    double start = seconds();
    struct record_step step = fixture_step(2);
    assert_false(record_add_step(record, session, &step, NULL, &why));
    double waited = seconds() - start;
    assert_true(waited > 0.09 && waited < 5);
    assert_non_null(strstr(why.text, "not saved"));
    assert_non_null(strstr(why.text, "locked"));
    struct record_walk *walk; /* reading goes on */
    assert_true(record_load_session(record, session, &walk, &why));
    record_walk_free(walk);
    assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    assert_true(record_add_step(record, session, &step, NULL, &why));
    record_close(record);
    assert_int_equal(
        sqlite3_exec(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", NULL, NULL, NULL),
        SQLITE_OK);
    for (int access = RECORD_WRITE; access <= RECORD_READ; access++) {
        assert_false(record_open_within(path, (enum record_access)access, 100, &record, &why));
        assert_non_null(strstr(why.text, "locked"));
    }
    sqlite3_close(other);
    assert_true(record_open(path, RECORD_READ, &record, &why));
    record_close(record);
}

static void a_file_that_goes_away_is_missed(void **state) {
    const char *path = fixture_path(*state, "casewalk.db"), *away = fixture_path(*state, "away.db");
    struct record *record;
    assert_true(record_open(path, RECORD_WRITE, &record, &why));
    long long session = fixture_walk(record, 1, false);
    assert_int_equal(rename(path, away), 0);
    struct record_step step = fixture_step(2);
    assert_false(record_add_step(record, session, &step, NULL, &why));
    assert_non_null(strstr(why.text, "moved or deleted"));
    assert_int_equal(rename(away, path), 0);
    assert_true(record_add_step(record, session, &step, NULL, &why));
    record_close(record);
}

/* A header must not be read by an open() and close() of ours: that would drop the locks of a record
 * that is open. */
static void looking_drops_no_lock(void **state) {
    const char *path = fixture_path(*state, "casewalk.db");
    make_two_walks(path);
    sqlite3 *holder;
    assert_int_equal(sqlite3_open(path, &holder), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(holder, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", NULL, NULL, NULL),
        SQLITE_OK);
    struct record *record;
    assert_false(record_open_within(path, RECORD_READ, 10, &record, &why));
    pid_t child = fork(); /* locks are between processes */
    if (child == 0)
        _exit(record_open_within(path, RECORD_READ, 10, &record, &why));
    int status;
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
    sqlite3_close(holder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(other_files_are_left_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_file_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_empty_file_becomes_a_record, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_that_sqlite_would_read_otherwise, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_newer_schema_is_only_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_truncated_file_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_wiped_page_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(flipped_bytes_are_seen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(permissions_are_explained, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_locked_file_is_waited_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_goes_away_is_missed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(looking_drops_no_lock, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
