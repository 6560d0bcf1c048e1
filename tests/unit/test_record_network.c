/* A record on a network file system, where there is no log that all share. The file system is a lie
 * of this test's. */
#include "../record/fixture.h"

#include <sqlite3.h>
#include <sys/vfs.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct failure why;
static long file_system;

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

static bool has_log(const char *path) {
    char log[600];
    snprintf(log, sizeof log, "%s-wal", path);
    return access(log, F_OK) == 0;
}

static void writes_without_a_log(void **state) {
    static const long systems[] = {0x6969, (long)0xff534d42, 0x65735546};
    for (size_t i = 0; i < sizeof systems / sizeof *systems; i++) {
        char name[32];
        snprintf(name, sizeof name, "casewalk-%zu.db", i);
        const char *path = fixture_path(*state, name);
        file_system = systems[i];
        struct record *record;
        assert_true(record_open(path, RECORD_WRITE, &record, &why));
        assert_non_null(strstr(record_warning(record), "network"));
        long long session = fixture_walk(record, 9, true);
        assert_false(has_log(path));
        struct record_walk *walk;
        assert_true(record_load_session(record, session, &walk, &why));
        assert_true(fixture_is_walk(walk, 9, true));
        record_walk_free(walk);
        record_close(record);
    }
}

static void changes_over_when_the_file_moves(void **state) {
    const char *path = fixture_path(*state, "casewalk.db");
    struct record *record;
    for (int i = 0; i < 4; i++) {
        file_system = i % 2 ? 0x6969 : 0xef53;
        assert_true(record_open(path, RECORD_WRITE, &record, &why));
        assert_int_equal(fixture_walk(record, 9, true), i + 1);
        assert_int_equal(has_log(path), i % 2 == 0);
        assert_int_equal(record_check(record, &why), RECORD_HOLDS);
        record_close(record);
    }
}

/* As long as another has the log open, the mode cannot change: a message, after the patience. */
static void does_not_change_over_under_another(void **state) {
    const char *path = fixture_path(*state, "casewalk.db");
    struct record *local, *remote;
    file_system = 0xef53;
    assert_true(record_open(path, RECORD_WRITE, &local, &why));
    fixture_walk(local, 2, false);
    file_system = 0x6969;
    assert_false(record_open_within(path, RECORD_WRITE, 50, &remote, &why));
    assert_non_null(strstr(why.text, "in use"));
    record_close(local);
    assert_true(record_open_within(path, RECORD_WRITE, 50, &remote, &why));
    record_close(remote);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(writes_without_a_log, set_up, tear_down),
        cmocka_unit_test_setup_teardown(changes_over_when_the_file_moves, set_up, tear_down),
        cmocka_unit_test_setup_teardown(does_not_change_over_under_another, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
