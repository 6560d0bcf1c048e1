/* SHA-256 as text: what names a pathway's text, a decision, a situation and a link of a session's
 * chain. */
#ifndef DIGEST_H
#define DIGEST_H

#include <stddef.h>

enum { DIGEST_SIZE = 65 }; /* 64 hexadecimal digits and the end */

/* Feeds parts one by one; each part is hashed with its length before it, so that ("ab","c") and
 * ("a","bc") differ. */
struct digest;
struct digest *digest_new(void);
void digest_add(struct digest *digest, const void *bytes, size_t length);
void digest_add_text(struct digest *digest, const char *text);

/* Writes the result and frees the digest. */
void digest_finish(struct digest *digest, char hex[DIGEST_SIZE]);

#endif
