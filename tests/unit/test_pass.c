/* The ordered pass over the record, and cohorts of one and several records. */
#include "../record/fixture.h"

#include <sqlite3.h>

#include "cohort.h"
#include "pass.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct failure why;
static char folder[256];

static int set_up(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "%s", fixture_folder());
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fixture_remove(folder);
    return 0;
}

static struct record *open_new(const char *name) {
    struct record *record;
    assert_true(record_open(fixture_path(folder, name), RECORD_WRITE, &record, &why));
    return record;
}

/* A walk of that learner begun at that hour, with so many answers; all else as the fixture's. */
struct told {
    const char *learner, *group, *mode, *pathway;
    int hour, answers;
    bool ends;
    enum record_answered_by answered_by;
};

static long long tell(struct record *record, const struct told *told) {
    struct record_session session = *fixture_session();
    long long id;
    session.learner = told->learner;
    session.group = told->group ? told->group : "a";
    session.mode = told->mode ? told->mode : "learn";
    session.pathway = told->pathway ? told->pathway : "anaphylaxis";
    session.started = 1795000000000 + told->hour * 3600000LL;
    session.answered_by = told->answered_by;
    struct record_file file = {session.pathway, session.pathway, strlen(session.pathway)};
    session.files = &file;
    session.file_count = 1;
    assert_true(record_begin_session(record, &session, &id, &why));
    for (int seq = 1; seq <= told->answers; seq++) {
        struct record_step step = fixture_step(1);
        struct record_summary summary = fixture_summary();
        step.seq = seq;
        bool last = told->ends && seq == told->answers;
        assert_true(record_add_step(record, id, &step, last ? &summary : NULL, &why));
    }
    return id;
}

/* ---- the pass ---- */

/* What a pass met, as text: "session:answers" each. */
struct met {
    char text[4096];
    bool skip; /* asks for no events of every second session */
    int sessions;
};

static void note(struct met *met, const char *text) {
    size_t length = strlen(met->text);
    snprintf(met->text + length, sizeof met->text - length, " %s", text);
}

static bool meet(struct record_pass *pass, const struct record_pass_session *session,
                 void *context) {
    struct met *met = context;
    struct record_pass_event event;
    char text[64];
    int answers = 0;
    if (!met->skip || met->sessions % 2)
        while (record_pass_event(pass, &event)) {
            answers++;
            assert_int_equal(event.seq, answers);
            assert_string_equal(event.decision->node, "door");
            assert_string_equal(event.option, "adrenaline");
            assert_true(event.credit == 1);
            assert_int_equal(event.thinking, 1500);
        }
    met->sessions++;
    snprintf(text, sizeof text, "%lld:%d%s", session->session, answers, session->ended ? "." : "");
    note(met, text);
    return true;
}

static void events_follow_their_sessions(void **state) {
    (void)state;
    struct record *record = open_new("r.db");
    static const int answers[] = {2, 0, 3, 1, 0, 0, 4};
    for (int i = 0; i < 7; i++)
        tell(record, &(struct told){.learner = "x", .answers = answers[i], .ends = answers[i] > 1});
    struct met all = {.skip = false}, half = {.skip = true};
    assert_true(record_pass(record, NULL, RECORD_ANSWERS, meet, &all, &why));
    assert_string_equal(all.text, " 1:2. 2:0 3:3. 4:1 5:0 6:0 7:4.");
    assert_true(record_pass(record, NULL, RECORD_ANSWERS, meet, &half, &why));
    assert_string_equal(half.text, " 1:0. 2:0 3:0. 4:1 5:0 6:0 7:0.");
    record_close(record);
}

/* A gap so wide that the events are not stepped over but asked for anew. */
static void wide_gaps_are_jumped(void **state) {
    (void)state;
    struct record *record = open_new("r.db");
    for (int i = 0; i < 9; i++)
        tell(record,
             &(struct told){.learner = i % 8 ? "x" : "y", .answers = i % 8 ? 40 : 5, .ends = true});
    const struct record_filter filter = {.learner = "y"};
    struct met met = {.skip = false};
    assert_true(record_pass(record, &filter, RECORD_ANSWERS, meet, &met, &why));
    assert_string_equal(met.text, " 1:5. 9:5.");
    record_close(record);
}

static bool count(struct record_pass *pass, const struct record_pass_session *session,
                  void *context) {
    (void)pass, (void)session;
    ++*(int *)context;
    return true;
}

static int counted(struct record *record, const struct record_filter *filter) {
    int sessions = 0;
    assert_true(record_pass(record, filter, RECORD_ANSWERS, count, &sessions, &why));
    return sessions;
}

static void filters_hold(void **state) {
    (void)state;
    struct record *record = open_new("r.db");
    tell(record, &(struct told){.learner = "x", .hour = 1, .answers = 1, .ends = true});
    tell(record, &(struct told){.learner = "y", .group = "b", .hour = 2, .mode = "exam"});
    tell(record, &(struct told){.learner = "x", .hour = 3, .answered_by = RECORD_SCRIPT});
    tell(record,
         &(struct told){.learner = "", .pathway = "sepsis", .answered_by = RECORD_GENERATED});
    const int64_t second = 1795000000000 + 2 * 3600000LL;
#define COUNTED(...) counted(record, &(struct record_filter){__VA_ARGS__})
    assert_int_equal(counted(record, NULL), 4);
    assert_int_equal(COUNTED(.learner = "x"), 2);
    assert_int_equal(COUNTED(.learner = "nobody"), 0);
    assert_int_equal(COUNTED(.group = "b"), 1);
    assert_int_equal(COUNTED(.mode = "exam"), 1);
    assert_int_equal(COUNTED(.pathway = "sepsis"), 1);
    assert_int_equal(COUNTED(.pathway = "sepsis", .version = "2"), 0);
    assert_int_equal(COUNTED(.version = "1.0.0"), 4);
    assert_int_equal(COUNTED(.variant = "base"), 4);
    assert_int_equal(COUNTED(.variant = "other"), 0);
    assert_int_equal(COUNTED(.since = second), 2);
    assert_int_equal(COUNTED(.until = second), 2);
    assert_int_equal(COUNTED(.unfinished = true), 3);
    assert_int_equal(COUNTED(.answered_by = "script"), 1);
    assert_int_equal(COUNTED(.left_out = 1U << RECORD_SCRIPT | 1U << RECORD_GENERATED), 2);
    assert_int_equal(COUNTED(.left_out = 1U << RECORD_TERMINAL), 2);
    record_close(record);
}

static bool look_closely(struct record_pass *pass, const struct record_pass_session *session,
                         void *context) {
    char before[DIGEST_SIZE], state[DIGEST_SIZE], seen[DIGEST_SIZE];
    struct record_pass_event event;
    assert_int_equal(strlen(session->uuid), 36);
    assert_string_equal(session->seed, "18446744073709551615");
    record_hash_text(&session->state, seen);
    assert_string_equal(seen, fixture_session()->state);
    while (record_pass_event(pass, &event)) {
        struct record_step want = fixture_step(event.seq);
        record_hash_text(&event.before, before);
        assert_string_equal(before, seen);
        assert_string_equal(event.kind, want.kind);
        assert_true(same_text(event.input, want.input));
        assert_true(same_text(event.node, want.node));
        assert_true(same_text(event.offer ? event.offer->options : NULL, want.offer));
        assert_int_equal(event.answered, want.answered);
        record_hash_text(&event.state, state);
        assert_string_equal(state, want.state ? want.state : "");
        if (*state)
            snprintf(seen, sizeof seen, "%s", state);
        ++*(int *)context;
    }
    return true;
}

static void everything_is_told_when_asked(void **state) {
    (void)state;
    struct record *record = open_new("r.db");
    fixture_walk(record, 9, true);
    int events = 0;
    assert_true(record_pass(record, NULL, RECORD_EVERYTHING, look_closely, &events, &why));
    assert_int_equal(events, 9);
    record_close(record);
}

static bool look_before(struct record_pass *pass, const struct record_pass_session *session,
                        void *context) {
    struct record_pass_event event;
    char before[DIGEST_SIZE], text[32];
    (void)session;
    while (record_pass_event(pass, &event)) {
        assert_non_null(event.decision);
        record_hash_text(&event.before, before);
        snprintf(text, sizeof text, "%lld:", event.seq);
        note(context, text);
        assert_string_equal(before, event.seq == 1
                                        ? fixture_session()->state
                                        : fixture_step(event.seq == 4 ? 2 : event.seq - 1).state);
    }
    return true;
}

/* The third event is a note; what it leaves unknown is known from the one before. */
static void situations_are_those_before_the_answers(void **state) {
    (void)state;
    struct record *record = open_new("r.db");
    fixture_walk(record, 5, true);
    struct met met = {.skip = false};
    assert_true(record_pass(record, NULL, RECORD_SITUATIONS, look_before, &met, &why));
    assert_string_equal(met.text, " 1: 2: 4: 5:");
    record_close(record);
}

static bool stop(struct record_pass *pass, const struct record_pass_session *session,
                 void *context) {
    (void)pass;
    *(long long *)context = session->session;
    return session->session < 2;
}

static void a_visit_can_end_it(void **state) {
    (void)state;
    struct record *record = open_new("r.db");
    for (int i = 0; i < 4; i++)
        tell(record, &(struct told){.learner = "x"});
    long long last = 0;
    assert_true(record_pass(record, NULL, RECORD_ANSWERS, stop, &last, &why));
    assert_int_equal(last, 2);
    record_close(record);
}

/* ---- cohorts ---- */

static bool meet_walk(struct record_pass *pass, const struct cohort_walk *walk, void *context) {
    struct met *met = context;
    char text[96];
    (void)pass;
    snprintf(text, sizeof text, "%zu/%lld=%u#%u.%u", walk->file, walk->session->session,
             walk->person, walk->attempt, walk->attempt_in_mode);
    note(met, text);
    return true;
}

static const char *cohort_text(struct met *met, const struct record_filter *filter, size_t count,
                               const char *first, const char *second) {
    const struct record_filter all = {.limit = 0};
    char paths[2][300];
    const char *const both[] = {paths[0], paths[1]};
    snprintf(paths[0], sizeof paths[0], "%s/%s", folder, first);
    snprintf(paths[1], sizeof paths[1], "%s/%s", folder, second ? second : "");
    struct cohort *cohort;
    *met = (struct met){.skip = false};
    assert_true(cohort_open(both, count, filter ? filter : &all, &cohort, &why));
    assert_true(cohort_pass(cohort, RECORD_ANSWERS, meet_walk, met, &why));
    cohort_close(cohort);
    return met->text;
}

/* Attempts go by time, not by number; modes are counted apart too; a filter does not make a later
   walk a first one. */
static void attempts_are_counted(void **state) {
    (void)state;
    struct record *record = open_new("r.db");
    struct met met;
    tell(record, &(struct told){.learner = "x", .hour = 5});
    tell(record, &(struct told){.learner = "x", .hour = 2, .group = "b"});
    tell(record, &(struct told){.learner = "x", .hour = 9, .mode = "exam"});
    tell(record, &(struct told){.learner = "x", .hour = 1, .pathway = "sepsis"});
    tell(record, &(struct told){.learner = "x", .hour = 1, .answered_by = RECORD_GENERATED});
    tell(record, &(struct told){.learner = "y", .hour = 7});
    record_close(record);
    assert_string_equal(cohort_text(&met, NULL, 1, "r.db", NULL),
                        " 0/1=0#3.3 0/2=0#2.2 0/3=0#4.1 0/4=0#1.1 0/5=0#1.1 0/6=1#1.1");
    const struct record_filter people = {.group = "a", .left_out = 1U << RECORD_GENERATED};
    assert_string_equal(cohort_text(&met, &people, 1, "r.db", NULL),
                        " 0/1=0#2.2 0/3=0#3.1 0/4=0#1.1 0/6=1#1.1");
}

/* By hand, as a collected record has it: learner 2 is learner 1. */
static void a_collected_learner_is_who_it_is_the_same_as(void **state) {
    (void)state;
    struct record *record = open_new("r.db");
    struct met met;
    tell(record, &(struct told){.learner = "x", .hour = 5});
    record_close(record);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(fixture_path(folder, "r.db"), &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(
            db,
            "INSERT INTO learner VALUES (2, 'p-2', 1);"
            "INSERT INTO session SELECT 2, 'u-2', pathway, 2, group_name, mode, variant,"
            " seed, casewalk, answered_by, policy, 1, state, started - 1, chain FROM session",
            NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    assert_string_equal(cohort_text(&met, NULL, 1, "r.db", NULL), " 0/1=0#2.2 0/2=0#1.1");
    const struct record_filter by_pseudonym = {.learner = "p-2"};
    assert_string_equal(cohort_text(&met, &by_pseudonym, 1, "r.db", NULL), " 0/1=0#2.2 0/2=0#1.1");
}

/* One name in one group is one person; in another group, or without a name, it is not. */
static void learners_of_two_records_are_joined(void **state) {
    (void)state;
    struct met met;
    struct record *first = open_new("a.db"), *second = open_new("b.db");
    tell(first, &(struct told){.learner = "x", .hour = 5});
    tell(first, &(struct told){.learner = "", .hour = 5});
    tell(first, &(struct told){.learner = "z", .hour = 5, .group = "b"});
    tell(second, &(struct told){.learner = "z", .hour = 4});
    tell(second, &(struct told){.learner = "", .hour = 4});
    tell(second, &(struct told){.learner = "x", .hour = 4});
    record_close(first);
    record_close(second);
    assert_string_equal(cohort_text(&met, NULL, 2, "a.db", "b.db"),
                        " 0/1=0#2.2 0/2=1#1.1 0/3=2#1.1 1/1=3#1.1 1/2=4#1.1 1/3=0#1.1");
    const struct record_filter one = {.learner = "x"};
    assert_string_equal(cohort_text(&met, &one, 2, "a.db", "b.db"), " 0/1=0#2.2 1/3=0#1.1");
}

static void a_walk_in_two_files_counts_once(void **state) {
    (void)state;
    struct met met;
    struct record *record = open_new("a.db");
    tell(record, &(struct told){.learner = "x", .hour = 5, .answers = 2, .ends = true});
    tell(record, &(struct told){.learner = "", .hour = 6});
    record_close(record);
    char command[900];
    snprintf(command, sizeof command, "cp '%s/a.db' '%s/b.db'", folder, folder);
    assert_int_equal(system(command), 0);
    assert_string_equal(cohort_text(&met, NULL, 2, "a.db", "b.db"), " 0/1=0#1.1 0/2=1#1.1");
    sqlite3 *db;
    assert_int_equal(sqlite3_open(fixture_path(folder, "a.db"), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "PRAGMA foreign_keys = ON; BEGIN;"
                                  "INSERT INTO permission (reason) VALUES ('test');"
                                  "DELETE FROM summary; DELETE FROM permission; COMMIT",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    assert_string_equal(cohort_text(&met, NULL, 2, "a.db", "b.db"), " 0/2=1#1.1 1/1=0#1.1");
}

static void a_record_that_is_missing_is_told(void **state) {
    (void)state;
    const char *const paths[] = {fixture_path(folder, "none.db")};
    const struct record_filter all = {.limit = 0};
    struct cohort *cohort;
    assert_false(cohort_open(paths, 1, &all, &cohort, &why));
    assert_null(cohort);
    assert_non_null(strstr(why.text, "no record"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(events_follow_their_sessions),
        TEST(wide_gaps_are_jumped),
        TEST(filters_hold),
        TEST(everything_is_told_when_asked),
        TEST(situations_are_those_before_the_answers),
        TEST(a_visit_can_end_it),
        TEST(attempts_are_counted),
        TEST(a_collected_learner_is_who_it_is_the_same_as),
        TEST(learners_of_two_records_are_joined),
        TEST(a_walk_in_two_files_counts_once),
        TEST(a_record_that_is_missing_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
