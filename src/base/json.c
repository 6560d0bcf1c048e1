/* JSON: reading by jansson, writing by us. */
#include "json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"

json_t *json_read(const char *text, size_t length, struct failure *why) {
    json_error_t error;
    json_t *value = json_loadb(text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (!value)
        fail(why, "not JSON: %s (column %d)", error.text, error.column);
    return value;
}

const char *json_text(const json_t *object, const char *key, const char *fallback) {
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : fallback;
}

double json_double(const json_t *object, const char *key, double fallback) {
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : fallback;
}

long long json_whole(const json_t *object, const char *key, long long fallback) {
    const json_t *value = json_object_get(object, key);
    return json_is_integer(value) ? json_integer_value(value) : fallback;
}

bool json_truth(const json_t *object, const char *key) {
    return json_is_true(json_object_get(object, key));
}

/* Bytes that are not UTF-8 become U+FFFD, for a line that is no JSON would lose the whole answer.
 */
static void put_string(FILE *out, const char *text) {
    size_t length = strlen(text);
    putc('"', out);
    for (size_t at = 0; at < length;) {
        uint32_t c;
        size_t size = clean_decode(text + at, length - at, &c);
        if (size == 0)
            fputs("\xEF\xBF\xBD", out);
        else if (c == '"' || c == '\\')
            fprintf(out, "\\%c", (char)c);
        else if (c == '\n')
            fputs("\\n", out);
        else if (clean_is_hidden(c) && c > 0xffff)
            fprintf(out, "\\u%04x\\u%04x", 0xd7c0 + (c >> 10), 0xdc00 + (c & 0x3ff));
        else if (clean_is_hidden(c))
            fprintf(out, "\\u%04x", c);
        else
            fwrite(text + at, 1, size, out);
        at += size ? size : 1;
    }
    putc('"', out);
}

static void put_key(struct json_writer *json, const char *key) {
    if (json->comma)
        putc(',', json->out);
    json->comma = true;
    if (key) {
        put_string(json->out, key);
        putc(':', json->out);
    }
}

void json_begin(struct json_writer *json, const char *key, char bracket) {
    put_key(json, key);
    putc(bracket, json->out);
    json->comma = false;
}

void json_end(struct json_writer *json, char bracket) {
    putc(bracket, json->out);
    json->comma = true;
}

void json_put_text(struct json_writer *json, const char *key, const char *text) {
    put_key(json, key);
    if (text)
        put_string(json->out, text);
    else
        fputs("null", json->out);
}

void json_format_number(double number, char text[32]) {
    if (!isfinite(number)) {
        memcpy(text, "null", sizeof "null");
        return;
    }
    if (number == 0)
        number = 0; /* no minus zero */
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, 32, "%.*g", digits, number);
        if (strtod(text, NULL) == number)
            break;
    }
    /* 1e+02 is right but nobody writes it so. */
    if (strchr(text, 'e') && fabs(number) < 1e15 && number == floor(number))
        snprintf(text, 32, "%.0f", number);
}

void json_put_number(struct json_writer *json, const char *key, double number) {
    char text[32];
    json_format_number(number, text);
    put_key(json, key);
    fputs(text, json->out);
}

void json_put_whole(struct json_writer *json, const char *key, long long number) {
    put_key(json, key);
    fprintf(json->out, "%lld", number);
}

void json_put_truth(struct json_writer *json, const char *key, bool truth) {
    put_key(json, key);
    fputs(truth ? "true" : "false", json->out);
}

void json_put_null(struct json_writer *json, const char *key) { json_put_text(json, key, NULL); }

void json_put_value(struct json_writer *json, const char *key, const json_t *value) {
    switch (json_typeof(value)) {
    case JSON_OBJECT: {
        json_begin(json, key, '{');
        const char *name;
        json_t *member;
        json_object_foreach((json_t *)value, name, member) json_put_value(json, name, member);
        json_end(json, '}');
        break;
    }
    case JSON_ARRAY:
        json_begin(json, key, '[');
        for (size_t i = 0; i < json_array_size(value); i++)
            json_put_value(json, NULL, json_array_get(value, i));
        json_end(json, ']');
        break;
    case JSON_STRING:
        json_put_text(json, key, json_string_value(value));
        break;
    case JSON_INTEGER:
        json_put_whole(json, key, json_integer_value(value));
        break;
    case JSON_REAL:
        json_put_number(json, key, json_real_value(value));
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        json_put_truth(json, key, json_is_true(value));
        break;
    default:
        json_put_null(json, key);
        break;
    }
}
