/* UUIDs as text: reading one, and names that are the same for everybody (RFC 9562). */
#ifndef UUID_H
#define UUID_H

#include <stdbool.h>

enum { UUID_BYTES = 16, UUID_SIZE = 37 /* 32 digits, 4 dashes and the end */ };

/* Reads the usual form, 8-4-4-4-12 hexadecimal digits in either case; false for anything else. */
bool uuid_read(const char *text, unsigned char bytes[UUID_BYTES]);

/* The UUID of a name within a space that is itself named by a UUID: version 5 (RFC 9562, 5.5), the
   beginning of SHA-1 of both. The same name in the same space is the same UUID, on any machine. */
void uuid_of_name(const unsigned char space[UUID_BYTES], const char *name, char text[UUID_SIZE]);

#endif
