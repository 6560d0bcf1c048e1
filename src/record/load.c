/* Reading a session whole, and finding out whether it is as it was written. */
#include <stdio.h>
#include <string.h>

#include "store.h"

struct loading {
    long long session;
    bool without_files;
    struct record_walk *walk;
    enum record_verdict verdict;
};

void record_walk_free(struct record_walk *walk) {
    if (walk)
        arena_free(walk->arena);
}

bool record_is_replayed(const struct record_event *event) {
    return event->step.input && strcmp(event->step.kind, "fault") != 0;
}

/* ---- files ---- */

static const char files_sql[] = "SELECT pathway_file.name, text FROM pathway"
                                " JOIN pathway_file ON pathway_file.pathway = pathway.id"
                                " JOIN file_text ON file_text.id = pathway_file.file_text"
                                " WHERE pathway.hash = :hash ORDER BY position";

enum record_verdict load_files(struct record *record, struct record_walk *walk,
                               struct failure *why) {
    if (!store_is_hash(walk->about.pathway_hash)) {
        fail(why, "the hash of its pathway is none");
        return RECORD_ALTERED;
    }
    sqlite3_stmt *files = store_prepare(record, files_sql, why);
    if (!files)
        return RECORD_UNREADABLE;
    store_bytes(files, ":hash", walk->about.pathway_hash);
    enum store_answer answer;
    while ((answer = store_next(record, files, why)) == STORE_ROW) {
        struct record_file *file = ARENA_ADD(walk->arena, walk->files, walk->file_count);
        file->name = store_column(files, 0, walk->arena);
        file->text = store_column(files, 1, walk->arena);
        file->length = (size_t)sqlite3_column_bytes(files, 1);
        walk->size += file->length;
        bool fits = record->access != RECORD_FOREIGN || walk->size <= 2 * STORE_FOREIGN_WALK;
        if (!file->name || !file->text || !fits) {
            fail(why, "the text of the pathway is %s", fits ? "missing" : "too long");
            sqlite3_reset(files);
            return RECORD_ALTERED;
        }
    }
    if (answer == STORE_FAILED)
        return RECORD_UNREADABLE;
    char hash[DIGEST_SIZE];
    chain_files_hash(walk->files, walk->file_count, hash);
    if (strcmp(hash, walk->about.pathway_hash) == 0)
        return RECORD_HOLDS;
    fail(why, "the text of its pathway is not the one it was walked with");
    return RECORD_ALTERED;
}

/* ---- events ---- */

static const char events_sql[] =
    "SELECT event.seq, event.kind, input, lower(hex(text_hash)), lower(hex(salt)), text,"
    " event.node, option, rating, credit, offer.options, best, lower(hex(decision.hash)),"
    " decision.kind, decision.options, minutes, lower(hex(state)), offered, answered, thinking,"
    " lower(hex(chain)), event.decision IS NULL OR decision.node = event.node"
    " FROM event LEFT JOIN free_text USING (session, seq)"
    " LEFT JOIN offer ON offer.id = event.offer LEFT JOIN decision ON decision.id = event.decision"
    " WHERE event.session = :session ORDER BY event.seq";

static void read_event(sqlite3_stmt *row, struct arena *arena, struct record_event *event) {
    event->step = (struct record_step){.seq = store_column_whole(row, 0, 0),
                                       .kind = store_column(row, 1, arena),
                                       .input = store_column(row, 2, arena),
                                       .text = store_column(row, 5, arena),
                                       .node = store_column(row, 6, arena),
                                       .option = store_column(row, 7, arena),
                                       .rating = store_column(row, 8, arena),
                                       .credit = store_column_number(row, 9),
                                       .offer = store_column(row, 10, arena),
                                       .best = store_column(row, 11, arena),
                                       .decision = store_column_hash(row, 12, arena),
                                       .node_kind = store_column(row, 13, arena),
                                       .decision_options = store_column(row, 14, arena),
                                       .minutes = store_column_number(row, 15),
                                       .state = store_column_hash(row, 16, arena),
                                       .offered = store_column_whole(row, 17, 0),
                                       .answered = store_column_whole(row, 18, 0),
                                       .thinking = store_column_whole(row, 19, -1)};
}

/* At least what the row takes in memory. */
static size_t row_size(sqlite3_stmt *row) {
    size_t size = sizeof(struct record_event);
    for (int column = 0; column < sqlite3_column_count(row); column++)
        size += (size_t)sqlite3_column_bytes(row, column);
    return size;
}

/* Whether the row continues the chain, whose last hash is replaced by its own. */
static bool continues(sqlite3_stmt *row, long long seq, const struct record_event *event,
                      char chain[DIGEST_SIZE]) {
    const char *text_hash = store_column_hash(row, 3, NULL);
    const char *salt = store_column_hash(row, 4, NULL);
    const char *stored = store_column_hash(row, 20, NULL);
    char hash[DIGEST_SIZE];
    if (event->step.seq != seq || !event->step.kind || !store_column_whole(row, 21, 0))
        return false;
    if (event->step.text) {
        chain_text_hash(salt ? salt : "", event->step.text, hash);
        if (!text_hash || strcmp(hash, text_hash) != 0)
            return false;
    }
    chain_event(chain, &event->step, text_hash, hash);
    memcpy(chain, hash, DIGEST_SIZE);
    return stored && strcmp(stored, hash) == 0;
}

enum record_verdict load_events(struct record *record, struct record_walk *walk,
                                struct failure *why) {
    if (!walk->about.intact) {
        fail(why, "what is kept of how it began or ended does not fit its hash");
        return RECORD_ALTERED;
    }
    sqlite3_stmt *rows = store_prepare(record, events_sql, why);
    if (!rows)
        return RECORD_UNREADABLE;
    chain_session(&walk->about, walk->chain);
    store_whole(rows, ":session", walk->about.session);
    enum store_answer answer;
    while ((answer = store_next(record, rows, why)) == STORE_ROW) {
        struct record_event *event = ARENA_ADD(walk->arena, walk->events, walk->event_count);
        read_event(rows, walk->arena, event);
        event->text_hash = store_column_hash(rows, 3, walk->arena);
        event->salt = event->step.text ? store_column_hash(rows, 4, walk->arena) : NULL;
        event->text_erased = !event->step.text && event->text_hash;
        walk->size += row_size(rows);
        if (record->access == RECORD_FOREIGN && walk->size > STORE_FOREIGN_WALK) {
            fail(why, "it is too long");
            sqlite3_reset(rows);
            return RECORD_ALTERED;
        }
        if (!continues(rows, (long long)walk->event_count, event, walk->chain)) {
            fail(why, "event %zu is not the one that was written", walk->event_count);
            sqlite3_reset(rows);
            return RECORD_ALTERED;
        }
    }
    if (answer == STORE_FAILED)
        return RECORD_UNREADABLE;
    if (walk->about.last_seq != (long long)walk->event_count) {
        fail(why, "its events do not count up to the last");
        return RECORD_ALTERED;
    }
    char before[DIGEST_SIZE];
    memcpy(before, walk->chain, DIGEST_SIZE);
    if (walk->about.ended)
        chain_summary(before, &walk->about.summary, walk->chain);
    return RECORD_HOLDS;
}

/* ---- all of it ---- */

static bool load(struct record *record, void *context, struct failure *why) {
    struct loading *loading = context;
    struct arena *arena = arena_new();
    struct record_walk *walk = arena_alloc(arena, sizeof *walk);
    walk->arena = arena;
    loading->walk = walk;
    loading->verdict = RECORD_UNREADABLE;
    if (!list_one(record, loading->session, arena, &walk->about, why))
        return false;
    loading->verdict = load_events(record, walk, why);
    if (loading->verdict == RECORD_HOLDS && !loading->without_files)
        loading->verdict = load_files(record, walk, why);
    if (loading->verdict == RECORD_ALTERED)
        fail_within(why, "session %lld was altered or damaged", loading->session);
    return loading->verdict == RECORD_HOLDS;
}

static bool load_whole(struct record *record, struct loading *loading, struct record_walk **walk,
                       struct failure *why) {
    bool loaded = store_read(record, load, loading, why);
    if (!loaded) {
        record_walk_free(loading->walk);
        loading->walk = NULL;
    } else if (!loading->walk->about.ended) {
        record->tail.session = loading->session;
        record->tail.seq = (long long)loading->walk->event_count;
        memcpy(record->tail.chain, loading->walk->chain, DIGEST_SIZE);
    }
    *walk = loading->walk;
    return loaded;
}

bool record_load_session(struct record *record, long long session, struct record_walk **walk,
                         struct failure *why) {
    struct loading loading = {.session = session};
    return load_whole(record, &loading, walk, why);
}

bool record_load_events(struct record *record, long long session, struct record_walk **walk,
                        struct failure *why) {
    struct loading loading = {.session = session, .without_files = true};
    return load_whole(record, &loading, walk, why);
}

enum record_verdict record_verify_chain(struct record *record, long long session,
                                        struct failure *why) {
    struct loading loading = {.session = session, .verdict = RECORD_UNREADABLE};
    bool read = store_read(record, load, &loading, why);
    record_walk_free(loading.walk);
    if (!read && loading.verdict == RECORD_HOLDS)
        return RECORD_UNREADABLE;
    return loading.verdict;
}
