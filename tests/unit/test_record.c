/* The record in a healthy file: what is written is read back, nothing is changed, changes are seen.
 */
#include "../record/fixture.h"

#include <sqlite3.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct failure why;

/* Each test has a folder, and a record in it that is open for writing. */
struct place {
    char folder[256];
    char path[300];
    struct record *record;
};

static int set_up(void **state) {
    struct place *place = test_calloc(1, sizeof *place);
    snprintf(place->folder, sizeof place->folder, "%s", fixture_folder());
    snprintf(place->path, sizeof place->path, "%s/sub/folder/casewalk.db", place->folder);
    assert_true(record_open(place->path, RECORD_WRITE, &place->record, &why));
    *state = place;
    return 0;
}

static int tear_down(void **state) {
    struct place *place = *state;
    record_close(place->record);
    fixture_remove(place->folder);
    test_free(place);
    return 0;
}

static void reopen(struct place *place) {
    record_close(place->record);
    assert_true(record_open(place->path, RECORD_WRITE, &place->record, &why));
}

/* What a person with the sqlite3 shell can do. */
static int by_hand(struct place *place, const char *sql) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    int result = sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_close(db);
    return result;
}

static void walk_is_read_back(void **state) {
    struct place *place = *state;
    long long open_walk = fixture_walk(place->record, 7, false);
    long long ended_walk = fixture_walk(place->record, 11, true);
    reopen(place);
    struct record_walk *walk;
    assert_true(record_load_session(place->record, open_walk, &walk, &why));
    assert_true(fixture_is_walk(walk, 7, false));
    assert_true(walk->about.first);
    assert_int_equal(walk->about.last, fixture_step(7).answered);
    record_walk_free(walk);
    assert_true(record_load_session(place->record, ended_walk, &walk, &why));
    assert_true(fixture_is_walk(walk, 11, true));
    assert_false(walk->about.first);
    record_walk_free(walk);
    assert_int_equal(record_verify_chain(place->record, ended_walk, &why), RECORD_HOLDS);
    assert_int_equal(record_check(place->record, &why), RECORD_HOLDS);
    assert_false(record_load_session(place->record, 99, &walk, &why));
    assert_null(walk);
    assert_non_null(strstr(why.text, "no session 99"));
}

static void files_are_private(void **state) {
    struct place *place = *state;
    fixture_walk(place->record, 3, false);
    struct stat status;
    assert_int_equal(stat(place->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    char log[320];
    snprintf(log, sizeof log, "%s-wal", place->path);
    assert_int_equal(stat(log, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(stat(fixture_path(place->folder, "sub/folder"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
}

static void text_of_a_pathway_is_kept_once(void **state) {
    struct place *place = *state;
    for (int i = 0; i < 3; i++)
        fixture_walk(place->record, 1, false);
    struct record_session other = *fixture_session();
    struct record_file files[2] = {other.files[0], {"drugs", "return {1}\n", 11}};
    other.files = files;
    long long session;
    assert_true(record_begin_session(place->record, &other, &session, &why));
    record_close(place->record);
    place->record = NULL;
    sqlite3 *db;
    sqlite3_stmt *count;
    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    sqlite3_prepare_v2(db,
                       "SELECT (SELECT count(*) FROM pathway), (SELECT count(*) FROM file_text),"
                       " (SELECT count(*) FROM decision), (SELECT count(*) FROM offer),"
                       " (SELECT count(*) FROM learner)",
                       -1, &count, NULL);
    assert_int_equal(sqlite3_step(count), SQLITE_ROW);
    int want[] = {2, 3, 1, 1, 1};
    for (int i = 0; i < 5; i++)
        assert_int_equal(sqlite3_column_int(count, i), want[i]);
    sqlite3_finalize(count);
    sqlite3_close(db);
}

static void nothing_can_be_changed(void **state) {
    struct place *place = *state;
    fixture_walk(place->record, 6, true);
    static const char *const tables[] = {"file_text",    "pathway",   "pathway_file", "learner",
                                         "learner_name", "session",   "decision",     "offer",
                                         "event",        "free_text", "summary"};
    static const char *const columns[] = {"text", "title", "name",   "pseudonym", "name",   "mode",
                                          "node", "best",  "rating", "text",      "outcome"};
    char sql[200];
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        snprintf(sql, sizeof sql, "UPDATE %s SET %s = 'exam'", tables[i], columns[i]);
        assert_int_equal(by_hand(place, sql), SQLITE_CONSTRAINT);
        snprintf(sql, sizeof sql, "DELETE FROM %s", tables[i]);
        assert_int_equal(by_hand(place, sql), SQLITE_CONSTRAINT);
    }
    assert_int_equal(by_hand(place, "PRAGMA recursive_triggers = OFF;"
                                    "REPLACE INTO event SELECT * FROM event"),
                     SQLITE_CONSTRAINT);
    assert_int_equal(by_hand(place, "PRAGMA recursive_triggers = OFF;"
                                    "REPLACE INTO summary SELECT * FROM summary"),
                     SQLITE_CONSTRAINT);
    assert_int_equal(by_hand(place, "PRAGMA recursive_triggers = OFF;"
                                    "REPLACE INTO session SELECT * FROM session"),
                     SQLITE_CONSTRAINT);
    assert_int_equal(record_check(place->record, &why), RECORD_HOLDS);
}

static void forgetting_needs_a_permission_that_cannot_stay(void **state) {
    struct place *place = *state;
    long long session = fixture_walk(place->record, 6, true);
    static const char permit[] = "PRAGMA foreign_keys = ON; BEGIN;"
                                 "INSERT INTO permission (reason) VALUES ('test');";
    char sql[300];
    snprintf(sql, sizeof sql, "%s DELETE FROM free_text; COMMIT", permit);
    assert_int_equal(by_hand(place, sql), SQLITE_CONSTRAINT); /* the commit */
    assert_int_equal(record_verify_chain(place->record, session, &why), RECORD_HOLDS);
    snprintf(sql, sizeof sql,
             "%s DELETE FROM free_text; DELETE FROM learner_name;"
             "DELETE FROM permission; COMMIT",
             permit);
    assert_int_equal(by_hand(place, sql), SQLITE_OK);
    /* What was erased is gone, and the chain holds. */
    struct record_walk *walk;
    assert_true(record_load_session(place->record, session, &walk, &why));
    assert_null(walk->about.learner);
    assert_null(walk->events[2].step.text);
    assert_true(walk->events[2].text_erased);
    assert_false(walk->events[1].text_erased);
    record_walk_free(walk);
    assert_int_equal(record_check(place->record, &why), RECORD_HOLDS);
}

static void edit(struct place *place, const char *trigger, const char *sql) {
    char drop[400];
    snprintf(drop, sizeof drop, "DROP TRIGGER %s; %s", trigger, sql);
    assert_int_equal(by_hand(place, drop), SQLITE_OK);
}

static void an_edited_row_is_seen(void **state) {
    static const char *const edits[][2] = {
        {"event_keep", "UPDATE event SET rating = 'harmful' WHERE seq = 4"},
        {"event_keep", "UPDATE event SET credit = 0.999 WHERE seq = 1"},
        {"event_keep", "UPDATE event SET answered = answered + 1 WHERE seq = 6"},
        {"event_keep", "UPDATE event SET seq = 60 WHERE seq = 6"},
        {"event_keep", "UPDATE event SET state = x'00' WHERE seq = 2"},
        {"event_hold", "PRAGMA foreign_keys = OFF; DELETE FROM event WHERE seq = 6"},
        {"event_hold", "PRAGMA foreign_keys = OFF; DELETE FROM event WHERE seq = 3"},
        {"free_text_keep", "UPDATE free_text SET text = 'other words'"},
        {"free_text_keep", "UPDATE free_text SET salt = x'00'"},
        {"summary_keep", "UPDATE summary SET score = 1"},
        {"summary_keep", "UPDATE summary SET passed = NOT passed"},
        {"session_keep", "UPDATE session SET mode = 'exam'"},
        {"session_keep", "UPDATE session SET first = NOT first"},
        {"session_keep", "UPDATE session SET seed = '1'"},
        {"learner_keep", "UPDATE learner SET pseudonym = 'p-0'"},
        {"learner_name_keep", "UPDATE learner_name SET name = 'Zoe'"},
        {"pathway_keep", "UPDATE pathway SET title = 'Other'"},
        {"pathway_file_keep", "UPDATE pathway_file SET name = 'other' WHERE position = 1"},
        {"file_text_keep", "UPDATE file_text SET text = text || ' '"},
        {"decision_keep", "UPDATE decision SET options = '[]'"},
        {"decision_keep", "UPDATE decision SET node = 'elsewhere'"},
        {"offer_keep", "UPDATE offer SET best = '[\"fluids\"]'"},
    };
    struct place *place = *state;
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        char path[320];
        struct place copy = *place;
        snprintf(path, sizeof path, "edit-%zu.db", i);
        snprintf(copy.path, sizeof copy.path, "%s", fixture_path(place->folder, path));
        assert_true(record_open(copy.path, RECORD_WRITE, &copy.record, &why));
        long long session = fixture_walk(copy.record, 6, true);
        record_close(copy.record);
        edit(&copy, edits[i][0], edits[i][1]);
        assert_true(record_open(copy.path, RECORD_READ, &copy.record, &why));
        if (record_verify_chain(copy.record, session, &why) != RECORD_ALTERED)
            fail_msg("not seen: %s", edits[i][1]);
        assert_int_equal(record_check(copy.record, &why), RECORD_ALTERED);
        struct record_walk *walk;
        assert_false(record_load_session(copy.record, session, &walk, &why));
        record_close(copy.record);
    }
}

static void a_check_tells_how_many(void **state) {
    struct place *place = *state;
    for (int i = 0; i < 4; i++)
        fixture_walk(place->record, 6, true);
    edit(place, "summary_keep", "UPDATE summary SET score = 1 WHERE session > 1");
    assert_int_equal(record_check_file(place->record, &why), RECORD_HOLDS);
    assert_int_equal(record_check(place->record, &why), RECORD_ALTERED);
    assert_non_null(strstr(why.text, "session 2 "));
    assert_non_null(strstr(why.text, "2 sessions more"));
}

static void a_step_saved_twice_is_saved_once(void **state) {
    struct place *place = *state;
    long long session = fixture_walk(place->record, 6, true);
    struct record_summary summary = fixture_summary();
    for (int seq = 1; seq <= 6; seq++) {
        struct record_step step = fixture_step(seq);
        assert_true(
            record_add_step(place->record, session, &step, seq == 6 ? &summary : NULL, &why));
    }
    struct record_step other = fixture_step(4);
    other.option = "fluids";
    assert_false(record_add_step(place->record, session, &other, NULL, &why));
    assert_non_null(strstr(why.text, "continued elsewhere"));
    struct record_step note = fixture_step(3);
    note.text = "another thought";
    assert_false(record_add_step(place->record, session, &note, NULL, &why));
    struct record_step last = fixture_step(6);
    summary.score = 0;
    assert_false(record_add_step(place->record, session, &last, &summary, &why));
    struct record_step after = fixture_step(7);
    assert_false(record_add_step(place->record, session, &after, NULL, &why));
    assert_non_null(strstr(why.text, "the walk has ended"));
    assert_int_equal(record_verify_chain(place->record, session, &why), RECORD_HOLDS);
}

static void steps_come_in_order(void **state) {
    struct place *place = *state;
    long long session = fixture_walk(place->record, 2, false);
    struct record_step step = fixture_step(4);
    assert_false(record_add_step(place->record, session, &step, NULL, &why));
    step = fixture_step(0);
    assert_false(record_add_step(place->record, session, &step, NULL, &why));
    step = fixture_step(1);
    assert_false(record_add_step(place->record, 77, &step, NULL, &why));
    assert_non_null(strstr(why.text, "no session 77"));
    step = fixture_step(3);
    assert_true(record_add_step(place->record, session, &step, NULL, &why));
}

static void faults_and_pauses_are_events(void **state) {
    struct place *place = *state;
    long long session = fixture_walk(place->record, 2, false);
    struct record_fault fault = {.seq = 3,
                                 .input = "{\"choose\":\"fluids\"}",
                                 .node = "door",
                                 .message = "drugs.lua:3: no such drug",
                                 .offered = 1795000006000,
                                 .answered = 1795000007000};
    assert_true(record_add_fault(place->record, session, &fault, &why));
    assert_true(
        record_add_fault(place->record, session, &fault, &why)); /* once more: there already */
    assert_true(record_add_mark(place->record, session, 4, RECORD_SUSPEND, 1795000008000, &why));
    struct record_walk *walk;
    assert_true(record_load_session(place->record, session, &walk, &why));
    assert_true(walk->about.suspended);
    assert_int_equal(walk->event_count, 4);
    assert_string_equal(walk->events[2].step.text, fault.message);
    assert_false(record_is_replayed(&walk->events[2]));
    assert_false(record_is_replayed(&walk->events[3]));
    assert_true(record_is_replayed(&walk->events[1]));
    record_walk_free(walk);
    assert_true(record_add_mark(place->record, session, 5, RECORD_RESUME, 1795000009000, &why));
    assert_true(record_load_session(place->record, session, &walk, &why));
    assert_false(walk->about.suspended);
    record_walk_free(walk);
}

/* ---- lists ---- */

struct seen {
    int count;
    long long sessions[16];
    bool ended[16];
};

static bool note_session(const struct record_about *about, void *context) {
    struct seen *seen = context;
    assert_true(about->intact);
    assert_in_range(seen->count, 0, 15);
    seen->ended[seen->count] = about->ended;
    seen->sessions[seen->count++] = about->session;
    return seen->count < 10;
}

static int listed(struct place *place, struct record_filter filter, struct seen *seen) {
    seen->count = 0;
    assert_true(record_each_session(place->record, &filter, note_session, seen, &why));
    return seen->count;
}

static void sessions_are_listed(void **state) {
    struct place *place = *state;
    struct seen seen;
    assert_int_equal(listed(place, (struct record_filter){.limit = 0}, &seen), 0);
    long long first = fixture_walk(place->record, 3, true);
    long long second = fixture_walk(place->record, 3, false);
    struct record_session other = *fixture_session();
    other.learner = "Abel";
    other.group = "ward 8";
    other.mode = "exam";
    other.started += 1000;
    long long third;
    assert_true(record_begin_session(place->record, &other, &third, &why));
    assert_int_equal(listed(place, (struct record_filter){.limit = 0}, &seen), 3);
    assert_int_equal(seen.sessions[0], first);
    assert_true(seen.ended[0] && !seen.ended[1]);
    assert_int_equal(listed(place, (struct record_filter){.newest_first = true, .limit = 2}, &seen),
                     2);
    assert_int_equal(seen.sessions[0], third);
    assert_int_equal(listed(place, (struct record_filter){.learner = "Žofie"}, &seen), 2);
    assert_int_equal(listed(place, (struct record_filter){.unfinished = true}, &seen), 2);
    assert_int_equal(seen.sessions[0], second);
    assert_int_equal(listed(place, (struct record_filter){.group = "ward 8"}, &seen), 1);
    assert_int_equal(listed(place, (struct record_filter){.mode = "learn"}, &seen), 2);
    assert_int_equal(listed(place, (struct record_filter){.version = "2"}, &seen), 0);
    assert_int_equal(listed(place, (struct record_filter){.since = other.started}, &seen), 1);
    assert_int_equal(listed(place, (struct record_filter){.until = other.started}, &seen), 2);
    assert_true(record_each_session(place->record, NULL, note_session, &seen, &why));
}

static void the_newest_unfinished_walk_is_found(void **state) {
    struct place *place = *state;
    long long session;
    assert_true(record_last_unfinished(place->record, "Žofie", NULL, &session, &why));
    assert_int_equal(session, 0);
    fixture_walk(place->record, 3, false);
    long long second = fixture_walk(place->record, 3, false);
    fixture_walk(place->record, 3, true);
    struct record_session generated = *fixture_session();
    generated.answered_by = RECORD_GENERATED;
    generated.policy = "expert";
    assert_true(record_begin_session(place->record, &generated, &session, &why));
    assert_true(record_last_unfinished(place->record, "Žofie", NULL, &session, &why));
    assert_int_equal(session, second);
    assert_true(record_last_unfinished(place->record, "Žofie", "anaphylaxis", &session, &why));
    assert_int_equal(session, second);
    assert_true(record_last_unfinished(place->record, "Žofie", "dvst", &session, &why));
    assert_int_equal(session, 0);
    assert_true(record_last_unfinished(place->record, "Abel", NULL, &session, &why));
    assert_int_equal(session, 0);
}

static void nobody_is_another_each_time(void **state) {
    struct place *place = *state;
    struct record_session nobody = *fixture_session();
    nobody.learner = "";
    struct record_walk *walk[2];
    for (int i = 0; i < 2; i++) {
        long long session;
        assert_true(record_begin_session(place->record, &nobody, &session, &why));
        assert_true(record_load_session(place->record, session, &walk[i], &why));
        assert_true(walk[i]->about.first);
        assert_string_equal(walk[i]->about.learner, "");
    }
    assert_string_not_equal(walk[0]->about.pseudonym, walk[1]->about.pseudonym);
    assert_string_not_equal(walk[0]->about.uuid, walk[1]->about.uuid);
    assert_int_equal(strlen(walk[0]->about.uuid), 36);
    assert_int_equal(walk[0]->about.uuid[14], '4');
    record_walk_free(walk[0]);
    record_walk_free(walk[1]);
}

static void nonsense_is_refused(void **state) {
    struct place *place = *state;
    struct record_session session = *fixture_session();
    long long id;
    session.mode = "game";
    assert_false(record_begin_session(place->record, &session, &id, &why));
    session = *fixture_session();
    session.state = "no hash";
    assert_false(record_begin_session(place->record, &session, &id, &why));
    id = fixture_walk(place->record, 1, false);
    struct record_step step = fixture_step(2);
    step.state = "xyz";
    assert_false(record_add_step(place->record, id, &step, NULL, &why));
    step = fixture_step(2);
    step.answered = 0;
    assert_false(record_add_step(place->record, id, &step, NULL, &why));
    assert_int_equal(record_check(place->record, &why), RECORD_HOLDS);
}

static bool stop_at_once(const struct record_about *about, void *context) {
    (void)about;
    return ++*(int *)context < 1;
}

static void a_reader_changes_nothing(void **state) {
    struct place *place = *state;
    long long session = fixture_walk(place->record, 2, false);
    struct record *reader;
    assert_true(record_open(place->path, RECORD_READ, &reader, &why));
    int visits = 0;
    assert_true(record_each_session(reader, NULL, stop_at_once, &visits, &why));
    assert_int_equal(visits, 1);
    struct record_step step = fixture_step(3);
    assert_false(record_add_step(reader, session, &step, NULL, &why));
    assert_true(record_add_step(place->record, session, &step, NULL, &why));
    struct record_walk *walk;
    assert_true(record_load_session(reader, session, &walk, &why));
    assert_int_equal(walk->event_count, 3);
    record_walk_free(walk);
    record_close(reader);
}

/* Writes two walks, and as the context says nothing more, a step that cannot be, or one that fails
   without being heeded. */
enum how { IN_ORDER, FAILS, FAILS_UNHEEDED };

static bool write_two(struct record *record, void *context, struct failure *failure) {
    enum how how = *(enum how *)context;
    long long session = fixture_walk(record, 5, true);
    fixture_walk(record, 3, false);
    struct record_step step = fixture_step(9);
    struct failure unheeded;
    if (how == FAILS)
        return record_add_step(record, session, &step, NULL, failure);
    if (how == FAILS_UNHEEDED)
        record_add_step(record, session, &step, NULL, &unheeded);
    return true;
}

static void what_is_written_together_is_whole_or_not_there(void **state) {
    struct place *place = *state;
    long long none;
    enum how how = IN_ORDER;
    assert_true(record_write_together(place->record, write_two, &how, &why));
    for (how = FAILS; how <= FAILS_UNHEEDED; how++)
        assert_false(record_write_together(place->record, write_two, &how, &why));
    reopen(place);
    struct record_walk *walk;
    assert_true(record_load_session(place->record, 1, &walk, &why));
    assert_true(fixture_is_walk(walk, 5, true));
    record_walk_free(walk);
    assert_false(record_load_session(place->record, 3, &walk, &why));
    assert_int_equal(record_check(place->record, &why), RECORD_HOLDS);
    assert_true(
        record_last_unfinished(place->record, fixture_session()->learner, NULL, &none, &why));
    assert_int_equal(none, 2);
    assert_int_equal(fixture_walk(place->record, 2, false), 3); /* and one by one again */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(walk_is_read_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(files_are_private, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_of_a_pathway_is_kept_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_can_be_changed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(forgetting_needs_a_permission_that_cannot_stay, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_edited_row_is_seen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_check_tells_how_many, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_step_saved_twice_is_saved_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(steps_come_in_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(faults_and_pauses_are_events, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sessions_are_listed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_newest_unfinished_walk_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nobody_is_another_each_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nonsense_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_reader_changes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_written_together_is_whole_or_not_there, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
