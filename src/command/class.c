/* Tells recorded walks to an engine that counts what they take. */
#include "class.h"

#include <stdlib.h>
#include <string.h>

#include "cohort.h"
#include "progress.h"

/* More are no class, and would take minutes. */
enum { MOST_MAPPED = 20000 };

void class_clear(struct class_walks *walks) { record_walk_free(walks->text); }

static bool failed(struct inquiry *inquiry, int status, const struct failure *why) {
    command_complain("%s", why->text);
    inquiry->status = status;
    return false;
}

/* --- one walk --- */

static json_t *request_of(const char *variant, const char *seed, const char *hash) {
    json_t *request = json_pack("{s:s, s:s, s:s, s:s, s:o}", "do", "track", "variant", variant,
                                "seed", seed, "hash", hash, "inputs", json_array());
    if (!request)
        die("out of memory");
    return request;
}

static void add_input(json_t *request, const char *input, const char *state) {
    struct failure ignored;
    json_t *value = input ? json_read(input, strlen(input), &ignored) : NULL;
    if (!value)
        return;
    json_array_append_new(json_object_get(request, "inputs"), value);
    json_object_set_new(request, "hash", json_string(state));
}

/* Whether the walk goes as it was recorded, and so was counted; takes the request. `status` of the
   inquiry says whether it could be asked at all. */
static bool track(struct inquiry *inquiry, json_t *request, bool *asked) {
    json_t *lines = inquiry_ask(inquiry, request);
    bool same = json_truth(lines_find(lines, "tracked"), "same");
    *asked = lines != NULL;
    json_decref(lines);
    return same;
}

static json_t *request_of_walk(const struct record_walk *walk) {
    const struct record_about *about = &walk->about;
    json_t *request = request_of(about->variant, about->seed, about->state);
    for (size_t i = 0; i < walk->event_count; i++) {
        const struct record_step *step = &walk->events[i].step;
        if (record_is_replayed(&walk->events[i]))
            add_input(request, step->input, step->state ? step->state : "");
    }
    return request;
}

bool class_one(struct inquiry *inquiry, const struct inquiry_options *options, long long session,
               struct class_walks *walks) {
    struct failure why;
    struct record *record;
    bool asked;
    *walks = (struct class_walks){0};
    *inquiry = (struct inquiry){.arena = arena_new(), .options = options};
    char *path = common_record_path(&options->common);
    bool good = record_open(path, RECORD_READ, &record, &why) &&
                record_load_session(record, session, &walks->text, &why);
    free(path);
    if (record)
        record_close(record);
    if (!good)
        return failed(inquiry, EXIT_RECORD, &why);
    inquiry_end(inquiry);
    const struct record_about *about = &walks->text->about;
    snprintf(walks->variant, sizeof walks->variant, "%s", about->variant);
    snprintf(walks->said, sizeof walks->said, "the way of session %lld (seed %s%s%s)", session,
             about->seed, about->ended ? ", it ended in " : ", it is not finished",
             about->ended ? about->summary.outcome : "");
    if (!inquiry_begin_recorded(inquiry, options, walks->text, &why))
        return failed(inquiry, EXIT_PATHWAY, &why);
    if (track(inquiry, request_of_walk(walks->text), &asked))
        return true;
    if (!asked)
        return false;
    fail(&why, "session %lld does not go as it was recorded (casewalk replay %lld tells where)",
         session, session);
    return failed(inquiry, EXIT_FAULTY, &why);
}

/* --- what most of them walked --- */

/* Walks of one text and patient. */
struct kind {
    const char *hash, *variant, *version;
    size_t walks, file;
    long long session; /* one of them */
};

struct choosing {
    struct arena *arena;
    size_t count, all;
    struct kind *kinds;
};

static bool is_counted(const struct cohort_walk *walk) { return walk->attempt == 1; }

static bool note_kind(struct record_pass *pass, const struct cohort_walk *walk, void *context) {
    struct choosing *choosing = context;
    const struct record_pass_session *session = walk->session;
    struct kind *kind = NULL;
    (void)pass;
    if (!is_counted(walk))
        return true;
    for (size_t i = 0; i < choosing->count && !kind; i++)
        if (strcmp(choosing->kinds[i].hash, session->pathway->hash) == 0 &&
            strcmp(choosing->kinds[i].variant, session->variant) == 0)
            kind = &choosing->kinds[i];
    if (!kind) {
        kind = ARENA_ADD(choosing->arena, choosing->kinds, choosing->count);
        kind->hash = arena_copy(choosing->arena, session->pathway->hash);
        kind->variant = arena_copy(choosing->arena, session->variant);
        kind->version = arena_copy(choosing->arena, session->pathway->version);
        kind->file = walk->file;
        kind->session = session->session;
    }
    kind->walks++;
    choosing->all++;
    return true;
}

/* The patient whom most met, and of the texts in which she was walked the one most walked. */
static const struct kind *most_walked(const struct choosing *choosing) {
    const struct kind *most = NULL;
    size_t best = 0;
    for (size_t i = 0; i < choosing->count; i++) {
        size_t walks = 0;
        for (size_t k = 0; k < choosing->count; k++)
            if (strcmp(choosing->kinds[k].variant, choosing->kinds[i].variant) == 0)
                walks += choosing->kinds[k].walks;
        bool same = most && strcmp(most->variant, choosing->kinds[i].variant) == 0;
        if (!most || walks > best || (same && choosing->kinds[i].walks > most->walks)) {
            most = &choosing->kinds[i];
            best = walks;
        }
    }
    return most;
}

/* --- many walks --- */

struct telling {
    struct inquiry *inquiry;
    const char *variant;
    size_t counted, elsewhere, others, left; /* another way; other patients; too many */
    size_t modes[3], min_cell;
    struct progress progress;
    bool failed;
};

static const char *const modes[] = {"learn", "consequence", "exam"};

static bool tell_walk(struct record_pass *pass, const struct cohort_walk *walk, void *context) {
    struct telling *telling = context;
    const struct record_pass_session *session = walk->session;
    struct record_pass_event event;
    char hash[DIGEST_SIZE];
    bool asked;
    progress_show(&telling->progress, "playing", (long long)walk->place, (long long)walk->places,
                  "walks");
    if (!is_counted(walk))
        return true;
    if (strcmp(session->variant, telling->variant) != 0) {
        telling->others++;
        return true;
    }
    if (telling->counted == MOST_MAPPED || inquiry_interrupted()) {
        telling->left++;
        return true;
    }
    record_hash_text(&session->state, hash);
    json_t *request = request_of(session->variant, session->seed, hash);
    while (record_pass_event(pass, &event)) {
        record_hash_text(&event.state, hash);
        add_input(request, event.input, hash);
    }
    bool same = track(telling->inquiry, request, &asked);
    telling->counted += same;
    telling->elsewhere += asked && !same;
    for (size_t m = 0; m < 3; m++)
        telling->modes[m] += same && strcmp(modes[m], session->mode) == 0;
    telling->failed = !asked;
    return asked;
}

static void tell_left(const struct telling *telling) {
    if (telling->others)
        command_complain("left out, of other patients: %zu; --variant NAME draws another",
                         telling->others);
    if (telling->elsewhere)
        command_complain("left out, for they go another way in this text of the pathway: %zu; "
                         "--version VERSION draws another",
                         telling->elsewhere);
    if (telling->left)
        command_complain("left out, for there are too many or it took too long: %zu; --since, "
                         "--until and --group choose among them",
                         telling->left);
}

static void say(const struct telling *telling, const struct kind *kind, struct class_walks *walks) {
    size_t length =
        (size_t)snprintf(walks->said, sizeof walks->said, "%zu learner%s, the first walk of each (",
                         telling->counted, telling->counted == 1 ? "" : "s");
    const char *comma = "";
    for (size_t m = 0; m < 3; m++)
        if (telling->modes[m] && telling->modes[m] < telling->min_cell) {
            length += (size_t)snprintf(walks->said + length, sizeof walks->said - length,
                                       "%s<%zu %s", comma, telling->min_cell, modes[m]);
            comma = ", ";
        } else if (telling->modes[m]) {
            length += (size_t)snprintf(walks->said + length, sizeof walks->said - length,
                                       "%s%zu %s", comma, telling->modes[m], modes[m]);
            comma = ", ";
        }
    snprintf(walks->said + length, sizeof walks->said - length, ")%s%.60s",
             *kind->version ? ", version " : "", kind->version);
}

static bool load_text(struct inquiry *inquiry, const struct inquiry_options *options,
                      struct cohort *cohort, const struct kind *kind, struct class_walks *walks) {
    struct failure why;
    struct record *record = cohort_record(cohort, kind->file, &why);
    if (!record || !record_load_session(record, kind->session, &walks->text, &why))
        return failed(inquiry, EXIT_RECORD, &why);
    inquiry_end(inquiry);
    snprintf(walks->variant, sizeof walks->variant, "%s", kind->variant);
    return inquiry_begin_recorded(inquiry, options, walks->text, &why) ||
           failed(inquiry, EXIT_PATHWAY, &why);
}

static bool tell_class(struct inquiry *inquiry, const struct inquiry_options *options,
                       struct cohort *cohort, const struct choosing *choosing, size_t min_cell,
                       struct class_walks *walks) {
    struct failure why;
    const struct kind *kind = most_walked(choosing);
    if (!load_text(inquiry, options, cohort, kind, walks))
        return false;
    struct telling telling = {.inquiry = inquiry, .variant = kind->variant, .min_cell = min_cell};
    progress_begin(&telling.progress);
    bool passed = cohort_pass(cohort, RECORD_EVERYTHING, tell_walk, &telling, &why);
    progress_end(&telling.progress);
    if (!passed)
        return failed(inquiry, EXIT_RECORD, &why);
    if (telling.failed)
        return false;
    tell_left(&telling);
    say(&telling, kind, walks);
    if (telling.counted > 0 && telling.counted < min_cell) {
        fail(&why, "these are fewer than %zu learners: nothing is told of them", min_cell);
        return failed(inquiry, EXIT_FAULTY, &why);
    }
    if (telling.counted > 0)
        return true;
    fail(&why, "none of these walks goes as it was recorded (casewalk replay --all tells more)");
    return failed(inquiry, EXIT_FAULTY, &why);
}

bool class_many(struct inquiry *inquiry, const struct inquiry_options *options,
                const struct record_filter *filter, size_t min_cell, struct class_walks *walks) {
    struct failure why;
    struct cohort *cohort = NULL;
    *walks = (struct class_walks){0};
    *inquiry = (struct inquiry){.arena = arena_new(), .options = options};
    struct choosing choosing = {.arena = arena_new()};
    bool good = cohort_open(common_records(&options->common, choosing.arena),
                            common_record_count(&options->common), filter, &cohort, &why) &&
                cohort_pass(cohort, RECORD_ANSWERS, note_kind, &choosing, &why);
    if (!good)
        failed(inquiry, EXIT_RECORD, &why);
    else if (choosing.all == 0) {
        fail(&why, "nobody has walked %s, as far as these records and options go", filter->pathway);
        good = failed(inquiry, EXIT_RECORD, &why);
    } else
        good = tell_class(inquiry, options, cohort, &choosing, min_cell, walks);
    cohort_close(cohort);
    arena_free(choosing.arena);
    return good;
}
