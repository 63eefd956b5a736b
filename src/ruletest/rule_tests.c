/* rule_tests.c - runs the tests inside a rule, and checks that together they show all answers of the rule. */
#include "ruletest/rule_tests.h"

#include "base/fingerprint.h"
#include "base/nearest.h"
#include "base/text.h"
#include "certain/certain.h"
#include "lua/source/outline.h"
#include "ruleset/work.h"
#include "yaml/reader.h"

/* What the tests of a rule show together. */
struct shown {
    bool *elements;  /* by element: whether the rule read it in some test */
    uint64_t passed; /* a hash of the values that the rule read in the latest run that passed */
    size_t ways;     /* ways to pass: the runs that passed with other values than the passing run before them */
};

void marks_add(struct marks *marks, sl_span span, bool found, sl_text text) {
    ARENA_APPEND(marks->arena, marks->list, marks->count, marks->capacity, (sl_test_mark){span, found, text});
}

/* ---- programs ---------------------------------------------------------------------------------------------------- */

static void set_fault(struct arena *arena, struct prepared_test *prepared, const sl_finding *finding) {
    prepared->fault_span = finding->location.span;
    prepared->fault = arena_printf(arena, "its program, line %zu: %.*s", finding->location.span.start.line,
                                   TEXT_ARG(finding->message));
}

static void prepare(struct arena *arena, struct ruleset *rules, struct prepared_test *prepared) {
    size_t count;
    prepared->source = (sl_source){prepared->test->name, prepared->test->program};
    struct document *document = yaml_read(arena, &prepared->source, &count);
    if (!document)
        return;
    if (count != 1) {
        prepared->fault = TEXT("its program has more than one document");
        return;
    }
    struct findings *findings = &document->findings;
    bool is_program = bind_document(arena, rules->vocabulary, document, false, findings, &prepared->bound);
    if (is_program)
        bind_membership(arena, findings, &prepared->bound);
    bool tolerant = prepared->test->expect == SL_UNDETERMINED; /* the program may have errors, such as unknown words */
    for (size_t i = 0; i < findings->count && !tolerant && prepared->fault.length == 0; i++)
        if (findings->items[i].severity == SL_ERROR)
            set_fault(arena, prepared, &findings->items[i]);
    if (prepared->fault.length == 0 && !is_program && findings->count)
        set_fault(arena, prepared, &findings->items[0]);
    if (prepared->fault.length == 0 && (document->broken || !is_program))
        prepared->fault = TEXT("its program cannot be read");
}

void rule_tests_prepare(struct arena *arena, struct ruleset *rules, sl_rule *rule, struct rule_tests *tests) {
    *tests = (struct rule_tests){rules, rule, arena_array(arena, rule->test_count, sizeof *tests->list)};
    sl_option *values = rule_options_save(arena, rule);
    for (size_t i = 0; tests->list && values && i < rule->test_count; i++) {
        struct prepared_test *prepared = &tests->list[i];
        prepared->test = &rule->tests[i];
        prepared->fingerprint = fingerprint_text(FINGERPRINT_START, text_trim(prepared->test->program));
        rule_options_set(rule, prepared->test);
        for (size_t j = 0; j < rule->option_count; j++) {
            int64_t value[] = {rule->options[j].value, rule->options[j].has_value};
            prepared->fingerprint =
                fingerprint_text(prepared->fingerprint, (sl_text){(const char *)value, sizeof value});
        }
        prepare(arena, rules, prepared);
    }
    if (values)
        rule_options_restore(rule, values);
}

/* ---- answers ----------------------------------------------------------------------------------------------------- */

/* Returns the paths of the gaps on which an answer hangs: "a, b and c". */
static sl_text list_gaps(struct arena *arena, const struct answer *answer) {
    sl_text *paths = arena_array(arena, answer->gap_count, sizeof *paths);
    for (size_t i = 0; paths && i < answer->gap_count; i++)
        paths[i] = answer->gaps[i].field->path;
    return paths ? list_all(arena, paths, answer->gap_count) : (sl_text){NULL, 0};
}

static sl_text describe_answer(struct arena *arena, const struct answer *answer) {
    const char *status = sl_status_name(answer->status);
    if (answer->status == SL_UNDETERMINED)
        return arena_printf(arena, "%s, waiting for %.*s", status, TEXT_ARG(list_gaps(arena, answer)));
    if (answer->status == SL_FAILED)
        return arena_printf(arena, "%s in line %zu: %.*s", status, answer->line, TEXT_ARG(answer->message));
    if (answer->status == SL_FAIL)
        return arena_printf(arena, "%s: %.*s", status, TEXT_ARG(answer->message));
    return text_of(status);
}

static bool meets(const sl_rule_test *test, const struct answer *answer) {
    if (answer->status != test->expect)
        return false;
    if (test->message.length && !text_contains(answer->message, test->message))
        return false;
    bool met = test->waits_for.length == 0;
    for (size_t i = 0; i < answer->gap_count && !met; i++)
        met = text_equal(answer->gaps[i].field->path, test->waits_for);
    return met;
}

static sl_text describe_difference(struct arena *arena, const sl_rule_test *test, const struct answer *answer) {
    sl_text found = describe_answer(arena, answer);
    if (answer->status != test->expect)
        return arena_printf(arena, "expected %s, found %.*s", sl_status_name(test->expect), TEXT_ARG(found));
    if (test->message.length)
        return arena_printf(arena, "expected a message with \"%.*s\", found \"%.*s\"", TEXT_ARG(test->message),
                            TEXT_ARG(answer->message));
    return arena_printf(arena, "expected to wait for %.*s, found %.*s", TEXT_ARG(test->waits_for), TEXT_ARG(found));
}

/* Returns the place of a field in the program or in one of its segments or accounts. */
static sl_span span_of(const struct prepared_test *prepared, size_t part, const sl_field *field) {
    const struct configuration *program = &prepared->bound.program;
    return configuration_place(part == QUESTION_PROGRAM ? program : part_at(program, part), field).span;
}

/* Marks the expected and the found answer at the values that they are about. */
static void mark_difference(struct marks *marks, const sl_vocabulary *vocabulary, const struct prepared_test *prepared,
                            const struct answer *answer) {
    const sl_rule_test *test = prepared->test;
    const sl_field *missing = answer->status == SL_UNDETERMINED ? answer->missing : NULL;
    const sl_field *found = missing ? missing : answer->at;
    const sl_field *waited = test->waits_for.length ? sl_find_field(vocabulary, test->waits_for) : NULL;
    sl_text status = text_of(sl_status_name(test->expect));
    sl_text expected = test->message.length ? arena_printf(marks->arena, "fail: ...%.*s...", TEXT_ARG(test->message))
                       : test->waits_for.length ? arena_printf(marks->arena, "undetermined, waiting for this")
                                                : status;
    sl_span nowhere = {{0, 0, 0}, {0, 0, 0}};
    sl_span place = found ? span_of(prepared, missing ? answer->lacking : QUESTION_PROGRAM, found) : nowhere;
    marks_add(marks, waited ? span_of(prepared, QUESTION_PROGRAM, waited) : place, false, expected);
    marks_add(marks, place, true, describe_answer(marks->arena, answer));
}

void rule_options_set(const sl_rule *rule, const sl_rule_test *test) {
    for (size_t i = 0; i < rule->option_count; i++) {
        sl_option *option = &rule->options[i];
        option->value = option->default_value;
        option->has_value = option->has_default;
        for (size_t j = 0; j < test->setting_count; j++)
            if (text_equal(test->settings[j].id, option->id)) {
                option->value = test->settings[j].value;
                option->has_value = true;
            }
    }
}

/* Notes the elements that the rule reads in a test, and whether the test shows a new way to pass. */
static void add_shown(struct shown *shown, const sl_rule *rule, const struct configuration *program,
                      const struct answer *answer) {
    uint64_t hash = 0;
    for (size_t i = 0; i < answer->read_count; i++) {
        const sl_field *field = answer->reads[i];
        if (field->element != SL_NO_ELEMENT)
            shown->elements[field->element] = true;
        hash = plain_hash(hash + field->index, plain_of(field, configuration_value(program, field)));
        for (size_t j = 0; rule->scope == SL_SCOPE_PORTFOLIO && j < part_count(program); j++)
            hash = plain_hash(hash, plain_of(field, configuration_value(part_at(program, j), field)));
    }
    if (answer->status != SL_PASS || (shown->ways > 0 && hash == shown->passed))
        return;
    shown->passed = hash;
    shown->ways++;
}

/* ---- one test ---------------------------------------------------------------------------------------------------- */

/* Returns the fault that an earlier test has the same program and the same options, or the empty text. */
static sl_text find_same(struct arena *arena, const struct rule_tests *tests, size_t index) {
    const sl_rule *rule = tests->rule;
    const sl_rule_test *test = &rule->tests[index];
    for (size_t i = 0; i < index; i++) {
        bool same = tests->list[i].fingerprint == tests->list[index].fingerprint &&
                    text_equal(text_trim(rule->tests[i].program), text_trim(test->program));
        for (size_t j = 0; same && j < rule->option_count; j++) {
            rule_options_set(rule, &rule->tests[i]);
            sl_option option = rule->options[j];
            rule_options_set(rule, test);
            same = option.value == rule->options[j].value && option.has_value == rule->options[j].has_value;
        }
        if (same)
            return arena_printf(arena, "it is the same test as \"%.*s\": the same program with the same options",
                                TEXT_ARG(rule->tests[i].name));
    }
    return (sl_text){NULL, 0};
}

static void run_prepared(const struct rule_tests *tests, const struct prepared_test *prepared, struct arena *arena,
                         struct answer *answer) {
    struct certain_question question = {
        .host = tests->rules->host, .rule = tests->rule, .configuration = &prepared->bound.program};
    rule_options_set(tests->rule, prepared->test);
    certain_answer(&question, arena, answer);
}

/* ---- derived cases ----------------------------------------------------------------------------------------------- */

/* Returns whether a value of a test's program can be left out: an attribute of an element that the rule is about. A
 * framing rule may answer otherwise when something is not declared. */
static bool can_leave_out(const struct rule_tests *tests, const struct prepared_test *prepared, const sl_field *field) {
    const sl_rule *rule = tests->rule;
    bool about = false;
    for (size_t i = 0; i < rule->element_count && !about; i++)
        about = rule->elements[i] == field->element;
    return about && rule->kind != SL_RULE_FRAMING && field->type != SL_GROUP &&
           prepared->bound.program.values[field->index].state == VALUE_DECLARED;
}

/* Runs the test again without the value of a field. */
static void run_without(const struct rule_tests *tests, const struct prepared_test *prepared, const sl_field *field,
                        struct arena *arena, struct answer *answer) {
    struct value *value = &prepared->bound.program.values[field->index], kept = *value;
    *value = (struct value){.state = VALUE_UNDECLARED};
    run_prepared(tests, prepared, arena, answer);
    *value = kept;
}

static bool is_about_program(sl_status status) {
    return status == SL_PASS || status == SL_FAIL || status == SL_NOT_APPLICABLE;
}

/* Leaves out each value of the test's program in turn: the answer must stay as it is, or be undetermined. Returns the
 * fault, or the empty text. */
static sl_text run_derived(struct arena *arena, const struct rule_tests *tests, const struct prepared_test *prepared,
                           const struct answer *full, size_t *derived) {
    sl_text fault = {NULL, 0};
    const sl_vocabulary *vocabulary = tests->rules->vocabulary;
    for (size_t i = 0; is_about_program(full->status) && i < vocabulary->field_count && fault.length == 0; i++) {
        const sl_field *field = vocabulary->fields[i];
        struct answer answer;
        if (!can_leave_out(tests, prepared, field) || work_is_used_up(&tests->rules->work))
            continue;
        run_without(tests, prepared, field, arena, &answer);
        work_spend_runs(&tests->rules->work);
        ++*derived;
        bool pass = full->status != SL_FAIL && (answer.status == SL_PASS || answer.status == SL_NOT_APPLICABLE);
        if (answer.status != full->status && answer.status != SL_UNDETERMINED && !pass)
            fault = arena_printf(arena, "without %.*s it is not %s or undetermined, but %.*s", TEXT_ARG(field->path),
                                 sl_status_name(full->status), TEXT_ARG(describe_answer(arena, &answer)));
    }
    return fault;
}

static void run_test(struct arena *arena, const struct rule_tests *tests, size_t index, struct shown *shown,
                     sl_test *result) {
    const struct prepared_test *prepared = &tests->list[index];
    const sl_rule_test *test = prepared->test;
    struct marks marks = {.arena = arena};
    struct answer answer;
    *result =
        (sl_test){.name = test->name, .expect = test->expect, .fault = prepared->fault, .program = prepared->source};
    if (work_is_used_up(&tests->rules->work)) {
        result->fault = work_fault(&tests->rules->work, arena);
    } else if (result->fault.length) {
        marks_add(&marks, prepared->fault_span, true, TEXT("this cannot be read"));
    } else if (!arena->failed) {
        run_prepared(tests, prepared, arena, &answer);
        work_spend_runs(&tests->rules->work);
        add_shown(shown, tests->rule, &prepared->bound.program, &answer);
        if (!meets(test, &answer)) {
            result->fault = describe_difference(arena, test, &answer);
            mark_difference(&marks, tests->rules->vocabulary, prepared, &answer);
        } else {
            result->fault = find_same(arena, tests, index);
            if (result->fault.length == 0)
                result->fault = run_derived(arena, tests, prepared, &answer, &result->derived);
        }
    }
    result->marks = marks.list;
    result->mark_count = marks.count;
}

/* ---- all of them ------------------------------------------------------------------------------------------------- */

static bool has_test(const sl_rule *rule, sl_status expect) {
    for (size_t i = 0; i < rule->test_count; i++)
        if (rule->tests[i].expect == expect)
            return true;
    return false;
}

/* Checks that the tests show each answer of the rule, and that it leaves more than one way to be congruent. */
static void list_lacks(struct arena *arena, const struct rule_tests *tests, const struct shown *shown,
                       sl_test_suite *suite) {
    const sl_rule *rule = tests->rule;
    size_t elements = 0;
    bool may_not_apply = outline_check_calls(arena, rule, TEXT("not_applicable"));
    for (size_t i = 0; i < tests->rules->vocabulary->element_count; i++)
        elements += shown->elements[i];
    const struct {
        bool lacking;
        sl_text fault;
    } lacks[] = {
        {!has_test(rule, SL_PASS), TEXT("no test expects pass")},
        {!has_test(rule, SL_FAIL), TEXT("no test expects fail")},
        {may_not_apply && !has_test(rule, SL_NOT_APPLICABLE),
         TEXT("check can answer not_applicable, and no test expects it")},
        {rule->kind == SL_RULE_FIT && elements < 2,
         TEXT("a fit rule relates elements, but in its tests it reads fewer than two")},
        {sl_is_about_fit(rule) && shown->ways == 1,
         TEXT("its tests show only one way to pass; a rule that judges congruence must leave at least two")},
    };
    size_t most = sizeof lacks / sizeof *lacks;
    sl_text *list = arena_array(arena, most, sizeof *list);
    for (size_t i = 0; list && i < most; i++)
        if (lacks[i].lacking)
            list[suite->lack_count++] = lacks[i].fault;
    suite->lacks = list;
}

sl_option *rule_options_save(struct arena *arena, const sl_rule *rule) {
    sl_option *options = arena_array(arena, rule->option_count, sizeof *options);
    for (size_t i = 0; options && i < rule->option_count; i++)
        options[i] = rule->options[i];
    return options;
}

void rule_options_restore(const sl_rule *rule, const sl_option *options) {
    for (size_t i = 0; i < rule->option_count; i++)
        rule->options[i] = options[i];
}

int64_t rule_option_usual(const sl_rule *rule, const sl_option *option) {
    if (option->has_default)
        return option->default_value;
    for (size_t i = 0; i < rule->test_count; i++)
        for (size_t j = 0; j < rule->tests[i].setting_count; j++)
            if (text_equal(rule->tests[i].settings[j].id, option->id))
                return rule->tests[i].settings[j].value;
    return option->type == SL_OPTION_INTEGER ? option->min : 0;
}

void rule_tests_run(struct arena *arena, const struct rule_tests *tests, sl_test_suite *suite) {
    const sl_rule *rule = tests->rule;
    struct shown shown = {arena_array(arena, tests->rules->vocabulary->element_count, sizeof(bool)), 0, 0};
    const size_t *lines = NULL; /* of the tests; found when the first one fails */
    sl_test *results = arena_array(arena, rule->test_count, sizeof *results);
    sl_option *values = rule_options_save(arena, rule);
    if (!tests->list || !shown.elements || !results || !values)
        return;
    *suite = (sl_test_suite){.rule = rule, .source = rule->source, .tests = results, .test_count = rule->test_count};
    for (size_t i = 0; i < rule->test_count; i++) {
        run_test(arena, tests, i, &shown, &results[i]);
        bool failed = results[i].fault.length > 0;
        if (failed && !lines)
            lines = outline_test_lines(arena, rule);
        results[i].line = failed && lines ? lines[i] : 0;
        suite->failed += failed;
    }
    rule_options_restore(rule, values);
    list_lacks(arena, tests, &shown, suite);
}

/* Returns a fingerprint of the answers of the cases derived from a test: of their status, and of what they wait for. */
static uint64_t fingerprint_derived(struct arena *arena, const struct rule_tests *tests,
                                    const struct prepared_test *prepared) {
    const sl_vocabulary *vocabulary = tests->rules->vocabulary;
    uint64_t print = FINGERPRINT_START;
    for (size_t i = 0; i < vocabulary->field_count; i++) {
        struct answer answer;
        uint64_t gaps = 0; /* in any order */
        if (!can_leave_out(tests, prepared, vocabulary->fields[i]))
            continue;
        run_without(tests, prepared, vocabulary->fields[i], arena, &answer);
        for (size_t j = 0; j < answer.gap_count; j++)
            gaps += fingerprint_text(FINGERPRINT_START, answer.gaps[j].field->path);
        print = fingerprint_text(print ^ (uint64_t)answer.status ^ gaps, vocabulary->fields[i]->path);
    }
    return print;
}

sl_result rule_tests_pass(const struct rule_tests *tests, bool *pass) {
    const sl_rule *rule = tests->rule;
    struct arena scratch = ARENA_EMPTY;
    sl_option *values = rule_options_save(&scratch, rule);
    *pass = true;
    for (size_t i = 0; values && i < rule->test_count && *pass; i++) {
        struct answer answer;
        *pass = tests->list[i].fault.length == 0;
        if (*pass) {
            struct prepared_test *prepared = &tests->list[i];
            run_prepared(tests, prepared, &scratch, &answer);
            uint64_t derived = fingerprint_derived(&scratch, tests, prepared);
            if (prepared->derived == 0)
                prepared->derived = derived;
            *pass = meets(prepared->test, &answer) && prepared->derived == derived;
        }
    }
    if (values)
        rule_options_restore(rule, values);
    bool failed = scratch.failed;
    arena_free(&scratch);
    return failed ? SL_OUT_OF_MEMORY : SL_OK;
}
