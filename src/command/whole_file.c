/* A file that is put in its place when it is whole. */
#include "whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"

static mode_t new_mode(bool is_private) {
    mode_t mask = umask(0);
    umask(mask);
    return is_private ? 0600 : 0666 & ~mask;
}

bool whole_file_begin(struct whole_file *file, const char *name, bool is_private,
                      struct failure *why) {
    struct stat status;
    bool there = lstat(name, &status) == 0;
    *file = (struct whole_file){.name = name};
    if (there && S_ISLNK(status.st_mode))
        return fail(why, "%s is a link; give the name of the file itself", name);
    if (there && !S_ISREG(status.st_mode))
        return fail(why, "%s is there already and is not a file", name);
    file->beside = xprint("%s.XXXXXX", name);
    int descriptor = mkostemp(file->beside, O_CLOEXEC);
    mode_t mode = there ? status.st_mode & 0777 : new_mode(is_private);
    if (descriptor >= 0 && fchmod(descriptor, mode) == 0)
        file->out = fdopen(descriptor, "w");
    if (file->out)
        return true;
    fail(why, "%s cannot be written: %s", name, strerror(errno));
    if (descriptor >= 0) {
        close(descriptor);
        unlink(file->beside);
    }
    free(file->beside);
    file->beside = NULL;
    return false;
}

/* The new name is on the disk when its folder is; where a folder cannot be synced, it is soon. */
static void sync_folder(const char *name) {
    char *folder = xstrdup(name), *slash = strrchr(folder, '/');
    if (slash)
        slash[1] = '\0';
    int descriptor = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
    free(folder);
}

bool whole_file_end(struct whole_file *file, struct failure *why) {
    errno = 0;
    bool good = fflush(file->out) == 0 && !ferror(file->out) && fsync(fileno(file->out)) == 0;
    int error = errno;
    good = fclose(file->out) == 0 && good;
    file->out = NULL;
    if (good && rename(file->beside, file->name) == 0) {
        sync_folder(file->name);
        free(file->beside);
        file->beside = NULL;
        return true;
    }
    error = error ? error : errno;
    fail(why, "%s cannot be written: %s", file->name, error ? strerror(error) : "disk error");
    whole_file_drop(file);
    return false;
}

void whole_file_drop(struct whole_file *file) {
    if (file->out)
        fclose(file->out);
    if (file->beside)
        unlink(file->beside);
    free(file->beside);
    *file = (struct whole_file){0};
}
