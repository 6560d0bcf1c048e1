/* print_words WORD…: the keys of these words as one Markdown table, taken from the table that the
   loader itself goes by (src/pathway/words.c). Without arguments: every word that has keys, one a
   line. docs/writing-a-pathway.md holds these tables; keys.sh compares them. */
#include <stdio.h>
#include <string.h>

#include "words.h"

/* What stands behind the = of a key. */
static const char *takes(const struct key *key) {
    static const char *const texts[] = {
        [KEY_PLAIN] = "plain text",
        [KEY_TEXT] = "text",
        [KEY_PLAINS] = "plain text or a list",
        [KEY_DATE] = "date `\"2026-11-20\"`",
        [KEY_CONSTANT] = "number",
        [KEY_TRUTH] = "`true` or `false`",
        [KEY_RANGE] = "`{ low, high }`",
        [KEY_CONDITION] = "condition",
        [KEY_GOOD] = "`true`, `false` or condition",
        [KEY_NUMBER] = "number or expression",
        [KEY_SHARE] = "number or expression, or `rest`",
        [KEY_WITHIN] = "`\"10 %\"`, number or expression",
        [KEY_DURATION] = "duration",
        [KEY_RATING] = "rating",
        [KEY_TARGET] = "node, or `resume`",
        [KEY_NODE] = "node",
        [KEY_CITE] = "source or a list",
        [KEY_TEACHES] = "learning point or a list",
        [KEY_FIELDS] = "field or a list",
        [KEY_SET] = "assignments",
        [KEY_SPREAD] = "distribution",
        [KEY_GRADE] = "grade",
        [KEY_CHART] = "part of the chart",
        [KEY_SAY] = "`{ value = \"text\" }`",
        [KEY_NORMAL] = "`{ low, high }`, value or list",
        [KEY_VALUES] = "`{ field = value }`",
        [KEY_TEXTS] = "`{ node = \"text\" }`",
        [KEY_PASS] = "`{ score = …, harmful = … }`",
        [KEY_NEEDS] = "`{ need = \"expression\" }`",
        [KEY_EXITS] = "`{ exit = node }`",
        [KEY_FLAG_OR] = "`true`, `false` or condition",
    };
    const char *text = (size_t)key->kind < sizeof texts / sizeof *texts ? texts[key->kind] : NULL;
    if (strcmp(key->name, "visit") == 0) /* the one target that cannot be a resume */
        return texts[KEY_NODE];
    return text ? text : "?";
}

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
    printf(" %s | %s%s |\n", takes(key), key->help, required ? "; **required**" : "");
}

static int print_table(int count, char **names) {
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

int main(int argc, char **argv) {
    if (argc > WORD_COUNT)
        return 2;
    if (argc > 1)
        return print_table(argc - 1, argv + 1);
    for (int i = 0; i < WORD_COUNT; i++)
        if (words[i].keys && words[i].keys->name)
            puts(words[i].name);
    return 0;
}
