/* Lines that are not typed at a terminal. */
#include "line.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "clean.h"

char *line_tidy(const char *bytes, size_t length) {
    while (length > 0 && (*bytes == ' ' || *bytes == '\t'))
        bytes++, length--;
    while (length > 0 && strchr(" \t\r\n", bytes[length - 1]) && bytes[length - 1])
        length--;
    return clean_line(bytes, length);
}

bool line_read(FILE *in, char **line) {
    char *bytes = xcalloc(PROMPT_LONGEST, 1);
    size_t length = 0;
    int byte = getc(in);
    bool any = byte != EOF;
    for (; byte != EOF && byte != '\n'; byte = getc(in))
        if (length < PROMPT_LONGEST)
            bytes[length++] = (char)byte;
    if (any)
        *line = line_tidy(bytes, length);
    free(bytes);
    return any;
}

void line_waited(FILE *in, const struct prompt_watch *watch, struct pollfd waited[2]) {
    waited[0] = (struct pollfd){.fd = fileno(in), .events = POLLIN};
    waited[1] = (struct pollfd){.fd = watch ? watch->descriptor : -1, .events = POLLIN};
}

bool prompt_wait(FILE *in, const struct prompt_watch *watch) {
    struct pollfd waited[2];
    line_waited(in, watch, waited);
    while (waited[0].fd >= 0) { /* a stream in memory can always be read */
        waited[0].revents = waited[1].revents = 0;
        if (poll(waited, 2, -1) < 0 && errno != EINTR)
            return true;
        if (waited[1].revents && watch->look(watch->context))
            return false;
        if (waited[0].revents)
            return true;
    }
    return true;
}
