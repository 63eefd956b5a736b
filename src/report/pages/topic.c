/* topic.c - the parts that pages share, and the functions that write a whole page. */
#include "report/pages/topic.h"

#include <stdio.h>

#include "base/text.h"

/* ---- what pages share -------------------------------------------------------------------------------------------- */

/* Of a link: a piece of our own, and a piece of others. */
static void put_link(struct topic_writer *writer, sl_text text, const char *start, sl_text end, const char *close) {
    struct buffer target = BUFFER_EMPTY(BUFFER_MOST);
    buffer_append(&target, text_of(start));
    buffer_append(&target, end);
    buffer_append(&target, text_of(close));
    doc_link(&writer->doc, text, buffer_text(&target));
    writer->doc.out.buffer->failed = writer->doc.out.buffer->failed || target.failed;
    buffer_free(&target);
}

void topic_put_rule(struct topic_writer *writer, const sl_rule *rule) {
    put_link(writer, rule->id, writer->rules, rule->id, ".md");
}

/* The place of a heading on a page, as forges name it: lower case, '-' for blanks, without other signs. */
static void put_anchor(struct buffer *buffer, sl_text heading) {
    for (size_t i = 0; i < heading.length; i++) {
        char byte = heading.bytes[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        bool kept = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' ||
                    (unsigned char)byte >= 0x80;
        if (kept || byte == ' ')
            buffer_byte(buffer, byte == ' ' ? '-' : byte);
    }
}

void topic_put_element(struct topic_writer *writer, const sl_element *element) {
    struct buffer anchor = BUFFER_EMPTY(BUFFER_MOST);
    buffer_append(&anchor, TEXT("#"));
    put_anchor(&anchor, element->title);
    put_link(writer, element->title, writer->vocabulary, buffer_text(&anchor), "");
    writer->doc.out.buffer->failed = writer->doc.out.buffer->failed || anchor.failed;
    buffer_free(&anchor);
}

static void put_range(struct doc_writer *doc, const sl_field *field) {
    char text[64];
    int length = snprintf(text, sizeof text, "an integer, %lld to %lld", (long long)field->min, (long long)field->max);
    doc_text(doc, (sl_text){text, (size_t)length});
}

void topic_put_domain(struct topic_writer *writer, const sl_field *field) {
    struct doc_writer *doc = &writer->doc;
    switch (field->type) {
    case SL_ENUM: doc_code_list(doc, field->domain, field->domain_count, " or "); return;
    case SL_ORDINAL:
        doc_code_list(doc, field->domain, field->domain_count, " or ");
        doc_string(doc, ", lowest first");
        return;
    case SL_SET:
        doc_string(doc, "any of ");
        doc_code_list(doc, field->domain, field->domain_count, ", ");
        return;
    case SL_BOOL:
        doc_code(doc, TEXT("true"));
        doc_string(doc, " or ");
        doc_code(doc, TEXT("false"));
        return;
    case SL_INTEGER: put_range(doc, field); return;
    case SL_TEXT: doc_string(doc, "a text"); return;
    case SL_GROUP: doc_string(doc, "a group of attributes"); return;
    }
}

void topic_put_objections(struct topic_writer *writer, const sl_reading *reading) {
    if (reading->objection_count == 0)
        return;
    doc_string(&writer->doc, "; objects to ");
    doc_code_list(&writer->doc, reading->objects_to, reading->objection_count, " or ");
}

/* ---- whole pages ------------------------------------------------------------------------------------------------- */

static struct topic_writer open_writer(struct buffer *buffer, const sl_writer_options *options,
                                       const sl_explainer *explainer, bool is_rule) {
    struct topic_writer writer = {.checker = sl_explainer_checker(explainer),
                                  .rules = is_rule ? "" : "rules/",
                                  .vocabulary = is_rule ? "../vocabulary.md" : ""};
    doc_open(&writer.doc, buffer, options);
    return writer;
}

static bool put_topic(struct topic_writer *writer, sl_explainer *explainer, const sl_topic *topic) {
    const sl_rule_page *rule;
    const sl_field_page *field;
    const sl_element_page *element;
    switch (topic->kind) {
    case SL_TOPIC_RULE:
        rule = sl_explainer_rule(explainer, topic->rule);
        if (rule)
            topic_put_rule_page(writer, rule);
        return rule != NULL;
    case SL_TOPIC_FIELD:
        field = sl_explainer_field(explainer, topic->field);
        if (field)
            topic_put_field_page(writer, field);
        return field != NULL;
    case SL_TOPIC_ELEMENT: break;
    }
    element = sl_explainer_element(explainer, topic->element);
    if (element)
        topic_put_element_page(writer, element, 1);
    return element != NULL;
}

sl_result sl_write_topic(const sl_writer_options *options, sl_explainer *explainer, const sl_topic *topic) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct topic_writer writer = open_writer(&buffer, options, explainer, topic->kind == SL_TOPIC_RULE);
    bool good = put_topic(&writer, explainer, topic);
    doc_close(&writer.doc);
    return write_to_sink(options, &buffer, good);
}

/* What stands beside the elements at the top of a file, and what only accounts have. */
static void put_header(struct topic_writer *writer, const sl_vocabulary *vocabulary) {
    struct doc_writer *doc = &writer->doc;
    doc_heading(doc, 2, TEXT("Beside the elements"));
    for (size_t i = 0; i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        if (field->element != SL_NO_ELEMENT)
            continue;
        doc_item(doc);
        doc_code(doc, field->path);
        doc_string(doc, " (");
        topic_put_domain(writer, field);
        doc_string(doc, "): ");
        doc_text(doc, field->description);
        doc_end(doc);
    }
}

static bool put_vocabulary(struct topic_writer *writer, sl_explainer *explainer) {
    const sl_vocabulary *vocabulary = sl_get_vocabulary(writer->checker);
    struct doc_writer *doc = &writer->doc;
    doc_heading(doc, 1, TEXT("What a program can declare"));
    doc_paragraph(doc);
    doc_string(doc, "A file declares one ");
    doc_text(doc, vocabulary->title);
    doc_string(doc, " and starts with ");
    char start[32];
    int length =
        snprintf(start, sizeof start, "%.*s: %lld", TEXT_ARG(vocabulary->format_key), (long long)vocabulary->format);
    doc_code(doc, (sl_text){start, (size_t)length < sizeof start ? (size_t)length : sizeof start - 1});
    doc_string(doc, ". What is left out is undeclared.");
    doc_end(doc);
    bool good = true;
    put_header(writer, vocabulary);
    for (size_t i = 0; good && i < vocabulary->element_count; i++) {
        const sl_element_page *page = sl_explainer_element(explainer, &vocabulary->elements[i]);
        good = page != NULL;
        if (page)
            topic_put_element_page(writer, page, 2);
    }
    return good;
}

sl_result sl_write_vocabulary(const sl_writer_options *options, sl_explainer *explainer) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    struct topic_writer writer = open_writer(&buffer, options, explainer, false);
    bool good = put_vocabulary(&writer, explainer);
    doc_close(&writer.doc);
    return write_to_sink(options, &buffer, good);
}
