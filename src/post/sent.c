/* Which statements have been sent. A line of purpose, then a line for each time that more of a
   session was sent: its UUID and how many statements, the last line of a session counting. */
#include "sent.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "uuid.h"

static const char heading[] = "casewalk sent 1 ";

struct row {
    unsigned char uuid[UUID_BYTES];
    size_t line, count;
};

struct sent {
    char *path;
    FILE *file;
    struct row *rows; /* by UUID, the last of a session first */
    size_t row_count;
};

static int by_uuid(const void *a, const void *b) {
    return memcmp(((const struct row *)a)->uuid, ((const struct row *)b)->uuid, UUID_BYTES);
}

static int by_uuid_and_line(const void *a, const void *b) {
    const struct row *one = a, *other = b;
    int order = by_uuid(a, b);
    return order ? order : (one->line < other->line) - (one->line > other->line);
}

static void add_row(struct sent *sent, const unsigned char uuid[UUID_BYTES], size_t count) {
    if ((sent->row_count & (sent->row_count - 1)) == 0)
        sent->rows =
            xrealloc(sent->rows, (sent->row_count ? 2 * sent->row_count : 1) * sizeof *sent->rows);
    struct row *row = &sent->rows[sent->row_count];
    memcpy(row->uuid, uuid, UUID_BYTES);
    row->line = sent->row_count++;
    row->count = count;
}

static bool read_row(struct sent *sent, char *line) {
    unsigned char uuid[UUID_BYTES];
    char *space = strchr(line, ' '), *end;
    if (!space)
        return false;
    *space = '\0';
    errno = 0;
    unsigned long long count = strtoull(space + 1, &end, 10);
    if (!uuid_read(line, uuid) || space[1] < '0' || space[1] > '9' || *end || errno)
        return false;
    add_row(sent, uuid, (size_t)count);
    return true;
}

/* Reads line by line; `end` is behind the last whole one. */
static bool read_rows(struct sent *sent, const char *purpose, off_t *end, struct failure *why) {
    char *line = NULL;
    size_t size = 0, number = 0;
    ssize_t length;
    bool good = true;
    while (good && (length = getline(&line, &size, sent->file)) > 0) {
        if (line[length - 1] != '\n')
            break;
        line[length - 1] = '\0';
        number++;
        if (number == 1 && strncmp(line, heading, strlen(heading)) == 0)
            good = strcmp(line + strlen(heading), purpose) == 0 ||
                   fail(why, "%s notes what was sent to another store or in another shape (%s)",
                        sent->path, line + strlen(heading));
        else if (number == 1 || !read_row(sent, line))
            good =
                fail(why, "%s is no file of what casewalk has sent (line %zu)", sent->path, number);
        *end += length;
    }
    free(line);
    if (good && number == 0 && *end == 0) {
        struct stat status;
        if (fstat(fileno(sent->file), &status) == 0 && status.st_size > 4096)
            return fail(why, "%s is no file of what casewalk has sent", sent->path);
    }
    return good;
}

static bool prepare(struct sent *sent, const char *purpose, struct failure *why) {
    off_t end = 0;
    if (!read_rows(sent, purpose, &end, why))
        return false;
    if (sent->row_count)
        qsort(sent->rows, sent->row_count, sizeof *sent->rows, by_uuid_and_line);
    if (fseeko(sent->file, end, SEEK_SET) != 0 || ftruncate(fileno(sent->file), end) != 0)
        return fail(why, "%s cannot be written: %s", sent->path, strerror(errno));
    if (end == 0)
        fprintf(sent->file, "%s%s\n", heading, purpose);
    return sent_settle(sent, why);
}

bool sent_open(const char *path, const char *purpose, struct sent **result, struct failure *why) {
    struct stat status;
    int descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    *result = NULL;
    if (descriptor < 0)
        return fail(why, "%s cannot be opened: %s", path,
                    errno == ELOOP ? "it is a link" : strerror(errno));
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(descriptor);
        return fail(why, "%s is not a file", path);
    }
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        close(descriptor);
        return fail(why, "another casewalk is sending with %s", path);
    }
    struct sent *sent = xcalloc(1, sizeof *sent);
    sent->path = xstrdup(path);
    sent->file = fdopen(descriptor, "r+");
    if (!sent->file)
        die("out of memory");
    if (prepare(sent, purpose, why)) {
        *result = sent;
        return true;
    }
    sent_close(sent);
    return false;
}

void sent_close(struct sent *sent) {
    if (!sent)
        return;
    fclose(sent->file);
    free(sent->path);
    free(sent->rows);
    free(sent);
}

size_t sent_count(const struct sent *sent, const char *uuid) {
    struct row wanted;
    if (!sent || !sent->row_count || !uuid_read(uuid, wanted.uuid))
        return 0;
    const struct row *found =
        bsearch(&wanted, sent->rows, sent->row_count, sizeof *sent->rows, by_uuid);
    while (found && found > sent->rows && by_uuid(found - 1, found) == 0)
        found--;
    return found ? found->count : 0;
}

void sent_note(struct sent *sent, const char *uuid, size_t count) {
    fprintf(sent->file, "%s %zu\n", uuid, count);
}

bool sent_settle(struct sent *sent, struct failure *why) {
    if (fflush(sent->file) == 0 && !ferror(sent->file) && fsync(fileno(sent->file)) == 0)
        return true;
    return fail(why, "%s cannot be written: %s", sent->path, strerror(errno));
}
