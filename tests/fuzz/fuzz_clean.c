/* Fuzzes what stands before the terminal: whatever comes in, nothing goes out that moves, hides or
 * reorders. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const char *text, bool lines) {
    size_t length = strlen(text);
    uint32_t character;
    for (size_t at = 0, step; at < length; at += step) {
        step = clean_decode(text + at, length - at, &character);
        if (step == 0 || (clean_is_hidden(character) && !(lines && character == '\n')))
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = clean_text((const char *)data, size), *line = clean_line((const char *)data, size);
    check(text, true);
    check(line, false);
    char *again = clean_text(text, strlen(text));
    if (strcmp(again, text) != 0)
        abort();
    free(again);
    free(line);
    free(text);
    return 0;
}
