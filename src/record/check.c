/* Looking through the whole file for damage. */
#include <stdio.h>
#include <string.h>

#include "store.h"

enum depth { CHECK_FILE, CHECK_LINKS, CHECK_CONTENTS };

struct checking {
    enum depth depth;
    enum record_verdict verdict;
};

/* The first line that a check of SQLite's own answers; `good` when there is nothing to say. */
static enum record_verdict ask_sqlite(struct record *record, const char *sql, const char *good,
                                      struct failure *why) {
    sqlite3_stmt *check = store_prepare(record, sql, why);
    if (!check)
        return RECORD_UNREADABLE;
    enum store_answer answer = store_next(record, check, why);
    enum record_verdict verdict = answer == STORE_FAILED ? RECORD_UNREADABLE : RECORD_HOLDS;
    if (answer == STORE_ROW) {
        const char *text = store_column(check, 0, NULL);
        if (!good || !text || strcmp(text, good) != 0) {
            const char *line = text ? strrchr(text, '\n') : NULL; /* after a heading */
            store_fail_damaged(record, line ? line + 1 : text ? text : "a row is lost", why);
            verdict = RECORD_ALTERED;
        }
    }
    sqlite3_reset(check);
    return verdict;
}

static const char quick_check_sql[] = "PRAGMA quick_check(1)";
static const char foreign_key_check_sql[] =
    "SELECT 'table ' || \"table\" || ' points to a row of ' || parent || ' that is not there'"
    " FROM pragma_foreign_key_check LIMIT 1";

static const char next_session_sql[] = "SELECT min(id) FROM session WHERE id > :after";

static enum record_verdict check_session(struct record *record, long long session,
                                         struct failure *why) {
    struct arena *arena = arena_new();
    struct record_walk walk = {.arena = arena};
    enum record_verdict verdict = RECORD_UNREADABLE;
    if (list_one(record, session, arena, &walk.about, why))
        verdict = load_events(record, &walk, why);
    if (verdict == RECORD_ALTERED)
        fail_within(why, "session %lld was altered or damaged", session);
    arena_free(arena);
    return verdict;
}

/* Looks at all of them, tells of the first that does not hold, and how many more there are. */
static enum record_verdict check_sessions(struct record *record, struct failure *why) {
    sqlite3_stmt *next = store_prepare(record, next_session_sql, why);
    long long session = 0, altered = 0;
    struct failure first = {.text = ""};
    while (next) {
        struct failure now;
        store_whole(next, ":after", session);
        if (!store_ask(record, next, 0, &session, why))
            return RECORD_UNREADABLE;
        if (!session)
            break;
        enum record_verdict verdict = check_session(record, session, &now);
        if (verdict == RECORD_UNREADABLE) {
            *why = now;
            return verdict;
        }
        if (verdict == RECORD_ALTERED && altered++ == 0)
            first = now;
    }
    if (altered > 1)
        fail(why, "%s; %lld sessions more do not hold", first.text, altered - 1);
    else if (altered)
        *why = first;
    if (!next)
        return RECORD_UNREADABLE;
    return altered ? RECORD_ALTERED : RECORD_HOLDS;
}

static const char next_pathway_sql[] =
    "SELECT id, lower(hex(hash)), name FROM pathway WHERE id > :after ORDER BY id LIMIT 1";

/* The next pathway after the number `*id`, which becomes its number, or 0 after the last. */
static enum record_verdict check_pathway(struct record *record, sqlite3_stmt *next, long long *id,
                                         struct failure *why) {
    store_whole(next, ":after", *id);
    *id = 0;
    enum store_answer answer = store_next(record, next, why);
    if (answer != STORE_ROW)
        return answer == STORE_END ? RECORD_HOLDS : RECORD_UNREADABLE;
    *id = store_column_whole(next, 0, 0);
    struct arena *arena = arena_new();
    struct record_walk walk = {.arena = arena};
    walk.about.pathway_hash = store_column(next, 1, arena);
    const char *name = store_column(next, 2, arena);
    sqlite3_reset(next);
    walk.about.pathway_hash = walk.about.pathway_hash ? walk.about.pathway_hash : "";
    enum record_verdict verdict = load_files(record, &walk, why);
    if (verdict == RECORD_ALTERED)
        fail_within(why, "pathway %s was altered or damaged", name ? name : "without a name");
    arena_free(arena);
    return verdict;
}

static enum record_verdict check_pathways(struct record *record, struct failure *why) {
    sqlite3_stmt *next = store_prepare(record, next_pathway_sql, why);
    enum record_verdict verdict = next ? RECORD_HOLDS : RECORD_UNREADABLE;
    long long id = 0;
    do {
        if (verdict == RECORD_HOLDS)
            verdict = check_pathway(record, next, &id, why);
    } while (verdict == RECORD_HOLDS && id);
    return verdict;
}

static bool check(struct record *record, void *context, struct failure *why) {
    struct checking *checking = context;
    checking->verdict = ask_sqlite(record, quick_check_sql, "ok", why);
    if (checking->depth >= CHECK_LINKS && checking->verdict == RECORD_HOLDS)
        checking->verdict = ask_sqlite(record, foreign_key_check_sql, NULL, why);
    if (checking->depth == CHECK_CONTENTS && checking->verdict == RECORD_HOLDS)
        checking->verdict = check_pathways(record, why);
    if (checking->depth == CHECK_CONTENTS && checking->verdict == RECORD_HOLDS)
        checking->verdict = check_sessions(record, why);
    return checking->verdict == RECORD_HOLDS;
}

static enum record_verdict check_as(struct record *record, enum depth depth, struct failure *why) {
    struct checking checking = {depth, RECORD_UNREADABLE};
    if (!store_read(record, check, &checking, why) && checking.verdict == RECORD_HOLDS)
        return RECORD_UNREADABLE;
    return checking.verdict;
}

enum record_verdict record_check_file(struct record *record, struct failure *why) {
    return check_as(record, CHECK_FILE, why);
}

enum record_verdict check_structure(struct record *record, struct failure *why) {
    return check_as(record, CHECK_LINKS, why);
}

enum record_verdict record_check(struct record *record, struct failure *why) {
    return check_as(record, CHECK_CONTENTS, why);
}
