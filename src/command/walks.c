/* Asks for the expected walks of a pathway, and prints what they take of it. */
#include "walks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "places.h"

json_t *walks_ask(struct inquiry *inquiry, json_t *request) {
    struct record_file file;
    struct failure why;
    const char *walks = places_walks(inquiry->arena, inquiry->caller.main_file);
    if (!places_read(inquiry->arena, walks, &file, &why)) {
        command_complain("%s (the expected walks of a pathway stand beside it)", why.text);
        inquiry->status = EXIT_USAGE;
        json_decref(request);
        return NULL;
    }
    file.name = walks;
    if (!caller_send_file(&inquiry->caller, &file, &why)) {
        command_complain("%s", why.text);
        json_decref(request);
        return NULL;
    }
    char *name = clean_line(walks, strlen(walks));
    json_object_set_new(request, "file", json_string(name));
    free(name);
    return inquiry_ask(inquiry, request);
}

/* --- coverage --- */

/* In the order in which totals are told. */
static const struct {
    const char *one, *many;
} kinds[] = {{"node", "nodes"},     {"option", "options"},  {"item", "items"},
             {"answer", "answers"}, {"branch", "branches"}, {"case", "cases"},
             {"event", "events"}};
enum { KINDS = sizeof kinds / sizeof *kinds };

struct totals {
    size_t all[KINDS], taken[KINDS];
    /* Of what is not taken: what no walk can take, of the pathway itself and of procedures that it
       uses; what is not known of. */
    size_t never, never_of_procedures, unknown;
};

static void add(struct totals *totals, const json_t *line) {
    const char *kind = json_text(line, "kind", "");
    bool taken = json_whole(line, "walks", 0) > 0;
    for (size_t k = 0; k < KINDS; k++)
        if (strcmp(kinds[k].one, kind) == 0) {
            totals->all[k]++;
            totals->taken[k] += taken;
        }
    if (json_is_false(json_object_get(line, "reachable")))
        *(json_truth(line, "procedure") ? &totals->never_of_procedures : &totals->never) += 1;
    totals->unknown += json_is_null(json_object_get(line, "reachable"));
}

/* Whether it goes without saying: of a node that no walk comes to its options, of an option that
   none takes its cases. `untaken` is the last that was told. */
static bool is_implied(const json_t *line, const json_t *untaken) {
    const char *node = json_text(line, "node", NULL);
    if (!node || !untaken)
        return false;
    if (!json_text(untaken, "node", NULL))
        return strcmp(json_text(untaken, "id", ""), node) == 0 &&
               strcmp(json_text(untaken, "kind", ""), "node") == 0;
    return json_whole(line, "case", 0) && !json_whole(untaken, "case", 0) &&
           strcmp(json_text(untaken, "node", ""), node) == 0 &&
           strcmp(json_text(untaken, "id", ""), json_text(line, "id", "")) == 0;
}

static void write_untaken(const json_t *line, FILE *out) {
    const char *kind = json_text(line, "kind", ""), *node = json_text(line, "node", NULL);
    long long number = json_whole(line, "case", 0);
    fprintf(out, "%s:%lld: ", json_text(line, "file", ""), json_whole(line, "line", 0));
    if (number)
        fprintf(out, "case %lld of ", number);
    else
        fprintf(out, "%s ", kind);
    fprintf(out, "\"%s\"", json_text(line, "id", ""));
    if (node)
        fprintf(out, " in \"%s\"", node);
    fprintf(out, ": no walk %s it%s\n",
            strcmp(kind, "node") == 0    ? "comes to"
            : strcmp(kind, "event") == 0 ? "meets"
                                         : "takes",
            json_is_false(json_object_get(line, "reachable")) ? ", and none can" : "");
}

static void write_totals(const struct totals *totals, const char *pathway, FILE *out) {
    const char *comma = " ";
    fprintf(out, "%s: walks take", pathway);
    for (size_t k = 0; k < KINDS; k++) {
        if (totals->all[k] == 0)
            continue;
        fprintf(out, "%s%zu of %zu %s", comma, totals->taken[k], totals->all[k],
                totals->all[k] == 1 ? kinds[k].one : kinds[k].many);
        comma = ", ";
    }
    fputs("\n", out);
    if (totals->never)
        fprintf(out, "%zu of what they leave out can be taken by nobody; casewalk check says why\n",
                totals->never);
    if (totals->never_of_procedures)
        fprintf(
            out,
            "%zu of what they leave out can be taken by nobody here: of a procedure, and another "
            "pathway may need it\n",
            totals->never_of_procedures);
    if (totals->unknown)
        fprintf(out,
                "whether %zu of what they leave out can be taken at all is not known: not all "
                "situations were looked at\n",
                totals->unknown);
}

void walks_print_coverage(const json_t *lines, const char *pathway) {
    struct totals totals = {0};
    char *text;
    size_t size, i;
    const json_t *line, *untaken = NULL;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    json_array_foreach(lines, i, line) {
        if (strcmp(json_text(line, "event", ""), "covered") != 0)
            continue;
        add(&totals, line);
        if (json_whole(line, "walks", 0) || is_implied(line, untaken))
            continue;
        write_untaken(line, out);
        untaken = line;
    }
    write_totals(&totals, pathway, out);
    if (fclose(out) != 0)
        die("out of memory");
    clean_write(stdout, text);
    free(text);
}
