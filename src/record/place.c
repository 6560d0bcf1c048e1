/* The file of a record before SQLite has it: where it lies, and whether it is one. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "store.h"

/* SQLite's file format, section 1.3: what stands where in the first 100 bytes. */
enum { HEADER_SIZE = 100, HEADER_USER_VERSION = 60, HEADER_APPLICATION = 68 };
static const char magic[16] = "SQLite format 3";

bool record_exists(const char *path) {
    struct stat status;
    return path && stat(path, &status) == 0;
}

/* Makes the folder and those above it; a new one is on the disk before anything is put into it. */
static bool make_folder(const char *path, struct failure *why) {
    struct stat status;
    if (stat(path, &status) == 0)
        return S_ISDIR(status.st_mode) ||
               fail(why, "%s is not a folder, so there can be no record in it", path);
    char *above = xstrdup(path);
    char *slash = strrchr(above, '/');
    bool made = true;
    if (slash && slash != above) {
        *slash = '\0';
        made = make_folder(above, why);
    }
    if (made && mkdir(path, 0700) != 0 && errno != EEXIST)
        made =
            fail(why, "the folder %s for the record could not be made: %s", path, strerror(errno));
    int folder =
        made ? open(slash ? (slash == above ? "/" : above) : ".", O_RDONLY | O_CLOEXEC) : -1;
    if (folder >= 0) {
        (void)fsync(folder); /* a file system that cannot do this has nothing better */
        close(folder);
    }
    free(above);
    return made;
}

/* The path without links in its folders and with a slash in front, or NULL. */
static char *absolute_path(const char *path, bool make, struct failure *why) {
    char *folder = xstrdup(path), *resolved = NULL, *absolute = NULL;
    char *slash = strrchr(folder, '/');
    const char *name = slash ? path + (slash - folder) + 1 : path;
    if (slash)
        slash[slash == folder] = '\0';
    const char *above = slash ? folder : ".";
    if (!*name) {
        fail(why, "%s is a folder; a record is a file (say --db %scasewalk.db)", path, path);
        goto done;
    }
    if (make && !make_folder(above, why))
        goto done;
    resolved = realpath(above, NULL);
    if (!resolved) {
        fail(why, "there is no record at %s: %s", path, strerror(errno));
        goto done;
    }
    size_t size = strlen(resolved) + strlen(name) + 2;
    if (size > PATH_MAX - sizeof "-journal") {
        fail(why, "the path of the record is too long: %s", path);
        goto done;
    }
    absolute = xcalloc(1, size);
    snprintf(absolute, size, "%s/%s", strcmp(resolved, "/") == 0 ? "" : resolved, name);
done:
    free(resolved);
    free(folder);
    return absolute;
}

/* Reads the header by SQLite's own means: an open() and close() of ours would drop the locks of
   another connection of this process. Gives how many bytes there were, -1 when it could not be
   read. */
static int read_header(const char *path, unsigned char header[HEADER_SIZE]) {
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    sqlite3_filename name = sqlite3_create_filename(path, "", "", 0, NULL);
    sqlite3_file *file = xcalloc(1, (size_t)vfs->szOsFile);
    sqlite3_int64 size = 0;
    int got = -1;
    if (name &&
        vfs->xOpen(vfs, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL) ==
            SQLITE_OK &&
        file->pMethods->xFileSize(file, &size) == SQLITE_OK) {
        int wanted = size < HEADER_SIZE ? (int)size : HEADER_SIZE;
        if (wanted == 0 || file->pMethods->xRead(file, header, wanted, 0) == SQLITE_OK)
            got = wanted;
    }
    int error = errno;
    if (file->pMethods)
        file->pMethods->xClose(file);
    free(file);
    sqlite3_free_filename(name);
    errno = error;
    return got;
}

static uint32_t header_number(const unsigned char *header, int at) {
    return (uint32_t)header[at] << 24 | (uint32_t)header[at + 1] << 16 |
           (uint32_t)header[at + 2] << 8 | header[at + 3];
}

/* A header of zeros is what a power cut may leave of a file that was being made; SQLite knows, by
 * its journal. */
static bool is_blank(const unsigned char *header, int size) {
    for (int i = 0; i < size; i++)
        if (header[i])
            return false;
    return true;
}

/* SQLite takes a file of one byte for an empty one, and would write over it. */
static bool judge_header(const char *path, bool is_one_byte, enum record_access access,
                         enum place_kind *kind, struct failure *why) {
    const char *advice = access == RECORD_FOREIGN ? ""
                                                  : "; it is left as it is. Name another file with "
                                                    "--db or $CASEWALK_DB";
    unsigned char header[HEADER_SIZE] = {0};
    int size = read_header(path, header);
    if (size < 0)
        return fail(why, "the record %s could not be read: %s", path, strerror(errno));
    *kind = PLACE_EMPTY;
    if (is_blank(header, size) && !is_one_byte)
        return true;
    if (size < HEADER_SIZE || memcmp(header, magic, sizeof magic) != 0)
        return fail(why, "%s is not a record of casewalk%s", path, advice);
    if (header_number(header, HEADER_APPLICATION) != STORE_APPLICATION)
        return fail(why, "%s is a database of another program, not a record of casewalk%s", path,
                    advice);
    *kind = header_number(header, HEADER_USER_VERSION) > STORE_VERSION ? PLACE_NEWER : PLACE_RECORD;
    return true;
}

/* Where a file is missing, a new one must be possible. SQLite would only say that there is none. */
static bool can_be_made(const char *path, struct failure *why) {
    char *folder = xstrdup(path);
    char *slash = strrchr(folder, '/');
    slash[slash == folder] = '\0';
    bool can = access(folder, W_OK | X_OK) == 0 ||
               fail(why, "no record can be made in the folder %s: %s", folder, strerror(errno));
    free(folder);
    return can;
}

bool place_look(const char *path, enum record_access access, char **absolute, enum place_kind *kind,
                struct failure *why) {
    bool make = access == RECORD_WRITE;
    *absolute = NULL;
    if (!path || !*path)
        return fail(why, "the path of the record is empty; name a file with --db or $CASEWALK_DB");
    *absolute = absolute_path(path, make, why);
    if (!*absolute)
        return false;
    struct stat status;
    bool good = true;
    if (stat(*absolute, &status) != 0) {
        *kind = PLACE_MISSING;
        good = errno == ENOENT ? !make || can_be_made(*absolute, why)
                               : fail(why, "there is no record at %s: %s", path, strerror(errno));
    } else if (S_ISDIR(status.st_mode)) {
        good =
            fail(why, "%s is a folder; a record is a file (say --db %s/casewalk.db)", path, path);
    } else if (!S_ISREG(status.st_mode)) {
        good = fail(why, "%s is not a regular file, so it cannot be a record", path);
    } else {
        good = judge_header(*absolute, status.st_size == 1, access, kind, why);
    }
    if (!good) {
        free(*absolute);
        *absolute = NULL;
    }
    return good;
}

/* Numbers of linux/magic.h and of the file systems' own sources. */
bool place_is_networked(const char *path) {
    static const unsigned long shared[] = {
        0x6969,     /* NFS */
        0xff534d42, /* CIFS */
        0xfe534d42, /* SMB2 */
        0x517b,     /* SMB */
        0x65735546, /* FUSE: sshfs and others */
        0x01021997, /* 9p */
        0x5346414f, /* AFS */
        0x00c36400, /* Ceph */
        0x47504653, /* GPFS */
        0x0bd00bd0, /* Lustre */
        0x73757245, /* Coda */
    };
    struct statfs system;
    if (statfs(path, &system) != 0)
        return false;
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        if (((unsigned long)system.f_type & 0xffffffff) == shared[i])
            return true;
    return false;
}
