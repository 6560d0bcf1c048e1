/* Taking from a process what a pathway must not have. */
#ifndef CONFINE_H
#define CONFINE_H

#include <stdbool.h>
#include <stddef.h>

#include "failure.h"

/* Leaves the calling process able to compute, to read from descriptor 0, to write to 1 and 2, and
   to end: limits on memory (bytes of address space), no new privileges, no core, and a list of
   system calls outside which the kernel kills it. There is no way back. False with `why` when the
   kernel does not give one of these; the process must then not read a pathway. */
bool confine(size_t memory, struct failure *why);

#endif
