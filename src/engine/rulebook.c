#include "engine/rulebook.h"

#include <string.h>

#include "base/text.h"

sl_rule *rulebook_find(const struct rulebook *book, sl_text id) {
    for (size_t i = 0; i < book->count; i++)
        if (text_equal(book->rules[i]->id, id))
            return book->rules[i];
    return NULL;
}

static void add_to_pair(struct rulebook *book, sl_pair *pair, const sl_rule *rule) {
    const sl_rule **rules = arena_array(book->arena, pair->rule_count + 1, sizeof *rules);
    if (!rules)
        return;
    if (pair->rule_count)
        memcpy(rules, pair->rules, pair->rule_count * sizeof *rules);
    rules[pair->rule_count++] = rule;
    pair->rules = rules;
}

/* The pair of two elements, put in its place in the order if it is new. */
static sl_pair *take_pair(struct rulebook *book, size_t first, size_t second) {
    size_t at = 0;
    while (at < book->pair_count &&
           (book->pairs[at].first < first || (book->pairs[at].first == first && book->pairs[at].second < second)))
        at++;
    if (at < book->pair_count && book->pairs[at].first == first && book->pairs[at].second == second)
        return &book->pairs[at];
    memmove(&book->pairs[at + 1], &book->pairs[at], (book->pair_count - at) * sizeof *book->pairs);
    book->pairs[at] = (sl_pair){.first = first, .second = second};
    book->pair_count++;
    return &book->pairs[at];
}

static void pair_elements(struct rulebook *book, const sl_rule *rule, size_t element_count) {
    if (!book->pairs)
        book->pairs = arena_array(book->arena, element_count * (element_count + 1) / 2, sizeof *book->pairs);
    for (size_t i = 0; book->pairs && i < rule->element_count; i++) {
        for (size_t j = i + 1; j < rule->element_count; j++) {
            size_t a = rule->elements[i], b = rule->elements[j];
            add_to_pair(book, take_pair(book, a < b ? a : b, a < b ? b : a), rule);
        }
    }
}

void rulebook_add(struct rulebook *book, sl_rule *rule, size_t element_count) {
    sl_rule **rules = arena_grow(book->arena, book->rules, book->count, &book->capacity, sizeof *rules);
    if (!rules)
        return;
    book->rules = rules;
    size_t at = book->count++;
    for (; at > 0 && text_compare(rules[at - 1]->id, rule->id) > 0; at--)
        rules[at] = rules[at - 1];
    rules[at] = rule;
    book->practice_count += rule->kind == SL_RULE_PRACTICE;
    book->fit_count += rule->kind == SL_RULE_FIT;
    if (rule->kind == SL_RULE_FIT)
        pair_elements(book, rule, element_count);
}
