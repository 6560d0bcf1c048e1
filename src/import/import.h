/* A story of Twine (Twee 3, or the HTML that Twine 2 publishes) written anew as a pathway. Bytes
   in, text out: no file is touched. docs/importing.md says what becomes what. */
#ifndef IMPORT_H
#define IMPORT_H

#include "arena.h"
#include "failure.h"

enum {
    /* Passages of a story. A pathway of 10,000 nodes is more than Lua may hold while it is read. */
    IMPORT_MOST_PASSAGES = 6000,
    /* Bytes of one passage, and of all of them: beyond, a story is no story. */
    IMPORT_LONGEST_PASSAGE = 1 << 20,
    IMPORT_LARGEST_STORY = 4 << 20,
    /* Bytes of what is written: passages that show others may make much of little. */
    IMPORT_LARGEST_PATHWAY = 8 << 20,
    /* Nodes and options: more than Lua may hold while they are read. */
    IMPORT_MOST_FORMS = 40000,
    /* Bytes that are worked through before others may have a word. */
    IMPORT_SLICE = 128 << 10
};

struct import;

/* Something that a person must look at. */
struct import_hand {
    const char *passage; /* its name; NULL: it concerns the whole */
    const char *node;    /* the name in the pathway, or NULL */
    const char *message;
};

/* What has been made of the story. */
struct import_summary {
    const char *title, *format, *start;
    size_t passages, nodes, options, fields;
    size_t hands_left_out; /* more of them than are told one by one */
};

/* Begins with the bytes of a story, which must live as long; `name` is what the file is called.
   `format` is that of the story (sugarcube, harlowe, chapbook, snowman), or NULL: what the story
   says, or looks like. NULL with `why`: this is no story, or none that can be read. */
struct import *import_new(const char *name, const char *bytes, size_t length, const char *format,
                          struct failure *why);
void import_free(struct import *import); /* NULL is nothing to free */

/* Does some more of the work, bounded by IMPORT_SLICE; `more` says whether there is some left.
   `done` of `of` passages are through. False with `why`: the story cannot be imported. */
bool import_go_on(struct import *import, bool *more, struct failure *why);
size_t import_done(const struct import *import);

/* When nothing is left to do: the pathway's text, and what needs a hand. Owned by the import. */
const char *import_text(const struct import *import, size_t *length);
size_t import_hands(const struct import *import, const struct import_hand **hands);
struct import_summary import_summary(const struct import *import);

#endif
