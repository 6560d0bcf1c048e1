/* Writing down that a walk begins: its pathway, its learner, its session. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "store.h"

struct beginning {
    const struct record_session *given;
    char uuid[37];
    char pseudonym[19];
    char chain[DIGEST_SIZE]; /* of the session; "": not known */
    long long pathway, learner, session;
    bool is_newcomer; /* the learner has never walked here */
};

/* ---- the pathway ---- */

static const char find_text_sql[] = "SELECT id FROM file_text WHERE hash = :hash";
static const char add_text_sql[] = "INSERT INTO file_text (hash, text) VALUES (:hash, :text)";

static bool keep_text(struct record *record, const struct record_file *file, long long *id,
                      struct failure *why) {
    char hash[DIGEST_SIZE];
    struct digest *digest = digest_new();
    digest_add(digest, file->text, file->length);
    digest_finish(digest, hash);
    sqlite3_stmt *find = store_prepare(record, find_text_sql, why);
    if (!find)
        return false;
    store_bytes(find, ":hash", hash);
    if (!store_ask(record, find, 0, id, why) || *id)
        return *id != 0;
    sqlite3_stmt *add = store_prepare(record, add_text_sql, why);
    if (!add)
        return false;
    store_bytes(add, ":hash", hash);
    store_long_text(add, ":text", file->text, file->length);
    bool added = store_run(record, add, why);
    *id = sqlite3_last_insert_rowid(record->db);
    return added;
}

static const char add_file_sql[] = "INSERT INTO pathway_file (pathway, position, name, file_text)"
                                   " VALUES (:pathway, :position, :name, :text)";

static bool keep_file(struct record *record, long long pathway, long long position,
                      const struct record_file *file, struct failure *why) {
    long long text;
    if (!keep_text(record, file, &text, why))
        return false;
    sqlite3_stmt *add = store_prepare(record, add_file_sql, why);
    if (!add)
        return false;
    store_whole(add, ":pathway", pathway);
    store_whole(add, ":position", position);
    store_text(add, ":name", file->name);
    store_whole(add, ":text", text);
    return store_run(record, add, why);
}

static const char find_pathway_sql[] = "SELECT id FROM pathway WHERE hash = :hash";
static const char add_pathway_sql[] = "INSERT INTO pathway (hash, name, title, version)"
                                      " VALUES (:hash, :name, :title, :version)";

bool session_keep_pathway(struct record *record, const struct record_about *about,
                          const struct record_file *files, size_t file_count, long long *id,
                          struct failure *why) {
    char hash[DIGEST_SIZE];
    chain_files_hash(files, file_count, hash);
    sqlite3_stmt *find = store_prepare(record, find_pathway_sql, why);
    if (!find)
        return false;
    store_bytes(find, ":hash", hash);
    if (!store_ask(record, find, 0, id, why) || *id)
        return *id != 0;
    sqlite3_stmt *add = store_prepare(record, add_pathway_sql, why);
    if (!add)
        return false;
    store_bytes(add, ":hash", hash);
    store_text(add, ":name", about->pathway);
    store_text(add, ":title", about->title);
    store_text(add, ":version", about->version);
    if (!store_run(record, add, why))
        return false;
    *id = sqlite3_last_insert_rowid(record->db);
    for (size_t i = 0; i < file_count; i++)
        if (!keep_file(record, *id, (long long)i, &files[i], why))
            return false;
    return true;
}

static bool keep_pathway(struct record *record, struct beginning *new, struct failure *why) {
    const struct record_session *given = new->given;
    const struct record_about about = {
        .pathway = given->pathway, .title = given->title, .version = given->version};
    return session_keep_pathway(record, &about, given->files, given->file_count, &new->pathway,
                                why);
}

/* ---- the learner ---- */

/* In a collected record two people may have one name; only the name of who is nobody else's double
   stands in it. Doubles have no index: they are looked for last. */
#define IN_GROUP                                                                                   \
    "CASE WHEN EXISTS (SELECT * FROM session WHERE session.learner = learner_name.learner"         \
    "                  AND session.group_name = :group) THEN 1"                                    \
    " ELSE EXISTS (SELECT * FROM learner AS double CROSS JOIN session"                             \
    "              ON session.learner = double.id"                                                 \
    "              WHERE double.same_as = learner_name.learner AND session.group_name = :group)"   \
    " END"
static const char find_learner_sql[] = "SELECT learner FROM learner_name WHERE name = :name"
                                       " ORDER BY " IN_GROUP " DESC, learner LIMIT 1";
static const char find_in_group_sql[] =
    "SELECT learner FROM learner_name WHERE name = :name AND " IN_GROUP " ORDER BY learner LIMIT 1";
static const char add_learner_sql[] =
    "INSERT INTO learner (pseudonym, same_as) VALUES (:pseudonym, nullif(:same_as, 0))";
static const char add_name_sql[] = "INSERT INTO learner_name (learner, name, hash)"
                                   " VALUES (:learner, :name, :hash)";

bool session_add_learner(struct record *record, const char *pseudonym, const char *name,
                         long long same_as, long long *id, struct failure *why) {
    sqlite3_stmt *add = store_prepare(record, add_learner_sql, why);
    if (!add)
        return false;
    store_text(add, ":pseudonym", pseudonym);
    store_whole(add, ":same_as", same_as);
    if (!store_run(record, add, why))
        return false;
    *id = sqlite3_last_insert_rowid(record->db);
    if (!name)
        return true;
    char hash[DIGEST_SIZE];
    chain_name_hash(pseudonym, name, hash);
    sqlite3_stmt *naming = store_prepare(record, add_name_sql, why);
    if (!naming)
        return false;
    store_whole(naming, ":learner", *id);
    store_text(naming, ":name", name);
    store_bytes(naming, ":hash", hash);
    return store_run(record, naming, why);
}

static bool find_learner(struct record *record, const char *sql, const char *name,
                         const char *group, long long *id, struct failure *why) {
    sqlite3_stmt *find = store_prepare(record, sql, why);
    if (!find)
        return false;
    store_text(find, ":name", name);
    store_text(find, ":group", group);
    return store_ask(record, find, 0, id, why);
}

bool session_find_in_group(struct record *record, const char *name, const char *group,
                           long long *person, struct failure *why) {
    return find_learner(record, find_in_group_sql, name, group, person, why);
}

static bool keep_learner(struct record *record, struct beginning *new, struct failure *why) {
    const struct record_session *given = new->given;
    if (*given->learner &&
        !find_learner(record, find_learner_sql, given->learner, given->group, &new->learner, why))
        return false;
    new->is_newcomer = !new->learner;
    return new->learner ||
           session_add_learner(record, new->pseudonym, given->learner, 0, &new->learner, why);
}

/* ---- the session ---- */

#define OF_THIS_PATHWAY                                                                            \
    " JOIN pathway ON pathway.id = session.pathway"                                                \
    " AND pathway.name = (SELECT name FROM pathway WHERE id = :pathway)"
static const char is_known_sql[] =
    "SELECT 1 FROM session" OF_THIS_PATHWAY " WHERE session.learner = :learner LIMIT 1";
static const char is_known_double_sql[] =
    "SELECT 1 FROM learner AS double CROSS JOIN session ON session.learner = "
    "double.id" OF_THIS_PATHWAY " WHERE double.same_as = :learner LIMIT 1";

static bool is_known(struct record *record, const char *sql, const struct beginning *new,
                     bool *known, struct failure *why) {
    long long one;
    sqlite3_stmt *statement = store_prepare(record, sql, why);
    if (!statement)
        return false;
    store_whole(statement, ":learner", new->learner);
    store_whole(statement, ":pathway", new->pathway);
    if (!store_ask(record, statement, 0, &one, why))
        return false;
    *known = one != 0;
    return true;
}

static bool is_first(struct record *record, const struct beginning *new, bool *first,
                     struct failure *why) {
    bool known = false;
    if (!new->is_newcomer && (!is_known(record, is_known_sql, new, &known, why) ||
                              (!known && !is_known(record, is_known_double_sql, new, &known, why))))
        return false;
    *first = !known;
    return true;
}

/* What the chain covers of the rows that a session points to, as they stand in the record. */
static const char context_sql[] =
    "SELECT lower(hex(pathway.hash)), name, title, version, pseudonym FROM pathway, learner"
    " WHERE pathway.id = :pathway AND learner.id = :learner";
static const char add_session_sql[] =
    "INSERT INTO session (uuid, pathway, learner, group_name, mode, variant, seed, casewalk,"
    " answered_by, policy, first, state, started, chain)"
    " VALUES (:uuid, :pathway, :learner, :group, :mode, :variant, :seed, :casewalk,"
    " :answered_by, :policy, :first, :state, :started, :chain)";

bool session_insert(struct record *record, const struct record_about *about, long long pathway,
                    long long learner, char chain[DIGEST_SIZE], long long *id,
                    struct failure *why) {
    chain_session(about, chain);
    sqlite3_stmt *add = store_prepare(record, add_session_sql, why);
    if (!add)
        return false;
    store_text(add, ":uuid", about->uuid);
    store_whole(add, ":pathway", pathway);
    store_whole(add, ":learner", learner);
    store_text(add, ":group", about->group);
    store_text(add, ":mode", about->mode);
    store_text(add, ":variant", about->variant);
    store_text(add, ":seed", about->seed);
    store_text(add, ":casewalk", about->casewalk);
    store_text(add, ":answered_by", about->answered_by);
    store_text(add, ":policy", about->policy);
    store_whole(add, ":first", about->first);
    store_bytes(add, ":state", about->state);
    store_whole(add, ":started", about->started);
    store_bytes(add, ":chain", chain);
    bool added = store_run(record, add, why);
    *id = sqlite3_last_insert_rowid(record->db);
    return added;
}

static bool add_session(struct record *record, struct beginning *new, struct failure *why) {
    static const char *const answered_by[] = {"terminal", "script", "generated"};
    const struct record_session *given = new->given;
    char seed[24];
    snprintf(seed, sizeof seed, "%" PRIu64, given->seed);
    struct record_about about = {.uuid = new->uuid,
                                 .group = given->group,
                                 .mode = given->mode,
                                 .variant = given->variant,
                                 .seed = seed,
                                 .casewalk = given->casewalk,
                                 .answered_by = answered_by[given->answered_by],
                                 .policy = given->policy,
                                 .state = given->state,
                                 .started = given->started ? given->started : store_now()};
    sqlite3_stmt *context = store_prepare(record, context_sql, why);
    if (!context || !is_first(record, new, &about.first, why))
        return false;
    store_whole(context, ":pathway", new->pathway);
    store_whole(context, ":learner", new->learner);
    if (store_next(record, context, why) != STORE_ROW)
        return false;
    about.pathway_hash = store_column(context, 0, NULL);
    about.pathway = store_column(context, 1, NULL);
    about.title = store_column(context, 2, NULL);
    about.version = store_column(context, 3, NULL);
    about.pseudonym = store_column(context, 4, NULL);
    bool added =
        session_insert(record, &about, new->pathway, new->learner, new->chain, &new->session, why);
    sqlite3_reset(context);
    return added;
}

static const char find_session_sql[] = "SELECT id FROM session WHERE uuid = :uuid";

/* After an error of the disk all is done again, and the first time may have succeeded after all. */
static bool find_session(struct record *record, struct beginning *new, struct failure *why) {
    sqlite3_stmt *find = store_prepare(record, find_session_sql, why);
    if (!find)
        return false;
    store_text(find, ":uuid", new->uuid);
    return store_ask(record, find, 0, &new->session, why);
}

static bool begin(struct record *record, void *context, struct failure *why) {
    struct beginning *new = context;
    if (!find_session(record, new, why))
        return false;
    *new->chain = '\0';
    if (new->session)
        return store_settle(record, why);
    return keep_pathway(record, new, why) && keep_learner(record, new, why) &&
           add_session(record, new, why);
}

/* A random UUID (RFC 4122, version 4) and a pseudonym. */
static bool draw_names(struct beginning *new, struct failure *why) {
    unsigned char b[24];
    if (getrandom(b, sizeof b, 0) != (ssize_t)sizeof b)
        return fail(why, "the system gives no random numbers, which a session needs for its name");
    b[6] = (unsigned char)((b[6] & 0x0f) | 0x40);
    b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
    snprintf(new->uuid, sizeof new->uuid,
             "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
             b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14],
             b[15]);
    snprintf(new->pseudonym, sizeof new->pseudonym, "p-%02x%02x%02x%02x%02x%02x%02x%02x", b[16],
             b[17], b[18], b[19], b[20], b[21], b[22], b[23]);
    return true;
}

bool record_begin_session(struct record *record, const struct record_session *session,
                          long long *id, struct failure *why) {
    struct beginning new = {.given = session};
    if (!store_is_hash(session->state))
        return fail(why, "\"%s\" is not the hash of a situation", session->state);
    if (session->file_count == 0)
        return fail(why, "a session needs the text of its pathway");
    if (!draw_names(&new, why) || !store_write(record, begin, &new, why))
        return fail_within(why, "the walk could not be written down");
    *id = new.session;
    record->tail.session = *new.chain ? new.session : 0;
    record->tail.seq = 0;
    memcpy(record->tail.chain, new.chain, DIGEST_SIZE);
    return true;
}
