/* Writes Lua that says exactly what was meant, whatever the texts hold: no text ends its string and
   no comment its line. Private to this folder.

   Texts come rich: an expression stands in them between RICH_OPEN and RICH_CLOSE, which no story
   can hold, for control characters are taken from it. */
#ifndef LUA_WRITER_H
#define LUA_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "arena.h"

enum { RICH_OPEN = 1, RICH_CLOSE = 2, LUA_LONGEST = 60000 };

/* A text as casewalk reads it, braces doubled and expressions in theirs: in quotes where it is
   short, else in long brackets. What is longer than LUA_LONGEST is cut; gives whether it was. */
bool lua_text(FILE *out, const char *rich);

/* A string as it stands, in quotes. */
void lua_string(FILE *out, const char *text);

/* Lines of a comment, each behind the indent and "-- ". */
void lua_comment(FILE *out, const char *indent, const char *text);

/* A rich text with white space made even: paragraphs, list items, else single spaces. */
char *rich_even(const char *rich);

/* A rich text as people read it in a comment: expressions in braces. In the arena. */
const char *rich_plain(struct arena *arena, const char *rich);

/* Whether a text may stand in quotes within an expression: '…' or "…"; 0: it may not. */
char lua_quote_for(const char *rich);

#endif
