/* The request "import": a story of Twine as the text of a pathway. */
#include "import.h"

#include <stdlib.h>
#include <string.h>

#include "inside.h"

enum { PIECE = 200000 }; /* bytes of a line, roughly; escaped for JSON it is far below the limit */

struct import_job {
    struct job job;
    struct import *import;
    const char *file;
    size_t sent; /* bytes of the text */
    bool made, failed;
};

static void fail_line(struct engine *engine, struct import_job *job, const char *message) {
    job->failed = true;
    line_message(engine, "error", "%s: %s", job->file, message);
}

/* A piece of the text, no letter of it torn. */
static bool send_piece(struct engine *engine, struct import_job *job) {
    size_t length, end = job->sent + PIECE;
    const char *text = import_text(job->import, &length);
    end = end < length ? end : length;
    while (end < length && end > job->sent && (text[end] & 0xC0) == 0x80)
        end--;
    char *piece = xcalloc(end - job->sent + 1, 1);
    memcpy(piece, text + job->sent, end - job->sent);
    struct json_writer json = line_begin(engine, "import");
    json_put_text(&json, "text", piece);
    line_end(&json);
    free(piece);
    job->sent = end;
    return end < length;
}

static bool work(struct engine *engine, struct job *base) {
    struct import_job *job = (struct import_job *)base;
    struct failure why;
    bool more = true;
    job_does(engine, "importing", import_done(job->import), "passages");
    if (job->made)
        return send_piece(engine, job);
    if (!import_go_on(job->import, &more, &why)) {
        fail_line(engine, job, why.text);
        return false;
    }
    job->made = !more;
    return true;
}

static void tell_hands(struct engine *engine, const struct import *import) {
    const struct import_hand *hands;
    size_t count = import_hands(import, &hands);
    for (size_t i = 0; i < count; i++) {
        struct json_writer json = line_begin(engine, "hand");
        json_put_text(&json, "passage", hands[i].passage);
        json_put_text(&json, "node", hands[i].node);
        json_put_text(&json, "message", hands[i].message);
        line_end(&json);
    }
}

static void tell(struct engine *engine, struct job *base) {
    struct import_job *job = (struct import_job *)base;
    while (base->finish && !job->failed && work(engine, base)) /* half a pathway is none */
        ;
    if (job->failed)
        return;
    tell_hands(engine, job->import);
    struct import_summary summary = import_summary(job->import);
    struct json_writer json = line_begin(engine, "imported");
    json_put_text(&json, "title", summary.title);
    json_put_text(&json, "format", summary.format);
    json_put_text(&json, "start", summary.start);
    json_put_whole(&json, "passages", (long long)summary.passages);
    json_put_whole(&json, "nodes", (long long)summary.nodes);
    json_put_whole(&json, "options", (long long)summary.options);
    json_put_whole(&json, "fields", (long long)summary.fields);
    json_put_whole(&json, "more", (long long)summary.hands_left_out);
    line_end(&json);
}

static void free_job(struct job *base) {
    struct import_job *job = (struct import_job *)base;
    import_free(job->import);
    free(job);
}

void import_begin(struct engine *engine, const json_t *request) {
    struct failure why;
    const char *name = json_text(request, "file", NULL);
    const struct file *file = name                 ? find_file(engine, name)
                              : engine->file_count ? &engine->files[0]
                                                   : NULL;
    if (!file) {
        line_message(engine, "error", "send the file first");
        return;
    }
    struct import_job *job = xcalloc(1, sizeof *job);
    job->job = (struct job){work, tell, free_job, false};
    job->file = file->name;
    job->import =
        import_new(file->name, file->text, file->length, json_text(request, "format", NULL), &why);
    if (job->import)
        job_begin(engine, &job->job);
    else {
        fail_line(engine, job, why.text);
        free_job(&job->job);
    }
}
