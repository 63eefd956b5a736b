/* list.c - lists rules by kind, element and pack. */
#include <stdlib.h>

#include "base/nearest.h"
#include "base/text.h"
#include "checker/checker.h"
#include "samplint/explain.h"

struct lister {
    struct ruleset *loaded;
    const sl_rule_filter *filter;
    struct arena *arena;
    const sl_rule **rules;
    size_t count;
};

#define KINDS ((size_t)SL_RULE_ADVICE + 1)

static bool is_about(const struct lister *lister, const sl_rule *rule, sl_text word) {
    const sl_vocabulary *vocabulary = lister->loaded->vocabulary;
    for (size_t i = 0; i < rule->element_count; i++) {
        const sl_element *element = &vocabulary->elements[rule->elements[i]];
        if (text_equal(element->field->id, word) || text_equal(element->code, word))
            return true;
    }
    return false;
}

/* Reports each word of a filter that is not among the known words. */
static sl_result refuse_unknown(struct lister *lister, const char *category, const sl_text *asked, size_t count,
                                const sl_text *known, size_t known_count) {
    struct arena *arena = &lister->loaded->problems->arena;
    sl_result result = SL_OK;
    for (size_t i = 0; i < count; i++) {
        if (text_find(known, known_count, asked[i]) < known_count)
            continue;
        sl_text meant = did_you_mean(arena, asked[i], known, known_count);
        if (meant.length == 0)
            meant = arena_printf(arena, "; there is only %.*s", TEXT_ARG(list_all(arena, known, known_count)));
        result = problem_usage(lister->loaded->problems, "option", "there is no %s \"%.*s\"%.*s", category,
                               TEXT_ARG(arena_excerpt(arena, asked[i])), TEXT_ARG(meant));
    }
    return result;
}

static bool is_wanted(const struct lister *lister, const sl_rule *rule) {
    const sl_rule_filter *filter = lister->filter;
    sl_text kind = text_of(sl_rule_kind_name(rule->kind));
    bool about = filter->element_count == 0;
    for (size_t i = 0; i < filter->element_count && !about; i++)
        about = is_about(lister, rule, filter->elements[i]);
    return about &&
           (filter->kind_count == 0 || text_find(filter->kinds, filter->kind_count, kind) < filter->kind_count) &&
           (filter->pack_count == 0 || text_find(filter->packs, filter->pack_count, rule->pack) < filter->pack_count);
}

/* Reports the kinds, elements and packs of the filter that do not exist. */
static sl_result refuse_all_unknown(struct lister *lister) {
    const sl_rule_filter *filter = lister->filter;
    const sl_vocabulary *vocabulary = lister->loaded->vocabulary;
    sl_text kinds[KINDS], *elements = arena_array(lister->arena, 2 * vocabulary->element_count, sizeof *elements);
    sl_text *packs = arena_array(lister->arena, lister->count, sizeof *packs);
    size_t element_count = 0, pack_count = 0;
    if (!elements || !packs)
        return SL_OUT_OF_MEMORY;
    for (size_t i = 0; i < KINDS; i++)
        kinds[i] = text_of(sl_rule_kind_name((sl_rule_kind)i));
    for (size_t i = 0; i < vocabulary->element_count; i++) {
        elements[element_count++] = vocabulary->elements[i].field->id;
        elements[element_count++] = vocabulary->elements[i].code;
    }
    for (size_t i = 0; i < lister->count; i++)
        if (text_find(packs, pack_count, lister->rules[i]->pack) == pack_count)
            packs[pack_count++] = lister->rules[i]->pack;
    sl_result results[] = {
        refuse_unknown(lister, "kind", filter->kinds, filter->kind_count, kinds, KINDS),
        refuse_unknown(lister, "element", filter->elements, filter->element_count, elements, element_count),
        refuse_unknown(lister, "pack", filter->packs, filter->pack_count, packs, pack_count)};
    return results[0] != SL_OK ? results[0] : results[1] != SL_OK ? results[1] : results[2];
}

static sl_result list_rules(struct lister *lister) {
    const struct rulebook *book = &lister->loaded->book;
    lister->rules = arena_array(lister->arena, book->count + book->off_count, sizeof(*lister->rules));
    if (!lister->rules)
        return SL_OUT_OF_MEMORY;
    for (size_t on = 0, off = 0; on + off < book->count + book->off_count;)
        lister->rules[lister->count++] = rulebook_next(book, &on, &off);
    sl_result result = refuse_all_unknown(lister);
    size_t kept = 0;
    for (size_t i = 0; i < lister->count; i++)
        if (is_wanted(lister, lister->rules[i]))
            lister->rules[kept++] = lister->rules[i];
    lister->count = kept;
    return lister->arena->failed || lister->loaded->problems->arena.failed ? SL_OUT_OF_MEMORY : result;
}

struct owned_list {
    sl_rule_list list; /* first: the caller gets a pointer to it */
    struct arena arena;
};

sl_result sl_list_rules(sl_checker *checker, const sl_rule_filter *filter, sl_rule_list **list) {
    static const sl_rule_filter all = {.kinds = NULL};
    *list = NULL;
    if (!checker->rules.vocabulary)
        return problem_usage(&checker->problems, "load", "there are no rules to list");
    struct owned_list *owned = calloc(1, sizeof *owned);
    if (!owned)
        return SL_OUT_OF_MEMORY;
    struct lister lister = {&checker->rules, filter ? filter : &all, &owned->arena, NULL, 0};
    sl_result result = list_rules(&lister);
    owned->list = (sl_rule_list){lister.rules, lister.count};
    if (result == SL_OK)
        *list = &owned->list;
    else
        sl_rule_list_free(&owned->list);
    return result;
}

void sl_rule_list_free(sl_rule_list *list) {
    if (!list)
        return;
    struct owned_list *owned = (struct owned_list *)list;
    arena_free(&owned->arena);
    free(owned);
}
