/* Lines that are not typed at a terminal. Private to this folder. */
#ifndef LINE_H
#define LINE_H

#include <poll.h>

#include "prompt.h"

/* Cleaned, and without outer spaces; the caller frees it. */
char *line_tidy(const char *bytes, size_t length);

/* One line of any input, tidied; what is beyond the longest line is dropped. False at the end. */
bool line_read(FILE *in, char **line);

/* What is waited for: first the input, then what is watched (a descriptor of -1: nothing). */
void line_waited(FILE *in, const struct prompt_watch *watch, struct pollfd waited[2]);

#endif
