/* Memory that lives and dies together: a loaded pathway, an answer being made. */
#ifndef ARENA_H
#define ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* All allocation functions die when memory is exhausted; none returns NULL. */
struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Zeroed memory, aligned for any type, owned by the arena. */
void *arena_alloc(struct arena *arena, size_t size);

/* Copies of text, owned by the arena. */
char *arena_copy(struct arena *arena, const char *text);
char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length);
char *arena_print(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprint(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Makes room for one more item at the end of an array of `count` items and returns the array, which
   may have moved. The array must have been grown by this function only (room is doubled at each
   power of two). */
void *arena_grow(struct arena *arena, void *array, size_t count, size_t item_size);

/* Appends one zeroed item and gives its address: struct option *o = ARENA_ADD(arena, list, count).
 */
#define ARENA_ADD(arena, array, count)                                                             \
    ((array) = arena_grow((arena), (array), (count), sizeof *(array)), &(array)[(count)++])

/* malloc and friends that die instead of failing; the caller frees. */
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *memory, size_t size);
char *xstrdup(const char *text);
char *xprint(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *xvprint(const char *format, va_list arguments) __attribute__((format(printf, 1, 0)));

#endif
