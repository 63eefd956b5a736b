/* XML in the form of JUnit: a suite a program, a case a rule, and one for each sort of mistake that the host found by itself. */
#include <stdlib.h>

#include "base/text.h"
#include "report/finding_summary.h"
#include "report/formats/format_writer.h"
#include "report/formats/xml.h"

/* What is known of one case. */
struct tally {
    bool failed;             /* the rule has, for the program or an account */
    const sl_outcome *waits; /* the first of its answers that waits for something */
    bool applied;            /* it has passed, failed or waits somewhere */
    const sl_finding *open;  /* the first of its findings that stands open */
    const sl_finding *other; /* the first of the others */
};

struct suite {
    struct text_writer page; /* of the cases */
    const sl_program *program;
    const struct descriptors *descriptors;
    struct tally *tallies; /* one a descriptor */
    size_t *numbers;       /* of each finding, its descriptor */
    size_t tests, failures, errors, skipped;
};

/* ---- what a program's findings and outcomes say of each case ------------------------------------------------------- */

/* What rules wait for is told at these rules; it is a mistake by itself only where it was asked for as one. */
static bool is_case(const sl_finding *finding) {
    return finding->kind != SL_KIND_UNDETERMINED || finding->severity == SL_ERROR;
}

static bool describe(struct run *run, const sl_program *program) {
    size_t count;
    const sl_rule *const *rules = sl_get_rules(run->checker, &count);
    bool good = true;
    descriptors_free(&run->descriptors);
    for (size_t i = 0; good && program->verdict != SL_INVALID && !program->brief && i < count; i++)
        good = descriptors_add_rule(&run->descriptors, rules[i]);
    return good;
}

static bool number_findings(struct run *run, const sl_program *program, size_t *numbers) {
    bool good = true;
    for (size_t i = 0; good && i < program->finding_count; i++)
        if (is_case(&program->findings[i]))
            good = descriptors_find(&run->descriptors, &program->findings[i], NULL, &numbers[i]);
        else
            numbers[i] = SIZE_MAX;
    return good;
}

static void tally(const struct suite *suite) {
    const sl_program *program = suite->program;
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        struct tally *one = &suite->tallies[descriptors_number(suite->descriptors, outcome->rule->id)];
        one->applied = one->applied || outcome->status != SL_NOT_APPLICABLE;
        one->failed = one->failed || outcome->status == SL_FAIL;
        if (outcome->status == SL_UNDETERMINED && !one->waits)
            one->waits = outcome;
    }
    for (size_t i = 0; i < program->finding_count; i++) {
        if (suite->numbers[i] == SIZE_MAX)
            continue;
        struct tally *one = &suite->tallies[suite->numbers[i]];
        const sl_finding **first = finding_is_open(&program->findings[i]) ? &one->open : &one->other;
        *first = *first ? *first : &program->findings[i];
    }
}

/* ---- cases --------------------------------------------------------------------------------------------------------- */

static void put_skipped(struct suite *suite, const struct buffer *why) {
    out_words(&suite->page, ">\n      <skipped");
    xml_put_attribute(&suite->page, "message", buffer_text(why));
    out_words(&suite->page, "/>\n    </testcase>\n");
    suite->page.buffer->failed = suite->page.buffer->failed || why->failed;
    suite->skipped++;
}

static void append_finding(struct buffer *lines, const sl_finding *finding) {
    struct text_writer page = {.buffer = lines};
    finding_place(lines, &finding->location);
    out_words(&page, finding->location.source ? ": " : "");
    out_text(&page, finding->message);
    finding_subject(lines, finding);
    for (size_t i = 0; i < finding->alternative_count; i++) {
        out_words(&page, i == 0 ? "\n  fits instead: " : "\n            or: ");
        out_text(&page, finding->alternatives[i]);
    }
    out_words(&page, "\n");
}

/* A rule that says no is a failure; whatever else is wrong keeps rules from being asked, or heard, and is an error. */
static void put_open(struct suite *suite, size_t number, const sl_finding *first) {
    struct buffer lines = BUFFER_EMPTY(suite->page.buffer->most);
    const struct descriptor *descriptor = &suite->descriptors->list[number];
    bool failure = (descriptor->rule && first->kind != SL_KIND_RULE_ERROR) || first->kind == SL_KIND_UNDETERMINED;
    buffer_byte(&lines, '\n');
    for (size_t i = 0; i < suite->program->finding_count; i++)
        if (suite->numbers[i] == number && finding_is_open(&suite->program->findings[i]))
            append_finding(&lines, &suite->program->findings[i]);
    if (descriptor->rule && first->alternative_count == 0) {
        struct text_writer page = {.buffer = &lines};
        out_words(&page, "  to do: ");
        out_text(&page, descriptor->rule->remediation);
        out_words(&page, "\n");
    }
    xml_put_fault(&suite->page, failure ? "failure" : "error", sl_severity_name(first->severity), first->message,
                  &lines);
    buffer_free(&lines);
    suite->failures += failure;
    suite->errors += !failure;
}

/* Findings that are not listed, for there are too many, are none the less. */
static void put_unlisted(struct suite *suite, const sl_rule *rule) {
    struct buffer lines = BUFFER_EMPTY(suite->page.buffer->most);
    buffer_append(&lines, TEXT("\nits findings are among those that are not listed\n"));
    xml_put_fault(&suite->page, "failure", sl_severity_name(rule->severity), rule->title, &lines);
    buffer_free(&lines);
    suite->failures++;
}

static void append_why(struct buffer *why, const struct tally *tally) {
    struct text_writer page = {.buffer = why};
    if (tally->other && tally->other->standing == SL_BASELINED) {
        out_words(&page, "in the baseline: ");
        out_text(&page, tally->other->message);
    } else if (tally->other) {
        out_words(&page, "waived: ");
        out_text(&page, tally->other->waiver ? tally->other->waiver->reason : tally->other->message);
    } else if (tally->waits) {
        out_words(&page, "waits for ");
        out_text(&page, tally->waits->missing->path);
    } else {
        out_words(&page, "does not apply");
    }
}

static void put_case(struct suite *suite, size_t number) {
    const struct tally *tally = &suite->tallies[number];
    const struct descriptor *descriptor = &suite->descriptors->list[number];
    const sl_rule *rule = descriptor->rule;
    struct buffer name = BUFFER_EMPTY(suite->page.buffer->most);
    buffer_append(&name, descriptor_id(descriptor));
    buffer_append(&name, rule ? TEXT(": ") : TEXT(""));
    buffer_append(&name, rule ? rule->name : TEXT(""));
    xml_put_case(&suite->page, text_of(rule ? sl_rule_kind_name(rule->kind) : sl_kind_name(descriptor->kind)),
                 buffer_text(&name));
    suite->page.buffer->failed = suite->page.buffer->failed || name.failed;
    suite->tests++;
    buffer_clear(&name);
    if (tally->open) {
        put_open(suite, number, tally->open);
    } else if (tally->failed && !tally->other) {
        put_unlisted(suite, rule);
    } else if (tally->other || tally->waits || !tally->applied) {
        append_why(&name, tally);
        put_skipped(suite, &name);
    } else {
        out_words(&suite->page, "/>\n");
    }
    buffer_free(&name);
}

/* ---- suites -------------------------------------------------------------------------------------------------------- */

static void put_suite_start(const struct text_writer *page, sl_text name, const struct suite *counts) {
    out_words(page, "  <testsuite");
    xml_put_attribute(page, "name", name);
    xml_put_counts(page, counts->tests, counts->failures, counts->errors);
    out_number(page, " skipped=\"%zu\"", counts->skipped);
    out_words(page, ">\n");
}

/* The suite's counts stand before its cases. */
static void put_suite(const struct text_writer *page, const struct suite *suite) {
    const sl_program *program = suite->program;
    struct buffer name = BUFFER_EMPTY(page->buffer->most);
    struct text_writer name_page = {.buffer = &name};
    buffer_append(&name, program->path);
    if (program->documents > 1) {
        out_number(&name_page, " (document %zu", program->document);
        out_number(&name_page, " of %zu)", program->documents);
    }
    put_suite_start(page, buffer_text(&name), suite);
    page->buffer->failed = page->buffer->failed || name.failed || suite->page.buffer->failed;
    buffer_append(page->buffer, buffer_text(suite->page.buffer));
    out_words(page, "  </testsuite>\n");
    buffer_free(&name);
}

static bool put_program(struct run *run, const sl_program *program) {
    struct text_writer page = {.buffer = run->buffer};
    struct buffer cases = BUFFER_EMPTY(run->buffer->most);
    size_t *numbers = calloc(program->finding_count + 1, sizeof *numbers);
    bool good = numbers && describe(run, program) && number_findings(run, program, numbers);
    struct tally *tallies = good ? calloc(run->descriptors.count + 1, sizeof *tallies) : NULL;
    if (tallies) {
        struct suite suite = {.page = {.buffer = &cases},
                              .program = program,
                              .descriptors = &run->descriptors,
                              .tallies = tallies,
                              .numbers = numbers};
        tally(&suite);
        for (size_t i = 0; i < run->descriptors.count; i++)
            put_case(&suite, i);
        put_suite(&page, &suite);
    }
    good = tallies != NULL;
    free(tallies);
    free(numbers);
    buffer_free(&cases);
    return good;
}

static bool start(struct run *run) {
    struct text_writer page = {.buffer = run->buffer};
    xml_put_start(&page);
    out_words(&page, "<testsuites name=\"samplint\">\n");
    return true;
}

/* What is wrong with a rule, with settings or a file is a suite of that name. */
static bool put_problem(struct run *run, const sl_finding *problem) {
    struct text_writer page = {.buffer = run->buffer};
    struct buffer lines = BUFFER_EMPTY(run->buffer->most);
    bool named = finding_path(&problem->location).length > 0;
    put_suite_start(&page, named ? finding_path(&problem->location) : TEXT("samplint"),
                    &(struct suite){.tests = 1, .errors = 1});
    xml_put_case(&page, text_of(sl_kind_name(problem->kind)), problem->rule);
    buffer_byte(&lines, '\n');
    append_finding(&lines, problem);
    xml_put_fault(&page, "error", sl_severity_name(problem->severity), problem->message, &lines);
    out_words(&page, "  </testsuite>\n");
    buffer_free(&lines);
    return true;
}

static bool end(struct run *run) {
    format_put(run, "</testsuites>\n");
    return true;
}

const struct format_writer format_junit = {start, put_program, format_nothing, put_problem, end};
