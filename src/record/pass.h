/* One ordered pass over sessions, what happened in them and how they ended: fast enough for a
 * million of them, in little memory. What reports, exports and maps of a class are made from. */
#ifndef PASS_H
#define PASS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record.h"

/* A pass under way: sessions, events and summaries are read side by side in the order of the
   sessions' numbers, on one state of the file, whatever others write meanwhile. What many sessions
   share is read once before the first of them. Nothing is held against hashes here: whoever wants
   to know whether a record was altered asks record_check. */
struct record_pass;

/* A pathway as it was walked: another letter in its text is another one. */
struct record_pathway {
    size_t index; /* in this record: 0, 1, 2, … */
    const char *name, *title, *version;
    const char *hash; /* of all its files, hexadecimal */
};

/* A decision as it asked and judged, whatever its wording. */
struct record_decision {
    size_t index;
    const char *pathway; /* name */
    const char *hash;    /* hexadecimal; the same in every record */
    const char *node, *kind;
    const char *options; /* JSON array of the ids of all its options; NULL: not told */
};

/* What was on offer: JSON arrays of ids. */
struct record_offer {
    size_t index;
    const char *options, *best;
};

/* What the sessions of a pass share. It and the texts in it live as long as the pass. */
struct record_tables {
    struct record_pathway *pathways;
    size_t pathway_count;
    struct record_decision *decisions;
    size_t decision_count;
    struct record_offer *offers;
    size_t offer_count;
    size_t learner_count; /* learners and persons are numbered below this */
};

/* How much of a row is read: less is faster. */
enum record_detail {
    RECORD_ANSWERS,    /* what has no mark below; of events the answers to decisions only */
    RECORD_SITUATIONS, /* what is marked (+) besides */
    RECORD_EVERYTHING, /* what is marked (+) and (*) too, and events of every kind */
};

/* The hash of a situation as bytes; length 0: not known. */
struct record_hash {
    const void *bytes;
    size_t length;
};

/* A session. No text is NULL but those that say so. Borrowed until the visit returns. */
struct record_pass_session {
    long long session;
    const struct record_pathway *pathway;
    size_t learner; /* number of the learner under whose pseudonym it was written */
    size_t person;  /* number of the learner who that is: another only in a collected record */
    const char *group, *mode, *variant;
    enum record_answered_by answered_by;
    bool first; /* as it was written: in a collected record not to be relied on (report/cohort.h) */
    int64_t started;
    bool ended; /* there is a summary: */
    struct record_summary summary;
    const char *uuid, *seed, *casewalk; /* (*) */
    const char *policy;                 /* (*) NULL: none */
    struct record_hash state;           /* (+) the first situation */
};

/* An event. Borrowed until the next one. */
struct record_pass_event {
    long long seq;
    const char *kind;                       /* (*) */
    const struct record_decision *decision; /* NULL: no decision was answered */
    const char *option;                     /* NULL: none */
    const char *rating;                     /* NULL: neutral */
    double credit;                          /* NAN: none */
    const struct record_offer *offer;       /* NULL: none */
    int64_t thinking;                       /* milliseconds; -1: not known */
    struct record_hash before;              /* (+) the situation in which it was answered */
    const char *node;                       /* (*) NULL: none; of an answer see decision */
    const char *input;                      /* (*) NULL: nothing that is replayed */
    double minutes;                         /* (*) the clinical clock; NAN: not told */
    struct record_hash state;               /* (+) the situation after it */
    int64_t offered, answered;              /* (*) 0: not told */
};

/* Told of each session that the filter lets through; false ends the pass, which is no failure. It
   may ask for the session's events, all or some or none of them, and may ask the record other
   things, but for another pass. */
typedef bool record_pass_visit(struct record_pass *pass, const struct record_pass_session *session,
                               void *context);

/* Goes through the record in the order of the sessions' numbers, which in a record that was not
   collected is the order in which they began (`newest_first` and `limit` of the filter are not
   looked at; `filter` NULL: all). */
bool record_pass(struct record *record, const struct record_filter *filter,
                 enum record_detail detail, record_pass_visit *visit, void *context,
                 struct failure *why);

/* The next event of the session that is being visited; false when there is no more. */
bool record_pass_event(struct record_pass *pass, struct record_pass_event *event);

const struct record_tables *record_pass_tables(const struct record_pass *pass);

/* The row in the table of learners that a number of this pass stands for: what record_learner_about
   and record_each_person mean by a learner. */
long long record_pass_learner(const struct record_pass *pass, size_t number);

/* Hexadecimal digits of a hash; "" for one that is not known. */
void record_hash_text(const struct record_hash *hash, char hex[DIGEST_SIZE]);

/* ---- who the learners are ---- */

/* A learner and who it is. Texts are borrowed until the next. */
struct record_learner {
    long long learner, person; /* rows */
    const char *pseudonym;     /* its own */
    const char *known_as;      /* pseudonym of the person */
    const char *name;          /* of the person; "": none was given; NULL: it was erased */
};

/* One of them, the texts in the arena. False when there is no such row or the record cannot be
 * read.
 */
bool record_learner_about(struct record *record, long long learner, struct arena *arena,
                          struct record_learner *about, struct failure *why);

/* Told of each learner, once for each group in which it walked (group "" when in none). */
typedef bool record_learner_visit(const struct record_learner *learner, const char *group,
                                  void *context);
bool record_each_learner(struct record *record, record_learner_visit *visit, void *context,
                         struct failure *why);

#endif
