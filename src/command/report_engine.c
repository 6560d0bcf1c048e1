/* What a report has from the engine. */
#include "report_engine.h"

#include <math.h>
#include <string.h>

#include "inquiry.h"

/* One text after the other: each is loaded once for all the sections and variants that walked it.
 */
struct asking {
    struct report *report;
    struct cohort *cohort;
    const struct common_options *common;
    bool odds;
    const char *hash, *pathway; /* of the text in hand */
};

/* ---- words ---- */

enum { LONGEST_TEXT = 160 };

/* The first paragraph of a text, cut at a space where it is long. */
static const char *beginning_of(struct arena *arena, const char *text) {
    size_t length = strcspn(text, "\n");
    if (length <= LONGEST_TEXT)
        return arena_copy_bytes(arena, text, length);
    for (length = LONGEST_TEXT; length > 0 && text[length] != ' '; length--)
        ;
    return length ? arena_print(arena, "%.*s\xE2\x80\xA6", (int)length, text)
                  : arena_copy(arena, "");
}

/* What nobody chose has no rating in the record, but one in the text. Items of orders are rated
   together. */
static void put_rating(const struct report_decision *decision, struct report_option *option,
                       const char *rating) {
    bool known = option->rating != REPORT_RATINGS || strcmp(decision->kind, "orders") == 0;
    for (int r = 0; !known && rating && r < REPORT_RATINGS; r++)
        if (strcmp(report_rating_names[r], rating) == 0)
            option->rating = r;
}

/* `same`: it is this very decision, not one of its node with other options or ratings. */
static void put_words(struct arena *arena, struct report_decision *decision, const json_t *outline,
                      bool same) {
    const json_t *choices = json_object_get(outline, "choices");
    const char *text = json_text(outline, "text", NULL);
    bool question = strcmp(decision->kind, "question") == 0; /* answers are told as an example */
    if (text && (same || !decision->text))
        decision->text = beginning_of(arena, text);
    for (size_t i = 0; i < json_array_size(choices); i++) {
        const json_t *choice = json_array_get(choices, i);
        const char *label = json_text(choice, "label", NULL);
        for (size_t k = 0; k < decision->option_count; k++) {
            struct report_option *option = &decision->options[k];
            if (strcmp(option->id, json_text(choice, "id", "")) != 0)
                continue;
            if (label && !question && (same || !option->label))
                option->label = beginning_of(arena, label);
            if (same)
                put_rating(decision, option, json_text(choice, "rating", NULL));
        }
    }
}

/* Versions that are told as one decision differ in wording at most: any of them has the words. */
static void ask_words(const struct asking *asking, struct inquiry *inquiry) {
    json_t *lines = inquiry_ask(inquiry, json_pack("{ss}", "do", "outline"));
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        for (size_t s = 0; s < asking->report->section_count; s++) {
            struct report_section *section = &asking->report->sections[s];
            for (size_t d = 0;
                 d < section->decision_count && strcmp(section->pathway, asking->pathway) == 0; d++)
                if (strcmp(section->decisions[d].node, json_text(line, "node", "")) == 0)
                    put_words(asking->report->arena, &section->decisions[d], line,
                              strcmp(section->decisions[d].hash, json_text(line, "decision", "")) ==
                                  0);
        }
    }
    json_decref(lines);
}

/* ---- odds ---- */

static void put_odds(struct report *report, struct report_variant *variant, const json_t *odds) {
    const json_t *outcomes = json_object_get(odds, "outcomes");
    variant->answer = arena_copy(report->arena, json_text(odds, "answer", "not known"));
    for (size_t i = 0; i < json_array_size(outcomes); i++) {
        const json_t *outcome = json_array_get(outcomes, i);
        const char *id = json_text(outcome, "id", NULL);
        if (id)
            report_outcome(report, variant, id, i)->probability =
                json_double(outcome, "probability", NAN);
    }
}

/* Every section has variants of its own, but the odds of two of one name and text are the same. */
static void put_everywhere(const struct asking *asking, const char *name, const json_t *odds) {
    for (size_t s = 0; s < asking->report->section_count; s++) {
        struct report_section *section = &asking->report->sections[s];
        for (size_t v = 0; v < section->variant_count; v++)
            if (strcmp(section->variants[v].pathway_hash, asking->hash) == 0 &&
                strcmp(section->variants[v].name, name) == 0)
                put_odds(asking->report, &section->variants[v], odds);
    }
}

static void ask_variants(const struct asking *asking, struct inquiry *inquiry) {
    for (size_t s = 0; s < asking->report->section_count; s++) {
        struct report_section *section = &asking->report->sections[s];
        for (size_t v = 0; v < section->variant_count; v++) {
            const struct report_variant *variant = &section->variants[v];
            if (variant->answer || strcmp(variant->pathway_hash, asking->hash) != 0)
                continue;
            json_t *request = inquiry_request(inquiry, "odds");
            json_object_set_new(request, "variant", json_string(variant->name));
            json_object_set_new(request, "policy", json_string("expert"));
            json_t *lines = inquiry_ask(inquiry, request);
            if (!lines)
                return;
            const json_t *odds = lines_find(lines, "odds");
            if (odds)
                put_everywhere(asking, variant->name, odds);
            json_decref(lines);
        }
    }
}

static bool ask_text(const struct asking *asking, const struct report_variant *variant,
                     struct failure *why) {
    struct inquiry_options options = {.common = *asking->common};
    struct record *record = cohort_record(asking->cohort, variant->file, why);
    struct record_walk *walk = NULL;
    struct inquiry inquiry;
    if (!record || !record_load_session(record, variant->session, &walk, why))
        return false;
    bool loaded = inquiry_begin_recorded(&inquiry, &options, walk, why);
    if (loaded)
        ask_words(asking, &inquiry);
    if (loaded && asking->odds)
        ask_variants(asking, &inquiry);
    inquiry_end(&inquiry);
    record_walk_free(walk);
    return loaded;
}

static bool was_seen(const struct report *report, size_t section, size_t variant) {
    const char *hash = report->sections[section].variants[variant].pathway_hash;
    for (size_t s = 0; s <= section; s++)
        for (size_t v = 0; v < report->sections[s].variant_count; v++) {
            if (s == section && v == variant)
                return false;
            if (strcmp(report->sections[s].variants[v].pathway_hash, hash) == 0)
                return true;
        }
    return false;
}

void report_ask_engine(struct report *report, struct cohort *cohort,
                       const struct common_options *common, bool odds) {
    struct asking asking = {report, cohort, common, odds, NULL, NULL};
    for (size_t s = 0; s < report->section_count; s++)
        for (size_t v = 0; v < report->sections[s].variant_count; v++) {
            const struct report_variant *variant = &report->sections[s].variants[v];
            struct failure why;
            if (was_seen(report, s, v))
                continue;
            asking.hash = variant->pathway_hash;
            asking.pathway = report->sections[s].pathway;
            if (!ask_text(&asking, variant, &why))
                command_complain("the words and odds of %s, version %s, are not told: %s",
                                 report->sections[s].pathway,
                                 *variant->version ? variant->version : "none", why.text);
        }
}
