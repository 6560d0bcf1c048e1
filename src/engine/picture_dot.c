/* A picture in the language of Graphviz: the boxes, and the whole.

   Boxes are tables in Graphviz's HTML-like labels: a decision has a cell for each option, and the
   option's arrow leaves from there. Of a pathway's text, every character that means something in
   such a label or in SVG is written as a number, so that it can be nothing but text. */
#include "picture_dot.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

enum { WIDTH = 46, CELL_WIDTH = 24, EVENT_WIDTH = 30, STEP_WIDTH = 38, LONE_IN_ROW = 3 };

const struct look dot_looks[RATINGS + 2] = {
    [RATING_BEST] = {"#009E73", "#006347", "#DDF3EC", "normal", 2.6, false, 8},
    [RATING_ACCEPTABLE] = {"#0072B2", "#004F7C", "#DCEBF5", "normal", 1.4, false, 3},
    [RATING_SUBOPTIMAL] = {"#B87F00", "#6B4A00", "#FBEFD3", "onormal", 1.4, false, 1},
    [RATING_HARMFUL] = {"#D55E00", "#8F3600", "#FADFCD", "diamond", 1.6, true, 1},
    [RATINGS] = {"#555555", "#333333", "#F0F0F0", "normal", 1.2, false, 2},
    [RATINGS + 1] = {"#555555", "#333333", "#FFFFFF", "normal", 1.2, false, 2}};

static const char *const kind_tint[NODE_KINDS] = {
    [NODE_DECISION] = "#DCE6F4", [NODE_ORDERS] = "#E8E4F3", [NODE_QUESTION] = "#EAF2F8",
    [NODE_CHANCE] = "#FFF8CC",   [NODE_STEP] = "#FFFFFF",   [NODE_OUTCOME] = "#EEEEEE"};

const struct look *dot_look(int rating) { return &dot_looks[rating < 0 ? RATINGS + 1 : rating]; }

/* --- words --- */

void dot_label(FILE *out, const char *text) {
    for (const char *c = text; *c; c++)
        if (*c == '\n')
            fputs("<BR/>", out);
        else if ((*c & 0x80) || isalnum((unsigned char)*c) || strchr(" .,:()+=/%-_", *c))
            putc(*c, out);
        else
            fprintf(out, "&#%d;", *c);
}

void dot_small(FILE *out, const char *text) {
    if (!*text)
        return;
    fputs("<BR/><FONT POINT-SIZE=\"9\">", out);
    dot_label(out, text);
    fputs("</FONT>", out);
}

static void put_wrapped(const struct picture *picture, FILE *out, const char *text, size_t width) {
    dot_label(out, picture_wrap(picture->arena, text, width));
}

void dot_name(const struct picture *picture, FILE *out, size_t end) {
    if (end >= picture->count)
        fprintf(out, "\":more%zu\"", end - picture->count + 1);
    else
        fprintf(out, "\"%s%s\"", box_is_event(picture, end) ? "event:" : "", box_id(picture, end));
}

void dot_open(const struct picture *picture, size_t column, FILE *out) {
    if (picture->columns > 1)
        fprintf(out, "subgraph cluster_%zu { ", column + 1);
}

void dot_close(const struct picture *picture, FILE *out) {
    fputs(picture->columns > 1 ? " }\n" : "\n", out);
}

/* --- headings --- */

/* From where in other columns a walk comes here. */
static void put_from(const struct picture *picture, size_t i, FILE *out) {
    const struct box *box = &picture->boxes[i];
    const char *text = "";
    for (size_t f = 0; f < box->from_count && f < COLUMN_NAMES; f++)
        text = arena_print(picture->arena, "%s%s%s", text, f ? ", " : "from ",
                           box_id(picture, box->from[f]));
    if (box->from_count > COLUMN_NAMES)
        text = arena_print(picture->arena, "%s, …", text);
    dot_small(out, text);
}

static void put_harm(FILE *out, const char *text) {
    if (!*text)
        return;
    fprintf(out, "<BR/><FONT POINT-SIZE=\"11\" COLOR=\"%s\"><B>", dot_looks[RATING_HARMFUL].ink);
    dot_label(out, text);
    fputs("</B></FONT>", out);
}

static void put_heading(const struct picture *picture, size_t i, const char *kind, size_t width,
                        FILE *out) {
    const struct box *box = &picture->boxes[i];
    char note[128], harm[64];
    bool pale = is_untaken(picture, box->visits);
    if (pale)
        fputs("<FONT COLOR=\"" DOT_GREY "\">", out);
    fprintf(out, "<FONT POINT-SIZE=\"9\">%s</FONT> <B>", kind);
    dot_label(out, box_id(picture, i));
    fputs("</B>", out);
    if (*box->text) {
        fputs("<BR/>", out);
        put_wrapped(picture, out, box->text, width);
    }
    dot_small(out, picture_note(picture, i, note));
    put_harm(out, harm_note(picture, i, harm));
    dot_small(out, picture_after(picture, i));
    if (box->resumes)
        dot_small(out, "then back to what was interrupted");
    put_from(picture, i, out);
    if (pale)
        fputs("</FONT>", out);
}

/* --- nodes with choices --- */

static void put_rating(const struct picture *picture, size_t box, size_t choice,
                       const struct look *look, FILE *out) {
    const struct picture_choice *drawn = &picture->boxes[box].choices[choice];
    char words[64], note[48];
    choice_rating_words(drawn, words);
    const char *more = choice_note(picture, box, choice, note);
    if (!*words && !*more)
        return;
    fprintf(out, "<FONT POINT-SIZE=\"9\" COLOR=\"%s\"><B>",
            is_untaken(picture, drawn->flow) ? DOT_GREY : look->ink);
    dot_label(out, words);
    dot_label(out, *words && *more ? ", " : "");
    dot_label(out, more);
    fputs("</B></FONT><BR/>", out);
}

static void put_cell(const struct picture *picture, size_t box, size_t choice, FILE *out) {
    const struct picture_choice *drawn = &picture->boxes[box].choices[choice];
    const struct look *look = dot_look(choice_rating(drawn));
    bool pale = is_untaken(picture, drawn->flow);
    fprintf(out, "<TD PORT=\"c%zu\" VALIGN=\"TOP\" BGCOLOR=\"%s\"%s>", choice,
            pale ? "#FFFFFF" : look->tint, pale ? " STYLE=\"DASHED\"" : "");
    put_rating(picture, box, choice, look, out);
    if (pale)
        fputs("<FONT COLOR=\"" DOT_GREY "\">", out);
    put_wrapped(picture, out, drawn->label, CELL_WIDTH);
    if (drawn->never)
        dot_small(out, "(not in this variant)");
    if (drawn->stays)
        dot_small(out, "(stays here)");
    if (drawn->resumes)
        dot_small(out, "(back to what was interrupted)");
    fputs(pale ? "</FONT></TD>" : "</TD>", out);
}

static void put_table(const struct picture *picture, size_t box, FILE *out) {
    const struct node *node = &picture->pathway->nodes[box];
    size_t columns = node->choice_count, rows = 1;
    bool pale = is_untaken(picture, picture->boxes[box].visits);
    /* Arrows leave from cells but of orders: these may stand in rows, others had better not. */
    size_t most = node->kind == NODE_ORDERS ? 4 : 10;
    while ((columns + rows - 1) / rows > most)
        rows++;
    size_t in_row = (columns + rows - 1) / rows;
    size_t width = in_row * CELL_WIDTH < WIDTH ? WIDTH : in_row * CELL_WIDTH;
    dot_name(picture, out, box);
    fprintf(out,
            " [shape=plain, label=<<TABLE BORDER=\"%d\" CELLBORDER=\"1\" CELLSPACING=\"0\" "
            "CELLPADDING=\"6\" COLOR=\"%s\"><TR><TD COLSPAN=\"%zu\" CELLPADDING=\"9\" "
            "BGCOLOR=\"%s\"%s>",
            node->kind == NODE_CHANCE ? 3 : 1, pale ? DOT_PALE : "#666666", in_row ? in_row : 1,
            pale ? "#FFFFFF" : kind_tint[node->kind], pale ? " STYLE=\"DASHED\"" : "");
    put_heading(picture, box, node_kind_name[node->kind], width, out);
    fputs("</TD></TR>", out);
    for (size_t c = 0; c < columns; c++) {
        fputs(c % in_row == 0 ? "<TR>" : "", out);
        put_cell(picture, box, c, out);
        fputs(c % in_row == in_row - 1 || c == columns - 1 ? "</TR>" : "", out);
    }
    fputs("</TABLE>>];", out);
}

/* --- other boxes --- */

static void put_plain(const struct picture *picture, size_t box, const char *kind, size_t width,
                      FILE *out) {
    const struct node *node = box_is_event(picture, box) ? NULL : &picture->pathway->nodes[box];
    bool pale = is_untaken(picture, picture->boxes[box].visits);
    const char *look =
        !node ? "shape=hexagon, margin=0, style=\"dashed,filled\", color=\"" DOT_EVENT
                "\", fillcolor=\"#F9EDF4\""
        : node->kind == NODE_STEP ? "shape=box, style=\"rounded,filled\", fillcolor=\"#FFFFFF\""
        : node->good              ? "shape=box, peripheries=2, style=filled, color=\"#009E73\", "
                                    "fillcolor=\"#DDF3EC\""
                                  : "shape=box, peripheries=2, style=filled, "
                                    "fillcolor=\"#E6E6E6\"";
    dot_name(picture, out, box);
    fprintf(out, " [%s", look);
    if (pale)
        fprintf(out, ", style=\"dashed,filled%s\", color=\"" DOT_PALE "\", fillcolor=\"#FFFFFF\"",
                node && node->kind == NODE_STEP ? ",rounded" : "");
    fputs(", label=<", out);
    put_heading(picture, box, kind, width, out);
    fputs(">];", out);
}

bool dot_is_lone(const struct picture *picture, size_t box) {
    const struct box *its = &picture->boxes[box];
    if (!box_is_event(picture, box) || picture->show == SHOW_WAY)
        return false;
    for (size_t a = 0; a < its->arrow_count; a++)
        if (arrow_is_drawn(picture, &its->arrows[a]))
            return false;
    return true;
}

/* All events that lead nowhere, at the first of them. */
static void put_lone(const struct picture *picture, size_t first, FILE *out) {
    size_t in_row = 0;
    for (size_t i = picture->pathway->node_count; i < first; i++)
        if (picture->boxes[i].drawn && dot_is_lone(picture, i))
            return;
    fputs("\":events\" [shape=plain, label=<<TABLE BORDER=\"1\" CELLBORDER=\"1\" CELLSPACING=\"0\" "
          "CELLPADDING=\"6\" COLOR=\"" DOT_EVENT "\" STYLE=\"DASHED\"><TR>",
          out);
    for (size_t i = first; i < picture->count; i++) {
        if (!picture->boxes[i].drawn || !dot_is_lone(picture, i))
            continue;
        fputs(in_row && in_row % LONE_IN_ROW == 0 ? "</TR><TR>" : "", out);
        bool pale = is_untaken(picture, picture->boxes[i].visits);
        fprintf(out, "<TD PORT=\"e%zu\" STYLE=\"DASHED\" BGCOLOR=\"%s\">", i,
                pale ? "#FFFFFF" : "#F9EDF4");
        put_heading(picture, i, "event", EVENT_WIDTH, out);
        fputs("</TD>", out);
        in_row++;
    }
    fputs("</TR></TABLE>>];", out);
}

/* A name of something drawn, whatever stands for it. */
static void put_end(const struct picture *picture, FILE *out, size_t end) {
    if (end < picture->count && dot_is_lone(picture, end))
        fputs("\":events\"", out);
    else
        dot_name(picture, out, end);
}

void dot_box(const struct picture *picture, size_t box, FILE *out) {
    const struct pathway *pathway = picture->pathway;
    const struct node *node = box_is_event(picture, box) ? NULL : &pathway->nodes[box];
    if (!picture->boxes[box].drawn)
        return;
    dot_open(picture, picture->boxes[box].column, out);
    if (dot_is_lone(picture, box))
        put_lone(picture, box, out);
    else if (!node)
        put_plain(picture, box, "event", EVENT_WIDTH, out);
    else if (node->kind < NODE_STEP)
        put_table(picture, box, out);
    else
        put_plain(picture, box, node_kind_name[node->kind], STEP_WIDTH, out);
    dot_close(picture, out);
}

void dot_part(const struct picture *picture, size_t part, FILE *out) {
    dot_open(picture, picture->parts[part].column, out);
    dot_name(picture, out, picture->count + part);
    fputs(" [shape=folder, style=\"dashed,filled\", fillcolor=\"#F7F7F7\", color=\"#666666\", "
          "label=<",
          out);
    dot_label(out, picture_wrap(picture->arena, part_words(picture, part), STEP_WIDTH));
    fputs(">];", out);
    dot_close(picture, out);
}

/* --- the whole --- */

/* The columns with their heads, in their order from left to right. */
static void put_columns(const struct picture *picture, FILE *out) {
    if (picture->columns < 2)
        return;
    fputs("\":columns\" [style=invis, height=0, label=\"\", ordering=out];\n", out);
    for (size_t c = 0; c < picture->columns; c++) {
        fprintf(out,
                "subgraph cluster_%zu { margin=20; color=\"#CCCCCC\"; fontsize=18; labeljust=l; "
                "label=\" %zu%s\"; \":column %zu\" [style=invis, height=0, label=\"\"]; } ",
                c + 1, c + 1, c < picture->aside ? "" : " (not by a way from the start)", c + 1);
        fprintf(out, "\":columns\" -> \":column %zu\" [style=invis];\n", c + 1);
    }
}

/* What stands below what. */
static void put_chains(const struct picture *picture, FILE *out) {
    for (size_t c = 0; c < picture->columns && picture->columns > 1; c++) {
        fprintf(out, "\":column %zu\" -> ", c + 1);
        put_end(picture, out, picture->tops[c]);
        fputs(" [style=invis];\n", out);
    }
    for (size_t i = 0; i < picture->chain_count; i++) {
        put_end(picture, out, picture->chains[i][0]);
        fputs(" -> ", out);
        put_end(picture, out, picture->chains[i][1]);
        fputs(" [style=invis];\n", out);
    }
}

static void begin(const struct picture *picture, FILE *out) {
    size_t start = picture->pathway->variants[picture->variant].start;
    fprintf(out, "digraph \"%s\" {\n", picture->pathway->id);
    fputs("rankdir=TB; ranksep=0.45; nodesep=0.3; labelloc=t; fontsize=24; pad=0.3;\n"
          "fontname=\"Helvetica,Arial,sans-serif\"; bgcolor=white;\n"
          "node [fontname=\"Helvetica,Arial,sans-serif\", fontsize=11];\n"
          "edge [fontname=\"Helvetica,Arial,sans-serif\", fontsize=9];\nlabel=<",
          out);
    dot_label(out, picture_title(picture));
    fputs(">;\n", out);
    put_columns(picture, out);
    dot_legend(picture, out);
    if (!picture->boxes[start].drawn)
        return;
    dot_open(picture, picture->boxes[start].column, out);
    fputs("\":start\" [shape=circle, style=filled, fillcolor=black, fontcolor=white, fontsize=9, "
          "margin=0, label=start]; \":start\" -> ",
          out);
    dot_name(picture, out, start);
    fputs(" [weight=8];", out);
    dot_close(picture, out);
}

static void end(const struct picture *picture, FILE *out, size_t *number) {
    (void)number;
    for (size_t p = 0; p < picture->part_count; p++)
        dot_part(picture, p, out);
    for (size_t p = 0; p < picture->part_count; p++)
        dot_part_arrows(picture, p, out);
    put_chains(picture, out);
    fputs("}\n", out);
}

const struct picture_format picture_dot = {"dot", true, begin, dot_box, dot_arrows, end};
