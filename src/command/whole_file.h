/* A file that is put in its place when it is whole, so that it is never seen half. */
#ifndef WHOLE_FILE_H
#define WHOLE_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "failure.h"

/* A file being written beside its place, under a name of its own. */
struct whole_file {
    FILE *out;
    const char *name;
    char *beside;
};

/* What is at the place already keeps its permissions; a new file can be read by all whom the umask
   lets, with `is_private` by its owner only. A link, and what is no file, is refused: it is not
   followed and not replaced. False with `why`: nothing was begun. */
bool whole_file_begin(struct whole_file *file, const char *name, bool is_private,
                      struct failure *why);

/* Brings it to the disk and puts it in its place. False with `why`: what was there before is still
   there, and nothing else is. */
bool whole_file_end(struct whole_file *file, struct failure *why);

/* Gives it up. */
void whole_file_drop(struct whole_file *file);

#endif
