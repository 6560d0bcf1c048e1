/* What an expected walk and expected odds may say: one table for the reader, documents, editors. */
#include <ctype.h>
#include <string.h>

#include "data.h"
#include "nearest.h"

const struct data_key data_walk_keys[] = {
    {"choose", "`{ node = … }`", "table<string, any>",
     "what is chosen: an option; of orders an item or a list of items; of a question the name of "
     "an "
     "answer, or what is typed"},
    {"others", "policy", "casewalk.policy",
     "who chooses where `choose` says nothing: `expert` (the default), `random`, `worst`, "
     "`novice`"},
    {"luck", "`{ node = \"branch\", event = true }`", "table<string, any>",
     "what chance does; all else is drawn by the seed"},
    {"variant", "name", "string", "which patient; without it `base`"},
    {"from", "node", "string", "where the walk begins; without it at the start"},
    {"set", "assignments", "string",
     "what is otherwise there than at the start, as with `--set`: \"sbp = 82; clock = 90\""},
    {"seed", "whole number", "integer", "of all luck that is not given; without it 1"},
    {"meets", "names", "string|string[]",
     "nodes, events (`shock` or `event:shock`) and choices (`node:option`) that must be passed"},
    {"never", "names", "string|string[]", "what must not be passed"},
    {"expect", "condition", "string", "what must hold of the patient at the end"},
    {"ends", "outcome", "string", "where it must end"},
    {0}};

const struct data_key data_expect_keys[] = {
    {"policy", "policy", "casewalk.policy",
     "who chooses: `expert` (the default), `optimal`, `random`, `worst`, `novice`"},
    {"variant", "name", "string", "which patient; without it each of them"},
    {0}};

/* Whether a key is one of a list's, "1", "2" … */
static bool is_place_in_list(const char *key) {
    return *key && strspn(key, "0123456789") == strlen(key);
}

bool data_check_keys(const char *word, const struct data_key *keys, const json_t *body,
                     struct failure *why) {
    static const char no_text[] = "a %s takes no text of its own (is a key missing before it?)";
    bool lists = keys == data_expect_keys;
    const char *key;
    json_t *value;
    if (json_is_array(body) && !lists)
        return fail(why, no_text, word);
    json_object_foreach((json_t *)body, key, value) {
        bool found = is_place_in_list(key) && lists;
        struct nearest near = nearest_to(key);
        for (size_t i = 0; keys[i].name; i++) {
            found = found || strcmp(keys[i].name, key) == 0;
            nearest_offer(&near, keys[i].name);
        }
        if (found)
            continue;
        char hint[128];
        if (is_place_in_list(key))
            return fail(why, no_text, word);
        return fail(why, "%s has no key \"%.60s\"%s", word, key,
                    nearest_hint(&near, hint, sizeof hint));
    }
    return true;
}
