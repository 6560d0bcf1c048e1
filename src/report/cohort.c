/* Who walked, and which attempt each walk is, over one or several records. */
#include <stdlib.h>
#include <string.h>

#include "cohort_inside.h"

static uint8_t mode_number(const char *mode) {
    static const char *const modes[] = {"learn", "consequence", "exam"};
    uint8_t i = 0;
    while (i < 3 && strcmp(modes[i], mode) != 0)
        i++;
    return i;
}

enum { OFTEN = 1024 }; /* sessions between two words of progress */

enum { OPEN_AT_ONCE = 32 }; /* a class of hundreds may have more files than a program may open */

struct record *cohort_record(struct cohort *cohort, size_t file, struct failure *why) {
    struct cohort_file *wanted = &cohort->files[file];
    for (size_t i = 0; i < cohort->file_count && cohort->file_count > OPEN_AT_ONCE; i++)
        if (i != file && &cohort->files[i] != cohort->passing) {
            record_close(cohort->files[i].record);
            cohort->files[i].record = NULL;
        }
    if (!wanted->record && !record_open(wanted->path, RECORD_READ, &wanted->record, why))
        return NULL;
    return wanted->record;
}

/* ---- the sessions of a file ---- */

struct reading {
    struct cohort *cohort;
    struct cohort_file *file;
    int64_t *started;          /* of each row */
    struct cohort_uuid *uuids; /* of each row; NULL: there is one file only */
    cohort_progress *progress; /* NULL: nobody waits */
    void *context;
    bool stopped;
};

static uint16_t name_number(struct cohort *cohort, const char *name) {
    size_t i = 0;
    while (i < cohort->name_count && strcmp(cohort->names[i], name) != 0)
        i++;
    if (i == cohort->name_count && i < UINT16_MAX)
        *ARENA_ADD(cohort->arena, cohort->names, cohort->name_count) =
            arena_copy(cohort->arena, name);
    return (uint16_t)i;
}

/* Learners and pathways, which all sessions of the file share. */
static void begin_file(struct cohort *cohort, struct cohort_file *file,
                       const struct record_pass *pass) {
    const struct record_tables *tables = record_pass_tables(pass);
    file->learner_count = tables->learner_count;
    file->learners = xcalloc(tables->learner_count, sizeof *file->learners);
    for (size_t i = 0; i < tables->learner_count; i++)
        file->learners[i] = record_pass_learner(pass, i);
    file->pathway_names = xcalloc(tables->pathway_count, sizeof *file->pathway_names);
    for (size_t i = 0; i < tables->pathway_count; i++)
        file->pathway_names[i] = name_number(cohort, tables->pathways[i].name);
}

/* FNV-1a. */
static uint64_t mix(uint64_t start, const char *text) {
    for (; *text; text++)
        start = (start ^ (unsigned char)*text) * 0x100000001b3;
    return start;
}

/* One place more in each array, doubled at each power of two. */
static void make_room(struct reading *reading) {
    struct cohort *cohort = reading->cohort;
    size_t count = cohort->row_count, room = count ? 2 * count : 1;
    if (count & (count - 1))
        return;
    cohort->rows = xrealloc(cohort->rows, room * sizeof *cohort->rows);
    reading->started = xrealloc(reading->started, room * sizeof *reading->started);
    if (reading->uuids)
        reading->uuids = xrealloc(reading->uuids, room * sizeof *reading->uuids);
}

static bool add_row(struct record_pass *pass, const struct record_pass_session *session,
                    void *context) {
    struct reading *reading = context;
    struct cohort *cohort = reading->cohort;
    struct cohort_file *file = reading->file;
    if (!file->learners)
        begin_file(cohort, file, pass);
    if (cohort->row_count % OFTEN == 0 && reading->progress)
        reading->stopped = !reading->progress(cohort->row_count, 0, reading->context);
    if (reading->stopped || cohort->row_count == UINT32_MAX)
        return false;
    make_room(reading);
    size_t row = cohort->row_count++;
    cohort->rows[row] =
        (struct cohort_row){.session = session->session,
                            .person = (uint32_t)(file->learner_first + session->person),
                            .pathway = file->pathway_names[session->pathway->index],
                            .mode = mode_number(session->mode),
                            .ended = session->ended};
    reading->started[row] = session->started;
    if (reading->uuids)
        reading->uuids[row] =
            (struct cohort_uuid){mix(0xcbf29ce484222325, session->uuid),
                                 mix(0x9ae16a3b2f90404f, session->uuid), (uint32_t)row};
    file->count++;
    return true;
}

static bool read_files(struct reading *reading, struct failure *why) {
    struct cohort *cohort = reading->cohort;
    /* Not those of a group or a time: an earlier walk elsewhere makes this one no first. */
    const struct record_filter filter = {.pathway = cohort->filter->pathway,
                                         .answered_by = cohort->filter->answered_by,
                                         .left_out = cohort->filter->left_out};
    enum record_detail detail = reading->uuids ? RECORD_EVERYTHING : RECORD_ANSWERS;
    for (size_t i = 0; i < cohort->file_count; i++) {
        struct cohort_file *file = reading->file = &cohort->files[i];
        file->first = cohort->row_count;
        file->learner_first = cohort->person_limit;
        struct record *record = cohort_record(cohort, i, why);
        if (!record || !record_pass(record, &filter, detail, add_row, reading, why))
            return false;
        if (reading->stopped)
            return fail(why, "stopped before all sessions were looked at");
        cohort->person_limit += file->learner_count;
    }
    return true;
}

/* ---- attempts ---- */

struct ordering {
    const struct cohort_row *rows;
    const int64_t *started;
};

static int by_beginning(const void *a, const void *b, void *context) {
    const struct ordering *all = context;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    if (all->rows[x].pathway != all->rows[y].pathway)
        return all->rows[x].pathway < all->rows[y].pathway ? -1 : 1;
    if (all->started[x] != all->started[y])
        return all->started[x] < all->started[y] ? -1 : 1;
    return x < y ? -1 : x > y;
}

static uint16_t next_of(uint16_t attempt) {
    return attempt < UINT16_MAX ? (uint16_t)(attempt + 1) : attempt;
}

/* Numbers the walks of one person, which are sorted by pathway and time. */
static void number_walks(struct cohort_row *rows, const uint32_t *walks, size_t count) {
    uint16_t attempt = 0, in_mode[4] = {0};
    for (size_t i = 0; i < count; i++) {
        struct cohort_row *row = &rows[walks[i]];
        if (i == 0 || row->pathway != rows[walks[i - 1]].pathway) {
            attempt = 0;
            memset(in_mode, 0, sizeof in_mode);
        }
        if (row->left_out)
            continue;
        row->attempt = attempt = next_of(attempt);
        row->attempt_in_mode = in_mode[row->mode] = next_of(in_mode[row->mode]);
    }
}

static void number_attempts(struct cohort *cohort, const int64_t *started) {
    struct ordering ordering = {cohort->rows, started};
    uint32_t *from = xcalloc(cohort->person_limit + 1, sizeof *from);
    uint32_t *walks = xcalloc(cohort->row_count + 1, sizeof *walks);
    for (size_t i = 0; i < cohort->row_count; i++)
        from[cohort->rows[i].person]++;
    uint32_t before = 0;
    for (size_t i = 0; i <= cohort->person_limit; i++) {
        uint32_t count = from[i];
        from[i] = before;
        before += count;
    }
    for (size_t i = 0; i < cohort->row_count; i++)
        walks[from[cohort->rows[i].person]++] = (uint32_t)i;
    /* from[i] is now where the walks of person i end. */
    for (size_t i = 0; i < cohort->person_limit; i++) {
        uint32_t first = i ? from[i - 1] : 0, count = from[i] - first;
        if (count > 1)
            qsort_r(walks + first, count, sizeof *walks, by_beginning, &ordering);
        number_walks(cohort->rows, walks + first, count);
    }
    free(from);
    free(walks);
}

/* ---- opening ---- */

bool cohort_open(const char *const *paths, size_t count, const struct record_filter *filter,
                 struct cohort **cohort, struct failure *why) {
    return cohort_open_watched(paths, count, filter, NULL, NULL, cohort, why);
}

bool cohort_open_watched(const char *const *paths, size_t count, const struct record_filter *filter,
                         cohort_progress *progress, void *context, struct cohort **opened,
                         struct failure *why) {
    struct cohort *cohort = xcalloc(1, sizeof *cohort);
    cohort->arena = arena_new();
    cohort->filter = filter;
    cohort->files = xcalloc(count, sizeof *cohort->files);
    cohort->file_count = count;
    struct reading reading = {.cohort = cohort, .progress = progress, .context = context};
    if (count > 1)
        reading.uuids = xcalloc(1, sizeof *reading.uuids);
    for (size_t i = 0; i < count; i++)
        cohort->files[i].path = arena_copy(cohort->arena, paths[i]);
    bool good = read_files(&reading, why);
    if (good && count > 1) {
        cohort_drop_copies(cohort, reading.uuids);
        good = cohort_join_people(cohort, why);
    }
    if (good)
        number_attempts(cohort, reading.started);
    free(reading.started);
    free(reading.uuids);
    if (!good) {
        cohort_close(cohort);
        cohort = NULL;
    }
    *opened = cohort;
    return good;
}

void cohort_close(struct cohort *cohort) {
    if (!cohort)
        return;
    for (size_t i = 0; i < cohort->file_count; i++) {
        record_close(cohort->files[i].record);
        free(cohort->files[i].learners);
        free(cohort->files[i].pathway_names);
    }
    free(cohort->files);
    free(cohort->rows);
    arena_free(cohort->arena);
    free(cohort);
}

/* ---- passes ---- */

struct passing {
    struct cohort *cohort;
    const struct cohort_file *file;
    size_t row; /* of the cohort: no session before it is still to come */
    cohort_visit *visit;
    void *context;
    bool stopped;
};

static bool visit_session(struct record_pass *pass, const struct record_pass_session *session,
                          void *context) {
    struct passing *passing = context;
    const struct cohort *cohort = passing->cohort;
    const struct cohort_file *file = passing->file;
    size_t end = file->first + file->count;
    while (passing->row < end && cohort->rows[passing->row].session < session->session)
        passing->row++;
    const struct cohort_row *row = &cohort->rows[passing->row];
    /* A session that is not there has begun since. */
    if (passing->row == end || row->session != session->session || row->left_out)
        return true;
    struct cohort_walk walk = {.session = session,
                               .file = (size_t)(file - cohort->files),
                               .person = row->person,
                               .pathway = row->pathway,
                               .attempt = row->attempt,
                               .attempt_in_mode = row->attempt_in_mode,
                               .place = passing->row,
                               .places = cohort->row_count};
    passing->stopped = !passing->visit(pass, &walk, passing->context);
    return !passing->stopped;
}

bool cohort_pass(struct cohort *cohort, enum record_detail detail, cohort_visit *visit,
                 void *context, struct failure *why) {
    struct passing passing = {.cohort = cohort, .visit = visit, .context = context};
    struct record_filter filter = *cohort->filter;
    if (cohort->file_count > 1)
        filter.learner = NULL; /* cohort_join_people has seen to it */
    bool good = true;
    for (size_t i = 0; good && i < cohort->file_count && !passing.stopped; i++) {
        passing.file = &cohort->files[i];
        passing.row = passing.file->first;
        struct record *record = cohort_record(cohort, i, why);
        cohort->passing = passing.file;
        good = record && record_pass(record, &filter, detail, visit_session, &passing, why);
        cohort->passing = NULL;
    }
    return good;
}

/* ---- what is in it ---- */

size_t cohort_person_limit(const struct cohort *cohort) { return cohort->person_limit; }

size_t cohort_walk_count(const struct cohort *cohort) { return cohort->row_count; }

size_t cohort_pathway_count(const struct cohort *cohort) { return cohort->name_count; }

const char *cohort_pathway_name(const struct cohort *cohort, size_t pathway) {
    return pathway < cohort->name_count ? cohort->names[pathway] : "";
}

bool cohort_person(struct cohort *cohort, uint32_t person, struct arena *arena,
                   struct record_learner *about, struct failure *why) {
    size_t i = 0;
    while (person - cohort->files[i].learner_first >= cohort->files[i].learner_count)
        i++;
    const struct cohort_file *file = &cohort->files[i];
    struct record *record = cohort_record(cohort, i, why);
    return record && record_learner_about(record, file->learners[person - file->learner_first],
                                          arena, about, why);
}

const struct record_filter *cohort_filter(const struct cohort *cohort) { return cohort->filter; }

size_t cohort_file_count(const struct cohort *cohort) { return cohort->file_count; }
