/* The hashes that hold a session together, each over a row's columns and the hash of the row
 * before. */
#include <math.h>
#include <stdio.h>

#include "store.h"

/* A column is "-" for NULL, else "=" and then its text; integers in decimal, reals as %.17g, bytes
   in hexadecimal digits. docs/record.md lists the columns in order. */
static void add_text(struct digest *digest, const char *text) {
    digest_add_text(digest, text ? "=" : "-");
    if (text)
        digest_add_text(digest, text);
}

static void add_whole(struct digest *digest, long long number) {
    char text[32];
    snprintf(text, sizeof text, "%lld", number);
    add_text(digest, text);
}

static void add_number(struct digest *digest, double number) {
    if (isnan(number)) {
        add_text(digest, NULL);
        return;
    }
    char text[40];
    snprintf(text, sizeof text, "%.17g", number == 0 ? 0 : number); /* no minus zero */
    add_text(digest, text);
}

void chain_text_hash(const char *salt, const char *text, char hex[DIGEST_SIZE]) {
    struct digest *digest = digest_new();
    digest_add_text(digest, salt);
    digest_add_text(digest, text);
    digest_finish(digest, hex);
}

void chain_files_hash(const struct record_file *files, size_t count, char hex[DIGEST_SIZE]) {
    struct digest *digest = digest_new();
    for (size_t i = 0; i < count; i++) {
        digest_add_text(digest, files[i].name);
        digest_add(digest, files[i].text, files[i].length);
    }
    digest_finish(digest, hex);
}

void chain_name_hash(const char *pseudonym, const char *name, char hex[DIGEST_SIZE]) {
    struct digest *digest = digest_new();
    digest_add_text(digest, pseudonym);
    digest_add_text(digest, name);
    digest_finish(digest, hex);
}

void chain_session(const struct record_about *about, char hex[DIGEST_SIZE]) {
    struct digest *digest = digest_new();
    add_text(digest, "casewalk session");
    add_text(digest, about->uuid);
    add_text(digest, about->pathway_hash);
    add_text(digest, about->pathway);
    add_text(digest, about->title);
    add_text(digest, about->version);
    add_text(digest, about->pseudonym);
    add_text(digest, about->group);
    add_text(digest, about->mode);
    add_text(digest, about->variant);
    add_text(digest, about->seed);
    add_text(digest, about->casewalk);
    add_text(digest, about->answered_by);
    add_text(digest, about->policy);
    add_whole(digest, about->first);
    add_text(digest, about->state);
    add_whole(digest, about->started);
    digest_finish(digest, hex);
}

static void add_time(struct digest *digest, int64_t time) {
    if (time)
        add_whole(digest, time);
    else
        add_text(digest, NULL);
}

void chain_event(const char *before, const struct record_step *step, const char *text_hash,
                 char hex[DIGEST_SIZE]) {
    struct digest *digest = digest_new();
    add_text(digest, before);
    add_whole(digest, step->seq);
    add_text(digest, step->kind);
    add_text(digest, step->input);
    add_text(digest, text_hash);
    add_text(digest, step->node);
    add_text(digest, step->option);
    add_text(digest, step->rating);
    add_number(digest, step->credit);
    add_text(digest, step->decision);
    add_text(digest, step->node_kind);
    add_text(digest, step->decision_options);
    add_text(digest, step->offer);
    add_text(digest, step->best);
    add_number(digest, step->minutes);
    add_text(digest, step->state);
    add_time(digest, step->offered);
    add_whole(digest, step->answered);
    if (step->thinking < 0)
        add_text(digest, NULL);
    else
        add_whole(digest, step->thinking);
    digest_finish(digest, hex);
}

void chain_summary(const char *before, const struct record_summary *summary,
                   char hex[DIGEST_SIZE]) {
    struct digest *digest = digest_new();
    add_text(digest, before);
    add_text(digest, summary->outcome);
    add_whole(digest, summary->good);
    add_whole(digest, summary->passed);
    add_number(digest, summary->score);
    add_whole(digest, summary->harmful);
    add_number(digest, summary->minutes);
    add_number(digest, summary->utility);
    add_text(digest, summary->learning);
    add_whole(digest, summary->ended);
    digest_finish(digest, hex);
}
