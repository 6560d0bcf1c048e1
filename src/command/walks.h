/* The walks and odds that an author expects: NAME.walks.lua beside NAME.lua. */
#ifndef WALKS_H
#define WALKS_H

#include "inquiry.h"

/* Hands the engine the file that belongs to its pathway and asks for what it expects; takes the
   request "test", to which the file's name is added. The lines are the caller's; NULL: it failed,
   which has been told. */
json_t *walks_ask(struct inquiry *inquiry, json_t *request);

/* Of `covered` lines those that no walk takes, as file:line: …, and in the end the totals. */
void walks_print_coverage(const json_t *lines, const char *pathway);

#endif
