/* Reports of small cohorts, held against numbers worked out by hand. */
#include "../record/fixture.h"

#include "json.h"
#include "report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct failure why;
static char folder[256];
static struct record *record;
static long hours; /* each walk begins an hour after the one before */

static int set_up(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "%s", fixture_folder());
    assert_true(record_open(fixture_path(folder, "r.db"), RECORD_WRITE, &record, &why));
    hours = 0;
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    record_close(record);
    fixture_remove(folder);
    return 0;
}

/* ---- writing ---- */

struct told {
    const char *learner, *mode, *version, *answers, *variant;
    bool goes_on; /* it does not end */
    int harmful;
    enum record_answered_by answered_by;
};

static const char *rating_of(double credit) {
    return credit == 1      ? "best"
           : credit == 0.75 ? "acceptable"
           : credit == 0.25 ? "suboptimal"
           : credit == 0    ? "harmful"
                            : NULL;
}

/* One answer as "node:option=credit": of node "b2" the decision is another version of b's, "-" is
   no credit, "<" is a step back. */
static void add_answer(long long session, long long seq, const char *answer,
                       const struct record_summary *end) {
    char node[16] = "", option[64] = "", credit[16] = "-", decision[17], state[33];
    sscanf(answer, "%15[^:]:%63[^=]=%15s", node, option, credit);
    snprintf(decision, sizeof decision, "%02x%02x%012x", (unsigned)node[0],
             node[1] ? (unsigned)node[1] : 0, 0U);
    snprintf(state, sizeof state, "%016llx%016llx", session, seq);
    bool back = strcmp(answer, "<") == 0, orders = strchr(option, '+') != NULL;
    for (char *c = option; *c; c++)
        *c = *c == '+' ? ',' : *c;
    node[1] = '\0';
    double given = strcmp(credit, "-") == 0 ? NAN : strtod(credit, NULL);
    struct record_step step = {.seq = seq,
                               .kind = back ? "back" : "choose",
                               .node = node,
                               .node_kind = orders ? "orders" : "decision",
                               .option = back ? NULL : option,
                               .rating = rating_of(given),
                               .credit = given,
                               .offer = "[\"x\",\"y\",\"z\"]",
                               .best = "[\"x\"]",
                               .decision = back ? NULL : decision,
                               .decision_options = "[\"x\",\"y\",\"z\"]",
                               .minutes = 1,
                               .state = state,
                               .offered = 1795000000000,
                               .answered = 1795000000000 + seq,
                               .thinking = 1000 * seq};
    assert_true(record_add_step(record, session, &step, end, &why));
}

static double mean_credit(const char *answers) {
    double sum = 0;
    int count = 0;
    for (const char *c = strchr(answers, '='); c; c = strchr(c + 1, '=')) {
        if (c[1] == '-')
            continue;
        sum += strtod(c + 1, NULL);
        count++;
    }
    return count ? sum / count : NAN;
}

static long long tell(const struct told *told) {
    struct record_session session = *fixture_session();
    long long id;
    struct record_file file = {"p.lua", told->version ? told->version : "1", 1};
    session.pathway = "p";
    session.title = "A pathway";
    session.version = told->version ? told->version : "1";
    session.files = &file;
    session.file_count = 1;
    session.learner = told->learner;
    session.mode = told->mode ? told->mode : "learn";
    session.variant = told->variant ? told->variant : "base";
    session.answered_by = told->answered_by;
    session.started = 1795000000000 + hours++ * 3600000;
    assert_true(record_begin_session(record, &session, &id, &why));
    char answers[512], *rest = answers;
    snprintf(answers, sizeof answers, "%s", told->answers);
    struct record_summary end = {.outcome = told->harmful ? "dead" : "home",
                                 .good = !told->harmful,
                                 .passed = mean_credit(told->answers) >= 0.7,
                                 .score = mean_credit(told->answers),
                                 .harmful = told->harmful,
                                 .minutes = 30,
                                 .utility = 1,
                                 .learning = told->harmful
                                                 ? "{\"met\":[\"k1\"],\"missed\":[\"k2\"]}"
                                                 : "{\"met\":[\"k1\",\"k2\"],\"missed\":[]}"};
    long long seq = 0;
    for (char *answer = strtok_r(answers, " ", &rest); answer;
         answer = strtok_r(NULL, " ", &rest)) {
        bool last = rest[0] == '\0' && !told->goes_on;
        add_answer(id, ++seq, answer, last ? &end : NULL);
    }
    return id;
}

/* Four learners; the third does not come to c. */
static void tell_four(void) {
    tell(&(struct told){.learner = "one", .answers = "a:x=1 b:x=1 c:x=1"});
    tell(&(struct told){.learner = "two", .answers = "a:x=1 b:y=.75 c:z=.25"});
    tell(&(struct told){.learner = "three", .answers = "a:z=.25 b:z=.25", .harmful = 1});
    tell(&(struct told){.learner = "four", .answers = "a:y=0 b:z=.25 c:z=0", .harmful = 2});
}

/* ---- reading ---- */

static const struct report_options plain = {.tail = 0.27, .most_learners = 100};

static struct report *make(const struct report_options *options, unsigned left_out) {
    const char *const paths[] = {fixture_path(folder, "r.db")};
    const struct record_filter filter = {.left_out = left_out};
    struct cohort *cohort;
    struct report *report;
    assert_true(cohort_open(paths, 1, &filter, &cohort, &why));
    assert_true(report_make(cohort, options, NULL, NULL, &report, &why));
    cohort_close(cohort);
    return report;
}

static struct report *make_plain(void) {
    return make(&plain, 1U << RECORD_SCRIPT | 1U << RECORD_GENERATED);
}

static const struct report_decision *decision(const struct report_section *section,
                                              const char *node) {
    for (size_t i = 0; i < section->decision_count; i++)
        if (strcmp(section->decisions[i].node, node) == 0)
            return &section->decisions[i];
    fail_msg("no decision %s", node);
    return NULL;
}

static long long chosen(const struct report_decision *decision, const char *option) {
    for (size_t i = 0; i < decision->option_count; i++)
        if (strcmp(decision->options[i].id, option) == 0)
            return decision->options[i].count;
    return -2;
}

static void is_near(double got, double want) {
    if (!(fabs(got - want) < 5e-6))
        fail_msg("%.6f is not %.6f", got, want);
}

/* ---- tests ---- */

static void numbers_are_those_worked_out_by_hand(void **state) {
    (void)state;
    tell_four();
    struct report *report = make_plain();
    assert_int_equal(report->section_count, 1);
    const struct report_section *section = &report->sections[0];
    assert_int_equal(section->sessions, 4);
    assert_int_equal(section->completed, 4);
    assert_int_equal(section->learners, 4);
    assert_int_equal(section->first_completed, 4);
    assert_int_equal(section->passed, 1);
    assert_int_equal(section->harmful_choices, 3);
    assert_int_equal(section->harmful_learners, 2);
    is_near(section->score_mean, (1 + 2 / 3. + .25 + .25 / 3) / 4);
    const struct report_decision *a = decision(section, "a");
    assert_ptr_equal(a, &section->decisions[0]);
    assert_int_equal(a->reached, 4);
    is_near(a->difficulty, .5625);
    is_near(decision(section, "b")->difficulty, .5625);
    is_near(decision(section, "c")->difficulty, 1.25 / 3);
    assert_int_equal(decision(section, "c")->reached, 3);
    /* x 1 1 .25 0 against the means of the others 1 .5 .25 .125 (not their sums: 2 1 .25 .25) */
    is_near(a->point_biserial, .5078125 / sqrt(.796875 * .44921875));
    /* totals 1, .667, .25, .083; a tail of 1.08 learners is one */
    is_near(a->discrimination, 1);
    is_near(a->median_seconds, 1);
    assert_false(a->about);
    assert_int_equal(chosen(a, "x"), 2);
    assert_int_equal(chosen(a, "y"), 1);
    assert_int_equal(a->ratings[0], 2);
    assert_int_equal(a->ratings[3], 1);
    /* a and b: variances .19921875 and .10546875, that of their sums .578125 */
    assert_int_equal(section->alpha_decisions, 2);
    is_near(section->alpha, 2 * (1 - .3046875 / .578125));
    report_free(report);
}

static void only_first_visits_of_first_walks_count(void **state) {
    (void)state;
    tell(&(struct told){.learner = "one", .answers = "a:x=1 a:y=0 < a:z=.25 b:x=1"});
    tell(&(struct told){.learner = "one", .answers = "a:y=0 b:y=0", .harmful = 2});
    tell(&(struct told){.learner = "two", .answers = "a:y=0", .answered_by = RECORD_GENERATED});
    tell(&(struct told){.learner = "two", .answers = "a:y=0", .answered_by = RECORD_SCRIPT});
    tell(&(struct told){.learner = "two", .mode = "exam", .answers = "a:z=.25 b:z=.25"});
    tell(&(struct told){.learner = "one", .mode = "exam", .answers = "a:y=0 b:x=1", .harmful = 1});
    struct report *report = make_plain();
    assert_int_equal(report->section_count, 2);
    const struct report_section *learn = &report->sections[0], *exam = &report->sections[1];
    assert_string_equal(learn->mode, "learn");
    assert_int_equal(learn->sessions, 2);
    assert_int_equal(learn->first_walks, 1);
    assert_int_equal(decision(learn, "a")->reached, 1);
    is_near(decision(learn, "a")->difficulty, 1);
    assert_int_equal(chosen(decision(learn, "a"), "y"), 0);
    /* The second walk is on the learning curve. */
    assert_int_equal(learn->attempt_count, 2);
    assert_int_equal(learn->attempts[1].attempt, 2);
    is_near(learn->attempts[1].score, 0);
    is_near(learn->attempts[1].harmful, 2);
    /* Who had walked it in learn mode does not walk the exam for the first time. */
    assert_int_equal(exam->sessions, 2);
    assert_int_equal(exam->learners, 2);
    assert_int_equal(exam->first_walks, 1);
    is_near(decision(exam, "a")->difficulty, .25);
    report_free(report);
    struct report_options in_mode = plain;
    in_mode.first_in_mode = true;
    report = make(&in_mode, 0);
    assert_int_equal(report->sections[0].sessions, 4);
    assert_int_equal(report->sections[0].generated, 1);
    assert_int_equal(report->sections[0].by_script, 1);
    assert_int_equal(report->sections[1].first_walks, 2);
    is_near(decision(&report->sections[1], "a")->difficulty, .125);
    report_free(report);
}

static void decisions_are_one_by_what_they_ask(void **state) {
    (void)state;
    tell(&(struct told){.learner = "one", .version = "1", .answers = "a:x=1 b:x=1"});
    tell(&(struct told){.learner = "two", .version = "2", .answers = "a:y=0 b2:x=0"});
    struct report *report = make_plain();
    const struct report_section *section = &report->sections[0];
    assert_string_equal(section->versions, "1, 2");
    assert_int_equal(section->decision_count, 3);
    const struct report_decision *a = decision(section, "a");
    assert_int_equal(a->reached, 2);
    assert_string_equal(a->versions, "1, 2");
    assert_false(a->again);
    const struct report_decision *b = decision(section, "b");
    assert_int_equal(b->reached, 1);
    assert_true(b->again);
    assert_int_equal(strlen(b->versions), 1);
    assert_int_equal(section->variant_count, 1);
    assert_int_equal(section->variants[0].walks, 2);
    assert_int_equal(section->variants[0].text_walks, 1);
    report_free(report);
}

static void what_does_not_vary_is_not_told(void **state) {
    (void)state;
    for (int i = 0; i < 3; i++) {
        char name[8];
        snprintf(name, sizeof name, "l%d", i);
        tell(&(struct told){.learner = name, .answers = "a:x=.1 b:x=.1 c:y=-"});
    }
    struct report *report = make_plain();
    const struct report_section *section = &report->sections[0];
    const struct report_decision *a = decision(section, "a"), *c = decision(section, "c");
    is_near(a->difficulty, .1);
    assert_true(isnan(a->discrimination));
    assert_true(isnan(a->point_biserial));
    assert_true(isnan(section->alpha));
    assert_non_null(strstr(section->no_alpha, "do not differ"));
    /* Without a rating there is nothing but the choices. */
    assert_int_equal(c->reached, 3);
    assert_int_equal(c->rated, 0);
    assert_true(isnan(c->difficulty));
    assert_int_equal(c->ratings[4], 3);
    report_free(report);
}

static void a_decision_that_does_not_vary_tells_nobody_apart(void **state) {
    (void)state;
    tell(&(struct told){.learner = "one", .answers = "a:x=1 b:x=1 c:x=1"});
    tell(&(struct told){.learner = "two", .answers = "a:x=1 b:y=.75 c:z=.25"});
    tell(&(struct told){.learner = "three", .answers = "a:x=1 b:z=.25 c:x=1"});
    struct report *report = make_plain();
    const struct report_section *section = &report->sections[0];
    assert_true(isnan(decision(section, "a")->discrimination));
    assert_true(isnan(decision(section, "a")->point_biserial));
    assert_true(isfinite(decision(section, "b")->discrimination));
    assert_true(isfinite(decision(section, "b")->point_biserial));
    report_free(report);
}

static void alpha_says_why_there_is_none(void **state) {
    (void)state;
    tell(&(struct told){.learner = "one", .answers = "a:x=1 b:x=1"});
    struct report *report = make_plain();
    assert_non_null(strstr(report->sections[0].no_alpha, "fewer than two learners"));
    report_free(report);
    tell(&(struct told){.learner = "two", .answers = "a:y=0 c:x=1"});
    report = make_plain();
    assert_non_null(strstr(report->sections[0].no_alpha, "only one decision was met"));
    report_free(report);
    /* A walk that stopped does not count here. */
    tell(&(struct told){.learner = "three", .answers = "c:x=1", .goes_on = true});
    report = make_plain();
    assert_int_equal(report->sections[0].alpha_decisions, 1);
    report_free(report);
}

static void walks_that_stop_are_told(void **state) {
    (void)state;
    tell(&(struct told){.learner = "one", .answers = "a:x=1 b:x=1", .goes_on = true});
    tell(&(struct told){.learner = "two", .answers = "a:x=1 b:x=1", .goes_on = true});
    tell(&(struct told){.learner = "two", .answers = "a:x=1", .goes_on = true});
    tell(&(struct told){.learner = "three", .answers = ""});
    struct report *report = make_plain();
    const struct report_section *section = &report->sections[0];
    assert_int_equal(section->completed, 0);
    assert_int_equal(section->first_completed, 0);
    assert_true(isnan(section->score_mean));
    assert_int_equal(section->stop_count, 3);
    assert_string_equal(section->stops[0].node, "b");
    assert_int_equal(section->stops[0].count, 2);
    assert_int_equal(decision(section, "a")->reached, 2);
    report_free(report);
}

static void outcomes_and_points_are_counted(void **state) {
    (void)state;
    tell_four();
    tell(&(struct told){.learner = "one", .answers = "a:x=1", .variant = "old"});
    struct report *report = make_plain();
    const struct report_section *section = &report->sections[0];
    assert_int_equal(section->variant_count, 2);
    assert_string_equal(section->variants[0].name, "base");
    assert_int_equal(section->variants[0].outcome_count, 2);
    assert_string_equal(section->variants[0].outcomes[0].id, "home");
    assert_int_equal(section->variants[0].outcomes[0].count, 2);
    assert_int_equal(section->variants[1].completed, 1);
    assert_int_equal(section->point_count, 2);
    assert_string_equal(section->points[0].id, "k2");
    assert_int_equal(section->points[0].met, 2);
    assert_int_equal(section->points[0].missed, 2);
    assert_int_equal(section->points[1].met, 4);
    /* Odds come with outcomes that nobody reached. */
    struct report_variant *base = &report->sections[0].variants[0];
    report_outcome(report, base, "better", 0)->probability = .5;
    report_outcome(report, base, "dead", 1)->probability = .5;
    assert_string_equal(base->outcomes[0].id, "better");
    assert_int_equal(base->outcomes[0].count, 0);
    assert_string_equal(base->outcomes[1].id, "dead");
    assert_int_equal(base->outcomes[1].count, 2);
    assert_string_equal(base->outcomes[2].id, "home");
    report_free(report);
}

static void orders_are_counted_item_by_item(void **state) {
    (void)state;
    tell(&(struct told){.learner = "one", .answers = "a:x+y=1 b:x=1"});
    tell(&(struct told){.learner = "two", .answers = "a:y+w=0 b:x=1"});
    struct report *report = make_plain();
    const struct report_decision *a = decision(&report->sections[0], "a");
    assert_int_equal(chosen(a, "x"), 1);
    assert_int_equal(chosen(a, "y"), 2);
    assert_int_equal(chosen(a, "z"), 0);
    assert_int_equal(chosen(a, "w"), 1);
    assert_int_equal(a->options[0].rating, REPORT_RATINGS);
    assert_true(a->options[0].best);
    assert_false(a->options[1].best);
    report_free(report);
}

/* In the situation before the second answer x is worth .9 and y .6; at the first nothing is known.
 */
static void what_was_given_away_is_told_where_it_is_known(void **state) {
    (void)state;
    long long one = tell(&(struct told){.learner = "one", .answers = "a:x=1 b:y=0"});
    tell(&(struct told){.learner = "two", .answers = "a:x=1 b:y=0"});
    char situation[33];
    snprintf(situation, sizeof situation, "%016llx%016llx", one, 1LL);
    const struct record_value values[] = {{situation, "x", .9}, {situation, "y", .6}};
    assert_true(record_add_values(record, one, values, 2, &why));
    struct report *report = make_plain();
    const struct report_decision *b = decision(&report->sections[0], "b");
    is_near(b->value_lost, .3);
    assert_int_equal(b->valued, 1);
    assert_int_equal(b->reached, 2);
    assert_true(isnan(decision(&report->sections[0], "a")->value_lost));
    assert_int_equal(decision(&report->sections[0], "a")->valued, 0);
    report_free(report);
}

static void learners_are_told_as_long_as_they_are_few(void **state) {
    (void)state;
    tell_four();
    struct report *report = make_plain();
    const struct report_section *section = &report->sections[0];
    assert_int_equal(section->people_count, 4);
    assert_memory_equal(section->people[0].who, "p-", 2);
    report_free(report);
    struct report_options named = plain;
    named.names = true;
    report = make(&named, 0);
    const struct report_learner *four = &report->sections[0].people[0],
                                *three = &report->sections[0].people[2];
    assert_string_equal(four->who, "four");
    assert_int_equal(four->first_harmful, 2);
    assert_string_equal(four->choices[0].option, "y");
    assert_int_equal(four->choices[0].rating, 3);
    assert_string_equal(three->who, "three");
    assert_null(three->choices[2].decision);
    report_free(report);
    struct report_options few = plain;
    few.most_learners = 3;
    report = make(&few, 0);
    assert_int_equal(report->sections[0].learners, 4);
    assert_null(report->sections[0].people);
    report_free(report);
}

static void small_counts_are_hidden(void **state) {
    (void)state;
    for (int i = 0; i < 12; i++) {
        char name[8];
        snprintf(name, sizeof name, "l%d", i);
        tell(&(struct told){.learner = name,
                            .answers = i < 2   ? "a:y=0 b:x=1 c:z=.25"
                                       : i < 6 ? "a:z=.25 b:x=1"
                                               : "a:x=1 b:x=1"});
    }
    struct report_options options = plain;
    options.least = 3;
    struct report *report = make(&options, 0);
    report_hide(report);
    const struct report_section *section = &report->sections[0];
    const struct report_decision *a = decision(section, "a"), *c = decision(section, "c");
    assert_int_equal(section->learners, 12);
    assert_null(section->people);
    /* Two chose y; from 12, 6 and 4 that could be worked out, so the smaller of these goes too. */
    assert_int_equal(chosen(a, "x"), 6);
    assert_int_equal(chosen(a, "y"), REPORT_HIDDEN);
    assert_int_equal(chosen(a, "z"), REPORT_HIDDEN);
    assert_true(isfinite(a->difficulty));
    /* Two reached c: nothing of it is told. */
    assert_int_equal(c->reached, REPORT_HIDDEN);
    assert_int_equal(chosen(c, "z"), REPORT_HIDDEN);
    assert_true(isnan(c->difficulty));
    assert_true(isnan(c->median_seconds));
    report_free(report);
}

/* What anybody may have written comes back from every form of it as text. */
static void hostile_names_are_text(void **state) {
    (void)state;
    tell(&(struct told){.learner = "<b>=1\"',&\033[2J", .answers = "a:<i>=1 b:=x=0"});
    tell(&(struct told){.learner = "two", .answers = "a:y=0 b:x=1"});
    struct report_options named = plain;
    named.names = true;
    struct report *report = make(&named, 0);
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    report_write_html(out, report, "all <b>", "today");
    report_write_csv(out, report);
    fclose(out);
    assert_null(strchr(text, '\033'));
    assert_null(strstr(text, "<b>"));
    assert_null(strstr(text, "<i>=1"));
    assert_non_null(strstr(text, "&lt;b&gt;=1&quot;&#39;,&amp;&lt;U+001B&gt;[2J"));
    free(text);
    out = open_memstream(&text, &size);
    report_write_json(out, report);
    fclose(out);
    json_t *all = json_read(text, size, &why);
    assert_non_null(all);
    const json_t *people = json_object_get(json_array_get(all, 0), "people");
    assert_string_equal(json_text(json_array_get(people, 0), "learner", ""), "<b>=1\"',&\033[2J");
    json_decref(all);
    free(text);
    report_free(report);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(numbers_are_those_worked_out_by_hand),
        TEST(only_first_visits_of_first_walks_count),
        TEST(decisions_are_one_by_what_they_ask),
        TEST(what_does_not_vary_is_not_told),
        TEST(a_decision_that_does_not_vary_tells_nobody_apart),
        TEST(alpha_says_why_there_is_none),
        TEST(walks_that_stop_are_told),
        TEST(outcomes_and_points_are_counted),
        TEST(orders_are_counted_item_by_item),
        TEST(what_was_given_away_is_told_where_it_is_known),
        TEST(learners_are_told_as_long_as_they_are_few),
        TEST(small_counts_are_hidden),
        TEST(hostile_names_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
