/* Writing down what happens in a walk, one transaction each. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "store.h"

enum { SALT_SIZE = 33 }; /* 16 random bytes in hexadecimal digits, and the end */

/* What goes into one transaction, and what it finds there. */
struct addition {
    long long session;
    struct record_step step;
    const struct record_summary *summary; /* NULL: the walk goes on */
    const char *salt;                     /* of the free text; NULL: none that is here */
    const char *text_hash;                /* NULL: no free text */
    long long last;                       /* seq of the session's last event */
    char before[DIGEST_SIZE];             /* the chain so far */
    char chain[DIGEST_SIZE];              /* of this event */
};

/* ---- what is there already ---- */

/* The chain after the event `seq`, after the beginning for 0. */
static const char chain_at_sql[] =
    "SELECT lower(hex(chain)) FROM event WHERE session = :session AND seq = :seq"
    " UNION ALL SELECT lower(hex(chain)) FROM session WHERE id = :session AND :seq = 0";

static bool chain_at(struct record *record, long long session, long long seq,
                     char chain[DIGEST_SIZE], struct failure *why) {
    sqlite3_stmt *statement = store_prepare(record, chain_at_sql, why);
    if (!statement)
        return false;
    store_whole(statement, ":session", session);
    store_whole(statement, ":seq", seq);
    enum store_answer answer = store_next(record, statement, why);
    if (answer == STORE_ROW)
        snprintf(chain, DIGEST_SIZE, "%s", store_column(statement, 0, NULL));
    sqlite3_reset(statement);
    if (answer == STORE_END)
        fail(why, seq ? "session %lld has no step %lld" : "there is no session %lld", session, seq);
    return answer == STORE_ROW;
}

static const char last_seq_sql[] = "SELECT max(seq) FROM event WHERE session = :session";

static bool last_seq(struct record *record, long long session, long long *seq,
                     struct failure *why) {
    sqlite3_stmt *statement = store_prepare(record, last_seq_sql, why);
    if (!statement)
        return false;
    store_whole(statement, ":session", session);
    return store_ask(record, statement, 0, seq, why);
}

/* The salt of the text that is there, and whether the walk has ended: the chain of its summary,
 * else "". */
static const char saved_sql[] =
    "SELECT lower(hex(event.chain)), lower(hex(salt)), lower(hex(summary.chain)) FROM event"
    " LEFT JOIN free_text USING (session, seq) LEFT JOIN summary USING (session)"
    " WHERE event.session = :session AND event.seq = :seq";

/* Whether the event that is there is what is to be added, its summary included. */
static bool is_same(struct record *record, struct addition *new, bool *same, struct failure *why) {
    char hash[DIGEST_SIZE], end[DIGEST_SIZE] = "";
    if (!chain_at(record, new->session, new->step.seq - 1, new->before, why))
        return false;
    sqlite3_stmt *statement = store_prepare(record, saved_sql, why);
    if (!statement)
        return false;
    store_whole(statement, ":session", new->session);
    store_whole(statement, ":seq", new->step.seq);
    if (store_next(record, statement, why) != STORE_ROW)
        return false;
    const char *salt = store_column_hash(statement, 1, NULL);
    if (new->step.text)
        chain_text_hash(salt ? salt : "", new->step.text, hash);
    chain_event(new->before, &new->step, new->step.text ? hash : NULL, new->chain);
    if (new->summary)
        chain_summary(new->chain, new->summary, end);
    const char *saved_end = store_column_hash(statement, 2, NULL);
    *same = strcmp(new->chain, store_column(statement, 0, NULL)) == 0 &&
            (!new->summary || (saved_end && strcmp(end, saved_end) == 0));
    sqlite3_reset(statement);
    return true;
}

static bool already_there(struct record *record, struct addition *new, struct failure *why) {
    bool same;
    if (!is_same(record, new, &same, why))
        return false;
    if (!same)
        return fail(why,
                    "session %lld has another step %lld already: it was continued elsewhere. Leave "
                    "this walk, and go on with `casewalk resume %lld`",
                    new->session, new->step.seq, new->session);
    return store_settle(record, why);
}

/* ---- what events have in common ---- */

static const char find_decision_sql[] =
    "SELECT id FROM decision WHERE hash = :hash AND pathway = :pathway AND node = :node"
    " AND kind = :kind AND options IS :options";
static const char add_decision_sql[] = "INSERT INTO decision (pathway, hash, node, kind, options)"
                                       " VALUES (:pathway, :hash, :node, :kind, :options)";
static const char pathway_name_sql[] =
    "SELECT name FROM session JOIN pathway ON pathway.id = session.pathway"
    " WHERE session.id = :session";

/* Runs `find`, and if it finds nothing `add`, both with the same parameters bound by `bind`. */
typedef void bind_row(sqlite3_stmt *statement, const struct record_step *step, const char *pathway);

static bool find_or_add(struct record *record, const char *find_sql, const char *add_sql,
                        bind_row *bind, const struct record_step *step, const char *pathway,
                        long long *id, struct failure *why) {
    sqlite3_stmt *find = store_prepare(record, find_sql, why);
    if (!find)
        return false;
    bind(find, step, pathway);
    if (!store_ask(record, find, 0, id, why) || *id)
        return *id != 0;
    sqlite3_stmt *add = store_prepare(record, add_sql, why);
    if (!add)
        return false;
    bind(add, step, pathway);
    bool added = store_run(record, add, why);
    *id = sqlite3_last_insert_rowid(record->db);
    return added;
}

static void bind_decision(sqlite3_stmt *statement, const struct record_step *step,
                          const char *pathway) {
    store_text(statement, ":pathway", pathway);
    store_bytes(statement, ":hash", step->decision);
    store_text(statement, ":node", step->node);
    store_text(statement, ":kind", step->node_kind);
    store_text(statement, ":options", step->decision_options);
}

static bool keep_decision(struct record *record, const struct addition *new, long long *id,
                          struct failure *why) {
    *id = 0;
    if (!new->step.decision)
        return true;
    sqlite3_stmt *name = store_prepare(record, pathway_name_sql, why);
    if (!name)
        return false;
    store_whole(name, ":session", new->session);
    if (store_next(record, name, why) != STORE_ROW)
        return false;
    bool kept = find_or_add(record, find_decision_sql, add_decision_sql, bind_decision, &new->step,
                            store_column(name, 0, NULL), id, why);
    sqlite3_reset(name);
    return kept;
}

static const char find_offer_sql[] =
    "SELECT id FROM offer WHERE options = :options AND best = :best";
static const char add_offer_sql[] = "INSERT INTO offer (options, best) VALUES (:options, :best)";

static void bind_offer(sqlite3_stmt *statement, const struct record_step *step,
                       const char *pathway) {
    (void)pathway;
    store_text(statement, ":options", step->offer);
    store_text(statement, ":best", step->best);
}

static bool keep_offer(struct record *record, const struct addition *new, long long *id,
                       struct failure *why) {
    *id = 0;
    return !new->step.offer || find_or_add(record, find_offer_sql, add_offer_sql, bind_offer,
                                           &new->step, NULL, id, why);
}

/* ---- the rows ---- */

static const char add_event_sql[] =
    "INSERT INTO event (session, seq, kind, input, text_hash, node, option, rating, credit,"
    " decision, offer, minutes, state, offered, answered, thinking, chain)"
    " VALUES (:session, :seq, :kind, :input, :text_hash, :node, :option, :rating, :credit,"
    " nullif(:decision, 0), nullif(:offer, 0), :minutes, :state, nullif(:offered, 0), :answered,"
    " :thinking, :chain)";

static bool insert_event(struct record *record, struct addition *new, long long decision,
                         long long offer, struct failure *why) {
    const struct record_step *step = &new->step;
    chain_event(new->before, step, new->text_hash, new->chain);
    sqlite3_stmt *add = store_prepare(record, add_event_sql, why);
    if (!add)
        return false;
    store_whole(add, ":session", new->session);
    store_whole(add, ":seq", step->seq);
    store_text(add, ":kind", step->kind);
    store_text(add, ":input", step->input);
    store_bytes(add, ":text_hash", new->text_hash);
    store_text(add, ":node", step->node);
    store_text(add, ":option", step->option);
    store_text(add, ":rating", step->rating);
    store_number(add, ":credit", step->credit);
    store_whole(add, ":decision", decision);
    store_whole(add, ":offer", offer);
    store_number(add, ":minutes", step->minutes);
    store_bytes(add, ":state", step->state);
    store_whole(add, ":offered", step->offered);
    store_whole(add, ":answered", step->answered);
    if (step->thinking < 0)
        store_null(add, ":thinking");
    else
        store_whole(add, ":thinking", step->thinking);
    store_bytes(add, ":chain", new->chain);
    return store_run(record, add, why);
}

static const char add_text_sql[] = "INSERT INTO free_text (session, seq, salt, text)"
                                   " VALUES (:session, :seq, :salt, :text)";

static bool insert_text(struct record *record, const struct addition *new, struct failure *why) {
    if (!new->step.text)
        return true;
    sqlite3_stmt *add = store_prepare(record, add_text_sql, why);
    if (!add)
        return false;
    store_whole(add, ":session", new->session);
    store_whole(add, ":seq", new->step.seq);
    store_bytes(add, ":salt", new->salt);
    store_text(add, ":text", new->step.text);
    return store_run(record, add, why);
}

static const char add_summary_sql[] =
    "INSERT INTO summary (session, outcome, good, passed, score, harmful, minutes, utility,"
    " learning, ended, chain) VALUES (:session, :outcome, :good, :passed, :score, :harmful,"
    " :minutes, :utility, :learning, :ended, :chain)";

static bool insert_summary(struct record *record, long long session,
                           const struct record_summary *summary, const char *before,
                           struct failure *why) {
    if (!summary)
        return true;
    char chain[DIGEST_SIZE];
    chain_summary(before, summary, chain);
    sqlite3_stmt *add = store_prepare(record, add_summary_sql, why);
    if (!add)
        return false;
    store_whole(add, ":session", session);
    store_text(add, ":outcome", summary->outcome);
    store_whole(add, ":good", summary->good);
    store_whole(add, ":passed", summary->passed);
    store_number(add, ":score", summary->score);
    store_whole(add, ":harmful", summary->harmful);
    store_number(add, ":minutes", summary->minutes);
    store_number(add, ":utility", summary->utility);
    store_text(add, ":learning", summary->learning);
    store_whole(add, ":ended", summary->ended);
    store_bytes(add, ":chain", chain);
    return store_run(record, add, why);
}

static bool insert(struct record *record, struct addition *new, struct failure *why) {
    long long decision, offer;
    return keep_decision(record, new, &decision, why) && keep_offer(record, new, &offer, why) &&
           insert_event(record, new, decision, offer, why) && insert_text(record, new, why);
}

/* A session that was erased may have left its number to another one. */
static bool is_own_walk(struct record *record, const struct addition *new, struct failure *why) {
    return record->tail.session != new->session || record->tail.seq != new->last ||
           strcmp(record->tail.chain, new->before) == 0 ||
           fail(why, "session %lld is not the walk any more that it was", new->session);
}

static bool add(struct record *record, void *context, struct failure *why) {
    struct addition *new = context;
    if (!last_seq(record, new->session, &new->last, why))
        return false;
    if (new->step.seq <= new->last)
        return already_there(record, new, why);
    if (new->step.seq != new->last + 1)
        return fail(why, "session %lld has %lld events, so %lld cannot be the next", new->session,
                    new->last, new->step.seq);
    return chain_at(record, new->session, new->last, new->before, why) &&
           is_own_walk(record, new, why) && insert(record, new, why) &&
           insert_summary(record, new->session, new->summary, new->chain, why);
}

bool step_copy(struct record *record, long long session, const struct record_event *event,
               char chain[DIGEST_SIZE], struct failure *why) {
    struct addition new = {.session = session,
                           .step = event->step,
                           .salt = event->salt,
                           .text_hash = event->text_hash};
    memcpy(new.before, chain, DIGEST_SIZE);
    if (!insert(record, &new, why))
        return false;
    memcpy(chain, new.chain, DIGEST_SIZE);
    return true;
}

bool step_copy_summary(struct record *record, long long session,
                       const struct record_summary *summary, char chain[DIGEST_SIZE],
                       struct failure *why) {
    char before[DIGEST_SIZE];
    memcpy(before, chain, DIGEST_SIZE);
    chain_summary(before, summary, chain);
    return insert_summary(record, session, summary, before, why);
}

/* ---- what callers ask for ---- */

/* Makes equal what is stored equally, so that a row read back has the chain it was written with. */
static bool tidy(struct record_step *step, struct failure *why) {
    if (step->decision) {
        step->node = step->node ? step->node : "";
        step->node_kind = step->node_kind ? step->node_kind : "";
    } else {
        step->node_kind = NULL;
        step->decision_options = NULL;
    }
    step->best = !step->offer ? NULL : step->best ? step->best : "[]";
    if (step->thinking < 0)
        step->thinking = -1;
    if (!step->kind || !*step->kind || step->answered <= 0 || step->seq < 1)
        return fail(why, "a step needs its number, its kind and its time");
    if ((step->decision && !store_is_hash(step->decision)) ||
        (step->state && !store_is_hash(step->state)))
        return fail(why, "a step's situation and decision must be named by hashes");
    return true;
}

static bool draw_salt(char salt[SALT_SIZE], struct failure *why) {
    unsigned char bytes[SALT_SIZE / 2];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return fail(why, "the system gives no random numbers, which free text needs");
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(salt + 2 * i, 3, "%02x", bytes[i]);
    return true;
}

bool record_add_step(struct record *record, long long session, const struct record_step *step,
                     const struct record_summary *summary, struct failure *why) {
    struct addition new = {.session = session, .step = *step, .summary = summary};
    struct record_summary end;
    if (summary) {
        end = *summary;
        end.ended = end.ended ? end.ended : step->answered;
        if (!end.outcome || isnan(end.minutes) || isnan(end.utility))
            return fail(why, "not saved: a summary needs its outcome, minutes and utility");
        new.summary = &end;
    }
    char salt[SALT_SIZE], hash[DIGEST_SIZE];
    if (!tidy(&new.step, why) || !draw_salt(salt, why))
        return fail_within(why, "not saved");
    if (step->text) {
        chain_text_hash(salt, step->text, hash);
        new.salt = salt;
        new.text_hash = hash;
    }
    if (!store_write(record, add, &new, why))
        return fail_within(why, "not saved");
    record->tail.session = session;
    record->tail.seq = step->seq;
    memcpy(record->tail.chain, new.chain, DIGEST_SIZE);
    return true;
}

bool record_add_fault(struct record *record, long long session, const struct record_fault *fault,
                      struct failure *why) {
    struct record_step step = {.seq = fault->seq,
                               .kind = "fault",
                               .input = fault->input,
                               .text = fault->message,
                               .node = fault->node,
                               .credit = NAN,
                               .minutes = NAN,
                               .offered = fault->offered,
                               .answered = fault->answered,
                               .thinking = -1};
    return record_add_step(record, session, &step, NULL, why);
}

bool record_add_mark(struct record *record, long long session, long long seq, enum record_mark mark,
                     int64_t when, struct failure *why) {
    struct record_step step = {.seq = seq,
                               .kind = mark == RECORD_SUSPEND ? "suspend" : "resume",
                               .credit = NAN,
                               .minutes = NAN,
                               .answered = when,
                               .thinking = -1};
    return record_add_step(record, session, &step, NULL, why);
}
