/* Sends statements to a learning record store over HTTP. */
#include "post.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "arena.h"
#include "http.h"
#include "json.h"

struct post {
    struct post_options options;
    struct http *http;
    char *url;
};

/* What came of one request. */
enum outcome {
    SENT,     /* all are in the store */
    CONFLICT, /* some of them were there before; the request changed nothing */
    TOO_LARGE,
    LATER, /* it may do another time */
    REFUSED,
    STOPPED
};

double post_wait(double wait, int attempt, long long retry_after) {
    static const double longest = 60;
    double seconds = wait * pow(2, attempt - 1);
    if (retry_after > 0)
        return (double)retry_after;
    return seconds < longest ? seconds : longest;
}

static bool is_stopped(const struct post *post) {
    return post->options.stopped && post->options.stopped();
}

/* ---- the address ---- */

static bool starts_with(const char *text, const char *start) {
    return strncasecmp(text, start, strlen(start)) == 0;
}

/* Whether the host of an address is this computer. */
static bool is_local(const char *host) {
    static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *rest = host + strlen(names[i]);
        if (starts_with(host, names[i]) && (*rest == '\0' || *rest == '/' || *rest == ':'))
            return true;
    }
    return false;
}

static bool check_url(const char *url, struct failure *why) {
    bool plain = starts_with(url, "http://");
    const char *host = strstr(url, "://");
    if ((!plain && !starts_with(url, "https://")) || !host[3] || host[3] == '/')
        return fail(why, "%s is no address of a store; it begins with https://", url);
    host += 3;
    size_t length = strcspn(host, "/?#");
    if (memchr(host, '@', length))
        return fail(why, "an address with a password in it is seen by everybody on this computer; "
                         "put user:password into $CASEWALK_LRS_LOGIN");
    if (strpbrk(url, "?#") || strpbrk(url, " \t\r\n"))
        return fail(why, "%s: the address of a store ends with its path, without ? and #", url);
    if (plain && !is_local(host))
        return fail(why,
                    "%s: what learners did is not sent over a network in plain text; the "
                    "address must begin with https://",
                    url);
    return true;
}

static char *statements_url(const char *url) {
    static const char last[] = "/statements";
    size_t length = strlen(url);
    char *whole = xcalloc(1, length + sizeof last);
    while (length && url[length - 1] == '/')
        length--;
    memcpy(whole, url, length);
    if (length < strlen(last) || strcmp(whole + length - strlen(last), last) != 0)
        memcpy(whole + length, last, sizeof last);
    return whole;
}

bool post_open(const struct post_options *options, struct post **result, struct failure *why) {
    *result = NULL;
    if (!check_url(options->url, why))
        return false;
    struct post *post = xcalloc(1, sizeof *post);
    post->options = *options;
    post->url = statements_url(options->url);
    if (http_open(post->url, options->login, options->stopped, &post->http, why)) {
        *result = post;
        return true;
    }
    post_close(post);
    return false;
}

void post_close(struct post *post) {
    if (!post)
        return;
    http_close(post->http);
    free(post->url);
    free(post);
}

/* ---- one request ---- */

/* Whether the answer names as many statements as were sent: what a store answers, and a page to log
   in does not. */
static bool names_all(const struct http_answer *answer, size_t count) {
    struct failure why;
    json_t *ids = json_read(answer->body, answer->length, &why);
    bool good = json_is_array(ids) && json_array_size(ids) == count;
    for (size_t i = 0; good && i < count; i++)
        good = json_is_string(json_array_get(ids, i));
    json_decref(ids);
    return good;
}

/* What a store says of a failure, short: the first 200 bytes. */
static void tell_answer(const struct post *post, const struct http_answer *answer,
                        const char *advice, struct failure *why) {
    size_t length = answer->length < 200 ? answer->length : 200;
    fail(why, "%s answered %ld%s%s%.*s", post->url, answer->status, advice, length ? ": " : "",
         (int)length, answer->body);
}

static enum outcome judge(const struct post *post, const struct http_answer *answer, size_t count,
                          struct failure *why) {
    long status = answer->status;
    if (status == 204 || (status == 200 && names_all(answer, count)))
        return SENT;
    if (status == 409)
        return CONFLICT;
    if (status == 413)
        return TOO_LARGE;
    if (status == 408 || status == 429 || status >= 500) {
        tell_answer(post, answer, "", why);
        return LATER;
    }
    if (status >= 200 && status < 300)
        tell_answer(post, answer, ", which is not how a learning record store answers", why);
    else if (status >= 300 && status < 400)
        fail(why, "%s answered %ld: the store is elsewhere (%s); give that address if you trust it",
             post->url, status, *answer->location ? answer->location : "it does not say where");
    else if (status == 401 || status == 403)
        tell_answer(post, answer, " (is $CASEWALK_LRS_LOGIN right?)", why);
    else
        tell_answer(post, answer, " and refuses the statements", why);
    return REFUSED;
}

static char *join(const struct post_item *items, size_t count, size_t *length) {
    char *body;
    FILE *out = open_memstream(&body, length);
    if (!out)
        die("out of memory");
    putc('[', out);
    for (size_t i = 0; i < count; i++) {
        if (i)
            fputs(",\n", out);
        fwrite(items[i].text, 1, items[i].length, out);
    }
    putc(']', out);
    if (fclose(out) != 0)
        die("out of memory");
    return body;
}

static enum outcome request(struct post *post, const char *body, size_t length, size_t count,
                            long long *retry_after, struct failure *why) {
    struct http_answer answer = {0};
    enum outcome outcome = LATER;
    if (http_post(post->http, body, length, &answer, why))
        outcome = judge(post, &answer, count, why);
    else if (is_stopped(post))
        outcome = STOPPED;
    else if (!answer.temporary)
        outcome = REFUSED;
    *retry_after = answer.retry_after;
    http_answer_clear(&answer);
    return outcome;
}

/* ---- again, and in parts ---- */

/* Waits, looking up ten times a second; false: the user does not want to wait. */
static bool rest(const struct post *post, double seconds) {
    struct timespec now, end;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double until = (double)now.tv_sec + (double)now.tv_nsec * 1e-9 + seconds;
    while (!is_stopped(post)) {
        clock_gettime(CLOCK_MONOTONIC, &now);
        double left = until - (double)now.tv_sec - (double)now.tv_nsec * 1e-9;
        if (left <= 0)
            return true;
        double step = left < 0.1 ? left : 0.1;
        end = (struct timespec){0, (long)(step * 1e9)};
        nanosleep(&end, NULL);
    }
    return false;
}

static enum outcome try_often(struct post *post, const struct post_item *items, size_t count,
                              struct post_tally *tally, struct failure *why) {
    static const long long longest = 300;
    size_t length;
    char *body = join(items, count, &length);
    enum outcome outcome = STOPPED;
    for (int attempt = 1; !is_stopped(post); attempt++) {
        long long retry_after = 0;
        tally->requests++;
        outcome = request(post, body, length, count, &retry_after, why);
        if (outcome != LATER)
            break;
        if (attempt >= post->options.tries || retry_after > longest) {
            if (retry_after > longest)
                fail_within(why, "the store asks to wait %lld seconds", retry_after);
            else
                fail_within(why, "given up after %d %s", attempt, attempt == 1 ? "try" : "tries");
            break;
        }
        if (!rest(post, post_wait(post->options.wait, attempt, retry_after)))
            outcome = STOPPED;
    }
    free(body);
    if (outcome == STOPPED || (outcome == LATER && is_stopped(post))) {
        fail(why, "stopped");
        fail_as(why, POST_STOPPED);
    }
    return outcome;
}

static bool send_part(struct post *post, const struct post_item *items, size_t count, size_t *done,
                      struct post_tally *tally, struct failure *why) {
    enum outcome outcome = try_often(post, items, count, tally, why);
    if (outcome == SENT || (outcome == CONFLICT && count == 1)) {
        *(outcome == SENT ? &tally->accepted : &tally->already) += count;
        *done += count;
        return true;
    }
    if (outcome == TOO_LARGE && count == 1)
        return fail(why, "%s takes no statement of %zu bytes", post->url, items->length);
    if (outcome != CONFLICT && outcome != TOO_LARGE)
        return false;
    size_t half = count / 2;
    return send_part(post, items, half, done, tally, why) &&
           send_part(post, items + half, count - half, done, tally, why);
}

bool post_send(struct post *post, const struct post_item *items, size_t count, size_t *done,
               struct post_tally *tally, struct failure *why) {
    *done = 0;
    why->code = 0;
    return count == 0 || send_part(post, items, count, done, tally, why);
}
