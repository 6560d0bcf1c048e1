/* Goes through the records for `casewalk export`, walk by walk. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "cohort.h"
#include "export.h"
#include "outlines.h"
#include "progress.h"
#include "sent.h"

struct writing {
    const struct export_options *options;
    FILE *out;
    const struct sent *only_new;
    struct export_tally *tally;
    struct cohort *cohort;
    struct outlines *outlines;
    int64_t now; /* milliseconds since 1970 */
    size_t statements;
    struct progress progress;
    bool failed;
    struct failure *why;
};

/* ---- being stopped ---- */

static volatile sig_atomic_t signalled;

static void note_signal(int number) { signalled = number; }

void export_watch_signals(void) {
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    const struct sigaction ours = {.sa_handler = note_signal};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct sigaction before;
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signals[i], &ours, NULL); /* who is not to hear it, as by nohup, does not */
    }
    signal(SIGPIPE, SIG_IGN); /* a store that hangs up, too, is an answer */
}

int export_signal(void) { return (int)signalled; }

int export_tell_failure(const struct failure *why, int status) {
    command_complain("%s", why->text);
    return signalled ? 128 + (int)signalled : status;
}

/* ---- one walk ---- */

/* Whether a walk is the one that --session means, by number or UUID. */
static bool is_meant(const struct export_options *options,
                     const struct record_pass_session *session) {
    char number[32];
    if (!options->session)
        return true;
    snprintf(number, sizeof number, "%lld", session->session);
    return strcmp(options->session, number) == 0 ||
           strcasecmp(options->session, session->uuid) == 0;
}

/* A learner who asks what is held about her gets all of it. A store gets names only where that is
   said in so many words. */
static bool tells_names(const struct export_options *options) {
    return options->names || (options->cohort.filter.learner && options->format != EXPORT_XAPI);
}

/* The statements of a walk that were not sent before, each behind the walk's UUID and its number.
 */
static void write_new(struct writing *writing, const struct record_about *about,
                      const char *lines) {
    size_t before = sent_count(writing->only_new, about->uuid), number = 0;
    while (*lines) {
        size_t length = strcspn(lines, "\n");
        if (++number > before)
            fprintf(writing->out, "%s %zu %.*s\n", about->uuid, number, (int)length, lines);
        lines += length + (lines[length] == '\n');
    }
}

/* The statements of a walk as elements of one array. */
static void write_elements(struct writing *writing, const char *lines) {
    while (*lines) {
        size_t length = strcspn(lines, "\n");
        fputs(writing->statements++ ? ",\n" : "\n", writing->out);
        fwrite(lines, 1, length, writing->out);
        lines += length + (lines[length] == '\n');
    }
}

static void write_statements(struct writing *writing, struct record *record,
                             const struct told_walk *told) {
    const struct export_options *options = writing->options;
    const struct record_about *about = &told->walk->about;
    char *lines;
    size_t size;
    FILE *out = open_memstream(&lines, &size);
    if (!out)
        die("out of memory");
    xapi_write(out, &options->xapi, told, outlines_of(writing->outlines, record, about));
    if (fclose(out) != 0)
        die("out of memory");
    if (options->url)
        write_new(writing, about, lines);
    else
        write_elements(writing, lines);
    free(lines);
}

/* Whether statements can be made of it; counts why not. */
static bool can_be_stated(struct writing *writing, const struct record_walk *walk) {
    if (writing->options->xapi.cmi5 && !walk->about.ended)
        writing->tally->unfinished++;
    else if (xapi_latest(walk) > writing->now)
        writing->tally->future++;
    else
        return true;
    return false;
}

/* A launch is of one walk. */
static bool is_one_too_many(struct writing *writing) {
    const struct xapi_launch *launch = &writing->options->launch;
    if (writing->tally->walks == 0 || !(launch->registration || launch->session || launch->actor))
        return false;
    fail(writing->why, "values of a launch are about one walk, and several are meant; --session "
                       "says which (casewalk sessions lists them)");
    writing->failed = true;
    return true;
}

static bool write_walk(struct writing *writing, const struct cohort_walk *about,
                       const struct record_walk *walk) {
    const struct export_options *options = writing->options;
    struct record_learner person = {0};
    struct arena *arena = arena_new();
    bool good = cohort_person(writing->cohort, about->person, arena, &person, writing->why);
    struct record *record = good ? cohort_record(writing->cohort, about->file, writing->why) : NULL;
    struct told_walk told = {.walk = walk,
                             .person = person.known_as,
                             .name = tells_names(options) ? person.name : NULL,
                             .texts = tells_names(options),
                             .attempt = about->attempt};
    good = record != NULL;
    if (!good)
        writing->failed = true;
    else if (options->format == EXPORT_CSV)
        told_walk_csv(writing->out, &told);
    else if (options->format == EXPORT_JSONL)
        told_walk_json(writing->out, &told);
    else
        write_statements(writing, record, &told);
    writing->tally->walks++;
    arena_free(arena);
    return good && !ferror(writing->out);
}

static bool visit(struct record_pass *pass, const struct cohort_walk *about, void *context) {
    struct writing *writing = context;
    struct failure why;
    struct record_walk *walk;
    bool goes_on = true;
    (void)pass;
    if (signalled)
        return false;
    progress_show(&writing->progress, "export", (long long)about->place, (long long)about->places,
                  "walks");
    if (!is_meant(writing->options, about->session))
        return true;
    struct record *record = cohort_record(writing->cohort, about->file, writing->why);
    if (!record) {
        writing->failed = true;
        return false;
    }
    if (!record_load_events(record, about->session->session, &walk, &why)) {
        progress_end(&writing->progress);
        command_complain("%s; it is left out", why.text);
        writing->tally->altered++;
        return true;
    }
    if (writing->options->format != EXPORT_XAPI || can_be_stated(writing, walk))
        goes_on = !is_one_too_many(writing) && write_walk(writing, about, walk);
    record_walk_free(walk);
    return goes_on;
}

/* ---- all of them ---- */

static bool open_cohort(const struct export_options *options, struct cohort **cohort,
                        struct failure *why) {
    const struct common_options *common = &options->cohort.common;
    struct arena *arena = arena_new();
    bool good = cohort_open(common_records(common, arena), common_record_count(common),
                            &options->cohort.filter, cohort, why);
    arena_free(arena);
    return good;
}

bool export_write(const struct export_options *options, FILE *out, const struct sent *only_new,
                  struct export_tally *tally, struct failure *why) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    struct writing writing = {.options = options,
                              .out = out,
                              .only_new = only_new,
                              .tally = tally,
                              .outlines = outlines_new(&options->cohort.common),
                              .now = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000,
                              .why = why};
    /* A walk is read whole when it is written; a UUID is wanted before that where one is meant. */
    enum record_detail detail = options->session ? RECORD_EVERYTHING : RECORD_ANSWERS;
    bool array = options->format == EXPORT_XAPI && !options->url;
    progress_begin(&writing.progress);
    bool good = open_cohort(options, &writing.cohort, why);
    if (good && options->format == EXPORT_CSV)
        told_walk_csv_headings(out);
    if (good && array)
        putc('[', out);
    good = good && cohort_pass(writing.cohort, detail, visit, &writing, why) && !writing.failed;
    if (good && signalled)
        good = fail(why, "stopped");
    if (good && array)
        fputs(writing.statements ? "\n]\n" : "]\n", out);
    progress_end(&writing.progress);
    outlines_free(writing.outlines);
    cohort_close(writing.cohort);
    return good;
}
