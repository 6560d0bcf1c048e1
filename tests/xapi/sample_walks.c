/* sample_walks FILE WHAT: a record with walks that no learner would walk. WHAT is
   hostile: names, ids and words that spreadsheets, terminals and parsers must not fall for;
   killed: one that was not left in order and then taken up again; future: one by a wrong clock. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "record.h"

static struct record *record;
static struct failure why;

static void must(bool good) {
    if (!good) {
        fprintf(stderr, "%s\n", why.text);
        exit(1);
    }
}

/* What is tried on every text: formulas, quotes, line ends, controls, directions, bytes that are no
   UTF-8, and what looks like the end of a text and is none. */
static const char *const hostile[] = {
    "=HYPERLINK(\"http://x\",\"click\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u00a0=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "say \"ah\", and, then; nothing",
    "two\nlines\r\nand a third",
    "line\u2028separator\u2029paragraph",
    "\x1B]0;title\x07\x1B[2Jcleared",
    "right \u202Eto left",
    "\\u0000 \\0 %00 &#0;",
    "</script><b>&amp;",
    "broken \xff\xfe bytes \xc3(",
    "\xc2\x85next \xc2\x9b"
    "31m",
    "{\"key\":[1,2}",
    "'=already",
    "https://x/?a=1#b c",
    "a[,]b[.]c[:]d",
    "Žofie 李 🩺 e\u0301",
};
enum { HOSTILE = sizeof hostile / sizeof *hostile };

static struct record_session session_of(const char *text, int64_t started) {
    static const struct record_file files[] = {{"odd.lua", "this is no pathway\n", 19}};
    return (struct record_session){.pathway = text,
                                   .title = text,
                                   .version = text,
                                   .files = files,
                                   .file_count = 1,
                                   .learner = text,
                                   .group = text,
                                   .mode = "exam",
                                   .variant = text,
                                   .seed = 18446744073709551615u,
                                   .casewalk = text,
                                   .answered_by = RECORD_SCRIPT,
                                   .policy = text,
                                   .state = "00ff",
                                   .started = started};
}

/* A JSON array of ids, as the engine would tell them. */
static const char *array_of(const char *a, const char *b) {
    static char texts[4][400];
    static int next;
    char *text = texts[next++ % 4], *c = text;
    c += sprintf(c, "[\"");
    for (const char *from = a; *from; from++)
        c += sprintf(c, *from == '"' || *from == '\\' ? "\\%c" : "%c", *from);
    sprintf(c, "\",\"%s\"]", b);
    return text;
}

static void walk_hostile(const char *text, int64_t started) {
    struct record_session session = session_of(text, started);
    long long id;
    must(record_begin_session(record, &session, &id, &why));
    struct record_step step = {.seq = 1,
                               .kind = "choose",
                               .input = "{\"choose\":\"x\"}",
                               .node = text,
                               .node_kind = "decision",
                               .option = text,
                               .rating = "best",
                               .credit = 1,
                               .offer = array_of(text, "other"),
                               .best = array_of(text, "other"),
                               .decision = "00112233445566778899aabbccddeeff",
                               .decision_options = array_of(text, "other"),
                               .minutes = 0.1,
                               .state = "00",
                               .offered = started + 10,
                               .answered = started + 1510,
                               .thinking = 1500};
    must(record_add_step(record, id, &step, NULL, &why));
    struct record_step note = {.seq = 2,
                               .kind = "note",
                               .text = text,
                               .node = text,
                               .credit = NAN,
                               .minutes = NAN,
                               .answered = started + 2000,
                               .thinking = -1};
    must(record_add_step(record, id, &note, NULL, &why));
    step.seq = 3;
    step.node_kind = "question";
    step.text = text;
    step.decision = "ff112233445566778899aabbccddeeff";
    step.offered = started + 2500;
    step.answered = started + 3000;
    struct record_summary end = {.outcome = text,
                                 .good = true,
                                 .passed = true,
                                 .score = 0.1 + 0.2,
                                 .minutes = 0.1,
                                 .utility = -0.5,
                                 .learning = "{\"met\":[\"a\"]}",
                                 .ended = started + 3000};
    must(record_add_step(record, id, &step, &end, &why));
}

static struct record_step plain_step(long long seq, int64_t when) {
    return (struct record_step){.seq = seq,
                                .kind = "choose",
                                .input = "{\"choose\":\"a\"}",
                                .node = "door",
                                .node_kind = "decision",
                                .option = "a",
                                .rating = "best",
                                .credit = 1,
                                .offer = "[\"a\",\"b\"]",
                                .best = "[\"a\"]",
                                .decision = "00112233445566778899aabbccddeeff",
                                .decision_options = "[\"a\",\"b\"]",
                                .minutes = 1,
                                .state = "00",
                                .offered = when - 1000,
                                .answered = when,
                                .thinking = 1000};
}

/* Ten seconds of a sitting, a power cut, an hour, ten more seconds. */
static void walk_killed(int64_t started) {
    struct record_session session = session_of("plain", started);
    struct record_step step = plain_step(1, started + 10000);
    struct record_summary end = {.outcome = "home",
                                 .passed = false,
                                 .score = 0.5,
                                 .harmful = 1,
                                 .minutes = 2,
                                 .utility = 0.5,
                                 .ended = started + 3620000};
    long long id;
    session.policy = NULL;
    must(record_begin_session(record, &session, &id, &why));
    must(record_add_step(record, id, &step, NULL, &why));
    must(record_add_mark(record, id, 2, RECORD_RESUME, started + 3610000, &why));
    step = plain_step(3, started + 3620000);
    step.offered = started + 9000; /* on the screen before the cut already */
    must(record_add_step(record, id, &step, &end, &why));
}

int main(int count, char **arguments) {
    int64_t now = (int64_t)time(NULL) * 1000, past = INT64_C(1795000000000);
    if (count != 3 || !record_open(arguments[1], RECORD_WRITE, &record, &why))
        return 1;
    if (strcmp(arguments[2], "killed") == 0)
        walk_killed(past);
    else if (strcmp(arguments[2], "future") == 0)
        walk_killed(now + INT64_C(86400000));
    else
        for (int i = 0; i < HOSTILE; i++)
            walk_hostile(hostile[i], past + i);
    record_close(record);
    return 0;
}
