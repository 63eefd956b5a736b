#include "model/configuration.h"

#include "base/buffer.h"
#include "base/set.h"
#include "base/text.h"

const struct value *configuration_own(const struct configuration *configuration, const sl_field *field) {
    static const struct value nothing = {.state = VALUE_UNDECLARED};
    if (configuration->values)
        return &configuration->values[field->index];
    for (size_t i = 0; i < configuration->override_count; i++)
        if (configuration->overrides[i].index == field->index)
            return &configuration->overrides[i].value;
    return &nothing;
}

/* Whose value holds. What accounts alone declare, the program does not declare for them. */
static const struct configuration *holder(const struct configuration *configuration, const sl_field *field) {
    bool shared = field->element != SL_NO_ELEMENT;
    while (configuration->base && shared && !set_has(configuration->overridden, field->index))
        configuration = configuration->base;
    return configuration;
}

bool configuration_inherits(const struct configuration *configuration, const sl_field *field) {
    return holder(configuration, field) != configuration;
}

const struct value *configuration_value(const struct configuration *configuration, const sl_field *field) {
    return configuration_own(holder(configuration, field), field);
}

static sl_span start_of(sl_span span) {
    return (sl_span){span.start, span.start};
}

sl_location configuration_place(const struct configuration *configuration, const sl_field *field) {
    const struct configuration *from = holder(configuration, field);
    if (configuration_own(from, field)->state == VALUE_UNDECLARED && configuration_own(configuration, field)->key)
        from = configuration; /* a key with nothing behind it */
    sl_location location = {.source = from->source, .config_path = field->path};
    const struct value *value = configuration_own(from, field);
    if (value->state == VALUE_UNDECLARED && value->key) {
        location.span = node_span(value->key);
        return location;
    }
    /* A list over several lines shows by its key: its first line would be taken for the one that is meant. */
    if (value->node && field->type != SL_GROUP && value->node->style != STYLE_BLOCK) {
        location.span = node_span(value->node);
        return location;
    }
    /* A group shows by its key; what is missing, by the key of the nearest group that is written. */
    for (const sl_field *group = field; group && group != from->vocabulary->top; group = group->parent) {
        const struct node *key = configuration_own(from, group)->key;
        if (key) {
            location.span = node_span(key);
            return location;
        }
    }
    location.span = start_of(node_span(from->root));
    return location;
}

const sl_text *member_words(struct arena *arena, const sl_field *field, uint64_t members, size_t *count) {
    sl_text *words = arena_array(arena, field->domain_count, sizeof *words);
    *count = 0;
    for (size_t i = 0; words && i < field->domain_count; i++)
        if (members >> i & 1)
            words[(*count)++] = field->domain[i];
    return words;
}

struct plain plain_of(const sl_field *field, const struct value *value) {
    struct plain plain = {.state = value->state};
    if (value->state != VALUE_DECLARED)
        return plain;
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: plain.bits = value->word; break;
    case SL_SET: plain.bits = value->members; break;
    case SL_BOOL: plain.bits = value->truth; break;
    case SL_INTEGER: plain.bits = (uint64_t)value->integer; break;
    case SL_TEXT: plain.text = value->text; break;
    case SL_GROUP: break; /* only whether it is declared */
    }
    return plain;
}

bool plain_equal(struct plain a, struct plain b) {
    return a.state == b.state && a.bits == b.bits && text_equal(a.text, b.text);
}

/* 64-bit FNV-1a, with whole numbers for bytes where there is no text. */
uint64_t plain_hash(uint64_t hash, struct plain value) {
    const uint64_t prime = UINT64_C(0x100000001b3);
    hash = (hash ^ (uint64_t)value.state) * prime;
    hash = (hash ^ value.bits) * prime;
    for (size_t i = 0; i < value.text.length; i++)
        hash = (hash ^ (unsigned char)value.text.bytes[i]) * prime;
    return hash ^ hash >> 29;
}

static sl_text show_set(struct arena *arena, const sl_field *field, uint64_t members) {
    struct buffer list = BUFFER_EMPTY(BUFFER_MOST);
    buffer_byte(&list, '[');
    for (size_t i = 0; i < field->domain_count; i++) {
        if (!(members >> i & 1))
            continue;
        if (list.length > 1)
            buffer_append(&list, TEXT(", "));
        buffer_append(&list, field->domain[i]);
    }
    buffer_byte(&list, ']');
    sl_text shown = arena_copy(arena, buffer_text(&list));
    arena->failed = arena->failed || list.failed;
    buffer_free(&list);
    return shown;
}

sl_text value_show(struct arena *arena, const sl_field *field, const struct value *value) {
    if (value->state == VALUE_UNDECLARED)
        return TEXT("not declared");
    if (value->state == VALUE_UNREADABLE)
        return TEXT("not readable");
    switch (field->type) {
    case SL_ENUM:
    case SL_ORDINAL: return field->domain[value->word];
    case SL_SET: return show_set(arena, field, value->members);
    case SL_BOOL: return value->truth ? TEXT("true") : TEXT("false");
    case SL_INTEGER: return arena_printf(arena, "%lld", (long long)value->integer);
    case SL_TEXT: return arena_printf(arena, "\"%.*s\"", TEXT_ARG(arena_excerpt(arena, value->text)));
    case SL_GROUP: break;
    }
    return TEXT("declared");
}
