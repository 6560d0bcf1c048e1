/* The text of an author's files, word by word: on which line a key stands, what a syntax error
   really was, and how to read on behind it. Private to this folder. */
#ifndef SOURCE_H
#define SOURCE_H

#include "pathway.h"

struct source_map;

/* Reads the files into words; borrowed. Never fails: what is no Lua is passed over. */
struct source_map *source_map_new(struct arena *arena, const struct file *files, size_t count);
void source_map_free(struct source_map *map); /* NULL is nothing to free */

/* The line of `key =` in the form that begins with `word` on the line of `place`, or the line of
   the form itself. With key NULL: the line of the form's `nth` text (from 0) that has no key. */
int source_line(const struct source_map *map, const struct place *place, const char *word,
                const char *id, const char *key, size_t nth);

/* The line of the second `key =` in the form, where it has two; 0: it has not. */
int source_second_line(const struct source_map *map, const struct place *place, const char *word,
                       const char *id, const char *key);

/* The line on which a text in [[ … ]] begins that stands at a place or up to two lines behind it:
   the next one where a line end follows the bracket. Otherwise the line of the place. */
int source_text_line(const struct source_map *map, const struct place *place, const char *text);

/* Turns Lua's message about a syntax error on a line into one for an author, and moves the line to
   where the slip is. */
const char *source_explain(const struct source_map *map, struct arena *arena, const char *file,
                           int *line, const char *message);

/* Blanks the form at the left margin in which the syntax error lies, in `text` (of the file's
   length), and calls `lost` with the names of what it would have declared. False when there is none
   (left). */
bool source_blank(const struct source_map *map, const char *file, int line, const char *message,
                  char *text, void (*lost)(void *context, const char *id), void *context);

#endif
