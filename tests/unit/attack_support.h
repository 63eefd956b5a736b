/* attack_support.h - shared by the tests of attacks: runs a hostile rule between two harmless ones, twice, and asserts
 * the results. */
#ifndef SAMPLINT_TESTS_ATTACK_SUPPORT_H
#define SAMPLINT_TESTS_ATTACK_SUPPORT_H

#include "unit/lua_support.h"

#include <time.h>
#include <unistd.h>

#include "samplint/limits.h"

/* An attack that gets through must not hang the tests: the process ends after this many seconds. */
#define WATCHDOG_SECONDS 60

static inline double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time); /* so that a busy machine does not count */
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

struct attack {
    const char *body;    /* of check, from line LINE_BODY on */
    size_t line;         /* counted from LINE_BODY, from 0 */
    const char *message; /* behind "the rule itself failed: " */
};

#define ELEMENTS "\"lamp\", \"wheels\""
/* The first line of every attack, which reads the elements that the rule lists. */
#define READS "local mounted, spokes = c.lamp.mounted, c.wheels.spokes\n"
#define NO_NAME(name)                                                                                                  \
    "scripts have no name '" name "'; they can use their locals, pairs, ipairs, tostring, tonumber, type, select, "    \
    "error, assert, math, string and table; check can also use c, options, pass, fail and not_applicable"
#define NO_PART(name) "the library has no '" name "' for rules; docs/writing-rules.md lists what it has"
#define ENDLESS "it ran for more instructions than a script may use; is there an endless loop?"
#define TOO_LARGE "it used more memory than a script may use"
#define TOO_DEEP "its function calls are nested too deeply; is there an endless recursion?"
#define CHURNED "it allocated and dropped more memory than a script may use"
#define TOO_LONG "it took more time than a script may take"
#define NO_ANSWER "check gave no answer; return pass(), fail { ... } or not_applicable(\"why\")"

static inline void add_bystanders(sl_checker *checker) {
    add_rule(checker, "A-BEFORE", "practice", "\"lamp\"",
             "if c.lamp.power:is(\"battery\") then return pass() end\n"
             "return fail { message = (\"it runs on %s\"):format(c.lamp.power) }");
    add_rule(checker, "Z-AFTER", "practice", "\"wheels\"",
             "if c.wheels.surfaces:count() == 2 then return pass() end\n"
             "return fail { message = \"not two\" }");
}

/* Asserts that the harmless rules give the same answers as without the attack. */
static inline void assert_unharmed(const sl_report *report) {
    sl_checker *checker = new_checker();
    add_bystanders(checker);
    sl_report *alone = check(checker, whole_bicycle);
    const sl_finding *expected = need_finding(alone, "A-BEFORE"), *found = need_finding(report, "A-BEFORE");
    assert_text(found->message, "it runs on dynamo");
    assert_string_equal(place_of(&found->location), "10:31");
    assert_true(found->fingerprint == expected->fingerprint);
    assert_int_equal(status_of(report, "A-BEFORE"), SL_FAIL);
    assert_int_equal(status_of(report, "Z-AFTER"), SL_PASS);
    sl_report_free(alone);
    sl_checker_free(checker);
}

static inline void assert_rule_error(const sl_report *report, const struct attack *attack) {
    assert_int_equal(status_of(report, "M-ATTACK"), SL_FAILED);
    assert_int_equal(report->programs[0].rule_errors, 1);
    const sl_finding *finding = need_finding(report, "M-ATTACK");
    char *message = print("the rule itself failed: %s", attack->message);
    assert_text(finding->message, message);
    free(message);
    assert_int_equal(finding->kind, SL_KIND_RULE_ERROR);
    assert_int_equal(finding->severity, SL_ERROR);
    assert_text(finding->location.source->name, "rules/M-ATTACK.lua");
    assert_int_equal(finding->location.span.start.line, LINE_BODY + attack->line);
}

/* Runs an attack twice: a rule that was stopped must be stopped again. */
static inline void try_attack(const struct attack *attack) {
    sl_checker *checker = new_checker();
    add_bystanders(checker);
    add_rule(checker, "M-ATTACK", "practice", ELEMENTS, attack->body);
    for (int i = 0; i < 2; i++) {
        double start = now();
        sl_report *report = check(checker, whole_bicycle);
        if (now() - start >= 2 * SL_LIMIT_SECONDS)
            fail_msg("it took %.1f seconds: %s", now() - start, attack->body);
        assert_rule_error(report, attack);
        assert_unharmed(report);
        sl_report_free(report);
    }
    sl_checker_free(checker);
}

static inline int set_watchdog(void **state) {
    (void)state;
    alarm(WATCHDOG_SECONDS);
    return 0;
}

#define WATCHED(test) cmocka_unit_test_setup(test, set_watchdog)

#endif
