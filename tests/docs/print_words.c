/* What the program itself goes by, as the documents show it: docs/writing-a-pathway.md and
   docs/editor/casewalk.lua hold what this prints, and keys.sh compares.

     print_words                 every word that has keys, one a line
     print_words WORD…           the keys of these words as one Markdown table (src/pathway/words.c)
     print_words --functions     the functions of expressions as a table (src/expression/names.c)
     print_words --library       the functions of Lua as a table (src/pathway/library.c)
     print_words --reserved      names with a meaning of their own, one a line
     print_words --walk          the keys of an expected walk as a table (src/pathway/data_keys.c)
     print_words --luals         the definition file for editors */
#include "print_words.h"

#include <string.h>

#include "library.h"

static const struct word *find(const char *name) {
    for (int i = 0; i < WORD_COUNT; i++)
        if (strcmp(words[i].name, name) == 0)
            return &words[i];
    return NULL;
}

/* Whether a word has the key with this very meaning. */
static const struct key *same_key(const struct word *word, const struct key *key) {
    for (const struct key *other = word->keys; other && other->name; other++)
        if (strcmp(other->name, key->name) == 0 && strcmp(other->help, key->help) == 0)
            return other;
    return NULL;
}

void print_help(const struct key *key) {
    fputs(key->help, stdout);
    if (kinds[key->kind].value_count) {
        fputs(": ", stdout);
        kind_list(&kinds[key->kind], stdout);
    }
}

/* One row: the key, and in which of the words it has this meaning. */
static void print_row(int count, const struct word **group, const struct key *key) {
    int having = 0;
    bool required = false;
    for (int i = 0; i < count; i++) {
        const struct key *same = same_key(group[i], key);
        having += same != NULL;
        required = required || (same && same->required);
    }
    printf("| `%s` |", key->name);
    if (count > 1 && having == count)
        fputs(" all |", stdout);
    const char *before = " ";
    for (int i = 0; count > 1 && having < count && i < count; i++)
        if (same_key(group[i], key)) {
            printf("%s%s", before, group[i]->name);
            before = ", ";
        }
    if (count > 1 && having < count)
        fputs(" |", stdout);
    printf(" %s | ", key_takes(key));
    print_help(key);
    puts(required ? "; **required** |" : " |");
}

static int print_keys(int count, char **names) {
    const struct word *group[WORD_COUNT];
    for (int i = 0; i < count && i < WORD_COUNT; i++) {
        group[i] = find(names[i]);
        if (!group[i]) {
            fprintf(stderr, "print_words: there is no word %s\n", names[i]);
            return 2;
        }
    }
    puts(count > 1 ? "| key | in | takes | meaning |\n|---|---|---|---|"
                   : "| key | takes | meaning |\n|---|---|---|");
    for (int i = 0; i < count; i++)
        for (const struct key *key = group[i]->keys; key->name; key++) {
            bool printed = false;
            for (int before = 0; before < i; before++)
                printed = printed || same_key(group[before], key);
            if (!printed)
                print_row(count, group, key);
        }
    return 0;
}

static void print_functions(void) {
    puts("| function | gives |\n|---|---|");
    const struct expression_function *function;
    for (size_t i = 0; (function = expression_function(i)); i++)
        printf("| `%s(%s)` | %s |\n", function->name, function->arguments, function->gives);
}

static void print_library(void) {
    const struct {
        const char *name;
        const luaL_Reg *functions;
    } parts[] = {{"", library_basics},
                 {"math.", library_numbers},
                 {"string.", library_texts},
                 {"table.", library_tables}};
    puts("| of | there is |\n|---|---|");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        printf(*parts[i].name ? "| `%.*s` | " : "| Lua itself%.*s | ",
               (int)strcspn(parts[i].name, "."), parts[i].name);
        for (const luaL_Reg *at = parts[i].functions; at->name; at++)
            printf("%s`%s%s`", at == parts[i].functions ? "" : ", ", parts[i].name, at->name);
        puts(" |");
    }
}

static void print_walk_keys(void) {
    puts("| key | takes | meaning |\n|---|---|---|");
    for (const struct data_key *key = data_walk_keys; key->name; key++)
        printf("| `%s` | %s | %s |\n", key->name, key->takes, key->help);
}

static void print_reserved(void) {
    for (const char *const *name = reserved_names; *name; name++)
        puts(*name);
}

static void print_words_with_keys(void) {
    for (int i = 0; i < WORD_COUNT; i++)
        if (words[i].keys && words[i].keys->name)
            puts(words[i].name);
}

int main(int argc, char **argv) {
    static const struct {
        const char *name;
        void (*print)(void);
    } kinds_of_print[] = {{"--functions", print_functions},
                          {"--library", print_library},
                          {"--reserved", print_reserved},
                          {"--walk", print_walk_keys},
                          {"--luals", print_luals}};
    for (size_t i = 0; argc == 2 && i < sizeof kinds_of_print / sizeof *kinds_of_print; i++)
        if (strcmp(argv[1], kinds_of_print[i].name) == 0) {
            kinds_of_print[i].print();
            return 0;
        }
    if (argc > WORD_COUNT)
        return 2;
    if (argc > 1)
        return print_keys(argc - 1, argv + 1);
    print_words_with_keys();
    return 0;
}
