/* Walks from one record into another: each is read and held against its chain there, and written
 * here as it stood. */
#include "copy.h"

#include <stdlib.h>
#include <string.h>

#include "store.h"

/* ---- a walk to be taken ---- */

static const char has_pathway_sql[] = "SELECT id FROM pathway WHERE hash = :hash";

static bool find_pathway(struct record *record, const char *hash, long long *id,
                         struct failure *why) {
    sqlite3_stmt *find = store_prepare(record, has_pathway_sql, why);
    if (!find)
        return false;
    store_bytes(find, ":hash", hash);
    return store_ask(record, find, 0, id, why);
}

/* A walk in hand, and what becomes of it. */
struct parcel {
    struct record_walk *walk;
    enum record_fate fate;
    struct failure why;
};

enum { MOST_PARCELS = 64, MOST_BYTES = 8 << 20 }; /* that are written in one transaction */

struct copying {
    struct record *from, *to;
    const struct record_copying *how;
    long long session; /* the next to be read */
    struct record_walk *read;
    enum record_verdict verdict;
    struct parcel parcels[MOST_PARCELS];
    size_t count, bytes;
};

static bool read_walk(struct record *record, void *context, struct failure *why) {
    struct copying *copying = context;
    struct arena *arena = arena_new();
    struct record_walk *walk = arena_alloc(arena, sizeof *walk);
    walk->arena = arena;
    copying->read = walk;
    copying->verdict = RECORD_UNREADABLE;
    if (!list_one(record, copying->session, arena, &walk->about, why))
        return false;
    copying->verdict = load_events(record, walk, why);
    return true;
}

static bool read_files(struct record *record, void *context, struct failure *why) {
    struct copying *copying = context;
    copying->verdict = load_files(record, copying->read, why);
    return true;
}

struct asking {
    const char *hash;
    long long pathway;
};

static bool ask_for_pathway(struct record *record, void *context, struct failure *why) {
    struct asking *asking = context;
    return find_pathway(record, asking->hash, &asking->pathway, why);
}

/* Whether a parcel in hand brings the pathway already. */
static bool is_on_the_way(const struct copying *copying, const char *hash) {
    for (size_t i = 0; i < copying->count; i++)
        if (copying->parcels[i].walk->file_count > 0 &&
            strcmp(copying->parcels[i].walk->about.pathway_hash, hash) == 0)
            return true;
    return false;
}

/* Reads the pathway's files where they are not there yet. False: the record cannot be asked. */
static bool bring_pathway(struct copying *copying, enum record_fate *fate, struct failure *why) {
    const struct record_copying *how = copying->how;
    struct asking asking = {.hash = copying->read->about.pathway_hash};
    if (is_on_the_way(copying, asking.hash))
        return true;
    if (!store_read(copying->to, ask_for_pathway, &asking, why))
        return false;
    if (asking.pathway)
        return true;
    if (!store_read(copying->from, read_files, copying, why) || copying->verdict != RECORD_HOLDS ||
        (copying->from->access == RECORD_FOREIGN && !foreign_is_sound(copying->read, why)) ||
        (how->accepts && !how->accepts(copying->read, how->context, why)))
        *fate = RECORD_REFUSED;
    return true;
}

static bool is_whole(struct copying *copying, struct failure *why) {
    return store_read(copying->from, read_walk, copying, why) &&
           (copying->verdict == RECORD_HOLDS || fail_within(why, "it was altered or damaged")) &&
           (copying->from->access != RECORD_FOREIGN || foreign_is_sound(copying->read, why));
}

/* Reads a session and finds out whether it may be taken. False: the record cannot be asked. */
static bool fetch(struct copying *copying, long long session, enum record_fate *fate,
                  struct failure *why) {
    copying->session = session;
    *fate = RECORD_TAKEN;
    if (!is_whole(copying, why))
        *fate = RECORD_REFUSED;
    else if (!copying->read->about.ended)
        *fate = RECORD_UNENDED;
    return *fate != RECORD_TAKEN || bring_pathway(copying, fate, why);
}

/* ---- who walked ---- */

static const char known_sql[] =
    "SELECT learner.id, coalesce(same_as, learner.id), name FROM learner"
    " LEFT JOIN learner_name ON learner_name.learner = coalesce(same_as, learner.id)"
    " WHERE pseudonym = :pseudonym";

/* The learner of this pseudonym who is here already, and the person; 0: none. A name that is
   another one than was told there is a failure. */
static bool find_known(struct record *record, const char *pseudonym, const char *name,
                       long long *learner, long long *person, struct failure *why) {
    *learner = *person = 0;
    sqlite3_stmt *known = store_prepare(record, known_sql, why);
    if (!known)
        return false;
    store_text(known, ":pseudonym", pseudonym);
    enum store_answer answer = store_next(record, known, why);
    bool good = answer != STORE_FAILED;
    if (answer == STORE_ROW) {
        *learner = store_column_whole(known, 0, 0);
        *person = store_column_whole(known, 1, 0);
        const char *here = store_column(known, 2, NULL);
        if (here && name && strcmp(here, name) != 0)
            good = fail(why, "its learner (%s) has another name here", pseudonym);
    }
    sqlite3_reset(known);
    return good;
}

/* Learners of one name and group are one person; the first of them keeps the name. */
static bool take_person(struct record *record, const struct record_about *about, long long *person,
                        struct failure *why) {
    long long learner;
    if (!find_known(record, about->person, about->learner, &learner, person, why))
        return false;
    if (*person)
        return true;
    bool is_named = about->learner && *about->learner;
    if (is_named && !session_find_in_group(record, about->learner, about->group, person, why))
        return false;
    if (!session_add_learner(record, about->person, *person ? NULL : about->learner, *person,
                             &learner, why))
        return false;
    *person = *person ? *person : learner;
    return true;
}

static bool take_learner(struct record *record, const struct record_about *about,
                         long long *learner, struct failure *why) {
    long long person, known_as;
    if (!take_person(record, about, &person, why) ||
        !find_known(record, about->pseudonym, about->learner, learner, &known_as, why))
        return false;
    if (*learner)
        return known_as == person ||
               fail(why, "its learner (%s) is another person here", about->pseudonym);
    return session_add_learner(record, about->pseudonym, NULL, person, learner, why);
}

/* ---- taking it ---- */

static const char same_pathway_sql[] =
    "SELECT 1 FROM pathway WHERE id = :id AND name = :name AND title = :title"
    " AND version = :version";

static bool take_pathway(struct record *record, const struct record_walk *walk, long long *id,
                         struct failure *why) {
    const struct record_about *about = &walk->about;
    long long same;
    if (!find_pathway(record, about->pathway_hash, id, why))
        return false;
    if (!*id && walk->file_count == 0)
        return fail(why, "its pathway was erased meanwhile; try again");
    if (!*id && !session_keep_pathway(record, about, walk->files, walk->file_count, id, why))
        return false;
    sqlite3_stmt *compare = store_prepare(record, same_pathway_sql, why);
    if (!compare)
        return false;
    store_whole(compare, ":id", *id);
    store_text(compare, ":name", about->pathway);
    store_text(compare, ":title", about->title);
    store_text(compare, ":version", about->version);
    if (!store_ask(record, compare, 0, &same, why))
        return false;
    return same || fail(why, "its pathway stands here under another name, title or version");
}

static bool take(struct record *record, const struct record_walk *walk, struct failure *why) {
    long long pathway, learner, session;
    char chain[DIGEST_SIZE];
    if (!take_pathway(record, walk, &pathway, why) ||
        !take_learner(record, &walk->about, &learner, why) ||
        !session_insert(record, &walk->about, pathway, learner, chain, &session, why))
        return false;
    for (size_t i = 0; i < walk->event_count; i++)
        if (!step_copy(record, session, &walk->events[i], chain, why))
            return false;
    if (!step_copy_summary(record, session, &walk->about.summary, chain, why))
        return false;
    return strcmp(chain, walk->chain) == 0 || fail(why, "its chain would not hold here");
}

static const char find_uuid_sql[] =
    "SELECT session.id, lower(hex(summary.chain)) FROM session"
    " LEFT JOIN summary ON summary.session = session.id WHERE uuid = :uuid";

/* Whether a session of this uuid is here: the same one, or another. */
static bool look_for(struct record *record, struct parcel *parcel, bool *found,
                     struct failure *why) {
    sqlite3_stmt *find = store_prepare(record, find_uuid_sql, why);
    if (!find)
        return false;
    store_text(find, ":uuid", parcel->walk->about.uuid);
    enum store_answer answer = store_next(record, find, why);
    *found = answer == STORE_ROW;
    if (*found) {
        const char *chain = store_column_hash(find, 1, NULL);
        bool same = chain && strcmp(chain, parcel->walk->chain) == 0;
        parcel->fate = same ? RECORD_THERE : RECORD_REFUSED;
        if (!same)
            fail(&parcel->why, "session %lld here has the same uuid and %s",
                 store_column_whole(find, 0, 0), chain ? "is another walk" : "has not ended");
    }
    sqlite3_reset(find);
    return answer != STORE_FAILED;
}

/* An error that is about this walk and not about the record. */
static bool is_of_the_walk(const struct record *record) {
    int error = record->error & 0xff;
    return error == SQLITE_OK || error == SQLITE_CONSTRAINT || error == SQLITE_MISMATCH ||
           error == SQLITE_TOOBIG;
}

static bool take_parcel(struct record *record, struct parcel *parcel, struct failure *why) {
    bool found;
    if (!look_for(record, parcel, &found, why))
        return false;
    if (found)
        return true;
    parcel->fate = RECORD_TAKEN;
    if (!store_execute(record, "SAVEPOINT walk", why))
        return false;
    if (!take(record, parcel->walk, &parcel->why)) {
        *why = parcel->why;
        if (!is_of_the_walk(record) || !store_execute(record, "ROLLBACK TO walk", why))
            return false;
        record->error = SQLITE_OK;
        parcel->fate = RECORD_REFUSED;
    }
    return store_execute(record, "RELEASE walk", why);
}

static bool take_parcels(struct record *record, void *context, struct failure *why) {
    struct copying *copying = context;
    for (size_t i = 0; i < copying->count; i++)
        if (!take_parcel(record, &copying->parcels[i], why))
            return false;
    return true;
}

static void tell(const struct copying *copying, const struct record_about *about,
                 enum record_fate fate, const struct failure *why) {
    copying->how->told(about, fate, why, copying->how->context);
}

static bool deliver(struct copying *copying, struct failure *why) {
    bool done = copying->count == 0 || store_write(copying->to, take_parcels, copying, why);
    for (size_t i = 0; i < copying->count; i++) {
        struct parcel *parcel = &copying->parcels[i];
        if (done)
            tell(copying, &parcel->walk->about, parcel->fate, &parcel->why);
        record_walk_free(parcel->walk);
    }
    copying->count = copying->bytes = 0;
    return done;
}

static bool copy_one(struct copying *copying, long long session, struct failure *why) {
    enum record_fate fate;
    copying->read = NULL;
    bool asked = fetch(copying, session, &fate, why);
    struct record_walk *walk = copying->read;
    if (asked && fate == RECORD_TAKEN) {
        copying->parcels[copying->count++] = (struct parcel){.walk = walk};
        copying->bytes += walk->size;
        return (copying->count < MOST_PARCELS && copying->bytes < MOST_BYTES) ||
               deliver(copying, why);
    }
    const struct record_about unknown = {.session = session};
    if (asked)
        tell(copying, walk && walk->about.uuid ? &walk->about : &unknown, fate, why);
    record_walk_free(walk);
    return asked;
}

bool copy_walks(struct record *from, struct record *to, copy_next *next, void *sessions,
                const struct record_copying *how, struct failure *why) {
    struct copying *copying = xcalloc(1, sizeof *copying);
    copying->from = from;
    copying->to = to;
    copying->how = how;
    long long session = 0;
    bool good = true;
    while (good && (good = next(from, sessions, &session, why)) && session)
        good = copy_one(copying, session, why);
    good = deliver(copying, good ? why : &(struct failure){.code = 0}) && good;
    free(copying);
    return good;
}
