/* The boxes and arrows of a picture. */
#include "picture.h"

#include <math.h>
#include <string.h>

enum {
    TEXT_CHARACTERS = 130,  /* of a node */
    EVENT_CHARACTERS = 260, /* of an event with its condition */
    LABEL_CHARACTERS = 96   /* of a choice */
};

struct picture *picture_new(struct arena *arena, const struct pathway *pathway, size_t variant) {
    struct picture *picture = arena_alloc(arena, sizeof *picture);
    *picture = (struct picture){.arena = arena,
                                .pathway = pathway,
                                .variant = variant,
                                .reader = reader_new(arena, pathway, variant),
                                .columns = 1,
                                .count = pathway->node_count + pathway->event_count};
    picture->boxes = arena_alloc(arena, (picture->count + 1) * sizeof *picture->boxes);
    return picture;
}

const char *box_id(const struct picture *picture, size_t box) {
    size_t nodes = picture->pathway->node_count;
    return box < nodes ? picture->pathway->nodes[box].id : picture->pathway->events[box - nodes].id;
}

/* --- what an expression can give in this variant --- */

typedef void note_value(void *context, long value);

static void values_each(const struct picture *picture, const struct expression *e, note_value *note,
                        void *context) {
    if (!e)
        return;
    if (e->kind != EXPRESSION_EITHER) {
        double value;
        if (reader_constant(picture->reader, e, &value))
            note(context, (long)value);
        return;
    }
    for (size_t i = 0; i + 1 < e->count; i += 2) {
        double holds;
        bool constant = reader_constant(picture->reader, e->operands[i], &holds);
        if (!constant || holds != 0)
            values_each(picture, e->operands[i + 1], note, context);
        if (constant && holds != 0)
            return;
    }
    values_each(picture, e->operands[e->count - 1], note, context);
}

/* Whether a condition never holds, or always, in this variant. */
static bool is_always(const struct picture *picture, const struct expression *condition,
                      bool truth) {
    double value;
    if (!condition)
        return truth;
    return reader_constant(picture->reader, condition, &value) && (value != 0) == truth;
}

/* --- arrows --- */

struct leading {
    struct picture *picture;
    struct box *box;
    enum arrow_kind kind;
    long choice;
    bool *resumes;
};

static void add_arrow(void *context, long target) {
    struct leading *leading = context;
    struct box *box = leading->box;
    if (target < 0) {
        *leading->resumes = true;
        return;
    }
    for (size_t i = 0; i < box->arrow_count; i++)
        if (box->arrows[i].to == (size_t)target && box->arrows[i].choice == leading->choice &&
            box->arrows[i].kind == leading->kind)
            return;
    *ARENA_ADD(leading->picture->arena, box->arrows, box->arrow_count) =
        (struct arrow){leading->kind, leading->choice, (size_t)target, 0, NULL};
}

static void lead(struct picture *picture, struct box *box, long choice, bool *resumes,
                 const struct action *action) {
    struct leading leading = {picture, box, ARROW_TO, choice, resumes};
    values_each(picture, action->to, add_arrow, &leading);
    leading.kind = ARROW_VISIT;
    values_each(picture, action->visit, add_arrow, &leading);
}

/* --- choices --- */

static void add_rating(void *context, long rating) { *(unsigned *)context |= 1U << rating; }

static const char *answer_label(const struct picture *picture, const struct choice *choice) {
    struct arena *arena = picture->arena;
    double low = NAN, high = NAN;
    if (choice->low && !reader_constant(picture->reader, choice->low, &low))
        low = NAN;
    if (choice->high && !reader_constant(picture->reader, choice->high, &high))
        high = NAN;
    switch (choice->match) {
    case MATCH_NUMBER:
        return isnan(low) ? choice->id : arena_print(arena, "%s: %g", choice->id, low);
    case MATCH_BETWEEN:
        return isnan(low) || isnan(high)
                   ? choice->id
                   : arena_print(arena, "%s: %g to %g", choice->id, low, high);
    case MATCH_OTHERWISE:
        return arena_print(arena, "%s: anything else", choice->id);
    case MATCH_WORDS:
    case MATCH_NONE:
        break;
    }
    return choice->id;
}

static void build_choice(struct picture *picture, struct box *box, const struct node *node,
                         size_t c) {
    const struct choice *choice = &node->choices[c];
    struct picture_choice *drawn = &box->choices[c];
    bool orders = node->kind == NODE_ORDERS, done = false;
    drawn->label = choice->label ? picture_text(picture, choice->label, LABEL_CHARACTERS)
                                 : answer_label(picture, choice);
    if (!*drawn->label)
        drawn->label = choice->id;
    drawn->never = is_always(picture, choice->when, false);
    drawn->share = NAN;
    for (size_t a = 0; a < choice->arm_count && !done; a++) {
        const struct arm *arm = &choice->arms[a];
        if (is_always(picture, arm->when, false))
            continue;
        done = is_always(picture, arm->when, true);
        values_each(picture, arm->action.rating, add_rating, &drawn->ratings);
        drawn->rated_at_times = drawn->rated_at_times || !arm->action.rating;
        if (orders)
            continue;
        lead(picture, box, (long)c, &drawn->resumes, &arm->action);
        drawn->stays = drawn->stays || (!arm->action.to && !arm->action.visit);
    }
    drawn->rated_at_times = drawn->rated_at_times && drawn->ratings;
}

/* The probabilities of branches that are the same in every situation. */
static void build_shares(struct picture *picture, struct box *box, const struct node *node) {
    double sum = 0, row;
    long rest = -1;
    bool known = true, spread = node->spread && !node->worse_by &&
                                reader_constant(picture->reader, node->spread, &row);
    for (size_t c = 0; c < node->choice_count; c++) {
        const struct choice *branch = &node->choices[c];
        double *share = &box->choices[c].share;
        if (spread)
            *share =
                picture->pathway->distributions[(size_t)row].values[node->rows[(size_t)row][c]];
        else if (branch->is_rest)
            rest = (long)c;
        else if (!branch->probability ||
                 !reader_constant(picture->reader, branch->probability, share)) {
            *share = NAN;
            known = false;
        }
        sum += isnan(*share) ? 0 : *share;
    }
    if (rest >= 0 && known)
        box->choices[rest].share = fmax(1 - sum, 0);
}

int choice_rating(const struct picture_choice *choice) {
    for (int r = 0; r < RATINGS; r++)
        if (choice->ratings == 1U << r)
            return choice->rated_at_times ? RATINGS : r;
    return choice->ratings ? RATINGS : -1;
}

const char *choice_rating_words(const struct picture_choice *choice, char words[64]) {
    size_t length = 0;
    words[0] = '\0';
    for (int r = 0; r < RATINGS; r++)
        if (choice->ratings >> r & 1)
            length += (size_t)snprintf(words + length, 64 - length, "%s%s", length ? " or " : "",
                                       rating_name[r]);
    if (choice->rated_at_times)
        snprintf(words + length, 64 - length, " or not rated");
    return words;
}

/* --- boxes --- */

static void build_node(struct picture *picture, size_t n) {
    const struct node *node = &picture->pathway->nodes[n];
    struct box *box = &picture->boxes[n];
    box->text = picture_text(picture, node->texts[picture->variant], TEXT_CHARACTERS);
    box->utility = NAN;
    if (node->utility && !reader_constant(picture->reader, node->utility, &box->utility))
        box->utility = NAN;
    box->choices = arena_alloc(picture->arena, (node->choice_count + 1) * sizeof *box->choices);
    for (size_t c = 0; c < node->choice_count; c++)
        build_choice(picture, box, node, c);
    if (node->kind == NODE_CHANCE)
        build_shares(picture, box, node);
    lead(picture, box, -1, &box->resumes, &node->action);
}

/* A time as an author would write it. */
static const char *time_text(struct arena *arena, double minutes) {
    enum { HOUR = 60, DAY = 1440 };
    if (fmod(minutes, DAY) == 0)
        return arena_print(arena, "%g d", minutes / DAY);
    if (fmod(minutes, HOUR) == 0)
        return arena_print(arena, "%g h", minutes / HOUR);
    return arena_print(arena, "%g min", minutes);
}

static const char *event_text(const struct picture *picture, const struct event *event) {
    struct arena *arena = picture->arena;
    double minutes;
    const char *text = picture_text(picture, event->text, TEXT_CHARACTERS), *when = "";
    const struct expression *timer = event->at ? event->at : event->after;
    if (event->when && event->when->source)
        when = arena_print(arena, " When %s.", event->when->source);
    if (timer && reader_constant(picture->reader, timer, &minutes))
        when = arena_print(arena, "%s %s %s.", when, event->at ? "At" : "After",
                           time_text(arena, minutes));
    return picture_short(picture, arena_print(arena, "%s%s", text, when), EVENT_CHARACTERS);
}

static void build_event(struct picture *picture, size_t e) {
    const struct event *event = &picture->pathway->events[e];
    struct box *box = &picture->boxes[picture->pathway->node_count + e];
    box->text = event_text(picture, event);
    box->utility = NAN;
    lead(picture, box, -1, &box->resumes, &event->action);
}

bool picture_build(struct picture *picture, size_t budget) {
    for (; budget && picture->built < picture->count; budget--) {
        size_t i = picture->built++;
        if (box_is_event(picture, i))
            build_event(picture, i - picture->pathway->node_count);
        else
            build_node(picture, i);
    }
    return picture->built < picture->count;
}

const struct picture_choice *arrow_choice(const struct box *box, const struct arrow *arrow) {
    return arrow->choice < 0 ? NULL : &box->choices[arrow->choice];
}
