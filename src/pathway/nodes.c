/* Nodes, what can be chosen at them, and events, from the forms. */
#include <lauxlib.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "loader.h"
#include "nearest.h"

enum { MOST_CASES = 250 }; /* a situation has one byte for the one that counts */

static struct action read_action(const struct reader *reader) {
    return (struct action){
        .rating = read_expression(reader, "rating"),
        .missed = read_expression(reader, "missed"),
        .because = read_expression(reader, "because"),
        .result = read_expression(reader, "result"),
        .teaches = read_expression(reader, "teaches"),
        .cite = read_expression(reader, "cite"),
        .reveals = read_expression(reader, "reveals"),
        .contested = read_expression(reader, "contested"),
        .takes = read_expression(reader, "takes"),
        .to = read_expression(reader, "to"),
        .visit = read_expression(reader, "visit"),
        .set = word_key(reader->form->word, "set") ? read_set(reader) : NULL,
    };
}

#define INHERIT(part, whole, member)                                                               \
    do {                                                                                           \
        if (!(part)->member)                                                                       \
            (part)->member = (whole)->member;                                                      \
    } while (0)

/* What a case does not name is that of the option. */
static void inherit(struct action *part, const struct action *whole) {
    INHERIT(part, whole, rating);
    INHERIT(part, whole, missed);
    INHERIT(part, whole, because);
    INHERIT(part, whole, result);
    INHERIT(part, whole, teaches);
    INHERIT(part, whole, cite);
    INHERIT(part, whole, reveals);
    INHERIT(part, whole, contested);
    INHERIT(part, whole, takes);
    INHERIT(part, whole, to);
    INHERIT(part, whole, visit);
    INHERIT(part, whole, set);
}

/* Calls `found` for each form with this word that stands in the reader's body, in written order. */
static void each_child(const struct reader *reader, enum word_id word,
                       void (*found)(void *context, int index), void *context) {
    lua_State *lua = reader->loader->sandbox->lua;
    lua_Integer count = (lua_Integer)lua_rawlen(lua, reader->body);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, reader->body, i);
        struct form *form = form_at(lua, -1);
        if (form && form->word == word) {
            form->used = true;
            found(context, lua_gettop(lua));
        }
        lua_settop(lua, reader->body);
    }
}

/* --- choices --- */

struct choice_context {
    const struct reader *reader; /* of the choice */
    struct choice *choice;
};

static void add_case(void *context, int index) {
    struct choice_context *at = context;
    struct loader *loader = at->reader->loader;
    lua_State *lua = loader->sandbox->lua;
    struct reader reader = reader_open(loader, index);
    reader.given = at->reader->given;
    reader_check(&reader);
    struct arm *arm = ARENA_ADD(loader->arena, at->choice->arms, at->choice->arm_count);
    form_push_name(lua, index);
    arm->when = convert(&reader, lua_gettop(lua), KEY_CONDITION, "case", &reader.form->place);
    if (!arm->when) /* it was wrong; the last arm alone has no condition */
        arm->when = expression_number(loader->arena, 0, &reader.form->place);
    if (at->reader->form->word == WORD_ITEM)
        for (size_t i = 0; i < 2; i++)
            if (read_expression(&reader, i ? "visit" : "to"))
                complain(loader, &reader.form->place, CODE_MISPLACED, 0,
                         "an item leads nowhere of its own: %s belongs to the orders",
                         i ? "visit" : "to");
    arm->action = read_action(&reader);
    if (at->choice->arm_count == MOST_CASES + 1)
        complain(loader, &reader.form->place, CODE_TOO_MANY, 0, "\"%s\" has more than %d cases",
                 at->choice->id, MOST_CASES);
    if (at->reader->form->word == WORD_ITEM && at->choice->arm_count == 4)
        complain(loader, &reader.form->place, CODE_TOO_MANY, 0,
                 "an item can have three cases at most");
}

static void read_arms(const struct reader *reader, struct choice *choice) {
    struct loader *loader = reader->loader;
    struct choice_context context = {reader, choice};
    each_child(reader, WORD_CASE, add_case, &context);
    struct arm *last = ARENA_ADD(loader->arena, choice->arms, choice->arm_count);
    last->action = read_action(reader);
    for (size_t i = 0; i + 1 < choice->arm_count; i++)
        inherit(&choice->arms[i].action, &last->action);
}

static void read_limit(const struct reader *reader, struct choice *choice) {
    struct pathway *pathway = reader->loader->pathway;
    choice->at_most = read_expression(reader, "at_most");
    if (read_truth(reader, "once"))
        choice->at_most = expression_number(reader->loader->arena, 1, &reader->form->place);
    if (choice->at_most)
        choice->counter = (long)pathway->counters++;
}

static bool has_key(const struct reader *reader, const char *key) {
    lua_State *lua = reader->loader->sandbox->lua;
    lua_pushstring(lua, key);
    bool there = lua_rawget(lua, reader->body) != LUA_TNIL;
    lua_pop(lua, 1);
    return there;
}

/* The word, number or `otherwise` that an answer matches. A text with `within` beside it is an
 * expression. */
static void read_match(const struct reader *reader, struct choice *choice) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    lua_Integer count = (lua_Integer)lua_rawlen(lua, reader->body);
    const struct place *place = &choice->place;
    for (lua_Integer i = 1; i <= count; i++) {
        int type = lua_rawgeti(lua, reader->body, i);
        const struct form *form = form_at(lua, -1);
        bool either = form && form->word == WORD_EITHER;
        if (form && !either && form->word != WORD_CASE) {
            complain(loader, place, CODE_MISPLACED, 0, "%s cannot stand in answer",
                     words[form->word].name);
        } else if (type == LUA_TSTRING && strcmp(lua_tostring(lua, -1), "otherwise") == 0) {
            choice->match = MATCH_OTHERWISE;
        } else if (type == LUA_TSTRING && !has_key(reader, "within")) {
            const char *word = clean_copy(loader, -1, place);
            if (choice->match == MATCH_OTHERWISE)
                complain(loader, place, CODE_QUESTION, 0,
                         "an answer that is otherwise takes no word of its own");
            choice->match = MATCH_WORDS;
            if (word)
                *ARENA_ADD(loader->arena, choice->words, choice->word_count) = word;
        } else if (type == LUA_TNUMBER || type == LUA_TSTRING || either) {
            choice->match = MATCH_NUMBER;
            choice->low = convert(reader, lua_gettop(lua), KEY_NUMBER, "the number", place);
        } else if (!form && !is_unknown(lua, -1)) {
            complain(loader, place, CODE_QUESTION, 0,
                     "an answer takes a number, a word in quotes, or otherwise");
        }
        lua_pop(lua, 1);
    }
}

/* between = { low, high }, each a number or an expression. */
static void read_between(const struct reader *reader, struct choice *choice) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    const struct place *place = reader_place(reader, "between", 0);
    lua_pushliteral(lua, "between");
    int type = lua_rawget(lua, reader->body);
    if (type == LUA_TTABLE && lua_rawlen(lua, -1) == 2) {
        choice->match = MATCH_BETWEEN;
        for (int i = 1; i <= 2; i++) {
            lua_rawgeti(lua, -1, i);
            const struct expression *end =
                convert(reader, lua_gettop(lua), KEY_NUMBER, "between", place);
            if (i == 1)
                choice->low = end;
            else
                choice->high = end;
            lua_pop(lua, 1);
        }
    } else if (type != LUA_TNIL) {
        complain(loader, place, CODE_QUESTION, 0, "between takes { lowest, highest }");
    }
    lua_pop(lua, 1);
}

/* within = "10 %" is a share of the number; any other value an amount. */
static void read_within(const struct reader *reader, struct choice *choice) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    lua_pushliteral(lua, "within");
    if (lua_rawget(lua, reader->body) == LUA_TSTRING) {
        double share;
        char sign, rest;
        const char *text = lua_tostring(lua, -1);
        if (sscanf(text, "%lf %c%c", &share, &sign, &rest) == 2 && sign == '%' && share >= 0) {
            choice->within_share = true;
            choice->within = expression_number(loader->arena, share / 100, &choice->place);
        }
    }
    lua_pop(lua, 1);
    if (!choice->within_share)
        choice->within = read_expression(reader, "within");
}

static void read_answer(const struct reader *reader, struct choice *choice) {
    read_match(reader, choice);
    read_between(reader, choice);
    read_within(reader, choice);
    if (choice->match == MATCH_NONE)
        complain(
            reader->loader, &choice->place, CODE_QUESTION, 0,
            "answer \"%s\" matches nothing: give a number, a word, between = { … } or otherwise",
            choice->id);
    if (choice->within && choice->match != MATCH_NUMBER)
        complain(reader->loader, reader_place(reader, "within", 0), CODE_QUESTION, 0,
                 "within belongs to an answer that is a number");
}

static void read_branch(const struct reader *reader, struct choice *choice) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    choice->illustrative = read_truth(reader, "illustrative");
    lua_pushliteral(lua, "p");
    choice->is_rest =
        lua_rawget(lua, reader->body) == LUA_TSTRING && strcmp(lua_tostring(lua, -1), "rest") == 0;
    lua_pop(lua, 1);
    if (!choice->is_rest)
        choice->probability = read_expression(reader, "p");
    if (!choice->is_rest && !choice->probability && has_key(reader, "p"))
        choice->probability =
            expression_number(loader->arena, 0, &choice->place); /* it was wrong */
}

static void build_choice(struct loader *loader, struct choice *choice, int index) {
    struct reader reader = reader_open(loader, index);
    enum word_id word = reader.form->word;
    reader.given = word == WORD_ANSWER;
    reader_check(&reader);
    choice->id = reader.id;
    choice->place = reader.form->place;
    choice->counter = -1;
    if (word != WORD_ANSWER)
        choice->label = read_text(&reader, 0);
    if (word == WORD_OPTION || word == WORD_ITEM) {
        choice->when = read_expression(&reader, "when");
        read_limit(&reader, choice);
    }
    if (word == WORD_ANSWER)
        read_answer(&reader, choice);
    if (word == WORD_BRANCH)
        read_branch(&reader, choice);
    read_arms(&reader, choice);
}

struct node_context {
    struct loader *loader;
    struct node *node;
};

static void add_choice(void *context, int index) {
    struct node_context *at = context;
    struct node *node = at->node;
    struct choice *choice = ARENA_ADD(at->loader->arena, node->choices, node->choice_count);
    build_choice(at->loader, choice, index);
    for (size_t i = 0; i + 1 < node->choice_count; i++)
        if (strcmp(node->choices[i].id, choice->id) == 0)
            complain(at->loader, &choice->place, CODE_TWICE, 0,
                     "\"%s\" stands twice in \"%s\" (first on line %d)", choice->id, node->id,
                     node->choices[i].place.line);
}

/* --- nodes --- */

/* rows[distribution][branch]: which entry of a distribution a branch takes, by name. */
static void map_spread(struct loader *loader, struct node *node) {
    const struct pathway *pathway = loader->pathway;
    node->rows = arena_alloc(loader->arena, (pathway->distribution_count + 1) * sizeof *node->rows);
    for (size_t d = 0; d < pathway->distribution_count; d++) {
        const struct distribution *row = &pathway->distributions[d];
        size_t *map = arena_alloc(loader->arena, (node->choice_count + 1) * sizeof *map);
        size_t found = 0;
        for (size_t b = 0; b < node->choice_count; b++)
            for (size_t e = 0; e < row->count; e++)
                if (strcmp(row->names[e], node->choices[b].id) == 0) {
                    map[b] = e;
                    found++;
                }
        if (found == node->choice_count && found == row->count)
            node->rows[d] = map;
    }
}

/* Every row that a spread may name must have just the branches. */
static void check_spread(struct loader *loader, const struct node *node,
                         const struct expression *spread) {
    if (spread->kind == EXPRESSION_EITHER) {
        for (size_t i = 1; i < spread->count; i += i + 2 < spread->count ? 2 : 1)
            check_spread(loader, node, spread->operands[i]);
        return;
    }
    const struct distribution *row = &loader->pathway->distributions[(size_t)spread->number];
    if (!node->rows[(size_t)spread->number])
        complain(loader, spread->place, CODE_DISTRIBUTION, 0,
                 "the branches of \"%s\" and the names in distribution \"%s\" are not the same",
                 node->id, row->id);
}

static void check_chance(struct loader *loader, const struct node *node) {
    size_t rests = 0;
    for (size_t i = 0; i < node->choice_count; i++) {
        const struct choice *branch = &node->choices[i];
        rests += branch->is_rest;
        if (!node->spread && !branch->probability && !branch->is_rest)
            complain(loader, &branch->place, CODE_DISTRIBUTION, 0,
                     "branch \"%s\" needs p = … (a probability, or rest)", branch->id);
        if (node->spread && (branch->probability || branch->is_rest))
            complain(loader, &branch->place, CODE_DISTRIBUTION, 0,
                     "branch \"%s\" takes its probability from the spread, not from p", branch->id);
    }
    if (rests > 1)
        complain(loader, &node->place, CODE_DISTRIBUTION, 0,
                 "only one branch of \"%s\" can have p = rest", node->id);
    if (node->worse_by && !node->spread)
        complain(loader, &node->place, CODE_DISTRIBUTION, 0, "worse_by in \"%s\" needs a spread",
                 node->id);
}

static void check_question(struct loader *loader, const struct node *node) {
    bool words_asked = false, numbers_asked = false;
    for (size_t i = 0; i < node->choice_count; i++) {
        enum match match = node->choices[i].match;
        words_asked = words_asked || match == MATCH_WORDS;
        numbers_asked = numbers_asked || match == MATCH_NUMBER || match == MATCH_BETWEEN;
        if (match == MATCH_OTHERWISE && i + 1 < node->choice_count)
            complain(loader, &node->choices[i + 1].place, CODE_QUESTION, 0,
                     "no answer can follow the one that is otherwise");
    }
    if (words_asked && numbers_asked)
        complain(loader, &node->place, CODE_QUESTION, 0,
                 "question \"%s\" asks for numbers and for words; it can ask for one of them",
                 node->id);
    const struct choice *last = node->choice_count ? &node->choices[node->choice_count - 1] : NULL;
    if (last && last->match != MATCH_OTHERWISE)
        complain(loader, &node->place, CODE_QUESTION, 0,
                 "question \"%s\" needs a last answer \"…\" { otherwise, … }", node->id);
}

static void read_kind(const struct reader *reader, struct node *node) {
    struct loader *loader = reader->loader;
    if (node->kind <= NODE_QUESTION)
        node->hint = read_expression(reader, "hint");
    switch (node->kind) {
    case NODE_DECISION:
        node->shuffle = read_truth(reader, "shuffle");
        break;
    case NODE_ORDERS:
        node->in_turn = read_truth(reader, "in_turn");
        if (node->choice_count > 64)
            complain(loader, &node->place, CODE_TOO_MANY, 0, "orders \"%s\" has more than 64 items",
                     node->id);
        break;
    case NODE_QUESTION:
        node->unit = read_plain(reader, "unit", NULL);
        check_question(loader, node);
        break;
    case NODE_CHANCE:
        node->spread = read_expression(reader, "spread");
        node->worse_by = read_expression(reader, "worse_by");
        if (node->spread) {
            map_spread(loader, node);
            check_spread(loader, node, node->spread);
        }
        if (node->spread || !has_key(reader, "spread"))
            check_chance(loader, node);
        break;
    case NODE_OUTCOME:
        node->utility = reader->form->word == WORD_EXIT
                            ? expression_number(loader->arena, 0, &node->place)
                            : read_expression(reader, "utility");
        node->good = read_expression(reader, "good");
        break;
    default:
        break;
    }
}

static void check_utility(struct loader *loader, const struct node *node) {
    const struct expression *utility = node->utility;
    if (utility && utility->kind == EXPRESSION_NUMBER &&
        (utility->number < -1 || utility->number > 1))
        complain(loader, utility->place, CODE_VALUE, 0,
                 "utility = %g: it goes from -1 to 1 (1 is full health, 0 as bad as death)",
                 utility->number);
}

void build_node(struct loader *loader, struct node *node, int index) {
    struct reader reader = reader_open(loader, index);
    int child = words[reader.form->word].child;
    reader_check(&reader);
    node->texts[0] = read_text(&reader, 0);
    node->action = read_action(&reader);
    struct node_context context = {loader, node};
    if (child >= 0) {
        each_child(&reader, (enum word_id)child, add_choice, &context);
        if (node->choice_count == 0 && reader.form->complete)
            complain(loader, &node->place, CODE_MISSING, 0, "%s \"%s\" has no %s",
                     words[reader.form->word].name, node->id, words[child].name);
        if (node->choice_count > 250)
            complain(loader, &node->place, CODE_TOO_MANY, 0, "\"%s\" has more than 250 choices",
                     node->id);
    }
    read_kind(&reader, node);
    check_utility(loader, node);
}

void build_event(struct loader *loader, struct event *event, int index) {
    struct reader reader = reader_open(loader, index);
    reader_check(&reader);
    event->text = read_text(&reader, 0);
    event->when = read_expression(&reader, "when");
    event->at = read_expression(&reader, "at");
    event->after = read_expression(&reader, "after");
    event->probability = read_expression(&reader, "p");
    event->repeats = read_truth(&reader, "repeats");
    event->illustrative = read_truth(&reader, "illustrative");
    event->action = read_action(&reader);
    if (event->at && event->after)
        complain(loader, &event->place, CODE_EVENT, 0,
                 "event \"%s\" has both at and after: it can have one of them", event->id);
    if (event->at && event->repeats)
        complain(loader, &event->place, CODE_EVENT, 0,
                 "event \"%s\" has one moment (at): it cannot repeat", event->id);
    if (event->repeats && !has_key(&reader, "when"))
        complain(loader, &event->place, CODE_EVENT, 0,
                 "event \"%s\" repeats, so it needs a condition (when)", event->id);
    if (!has_key(&reader, "when") && !has_key(&reader, "at") && !has_key(&reader, "after"))
        complain(loader, &event->place, CODE_EVENT, 0, "event \"%s\" needs when, at or after",
                 event->id);
}
