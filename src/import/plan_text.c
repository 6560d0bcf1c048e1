/* The text of a passage: what the learner reads, with what depends on the patient in it. */
#include <stdlib.h>
#include <string.h>

#include "lua_writer.h"
#include "plan.h"

/* Texts are put together rich (lua_writer.h). */
struct telling {
    struct plan *plan;
    FILE *out;
    size_t left;
    bool spaced; /* what is written so far ends with white space */
    bool within; /* what is told becomes part of a finding, which can tell no other */
};

static void tell(struct telling *telling, const struct items *items, struct formula *around,
                 int depth);

static void put_words(struct telling *telling, const char *words) {
    size_t length = strlen(words);
    fputs(words, telling->out);
    if (length > 0)
        telling->spaced = strchr(" \n", words[length - 1]) != NULL;
}

static char *told(struct telling *telling, const struct items *items, int depth) {
    char *text;
    size_t length;
    struct telling inner = {telling->plan, open_memstream(&text, &length), telling->left, true,
                            telling->within};
    if (!inner.out)
        die("out of memory");
    tell(&inner, items, NULL, depth);
    if (fclose(inner.out) != 0)
        die("out of memory");
    telling->left = inner.left;
    return text;
}

static void put_expression(struct telling *telling, const char *expression) {
    fprintf(telling->out, "%c%s%c", RICH_OPEN, expression, RICH_CLOSE);
    telling->spaced = false;
}

/* --- links within the text --- */

static bool only_marks(const char *text, size_t length) {
    return strspn(text, " \t-*|/•·,.;:>»") >= length;
}

enum { MOST_IN_A_ROW = 60 }; /* links on one line that are looked past */

static bool ends_sentence(const char *text) {
    static const char *const ends[] = {".", "!", "?", ":", "\"", ")", "…", "”", "»", "*"};
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t size = strlen(ends[i]);
        if (length > size && strncmp(text + length - size, ends[i], size) == 0)
            return true;
    }
    return false;
}

/* Whether on the line nothing but marks, or a whole sentence, stands before item i, and nothing but
   marks behind it. */
static bool alone_before(const struct items *items, size_t i) {
    for (size_t passed = 0; i-- > 0 && passed < MOST_IN_A_ROW; passed++) {
        const struct item *item = &items->items[i];
        if (item->kind == ITEM_SHOW || item->kind == ITEM_INCLUDE)
            return false;
        if (item->kind != ITEM_TEXT)
            continue;
        const char *line = strrchr(item->text, '\n');
        const char *start = line ? line + 1 : item->text;
        if (ends_sentence(start))
            return true;
        if (!only_marks(start, strlen(start)))
            return false;
        if (line)
            return true;
    }
    return true;
}

static bool alone_behind(const struct items *items, size_t i) {
    size_t stop = items->count - i < MOST_IN_A_ROW ? items->count : i + MOST_IN_A_ROW;
    while (++i < stop) {
        const struct item *item = &items->items[i];
        if (item->kind == ITEM_SHOW || item->kind == ITEM_INCLUDE)
            return false;
        if (item->kind != ITEM_TEXT)
            continue;
        size_t line = strcspn(item->text, "\n");
        if (!only_marks(item->text, line))
            return false;
        if (item->text[line])
            return true;
    }
    return true;
}

/* --- conditions --- */

/* A text that hangs on a condition, as an operand of either(): in quotes, or as a finding. */
static const char *operand(struct telling *telling, const char *rich) {
    enum { LONGEST = 300 };
    struct story *story = telling->plan->story;
    char quote = lua_quote_for(rich);
    if (quote && strlen(rich) <= LONGEST)
        return arena_print(story->arena, "%c%s%c", quote, rich, quote);
    if (story->fragment_count == MOST_FRAGMENTS || telling->within)
        return NULL;
    size_t count = story->fragment_count;
    const char *id = story_field_id(
        story, arena_print(story->arena, "%s text", story->passages[telling->plan->number].id),
        "text");
    *ARENA_ADD(story->arena, story->fragment_texts, story->fragment_count) =
        arena_copy(story->arena, rich);
    *ARENA_ADD(story->arena, story->fragment_ids, count) = id;
    return id;
}

/* The white space around a text belongs outside of either(), where it is made even. */
static const char *trimmed(struct telling *telling, const char *text, const char **before,
                           const char **behind) {
    char *even = rich_even(text);
    const char *kept = arena_copy(telling->plan->story->arena, even);
    size_t lead = strspn(text, " \t\n"), length = strlen(text), trail = length;
    free(even);
    while (trail > lead && strchr(" \t\n", text[trail - 1]))
        trail--;
    bool breaks_before = memchr(text, '\n', lead), breaks_behind = strchr(text + trail, '\n');
    *before = breaks_before ? "\n\n" : lead ? " " : "";
    *behind = breaks_behind ? "\n\n" : trail < length ? " " : "";
    return kept;
}

/* {either(condition, 'text', …)} for arms that hold nothing but text; false: it cannot be said so.
 */
static bool put_either(struct telling *telling, size_t count, const char *const *conditions,
                       const char *const *texts) {
    struct story *story = telling->plan->story;
    const char *whole = "", *before = "", *behind = "", *lead, *trail;
    bool any = false, otherwise = false;
    for (size_t i = 0; i < count; i++) {
        const char *text = trimmed(telling, texts[i], &lead, &trail);
        /* Spaces stay inside, or two would meet where the text is not told. */
        bool space = *lead == ' ' && *text && !telling->spaced;
        if (space || *trail == ' ')
            text = arena_print(story->arena, "%s%s%s", space ? " " : "", text,
                               *trail == ' ' && *text ? " " : "");
        before = *lead == '\n' ? lead : before;
        behind = *trail == '\n' ? trail : behind;
        const char *said = operand(telling, text);
        if (!said)
            return false;
        any = any || *text;
        otherwise = !conditions[i];
        whole = arena_print(story->arena, "%s%s%s%s%s", whole, *whole ? ", " : "",
                            otherwise ? "" : conditions[i], otherwise ? "" : ", ", said);
    }
    if (any && strlen(whole) > FORMULA_LONGEST)
        return false;
    put_words(telling, before);
    if (any)
        put_expression(telling,
                       arena_print(story->arena, "either(%s%s)", whole, otherwise ? "" : ", ''"));
    put_words(telling, behind);
    return true;
}

/* Whether items are text and what leaves no trace in it. */
static bool is_text(const struct items *items) {
    for (size_t i = 0; i < items->count; i++)
        if (items->items[i].kind == ITEM_IF || items->items[i].kind == ITEM_INCLUDE)
            return false;
    return true;
}

/* Conditions and texts of arms, each within `around`; false: one cannot be written. */
static bool read_arms(struct telling *telling, const struct item *item, struct formula *around,
                      const char **conditions, char **texts, int depth) {
    bool good = item->arm_count <= MOST_ARMS;
    for (size_t i = 0; good && i < item->arm_count; i++) {
        struct formula *both;
        bool always = !item->arms[i].condition && !around;
        conditions[i] = NULL;
        good = !(always && i + 1 < item->arm_count) && !item->arms[i].unknown &&
               is_text(&item->arms[i].inside) &&
               (always || plan_condition(telling->plan, around, item->arms[i].condition, &both,
                                         &conditions[i]));
        if (good)
            texts[i] = told(telling, &item->arms[i].inside, depth);
    }
    return good;
}

static void tell_if(struct telling *telling, const struct item *item, struct formula *around,
                    int depth) {
    const char *conditions[MOST_ARMS];
    char *texts[MOST_ARMS] = {0};
    struct formula *before = around;
    bool done = read_arms(telling, item, around, conditions, texts, depth) &&
                put_either(telling, item->arm_count, conditions, (const char *const *)texts);
    for (size_t i = 0; i < MOST_ARMS; i++)
        free(texts[i]);
    for (size_t i = 0; !done && i < item->arm_count; i++) {
        const struct if_arm *arm = &item->arms[i];
        struct formula *both = formula_and(telling->plan->story, before, arm->condition);
        tell(telling, &arm->inside, arm->unknown || (arm->condition && !both) ? around : both,
             depth);
        struct formula *denied =
            arm->condition ? formula_not(telling->plan->story, arm->condition) : NULL;
        struct formula *rest = denied ? formula_and(telling->plan->story, before, denied) : NULL;
        before = rest ? rest : before;
    }
}

/* --- telling --- */

static void show(struct telling *telling, const struct item *item) {
    const char *value = formula_value(telling->plan->story, item->value, -1);
    if (value)
        put_expression(telling, value);
    else
        plan_hand(telling->plan, NULL, "a value that is shown could not be written");
}

/* What stands between two conditions: text that is always told, or hangs on what is around. */
static void end_run(struct telling *telling, FILE **run, char **text, struct formula *around) {
    struct formula *both;
    const char *when;
    if (fclose(*run) != 0)
        die("out of memory");
    const char *texts[] = {*text};
    bool blank = strspn(*text, " \t\n") == strlen(*text);
    if (!around || blank)
        put_words(telling, *text);
    else if (!plan_condition(telling->plan, around, NULL, &both, &when) ||
             !put_either(telling, 1, &when, texts)) {
        plan_hand(telling->plan, *text, "this text could not be made to hang on its condition");
        put_words(telling, *text);
    }
    free(*text);
    *run = NULL;
}

/* How much of a text is only what parts a link from the next, or ends its line. */
static size_t marks_behind_link(const struct items *items, size_t i) {
    size_t line = strcspn(items->items[i].text, "\n");
    bool parts = i > 0 && items->items[i - 1].kind == ITEM_LINK && alone_before(items, i - 1) &&
                 only_marks(items->items[i].text, line);
    return parts ? line : 0;
}

static void tell_inline(struct telling *telling, const struct items *items, size_t i, FILE *run) {
    struct telling inner = {telling->plan, run, telling->left, false, true};
    const struct item *item = &items->items[i];
    if (item->kind == ITEM_TEXT)
        fputs(item->text + marks_behind_link(items, i), run);
    else if (item->kind == ITEM_SHOW)
        show(&inner, item);
    else if (item->kind == ITEM_LINK && !(alone_before(items, i) && alone_behind(items, i)))
        tell(&inner, &item->inside, NULL, DEEPEST_INCLUDE);
    telling->left = inner.left;
}

static void tell(struct telling *telling, const struct items *items, struct formula *around,
                 int depth) {
    FILE *run = NULL;
    char *text;
    size_t length;
    for (size_t i = 0; i < items->count && telling->left > 0; i++) {
        const struct item *item = &items->items[i];
        telling->left--;
        if (item->kind != ITEM_IF && item->kind != ITEM_INCLUDE) {
            if (!run && !(run = open_memstream(&text, &length)))
                die("out of memory");
            tell_inline(telling, items, i, run);
            continue;
        }
        if (run)
            end_run(telling, &run, &text, around);
        long included = item->kind == ITEM_INCLUDE && item->target
                            ? story_find(telling->plan->story, item->target)
                            : -1;
        if (item->kind == ITEM_IF)
            tell_if(telling, item, around, depth);
        else if (included >= 0 && depth <= DEEPEST_INCLUDE)
            tell(telling, &telling->plan->story->passages[included].items, around, depth + 1);
    }
    if (run)
        end_run(telling, &run, &text, around);
}

/* --- the whole --- */

/* The only item that tells something, if it is a condition. */
static const struct item *only_condition(const struct items *items) {
    const struct item *found = NULL;
    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->items[i];
        bool blank = item->kind == ITEM_TEXT && strspn(item->text, " \t\n") == strlen(item->text);
        bool silent = item->kind == ITEM_SET || item->kind == ITEM_HAND || item->kind == ITEM_GO ||
                      (item->kind == ITEM_LINK && alone_before(items, i) && alone_behind(items, i));
        if (blank || silent)
            continue;
        if (found || item->kind != ITEM_IF)
            return NULL;
        found = item;
    }
    return found;
}

/* either("condition", [[text]], …), where the whole text is that. */
static bool write_either(struct telling *telling, const struct item *item, FILE *out) {
    const char *conditions[MOST_ARMS];
    char *texts[MOST_ARMS] = {0};
    bool good = read_arms(telling, item, NULL, conditions, texts, 0);
    bool otherwise = good && !conditions[item->arm_count - 1], any = false;
    for (size_t i = 0; good && i < item->arm_count; i++)
        any = any || strspn(texts[i], " \t\n") < strlen(texts[i]);
    good = good && any;
    if (good) {
        fputs("either(", out);
        for (size_t i = 0; i < item->arm_count; i++) {
            char *even = rich_even(texts[i]);
            fputs(i ? ",\n    " : "", out);
            if (conditions[i]) {
                lua_string(out, conditions[i]);
                fputs(", ", out);
            }
            if (lua_text(out, even))
                plan_hand(telling->plan, NULL, "this text is too long and was cut");
            free(even);
        }
        fputs(otherwise ? ")" : ",\n    \"\")", out);
    }
    for (size_t i = 0; i < MOST_ARMS; i++)
        free(texts[i]);
    return good;
}

const char *plan_text(struct plan *plan, FILE *out) {
    const struct items *items = &plan->story->passages[plan->number].items;
    struct telling telling = {plan, NULL, MOST_LEAVES, true, false};
    const struct item *only = only_condition(items);
    if (only && only->arm_count > 1 && write_either(&telling, only, out))
        return NULL;
    char *text = told(&telling, items, 0), *even = rich_even(text);
    const char *kept = arena_copy(plan->story->arena, even);
    free(text);
    free(even);
    return kept;
}

const char *plan_label(struct plan *plan, const struct items *items) {
    struct telling telling = {plan, NULL, MOST_LEAVES, true, false};
    char *text = told(&telling, items, DEEPEST_INCLUDE), *even = rich_even(text);
    for (char *c = even; *c; c++)
        *c = *c == '\n' ? ' ' : *c;
    const char *kept = arena_copy(plan->story->arena, even);
    free(text);
    free(even);
    return kept;
}
