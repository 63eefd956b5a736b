/* expectations.c - running a test of a file: what rules were expected to say of its program, and what they said. */
#include "base/text.h"
#include "check/check.h"
#include "judge/checker.h"
#include "ruletest/test_file.h"

struct comparing {
    struct arena *arena;
    sl_checker *checker;
    const struct file_test *test;
    const sl_program *program;
    struct marks marks;
    sl_text fault; /* what differs first */
    size_t faults;
    bool *expected; /* one a finding: whether it was expected */
};

static const sl_span nowhere = {{0, 0, 0}, {0, 0, 0}};

/* All that differs is marked; the first of it is told in words. */
static void add_fault(struct comparing *comparing, sl_text fault) {
    if (comparing->faults++ == 0)
        comparing->fault = fault;
}

static bool is_of(const sl_finding *finding, sl_text account) {
    if (text_equal(finding->account, account))
        return true;
    for (size_t i = 0; i < finding->more_account_count; i++)
        if (text_equal(finding->more_accounts[i], account))
            return true;
    return false;
}

static const sl_outcome *find_outcome(const struct comparing *comparing, const struct expectation *expectation) {
    const sl_program *program = comparing->program;
    for (size_t i = 0; i < program->outcome_count; i++)
        if (program->outcomes[i].rule == expectation->rule &&
            text_equal(program->outcomes[i].account, expectation->account))
            return &program->outcomes[i];
    return NULL;
}

/* Rules say the same of an account as of the program, as long as it changes nothing that they read. */
static const sl_outcome *outcome_of(const struct comparing *comparing, const struct expectation *expectation) {
    const sl_outcome *outcome = find_outcome(comparing, expectation);
    struct expectation of_program = *expectation;
    of_program.account = (sl_text){NULL, 0};
    return outcome ? outcome : find_outcome(comparing, &of_program);
}

static bool is_at(const struct expectation *expectation, const sl_location *place, sl_text path) {
    return (expectation->at.length == 0 || text_equal(expectation->at, path)) &&
           (expectation->line == 0 || expectation->line == place->span.start.line);
}

/* "FIRM-1 to fail at path in line 3 with "part"" */
static sl_text describe_expectation(struct arena *arena, const struct expectation *expectation) {
    static const char *const words[] = {"to pass", "to fail", "to be undetermined", "not to apply", ""};
    sl_text text = arena_printf(arena, "%.*s %s", TEXT_ARG(expectation->rule->id), words[expectation->status]);
    if (expectation->account.length)
        text = arena_printf(arena, "%.*s for %.*s", TEXT_ARG(text), TEXT_ARG(expectation->account));
    if (expectation->at.length)
        text = arena_printf(arena, "%.*s at %.*s", TEXT_ARG(text), TEXT_ARG(expectation->at));
    if (expectation->line)
        text = arena_printf(arena, "%.*s in line %zu", TEXT_ARG(text), expectation->line);
    if (expectation->message.length)
        text = arena_printf(arena, "%.*s with \"%.*s\"", TEXT_ARG(text), TEXT_ARG(expectation->message));
    return text;
}

static void miss(struct comparing *comparing, const struct expectation *expectation, const sl_location *place,
                 sl_text found) {
    struct arena *arena = comparing->arena;
    sl_text expected = describe_expectation(arena, expectation);
    sl_mark line = {expectation->line, 1, 0};
    sl_span found_at = place ? place->span : nowhere, expected_at = found_at;
    if (expectation->line && expectation->line != found_at.start.line)
        expected_at = (sl_span){line, line};
    add_fault(comparing, arena_printf(arena, "expected %.*s (line %zu), found %.*s", TEXT_ARG(expected),
                                      expectation->written, TEXT_ARG(found)));
    marks_add(&comparing->marks, expected_at, false, expected);
    marks_add(&comparing->marks, found_at, true,
              arena_printf(arena, "%.*s: %.*s", TEXT_ARG(expectation->rule->id), TEXT_ARG(found)));
}

static sl_text describe_finding(struct arena *arena, const sl_finding *finding) {
    return arena_printf(arena, "fail at %.*s in line %zu: %.*s", TEXT_ARG(finding->location.config_path),
                        finding->location.span.start.line, TEXT_ARG(finding->message));
}

/* A failure that is expected marks its finding as such. */
static void compare_failure(struct comparing *comparing, const struct expectation *expectation) {
    const sl_program *program = comparing->program;
    const sl_finding *other = NULL;
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        if (!text_equal(finding->rule, expectation->rule->id) || !is_of(finding, expectation->account) ||
            finding->kind == SL_KIND_RULE_ERROR)
            continue;
        comparing->expected[i] = true;
        if (is_at(expectation, &finding->location, finding->location.config_path) &&
            text_contains(finding->message, expectation->message))
            return;
        other = other ? other : finding;
    }
    const sl_outcome *outcome = outcome_of(comparing, expectation);
    if (other)
        miss(comparing, expectation, &other->location, describe_finding(comparing->arena, other));
    else
        miss(comparing, expectation, outcome ? outcome->missing_location : NULL,
             text_of(outcome ? sl_status_name(outcome->status) : "that it was not asked"));
}

/* The finding of a rule that was expected to say something else, which is expected nowhere else either; NULL for none. */
static const sl_finding *take_finding(struct comparing *comparing, const struct expectation *expectation) {
    const sl_program *program = comparing->program;
    const sl_finding *found = NULL;
    for (size_t i = 0; i < program->finding_count; i++) {
        if (!text_equal(program->findings[i].rule, expectation->rule->id) ||
            !is_of(&program->findings[i], expectation->account))
            continue;
        comparing->expected[i] = true;
        found = found ? found : &program->findings[i];
    }
    return found;
}

static sl_text describe_outcome(struct arena *arena, const sl_outcome *outcome) {
    if (outcome->status != SL_UNDETERMINED)
        return text_of(sl_status_name(outcome->status));
    return arena_printf(arena, "undetermined, waiting for %.*s in line %zu", TEXT_ARG(outcome->missing->path),
                        outcome->missing_location->span.start.line);
}

static void compare_status(struct comparing *comparing, const struct expectation *expectation) {
    const sl_outcome *outcome = outcome_of(comparing, expectation);
    if (!outcome) {
        miss(comparing, expectation, NULL, TEXT("that it was not asked"));
        return;
    }
    bool same = outcome->status == expectation->status;
    if (same && (outcome->status != SL_UNDETERMINED || is_at(expectation, outcome->missing_location, outcome->missing->path)))
        return;
    const sl_finding *finding = outcome->status == SL_FAIL ? take_finding(comparing, expectation) : NULL;
    if (finding)
        miss(comparing, expectation, &finding->location, describe_finding(comparing->arena, finding));
    else
        miss(comparing, expectation, outcome->missing_location, describe_outcome(comparing->arena, outcome));
}

/* Failures of rules that decide, and what is wrong with the program itself. What cannot be read may be what a test is about: that a
 * rule waits for it. */
static bool must_be_expected(const struct comparing *comparing, const sl_finding *finding) {
    const struct file_test *test = comparing->test;
    bool waits = false;
    for (size_t i = 0; i < test->expectation_count; i++)
        waits = waits || test->expectations[i].status == SL_UNDETERMINED;
    switch (finding->kind) {
    case SL_KIND_FRAMING:
    case SL_KIND_MISFIT: return !test->others;
    case SL_KIND_RULE_ERROR: return true;
    case SL_KIND_SYNTAX: return !test->judged || test->verdict != SL_INVALID;
    case SL_KIND_VOCABULARY: return finding->severity == SL_ERROR && !waits && !test->others;
    default: return false;
    }
}

/* A rule that failed itself is found where it is written. */
static bool is_in_program(const sl_finding *finding) {
    return finding->kind != SL_KIND_RULE_ERROR;
}

static void compare_others(struct comparing *comparing) {
    const sl_program *program = comparing->program;
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        if (comparing->expected[i] || !must_be_expected(comparing, finding))
            continue;
        add_fault(comparing,
                  arena_printf(comparing->arena, "not expected, but found in line %zu: %.*s: %.*s",
                               finding->location.span.start.line, TEXT_ARG(finding->rule), TEXT_ARG(finding->message)));
        marks_add(&comparing->marks, is_in_program(finding) ? finding->location.span : nowhere, true,
                  arena_printf(comparing->arena, "%.*s: %.*s", TEXT_ARG(finding->rule), TEXT_ARG(finding->message)));
    }
}

static void miss_verdict(struct comparing *comparing) {
    const char *expected = sl_verdict_name(comparing->test->verdict);
    const char *found = sl_verdict_name(comparing->program->verdict);
    add_fault(comparing, arena_printf(comparing->arena, "expected the verdict %s, found %s", expected, found));
    marks_add(&comparing->marks, nowhere, false, arena_printf(comparing->arena, "the verdict %s", expected));
    marks_add(&comparing->marks, nowhere, true, arena_printf(comparing->arena, "the verdict %s", found));
}

static void compare_program(struct comparing *comparing) {
    const struct file_test *test = comparing->test;
    comparing->expected = arena_array(comparing->arena, comparing->program->finding_count, sizeof(bool));
    if (!comparing->expected)
        return;
    for (size_t i = 0; i < test->expectation_count; i++)
        if (test->expectations[i].status == SL_FAIL)
            compare_failure(comparing, &test->expectations[i]);
        else
            compare_status(comparing, &test->expectations[i]);
    if (test->judged && comparing->program->verdict != test->verdict)
        miss_verdict(comparing);
    compare_others(comparing);
}

static void compare_report(struct comparing *comparing, const sl_report *report) {
    if (report->program_count == 1) {
        comparing->program = &report->programs[0];
        compare_program(comparing);
    } else {
        add_fault(comparing, TEXT("its program is more than one document"));
    }
}

/* ---- settings ----------------------------------------------------------------------------------------------------- */

static sl_option *option_of(const struct file_setting *setting) {
    for (size_t i = 0; i < setting->rule->option_count; i++)
        if (text_equal(setting->rule->options[i].id, setting->option))
            return &setting->rule->options[i];
    return NULL;
}

/* Sets what the test sets; `kept` gets what was there. */
static void apply_settings(sl_checker *checker, const struct file_test *test, sl_option *kept) {
    for (size_t i = 0; i < test->setting_count; i++) {
        const struct file_setting *setting = &test->settings[i];
        kept[i] = *option_of(setting);
        ruleset_set_option(&checker->rules, setting->rule, setting->option, setting->value, kept[i].set_by);
    }
}

/* Backwards: an option may have been set twice. */
static void restore_settings(sl_checker *checker, const struct file_test *test, const sl_option *kept) {
    for (size_t i = test->setting_count; i > 0; i--)
        *option_of(&test->settings[i - 1]) = kept[i - 1];
    memo_clear(&checker->rules.memo);
}

sl_result file_test_run(struct arena *arena, sl_checker *checker, const struct file_test *test, sl_test *result) {
    struct comparing comparing = {.arena = arena, .checker = checker, .test = test, .marks = {.arena = arena}};
    sl_option *kept = arena_array(arena, test->setting_count, sizeof *kept);
    sl_report *report = NULL;
    if (!kept)
        return SL_OUT_OF_MEMORY;
    apply_settings(checker, test, kept);
    sl_result checked = check_fragment(checker, test->name, test->program, &report);
    restore_settings(checker, test, kept);
    if (checked != SL_OK)
        return checked;
    compare_report(&comparing, report);
    sl_report_free(report);
    if (comparing.faults > 1)
        comparing.fault = arena_printf(arena, "%.*s; and %zu more", TEXT_ARG(comparing.fault), comparing.faults - 1);
    *result = (sl_test){.name = test->name,
                        .line = test->line,
                        .fault = comparing.fault,
                        .program = {test->name, test->program},
                        .marks = comparing.marks.list,
                        .mark_count = comparing.marks.count};
    return arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
}

bool file_test_names(const struct file_test *test, const sl_rule *rule) {
    for (size_t i = 0; i < test->expectation_count; i++)
        if (test->expectations[i].rule == rule)
            return true;
    return false;
}
