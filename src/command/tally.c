/* What became of walks that went from record to record. */
#include "tally.h"

#include <stdio.h>

#include "command.h"
#include "json.h"

enum { MOST_TOLD = 20 }; /* refusals on the error output; JSON has them all */

void tally_init(struct tally *tally, const char *file) {
    *tally = (struct tally){.file = file, .learners = json_object(), .refused = json_array()};
}

void tally_clear(struct tally *tally) {
    json_decref(tally->learners);
    json_decref(tally->refused);
}

static void refuse(struct tally *tally, const struct record_about *about,
                   const struct failure *why) {
    const char *uuid = about->uuid ? about->uuid : "";
    json_t *row = json_pack("{sIss*so}", "session", (json_int_t)about->session, "uuid", about->uuid,
                            "message", json_string(why->text));
    json_array_append_new(tally->refused, row ? row : json_null());
    size_t count = json_array_size(tally->refused);
    if (count <= MOST_TOLD)
        command_complain("%s: session %lld%s%s is refused: %s", tally->file, about->session,
                         *uuid ? ", " : "", uuid, why->text);
    else if (count == MOST_TOLD + 1)
        command_complain("%s: more sessions are refused; --json tells of each", tally->file);
}

void tally_count(const struct record_about *about, enum record_fate fate, const struct failure *why,
                 void *context) {
    struct tally *tally = context;
    switch (fate) {
    case RECORD_TAKEN:
        tally->taken++;
        json_object_set_new(tally->learners, about->person, json_true());
        return;
    case RECORD_THERE:
        tally->there++;
        return;
    case RECORD_UNENDED:
        tally->unended++;
        return;
    case RECORD_REFUSED:
        refuse(tally, about, why);
        return;
    }
}

json_t *tally_row(const struct tally *tally) {
    return json_pack("{sssIsIsIsIsO}", "file", tally->file, "taken", (json_int_t)tally->taken,
                     "there", (json_int_t)tally->there, "unfinished", (json_int_t)tally->unended,
                     "learners", (json_int_t)json_object_size(tally->learners), "refused",
                     tally->refused);
}

const char *tally_noun(long long count, const char *noun) {
    static char texts[8][64];
    static unsigned next;
    char *text = texts[next++ % 8];
    snprintf(text, sizeof texts[0], "%lld %s%s", count, noun, count == 1 ? "" : "s");
    return text;
}
