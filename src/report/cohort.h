/* A cohort: the walks of one or several records that are looked at together, with who walked them
 * and which walk of hers each is. */
#ifndef COHORT_H
#define COHORT_H

#include "pass.h"
#include "record.h"

/* Records opened for reading. In several files, learners are one person when they have one
   pseudonym, or one name (that is not empty) and have walked in one group; a walk that is in two
   files (by its UUID) counts once, a finished copy before an unfinished one. */
struct cohort;

/* Opens the records. What the filter says of pathway, version, group, learner (name or pseudonym),
   mode, variant, time and how it was answered holds for every pass; it is borrowed as long as the
   cohort. Reads all sessions once to find out whose they are and which attempt each is. False with
   `why`: nothing is left open. */
bool cohort_open(const char *const *paths, size_t count, const struct record_filter *filter,
                 struct cohort **cohort, struct failure *why);

/* Told now and then how many sessions have been looked at, of how many (0: not known); false ends
   the work. */
typedef bool cohort_progress(size_t done, size_t of, void *context);

/* The same for who waits at a terminal. Ended early it is a failure. */
bool cohort_open_watched(const char *const *paths, size_t count, const struct record_filter *filter,
                         cohort_progress *progress, void *context, struct cohort **cohort,
                         struct failure *why);
void cohort_close(struct cohort *cohort); /* NULL is nothing to close */

/* A walk in the cohort. Attempts are counted 1, 2, 3, … by the time at which they began, among all
   walks of that person and pathway (by its name, whatever the version or variant) that are answered
   in a way that the filter lets in, whether or not it lets in the walk itself: who walked last year
   does not walk for the first time. */
struct cohort_walk {
    const struct record_pass_session *session;
    size_t file;     /* index among the paths */
    uint32_t person; /* below cohort_person_limit; not every number is in use */
    size_t pathway;  /* index of its name in the cohort */
    unsigned attempt;
    unsigned attempt_in_mode; /* the same, among the walks in its mode */
    size_t place, places;     /* how far the pass is: among so many sessions of all records */
};

/* Told of each walk, the records one after the other; events are asked for with record_pass_event.
   False ends it. */
typedef bool cohort_visit(struct record_pass *pass, const struct cohort_walk *walk, void *context);
bool cohort_pass(struct cohort *cohort, enum record_detail detail, cohort_visit *visit,
                 void *context, struct failure *why);

size_t cohort_person_limit(const struct cohort *cohort);
size_t cohort_walk_count(const struct cohort *cohort); /* of all its records */
size_t cohort_pathway_count(const struct cohort *cohort);
const char *cohort_pathway_name(const struct cohort *cohort, size_t pathway);

/* Who a person is: pseudonym (`known_as`) and name, in the arena. */
bool cohort_person(struct cohort *cohort, uint32_t person, struct arena *arena,
                   struct record_learner *about, struct failure *why);

const struct record_filter *cohort_filter(const struct cohort *cohort);

size_t cohort_file_count(const struct cohort *cohort);

/* One of the records, for other questions: borrowed, until another one is asked for or passed over
   (the one that a visit is about stays open meanwhile).
   NULL with `why`: it could not be opened again. */
struct record *cohort_record(struct cohort *cohort, size_t file, struct failure *why);

#endif
