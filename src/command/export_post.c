/* Sends what `casewalk export` tells to a learning record store. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "export.h"
#include "post.h"
#include "sent.h"

enum { MOST_BYTES = 1 << 20 }; /* of a batch */

static bool is_stopped(void) { return export_signal() != 0; }

/* ---- batches ---- */

/* A statement on its way: the session it is of, and its number there. */
struct waiting {
    char uuid[40];
    size_t number;
    char *text;
    size_t length;
};

struct sending {
    const struct export_options *options;
    struct post *post;
    struct sent *sent; /* NULL: it is not noted */
    struct waiting *waiting;
    size_t count, bytes;
    struct post_tally tally;
};

/* Notes of each session how far it is sent. */
static bool note_sent(struct sending *sending, size_t done, struct failure *why) {
    if (!sending->sent || done == 0)
        return true;
    for (size_t i = 0; i < done; i++)
        if (i + 1 == done || strcmp(sending->waiting[i].uuid, sending->waiting[i + 1].uuid) != 0)
            sent_note(sending->sent, sending->waiting[i].uuid, sending->waiting[i].number);
    return sent_settle(sending->sent, why);
}

static bool send_waiting(struct sending *sending, struct failure *why) {
    struct post_item *items = xcalloc(sending->count + 1, sizeof *items);
    struct failure not_noted;
    size_t done;
    for (size_t i = 0; i < sending->count; i++)
        items[i] = (struct post_item){sending->waiting[i].text, sending->waiting[i].length};
    bool good = post_send(sending->post, items, sending->count, &done, &sending->tally, why);
    bool noted = note_sent(sending, done, good ? why : &not_noted);
    for (size_t i = 0; i < sending->count; i++)
        free(sending->waiting[i].text);
    sending->count = sending->bytes = 0;
    free(items);
    return good && noted;
}

static bool add(struct sending *sending, const char *line, size_t length, struct failure *why) {
    char *end;
    if (sending->count == sending->options->batch || sending->bytes + length > MOST_BYTES)
        if (!send_waiting(sending, why))
            return false;
    struct waiting *one = &sending->waiting[sending->count++];
    size_t uuid = strcspn(line, " ");
    snprintf(one->uuid, sizeof one->uuid, "%.*s", (int)uuid, line);
    one->number = strtoul(line + uuid, &end, 10);
    one->text = xstrdup(end + 1);
    one->length = strlen(one->text);
    sending->bytes += one->length;
    return true;
}

static bool send_all(struct sending *sending, FILE *spool, struct failure *why) {
    char *line = NULL;
    size_t size = 0;
    ssize_t length;
    bool good = true;
    sending->waiting = xcalloc(sending->options->batch, sizeof *sending->waiting);
    rewind(spool);
    while (good && (length = getline(&line, &size, spool)) > 0) {
        line[length - 1] = '\0';
        good = add(sending, line, (size_t)length, why);
    }
    good = good && (!ferror(spool) || fail(why, "the statements cannot be read back"));
    good = good && send_waiting(sending, why);
    for (size_t i = 0; i < sending->count; i++)
        free(sending->waiting[i].text);
    free(sending->waiting);
    free(line);
    return good;
}

/* ---- all of it ---- */

/* A file without a name in the folder for temporary files; NULL: there is no room, say. */
static FILE *open_spool(void) {
    const char *folder = getenv("TMPDIR");
    char *name;
    FILE *spool = NULL;
    if (asprintf(&name, "%s/casewalk-XXXXXX", folder && *folder ? folder : P_tmpdir) < 0)
        die("out of memory");
    int descriptor = mkostemp(name, O_CLOEXEC);
    if (descriptor >= 0) {
        unlink(name);
        spool = fdopen(descriptor, "w+");
    }
    free(name);
    return spool;
}

/* What makes the statements those they are: other options make others under the same ids. */
static char *purpose_of(const struct export_options *options) {
    const struct xapi_options *xapi = &options->xapi;
    char *purpose;
    if (asprintf(&purpose, "to %s, %s, %s, %s, %s%s%s", options->url, xapi->cmi5 ? "cmi5" : "xapi",
                 xapi->home, xapi->language, options->names ? "names" : "pseudonyms",
                 xapi->cmi5 && xapi->cmi5->registration ? ", " : "",
                 xapi->cmi5 && xapi->cmi5->registration ? xapi->cmi5->registration : "") < 0)
        die("out of memory");
    return purpose;
}

static bool open_sent(const struct export_options *options, struct sent **sent,
                      struct failure *why) {
    if (!options->sent)
        return true;
    char *purpose = purpose_of(options);
    bool good = sent_open(options->sent, purpose, sent, why);
    free(purpose);
    return good;
}

static void tell(const struct sending *sending) {
    const struct post_tally *tally = &sending->tally;
    printf("%zu statement%s accepted by %s", tally->accepted, tally->accepted == 1 ? "" : "s",
           sending->options->url);
    if (tally->already)
        printf(", %zu there already", tally->already);
    putchar('\n');
}

/* Failing, it says how things stand: what was accepted is safe, and the same command goes on. */
static int tell_failure(const struct sending *sending, struct failure *why) {
    tell(sending);
    if (why->code == POST_STOPPED)
        fail(why, "stopped; the same command goes on (nothing is stored twice)");
    return export_tell_failure(why, EXIT_FAULTY);
}

static int post_spool(struct sending *sending, FILE *spool, struct export_tally *tally) {
    struct failure why = {.text = ""};
    int status = EXIT_FAULTY;
    if (!export_write(sending->options, spool, sending->sent, tally, &why)) {
        status = export_tell_failure(&why, EXIT_RECORD);
    } else if (fflush(spool) != 0 || ferror(spool)) {
        command_complain("there is no room for the statements in the folder for temporary files");
    } else if (!send_all(sending, spool, &why)) {
        status = tell_failure(sending, &why);
    } else {
        tell(sending);
        status = export_tell_left_out(sending->options, tally);
    }
    return status;
}

int export_post(const struct export_options *options, struct export_tally *tally) {
    const char *login = getenv("CASEWALK_LRS_LOGIN");
    const struct post_options how = {options->url, login && *login ? login : NULL, options->tries,
                                     options->wait, is_stopped};
    struct sending sending = {.options = options};
    struct failure why;
    int status = EXIT_USAGE;
    FILE *spool = open_spool();
    if (!spool) {
        command_complain("no file can be made in the folder for temporary files ($TMPDIR)");
        return EXIT_FAULTY;
    }
    if (post_open(&how, &sending.post, &why) && open_sent(options, &sending.sent, &why))
        status = post_spool(&sending, spool, tally);
    else
        command_complain("%s", why.text);
    sent_close(sending.sent);
    post_close(sending.post);
    fclose(spool);
    return status;
}
