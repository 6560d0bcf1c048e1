/* From which nodes a resume can be reached. */
#include "loader.h"

static bool leads_on(const struct pathway *pathway, const struct expression *to) {
    if (!to)
        return false;
    if (to->kind == EXPRESSION_NUMBER)
        return to->number == TARGET_RESUME || pathway->nodes[(size_t)to->number].may_resume;
    for (size_t i = 1; i < to->count; i += i + 2 < to->count ? 2 : 1)
        if (leads_on(pathway, to->operands[i]))
            return true;
    return false;
}

static bool node_leads_on(const struct pathway *pathway, const struct node *node) {
    bool found = leads_on(pathway, node->action.to);
    for (size_t c = 0; c < node->choice_count && !found; c++)
        for (size_t a = 0; a < node->choices[c].arm_count && !found; a++)
            found = leads_on(pathway, node->choices[c].arms[a].action.to);
    return found;
}

/* Spreads may_resume against the direction of the written targets until nothing changes. Passes go
   up and down in turn: in whichever direction a chain of nodes is written, one pass follows it to
   its beginning. */
void find_resumes(struct pathway *pathway) {
    bool changed = true, upwards = true;
    for (; changed; upwards = !upwards) {
        changed = false;
        for (size_t i = 0; i < pathway->node_count; i++) {
            struct node *node = &pathway->nodes[upwards ? pathway->node_count - 1 - i : i];
            if (!node->may_resume && node_leads_on(pathway, node))
                node->may_resume = changed = true;
        }
    }
}
