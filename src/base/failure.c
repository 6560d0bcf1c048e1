/* What went wrong, in words for a person. */
#include "failure.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool fail(struct failure *why, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(why->text, sizeof why->text, format, arguments);
    va_end(arguments);
    why->code = 0;
    return false;
}

bool fail_as(struct failure *why, int code) {
    why->code = code;
    return false;
}

bool fail_within(struct failure *why, const char *format, ...) {
    struct failure inner = *why;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(why->text, sizeof why->text, format, arguments);
    va_end(arguments);
    size_t at = strlen(why->text), room = sizeof why->text - at;
    if (room > 3) {
        memcpy(why->text + at, ": ", 3);
        strncat(why->text, inner.text, room - 3);
    }
    return false;
}

_Noreturn void die(const char *format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text - 1, format, arguments);
    va_end(arguments);
    size_t size = length < 0                         ? 0
                  : (size_t)length < sizeof text - 1 ? (size_t)length
                                                     : sizeof text - 2;
    text[size++] = '\n';
    /* write(2) and _exit(2): stdio may want memory, and exit handlers may want what is broken. */
    ssize_t written = write(STDERR_FILENO, text, size);
    (void)written;
    _exit(DIE_STATUS);
}
