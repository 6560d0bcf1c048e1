/* The pass itself: three cursors that go through the file side by side. */
#include <stdio.h>
#include <string.h>

#include "pass_inside.h"

enum {
    STATE_COLUMN = 8, /* of an event, where it is read */
    FEW_ROWS = 64, /* a gap of so many rows is stepped over; beyond that the file is asked anew */
    LONGEST_HASH = DIGEST_SIZE / 2,
};

/* Rows of a table in the order of their sessions. */
struct cursor {
    sqlite3_stmt *rows;
    bool begun, over;
    long long session; /* of the present row */
};

struct record_pass {
    struct record *record;
    const struct record_filter *filter;
    enum record_detail detail;
    record_pass_visit *visit;
    void *context;
    struct failure *why;
    bool failed;
    bool told; /* the present row of the events has been given out */
    struct pass_tables tables;
    struct cursor events, summaries;
    struct record_pass_session session;
    unsigned char situation[LONGEST_HASH]; /* the last one known in this session */
    size_t situation_length;
};

/* ---- cursors ---- */

static void step(struct record_pass *pass, struct cursor *cursor) {
    enum store_answer answer = store_next(pass->record, cursor->rows, pass->why);
    pass->failed = pass->failed || answer == STORE_FAILED;
    cursor->over = answer != STORE_ROW;
    cursor->session = cursor->over ? 0 : sqlite3_column_int64(cursor->rows, 0);
}

static void seek(struct record_pass *pass, struct cursor *cursor, long long session) {
    sqlite3_reset(cursor->rows);
    store_whole(cursor->rows, ":from", session);
    cursor->begun = true;
    step(pass, cursor);
}

/* Goes on to the first row of the session; false when it has none. */
static bool reach(struct record_pass *pass, struct cursor *cursor, long long session) {
    if (!cursor->begun)
        seek(pass, cursor, session);
    for (int rows = 0; !cursor->over && cursor->session < session; rows++) {
        if (rows < FEW_ROWS)
            step(pass, cursor);
        else
            seek(pass, cursor, session);
    }
    return !cursor->over && cursor->session == session;
}

/* ---- events ---- */

#define ANSWER_COLUMNS "session, seq, decision, option, rating, credit, thinking, offer"

static const char answers_sql[] =
    "SELECT " ANSWER_COLUMNS " FROM event WHERE session >= :from AND decision IS NOT NULL"
    " ORDER BY session, seq";
static const char situations_sql[] =
    "SELECT " ANSWER_COLUMNS ", state FROM event WHERE session >= :from"
    " ORDER BY session, seq";
static const char events_sql[] =
    "SELECT " ANSWER_COLUMNS ", state, kind, node, input, minutes, offered, answered"
    " FROM event WHERE session >= :from ORDER BY session, seq";

static struct record_hash hash_of(sqlite3_stmt *row, int column) {
    const void *bytes = sqlite3_column_blob(row, column);
    int length = sqlite3_column_bytes(row, column);
    return (struct record_hash){bytes, length > 0 && length <= LONGEST_HASH ? (size_t)length : 0};
}

static void read_answer(const struct record_pass *pass, struct record_pass_event *event) {
    const struct pass_tables *tables = &pass->tables;
    sqlite3_stmt *row = pass->events.rows;
    /* Twelve million times: NULL is 0 here, which is no row. */
    long long decision = pass_rows_find(&tables->decisions, sqlite3_column_int64(row, 2));
    long long offer = pass_rows_find(&tables->offers, sqlite3_column_int64(row, 7));
    *event = (struct record_pass_event){
        .seq = sqlite3_column_int64(row, 1),
        .decision = decision == PASS_NONE ? NULL : &tables->told.decisions[decision],
        .option = store_column(row, 3, NULL),
        .rating = store_column(row, 4, NULL),
        .credit = store_column_number(row, 5),
        .thinking = store_column_whole(row, 6, -1),
        .offer = offer == PASS_NONE ? NULL : &tables->told.offers[offer],
        .before = {pass->situation, pass->situation_length}};
}

static void read_rest(const struct record_pass *pass, struct record_pass_event *event) {
    sqlite3_stmt *row = pass->events.rows;
    event->kind = store_column(row, 9, NULL);
    event->node = store_column(row, 10, NULL);
    event->input = store_column(row, 11, NULL);
    event->minutes = store_column_number(row, 12);
    event->offered = store_column_whole(row, 13, 0);
    event->answered = store_column_whole(row, 14, 0);
}

/* Leaves the row that was told, for its situation is the one before the next. */
static void leave(struct record_pass *pass) {
    if (pass->detail != RECORD_ANSWERS) {
        struct record_hash state = hash_of(pass->events.rows, STATE_COLUMN);
        /* A fault has none: then the one before it stands. */
        if (state.length) {
            memcpy(pass->situation, state.bytes, state.length);
            pass->situation_length = state.length;
        }
    }
    step(pass, &pass->events);
    pass->told = false;
}

bool record_pass_event(struct record_pass *pass, struct record_pass_event *event) {
    do {
        if (pass->told)
            leave(pass);
        if (pass->failed || !reach(pass, &pass->events, pass->session.session))
            return false;
        pass->told = true;
        read_answer(pass, event);
    } while (pass->detail == RECORD_SITUATIONS && !event->decision);
    if (pass->detail != RECORD_ANSWERS)
        event->state = hash_of(pass->events.rows, STATE_COLUMN);
    if (pass->detail == RECORD_EVERYTHING)
        read_rest(pass, event);
    return !pass->failed;
}

/* ---- sessions ---- */

#define SESSION_COLUMNS                                                                            \
    "session.id, pathway, learner, group_name, mode, variant, answered_by, first, started"

/* The plus signs keep SQLite from going by an index: the order is that of the numbers. */
#define SESSION_FILTER                                                                             \
    " FROM session WHERE (:group IS NULL OR group_name = :group)"                                  \
    " AND (:mode IS NULL OR mode = :mode) AND (:variant IS NULL OR variant = :variant)"            \
    " AND (:answered_by IS NULL OR answered_by = :answered_by)"                                    \
    " AND (:since = 0 OR started >= :since) AND (:until = 0 OR started < :until)"                  \
    " AND (NOT :unfinished OR session.id NOT IN (SELECT session FROM summary))"                    \
    " AND (:left_out = 0 OR (:left_out & " STORE_ANSWERED_BY_SQL ") = 0)"                          \
    " AND (coalesce(:pathway, :version) IS NULL OR +pathway IN (SELECT id FROM pathway"            \
    "  WHERE (:pathway IS NULL OR name = :pathway) AND (:version IS NULL OR version = :version)))" \
    " AND (:learner IS NULL OR +learner IN (SELECT id FROM learner"                                \
    "  WHERE coalesce(same_as, id) IN (SELECT coalesce(same_as, id) FROM learner AS named"         \
    "   LEFT JOIN learner_name ON learner_name.learner = coalesce(named.same_as, named.id)"        \
    "   WHERE name = :learner OR pseudonym = :learner)))"                                          \
    " ORDER BY session.id"

static const char sessions_sql[] = "SELECT " SESSION_COLUMNS SESSION_FILTER;
static const char situated_sql[] = "SELECT " SESSION_COLUMNS ", state" SESSION_FILTER;
static const char whole_sql[] =
    "SELECT " SESSION_COLUMNS ", state, uuid, seed, casewalk, policy" SESSION_FILTER;
static const char summaries_sql[] =
    "SELECT session, outcome, good, passed, score, harmful, minutes, utility, learning, ended"
    " FROM summary WHERE session >= :from ORDER BY session";

static const char *text_of(sqlite3_stmt *row, int column) {
    const char *text = store_column(row, column, NULL);
    return text ? text : "";
}

static enum record_answered_by answered_by(const char *text) {
    return strcmp(text, "generated") == 0 ? RECORD_GENERATED
           : strcmp(text, "script") == 0  ? RECORD_SCRIPT
                                          : RECORD_TERMINAL;
}

/* False for a row whose pathway or learner is missing: there is nothing to count it with. */
static bool read_session(struct record_pass *pass, sqlite3_stmt *row) {
    const struct pass_tables *tables = &pass->tables;
    long long pathway = pass_rows_find(&tables->pathways, store_column_whole(row, 1, 0));
    long long learner = pass_rows_find(&tables->learners, store_column_whole(row, 2, 0));
    if (pathway == PASS_NONE || learner == PASS_NONE)
        return false;
    pass->session = (struct record_pass_session){.session = store_column_whole(row, 0, 0),
                                                 .pathway = &tables->told.pathways[pathway],
                                                 .learner = (size_t)learner,
                                                 .person = tables->persons[learner],
                                                 .group = text_of(row, 3),
                                                 .mode = text_of(row, 4),
                                                 .variant = text_of(row, 5),
                                                 .answered_by = answered_by(text_of(row, 6)),
                                                 .first = store_column_whole(row, 7, 0) != 0,
                                                 .started = store_column_whole(row, 8, 0)};
    pass->situation_length = 0;
    if (pass->detail != RECORD_ANSWERS) {
        pass->session.state = hash_of(row, 9);
        pass->situation_length = pass->session.state.length;
        if (pass->situation_length)
            memcpy(pass->situation, pass->session.state.bytes, pass->situation_length);
    }
    if (pass->detail == RECORD_EVERYTHING) {
        pass->session.uuid = text_of(row, 10);
        pass->session.seed = text_of(row, 11);
        pass->session.casewalk = text_of(row, 12);
        pass->session.policy = store_column(row, 13, NULL);
    }
    return true;
}

static void read_end(struct record_pass *pass) {
    struct record_pass_session *session = &pass->session;
    session->ended = reach(pass, &pass->summaries, session->session);
    if (!session->ended)
        return;
    sqlite3_stmt *row = pass->summaries.rows;
    session->summary = (struct record_summary){.outcome = text_of(row, 1),
                                               .good = store_column_whole(row, 2, 0) != 0,
                                               .passed = store_column_whole(row, 3, 0) != 0,
                                               .score = store_column_number(row, 4),
                                               .harmful = (int)store_column_whole(row, 5, 0),
                                               .minutes = store_column_number(row, 6),
                                               .utility = store_column_number(row, 7),
                                               .learning = store_column(row, 8, NULL),
                                               .ended = store_column_whole(row, 9, 0)};
}

static bool visit_sessions(struct record_pass *pass, sqlite3_stmt *sessions) {
    enum store_answer answer = STORE_END;
    while (!pass->failed && (answer = store_next(pass->record, sessions, pass->why)) == STORE_ROW) {
        pass->told = false;
        if (!read_session(pass, sessions))
            continue;
        read_end(pass);
        if (pass->failed || !pass->visit(pass, &pass->session, pass->context))
            break;
    }
    return answer != STORE_FAILED && !pass->failed;
}

static void bind_filter(sqlite3_stmt *sessions, const struct record_filter *filter) {
    store_text(sessions, ":learner", filter->learner);
    store_text(sessions, ":pathway", filter->pathway);
    store_text(sessions, ":version", filter->version);
    store_text(sessions, ":group", filter->group);
    store_text(sessions, ":mode", filter->mode);
    store_text(sessions, ":variant", filter->variant);
    store_text(sessions, ":answered_by", filter->answered_by);
    store_whole(sessions, ":left_out", filter->left_out);
    store_whole(sessions, ":since", filter->since);
    store_whole(sessions, ":until", filter->until);
    store_whole(sessions, ":unfinished", filter->unfinished);
}

static bool go_through(struct record *record, void *context, struct failure *why) {
    static const char *const sessions[] = {sessions_sql, situated_sql, whole_sql};
    static const char *const events[] = {answers_sql, situations_sql, events_sql};
    struct record_pass *pass = context;
    sqlite3_stmt *list = store_prepare(record, sessions[pass->detail], why);
    pass->events.rows = store_prepare(record, events[pass->detail], why);
    pass->summaries.rows = store_prepare(record, summaries_sql, why);
    bool done = list && pass->events.rows && pass->summaries.rows &&
                pass_tables_read(record, &pass->tables, why);
    if (done) {
        bind_filter(list, pass->filter);
        done = visit_sessions(pass, list);
        sqlite3_reset(list);
        sqlite3_reset(pass->events.rows);
        sqlite3_reset(pass->summaries.rows);
    }
    pass_tables_clear(&pass->tables);
    return done;
}

bool record_pass(struct record *record, const struct record_filter *filter,
                 enum record_detail detail, record_pass_visit *visit, void *context,
                 struct failure *why) {
    const struct record_filter all = {.limit = 0};
    struct record_pass pass = {.record = record,
                               .filter = filter ? filter : &all,
                               .detail = detail,
                               .visit = visit,
                               .context = context,
                               .why = why};
    return store_read(record, go_through, &pass, why);
}

const struct record_tables *record_pass_tables(const struct record_pass *pass) {
    return &pass->tables.told;
}

long long record_pass_learner(const struct record_pass *pass, size_t number) {
    return pass->tables.learners.ids[number];
}

void record_hash_text(const struct record_hash *hash, char hex[DIGEST_SIZE]) {
    const unsigned char *bytes = hash->bytes;
    hex[0] = '\0';
    for (size_t i = 0; i < hash->length && i < LONGEST_HASH; i++)
        snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
}
