/* The words of recorded pathways. */
#include "outlines.h"

#include <stdlib.h>
#include <string.h>

#include "caller.h"

struct outlines {
    const struct common_options *options;
    json_t *known; /* by the pathway's hash: an object of places by node, or null */
};

struct outlines *outlines_new(const struct common_options *options) {
    struct outlines *outlines = xcalloc(1, sizeof *outlines);
    outlines->options = options;
    outlines->known = json_object();
    return outlines;
}

void outlines_free(struct outlines *outlines) {
    if (!outlines)
        return;
    json_decref(outlines->known);
    free(outlines);
}

static json_t *by_node(const json_t *lines) {
    json_t *places = json_object();
    for (size_t i = 0; i < json_array_size(lines); i++) {
        json_t *line = json_array_get(lines, i);
        const char *node = json_text(line, "node", NULL);
        if (node && strcmp(json_text(line, "event", ""), "outline") == 0)
            json_object_set(places, node, line);
    }
    return places;
}

/* The files of the walk in an engine that is started for them and ends with this. */
static json_t *ask(const struct common_options *options, const struct record_walk *walk,
                   struct failure *why) {
    struct caller caller;
    struct arena *arena = arena_new();
    json_t *lines = NULL, *places = NULL;
    caller_init(&caller, arena, options);
    caller.diagnostics = json_array();
    caller.files = walk->files;
    caller.file_count = walk->file_count;
    if (!caller_load(&caller, why)) {
        if (!*why->text)
            fail(why, "this version of casewalk finds mistakes in it");
    } else if (caller_do(&caller, "outline", &lines, why) == SUPERVISOR_ANSWERED) {
        places = by_node(lines);
    }
    json_decref(lines);
    json_decref(caller.diagnostics);
    caller_clear(&caller);
    arena_free(arena);
    return places;
}

const json_t *outlines_of(struct outlines *outlines, struct record *record,
                          const struct record_about *about) {
    struct failure why = {.text = ""};
    struct record_walk *walk = NULL;
    json_t *known = json_object_get(outlines->known, about->pathway_hash);
    if (!known) {
        if (record_load_session(record, about->session, &walk, &why))
            known = ask(outlines->options, walk, &why);
        record_walk_free(walk);
        if (!known)
            command_complain("the options of %s %s are told by their ids alone: %s", about->pathway,
                             about->version, why.text);
        known = known ? known : json_null();
        json_object_set_new(outlines->known, about->pathway_hash, known);
    }
    return json_is_object(known) ? known : NULL;
}
