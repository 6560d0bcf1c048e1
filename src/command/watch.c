/* Notices that an author has saved the files of a pathway. Editors write in place, or beside and
   rename, in one event or several: the folders are watched, and what counts is that the bytes are
   others than before. */
#include "watch.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "arena.h"
#include "places.h"

/* Milliseconds: a save has settled when nothing came for so long, or when so long has passed since
   its first event. */
enum { SETTLES = 15, SETTLES_AT_MOST = 60, MOST_EVENTS_BYTES = 16384 };

struct watch {
    int both, events, timer; /* epoll on the other two; inotify; timerfd */
    struct arena *arena;     /* of what was tried */
    const char *main_file;
    size_t count;
    struct record_file *tried; /* the main file first */
    bool incomplete;
    double first; /* event of the save that settles, in milliseconds; 0: none settles */
};

static double milliseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec * 1e-6;
}

/* Looks at the files after so many milliseconds. */
static void settle_in(const struct watch *watch, double wait) {
    struct itimerspec time = {.it_value.tv_nsec = (long)(wait < 1 ? 1e6 : wait * 1e6)};
    timerfd_settime(watch->timer, 0, &time, NULL);
}

/* --- what is watched --- */

static bool watch_folder_of(struct watch *watch, const char *file) {
    const char *slash = strrchr(file, '/');
    char *folder = slash ? strndup(file, (size_t)(slash - file) + 1) : xstrdup(".");
    if (!folder)
        die("out of memory");
    int added = inotify_add_watch(watch->events, folder, IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR);
    free(folder);
    return added >= 0;
}

/* The folder of the name, and that of the file itself where the name is a link. */
static bool watch_file(struct watch *watch, const char *file) {
    char *real = realpath(file, NULL);
    bool good = watch_folder_of(watch, file);
    if (real)
        watch_folder_of(watch, real);
    free(real);
    return good;
}

static bool add_descriptor(const struct watch *watch, int descriptor) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = descriptor};
    return descriptor >= 0 && epoll_ctl(watch->both, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

bool watch_open(const char *main_file, struct watch **watch, struct failure *why) {
    struct watch *new = xcalloc(1, sizeof *new);
    new->arena = arena_new();
    new->main_file = arena_copy(new->arena, main_file);
    new->both = epoll_create1(EPOLL_CLOEXEC);
    new->events = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    new->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    *watch = new;
    if (new->both >= 0 && add_descriptor(new, new->events) && add_descriptor(new, new->timer) &&
        watch_file(new, main_file)) {
        settle_in(new, 1); /* it may have been saved since it was loaded */
        return true;
    }
    fail(why, "%s cannot be watched: %s", main_file, strerror(errno));
    watch_close(new);
    *watch = NULL;
    return false;
}

static void close_one(int descriptor) {
    if (descriptor >= 0)
        close(descriptor);
}

void watch_close(struct watch *watch) {
    if (!watch)
        return;
    close_one(watch->timer);
    close_one(watch->events);
    close_one(watch->both);
    arena_free(watch->arena);
    free(watch);
}

/* --- what was tried --- */

/* A file that `require` names lies beside the main file or below. */
static const char *path_of(struct watch *watch, struct arena *arena, size_t index) {
    const char *slash = strrchr(watch->main_file, '/');
    if (index == 0)
        return watch->main_file;
    return arena_print(arena, "%.*s%s", slash ? (int)(slash - watch->main_file) + 1 : 0,
                       watch->main_file, watch->tried[index].name);
}

void watch_tried(struct watch *watch, const struct record_file *files, size_t wanted) {
    size_t count = 0;
    while (count < wanted && files[count].name && files[count].text)
        count++;
    struct arena *arena = arena_new();
    watch->tried = arena_alloc(arena, (count + 1) * sizeof *watch->tried);
    for (size_t i = 0; i < count; i++)
        watch->tried[i] = (struct record_file){
            arena_copy(arena, files[i].name),
            arena_copy_bytes(arena, files[i].text, files[i].length), files[i].length};
    watch->main_file = arena_copy(arena, watch->main_file);
    arena_free(watch->arena);
    watch->arena = arena;
    watch->count = count;
    watch->incomplete = count < wanted || count == 0;
    for (size_t i = 0; i < count; i++)
        watch_file(watch, path_of(watch, arena, i));
}

/* Whether the files are others than those tried. One that is not there, or is empty, is about to be
   written. */
static bool differs(struct watch *watch) {
    struct arena *arena = arena_new();
    struct failure why;
    bool good = true, same = true;
    for (size_t i = 0; good && i < watch->count; i++) {
        const struct record_file *tried = &watch->tried[i];
        struct record_file now;
        good = places_read(arena, path_of(watch, arena, i), &now, &why) && now.length > 0;
        same = same && good && now.length == tried->length &&
               memcmp(now.text, tried->text, now.length) == 0;
    }
    arena_free(arena);
    return good && (watch->incomplete || !same);
}

/* --- looking --- */

static bool is_ours(const struct inotify_event *event) {
    size_t length = event->len ? strlen(event->name) : 0;
    return event->mask & IN_Q_OVERFLOW ||
           (length > 4 && strcmp(event->name + length - 4, ".lua") == 0);
}

/* Reads all events there are; whether one may be a save. */
static bool read_events(const struct watch *watch) {
    _Alignas(struct inotify_event) char bytes[MOST_EVENTS_BYTES];
    bool any = false;
    ssize_t got;
    while ((got = read(watch->events, bytes, sizeof bytes)) > 0)
        for (char *at = bytes; at < bytes + got;) {
            const struct inotify_event *event = (const void *)at;
            any = any || is_ours(event);
            at += sizeof *event + event->len;
        }
    return any;
}

static bool look(void *context) {
    struct watch *watch = context;
    uint64_t ticks;
    if (read_events(watch)) {
        double now = milliseconds(), left;
        watch->first = watch->first > 0 ? watch->first : now;
        left = watch->first + SETTLES_AT_MOST - now;
        settle_in(watch, left < SETTLES ? left : SETTLES);
        return false;
    }
    if (read(watch->timer, &ticks, sizeof ticks) != sizeof ticks)
        return false;
    watch->first = 0;
    return differs(watch);
}

struct prompt_watch watch_prompt(struct watch *watch) {
    return (struct prompt_watch){watch->both, look, watch};
}
