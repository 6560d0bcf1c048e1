/* What a learner typed, held against the answers of a question. */
#include "answer.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "state.h"

/* --- words --- */

/* The word without case, accents and outer or doubled spaces; the caller frees. NULL: it is not
 * UTF-8. */
static char *fold(const char *text) {
    size_t length;
    uint8_t *folded =
        u8_casefold((const uint8_t *)text, strlen(text), NULL, UNINORM_NFKD, NULL, &length);
    if (!folded)
        return NULL;
    char *out = xcalloc(1, length + 1);
    size_t put = 0;
    for (size_t at = 0; at < length;) {
        ucs4_t c;
        int size = u8_mbtoucr(&c, folded + at, length - at);
        if (size <= 0)
            break;
        bool space = c == ' ' || c == '\t' || c == 0xa0;
        if (space && put && out[put - 1] != ' ')
            out[put++] = ' ';
        if (!space && !uc_is_general_category(c, UC_CATEGORY_M)) {
            memcpy(out + put, folded + at, (size_t)size);
            put += (size_t)size;
        }
        at += (size_t)size;
    }
    while (put && out[put - 1] == ' ')
        put--;
    out[put] = '\0';
    free(folded);
    return out;
}

static bool same_word(const char *typed, const char *word) {
    char *a = fold(typed), *b = fold(word);
    bool same = a && b && strcmp(a, b) == 0;
    free(a);
    free(b);
    return same;
}

/* --- numbers --- */

/* Reads the number at the beginning: a point or a comma for decimals; `end` is what stands behind
 * it. */
static bool read_number(const char *text, double *number, const char **end, struct failure *why) {
    char plain[64];
    size_t put = 0, commas = 0, points = 0, behind = 0;
    const char *at = text + strspn(text, " \t");
    for (; *at && put + 1 < sizeof plain; at++) {
        bool sign = (*at == '-' || *at == '+') && put == 0;
        if (!isdigit((unsigned char)*at) && *at != '.' && *at != ',' && !sign)
            break;
        commas += *at == ',';
        points += *at == '.';
        behind = *at == ',' || *at == '.' ? 0 : behind + 1;
        plain[put++] = *at == ',' ? '.' : *at;
    }
    plain[put] = '\0';
    char *rest;
    *number = strtod(plain, &rest);
    *end = at;
    if (put == 0 || *rest || rest == plain || commas + points > 1)
        return fail(why, "Please type a number, such as 40 or 2.5.");
    if (commas == 1 && behind == 3)
        return fail(why, "This can be read in two ways. Please type it without the comma, or with "
                         "a decimal point.");
    return true;
}

/* Whether the text is the unit, or its beginning up to a space; spaces and case do not count. */
static bool is_unit(const char *text, const char *unit) {
    char typed[64] = "";
    size_t put = 0;
    for (; *text && put + 1 < sizeof typed; text++)
        if (!isspace((unsigned char)*text) && !(*text == '.' && !text[1]))
            typed[put++] = (char)tolower((unsigned char)*text);
    if (put == 0)
        return true;
    size_t matched = 0;
    for (; unit && *unit; unit++) {
        if (matched == put && isspace((unsigned char)*unit))
            return true;
        if (isspace((unsigned char)*unit))
            continue;
        if (matched == put || tolower((unsigned char)*unit) != typed[matched])
            return false;
        matched++;
    }
    return matched == put;
}

/* --- matching --- */

/* Rounding in decimal fractions must not move a typed 0.45 out of "0.5 within 10 %". */
static const double slack_share = 1e-9;

/* Which numbers an answer takes, both ends included and a little beyond. */
struct span {
    double low, high, slack;
};

static bool is_within(const struct span *span, double given) {
    return given >= span->low - span->slack && given <= span->high + span->slack;
}

static bool span_of(struct walk *walk, const struct choice *answer, double given,
                    struct span *span) {
    struct scene *scene = walk_scene(walk);
    double low, high = 0;
    scene->given = given;
    if (!expression_evaluate(answer->low, scene, &low, &walk->fault))
        return false;
    if (answer->match == MATCH_BETWEEN) {
        if (!expression_evaluate(answer->high, scene, &high, &walk->fault))
            return false;
    } else {
        double within = 0;
        if (answer->within && !expression_evaluate(answer->within, scene, &within, &walk->fault))
            return false;
        within = fabs(answer->within_share ? low * within : within);
        high = low + within;
        low -= within;
    }
    *span = (struct span){low, high, slack_share * (1 + fabs(low) + fabs(high))};
    return true;
}

static bool matches_number(struct walk *walk, const struct choice *answer, double given,
                           bool *matches) {
    struct span span;
    if (!span_of(walk, answer, given, &span))
        return false;
    *matches = is_within(&span, given);
    return true;
}

static bool matches_words(const struct choice *answer, const char *text) {
    for (size_t i = 0; i < answer->word_count; i++)
        if (same_word(text, answer->words[i]))
            return true;
    return false;
}

bool walk_asks_for_words(const struct node *question) {
    for (size_t i = 0; i < question->choice_count; i++)
        if (question->choices[i].match == MATCH_WORDS)
            return true;
    return false;
}

enum match_result walk_match(struct walk *walk, const char *text, size_t *answer, double *given,
                             struct failure *why) {
    const struct node *question = walk_node(walk);
    const char *unit = "";
    *given = 0;
    bool in_words = walk_asks_for_words(question);
    if (in_words && text[strspn(text, " \t")] == '\0') {
        fail(why, "Please type a word.");
        return MATCH_ASK_AGAIN;
    }
    if (!in_words && !read_number(text, given, &unit, why))
        return MATCH_ASK_AGAIN;
    if (!in_words && !is_unit(unit, question->unit)) {
        if (question->unit)
            fail(why, "Please give the number in %s.", question->unit);
        else
            fail(why, "Please type the number alone.");
        return MATCH_ASK_AGAIN;
    }
    for (*answer = 0; *answer < question->choice_count; ++*answer) {
        const struct choice *candidate = &question->choices[*answer];
        bool matches =
            candidate->match == MATCH_OTHERWISE || (in_words && matches_words(candidate, text));
        bool number = candidate->match == MATCH_NUMBER || candidate->match == MATCH_BETWEEN;
        if (number && !matches_number(walk, candidate, *given, &matches))
            return MATCH_FAULT;
        if (matches)
            return MATCHED;
    }
    fail(why, "Please type another answer."); /* a question ends with otherwise: see the loader */
    return MATCH_ASK_AGAIN;
}

bool walk_example(struct walk *walk, const struct choice *answer, double *given) {
    struct scene *scene = walk_scene(walk);
    double high;
    *given = 0;
    if (!answer->low)
        return true;
    if (!expression_evaluate(answer->low, scene, given, &walk->fault))
        return false;
    if (answer->match != MATCH_BETWEEN)
        return true;
    if (!expression_evaluate(answer->high, scene, &high, &walk->fault))
        return false;
    *given = (*given + high) / 2;
    return true;
}

/* Whether each word of an answer is one of an answer before it. */
static bool are_words_taken(const struct node *question, size_t answer) {
    const struct choice *its = &question->choices[answer];
    for (size_t w = 0; w < its->word_count; w++) {
        bool taken = false;
        for (size_t i = 0; i < answer; i++)
            taken = taken || matches_words(&question->choices[i], its->words[w]);
        if (!taken)
            return false;
    }
    return true;
}

/* The first number above one that an answer takes; the same number where it does not take it, or
   cannot be asked. */
static double pass_over(struct walk *walk, const struct choice *answer, double number) {
    struct span span;
    bool taken = span_of(walk, answer, 0, &span) && is_within(&span, number);
    return taken ? nextafter(span.high + span.slack, INFINITY) : number;
}

/* Whether the answers before this one take all its numbers: goes up from its lowest, past each that
   is taken, until none of them moves it any more. */
static bool are_numbers_taken(struct walk *walk, const struct node *question, size_t answer) {
    struct span its;
    double number, before;
    if (!span_of(walk, &question->choices[answer], 0, &its))
        return false;
    number = its.low;
    do {
        before = number;
        for (size_t i = 0; i < answer; i++)
            number = pass_over(walk, &question->choices[i], number);
    } while (number > before && number <= its.high);
    return number > its.high;
}

bool walk_can_match(struct walk *walk, size_t answer) {
    const struct node *question = walk_node(walk);
    switch (question->choices[answer].match) {
    case MATCH_OTHERWISE:
        return true;
    case MATCH_WORDS:
        return !are_words_taken(question, answer);
    default:
        return !are_numbers_taken(walk, question, answer);
    }
}
