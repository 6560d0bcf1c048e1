/* A pathway in one mode, added up over its walks. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "report_inside.h"

/* ---- which version of the text ---- */

/* One pathway of one record; the same text in two records is two of them until it is told. */
static void add_text(struct variant *variant, struct arena *arena, const struct cohort_walk *walk) {
    const struct record_pathway *pathway = walk->session->pathway;
    size_t i = variant->text_seen;
    if (i >= variant->text_count || variant->texts[i].pathway != pathway ||
        variant->texts[i].file != walk->file)
        for (i = 0; i < variant->text_count; i++)
            if (strcmp(variant->texts[i].hash, pathway->hash) == 0)
                break;
    if (i == variant->text_count && i < MOST_IDS)
        *ARENA_ADD(arena, variant->texts, variant->text_count) =
            (struct variant_text){.hash = arena_copy(arena, pathway->hash),
                                  .version = arena_copy(arena, pathway->version)};
    if (i == variant->text_count)
        return;
    struct variant_text *text = &variant->texts[i];
    text->pathway = pathway;
    text->file = walk->file;
    text->session = walk->session->session;
    text->walks++;
    variant->text_seen = i;
}

static const struct variant_text *most_walked(const struct variant *variant) {
    const struct variant_text *most = NULL;
    for (size_t i = 0; i < variant->text_count; i++)
        if (!most || variant->texts[i].walks >= most->walks)
            most = &variant->texts[i];
    return most;
}

/* ---- walks ---- */

static void add_variant(struct section *section, const struct cohort_walk *walk, size_t place) {
    const struct record_pass_session *session = walk->session;
    struct arena *arena = section->arena;
    while (section->variant_count < section->variant_names.count)
        ARENA_ADD(arena, section->variants, section->variant_count);
    if (place == MOST_IDS)
        return;
    struct variant *variant = &section->variants[place];
    variant->walks++;
    add_text(variant, arena, walk);
    if (!session->ended)
        return;
    variant->completed++;
    size_t end = ids_place(&variant->outcomes, arena, session->summary.outcome);
    while (variant->end_count < variant->outcomes.count)
        ARENA_ADD(arena, variant->ends, variant->end_count);
    if (end < MOST_IDS)
        variant->ends[end]++;
}

static void add_attempt(struct section *section, const struct record_pass_session *session,
                        unsigned number, size_t variant) {
    struct attempt *attempt = NULL;
    number = number < REPORT_ATTEMPTS ? number : REPORT_ATTEMPTS;
    for (size_t i = 0; i < section->attempt_count && !attempt; i++)
        if (section->attempts[i].attempt == number && section->attempts[i].variant == variant)
            attempt = &section->attempts[i];
    if (!attempt) {
        attempt = ARENA_ADD(section->arena, section->attempts, section->attempt_count);
        attempt->attempt = number;
        attempt->variant = variant;
    }
    attempt->walks++;
    if (!session->ended)
        return;
    attempt->passed += session->summary.passed;
    if (isfinite(session->summary.score))
        spread_add(&attempt->score, session->summary.score);
    spread_add(&attempt->harmful, session->summary.harmful);
}

/* Learning points as `{"met":["a","b"],"missed":[…],"not_reached":[…]}`, which this program writes;
   a whole JSON reader would take most of the time of a large report. Ids have no escapes, so a text
   that has any tells nothing. */
static void add_points(struct section *section, const char *learning) {
    static const char *const states[] = {"met", "missed", "not_reached"};
    size_t state = 3;
    char name[128];
    if (!learning || strchr(learning, '\\'))
        return;
    for (const char *c = strchr(learning, '"'); c; c = strchr(c, '"')) {
        const char *end = strchr(++c, '"');
        size_t length = end ? (size_t)(end - c) : sizeof name;
        if (length >= sizeof name)
            return;
        memcpy(name, c, length);
        name[length] = '\0';
        c = end + 1;
        if (*c == ':') {
            for (state = 0; state < 3 && strcmp(states[state], name) != 0; state++)
                ;
            continue;
        }
        size_t place = state < 3 ? ids_place(&section->points, section->arena, name) : MOST_IDS;
        while (section->learned_count < section->points.count)
            ARENA_ADD(section->arena, section->learned, section->learned_count);
        if (place < MOST_IDS)
            section->learned[place][state]++;
    }
}

static void add_first_end(struct section *section, const struct record_summary *end) {
    struct report_section *told = &section->told;
    told->first_completed++;
    told->passed += end->passed;
    told->harmful_choices += end->harmful;
    told->harmful_learners += end->harmful > 0;
    times_add(&section->minutes, (int64_t)fmax(0, fmin(end->minutes, 1e9) * 60000));
    add_points(section, end->learning);
    if (!isfinite(end->score))
        return;
    spread_add(&section->scores, end->score);
    int bar = (int)(REPORT_SCORES * fmax(0, fmin(1, end->score)) + 1e-9);
    told->scores[bar < REPORT_SCORES ? bar : REPORT_SCORES - 1]++;
}

static void add_to_person(struct person_row *person, const struct record_pass_session *session,
                          bool first) {
    struct report_learner *told = &person->told;
    const struct record_summary *end = &session->summary;
    if (told->walks++ == 0)
        told->first_score = told->best_score = NAN;
    told->completed += session->ended;
    told->first = told->first || first;
    if (!session->ended)
        return;
    told->best_score = fmax(told->best_score, end->score);
    if (!first)
        return;
    told->first_ended = true;
    told->first_score = end->score;
    told->first_passed = end->passed;
    told->first_harmful = end->harmful;
}

void section_add(struct section *section, const struct cohort_walk *walk, unsigned attempt,
                 struct person_row *person) {
    const struct record_pass_session *session = walk->session;
    struct report_section *told = &section->told;
    told->sessions++;
    told->completed += session->ended;
    told->by_script += session->answered_by == RECORD_SCRIPT;
    told->generated += session->answered_by == RECORD_GENERATED;
    told->first_walks += attempt == 1;
    if (section->version_seen != session->pathway)
        ids_place(&section->versions, section->arena, session->pathway->version);
    section->version_seen = session->pathway;
    size_t variant = ids_place(&section->variant_names, section->arena, session->variant);
    add_variant(section, walk, variant);
    if (variant < MOST_IDS)
        add_attempt(section, session, attempt, variant);
    if (person)
        add_to_person(person, session, attempt == 1);
    if (attempt == 1 && session->ended)
        add_first_end(section, &session->summary);
}

void section_forget_tables(struct section *section) {
    section->version_seen = NULL;
    for (size_t i = 0; i < section->item_count; i++) {
        section->items[i]->version_seen = NULL;
        section->items[i]->offer_seen = NULL;
    }
    for (size_t v = 0; v < section->variant_count; v++)
        for (size_t i = 0; i < section->variants[v].text_count; i++)
            section->variants[v].texts[i].pathway = NULL;
}

void section_add_stop(struct section *section, const char *node) {
    size_t place = node ? ids_place(&section->stops, section->arena, node) : MOST_IDS;
    while (section->stopped_count < section->stops.count)
        ARENA_ADD(section->arena, section->stopped, section->stopped_count);
    if (place < MOST_IDS)
        section->stopped[place]++;
    else if (!node)
        section->stopped_at_once++;
}

size_t section_total(struct section *section, double total) {
    size_t low = 0, high = section->total_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (section->totals[section->total_order[middle]] < total)
            low = middle + 1;
        else
            high = middle;
    }
    bool known = low < section->total_count && section->totals[section->total_order[low]] == total;
    if (known || section->total_count == MOST_TOTALS)
        return section->total_order[low < section->total_count ? low : low - 1];
    if (!section->totals) {
        section->totals = xcalloc(MOST_TOTALS, sizeof *section->totals);
        section->total_order = xcalloc(MOST_TOTALS, sizeof *section->total_order);
    }
    memmove(section->total_order + low + 1, section->total_order + low,
            (section->total_count - low) * sizeof *section->total_order);
    section->total_order[low] = (uint32_t)section->total_count;
    section->totals[section->total_count] = total;
    return section->total_count++;
}

/* ---- telling ---- */

static int by_place(const void *a, const void *b) {
    const struct item *x = *(struct item *const *)a, *y = *(struct item *const *)b;
    double left = x->places / (double)x->reached, right = y->places / (double)y->reached;
    return left < right ? -1 : left > right ? 1 : strcmp(x->hash, y->hash);
}

static void tell_decisions(struct section *section, double tail) {
    struct report_section *told = &section->told;
    if (section->item_count)
        qsort(section->items, section->item_count, sizeof(struct item *), by_place);
    told->decisions =
        arena_alloc(section->arena, (section->item_count + 1) * sizeof *told->decisions);
    told->decision_count = section->item_count;
    for (size_t i = 0; i < section->item_count; i++) {
        section->items[i]->told = i;
        item_tell(section->items[i], section->arena, section, tail, &told->decisions[i]);
    }
    for (size_t i = 0; i < told->decision_count; i++)
        for (size_t k = 0; k < told->decision_count; k++)
            if (k != i && strcmp(told->decisions[i].node, told->decisions[k].node) == 0)
                told->decisions[i].again = true;
}

static void tell_variants(struct section *section) {
    struct report_section *told = &section->told;
    for (size_t v = 0; v < section->variant_count; v++) {
        const struct variant *variant = &section->variants[v];
        const struct variant_text *text = most_walked(variant);
        struct report_variant *row = ARENA_ADD(section->arena, told->variants, told->variant_count);
        *row = (struct report_variant){.name = section->variant_names.names[v],
                                       .walks = variant->walks,
                                       .completed = variant->completed,
                                       .pathway_hash = text->hash,
                                       .version = text->version,
                                       .text_walks = text->walks,
                                       .file = text->file,
                                       .session = text->session};
        for (size_t i = 0; i < variant->end_count; i++)
            *ARENA_ADD(section->arena, row->outcomes, row->outcome_count) =
                (struct report_outcome){variant->outcomes.names[i], variant->ends[i], NAN};
    }
}

static int by_attempt(const void *a, const void *b) {
    const struct report_attempt *x = a, *y = b;
    if (x->attempt != y->attempt)
        return x->attempt < y->attempt ? -1 : 1;
    return strcmp(x->variant, y->variant);
}

static void tell_attempts(struct section *section) {
    struct report_section *told = &section->told;
    for (size_t i = 0; i < section->attempt_count; i++) {
        const struct attempt *attempt = &section->attempts[i];
        *ARENA_ADD(section->arena, told->attempts, told->attempt_count) =
            (struct report_attempt){.attempt = attempt->attempt,
                                    .variant = section->variant_names.names[attempt->variant],
                                    .walks = attempt->walks,
                                    .completed = (long long)attempt->harmful.count,
                                    .passed = attempt->passed,
                                    .score = spread_mean(&attempt->score),
                                    .harmful = spread_mean(&attempt->harmful)};
    }
    if (told->attempt_count)
        qsort(told->attempts, told->attempt_count, sizeof *told->attempts, by_attempt);
}

static int by_count(const void *a, const void *b) {
    const struct report_stop *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return strcmp(x->node ? x->node : "", y->node ? y->node : "");
}

/* Those that were missed most by who came there; last those where nobody came. */
static int by_missed(const void *a, const void *b) {
    const struct report_point *x = a, *y = b;
    double of_x = (double)(x->met + x->missed), of_y = (double)(y->met + y->missed);
    double left = of_x > 0 ? (double)x->missed / of_x : -1;
    double right = of_y > 0 ? (double)y->missed / of_y : -1;
    return left > right ? -1 : left < right ? 1 : strcmp(x->id, y->id);
}

static void tell_ids(struct section *section) {
    struct report_section *told = &section->told;
    struct arena *arena = section->arena;
    for (size_t i = 0; i < section->learned_count; i++)
        *ARENA_ADD(arena, told->points, told->point_count) =
            (struct report_point){section->points.names[i], section->learned[i][0],
                                  section->learned[i][1], section->learned[i][2]};
    if (told->point_count)
        qsort(told->points, told->point_count, sizeof *told->points, by_missed);
    if (section->stopped_at_once)
        *ARENA_ADD(arena, told->stops, told->stop_count) =
            (struct report_stop){NULL, section->stopped_at_once};
    for (size_t i = 0; i < section->stopped_count; i++)
        *ARENA_ADD(arena, told->stops, told->stop_count) =
            (struct report_stop){section->stops.names[i], section->stopped[i]};
    if (told->stop_count)
        qsort(told->stops, told->stop_count, sizeof *told->stops, by_count);
}

static int by_name(const void *a, const void *b) {
    const struct report_learner *x = a, *y = b;
    int order = strcmp(x->who, y->who);
    return order ? order : strcmp(x->known_as, y->known_as);
}

/* Two who have one name, in two groups: the pseudonyms tell them apart. */
static void tell_apart(struct arena *arena, struct report_learner *people, size_t count) {
    for (size_t i = 0, end; i < count; i = end) {
        const char *name = people[i].who;
        for (end = i + 1; end < count && strcmp(people[end].who, name) == 0; end++)
            ;
        for (size_t k = i; end - i > 1 && k < end; k++)
            people[k].who = arena_print(arena, "%s (%s)", name, people[k].known_as);
    }
}

/* Names where they are asked for; a learner without one has the pseudonym. */
static const char *who_is(const struct record_learner *about, bool names) {
    return names && about->name && *about->name ? about->name : about->known_as;
}

static bool tell_people(struct section *section, struct cohort *cohort, bool names,
                        struct failure *why) {
    struct report_section *told = &section->told;
    struct people *people = &section->people;
    told->learners = people->count;
    if (people->full)
        return true;
    told->people = arena_alloc(section->arena, (people->row_count + 1) * sizeof *told->people);
    told->people_count = people->row_count;
    for (size_t i = 0; i < people->row_count; i++) {
        const struct person_row *row = &people->rows[i];
        struct report_learner *learner = &told->people[i];
        struct record_learner about;
        *learner = row->told;
        if (!cohort_person(cohort, row->person, section->arena, &about, why))
            return false;
        learner->who = who_is(&about, names);
        learner->known_as = about.known_as;
        if (!learner->first)
            continue;
        learner->choices =
            arena_alloc(section->arena, (told->decision_count + 1) * sizeof *learner->choices);
        for (size_t k = 0; k < row->choice_count; k++) {
            const struct choice_made *made = &row->choices[k];
            learner->choices[made->item->told] = (struct report_choice){
                &told->decisions[made->item->told], made->option, made->rating};
        }
    }
    qsort(told->people, told->people_count, sizeof *told->people, by_name);
    tell_apart(section->arena, told->people, told->people_count);
    return true;
}

bool section_tell(struct section *section, struct cohort *cohort,
                  const struct report_options *options, struct failure *why) {
    struct report_section *told = &section->told;
    told->versions = ids_joined(&section->versions, section->arena);
    told->score_mean = spread_mean(&section->scores);
    told->score_deviation = spread_deviation(&section->scores);
    told->median_minutes = times_median(&section->minutes) / 60000;
    core_tell(&section->core, section->arena, told);
    tell_decisions(section, options->tail);
    tell_variants(section);
    tell_attempts(section);
    tell_ids(section);
    return tell_people(section, cohort, options->names, why);
}

void section_clear(struct section *section) {
    for (size_t i = 0; i < section->item_count; i++)
        item_clear(section->items[i]);
    times_clear(&section->minutes);
    free(section->totals);
    free(section->total_order);
    core_clear(&section->core);
    people_clear(&section->people);
}
