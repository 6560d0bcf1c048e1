/* The debrief: what a walk was worth, decision by decision. */
#include <math.h>
#include <string.h>

#include "inside.h"

/* The expert's walk with the same seed from the same beginning: its clinical time and end. */
struct expert {
    double minutes;
    const struct node *outcome; /* NULL: it came to none */
};

static struct expert walk_as_expert(struct engine *engine) {
    struct walk *walk =
        walk_new(engine->pathway, walk_variant(engine->walk), walk_seed(engine->walk), NULL, NULL);
    enum need need = walk_settle(walk, walk_start_at(walk, &engine->beginning));
    while (need == NEED_CHOICE) {
        size_t choice;
        double given;
        uint64_t ticked;
        if (!policy_choose(walk, POLICY_EXPERT, &choice, &given, &ticked))
            break;
        enum node_kind kind = walk_node(walk)->kind;
        need = walk_settle(walk, kind == NODE_ORDERS     ? walk_order(walk, ticked)
                                 : kind == NODE_QUESTION ? walk_answer(walk, choice, given)
                                                         : walk_choose(walk, choice));
    }
    struct expert expert = {walk_minutes(walk), need == NEED_NOTHING ? walk_node(walk) : NULL};
    walk_free(walk);
    return expert;
}

/* What is taken back counts as first answered: the score takes each answer that was given when its
   place had not been taken back to, and leaves out the answers given anew. */
struct tally {
    size_t rated, harmful;
    double credit;
};

static struct tally count(const struct engine *engine) {
    struct tally tally = {0};
    for (size_t i = 0; i < engine->past_count; i++) {
        const struct past *past = &engine->past[i];
        if (past->again || past->rating < 0)
            continue;
        tally.rated++;
        tally.harmful += past->rating == RATING_HARMFUL;
        tally.credit += past->credit;
    }
    return tally;
}

static void put_outcome(struct engine *engine, struct json_writer *json) {
    const struct node *node = walk_node(engine->walk);
    struct failure why;
    double good = 0, utility = NAN;
    const char *text = NULL;
    bool over = engine->need == NEED_NOTHING;
    if (over) {
        text = text_now(engine, node->texts[walk_variant(engine->walk)], &why);
        if (node->good && !expression_evaluate(node->good, walk_scene(engine->walk), &good, &why))
            good = 0;
        if (!expression_evaluate(node->utility, walk_scene(engine->walk), &utility, &why))
            utility = NAN;
    }
    json_put_text(json, "outcome", over ? node->id : NULL);
    json_put_text(json, "outcome_text", text);
    json_put_truth(json, "good", good != 0);
    json_put_number(json, "utility", utility);
    json_put_truth(json, "over", over);
}

static void summary_line(struct engine *engine) {
    const struct pathway *pathway = engine->pathway;
    struct tally tally = count(engine);
    double score = tally.rated ? tally.credit / (double)tally.rated : NAN;
    struct expert expert = walk_as_expert(engine);
    char seed[32];
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)walk_seed(engine->walk));
    struct json_writer json = line_begin(engine, "debrief");
    json_put_text(&json, "pathway", pathway->id);
    json_put_text(&json, "version", pathway->version);
    json_put_text(&json, "variant", pathway->variants[walk_variant(engine->walk)].id);
    json_put_text(&json, "seed", seed);
    put_outcome(engine, &json);
    /* A walk without a rated answer can only fail by a harmful choice, of which it has none. */
    bool passed = (tally.rated == 0 || score >= pathway->pass_score - 1e-9) &&
                  tally.harmful <= (size_t)pathway->pass_harmful;
    bool pieced = walk_is_pieced(engine);
    if (engine->need == NEED_NOTHING && !pieced)
        json_put_truth(&json, "passed", passed);
    else
        json_put_null(&json, "passed"); /* who knows how it ends, or what came before */
    json_put_number(&json, "score", score);
    json_put_number(&json, "pass_score", pathway->pass_score);
    json_put_whole(&json, "pass_harmful", pathway->pass_harmful);
    json_put_whole(&json, "harmful", (long long)tally.harmful);
    json_put_whole(&json, "rated", (long long)tally.rated);
    json_put_whole(&json, "hints", (long long)engine->hints);
    json_put_number(&json, "minutes", walk_minutes(engine->walk));
    json_put_number(&json, "expert_minutes", walk_jumped(engine) ? NAN : expert.minutes);
    json_put_text(&json, "expert_outcome", expert.outcome ? expert.outcome->id : NULL);
    if (pieced) {
        json_put_truth(&json, "pieced", true);
        json_put_text(&json, "from", engine->pathway->nodes[engine->beginning.node].id);
        json_put_text(&json, "set", engine->set);
    }
    line_end(&json);
}

/* The first words of a node as the learner read them then, for the head of a verdict. */
static const char *first_words(struct engine *engine, const struct past *past) {
    const char *text = past->text;
    if (!text)
        return past->node->id;
    size_t length = strcspn(text, "\n");
    if (length > 300) {
        length = 300;
        while (length && ((unsigned char)text[length] & 0xc0) == 0x80)
            length--;
    }
    return arena_copy_bytes(engine->arena, text, length);
}

static void verdict_line(struct engine *engine, const struct past *past) {
    struct json_writer json = line_begin(engine, "verdict");
    json_put_text(&json, "node", past->node->id);
    json_put_text(&json, "kind", node_kind_name[past->node->kind]);
    json_put_text(&json, "text", first_words(engine, past));
    json_put_text(&json, "option", past->option);
    json_put_text(&json, "label", past->label);
    json_put_text(&json, "rating", past->rating < 0 ? NULL : rating_name[past->rating]);
    json_put_number(&json, "credit", past->credit);
    json_put_text(&json, "because", past->because && *past->because ? past->because : NULL);
    json_put_truth(&json, "contested", past->contested);
    put_sources(&json, engine->pathway, past->sources);
    json_begin(&json, "best", '[');
    for (size_t i = 0; i < past->best_count; i++) {
        json_begin(&json, NULL, '{');
        json_put_text(&json, "id", past->best[i]);
        json_put_text(&json, "label", past->best_labels[i]);
        json_end(&json, '}');
    }
    json_end(&json, ']');
    json_put_number(&json, "minutes", past->minutes);
    json_put_truth(&json, "taken_back", past->taken_back);
    json_put_truth(&json, "counts", !past->again);
    line_end(&json);
}

void past_lines(struct engine *engine, const json_t *request) {
    (void)request;
    for (size_t i = 0; i < engine->past_count; i++) {
        const struct past *past = &engine->past[i];
        struct json_writer json = line_begin(engine, "past");
        json_put_text(&json, "node", past->node->id);
        json_put_text(&json, "label", past->label);
        json_put_number(&json, "minutes", past->minutes);
        json_put_truth(&json, "taken_back", past->taken_back);
        line_end(&json);
    }
}

void debrief_lines(struct engine *engine, const json_t *request) {
    (void)request;
    summary_line(engine);
    for (size_t i = 0; i < engine->past_count; i++)
        verdict_line(engine, &engine->past[i]);
    for (size_t i = 0; i < engine->pathway->point_count; i++) {
        struct json_writer json = line_begin(engine, "learning_point");
        json_put_text(&json, "id", engine->pathway->points[i].id);
        json_put_text(&json, "text", engine->pathway->points[i].text);
        json_put_text(&json, "state",
                      engine->met[i]      ? "met"
                      : engine->missed[i] ? "missed"
                                          : "not_reached");
        line_end(&json);
    }
}
