/* A file that somebody else made may be made to do harm: what it can reach is taken away before it
 * is read, and it must declare what a record declares and nothing more. */
#include <math.h>
#include <string.h>

#include "clean.h"
#include "json.h"
#include "store.h"

/* As sqlite.org/security.html advises for files from strangers. */
void foreign_restrain(sqlite3 *db) {
    static const struct {
        int what, most;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, STORE_FOREIGN_ROW},
        {SQLITE_LIMIT_SQL_LENGTH, 100000},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_EXPR_DEPTH, 100},
        {SQLITE_LIMIT_COMPOUND_SELECT, 10},
        {SQLITE_LIMIT_COLUMN, 100},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(db, limits[i].what, limits[i].most);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
}

/* What a database declares, in one order; what `ANALYZE` notes for itself is left out. */
static const char schema_sql[] =
    "SELECT type || ' ' || name, tbl_name || ': ' || coalesce(sql, '') FROM sqlite_schema"
    " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name";
static const char version_sql[] = "PRAGMA user_version";

static bool is_same_row(sqlite3_stmt *ours, sqlite3_stmt *theirs) {
    for (int column = 0; column < 2; column++) {
        const char *our = store_column(ours, column, NULL);
        const char *their = store_column(theirs, column, NULL);
        if (!our || !their || strcmp(our, their) != 0)
            return false;
    }
    return true;
}

static bool compare(struct record *record, sqlite3_stmt *ours, sqlite3_stmt *theirs,
                    struct failure *why) {
    for (;;) {
        bool more = sqlite3_step(ours) == SQLITE_ROW;
        enum store_answer answer = store_next(record, theirs, why);
        if (answer == STORE_FAILED)
            return false;
        if (!more && answer == STORE_END)
            return true;
        if (!more || answer == STORE_END || !is_same_row(ours, theirs)) {
            const char *name = store_column(answer == STORE_ROW ? theirs : ours, 0, NULL);
            return fail(why,
                        "%s is not made as a record of casewalk is made (%s); nothing is taken "
                        "from it",
                        record->path, name ? name : "it declares something without a name");
        }
    }
}

bool foreign_has_our_schema(struct record *record, struct failure *why) {
    sqlite3 *model = NULL;
    sqlite3_stmt *ours = NULL;
    long long version = 0;
    sqlite3_stmt *asked = store_prepare(record, version_sql, why);
    if (!asked || !store_ask(record, asked, 0, &version, why))
        return false;
    if (version < 1 || version > STORE_VERSION)
        return fail(why, "%s was made by another version of casewalk (schema %lld)", record->path,
                    version);
    if (sqlite3_open(":memory:", &model) != SQLITE_OK || !store_make_schema(model, version) ||
        sqlite3_prepare_v2(model, schema_sql, -1, &ours, NULL) != SQLITE_OK)
        die("the record: its own schema could not be made: %s", sqlite3_errmsg(model));
    sqlite3_stmt *theirs = store_prepare(record, schema_sql, why);
    bool same = theirs && compare(record, ours, theirs, why);
    store_let_go(record);
    sqlite3_finalize(ours);
    sqlite3_close(model);
    return same;
}

/* ---- what a walk says ---- */

enum { FOREIGN_NAME = RECORD_NAME_SIZE, FOREIGN_TEXT = 64 * 1024 }; /* bytes */
static const int64_t end_of_time =
    253402300800000; /* the year 10000: the last that dates can show */

static bool is_text(const char *text, size_t most) {
    size_t left = text ? strlen(text) : most + 1, length;
    uint32_t character;
    if (left > most)
        return false;
    for (; left > 0; text += length, left -= length)
        if ((length = clean_decode(text, left, &character)) == 0)
            return false;
    return true;
}

/* What people typed may be of any bytes. */
static bool is_typed_or_none(const char *text) { return !text || strlen(text) <= FOREIGN_NAME; }

static bool is_text_or_none(const char *text, size_t most) { return !text || is_text(text, most); }

static bool is_hash_or_none(const char *hex) { return !hex || store_is_hash(hex); }

static bool is_pseudonym(const char *text) {
    return strncmp(text, "p-", 2) == 0 && strlen(text) == 18 && store_is_hash(text + 2);
}

bool record_is_name(const char *name) {
    return strlen(name) <= RECORD_NAME_SIZE && !is_pseudonym(name);
}

static bool is_uuid(const char *text) {
    static const char form[] = "00000000-0000-0000-0000-000000000000";
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (form[i] == '-' ? text[i] != '-' : !text[i] || !strchr("0123456789abcdef", text[i]))
            return false;
    return text[sizeof form - 1] == '\0';
}

static bool is_time(int64_t time) { return time > 0 && time < end_of_time; }

static bool is_within(double number, double low, double high) {
    return isnan(number) || (number >= low && number <= high);
}

static bool is_json(const char *text, bool array) {
    struct failure why;
    if (!text)
        return true;
    json_t *value = json_read(text, strlen(text), &why);
    bool good = array ? json_is_array(value) : json_is_object(value);
    json_decref(value);
    return good;
}

static bool is_one_of(const char *text, const char *const *words) {
    while (*words && strcmp(*words, text) != 0)
        words++;
    return *words != NULL;
}

static bool is_beginning_sound(const struct record_about *about) {
    static const char *const modes[] = {"learn", "consequence", "exam", NULL};
    static const char *const answerers[] = {"terminal", "script", "generated", NULL};
    return is_uuid(about->uuid) && is_pseudonym(about->pseudonym) && is_pseudonym(about->person) &&
           is_typed_or_none(about->learner) && is_typed_or_none(about->group) &&
           !(about->learner && is_pseudonym(about->learner)) &&
           is_text(about->pathway, FOREIGN_NAME) && is_text(about->variant, FOREIGN_NAME) &&
           is_text(about->title, FOREIGN_TEXT) && is_text(about->version, FOREIGN_NAME) &&
           is_text(about->casewalk, FOREIGN_NAME) && is_text_or_none(about->policy, FOREIGN_NAME) &&
           is_one_of(about->mode, modes) && is_one_of(about->answered_by, answerers) &&
           strlen(about->seed) <= 20 && *about->seed &&
           strspn(about->seed, "0123456789") == strlen(about->seed) &&
           store_is_hash(about->state) && store_is_hash(about->pathway_hash) &&
           is_time(about->started);
}

static bool is_event_sound(const struct record_event *event) {
    static const char *const kinds[] = {"choose", "answer", "auto",    "back",   "hint",
                                        "note",   "fault",  "suspend", "resume", NULL};
    static const char *const ratings[] = {"best", "acceptable", "suboptimal", "harmful", NULL};
    const struct record_step *step = &event->step;
    return is_one_of(step->kind, kinds) && is_hash_or_none(step->state) &&
           is_hash_or_none(step->decision) && is_hash_or_none(event->text_hash) &&
           (!step->text || (event->salt && store_is_hash(event->salt))) &&
           is_text_or_none(step->node, FOREIGN_TEXT) &&
           is_text_or_none(step->option, FOREIGN_TEXT) &&
           is_text_or_none(step->node_kind, FOREIGN_NAME) &&
           (!step->decision || (step->node && step->node_kind)) &&
           (!step->rating || is_one_of(step->rating, ratings)) && is_within(step->credit, 0, 1) &&
           is_within(step->minutes, 0, 1e12) && is_json(step->input, false) &&
           is_json(step->decision_options, true) && is_json(step->offer, true) &&
           is_json(step->best, true) && !step->offer == !step->best && is_time(step->answered) &&
           (step->offered == 0 || is_time(step->offered)) && step->thinking < end_of_time;
}

static bool is_end_sound(const struct record_summary *summary) {
    return is_text(summary->outcome, FOREIGN_TEXT) && is_within(summary->score, 0, 1) &&
           summary->harmful >= 0 && is_within(summary->minutes, 0, 1e12) &&
           !isnan(summary->minutes) && is_within(summary->utility, -1, 1) &&
           !isnan(summary->utility) && is_json(summary->learning, false) && is_time(summary->ended);
}

bool foreign_is_sound(const struct record_walk *walk, struct failure *why) {
    if (!is_beginning_sound(&walk->about))
        return fail(why, "what it says of how it began is nothing that casewalk writes");
    for (size_t i = 0; i < walk->event_count; i++)
        if (!is_event_sound(&walk->events[i]))
            return fail(why, "event %zu is nothing that casewalk writes", i + 1);
    for (size_t i = 0; i < walk->file_count; i++)
        if (!is_text(walk->files[i].name, FOREIGN_NAME))
            return fail(why, "a file of its pathway has no name");
    return !walk->about.ended || is_end_sound(&walk->about.summary) ||
           fail(why, "what it says of how it ended is nothing that casewalk writes");
}
