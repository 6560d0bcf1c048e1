/* A decision, added up over the learners who reached it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "report_inside.h"

const char *const report_rating_names[REPORT_RATINGS] = {"best", "acceptable", "suboptimal",
                                                         "harmful", "not rated"};

bool report_is_doubtful(const struct report_section *section,
                        const struct report_decision *decision) {
    return section->learners >= REPORT_SMALL && decision->paired < REPORT_SMALL;
}

int rating_number(const char *rating) {
    for (int i = 0; rating && i < REPORT_RATINGS - 1; i++)
        if (*rating == *report_rating_names[i] && strcmp(rating, report_rating_names[i]) == 0)
            return i;
    return REPORT_RATINGS - 1;
}

/* ---- ids ---- */

size_t ids_place(struct ids *ids, struct arena *arena, const char *name) {
    for (size_t tried = 0; tried < ids->count; tried++) {
        size_t i = ids->next < ids->count ? ids->next : 0;
        ids->next = i + 1;
        if (*ids->names[i] == *name && strcmp(ids->names[i], name) == 0)
            return i;
    }
    if (ids->count == MOST_IDS)
        return MOST_IDS;
    *ARENA_ADD(arena, ids->names, ids->count) = arena_copy(arena, name);
    ids->next = ids->count;
    return ids->count - 1;
}

const char *ids_joined(const struct ids *ids, struct arena *arena) {
    char *joined = arena_copy(arena, "");
    for (size_t i = 0; i < ids->count; i++)
        joined = arena_print(arena, "%s%s%s", joined, i ? ", " : "",
                             *ids->names[i] ? ids->names[i] : "no version");
    return joined;
}

/* ---- answers ---- */

static void add_listed(struct ids *ids, struct arena *arena, const char *list_of_ids) {
    struct failure why;
    json_t *list = list_of_ids ? json_read(list_of_ids, strlen(list_of_ids), &why) : NULL;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *id = json_string_value(json_array_get(list, i));
        if (id)
            ids_place(ids, arena, id);
    }
    json_decref(list);
}

struct item *item_new(struct arena *arena, const struct section *section,
                      const struct record_decision *decision) {
    struct item *item = arena_alloc(arena, sizeof *item);
    item->section = section;
    item->node = arena_copy(arena, decision->node);
    item->kind = arena_copy(arena, decision->kind);
    item->hash = arena_copy(arena, decision->hash);
    add_listed(&item->options, arena, decision->options); /* those that nobody chose, too */
    return item;
}

static void add_option(struct item *item, struct arena *arena, const char *option, int rating) {
    size_t place = ids_place(&item->options, arena, option);
    if (place == MOST_IDS) {
        item->more_options = true;
        return;
    }
    while (item->chosen_count < item->options.count)
        ARENA_ADD(arena, item->chosen, item->chosen_count);
    item->chosen[place][rating]++;
}

/* Of orders the ids of what was ticked, joined by commas; none ticked is no option. */
static void add_ticked(struct item *item, struct arena *arena, const char *ids, int rating) {
    char one[256];
    while (*ids) {
        size_t length = strcspn(ids, ",");
        if (length && length < sizeof one) {
            memcpy(one, ids, length);
            one[length] = '\0';
            add_option(item, arena, one, rating);
        }
        ids += length + (ids[length] == ',');
    }
}

void item_answer(struct item *item, struct arena *arena, const struct record_pass_event *event,
                 const struct record_pathway *pathway, double place) {
    int rating = rating_number(event->rating);
    item->reached++;
    item->ratings[rating]++;
    item->places += place;
    item->credit = event->credit;
    if (isfinite(event->credit))
        spread_add(&item->credits, event->credit);
    if (event->thinking >= 0)
        times_add(&item->times, event->thinking);
    if (event->option && strcmp(item->kind, "orders") == 0)
        add_ticked(item, arena, event->option, rating);
    else if (event->option)
        add_option(item, arena, event->option, rating);
    if (event->offer && item->offer_seen != event->offer)
        add_listed(&item->best, arena, event->offer->best);
    item->offer_seen = event->offer;
    if (item->version_seen != pathway)
        ids_place(&item->versions, arena, pathway->version);
    item->version_seen = pathway;
}

void item_compare(struct item *item, double rest, size_t total) {
    pairing_add(&item->pairing, item->credit, rest);
    if (total >= item->tie_count) {
        size_t count = item->tie_count ? item->tie_count : 16;
        while (count <= total)
            count *= 2;
        item->ties = xrealloc(item->ties, count * sizeof *item->ties);
        memset(item->ties + item->tie_count, 0, (count - item->tie_count) * sizeof *item->ties);
        item->tie_count = count;
    }
    item->ties[total].learners++;
    item->ties[total].credit += item->credit;
}

/* ---- telling ---- */

static double discrimination(const struct item *item, const struct section *section, double tail) {
    struct tie *ties = xcalloc(section->total_count + 1, sizeof *ties);
    size_t count = 0;
    for (size_t i = 0; i < section->total_count; i++) {
        uint32_t total = section->total_order[i];
        if (total < item->tie_count && item->ties[total].learners > 0)
            ties[count++] = (struct tie){section->totals[total], item->ties[total].learners,
                                         item->ties[total].credit};
    }
    /* Where no credits differ nothing is told apart. */
    double answer =
        spread_varies(&item->pairing.x) ? statistics_discrimination(ties, count, tail) : NAN;
    free(ties);
    return answer;
}

/* The rating that an option was given most often; of one that nobody chose it is known only that it
   was among the best. */
static void tell_rating(const struct item *item, size_t place, struct report_option *option) {
    long long most = 0;
    for (int r = 0; place < item->chosen_count && r < REPORT_RATINGS; r++) {
        long long count = item->chosen[place][r];
        option->count += count;
        option->varies = option->varies || (most && count);
        if (count > most) {
            option->rating = r;
            most = count;
        }
    }
    for (size_t i = 0; i < item->best.count; i++)
        option->best = option->best || strcmp(item->best.names[i], option->id) == 0;
    if (option->count == 0 && option->best)
        option->rating = 0;
}

static void tell_options(const struct item *item, struct arena *arena,
                         struct report_decision *decision) {
    bool orders = strcmp(item->kind, "orders") == 0;
    for (size_t i = 0; i < item->options.count; i++) {
        struct report_option *option = ARENA_ADD(arena, decision->options, decision->option_count);
        *option = (struct report_option){.id = item->options.names[i], .rating = REPORT_RATINGS};
        tell_rating(item, i, option);
        if (orders) { /* they are rated together: what one of them got says little of it */
            option->rating = REPORT_RATINGS;
            option->varies = false;
        }
    }
}

void item_tell(struct item *item, struct arena *arena, const struct section *section, double tail,
               struct report_decision *decision) {
    *decision = (struct report_decision){.node = item->node,
                                         .kind = item->kind,
                                         .hash = item->hash,
                                         .versions = ids_joined(&item->versions, arena),
                                         .reached = item->reached,
                                         .rated = (long long)item->credits.count,
                                         .more_options = item->more_options,
                                         .difficulty = spread_mean(&item->credits),
                                         .discrimination = discrimination(item, section, tail),
                                         .point_biserial = pairing_correlation(&item->pairing),
                                         .paired = (long long)item->pairing.x.count,
                                         .median_seconds = times_median(&item->times) / 1000,
                                         .about = item->times.intervals != NULL,
                                         .value_lost = spread_mean(&item->lost),
                                         .valued = (long long)item->lost.count};
    memcpy(decision->ratings, item->ratings, sizeof decision->ratings);
    tell_options(item, arena, decision);
}

void item_clear(struct item *item) {
    free(item->ties);
    times_clear(&item->times);
}
