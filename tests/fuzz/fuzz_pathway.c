/* Fuzzes the loader and a walk: the input is a pathway's text; behind a line "--file" stands the
   text of b.lua, which it may require or use, behind another that of c.lua, and so on. */
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

enum { MOST_FILES = 4 };

/* Cuts a text into files at its marks; how many there are. */
static size_t cut(char *text, size_t size, struct file files[MOST_FILES]) {
    static const char *const names[MOST_FILES] = {"a.lua", "b.lua", "c.lua", "d.lua"};
    static const char mark[] = "\n--file\n";
    size_t count = 0;
    const char *at = text, *end = text + size;
    while (count < MOST_FILES) {
        const char *next = memmem(at, (size_t)(end - at), mark, sizeof mark - 1);
        files[count] = (struct file){names[count], at, (size_t)((next ? next : end) - at)};
        count++;
        if (!next)
            break;
        at = next + sizeof mark - 1;
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = malloc(size + 1);
    if (!text)
        return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    struct file files[MOST_FILES];
    struct loading loading;
    pathway_load(files, cut(text, size, files), &loading);
    if (loading.pathway)
        walk_some(loading.pathway);
    pathway_free(loading.pathway);
    loading_free(&loading);
    free(text);
    return 0;
}
