/* What is to be forgotten is gone from the file, byte for byte, and nothing else is. */
#include "../record/fixture.h"

#include <signal.h>
#include <sqlite3.h>
#include <time.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct failure why;

struct place {
    char folder[256], path[300];
    struct record *record;
};

static int set_up(void **state) {
    struct place *place = test_calloc(1, sizeof *place);
    snprintf(place->folder, sizeof place->folder, "%s", fixture_folder());
    snprintf(place->path, sizeof place->path, "%s/casewalk.db", place->folder);
    assert_true(record_open_within(place->path, RECORD_WRITE, 2000, &place->record, &why));
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

/* A walk of so many steps that ends, of a pathway with a text of its own when `text` is not NULL;
   its note says who walked. */
static long long walk_as(struct record *record, const char *learner, const char *pathway,
                         const char *text, int steps, bool ends) {
    struct record_session session = *fixture_session();
    struct record_file files[2] = {session.files[0], session.files[1]};
    long long id;
    if (text) {
        files[0] = (struct record_file){"own.lua", text, strlen(text)};
        session.pathway = pathway;
    }
    session.files = files;
    session.learner = learner;
    assert_true(record_begin_session(record, &session, &id, &why));
    for (int seq = 1; seq <= steps; seq++) {
        struct record_step step = fixture_step(seq);
        struct record_summary end = fixture_summary();
        char note[200];
        snprintf(note, sizeof note, "I, %s, think so", learner);
        if (step.text)
            step.text = note;
        if (text)
            step.offer = step.offer ? "[\"secretoption\",\"adrenaline\"]" : NULL;
        bool last = ends && seq == steps;
        assert_true(record_add_step(record, id, &step, last ? &end : NULL, &why));
    }
    return id;
}

struct people {
    int count;
    char pseudonyms[8][32];
    long long sessions;
};

static bool note_person(const struct record_person *person, void *context) {
    struct people *people = context;
    assert_in_range(people->count, 0, 7);
    snprintf(people->pseudonyms[people->count++], 32, "%s", person->pseudonym);
    people->sessions += person->sessions;
    return true;
}

static struct people people_named(struct record *record, const char *who) {
    struct people people = {.count = 0};
    assert_true(record_each_person(record, who, note_person, &people, &why));
    return people;
}

static struct record_forgotten forget(struct record *record, const char *who,
                                      enum record_forgetting how) {
    struct people people = people_named(record, who);
    const char *persons[8];
    struct record_forgotten forgotten;
    assert_true(people.count > 0);
    for (int i = 0; i < people.count; i++)
        persons[i] = people.pseudonyms[i];
    if (!record_forget(record, persons, (size_t)people.count, how, &forgotten, &why))
        fail_msg("%s", why.text);
    return forgotten;
}

static void sweep(struct record *record) {
    if (!record_sweep(record, &why))
        fail_msg("%s", why.text);
}

static void holds(struct record *record) {
    if (record_check(record, &why) != RECORD_HOLDS)
        fail_msg("%s", why.text);
}

static long long count(struct place *place, const char *sql) {
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    long long number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}

/* ---- three depths ---- */

static void a_name_is_erased_and_the_walks_stay(void **state) {
    struct place *place = *state;
    long long session = walk_as(place->record, "Annabella", "", NULL, 9, true);
    walk_as(place->record, "Annabella", "", NULL, 2, false);
    walk_as(place->record, "Benedict", "", NULL, 9, true);
    struct people people = people_named(place->record, "Annabella");
    struct record_forgotten forgotten = forget(place->record, "Annabella", RECORD_NAME);
    assert_int_equal(forgotten.names, 1);
    assert_int_equal(forgotten.texts + forgotten.sessions + forgotten.pathways, 0);
    assert_int_equal(people_named(place->record, "Annabella").count, 0);
    assert_int_equal(people_named(place->record, people.pseudonyms[0]).sessions, 2);
    struct record_walk *walk;
    assert_true(record_load_session(place->record, session, &walk, &why));
    assert_null(walk->about.learner);
    assert_string_equal(walk->events[2].step.text, "I, Annabella, think so");
    record_walk_free(walk);
    holds(place->record);
    /* The second time there is nothing to erase of the name; what was typed goes as well. */
    assert_true(fixture_mentions(place->path, "Annabella"));
    forgotten = forget(place->record, people.pseudonyms[0], RECORD_TEXTS);
    assert_int_equal(forgotten.names, 0);
    assert_int_equal(forgotten.texts, 4);
    assert_true(fixture_mentions(place->path, "Annabella")); /* in the log */
    sweep(place->record);
    assert_false(fixture_mentions(place->path, "Annabella"));
    assert_true(fixture_mentions(place->path, "I, Benedict, think so"));
    assert_true(record_load_session(place->record, session, &walk, &why));
    assert_true(walk->events[2].text_erased);
    record_walk_free(walk);
    holds(place->record);
}

static void all_records_of_one_are_erased(void **state) {
    struct place *place = *state;
    walk_as(place->record, "Annabella", "", NULL, 9, true);
    walk_as(place->record, "Benedict", "", NULL, 9, true);
    walk_as(place->record, "Annabella", "own", "the secret text of Annabella's own", 9, true);
    walk_as(place->record, "Annabella", "own", "another text of Annabella's own", 5, false);
    long long decisions = count(place, "SELECT count(*) FROM decision");
    struct record_forgotten forgotten = forget(place->record, "Annabella", RECORD_WALKS);
    assert_int_equal(forgotten.names, 1);
    assert_int_equal(forgotten.sessions, 3);
    assert_int_equal(forgotten.texts, 10);
    assert_int_equal(forgotten.pathways, 2);
    sweep(place->record);
    static const char *const traces[] = {"Annabella", "secret text", "another text", "own.lua",
                                         "secretoption"};
    for (size_t i = 0; i < sizeof traces / sizeof *traces; i++)
        if (fixture_mentions(place->path, traces[i]))
            fail_msg("%s is still there", traces[i]);
    assert_int_equal(count(place, "SELECT count(*) FROM session"), 1);
    assert_int_equal(count(place, "SELECT count(*) FROM learner"), 1);
    assert_int_equal(count(place, "SELECT count(*) FROM pathway"), 1);
    assert_int_equal(count(place, "SELECT count(*) FROM file_text"), 2);
    assert_int_equal(count(place, "SELECT count(*) FROM permission"), 0);
    assert_true(count(place, "SELECT count(*) FROM decision") < decisions);
    struct record_walk *walk;
    assert_true(record_load_session(place->record, 2, &walk, &why));
    assert_string_equal(walk->about.learner, "Benedict");
    record_walk_free(walk);
    holds(place->record);
}

/* Moves the names within the file, as a library does that overwrites nothing of its own accord. */
static void leave_stale_copies(struct place *place) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    assert_int_equal(sqlite3_exec(db,
                                  "PRAGMA secure_delete = OFF;"
                                  "UPDATE learner_name SET name = name || '+++++++++++++++++++';"
                                  "UPDATE learner_name SET name = rtrim(name, '+')",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
}

/* Pages that were divided keep stale copies of rows: what a deletion overwrites is not all. */
static void many_names_leave_no_trace(void **state) {
    struct place *place = *state;
    char name[64];
    record_close(place->record);
    place->record = NULL;
    assert_true(record_open(place->path, RECORD_WRITE, &place->record, &why));
    for (int i = 0; i < 400; i++) {
        snprintf(name, sizeof name, "%03d-a-rather-long-name-of-a-learner", i * 37 % 400);
        walk_as(place->record, name, "", NULL, 3, false);
    }
    leave_stale_copies(place);
    for (int i = 0; i < 400; i += 7) {
        snprintf(name, sizeof name, "%03d-a-rather-long-name-of-a-learner", i);
        forget(place->record, name, i % 2 ? RECORD_WALKS : RECORD_TEXTS);
    }
    sweep(place->record);
    for (int i = 0; i < 400; i++) {
        snprintf(name, sizeof name, "%03d-a-rather-long-name-of-a-learner", i);
        if (fixture_mentions(place->path, name) != (i % 7 != 0))
            fail_msg("%s is %s", name, i % 7 ? "gone" : "still there");
    }
    holds(place->record);
}

/* ---- the same person under several pseudonyms ---- */

static void told(const struct record_about *about, enum record_fate fate,
                 const struct failure *unheard, void *context) {
    (void)about, (void)unheard;
    *(int *)context += fate == RECORD_TAKEN;
}

static void all_doubles_are_forgotten(void **state) {
    struct place *place = *state;
    int taken = 0;
    const struct record_copying how = {NULL, told, &taken};
    for (int i = 0; i < 3; i++) {
        char path[320];
        struct record *learner;
        snprintf(path, sizeof path, "%s/%d.db", place->folder, i);
        assert_true(record_open(path, RECORD_WRITE, &learner, &why));
        walk_as(learner, i == 2 ? "Benedict" : "Annabella", "", NULL, 6, true);
        record_close(learner);
        assert_true(record_collect(place->record, path, &how, &why));
    }
    assert_int_equal(taken, 3);
    struct people people = people_named(place->record, "Annabella");
    assert_int_equal(people.count, 1);
    assert_int_equal(people.sessions, 2);
    forget(place->record, "Annabella", RECORD_WALKS);
    sweep(place->record);
    assert_false(fixture_mentions(place->path, "Annabella"));
    assert_false(fixture_mentions(place->path, people.pseudonyms[0]));
    assert_int_equal(count(place, "SELECT count(*) FROM learner"), 1);
    holds(place->record);
}

/* ---- others use the file ---- */

static void a_program_that_waits_keeps_nothing(void **state) {
    struct place *place = *state;
    struct record *idle;
    walk_as(place->record, "Annabella", "", NULL, 6, true);
    assert_true(record_open(place->path, RECORD_WRITE, &idle, &why));
    assert_int_equal(people_named(idle, "Annabella").count, 1);
    forget(place->record, "Annabella", RECORD_WALKS);
    sweep(place->record);
    assert_false(fixture_mentions(place->path, "Annabella"));
    assert_int_equal(people_named(idle, "Annabella").count, 0);
    record_close(idle);
}

static bool sweep_meanwhile(const struct record_about *about, void *context) {
    (void)about;
    struct place *place = context;
    assert_false(record_sweep(place->record, &why));
    assert_non_null(strstr(why.text, "log"));
    return false;
}

static void a_reader_keeps_the_log_and_that_is_told(void **state) {
    struct place *place = *state;
    struct record *reader;
    record_close(place->record);
    assert_true(record_open_within(place->path, RECORD_WRITE, 50, &place->record, &why));
    walk_as(place->record, "Annabella", "", NULL, 6, true);
    walk_as(place->record, "Benedict", "", NULL, 6, true);
    forget(place->record, "Annabella", RECORD_WALKS);
    assert_true(record_open(place->path, RECORD_READ, &reader, &why));
    assert_true(record_each_session(reader, NULL, sweep_meanwhile, place, &why));
    assert_true(fixture_mentions(place->path, "Annabella"));
    record_close(reader);
    sweep(place->record);
    assert_false(fixture_mentions(place->path, "Annabella"));
    holds(place->record);
}

/* A number that was a forgotten walk's may be given to the next that begins. */
static void a_walk_that_was_forgotten_goes_on_in_no_other(void **state) {
    struct place *place = *state;
    struct record *other;
    assert_true(record_open(place->path, RECORD_WRITE, &other, &why));
    long long mine = walk_as(place->record, "Annabella", "", NULL, 2, false);
    forget(other, "Annabella", RECORD_WALKS);
    struct record_step step = fixture_step(3);
    assert_false(record_add_step(place->record, mine, &step, NULL, &why));
    long long theirs = walk_as(other, "Benedict", "", NULL, 2, false);
    assert_int_equal(theirs, mine);
    assert_false(record_add_step(place->record, mine, &step, NULL, &why));
    assert_non_null(strstr(why.text, "not the walk any more"));
    /* One that was taken up again, likewise. */
    struct record_walk *walk;
    assert_true(record_load_session(place->record, theirs, &walk, &why));
    record_walk_free(walk);
    forget(other, "Benedict", RECORD_WALKS);
    assert_int_equal(walk_as(other, "Clara", "", NULL, 2, false), mine);
    assert_false(record_add_step(place->record, mine, &step, NULL, &why));
    assert_true(record_add_step(other, mine, &step, NULL, &why));
    record_close(other);
    holds(place->record);
}

static void walks_go_on_meanwhile(void **state) {
    struct place *place = *state;
    for (int i = 0; i < 12; i++) {
        char name[32];
        snprintf(name, sizeof name, "learner %d", i);
        walk_as(place->record, name, "", NULL, 9, true);
    }
    record_close(place->record);
    place->record = NULL;
    pid_t walker = fork();
    if (walker == 0) {
        struct record *record;
        bool good = record_open(place->path, RECORD_WRITE, &record, &why);
        for (int i = 0; good && i < 40; i++)
            walk_as(record, "walker", "", NULL, 6, true);
        record_close(record);
        _exit(!good);
    }
    assert_true(record_open(place->path, RECORD_WRITE, &place->record, &why));
    for (int i = 0; i < 12; i++) {
        char name[32];
        snprintf(name, sizeof name, "learner %d", i);
        forget(place->record, name, RECORD_WALKS);
        sweep(place->record);
    }
    int status;
    waitpid(walker, &status, 0);
    assert_int_equal(status, 0);
    assert_int_equal(count(place, "SELECT count(*) FROM event"), 240);
    holds(place->record);
}

/* ---- killed in the middle ---- */

static void killed_it_is_all_or_nothing(void **state) {
    struct place *place = *state;
    int kills = getenv("RECORD_THOROUGH") ? 400 : 30, all = 0, none = 0;
    uint32_t dice = 5;
    for (int i = 0; i < 6; i++)
        walk_as(place->record, "Benedict", "", NULL, 9, true);
    for (int i = 0; i < kills; i++) {
        for (int walk = 0; walk < 3; walk++)
            walk_as(place->record, "Annabella", "own", "the text of one", 9, walk != 1);
        record_close(place->record);
        place->record = NULL;
        pid_t child = fork();
        if (child == 0) {
            struct record *record;
            if (!record_open(place->path, RECORD_WRITE, &record, &why))
                _exit(1);
            forget(record, "Annabella", RECORD_WALKS);
            _exit(!record_sweep(record, &why));
        }
        dice = dice * 1664525 + 1013904223;
        struct timespec life = {.tv_nsec = (long)(dice >> 8) % 30000 * 1000};
        nanosleep(&life, NULL);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        assert_true(record_open(place->path, RECORD_WRITE, &place->record, &why));
        struct people people = people_named(place->record, "Annabella");
        long long left = count(place, "SELECT count(*) FROM session") - 6;
        if (!((people.count == 1 && left == 3) || (people.count == 0 && left == 0)))
            fail_msg("kill %d: %d people, %lld walks", i, people.count, left);
        assert_int_equal(count(place, "SELECT count(*) FROM pathway"), left ? 2 : 1);
        holds(place->record);
        all += !left;
        none += left != 0;
        if (left)
            forget(place->record, "Annabella", RECORD_WALKS);
    }
    sweep(place->record);
    assert_false(fixture_mentions(place->path, "Annabella"));
    print_message("%d kills: %d times all was erased, %d times nothing\n", kills, all, none);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_name_is_erased_and_the_walks_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_records_of_one_are_erased, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_names_leave_no_trace, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_doubles_are_forgotten, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_program_that_waits_keeps_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_reader_keeps_the_log_and_that_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_walk_that_was_forgotten_goes_on_in_no_other, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(walks_go_on_meanwhile, set_up, tear_down),
        cmocka_unit_test_setup_teardown(killed_it_is_all_or_nothing, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
