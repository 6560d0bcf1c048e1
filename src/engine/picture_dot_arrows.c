/* A picture in the language of Graphviz: the arrows, and what their looks mean. */
#include <math.h>
#include <string.h>

#include "picture_dot.h"

/* --- looks --- */

static double width_of(const struct picture *picture, const struct arrow *arrow,
                       const struct look *look) {
    enum { WIDEST = 8 };
    if (picture->show == SHOW_ODDS || picture->show == SHOW_CLASS)
        return 0.4 + WIDEST * picture_width(picture, arrow->flow);
    return picture->show == SHOW_WAY ? 2 * look->width : look->width;
}

static void put_colour(FILE *out, const struct look *look, const char *colour) {
    fprintf(out, "color=\"%s", colour);
    if (look->twice)
        fprintf(out, ":white:%s", colour);
    putc('"', out);
}

static bool is_eventful(const struct picture *picture, size_t from, const struct arrow *arrow) {
    return box_is_event(picture, from) || arrow->kind == ARROW_MET;
}

/* Of a choice whose rating varies, in a class: what it was to most. */
static int shown_rating(const struct picture *picture, const struct picture_choice *choice) {
    bool harmful = picture->show == SHOW_CLASS && 2 * choice->harmful > choice->flow;
    return harmful ? RATING_HARMFUL : choice_rating(choice);
}

static void put_look(const struct picture *picture, size_t from, const struct arrow *arrow,
                     FILE *out) {
    static const struct look pale = {DOT_PALE, DOT_GREY, "", "normal", 0.8, false, 1};
    const struct picture_choice *choice = arrow_choice(&picture->boxes[from], arrow);
    const struct look *look = dot_look(choice ? shown_rating(picture, choice) : -1);
    bool event = is_eventful(picture, from, arrow), untaken = is_untaken(picture, arrow->flow);
    bool unused = picture->show == SHOW_ODDS && arrow->flow <= 0;
    const char *colour = event ? DOT_EVENT : look->colour;
    int weight = event ? 1 : look->weight;
    const char *head = event ? "vee" : look->head;
    double width = width_of(picture, arrow, look);
    if (untaken || unused) {
        look = &pale;
        colour = pale.colour;
        width = pale.width;
    }
    put_colour(out, look, colour);
    fprintf(out, ", penwidth=%.2g, arrowhead=%s, weight=%d", width, head, weight);
    bool dashed = event || arrow->kind != ARROW_TO || (untaken && picture->show == SHOW_COVERAGE);
    if (dashed)
        fprintf(out, ", style=%s", arrow->kind == ARROW_RESUME ? "dotted" : "dashed");
}

/* --- labels --- */

/* The share of those who come to the box, where it is not what the choice's cell says already. */
static const char *share_beside(const struct box *box, const struct arrow *arrow, char text[16]) {
    char chosen[16];
    double share = box->visits > 0 ? fmin(arrow->flow / box->visits, 1) : 0;
    const struct picture_choice *choice = arrow_choice(box, arrow);
    double known = choice ? fmin(choice->flow / box->visits, 1) : 1;
    const char *words = picture_share(share, text);
    return share > 0 && strcmp(words, picture_share(known, chosen)) != 0 ? words : "";
}

static const char *arrow_words(const struct picture *picture, const struct box *box,
                               const struct arrow *arrow, char text[16]) {
    if (arrow->kind == ARROW_VISIT)
        return "visit";
    if (picture->show == SHOW_ODDS)
        return share_beside(box, arrow, text);
    if (picture->show == SHOW_WAY)
        return arrow->steps ? arrow->steps : "";
    const struct picture_choice *choice = arrow_choice(box, arrow);
    if (picture->show != SHOW_CLASS || arrow->flow <= 0 || (choice && choice->flow <= arrow->flow))
        return ""; /* the choice's cell says it already */
    return picture_number(picture, arrow->flow, text);
}

/* --- one arrow --- */

/* The name of the tag in which an arrow into another column ends. */
static void put_tag_name(const struct picture *picture, size_t from, size_t to, FILE *out) {
    fprintf(out, "\":%s%s:%zu\"", box_is_event(picture, from) ? "event:" : "",
            box_id(picture, from), to);
}

static void put_tag(const struct picture *picture, size_t from, size_t end, FILE *out) {
    bool forward = end_column(picture, end) > picture->boxes[from].column;
    dot_open(picture, picture->boxes[from].column, out);
    put_tag_name(picture, from, end, out);
    fprintf(out,
            " [shape=box, style=\"rounded,filled\", fillcolor=\"#F2F2F2\", color=\"#777777\", "
            "fontsize=10, height=0.25, margin=\"0.08,0.04\", label=<%s ",
            forward ? "→" : "←");
    if (end < picture->count) {
        fputs("<B>", out);
        dot_label(out, box_id(picture, end));
        fputs("</B>", out);
    } else
        dot_label(out, part_words(picture, end - picture->count));
    fprintf(out, ", column %zu>];", end_column(picture, end) + 1);
    dot_close(picture, out);
}

/* Whether an arrow before this one has ended in the same tag. */
static bool has_tag(const struct picture *picture, const struct box *box, size_t arrow) {
    for (size_t a = 0; a < arrow; a++)
        if (arrow_is_drawn(picture, &box->arrows[a]) &&
            arrow_end(picture, &box->arrows[a]) == arrow_end(picture, &box->arrows[arrow]))
            return true;
    return false;
}

/* Beside the line, however thick that is. */
static void put_arrow_label(const struct picture *picture, const char *label, FILE *out) {
    if (picture->show < SHOW_WAY) {
        fprintf(out, ", label=\"%s\"", label);
        return;
    }
    fputs(", fontsize=12, label=<&#160;&#160;<B>", out);
    dot_label(out, label);
    fputs("</B>>", out);
}

static void put_arrow(const struct picture *picture, size_t from, size_t number, FILE *out) {
    const struct box *box = &picture->boxes[from];
    const struct arrow *arrow = &box->arrows[number];
    size_t end = arrow_end(picture, arrow);
    bool away = end_column(picture, end) != box->column;
    char words[16];
    if (away && !has_tag(picture, box, number))
        put_tag(picture, from, end, out);
    dot_open(picture, box->column, out);
    dot_name(picture, out, from);
    if (arrow->choice >= 0)
        fprintf(out, ":c%ld:s", arrow->choice);
    fputs(" -> ", out);
    if (away)
        put_tag_name(picture, from, end, out);
    else
        dot_name(picture, out, end);
    fputs(" [", out);
    put_look(picture, from, arrow, out);
    if (arrow->kind == ARROW_RESUME && !away)
        fputs(", constraint=false", out);
    if (arrow->kind == ARROW_VISIT)
        fputs(", dir=both, arrowtail=odot", out);
    const char *label = arrow_words(picture, box, arrow, words);
    if (*label)
        put_arrow_label(picture, label, out);
    fputs("];", out);
    dot_close(picture, out);
}

/* Those who went no further. */
static void put_stopped(const struct picture *picture, size_t from, FILE *out) {
    const struct box *box = &picture->boxes[from];
    char number[16];
    if (box->stopped <= 0 || picture->show == SHOW_COVERAGE)
        return;
    dot_open(picture, box->column, out);
    fprintf(out,
            "\":stopped:%s\" [shape=octagon, style=filled, fillcolor=\"#333333\", "
            "fontcolor=white, fontsize=10, margin=\"0.06,0.03\", height=0.3, label=\"",
            box_id(picture, from));
    if (picture->show == SHOW_CLASS)
        fprintf(out, "%s stopped", picture_number(picture, box->stopped, number));
    else
        fputs("stopped here", out);
    fputs("\"]; ", out);
    dot_name(picture, out, from);
    fprintf(out,
            " -> \":stopped:%s\" [color=\"#333333\", style=dashed, arrowhead=none, "
            "weight=1, penwidth=%.2g];",
            box_id(picture, from),
            picture->show == SHOW_CLASS ? 0.4 + 8 * picture_width(picture, box->stopped) : 1.5);
    dot_close(picture, out);
}

void dot_arrows(const struct picture *picture, size_t from, FILE *out, size_t *number) {
    const struct box *box = &picture->boxes[from];
    if (!box->drawn)
        return;
    for (size_t a = 0; a < box->arrow_count; a++)
        if (arrow_is_drawn(picture, &box->arrows[a])) {
            put_arrow(picture, from, a, out);
            ++*number;
        }
    put_stopped(picture, from, out);
}

/* --- parts --- */

struct leading {
    const struct picture *picture;
    FILE *out;
};

static void put_lead(void *context, size_t part, size_t box) {
    const struct leading *leading = context;
    const struct picture *picture = leading->picture;
    FILE *out = leading->out;
    if (end_column(picture, picture->count + part) != end_column(picture, box))
        return; /* the box itself says nothing of it, but nor is a part a place to come from */
    dot_open(picture, picture->boxes[box].column, out);
    dot_name(picture, out, picture->count + part);
    fputs(" -> ", out);
    dot_name(picture, out, box);
    fputs(" [color=\"#666666\", style=dashed];", out);
    dot_close(picture, out);
}

void dot_part_arrows(const struct picture *picture, size_t part, FILE *out) {
    struct leading leading = {picture, out};
    part_leads(picture, part, put_lead, &leading);
}

/* --- the legend --- */

static const char *const rating_words[] = {"best", "acceptable", "suboptimal", "harmful"};

static void put_sample(FILE *out, const char *name, const char *words, const struct look *look) {
    fprintf(out,
            "\":%s\" [shape=box, style=filled, fillcolor=\"%s\", color=\"#999999\", height=0.25, "
            "margin=\"0.06,0.03\", label=\"%s\"]; \":%s end\" [shape=point, width=0.05]; "
            "\":%s\" -> \":%s end\" [",
            name, look->tint, words, name, name, name);
    put_colour(out, look, look->colour);
    fprintf(out, ", penwidth=%.2g, arrowhead=%s", look->width, look->head);
}

static const char *legend_words(const struct picture *picture) {
    switch (picture->show) {
    case SHOW_WRITTEN:
        break;
    case SHOW_ODDS:
        return "Width: how often a walk goes this way. Per cent: of those who come to the box. "
               "Thin and grey: never.";
    case SHOW_COVERAGE:
        return "Dashed, grey and white: no expected walk takes it.";
    case SHOW_WAY:
        return "The numbers are the steps of the walk. Thin and grey: it did not go there.";
    case SHOW_CLASS:
        return "Numbers and width: how many learners went this way. Thin and grey: none.";
    }
    return "The colour of an arrow is that of the option's rating; its head and lines say the "
           "same.";
}

void dot_legend(const struct picture *picture, FILE *out) {
    static const struct look event = {DOT_EVENT, "", "#F9EDF4", "vee", 1.2, false, 1};
    dot_open(picture, 0, out);
    fputs("subgraph cluster_legend { style=solid; color=\"#999999\"; margin=8; labelloc=b; "
          "labeljust=l; fontsize=11; label=<",
          out);
    dot_label(out, picture_wrap(picture->arena, legend_words(picture), 64));
    fputs("<BR ALIGN=\"LEFT\"/>For education, not for patient care.<BR ALIGN=\"LEFT\"/>>; ", out);
    for (int r = 0; r < RATINGS; r++) {
        put_sample(out, rating_words[r], rating_words[r], &dot_looks[r]);
        fputs("]; ", out);
    }
    put_sample(out, "not rated", "not rated", dot_look(-1));
    fputs("]; ", out);
    put_sample(out, "an event", "event", &event);
    fputs(", style=dashed]; { rank=same; edge [style=invis]; \":best\" -> \":acceptable\" -> "
          "\":suboptimal\" -> \":harmful\" -> \":not rated\" -> \":an event\"; } }",
          out);
    dot_close(picture, out);
}
