/* Sessions, one a row: lists of them, and the newest that was left unfinished. */
#include <math.h>
#include <string.h>

#include "store.h"

/* The columns that read_about reads, and where they come from. */
#define ABOUT_SQL                                                                                  \
    "SELECT session.id, uuid, pathway.name, pathway.title, pathway.version,"                       \
    " lower(hex(pathway.hash)), learner_name.name, lower(hex(learner_name.hash)), "                \
    "learner.pseudonym,"                                                                           \
    " group_name, mode, variant, seed, casewalk, answered_by, policy, first,"                      \
    " lower(hex(session.state)), started, lower(hex(session.chain)),"                              \
    " event.seq, event.kind, event.answered, lower(hex(event.chain)),"                             \
    " outcome, good, passed, score, harmful, summary.minutes, utility, learning, ended,"           \
    " lower(hex(summary.chain)), person.pseudonym"                                                 \
    " FROM session JOIN pathway ON pathway.id = session.pathway"                                   \
    " JOIN learner ON learner.id = session.learner"                                                \
    " JOIN learner AS person ON person.id = coalesce(learner.same_as, learner.id)"                 \
    " LEFT JOIN learner_name ON learner_name.learner = person.id"                                  \
    " LEFT JOIN event ON event.session = session.id AND event.seq ="                               \
    " (SELECT max(seq) FROM event AS last WHERE last.session = session.id)"                        \
    " LEFT JOIN summary ON summary.session = session.id "

static void read_summary(sqlite3_stmt *row, int column, struct arena *arena,
                         struct record_summary *summary) {
    summary->outcome = store_column(row, column, arena);
    summary->good = store_column_whole(row, column + 1, 0) != 0;
    summary->passed = store_column_whole(row, column + 2, 0) != 0;
    summary->score = store_column_number(row, column + 3);
    summary->harmful = (int)store_column_whole(row, column + 4, 0);
    summary->minutes = store_column_number(row, column + 5);
    summary->utility = store_column_number(row, column + 6);
    summary->learning = store_column(row, column + 7, arena);
    summary->ended = store_column_whole(row, column + 8, 0);
}

static bool is_hash(sqlite3_stmt *row, int column, const char *hash) {
    const char *stored = store_column_hash(row, column, NULL);
    return stored && strcmp(stored, hash) == 0;
}

/* All texts of the row that a session cannot be without. */
static bool is_complete(const struct record_about *about) {
    return about->uuid && about->pathway && about->title && about->version && about->pathway_hash &&
           about->pseudonym && about->person && about->group && about->mode && about->variant &&
           about->seed && about->casewalk && about->answered_by && about->state;
}

/* Whether the row's own hashes hold. (The events between are not looked at.) */
static bool is_intact(sqlite3_stmt *row, const struct record_about *about) {
    char hash[DIGEST_SIZE];
    if (!is_complete(about))
        return false;
    chain_session(about, hash);
    if (!is_hash(row, 19, hash))
        return false;
    if (about->ended) {
        const char *before = store_column_hash(row, 23, NULL);
        chain_summary(before ? before : hash, &about->summary, hash);
        if (!is_hash(row, 33, hash))
            return false;
    }
    return true;
}

static bool is_name_intact(sqlite3_stmt *row, const struct record_about *about) {
    char hash[DIGEST_SIZE];
    if (!about->learner)
        return true;
    chain_name_hash(about->person, about->learner, hash);
    return is_hash(row, 7, hash);
}

static void read_about(sqlite3_stmt *row, struct arena *arena, struct record_about *about) {
    const char *kind = store_column(row, 21, NULL);
    *about = (struct record_about){.session = store_column_whole(row, 0, 0),
                                   .uuid = store_column(row, 1, arena),
                                   .pathway = store_column(row, 2, arena),
                                   .title = store_column(row, 3, arena),
                                   .version = store_column(row, 4, arena),
                                   .pathway_hash = store_column(row, 5, arena),
                                   .learner = store_column(row, 6, arena),
                                   .pseudonym = store_column(row, 8, arena),
                                   .person = store_column(row, 34, arena),
                                   .group = store_column(row, 9, arena),
                                   .mode = store_column(row, 10, arena),
                                   .variant = store_column(row, 11, arena),
                                   .seed = store_column(row, 12, arena),
                                   .casewalk = store_column(row, 13, arena),
                                   .answered_by = store_column(row, 14, arena),
                                   .policy = store_column(row, 15, arena),
                                   .first = store_column_whole(row, 16, 0) != 0,
                                   .state = store_column(row, 17, arena),
                                   .started = store_column_whole(row, 18, 0),
                                   .last_seq = store_column_whole(row, 20, 0),
                                   .suspended = kind && strcmp(kind, "suspend") == 0};
    about->last = store_column_whole(row, 22, about->started);
    read_summary(row, 24, arena, &about->summary);
    about->ended = about->summary.outcome != NULL;
    about->intact = is_intact(row, about) && is_name_intact(row, about);
}

/* ---- many ---- */

#define FILTER_SQL                                                                                 \
    "WHERE (:learner IS NULL OR learner_name.name = :learner"                                      \
    " OR :learner IN (person.pseudonym, learner.pseudonym))"                                       \
    " AND (:pathway IS NULL OR pathway.name = :pathway)"                                           \
    " AND (:version IS NULL OR pathway.version = :version)"                                        \
    " AND (:group IS NULL OR group_name = :group)"                                                 \
    " AND (:mode IS NULL OR mode = :mode)"                                                         \
    " AND (:variant IS NULL OR variant = :variant)"                                                \
    " AND (:answered_by IS NULL OR answered_by = :answered_by)"                                    \
    " AND (:left_out = 0 OR (:left_out & " STORE_ANSWERED_BY_SQL ") = 0)"                          \
    " AND (:since = 0 OR started >= :since) AND (:until = 0 OR started < :until)"                  \
    " AND (NOT :unfinished OR summary.session IS NULL)"

static const char oldest_first_sql[] =
    ABOUT_SQL FILTER_SQL " ORDER BY session.id LIMIT iif(:limit, :limit, -1)";
static const char newest_first_sql[] =
    ABOUT_SQL FILTER_SQL " ORDER BY session.id DESC LIMIT iif(:limit, :limit, -1)";

struct visiting {
    const struct record_filter *filter;
    record_visit *visit;
    void *context;
};

static void bind_filter(sqlite3_stmt *list, const struct record_filter *filter) {
    store_text(list, ":learner", filter->learner);
    store_text(list, ":pathway", filter->pathway);
    store_text(list, ":version", filter->version);
    store_text(list, ":group", filter->group);
    store_text(list, ":mode", filter->mode);
    store_text(list, ":variant", filter->variant);
    store_text(list, ":answered_by", filter->answered_by);
    store_whole(list, ":left_out", filter->left_out);
    store_whole(list, ":since", filter->since);
    store_whole(list, ":until", filter->until);
    store_whole(list, ":unfinished", filter->unfinished);
    store_whole(list, ":limit", filter->limit);
}

static bool visit_each(struct record *record, void *context, struct failure *why) {
    struct visiting *visiting = context;
    sqlite3_stmt *list = store_prepare(
        record, visiting->filter->newest_first ? newest_first_sql : oldest_first_sql, why);
    if (!list)
        return false;
    bind_filter(list, visiting->filter);
    enum store_answer answer;
    while ((answer = store_next(record, list, why)) == STORE_ROW) {
        struct record_about about;
        read_about(list, NULL, &about);
        if (!visiting->visit(&about, visiting->context))
            break;
    }
    sqlite3_reset(list);
    return answer != STORE_FAILED;
}

bool record_each_session(struct record *record, const struct record_filter *filter,
                         record_visit *visit, void *context, struct failure *why) {
    struct record_filter all = {.limit = 0};
    struct visiting visiting = {filter ? filter : &all, visit, context};
    return store_read(record, visit_each, &visiting, why);
}

/* ---- one ---- */

static const char one_sql[] = ABOUT_SQL "WHERE session.id = :session";

bool list_one(struct record *record, long long session, struct arena *arena,
              struct record_about *about, struct failure *why) {
    sqlite3_stmt *list = store_prepare(record, one_sql, why);
    if (!list)
        return false;
    store_whole(list, ":session", session);
    enum store_answer answer = store_next(record, list, why);
    if (answer == STORE_ROW)
        read_about(list, arena, about);
    sqlite3_reset(list);
    if (answer == STORE_END)
        fail(why, "there is no session %lld in the record %s; `casewalk sessions` lists them",
             session, record->path);
    return answer == STORE_ROW;
}

/* A generated walk is nobody's to go on with. */
static const char last_unfinished_sql[] =
    "SELECT session.id FROM learner_name JOIN learner"
    " ON learner_name.learner = coalesce(learner.same_as, learner.id)"
    " JOIN session ON session.learner = learner.id"
    " JOIN pathway ON pathway.id = session.pathway"
    " LEFT JOIN summary ON summary.session = session.id"
    " WHERE learner_name.name = :learner AND (:pathway IS NULL OR pathway.name = :pathway)"
    " AND summary.session IS NULL AND answered_by <> 'generated'"
    " ORDER BY started DESC, session.id DESC LIMIT 1";

struct search {
    const char *learner, *pathway;
    long long session;
};

static bool find_unfinished(struct record *record, void *context, struct failure *why) {
    struct search *search = context;
    sqlite3_stmt *find = store_prepare(record, last_unfinished_sql, why);
    if (!find)
        return false;
    store_text(find, ":learner", search->learner);
    store_text(find, ":pathway", search->pathway);
    return store_ask(record, find, 0, &search->session, why);
}

bool record_last_unfinished(struct record *record, const char *learner, const char *pathway,
                            long long *session, struct failure *why) {
    struct search search = {learner, pathway, 0};
    bool searched = store_read(record, find_unfinished, &search, why);
    *session = search.session;
    return searched;
}
