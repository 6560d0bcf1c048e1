/* store FOLDER PLAN…: a learning record store for tests, on a free port of this machine. It writes
   its address into FOLDER/url and each request's headers into FOLDER/requests, and keeps what it
   accepts in FOLDER/statements, one a line. The words of the plan say how the first requests are
   answered:

     500, 503, 400, 401, 404 …  that status, nothing kept
     429:SECONDS                and how long to wait
     301                        elsewhere
     reset                      the connection is cut before an answer
     partial                    statements are kept, the answer is cut off in the middle
     lost                       statements are kept, the connection is cut before an answer
     page                       200 with a page of HTML
     flood                      200 with an answer that does not end
     small:N                    413 to this and all later requests of more than N statements
     ok                         as a store should

   Later requests are answered as a store should: 409 when one of the ids is there with other
   content, 200 and the ids otherwise. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "json.h"

enum { LARGEST = 16 << 20 };

static json_t *kept; /* statements by id */
static const char *folder;
static size_t most = SIZE_MAX; /* statements of a request */

static FILE *open_file(const char *name, const char *how) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, how);
    if (!file)
        exit(1);
    return file;
}

static void note(const char *name, const char *text, size_t length) {
    FILE *file = open_file(name, "a");
    fwrite(text, 1, length, file);
    putc('\n', file);
    fclose(file);
}

/* ---- a request ---- */

struct request {
    char *text;
    size_t length, head; /* of all of it, and up to its body */
};

static size_t body_length(const struct request *request) {
    for (char *line = request->text; line && line < request->text + request->head;
         line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
        if (strncasecmp(line, "content-length:", 15) == 0)
            return strtoul(line + 15, NULL, 10);
    return 0;
}

static int read_request(int connection, struct request *request) {
    *request = (struct request){.text = calloc(1, LARGEST)};
    while (request->length < LARGEST - 1) {
        ssize_t got =
            read(connection, request->text + request->length, LARGEST - 1 - request->length);
        if (got <= 0)
            return 0;
        request->length += (size_t)got;
        char *end = strstr(request->text, "\r\n\r\n");
        if (end && !request->head)
            request->head = (size_t)(end - request->text) + 4;
        if (request->head && request->length >= request->head + body_length(request))
            return 1;
    }
    return 0;
}

/* ---- answers ---- */

static void answer(int connection, int status, const char *headers, const char *body,
                   size_t claimed) {
    char head[1000];
    int length = snprintf(head, sizeof head,
                          "HTTP/1.1 %d Said\r\nX-Experience-API-Version: 1.0.3\r\n%s"
                          "Content-Length: %zu\r\nConnection: close\r\n\r\n",
                          status, headers, claimed);
    if (write(connection, head, (size_t)length) < 0 || write(connection, body, strlen(body)) < 0)
        perror("write");
}

/* Keeps the statements; 0: one of them is there and is another. */
static int keep(const json_t *statements) {
    for (size_t i = 0; i < json_array_size(statements); i++) {
        const json_t *one = json_array_get(statements, i);
        const json_t *there = json_object_get(kept, json_text(one, "id", ""));
        if (there && !json_equal((json_t *)there, (json_t *)one))
            return 0;
    }
    for (size_t i = 0; i < json_array_size(statements); i++) {
        json_t *one = json_array_get(statements, i);
        if (json_object_get(kept, json_text(one, "id", "")))
            continue;
        json_object_set(kept, json_text(one, "id", ""), one);
        FILE *file = open_file("statements", "a");
        json_put_value(&(struct json_writer){.out = file}, NULL, one);
        putc('\n', file);
        fclose(file);
    }
    return 1;
}

static void answer_well(int connection, const json_t *statements) {
    if (json_array_size(statements) > most) {
        answer(connection, 413, "", "too much", 8);
    } else if (!keep(statements)) {
        answer(connection, 409, "", "there is another of this id", 27);
    } else {
        json_t *ids = json_array();
        for (size_t i = 0; i < json_array_size(statements); i++)
            json_array_append(ids, json_object_get(json_array_get(statements, i), "id"));
        char *text = json_dumps(ids, JSON_COMPACT);
        answer(connection, 200, "Content-Type: application/json\r\n", text, strlen(text));
        free(text);
        json_decref(ids);
    }
}

static void flood(int connection) {
    static char zeros[65536];
    memset(zeros, '0', sizeof zeros);
    answer(connection, 200, "", "[", SIZE_MAX / 4);
    while (write(connection, zeros, sizeof zeros) > 0)
        ;
}

/* So that the other side sees a reset, not an end. */
static void cut(int connection) {
    struct linger now = {1, 0};
    setsockopt(connection, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

static void answer_as(int connection, const char *word, const json_t *statements) {
    char headers[100] = "";
    if (strncmp(word, "small:", 6) == 0)
        most = strtoul(word + 6, NULL, 10);
    if (strncmp(word, "429:", 4) == 0)
        snprintf(headers, sizeof headers, "Retry-After: %s\r\n", word + 4);
    if (strcmp(word, "301") == 0)
        snprintf(headers, sizeof headers, "Location: http://127.0.0.1:1/elsewhere\r\n");
    if (strcmp(word, "reset") == 0) {
        cut(connection);
    } else if (strcmp(word, "lost") == 0) {
        keep(statements);
        cut(connection);
    } else if (strcmp(word, "partial") == 0) {
        keep(statements);
        answer(connection, 200, "", "[\"half of an", 1000);
    } else if (strcmp(word, "page") == 0) {
        answer(connection, 200, "Content-Type: text/html\r\n", "<html>Log in \x1B[2Jhere</html>",
               27);
    } else if (strcmp(word, "flood") == 0) {
        flood(connection);
    } else if (*word >= '1' && *word <= '9') {
        answer(connection, atoi(word), headers, "as the plan \x1B[31msays", 20);
    } else {
        answer_well(connection, statements);
    }
}

int main(int count, char **arguments) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int listening = socket(AF_INET, SOCK_STREAM, 0), planned = 2;
    if (count < 2 || bind(listening, (struct sockaddr *)&address, size) != 0 ||
        listen(listening, 8) != 0 ||
        getsockname(listening, (struct sockaddr *)&address, &size) != 0)
        return 1;
    folder = arguments[1];
    kept = json_object();
    signal(SIGPIPE, SIG_IGN);
    alarm(100); /* whatever becomes of the test */
    FILE *url = open_file("url.new", "w");
    fprintf(url, "http://127.0.0.1:%d/xapi\n", ntohs(address.sin_port));
    fclose(url);
    char from[4096], to[4096];
    snprintf(from, sizeof from, "%s/url.new", folder);
    snprintf(to, sizeof to, "%s/url", folder);
    if (rename(from, to) != 0)
        return 1;
    for (;;) {
        struct request request = {0};
        int connection = accept(listening, NULL, NULL);
        if (connection >= 0 && read_request(connection, &request)) {
            json_t *statements =
                json_loadb(request.text + request.head, request.length - request.head, 0, NULL);
            note("requests", request.text, request.head);
            answer_as(connection, planned < count ? arguments[planned] : "ok", statements);
            planned++;
            json_decref(statements);
        }
        free(request.text);
        close(connection);
    }
}
