/* Fuzzes the loader and a walk: the input is a pathway's text. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "walk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LONGEST_WALK = 60 };

static enum need step(struct walk *walk, uint64_t luck) {
    const struct node *node = walk_node(walk);
    bool offered[256];
    int count = walk_offer(walk, offered);
    if (count <= 0)
        return NEED_HELP;
    size_t choice = luck % node->choice_count;
    while (!offered[choice])
        choice = (choice + 1) % node->choice_count;
    if (node->kind == NODE_ORDERS)
        return walk_order(walk, (uint64_t)1 << choice);
    return node->kind == NODE_QUESTION ? walk_answer(walk, choice, (double)luck)
                                       : walk_choose(walk, choice);
}

static void walk_some(const struct pathway *pathway) {
    for (size_t variant = 0; variant < pathway->variant_count && variant < 3; variant++) {
        struct walk *walk = walk_new(pathway, variant, variant + 1, NULL, NULL);
        enum need need = walk_settle(walk, walk_start(walk));
        for (uint64_t i = 0; i < LONGEST_WALK && need == NEED_CHOICE; i++)
            need = walk_settle(walk, step(walk, i * 7 + variant));
        walk_free(walk);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = malloc(size + 1);
    if (!text)
        return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    struct file file = {"fuzz.lua", text, size};
    struct loading loading;
    pathway_load(&file, 1, &loading);
    if (loading.pathway)
        walk_some(loading.pathway);
    pathway_free(loading.pathway);
    loading_free(&loading);
    free(text);
    return 0;
}
