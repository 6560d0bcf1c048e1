/* Who is in the record: persons, each with all learners that are the same. */
#include "store.h"

/* A pseudonym goes before a name, for a name may be made to look like one. */
static const char people_sql[] =
    "WITH pseudonymous AS (SELECT coalesce(same_as, id) AS id FROM learner WHERE pseudonym = :who),"
    " meant AS (SELECT id FROM pseudonymous UNION"
    "  SELECT learner FROM learner_name"
    "  WHERE name = :who AND name <> '' AND NOT EXISTS (SELECT * FROM pseudonymous))"
    "SELECT person.pseudonym, learner_name.name,"
    " (SELECT group_concat(group_name, ', ') FROM (SELECT DISTINCT group_name FROM learner AS "
    "double"
    "   CROSS JOIN session ON session.learner = double.id"
    "   WHERE person.id IN (double.id, double.same_as) AND group_name <> '' ORDER BY 1)),"
    " (SELECT count(*) FROM learner AS double CROSS JOIN session ON session.learner = double.id"
    "   WHERE person.id IN (double.id, double.same_as)),"
    " (SELECT count(*) FROM learner AS double CROSS JOIN session ON session.learner = double.id"
    "   JOIN summary ON summary.session = session.id"
    "   WHERE person.id IN (double.id, double.same_as)),"
    " (SELECT count(*) FROM learner AS double CROSS JOIN session ON session.learner = double.id"
    "   JOIN free_text ON free_text.session = session.id"
    "   WHERE person.id IN (double.id, double.same_as))"
    " FROM meant JOIN learner AS person ON person.id = meant.id"
    " LEFT JOIN learner_name ON learner_name.learner = person.id ORDER BY person.id";

struct meeting {
    const char *who;
    record_visit_person *visit;
    void *context;
};

static bool meet(struct record *record, void *context, struct failure *why) {
    struct meeting *meeting = context;
    sqlite3_stmt *people = store_prepare(record, people_sql, why);
    if (!people)
        return false;
    store_text(people, ":who", meeting->who);
    enum store_answer answer;
    while ((answer = store_next(record, people, why)) == STORE_ROW) {
        const char *groups = store_column(people, 2, NULL);
        struct record_person person = {.pseudonym = store_column(people, 0, NULL),
                                       .name = store_column(people, 1, NULL),
                                       .groups = groups ? groups : "",
                                       .sessions = store_column_whole(people, 3, 0),
                                       .ended = store_column_whole(people, 4, 0),
                                       .texts = store_column_whole(people, 5, 0)};
        if (!meeting->visit(&person, meeting->context))
            break;
    }
    sqlite3_reset(people);
    return answer != STORE_FAILED;
}

bool record_each_person(struct record *record, const char *who, record_visit_person *visit,
                        void *context, struct failure *why) {
    struct meeting meeting = {who, visit, context};
    return store_read(record, meet, &meeting, why);
}
