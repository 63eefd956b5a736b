/* examples.c - runs the tests of a rule as programs, for the examples of its page. */
#include <string.h>

#include "analyze/explain/explainer.h"
#include "base/text.h"
#include "check/accounts.h"
#include "judge/evaluate.h"
#include "lua/host.h"
#include "model/bind.h"
#include "ruleset/work.h"
#include "ruletest/rule_tests.h"
#include "yaml/reader.h"

/* Copies a rule with the options that a test sets; the other options have the rule's defaults. */
static sl_rule *copy_with_options(struct arena *arena, const sl_rule *rule, const sl_rule_test *test) {
    sl_rule *copy = lua_copy_rule(arena, rule);
    sl_option *options = arena_array(arena, rule->option_count, sizeof *options);
    if (!copy || !options)
        return NULL;
    copy->options = options;
    if (rule->option_count)
        memcpy(options, rule->options, rule->option_count * sizeof *options);
    rule_options_set(copy, test);
    return copy;
}

static const sl_finding *finding_of(const struct findings *findings, const sl_rule *rule) {
    for (size_t i = 0; i < findings->count; i++)
        if (text_equal(findings->items[i].rule, rule->id))
            return &findings->items[i];
    return NULL;
}

/* Returns the first outcome with a status, for the program or one of its accounts, or NULL. */
static const sl_outcome *outcome_of(const sl_program *program, sl_status status) {
    for (size_t i = 0; i < program->outcome_count; i++)
        if (program->outcomes[i].status == status)
            return &program->outcomes[i];
    return NULL;
}

/* Judges a program by this rule alone. */
static void judge_example(struct sl_explainer *explainer, sl_rule *rule, struct document *document,
                          struct example_run *run) {
    struct arena *arena = &explainer->arena;
    const sl_vocabulary *vocabulary = explainer->rules->vocabulary;
    struct findings *findings = &document->findings;
    struct rulebook book = {.arena = arena, .undetermined_off = true};
    struct memo memo = {.off = true};
    struct bound *bound = arena_alloc(arena, sizeof *bound);
    sl_program *program = arena_alloc(arena, sizeof *program);
    rulebook_add(&book, rule, vocabulary->element_count);
    if (!bound || !program || arena->failed || !bind_document(arena, vocabulary, document, false, findings, bound) ||
        work_is_used_up(&explainer->rules->work))
        return;
    accounts_refuse(arena, bound, findings);
    bind_membership(arena, findings, bound);
    struct judging judging = {explainer->rules->host, &book, &memo, &explainer->rules->work, NULL};
    evaluate(&judging, bound, findings, program);
    work_spend_runs(&explainer->rules->work);
    findings_sort(findings, 0);
    memo_clear(&memo);
    const sl_outcome *outcome = outcome_of(program, run->example.test->expect);
    run->holds = outcome != NULL;
    if (!outcome)
        return;
    run->example.finding = outcome->status == SL_FAIL ? finding_of(findings, rule) : NULL;
    run->example.reads = outcome->reads;
    run->example.read_count = outcome->read_count;
}

void explain_example(struct sl_explainer *explainer, const sl_rule *rule, const sl_rule_test *test,
                     struct example_run *run) {
    struct arena *arena = &explainer->arena;
    *run = (struct example_run){.example = {.test = test}};
    sl_rule *copy = copy_with_options(arena, rule, test);
    sl_source *source = arena_alloc(arena, sizeof *source);
    size_t count;
    if (!copy || !source)
        return;
    sl_text key = explainer->rules->vocabulary->format_key;
    *source = (sl_source){arena_printf(arena, "%.*s.yaml", TEXT_ARG(key)), test->program};
    struct document *documents = yaml_read(arena, source, &count);
    if (documents && count == 1 && !documents->broken)
        judge_example(explainer, copy, documents, run);
}

/* Adds the failure of a test unless its message is listed already. A test without options replaces one with options: it
 * shows the rule with its defaults. */
static void add_failure(sl_rule_page *page, sl_failure *failures, const struct example_run *run) {
    const sl_finding *finding = run->example.finding;
    sl_failure failure = {finding->message, finding->alternatives, finding->alternative_count, run->example.test};
    for (size_t i = 0; i < page->failure_count; i++) {
        if (!text_equal(failures[i].message, failure.message))
            continue;
        if (failure.test->setting_count == 0)
            failures[i] = failure;
        return;
    }
    failures[page->failure_count++] = failure;
}

void explain_examples(struct sl_explainer *explainer, sl_rule_page *page) {
    const sl_rule *rule = page->rule;
    sl_failure *failures = arena_array(&explainer->arena, rule->test_count, sizeof *failures);
    for (size_t i = 0; failures && i < rule->test_count; i++) {
        const sl_rule_test *test = &rule->tests[i];
        struct example_run run;
        if (test->expect != SL_PASS && test->expect != SL_FAIL)
            continue;
        explain_example(explainer, rule, test, &run);
        sl_example *example = test->expect == SL_PASS ? &page->passes : &page->fails;
        if (run.holds && !example->test)
            *example = run.example;
        if (run.example.finding)
            add_failure(page, failures, &run);
    }
    page->failures = failures;
}
