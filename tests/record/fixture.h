/* What the tests of the record share: a folder of their own, and a walk that is always the same. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "record.h"

#define FIXTURE __attribute__((unused)) static

/* A new folder, and the path of a file in it (in a buffer of its own, for a few at a time). */
FIXTURE const char *fixture_folder(void) {
    static char folder[256];
    const char *above = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/casewalk-record-XXXXXX", above ? above : "/tmp");
    if (!mkdtemp(folder)) {
        perror(folder);
        exit(1);
    }
    return folder;
}

FIXTURE const char *fixture_path(const char *folder, const char *name) {
    static char paths[8][1024];
    static int next;
    char *path = paths[next++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

FIXTURE void fixture_remove(const char *folder) {
    pid_t child = fork();
    if (child == 0) {
        execlp("rm", "rm", "-rf", folder, (char *)NULL);
        _exit(127);
    }
    waitpid(child, NULL, 0);
}

FIXTURE const struct record_session *fixture_session(void) {
    static const struct record_file files[] = {
        {"anaphylaxis.lua", "pathway \"anaphylaxis\" {}\n", 25},
        {"drugs", "return {}\n", 10},
    };
    static const struct record_session session = {
        .pathway = "anaphylaxis",
        .title = "Anaphylaxis on the ward",
        .version = "1.0.0",
        .files = files,
        .file_count = 2,
        .learner = "Žofie",
        .group = "ward 7",
        .mode = "learn",
        .variant = "base",
        .seed = 18446744073709551615u,
        .casewalk = "0.1.0",
        .answered_by = RECORD_TERMINAL,
        .state = "00112233445566778899aabbccddeeff",
        .started = 1795000000000,
    };
    return &session;
}

/* The step of this number: a choice; each third a note; each fifth a typed answer with words. */
FIXTURE struct record_step fixture_step(long long seq) {
    static char states[4][33];
    static char notes[4][64];
    char *state = states[seq % 4], *note = notes[seq % 4];
    snprintf(state, sizeof states[0], "%032llx", (unsigned long long)seq * 2654435761u);
    snprintf(note, sizeof notes[0], "thought %lld", seq);
    struct record_step step = {
        .seq = seq,
        .kind = "choose",
        .input = "{\"choose\":\"adrenaline\"}",
        .node = "door",
        .node_kind = "decision",
        .option = "adrenaline",
        .rating = "best",
        .credit = 1,
        .offer = "[\"adrenaline\",\"fluids\"]",
        .best = "[\"adrenaline\"]",
        .decision = "fedcba98765432100123456789abcdef",
        .decision_options = "[\"adrenaline\",\"antihistamine\",\"fluids\"]",
        .minutes = 0.1 * (double)seq,
        .state = state,
        .offered = 1795000000000 + seq * 2000,
        .answered = 1795000001500 + seq * 2000,
        .thinking = 1500,
    };
    if (seq % 3 == 0) {
        struct record_step with_note = {.seq = seq,
                                        .kind = "note",
                                        .text = note,
                                        .node = "door",
                                        .credit = NAN,
                                        .minutes = NAN,
                                        .answered = step.answered,
                                        .thinking = -1};
        return with_note;
    }
    if (seq % 5 == 0) {
        step.kind = "answer";
        step.input = "{\"answer\":null}";
        step.text = note;
        step.rating = NULL;
        step.credit = NAN;
        step.offer = step.best = NULL;
    }
    return step;
}

FIXTURE struct record_summary fixture_summary(void) {
    struct record_summary summary = {.outcome = "home",
                                     .good = true,
                                     .passed = true,
                                     .score = 0.875,
                                     .harmful = 1,
                                     .minutes = 93.25,
                                     .utility = 0.9,
                                     .learning = "{\"met\":[\"im_first\"]}",
                                     .ended = 1795000099999};
    return summary;
}

/* Begins the walk and takes so many steps; ends it when told. Gives the session. Whatever fails
 * ends the test. */
FIXTURE long long fixture_walk(struct record *record, int steps, bool ends) {
    struct failure why;
    long long session = 0;
    if (!record_begin_session(record, fixture_session(), &session, &why)) {
        fprintf(stderr, "%s\n", why.text);
        exit(1);
    }
    for (int seq = 1; seq <= steps; seq++) {
        struct record_step step = fixture_step(seq);
        struct record_summary summary = fixture_summary();
        if (!record_add_step(record, session, &step, ends && seq == steps ? &summary : NULL,
                             &why)) {
            fprintf(stderr, "%s\n", why.text);
            exit(1);
        }
    }
    return session;
}

FIXTURE bool same_text(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

FIXTURE bool same_number(double a, double b) { return (isnan(a) && isnan(b)) || a == b; }

/* Whether an event read back is the step that was written. */
FIXTURE bool fixture_is_step(const struct record_event *event, long long seq) {
    struct record_step want = fixture_step(seq);
    const struct record_step *got = &event->step;
    return got->seq == seq && same_text(got->kind, want.kind) &&
           same_text(got->input, want.input) && same_text(got->text, want.text) &&
           same_text(got->node, want.node) && same_text(got->node_kind, want.node_kind) &&
           same_text(got->option, want.option) && same_text(got->rating, want.rating) &&
           same_number(got->credit, want.credit) && same_text(got->offer, want.offer) &&
           same_text(got->best, want.best) && same_text(got->decision, want.decision) &&
           same_text(got->decision_options, want.decision_options) &&
           same_number(got->minutes, want.minutes) && same_text(got->state, want.state) &&
           got->offered == want.offered && got->answered == want.answered &&
           got->thinking == want.thinking && !event->text_erased;
}

/* Whether a walk read back is the one of fixture_walk with so many steps. */
FIXTURE bool fixture_is_walk(const struct record_walk *walk, int steps, bool ended) {
    const struct record_session *want = fixture_session();
    const struct record_about *got = &walk->about;
    bool same =
        same_text(got->pathway, want->pathway) && same_text(got->title, want->title) &&
        same_text(got->version, want->version) && same_text(got->learner, want->learner) &&
        same_text(got->group, want->group) && same_text(got->mode, want->mode) &&
        same_text(got->variant, want->variant) && same_text(got->seed, "18446744073709551615") &&
        same_text(got->casewalk, want->casewalk) && same_text(got->answered_by, "terminal") &&
        !got->policy && same_text(got->state, want->state) && got->started == want->started &&
        walk->file_count == want->file_count && walk->event_count == (size_t)steps &&
        got->ended == ended;
    for (size_t i = 0; same && i < walk->file_count; i++)
        same = same_text(walk->files[i].name, want->files[i].name) &&
               walk->files[i].length == want->files[i].length &&
               memcmp(walk->files[i].text, want->files[i].text, want->files[i].length) == 0;
    for (int i = 0; same && i < steps; i++)
        same = fixture_is_step(&walk->events[i], i + 1);
    if (same && ended) {
        struct record_summary end = fixture_summary();
        const struct record_summary *s = &got->summary;
        same = same_text(s->outcome, end.outcome) && s->good == end.good &&
               s->passed == end.passed && s->score == end.score && s->harmful == end.harmful &&
               s->minutes == end.minutes && s->utility == end.utility &&
               same_text(s->learning, end.learning) && s->ended == end.ended;
    }
    return same;
}

/* A whole file in memory; the caller frees it. NULL: there is none. */
FIXTURE unsigned char *fixture_read(const char *path, size_t *size) {
    FILE *in = fopen(path, "rb");
    *size = 0;
    if (!in)
        return NULL;
    fseek(in, 0, SEEK_END);
    long length = ftell(in);
    rewind(in);
    unsigned char *bytes = malloc((size_t)length + 1);
    *size = bytes ? fread(bytes, 1, (size_t)length, in) : 0;
    fclose(in);
    return bytes;
}

FIXTURE void fixture_write(const char *path, const void *bytes, size_t size) {
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(bytes, 1, size, out) != size || fclose(out) != 0) {
        perror(path);
        exit(1);
    }
}

/* Whether these words stand anywhere in the file or in one of those that SQLite keeps beside it. */
FIXTURE bool fixture_mentions(const char *path, const char *words) {
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};
    bool found = false;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes && !found; i++) {
        char name[1200];
        size_t size;
        snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
        unsigned char *bytes = fixture_read(name, &size);
        found = bytes && memmem(bytes, size, words, strlen(words));
        free(bytes);
    }
    return found;
}

#endif
