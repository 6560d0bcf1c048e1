/* Calls the engine for a command: loads a pathway into it, starts a walk, and plays it again after
 * a fault. */
#ifndef CALLER_H
#define CALLER_H

#include "arena.h"
#include "command.h"
#include "json.h"
#include "record.h"
#include "supervisor.h"

/* An engine with a pathway, and what is needed to have the same again. */
struct caller {
    struct arena *arena;
    struct supervisor_options options;
    json_t *diagnostics;       /* not NULL: what is wrong is added here instead of being told */
    bool verbose;              /* what the engine says on its error output is told too */
    struct supervisor *engine; /* NULL: none runs */
    const char *main_file;     /* where the pathway was found; NULL: it came from the record */
    struct record_file *files; /* the main file first */
    size_t file_count;
    json_t *pathway;           /* the `pathway` line */
    json_t *start;             /* the request that started the walk */
    json_t *replayed;          /* array of { "input": request, "hash": text } */
    char started[DIGEST_SIZE]; /* after caller_play(): hash of the first situation */
    char loaded[DIGEST_SIZE];  /* after caller_recall_loaded(): hash of the pathway */
};

void caller_init(struct caller *caller, struct arena *arena, const struct common_options *options);
void caller_clear(struct caller *caller);

/* Starts an engine and loads the files into it; what is required besides is read beside the main
   file. Mistakes of the author are written to the error output. False with `why` (empty where
   everything has been written already). */
bool caller_load(struct caller *caller, struct failure *why);

/* Hands the engine one more file. */
bool caller_send_file(struct caller *caller, const struct record_file *file, struct failure *why);

/* One request; `lines` is a new array, the caller's to free. */
enum supervisor_result caller_ask(struct caller *caller, const json_t *request, json_t **lines,
                                  struct failure *why);
/* The two halves of it, as supervisor_put() and supervisor_take(). */
void caller_put(struct caller *caller, const json_t *request);
enum supervisor_result caller_take(struct caller *caller, json_t **lines, struct failure *why);
enum supervisor_result caller_do(struct caller *caller, const char *what, json_t **lines,
                                 struct failure *why);
/* Asks something that changes nothing. Where the engine has ended, it is started again, brought to
   where the walk stands, and asked once more. */
enum supervisor_result caller_question(struct caller *caller, const char *what, json_t **lines,
                                       struct failure *why);

/* Notes an input that was carried out, for later replays. */
void caller_note(struct caller *caller, const json_t *input, const char *hash);

/* Brings the loaded engine to where the walk stood; false with `why`, which says at which step the
   replay differs. */
bool caller_play(struct caller *caller, struct failure *why);
/* The same with a new engine. */
bool caller_replay(struct caller *caller, struct failure *why);

/* Takes the pathway, the start and the inputs of a recorded walk, which is borrowed: what
   caller_replay() then brings back. */
void caller_recall(struct caller *caller, const struct record_walk *walk);
/* The same with an engine that has this pathway loaded: the present one where it has, for many
   walks of one pathway. False with `why` (empty where everything has been told already). */
bool caller_recall_loaded(struct caller *caller, const struct record_walk *walk,
                          struct failure *why);

/* The first line of an event among lines, or NULL. Borrowed. */
const json_t *lines_find(const json_t *lines, const char *event);

/* Writes a diagnostic line as file:line: severity: message. */
void diagnostic_write(FILE *out, const json_t *diagnostic);

#endif
