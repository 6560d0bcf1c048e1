/* The record: every walk of every learner, in one SQLite file, appended to and never changed. */
#ifndef RECORD_H
#define RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "digest.h"
#include "failure.h"

/* An open record. A process opens it after its children are started, and never hands it to one.
   Many processes may have one file open. Every time below is in milliseconds since 1970, UTC. */
struct record;

enum record_access {
    RECORD_WRITE, /* made when it is missing, its folders too; brought to the present schema when it
                     is older */
    RECORD_READ,  /* must be there; nothing is changed */
    RECORD_FOREIGN, /* the same, of a file that somebody else made: nothing is written beside it,
                       what is not exactly a record of casewalk is refused, sizes are bounded */
};

enum {
    RECORD_PATIENCE = 10000
}; /* milliseconds that a write waits for other programs before it gives up */

/* Opens the record at `path`. False with `why` when the file is not a record of casewalk, belongs
   to a newer casewalk (for writing), is damaged, locked, a folder or not accessible; it is not
   touched then. The caller closes it. */
bool record_open(const char *path, enum record_access access, struct record **record,
                 struct failure *why);

/* The same, waiting at most so many milliseconds for other programs, here and in every later call.
 */
bool record_open_within(const char *path, enum record_access access, int patience,
                        struct record **record, struct failure *why);
void record_close(struct record *record); /* NULL is nothing to close */

/* Whether there is a file at this path: none is a record without sessions, which record_open would
 * refuse to read. */
bool record_exists(const char *path);

/* What the user should know of this record (it lies on a network file system, say); NULL: nothing.
 * Borrowed. */
const char *record_warning(const struct record *record);

/* SQLite's version and what is to be known of it, for `--version --verbose`. Borrowed. */
const char *record_library(void);

/* ---- writing ---- */

/* One file of a pathway, by the name under which it is required; the main file under its own,
 * without folders. */
struct record_file {
    const char *name;
    const char *text;
    size_t length;
};

enum { RECORD_NAME_SIZE = 1000 }; /* bytes of a name, of a person or a group, at most */

/* Whether a person may be called so. A name that looks like a pseudonym would be taken for somebody
   else's. */
bool record_is_name(const char *name);

enum record_answered_by { RECORD_TERMINAL, RECORD_SCRIPT, RECORD_GENERATED };

/* What is known when a walk begins. No text may be NULL but those that say so. */
struct record_session {
    const char *pathway; /* its id */
    const char *title;
    const char *version;             /* "" when it has none */
    const struct record_file *files; /* the main file first, then all that it required */
    size_t file_count;
    const char *learner; /* name; "": nobody in particular, each time another */
    const char *group;   /* "": none */
    const char *mode;    /* learn, consequence, exam */
    const char *variant;
    uint64_t seed;
    const char *casewalk; /* the program's version */
    enum record_answered_by answered_by;
    const char *policy; /* that answered, when generated; NULL: none */
    const char *state;  /* hash of the first situation, hexadecimal */
    int64_t started;    /* 0: now */
};

/* Writes a session down and gives its number. */
bool record_begin_session(struct record *record, const struct record_session *session,
                          long long *id, struct failure *why);

/* One answer of the learner. A text that is NULL is stored as NULL. Free text is never put into
   `input`: it is what can be erased later. */
struct record_step {
    long long seq;         /* 1, 2, 3, …: one more than the last event of the session */
    const char *kind;      /* choose, answer, auto, back, hint, note; not NULL */
    const char *input;     /* the JSON that replays it; NULL: nothing to replay */
    const char *text;      /* free text: a note, typed words */
    const char *node;      /* where it was answered */
    const char *node_kind; /* kept with the decision */
    const char
        *option; /* the id; of orders the ids joined by commas; of a question the answer's id */
    const char *rating;   /* NULL: neutral */
    double credit;        /* NAN: none */
    const char *offer;    /* JSON array of the ids on offer */
    const char *best;     /* JSON array of the best among them */
    const char *decision; /* hash of the decision, hexadecimal; NULL: no decision was answered */
    const char *decision_options; /* JSON of all its options, as the engine tells them; kept with
                                     the decision */
    double minutes;               /* the clinical clock when it was answered */
    const char *state;            /* hash of the situation after it, hexadecimal */
    int64_t offered;              /* when it was asked */
    int64_t answered;             /* when it was answered */
    int64_t thinking;             /* milliseconds between the two, less the time suspended */
};

/* How a walk ended. */
struct record_summary {
    const char *outcome; /* id */
    bool good;
    bool passed;
    double score;   /* NAN: nothing was rated */
    int harmful;    /* choices that were */
    double minutes; /* clinical */
    double utility;
    const char *learning; /* JSON of the learning points met, missed, not reached; NULL: not told */
    int64_t ended;        /* when; 0: with the last step */
};

/* Commits one step, and with the last one how the walk ended (`summary` NULL: it goes on). True
   means that it is on the disk; nothing may be shown before. False with `why` means not saved: the
   same call may be made again, and a step that is there already with the same content counts as
   saved. A step that is there with other content (the session was continued by another program) and
   a step after the end are failures. */
bool record_add_step(struct record *record, long long session, const struct record_step *step,
                     const struct record_summary *summary, struct failure *why);

/* An input on which the engine failed. It takes a number in the session's sequence and is no step.
 */
struct record_fault {
    long long seq;
    const char *input;   /* what was tried; NULL when unknown */
    const char *node;    /* NULL when unknown */
    const char *message; /* what the engine or its watch said; kept as free text */
    int64_t offered, answered;
};
bool record_add_fault(struct record *record, long long session, const struct record_fault *fault,
                      struct failure *why);

/* That the walk was left or taken up again, at this time. */
enum record_mark { RECORD_SUSPEND, RECORD_RESUME };
bool record_add_mark(struct record *record, long long session, long long seq, enum record_mark mark,
                     int64_t when, struct failure *why);

/* Many of the above at once, for programs that write down what nobody waits for: `work` makes the
   calls, and all that it wrote is on the disk when this gives true, or nothing of it. It may be
   done twice. Others wait meanwhile, so let it take no longer than a fraction of a second. */
typedef bool record_work(struct record *record, void *context, struct failure *why);
bool record_write_together(struct record *record, record_work *work, void *context,
                           struct failure *why);

/* What an option is worth in a situation: the expected utility after it, the best choices
   following. Derived from the pathway alone, so it may be written anew at any time; a situation in
   which nobody can know what is best has none. */
struct record_value {
    const char *situation; /* hash of the situation in which it was on offer, hexadecimal */
    const char *option;    /* its id; of orders the ids joined by commas */
    double value;
};

/* Keeps values for the pathway and variant of a session. */
bool record_add_values(struct record *record, long long session, const struct record_value *values,
                       size_t count, struct failure *why);

/* ---- reading ---- */

/* Told of each value that is kept, those of one situation behind one another; false stops. Texts
   are borrowed until it returns. */
typedef bool record_visit_value(const char *pathway_hash, const char *variant,
                                const struct record_value *value, void *context);
/* The values of all pathways of this name, of any version; NULL: of all pathways. */
bool record_each_value(struct record *record, const char *pathway, record_visit_value *visit,
                       void *context, struct failure *why);

/* A session in a list. Texts are borrowed from the list or the walk they came with. */
struct record_about {
    long long session;
    const char *uuid;
    const char *pathway, *title, *version;
    const char *pathway_hash; /* of all its files */
    const char *learner;      /* name; "": none was given; NULL: it was erased */
    const char *pseudonym;    /* under which it was written */
    const char *person;       /* pseudonym of who it is here; another only in a collected record */
    const char *group, *mode, *variant;
    const char *seed; /* decimal digits */
    const char *casewalk;
    const char *answered_by; /* terminal, script, generated */
    const char *policy;      /* NULL: none */
    bool first;              /* the learner's first of this pathway */
    const char *state;       /* hash of the first situation */
    int64_t started;
    int64_t last;       /* when the last event was written; `started` when there is none */
    long long last_seq; /* of the last event; 0: none */
    bool suspended;     /* the last event says that the walk was left in order */
    bool ended;         /* there is a summary: */
    struct record_summary summary;
    bool intact; /* false: the row was altered or damaged, and what is shown may be wrong */
};

/* Which sessions: NULL, 0 and false ask for all. */
struct record_filter {
    const char *learner; /* name or pseudonym */
    const char *pathway, *version, *group, *mode, *variant;
    const char *answered_by;
    unsigned left_out;    /* 1 << RECORD_SCRIPT and so on: not those that were answered so */
    int64_t since, until; /* started at or after, before */
    bool unfinished;      /* only those without a summary */
    bool newest_first;
    long long limit;
};

/* Told of each session in the order in which they began; false stops the list. */
typedef bool record_visit(const struct record_about *about, void *context);
bool record_each_session(struct record *record, const struct record_filter *filter,
                         record_visit *visit, void *context, struct failure *why);

/* The learner's newest walk without an end, of that pathway (NULL: of any); 0 when there is none.
 */
bool record_last_unfinished(struct record *record, const char *learner, const char *pathway,
                            long long *session, struct failure *why);

/* One event of a session: a step, or of kind fault, suspend, resume. */
struct record_event {
    struct record_step step;
    bool text_erased;             /* there was free text, and it has been erased */
    const char *text_hash, *salt; /* of the free text, hexadecimal; NULL: none */
};

/* All of one session. */
struct record_walk {
    struct arena *arena; /* owns all of it */
    struct record_about about;
    struct record_file *files;
    size_t file_count;
    struct record_event *events; /* in order; events[i].step.seq is i + 1 */
    size_t event_count;
    size_t size;             /* bytes of all this, about */
    char chain[DIGEST_SIZE]; /* the last hash of its chain: the receipt */
};

/* Reads a session with its files and events and checks its chain and hashes on the way: a walk that
   was altered or damaged is a failure that says where. The caller calls record_walk_free. Before an
   unfinished walk that was not `suspended` goes on, record_check_file is worth its time. */
bool record_load_session(struct record *record, long long session, struct record_walk **walk,
                         struct failure *why);
/* The same without the pathway's files, which many sessions share. */
bool record_load_events(struct record *record, long long session, struct record_walk **walk,
                        struct failure *why);
void record_walk_free(struct record_walk *walk); /* NULL is nothing to free */

/* Whether an event is an input to be given to the engine again. */
bool record_is_replayed(const struct record_event *event);

/* ---- people ---- */

/* Somebody who walked, under whatever pseudonyms. Texts are borrowed until the next is told. */
struct record_person {
    const char *pseudonym;
    const char *name;   /* ""; NULL: it was erased */
    const char *groups; /* those in which there are walks, joined by ", " */
    long long sessions, ended;
    long long texts; /* notes, typed words, messages of faults */
};

/* Tells of each person who has this pseudonym, or else of each who has this name (in a collected
   record there may be several); false stops. */
typedef bool record_visit_person(const struct record_person *person, void *context);
bool record_each_person(struct record *record, const char *who, record_visit_person *visit,
                        void *context, struct failure *why);

/* How much is to be forgotten of a person; each includes what stands before it. */
enum record_forgetting {
    RECORD_NAME,  /* who it was: the walks stay, under the pseudonym */
    RECORD_TEXTS, /* what was typed freely, too */
    RECORD_WALKS, /* all records, and the pathways that nobody else walked */
};

/* What was erased. */
struct record_forgotten {
    long long names, texts, sessions, pathways;
};

/* Erases for each of these pseudonyms of persons, all in one transaction: all of it, or with `why`
   nothing. Afterwards nothing finds it, but its bytes may still lie in unused parts of the file
   until record_sweep. */
bool record_forget(struct record *record, const char *const *persons, size_t count,
                   enum record_forgetting how, struct record_forgotten *forgotten,
                   struct failure *why);

/* Writes the file anew without what was erased, and empties the log. All that use the record wait
   meanwhile. False with `why`: traces may be left; it can be tried again. */
bool record_sweep(struct record *record, struct failure *why);

/* ---- from record to record ---- */

/* What became of a walk. */
enum record_fate {
    RECORD_TAKEN,
    RECORD_THERE,   /* the same was there already */
    RECORD_UNENDED, /* left out: it has no end yet */
    RECORD_REFUSED, /* `why` says why: it was altered, or is at odds with what is there */
};

struct record_copying {
    /* Asked before the first walk of a pathway that is not there yet is taken; false with `why`
       refuses the walk. NULL: all are welcome. */
    bool (*accepts)(const struct record_walk *walk, void *context, struct failure *why);
    /* Told of each walk, in order within its fate, once it is on the disk. Of a walk that could not
       be read only the number is known (`uuid` NULL). */
    void (*told)(const struct record_about *about, enum record_fate fate, const struct failure *why,
                 void *context);
    void *context;
};

/* Takes the walks that have ended out of the file, which may be anybody's, into the record. A walk
   comes whole or not at all, with its uuid, its learner's pseudonym, and therefore its chain; once
   there it is not taken again. Learners of one name and group become one person. False with `why`:
   the file could not be read, or the record not be written; what was told as taken is there. */
bool record_collect(struct record *record, const char *file, const struct record_copying *how,
                    struct failure *why);

enum {
    RECORD_NOT_REPLACED = 1 /* the code of a failure: there is a file already */
};

/* Writes those of the walks that have ended as a record of its own, readable by its owner only:
   beside its place at first, so that it is never seen half. `replace`: a file that is there may be
   replaced. Where nothing can be taken there is no file afterwards. */
bool record_hand_in(struct record *record, const struct record_filter *filter, const char *file,
                    bool replace, const struct record_copying *how, struct failure *why);

/* ---- checking ---- */

enum record_verdict {
    RECORD_HOLDS,
    RECORD_ALTERED,    /* `why` says where and what */
    RECORD_UNREADABLE, /* nothing can be said; `why` says why not */
};

/* Whether the session is as it was written: every row against the chain, every text against its
 * hash. */
enum record_verdict record_verify_chain(struct record *record, long long session,
                                        struct failure *why);

/* Looks through the file for damage to its structure: half a second for each 200 MB or so. */
enum record_verdict record_check_file(struct record *record, struct failure *why);

/* The same, and then every pathway's text and every session's chain: what `sessions --check` asks.
 */
enum record_verdict record_check(struct record *record, struct failure *why);

#endif
