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

static bool is_text_or_texts(const json_t *value) {
    bool texts = json_is_string(value) || json_is_array(value) ||
                 (json_is_object(value) && json_object_size(value) == 0); /* {} has no order */
    for (size_t i = 0; i < json_array_size(value); i++)
        texts = texts && json_is_string(json_array_get(value, i));
    return texts;
}

/* What a key takes, if the value is something else; NULL: it is right. */
static const char *misses(const struct data_key *key, const json_t *value) {
    if (strcmp(key->type, "integer") == 0)
        return json_is_integer(value) && json_integer_value(value) >= 0 ? NULL
                                                                        : "a whole number from 0";
    if (strncmp(key->type, "table", 5) == 0)
        return json_is_object(value) ? NULL : "{ node = … }";
    if (strchr(key->type, '|'))
        return is_text_or_texts(value) ? NULL : "a name in quotes, or a list of names in quotes";
    return json_is_string(value) ? NULL : "a text in quotes";
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
        const char *takes = NULL;
        struct nearest near = nearest_to(key);
        for (size_t i = 0; keys[i].name; i++) {
            bool same = strcmp(keys[i].name, key) == 0;
            found = found || same;
            takes = same ? misses(&keys[i], value) : takes;
            nearest_offer(&near, keys[i].name);
        }
        if (takes)
            return fail(why, "%s takes %s", key, takes);
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
