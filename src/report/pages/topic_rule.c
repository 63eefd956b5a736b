/* topic_rule.c - the page of a rule: what it reads, when it passes and fails, its examples and settings. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "report/pages/topic.h"
#include "report/text/finding.h"

static void put_line(struct doc_writer *doc, const char *words) {
    doc_paragraph(doc);
    doc_string(doc, words);
    doc_end(doc);
}

static void put_number(struct doc_writer *doc, int64_t number) {
    char text[32];
    int length = snprintf(text, sizeof text, "%lld", (long long)number);
    doc_code(doc, (sl_text){text, (size_t)length});
}

/* ---- what it is -------------------------------------------------------------------------------------------------- */

static void put_elements(struct topic_writer *writer, const sl_rule *rule) {
    struct doc_writer *doc = &writer->doc;
    const sl_element *elements = sl_get_vocabulary(writer->checker)->elements;
    for (size_t i = 0; i < rule->element_count; i++) {
        doc_string(doc, list_separator("", i, rule->element_count, " and "));
        topic_put_element(writer, &elements[rule->elements[i]]);
        doc_string(doc, " (");
        doc_text(doc, elements[rule->elements[i]].code);
        doc_string(doc, ")");
    }
}

static void put_set_by(struct doc_writer *doc, sl_text set_by) {
    if (set_by.length == 0)
        return;
    doc_string(doc, " (");
    doc_text(doc, set_by);
    doc_string(doc, ")");
}

static void put_identity(struct topic_writer *writer, const sl_rule *rule) {
    struct doc_writer *doc = &writer->doc;
    doc_paragraph(doc);
    doc_code(doc, rule->name);
    doc_string(doc, ": a ");
    doc_string(doc, sl_rule_kind_name(rule->kind));
    doc_string(doc, " rule about ");
    put_elements(writer, rule);
    doc_string(doc, rule->scope == SL_SCOPE_PORTFOLIO ? ", asked once for all accounts together." : ".");
    doc_string(doc, " Severity ");
    doc_code(doc, text_of(sl_severity_name(rule->severity)));
    put_set_by(doc, rule->severity_set_by);
    doc_string(doc, ", pack ");
    doc_code(doc, rule->pack);
    doc_string(doc, rule->pack_version.length ? " " : "");
    doc_text(doc, rule->pack_version);
    if (rule->not_waivable) {
        doc_string(doc, ", not waivable");
        put_set_by(doc, rule->not_waivable_set_by);
    }
    if (rule->off.length == 0) {
        doc_string(doc, ", on.");
    } else {
        doc_string(doc, ". It is off: ");
        doc_text(doc, rule->off);
        put_set_by(doc, rule->off_set_by);
        doc_string(doc, ".");
    }
    doc_end(doc);
}

static void put_reads(struct topic_writer *writer, const sl_rule_page *page) {
    struct doc_writer *doc = &writer->doc;
    doc_heading(doc, 2, TEXT("What it looks at"));
    for (size_t i = 0; i < page->read_count; i++) {
        const sl_field *field = page->reads[i].field;
        doc_item(doc);
        doc_code(doc, field->path);
        doc_string(doc, field->type == SL_GROUP ? " (as a whole" : " (");
        if (field->type != SL_GROUP)
            topic_put_domain(writer, field);
        doc_string(doc, ")");
        topic_put_objections(writer, &page->reads[i]);
        doc_end(doc);
    }
}

/* ---- what it says ------------------------------------------------------------------------------------------------ */

static bool is_wanted(const sl_condition *condition, sl_text wanted) {
    return condition->word.length && text_equal(condition->values[0], wanted);
}

static size_t count_words(const sl_way *way, size_t from, size_t to, sl_text wanted) {
    size_t count = 0;
    for (size_t i = from; i < to; i++)
        count += is_wanted(&way->conditions[i], wanted);
    return count;
}

/* The words of a set that are to be in it, or not. */
static void put_set_words(struct doc_writer *doc, const sl_way *way, size_t from, size_t to, sl_text wanted,
                          const char *start) {
    size_t count = count_words(way, from, to, wanted), put = 0;
    for (size_t i = from; i < to; i++) {
        if (!is_wanted(&way->conditions[i], wanted))
            continue;
        doc_string(doc, list_separator(start, put, count, " and "));
        doc_code(doc, way->conditions[i].word);
        put++;
    }
}

/* What is asked of one attribute: conditions `from` to `to`, the first of which may be about whether a set is declared;
 * where it is to have some word, that goes without saying. */
static void put_attribute(struct doc_writer *doc, const sl_way *way, size_t from, size_t to) {
    const sl_condition *first = &way->conditions[from];
    size_t with = count_words(way, from, to, TEXT("with"));
    bool stated = first->word.length == 0 && with == 0;
    doc_code(doc, first->field->path);
    if (stated) {
        doc_string(doc, " is ");
        doc_code_list(doc, first->values, first->value_count, " or ");
    }
    put_set_words(doc, way, from, to, TEXT("with"), " with ");
    put_set_words(doc, way, from, to, TEXT("without"), with || stated ? ", without " : " without ");
}

static size_t end_of_attribute(const sl_way *way, size_t from) {
    size_t to = from + 1;
    while (to < way->condition_count && way->conditions[to].field == way->conditions[from].field)
        to++;
    return to;
}

static void put_way(struct doc_writer *doc, const sl_way *way) {
    doc_item(doc);
    for (size_t from = 0, to; from < way->condition_count; from = to) {
        to = end_of_attribute(way, from);
        doc_string(doc, from == 0 ? "" : to == way->condition_count ? "; and " : "; ");
        put_attribute(doc, way, from, to);
    }
    if (way->condition_count == 0)
        doc_string(doc, "whatever is declared");
    doc_end(doc);
}

/* Where there are too many ways to list them, or they are about accounts. */
static void put_passing_tests(struct doc_writer *doc, const sl_rule *rule) {
    put_line(doc, "By its tests, among others:");
    for (size_t i = 0; i < rule->test_count; i++) {
        if (rule->tests[i].expect != SL_PASS)
            continue;
        doc_item(doc);
        doc_text(doc, rule->tests[i].name);
        doc_end(doc);
    }
}

static void put_ways(struct doc_writer *doc, const sl_rule_page *page) {
    static const sl_text titles[] = {TEXT_INIT("What has to be there"), TEXT_INIT("What shows the practice"),
                                     TEXT_INIT("What is congruent"), TEXT_INIT("What is congruent")};
    static const char *const leads[] = {
        "The rule passes where:", "The rule passes, or does not apply, where:",
        "The rule passes, or does not apply, where any of this holds; none of it is better than another:",
        "The rule passes, or does not apply, where any of this holds; none of it is better than another:"};
    doc_heading(doc, 2, titles[page->rule->kind]);
    if (page->way_count == 0) {
        put_passing_tests(doc, page->rule);
        return;
    }
    put_line(doc, leads[page->rule->kind]);
    for (size_t i = 0; i < page->way_count; i++)
        put_way(doc, &page->ways[i]);
}

/* What a test sets an option to; NULL where it leaves it. */
static const sl_option_setting *find_setting(const sl_rule_test *test, sl_text id) {
    for (size_t i = 0; i < test->setting_count; i++)
        if (text_equal(test->settings[i].id, id))
            return &test->settings[i];
    return NULL;
}

static void put_value(struct doc_writer *doc, const sl_option *option, int64_t value) {
    switch (option->type) {
    case SL_OPTION_INTEGER: put_number(doc, value); return;
    case SL_OPTION_BOOLEAN: doc_code(doc, text_of(value ? "true" : "false")); return;
    case SL_OPTION_WORD: doc_code(doc, option->domain[value]); return;
    }
}

/* Options in the rule's order: a test has them in none. */
static void put_test_options(struct doc_writer *doc, const sl_rule *rule, const sl_rule_test *test) {
    size_t set = 0;
    for (size_t i = 0; i < rule->option_count; i++) {
        const sl_option_setting *setting = find_setting(test, rule->options[i].id);
        if (!setting)
            continue;
        doc_string(doc, set++ ? ", " : ", with option ");
        doc_code(doc, setting->id);
        doc_string(doc, " ");
        put_value(doc, &rule->options[i], setting->value);
    }
}

static void put_failures(struct doc_writer *doc, const sl_rule_page *page) {
    if (page->failure_count == 0)
        return;
    doc_heading(doc, 2, TEXT("What it says when it fails"));
    for (size_t i = 0; i < page->failure_count; i++) {
        const sl_failure *failure = &page->failures[i];
        doc_item(doc);
        doc_text(doc, failure->message);
        put_test_options(doc, page->rule, failure->test);
        for (size_t j = 0; j < failure->alternative_count; j++) {
            doc_string(doc, j == 0 ? "; fits instead: " : "; or: ");
            doc_text(doc, failure->alternatives[j]);
        }
        doc_end(doc);
    }
    if (page->rule->remediation.length)
        doc_paragraphs(doc, page->rule->remediation);
}

/* ---- examples ---------------------------------------------------------------------------------------------------- */

static void put_example_name(struct doc_writer *doc, const sl_rule *rule, const sl_rule_test *test) {
    doc_paragraph(doc);
    doc_text(doc, test->name);
    put_test_options(doc, rule, test);
    doc_string(doc, ":");
    doc_end(doc);
}

static void put_finding(struct topic_writer *writer, const sl_finding *finding) {
    struct buffer output = BUFFER_EMPTY(BUFFER_MOST);
    struct text_writer out = {&output, writer->doc.out.color, 0};
    finding_put(&out, NULL, writer->checker, finding);
    doc_code_block(&writer->doc, "text", buffer_text(&output), true);
    writer->doc.out.buffer->failed = writer->doc.out.buffer->failed || output.failed;
    buffer_free(&output);
}

static void put_pass(struct doc_writer *doc, const sl_rule_page *page) {
    doc_paragraph(doc);
    doc_text(doc, page->rule->id);
    doc_string(doc, " passes");
    for (size_t i = 0; i < page->passes.read_count; i++) {
        doc_string(doc, list_separator("; it has read ", i, page->passes.read_count, " and "));
        doc_code(doc, page->passes.reads[i]->path);
    }
    doc_string(doc, ".");
    doc_end(doc);
}

static void put_examples(struct topic_writer *writer, const sl_rule_page *page) {
    struct doc_writer *doc = &writer->doc;
    if (page->fails.test) {
        doc_heading(doc, 2, TEXT("An example that fails"));
        put_example_name(doc, page->rule, page->fails.test);
        doc_code_block(doc, "yaml", page->fails.test->program, false);
        put_line(doc, "The check says:");
        if (page->fails.finding)
            put_finding(writer, page->fails.finding);
    }
    if (page->passes.test) {
        doc_heading(doc, 2, TEXT("An example that passes"));
        put_example_name(doc, page->rule, page->passes.test);
        doc_code_block(doc, "yaml", page->passes.test->program, false);
        put_pass(doc, page);
    }
}

/* ---- what can be set --------------------------------------------------------------------------------------------- */

static void put_option(struct doc_writer *doc, const sl_option *option) {
    doc_item(doc);
    doc_code(doc, option->id);
    doc_string(doc, " (");
    if (option->type == SL_OPTION_INTEGER) {
        put_number(doc, option->min);
        doc_string(doc, " to ");
        put_number(doc, option->max);
    } else if (option->type == SL_OPTION_BOOLEAN) {
        doc_string(doc, "true or false");
    } else {
        doc_code_list(doc, option->domain, option->domain_count, " or ");
    }
    doc_string(doc, ", default ");
    put_value(doc, option, option->default_value);
    doc_string(doc, "): ");
    doc_text(doc, option->description);
    if (option->set_by.length) {
        doc_string(doc, " It is ");
        put_value(doc, option, option->value);
        put_set_by(doc, option->set_by);
        doc_string(doc, ".");
    }
    doc_end(doc);
}

static void put_options(struct doc_writer *doc, const sl_rule *rule) {
    if (rule->option_count)
        doc_heading(doc, 2, TEXT("Options"));
    for (size_t i = 0; i < rule->option_count; i++)
        put_option(doc, &rule->options[i]);
}

static void append(struct buffer *buffer, const char *string) {
    buffer_append(buffer, text_of(string));
}

/* In quotes, which need no further marks: an id has no blanks and nothing that is not shown. */
static void append_key(struct buffer *yaml, sl_text id) {
    append(yaml, "rules:\n  ");
    bool plain = true;
    for (size_t i = 0; i < id.length; i++)
        plain = plain && !strchr("\"'#:{}[],&*!|>%@`?\\", id.bytes[i]);
    append(yaml, plain ? "" : "'");
    for (size_t i = 0; i < id.length; i++)
        append(yaml, (char[]){id.bytes[i], id.bytes[i] == '\'' ? '\'' : '\0', '\0'});
    append(yaml, plain ? ":\n" : "':\n");
}

static void append_option(struct buffer *yaml, const sl_option *option) {
    char number[32];
    buffer_append(yaml, option->id);
    append(yaml, ": ");
    if (option->type == SL_OPTION_WORD) {
        buffer_append(yaml, option->domain[option->value]);
    } else if (option->type == SL_OPTION_BOOLEAN) {
        append(yaml, option->value ? "true" : "false");
    } else {
        snprintf(number, sizeof number, "%lld", (long long)option->value);
        append(yaml, number);
    }
}

static void append_change(struct buffer *yaml, const sl_rule *rule) {
    append_key(yaml, rule->id);
    append(yaml, "    severity: ");
    append(yaml, sl_severity_name(rule->severity));
    append(yaml, " # error, warning or info\n");
    for (size_t i = 0; i < rule->option_count; i++) {
        append(yaml, i == 0 ? "    options: { " : ", ");
        append_option(yaml, &rule->options[i]);
    }
    append(yaml, rule->option_count ? " }\n" : "");
}

static void append_off(struct buffer *yaml, const sl_rule *rule) {
    append_key(yaml, rule->id);
    append(yaml, "    off: the reason why we do without it\n");
}

static void put_settings(struct doc_writer *doc, const sl_rule *rule) {
    struct buffer change = BUFFER_EMPTY(BUFFER_MOST), off = BUFFER_EMPTY(BUFFER_MOST);
    append_change(&change, rule);
    append_off(&off, rule);
    doc_heading(doc, 2, TEXT("How to set it"));
    doc_paragraph(doc);
    doc_string(doc, "In ");
    doc_code(doc, TEXT(".samplint.yaml"));
    doc_string(doc, ", to change it:");
    doc_end(doc);
    doc_code_block(doc, "yaml", buffer_text(&change), false);
    put_line(doc, "To do without it:");
    doc_code_block(doc, "yaml", buffer_text(&off), false);
    doc->out.buffer->failed = doc->out.buffer->failed || change.failed || off.failed;
    buffer_free(&change);
    buffer_free(&off);
}

/* ---- on whose word, and what else -------------------------------------------------------------------------------- */

static const sl_work *find_work(const sl_vocabulary *vocabulary, sl_text id) {
    for (size_t i = 0; i < vocabulary->work_count; i++)
        if (text_equal(vocabulary->works[i].id, id))
            return &vocabulary->works[i];
    return NULL;
}

static void put_sources(struct topic_writer *writer, const sl_rule *rule) {
    struct doc_writer *doc = &writer->doc;
    doc_heading(doc, 2, TEXT("Source"));
    for (size_t i = 0; i < rule->source_count; i++) {
        const sl_work *work = find_work(sl_get_vocabulary(writer->checker), rule->sources[i].work);
        doc_item(doc);
        if (work)
            doc_text(doc, work->reference);
        doc_string(doc, work ? " (" : "");
        doc_text(doc, rule->sources[i].at);
        doc_string(doc, work ? ")" : "");
        doc_end(doc);
    }
}

/* So many attributes that two rules share are named. */
#define SHARED_NAMED ((size_t)3)

static void put_shared(struct doc_writer *doc, const sl_related_rule *related) {
    size_t named = related->shared_count > SHARED_NAMED + 1 ? SHARED_NAMED : related->shared_count;
    char more[32];
    for (size_t i = 0; i < named; i++) {
        doc_string(doc, list_separator(" ", i, related->shared_count, " and "));
        doc_code(doc, related->shared[i]->path);
    }
    snprintf(more, sizeof more, " and %zu more", related->shared_count - named);
    doc_string(doc, named < related->shared_count ? more : "");
}

static void put_related(struct topic_writer *writer, const sl_rule_page *page) {
    struct doc_writer *doc = &writer->doc;
    if (page->related_count)
        doc_heading(doc, 2, TEXT("Related rules"));
    for (size_t i = 0; i < page->related_count; i++) {
        const sl_related_rule *related = &page->related[i];
        doc_item(doc);
        topic_put_rule(writer, related->rule);
        doc_string(doc, " (");
        doc_string(doc, sl_rule_kind_name(related->rule->kind));
        doc_string(doc, "): ");
        doc_text(doc, related->rule->title);
        doc_string(doc, related->shared_count ? "; both read" : "; it is about the same elements");
        put_shared(doc, related);
        doc_end(doc);
    }
}

static void put_title(struct doc_writer *doc, const sl_rule *rule) {
    struct buffer title = BUFFER_EMPTY(BUFFER_MOST);
    buffer_append(&title, rule->id);
    append(&title, ": ");
    buffer_append(&title, rule->title);
    doc_heading(doc, 1, buffer_text(&title));
    doc->out.buffer->failed = doc->out.buffer->failed || title.failed;
    buffer_free(&title);
}

void topic_put_rule_page(struct topic_writer *writer, const sl_rule_page *page) {
    struct doc_writer *doc = &writer->doc;
    put_title(doc, page->rule);
    put_identity(writer, page->rule);
    doc_heading(doc, 2, TEXT("Why"));
    doc_paragraphs(doc, page->rule->rationale);
    put_reads(writer, page);
    put_ways(doc, page);
    put_failures(doc, page);
    put_examples(writer, page);
    put_options(doc, page->rule);
    put_settings(doc, page->rule);
    put_sources(writer, page->rule);
    put_related(writer, page);
}
