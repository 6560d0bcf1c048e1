/* A table of byte strings, each kept once and numbered from 0 in the order in which it came. */
#ifndef INTERN_H
#define INTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct intern;

struct intern *intern_new(void);
void intern_free(struct intern *intern);

/* The number of a string of bytes, at most 512 KiB; `fresh` says whether it is new. */
uint32_t intern_add(struct intern *intern, const void *bytes, size_t length, bool *fresh);
/* The number of one that is there; UINT32_MAX: it is not. */
uint32_t intern_find(const struct intern *intern, const void *bytes, size_t length);
/* Borrowed until the table is freed. */
const void *intern_get(const struct intern *intern, uint32_t number, size_t *length);
size_t intern_bytes(const struct intern *intern); /* memory held, roughly */

#endif
