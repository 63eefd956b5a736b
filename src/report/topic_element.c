/* topic_element.c - the pages of elements and attributes. */
#include "base/text.h"
#include "report/topic.h"

static void put_readers(struct topic_writer *writer, const sl_field_page *page) {
    for (size_t i = 0; i < page->reader_count; i++) {
        if (i > 0)
            sheet_say(&writer->sheet, ", ");
        topic_put_rule(writer, page->readers[i].rule);
    }
    if (page->reader_count == 0)
        sheet_say(&writer->sheet, "no rule");
}

/* ---- an attribute ------------------------------------------------------------------------------------------------- */

static void put_parts(struct topic_writer *writer, const sl_field *group) {
    struct sheet *sheet = &writer->sheet;
    sheet_heading(sheet, 2, TEXT("What is in it"));
    for (size_t i = 0; i < group->field_count; i++) {
        sheet_item(sheet);
        sheet_code(sheet, group->fields[i].path);
        sheet_say(sheet, ": ");
        sheet_words(sheet, group->fields[i].description);
        sheet_end(sheet);
    }
}

void topic_put_field_page(struct topic_writer *writer, const sl_field_page *page) {
    struct sheet *sheet = &writer->sheet;
    const sl_vocabulary *vocabulary = sl_get_vocabulary(writer->checker);
    sheet_heading(sheet, 1, page->field->path);
    sheet_text(sheet, page->field->description);
    sheet_paragraph(sheet);
    sheet_say(sheet, "It is ");
    topic_put_domain(writer, page->field);
    sheet_say(sheet, " (");
    sheet_say(sheet, sl_type_name(page->field->type));
    sheet_say(sheet, page->field->pack.length ? "), and comes with the pack " : ").");
    if (page->field->pack.length) {
        sheet_code(sheet, page->field->pack);
        sheet_say(sheet, ".");
    }
    sheet_end(sheet);
    if (page->field->element != SL_NO_ELEMENT) {
        sheet_paragraph(sheet);
        sheet_say(sheet, "It belongs to ");
        topic_put_element(writer, &vocabulary->elements[page->field->element]);
        sheet_say(sheet, page->overridable ? "; an account may override it." : "; it is the same for all accounts.");
        sheet_end(sheet);
    }
    if (page->field->type == SL_GROUP)
        put_parts(writer, page->field);
    sheet_heading(sheet, 2, TEXT("Rules that read it"));
    for (size_t i = 0; i < page->reader_count; i++) {
        sheet_item(sheet);
        topic_put_rule(writer, page->readers[i].rule);
        sheet_say(sheet, ": ");
        sheet_words(sheet, page->readers[i].rule->title);
        topic_put_objections(writer, &page->readers[i]);
        sheet_end(sheet);
    }
    if (page->reader_count == 0)
        sheet_text(sheet, TEXT("No rule reads it by itself."));
}

/* ---- an element --------------------------------------------------------------------------------------------------- */

static void put_elements(struct topic_writer *writer, const char *start, const sl_element *const *elements,
                         size_t count) {
    for (size_t i = 0; i < count; i++) {
        sheet_say(&writer->sheet, page_joint(start, i, count, " and "));
        topic_put_element(writer, elements[i]);
    }
    if (count)
        sheet_say(&writer->sheet, ".");
}

static void put_frames(struct topic_writer *writer, const sl_element_page *page) {
    struct sheet *sheet = &writer->sheet;
    const sl_vocabulary *vocabulary = sl_get_vocabulary(writer->checker);
    const sl_element *element = page->element;
    for (size_t i = 0; i < element->frame_count; i++) {
        sheet_say(sheet, page_joint(" It frames ", i, element->frame_count, " and "));
        topic_put_element(writer, &vocabulary->elements[element->frames[i]]);
    }
    if (element->frame_count)
        sheet_say(sheet, ".");
    put_elements(writer, " It is framed by ", page->framed_by, page->framed_by_count);
}

static void put_position(struct topic_writer *writer, const sl_element_page *page) {
    struct sheet *sheet = &writer->sheet;
    sheet_paragraph(sheet);
    sheet_code(sheet, page->element->field->id);
    sheet_say(sheet, ", ");
    sheet_words(sheet, page->element->code);
    sheet_say(sheet, " for short: alignment ");
    sheet_words(sheet, page->element->alignment);
    sheet_say(sheet, ", level ");
    sheet_words(sheet, page->element->level);
    sheet_say(sheet, page->element->framing ? "; a framing element." : ".");
    put_frames(writer, page);
    sheet_say(sheet, page->overridable ? " Accounts may override its attributes." : "");
    sheet_end(sheet);
}

/* Its path from the element on. */
static sl_text path_within(const sl_field *field, const sl_element *element) {
    return text_slice(field->path, element->field->path.length + 1, field->path.length);
}

/* Whose it is, of one that is not the vocabulary's own. */
static void put_pack(struct sheet *sheet, const sl_field *field) {
    if (field->pack.length == 0)
        return;
    sheet_say(sheet, "; of the pack ");
    sheet_code(sheet, field->pack);
}

static void put_attribute_rows(struct topic_writer *writer, const sl_element_page *page) {
    static const char *const heads[] = {"Attribute", "Values", "What it says", "Rules"};
    struct sheet *sheet = &writer->sheet;
    sheet_table(sheet, heads, 4);
    for (size_t i = 0; i < page->field_count; i++) {
        const sl_field_page *field = &page->fields[i];
        sheet_row(sheet);
        sheet_cell(sheet);
        sheet_code(sheet, path_within(field->field, page->element));
        sheet_cell(sheet);
        topic_put_domain(writer, field->field);
        put_pack(sheet, field->field);
        sheet_cell(sheet);
        sheet_words(sheet, field->field->description);
        sheet_cell(sheet);
        put_readers(writer, field);
        sheet_row_end(sheet);
    }
}

static void put_attributes(struct topic_writer *writer, const sl_element_page *page) {
    struct sheet *sheet = &writer->sheet;
    for (size_t i = 0; i < page->field_count; i++) {
        const sl_field_page *field = &page->fields[i];
        sheet_item(sheet);
        sheet_code(sheet, path_within(field->field, page->element));
        sheet_say(sheet, ": ");
        sheet_words(sheet, field->field->description);
        sheet_say(sheet, " ");
        topic_put_domain(writer, field->field);
        put_pack(sheet, field->field);
        sheet_say(sheet, "; read by ");
        put_readers(writer, field);
        sheet_end(sheet);
    }
}

void topic_put_element_page(struct topic_writer *writer, const sl_element_page *page, size_t level) {
    struct sheet *sheet = &writer->sheet;
    sheet_heading(sheet, level, page->element->title);
    put_position(writer, page);
    sheet_text(sheet, page->element->field->description);
    if (!sheet->markdown || level == 1)
        sheet_heading(sheet, level + 1, TEXT("Attributes"));
    if (sheet->markdown)
        put_attribute_rows(writer, page);
    else
        put_attributes(writer, page);
    sheet_heading(sheet, level + 1, TEXT("Rules"));
    for (size_t i = 0; i < page->rule_count; i++) {
        sheet_item(sheet);
        topic_put_rule(writer, page->rules[i]);
        sheet_say(sheet, ": ");
        sheet_words(sheet, page->rules[i]->title);
        sheet_end(sheet);
    }
    if (page->rule_count == 0)
        sheet_text(sheet, TEXT("No rule is about it."));
}
