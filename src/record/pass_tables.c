/* What the sessions of a pass share, and who the learners are. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "pass_inside.h"

long long pass_rows_find(const struct pass_rows *rows, long long id) {
    /* Mostly the rows are numbered 1, 2, 3, … without a gap. */
    if (id >= 1 && (unsigned long long)id <= rows->count && rows->ids[id - 1] == id)
        return id - 1;
    size_t low = 0, high = rows->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows->ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < rows->count && rows->ids[low] == id ? (long long)low : PASS_NONE;
}

/* Takes one more row, numbered higher than those before; gives its index. */
static size_t add_row(struct pass_rows *rows, sqlite3_stmt *row) {
    if ((rows->count & (rows->count - 1)) == 0)
        rows->ids = xrealloc(rows->ids, (rows->count ? 2 * rows->count : 1) * sizeof *rows->ids);
    rows->ids[rows->count] = store_column_whole(row, 0, 0);
    return rows->count++;
}

static const char *text_of(sqlite3_stmt *row, int column, struct arena *arena) {
    const char *text = store_column(row, column, arena);
    return text ? text : "";
}

/* ---- pathways, decisions, offers ---- */

static const char pathways_sql[] =
    "SELECT id, name, title, version, lower(hex(hash)) FROM pathway ORDER BY id";
static const char decisions_sql[] =
    "SELECT id, pathway, lower(hex(hash)), node, kind, options FROM decision ORDER BY id";
static const char offers_sql[] = "SELECT id, options, best FROM offer ORDER BY id";

static void add_pathway(struct pass_tables *tables, sqlite3_stmt *row) {
    struct arena *arena = tables->arena;
    struct record_pathway *pathway =
        ARENA_ADD(arena, tables->told.pathways, tables->told.pathway_count);
    *pathway = (struct record_pathway){add_row(&tables->pathways, row), text_of(row, 1, arena),
                                       text_of(row, 2, arena), text_of(row, 3, arena),
                                       text_of(row, 4, arena)};
}

static void add_decision(struct pass_tables *tables, sqlite3_stmt *row) {
    struct arena *arena = tables->arena;
    struct record_decision *decision =
        ARENA_ADD(arena, tables->told.decisions, tables->told.decision_count);
    *decision = (struct record_decision){
        add_row(&tables->decisions, row), text_of(row, 1, arena), text_of(row, 2, arena),
        text_of(row, 3, arena),           text_of(row, 4, arena), store_column(row, 5, arena)};
}

static void add_offer(struct pass_tables *tables, sqlite3_stmt *row) {
    struct arena *arena = tables->arena;
    struct record_offer *offer = ARENA_ADD(arena, tables->told.offers, tables->told.offer_count);
    *offer = (struct record_offer){add_row(&tables->offers, row), text_of(row, 1, arena),
                                   text_of(row, 2, arena)};
}

typedef void add_to_tables(struct pass_tables *tables, sqlite3_stmt *row);

static bool read_rows(struct record *record, const char *sql, struct pass_tables *tables,
                      add_to_tables *add, struct failure *why) {
    sqlite3_stmt *rows = store_prepare(record, sql, why);
    if (!rows)
        return false;
    enum store_answer answer;
    while ((answer = store_next(record, rows, why)) == STORE_ROW)
        add(tables, rows);
    return answer == STORE_END;
}

/* ---- learners ---- */

static const char learners_sql[] = "SELECT id, same_as FROM learner ORDER BY id";

/* A learner without `same_as` is who it says. Who is pointed to may stand further on. */
static bool read_learners(struct record *record, struct pass_tables *tables, struct failure *why) {
    struct pass_rows *rows = &tables->learners;
    long long *same = NULL;
    sqlite3_stmt *learners = store_prepare(record, learners_sql, why);
    if (!learners)
        return false;
    enum store_answer answer;
    while ((answer = store_next(record, learners, why)) == STORE_ROW) {
        size_t index = add_row(rows, learners);
        if ((index & (index - 1)) == 0)
            same = xrealloc(same, (index ? 2 * index : 1) * sizeof *same);
        assert(same);
        same[index] = store_column_whole(learners, 1, rows->ids[index]);
    }
    tables->persons = xcalloc(rows->count ? rows->count : 1, sizeof *tables->persons);
    for (size_t i = 0; i < rows->count; i++) {
        assert(same);
        long long person = pass_rows_find(rows, same[i]);
        tables->persons[i] = person == PASS_NONE ? (uint32_t)i : (uint32_t)person;
    }
    tables->told.learner_count = rows->count;
    free(same);
    return answer == STORE_END;
}

bool pass_tables_read(struct record *record, struct pass_tables *tables, struct failure *why) {
    *tables = (struct pass_tables){.arena = arena_new()};
    return read_rows(record, pathways_sql, tables, add_pathway, why) &&
           read_rows(record, decisions_sql, tables, add_decision, why) &&
           read_rows(record, offers_sql, tables, add_offer, why) &&
           read_learners(record, tables, why);
}

void pass_tables_clear(struct pass_tables *tables) {
    free(tables->pathways.ids);
    free(tables->decisions.ids);
    free(tables->offers.ids);
    free(tables->learners.ids);
    free(tables->persons);
    arena_free(tables->arena);
}

/* ---- one by one ---- */

#define LEARNER_COLUMNS                                                                            \
    "learner.id, person.id, learner.pseudonym, person.pseudonym, learner_name.name"
#define LEARNER_TABLES                                                                             \
    " FROM learner JOIN learner AS person ON person.id = coalesce(learner.same_as, learner.id)"    \
    " LEFT JOIN learner_name ON learner_name.learner = person.id "

static const char learner_sql[] =
    "SELECT " LEARNER_COLUMNS LEARNER_TABLES "WHERE learner.id = :learner";
static const char learners_and_groups_sql[] =
    "SELECT DISTINCT " LEARNER_COLUMNS ", coalesce(group_name, '')" LEARNER_TABLES
    "LEFT JOIN session ON session.learner = learner.id";

static void read_learner(sqlite3_stmt *row, struct arena *arena, struct record_learner *about) {
    *about = (struct record_learner){store_column_whole(row, 0, 0), store_column_whole(row, 1, 0),
                                     text_of(row, 2, arena), text_of(row, 3, arena),
                                     store_column(row, 4, arena)};
}

struct finding {
    long long learner;
    struct arena *arena;
    struct record_learner *about;
};

static bool find_learner(struct record *record, void *context, struct failure *why) {
    const struct finding *finding = context;
    sqlite3_stmt *find = store_prepare(record, learner_sql, why);
    if (!find)
        return false;
    store_whole(find, ":learner", finding->learner);
    enum store_answer answer = store_next(record, find, why);
    if (answer == STORE_ROW)
        read_learner(find, finding->arena, finding->about);
    sqlite3_reset(find);
    if (answer == STORE_END)
        fail(why, "the record %s is damaged: a learner is missing in it", record->path);
    return answer == STORE_ROW;
}

bool record_learner_about(struct record *record, long long learner, struct arena *arena,
                          struct record_learner *about, struct failure *why) {
    struct finding finding = {learner, arena, about};
    bool in_pass = record->db && !sqlite3_get_autocommit(record->db);
    return in_pass ? find_learner(record, &finding, why)
                   : store_read(record, find_learner, &finding, why);
}

struct telling {
    record_learner_visit *visit;
    void *context;
};

static bool tell_learners(struct record *record, void *context, struct failure *why) {
    const struct telling *telling = context;
    sqlite3_stmt *learners = store_prepare(record, learners_and_groups_sql, why);
    if (!learners)
        return false;
    enum store_answer answer;
    while ((answer = store_next(record, learners, why)) == STORE_ROW) {
        struct record_learner learner;
        read_learner(learners, NULL, &learner);
        if (!telling->visit(&learner, text_of(learners, 5, NULL), telling->context))
            break;
    }
    sqlite3_reset(learners);
    return answer != STORE_FAILED;
}

bool record_each_learner(struct record *record, record_learner_visit *visit, void *context,
                         struct failure *why) {
    struct telling telling = {visit, context};
    return store_read(record, tell_learners, &telling, why);
}
