/* A disk that fails when told to, and that can lose its power: a layer over SQLite's own way to
 * files.
 *
 * Failing: the n-th of the calls that count, or all from it on, answers with an error and does
 * nothing. Power: what was written and not yet synced is remembered; disk_cut() leaves of it
 * nothing, or a random part (sectors of 512 bytes), as a disk may that reorders and tears what it
 * has not been told to keep. */
#ifndef DISK_H
#define DISK_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum disk_call {
    DISK_OPEN = 1,
    DISK_READ = 2,
    DISK_WRITE = 4,
    DISK_SYNC = 8,
    DISK_TRUNCATE = 16,
    DISK_SIZE = 32,
    DISK_DELETE = 64,
    DISK_MAP = 128,
    DISK_LOCK = 256,
    DISK_CHANGES = DISK_WRITE | DISK_SYNC | DISK_TRUNCATE | DISK_DELETE,
    DISK_ALL = 511,
};

enum { DISK_SECTOR = 512, DISK_FILES = 4 };

/* One write or truncation that may not be on the disk yet. */
struct disk_change {
    sqlite3_int64 at;
    int size; /* -1: the file was cut at `at` */
    unsigned char *bytes;
};

/* What of a file is surely on the disk, and what came after. */
struct disk_platter {
    char path[512];
    unsigned char *kept;
    size_t kept_size;
    struct disk_change *changes;
    size_t change_count;
};

struct disk {
    sqlite3_vfs vfs;
    sqlite3_vfs *real;
    int counts;    /* which calls count */
    long calls;    /* so far */
    long fail_at;  /* 0: never */
    bool for_ever; /* all later ones, too */
    bool full;     /* answers SQLITE_FULL to writes */
    bool fired;
    bool has_power; /* remembers what was not synced */
    struct disk_platter platters[DISK_FILES];
};

struct disk_file {
    sqlite3_file base;
    struct disk_platter *platter;
    sqlite3_file *real;
};

static struct disk disk;

static bool disk_fails(enum disk_call call) {
    if (!(disk.counts & (int)call) || !disk.fail_at)
        return false;
    disk.calls++;
    bool now = disk.calls == disk.fail_at || (disk.for_ever && disk.calls > disk.fail_at);
    disk.fired = disk.fired || now;
    return now;
}

/* ---- power ---- */

static void platter_reset(struct disk_platter *platter) {
    for (size_t i = 0; i < platter->change_count; i++)
        free(platter->changes[i].bytes);
    free(platter->changes);
    platter->changes = NULL;
    platter->change_count = 0;
}

static void platter_change(struct disk_platter *platter, sqlite3_int64 at, const void *bytes,
                           int size) {
    if (!platter)
        return;
    platter->changes =
        realloc(platter->changes, (platter->change_count + 1) * sizeof *platter->changes);
    struct disk_change *change = &platter->changes[platter->change_count++];
    *change = (struct disk_change){at, size, NULL};
    if (size > 0) {
        change->bytes = malloc((size_t)size);
        memcpy(change->bytes, bytes, (size_t)size);
    }
}

static void platter_apply(struct disk_platter *platter, size_t at, const unsigned char *bytes,
                          size_t size) {
    if (at + size > platter->kept_size) {
        platter->kept = realloc(platter->kept, at + size);
        memset(platter->kept + platter->kept_size, 0, at + size - platter->kept_size);
        platter->kept_size = at + size;
    }
    if (size)
        memcpy(platter->kept + at, bytes, size);
}

static void platter_keep(struct disk_platter *platter, bool (*survives)(void)) {
    for (size_t i = 0; i < platter->change_count; i++) {
        struct disk_change *change = &platter->changes[i];
        if (change->size < 0 && survives() && platter->kept_size > (size_t)change->at)
            platter->kept_size = (size_t)change->at;
        for (int done = 0; done < change->size; done += DISK_SECTOR) {
            int part = change->size - done < DISK_SECTOR ? change->size - done : DISK_SECTOR;
            if (survives())
                platter_apply(platter, (size_t)change->at + (size_t)done, change->bytes + done,
                              (size_t)part);
        }
    }
    platter_reset(platter);
}

static bool always(void) { return true; }

static struct disk_platter *platter_of(const char *path) {
    struct disk_platter *unused = NULL;
    for (int i = 0; i < DISK_FILES; i++) {
        if (strcmp(disk.platters[i].path, path) == 0)
            return &disk.platters[i];
        if (!disk.platters[i].path[0] && !unused)
            unused = &disk.platters[i];
    }
    if (!unused)
        abort();
    snprintf(unused->path, sizeof unused->path, "%s", path);
    FILE *in = fopen(path, "rb");
    if (in) {
        unsigned char block[4096];
        size_t got;
        while ((got = fread(block, 1, sizeof block, in)) > 0)
            platter_apply(unused, unused->kept_size, block, got);
        fclose(in);
    }
    return unused;
}

/* The power goes: every file becomes what a disk might hold now. All connections must have been
 * closed. */
static void disk_cut(bool (*survives)(void)) {
    for (int i = 0; i < DISK_FILES; i++) {
        struct disk_platter *platter = &disk.platters[i];
        if (!platter->path[0])
            continue;
        platter_keep(platter, survives);
        FILE *out = fopen(platter->path, "wb");
        if (!out || (platter->kept_size && fwrite(platter->kept, platter->kept_size, 1, out) != 1))
            abort();
        fclose(out);
        free(platter->kept);
        *platter = (struct disk_platter){.path = ""};
    }
}

static void disk_forget(void) {
    for (int i = 0; i < DISK_FILES; i++) {
        platter_reset(&disk.platters[i]);
        free(disk.platters[i].kept);
        disk.platters[i] = (struct disk_platter){.path = ""};
    }
}

/* ---- files ---- */

#define REAL(file) (((struct disk_file *)(file))->real)

static int disk_close(sqlite3_file *file) { return REAL(file)->pMethods->xClose(REAL(file)); }

static int disk_read(sqlite3_file *file, void *bytes, int size, sqlite3_int64 at) {
    return disk_fails(DISK_READ) ? SQLITE_IOERR_READ
                                 : REAL(file)->pMethods->xRead(REAL(file), bytes, size, at);
}

static int disk_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at) {
    if (disk_fails(DISK_WRITE))
        return disk.full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    platter_change(((struct disk_file *)file)->platter, at, bytes, size);
    return REAL(file)->pMethods->xWrite(REAL(file), bytes, size, at);
}

static int disk_truncate(sqlite3_file *file, sqlite3_int64 size) {
    if (disk_fails(DISK_TRUNCATE))
        return SQLITE_IOERR_TRUNCATE;
    platter_change(((struct disk_file *)file)->platter, size, NULL, -1);
    return REAL(file)->pMethods->xTruncate(REAL(file), size);
}

static int disk_sync(sqlite3_file *file, int flags) {
    struct disk_platter *platter = ((struct disk_file *)file)->platter;
    if (disk_fails(DISK_SYNC))
        return SQLITE_IOERR_FSYNC;
    if (platter) {
        platter_keep(platter, always);
        return SQLITE_OK; /* the platter is the disk */
    }
    return REAL(file)->pMethods->xSync(REAL(file), flags);
}

static int disk_size(sqlite3_file *file, sqlite3_int64 *size) {
    return disk_fails(DISK_SIZE) ? SQLITE_IOERR_FSTAT
                                 : REAL(file)->pMethods->xFileSize(REAL(file), size);
}

static int disk_lock(sqlite3_file *file, int level) {
    return disk_fails(DISK_LOCK) ? SQLITE_IOERR_LOCK
                                 : REAL(file)->pMethods->xLock(REAL(file), level);
}

static int disk_unlock(sqlite3_file *file, int level) {
    return REAL(file)->pMethods->xUnlock(REAL(file), level);
}

static int disk_reserved(sqlite3_file *file, int *reserved) {
    return REAL(file)->pMethods->xCheckReservedLock(REAL(file), reserved);
}

static int disk_control(sqlite3_file *file, int what, void *argument) {
    return REAL(file)->pMethods->xFileControl(REAL(file), what, argument);
}

static int disk_sector(sqlite3_file *file) { return REAL(file)->pMethods->xSectorSize(REAL(file)); }

static int disk_character(sqlite3_file *file) {
    (void)file;
    return 0; /* it promises nothing */
}

static int disk_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory) {
    return disk_fails(DISK_MAP)
               ? SQLITE_IOERR_SHMMAP
               : REAL(file)->pMethods->xShmMap(REAL(file), page, size, extend, memory);
}

static int disk_map_lock(sqlite3_file *file, int from, int count, int flags) {
    return REAL(file)->pMethods->xShmLock(REAL(file), from, count, flags);
}

static void disk_map_barrier(sqlite3_file *file) { REAL(file)->pMethods->xShmBarrier(REAL(file)); }

static int disk_unmap(sqlite3_file *file, int deletes) {
    return REAL(file)->pMethods->xShmUnmap(REAL(file), deletes);
}

static const sqlite3_io_methods disk_methods = {
    .iVersion = 2,
    .xClose = disk_close,
    .xRead = disk_read,
    .xWrite = disk_write,
    .xTruncate = disk_truncate,
    .xSync = disk_sync,
    .xFileSize = disk_size,
    .xLock = disk_lock,
    .xUnlock = disk_unlock,
    .xCheckReservedLock = disk_reserved,
    .xFileControl = disk_control,
    .xSectorSize = disk_sector,
    .xDeviceCharacteristics = disk_character,
    .xShmMap = disk_map,
    .xShmLock = disk_map_lock,
    .xShmBarrier = disk_map_barrier,
    .xShmUnmap = disk_unmap,
};

static int disk_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out) {
    (void)vfs;
    struct disk_file *opened = (struct disk_file *)file;
    *opened = (struct disk_file){.real = (sqlite3_file *)(opened + 1)};
    if (disk_fails(DISK_OPEN))
        return SQLITE_CANTOPEN;
    int kept = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL;
    if (disk.has_power && path && (flags & kept))
        opened->platter = platter_of(path);
    int result = disk.real->xOpen(disk.real, path, opened->real, flags, out);
    if (opened->real->pMethods)
        opened->base.pMethods = &disk_methods;
    return result;
}

/* Without a sync of the folder, a file that was deleted may be there again: here it always is. */
static int disk_delete(sqlite3_vfs *vfs, const char *path, int sync_folder) {
    (void)vfs;
    if (disk_fails(DISK_DELETE))
        return SQLITE_IOERR_DELETE;
    if (disk.has_power && sync_folder) {
        struct disk_platter *platter = platter_of(path);
        platter_reset(platter);
        platter->kept_size = 0;
    }
    return disk.real->xDelete(disk.real, path, sync_folder);
}

/* Puts this disk under every file that SQLite opens from now on. */
static void disk_install(void) {
    disk.real = sqlite3_vfs_find(NULL);
    disk.vfs = *disk.real;
    disk.vfs.zName = "disk";
    disk.vfs.szOsFile = (int)sizeof(struct disk_file) + disk.real->szOsFile;
    disk.vfs.xOpen = disk_open;
    disk.vfs.xDelete = disk_delete;
    sqlite3_vfs_register(&disk.vfs, 1);
}

static void disk_fail(long at, int counts, bool for_ever, bool full) {
    disk.calls = 0;
    disk.fail_at = at;
    disk.counts = counts;
    disk.for_ever = for_ever;
    disk.full = full;
    disk.fired = false;
}

static void disk_mend(void) { disk.fail_at = 0; }

#endif
