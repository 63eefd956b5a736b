/* rulebook.c - keeps the rules in order, the pairs of elements that they cover, and counts of rules. */
#include "ruleset/rulebook.h"

#include <string.h>

#include "base/nearest.h"
#include "base/text.h"

const sl_text severity_words[SEVERITY_WORDS] = {TEXT_INIT("info"), TEXT_INIT("warning"), TEXT_INIT("error"),
                                                TEXT_INIT("off")};

bool is_satisfied(sl_status status) {
    return status == SL_PASS || status == SL_NOT_APPLICABLE;
}

int pair_order(const void *left, const void *right) {
    const sl_pair *a = left, *b = right;
    int order = (a->first > b->first) - (a->first < b->first);
    return order ? order : (a->second > b->second) - (a->second < b->second);
}

/* ---- adding ------------------------------------------------------------------------------------------------------ */

static void add_to_pair(struct rulebook *book, sl_pair *pair, const sl_rule *rule) {
    const sl_rule **rules = arena_array(book->arena, pair->rule_count + 1, sizeof *rules);
    if (!rules)
        return;
    if (pair->rule_count)
        memcpy(rules, pair->rules, pair->rule_count * sizeof *rules);
    rules[pair->rule_count++] = rule;
    pair->rules = rules;
}

/* Returns the pair of two elements. Inserts it in the order of pairs if it is new. */
static sl_pair *find_or_add_pair(struct rulebook *book, size_t first, size_t second) {
    const sl_pair wanted = {.first = first, .second = second};
    size_t at = 0;
    while (at < book->pair_count && pair_order(&book->pairs[at], &wanted) < 0)
        at++;
    if (at < book->pair_count && pair_order(&book->pairs[at], &wanted) == 0)
        return &book->pairs[at];
    memmove(&book->pairs[at + 1], &book->pairs[at], (book->pair_count - at) * sizeof *book->pairs);
    book->pairs[at] = wanted;
    book->pair_count++;
    return &book->pairs[at];
}

static void add_pairs(struct rulebook *book, const sl_rule *rule, size_t element_count) {
    if (!book->pairs)
        book->pairs = arena_array(book->arena, element_count * (element_count + 1) / 2, sizeof *book->pairs);
    for (size_t i = 0; book->pairs && i < rule->element_count; i++) {
        for (size_t j = i + 1; j < rule->element_count; j++) {
            size_t a = rule->elements[i], b = rule->elements[j];
            if (sl_rule_compares(rule, a, b))
                add_to_pair(book, find_or_add_pair(book, a < b ? a : b, a < b ? b : a), rule);
        }
    }
}

static void count_rule(struct rulebook *book, const sl_rule *rule, size_t element_count) {
    book->practice_count += rule->kind == SL_RULE_PRACTICE;
    book->fit_count += sl_is_about_fit(rule) && sl_decides_congruence(rule);
    if (sl_is_about_fit(rule))
        add_pairs(book, rule, element_count);
}

void rulebook_add(struct rulebook *book, sl_rule *rule, size_t element_count) {
    book->costs = NULL; /* costs are kept by the indices of rules, which change */
    size_t at = book->count;
    ARENA_APPEND(book->arena, book->rules, book->count, book->capacity, rule);
    if (at == book->count)
        return;
    for (; at > 0 && text_compare(book->rules[at - 1]->id, rule->id) > 0; at--)
        book->rules[at] = book->rules[at - 1];
    book->rules[at] = rule;
    count_rule(book, rule, element_count);
}

void rulebook_refuse(struct rulebook *book, sl_text id) {
    struct refused_rule *rule = arena_alloc(book->arena, sizeof *rule);
    book->refused_count++;
    if (!rule)
        return;
    *rule = (struct refused_rule){id, book->refused};
    book->refused = rule;
}

void rulebook_update_off(struct rulebook *book, size_t element_count) {
    size_t all = book->count + book->off_count, on_count = 0, off_count = 0;
    sl_rule **rules = arena_array(book->arena, all, sizeof(*rules));
    sl_rule **off = arena_array(book->arena, all, sizeof(*off));
    book->costs = NULL; /* costs are kept by the indices of rules, which change */
    if (!rules || !off)
        return;
    book->pair_count = book->practice_count = book->fit_count = 0;
    for (size_t on_at = 0, off_at = 0; on_at + off_at < all;) {
        sl_rule *rule = rulebook_next(book, &on_at, &off_at);
        if (rule->off.length) {
            off[off_count++] = rule;
        } else {
            rules[on_count++] = rule;
            count_rule(book, rule, element_count);
        }
    }
    book->rules = rules;
    book->count = on_count;
    book->capacity = all;
    book->off = off;
    book->off_count = off_count;
}

/* ---- finding ----------------------------------------------------------------------------------------------------- */

sl_rule *rulebook_find(const struct rulebook *book, sl_text id) {
    for (size_t i = 0; i < book->count; i++)
        if (text_equal(book->rules[i]->id, id))
            return book->rules[i];
    return NULL;
}

sl_rule *rulebook_find_any(const struct rulebook *book, sl_text id) {
    sl_rule *found = rulebook_find(book, id);
    for (size_t i = 0; i < book->off_count && !found; i++)
        if (text_equal(book->off[i]->id, id))
            found = book->off[i];
    return found;
}

sl_rule *rulebook_find_former(const struct rulebook *book, sl_text id) {
    for (size_t on = 0, off = 0; on + off < book->count + book->off_count;) {
        sl_rule *rule = rulebook_next(book, &on, &off);
        if (text_find(rule->former_ids, rule->former_id_count, id) < rule->former_id_count)
            return rule;
    }
    return NULL;
}

const sl_retired_rule *rulebook_find_retired(const struct rulebook *book, sl_text id) {
    for (size_t i = 0; i < book->retired_count; i++)
        if (text_equal(book->retired[i].id, id))
            return &book->retired[i];
    return NULL;
}

void rulebook_retire(struct rulebook *book, const sl_retired_rule *rules, size_t count) {
    for (size_t i = 0; i < count; i++)
        ARENA_APPEND(book->arena, book->retired, book->retired_count, book->retired_capacity, rules[i]);
}

sl_text retired_text(struct arena *arena, const sl_retired_rule *rule) {
    sl_text said = arena_printf(arena, "%.*s is retired since version %.*s: %.*s", TEXT_ARG(rule->id),
                                TEXT_ARG(rule->since), TEXT_ARG(rule->reason));
    if (rule->successor.length == 0)
        return said;
    return arena_printf(arena, "%.*s %.*s takes its place.", TEXT_ARG(said), TEXT_ARG(rule->successor));
}

bool rulebook_was_refused(const struct rulebook *book, sl_text id) {
    const struct refused_rule *rule = book->refused;
    while (rule && !text_equal(rule->id, id))
        rule = rule->next;
    return rule != NULL;
}

sl_rule *rulebook_next(const struct rulebook *book, size_t *on, size_t *off) {
    bool from_on =
        *off == book->off_count || (*on < book->count && text_compare(book->rules[*on]->id, book->off[*off]->id) < 0);
    return from_on ? book->rules[(*on)++] : book->off[(*off)++];
}

const sl_text *rulebook_ids(const struct rulebook *book, struct arena *arena) {
    sl_text *ids = arena_array(arena, book->count, sizeof *ids);
    for (size_t i = 0; ids && i < book->count; i++)
        ids[i] = book->rules[i]->id;
    return ids;
}

sl_text rulebook_no_such(const struct rulebook *book, struct arena *arena, sl_text id) {
    sl_text shown = arena_excerpt(arena, id);
    if (rulebook_was_refused(book, id))
        return arena_printf(arena, "the rule %.*s could not be loaded", TEXT_ARG(shown));
    const sl_retired_rule *retired = rulebook_find_retired(book, id);
    if (retired)
        return retired_text(arena, retired);
    const sl_text *ids = rulebook_ids(book, arena);
    return arena_printf(arena, "there is no rule \"%.*s\"%.*s", TEXT_ARG(shown),
                        TEXT_ARG(did_you_mean(arena, id, ids, ids ? book->count : 0)));
}

/* ---- kinds and severities ---------------------------------------------------------------------------------------- */

sl_kind rulebook_kind(const sl_rule *rule) {
    switch (rule->kind) {
    case SL_RULE_FRAMING: return SL_KIND_FRAMING;
    case SL_RULE_PRACTICE: return SL_KIND_SHORTFALL;
    case SL_RULE_ADVICE: return rule->promoted ? SL_KIND_MISFIT : SL_KIND_ADVICE;
    case SL_RULE_FIT:
    case SL_RULE_THEME: break;
    }
    return SL_KIND_MISFIT;
}

void rulebook_set_severity(struct rulebook *book, sl_kind kind, size_t severity, sl_text set_by) {
    if (kind == SL_KIND_UNDETERMINED) {
        book->undetermined_off = severity == SEVERITY_OFF;
        book->undetermined_severity = book->undetermined_off ? book->undetermined_severity : (sl_severity)severity;
        book->undetermined_set_by = set_by;
        return;
    }
    for (size_t on = 0, off = 0; on + off < book->count + book->off_count;) {
        sl_rule *rule = rulebook_next(book, &on, &off);
        if (rulebook_kind(rule) != kind)
            continue;
        rule->severity = (sl_severity)severity;
        rule->severity_set_by = set_by;
    }
}
