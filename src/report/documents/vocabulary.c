/* vocabulary.c - the vocabulary as a document, by share/vocabulary.schema.json. */
#include "base/text.h"
#include "report/documents/documents.h"
#include "samplint/limits.h"

static json_t *fields_value(struct value_writer *writer, const sl_field *group) {
    json_t *array = json_array();
    for (size_t i = 0; i < group->field_count; i++)
        value_push(writer, array, json_field_value(writer, &group->fields[i]));
    return array;
}

/* Returns a word and what it means. */
static json_t *word_value(struct value_writer *writer, sl_text text, const sl_word *word) {
    json_t *object = json_object();
    value_put(writer, object, "word", value_text(text));
    value_put(writer, object, "label", value_text(word->label));
    value_put(writer, object, "meaning", value_text_or_null(word->meaning));
    value_put(writer, object, "sign", value_text_or_null(word->sign));
    value_put(writer, object, "absent", json_boolean(word->absent));
    value_put(writer, object, "formerly", value_texts(writer, word->formerly, word->former_count));
    return object;
}

/* Returns the words of the domain in its order; of a truth value, true and false. */
static json_t *words_value(struct value_writer *writer, const sl_field *field) {
    json_t *array = json_array();
    bool truths = field->type == SL_BOOL && field->word_count == 2;
    if (truths) {
        value_push(writer, array, word_value(writer, TEXT("true"), &field->words[true]));
        value_push(writer, array, word_value(writer, TEXT("false"), &field->words[false]));
    }
    for (size_t i = 0; !truths && i < field->word_count; i++)
        value_push(writer, array, word_value(writer, field->domain[i], &field->words[i]));
    return array;
}

json_t *json_field_value(struct value_writer *writer, const sl_field *field) {
    json_t *object = json_object();
    bool integer = field->type == SL_INTEGER, group = field->type == SL_GROUP;
    value_put(writer, object, "id", value_text(field->id));
    value_put(writer, object, "path", value_text(field->path));
    value_put(writer, object, "type", json_string(sl_type_name(field->type)));
    value_put(writer, object, "description", value_text(field->description));
    value_put(writer, object, "pack", value_text_or_null(field->pack));
    value_put(writer, object, "label", json_boolean(field->label));
    value_put(writer, object, "domain", value_texts(writer, field->domain, field->domain_count));
    value_put(writer, object, "min", integer ? json_integer(field->min) : json_null());
    value_put(writer, object, "max", integer ? json_integer(field->max) : json_null());
    value_put(writer, object, "nature", group ? json_null() : json_string(sl_nature_name(field->nature)));
    value_put(writer, object, "question", value_text_or_null(field->question));
    value_put(writer, object, "meaning", value_text_or_null(field->meaning));
    value_put(writer, object, "words", words_value(writer, field));
    value_put(writer, object, "formerly", value_texts(writer, field->formerly, field->former_count));
    value_put(writer, object, "fields", fields_value(writer, field));
    return object;
}

/* Returns an element: the object of its group, with further members. */
static json_t *element_value(struct value_writer *writer, const sl_vocabulary *vocabulary, const sl_element *element) {
    json_t *object = json_field_value(writer, element->field), *frames = json_array();
    for (size_t i = 0; i < element->frame_count; i++)
        value_push(writer, frames, value_text(vocabulary->elements[element->frames[i]].field->id));
    value_put(writer, object, "title", value_text(element->title));
    value_put(writer, object, "code", value_text(element->code));
    value_put(writer, object, "alignment", value_text_or_null(element->alignment));
    value_put(writer, object, "level", value_text_or_null(element->level));
    value_put(writer, object, "framing", json_boolean(element->framing));
    value_put(writer, object, "frames", frames);
    return object;
}

/* Returns the ids of the elements that accounts and segments may override. */
static json_t *overridable_elements(struct value_writer *writer, const sl_vocabulary *vocabulary) {
    json_t *elements = json_array();
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (text_equal(vocabulary->elements[i].level, vocabulary->accounts_level))
            value_push(writer, elements, value_text(vocabulary->elements[i].field->id));
    return elements;
}

/* Returns the value that contradicts a list of segments; null if there is none. */
static json_t *denial_value(struct value_writer *writer, const sl_vocabulary *vocabulary) {
    const sl_field *field = vocabulary->unsegmented;
    if (!field)
        return json_null();
    json_t *object = json_object();
    value_put(writer, object, "path", value_text(field->path));
    value_put(writer, object, "word", value_text(field->domain[vocabulary->unsegmented_word]));
    return object;
}

static json_t *segments_value(struct value_writer *writer, const sl_vocabulary *vocabulary) {
    const sl_field *segments = vocabulary->segments;
    json_t *object = json_object();
    value_put(writer, object, "key", value_text(segments->id));
    value_put(writer, object, "description", value_text(segments->description));
    value_put(writer, object, "most", value_size(SL_LIMIT_SEGMENTS));
    value_put(writer, object, "fields", fields_value(writer, segments));
    value_put(writer, object, "elements", overridable_elements(writer, vocabulary));
    value_put(writer, object, "also", value_paths(writer, vocabulary->segment_fields, vocabulary->segment_field_count));
    value_put(writer, object, "of_account", value_text(vocabulary->account_segment->path));
    value_put(writer, object, "denied_by", denial_value(writer, vocabulary));
    return object;
}

static json_t *accounts_value(struct value_writer *writer, const sl_vocabulary *vocabulary) {
    const sl_field *accounts = vocabulary->accounts;
    json_t *object = json_object();
    value_put(writer, object, "key", value_text(accounts->id));
    value_put(writer, object, "description", value_text(accounts->description));
    value_put(writer, object, "most", value_size(SL_LIMIT_ACCOUNTS));
    value_put(writer, object, "fields", fields_value(writer, accounts));
    value_put(writer, object, "level", value_text(vocabulary->accounts_level));
    value_put(writer, object, "elements", overridable_elements(writer, vocabulary));
    return object;
}

static json_t *statements_value(struct value_writer *writer, const sl_work *work) {
    json_t *array = json_array();
    for (size_t i = 0; i < work->statement_count; i++) {
        json_t *object = json_object();
        value_put(writer, object, "id", value_text(work->statements[i].id));
        value_put(writer, object, "at", value_text(work->statements[i].at));
        value_put(writer, object, "says", value_text(work->statements[i].says));
        value_put(writer, object, "left_out", value_text_or_null(work->statements[i].left_out));
        value_push(writer, array, object);
    }
    return array;
}

static json_t *works_value(struct value_writer *writer, const sl_vocabulary *vocabulary) {
    json_t *array = json_array();
    for (size_t i = 0; i < vocabulary->work_count; i++) {
        json_t *work = json_object();
        value_put(writer, work, "id", value_text(vocabulary->works[i].id));
        value_put(writer, work, "reference", value_text(vocabulary->works[i].reference));
        value_put(writer, work, "statements", statements_value(writer, &vocabulary->works[i]));
        value_push(writer, array, work);
    }
    return array;
}

json_t *json_vocabulary_value(struct value_writer *writer, const sl_vocabulary *vocabulary) {
    json_t *object = json_object(), *header = json_array(), *elements = json_array();
    for (size_t i = 0; i < vocabulary->top->field_count; i++)
        if (vocabulary->top->fields[i].element == SL_NO_ELEMENT)
            value_push(writer, header, json_field_value(writer, &vocabulary->top->fields[i]));
    for (size_t i = 0; i < vocabulary->element_count; i++)
        value_push(writer, elements, element_value(writer, vocabulary, &vocabulary->elements[i]));
    value_put(writer, object, "schema_version", json_integer(1));
    value_put(writer, object, "title", value_text(vocabulary->title));
    value_put(writer, object, "format_key", value_text(vocabulary->format_key));
    value_put(writer, object, "format", json_integer(vocabulary->format));
    value_put(writer, object, "header", header);
    value_put(writer, object, "elements", elements);
    value_put(writer, object, "segments", vocabulary->segments ? segments_value(writer, vocabulary) : json_null());
    value_put(writer, object, "accounts", vocabulary->accounts ? accounts_value(writer, vocabulary) : json_null());
    value_put(writer, object, "works", works_value(writer, vocabulary));
    return object;
}
