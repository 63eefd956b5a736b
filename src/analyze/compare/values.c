/* values.c - compares the values that two programs, their segments and their accounts declare. */
#include "analyze/compare/compare.h"
#include "base/text.h"

/* Two configurations that are compared: the standards, or one segment or account in both programs. */
struct value_pair {
    struct arena *arena;
    const struct configuration *a, *b;
    bool standard; /* then the fields of segments and accounts are left out: these are compared one by one */
};

static bool is_of_list(const sl_vocabulary *vocabulary, const sl_field *field) {
    while (field && field != vocabulary->accounts && field != vocabulary->segments)
        field = field->parent;
    return field != NULL;
}

/* Whether a field has a value to compare. The values of a group are those of its attributes. */
static bool is_compared(const struct value_pair *pair, const sl_field *field) {
    return field->type != SL_GROUP && !(pair->standard && is_of_list(pair->a->vocabulary, field));
}

static bool is_same(const struct value_pair *pair, const sl_field *field) {
    return plain_equal(plain_of(field, configuration_own(pair->a, field)),
                       plain_of(field, configuration_own(pair->b, field)));
}

static bool differs(const struct value_pair *pair, const sl_field *field) {
    return is_compared(pair, field) && !is_same(pair, field);
}

static sl_declared declared_of(struct arena *arena, const struct configuration *configuration, const sl_field *field) {
    const struct value *value = configuration_own(configuration, field);
    bool whole = field->type == SL_TEXT && value->state == VALUE_DECLARED;
    return (sl_declared){.declared = value->state == VALUE_DECLARED,
                         .unreadable = value->state == VALUE_UNREADABLE,
                         .shown = whole ? value->text : value_show(arena, field, value),
                         .location = configuration_place(configuration, field)};
}

static void fill_difference(const struct value_pair *pair, const sl_field *field, sl_attribute_difference *difference) {
    difference->field = field;
    difference->a = declared_of(pair->arena, pair->a, field);
    difference->b = declared_of(pair->arena, pair->b, field);
    if (field->type != SL_SET)
        return;
    uint64_t a = plain_of(field, configuration_own(pair->a, field)).bits;
    uint64_t b = plain_of(field, configuration_own(pair->b, field)).bits;
    difference->only_a = member_words(pair->arena, field, a & ~b, &difference->only_a_count);
    difference->only_b = member_words(pair->arena, field, b & ~a, &difference->only_b_count);
}

static const sl_attribute_difference *list_differences(const struct value_pair *pair, size_t *count) {
    const sl_vocabulary *vocabulary = pair->a->vocabulary;
    size_t all = 0;
    for (size_t i = 0; i < vocabulary->field_count; i++)
        all += differs(pair, vocabulary->fields[i]);
    sl_attribute_difference *list = arena_array(pair->arena, all, sizeof *list);
    for (size_t i = 0; list && i < vocabulary->field_count; i++)
        if (differs(pair, vocabulary->fields[i]))
            fill_difference(pair, vocabulary->fields[i], &list[(*count)++]);
    return list;
}

/* Counts the attributes for which both declare the same value. */
static size_t count_same(const struct value_pair *pair) {
    const sl_vocabulary *vocabulary = pair->a->vocabulary;
    size_t count = 0;
    for (size_t i = 0; i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        count += is_compared(pair, field) && is_same(pair, field) &&
                 configuration_own(pair->a, field)->state == VALUE_DECLARED;
    }
    return count;
}

static sl_account_difference difference_of(struct comparer *comparer, const struct part_pair *pair) {
    const struct part_side *known = pair->a ? pair->a : pair->b;
    sl_account_difference difference = {.name = known->part->name, .in_a = pair->a != NULL, .in_b = pair->b != NULL};
    if (pair->a && pair->b) {
        struct value_pair values = {&comparer->arena, pair->a->part, pair->b->part, false};
        bool bare = pair->a->part->override_count + pair->b->part->override_count == 0;
        difference.attributes = bare ? NULL : list_differences(&values, &difference.attribute_count);
    }
    return difference;
}

/* Lists the segments, or the accounts, that differ. */
static const sl_account_difference *compare_level(struct comparer *comparer, enum level level, size_t *count) {
    sl_account_difference *list = arena_array(&comparer->arena, comparer->pair_count, sizeof *list);
    for (size_t i = 0; list && i < comparer->pair_count; i++) {
        const struct part_pair *pair = &comparer->pairs[i];
        if ((pair->a ? pair->a : pair->b)->part->level != level)
            continue;
        sl_account_difference difference = difference_of(comparer, pair);
        if (!pair->a || !pair->b || difference.attribute_count)
            list[(*count)++] = difference;
    }
    return list;
}

void compare_values(struct comparer *comparer) {
    struct value_pair standards = {&comparer->arena, comparer->a.configuration, comparer->b.configuration, true};
    sl_comparison *comparison = &comparer->comparison;
    comparison->attributes = list_differences(&standards, &comparison->attribute_count);
    comparison->same_attributes = count_same(&standards);
    comparison->segments = compare_level(comparer, LEVEL_SEGMENT, &comparison->segment_count);
    comparison->accounts = compare_level(comparer, LEVEL_ACCOUNT, &comparison->account_count);
}
