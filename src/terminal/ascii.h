/* Spelling text in ASCII, for a terminal whose character set is not UTF-8. */
#ifndef ASCII_H
#define ASCII_H

/* Accents are dropped, signs are spelled out ("≥" is ">="), what has no spelling becomes "?". The
   text must be valid UTF-8. The caller frees the result. */
char *ascii_spell(const char *text);

#endif
