/* skeleton.c - the documents of files to start from: programs, rules, packs, and JSON Schemas for editors.
 *
 * A new rule compares the first attributes of its elements that can be compared. A practice requires a good value of
 * each; a fit, theme or advice rule requires good values of the others if the first one has a good value. */
#include "samplint/skeleton.h"

#include <ctype.h>

#include "base/text.h"
#include "report/documents/documents.h"

/* ---- programs and their schemas ---------------------------------------------------------------------------------- */

static sl_result write_vocabulary(const sl_writer_options *options, const sl_vocabulary *vocabulary, const char *name) {
    struct value_writer writer = {true};
    return document_write_source(options, name, &writer, json_vocabulary_value(&writer, vocabulary));
}

sl_result sl_write_new_program(const sl_writer_options *options, const sl_vocabulary *vocabulary) {
    return write_vocabulary(options, vocabulary, "new_program");
}

sl_result sl_write_schema(const sl_writer_options *options, const sl_vocabulary *vocabulary) {
    return write_vocabulary(options, vocabulary, "schema");
}

sl_result sl_write_account_schema(const sl_writer_options *options, const sl_vocabulary *vocabulary) {
    return vocabulary->accounts ? write_vocabulary(options, vocabulary, "account_schema") : SL_REFUSED;
}

/* ---- what a new rule compares ------------------------------------------------------------------------------------ */

#define MOST_COMPARED ((size_t)16)

/* The attributes that a rule compares. */
struct compared {
    const sl_field *fields[MOST_COMPARED];
    size_t count;
};

static bool can_compare(const sl_field *field) {
    switch (field->type) {
    case SL_BOOL: return true;
    case SL_ENUM:
    case SL_ORDINAL: return field->domain_count > 1;
    case SL_SET: return field->domain_count > 0;
    case SL_INTEGER: return field->min < field->max;
    default: return false;
    }
}

/* Adds attributes of a group, in their order, until there are `most`. */
static void add_compared(struct compared *compared, const sl_field *group, size_t most) {
    for (size_t i = 0; i < group->field_count && compared->count < most; i++) {
        const sl_field *field = &group->fields[i];
        if (field->type == SL_GROUP)
            add_compared(compared, field, most);
        else if (can_compare(field))
            compared->fields[compared->count++] = field;
    }
}

/* Return how many attributes of each element a new rule compares, and its number of elements if none is named. */
static size_t attributes_of(const sl_new_rule *rule) {
    bool alone = rule->kind == SL_RULE_ADVICE && rule->element_count == 1;
    return rule->kind == SL_RULE_THEME || alone ? 2 : 1;
}

static size_t elements_of(sl_rule_kind kind) {
    return kind == SL_RULE_FIT || kind == SL_RULE_ADVICE ? 2 : 1;
}

static bool add_element(struct compared *compared, const sl_element *element, size_t count) {
    size_t before = compared->count;
    add_compared(compared, element->field, before + count);
    bool enough = compared->count == before + count;
    if (!enough)
        compared->count = before;
    return enough;
}

/* Finds the attributes to compare. Returns false if an element that the rule names has too few of them or, if the rule
 * names none, if too few elements of the vocabulary have enough. */
static bool find_compared(const sl_vocabulary *vocabulary, const sl_new_rule *rule, struct compared *compared) {
    size_t each = attributes_of(rule);
    compared->count = 0;
    for (size_t i = 0; i < rule->element_count; i++)
        if (!add_element(compared, rule->elements[i], each))
            return false;
    size_t wanted = rule->element_count ? 0 : elements_of(rule->kind);
    for (size_t i = 0; i < vocabulary->element_count && wanted > 0; i++)
        wanted -= add_element(compared, &vocabulary->elements[i], each);
    return wanted == 0;
}

static bool names_twice(const sl_new_rule *rule) {
    for (size_t i = 0; i < rule->element_count; i++)
        for (size_t j = 0; j < i; j++)
            if (rule->elements[i] == rule->elements[j])
                return true;
    return false;
}

static bool is_file_name(sl_text id) {
    bool good = id.length > 0 && id.length <= 64 && isalnum((unsigned char)id.bytes[0]);
    for (size_t i = 0; i < id.length && good; i++)
        good = isalnum((unsigned char)id.bytes[i]) || id.bytes[i] == '-' || id.bytes[i] == '_';
    return good;
}

const char *sl_new_rule_fault(const sl_vocabulary *vocabulary, const sl_new_rule *rule) {
    struct compared compared;
    if (!is_file_name(rule->id))
        return "is no id for a rule: take up to 64 letters, digits, - and _, with a letter or digit first";
    if (rule->kind == SL_RULE_FIT && rule->element_count == 1)
        return "is to be a fit rule, and fit is between elements: name at least two";
    if (rule->kind == SL_RULE_THEME && rule->element_count > 1)
        return "is to be a theme rule, which is about one element: name one, or make it a fit rule";
    if (names_twice(rule))
        return "names an element twice";
    if (rule->element_count > MOST_COMPARED)
        return "is about more than 16 elements: name the first of them, and add the others by hand";
    if (!find_compared(vocabulary, rule, &compared))
        return rule->element_count
                   ? "cannot be written: an element that it names has too few attributes with words, numbers or "
                     "truth values; name another"
                   : "cannot be written: too few elements have attributes with words, numbers or truth values";
    return NULL;
}

/* ---- rules ------------------------------------------------------------------------------------------------------- */

/* Returns the elements of the compared attributes. The attributes of one element are next to each other. */
static json_t *elements_value(struct value_writer *writer, const sl_vocabulary *vocabulary,
                              const struct compared *compared) {
    json_t *array = json_array();
    for (size_t i = 0; i < compared->count; i++)
        if (i == 0 || compared->fields[i]->element != compared->fields[i - 1]->element)
            value_push(writer, array, value_text(vocabulary->elements[compared->fields[i]->element].field->id));
    return array;
}

sl_result sl_write_new_rule(const sl_writer_options *options, const sl_vocabulary *vocabulary,
                            const sl_new_rule *rule) {
    struct value_writer writer = {true};
    struct compared compared;
    if (sl_new_rule_fault(vocabulary, rule) || !find_compared(vocabulary, rule, &compared))
        return SL_REFUSED;
    json_t *document = json_object(), *attributes = json_array();
    for (size_t i = 0; i < compared.count; i++)
        value_push(&writer, attributes, json_field_value(&writer, compared.fields[i]));
    value_put(&writer, document, "id", value_text(rule->id));
    value_put(&writer, document, "kind", json_string(sl_rule_kind_name(rule->kind)));
    value_put(&writer, document, "congruence", json_boolean(sl_is_about_fit(&(sl_rule){.kind = rule->kind})));
    value_put(&writer, document, "elements", elements_value(&writer, vocabulary, &compared));
    value_put(&writer, document, "attributes", attributes);
    return document_write_source(options, "new_rule", &writer, document);
}

/* ---- packs ------------------------------------------------------------------------------------------------------- */

/* The longest name of a pack, in bytes. Further bytes of a folder's name are ignored. */
#define LONGEST_NAME ((size_t)64)

/* Makes the name of a pack from the name of a folder: lower-case words with dashes between them. */
static json_t *pack_name(sl_text folder) {
    struct buffer name = BUFFER_EMPTY(BUFFER_MOST);
    bool dash = false;
    for (size_t i = 0; i < folder.length && i < LONGEST_NAME; i++) {
        char letter = folder.bytes[i];
        letter = letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
        bool word = (letter >= 'a' && letter <= 'z') || (name.length && letter >= '0' && letter <= '9');
        if (word && name.length && dash)
            buffer_byte(&name, '-');
        if (word)
            buffer_byte(&name, letter);
        dash = !word;
    }
    if (name.length == 0)
        buffer_append(&name, TEXT("policy"));
    return value_buffer(&name);
}

sl_result sl_write_new_pack(const sl_writer_options *options, sl_text folder) {
    struct value_writer writer = {true};
    json_t *document = json_object();
    value_put(&writer, document, "name", pack_name(folder));
    return document_write_source(options, "new_pack", &writer, document);
}

sl_result sl_write_luarc(const sl_writer_options *options, const char *meta) {
    struct value_writer writer = {true};
    json_t *document = json_object();
    value_put(&writer, document, "meta", value_text(text_of(meta)));
    return document_write_source(options, "luarc", &writer, document);
}

sl_result sl_write_new_readme(const sl_writer_options *options, sl_text pack, sl_text rule) {
    sl_writer_options markdown = *options;
    struct value_writer writer = {true};
    json_t *document = json_object();
    value_put(&writer, document, "pack", value_text(pack));
    value_put(&writer, document, "rule", value_text(rule));
    markdown.format = SL_FORMAT_MARKDOWN;
    return document_write(&markdown, "new_readme", &writer, document);
}
