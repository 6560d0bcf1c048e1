/* check_statements [--cmi5] FILE: what validators of single statements do not see: order, ids that
   are there twice, answers that were never on offer, one activity told in two ways; with --cmi5 the
   table of cmi5, sections 7.1 and 9. A line for each fault; exit status 1 when there is one. */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "json.h"
#include "uuid.h"

#define CMI5 "https://w3id.org/xapi/cmi5/context/"

static bool is_cmi5;
static size_t faults;
static size_t place; /* of the statement at hand, from 1 */

static void fault(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void fault(const char *format, ...) {
    va_list arguments;
    printf("statement %zu: ", place);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
    faults++;
}

/* A member by path, as "context/registration"; NULL: there is none. */
static const json_t *at(const json_t *value, const char *path) {
    char copy[300], *rest = NULL;
    snprintf(copy, sizeof copy, "%s", path);
    for (char *part = strtok_r(copy, "/", &rest); part && value; part = strtok_r(NULL, "/", &rest))
        value = json_object_get(value, part);
    return value;
}

static const char *text_at(const json_t *value, const char *path) {
    const char *text = json_string_value(at(value, path));
    return text ? text : "";
}

static const char *verb_of(const json_t *statement) {
    const char *id = text_at(statement, "verb/id"), *slash = strrchr(id, '/');
    return strncmp(id, "http://adlnet.gov/expapi/verbs/", 31) == 0 && slash ? slash + 1 : "";
}

static bool is(const char *text, const char *wanted) { return strcmp(text, wanted) == 0; }

static bool is_among(const char *text, const char *const *list) {
    for (; *list; list++)
        if (is(text, *list))
            return true;
    return false;
}

/* ---- one statement: shapes ---- */

/* Nothing empty and nothing null, but in extensions. */
static void check_filled(const json_t *value, const char *name) {
    const char *key;
    json_t *member;
    size_t i;
    if (is(name, "extensions"))
        return;
    if (json_is_null(value) || (json_is_object(value) && json_object_size(value) == 0) ||
        (json_is_array(value) && json_array_size(value) == 0))
        fault("\"%s\" is null or empty", name);
    json_object_foreach((json_t *)value, key, member) check_filled(member, key);
    json_array_foreach(value, i, member) check_filled(member, name);
}

/* "2026-11-21T09:00:00.120Z": to the millisecond, in UTC. */
static void check_time(const json_t *statement) {
    static const char shape[] = "dddd-dd-ddTdd:dd:dd.dddZ";
    const char *time_text = text_at(statement, "timestamp");
    struct tm parts = {0};
    bool good = strlen(time_text) == strlen(shape);
    for (size_t i = 0; good && shape[i]; i++)
        good = shape[i] == 'd' ? isdigit((unsigned char)time_text[i]) : shape[i] == time_text[i];
    if (!good)
        fault("timestamp \"%s\"", time_text);
    else if (strptime(time_text, "%Y-%m-%dT%H:%M:%S", &parts) && timegm(&parts) > time(NULL))
        fault("timestamp %s lies in the future", time_text);
}

/* "PT1H4M18.25S": at most hundredths. */
static void check_duration(const json_t *statement) {
    const char *text = text_at(statement, "result/duration"), *c = text;
    if (!*text)
        return;
    bool good = strncmp(c, "PT", 2) == 0 && c[2];
    for (c += good ? 2 : 0; good && *c;) {
        size_t digits = strspn(c, "0123456789"),
               part = c[digits] == '.' ? strspn(c + digits + 1, "0123456789") : 0;
        c += digits + (part ? part + 1 : 0);
        good = digits > 0 && part <= 2 && *c && strchr(part ? "S" : "HMS", *c);
        c += good;
    }
    if (!good)
        fault("duration \"%s\"", text);
}

static void check_actor(const json_t *statement) {
    const json_t *actor = json_object_get(statement, "actor");
    if (!*text_at(actor, "account/homePage") || !*text_at(actor, "account/name"))
        fault("the actor has no account");
    if (at(actor, "mbox") || at(actor, "mbox_sha1sum") || at(actor, "openid"))
        fault("the actor is named twice");
}

static void check_activities(const json_t *statement) {
    const char *key;
    json_t *list;
    json_object_foreach((json_t *)at(statement, "context/contextActivities"), key,
                        list) if (!json_is_array(list))
        fault("contextActivities/%s is no array", key);
}

static void check_score(const json_t *statement) {
    const json_t *scaled = at(statement, "result/score/scaled");
    double score = json_number_value(scaled);
    if (at(statement, "result/score") &&
        (!json_is_number(scaled) || score < (is_cmi5 ? 0 : -1) || score > 1))
        fault("the scaled score is not in its range");
}

/* ---- one statement: answers ---- */

static bool is_choice(const json_t *choices, const char *id, size_t length) {
    for (size_t i = 0; i < json_array_size(choices); i++) {
        const char *declared = text_at(json_array_get(choices, i), "id");
        if (strlen(declared) == length && strncmp(declared, id, length) == 0)
            return true;
    }
    return false;
}

static void check_choices(const json_t *choices) {
    if (!json_array_size(choices))
        fault("no choices are declared");
    for (size_t i = 0; i < json_array_size(choices); i++) {
        const char *id = text_at(json_array_get(choices, i), "id");
        if (!*id || strpbrk(id, " \t\r\n"))
            fault("the choice \"%s\" has a space in it, or nothing", id);
        for (size_t k = 0; k < i; k++)
            if (is(id, text_at(json_array_get(choices, k), "id")))
                fault("the choice %s is declared twice", id);
    }
}

/* Each part between "[,]" is a declared choice. */
static void check_list(const json_t *choices, const char *list, const char *what) {
    while (*list) {
        const char *comma = strstr(list, "[,]");
        size_t length = comma ? (size_t)(comma - list) : strlen(list);
        if (!is_choice(choices, list, length))
            fault("the %s %.*s is no declared choice", what, (int)length, list);
        list += length + (comma ? 3 : 0);
    }
}

static void check_answer(const json_t *statement) {
    const json_t *definition = at(statement, "object/definition");
    const json_t *patterns = json_object_get(definition, "correctResponsesPattern");
    const json_t *choices = json_object_get(definition, "choices");
    const json_t *success = at(statement, "result/success");
    const char *type = text_at(definition, "interactionType"),
               *response = text_at(statement, "result/response");
    bool right = false;
    if (!is(text_at(definition, "type"), "http://adlnet.gov/expapi/activities/cmi.interaction") ||
        !*type)
        fault("what was answered is no interaction");
    if (!is(type, "choice"))
        return;
    check_choices(choices);
    check_list(choices, response, "response");
    for (size_t i = 0; i < json_array_size(patterns); i++) {
        const char *pattern = json_string_value(json_array_get(patterns, i));
        check_list(choices, pattern ? pattern : " ", "pattern");
        right = right || is(pattern ? pattern : " ", response);
    }
    if (right && json_is_false(success))
        fault("%s is right and called wrong", response);
    if (json_array_size(patterns) && !right && json_is_true(success) && !strstr(response, "[,]") &&
        json_array_size(patterns) > 1)
        fault("%s is wrong and called right", response);
}

/* ---- all statements: ids, activities ---- */

/* Of each activity its definition, but for what is right there and then. */
static void check_activity(json_t *activities, const json_t *statement) {
    const char *id = text_at(statement, "object/id");
    json_t *definition = json_deep_copy(at(statement, "object/definition"));
    const json_t *known = json_object_get(activities, id);
    json_object_del(definition, "correctResponsesPattern");
    if (!definition)
        return;
    if (known && !json_equal((json_t *)known, definition))
        fault("the activity %s was described in another way before", id);
    json_object_set_new(activities, id, definition);
}

static void check_id(json_t *ids, const json_t *statement) {
    const char *id = text_at(statement, "id");
    unsigned char bytes[UUID_BYTES];
    if (!uuid_read(id, bytes) || bytes[6] >> 4 != 5)
        fault("the id \"%s\" is no UUID of a name", id);
    if (json_object_get(ids, id))
        fault("the id %s is there twice", id);
    json_object_set_new(ids, id, json_true());
}

/* ---- all statements: the order within a registration ---- */

struct attempt {
    char registration[64], timestamp[64];
    bool begun, away, ended, judged;
    json_t *seen; /* verbs */
};

static struct attempt *attempt_of(struct attempt *attempts, size_t *count,
                                  const char *registration) {
    for (size_t i = *count; i > 0; i--)
        if (is(attempts[i - 1].registration, registration))
            return &attempts[i - 1];
    struct attempt *new = &attempts[(*count)++];
    *new = (struct attempt){.seen = json_object()};
    snprintf(new->registration, sizeof new->registration, "%s", registration);
    return new;
}

static void check_once(struct attempt *attempt, const char *verb) {
    static const char *const once[] = {"initialized", "completed",  "passed",
                                       "failed",      "terminated", NULL};
    if (!is_among(verb, once))
        return;
    if (json_object_get(attempt->seen, verb))
        fault("%s a second time", verb);
    json_object_set_new(attempt->seen, verb, json_true());
    if (is(verb, "passed") || is(verb, "failed")) {
        if (attempt->judged)
            fault("judged twice");
        attempt->judged = true;
    }
}

static void check_order(struct attempt *attempt, const json_t *statement) {
    const char *verb = verb_of(statement), *when = text_at(statement, "timestamp");
    if (strcmp(when, attempt->timestamp) < 0)
        fault("earlier than the one before it");
    snprintf(attempt->timestamp, sizeof attempt->timestamp, "%s", when);
    if (!attempt->begun && !is(verb, "initialized"))
        fault("%s before initialized", verb);
    if (attempt->ended)
        fault("%s after terminated", verb);
    if (attempt->away != is(verb, "resumed"))
        fault("%s while the walk was %s", verb, attempt->away ? "left" : "not left");
    attempt->begun = true;
    attempt->away = is(verb, "suspended");
    attempt->ended = is(verb, "terminated");
    check_once(attempt, verb);
}

/* ---- cmi5 ---- */

static bool has_category(const json_t *statement, const char *id) {
    const json_t *list = at(statement, "context/contextActivities/category");
    for (size_t i = 0; i < json_array_size(list); i++)
        if (is(text_at(json_array_get(list, i), "id"), id))
            return true;
    return false;
}

static void check_presence(const json_t *statement, const char *path, bool must, bool may) {
    bool there = at(statement, path) != NULL;
    if (there && !may)
        fault("%s has %s", verb_of(statement), path);
    if (!there && must)
        fault("%s has no %s", verb_of(statement), path);
}

static void check_cmi5(const json_t *statement) {
    static const char *const defined[] = {"initialized", "completed",  "passed",
                                          "failed",      "terminated", NULL};
    const char *verb = verb_of(statement);
    bool judges = is(verb, "passed") || is(verb, "failed"), completes = is(verb, "completed");
    const json_t *extensions = at(statement, "context/extensions");
    if (!json_is_string(json_object_get(extensions, CMI5 "extensions/sessionid")))
        fault("no session of the launch");
    if (has_category(statement, CMI5 "categories/cmi5") != is_among(verb, defined))
        fault("%s and the category cmi5 do not go together", verb);
    if (has_category(statement, CMI5 "categories/moveon") != (judges || completes))
        fault("%s and the category moveon do not go together", verb);
    if (!is_among(verb, defined))
        return;
    check_presence(statement, "result/success", judges, judges);
    check_presence(statement, "result/completion", completes, completes);
    check_presence(statement, "result/score", false, judges);
    check_presence(statement, "result/duration", judges || completes || is(verb, "terminated"),
                   true);
    const json_t *mastery = json_object_get(extensions, CMI5 "extensions/masteryscore");
    const json_t *score = at(statement, "result/score/scaled");
    if (judges && mastery && score &&
        (json_number_value(score) >= json_number_value(mastery)) != is(verb, "passed"))
        fault("%s against the least score of the launch", verb);
}

/* ---- all of it ---- */

static void check_statement(const json_t *statement) {
    static const char *const verbs[] = {"initialized", "experienced", "answered", "suspended",
                                        "resumed",     "completed",   "passed",   "failed",
                                        "terminated",  NULL};
    unsigned char bytes[UUID_BYTES];
    if (!is_among(verb_of(statement), verbs))
        fault("the verb \"%s\"", text_at(statement, "verb/id"));
    if (!uuid_read(text_at(statement, "context/registration"), bytes))
        fault("no registration");
    check_filled(statement, "");
    check_time(statement);
    check_duration(statement);
    check_actor(statement);
    check_activities(statement);
    check_score(statement);
    if (is(verb_of(statement), "answered"))
        check_answer(statement);
    if (is_cmi5)
        check_cmi5(statement);
}

int main(int count, char **arguments) {
    json_error_t error;
    is_cmi5 = count == 3 && is(arguments[1], "--cmi5");
    json_t *all = json_load_file(arguments[count - 1], JSON_REJECT_DUPLICATES, &error);
    if (!json_is_array(all)) {
        printf("%s: no array of JSON: %s\n", arguments[count - 1], error.text);
        return 1;
    }
    json_t *ids = json_object(), *activities = json_object();
    struct attempt *attempts = calloc(json_array_size(all) + 1, sizeof *attempts);
    size_t attempt_count = 0;
    for (place = 1; attempts && place <= json_array_size(all); place++) {
        const json_t *statement = json_array_get(all, place - 1);
        check_statement(statement);
        check_id(ids, statement);
        check_activity(activities, statement);
        check_order(
            attempt_of(attempts, &attempt_count, text_at(statement, "context/registration")),
            statement);
    }
    for (size_t i = 0; i < attempt_count; i++)
        json_decref(attempts[i].seen);
    free(attempts);
    json_decref(ids);
    json_decref(activities);
    json_decref(all);
    return faults > 0;
}
