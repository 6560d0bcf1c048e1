/* One field of the patient, put into words. */
#include "fact.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "failure.h"
#include "json.h"

/* A text or number as text; NULL for anything else. The caller frees it. */
static char *text_of(const json_t *value) {
    char number[32];
    if (json_is_string(value))
        return xstrdup(json_string_value(value));
    if (!json_is_number(value))
        return NULL;
    json_format_number(json_number_value(value), number);
    return xstrdup(number);
}

/* Joins two texts that may be NULL, the second kept. */
static char *join(char *first, const char *between, const char *second) {
    if (!first || !second || !*second)
        return first;
    char *both = xprint("%s%s%s", first, between, second);
    free(first);
    return both;
}

/* "100 to 140"; where both ends are one value, that. Takes over `low`. */
static char *range(char *low, const char *high) {
    return low && high && strcmp(low, high) == 0 ? low : join(low, " to ", high);
}

/* "100–140" as it is said. Other dashes are an author's. */
static char *spoken_range(char *text) {
    static const char dash[] = "–";
    char *at = text ? strstr(text, dash) : NULL;
    if (!at || at == text || !strchr("0123456789", at[-1]) ||
        !strchr("-0123456789", at[strlen(dash)]))
        return text;
    char *high = xstrdup(at + strlen(dash));
    *at = '\0';
    text = range(text, high);
    free(high);
    return text;
}

/* A range is told as text or as its two ends. */
static char *normal_of(const json_t *normal) {
    if (!json_is_array(normal))
        return spoken_range(text_of(normal));
    char *low = text_of(json_array_get(normal, 0)), *high = text_of(json_array_get(normal, 1));
    low = range(low, high);
    free(high);
    return low;
}

static bool is_number(const char *text) {
    char *end;
    if (!text || !*text)
        return false;
    strtod(text, &end);
    return *end == '\0';
}

/* `abnormal` is true, a word, or the side on which a number lies. */
static const char *sign_of(const json_t *abnormal, bool number) {
    const char *word = json_string_value(abnormal);
    double side = json_number_value(abnormal);
    if (word && strcmp(word, "low") == 0)
        return "low";
    if (word && strcmp(word, "high") == 0)
        return "high";
    if (number && side < 0)
        return "low";
    if (number && side > 0)
        return "high";
    bool said = json_is_true(abnormal) || (word && *word && strcmp(word, "normal") != 0) ||
                side < 0 || side > 0;
    return said ? "abnormal" : NULL;
}

static enum trend trend_of(const json_t *trend, const char *was, const char *value) {
    static const char *const words[] = {[TREND_UP] = "up",
                                        [TREND_DOWN] = "down",
                                        [TREND_WORSE] = "worse",
                                        [TREND_BETTER] = "better"};
    const char *word = json_string_value(trend);
    for (enum trend t = TREND_UP; word && t <= TREND_BETTER; t++)
        if (strcmp(word, words[t]) == 0)
            return t;
    if (!is_number(was) || !is_number(value))
        return TREND_NONE;
    double before = strtod(was, NULL), now = strtod(value, NULL);
    return now > before ? TREND_UP : now < before ? TREND_DOWN : TREND_NONE;
}

void fact_read(struct fact *fact, const json_t *field) {
    char *value = text_of(json_object_get(field, "value"));
    *fact = (struct fact){
        .label = xstrdup(json_text(field, "label", json_text(field, "field", ""))),
        .normal = normal_of(json_object_get(field, "normal")),
        .was = text_of(json_object_get(field, "was")),
        .sign = sign_of(json_object_get(field, "abnormal"), is_number(value)),
        .changed = json_truth(field, "changed"),
    };
    fact->trend = trend_of(json_object_get(field, "trend"), fact->was, value);
    fact->value = value ? join(value, " ", json_text(field, "unit", "")) : xstrdup("not known");
}

void fact_clear(struct fact *fact) {
    free(fact->label);
    free(fact->value);
    free(fact->normal);
    free(fact->was);
}
