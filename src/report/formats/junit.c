/* junit.c - the format "junit": XML in the format of JUnit. Each program is a test suite. Its test cases are the rules,
 * and the words for findings that no rule made. */
#include <stdlib.h>

#include "base/text.h"
#include "report/escape.h"
#include "report/finding_summary.h"
#include "report/formats/format_writer.h"
#include "report/xml.h"

/* The outcomes and findings of one descriptor in a program. */
struct test_case {
    bool failed;                    /* the rule failed, for the program or an account */
    bool applied;                   /* the rule passed, failed or was undetermined, for the program or an account */
    const sl_outcome *undetermined; /* the first undetermined outcome; NULL if there is none */
    const sl_finding *open;         /* the first open finding; NULL if there is none */
    const sl_finding *suppressed;   /* the first finding that is waived or in a baseline; NULL if there is none */
};

/* Stands in place of an index if a finding has no test case. */
#define NO_CASE SIZE_MAX

struct suite {
    struct text_writer out; /* the cases, which follow their counts in the document */
    const sl_program *program;
    const struct descriptors *descriptors;
    struct test_case *cases; /* one for each descriptor */
    size_t *case_indices;    /* of each finding of the program */
    size_t test_count, failure_count, error_count, skipped_count;
};

/* ---- outcomes and findings by case ------------------------------------------------------------------------------- */

/* An undetermined outcome is reported by the case of its rule. A finding about a missing value is a case of its own
 * only if the user set its severity to error. */
static bool is_case(const sl_finding *finding) {
    return finding->kind != SL_KIND_UNDETERMINED || finding->severity == SL_ERROR;
}

/* Returns whether an open finding fails its case. A note does not, and neither does a practice that is not shown, or
 * advice, unless a firm makes it an error. */
static bool fails(const sl_finding *finding) {
    bool observes = finding->kind == SL_KIND_SHORTFALL || finding->kind == SL_KIND_ADVICE;
    return finding->severity == SL_ERROR || (finding->severity == SL_WARNING && !observes);
}

/* If the outcomes of the rules are known, makes a descriptor of each rule. */
static bool describe_rules(struct format_run *run, const sl_program *program) {
    size_t count;
    const sl_rule *const *rules = sl_get_rules(run->checker, &count);
    bool good = true;
    descriptors_free(&run->descriptors);
    for (size_t i = 0; good && program->verdict != SL_INVALID && !program->brief && i < count; i++)
        good = descriptors_add_rule(&run->descriptors, rules[i]);
    return good;
}

static bool index_findings(struct format_run *run, const sl_program *program, size_t *case_indices) {
    bool good = true;
    for (size_t i = 0; good && i < program->finding_count; i++) {
        case_indices[i] = NO_CASE;
        if (is_case(&program->findings[i]))
            good = descriptors_add_finding(&run->descriptors, &program->findings[i], NULL, &case_indices[i]);
    }
    return good;
}

static void fill_cases(const struct suite *suite) {
    const sl_program *program = suite->program;
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        struct test_case *test = &suite->cases[descriptors_find(suite->descriptors, outcome->rule->id)];
        test->applied = test->applied || outcome->status != SL_NOT_APPLICABLE;
        test->failed = test->failed || outcome->status == SL_FAIL;
        if (outcome->status == SL_UNDETERMINED && !test->undetermined)
            test->undetermined = outcome;
    }
    for (size_t i = 0; i < program->finding_count; i++) {
        if (suite->case_indices[i] == NO_CASE)
            continue;
        struct test_case *test = &suite->cases[suite->case_indices[i]];
        const sl_finding **first = finding_is_open(&program->findings[i]) ? &test->open : &test->suppressed;
        bool worse = *first && !fails(*first) && fails(&program->findings[i]);
        *first = *first && !worse ? *first : &program->findings[i];
    }
}

/* ---- cases ------------------------------------------------------------------------------------------------------- */

static void append_finding(struct buffer *lines, const sl_finding *finding) {
    finding_put_place(lines, &finding->location);
    buffer_append(lines, finding->location.source ? TEXT(": ") : TEXT(""));
    escape_text(lines, finding->message);
    finding_put_parts(lines, finding);
    finding_put_alternatives(lines, finding, "\n  fits instead: ", "\n            or: ");
    buffer_byte(lines, '\n');
}

/* Appends a case with open findings. If none of them fails it, they are its output. Otherwise it is a failure if its rule failed or is undetermined, and an error if something
 * kept rules from being asked or from answering. */
static void put_open(struct suite *suite, size_t index, const sl_finding *first) {
    struct buffer lines = BUFFER_EMPTY(suite->out.buffer->most);
    const sl_rule *rule = suite->descriptors->list[index].rule;
    bool failure = (rule && first->kind != SL_KIND_RULE_ERROR) || first->kind == SL_KIND_UNDETERMINED;
    buffer_byte(&lines, '\n');
    for (size_t i = 0; i < suite->program->finding_count; i++)
        if (suite->case_indices[i] == index && finding_is_open(&suite->program->findings[i]))
            append_finding(&lines, &suite->program->findings[i]);
    if (rule && first->alternative_count == 0) {
        buffer_append(&lines, TEXT("  "));
        buffer_append(&lines, text_of(remediation_word(rule)));
        escape_text(&lines, rule->remediation);
        buffer_byte(&lines, '\n');
    }
    if (fails(first))
        xml_put_fault(&suite->out, failure ? "failure" : "error", sl_severity_name(first->severity), first->message,
                      &lines);
    else
        xml_put_output(&suite->out, &lines);
    buffer_free(&lines);
    suite->failure_count += fails(first) && failure;
    suite->error_count += fails(first) && !failure;
}

/* Returns whether the failures of a rule fail its case. */
static bool rule_fails(const sl_rule *rule) {
    bool observes = rule->kind == SL_RULE_PRACTICE || !sl_decides_congruence(rule);
    return rule->severity == SL_ERROR || (rule->severity == SL_WARNING && !observes);
}

/* Appends the case of a rule that failed and whose findings were left out because there are too many. */
static void put_unlisted(struct suite *suite, const sl_rule *rule) {
    struct buffer lines = BUFFER_EMPTY(suite->out.buffer->most);
    buffer_append(&lines, TEXT("\nits findings are among those that are not listed\n"));
    if (rule_fails(rule))
        xml_put_fault(&suite->out, "failure", sl_severity_name(rule->severity), rule->title, &lines);
    else
        xml_put_output(&suite->out, &lines);
    buffer_free(&lines);
    suite->failure_count += rule_fails(rule);
}

/* `rule` is NULL for a test case that is not a rule. */
static void append_skip_reason(struct buffer *reason, const struct test_case *test, const sl_rule *rule) {
    const sl_finding *finding = test->suppressed;
    if (finding && finding->suppression == SL_BASELINED) {
        buffer_append(reason, TEXT("in the baseline: "));
        escape_text(reason, finding->message);
    } else if (finding) {
        buffer_append(reason, TEXT("waived: "));
        escape_text(reason, finding->waiver ? finding->waiver->reason : finding->message);
    } else if (test->undetermined) {
        buffer_append(reason, TEXT("waits for "));
        for (size_t i = 0; i < test->undetermined->gap_count; i++) {
            buffer_append(reason, i ? TEXT(", ") : TEXT(""));
            escape_text(reason, test->undetermined->gaps[i].field->path);
        }
    } else if (rule && sl_option_without_value(rule)) {
        buffer_append(reason, TEXT("option "));
        escape_text(reason, sl_option_without_value(rule)->id);
        buffer_append(reason, TEXT(" is not set"));
    } else {
        buffer_append(reason, TEXT("does not apply"));
    }
}

static void put_skipped(struct suite *suite, const struct test_case *test, const sl_rule *rule) {
    struct buffer reason = BUFFER_EMPTY(suite->out.buffer->most);
    append_skip_reason(&reason, test, rule);
    out_string(&suite->out, ">\n      <skipped");
    xml_put_attribute(&suite->out, "message", buffer_text(&reason));
    out_string(&suite->out, "/>\n    </testcase>\n");
    suite->out.buffer->failed = suite->out.buffer->failed || reason.failed;
    buffer_free(&reason);
    suite->skipped_count++;
}

static void put_case(struct suite *suite, size_t index) {
    const struct test_case *test = &suite->cases[index];
    const struct descriptor *descriptor = &suite->descriptors->list[index];
    const sl_rule *rule = descriptor->rule;
    struct buffer name = BUFFER_EMPTY(suite->out.buffer->most);
    buffer_append(&name, descriptor_id(descriptor));
    buffer_append(&name, rule ? TEXT(": ") : TEXT(""));
    buffer_append(&name, rule ? rule->name : TEXT(""));
    xml_put_case(&suite->out, text_of(rule ? sl_rule_kind_name(rule->kind) : sl_kind_name(descriptor->kind)),
                 buffer_text(&name));
    suite->out.buffer->failed = suite->out.buffer->failed || name.failed;
    buffer_free(&name);
    suite->test_count++;
    if (test->open)
        put_open(suite, index, test->open);
    else if (test->failed && !test->suppressed)
        put_unlisted(suite, rule);
    else if (test->suppressed || test->undetermined || !test->applied)
        put_skipped(suite, test, rule);
    else
        out_string(&suite->out, "/>\n");
}

/* ---- suites ------------------------------------------------------------------------------------------------------ */

static void put_suite_start(const struct text_writer *out, sl_text name, const struct suite *suite) {
    out_string(out, "  <testsuite");
    xml_put_attribute(out, "name", name);
    xml_put_counts(out, suite->test_count, suite->failure_count, suite->error_count);
    out_printf(out, " skipped=\"%zu\">\n", suite->skipped_count);
}

static void put_suite(const struct text_writer *out, const struct suite *suite) {
    const sl_program *program = suite->program;
    struct buffer name = BUFFER_EMPTY(out->buffer->most);
    buffer_append(&name, program->path);
    if (program->documents > 1)
        out_printf(&(struct text_writer){.buffer = &name}, " (document %zu of %zu)", program->document,
                   program->documents);
    put_suite_start(out, buffer_text(&name), suite);
    out->buffer->failed = out->buffer->failed || name.failed || suite->out.buffer->failed;
    buffer_append(out->buffer, buffer_text(suite->out.buffer));
    out_string(out, "  </testsuite>\n");
    buffer_free(&name);
}

static bool put_program(struct format_run *run, const sl_program *program) {
    struct buffer cases = BUFFER_EMPTY(run->out.buffer->most);
    struct suite suite = {.out = {.buffer = &cases}, .program = program, .descriptors = &run->descriptors};
    suite.case_indices = calloc(program->finding_count + 1, sizeof *suite.case_indices);
    if (suite.case_indices && describe_rules(run, program) && index_findings(run, program, suite.case_indices))
        suite.cases = calloc(run->descriptors.count + 1, sizeof *suite.cases);
    bool good = suite.cases != NULL;
    if (good) {
        fill_cases(&suite);
        for (size_t i = 0; i < run->descriptors.count; i++)
            put_case(&suite, i);
        put_suite(&run->out, &suite);
    }
    free(suite.cases);
    free(suite.case_indices);
    buffer_free(&cases);
    return good;
}

static bool start(struct format_run *run) {
    xml_put_declaration(&run->out);
    out_string(&run->out, "<testsuites name=\"samplint\">\n");
    return true;
}

/* A problem is a suite with one case. The suite has the name of the file that the problem is in. */
static bool put_problem(struct format_run *run, const sl_finding *problem) {
    struct buffer lines = BUFFER_EMPTY(run->out.buffer->most);
    sl_text path = finding_path(&problem->location);
    put_suite_start(&run->out, path.length ? path : TEXT("samplint"),
                    &(struct suite){.test_count = 1, .error_count = problem->severity == SL_ERROR});
    xml_put_case(&run->out, text_of(sl_kind_name(problem->kind)), problem->rule);
    buffer_byte(&lines, '\n');
    append_finding(&lines, problem);
    if (problem->severity == SL_ERROR)
        xml_put_fault(&run->out, "error", sl_severity_name(problem->severity), problem->message, &lines);
    else
        xml_put_output(&run->out, &lines);
    out_string(&run->out, "  </testsuite>\n");
    buffer_free(&lines);
    return true;
}

static bool end(struct format_run *run) {
    out_string(&run->out, "</testsuites>\n");
    return true;
}

const struct format_writer format_junit = {.start = start, .program = put_program, .problem = put_problem, .end = end};
