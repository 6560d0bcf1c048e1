/* A disk that fails, fills up or loses its power at any call: what was called saved is there, and
   nothing else breaks. $RECORD_THOROUGH: at every call, not at some. */
#include "../record/disk.h"
#include "../record/fixture.h"

#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/vfs.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct failure why;

enum { STEPS = 6, LOCAL = 0xef53, NETWORK = 0x6969 };

/* The kind of file system that a record believes to lie on. */
static long file_system = LOCAL;

int statfs(const char *path, struct statfs *system) {
    (void)path;
    *system = (struct statfs){.f_type = file_system};
    return 0;
}

static int set_up(void **state) {
    *state = test_malloc(256);
    snprintf(*state, 256, "%s", fixture_folder());
    return 0;
}

static int tear_down(void **state) {
    fixture_remove(*state);
    test_free(*state);
    return 0;
}

/* What the writer was told is saved. */
struct told {
    long long session; /* 0: not even that */
    int steps;
};

/* Writes a walk as a command would: at a step that is not saved it tries once more, and then stops.
 */
static struct told write_walk(const char *path) {
    struct told told = {0, 0};
    struct record *record;
    if (!record_open_within(path, RECORD_WRITE, 20, &record, &why))
        return told;
    long long session;
    if (record_begin_session(record, fixture_session(), &session, &why))
        told.session = session;
    for (int seq = 1; told.session && seq <= STEPS; seq++) {
        struct record_step step = fixture_step(seq);
        struct record_summary end = fixture_summary();
        const struct record_summary *summary = seq == STEPS ? &end : NULL;
        if (!record_add_step(record, told.session, &step, summary, &why) &&
            !record_add_step(record, told.session, &step, summary, &why))
            break;
        told.steps = seq;
    }
    record_close(record);
    return told;
}

static const char *wrong; /* what was wrong with a record, for the message of a failing test */

/* With a healthy disk: all that was told is there, the rest can be added, the whole is sound. */
static bool holds(const char *path, struct told told) {
    struct record *record;
    struct record_walk *walk = NULL;
    wrong = "it does not open";
    if (!record_open(path, RECORD_WRITE, &record, &why))
        return false;
    if (!told.session)
        told.session = fixture_walk(record, 0, false);
    wrong = "the session does not load";
    bool good = record_load_session(record, told.session, &walk, &why);
    if (good) {
        wrong = "what was saved is not there";
        good = walk->event_count >= (size_t)told.steps;
        for (size_t i = 0; good && i < walk->event_count; i++)
            good = fixture_is_step(&walk->events[i], (long long)i + 1);
    }
    record_walk_free(walk);
    for (int seq = told.steps + 1; good && seq <= STEPS; seq++) {
        wrong = "a step cannot be added";
        struct record_step step = fixture_step(seq);
        struct record_summary end = fixture_summary();
        good = record_add_step(record, told.session, &step, seq == STEPS ? &end : NULL, &why);
    }
    if (good) {
        wrong = "the walk is another";
        good = record_load_session(record, told.session, &walk, &why) &&
               fixture_is_walk(walk, STEPS, true);
        record_walk_free(walk);
    }
    if (good) {
        wrong = "the file is damaged";
        good = record_check(record, &why) == RECORD_HOLDS;
    }
    record_close(record);
    return good;
}

static void remove_record(const char *path) {
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < 4; i++) {
        char file[600];
        snprintf(file, sizeof file, "%s%s", path, suffixes[i]);
        unlink(file);
    }
}

static bool is_thorough(void) { return getenv("RECORD_THOROUGH") != NULL; }

/* Fails at each call in turn (or each seventh), until a run meets no failure. */
static void fail_at_each(const char *path, int counts, bool for_ever, bool full) {
    long at = 0, stride = is_thorough() || counts == DISK_SYNC ? 1 : 7;
    int saved = 0, not_saved = 0;
    do {
        remove_record(path);
        disk_fail(at += at ? stride : 1, counts, for_ever, full);
        struct told told = write_walk(path);
        disk_mend();
        if (told.steps == STEPS)
            saved++;
        else
            not_saved++;
        if (!disk.fired)
            assert_int_equal(told.steps, STEPS);
        if (!holds(path, told))
            fail_msg("call %ld of kind %d%s%s: %s: %s", at, counts, for_ever ? ", for ever" : "",
                     full ? ", full" : "", wrong, why.text);
    } while (disk.fired);
    print_message("calls of kind %3d%s%s up to %ld: saved all the same %d, not saved %d\n", counts,
                  for_ever ? ", for ever" : "", full ? ", full" : "", at, saved - 1, not_saved);
    assert_true(at > 1);
}

static void one_failure_anywhere(void **state) {
    const char *path = fixture_path(*state, "casewalk.db");
    static const int kinds[] = {DISK_OPEN, DISK_READ,   DISK_WRITE, DISK_SYNC, DISK_TRUNCATE,
                                DISK_SIZE, DISK_DELETE, DISK_MAP,   DISK_LOCK};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        fail_at_each(path, kinds[i], false, false);
    fail_at_each(path, DISK_WRITE, false, true);
}

/* The learner need not know of a failure that a second try mends. */
static void a_failure_that_passes_is_mended(void **state) {
    const char *path = fixture_path(*state, "casewalk.db");
    static const int kinds[] = {DISK_WRITE, DISK_SYNC};
    struct record *record;
    assert_true(record_open(path, RECORD_WRITE, &record, &why));
    long long session = fixture_walk(record, 0, false);
    for (int seq = 1; seq <= 4; seq++) {
        struct record_step step = fixture_step(seq);
        disk_fail(1, kinds[seq % 2], false, false);
        assert_true(record_add_step(record, session, &step, NULL, &why));
        assert_true(disk.fired);
        disk_mend();
    }
    struct record_step step = fixture_step(5);
    disk_fail(1, DISK_WRITE, true, false);
    assert_false(record_add_step(record, session, &step, NULL, &why));
    assert_non_null(strstr(why.text, "not saved"));
    disk_mend();
    assert_true(record_add_step(record, session, &step, NULL, &why));
    record_close(record);
}

static bool count_sessions(const struct record_about *about, void *context) {
    ++*(int *)context;
    return about->intact;
}

/* A commit may fail when all is written: what is done again must not be there twice. */
static void a_beginning_is_written_once(void **state) {
    const char *path = fixture_path(*state, "casewalk.db");
    for (int system = 0; system < 2; system++) {
        bool fired = true;
        for (int at = 1; fired; at++) {
            remove_record(path);
            file_system = system ? NETWORK : LOCAL;
            struct record *record;
            long long session = 0;
            int sessions = 0;
            assert_true(record_open(path, RECORD_WRITE, &record, &why));
            disk_fail(at, DISK_SYNC | DISK_TRUNCATE, false, false);
            assert_true(record_begin_session(record, fixture_session(), &session, &why));
            fired = disk.fired;
            disk_mend();
            assert_true(record_each_session(record, NULL, count_sessions, &sessions, &why));
            assert_int_equal(sessions, 1);
            record_close(record);
        }
    }
    file_system = LOCAL;
}

static void failures_that_stay(void **state) {
    const char *path = fixture_path(*state, "casewalk.db");
    fail_at_each(path, DISK_ALL, true, false);
    fail_at_each(path, DISK_SYNC, true, false);
    fail_at_each(path, DISK_WRITE | DISK_TRUNCATE, true, false);
    fail_at_each(path, DISK_WRITE, true, true);
}

/* ---- power ---- */

static uint32_t dice;

static bool half(void) {
    dice = dice * 1664525 + 1013904223;
    return dice >> 31;
}

static bool never(void) { return false; }

static bool cut_at(const char *path, long at, bool (*survives)(void)) {
    remove_record(path);
    disk.has_power = true;
    disk_fail(at, DISK_CHANGES, true, false);
    struct told told = write_walk(path);
    bool fired = disk.fired;
    disk_mend();
    disk_cut(survives);
    disk.has_power = false;
    char shared[600];
    snprintf(shared, sizeof shared, "%s-shm", path);
    unlink(shared); /* memory */
    if (!holds(path, told))
        fail_msg("power cut at call %ld (dice %u): %s: %s", at, dice, wrong, why.text);
    disk_forget();
    return fired;
}

static void cut_at_each(const char *path) {
    int cuts = is_thorough() ? 2000 : 40, lost = 0;
    long last = 1;
    for (; cut_at(path, last, never); lost++)
        last += is_thorough() ? 1 : 5;
    for (int i = 0; i < cuts; i++) {
        dice = (uint32_t)i;
        cut_at(path, 1 + i * 7 % last, half);
    }
    print_message("%d cuts losing all that was not synced, %d losing a random part\n", lost, cuts);
    assert_true(last > 20);
}

static void power_cuts(void **state) { cut_at_each(fixture_path(*state, "casewalk.db")); }

static void without_a_log(void **state) {
    const char *path = fixture_path(*state, "casewalk.db");
    file_system = NETWORK;
    cut_at_each(path);
    fail_at_each(path, DISK_CHANGES, false, false);
    fail_at_each(path, DISK_CHANGES, true, false);
    file_system = LOCAL;
}

/* The test of the test: without synchronous writing the cuts are seen. */
static void power_cuts_without_sync_are_seen(void **state) {
    const char *path = fixture_path(*state, "casewalk.db");
    struct told told = write_walk(path);
    disk.has_power = true;
    struct record *record;
    assert_true(record_open(path, RECORD_WRITE, &record, &why));
    long long session = fixture_walk(record, 2, false);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "PRAGMA synchronous = OFF; DROP TRIGGER event_keep;"
                                  "DELETE FROM permission; INSERT INTO offer VALUES (9, '', '')",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    disk_fail(1, DISK_CHANGES, true, false);
    sqlite3_close(db);
    record_close(record);
    disk_mend();
    disk_cut(never);
    disk.has_power = false;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "INSERT INTO offer VALUES (9, '', '')", NULL, NULL, NULL),
                     SQLITE_OK); /* what was not synced is gone */
    sqlite3_close(db);
    told = (struct told){session, 2};
    assert_true(holds(path, told));
    disk_forget();
}

/* ---- no room ---- */

static int try_with_a_limit(const char *path) {
    struct record *record;
    signal(SIGXFSZ, SIG_IGN);
    if (!record_open(path, RECORD_WRITE, &record, &why))
        return 1;
    long long session = fixture_walk(record, 0, false);
    struct rlimit limit;
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = 200 * 1024;
    setrlimit(RLIMIT_FSIZE, &limit);
    struct record_step step;
    int seq = 1;
    for (; seq < 1000; seq++) {
        step = fixture_step(seq);
        if (!record_add_step(record, session, &step, NULL, &why))
            break;
    }
    if (seq == 1000 || !strstr(why.text, "not saved"))
        return 2;
    struct record_walk *walk;
    if (!record_load_session(record, session, &walk, &why) || walk->event_count != (size_t)seq - 1)
        return 3;
    record_walk_free(walk);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_FSIZE, &limit);
    if (!record_add_step(record, session, &step, NULL, &why))
        return 4;
    if (record_check(record, &why) != RECORD_HOLDS)
        return 5;
    record_close(record);
    return 0;
}

static int in_child(int (*body)(const char *), const char *path) {
    pid_t child = fork();
    if (child == 0) {
        int result = body(path);
        if (result && result != 77)
            fprintf(stderr, "%s\n", why.text);
        _exit(result);
    }
    int status;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
}

static void a_limit_on_file_size(void **state) {
    assert_int_equal(in_child(try_with_a_limit, fixture_path(*state, "casewalk.db")), 0);
}

/* A file system of one megabyte, in a name space of its own. 77: not allowed here. */
static int try_on_a_small_disk(const char *folder) {
    if (unshare(CLONE_NEWNS) || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) ||
        mount("tmpfs", folder, "tmpfs", 0, "size=1m"))
        return 77;
    const char *path = fixture_path(folder, "casewalk.db"),
               *ballast = fixture_path(folder, "ballast");
    FILE *out = fopen(ballast, "wb");
    if (!out)
        return 1;
    for (int i = 0; i < 100 * 1024; i++)
        putc('x', out);
    fclose(out);
    struct record *record;
    if (!record_open(path, RECORD_WRITE, &record, &why))
        return 2;
    long long session = fixture_walk(record, 0, false);
    struct record_step step;
    int seq = 1;
    for (; seq < 1000; seq++) {
        step = fixture_step(seq);
        if (!record_add_step(record, session, &step, NULL, &why))
            break;
    }
    if (seq == 1000 || !strstr(why.text, "full"))
        return 3;
    unlink(ballast);
    if (!record_add_step(record, session, &step, NULL, &why))
        return 4;
    record_close(record);
    if (!record_open(path, RECORD_READ, &record, &why))
        return 5;
    struct record_walk *walk;
    if (!record_load_session(record, session, &walk, &why) || walk->event_count != (size_t)seq)
        return 6;
    record_walk_free(walk);
    if (record_check(record, &why) != RECORD_HOLDS)
        return 7;
    record_close(record);
    return 0;
}

static void a_full_disk(void **state) {
    int result = in_child(try_on_a_small_disk, *state);
    if (result == 77) {
        print_message("skipped: this user may not mount a small disk\n");
        skip();
    }
    assert_int_equal(result, 0);
}

int main(void) {
    disk_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_failure_anywhere, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_failure_that_passes_is_mended, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_beginning_is_written_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(failures_that_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(power_cuts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_a_log, set_up, tear_down),
        cmocka_unit_test_setup_teardown(power_cuts_without_sync_are_seen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_limit_on_file_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_full_disk, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
