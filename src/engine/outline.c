/* What a pathway asks, without walking it: its decisions and ends in words, for whoever tells of
 * recorded walks. */
#include <string.h>

#include "inside.h"

/* The numbers that an answer takes, where they are written down as such; false where they are
   worked out as the walk goes. */
static bool written_range(const struct choice *answer, double *low, double *high) {
    const struct expression *within = answer->within;
    if (!answer->low || answer->low->kind != EXPRESSION_NUMBER)
        return false;
    *low = *high = answer->low->number;
    if (answer->match == MATCH_BETWEEN) {
        *high = answer->high->number;
        return answer->high->kind == EXPRESSION_NUMBER;
    }
    if (!within)
        return true;
    double width = within->number * (answer->within_share ? *low : 1);
    *low -= width < 0 ? -width : width;
    *high += width < 0 ? -width : width;
    return within->kind == EXPRESSION_NUMBER;
}

/* The same, and no answer before it takes any of them. */
static bool own_range(const struct node *node, size_t answer, double *low, double *high) {
    if (!written_range(&node->choices[answer], low, high))
        return false;
    for (size_t i = 0; i < answer; i++) {
        double from, to;
        if (!written_range(&node->choices[i], &from, &to) || (from <= *high && to >= *low))
            return false;
    }
    return true;
}

/* The rating that a choice has whatever the patient; NULL: none, or it depends. */
static const char *written_rating(const struct choice *choice) {
    const struct expression *rating = choice->arm_count ? choice->arms[0].action.rating : NULL;
    if (!rating || rating->kind != EXPRESSION_NUMBER)
        return NULL;
    for (size_t a = 1; a < choice->arm_count; a++) {
        const struct expression *other = choice->arms[a].action.rating;
        if (!other || other->kind != EXPRESSION_NUMBER || other->number != rating->number)
            return NULL;
    }
    return rating_name[(size_t)rating->number];
}

static void put_choice(struct engine *engine, struct json_writer *json, const struct node *node,
                       size_t index) {
    const struct choice *choice = &node->choices[index];
    double low, high;
    json_begin(json, NULL, '{');
    json_put_text(json, "id", choice->id);
    json_put_text(json, "label",
                  choice->match == MATCH_OTHERWISE ? "any other answer"
                                                   : choice_label(engine, node, choice));
    json_put_text(json, "rating", written_rating(choice));
    if (choice->match == MATCH_WORDS) {
        json_begin(json, "words", '[');
        for (size_t w = 0; w < choice->word_count; w++)
            json_put_text(json, NULL, choice->words[w]);
        json_end(json, ']');
    } else if (choice->match != MATCH_NONE && own_range(node, index, &low, &high)) {
        json_put_number(json, "low", low);
        json_put_number(json, "high", high);
    }
    json_end(json, '}');
}

static void outline_line(struct engine *engine, const struct node *node) {
    struct failure why;
    const char *text = text_now(engine, node->texts[0], &why);
    struct json_writer json = line_begin(engine, "outline");
    json_put_text(&json, "node", node->id);
    json_put_text(&json, "kind", node_kind_name[node->kind]);
    json_put_text(&json, "text", text);
    if (node->kind != NODE_OUTCOME) {
        char hash[DIGEST_SIZE];
        decision_hash(node, hash);
        json_put_text(&json, "decision", hash);
    }
    if (node->kind == NODE_QUESTION)
        json_put_text(&json, "typed", walk_asks_for_words(node) ? "words" : "number");
    json_begin(&json, "choices", '[');
    for (size_t i = 0; i < node->choice_count; i++)
        put_choice(engine, &json, node, i);
    json_end(&json, ']');
    line_end(&json);
}

void outline_lines(struct engine *engine, const json_t *request) {
    const struct pathway *pathway = engine->pathway;
    struct walk *walk = engine->walk;
    struct arena *arena = engine->arena;
    (void)request;
    /* Words are those for the patient as she is at the start; a walk that is under way is left as
     * it is. */
    engine->walk = walk_new(pathway, 0, 0, NULL, NULL);
    engine->arena = arena_new();
    for (size_t i = 0; i < pathway->node_count; i++)
        if (pathway->nodes[i].kind <= NODE_QUESTION || pathway->nodes[i].kind == NODE_OUTCOME)
            outline_line(engine, &pathway->nodes[i]);
    arena_free(engine->arena);
    walk_free(engine->walk);
    engine->walk = walk;
    engine->arena = arena;
}
