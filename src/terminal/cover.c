/* The first page of a walk. */
#include "cover.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "failure.h"
#include "json.h"
#include "wrap.h"

static const struct block whole_width = {0};

/* A labelled line whose text is put together. */
static void pair(struct screen *screen, const char *label, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void pair(struct screen *screen, const char *label, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = xvprint(format, arguments);
    va_end(arguments);
    wrap_pair(screen, whole_width, label, ROLE_PLAIN, text);
    free(text);
}

/* "a, b, c"; the caller frees it. */
static char *listed(const json_t *texts) {
    char *list = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&list, &size);
    if (!out)
        die("out of memory");
    for (size_t i = 0; i < json_array_size(texts); i++) {
        const json_t *text = json_array_get(texts, i);
        if (json_is_string(text))
            fprintf(out, "%s%s", i > 0 ? ", " : "", json_string_value(text));
    }
    if (fclose(out) != 0)
        die("out of memory");
    return list;
}

static void show_goals(struct screen *screen, const json_t *goals) {
    if (json_array_size(goals) == 0)
        return;
    screen_gap(screen);
    wrap_line_text(screen, whole_width, ROLE_HEADING, "You will learn");
    for (size_t i = 0; i < json_array_size(goals); i++) {
        const json_t *goal = json_array_get(goals, i);
        struct styled *styled = styled_new(screen);
        styled_add_marked(styled, ROLE_PLAIN, json_is_string(goal) ? json_string_value(goal) : "");
        wrap_print(screen,
                   (struct block){.first = screen->plain ? "- " : "• ", .first_role = ROLE_MUTED},
                   styled);
    }
    screen_gap(screen);
}

static void show_patient(struct screen *screen, const json_t *session) {
    const char *name = json_text(session, "name", ""),
               *text = json_text(session, "variant_text", "");
    if (strncmp(text, name, strlen(name)) == 0) /* "Sam takes propranolol" */
        pair(screen, "Patient", "%s", text);
    else
        pair(screen, "Patient", "%s%s%s", name, *text ? screen->plain ? ": " : " – " : "", text);
}

static void show_length(struct screen *screen, const json_t *session) {
    long long reading = json_whole(session, "reading", 0),
              decisions = json_whole(session, "decisions", 0);
    long long points = json_whole(session, "learning_points", 0);
    if (reading <= 0 && decisions <= 0)
        return;
    struct styled *styled = styled_new(screen);
    if (reading > 0)
        styled_print(styled, ROLE_PLAIN, "about %lld min", reading);
    if (decisions > 0)
        styled_print(styled, ROLE_PLAIN, "%s%lld decision%s", styled->length > 0 ? ", " : "",
                     decisions, decisions == 1 ? "" : "s");
    if (points > 0)
        styled_print(styled, ROLE_PLAIN, "%s%lld learning point%s", styled->length > 0 ? ", " : "",
                     points, points == 1 ? "" : "s");
    wrap_pair(screen, whole_width, "Length", ROLE_PLAIN, styled->bytes);
    styled_free(styled);
}

static void show_authors(struct screen *screen, const json_t *session) {
    char *authors = listed(json_object_get(session, "authors"));
    const char *audience = json_text(session, "audience", ""),
               *version = json_text(session, "version", "");
    if (*audience)
        pair(screen, "Meant for", "%s", audience);
    if (*authors || *version)
        pair(screen, "Written", "%s%s%s%s%s", *authors ? "by " : "", authors,
             *authors && *version ? ", " : "", *version ? "version " : "", version);
    free(authors);
}

static void show_review(struct screen *screen, const json_t *session) {
    char *reviewers = listed(json_object_get(session, "reviewers"));
    const char *reviewed = json_text(session, "reviewed", ""),
               *again = json_text(session, "review_by", "");
    if (*reviewers)
        pair(screen, "Reviewed", "by %s", reviewers);
    else
        wrap_pair(screen, whole_width, "Reviewed", ROLE_WARNING, "by no clinician yet");
    if (*reviewed)
        pair(screen, "Evidence", "looked at %s%s%s", reviewed, *again ? ", due again " : "", again);
    free(reviewers);
}

static void show_walk(struct screen *screen, const json_t *session) {
    const char *mode = json_text(session, "mode", ""), *seed = json_text(session, "seed", "");
    if (*mode || *seed)
        pair(screen, "This walk", "%s%s%s%s%s", *mode ? "mode " : "", mode,
             *mode && *seed ? ", " : "", *seed ? "seed " : "", seed);
}

/* Where an author has begun a walk. */
static void show_beginning(struct screen *screen, const json_t *session) {
    const char *at = json_text(session, "at", NULL), *set = json_text(session, "set", NULL);
    pair(screen, "Begins", "%s%s%s%s; not recorded", at ? "at " : "", at ? at : "at the start",
         set ? " with " : "", set ? set : "");
}

void cover_show(struct screen *screen, const json_t *session) {
    bool begun = json_object_get(session, "at") || json_object_get(session, "set");
    screen_gap(screen);
    wrap_line_text(screen, whole_width, ROLE_TITLE,
                   json_text(session, "title", json_text(session, "pathway", "")));
    if (!begun)
        wrap_text(screen, whole_width, ROLE_PLAIN, json_text(session, "summary", NULL));
    screen_gap(screen);
    wrap_line_text(screen, whole_width, ROLE_WARNING, "For education, not for patient care.");
    if (!begun)
        show_goals(screen, json_object_get(session, "goals"));
    screen_gap(screen);
    show_patient(screen, session);
    if (begun) {
        show_beginning(screen, session);
    } else {
        show_length(screen, session);
        show_authors(screen, session);
        show_review(screen, session);
    }
    show_walk(screen, session);
    wrap_rule(screen);
}
