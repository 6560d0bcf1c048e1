/* What the parts of the engine share. Private to this folder. */
#ifndef INSIDE_H
#define INSIDE_H

#include "answer.h"
#include "digest.h"
#include "engine.h"
#include "json.h"
#include "odds.h"
#include "policy.h"
#include "rating.h"
#include "walk.h"

/* A field as the chart shows it: what a report said when it came, or what is seen now. */
struct charted {
    const char *value; /* NULL: nothing yet */
    int abnormal;
    double minutes;
};

/* One answer of the learner, for the debrief. Texts lie in the walk's arena. */
struct past {
    const struct node *node;
    const char *text; /* of the node, as it was read; NULL: none */
    const char *option, *label, *because;
    int rating; /* -1: neutral */
    double credit;
    bool contested, taken_back;
    uint32_t visit; /* of the node, from 0 */
    bool again;     /* given anew after a taking back: it does not count for the score */
    double minutes;
    const struct list *sources, *points;
    size_t best_count;
    const char **best, **best_labels;
};

/* A wait of the walk, and what was done about it: for the value of decisions. */
struct moment {
    const struct situation *at;
    enum need
        need;    /* NEED_NOTHING: only where the walk stood when something was taken back, or … */
    bool jump;   /* … when its author went elsewhere */
    size_t past; /* of a choice: the answer it became */
    size_t choice, branch;
    double given;
    uint64_t ticked;
    bool taken_back;
};

/* What is taken back with an answer. */
struct before {
    size_t moment;
    enum need need;
    struct walk_copy *copy;
    struct charted *charted;
    double *seen;
    const char **shown;
    size_t past;
};

struct fix {
    const char *place, *branch;
};

/* What chance did at one place. */
struct turn {
    const struct node *node;   /* NULL: an event … */
    const struct event *event; /* … which happened if `branch` is not 0 */
    size_t branch;
};

struct engine {
    struct arena *files_arena;
    size_t file_count;
    struct file *files;
    size_t wanted; /* bytes of a file that must come next */
    const char *wanted_name;
    struct loading loading;
    struct pathway *pathway;

    /* One walk at a time; all below dies with it. */
    struct arena *arena;
    struct walk *walk;
    enum need need;
    FILE *out; /* of the request that is answered */
    size_t inputs;
    struct charted *charted; /* one a field */
    double *seen;            /* the values when the patient was last told, one a field */
    bool *met;               /* one a learning point: taught where the walk has been */
    bool *missed;            /* taught by a choice that was suboptimal or harmful */
    const char **shown;      /* one a node: the text it was last shown with */
    uint32_t *offered;       /* one a node: how often */
    size_t past_count;
    struct past *past;
    size_t before_count;
    struct before *before;
    size_t moment_count;
    struct moment *moments;
    size_t hints;
    size_t fix_count, fix_next;
    struct fix *fixes;
    json_t *luck; /* what chance is to do in this request, as `turns` told it; NULL: nothing said */
    size_t turn_count;
    struct turn *turns; /* of this request */
    struct beginning beginning;
    const char *at, *set; /* as an author said where it begins; NULL: not */

    const char *doing, *unit; /* of the slice at hand, for the line of progress */
    size_t done;
    struct job *job;        /* long work that goes on with "continue"; NULL: none */
    struct study **studies; /* one a variant: unfolded once, asked often; NULL: not yet */
    struct unfold_options unfold_options;
    struct arena *study_arena; /* holds what the options name */
    struct tracks *tracks;     /* what the walks took that were counted last; NULL: none were */
    struct tracks *tracking;   /* counts the walk at hand; NULL: nobody does */
};

/* Long work in slices. It begins as a larger struct whose first member this is. */
struct job {
    /* Does a slice; false when there is nothing more to do. */
    bool (*work)(struct engine *engine, struct job *job);
    /* Tells what came of it, finished or not. */
    void (*tell)(struct engine *engine, struct job *job);
    void (*free)(struct job *job);
    bool finish; /* nobody wants to wait: tell what is known */
};

/* --- engine.c --- */
/* What is asked of a walk. */
void walk_lines(struct engine *engine, const json_t *request);

/* --- track.c --- */
void track_begin(struct engine *engine, const json_t *request);

/* --- job.c --- */
/* Begins a job, which the engine owns, with its first slice. */
void job_begin(struct engine *engine, struct job *job);
/* What the slice at hand does, and how much of it has been done. */
void job_does(struct engine *engine, const char *what, size_t done, const char *unit);
void job_continue(struct engine *engine, const json_t *request);
void job_finish(struct engine *engine, const json_t *request);
void job_end(struct engine *engine);

/* --- study.c: variants, unfolded --- */
/* Reads the options of unfolding from a request; false: they are wrong, and that has been told.
   When they differ from those in force all studies are forgotten. */
bool studies_prepare(struct engine *engine, const json_t *request);
void studies_forget(struct engine *engine);
/* The study of a variant; `ready` says whether it can be asked. One slice of work when it is not.
 */
struct study *study_of(struct engine *engine, size_t variant, bool finish, bool *ready);
/* Reads "variant" of a request: one, or all. False: there is none, and that has been told. */
bool read_variants(struct engine *engine, const json_t *request, size_t *first, size_t *last);
/* How many MiB an engine must have to unfold what takes so many bytes. */
long long memory_for(size_t bytes);
/* How much one slice may do, in situations. */
size_t slice_of(const struct engine *engine);
/* What the answer is called: exact or interval. */
const char *answer_name(const struct study *study);

/* --- plan.c --- */
/* Reads "policy" of a request; false: there is none, and that has been told. All lies in the arena.
 */
bool read_policy(struct engine *engine, const json_t *request, struct arena *arena,
                 const char **name, struct rule_of_choice *rule);

/* --- odds.c --- */
void odds_begin(struct engine *engine, const json_t *request);

/* --- sensitivity.c --- */
void sensitivity_begin(struct engine *engine, const json_t *request);

/* --- value.c --- */
void value_begin(struct engine *engine, const json_t *request);
/* --- draw.c --- */
void graph_begin(struct engine *engine, const json_t *request);

/* --- import.c --- */
void import_begin(struct engine *engine, const json_t *request);

/* --- check.c --- */
void check_begin(struct engine *engine, const json_t *request);

/* --- simulate.c --- */
void simulate_begin(struct engine *engine, const json_t *request);
void simulate_tell(struct engine *engine, const json_t *request);

/* --- expected.c --- */
/* Counts, as it walks, what the walks take: the engine's tracks. */
void test_begin(struct engine *engine, const json_t *request);

/* Begins a line {"event":…; the caller adds members and calls line_end. */
struct json_writer line_begin(struct engine *engine, const char *event);
void line_end(struct json_writer *json);
void line_message(struct engine *engine, const char *event, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A text as the patient is now, in the walk's arena; NULL with `why` is a fault. An absent
 * expression gives "". */
const char *text_now(struct engine *engine, const struct expression *expression,
                     struct failure *why);
/* The list that an expression names; NULL where there is none. */
const struct list *list_now(struct engine *engine, const struct expression *expression);
/* Splices `{id,text,grade,unverified}` of each source as "sources". */
void put_sources(struct json_writer *json, const struct pathway *pathway, const struct list *list);

/* Says that there is no such variant, and which there are. */
void no_variant(struct engine *engine, const char *name);

/* --- engine.c --- */
/* Ends the walk; frees all that belongs to it. */
void end_walk(struct engine *engine);
/* Keeps what `back` returns to, and where the walk stands now. */
void keep_before(struct engine *engine);
struct moment *keep_moment(struct engine *engine);
/* Lets chance have its turns. */
void settle(struct engine *engine);
/* After every move: what is asked next, or that the pathway is at fault. */
void closing_lines(struct engine *engine);

/* --- start.c --- */
/* Begins a walk, and tells; false: there is none, which has been told. */
bool start_walk(struct engine *engine, const json_t *request);
void start_lines(struct engine *engine, const json_t *request);

/* --- beginning.c --- */
/* The node of an id; false with `why`, which names the nearest there is. */
bool find_place(const struct pathway *pathway, const char *id, size_t *node, struct failure *why);
/* Reads where a walk of a variant begins: at a node (NULL: its start), with assignments (NULL:
   none). What it holds lies in the arena. False with `why`. */
bool beginning_read(struct pathway *pathway, struct arena *arena, size_t variant, const char *at,
                    const char *set, struct beginning *beginning, struct failure *why);
/* The assignments that make this patient and this time of the variant's start; empty: none are
   needed. In the arena. */
const char *beginning_write(const struct pathway *pathway, struct arena *arena, size_t variant,
                            const unsigned char *patient, double minutes);

/* --- bench.c: what only authors are told --- */
void situation_lines(struct engine *engine, const json_t *request);
void hidden_lines(struct engine *engine, const json_t *request);
void jump_lines(struct engine *engine, const json_t *request);
void places_lines(struct engine *engine, const json_t *request);
/* Whether its author has led the walk elsewhere; whether that, or it began elsewhere: it is no walk
   of the pathway then. */
bool walk_jumped(const struct engine *engine);
bool walk_is_pieced(const struct engine *engine);

/* --- tell.c: what happens, as lines --- */
bool tell_line(void *context, struct walk *walk, const struct news *news, struct failure *why);
void offer_line(struct engine *engine);
bool node_line(struct engine *engine, struct failure *why);
void fault_line(struct engine *engine, const char *kind, const char *message);
/* What makes a decision the same one from version to version: its id, kind, and the ids, conditions
   and ratings of its choices; not its wording. */
void decision_hash(const struct node *node, char hex[DIGEST_SIZE]);

/* What people read of a choice; of an answer, one that would have matched. In the walk's arena. */
const char *choice_label(struct engine *engine, const struct node *node,
                         const struct choice *choice);

/* --- outline.c --- */
void outline_lines(struct engine *engine, const json_t *request);

/* --- chart.c --- */
void chart_reveal(struct engine *engine, const struct list *list);
void put_vitals(struct engine *engine, struct json_writer *json);
void chart_lines(struct engine *engine, const json_t *request);
void reveal_line(struct engine *engine, const struct list *list);

/* --- debrief.c --- */
void debrief_lines(struct engine *engine, const json_t *request);
void past_lines(struct engine *engine, const json_t *request);

/* --- load.c --- */
void keep_file(struct engine *engine, const json_t *request);
void take_file(struct engine *engine, const char *bytes);
/* A file that was handed over, or NULL. */
const struct file *find_file(const struct engine *engine, const char *name);
void load_lines(struct engine *engine, const json_t *request);

#endif
