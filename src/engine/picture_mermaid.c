/* A picture in the language of Mermaid, as it stands in Markdown files.

   Of a pathway's text, every character that means something there is written as a number (Mermaid's
   entity codes, #35;), so that it can be nothing but text: no directive, no link, no HTML. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "picture.h"

/* Mermaid draws no more than 50,000 characters unless it is told to. */
enum { TEXT_CHARACTERS = 80, LABEL_CHARACTERS = 56 };

/* How boxes of a kind stand, behind those of nodes that of events and parts. */
enum { BOX_EVENT = NODE_KINDS, BOX_PART };
static const struct {
    const char *open, *close, *class;
} shapes[] = {[NODE_DECISION] = {"[", "]", "decision"},   [NODE_ORDERS] = {"[[", "]]", "orders"},
              [NODE_QUESTION] = {"[/", "/]", "question"}, [NODE_CHANCE] = {"{{", "}}", "chance"},
              [NODE_STEP] = {"(", ")", "step"},           [NODE_OUTCOME] = {"([", "])", "outcome"},
              [BOX_EVENT] = {"{{", "}}", "event"},        [BOX_PART] = {"[", "]", "folded"}};

/* Lines by rating: colours of Okabe and Ito. */
static const char *const colours[RATINGS + 2] = {"#009E73", "#0072B2", "#B87F00",
                                                 "#D55E00", "#555555", "#555555"};

/* Text within quotes. What would make a list of a label ("1. ", "- ") is a number too. */
static void put_label(FILE *out, const char *text) {
    bool counting = true;
    for (const char *c = text; *c; c++) {
        bool mark = strchr(".,:()-+/", *c) && !(counting && c[1] == ' ');
        if ((*c & 0x80) || isalnum((unsigned char)*c) || *c == ' ' || mark)
            putc(*c, out);
        else
            fprintf(out, "#%d;", *c);
        counting = counting && isdigit((unsigned char)*c);
    }
}

/* One line of a label, if there is anything to say. */
static void put_line(FILE *out, const char *text, bool *any) {
    if (!*text)
        return;
    fputs(*any ? "<br/>" : "", out);
    put_label(out, text);
    *any = true;
}

static size_t shape_of(const struct picture *picture, size_t box) {
    return box_is_event(picture, box) ? BOX_EVENT : (size_t)picture->pathway->nodes[box].kind;
}

static void put_box(const struct picture *picture, size_t i, FILE *out) {
    const struct box *box = &picture->boxes[i];
    size_t shape = shape_of(picture, i);
    bool any = true;
    char note[128], number[16];
    if (!box->drawn)
        return;
    fprintf(out, "  n%zu%s\"%s", i, shapes[shape].open, shape == BOX_EVENT ? "event " : "");
    put_label(out, box_id(picture, i));
    put_line(out, picture_short(picture, box->text, TEXT_CHARACTERS), &any);
    put_line(out, picture_note(picture, i, note), &any);
    put_line(out, picture_after(picture, i), &any);
    put_line(out, box->resumes ? "then back to what was interrupted" : "", &any);
    put_line(out, harm_note(picture, i, note), &any);
    if (box->stopped > 0 && picture->show != SHOW_COVERAGE) {
        snprintf(note, sizeof note, "%s stopped here",
                 picture_number(picture, box->stopped, number));
        put_line(out, note, &any);
    }
    fprintf(out, "\"%s:::%s\n", shapes[shape].close,
            is_untaken(picture, box->visits) ? "untaken" : shapes[shape].class);
}

/* How likely or how often an arrow is taken. */
static const char *share_words(const struct picture *picture, const struct box *box,
                               const struct arrow *arrow, char text[32]) {
    const struct picture_choice *choice = arrow_choice(box, arrow);
    double share = choice ? choice->share : NAN;
    switch (picture->show) {
    case SHOW_COVERAGE:
        return arrow->flow > 0 ? "" : "no walk";
    case SHOW_WAY:
        return arrow->steps ? arrow->steps : "";
    case SHOW_CLASS:
        return arrow->flow > 0 ? picture_number(picture, arrow->flow, text) : "";
    case SHOW_ODDS:
        share = box->visits > 0 ? fmin(arrow->flow / box->visits, 1) : NAN;
        break;
    case SHOW_WRITTEN:
        break;
    }
    return isnan(share) ? "" : picture_share(share, text);
}

/* Between bars: how a choice is rated, what it is, how likely it is, and what else is to be said.
 */
static void put_words(const struct picture *picture, const struct picture_choice *choice,
                      const char *share, const char *more, FILE *out) {
    char words[64];
    bool any = false;
    if (!choice && !*share && !*more)
        return;
    fputs("|\"", out);
    if (choice)
        put_line(out, choice_rating_words(choice, words), &any);
    put_line(out, share, &any);
    if (choice)
        put_line(out, picture_short(picture, choice->label, LABEL_CHARACTERS), &any);
    put_line(out, more, &any);
    fputs("\"|", out);
}

static void put_look(size_t number, const char *colour, double width, FILE *out) {
    fprintf(out, "  linkStyle %zu stroke:%s,stroke-width:%.2gpx\n", number, colour, width);
}

static void put_end(const struct picture *picture, size_t end, FILE *out) {
    if (end < picture->count)
        fprintf(out, " n%zu\n", end);
    else
        fprintf(out, " more%zu\n", end - picture->count + 1);
}

static void put_arrow(const struct picture *picture, size_t from, const struct arrow *arrow,
                      FILE *out, size_t *number) {
    enum { WIDEST = 8 };
    const struct box *box = &picture->boxes[from];
    const struct picture_choice *choice = arrow_choice(box, arrow);
    int rating = choice ? choice_rating(choice) : -1;
    bool event = box_is_event(picture, from) || arrow->kind != ARROW_TO;
    double width = rating == RATING_HARMFUL ? 4 : rating == RATING_BEST ? 2.5 : 1.5;
    bool untaken = is_untaken(picture, arrow->flow);
    char share[32];
    fprintf(out, "  n%zu %s", from,
            event || untaken              ? "-.->"
            : rating == RATING_HARMFUL    ? "==>"
            : rating == RATING_SUBOPTIMAL ? "--o"
                                          : "-->");
    put_words(picture, choice, share_words(picture, box, arrow, share),
              arrow->kind == ARROW_VISIT    ? "(visit)"
              : arrow->kind == ARROW_RESUME ? "(resumes)"
                                            : "",
              out);
    put_end(picture, arrow_end(picture, arrow), out);
    if (picture->show == SHOW_ODDS || picture->show == SHOW_CLASS)
        width = 0.5 + WIDEST * picture_width(picture, arrow->flow);
    put_look((*number)++,
             untaken ? "#9A9A9A"
             : event ? "#AA4D86"
                     : colours[rating < 0 ? RATINGS + 1 : rating],
             width, out);
}

/* What an option does that leads nowhere else: an arrow to itself. */
static void put_stay(const struct picture *picture, size_t from, size_t c, FILE *out,
                     size_t *number) {
    const struct picture_choice *choice = &picture->boxes[from].choices[c];
    int rating = choice_rating(choice);
    fprintf(out, "  n%zu -.->", from);
    char note[48];
    put_words(picture, choice, picture->show > SHOW_ODDS ? choice_note(picture, from, c, note) : "",
              choice->stays ? "(stays)" : "(resumes)", out);
    put_end(picture, from, out);
    put_look((*number)++,
             is_untaken(picture, choice->flow) ? "#9A9A9A"
                                               : colours[rating < 0 ? RATINGS + 1 : rating],
             1, out);
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

static const char *const legend[] = {
    [SHOW_WRITTEN] = "Arrows say how a choice is rated. Thick: harmful. Round end: suboptimal. "
                     "Dashed: events, visits, ways back.",
    [SHOW_ODDS] =
        "Arrows say how a choice is rated and how often it is taken; so does their width. "
        "Dashed: events, visits, ways back.",
    [SHOW_COVERAGE] = "Grey and dashed: no expected walk takes it.",
    [SHOW_WAY] = "The numbers are the steps of the walk. Grey and dashed: it did not go there.",
    [SHOW_CLASS] = "Numbers and width: how many learners went this way. Grey and dashed: none."};

static void begin(const struct picture *picture, FILE *out) {
    fputs("flowchart TD\n"
          "  classDef decision fill:#E3ECF7,stroke:#666666,color:#000000\n"
          "  classDef orders fill:#E3ECF7,stroke:#666666,color:#000000\n"
          "  classDef question fill:#E3ECF7,stroke:#666666,color:#000000\n"
          "  classDef chance fill:#FFF8CC,stroke:#666666,color:#000000\n"
          "  classDef step fill:#FFFFFF,stroke:#666666,color:#000000\n"
          "  classDef outcome fill:#EEEEEE,stroke:#333333,stroke-width:3px,color:#000000\n"
          "  classDef event fill:#F9EDF4,stroke:#AA4D86,stroke-dasharray:4 3,color:#000000\n"
          "  classDef untaken fill:#FFFFFF,stroke:#9A9A9A,stroke-dasharray:4 3,color:#666666\n"
          "  classDef folded fill:#FFFFFF,stroke:#666666,stroke-dasharray:4 3,color:#000000\n"
          "  title[\"",
          out);
    put_label(out, picture_title(picture));
    fputs("<br/>", out);
    put_label(out, legend[picture->show]);
    fputs("<br/>For education, not for patient care.\"]:::folded\n", out);
}

struct leading {
    FILE *out;
    size_t *number;
};

static void put_lead(void *context, size_t part, size_t box) {
    const struct leading *leading = context;
    fprintf(leading->out, "  more%zu -.-> n%zu\n", part + 1, box);
    put_look((*leading->number)++, "#666666", 1, leading->out);
}

static void end(const struct picture *picture, FILE *out, size_t *number) {
    struct leading leading = {out, number};
    for (size_t p = 0; p < picture->part_count; p++) {
        bool any = false;
        char *rest = arena_copy(picture->arena, part_words(picture, p)), *line;
        fprintf(out, "  more%zu%s\"", p + 1, shapes[BOX_PART].open);
        while ((line = strsep(&rest, "\n")))
            put_line(out, line, &any);
        fprintf(out, "\"%s:::%s\n", shapes[BOX_PART].close, shapes[BOX_PART].class);
        part_leads(picture, p, put_lead, &leading);
    }
}

const struct picture_format picture_mermaid = {"mermaid", false, begin, put_box, put_arrows, end};
