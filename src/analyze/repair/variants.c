/* variants.c - numbers the variants of an alternative; see variants.h. */
#include "analyze/repair/variants.h"

size_t variant_count(const sl_alternative *alternative) {
    size_t count = 1;
    for (size_t i = 0; i < alternative->change_count; i++)
        count += alternative->changes[i].value_count > 1 ? alternative->changes[i].value_count - 1 : 0;
    for (size_t i = 0; i < alternative->choice_count; i++)
        count += alternative->choices[i].count - 1;
    return count;
}

struct variant variant_at(const sl_alternative *alternative, size_t index) {
    size_t left = index; /* among the values and changes after the first ones */
    if (index == 0)
        return (struct variant){.change = NULL};
    for (size_t i = 0; i < alternative->change_count; i++) {
        const sl_change *change = &alternative->changes[i];
        if (left < change->value_count)
            return (struct variant){.change = change, .value = left};
        left -= change->value_count > 1 ? change->value_count - 1 : 0;
    }
    for (size_t i = 0; i < alternative->choice_count; i++) {
        const sl_change_choice *choice = &alternative->choices[i];
        if (left < choice->count)
            return (struct variant){.choice = choice, .option = left};
        left -= choice->count - 1;
    }
    return (struct variant){.change = NULL};
}

size_t variant_value(const struct variant *variant, const sl_change *change) {
    return change == variant->change ? variant->value : 0;
}

const sl_change *variant_option(const struct variant *variant, const sl_change_choice *choice) {
    return &choice->changes[choice == variant->choice ? variant->option : 0];
}

bool is_of_standard(const sl_change *change) {
    return change->part.segment.length + change->part.account.length == 0;
}

bool changes_parts(const sl_alternative *alternative) {
    bool changes = false;
    for (size_t i = 0; i < alternative->change_count; i++)
        changes = changes || !is_of_standard(&alternative->changes[i]);
    for (size_t i = 0; i < alternative->choice_count; i++)
        for (size_t j = 0; j < alternative->choices[i].count; j++)
            changes = changes || !is_of_standard(&alternative->choices[i].changes[j]);
    return changes;
}
