/* The two parts of print_words. */
#ifndef PRINT_WORDS_H
#define PRINT_WORDS_H

#include "data.h"
#include "words.h"

/* What a key means, with the names it can have. */
void print_help(const struct key *key);

/* The whole language for the Lua language server. */
void print_luals(void);

#endif
