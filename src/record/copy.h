/* Walks from one record into another. */
#ifndef COPY_H
#define COPY_H

#include "record.h"

/* Gives the session after `*session` (the first after 0) that is to be copied; 0 after the last. */
typedef bool copy_next(struct record *from, void *context, long long *session, struct failure *why);

/* Copies sessions as record_collect tells. */
bool copy_walks(struct record *from, struct record *to, copy_next *next, void *context,
                const struct record_copying *how, struct failure *why);

#endif
