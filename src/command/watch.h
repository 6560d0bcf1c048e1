/* Notices that an author has saved the files of a pathway. */
#ifndef WATCH_H
#define WATCH_H

#include "prompt.h"
#include "record.h"

struct watch;

/* Watches the folders that the pathway's main file is in; false with `why`. */
bool watch_open(const char *main_file, struct watch **watch, struct failure *why);
void watch_close(struct watch *watch);

/* To wait with; `look` says yes once a save has settled and some file differs from what
   watch_tried() was told. */
struct prompt_watch watch_prompt(struct watch *watch);

/* These files were loaded, or it was tried; further saves are held against them. The last may be
   one that was not there: then any save may matter. */
void watch_tried(struct watch *watch, const struct record_file *files, size_t count);

#endif
