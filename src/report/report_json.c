/* The report as data. */
#include <math.h>
#include <string.h>

#include "json.h"
#include "report.h"

static void put_count(struct json_writer *json, const char *key, long long count) {
    if (count == REPORT_HIDDEN)
        json_put_null(json, key);
    else
        json_put_whole(json, key, count);
}

static const char *rating_text(int rating) {
    return rating < REPORT_RATINGS - 1 ? report_rating_names[rating] : NULL;
}

static void put_options(struct json_writer *json, const struct report_decision *decision) {
    json_begin(json, "options", '[');
    for (size_t i = 0; i < decision->option_count; i++) {
        const struct report_option *option = &decision->options[i];
        json_begin(json, NULL, '{');
        json_put_text(json, "id", option->id);
        json_put_text(json, "label", option->label);
        json_put_text(json, "rating", rating_text(option->rating));
        if (option->varies)
            json_put_truth(json, "rating_varies", true);
        put_count(json, "count", option->count);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_decision(struct json_writer *json, const struct report_decision *decision) {
    static const char *const ratings[REPORT_RATINGS] = {"best", "acceptable", "suboptimal",
                                                        "harmful", "not_rated"};
    json_begin(json, NULL, '{');
    json_put_text(json, "node", decision->node);
    json_put_text(json, "kind", decision->kind);
    json_put_text(json, "text", decision->text);
    json_put_text(json, "decision", decision->hash);
    json_put_text(json, "versions", decision->versions);
    put_count(json, "reached", decision->reached);
    put_count(json, "rated", decision->rated);
    json_put_number(json, "difficulty", decision->difficulty);
    json_put_number(json, "discrimination", decision->discrimination);
    json_put_number(json, "point_biserial", decision->point_biserial);
    put_count(json, "compared", decision->paired);
    put_options(json, decision);
    json_begin(json, "ratings", '{');
    for (int i = 0; i < REPORT_RATINGS; i++)
        put_count(json, ratings[i], decision->ratings[i]);
    json_end(json, '}');
    json_put_number(json, "median_seconds", decision->median_seconds);
    json_put_truth(json, "median_is_exact", !decision->about);
    json_put_number(json, "value_lost", decision->value_lost);
    put_count(json, "valued", decision->valued);
    json_end(json, '}');
}

/* ---- outcomes ---- */

/* Over all variants; hidden where one part is. */
static void put_outcomes(struct json_writer *json, const struct report_section *section) {
    json_begin(json, "outcomes", '[');
    for (size_t v = 0; v < section->variant_count; v++)
        for (size_t i = 0; i < section->variants[v].outcome_count; i++) {
            const char *id = section->variants[v].outcomes[i].id;
            long long count = 0;
            bool told = false;
            for (size_t w = 0; w < section->variant_count; w++)
                for (size_t k = 0; k < section->variants[w].outcome_count; k++) {
                    const struct report_outcome *other = &section->variants[w].outcomes[k];
                    if (strcmp(other->id, id) != 0)
                        continue;
                    told = told || w < v;
                    count = count == REPORT_HIDDEN || other->count == REPORT_HIDDEN
                                ? REPORT_HIDDEN
                                : count + other->count;
                }
            if (told)
                continue;
            json_begin(json, NULL, '{');
            json_put_text(json, "id", id);
            put_count(json, "count", count);
            json_end(json, '}');
        }
    json_end(json, ']');
}

static void put_variant(struct json_writer *json, const struct report_variant *variant) {
    json_begin(json, NULL, '{');
    json_put_text(json, "variant", variant->name);
    put_count(json, "sessions", variant->walks);
    put_count(json, "completed", variant->completed);
    json_put_text(json, "answer", variant->answer);
    json_put_text(json, "odds_version", variant->answer ? variant->version : NULL);
    json_begin(json, "outcomes", '[');
    for (size_t i = 0; i < variant->outcome_count; i++) {
        json_begin(json, NULL, '{');
        json_put_text(json, "id", variant->outcomes[i].id);
        put_count(json, "count", variant->outcomes[i].count);
        json_put_number(json, "probability", variant->outcomes[i].probability);
        json_end(json, '}');
    }
    json_end(json, ']');
    json_end(json, '}');
}

/* ---- the rest ---- */

static void put_points(struct json_writer *json, const struct report_section *section) {
    json_begin(json, "learning_points", '[');
    for (size_t i = 0; i < section->point_count; i++) {
        const struct report_point *point = &section->points[i];
        json_begin(json, NULL, '{');
        json_put_text(json, "id", point->id);
        put_count(json, "met", point->met);
        put_count(json, "missed", point->missed);
        put_count(json, "not_reached", point->not_reached);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_attempts(struct json_writer *json, const struct report_section *section) {
    json_begin(json, "attempts", '[');
    for (size_t i = 0; i < section->attempt_count; i++) {
        const struct report_attempt *attempt = &section->attempts[i];
        json_begin(json, NULL, '{');
        json_put_whole(json, "attempt", attempt->attempt);
        json_put_truth(json, "and_later", attempt->attempt == REPORT_ATTEMPTS);
        json_put_text(json, "variant", attempt->variant);
        put_count(json, "sessions", attempt->walks);
        put_count(json, "completed", attempt->completed);
        put_count(json, "passed", attempt->passed);
        json_put_number(json, "score", attempt->score);
        json_put_number(json, "harmful", attempt->harmful);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_stops(struct json_writer *json, const struct report_section *section) {
    json_begin(json, "stopped", '[');
    for (size_t i = 0; i < section->stop_count; i++) {
        json_begin(json, NULL, '{');
        json_put_text(json, "after", section->stops[i].node);
        put_count(json, "count", section->stops[i].count);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_choices(struct json_writer *json, const struct report_section *section,
                        const struct report_learner *learner) {
    json_begin(json, "choices", '[');
    for (size_t i = 0; learner->choices && i < section->decision_count; i++) {
        const struct report_choice *choice = &learner->choices[i];
        if (!choice->decision)
            continue;
        json_begin(json, NULL, '{');
        json_put_text(json, "node", choice->decision->node);
        json_put_text(json, "option", choice->option);
        json_put_text(json, "rating", rating_text(choice->rating));
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_people(struct json_writer *json, const struct report_section *section) {
    if (!section->people) {
        json_put_null(json, "people");
        return;
    }
    json_begin(json, "people", '[');
    for (size_t i = 0; i < section->people_count; i++) {
        const struct report_learner *learner = &section->people[i];
        json_begin(json, NULL, '{');
        json_put_text(json, "learner", learner->who);
        json_put_whole(json, "sessions", learner->walks);
        json_put_whole(json, "completed", learner->completed);
        json_put_number(json, "score", learner->first_ended ? learner->first_score : NAN);
        if (learner->first_ended) {
            json_put_truth(json, "passed", learner->first_passed);
            json_put_whole(json, "harmful", learner->first_harmful);
        } else {
            json_put_null(json, "passed");
            json_put_null(json, "harmful");
        }
        json_put_number(json, "best_score", learner->best_score);
        put_choices(json, section, learner);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_summary(struct json_writer *json, const struct report_section *section) {
    json_put_text(json, "pathway", section->pathway);
    json_put_text(json, "mode", section->mode);
    json_put_text(json, "title", section->title);
    json_put_text(json, "versions", section->versions);
    put_count(json, "sessions", section->sessions);
    put_count(json, "completed", section->completed);
    put_count(json, "learners", section->learners);
    put_count(json, "by_script", section->by_script);
    put_count(json, "generated", section->generated);
    put_count(json, "first_walks", section->first_walks);
    put_count(json, "first_completed", section->first_completed);
    json_begin(json, "score", '{');
    json_put_number(json, "mean", section->score_mean);
    json_put_number(json, "sd", section->score_deviation);
    json_end(json, '}');
    put_count(json, "passed", section->passed);
    put_count(json, "harmful_choices", section->harmful_choices);
    put_count(json, "harmful_learners", section->harmful_learners);
    json_put_number(json, "median_minutes", section->median_minutes);
    json_put_number(json, "alpha", section->alpha);
    json_put_whole(json, "alpha_decisions", (long long)section->alpha_decisions);
    json_put_text(json, "no_alpha", section->no_alpha);
}

static void put_section(struct json_writer *json, const struct report_section *section) {
    json_begin(json, NULL, '{');
    put_summary(json, section);
    json_begin(json, "decisions", '[');
    for (size_t i = 0; i < section->decision_count; i++)
        put_decision(json, &section->decisions[i]);
    json_end(json, ']');
    put_outcomes(json, section);
    json_begin(json, "variants", '[');
    for (size_t i = 0; i < section->variant_count; i++)
        put_variant(json, &section->variants[i]);
    json_end(json, ']');
    put_points(json, section);
    put_attempts(json, section);
    put_stops(json, section);
    put_people(json, section);
    json_end(json, '}');
}

void report_write_json(FILE *out, const struct report *report) {
    fputs("[", out);
    for (size_t i = 0; i < report->section_count; i++) {
        struct json_writer json = {.out = out};
        fputs(i ? ",\n" : "\n", out);
        put_section(&json, &report->sections[i]);
    }
    fputs(report->section_count ? "\n]\n" : "]\n", out);
}
