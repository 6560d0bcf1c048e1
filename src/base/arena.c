/* Memory that lives and dies together. */
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failure.h"

enum { BLOCK_SIZE = 64 * 1024 };

/* Blocks form a list, the newest first; only the newest has room. */
struct block {
    struct block *next;
    size_t size; /* of bytes */
    size_t used;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *newest;
};

struct arena *arena_new(void) {
    return xcalloc(1, sizeof(struct arena));
}

void arena_free(struct arena *arena) {
    if (!arena)
        return;
    for (struct block *block = arena->newest; block;) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

void *arena_alloc(struct arena *arena, size_t size) {
    if (size > SIZE_MAX / 2)
        die("out of memory");
    size_t room = (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    struct block *block = arena->newest;
    if (!block || block->size - block->used < room) {
        size_t block_size = room > BLOCK_SIZE ? room : BLOCK_SIZE;
        block = xcalloc(1, sizeof *block + block_size);
        block->size = block_size;
        block->next = arena->newest;
        arena->newest = block;
    }
    void *memory = block->bytes + block->used;
    block->used += room;
    return memory;
}

char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length) {
    char *copy = arena_alloc(arena, length + 1);
    if (length)
        memcpy(copy, bytes, length);
    return copy;
}

char *arena_copy(struct arena *arena, const char *text) {
    return arena_copy_bytes(arena, text, strlen(text));
}

char *arena_vprint(struct arena *arena, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0)
        die("a text could not be formatted");
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *arena_print(struct arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_vprint(arena, format, arguments);
    va_end(arguments);
    return text;
}

void *arena_grow(struct arena *arena, void *array, size_t count, size_t item_size) {
    if (count & (count - 1))
        return array;
    void *larger = arena_alloc(arena, (count ? 2 * count : 1) * item_size);
    if (count)
        memcpy(larger, array, count * item_size);
    return larger;
}

void *xcalloc(size_t count, size_t size) {
    void *memory = calloc(count, size);
    if (!memory)
        die("out of memory");
    return memory;
}

void *xrealloc(void *memory, size_t size) {
    void *moved = realloc(memory, size);
    if (!moved)
        die("out of memory");
    return moved;
}

char *xstrdup(const char *text) {
    char *copy = strdup(text);
    if (!copy)
        die("out of memory");
    return copy;
}

char *xvprint(const char *format, va_list arguments) {
    char *text;
    if (vasprintf(&text, format, arguments) < 0)
        die("out of memory");
    return text;
}

char *xprint(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = xvprint(format, arguments);
    va_end(arguments);
    return text;
}
