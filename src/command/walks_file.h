/* A walk that was walked, as an expected walk in NAME.walks.lua. */
#ifndef WALKS_FILE_H
#define WALKS_FILE_H

#include "caller.h"

/* One walk, as its author is to find it again. All borrowed; NULL where there is nothing to say. */
struct walked {
    const char *name;
    const char *from, *set, *variant, *seed;
    json_t *steps;     /* array of {"node","kind","choose":id or [ids],"given":text} */
    json_t *luck;      /* array of {"node","branch"} and {"event","happens"} */
    json_t *events;    /* array of the ids of those that happened */
    const char *ends;  /* the outcome … */
    const char *place; /* … or the node where it was left */
};

/* The text of the walk in Lua, whatever its names are; the caller frees it. */
char *walks_text(const struct walked *walked);

/* Walks it once more, from its text alone, as `casewalk test` would; and puts it at the end of the
   file, which is written beside and renamed. `name` becomes the name it got: another where the file
   has one of that name. False with `why`, and the file is as it was. */
bool walks_append(struct caller *caller, const char *file, struct walked *walked, char **name,
                  struct failure *why);

#endif
