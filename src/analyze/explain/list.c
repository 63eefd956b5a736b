/* list.c - lists rules by kind, element and pack. */
#include <stdlib.h>

#include "base/nearest.h"
#include "base/text.h"
#include "judge/checker.h"
#include "samplint/explain.h"

struct lister {
    struct ruleset *loaded;
    const sl_rule_filter *filter;
    struct arena *arena;
    const sl_rule **rules;
    size_t count;
};

/* ---- the words that a filter can name ---------------------------------------------------------------------------- */

#define KINDS ((size_t)SL_RULE_THEME + 1)

static sl_text kind_of(const sl_rule *rule) {
    return text_of(sl_rule_kind_name(rule->kind));
}

static bool is_about(const struct lister *lister, const sl_rule *rule, sl_text word) {
    const sl_vocabulary *vocabulary = lister->loaded->vocabulary;
    for (size_t i = 0; i < rule->element_count; i++) {
        const sl_element *element = &vocabulary->elements[rule->elements[i]];
        if (text_equal(element->field->id, word) || text_equal(element->code, word))
            return true;
    }
    return false;
}

/* Words that a filter can name. */
struct words {
    sl_text *list;
    size_t count;
};

static struct words known_kinds(struct lister *lister) {
    struct words words = {arena_array(lister->arena, KINDS, sizeof(sl_text)), 0};
    for (; words.list && words.count < KINDS; words.count++)
        words.list[words.count] = text_of(sl_rule_kind_name((sl_rule_kind)words.count));
    return words;
}

static struct words known_elements(struct lister *lister) {
    const sl_vocabulary *vocabulary = lister->loaded->vocabulary;
    struct words words = {arena_array(lister->arena, vocabulary->element_count * 2, sizeof(sl_text)), 0};
    for (size_t i = 0; words.list && i < vocabulary->element_count; i++) {
        words.list[words.count++] = vocabulary->elements[i].field->id;
        words.list[words.count++] = vocabulary->elements[i].code;
    }
    return words;
}

static struct words known_packs(struct lister *lister, const sl_rule *const *rules, size_t count) {
    struct words words = {arena_array(lister->arena, count, sizeof(sl_text)), 0};
    for (size_t i = 0; words.list && i < count; i++)
        if (text_find(words.list, words.count, rules[i]->pack) == words.count)
            words.list[words.count++] = rules[i]->pack;
    return words;
}

/* ---- filtering --------------------------------------------------------------------------------------------------- */

/* Reports each word of a filter that no rule has. */
static sl_result refuse_unknown(struct lister *lister, const char *category, const sl_text *asked, size_t count,
                                struct words known) {
    struct arena *arena = &lister->loaded->problems->arena;
    sl_result result = SL_OK;
    for (size_t i = 0; i < count; i++) {
        if (text_find(known.list, known.count, asked[i]) < known.count)
            continue;
        sl_text meant = did_you_mean(arena, asked[i], known.list, known.count);
        if (meant.length == 0)
            meant = arena_printf(arena, "; there is %.*s", TEXT_ARG(list_all(arena, known.list, known.count)));
        result = problem_usage(lister->loaded->problems, "option", "no rule is of the %s \"%.*s\"%.*s", category,
                               TEXT_ARG(arena_excerpt(arena, asked[i])), TEXT_ARG(meant));
    }
    return result;
}

static bool is_wanted(const struct lister *lister, const sl_rule *rule) {
    const sl_rule_filter *filter = lister->filter;
    bool about = filter->element_count == 0;
    for (size_t i = 0; i < filter->element_count && !about; i++)
        about = is_about(lister, rule, filter->elements[i]);
    return about &&
           (filter->kind_count == 0 ||
            text_find(filter->kinds, filter->kind_count, kind_of(rule)) < filter->kind_count) &&
           (filter->pack_count == 0 || text_find(filter->packs, filter->pack_count, rule->pack) < filter->pack_count);
}

static sl_result refuse_all_unknown(struct lister *lister) {
    const sl_rule_filter *filter = lister->filter;
    sl_result results[] = {
        refuse_unknown(lister, "kind", filter->kinds, filter->kind_count, known_kinds(lister)),
        refuse_unknown(lister, "element", filter->elements, filter->element_count, known_elements(lister)),
        refuse_unknown(lister, "pack", filter->packs, filter->pack_count,
                       known_packs(lister, lister->rules, lister->count))};
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

/* A list with its memory. */
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
