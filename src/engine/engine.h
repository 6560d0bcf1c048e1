/* The engine: a pathway, a walk through it, and answers to requests. It knows no file, no clock, no
   screen and no network: a request is text, its answer is text (docs/protocol.md). */
#ifndef ENGINE_H
#define ENGINE_H

#include <stddef.h>
#include <stdio.h>

struct engine;

struct engine *engine_new(void);
void engine_free(struct engine *engine);

/* Does what the C library would otherwise do at a first use, by means that a confined process no
   longer has. Call before confinement. */
void engine_prepare(void);

/* Answers one request, a line of JSON without its end: lines to `out`, the last of them
   {"event":"end"}. A request that cannot be read or that is not due gets an error line; nothing a
   request says can end the process but lack of memory. */
void engine_answer(struct engine *engine, const char *request, size_t length, FILE *out);

/* How many bytes of a file must follow the request just answered, as they are and without a line
   end; 0: none, a request is next. While some are wanted the request has no answer yet:
   engine_take() gives it. */
size_t engine_wants(const struct engine *engine);
void engine_take(struct engine *engine, const char *bytes, FILE *out);

#endif
