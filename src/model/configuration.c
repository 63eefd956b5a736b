/* configuration.c - finds the value in effect for a field, its place, and its form in messages. */
#include "model/configuration.h"

#include "base/nearest.h"
#include "base/text.h"
#include "model/vocabulary.h"

const struct value *configuration_own(const struct configuration *configuration, const sl_field *field) {
    static const struct value nothing = {.state = VALUE_UNDECLARED};
    if (configuration->values)
        return &configuration->values[field->index];
    for (size_t i = 0; i < configuration->override_count; i++)
        if (configuration->overrides[i].index == field->index)
            return &configuration->overrides[i].value;
    return &nothing;
}

size_t part_number(const struct configuration *program, const struct configuration *part) {
    return part->level == LEVEL_SEGMENT ? (size_t)(part - program->segments)
                                        : program->segment_count + (size_t)(part - program->accounts);
}

const char *level_name(enum level level) {
    static const char *const names[] = {"program", "segment", "account"};
    return names[level];
}

bool configuration_inherits(const struct configuration *configuration, const sl_field *field) {
    return configuration_holder(configuration, field) != configuration;
}

const struct value *configuration_value(const struct configuration *configuration, const sl_field *field) {
    return configuration_own(configuration_holder(configuration, field), field);
}

sl_location configuration_place(const struct configuration *configuration, const sl_field *field) {
    const struct configuration *from = configuration_holder(configuration, field);
    const struct configuration *nearest = configuration; /* that has at least a key for the field */
    while (nearest != from && !configuration_own(nearest, field)->key)
        nearest = nearest->base;
    if (configuration_own(from, field)->state == VALUE_UNDECLARED)
        from = nearest;
    const struct node *place = configuration_own(from, field)->node;
    /* A group, and a list in block style ("- word"), have the place of their key: findings are about all of it. */
    if (place && (field->type == SL_GROUP || place->style == STYLE_BLOCK))
        place = NULL;
    /* A missing value has the place of the nearest group that is written. */
    for (const sl_field *at = field; !place && at && at != from->vocabulary->top; at = at->parent)
        place = configuration_own(from, at)->key;
    return (sl_location){
        .source = from->source, .span = place ? node_span(place) : node_start(from->root), .config_path = field->path};
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
    case SL_GROUP: break; /* a rule sees only whether it is declared */
    }
    return plain;
}

bool plain_equal(struct plain a, struct plain b) {
    return a.state == b.state && a.bits == b.bits && text_equal(a.text, b.text);
}

/* Hashes in the manner of FNV-1a: the state and the bits as whole numbers, and a text byte by byte. */
uint64_t plain_hash(uint64_t hash, struct plain value) {
    const uint64_t prime = UINT64_C(0x100000001b3);
    hash = (hash ^ (uint64_t)value.state) * prime;
    hash = (hash ^ value.bits) * prime;
    for (size_t i = 0; i < value.text.length; i++)
        hash = (hash ^ (unsigned char)value.text.bytes[i]) * prime;
    return hash ^ hash >> 29;
}

static sl_text show_set(struct arena *arena, const sl_field *field, uint64_t members) {
    size_t count;
    const sl_text *words = member_words(arena, field, members, &count);
    return arena_printf(arena, "[%.*s]", TEXT_ARG(list_joined(arena, words, count, TEXT(", "))));
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

sl_text value_say(struct arena *arena, const sl_field *field, const struct value *value) {
    if (value->state != VALUE_DECLARED || field->type == SL_GROUP || field->word_count == 0)
        return value_show(arena, field, value);
    if (field->type == SL_BOOL)
        return field->words[value->truth].label;
    if (field->type != SL_SET)
        return word_label(field, value->word);
    sl_text *labels = arena_array(arena, field->domain_count, sizeof *labels);
    size_t count = 0;
    for (size_t i = 0; labels && i < field->domain_count; i++)
        if (value->members >> i & 1)
            labels[count++] = word_label(field, i);
    return arena_printf(arena, "[%.*s]", TEXT_ARG(list_joined(arena, labels, count, TEXT(", "))));
}
