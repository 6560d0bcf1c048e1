/* What all statements have in common: id, actor, verb, context. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "moment.h"
#include "xapi_inside.h"

static const char *const verbs[] = {"initialized", "experienced", "answered",
                                    "suspended",   "resumed",     "completed",
                                    "passed",      "failed",      "terminated"};

#define CMI5 "https://w3id.org/xapi/cmi5/context/"

/* What cmi5 defines; of its other verbs it only allows the use. */
static bool is_defined(enum verb verb) {
    return verb == VERB_INITIALIZED || verb >= VERB_COMPLETED;
}

const char *statement_id(struct telling *telling, const char *text) {
    char *id = arena_alloc(telling->arena, 3 * strlen(text) + 1), *end = id;
    for (; *text; text++) {
        char c = *text;
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            c == '_' || c == '-' || c == '.')
            *end++ = c;
        else
            end += snprintf(end, 4, "%%%02X", (unsigned)(unsigned char)c);
    }
    return id;
}

/* ---- id and actor ---- */

/* The name of a statement within its session. A walk told for a launch is told in other statements
   than the same walk by itself. */
static void put_statement_id(struct telling *telling, long long place, enum verb verb) {
    const struct xapi_launch *cmi5 = telling->options->cmi5;
    char id[UUID_SIZE];
    const char *name = arena_print(telling->arena, "%lld %s", place, verbs[verb]);
    if (cmi5)
        name = arena_print(telling->arena, "cmi5 %s %s",
                           cmi5->registration ? cmi5->registration : "", name);
    uuid_of_name(telling->space, name, id);
    json_put_text(&telling->json, "id", id);
}

static void put_actor(struct telling *telling) {
    struct json_writer *json = &telling->json;
    const struct xapi_launch *cmi5 = telling->options->cmi5;
    json_begin(json, "actor", '{');
    json_put_text(json, "objectType", "Agent");
    if (telling->told->name && *telling->told->name)
        json_put_text(json, "name", telling->told->name);
    json_begin(json, "account", '{');
    json_put_text(json, "homePage", telling->options->home);
    json_put_text(json, "name", cmi5 && cmi5->actor ? cmi5->actor : telling->told->person);
    json_end(json, '}');
    json_end(json, '}');
}

void statement_begin(struct telling *telling, long long place, enum verb verb, int64_t time) {
    struct json_writer *json = &telling->json;
    char moment[MOMENT_SIZE];
    telling->time = time > telling->time ? time : telling->time;
    moment_write(telling->time, moment);
    json->comma = false;
    json_begin(json, NULL, '{');
    put_statement_id(telling, place, verb);
    put_actor(telling);
    json_begin(json, "verb", '{');
    json_put_text(json, "id",
                  arena_print(telling->arena, "http://adlnet.gov/expapi/verbs/%s", verbs[verb]));
    json_begin(json, "display", '{');
    json_put_text(json, "en", verbs[verb]);
    json_end(json, '}');
    json_end(json, '}');
    json_put_text(json, "timestamp", moment);
}

/* ---- parts of objects and results ---- */

void statement_put_words(struct telling *telling, const char *key, const char *text) {
    if (!text || !*text)
        return;
    json_begin(&telling->json, key, '{');
    json_put_text(&telling->json, telling->options->language, text);
    json_end(&telling->json, '}');
}

void statement_put_pathway(struct telling *telling) {
    struct json_writer *json = &telling->json;
    const struct record_about *about = &telling->told->walk->about;
    const struct xapi_launch *cmi5 = telling->options->cmi5;
    json_begin(json, "object", '{');
    json_put_text(json, "objectType", "Activity");
    json_put_text(json, "id", cmi5 && cmi5->activity ? cmi5->activity : telling->pathway);
    if (!cmi5) { /* an activity of the launch is the system's to describe */
        json_begin(json, "definition", '{');
        json_put_text(json, "type", "http://adlnet.gov/expapi/activities/simulation");
        statement_put_words(telling, "name", *about->title ? about->title : about->pathway);
        json_end(json, '}');
    }
    json_end(json, '}');
}

void statement_put_length(struct telling *telling, int64_t milliseconds) {
    char length[MOMENT_SIZE];
    moment_write_length(milliseconds, length);
    json_put_text(&telling->json, "duration", length);
}

void statement_put_score(struct telling *telling, double scaled) {
    if (!(scaled >= -1 && scaled <= 1))
        return;
    json_begin(&telling->json, "score", '{');
    json_put_number(&telling->json, "scaled", scaled);
    json_end(&telling->json, '}');
}

void statement_put_clock(struct telling *telling, double minutes) {
    char length[MOMENT_SIZE];
    if (!(minutes >= 0 && minutes < 1e12))
        return;
    moment_write_length((int64_t)floor(minutes * 60000 + 0.5), length);
    json_put_text(&telling->json, XAPI_EXTENSION "clinical-clock", length);
}

/* ---- context ---- */

static void put_activity(struct json_writer *json, const char *id) {
    json_begin(json, NULL, '{');
    json_put_text(json, "id", id);
    json_end(json, '}');
}

static void put_activities(struct telling *telling, enum verb verb, bool within, bool judges) {
    struct json_writer *json = &telling->json;
    const struct xapi_launch *cmi5 = telling->options->cmi5;
    json_begin(json, "contextActivities", '{');
    json_begin(json, "category", '[');
    put_activity(json, "https://w3id.org/xapi/virtual-patient");
    if (cmi5 && is_defined(verb))
        put_activity(json, CMI5 "categories/cmi5");
    if (cmi5 && is_defined(verb) && judges)
        put_activity(json, CMI5 "categories/moveon");
    json_end(json, ']');
    if (within) {
        json_begin(json, "parent", '[');
        put_activity(json, cmi5 && cmi5->activity ? cmi5->activity : telling->pathway);
        json_end(json, ']');
    }
    if (cmi5) {
        json_begin(json, "grouping", '[');
        if (cmi5->publisher)
            put_activity(json, cmi5->publisher);
        put_activity(json, telling->pathway);
        json_end(json, ']');
    }
    json_end(json, '}');
}

static void put_extensions(struct telling *telling, enum verb verb) {
    struct json_writer *json = &telling->json;
    const struct record_about *about = &telling->told->walk->about;
    const struct xapi_launch *cmi5 = telling->options->cmi5;
    json_begin(json, "extensions", '{');
    if (cmi5)
        json_put_text(json, CMI5 "extensions/sessionid",
                      cmi5->session ? cmi5->session : about->uuid);
    if (cmi5 && isfinite(cmi5->mastery) && (verb == VERB_PASSED || verb == VERB_FAILED))
        json_put_number(json, CMI5 "extensions/masteryscore", cmi5->mastery);
    json_put_text(json, XAPI_EXTENSION "mode", about->mode);
    json_put_text(json, XAPI_EXTENSION "variant", about->variant);
    json_put_text(json, XAPI_EXTENSION "seed", about->seed);
    json_put_text(json, XAPI_EXTENSION "answered-by", about->answered_by);
    if (about->policy)
        json_put_text(json, XAPI_EXTENSION "policy", about->policy);
    if (*about->group)
        json_put_text(json, XAPI_EXTENSION "group", about->group);
    json_end(json, '}');
}

void statement_end(struct telling *telling, enum verb verb, bool within, bool judges) {
    struct json_writer *json = &telling->json;
    const struct record_about *about = &telling->told->walk->about;
    const struct xapi_launch *cmi5 = telling->options->cmi5;
    json_begin(json, "context", '{');
    json_put_text(json, "registration",
                  cmi5 && cmi5->registration ? cmi5->registration : about->uuid);
    json_put_text(json, "platform", arena_print(telling->arena, "casewalk %s", about->casewalk));
    json_put_text(json, "revision",
                  arena_print(telling->arena, "%s%ssha256:%s", about->version,
                              *about->version ? " " : "", about->pathway_hash));
    json_put_text(json, "language", telling->options->language);
    put_activities(telling, verb, within, judges);
    put_extensions(telling, verb);
    json_end(json, '}');
    json_end(json, '}');
    putc('\n', json->out);
    telling->count++;
}
