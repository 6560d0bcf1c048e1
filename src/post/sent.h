/* Which statements have been sent: a file beside the record, so that a later export need not send
 * them again. */
#ifndef SENT_H
#define SENT_H

#include <stdbool.h>
#include <stddef.h>

#include "failure.h"

/* An open file of what was sent. While it is open no other program can open it so. */
struct sent;

/* Opens it, or makes it. `purpose` says where statements go and how they are made, in one line: a
   file of another purpose is refused. A last line that was not written whole is left out. False
   with `why`. The caller closes it. */
bool sent_open(const char *path, const char *purpose, struct sent **sent, struct failure *why);
void sent_close(struct sent *sent); /* NULL is nothing to close */

/* How many statements of a session, from its first on, were sent when the file was opened. */
size_t sent_count(const struct sent *sent, const char *uuid);

/* Notes that so many statements of a session are sent; on the disk after sent_settle(). */
void sent_note(struct sent *sent, const char *uuid, size_t count);
bool sent_settle(struct sent *sent, struct failure *why);

#endif
