/* One kind of request to one address, by libcurl.

   libcurl is opened when the first request is made ready, and is not linked: it and the thirty
   libraries behind it would be loaded at every start of casewalk, and of every engine, whose
   process is to know as little as can be (measured: 1.5 ms without it, 5.9 ms with it). */
#include "http.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

enum { LARGEST_ANSWER = 1 << 20 };

/* The functions of libcurl that are used. */
struct curl {
    CURLcode (*global_init)(long flags);
    CURL *(*easy_init)(void);
    CURLcode (*easy_setopt)(CURL *handle, CURLoption option, ...);
    CURLcode (*easy_perform)(CURL *handle);
    CURLcode (*easy_getinfo)(CURL *handle, CURLINFO info, ...);
    void (*easy_cleanup)(CURL *handle);
    const char *(*easy_strerror)(CURLcode code);
    struct curl_slist *(*slist_append)(struct curl_slist *list, const char *text);
    void (*slist_free_all)(struct curl_slist *list);
};

struct http {
    struct curl curl;
    CURL *handle;
    struct curl_slist *headers;
    const char *url;
    bool (*stopped)(void);
    char said[CURL_ERROR_SIZE];
};

/* ---- the library ---- */

static bool find_functions(void *library, struct curl *curl) {
    const struct {
        const char *name;
        void *place;
    } functions[] = {
        {"curl_global_init", &curl->global_init},      {"curl_easy_init", &curl->easy_init},
        {"curl_easy_setopt", &curl->easy_setopt},      {"curl_easy_perform", &curl->easy_perform},
        {"curl_easy_getinfo", &curl->easy_getinfo},    {"curl_easy_cleanup", &curl->easy_cleanup},
        {"curl_easy_strerror", &curl->easy_strerror},  {"curl_slist_append", &curl->slist_append},
        {"curl_slist_free_all", &curl->slist_free_all}};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *function = dlsym(library, functions[i].name);
        if (!function)
            return false;
        memcpy(functions[i].place, &function, sizeof function);
    }
    return true;
}

static bool open_library(struct curl *curl, struct failure *why) {
    static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        void *library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
        if (library && find_functions(library, curl) &&
            curl->global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK)
            return true;
    }
    return fail(why, "sending needs libcurl, which is not installed (on Debian: apt-get install "
                     "libcurl4)");
}

/* ---- making ready ---- */

static int look_up(void *context, curl_off_t down_all, curl_off_t down, curl_off_t up_all,
                   curl_off_t up) {
    const struct http *http = context;
    (void)down_all, (void)down, (void)up_all, (void)up;
    return http->stopped && http->stopped();
}

static void add_header(struct http *http, const char *text) {
    struct curl_slist *longer = http->curl.slist_append(http->headers, text);
    if (!longer)
        die("out of memory");
    http->headers = longer;
}

/* How requests are made. Certificates are checked, which is the default and said again here. */
static void set_options(struct http *http, const char *login) {
    const struct curl *curl = &http->curl;
    CURL *handle = http->handle;
    curl->easy_setopt(handle, CURLOPT_URL, http->url);
    curl->easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl->easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl->easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl->easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    curl->easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl->easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, 20L);
    curl->easy_setopt(handle, CURLOPT_TIMEOUT, 120L);
    curl->easy_setopt(handle, CURLOPT_USERAGENT, "casewalk");
    curl->easy_setopt(handle, CURLOPT_HTTPHEADER, http->headers);
    curl->easy_setopt(handle, CURLOPT_POST, 1L);
    curl->easy_setopt(handle, CURLOPT_ERRORBUFFER, http->said);
    curl->easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl->easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, look_up);
    curl->easy_setopt(handle, CURLOPT_XFERINFODATA, http);
    if (strncasecmp(http->url, "http:", 5) == 0)
        curl->easy_setopt(handle, CURLOPT_PROXY, ""); /* plain text stays on this computer */
    if (login) {
        curl->easy_setopt(handle, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
        curl->easy_setopt(handle, CURLOPT_USERPWD, login);
    }
}

bool http_open(const char *url, const char *login, bool (*stopped)(void), struct http **result,
               struct failure *why) {
    struct http *http = xcalloc(1, sizeof *http);
    *result = NULL;
    http->url = url;
    http->stopped = stopped;
    if (!open_library(&http->curl, why)) {
        free(http);
        return false;
    }
    http->handle = http->curl.easy_init();
    if (!http->handle)
        die("out of memory");
    add_header(http, "Content-Type: application/json");
    add_header(http, "Accept: application/json");
    add_header(http, "X-Experience-API-Version: 1.0.3");
    add_header(http, "Expect:"); /* no waiting for leave to send */
    set_options(http, login);
    *result = http;
    return true;
}

void http_close(struct http *http) {
    if (!http)
        return;
    http->curl.easy_cleanup(http->handle);
    http->curl.slist_free_all(http->headers);
    free(http);
}

/* ---- a request ---- */

static size_t take(char *bytes, size_t one, size_t count, void *context) {
    struct http_answer *answer = context;
    (void)one; /* is 1 */
    if (count > LARGEST_ANSWER - answer->length)
        return 0;
    answer->body = xrealloc(answer->body, answer->length + count + 1);
    memcpy(answer->body + answer->length, bytes, count);
    answer->length += count;
    answer->body[answer->length] = '\0';
    return count;
}

/* What does not go away by trying again. */
static bool is_lasting(CURLcode code) {
    return code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL ||
           code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CERTPROBLEM ||
           code == CURLE_SSL_CACERT_BADFILE || code == CURLE_WRITE_ERROR ||
           code == CURLE_ABORTED_BY_CALLBACK;
}

static void read_head(struct http *http, struct http_answer *answer) {
    const char *location = NULL;
    curl_off_t wait = 0;
    http->curl.easy_getinfo(http->handle, CURLINFO_RESPONSE_CODE, &answer->status);
    http->curl.easy_getinfo(http->handle, CURLINFO_REDIRECT_URL, &location);
    http->curl.easy_getinfo(http->handle, CURLINFO_RETRY_AFTER, &wait);
    snprintf(answer->location, sizeof answer->location, "%s", location ? location : "");
    answer->retry_after = wait > 0 ? (long long)wait : 0;
}

bool http_post(struct http *http, const char *body, size_t length, struct http_answer *answer,
               struct failure *why) {
    const struct curl *curl = &http->curl;
    *answer = (struct http_answer){0};
    *http->said = '\0';
    curl->easy_setopt(http->handle, CURLOPT_POSTFIELDS, body);
    curl->easy_setopt(http->handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)length);
    curl->easy_setopt(http->handle, CURLOPT_WRITEFUNCTION, take);
    curl->easy_setopt(http->handle, CURLOPT_WRITEDATA, answer);
    CURLcode code = curl->easy_perform(http->handle);
    read_head(http, answer);
    answer->temporary = !is_lasting(code);
    if (code == CURLE_OK)
        return true;
    return fail(why, "%s: %s", http->url,
                code == CURLE_WRITE_ERROR
                    ? "the answer is too long for that of a learning record store"
                : *http->said ? http->said
                              : curl->easy_strerror(code));
}

void http_answer_clear(struct http_answer *answer) {
    free(answer->body);
    *answer = (struct http_answer){0};
}
