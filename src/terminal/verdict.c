/* How a choice was judged, in words. */
#include "verdict.h"

#include <string.h>

#include "json.h"
#include "styled.h"

static const struct {
    const char *rating, *words;
    enum role role;
} ratings[] = {
    {"best", "Best choice", ROLE_BEST},
    {"acceptable", "Acceptable", ROLE_ACCEPTABLE},
    {"suboptimal", "Suboptimal", ROLE_SUBOPTIMAL},
    {"harmful", "Harmful", ROLE_HARMFUL},
};

enum { RATINGS = sizeof ratings / sizeof *ratings };

static int find(const char *rating) {
    int i = 0;
    while (i < RATINGS && (!rating || strcmp(ratings[i].rating, rating) != 0))
        i++;
    return i;
}

const char *verdict_words(const char *rating) {
    int i = find(rating);
    return i < RATINGS ? ratings[i].words : NULL;
}

enum role verdict_role(const char *rating) {
    int i = find(rating);
    return i < RATINGS ? ratings[i].role : ROLE_MUTED;
}

struct block verdict_block(const char *rating) {
    return (struct block){.bar = "▌ ", .bar_role = verdict_role(rating)};
}

void verdict_show_sources(struct screen *screen, struct block block, const json_t *sources,
                          bool briefly) {
    block.most = !briefly ? 0 : screen->width < 60 ? 2 : 1; /* why shows all of it */
    for (size_t i = 0; i < json_array_size(sources); i++) {
        const json_t *source = json_array_get(sources, i);
        const char *grade = json_text(source, "grade", NULL);
        bool unverified = json_truth(source, "unverified");
        struct styled *styled = styled_new(screen);
        styled_add(styled, ROLE_MUTED, "Source: ");
        if (grade || unverified) /* first, because what is long is cut at its end */
            styled_print(styled, ROLE_MUTED, "%s%s%s. ", grade ? grade : "",
                         grade && unverified ? ", " : "", unverified ? "unverified" : "");
        styled_add(styled, ROLE_MUTED, json_text(source, "text", json_text(source, "id", "")));
        wrap_print(screen, block, styled);
    }
}

/* One order: ticked or left out, and what that was worth. What was rightly left out needs no words.
 */
static void show_item(struct screen *screen, const json_t *item) {
    const char *rating = json_text(item, "rating", NULL),
               *because = json_text(item, "because", NULL);
    const char *words = verdict_words(rating);
    bool ticked = json_truth(item, "ticked");
    if (!words && (!because || !ticked))
        return;
    struct styled *styled = styled_new(screen);
    styled_print(styled, ROLE_STRONG, "%s%s", ticked ? "" : "Not ordered: ",
                 json_text(item, "label", json_text(item, "id", "")));
    if (words)
        styled_print(styled, verdict_role(rating), " %s %s.", screen->plain ? "-" : "–", words);
    if (because) {
        styled_add(styled, ROLE_PLAIN, words ? " " : ": ");
        styled_add_marked(styled, ROLE_PLAIN, because);
    }
    wrap_print(screen, verdict_block(rating), styled);
}

static void show_items(struct screen *screen, const json_t *items) {
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        show_item(screen, item);
    }
}

static void show_rating(struct screen *screen, struct block block, const char *rating) {
    const char *words = verdict_words(rating);
    if (!words)
        return;
    struct styled *styled = styled_new(screen);
    styled_print(styled, verdict_role(rating), "%s.", words);
    wrap_print(screen, block, styled);
}

void verdict_show(struct screen *screen, const json_t *choice) {
    const char *rating = json_text(choice, "rating", NULL);
    struct block block = verdict_block(rating);
    screen_gap(screen);
    show_rating(screen, block, rating);
    wrap_text(screen, block, ROLE_PLAIN, json_text(choice, "because", NULL));
    show_items(screen, json_object_get(choice, "items"));
    if (json_truth(choice, "contested"))
        wrap_line_text(screen, block, ROLE_EMPHASIS, "Experts differ on this.");
    verdict_show_sources(screen, block, json_object_get(choice, "sources"), true);
    screen_gap(screen);
}
