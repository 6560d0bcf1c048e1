/* A picture in the language of Mermaid, as it stands in Markdown files.

   Of a pathway's text, every character that means something there is written as a number (Mermaid's
   entity codes, #35;), so that it can be nothing but text: no directive, no link, no HTML. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "picture.h"

/* Mermaid draws no more than 50,000 characters unless it is told to. */
enum { LONGEST_TEXT = 80, LONGEST_LABEL = 56 };

/* Classes of boxes, and lines by rating: colours of Okabe and Ito. */
static const char *const kind_class[NODE_KINDS] = {
    [NODE_DECISION] = "decision", [NODE_ORDERS] = "orders", [NODE_QUESTION] = "question",
    [NODE_CHANCE] = "chance",     [NODE_STEP] = "step",     [NODE_OUTCOME] = "outcome"};
static const struct {
    const char *open, *close;
} kind_shape[NODE_KINDS] = {
    [NODE_DECISION] = {"[", "]"}, [NODE_ORDERS] = {"[[", "]]"}, [NODE_QUESTION] = {"[/", "/]"},
    [NODE_CHANCE] = {"{{", "}}"}, [NODE_STEP] = {"(", ")"},     [NODE_OUTCOME] = {"([", "])"}};
static const char *const colours[RATINGS + 2] = {"#009E73", "#0072B2", "#B87F00",
                                                 "#D55E00", "#555555", "#555555"};

/* Text within quotes. What would make a list of a label is a number too. */
static void put_label(FILE *out, const char *text) {
    bool counting = true;
    for (const char *c = text; *c; c++) {
        bool safe = (*c & 0x80) || isalnum((unsigned char)*c) || *c == ' ' ||
                    (!counting && strchr(".,:()-+/", *c));
        if (safe)
            putc(*c, out);
        else
            fprintf(out, "#%d;", *c);
        counting = counting && isdigit((unsigned char)*c);
    }
}

static void put_box(const struct picture *picture, size_t i, FILE *out) {
    const struct box *box = &picture->boxes[i];
    char note[128];
    if (!box->drawn && !box->folded)
        return;
    bool event = box_is_event(picture, i);
    enum node_kind kind = event ? NODE_STEP : picture->pathway->nodes[i].kind;
    fprintf(out, "  n%zu%s\"", i, !box->drawn ? "[" : event ? "{{" : kind_shape[kind].open);
    put_label(out, event ? "event " : "");
    put_label(out, box_id(picture, i));
    if (box->drawn && *box->text) {
        fputs("<br/>", out);
        put_label(out, picture_short(picture, box->text, LONGEST_TEXT));
    }
    if (box->drawn && *picture_note(picture, i, note)) {
        fputs("<br/>", out);
        put_label(out, note);
    }
    if (box->drawn && box->resumes)
        fputs("<br/>then back to what was interrupted", out);
    if (!box->drawn && box->folded > 1)
        fprintf(out, "<br/>and %zu more", box->folded - 1);
    fprintf(out, "\"%s:::%s\n",
            !box->drawn ? "]"
            : event     ? "}}"
                        : kind_shape[kind].close,
            !box->drawn ? "folded"
            : event     ? "event"
                        : kind_class[kind]);
}

static void put_probability(const struct picture *picture, const struct box *box,
                            const struct arrow *arrow, FILE *out) {
    char share[16];
    bool constant = arrow->choice >= 0 && !isnan(box->choices[arrow->choice].share);
    if (picture->policy && box->visits > 0)
        put_label(out, picture_share(fmin(arrow->flow / box->visits, 1), share));
    else if (!picture->policy && constant)
        put_label(out, picture_share(box->choices[arrow->choice].share, share));
    else
        return;
    fputs("<br/>", out);
}

static void put_arrow(const struct picture *picture, size_t from, const struct arrow *arrow,
                      FILE *out, size_t *number) {
    enum { WIDEST = 8 };
    const struct box *box = &picture->boxes[from];
    const struct picture_choice *choice = arrow->choice >= 0 ? &box->choices[arrow->choice] : NULL;
    int rating = choice ? choice_rating(choice) : -1;
    bool event = box_is_event(picture, from) || arrow->kind != ARROW_TO;
    char words[64];
    fprintf(out, "  n%zu %s|\"", from,
            event                         ? "-.->"
            : rating == RATING_HARMFUL    ? "==>"
            : rating == RATING_SUBOPTIMAL ? "--o"
                                          : "-->");
    if (choice && *choice_rating_words(choice, words)) {
        put_label(out, words);
        fputs("<br/>", out);
    }
    put_probability(picture, box, arrow, out);
    if (choice)
        put_label(out, picture_short(picture, choice->label, LONGEST_LABEL));
    fputs(arrow->kind == ARROW_VISIT    ? " (visit)"
          : arrow->kind == ARROW_RESUME ? " (resumes)"
          : choice                      ? ""
                                        : " ",
          out);
    fprintf(out, "\"| n%zu\n  linkStyle %zu stroke:%s,stroke-width:%.2gpx\n", arrow->to, *number,
            event ? "#AA4D86" : colours[rating < 0 ? RATINGS + 1 : rating],
            picture->policy         ? 0.5 + WIDEST * fmin(arrow->flow, 1)
            : rating == RATING_BEST ? 2.5
                                    : 1.5);
    ++*number;
}

/* What an option does that leads nowhere else: an arrow to itself. */
static void put_stay(const struct picture *picture, size_t from, size_t c, FILE *out,
                     size_t *number) {
    const struct picture_choice *choice = &picture->boxes[from].choices[c];
    char words[64];
    fprintf(out, "  n%zu -.->|\"", from);
    if (*choice_rating_words(choice, words)) {
        put_label(out, words);
        fputs("<br/>", out);
    }
    put_label(out, picture_short(picture, choice->label, LONGEST_LABEL));
    fprintf(out, "<br/>(%s)\"| n%zu\n", choice->stays ? "stays" : "resumes", from);
    int rating = choice_rating(choice);
    fprintf(out, "  linkStyle %zu stroke:%s,stroke-width:1px\n", *number,
            colours[rating < 0 ? RATINGS + 1 : rating]);
    ++*number;
}

static void put_arrows(const struct picture *picture, size_t from, FILE *out, size_t *number) {
    const struct box *box = &picture->boxes[from];
    if (!box->drawn)
        return;
    for (size_t a = 0; a < box->arrow_count; a++)
        if (arrow_is_drawn(picture, &box->arrows[a]))
            put_arrow(picture, from, &box->arrows[a], out, number);
    for (size_t c = 0;
         !box_is_event(picture, from) && c < picture->pathway->nodes[from].choice_count; c++)
        if ((box->choices[c].stays || box->choices[c].resumes) && !box->choices[c].never)
            put_stay(picture, from, c, out, number);
}

static void begin(const struct picture *picture, FILE *out) {
    fputs("flowchart TD\n"
          "  classDef decision fill:#E3ECF7,stroke:#666666,color:#000000\n"
          "  classDef orders fill:#E3ECF7,stroke:#666666,color:#000000\n"
          "  classDef question fill:#E3ECF7,stroke:#666666,color:#000000\n"
          "  classDef chance fill:#FFF8CC,stroke:#666666,color:#000000\n"
          "  classDef step fill:#FFFFFF,stroke:#666666,color:#000000\n"
          "  classDef outcome fill:#EEEEEE,stroke:#333333,stroke-width:3px,color:#000000\n"
          "  classDef event fill:#F9EDF4,stroke:#AA4D86,stroke-dasharray:4 3,color:#000000\n"
          "  classDef folded fill:#FFFFFF,stroke:#666666,stroke-dasharray:4 3,color:#000000\n"
          "  title[\"",
          out);
    put_label(out, picture_title(picture));
    fputs(
        "<br/>Arrows say how a choice is rated. Thick: harmful. Round end: suboptimal. "
        "Dashed: events, visits, ways back.<br/>For education, not for patient care.\"]:::folded\n",
        out);
}

static void end(const struct picture *picture, FILE *out) {
    (void)picture;
    (void)out;
}

const struct picture_format picture_mermaid = {"mermaid", begin, put_box, put_arrows, end};
