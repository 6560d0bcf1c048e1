/* How much an answer hangs on each parameter, as bars. */
#include "tornado.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "json.h"

enum { NAME_WIDTH = 22, BAR_WIDTH = 30 };

/* The lowest and highest answer of a variant. */
static void scale_of(const json_t *rows, const char *variant, double *low, double *high) {
    static const char *const keys[] = {"at_low", "at_high", "expected_utility"};
    *low = INFINITY;
    *high = -INFINITY;
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        if (strcmp(json_text(row, "variant", ""), variant) != 0)
            continue;
        for (size_t k = 0; k < 3; k++) {
            double value = json_double(row, keys[k], NAN);
            if (isfinite(value)) {
                *low = fmin(*low, value);
                *high = fmax(*high, value);
            }
        }
    }
    if (*high - *low < 1e-9)
        *high = *low + 1e-9;
}

void tornado_bar(struct screen *screen, const json_t *rows, const json_t *row) {
    double low, high, at_low = json_double(row, "at_low", NAN),
                      at_high = json_double(row, "at_high", NAN),
                      base = json_double(row, "expected_utility", NAN);
    char text[400], bar[4 * BAR_WIDTH + 1] = "";
    scale_of(rows, json_text(row, "variant", ""), &low, &high);
    bool known = isfinite(at_low) && isfinite(at_high);
    if (known && !screen->plain) {
        int from = (int)lround(BAR_WIDTH * (fmin(at_low, at_high) - low) / (high - low));
        int to = (int)lround(BAR_WIDTH * (fmax(at_low, at_high) - low) / (high - low));
        int middle = (int)lround(BAR_WIDTH * (base - low) / (high - low));
        for (int i = 0; i < BAR_WIDTH; i++) {
            bool in = i >= from && i < (to > from ? to : from + 1);
            const char *full = screen->utf8 ? "█" : "#", *line = screen->utf8 ? "│" : "|";
            strcat(bar, in ? full : i == middle ? line : " ");
        }
    }
    if (known)
        snprintf(text, sizeof text, "%-*.*s %6.3f to %6.3f  %s", NAME_WIDTH, NAME_WIDTH,
                 json_text(row, "parameter", ""), at_low, at_high, bar);
    else
        snprintf(text, sizeof text, "%-*.*s an end of its range gives no probabilities", NAME_WIDTH,
                 NAME_WIDTH, json_text(row, "parameter", ""));
    screen_spaces(screen, screen->margin);
    screen_put(screen, ROLE_PLAIN, text);
    screen_end_line(screen);
}

/* --- SVG --- */

enum { ROW = 22, LEFT = 220, RIGHT = 90, WIDE = 420, HEAD = 54 };

static void put_escaped(FILE *out, const char *text) {
    char *clean = clean_line(text, strlen(text));
    for (const char *c = clean; *c; c++) {
        if (*c == '<')
            fputs("&lt;", out);
        else if (*c == '>')
            fputs("&gt;", out);
        else if (*c == '&')
            fputs("&amp;", out);
        else if (*c == '"')
            fputs("&quot;", out);
        else
            putc(*c, out);
    }
    free(clean);
}

static void put_bar(FILE *out, const json_t *row, double low, double high, int y) {
    double at_low = json_double(row, "at_low", NAN), at_high = json_double(row, "at_high", NAN);
    double base = json_double(row, "expected_utility", NAN), scale = WIDE / (high - low);
    fprintf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">", LEFT - 8, y + 15);
    put_escaped(out, json_text(row, "parameter", ""));
    if (json_text(row, "label", NULL)) { /* shown where the pointer rests */
        fputs("<title>", out);
        put_escaped(out, json_text(row, "label", ""));
        fputs("</title>", out);
    }
    fputs("</text>\n", out);
    if (!isfinite(at_low) || !isfinite(at_high))
        return;
    /* Blue where the parameter is low, orange where it is high: the colour-blind tell these apart.
     */
    const struct {
        double at;
        const char *colour;
    } ends[] = {{at_low, "#0072b2"}, {at_high, "#e69f00"}};
    for (int i = 0; i < 2; i++)
        fprintf(out, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
                LEFT + scale * (fmin(base, ends[i].at) - low), y + 3,
                fmax(scale * fabs(ends[i].at - base), 0.8), ROW - 6, ends[i].colour);
    fprintf(out, "<text x=\"%d\" y=\"%d\" class=\"n\">%.3f / %.3f</text>\n", LEFT + WIDE + 6,
            y + 15, at_low, at_high);
}

void tornado_svg(FILE *out, const json_t *rows) {
    size_t count = json_array_size(rows), heads = 0;
    const char *variant = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *its = json_text(json_array_get(rows, i), "variant", "");
        heads += !variant || strcmp(variant, its) != 0;
        variant = its;
    }
    int height = (int)(heads * HEAD + count * ROW) + 40, y = 0;
    fprintf(out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
            "viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">\n"
            "<title>Sensitivity of expected utility</title>\n"
            "<style>.n{font-size:11px;fill:#555}.h{font-size:15px;font-weight:bold}</style>\n"
            "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
            LEFT + WIDE + RIGHT, height, LEFT + WIDE + RIGHT, height);
    variant = NULL;
    double low = 0, high = 1;
    for (size_t i = 0; i < count; i++) {
        const json_t *row = json_array_get(rows, i);
        const char *its = json_text(row, "variant", "");
        if (!variant || strcmp(variant, its) != 0) {
            variant = its;
            scale_of(rows, variant, &low, &high);
            fprintf(out, "<text x=\"12\" y=\"%d\" class=\"h\">", y + 22);
            put_escaped(out, json_text(row, "pathway", ""));
            fputs(", ", out);
            put_escaped(out, variant);
            fprintf(out,
                    ": expected utility %.3f</text>\n"
                    "<text x=\"12\" y=\"%d\" class=\"n\">blue: the parameter at its lowest; "
                    "orange: at its highest</text>\n",
                    json_double(row, "expected_utility", NAN), y + 40);
            y += HEAD;
        }
        put_bar(out, row, low, high, y);
        y += ROW;
    }
    fprintf(
        out,
        "<text x=\"12\" y=\"%d\" class=\"n\">For education, not for patient care.</text>\n</svg>\n",
        y + 24);
}
