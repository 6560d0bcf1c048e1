/* The words of the pathway language and what each may say. */
#include "words.h"

#include <string.h>

#include "pathway.h"

/* --- what stands behind the = of a key --- */

#define NAMED(names) (names), sizeof(names) / sizeof *(names)

/* Of the types: a string may hold an expression, a function stands for one, and what either()
   gives is `any`, which fits everywhere. */
const struct kind kinds[KEY_KINDS] = {
    [KEY_PLAIN] = {"plain text", "string", NULL, 0},
    [KEY_TEXT] = {"text", "casewalk.text", NULL, 0},
    [KEY_PLAINS] = {"plain text or a list", "string|string[]", NULL, 0},
    [KEY_DATE] = {"date `\"2026-11-20\"`", "string", NULL, 0},
    [KEY_CONSTANT] = {"number", "number", NULL, 0},
    [KEY_TRUTH] = {"`true` or `false`", "boolean", NULL, 0},
    [KEY_RANGE] = {"`{ low, high }`", "casewalk.range", NULL, 0},
    [KEY_CONDITION] = {"condition", "casewalk.condition", NULL, 0},
    [KEY_GOOD] = {"`true`, `false` or condition", "boolean|casewalk.condition", NULL, 0},
    [KEY_NUMBER] = {"number or expression", "casewalk.amount", NULL, 0},
    [KEY_SHARE] = {"number or expression, or `rest`", "casewalk.amount", NULL, 0},
    [KEY_WITHIN] = {"`\"10 %\"`, number or expression", "casewalk.amount", NULL, 0},
    [KEY_DURATION] = {"duration", "casewalk.duration", NULL, 0},
    [KEY_RATING] = {"rating", "casewalk.rating", NAMED(rating_name)},
    [KEY_TARGET] = {"node, or `resume`", "string", NULL, 0},
    [KEY_NODE] = {"node", "string", NULL, 0},
    [KEY_CITE] = {"source or a list", "string|string[]", NULL, 0},
    [KEY_TEACHES] = {"learning point or a list", "string|string[]", NULL, 0},
    [KEY_FIELDS] = {"field or a list", "string|string[]", NULL, 0},
    [KEY_SET] = {"assignments", "casewalk.assignments", NULL, 0},
    [KEY_SPREAD] = {"distribution", "string", NULL, 0},
    [KEY_GRADE] = {"grade", "casewalk.grade", NAMED(grade_name)},
    [KEY_CHART] = {"part of the chart", "casewalk.chart", NAMED(chart_name)},
    [KEY_SAY] = {"`{ value = \"text\" }`", "table<string, string>", NULL, 0},
    [KEY_NORMAL] = {"`{ low, high }`, value or list", "casewalk.normal", NULL, 0},
    [KEY_VALUES] = {"`{ field = value }`", "table<string, string|number|boolean>", NULL, 0},
    [KEY_TEXTS] = {"`{ node = \"text\" }`", "table<string, string>", NULL, 0},
    [KEY_PASS] = {"`{ score = …, harmful = … }`", "casewalk.pass", NULL, 0},
    [KEY_NEEDS] = {"`{ need = \"expression\" }`", "table<string, string|number|boolean>", NULL, 0},
    [KEY_EXITS] = {"`{ exit = node }`", "table<string, string>", NULL, 0},
    [KEY_FLAG_OR] = {"`true`, `false` or condition", "boolean|casewalk.condition", NULL, 0},
};

void kind_list(const struct kind *kind, FILE *out) {
    bool any = false;
    for (size_t i = 0; i < kind->value_count; i++) {
        if (!*kind->values[i])
            continue;
        fprintf(out, "%s%s",
                !any                        ? ""
                : i + 1 < kind->value_count ? ", "
                                            : " or ",
                kind->values[i]);
        any = true;
    }
}

const char *key_takes(const struct key *key) {
    /* The one target that cannot be a resume. */
    return kinds[strcmp(key->name, "visit") == 0 ? KEY_NODE : key->kind].takes;
}

/* --- the words --- */

#define WHAT_A_STEP_MAY_SAY                                                                        \
    {"set", KEY_SET, false, "what changes in the patient: \"field = expression; …\""},             \
        {"reveals", KEY_FIELDS, false, "hidden fields that come onto the chart"},                  \
        {"takes", KEY_DURATION, false, "clinical time that passes: \"45 min\""},                   \
        {"teaches", KEY_TEACHES, false, "learning points that are met here"}, {                    \
        "cite", KEY_CITE, false, "sources"                                                         \
    }

#define WHAT_A_CHOICE_MAY_SAY                                                                      \
    WHAT_A_STEP_MAY_SAY, {"rating", KEY_RATING, false, "the judgement (none: neutral)"},           \
        {"because", KEY_TEXT, false, "the judgement and its reason"},                              \
        {"result", KEY_TEXT, false, "what happens, shown in every mode"}, {                        \
        "contested", KEY_FLAG_OR, false, "experts differ: acceptable counts like best"             \
    }

#define WHERE_IT_GOES                                                                              \
    {"to", KEY_TARGET, false,                                                                      \
     "the node to go to; none: stay; resume: back to what was interrupted"},                       \
    {                                                                                              \
        "visit", KEY_TARGET, false, "a node to go to and come back from by resume"                 \
    }

static const struct key pathway_keys[] = {
    {"title", KEY_PLAIN, true, "what a learner sees in a list"},
    {"summary", KEY_PLAIN, false, "one sentence on what it is about"},
    {"version", KEY_PLAIN, false, "of the text, as \"1.0.0\""},
    {"audience", KEY_PLAIN, false, "for whom it is written"},
    {"authors", KEY_PLAINS, false, "who wrote it"},
    {"reviewers", KEY_PLAINS, false, "who reviewed it clinically; left out: nobody"},
    {"reviewed", KEY_DATE, false, "when the evidence was last looked at"},
    {"review_by", KEY_DATE, false, "when it must be looked at again"},
    {"goals", KEY_PLAINS, false, "what a learner can do afterwards"},
    {"licence", KEY_PLAIN, false, "the terms of use"},
    {"start", KEY_NODE, true, "the first node"},
    {"minutes", KEY_CONSTANT, false, "how long a walk takes a learner"},
    {"clock", KEY_DURATION, false, "the grain of the clock for timers and conditions"},
    {"pass", KEY_PASS, false, "{ score = 0.7, harmful = 0 }: least score, harmful choices allowed"},
    {"steps", KEY_CONSTANT, false, "the longest walk, in nodes; 1000 unless said"},
    {0}};

static const struct key source_keys[] = {
    {"year", KEY_CONSTANT, false, "of publication"},
    {"grade", KEY_GRADE, false, "how strong the evidence is"},
    {"url", KEY_PLAIN, false, "where it can be read"},
    {"doi", KEY_PLAIN, false, "its digital object identifier"},
    {"unverified", KEY_TRUTH, false, "true: cited from knowledge, not looked up"},
    {0}};

static const struct key no_keys[] = {{0}};

static const struct key parameter_keys[] = {
    {"low", KEY_CONSTANT, false, "the lowest plausible value"},
    {"high", KEY_CONSTANT, false, "the highest plausible value"},
    {"label", KEY_PLAIN, false, "what people read"},
    {"cite", KEY_CITE, false, "sources"},
    {"illustrative", KEY_TRUTH, false, "true: an estimate for teaching, not from a source"},
    {0}};

static const struct key distribution_keys[] = {
    {"n", KEY_CONSTANT, false, "how many patients it rests on"},
    {"cite", KEY_CITE, false, "sources"},
    {"illustrative", KEY_TRUTH, false, "true: an estimate for teaching, not from a source"},
    {0}};

static const struct key variant_keys[] = {
    {"values", KEY_VALUES, false, "{ field = value }: where this patient differs"},
    {"name", KEY_PLAIN, false, "another name and age"},
    {"start", KEY_NODE, false, "another first node"},
    {"texts", KEY_TEXTS, false, "{ node = \"text\" }: other words for some nodes"},
    {0}};

static const struct key use_keys[] = {
    {"as", KEY_PLAIN, false, "what its names begin with here; the file's name unless said"},
    {"needs", KEY_NEEDS, false, "{ need = \"expression\" }: what it asks of the pathway"},
    {"exits", KEY_EXITS, false, "{ exit = node }: where its ways out lead"},
    {"texts", KEY_TEXTS, false, "{ node = \"text\" }: other words for some of its nodes"},
    {0}};

static const struct key procedure_keys[] = {
    {"title", KEY_PLAIN, true, "what it is"},
    {"summary", KEY_PLAIN, false, "one sentence on what it teaches"},
    {"start", KEY_NODE, true, "its first node: the way in"},
    {0}};

static const struct key event_keys[] = {
    {"when", KEY_CONDITION, false, "the condition on which it happens"},
    {"at", KEY_DURATION, false, "the moment, counted from the start"},
    {"after", KEY_DURATION, false, "the delay, counted from when the condition came to hold"},
    {"p", KEY_NUMBER, false, "the probability that it happens when it would"},
    {"illustrative", KEY_TRUTH, false, "true: the probability is an estimate for teaching"},
    {"repeats", KEY_TRUTH, false, "true: again each time its condition has become true anew"},
    {"because", KEY_TEXT, false, "the reason, for the debrief"},
    {"set", KEY_SET, false, "what changes in the patient"},
    {"to", KEY_TARGET, false, "the node it leads to; none: the walk goes on"},
    {"teaches", KEY_TEACHES, false, "learning points that are met here"},
    {"cite", KEY_CITE, false, "sources"},
    {0}};

static const struct key decision_keys[] = {
    WHAT_A_STEP_MAY_SAY,
    {"hint", KEY_TEXT, false, "help that a learner may ask for"},
    {"shuffle", KEY_TRUTH, false, "true: the order is drawn from the seed"},
    {0}};

static const struct key orders_keys[] = {
    WHAT_A_STEP_MAY_SAY,
    {"hint", KEY_TEXT, false, "help that a learner may ask for"},
    {"in_turn", KEY_TRUTH, false, "true: done one after the other"},
    {"to", KEY_TARGET, true, "the node that follows"},
    {0}};

static const struct key question_keys[] = {
    WHAT_A_STEP_MAY_SAY,
    {"hint", KEY_TEXT, false, "help that a learner may ask for"},
    {"unit", KEY_PLAIN, false, "of the number that is asked for"},
    {0}};

static const struct key chance_keys[] = {
    WHAT_A_STEP_MAY_SAY,
    {"spread", KEY_SPREAD, false,
     "the distribution from which the branches take their probabilities"},
    {"worse_by", KEY_NUMBER, false, "a common odds ratio towards the later branches"},
    {0}};

static const struct key step_keys[] = {
    WHAT_A_STEP_MAY_SAY, {"to", KEY_TARGET, true, "the node that follows"}, {0}};

static const struct key outcome_keys[] = {
    WHAT_A_STEP_MAY_SAY,
    {"utility", KEY_NUMBER, true, "from -1 to 1; 1 full health, 0 as bad as death"},
    {"good", KEY_GOOD, false, "true, or the condition on which it is a good end"},
    {"because", KEY_TEXT, false, "the reason, for the debrief"},
    {0}};

static const struct key option_keys[] = {
    WHAT_A_CHOICE_MAY_SAY,
    WHERE_IT_GOES,
    {"when", KEY_CONDITION, false, "the condition on which it is offered"},
    {"at_most", KEY_NUMBER, false, "how often it can be taken"},
    {"once", KEY_TRUTH, false, "true: can be taken once"},
    {0}};

static const struct key item_keys[] = {
    WHAT_A_CHOICE_MAY_SAY,
    {"missed", KEY_RATING, false, "the rating of not ticking it"},
    {"when", KEY_CONDITION, false, "the condition on which it is offered"},
    {"at_most", KEY_NUMBER, false, "how often it can be taken"},
    {"once", KEY_TRUTH, false, "true: can be taken once"},
    {0}};

static const struct key answer_keys[] = {
    WHAT_A_CHOICE_MAY_SAY,
    WHERE_IT_GOES,
    {"within", KEY_WITHIN, false, "the tolerance: \"10 %\" or a number"},
    {"between", KEY_RANGE, false, "{ low, high }, both counting"},
    {0}};

static const struct key branch_keys[] = {
    WHAT_A_STEP_MAY_SAY,
    {"p", KEY_SHARE, false, "its probability, or rest"},
    {"illustrative", KEY_TRUTH, false, "true: the probability is an estimate for teaching"},
    {"because", KEY_TEXT, false, "the reason, for the debrief"},
    {"result", KEY_TEXT, false, "what happens, shown in every mode"},
    {"to", KEY_TARGET, true, "the node that follows"},
    {0}};

static const struct key case_keys[] = {
    WHAT_A_CHOICE_MAY_SAY,
    WHERE_IT_GOES,
    {"missed", KEY_RATING, false, "the rating of not ticking it"},
    {0}};

#define WHAT_A_FIELD_MAY_SAY                                                                       \
    {"label", KEY_PLAIN, false, "what people read"},                                               \
        {"chart", KEY_CHART, false, "where it stands on the chart"}, {                             \
        "hidden", KEY_TRUTH, false, "true: not on the chart until it is revealed"                  \
    }

static const struct key number_keys[] = {
    WHAT_A_FIELD_MAY_SAY,
    {"unit", KEY_PLAIN, false, "shown behind the number"},
    {"range", KEY_RANGE, false, "{ lowest, highest } possible"},
    {"normal", KEY_NORMAL, false, "{ lowest, highest } normal"},
    {"clamp", KEY_TRUTH, false, "true: held within its range"},
    {"digits", KEY_CONSTANT, false, "decimals shown"},
    {0}};

static const struct key values_keys[] = {
    WHAT_A_FIELD_MAY_SAY,
    {"value", KEY_PLAIN, false, "the value at the start; the first unless said"},
    {"say", KEY_SAY, false, "{ value = \"what people read\" }"},
    {"normal", KEY_NORMAL, false, "the normal value or a list of them"},
    {0}};

static const struct key flag_keys[] = {
    WHAT_A_FIELD_MAY_SAY,
    {"say", KEY_SAY, false, "{ yes = \"…\", no = \"…\" }"},
    {"normal", KEY_NORMAL, false, "the normal value: true or false"},
    {0}};

static const struct key finding_keys[] = {WHAT_A_FIELD_MAY_SAY, {0}};

const struct word words[WORD_COUNT] = {
    [WORD_PATHWAY] = {"pathway", true, true, BODY_NONE, -1, "what the pathway is", pathway_keys},
    [WORD_SOURCE] = {"source", true, true, BODY_TEXT, -1, "where a statement comes from",
                     source_keys},
    [WORD_LEARNING_POINT] = {"learning_point", true, true, BODY_TEXT, -1, "what is to be learned",
                             no_keys},
    [WORD_PARAMETER] = {"parameter", true, true, BODY_ANY, -1, "a number that the odds rest on",
                        parameter_keys},
    [WORD_DISTRIBUTION] = {"distribution", true, true, BODY_ANY, -1,
                           "probabilities that belong together", distribution_keys},
    [WORD_DEFINE] = {"define", true, true, BODY_TEXT, -1, "a name for a condition or number",
                     no_keys},
    [WORD_PATIENT] = {"patient", true, true, BODY_ANY, -1,
                      "who it is about, and the fields that may change", no_keys},
    [WORD_VARIANT] = {"variant", true, true, BODY_TEXT, -1, "another patient for the same pathway",
                      variant_keys},
    [WORD_USE] = {"use", true, true, BODY_NONE, -1, "a procedure from a file beside the pathway",
                  use_keys},
    [WORD_PROCEDURE] = {"procedure", true, true, BODY_NONE, -1, "what a procedure is",
                        procedure_keys},
    [WORD_NEEDS] = {"needs", false, true, BODY_ANY, -1,
                    "what a procedure asks of the pathway that uses it", no_keys},
    [WORD_FIELDS] = {"fields", false, true, BODY_ANY, -1, "a procedure's own fields", no_keys},
    [WORD_EXIT] = {"exit", true, true, BODY_TEXT, -1, "a way out of a procedure", no_keys},
    [WORD_EVENT] = {"event", true, true, BODY_TEXT, -1, "a rule that interrupts the walk",
                    event_keys},
    [WORD_DECISION] = {"decision", true, true, BODY_TEXT, WORD_OPTION,
                       "a place where the learner chooses one", decision_keys},
    [WORD_ORDERS] = {"orders", true, true, BODY_TEXT, WORD_ITEM,
                     "a place where the learner ticks several", orders_keys},
    [WORD_QUESTION] = {"question", true, true, BODY_TEXT, WORD_ANSWER,
                       "a place where the learner types an answer", question_keys},
    [WORD_CHANCE] = {"chance", true, true, BODY_OPTIONAL, WORD_BRANCH,
                     "a place where chance decides", chance_keys},
    [WORD_STEP] = {"step", true, true, BODY_TEXT, -1, "a place that only tells", step_keys},
    [WORD_OUTCOME] = {"outcome", true, true, BODY_TEXT, -1, "a way to end", outcome_keys},
    [WORD_OPTION] = {"option", true, false, BODY_TEXT, WORD_CASE, "one thing to choose",
                     option_keys},
    [WORD_ITEM] = {"item", true, false, BODY_TEXT, WORD_CASE, "one thing to tick", item_keys},
    [WORD_ANSWER] = {"answer", true, false, BODY_ANY, WORD_CASE, "one thing that can be typed",
                     answer_keys},
    [WORD_BRANCH] = {"branch", true, false, BODY_OPTIONAL, -1, "one thing chance can do",
                     branch_keys},
    [WORD_CASE] = {"case", true, false, BODY_NONE, -1, "what an option is when a condition holds",
                   case_keys},
    [WORD_NUMBER] = {"number", false, false, BODY_ANY, -1, "a field that is a number", number_keys},
    [WORD_INTEGER] = {"integer", false, false, BODY_ANY, -1, "a field that is a whole number",
                      number_keys},
    [WORD_SCALE] = {"scale", false, false, BODY_ANY, -1, "a field with values in order of badness",
                    values_keys},
    [WORD_ONE_OF] = {"one_of", false, false, BODY_ANY, -1, "a field with values in no order",
                     values_keys},
    [WORD_FLAG] = {"flag", false, false, BODY_ANY, -1, "a field that is true or false", flag_keys},
    [WORD_FINDING] = {"finding", false, false, BODY_TEXT, -1,
                      "a report that is read when it is revealed", finding_keys},
    [WORD_EITHER] = {"either", false, false, BODY_ANY, -1, "the first value whose condition holds",
                     no_keys},
};

const char *const word_holds[WORD_COUNT] = {
    [WORD_PARAMETER] = "number",     [WORD_NUMBER] = "number", [WORD_INTEGER] = "integer",
    [WORD_SCALE] = "string",         [WORD_ONE_OF] = "string", [WORD_FLAG] = "boolean",
    [WORD_ANSWER] = "number|string",
};

const char *const word_pairs[WORD_COUNT] = {
    [WORD_DISTRIBUTION] = "number",
    [WORD_PATIENT] = "casewalk.field",
    [WORD_NEEDS] = "casewalk.field",
    [WORD_FIELDS] = "casewalk.field",
};

const char *const reserved_names[] = {
    "resume", "rest", "otherwise", "clock", "variant", "given", "known", "name", "either", "and",
    "or",     "not",  "true",      "false", "minute",  "hour",  "day",   "week", "base",   NULL};

const struct key *word_key(enum word_id word, const char *name) {
    for (const struct key *key = words[word].keys; key->name; key++)
        if (strcmp(key->name, name) == 0)
            return key;
    return NULL;
}
