/* test.h - runs the tests inside rules and those in files beside them (*_test.yaml; src/ruletest/test_file.c shows
 * one).
 *
 * Everything that a run shows belongs to it, or to the checker that it was made with. */
#ifndef SAMPLINT_TEST_H
#define SAMPLINT_TEST_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/place.h"
#include "samplint/rule.h"
#include "samplint/text.h"

SL_BEGIN_C

/* A place in the program of a failed test, with the expectation or the finding there. */
typedef struct sl_test_mark {
    sl_span span; /* lines count from the program's first line */
    bool found;   /* true: a finding is at this place; false: the test expected one here */
    sl_text text;
} sl_test_mark;

typedef struct sl_test {
    sl_text name;
    sl_status expect;  /* of a test inside a rule; without meaning for a test of a file */
    size_t line;       /* of the suite's source; 0 if not known */
    sl_text fault;     /* why it failed; empty for a test that passed */
    sl_source program; /* YAML, named for the test */
    const sl_test_mark *marks;
    size_t mark_count;
    size_t derived; /* of a test inside a rule: the cases that were derived from it, by leaving out one value of its
                       program; each must be undetermined or have the same answer */
} sl_test;

/* An answer that a rule can give about a program without gaps. */
typedef struct sl_test_answer {
    sl_status status;
    sl_text what; /* of a failure: its message, or one of the texts that it is put together from, with "..." in place of
                     values; else empty */
    bool reached;
} sl_test_answer;

/* The parts of a rule that its tests reach. */
typedef struct sl_coverage {
    size_t lines;         /* lines of its check that can run */
    const size_t *missed; /* the lines that did not run, ascending */
    size_t missed_count;
    const sl_test_answer *answers; /* by status */
    size_t answer_count;
    size_t answers_reached;
    sl_text unknown; /* why some answers may not be listed; empty if all are */
} sl_coverage;

/* A small change of a rule that no test noticed. */
typedef struct sl_mutant {
    size_t line, column; /* in the rule's file */
    sl_text before, after;
} sl_mutant;

typedef struct sl_mutation {
    bool done; /* false if the rule's tests do not pass without any change */
    size_t killed;
    size_t equivalent; /* changes that change no answer; they count neither as killed nor as survivors */
    const sl_mutant *survivors;
    size_t survivor_count;
    size_t left_out; /* changes that were not tried: beyond SL_LIMIT_MUTANTS, or after sl_get_budget_met() */
} sl_mutation;

/* The tests inside one rule, or in one file. */
typedef struct sl_test_suite {
    const sl_rule *rule; /* NULL for a file */
    const sl_source *source;
    const sl_test *tests;
    size_t test_count;
    const sl_text *lacks; /* faults of a rule's tests taken together, such as no test that fails */
    size_t lack_count;
    size_t failed;  /* tests */
    size_t refused; /* documents of a file that are no tests; the problems say why */
    sl_coverage coverage;
    sl_mutation mutation;
} sl_test_suite;

typedef struct sl_test_run {
    const sl_test_suite *suites; /* rules by id, then files by path */
    size_t suite_count;
    size_t rules, files;
    size_t passed;
    size_t failed; /* tests, and faults of suites */
    bool covered, mutated;
} sl_test_run;

/* All zeros, or NULL, is the default. */
typedef struct sl_test_options {
    /* Rules (folders and files), which are loaded, and files of tests. A rule in a pack is loaded with the whole pack,
     * and tested alone. Without paths, all loaded rules are tested. */
    const char *const *paths;
    size_t path_count;
    bool coverage; /* note the lines and answers that the tests reach */
    bool mutate;   /* try small changes of the rules */
} sl_test_options;

/* Runs the tests. Returns SL_OK whether they pass or fail. Rules and files of tests with faults are left out, and the
 * problems say why. On SL_OK, free *run with sl_test_run_free() before the checker; else it is NULL. */
SL_API sl_result sl_run_tests(sl_checker *checker, const sl_test_options *options, sl_test_run **run);

/* Frees a run. NULL is accepted. */
SL_API void sl_test_run_free(sl_test_run *run);

/* Whether this is the name of a file of tests. */
SL_API bool sl_is_test_file(const char *path);

typedef enum sl_test_score { SL_SCORE_LINES, SL_SCORE_ANSWERS, SL_SCORE_MUTANTS } sl_test_score;

/* The share of lines or answers that tests reached, or of changes that they noticed, in percent, rounded down; 100 if
 * there are none. */
SL_API unsigned sl_test_run_score(const sl_test_run *run, sl_test_score score);

SL_END_C

#endif
