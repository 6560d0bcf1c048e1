/* Fuzzes the engine: the input is lines of requests, to an engine that has a small pathway loaded
 * and started. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char file_request[] =
    "{\"do\":\"file\",\"name\":\"f.lua\",\"text\":\""
    "pathway 'f' { title = 'F', start = 'a' }\\n"
    "patient 'P' { x = number { 5, range = {0, 9}, clamp = true, chart = 'vital' }, s = scale { "
    "'l', 'm', 'h' },\\n"
    "  r = finding { 'R {x}', chart = 'lab', hidden = true } }\\n"
    "event 'e' { 'E', when = 'x > 7', p = 0.5, to = 'k' }\\n"
    "decision 'a' { 'A {x}', hint = 'H', option 'o' { 'O', rating = 'best', set = 'x = x + 1', to "
    "= 'q' },\\n"
    "  option 'v' { 'V', at_most = 2, visit = 'k', rating = 'harmful' } }\\n"
    "step 'k' { 'K', set = 's = worse(s)', to = resume }\\n"
    "question 'q' { 'Q', unit = 'mg', answer 'y' { 5, within = '10 %', to = 'd' }, answer 'n' { "
    "otherwise, to = 'a' } }\\n"
    "orders 'd' { 'D', to = 'c', item 'i' { 'I', reveals = 'r', takes = '5 min' }, item 'j' { 'J', "
    "missed = 'harmful' } }\\n"
    "chance 'c' { branch 'g' { p = 0.3, to = 'z' }, branch 'b' { p = rest, to = 'a' } }\\n"
    "outcome 'z' { 'Z', utility = 1, good = 'x > 3' }\\n"
    "\"}";

static void ask(struct engine *engine, const char *request, size_t length, FILE *out) {
    if (engine_wants(engine) == 0)
        engine_answer(engine, request, length, out);
    else if (engine_wants(engine) <= length)
        engine_take(engine, request, out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char load[] = "{\"do\":\"load\"}", start[] = "{\"do\":\"start\",\"seed\":\"7\"}";
    char *answer = NULL;
    size_t length;
    FILE *out = open_memstream(&answer, &length);
    struct engine *engine = engine_new();
    ask(engine, file_request, sizeof file_request - 1, out);
    ask(engine, load, sizeof load - 1, out);
    ask(engine, start, sizeof start - 1, out);
    const char *at = (const char *)data, *end = at + size;
    for (int lines = 0; at < end && lines < 100; lines++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        ask(engine, at, (size_t)(stop - at), out);
        at = stop + 1;
    }
    engine_free(engine);
    fclose(out);
    free(answer);
    return 0;
}
