/* What is told in a picture besides the words of the pathway: numbers, the title. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "picture.h"

const char *picture_share(double share, char text[16]) {
    double percent = 100 * share;
    if (percent > 0 && percent < 0.1)
        return "<0.1 %";
    bool fine = percent > 0 && (percent < 9.95 || (percent > 99 && percent < 99.95));
    snprintf(text, 16, "%.*f %%", fine ? 1 : 0, percent);
    return text;
}

/* --- what is told of a box --- */

static const char *good_words(const struct picture *picture, const struct node *node) {
    double value;
    if (!node->good)
        return "";
    if (!reader_constant(picture->reader, node->good, &value))
        return ", good at times";
    return value != 0 ? ", good" : "";
}

static void outcome_note(const struct picture *picture, const struct node *node,
                         const struct box *box, char text[128]) {
    char share[16];
    size_t length = 0;
    if (picture->show == SHOW_ODDS)
        length = (size_t)snprintf(text, 128, "%s of walks, ", picture_share(box->visits, share));
    else if (picture->show == SHOW_CLASS)
        length = (size_t)snprintf(text, 128, "%s of %.0f ended here, ",
                                  picture_number(picture, box->visits, share), picture->walks);
    if (isnan(box->utility))
        length += (size_t)snprintf(text + length, 128 - length, "utility %s",
                                   picture->policy ? "not met" : "varies");
    else
        length += (size_t)snprintf(text + length, 128 - length, "%s %.3g",
                                   picture->policy ? "mean utility" : "utility", box->utility);
    snprintf(text + length, 128 - length, "%s", good_words(picture, node));
}

static bool is_small(const struct picture *picture, double walks) {
    return walks > 0 && walks < picture->min_cell;
}

const char *picture_number(const struct picture *picture, double walks, char text[16]) {
    bool small = is_small(picture, walks);
    snprintf(text, 16, "%s%.0f", small ? "<" : "", small ? picture->min_cell : walks);
    return text;
}

double picture_width(const struct picture *picture, double walks) {
    double shown = is_small(picture, walks) ? picture->min_cell : walks;
    return picture->walks > 0 ? fmin(shown / picture->walks, 1) : 0;
}

const char *harm_note(const struct picture *picture, size_t i, char text[64]) {
    const struct box *box = &picture->boxes[i];
    char number[16];
    text[0] = '\0';
    if (picture->show == SHOW_CLASS && box->harmful > 0)
        snprintf(text, 64, "harmful here: %s", picture_number(picture, box->harmful, number));
    return text;
}

const char *picture_walks(double walks, char text[32]) {
    snprintf(text, 32, "%.0f walk%s", walks, walks == 1 ? "" : "s");
    return text;
}

/* How often walks come to a box. */
static void visits_note(const struct picture *picture, const struct box *box, char text[128]) {
    char walks[32];
    switch (picture->show) {
    case SHOW_ODDS:
        if (fabs(box->visits - 1) < 0.0005)
            snprintf(text, 128, "once a walk");
        else if (box->visits > 0)
            snprintf(text, 128, "%.3g times a walk", box->visits);
        else
            snprintf(text, 128, "never met");
        return;
    case SHOW_COVERAGE:
        snprintf(text, 128, "%s comes here", "no walk");
        if (box->visits > 0)
            snprintf(text, 128, "in %s", picture_walks(box->visits, walks));
        return;
    case SHOW_CLASS:
        if (box->visits <= 0)
            snprintf(text, 128, "nobody came here");
        else
            snprintf(text, 128, "%s of %.0f came here", picture_number(picture, box->visits, walks),
                     picture->walks);
        return;
    case SHOW_WRITTEN:
    case SHOW_WAY:
        return;
    }
}

const char *picture_note(const struct picture *picture, size_t i, char text[128]) {
    const struct box *box = &picture->boxes[i];
    text[0] = '\0';
    if (!box->reached && box->visits <= 0)
        snprintf(text, 128, "no way leads here in this variant");
    else if (!box_is_event(picture, i) && picture->pathway->nodes[i].kind == NODE_OUTCOME)
        outcome_note(picture, &picture->pathway->nodes[i], box, text);
    else
        visits_note(picture, box, text);
    return text;
}

/* How many of a class took a choice, and to how many it was harmful where that varies. */
static void class_note(const struct picture *picture, const struct picture_choice *drawn,
                       double share, char text[48]) {
    char number[16], harmful[16], words[16];
    bool varies = choice_rating(drawn) == RATINGS && drawn->harmful > 0;
    picture_number(picture, drawn->flow, number);
    if (varies)
        snprintf(text, 48, "%s, harmful: %s", number,
                 picture_number(picture, drawn->harmful, harmful));
    else if (drawn->flow <= 0 || is_small(picture, drawn->flow))
        snprintf(text, 48, "%s", number);
    else
        snprintf(text, 48, "%s (%s)", number, picture_share(share, words));
}

const char *choice_note(const struct picture *picture, size_t i, size_t choice, char text[48]) {
    const struct box *box = &picture->boxes[i];
    const struct picture_choice *drawn = &box->choices[choice];
    bool orders = picture->pathway->nodes[i].kind == NODE_ORDERS;
    double share = box->visits > 0 ? fmin(drawn->flow / box->visits, 1) : 0;
    char words[16];
    text[0] = '\0';
    switch (picture->show) {
    case SHOW_WRITTEN:
        if (!isnan(drawn->share))
            snprintf(text, 48, "%s", picture_share(drawn->share, words));
        break;
    case SHOW_ODDS:
        if (box->visits > 0 && !orders)
            snprintf(text, 48, "%s", picture_share(share, words));
        break;
    case SHOW_COVERAGE:
        return drawn->flow > 0 ? picture_walks(drawn->flow, text) : "no walk";
        break;
    case SHOW_WAY:
        snprintf(text, 48, "%s", drawn->flow > 0 ? "taken" : "");
        break;
    case SHOW_CLASS:
        if (box->visits > 0)
            class_note(picture, drawn, share, text);
        break;
    }
    return text;
}

/* --- after what an event comes --- */

/* The node from which most walks came to an event, of those that are not in `told`. */
static size_t most_met(const struct picture *picture, size_t event, const bool *told,
                       double *flow) {
    size_t most = SIZE_MAX;
    *flow = 0;
    for (size_t i = 0; i < picture->count; i++) {
        double sum = 0;
        for (size_t a = 0; a < picture->boxes[i].arrow_count; a++)
            if (picture->boxes[i].arrows[a].to == event)
                sum += picture->boxes[i].arrows[a].flow;
        if (!told[i] && sum > *flow) {
            *flow = sum;
            most = i;
        }
    }
    return most;
}

const char *picture_after(const struct picture *picture, size_t event) {
    enum { NAMED = 3 };
    const char *text = "";
    if (!box_is_event(picture, event) || picture->boxes[event].visits <= 0 ||
        (picture->show != SHOW_ODDS && picture->show != SHOW_CLASS))
        return text;
    bool *told = xcalloc(picture->count + 1, sizeof *told);
    for (int i = 0; i < NAMED; i++) {
        double flow;
        size_t from = most_met(picture, event, told, &flow);
        if (from == SIZE_MAX)
            break;
        told[from] = true;
        text = arena_print(picture->arena, "%s%s%s", text, i ? ", " : "mostly after ",
                           box_id(picture, from));
    }
    free(told);
    return text;
}

/* --- of the whole --- */

static const char *walked_words(const struct picture *picture) {
    const char *said = picture->said ? arena_print(picture->arena, ", %s",
                                                   picture_short(picture, picture->said, 200))
                                     : "";
    if (picture->show == SHOW_COVERAGE)
        return arena_print(picture->arena, ", what its %.0f expected walk%s%s", picture->walks,
                           picture->walks == 1 ? " takes" : "s take", said);
    return said;
}

const char *picture_title(const struct picture *picture) {
    const struct pathway *pathway = picture->pathway;
    const char *variant = pathway->variants[picture->variant].id;
    char *title = clean_line(pathway->title, strlen(pathway->title));
    char *policy = picture->policy ? clean_line(picture->policy, strlen(picture->policy)) : NULL;
    char share[16];
    const char *left = picture->unknown > 0
                           ? arena_print(picture->arena, ", %s of walks not followed to their end",
                                         picture_share(picture->unknown, share))
                           : "";
    const char *whole =
        arena_print(picture->arena, "%s (%s), variant %s%s%s%s%s", title, pathway->id, variant,
                    policy ? ", policy " : "", policy ? policy : "", left, walked_words(picture));
    free(title);
    free(policy);
    return whole;
}

const char *picture_description(const struct picture *picture) {
    static const char *const shown[] = {
        [SHOW_WRITTEN] = "",
        [SHOW_ODDS] = " Shares say how often walks go where.",
        [SHOW_COVERAGE] = " What no expected walk takes is dashed and says so.",
        [SHOW_WAY] = " Numbers on arrows are the steps of one walk.",
        [SHOW_CLASS] = " Numbers say how many recorded walks went where."};
    size_t counts[NODE_KINDS] = {0}, events = 0;
    const char *text = "A flow chart, from top to bottom";
    for (size_t i = 0; i < picture->count; i++)
        if (picture->boxes[i].drawn && box_is_event(picture, i))
            events++;
        else if (picture->boxes[i].drawn)
            counts[picture->pathway->nodes[i].kind]++;
    if (picture->columns > 1)
        text = arena_print(picture->arena, "%s in %zu columns", text, picture->columns);
    for (size_t k = 0; k < NODE_KINDS; k++)
        if (counts[k])
            text = arena_print(picture->arena, "%s, %zu %s%s", text, counts[k], node_kind_name[k],
                               counts[k] == 1 || k == NODE_ORDERS ? "" : "s");
    return arena_print(picture->arena,
                       "%s, %zu event%s. %zu of %zu nodes are drawn. Each box has its name, its "
                       "kind and its first words; under a decision stand its options with their "
                       "ratings, and an arrow leads from each to what follows.%s For education, "
                       "not for patient care.",
                       text, events, events == 1 ? "" : "s", picture->drawn_nodes,
                       picture->pathway->node_count, shown[picture->show]);
}
