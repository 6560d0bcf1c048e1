/* Files of a user that are Lua in form but data in fact: expected walks, policies. */
#ifndef DATA_H
#define DATA_H

#include "json.h"
#include "pathway.h"

/* Runs a file within the limits of a pathway. What it says with one of `words` (NULL ends them; a
   word, a name, a table: walk "name" { … }) is listed as {"word","name","line","body"}; what it
   returns, when it is a table, stands as {"word":"return","line":0,"body"} at the end. A table is
   an array where it is a list, else an object whose keys come in order, those of a list in it as
   "1", "2" … NULL with `why`, which names file and line; else the caller calls json_decref. */
json_t *data_read(const struct file *file, const char *const words[], struct failure *why);

/* A key of an expected walk or of expected odds. */
struct data_key {
    const char *name;
    const char *takes; /* for documents */
    const char *type;  /* for editors, in the notation of the Lua language server */
    const char *help;
};

/* Each ends with a key without a name. */
extern const struct data_key data_walk_keys[], data_expect_keys[];

/* Whether a body that data_read() gave has these keys only, with values of their types;
   expectations may have conditions without a key besides. False with `why`. */
bool data_check_keys(const char *word, const struct data_key *keys, const json_t *body,
                     struct failure *why);

#endif
