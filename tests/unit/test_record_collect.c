/* From record to record: what was handed in arrives as it was, once, and under the right learner.
 */
#include "../record/fixture.h"

#include <sqlite3.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct failure why;

/* A folder with a teacher's record and paths for those of learners. */
struct desk {
    char folder[256];
    char teacher[300], learner[300], other[300], handed[300];
    struct record *record; /* the teacher's */
};

static int set_up(void **state) {
    struct desk *desk = test_calloc(1, sizeof *desk);
    snprintf(desk->folder, sizeof desk->folder, "%s", fixture_folder());
    snprintf(desk->teacher, sizeof desk->teacher, "%s/teacher.db", desk->folder);
    snprintf(desk->learner, sizeof desk->learner, "%s/learner.db", desk->folder);
    snprintf(desk->other, sizeof desk->other, "%s/other.db", desk->folder);
    snprintf(desk->handed, sizeof desk->handed, "%s/handed.db", desk->folder);
    assert_true(record_open(desk->teacher, RECORD_WRITE, &desk->record, &why));
    *state = desk;
    return 0;
}

static int tear_down(void **state) {
    struct desk *desk = *state;
    record_close(desk->record);
    fixture_remove(desk->folder);
    test_free(desk);
    return 0;
}

/* What became of the walks of one call, and what was said last of one that was refused. */
struct outcome {
    int taken, there, unended, refused;
    char said[1024], uuid[64];
};

static void note(const struct record_about *about, enum record_fate fate,
                 const struct failure *told, void *context) {
    struct outcome *outcome = context;
    outcome->taken += fate == RECORD_TAKEN;
    outcome->there += fate == RECORD_THERE;
    outcome->unended += fate == RECORD_UNENDED;
    outcome->refused += fate == RECORD_REFUSED;
    if (fate == RECORD_REFUSED) {
        snprintf(outcome->said, sizeof outcome->said, "%s", told->text);
        snprintf(outcome->uuid, sizeof outcome->uuid, "%s", about->uuid ? about->uuid : "");
    }
}

static struct outcome collect(struct record *record, const char *file) {
    struct outcome outcome = {.taken = 0};
    const struct record_copying how = {NULL, note, &outcome};
    if (!record_collect(record, file, &how, &why))
        fail_msg("%s", why.text);
    return outcome;
}

static void came(struct outcome outcome, int taken, int there, int unended, int refused) {
    if (outcome.taken != taken || outcome.there != there || outcome.unended != unended ||
        outcome.refused != refused)
        fail_msg("taken %d, there %d, unended %d, refused %d (%s)", outcome.taken, outcome.there,
                 outcome.unended, outcome.refused, outcome.said);
}

/* Begins a walk of this learner, ends it after three steps when told, and gives the session. */
static long long walk_as(struct record *record, const char *learner, const char *group, bool ends) {
    struct record_session session = *fixture_session();
    long long id;
    session.learner = learner;
    session.group = group;
    assert_true(record_begin_session(record, &session, &id, &why));
    for (int seq = 1; seq <= 3; seq++) {
        struct record_step step = fixture_step(seq);
        struct record_summary end = fixture_summary();
        assert_true(record_add_step(record, id, &step, ends && seq == 3 ? &end : NULL, &why));
    }
    return id;
}

/* A learner's record with these walks that have ended, each in the group of this letter. */
static void make_record(const char *path, const char *learner, const char *groups) {
    struct record *record;
    assert_true(record_open(path, RECORD_WRITE, &record, &why));
    for (; *groups; groups++)
        walk_as(record, learner, (char[]){*groups, '\0'}, true);
    record_close(record);
}

/* What a hostile learner can do to the file: no trigger hinders. */
static void by_hand(const char *path, const char *sql) {
    sqlite3 *db;
    char *error = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
        fail_msg("%s: %s", sql, error);
    sqlite3_close(db);
}

static bool is_beside(const char *path, const char *suffix) {
    char beside[600];
    snprintf(beside, sizeof beside, "%s%s", path, suffix);
    return access(beside, F_OK) == 0;
}

static void holds(struct record *record) {
    if (record_check(record, &why) != RECORD_HOLDS)
        fail_msg("%s", why.text);
}

struct people {
    int count;
    struct {
        char pseudonym[32], groups[64];
        long long sessions, ended, texts;
    } people[8];
};

static bool note_person(const struct record_person *person, void *context) {
    struct people *people = context;
    int i = people->count++;
    assert_in_range(i, 0, 7);
    snprintf(people->people[i].pseudonym, 32, "%s", person->pseudonym);
    snprintf(people->people[i].groups, 64, "%s", person->groups);
    people->people[i].sessions = person->sessions;
    people->people[i].ended = person->ended;
    people->people[i].texts = person->texts;
    return true;
}

static struct people people_named(struct record *record, const char *who) {
    struct people people = {.count = 0};
    assert_true(record_each_person(record, who, note_person, &people, &why));
    return people;
}

/* ---- handing in ---- */

static struct outcome hand_in(const char *from, const struct record_filter *filter, const char *to,
                              bool replace) {
    struct record *record;
    struct outcome outcome = {.taken = 0};
    const struct record_copying how = {NULL, note, &outcome};
    assert_true(record_open(from, RECORD_READ, &record, &why));
    if (!record_hand_in(record, filter, to, replace, &how, &why))
        outcome.taken = -1;
    record_close(record);
    return outcome;
}

static void what_is_handed_in_arrives(void **state) {
    struct desk *desk = *state;
    struct record *learner, *handed;
    assert_true(record_open(desk->learner, RECORD_WRITE, &learner, &why));
    fixture_walk(learner, 11, true);
    fixture_walk(learner, 7, false);
    long long last = fixture_walk(learner, 9, true);
    struct record_session generated = *fixture_session();
    generated.answered_by = RECORD_GENERATED;
    generated.policy = "expert";
    long long id;
    assert_true(record_begin_session(learner, &generated, &id, &why));
    const struct record_filter filter = {.learner = fixture_session()->learner};
    came(hand_in(desk->learner, &filter, desk->handed, false), 2, 0, 2, 0);
    struct stat status;
    assert_int_equal(stat(desk->handed, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_true(record_open(desk->handed, RECORD_READ, &handed, &why));
    holds(handed);
    struct record_walk *there, *here;
    assert_true(record_load_session(learner, last, &there, &why));
    assert_true(record_load_session(handed, 2, &here, &why));
    assert_true(fixture_is_walk(here, 9, true));
    assert_string_equal(here->chain, there->chain);
    assert_string_equal(here->about.uuid, there->about.uuid);
    record_walk_free(here);
    record_close(handed);
    came(collect(desk->record, desk->handed), 2, 0, 0, 0);
    assert_false(is_beside(desk->handed, "-wal") || is_beside(desk->handed, "-shm"));
    came(collect(desk->record, desk->handed), 0, 2, 0, 0);
    /* The whole record, which is in use and has a log: the rest of it. */
    assert_true(is_beside(desk->learner, "-wal"));
    came(collect(desk->record, desk->learner), 0, 2, 2, 0);
    assert_true(record_load_session(desk->record, 2, &here, &why));
    assert_true(fixture_is_walk(here, 9, true));
    assert_string_equal(here->chain, there->chain);
    assert_false(here->about.first);
    record_walk_free(here);
    record_walk_free(there);
    holds(desk->record);
    record_close(learner);
}

static void a_file_is_not_replaced_unasked(void **state) {
    struct desk *desk = *state;
    make_record(desk->learner, "ann", "a");
    const struct record_filter nobody = {.learner = "nobody"};
    came(hand_in(desk->learner, &nobody, desk->handed, false), 0, 0, 0, 0);
    assert_false(is_beside(desk->handed, ""));
    came(hand_in(desk->learner, NULL, desk->handed, false), 1, 0, 0, 0);
    assert_int_equal(hand_in(desk->learner, NULL, desk->handed, false).taken, -1);
    assert_int_equal(why.code, RECORD_NOT_REPLACED);
    came(hand_in(desk->learner, NULL, desk->handed, true), 1, 0, 0, 0);
    /* A record that is in use has a log, which would be taken for the new file's. */
    fixture_walk(desk->record, 2, false);
    assert_int_equal(hand_in(desk->learner, NULL, desk->teacher, true).taken, -1);
    assert_non_null(strstr(why.text, "in use"));
    assert_int_equal(hand_in(desk->learner, NULL, desk->folder, true).taken, -1);
    assert_int_equal(hand_in(desk->learner, NULL, "/nowhere/at/all.db", true).taken, -1);
    holds(desk->record);
    /* Nothing else was left in the folder. */
    char command[600];
    snprintf(command, sizeof command, "test -z \"$(ls %s | grep -v '^[a-z]*.db\\(-...\\)\\?$')\"",
             desk->folder);
    assert_int_equal(system(command), 0);
}

/* ---- learners ---- */

static void one_name_and_group_is_one_person(void **state) {
    struct desk *desk = *state;
    make_record(desk->learner, "ann", "a");
    make_record(desk->other, "ann", "a");
    make_record(desk->handed, "ann", "b");
    came(collect(desk->record, desk->learner), 1, 0, 0, 0);
    came(collect(desk->record, desk->other), 1, 0, 0, 0);
    came(collect(desk->record, desk->handed), 1, 0, 0, 0);
    struct people people = people_named(desk->record, "ann");
    assert_int_equal(people.count, 2);
    assert_int_equal(people.people[0].sessions, 2);
    assert_string_equal(people.people[0].groups, "a");
    assert_int_equal(people.people[0].texts, 2);
    assert_int_equal(people.people[1].sessions, 1);
    struct record_walk *walk;
    assert_true(record_load_session(desk->record, 2, &walk, &why));
    assert_string_equal(walk->about.learner, "ann");
    assert_string_equal(walk->about.person, people.people[0].pseudonym);
    assert_string_not_equal(walk->about.pseudonym, people.people[0].pseudonym);
    /* Either pseudonym finds the person. */
    struct people same = people_named(desk->record, walk->about.pseudonym);
    assert_int_equal(same.count, 1);
    assert_string_equal(same.people[0].pseudonym, people.people[0].pseudonym);
    record_walk_free(walk);
    holds(desk->record);
    /* Who walks here goes on as the one of that group, whose first walk it is no more. */
    long long session = walk_as(desk->record, "ann", "b", false);
    assert_true(record_load_session(desk->record, session, &walk, &why));
    assert_string_equal(walk->about.person, people.people[1].pseudonym);
    assert_false(walk->about.first);
    record_walk_free(walk);
}

static void nobody_in_particular_stays_so(void **state) {
    struct desk *desk = *state;
    make_record(desk->learner, "", "aa");
    came(collect(desk->record, desk->learner), 2, 0, 0, 0);
    assert_int_equal(people_named(desk->record, "").count, 0);
    struct record_walk *one, *two;
    assert_true(record_load_session(desk->record, 1, &one, &why));
    assert_true(record_load_session(desk->record, 2, &two, &why));
    assert_string_not_equal(one->about.person, two->about.person);
    record_walk_free(one);
    record_walk_free(two);
}

/* The walks of one person in a record that was collected itself, the later ones in another group.
 */
static void a_collected_record_is_collected(void **state) {
    struct desk *desk = *state;
    struct record *between;
    make_record(desk->learner, "ann", "a");
    make_record(desk->other, "ann", "ab");
    assert_true(record_open(desk->handed, RECORD_WRITE, &between, &why));
    came(collect(between, desk->learner), 1, 0, 0, 0);
    came(collect(between, desk->other), 2, 0, 0, 0);
    record_close(between);
    came(collect(desk->record, desk->handed), 3, 0, 0, 0);
    struct people people = people_named(desk->record, "ann");
    assert_int_equal(people.count, 1);
    assert_int_equal(people.people[0].sessions, 3);
    assert_string_equal(people.people[0].groups, "a, b");
    came(collect(desk->record, desk->other), 0, 2, 0, 0);
    holds(desk->record);
}

static void a_name_that_was_forgotten_does_not_come_back(void **state) {
    struct desk *desk = *state;
    make_record(desk->learner, "Annabella", "a");
    came(collect(desk->record, desk->learner), 1, 0, 0, 0);
    struct people people = people_named(desk->record, "Annabella");
    const char *persons[] = {people.people[0].pseudonym};
    struct record_forgotten forgotten;
    assert_true(record_forget(desk->record, persons, 1, RECORD_TEXTS, &forgotten, &why));
    struct record *learner;
    assert_true(record_open(desk->learner, RECORD_WRITE, &learner, &why));
    walk_as(learner, "Annabella", "a", true);
    record_close(learner);
    came(collect(desk->record, desk->learner), 1, 1, 0, 0);
    assert_int_equal(people_named(desk->record, "Annabella").count, 0);
    assert_int_equal(people_named(desk->record, persons[0]).people[0].sessions, 2);
    holds(desk->record);
    /* What was erased there is handed on as erased. */
    came(hand_in(desk->teacher, NULL, desk->handed, false), 2, 0, 0, 0);
    assert_false(fixture_mentions(desk->handed, "Annabella"));
}

/* ---- what does not fit ---- */

static void an_altered_walk_is_refused_and_the_others_taken(void **state) {
    struct desk *desk = *state;
    make_record(desk->learner, "ann", "aaa");
    by_hand(desk->learner, "UPDATE event SET rating = 'best' WHERE session = 2;"
                           "UPDATE event SET credit = 0.5 WHERE session = 2");
    struct outcome outcome = collect(desk->record, desk->learner);
    came(outcome, 2, 0, 0, 1);
    assert_int_equal(strlen(outcome.uuid), 36);
    assert_non_null(strstr(outcome.said, "altered or damaged"));
    holds(desk->record);
    struct outcome handing = hand_in(desk->learner, NULL, desk->handed, false);
    came(handing, 2, 0, 0, 1);
}

static void another_walk_of_one_uuid_is_refused(void **state) {
    struct desk *desk = *state;
    struct record *learner, *other;
    assert_true(record_open(desk->learner, RECORD_WRITE, &learner, &why));
    long long session = walk_as(learner, "ann", "a", false);
    record_close(learner);
    size_t size;
    unsigned char *bytes = fixture_read(desk->learner, &size);
    fixture_write(desk->other, bytes, size);
    fixture_write(desk->handed, bytes, size);
    free(bytes);
    struct record_summary end = fixture_summary();
    struct record_step step = fixture_step(4);
    assert_true(record_open(desk->learner, RECORD_WRITE, &learner, &why));
    assert_true(record_add_step(learner, session, &step, &end, &why));
    record_close(learner);
    assert_true(record_open(desk->other, RECORD_WRITE, &other, &why));
    end.outcome = "dead";
    assert_true(record_add_step(other, session, &step, &end, &why));
    record_close(other);
    came(collect(desk->record, desk->learner), 1, 0, 0, 0);
    struct outcome outcome = collect(desk->record, desk->other);
    came(outcome, 0, 0, 0, 1);
    assert_non_null(strstr(outcome.said, "session 1 here"));
    /* Into the record where it was begun. */
    struct record *begun;
    assert_true(record_open(desk->handed, RECORD_WRITE, &begun, &why));
    outcome = collect(begun, desk->learner);
    came(outcome, 0, 0, 0, 1);
    assert_non_null(strstr(outcome.said, "has not ended"));
    record_close(begun);
    holds(desk->record);
}

static void a_pathway_under_another_name_is_refused(void **state) {
    struct desk *desk = *state;
    struct record *learner;
    struct record_session session = *fixture_session();
    struct record_step step = fixture_step(1);
    struct record_summary end = fixture_summary();
    long long id;
    session.title = "The answers are all b";
    assert_true(record_open(desk->learner, RECORD_WRITE, &learner, &why));
    assert_true(record_begin_session(learner, &session, &id, &why));
    assert_true(record_add_step(learner, id, &step, &end, &why));
    record_close(learner);
    make_record(desk->other, "ben", "a");
    came(collect(desk->record, desk->other), 1, 0, 0, 0);
    struct outcome outcome = collect(desk->record, desk->learner);
    came(outcome, 0, 0, 0, 1);
    assert_non_null(strstr(outcome.said, "another name"));
    holds(desk->record);
}

static bool accepts_none(const struct record_walk *walk, void *context, struct failure *told) {
    ((struct outcome *)context)->there++;
    snprintf(told->text, sizeof told->text, "not %s", walk->files[0].name);
    return false;
}

static void a_pathway_is_looked_at_before_it_is_taken(void **state) {
    struct desk *desk = *state;
    make_record(desk->learner, "ann", "ab");
    struct outcome outcome = {.taken = 0};
    const struct record_copying how = {accepts_none, note, &outcome};
    assert_true(record_collect(desk->record, desk->learner, &how, &why));
    came(outcome, 0, 2, 0, 2);
    assert_string_equal(outcome.said, "not anaphylaxis.lua");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_handed_in_arrives, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_is_not_replaced_unasked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_name_and_group_is_one_person, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nobody_in_particular_stays_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_collected_record_is_collected, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_name_that_was_forgotten_does_not_come_back, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_altered_walk_is_refused_and_the_others_taken, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(another_walk_of_one_uuid_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_pathway_under_another_name_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_pathway_is_looked_at_before_it_is_taken, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
