/* JSON: reading is jansson's; writing is ours, because a number must be the shortest text that
 * reads back equal. */
#ifndef JSON_H
#define JSON_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "failure.h"

/* Reads one value; duplicate keys and nesting beyond jansson's limit are errors. NULL with `why`;
   else the caller calls json_decref. */
json_t *json_read(const char *text, size_t length, struct failure *why);

/* Borrowed text or number of a key; the fallback where it is missing or of another type. */
const char *json_text(const json_t *object, const char *key, const char *fallback);
double json_double(const json_t *object, const char *key, double fallback);
long long json_whole(const json_t *object, const char *key, long long fallback);
bool json_truth(const json_t *object, const char *key);

/* Writes into `out` as it is told, putting commas where they belong. Keys are given for values
   inside an object and NULL for values of an array. */
struct json_writer {
    FILE *out;
    bool comma; /* a value has been written at this level */
};

void json_begin(struct json_writer *json, const char *key, char bracket); /* '{' or '[' */
void json_end(struct json_writer *json, char bracket);                    /* '}' or ']' */
void json_put_text(struct json_writer *json, const char *key,
                   const char *text); /* NULL writes null */
void json_put_number(struct json_writer *json, const char *key,
                     double number); /* not finite: null */
void json_put_whole(struct json_writer *json, const char *key, long long number);
void json_put_truth(struct json_writer *json, const char *key, bool truth);
void json_put_null(struct json_writer *json, const char *key);
void json_put_value(struct json_writer *json, const char *key,
                    const json_t *value); /* any value, numbers ours */

/* The shortest decimal text that reads back as this number; at most 32 bytes; "null" when it is not
 * finite. */
void json_format_number(double number, char text[32]);

#endif
