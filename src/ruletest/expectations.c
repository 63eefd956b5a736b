/* expectations.c - runs a test of a file and compares the answers of the rules with those that the test expects. */
#include "base/text.h"
#include "check/check.h"
#include "checker/checked_file.h"
#include "checker/checker.h"
#include "ruletest/test_file.h"

struct verifier {
    struct arena *arena;
    const struct file_test *test;
    const sl_program *program;
    const struct configuration *configuration; /* what the program declares */
    struct marks marks;
    sl_text fault;  /* the first difference */
    size_t faults;  /* the number of differences */
    bool *expected; /* by finding: whether the test expects it */
};

static const sl_span nowhere = {{0, 0, 0}, {0, 0, 0}};

/* Counts a difference. All differences are marked in the program; only the first one is described. */
static void add_fault(struct verifier *verifier, sl_text fault) {
    if (verifier->faults++ == 0)
        verifier->fault = fault;
}

/* Returns the outcome of a rule for a segment or an account, or for the program without a name; NULL if there is none. */
static const sl_outcome *find_outcome(const struct verifier *verifier, const sl_rule *rule, sl_text segment,
                                      sl_text account) {
    for (size_t i = 0; i < verifier->program->outcome_count; i++) {
        const sl_outcome *outcome = &verifier->program->outcomes[i];
        if (outcome->rule == rule && text_equal(outcome->segment, segment) && text_equal(outcome->account, account))
            return outcome;
    }
    return NULL;
}

/* Returns the rule's outcome for the expected segment or account; if there is none, the outcome for the segment of the
 * account or, at last, for the program; or NULL. */
static const sl_outcome *outcome_of(const struct verifier *verifier, const struct expectation *expectation) {
    const sl_text nobody = {NULL, 0};
    const sl_outcome *outcome = find_outcome(verifier, expectation->rule, expectation->segment, expectation->account);
    const struct configuration *account = NULL;
    for (size_t i = 0; !outcome && i < verifier->configuration->account_count; i++)
        if (text_equal(verifier->configuration->accounts[i].name, expectation->account))
            account = &verifier->configuration->accounts[i];
    if (account && account->base->level == LEVEL_SEGMENT)
        outcome = find_outcome(verifier, expectation->rule, account->base->name, nobody);
    return outcome ? outcome : find_outcome(verifier, expectation->rule, nobody, nobody);
}

static bool is_at(const struct expectation *expectation, const sl_location *place, sl_text path) {
    return (expectation->at.length == 0 || text_equal(expectation->at, path)) &&
           (expectation->line == 0 || expectation->line == place->span.start.line);
}

/* Returns an expectation as a text like 'FIRM-1 to fail at element.attribute in line 3 with "part"'. */
static sl_text describe_expectation(struct arena *arena, const struct expectation *expectation) {
    static const char *const words[] = {"to pass", "to fail", "to be undetermined", "not to apply", ""};
    sl_text text = arena_printf(arena, "%.*s %s", TEXT_ARG(expectation->rule->id), words[expectation->status]);
    if (expectation->account.length)
        text = arena_printf(arena, "%.*s for %.*s", TEXT_ARG(text), TEXT_ARG(expectation->account));
    if (expectation->segment.length)
        text = arena_printf(arena, "%.*s for segment %.*s", TEXT_ARG(text), TEXT_ARG(expectation->segment));
    if (expectation->at.length)
        text = arena_printf(arena, "%.*s at %.*s", TEXT_ARG(text), TEXT_ARG(expectation->at));
    if (expectation->line)
        text = arena_printf(arena, "%.*s in line %zu", TEXT_ARG(text), expectation->line);
    if (expectation->message.length)
        text = arena_printf(arena, "%.*s with \"%.*s\"", TEXT_ARG(text), TEXT_ARG(expectation->message));
    return text;
}

/* Adds that an expectation is not met, at the place of the answer that was found instead. */
static void add_mismatch(struct verifier *verifier, const struct expectation *expectation, const sl_location *place,
                         sl_text found) {
    struct arena *arena = verifier->arena;
    sl_text expected = describe_expectation(arena, expectation);
    sl_mark line = {expectation->line, 1, 0};
    sl_span found_at = place ? place->span : nowhere, expected_at = found_at;
    if (expectation->line && expectation->line != found_at.start.line)
        expected_at = (sl_span){line, line};
    add_fault(verifier, arena_printf(arena, "expected %.*s (line %zu), found %.*s", TEXT_ARG(expected),
                                     expectation->written, TEXT_ARG(found)));
    marks_add(&verifier->marks, expected_at, false, expected);
    marks_add(&verifier->marks, found_at, true,
              arena_printf(arena, "%.*s: %.*s", TEXT_ARG(expectation->rule->id), TEXT_ARG(found)));
}

static sl_text describe_finding(struct arena *arena, const sl_finding *finding) {
    return arena_printf(arena, "fail at %.*s in line %zu: %.*s", TEXT_ARG(finding->location.config_path),
                        finding->location.span.start.line, TEXT_ARG(finding->message));
}

/* Returns the finding that meets an expected failure, and sets *met; else the first finding of the rule, or NULL. The
 * findings that it looked at count as expected, so that compare_others() does not report them again. */
static const sl_finding *claim_findings(struct verifier *verifier, const struct expectation *expectation, bool *met) {
    const sl_program *program = verifier->program;
    const sl_finding *first = NULL;
    bool failure = expectation->status == SL_FAIL;
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        if (!text_equal(finding->rule, expectation->rule->id) ||
            !finding_is_about(finding, expectation->segment, expectation->account) ||
            (failure && finding->kind == SL_KIND_RULE_ERROR))
            continue;
        verifier->expected[i] = true;
        *met = failure && is_at(expectation, &finding->location, finding->location.config_path) &&
               text_contains(finding->message, expectation->message);
        if (*met)
            return finding;
        first = first ? first : finding;
    }
    return first;
}

static bool waits_for_gap(const sl_outcome *outcome) {
    return outcome && outcome->status == SL_UNDETERMINED && outcome->gap_count > 0;
}

static void compare_failure(struct verifier *verifier, const struct expectation *expectation) {
    bool met = false;
    const sl_finding *other = claim_findings(verifier, expectation, &met);
    const sl_outcome *outcome = outcome_of(verifier, expectation);
    if (met)
        return;
    if (other)
        add_mismatch(verifier, expectation, &other->location, describe_finding(verifier->arena, other));
    else
        add_mismatch(verifier, expectation, waits_for_gap(outcome) ? outcome->gaps[0].location : NULL,
                     text_of(outcome ? sl_status_name(outcome->status) : "that it was not asked"));
}

static void compare_status(struct verifier *verifier, const struct expectation *expectation) {
    const sl_outcome *outcome = outcome_of(verifier, expectation);
    if (!outcome) {
        add_mismatch(verifier, expectation, NULL, TEXT("that it was not asked"));
        return;
    }
    bool same = outcome->status == expectation->status && outcome->status != SL_UNDETERMINED;
    for (size_t i = 0; waits_for_gap(outcome) && i < outcome->gap_count; i++)
        same = same || (outcome->status == expectation->status &&
                        is_at(expectation, outcome->gaps[i].location, outcome->gaps[i].field->path));
    if (same)
        return;
    bool met = false;
    const sl_finding *finding = outcome->status == SL_FAIL ? claim_findings(verifier, expectation, &met) : NULL;
    if (finding)
        add_mismatch(verifier, expectation, &finding->location, describe_finding(verifier->arena, finding));
    else if (waits_for_gap(outcome))
        add_mismatch(verifier, expectation, outcome->gaps[0].location,
                     arena_printf(verifier->arena, "undetermined, waiting for %.*s in line %zu",
                                  TEXT_ARG(outcome->gaps[0].field->path), outcome->gaps[0].location->span.start.line));
    else
        add_mismatch(verifier, expectation, NULL, text_of(sl_status_name(outcome->status)));
}

/* Whether the test fails if it does not expect this finding: a failure of a rule that decides about congruence, or an
 * error in the program. An unreadable value may be intended in a test that expects a rule to be undetermined. */
static bool must_be_expected(const struct verifier *verifier, const sl_finding *finding) {
    const struct file_test *test = verifier->test;
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

/* Adds a fault for each finding that the test must expect and does not expect. */
static void compare_others(struct verifier *verifier) {
    const sl_program *program = verifier->program;
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        if (verifier->expected[i] || !must_be_expected(verifier, finding))
            continue;
        add_fault(verifier,
                  arena_printf(verifier->arena, "not expected, but found in line %zu: %.*s: %.*s",
                               finding->location.span.start.line, TEXT_ARG(finding->rule), TEXT_ARG(finding->message)));
        /* The place of a rule that failed itself is in the rule's file, not in the program. */
        marks_add(&verifier->marks, finding->kind == SL_KIND_RULE_ERROR ? nowhere : finding->location.span, true,
                  arena_printf(verifier->arena, "%.*s: %.*s", TEXT_ARG(finding->rule), TEXT_ARG(finding->message)));
    }
}

static void compare_program(struct verifier *verifier) {
    const struct file_test *test = verifier->test;
    verifier->expected = arena_array(verifier->arena, verifier->program->finding_count, sizeof(bool));
    if (!verifier->expected)
        return;
    for (size_t i = 0; i < test->expectation_count; i++)
        if (test->expectations[i].status == SL_FAIL)
            compare_failure(verifier, &test->expectations[i]);
        else
            compare_status(verifier, &test->expectations[i]);
    if (test->judged && verifier->program->verdict != test->verdict) {
        const char *expected = sl_verdict_name(test->verdict), *found = sl_verdict_name(verifier->program->verdict);
        add_fault(verifier, arena_printf(verifier->arena, "expected the verdict %s, found %s", expected, found));
        marks_add(&verifier->marks, nowhere, false, arena_printf(verifier->arena, "the verdict %s", expected));
        marks_add(&verifier->marks, nowhere, true, arena_printf(verifier->arena, "the verdict %s", found));
    }
    compare_others(verifier);
}

sl_result file_test_run(struct arena *arena, sl_checker *checker, const struct file_test *test, sl_test *result) {
    struct verifier verifier = {.arena = arena, .test = test, .marks = {.arena = arena}};
    sl_option *kept = arena_array(arena, test->setting_count, sizeof *kept);
    sl_report *report = NULL;
    if (!kept)
        return SL_OUT_OF_MEMORY;
    for (size_t i = 0; i < test->setting_count; i++) {
        const struct file_setting *setting = &test->settings[i];
        kept[i] = *rule_option(setting->rule, setting->option);
        ruleset_set_option(&checker->rules, setting->rule, setting->option, setting->value, kept[i].set_by);
    }
    sl_result checked = check_fragment(checker, test->name, test->program, &report);
    for (size_t i = test->setting_count; i > 0; i--) /* in reverse order, because a test may set an option twice */
        *rule_option(test->settings[i - 1].rule, test->settings[i - 1].option) = kept[i - 1];
    memo_clear(&checker->rules.memo);
    if (checked != SL_OK)
        return checked;
    verifier.program = report->programs;
    verifier.configuration = &((const struct checked_file *)report)->bound[0].program;
    if (report->program_count == 1)
        compare_program(&verifier);
    else
        add_fault(&verifier, TEXT("its program has more than one document"));
    sl_report_free(report);
    if (verifier.faults > 1)
        verifier.fault = arena_printf(arena, "%.*s; and %zu more", TEXT_ARG(verifier.fault), verifier.faults - 1);
    *result = (sl_test){.name = test->name,
                        .line = test->line,
                        .fault = verifier.fault,
                        .program = {test->name, test->program},
                        .marks = verifier.marks.list,
                        .mark_count = verifier.marks.count};
    return arena->failed ? SL_OUT_OF_MEMORY : SL_OK;
}

bool file_test_names(const struct file_test *test, const sl_rule *rule) {
    for (size_t i = 0; i < test->expectation_count; i++)
        if (test->expectations[i].rule == rule)
            return true;
    return false;
}
