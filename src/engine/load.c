/* Taking files and loading a pathway from them. */
#include <string.h>

#include "inside.h"

enum { MOST_FILES = 64, LARGEST_FILE = 16 << 20 };

static struct file *add_file(struct engine *engine, const char *bytes, size_t length) {
    struct file *file = ARENA_ADD(engine->files_arena, engine->files, engine->file_count);
    file->length = length;
    file->text = arena_copy_bytes(engine->files_arena, bytes, length);
    return file;
}

void keep_file(struct engine *engine, const json_t *request) {
    const json_t *text = json_object_get(request, "text");
    const char *name = json_text(request, "name", NULL);
    long long size = json_whole(request, "size", -1);
    if (!name || (!json_is_string(text) && size < 0) || size > LARGEST_FILE)
        line_message(engine, "error",
                     "file needs \"name\", and \"text\" or the \"size\" of the bytes that follow");
    else if (engine->file_count == MOST_FILES)
        line_message(engine, "error", "a pathway may require %d files at most", MOST_FILES);
    else if (json_is_string(text))
        add_file(engine, json_string_value(text), json_string_length(text))->name =
            arena_copy(engine->files_arena, name);
    else if (size == 0)
        add_file(engine, "", 0)->name = arena_copy(engine->files_arena, name);
    else {
        engine->wanted_name = arena_copy(engine->files_arena, name);
        engine->wanted = (size_t)size;
    }
}

void take_file(struct engine *engine, const char *bytes) {
    add_file(engine, bytes, engine->wanted)->name = engine->wanted_name;
    engine->wanted = 0;
}

const struct file *find_file(const struct engine *engine, const char *name) {
    for (size_t i = 0; i < engine->file_count; i++)
        if (strcmp(engine->files[i].name, name) == 0)
            return &engine->files[i];
    return NULL;
}

static void diagnostic_line(struct engine *engine, const struct diagnostic *diagnostic) {
    struct json_writer json = line_begin(engine, "diagnostic");
    json_put_text(&json, "file", diagnostic->place.file);
    json_put_whole(&json, "line", diagnostic->place.line);
    json_put_whole(&json, "column", diagnostic->column);
    char code[16];
    snprintf(code, sizeof code, "CW%03d", (int)diagnostic->code);
    json_put_text(&json, "code", code);
    json_put_text(&json, "severity", diagnostic->severity == SEVERITY_ERROR ? "error" : "warning");
    json_put_text(&json, "message", diagnostic->message);
    line_end(&json);
}

static void pathway_line(struct engine *engine) {
    const struct pathway *pathway = engine->pathway;
    struct json_writer json = line_begin(engine, "pathway");
    size_t decisions = 0;
    json_put_text(&json, "id", pathway->id);
    json_put_text(&json, "title", pathway->title);
    json_put_text(&json, "audience", pathway->audience);
    json_put_text(&json, "version", pathway->version);
    json_put_whole(&json, "minutes", pathway->reading);
    json_begin(&json, "variants", '[');
    for (size_t i = 0; i < pathway->variant_count; i++)
        json_put_text(&json, NULL, pathway->variants[i].id);
    json_end(&json, ']');
    for (size_t i = 0; i < pathway->node_count; i++)
        decisions += pathway->nodes[i].kind <= NODE_QUESTION;
    json_put_whole(&json, "decisions", (long long)decisions);
    json_put_text(&json, "reviewed", pathway->reviewed);
    json_put_text(&json, "review_by", pathway->review_by);
    if (pathway->procedure)
        json_put_truth(&json, "procedure", true);
    line_end(&json);
}

void load_lines(struct engine *engine, const json_t *request) {
    const char *main_name =
        json_text(request, "file", engine->file_count ? engine->files[0].name : NULL);
    size_t main_file = 0;
    while (main_file < engine->file_count &&
           (!main_name || strcmp(engine->files[main_file].name, main_name) != 0))
        main_file++;
    if (main_file == engine->file_count || engine->pathway) {
        line_message(engine, "error",
                     engine->pathway ? "a pathway is loaded already" : "send the file first");
        return;
    }
    struct file first = engine->files[main_file];
    engine->files[main_file] = engine->files[0];
    engine->files[0] = first;
    if (engine->loading.arena)
        loading_free(&engine->loading);
    pathway_load(engine->files, engine->file_count, &engine->loading);
    engine->pathway = engine->loading.pathway;
    if (engine->loading.need) {
        struct json_writer json = line_begin(engine, "need");
        json_put_text(&json, "name", engine->loading.need);
        json_put_text(&json, "file", engine->loading.need_place.file);
        json_put_whole(&json, "line", engine->loading.need_place.line);
        line_end(&json);
        return;
    }
    for (size_t i = 0; i < engine->loading.count; i++)
        diagnostic_line(engine, &engine->loading.diagnostics[i]);
    if (engine->pathway)
        pathway_line(engine);
}
