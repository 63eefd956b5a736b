/* topic_element.c - the page of an element and the page of an attribute. */
#include "base/text.h"
#include "report/pages/topic.h"

static void put_readers(struct topic_writer *writer, const sl_field_page *page) {
    for (size_t i = 0; i < page->reader_count; i++) {
        if (i > 0)
            doc_string(&writer->doc, ", ");
        topic_put_rule(writer, page->readers[i].rule);
    }
    if (page->reader_count == 0)
        doc_string(&writer->doc, "no rule");
}

/* ---- an attribute ------------------------------------------------------------------------------------------------ */

static void put_parts(struct topic_writer *writer, const sl_field *group) {
    struct doc_writer *doc = &writer->doc;
    doc_heading(doc, 2, TEXT("What is in it"));
    for (size_t i = 0; i < group->field_count; i++) {
        doc_item(doc);
        doc_code(doc, group->fields[i].path);
        doc_string(doc, ": ");
        doc_text(doc, group->fields[i].description);
        doc_end(doc);
    }
}

void topic_put_field_page(struct topic_writer *writer, const sl_field_page *page) {
    struct doc_writer *doc = &writer->doc;
    const sl_vocabulary *vocabulary = sl_get_vocabulary(writer->checker);
    doc_heading(doc, 1, page->field->path);
    doc_paragraphs(doc, page->field->description);
    doc_paragraph(doc);
    doc_string(doc, "It is ");
    topic_put_domain(writer, page->field);
    doc_string(doc, " (");
    doc_string(doc, sl_type_name(page->field->type));
    doc_string(doc, page->field->pack.length ? "), and comes with the pack " : ").");
    if (page->field->pack.length) {
        doc_code(doc, page->field->pack);
        doc_string(doc, ".");
    }
    doc_end(doc);
    if (page->field->element != SL_NO_ELEMENT) {
        doc_paragraph(doc);
        doc_string(doc, "It belongs to ");
        topic_put_element(writer, &vocabulary->elements[page->field->element]);
        doc_string(doc, page->overridable ? "; an account may override it." : "; it is the same for all accounts.");
        doc_end(doc);
    }
    if (page->field->type == SL_GROUP)
        put_parts(writer, page->field);
    doc_heading(doc, 2, TEXT("Rules that read it"));
    for (size_t i = 0; i < page->reader_count; i++) {
        doc_item(doc);
        topic_put_rule(writer, page->readers[i].rule);
        doc_string(doc, ": ");
        doc_text(doc, page->readers[i].rule->title);
        topic_put_objections(writer, &page->readers[i]);
        doc_end(doc);
    }
    if (page->reader_count == 0)
        doc_paragraphs(doc, TEXT("No rule reads it by itself."));
}

/* ---- an element -------------------------------------------------------------------------------------------------- */

static void put_elements(struct topic_writer *writer, const char *start, const sl_element *const *elements,
                         size_t count) {
    for (size_t i = 0; i < count; i++) {
        doc_string(&writer->doc, list_separator(start, i, count, " and "));
        topic_put_element(writer, elements[i]);
    }
    if (count)
        doc_string(&writer->doc, ".");
}

static void put_frames(struct topic_writer *writer, const sl_element_page *page) {
    struct doc_writer *doc = &writer->doc;
    const sl_vocabulary *vocabulary = sl_get_vocabulary(writer->checker);
    const sl_element *element = page->element;
    for (size_t i = 0; i < element->frame_count; i++) {
        doc_string(doc, list_separator(" It frames ", i, element->frame_count, " and "));
        topic_put_element(writer, &vocabulary->elements[element->frames[i]]);
    }
    if (element->frame_count)
        doc_string(doc, ".");
    put_elements(writer, " It is framed by ", page->framed_by, page->framed_by_count);
}

static void put_position(struct topic_writer *writer, const sl_element_page *page) {
    struct doc_writer *doc = &writer->doc;
    doc_paragraph(doc);
    doc_code(doc, page->element->field->id);
    doc_string(doc, ", ");
    doc_text(doc, page->element->code);
    doc_string(doc, " for short: alignment ");
    doc_text(doc, page->element->alignment);
    doc_string(doc, ", level ");
    doc_text(doc, page->element->level);
    doc_string(doc, page->element->framing ? "; a framing element." : ".");
    put_frames(writer, page);
    doc_string(doc, page->overridable ? " Accounts may override its attributes." : "");
    doc_end(doc);
}

/* Its path from the element on. */
static sl_text path_within(const sl_field *field, const sl_element *element) {
    return text_slice(field->path, element->field->path.length + 1, field->path.length);
}

/* Whose it is, of one that is not the vocabulary's own. */
static void put_pack(struct doc_writer *doc, const sl_field *field) {
    if (field->pack.length == 0)
        return;
    doc_string(doc, "; of the pack ");
    doc_code(doc, field->pack);
}

static void put_attribute_rows(struct topic_writer *writer, const sl_element_page *page) {
    static const char *const heads[] = {"Attribute", "Values", "What it says", "Rules"};
    struct doc_writer *doc = &writer->doc;
    doc_table_head(doc, heads, 4);
    for (size_t i = 0; i < page->field_count; i++) {
        const sl_field_page *field = &page->fields[i];
        doc_row(doc);
        doc_cell(doc);
        doc_code(doc, path_within(field->field, page->element));
        doc_cell(doc);
        topic_put_domain(writer, field->field);
        put_pack(doc, field->field);
        doc_cell(doc);
        doc_text(doc, field->field->description);
        doc_cell(doc);
        put_readers(writer, field);
        doc_row_end(doc);
    }
}

static void put_attributes(struct topic_writer *writer, const sl_element_page *page) {
    struct doc_writer *doc = &writer->doc;
    for (size_t i = 0; i < page->field_count; i++) {
        const sl_field_page *field = &page->fields[i];
        doc_item(doc);
        doc_code(doc, path_within(field->field, page->element));
        doc_string(doc, ": ");
        doc_text(doc, field->field->description);
        doc_string(doc, " ");
        topic_put_domain(writer, field->field);
        put_pack(doc, field->field);
        doc_string(doc, "; read by ");
        put_readers(writer, field);
        doc_end(doc);
    }
}

void topic_put_element_page(struct topic_writer *writer, const sl_element_page *page, size_t level) {
    struct doc_writer *doc = &writer->doc;
    doc_heading(doc, level, page->element->title);
    put_position(writer, page);
    doc_paragraphs(doc, page->element->field->description);
    if (!doc->markdown || level == 1)
        doc_heading(doc, level + 1, TEXT("Attributes"));
    if (doc->markdown)
        put_attribute_rows(writer, page);
    else
        put_attributes(writer, page);
    doc_heading(doc, level + 1, TEXT("Rules"));
    for (size_t i = 0; i < page->rule_count; i++) {
        doc_item(doc);
        topic_put_rule(writer, page->rules[i]);
        doc_string(doc, ": ");
        doc_text(doc, page->rules[i]->title);
        doc_end(doc);
    }
    if (page->rule_count == 0)
        doc_paragraphs(doc, TEXT("No rule is about it."));
}
