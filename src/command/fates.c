/* What became of walks that went from record to record. */
#include "fates.h"

#include <stdio.h>
#include <unistd.h>

#include "command.h"
#include "inquiry.h"
#include "json.h"

enum { MOST_TOLD = 20 }; /* refusals on the error output; JSON has them all */

void fates_init(struct fates *fates, const char *file) {
    *fates = (struct fates){
        .file = file, .learners = json_object(), .refused = json_array(), .since = seconds_now()};
}

/* Where it takes long: how far it is, now and then. */
static void show_progress(struct fates *fates) {
    static const double patience = 0.5, pause = 0.1; /* seconds */
    double now = seconds_now();
    if (now - fates->since < patience || now - fates->shown < pause || !isatty(STDERR_FILENO))
        return;
    long long seen = fates->taken + fates->there + fates->unended;
    fprintf(stderr, "\r\033[K%s", counted_noun(seen, "walk"));
    fates->shown = now;
}

void fates_end(const struct fates *fates) {
    if (fates->shown > 0)
        fputs("\r\033[K", stderr);
}

void fates_clear(struct fates *fates) {
    json_decref(fates->learners);
    json_decref(fates->refused);
}

static void refuse(struct fates *fates, const struct record_about *about,
                   const struct failure *why) {
    const char *uuid = about->uuid ? about->uuid : "";
    fates_end(fates);
    json_t *row = json_pack("{sIss*so}", "session", (json_int_t)about->session, "uuid", about->uuid,
                            "message", json_string(why->text));
    json_array_append_new(fates->refused, row ? row : json_null());
    size_t count = json_array_size(fates->refused);
    if (count <= MOST_TOLD)
        command_complain("%s: session %lld%s%s is refused: %s", fates->file, about->session,
                         *uuid ? ", " : "", uuid, why->text);
    else if (count == MOST_TOLD + 1)
        command_complain("%s: more sessions are refused; --json tells of each", fates->file);
}

void fates_count(const struct record_about *about, enum record_fate fate, const struct failure *why,
                 void *context) {
    struct fates *fates = context;
    show_progress(fates);
    switch (fate) {
    case RECORD_TAKEN:
        fates->taken++;
        json_object_set_new(fates->learners, about->person, json_true());
        return;
    case RECORD_THERE:
        fates->there++;
        return;
    case RECORD_UNENDED:
        fates->unended++;
        return;
    case RECORD_REFUSED:
        refuse(fates, about, why);
        return;
    }
}

json_t *fates_row(const struct fates *fates) {
    return json_pack("{sssIsIsIsIsO}", "file", fates->file, "taken", (json_int_t)fates->taken,
                     "there", (json_int_t)fates->there, "unfinished", (json_int_t)fates->unended,
                     "learners", (json_int_t)json_object_size(fates->learners), "refused",
                     fates->refused);
}

const char *counted_noun(long long count, const char *noun) {
    static char texts[8][64];
    static unsigned next;
    char *text = texts[next++ % 8];
    snprintf(text, sizeof texts[0], "%lld %s%s", count, noun, count == 1 ? "" : "s");
    return text;
}
