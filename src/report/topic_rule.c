/* topic_rule.c - the page of a rule. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "report/text_finding.h"
#include "report/topic.h"

static void put_line(struct sheet *sheet, const char *words) {
    sheet_paragraph(sheet);
    sheet_say(sheet, words);
    sheet_end(sheet);
}

static void put_number(struct sheet *sheet, int64_t number) {
    char text[32];
    int length = snprintf(text, sizeof text, "%lld", (long long)number);
    sheet_code(sheet, (sl_text){text, (size_t)length});
}

/* ---- what it is --------------------------------------------------------------------------------------------------- */

static void put_elements(struct topic_writer *writer, const sl_rule *rule) {
    struct sheet *sheet = &writer->sheet;
    const sl_element *elements = sl_get_vocabulary(writer->checker)->elements;
    for (size_t i = 0; i < rule->element_count; i++) {
        sheet_say(sheet, page_joint("", i, rule->element_count, " and "));
        topic_put_element(writer, &elements[rule->elements[i]]);
        sheet_say(sheet, " (");
        sheet_words(sheet, elements[rule->elements[i]].code);
        sheet_say(sheet, ")");
    }
}

static void put_set_by(struct sheet *sheet, sl_text set_by) {
    if (set_by.length == 0)
        return;
    sheet_say(sheet, " (");
    sheet_words(sheet, set_by);
    sheet_say(sheet, ")");
}

static void put_identity(struct topic_writer *writer, const sl_rule *rule) {
    struct sheet *sheet = &writer->sheet;
    sheet_paragraph(sheet);
    sheet_code(sheet, rule->name);
    sheet_say(sheet, ": a ");
    sheet_say(sheet, sl_rule_kind_name(rule->kind));
    sheet_say(sheet, " rule about ");
    put_elements(writer, rule);
    sheet_say(sheet, rule->scope == SL_SCOPE_PORTFOLIO ? ", asked once for all accounts together." : ".");
    sheet_say(sheet, " Severity ");
    sheet_code(sheet, text_of(sl_severity_name(rule->severity)));
    put_set_by(sheet, rule->severity_set_by);
    sheet_say(sheet, ", pack ");
    sheet_code(sheet, rule->pack);
    sheet_say(sheet, rule->pack_version.length ? " " : "");
    sheet_words(sheet, rule->pack_version);
    if (rule->not_waivable) {
        sheet_say(sheet, ", not waivable");
        put_set_by(sheet, rule->not_waivable_set_by);
    }
    if (rule->off.length == 0) {
        sheet_say(sheet, ", on.");
    } else {
        sheet_say(sheet, ". It is off: ");
        sheet_words(sheet, rule->off);
        put_set_by(sheet, rule->off_set_by);
        sheet_say(sheet, ".");
    }
    sheet_end(sheet);
}

static void put_reads(struct topic_writer *writer, const sl_rule_page *page) {
    struct sheet *sheet = &writer->sheet;
    sheet_heading(sheet, 2, TEXT("What it looks at"));
    for (size_t i = 0; i < page->read_count; i++) {
        const sl_field *field = page->reads[i].field;
        sheet_item(sheet);
        sheet_code(sheet, field->path);
        sheet_say(sheet, field->type == SL_GROUP ? " (as a whole" : " (");
        if (field->type != SL_GROUP)
            topic_put_domain(writer, field);
        sheet_say(sheet, ")");
        topic_put_objections(writer, &page->reads[i]);
        sheet_end(sheet);
    }
}

/* ---- what it says ------------------------------------------------------------------------------------------------- */

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
static void put_set_words(struct sheet *sheet, const sl_way *way, size_t from, size_t to, sl_text wanted,
                          const char *start) {
    size_t count = count_words(way, from, to, wanted), put = 0;
    for (size_t i = from; i < to; i++) {
        if (!is_wanted(&way->conditions[i], wanted))
            continue;
        sheet_say(sheet, page_joint(start, put, count, " and "));
        sheet_code(sheet, way->conditions[i].word);
        put++;
    }
}

/* What is asked of one attribute: conditions `from` to `to`, the first of which may be about whether a set is declared; where it
 * is to have some word, that goes without saying. */
static void put_attribute(struct sheet *sheet, const sl_way *way, size_t from, size_t to) {
    const sl_condition *first = &way->conditions[from];
    size_t with = count_words(way, from, to, TEXT("with"));
    bool stated = first->word.length == 0 && with == 0;
    sheet_code(sheet, first->field->path);
    if (stated) {
        sheet_say(sheet, " is ");
        sheet_list(sheet, first->values, first->value_count, " or ");
    }
    put_set_words(sheet, way, from, to, TEXT("with"), " with ");
    put_set_words(sheet, way, from, to, TEXT("without"), with || stated ? ", without " : " without ");
}

static size_t end_of_attribute(const sl_way *way, size_t from) {
    size_t to = from + 1;
    while (to < way->condition_count && way->conditions[to].field == way->conditions[from].field)
        to++;
    return to;
}

static void put_way(struct sheet *sheet, const sl_way *way) {
    sheet_item(sheet);
    for (size_t from = 0, to; from < way->condition_count; from = to) {
        to = end_of_attribute(way, from);
        sheet_say(sheet, from == 0 ? "" : to == way->condition_count ? "; and " : "; ");
        put_attribute(sheet, way, from, to);
    }
    if (way->condition_count == 0)
        sheet_say(sheet, "whatever is declared");
    sheet_end(sheet);
}

/* Where there are too many ways to list them, or they are about accounts. */
static void put_passing_tests(struct sheet *sheet, const sl_rule *rule) {
    put_line(sheet, "By its tests, among others:");
    for (size_t i = 0; i < rule->test_count; i++) {
        if (rule->tests[i].expect != SL_PASS)
            continue;
        sheet_item(sheet);
        sheet_words(sheet, rule->tests[i].name);
        sheet_end(sheet);
    }
}

static void put_ways(struct sheet *sheet, const sl_rule_page *page) {
    static const sl_text titles[] = {TEXT_INIT("What has to be there"), TEXT_INIT("What shows the practice"),
                                     TEXT_INIT("What is congruent"), TEXT_INIT("What is congruent")};
    static const char *const leads[] = {
        "The rule passes where:", "The rule passes, or does not apply, where:",
        "The rule passes, or does not apply, where any of this holds; none of it is better than another:",
        "The rule passes, or does not apply, where any of this holds; none of it is better than another:"};
    sheet_heading(sheet, 2, titles[page->rule->kind]);
    if (page->way_count == 0) {
        put_passing_tests(sheet, page->rule);
        return;
    }
    put_line(sheet, leads[page->rule->kind]);
    for (size_t i = 0; i < page->way_count; i++)
        put_way(sheet, &page->ways[i]);
}

/* What a test sets an option to; NULL where it leaves it. */
static const sl_option_setting *find_setting(const sl_rule_test *test, sl_text id) {
    for (size_t i = 0; i < test->setting_count; i++)
        if (text_equal(test->settings[i].id, id))
            return &test->settings[i];
    return NULL;
}

static void put_value(struct sheet *sheet, const sl_option *option, int64_t value) {
    switch (option->type) {
    case SL_OPTION_INTEGER: put_number(sheet, value); return;
    case SL_OPTION_BOOLEAN: sheet_code(sheet, text_of(value ? "true" : "false")); return;
    case SL_OPTION_WORD: sheet_code(sheet, option->domain[value]); return;
    }
}

/* Options in the rule's order: a test has them in none. */
static void put_test_options(struct sheet *sheet, const sl_rule *rule, const sl_rule_test *test) {
    size_t set = 0;
    for (size_t i = 0; i < rule->option_count; i++) {
        const sl_option_setting *setting = find_setting(test, rule->options[i].id);
        if (!setting)
            continue;
        sheet_say(sheet, set++ ? ", " : ", with option ");
        sheet_code(sheet, setting->id);
        sheet_say(sheet, " ");
        put_value(sheet, &rule->options[i], setting->value);
    }
}

static void put_failures(struct sheet *sheet, const sl_rule_page *page) {
    if (page->failure_count == 0)
        return;
    sheet_heading(sheet, 2, TEXT("What it says when it fails"));
    for (size_t i = 0; i < page->failure_count; i++) {
        const sl_failure *failure = &page->failures[i];
        sheet_item(sheet);
        sheet_words(sheet, failure->message);
        put_test_options(sheet, page->rule, failure->test);
        for (size_t j = 0; j < failure->alternative_count; j++) {
            sheet_say(sheet, j == 0 ? "; fits instead: " : "; or: ");
            sheet_words(sheet, failure->alternatives[j]);
        }
        sheet_end(sheet);
    }
    if (page->rule->remediation.length)
        sheet_text(sheet, page->rule->remediation);
}

/* ---- examples ----------------------------------------------------------------------------------------------------- */

static void put_example_name(struct sheet *sheet, const sl_rule *rule, const sl_rule_test *test) {
    sheet_paragraph(sheet);
    sheet_words(sheet, test->name);
    put_test_options(sheet, rule, test);
    sheet_say(sheet, ":");
    sheet_end(sheet);
}

static void put_finding(struct topic_writer *writer, const sl_finding *finding) {
    struct buffer output = BUFFER_EMPTY(BUFFER_MOST);
    struct page page = {&output, writer->sheet.page.color, 0};
    text_finding(&page, NULL, writer->checker, finding);
    sheet_block(&writer->sheet, "text", buffer_text(&output), true);
    writer->sheet.page.buffer->failed = writer->sheet.page.buffer->failed || output.failed;
    buffer_free(&output);
}

static void put_pass(struct sheet *sheet, const sl_rule_page *page) {
    sheet_paragraph(sheet);
    sheet_words(sheet, page->rule->id);
    sheet_say(sheet, " passes");
    for (size_t i = 0; i < page->passes.read_count; i++) {
        sheet_say(sheet, page_joint("; it has read ", i, page->passes.read_count, " and "));
        sheet_code(sheet, page->passes.reads[i]->path);
    }
    sheet_say(sheet, ".");
    sheet_end(sheet);
}

static void put_examples(struct topic_writer *writer, const sl_rule_page *page) {
    struct sheet *sheet = &writer->sheet;
    if (page->fails.test) {
        sheet_heading(sheet, 2, TEXT("An example that fails"));
        put_example_name(sheet, page->rule, page->fails.test);
        sheet_block(sheet, "yaml", page->fails.test->program, false);
        put_line(sheet, "The check says:");
        if (page->fails.finding)
            put_finding(writer, page->fails.finding);
    }
    if (page->passes.test) {
        sheet_heading(sheet, 2, TEXT("An example that passes"));
        put_example_name(sheet, page->rule, page->passes.test);
        sheet_block(sheet, "yaml", page->passes.test->program, false);
        put_pass(sheet, page);
    }
}

/* ---- what can be set ---------------------------------------------------------------------------------------------- */

static void put_option(struct sheet *sheet, const sl_option *option) {
    sheet_item(sheet);
    sheet_code(sheet, option->id);
    sheet_say(sheet, " (");
    if (option->type == SL_OPTION_INTEGER) {
        put_number(sheet, option->min);
        sheet_say(sheet, " to ");
        put_number(sheet, option->max);
    } else if (option->type == SL_OPTION_BOOLEAN) {
        sheet_say(sheet, "true or false");
    } else {
        sheet_list(sheet, option->domain, option->domain_count, " or ");
    }
    sheet_say(sheet, ", default ");
    put_value(sheet, option, option->default_value);
    sheet_say(sheet, "): ");
    sheet_words(sheet, option->description);
    if (option->set_by.length) {
        sheet_say(sheet, " It is ");
        put_value(sheet, option, option->value);
        put_set_by(sheet, option->set_by);
        sheet_say(sheet, ".");
    }
    sheet_end(sheet);
}

static void put_options(struct sheet *sheet, const sl_rule *rule) {
    if (rule->option_count)
        sheet_heading(sheet, 2, TEXT("Options"));
    for (size_t i = 0; i < rule->option_count; i++)
        put_option(sheet, &rule->options[i]);
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

static void put_settings(struct sheet *sheet, const sl_rule *rule) {
    struct buffer change = BUFFER_EMPTY(BUFFER_MOST), off = BUFFER_EMPTY(BUFFER_MOST);
    append_change(&change, rule);
    append_off(&off, rule);
    sheet_heading(sheet, 2, TEXT("How to set it"));
    sheet_paragraph(sheet);
    sheet_say(sheet, "In ");
    sheet_code(sheet, TEXT(".samplint.yaml"));
    sheet_say(sheet, ", to change it:");
    sheet_end(sheet);
    sheet_block(sheet, "yaml", buffer_text(&change), false);
    put_line(sheet, "To do without it:");
    sheet_block(sheet, "yaml", buffer_text(&off), false);
    sheet->page.buffer->failed = sheet->page.buffer->failed || change.failed || off.failed;
    buffer_free(&change);
    buffer_free(&off);
}

/* ---- on whose word, and what else --------------------------------------------------------------------------------- */

static const sl_work *find_work(const sl_vocabulary *vocabulary, sl_text id) {
    for (size_t i = 0; i < vocabulary->work_count; i++)
        if (text_equal(vocabulary->works[i].id, id))
            return &vocabulary->works[i];
    return NULL;
}

static void put_sources(struct topic_writer *writer, const sl_rule *rule) {
    struct sheet *sheet = &writer->sheet;
    sheet_heading(sheet, 2, TEXT("Source"));
    for (size_t i = 0; i < rule->source_count; i++) {
        const sl_work *work = find_work(sl_get_vocabulary(writer->checker), rule->sources[i].work);
        sheet_item(sheet);
        if (work)
            sheet_words(sheet, work->reference);
        sheet_say(sheet, work ? " (" : "");
        sheet_words(sheet, rule->sources[i].at);
        sheet_say(sheet, work ? ")" : "");
        sheet_end(sheet);
    }
}

/* So many attributes that two rules share are named. */
#define SHARED_NAMED ((size_t)3)

static void put_shared(struct sheet *sheet, const sl_related_rule *related) {
    size_t named = related->shared_count > SHARED_NAMED + 1 ? SHARED_NAMED : related->shared_count;
    char more[32];
    for (size_t i = 0; i < named; i++) {
        sheet_say(sheet, page_joint(" ", i, related->shared_count, " and "));
        sheet_code(sheet, related->shared[i]->path);
    }
    snprintf(more, sizeof more, " and %zu more", related->shared_count - named);
    sheet_say(sheet, named < related->shared_count ? more : "");
}

static void put_related(struct topic_writer *writer, const sl_rule_page *page) {
    struct sheet *sheet = &writer->sheet;
    if (page->related_count)
        sheet_heading(sheet, 2, TEXT("Related rules"));
    for (size_t i = 0; i < page->related_count; i++) {
        const sl_related_rule *related = &page->related[i];
        sheet_item(sheet);
        topic_put_rule(writer, related->rule);
        sheet_say(sheet, " (");
        sheet_say(sheet, sl_rule_kind_name(related->rule->kind));
        sheet_say(sheet, "): ");
        sheet_words(sheet, related->rule->title);
        sheet_say(sheet, related->shared_count ? "; both read" : "; it is about the same elements");
        put_shared(sheet, related);
        sheet_end(sheet);
    }
}

static void put_title(struct sheet *sheet, const sl_rule *rule) {
    struct buffer title = BUFFER_EMPTY(BUFFER_MOST);
    buffer_append(&title, rule->id);
    append(&title, ": ");
    buffer_append(&title, rule->title);
    sheet_heading(sheet, 1, buffer_text(&title));
    sheet->page.buffer->failed = sheet->page.buffer->failed || title.failed;
    buffer_free(&title);
}

void topic_put_rule_page(struct topic_writer *writer, const sl_rule_page *page) {
    struct sheet *sheet = &writer->sheet;
    put_title(sheet, page->rule);
    put_identity(writer, page->rule);
    sheet_heading(sheet, 2, TEXT("Why"));
    sheet_text(sheet, page->rule->rationale);
    put_reads(writer, page);
    put_ways(sheet, page);
    put_failures(sheet, page);
    put_examples(writer, page);
    put_options(sheet, page->rule);
    put_settings(sheet, page->rule);
    put_sources(writer, page->rule);
    put_related(writer, page);
}
