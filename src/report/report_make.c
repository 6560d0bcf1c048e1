/* Makes the report: each walk goes to the section of its pathway and mode. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report_inside.h"

enum { OFTEN = 1024 }; /* walks between two looks at the progress */

/* What one walk met, in order. */
struct met {
    struct item **rated; /* those that gave credit or blame */
    size_t rated_count, room;
    double credit; /* their sum */
    double places;
    const char *last_node;
};

struct making {
    struct cohort *cohort;
    const struct report_options *options;
    cohort_progress *progress;
    void *context;
    struct report *report;
    struct section **sections; /* in the order in which they were met */
    size_t section_count;
    struct section **by_pathway; /* of pathway * MODES + mode; NULL: not met yet */
    size_t file;                 /* the record that `items` are of, + 1 */
    struct item **items;         /* of each decision of that record and each mode */
    size_t decision_count;
    struct worth *worth;
    struct missing *missing;
    struct met met;
    uint64_t walk; /* a number for each */
};

static const char *const modes[] = {"learn", "consequence", "exam"};
enum { MODES = sizeof modes / sizeof *modes };

static size_t mode_number(const char *mode) {
    size_t i = 0;
    while (i < MODES && strcmp(modes[i], mode) != 0)
        i++;
    return i;
}

/* ---- where a walk belongs ---- */

static struct section *section_of(struct making *making, const struct cohort_walk *walk,
                                  size_t mode) {
    struct section **place = &making->by_pathway[walk->pathway * MODES + mode];
    struct section *section = *place;
    if (section)
        return section;
    struct arena *arena = making->report->arena;
    section = *place = arena_alloc(arena, sizeof *section);
    section->arena = arena;
    section->told.pathway = arena_copy(arena, cohort_pathway_name(making->cohort, walk->pathway));
    section->told.mode = modes[mode];
    section->told.title = arena_copy(arena, walk->session->pathway->title);
    *ARENA_ADD(arena, making->sections, making->section_count) = section;
    return section;
}

/* Another record has other tables, perhaps at the same addresses. */
static void begin_file(struct making *making, size_t file, const struct record_tables *tables) {
    if (making->file == file + 1)
        return;
    for (size_t i = 0; i < making->section_count; i++)
        section_forget_tables(making->sections[i]);
    making->file = file + 1;
    making->decision_count = tables->decision_count;
    free(making->items);
    making->items = xcalloc(tables->decision_count * MODES + 1, sizeof(struct item *));
}

/* The same decision of another record, or of another wording, is the same item. */
static struct item *known_item(const struct section *section,
                               const struct record_decision *decision) {
    for (size_t i = 0; i < section->item_count; i++) {
        struct item *item = section->items[i];
        assert(item);
        if (strcmp(item->hash, decision->hash) == 0 && strcmp(item->node, decision->node) == 0)
            return item;
    }
    return NULL;
}

static struct item *item_of(struct making *making, struct section *section, size_t mode,
                            const struct record_decision *decision) {
    struct item **place = &making->items[mode * making->decision_count + decision->index];
    struct item *item = *place;
    if (item && item->section == section)
        return item;
    item = known_item(section, decision);
    if (!item && section->item_count < MOST_IDS) {
        item = item_new(section->arena, section, decision);
        *ARENA_ADD(section->arena, section->items, section->item_count) = item;
    }
    *place = item;
    return item;
}

/* ---- a first walk ---- */

static void note_choice(struct person_row *person, struct arena *arena, struct item *item,
                        const struct record_pass_event *event) {
    size_t count = person->choice_count;
    if ((count & (count - 1)) == 0)
        person->choices =
            xrealloc(person->choices, (count ? 2 * count : 1) * sizeof *person->choices);
    person->choices[person->choice_count++] = (struct choice_made){
        item, arena_copy(arena, event->option ? event->option : ""), rating_number(event->rating)};
}

static void note_rated(struct met *met, struct item *item) {
    if (met->rated_count == met->room) {
        met->room = met->room ? 2 * met->room : 32;
        met->rated = xrealloc(met->rated, met->room * sizeof(struct item *));
    }
    met->rated[met->rated_count++] = item;
    met->credit += item->credit;
}

static void add_answers(struct making *making, struct section *section, struct record_pass *pass,
                        const struct cohort_walk *walk, struct person_row *person) {
    struct met *met = &making->met;
    struct record_pass_event event;
    size_t mode = mode_number(walk->session->mode);
    const struct record_pathway *pathway = walk->session->pathway;
    while (record_pass_event(pass, &event)) {
        struct item *item = event.decision ? item_of(making, section, mode, event.decision) : NULL;
        if (!item)
            continue;
        met->last_node = item->node;
        if (item->walk == making->walk)
            continue; /* a later visit: the first one counts, taken back or not */
        item->walk = making->walk;
        item_answer(item, section->arena, &event, pathway, ++met->places);
        if (isfinite(item->credit))
            note_rated(met, item);
        double lost = worth_lost(making->worth, pathway->hash, walk->session->variant,
                                 &event.before, event.option);
        if (isfinite(lost))
            spread_add(&item->lost, lost);
        else
            missing_note(making->missing, walk, &event, item);
        if (person)
            note_choice(person, section->arena, item, &event);
    }
}

/* The rest score is a mean, for walks differ in length; a single decision has no rest. */
static void compare_items(struct making *making, struct section *section, bool ended) {
    const struct met *met = &making->met;
    double count = (double)met->rated_count;
    if (met->rated_count >= 2) {
        size_t total = section_total(section, met->credit / count);
        for (size_t i = 0; i < met->rated_count; i++)
            item_compare(met->rated[i], (met->credit - met->rated[i]->credit) / (count - 1), total);
    }
    if (ended)
        core_add(&section->core, met->rated, met->rated_count, making->walk);
}

/* Where a later walk stopped. */
static const char *find_stop(struct making *making, struct section *section, size_t mode,
                             struct record_pass *pass) {
    struct record_pass_event event;
    const char *node = NULL;
    while (record_pass_event(pass, &event)) {
        const struct item *item =
            event.decision ? item_of(making, section, mode, event.decision) : NULL;
        node = item ? item->node : node;
    }
    return node;
}

static bool add_walk(struct record_pass *pass, const struct cohort_walk *walk, void *context) {
    struct making *making = context;
    size_t mode = mode_number(walk->session->mode);
    if (mode == MODES)
        return true; /* a damaged row */
    begin_file(making, walk->file, record_pass_tables(pass));
    struct section *section = section_of(making, walk, mode);
    struct person_row *person =
        people_meet(&section->people, walk->person, making->options->most_learners);
    unsigned attempt = making->options->first_in_mode ? walk->attempt_in_mode : walk->attempt;
    bool ended = walk->session->ended;
    section_add(section, walk, attempt, person);
    making->walk++;
    making->met.rated_count = 0;
    making->met.credit = making->met.places = 0;
    making->met.last_node = NULL;
    if (attempt == 1) {
        add_answers(making, section, pass, walk, person);
        compare_items(making, section, ended);
    } else if (!ended) {
        making->met.last_node = find_stop(making, section, mode, pass);
    }
    if (!ended)
        section_add_stop(section, making->met.last_node);
    return !making->progress || walk->place % OFTEN != 0 ||
           making->progress(walk->place, walk->places, making->context);
}

/* ---- all of it ---- */

static int by_pathway(const void *a, const void *b) {
    const struct section *x = *(struct section *const *)a, *y = *(struct section *const *)b;
    int order = strcmp(x->told.pathway, y->told.pathway);
    return order ? order : (int)mode_number(x->told.mode) - (int)mode_number(y->told.mode);
}

/* Items that nobody met in a first walk were only needed for where walks stopped. */
static void drop_unmet(struct section *section) {
    size_t kept = 0;
    for (size_t i = 0; i < section->item_count; i++)
        if (section->items[i]->reached)
            section->items[kept++] = section->items[i];
    section->item_count = kept;
}

static bool tell(struct making *making, struct failure *why) {
    struct report *report = making->report;
    size_t count = making->section_count;
    if (count)
        qsort(making->sections, count, sizeof(struct section *), by_pathway);
    report->sections = arena_alloc(report->arena, (count + 1) * sizeof *report->sections);
    report->section_count = count;
    for (size_t i = 0; i < count; i++) {
        struct section *section = making->sections[i];
        drop_unmet(section);
        if (!section_tell(section, making->cohort, making->options, why))
            return false;
        report->sections[i] = section->told;
    }
    return true;
}

bool report_make(struct cohort *cohort, const struct report_options *options,
                 cohort_progress *progress, void *context, struct report **made,
                 struct failure *why) {
    struct report *report = xcalloc(1, sizeof *report);
    struct making making = {.cohort = cohort,
                            .options = options,
                            .progress = progress,
                            .context = context,
                            .report = report};
    report->arena = arena_new();
    report->options = *options;
    making.by_pathway = xcalloc((size_t)(UINT16_MAX + 1) * MODES, sizeof(struct section *));
    making.worth = worth_read(cohort, why);
    making.missing = missing_new(cohort, options);
    bool good = making.worth != NULL;
    enum record_detail detail = good && (!worth_is_empty(making.worth) || making.missing)
                                    ? RECORD_SITUATIONS
                                    : RECORD_ANSWERS;
    good = good && cohort_pass(cohort, detail, add_walk, &making, why);
    if (good)
        missing_work_out(making.missing, progress, context);
    good = good && tell(&making, why);
    missing_free(making.missing);
    for (size_t i = 0; i < making.section_count; i++)
        section_clear(making.sections[i]);
    free(making.by_pathway);
    free(making.items);
    free(making.met.rated);
    worth_free(making.worth);
    if (!good) {
        report_free(report);
        report = NULL;
    }
    *made = report;
    return good;
}

struct report_outcome *report_outcome(struct report *report, struct report_variant *variant,
                                      const char *id, size_t place) {
    size_t i = 0;
    while (i < variant->outcome_count && strcmp(variant->outcomes[i].id, id) != 0)
        i++;
    if (i == variant->outcome_count)
        *ARENA_ADD(report->arena, variant->outcomes, variant->outcome_count) =
            (struct report_outcome){arena_copy(report->arena, id), 0, NAN};
    struct report_outcome found = variant->outcomes[i];
    place = place < i ? place : i;
    memmove(variant->outcomes + place + 1, variant->outcomes + place,
            (i - place) * sizeof *variant->outcomes);
    variant->outcomes[place] = found;
    return &variant->outcomes[place];
}

void report_free(struct report *report) {
    if (report)
        arena_free(report->arena);
    free(report);
}
