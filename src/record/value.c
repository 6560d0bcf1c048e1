/* What options are worth: derived from the pathway alone, kept so that it is worked out once. */
#include <string.h>

#include "store.h"

static const char add_value_sql[] =
    "INSERT INTO option_value (pathway, variant, situation, option, value)"
    " SELECT pathway, variant, :situation, :option, :value FROM session WHERE id = :session"
    " ON CONFLICT DO UPDATE SET value = excluded.value";

struct adding {
    long long session;
    const struct record_value *values;
    size_t count;
};

static bool add_values(struct record *record, void *context, struct failure *why) {
    const struct adding *adding = context;
    for (size_t i = 0; i < adding->count; i++) {
        const struct record_value *value = &adding->values[i];
        sqlite3_stmt *add = store_prepare(record, add_value_sql, why);
        if (!add)
            return false;
        store_whole(add, ":session", adding->session);
        store_bytes(add, ":situation", value->situation);
        store_text(add, ":option", value->option);
        store_number(add, ":value", value->value);
        if (!store_run(record, add, why))
            return false;
    }
    return true;
}

bool record_add_values(struct record *record, long long session, const struct record_value *values,
                       size_t count, struct failure *why) {
    struct adding adding = {session, values, count};
    for (size_t i = 0; i < count; i++)
        if (!store_is_hash(values[i].situation))
            return fail(why, "\"%s\" is not the hash of a situation", values[i].situation);
    return count == 0 || store_write(record, add_values, &adding, why);
}

static const char each_value_sql[] =
    "SELECT lower(hex(pathway.hash)), variant, lower(hex(situation)), option, value"
    " FROM option_value JOIN pathway ON pathway.id = option_value.pathway"
    " WHERE :name IS NULL OR pathway.name = :name"
    " ORDER BY option_value.pathway, variant, situation, option";

struct visiting {
    const char *pathway;
    record_visit_value *visit;
    void *context;
};

static bool visit_values(struct record *record, void *context, struct failure *why) {
    struct visiting *visiting = context;
    sqlite3_stmt *rows = store_prepare(record, each_value_sql, why);
    if (!rows)
        return false;
    store_text(rows, ":name", visiting->pathway);
    enum store_answer answer;
    while ((answer = store_next(record, rows, why)) == STORE_ROW) {
        const struct record_value value = {store_column(rows, 2, NULL), store_column(rows, 3, NULL),
                                           store_column_number(rows, 4)};
        if (!visiting->visit(store_column(rows, 0, NULL), store_column(rows, 1, NULL), &value,
                             visiting->context))
            break;
    }
    sqlite3_reset(rows);
    return answer != STORE_FAILED;
}

bool record_each_value(struct record *record, const char *pathway, record_visit_value *visit,
                       void *context, struct failure *why) {
    struct visiting visiting = {pathway, visit, context};
    return store_read(record, visit_values, &visiting, why);
}
