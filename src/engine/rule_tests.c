/* rule_tests.c - the tests that stand inside rules. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "engine/checker.h"
#include "model/bind.h"
#include "yaml/reader.h"

struct tester {
    sl_checker *checker;
    struct arena *arena; /* of one test */
    sl_rule *rule;       /* its options are set for each test */
    const sl_rule_test *test;
    struct shown *shown;
};

/* What the tests of a rule show of it, all together. */
struct shown {
    bool *elements;  /* one an element: whether some test made the rule read it */
    uint64_t passed; /* a hash of what a test that passed read */
    size_t ways;     /* to pass: tests that read something else than the one before; 2 is enough */
};

static sl_text describe_answer(struct tester *tester, const struct answer *answer) {
    struct arena *arena = tester->arena;
    const char *status = sl_status_name(answer->status);
    if (answer->status == SL_UNDETERMINED)
        return arena_printf(arena, "%s, waiting for %.*s", status, TEXT_ARG(answer->missing->path));
    if (answer->status == SL_FAILED)
        return arena_printf(arena, "%s in line %zu: %.*s", status, answer->line, TEXT_ARG(answer->message));
    if (answer->status == SL_FAIL)
        return arena_printf(arena, "%s: %.*s", status, TEXT_ARG(answer->message));
    return text_of(status);
}

/* The empty text for a test that passed, else what went wrong. */
static sl_text compare(struct tester *tester, const struct answer *answer) {
    const sl_rule_test *test = tester->test;
    sl_text found = describe_answer(tester, answer);
    if (answer->status != test->expect)
        return arena_printf(tester->arena, "expected %s, found %.*s", sl_status_name(test->expect), TEXT_ARG(found));
    if (test->message.length && !text_contains(answer->message, test->message))
        return arena_printf(tester->arena, "expected a message with \"%.*s\", found \"%.*s\"", TEXT_ARG(test->message),
                            TEXT_ARG(answer->message));
    if (test->waits_for.length && !text_equal(answer->missing->path, test->waits_for))
        return arena_printf(tester->arena, "expected to wait for %.*s, found %.*s", TEXT_ARG(test->waits_for),
                            TEXT_ARG(found));
    return (sl_text){NULL, 0};
}

static void apply_settings(struct tester *tester) {
    for (size_t i = 0; i < tester->rule->option_count; i++) {
        sl_option *option = &tester->rule->options[i];
        option->value = option->default_value;
        for (size_t j = 0; j < tester->test->setting_count; j++)
            if (text_equal(tester->test->settings[j].id, option->id))
                option->value = tester->test->settings[j].value;
    }
}

static sl_text describe_finding(struct tester *tester, const sl_finding *finding) {
    return arena_printf(tester->arena, "its program, line %zu: %.*s", finding->location.span.start.line,
                        TEXT_ARG(finding->message));
}

/* Only a test that expects the rule to be undetermined may have words that the vocabulary does not know. */
static sl_text first_fault(struct tester *tester, const struct findings *findings) {
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].severity == SL_ERROR && tester->test->expect != SL_UNDETERMINED)
            return describe_finding(tester, &findings->items[i]);
    return (sl_text){NULL, 0};
}

/* Two ways to pass are two programs that differ in something that the rule reads. */
static void note_shown(struct tester *tester, const struct configuration *program, const struct answer *answer) {
    struct shown *shown = tester->shown;
    uint64_t hash = 0;
    for (size_t i = 0; i < answer->read_count; i++) {
        const sl_field *field = answer->reads[i];
        if (field->element != SL_NO_ELEMENT)
            shown->elements[field->element] = true;
        hash = plain_hash(hash + field->index, plain_of(field, configuration_value(program, field)));
        for (size_t j = 0; tester->rule->scope == SL_SCOPE_PORTFOLIO && j < program->account_count; j++)
            hash = plain_hash(hash, plain_of(field, configuration_value(&program->accounts[j], field)));
    }
    if (answer->status != SL_PASS || (shown->ways > 0 && hash == shown->passed))
        return;
    shown->passed = hash;
    shown->ways++;
}

static sl_text run_test(struct tester *tester) {
    sl_checker *checker = tester->checker;
    sl_source source = {tester->test->name, tester->test->program};
    size_t count;
    struct document *document = yaml_read(tester->arena, &source, &count);
    struct bound bound;
    if (!document)
        return (sl_text){NULL, 0};
    if (count != 1)
        return TEXT("its program is more than one document");
    struct findings *findings = &document->problems;
    bool is_program = bind_document(tester->arena, checker->vocabulary, document, false, findings, &bound);
    sl_text fault = first_fault(tester, findings);
    if (fault.length == 0 && !is_program && findings->count)
        fault = describe_finding(tester, &findings->items[0]);
    if (fault.length || document->broken || !is_program)
        return fault.length ? fault : TEXT("its program cannot be read");
    struct answer answer;
    apply_settings(tester);
    lua_run_rule(checker->host, tester->rule, &bound.program, tester->arena, &answer);
    note_shown(tester, &bound.program, &answer);
    return compare(tester, &answer);
}

static bool has_test(const sl_rule *rule, sl_status expect) {
    for (size_t i = 0; i < rule->test_count; i++)
        if (rule->tests[i].expect == expect)
            return true;
    return false;
}

static void tell_lack(const sl_rule *rule, sl_text fault, sl_test_teller *told, void *context) {
    told(context, &(sl_test_result){.rule = rule, .fault = fault});
}

/* A rule shows by its tests each answer that it can give, and that it leaves more than one way to be congruent. */
static void tell_lacks(const sl_rule *rule, const struct shown *shown, size_t element_count, bool may_not_apply,
                       sl_test_teller *told, void *context) {
    size_t elements = 0;
    for (size_t i = 0; i < element_count; i++)
        elements += shown->elements[i];
    if (!has_test(rule, SL_PASS))
        tell_lack(rule, TEXT("no test expects pass"), told, context);
    if (!has_test(rule, SL_FAIL))
        tell_lack(rule, TEXT("no test expects fail"), told, context);
    if (!has_test(rule, SL_UNDETERMINED))
        tell_lack(rule, TEXT("no test expects undetermined"), told, context);
    if (may_not_apply && !has_test(rule, SL_NOT_APPLICABLE))
        tell_lack(rule, TEXT("check can answer not_applicable, and no test expects it"), told, context);
    if (rule->kind == SL_RULE_FIT && elements < 2)
        tell_lack(rule, TEXT("a fit rule is between elements, and in its tests it reads fewer than two"), told,
                  context);
    if (sl_judges_congruence(rule->kind) && shown->ways == 1)
        tell_lack(rule, TEXT("its tests show one way to pass; a rule that says what is congruent leaves at least two"),
                  told, context);
}

static sl_result test_rule(sl_checker *checker, sl_rule *rule, sl_test_teller *told, void *context) {
    struct arena arena = ARENA_EMPTY;
    sl_result result = SL_OK;
    struct shown shown = {arena_array(&arena, checker->vocabulary->element_count, sizeof(bool)), 0, 0};
    bool may_not_apply = lua_check_calls(&arena, rule, TEXT("not_applicable"));
    int64_t *values = shown.elements ? arena_array(&arena, rule->option_count, sizeof *values) : NULL;
    for (size_t i = 0; values && i < rule->option_count; i++)
        values[i] = rule->options[i].value;
    for (size_t i = 0; values && i < rule->test_count && result == SL_OK; i++) {
        struct arena scratch = ARENA_EMPTY;
        struct tester tester = {checker, &scratch, rule, &rule->tests[i], &shown};
        sl_test_result told_result = {.rule = rule, .test = tester.test, .fault = run_test(&tester)};
        if (told_result.fault.length)
            told_result.line = lua_test_line(&scratch, rule, i);
        if (scratch.failed)
            result = SL_OUT_OF_MEMORY;
        else
            told(context, &told_result);
        arena_free(&scratch);
    }
    for (size_t i = 0; values && i < rule->option_count; i++)
        rule->options[i].value = values[i];
    if (arena.failed)
        result = SL_OUT_OF_MEMORY;
    if (result == SL_OK)
        tell_lacks(rule, &shown, checker->vocabulary->element_count, may_not_apply, told, context);
    arena_free(&arena);
    return result;
}

sl_result sl_test_rules(sl_checker *checker, sl_test_teller *told, void *context) {
    sl_result result = SL_OK;
    for (size_t i = 0; i < checker->book.count && result == SL_OK; i++)
        result = test_rule(checker, checker->book.rules[i], told, context);
    return result;
}
