/* Times and lengths of time as ISO 8601 writes them. */
#ifndef MOMENT_H
#define MOMENT_H

#include <stdint.h>

enum { MOMENT_SIZE = 80 };

/* Milliseconds since 1970 as "2026-11-21T09:00:00.120Z"; the nearest of the years 0 to 9999. */
void moment_write(int64_t milliseconds, char text[MOMENT_SIZE]);

/* A length of time as "PT1H4M18.25S", to a hundredth of a second; less than none: "PT0S". */
void moment_write_length(int64_t milliseconds, char text[MOMENT_SIZE]);

#endif
