/* The language as definitions for the Lua language server, which editors show while an author
   types: what may stand where, and what it means. */
#include <ctype.h>
#include <string.h>

#include "pathway.h"
#include "print_words.h"

/* --- what several words share --- */

static void print_names(const char *alias, const char *help, enum key_kind kind) {
    printf("\n---%s\n---@alias %s\n", help, alias);
    for (size_t i = 0; i < kinds[kind].value_count; i++)
        if (*kinds[kind].values[i])
            printf("---| \"%s\"\n", kinds[kind].values[i]);
}

static void print_alias(const char *alias, const char *type, const char *help) {
    printf("\n---%s\n---@alias %s %s\n", help, alias, type);
}

/* What an expression may call; stands where conditions are explained. */
static void print_expression_help(void) {
    const struct expression_function *function;
    puts("\n---A condition, in quotes: `\"sbp < 90 and not treated\"`. There are `+ - * / // %`,\n"
         "---`== ~= < <= > >=`, `and`, `or`, `not`, the fields of the patient, `clock` (minutes),\n"
         "---`variant`, `minute`, `hour`, `day`, `week`, and:\n---");
    for (size_t i = 0; (function = expression_function(i)); i++)
        printf("--- - `%s(%s)`: %s\n", function->name, function->arguments, function->gives);
    puts("---@alias casewalk.condition string|boolean|fun(patient: casewalk.values): boolean");
}

static void print_shared_types(void) {
    print_expression_help();
    print_alias("casewalk.amount", "number|string|fun(patient: casewalk.values): number",
                "A number, or an expression in quotes that gives one: `\"0.9 * weight\"`.");
    print_alias("casewalk.text", "string|fun(patient: casewalk.values): string",
                "A text in `\"…\"` or `[[…]]`; `{expression}` puts a value in, `{{` is a brace.");
    print_alias("casewalk.duration", "string|fun(patient: casewalk.values): number",
                "Clinical time: `\"45 min\"`, `\"2 h 30 min\"`, `\"3 d\"`, `\"6 wk\"`, `\"6 mo\"`, "
                "`\"1 y\"`, or minutes as an expression in quotes.");
    print_alias("casewalk.assignments", "string|fun(patient: casewalk.values)",
                "Assignments in quotes, separated by `;`: `\"sbp = sbp - 20; treated = true\"`.");
    print_alias("casewalk.range", "(number|string)[]", "`{ lowest, highest }`");
    print_alias("casewalk.normal", "number[]|string|string[]|boolean",
                "`{ lowest, highest }`, or the normal value, or a list of them.");
    print_names("casewalk.rating", "How good a choice is.", KEY_RATING);
    print_names("casewalk.grade", "How strong a source is.", KEY_GRADE);
    print_names("casewalk.chart", "A part of the chart.", KEY_CHART);
    puts("\n---Who chooses.\n---@alias casewalk.policy\n---| \"expert\"\n---| \"optimal\"\n"
         "---| \"random\"\n---| \"worst\"\n---| \"novice\"");
    puts("\n---@class casewalk.pass\n---@field score? number # the least score, 0.7 unless said\n"
         "---@field harmful? integer # how many harmful choices are allowed, none unless said");
    puts("\n---What a Lua function of yours is called with: the fields of the patient by name.\n"
         "---@class casewalk.values\n---@field clock number # minutes since the start\n"
         "---@field variant string\n---@field given number # what was typed, in answers\n"
         "---@field [string] any");
}

/* --- a word --- */

/* What stands in the body without a key, or NULL. */
static void print_positional(int word) {
    const char *child = words[word].child < 0 ? NULL : words[words[word].child].name;
    bool text = words[word].body == BODY_TEXT || words[word].body == BODY_OPTIONAL;
    const char *holds = text ? "casewalk.text" : word_holds[word];
    if (!holds && !child)
        return;
    printf("---@field [integer] %s", holds ? holds : "");
    if (child)
        printf("%scasewalk.form.%s", holds ? "|" : "", child);
    fputs(text ? " # the text that people read" : "", stdout);
    puts("");
}

static void print_body(int word) {
    printf("\n---@class casewalk.%s\n", words[word].name);
    print_positional(word);
    for (const struct key *key = words[word].keys; key->name; key++) {
        printf("---@field %s%s %s # ", key->name, key->required ? "" : "?", kinds[key->kind].type);
        print_help(key);
        puts("");
    }
    if (word_pairs[word])
        printf("---@field [string] %s\n", word_pairs[word]);
}

/* Whether a word may stand before a bare text: word "id" "text". */
static bool may_be_bare(const struct word *word) {
    for (const struct key *key = word->keys; key->name; key++)
        if (key->required)
            return false;
    return word->body == BODY_TEXT;
}

/* `decision "id" { … }`: a function that gives a function. */
static void print_named(int word) {
    const struct word *said = &words[word];
    const char *name = word == WORD_PATIENT ? "who" : word == WORD_CASE ? "condition" : "name";
    const char *type = word == WORD_CASE ? "casewalk.condition" : "string";
    printf("\n---@class casewalk.form.%s\n\n---%c%s: `%s \"%s\" { … }`\n---@param %s %s\n"
           "---@return fun(body: casewalk.%s%s): casewalk.form.%s\nfunction %s(%s) end\n",
           said->name, toupper((unsigned char)said->help[0]), said->help + 1, said->name,
           word == WORD_PATIENT ? "Maria, 58"
           : word == WORD_CASE  ? "sbp < 90"
                                : "name",
           name, type, said->name, may_be_bare(said) ? "|string" : "", said->name, said->name,
           name);
}

/* `number { … }`: the kind of a field; or `fields { … }`, which stands at the left margin. */
static void print_unnamed(int word) {
    const struct word *said = &words[word];
    printf("\n---%c%s: `%s%s { … }`\n---@param body casewalk.%s\n%sfunction %s(body) end\n",
           toupper((unsigned char)said->help[0]), said->help + 1,
           said->top ? "" : "field = ", said->name, said->name,
           said->top ? "" : "---@return casewalk.field\n", said->name);
}

static void print_data_word(const char *word, const char *help, const char *holds,
                            const struct data_key *keys) {
    printf("\n---@class casewalk.%s\n", word);
    if (holds)
        printf("---@field [integer] %s\n", holds);
    for (; keys->name; keys++)
        printf("---@field %s? %s # %s\n", keys->name, keys->type, keys->help);
    printf("\n---%s\n---@param name string\n---@return fun(body: casewalk.%s)\n"
           "function %s(name) end\n",
           help, word, word);
}

void print_luals(void) {
    puts("---@meta casewalk\n"
         "-- The words of casewalk's pathways, for editors that use the Lua language server.\n"
         "-- Made by tests/docs/keys.sh --write from the tables that the program itself goes by.\n"
         "-- No pathway reads this file. Licence: CC BY-SA 4.0.");
    print_shared_types();
    puts("\n---A field of the patient.\n---@class casewalk.field");
    for (int i = 0; i < WORD_COUNT; i++) {
        if (i == WORD_EITHER)
            continue;
        print_body(i);
        if (words[i].named)
            print_named(i);
        else
            print_unnamed(i);
    }
    printf("\n---%c%s: `either(\"condition\", value, …, otherwise)`\n---@param condition "
           "casewalk.condition\n---@param value any\n---@param ... any\n---@return any\n"
           "function either(condition, value, ...) end\n",
           toupper((unsigned char)words[WORD_EITHER].help[0]), words[WORD_EITHER].help + 1);
    puts("\n---Whether a hidden field has been revealed; for functions of yours.\n---@param field "
         "string\n---@return boolean\nfunction known(field) end");
    puts("\n---The probability that the other branches leave.\nrest = \"rest\"\n"
         "\n---Back to what was interrupted.\nresume = \"resume\"\n"
         "\n---The answer that takes whatever no other took.\notherwise = \"otherwise\"");
    print_data_word("walk", "An expected walk, in NAME.walks.lua.", NULL, data_walk_keys);
    print_data_word("expect", "Expected odds, in NAME.walks.lua: `\"good >= 0.85\"`.", "string",
                    data_expect_keys);
}
