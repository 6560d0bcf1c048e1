/* Where pathways lie, and reading them. */
#ifndef PLACES_H
#define PLACES_H

#include "arena.h"
#include "failure.h"
#include "record.h"

/* The file that an author's or learner's argument means: an id on the pathway path, or a file. Lies
   in the arena; NULL with `why`, which says where was looked. */
const char *places_find(struct arena *arena, const char *path, const char *wanted,
                        struct failure *why);

/* Calls `found` for each pathway on the path, by name; a name is found once, in the first folder
 * that has it. */
void places_each(struct arena *arena, const char *path,
                 void (*found)(void *context, const char *file), void *context);

/* Reads a regular file of at most 16 MiB. */
bool places_read(struct arena *arena, const char *file, struct record_file *read,
                 struct failure *why);

/* Reads `name` in the folder of `main_file` or below it, through no link and no "..". */
bool places_read_beside(struct arena *arena, const char *main_file, const char *name,
                        struct record_file *read, struct failure *why);

/* The file of expected walks of a pathway: NAME.walks.lua beside NAME.lua. */
const char *places_walks(struct arena *arena, const char *file);

/* Writes a file whole or not at all (whole_file.h). */
bool places_write(const char *name, const char *text, size_t length, struct failure *why);

/* The same for a file that must not be there yet; one that is, is left as it is. */
bool places_write_new(const char *name, const char *text, size_t length, struct failure *why);

/* The folder of the definition file for editors (casewalk.lua); NULL: it is not installed. Lies in
   the arena. */
const char *places_definitions(struct arena *arena);

#endif
