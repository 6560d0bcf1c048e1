/* A picture in the language of Graphviz.

   Boxes are tables in Graphviz's HTML-like labels: a decision has a cell for each option, and the
   option's arrow leaves from there. Of a pathway's text, every character that means something in
   such a label or in SVG is written as a number, so that it can be nothing but text. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "picture.h"

enum { WIDTH = 46, CELL_WIDTH = 24, EVENT_WIDTH = 30, STEP_WIDTH = 38 };

/* Okabe and Ito's colours, which the colour-blind can tell apart (Color universal design, 2008). */
static const struct {
    const char *colour, *tint, *head;
    double width;
    int weight; /* how much the arrow wants to be short and straight */
} looks[RATINGS + 2] = {
    [RATING_BEST] = {"#009E73", "#DDF3EC", "normal", 2.4, 8},
    [RATING_ACCEPTABLE] = {"#0072B2", "#DCEBF5", "normal", 1.6, 3},
    [RATING_SUBOPTIMAL] = {"#B87F00", "#FBEFD3", "onormal", 1.6, 1},
    [RATING_HARMFUL] = {"#D55E00", "#FADFCD", "diamond", 2.4, 1},
    [RATINGS] = {"#555555", "#F0F0F0", "normal", 1.4, 2},
    [RATINGS + 1] = {"#555555", "#FFFFFF", "normal", 1.4, 2}, /* not rated */
};

static const char *const kind_tint[NODE_KINDS] = {
    [NODE_DECISION] = "#E3ECF7", [NODE_ORDERS] = "#E3ECF7", [NODE_QUESTION] = "#E3ECF7",
    [NODE_CHANCE] = "#FFF8CC",   [NODE_STEP] = "#FFFFFF",   [NODE_OUTCOME] = "#EEEEEE"};

static size_t look_of(int rating) { return rating < 0 ? RATINGS + 1 : (size_t)rating; }

/* Text within a label; a line end begins a line. */
static void put_label(FILE *out, const char *text) {
    for (const char *c = text; *c; c++)
        if (*c == '\n')
            fputs("<BR/>", out);
        else if ((*c & 0x80) || isalnum((unsigned char)*c) || strchr(" .,:()+=/%-_", *c))
            putc(*c, out);
        else
            fprintf(out, "&#%d;", *c);
}

static void put_wrapped(const struct picture *picture, FILE *out, const char *text, size_t width) {
    put_label(out, picture_wrap(picture->arena, text, width));
}

/* A box's name: ids of the language have letters, digits and _ only; with a colon none is one. */
static void put_name(const struct picture *picture, FILE *out, size_t box) {
    fprintf(out, "\"%s%s\"", box_is_event(picture, box) ? "event:" : "", box_id(picture, box));
}

/* --- boxes --- */

static void put_small(FILE *out, const char *text) {
    if (!*text)
        return;
    fputs("<BR/><FONT POINT-SIZE=\"9\">", out);
    put_label(out, text);
    fputs("</FONT>", out);
}

static void put_heading(const struct picture *picture, size_t box, const char *kind, FILE *out,
                        size_t width) {
    char note[128];
    fprintf(out, "<FONT POINT-SIZE=\"9\">%s</FONT> <B>", kind);
    put_label(out, box_id(picture, box));
    fputs("</B>", out);
    if (*picture->boxes[box].text) {
        fputs("<BR/>", out);
        put_wrapped(picture, out, picture->boxes[box].text, width);
    }
    put_small(out, picture_note(picture, box, note));
    if (picture->boxes[box].resumes)
        put_small(out, "then back to what was interrupted");
}

static const char *probability_words(const struct picture *picture, size_t box, size_t choice,
                                     char text[64]) {
    const struct box *its = &picture->boxes[box];
    const struct picture_choice *drawn = &its->choices[choice];
    bool orders = picture->pathway->nodes[box].kind == NODE_ORDERS;
    char share[16];
    text[0] = '\0';
    if (picture->policy && its->visits > 0 && !orders)
        snprintf(text, 64, "%s", picture_share(fmin(drawn->flow / its->visits, 1), share));
    else if (!picture->policy && !isnan(drawn->share))
        snprintf(text, 64, "%s", picture_share(drawn->share, share));
    return text;
}

static void put_cell(const struct picture *picture, size_t box, size_t choice, FILE *out) {
    const struct picture_choice *drawn = &picture->boxes[box].choices[choice];
    size_t look = look_of(choice_rating(drawn));
    char words[64], share[64];
    choice_rating_words(drawn, words);
    probability_words(picture, box, choice, share);
    fprintf(out, "<TD PORT=\"c%zu\" VALIGN=\"TOP\" BGCOLOR=\"%s\">", choice, looks[look].tint);
    if (*words || *share) {
        fprintf(out, "<FONT POINT-SIZE=\"9\" COLOR=\"%s\"><B>",
                look == RATING_SUBOPTIMAL ? "#7A5400" : looks[look].colour);
        put_label(out, words);
        put_label(out, *words && *share ? ", " : "");
        put_label(out, share);
        fputs("</B></FONT><BR/>", out);
    }
    put_wrapped(picture, out, drawn->label, CELL_WIDTH);
    if (drawn->never)
        put_small(out, "(not in this variant)");
    if (drawn->stays)
        put_small(out, "(stays here)");
    if (drawn->resumes)
        put_small(out, "(back to what was interrupted)");
    fputs("</TD>", out);
}

/* A node whose choices stand below it. */
static void put_table(const struct picture *picture, size_t box, FILE *out) {
    const struct node *node = &picture->pathway->nodes[box];
    size_t columns = node->choice_count, rows = 1;
    /* Arrows leave from cells but of orders: these may stand in rows, others had better not. */
    size_t most = node->kind == NODE_ORDERS ? 4 : 10;
    while ((columns + rows - 1) / rows > most)
        rows++;
    size_t in_row = (columns + rows - 1) / rows;
    size_t width = in_row * CELL_WIDTH < WIDTH ? WIDTH : in_row * CELL_WIDTH;
    put_name(picture, out, box);
    fprintf(out,
            " [shape=plain, label=<<TABLE BORDER=\"%d\" CELLBORDER=\"1\" CELLSPACING=\"0\" "
            "CELLPADDING=\"5\" COLOR=\"#666666\"><TR><TD COLSPAN=\"%zu\" BGCOLOR=\"%s\">",
            node->kind == NODE_CHANCE ? 3 : 1, in_row ? in_row : 1, kind_tint[node->kind]);
    put_heading(picture, box, node_kind_name[node->kind], out, width);
    fputs("</TD></TR>", out);
    for (size_t c = 0; c < columns; c++) {
        fputs(c % in_row == 0 ? "<TR>" : "", out);
        put_cell(picture, box, c, out);
        fputs(c % in_row == in_row - 1 || c == columns - 1 ? "</TR>" : "", out);
    }
    fputs("</TABLE>>];\n", out);
}

static void put_stub(const struct picture *picture, size_t box, FILE *out) {
    put_name(picture, out, box);
    fputs(" [shape=folder, style=dashed, color=\"#666666\", label=<<B>", out);
    put_label(out, box_id(picture, box));
    fputs("</B>", out);
    if (picture->boxes[box].folded > 1)
        fprintf(out, "<BR/>and %zu more", picture->boxes[box].folded - 1);
    fputs(">];\n", out);
}

static const char *look_of_node(const struct node *node) {
    if (node->kind == NODE_STEP)
        return "shape=box, style=\"rounded,filled\", fillcolor=\"#FFFFFF\"";
    return node->good ? "shape=box, peripheries=2, style=filled, color=\"#009E73\", "
                        "fillcolor=\"#DDF3EC\""
                      : "shape=box, peripheries=2, style=filled, fillcolor=\"#E6E6E6\"";
}

/* A step, an outcome or an event. */
static void put_plain(const struct picture *picture, size_t box, const char *look, const char *kind,
                      size_t width, FILE *out) {
    put_name(picture, out, box);
    fprintf(out, " [%s, label=<", look);
    put_heading(picture, box, kind, out, width);
    fputs(">];\n", out);
}

static void put_box(const struct picture *picture, size_t box, FILE *out) {
    const struct pathway *pathway = picture->pathway;
    const struct node *node = box_is_event(picture, box) ? NULL : &pathway->nodes[box];
    if (!picture->boxes[box].drawn && picture->boxes[box].folded)
        put_stub(picture, box, out);
    else if (!picture->boxes[box].drawn)
        return;
    else if (!node)
        put_plain(picture, box,
                  "shape=hexagon, margin=0, style=\"dashed,filled\", color=\"#AA4D86\", "
                  "fillcolor=\"#F9EDF4\"",
                  "event", EVENT_WIDTH, out);
    else if (node->kind < NODE_STEP)
        put_table(picture, box, out);
    else
        put_plain(picture, box, look_of_node(node), node_kind_name[node->kind], STEP_WIDTH, out);
}

/* --- arrows --- */

static double width_of(const struct picture *picture, const struct arrow *arrow, size_t look) {
    enum { WIDEST = 8 };
    return picture->policy ? 0.4 + WIDEST * fmin(arrow->flow, 1) : looks[look].width;
}

/* The share of those who come to the box, where it is not what the choice's cell says already. */
static const char *share_beside(const struct box *box, const struct arrow *arrow, char text[16]) {
    char chosen[16];
    double share = box->visits > 0 ? fmin(arrow->flow / box->visits, 1) : 0;
    const struct picture_choice *choice = arrow_choice(box, arrow);
    double known = choice ? fmin(choice->flow / box->visits, 1) : 1;
    const char *words = picture_share(share, text);
    return share > 0 && strcmp(words, picture_share(known, chosen)) != 0 ? words : NULL;
}

static void put_arrow(const struct picture *picture, size_t from, const struct arrow *arrow,
                      FILE *out) {
    const struct box *box = &picture->boxes[from];
    bool event = box_is_event(picture, from) || arrow->kind == ARROW_MET;
    const struct picture_choice *choice = arrow_choice(box, arrow);
    size_t look = look_of(choice ? choice_rating(choice) : -1);
    bool unused = picture->policy && arrow->flow <= 0;
    char share[16];
    put_name(picture, out, from);
    if (arrow->choice >= 0)
        fprintf(out, ":c%ld:s", arrow->choice);
    fputs(" -> ", out);
    put_name(picture, out, arrow->to);
    fprintf(out, " [color=\"%s%s\", penwidth=%.2g, arrowhead=%s, weight=%d",
            event ? "#AA4D86" : looks[look].colour, unused ? "66" : "",
            width_of(picture, arrow, look), event ? "vee" : looks[look].head,
            event ? 0 : looks[look].weight);
    if (event || arrow->kind != ARROW_TO)
        fprintf(out, ", style=%s", arrow->kind == ARROW_RESUME ? "dotted" : "dashed");
    if (arrow->kind == ARROW_MET || arrow->kind == ARROW_RESUME)
        fputs(", constraint=false", out);
    if (arrow->kind == ARROW_VISIT)
        fputs(", dir=both, arrowtail=odot, label=\"visit\"", out);
    else if (picture->policy && share_beside(box, arrow, share))
        fprintf(out, ", label=\"%s\"", share_beside(box, arrow, share));
    fputs("];\n", out);
}

static void put_arrows(const struct picture *picture, size_t from, FILE *out, size_t *number) {
    const struct box *box = &picture->boxes[from];
    for (size_t a = 0; box->drawn && a < box->arrow_count; a++)
        if (arrow_is_drawn(picture, &box->arrows[a])) {
            put_arrow(picture, from, &box->arrows[a], out);
            ++*number;
        }
}

/* --- the whole --- */

static void put_legend(const struct picture *picture, FILE *out) {
    fputs("\":legend\" [shape=plain, label=<<TABLE BORDER=\"1\" CELLBORDER=\"0\" CELLSPACING=\"0\" "
          "CELLPADDING=\"3\" COLOR=\"#999999\">",
          out);
    static const struct {
        int rating;
        const char *head;
    } rows[] = {{RATING_BEST, "thick"},
                {RATING_ACCEPTABLE, "thin"},
                {RATING_SUBOPTIMAL, "open arrowhead"},
                {RATING_HARMFUL, "diamond head"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        fprintf(out,
                "<TR><TD BGCOLOR=\"%s\">%s</TD><TD BGCOLOR=\"%s\" WIDTH=\"30\"></TD>"
                "<TD ALIGN=\"LEFT\">%s</TD></TR>",
                looks[rows[i].rating].tint, rating_name[rows[i].rating],
                looks[rows[i].rating].colour, picture->policy && i < 2 ? "" : rows[i].head);
    fputs("<TR><TD BGCOLOR=\"#F9EDF4\">event</TD><TD BGCOLOR=\"#AA4D86\"></TD><TD "
          "ALIGN=\"LEFT\">dashed</TD></TR>",
          out);
    fprintf(out, "<TR><TD COLSPAN=\"3\" ALIGN=\"LEFT\">%s</TD></TR>",
            picture->policy
                ? "Width: how often a walk goes this way.<BR ALIGN=\"LEFT\"/>Per cent: of those "
                  "who come to the box.<BR ALIGN=\"LEFT\"/>Pale: never.<BR ALIGN=\"LEFT\"/>"
                : "Grey: not rated, or it depends.<BR ALIGN=\"LEFT\"/>");
    fputs("<TR><TD COLSPAN=\"3\" ALIGN=\"LEFT\">For education, not for patient care.</TD></TR>",
          out);
    fputs("</TABLE>>];\n", out);
}

static void begin(const struct picture *picture, FILE *out) {
    size_t start = picture->pathway->variants[picture->variant].start;
    fprintf(out, "digraph \"%s\" {\n", picture->pathway->id);
    fputs("rankdir=TB; ranksep=0.5; nodesep=0.35; labelloc=t; fontsize=18;\n"
          "fontname=\"Helvetica,Arial,sans-serif\"; bgcolor=white;\n"
          "node [fontname=\"Helvetica,Arial,sans-serif\", fontsize=11];\n"
          "edge [fontname=\"Helvetica,Arial,sans-serif\", fontsize=9];\nlabel=<",
          out);
    put_label(out, picture_title(picture));
    fputs(">;\n", out);
    put_legend(picture, out);
    if (!picture->boxes[start].drawn)
        return;
    fputs("\":start\" [shape=circle, style=filled, fillcolor=black, fontcolor=white, fontsize=9, "
          "margin=0, label=start];\n\":start\" -> ",
          out);
    put_name(picture, out, start);
    fputs(" [weight=8];\n", out);
}

static void end(const struct picture *picture, FILE *out) {
    (void)picture;
    fputs("}\n", out);
}

const struct picture_format picture_dot = {"dot", begin, put_box, put_arrows, end};
