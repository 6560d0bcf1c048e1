/* Text that a terminal may be given: nothing in it moves the cursor, hides, or reorders what is
 * read. */
#ifndef CLEAN_H
#define CLEAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* What anybody wrote, made harmless. This is the last step before text reaches a terminal: pathway
   texts, names of learners and files, messages of libraries. Bytes that are not UTF-8 become
   U+FFFD. Controls (C0, DEL, C1), line and paragraph separators, marks of direction, zero-width
   characters and tags become visible as "<U+202E>". Joiners stay between letters of scripts that
   join and between emoji. Of more than eight combining marks in a row the rest is left out.
   Cleaning twice changes nothing more. The caller frees the result; there is no failure. */

/* Keeps line ends (a carriage return before one is dropped); a tab becomes a space. */
char *clean_text(const char *bytes, size_t length);

/* One line: line ends and tabs become spaces. */
char *clean_line(const char *bytes, size_t length);

/* Writes text cleaned, line ends kept. */
void clean_write(FILE *out, const char *text);

/* Decodes the character at the start of `bytes` (length at least 1) and gives its length, or 0 for
   a byte that starts no valid one: no overlong forms, no surrogates, nothing above U+10FFFF. */
size_t clean_decode(const char *bytes, size_t length, uint32_t *character);

/* What clean_text makes visible, the line end among it; joiners, of which only the place decides,
 * are not. */
bool clean_is_hidden(uint32_t character);

/* Marks that stand on the letter before them (Unicode 14, categories Mn and Me). */
bool clean_is_mark(uint32_t character);

#endif
