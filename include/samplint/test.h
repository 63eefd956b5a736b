/* test.h - the tests inside rules, and those in files beside them (*_test.yaml; src/ruletest/test_file.c shows one).
 *
 * All that a run shows belongs to it, or to the checker that it was made with. */
#ifndef SAMPLINT_TEST_H
#define SAMPLINT_TEST_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/place.h"
#include "samplint/rule.h"
#include "samplint/text.h"

/* A place in the program of a test that failed, and what was expected or found there. */
typedef struct sl_test_mark {
    sl_span span; /* its lines count from the program's first */
    bool found;   /* else it was expected */
    sl_text text;
} sl_test_mark;

typedef struct sl_test {
    sl_text name;
    sl_status expect;  /* of a test inside a rule; of a file's it says nothing */
    size_t line;       /* of the suite's source; 0 where it is not known */
    sl_text fault;     /* what went wrong; empty for a test that passed */
    sl_source program; /* YAML, named for the test */
    const sl_test_mark *marks;
    size_t mark_count;
} sl_test;

/* An answer that a rule can give. */
typedef struct sl_test_answer {
    sl_status status;
    /* Of a failure its message, or one of the texts that it is put together of, with "..." where values stand; of an undetermined
     * rule the path of what it waits for; else empty. */
    sl_text what;
    bool reached;
} sl_test_answer;

/* What the tests of a rule made it do. */
typedef struct sl_coverage {
    size_t lines;         /* of its check that can run */
    const size_t *missed; /* those that did not, ascending */
    size_t missed_count;
    const sl_test_answer *answers; /* by status */
    size_t answer_count;
    size_t answers_reached;
    sl_text unknown; /* why there may be answers that are not listed; empty where there are none */
} sl_coverage;

/* A change in a rule that no test noticed. */
typedef struct sl_mutant {
    size_t line, column; /* in the rule's file */
    sl_text before, after;
} sl_mutant;

typedef struct sl_mutation {
    bool done; /* else the rule's tests did not pass as they are */
    size_t killed;
    size_t equivalent; /* changes that change no answer: they count neither way */
    const sl_mutant *survivors;
    size_t survivor_count;
    size_t left_out; /* changes that were not tried: beyond SL_LIMIT_MUTANTS, or once sl_budget_met() */
} sl_mutation;

/* The tests inside one rule, or in one file. */
typedef struct sl_test_suite {
    const sl_rule *rule; /* NULL for a file */
    const sl_source *source;
    const sl_test *tests;
    size_t test_count;
    const sl_text *lacks; /* what is wrong with the tests of a rule all together */
    size_t lack_count;
    size_t failed;  /* tests */
    size_t refused; /* documents of a file that are no tests; sl_problems() says why */
    sl_coverage coverage;
    sl_mutation mutation;
} sl_test_suite;

typedef struct sl_test_run {
    const sl_test_suite *suites; /* rules by id, then files by path */
    size_t suite_count;
    size_t rules, files;
    size_t passed;
    size_t failed; /* tests, and what lacks */
    bool covered, mutated;
} sl_test_run;

/* All zeros, or NULL, is the default. */
typedef struct sl_test_options {
    /* Rules (folders and files), which are loaded, and files of tests. One that lies in a pack is loaded with all of that, and tested
     * alone. Without any, all rules that are loaded are tested. */
    const char *const *paths;
    size_t path_count;
    bool coverage; /* note what the tests reach */
    bool mutate;   /* and which changes in rules they notice */
} sl_test_options;

/* Runs the tests. SL_OK however they came out; what is wrong with rules and files of tests is among sl_problems(), and they are
 * left out. On SL_OK *run is to be freed with sl_test_run_free(), before the checker is; else it is NULL. */
SL_API sl_result sl_run_tests(sl_checker *checker, const sl_test_options *options, sl_test_run **run);

/* NULL is accepted. */
SL_API void sl_test_run_free(sl_test_run *run);

/* Whether this is the name of a file of tests. */
SL_API bool sl_is_test_file(const char *path);

/* The share of what can run or be answered that tests reached, or of changes that they noticed, in percent, rounded down; 100 where
 * there is nothing. */
typedef enum sl_test_score { SL_SCORE_LINES, SL_SCORE_ANSWERS, SL_SCORE_MUTANTS } sl_test_score;
SL_API unsigned sl_test_score_of(const sl_test_run *run, sl_test_score score);

#endif
