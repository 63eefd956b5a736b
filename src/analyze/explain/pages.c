/* pages.c - makes the pages of rules, attributes and elements. */
#include "analyze/explain/explainer.h"
#include "base/text.h"
#include "model/vocabulary.h"
#include "ruleset/work.h"

/* The most related rules of a page, without an added practice. */
#define MOST_RELATED ((size_t)4)

static const sl_vocabulary *vocabulary_of(const struct sl_explainer *explainer) {
    return explainer->rules->vocabulary;
}

/* ---- related rules ----------------------------------------------------------------------------------------------- */

static size_t count_shared(const struct sl_explainer *explainer, size_t a, size_t b) {
    size_t count = 0;
    for (size_t i = 0; i < vocabulary_of(explainer)->field_count; i++)
        count += explainer->reads[a][i] && explainer->reads[b][i];
    return count;
}

static size_t count_elements(const sl_rule *a, const sl_rule *b) {
    size_t count = 0;
    for (size_t i = 0; i < a->element_count; i++)
        for (size_t j = 0; j < b->element_count; j++)
            count += a->elements[i] == b->elements[j];
    return count;
}

/* Returns how closely two rules are related; 0 for not at all. Shared fields count most; among rules with equally many,
 * a shared pair of elements comes first. */
static size_t weigh(const struct sl_explainer *explainer, size_t a, size_t b) {
    size_t shared = count_shared(explainer, a, b);
    size_t elements = count_elements(explainer->book.rules[a], explainer->book.rules[b]);
    if (a == b || (shared == 0 && elements < 2))
        return 0;
    return 1 + 8 * shared + (elements > 2 ? 2 : elements);
}

static void add_related(struct sl_explainer *explainer, size_t place, size_t other, sl_rule_page *page,
                        sl_related_rule *related) {
    const sl_field **shared = arena_array(&explainer->arena, vocabulary_of(explainer)->field_count, sizeof(*shared));
    sl_related_rule *added = &related[page->related_count++];
    *added = (sl_related_rule){.rule = explainer->book.rules[other], .shared = shared};
    for (size_t i = 0; shared && i < vocabulary_of(explainer)->field_count; i++)
        if (explainer->reads[place][i] && explainer->reads[other][i])
            shared[added->shared_count++] = vocabulary_of(explainer)->fields[i];
}

static bool is_listed(const sl_rule_page *page, const sl_rule *rule) {
    for (size_t i = 0; i < page->related_count; i++)
        if (page->related[i].rule == rule)
            return true;
    return false;
}

/* Returns the place of the most closely related rule (or practice) that is not listed yet; the number of rules if there
 * is none. */
static size_t most_related(const struct sl_explainer *explainer, size_t place, const sl_rule_page *page,
                           bool practices_only) {
    size_t best = explainer->book.count, most = 0;
    for (size_t i = 0; i < explainer->book.count; i++) {
        const sl_rule *rule = explainer->book.rules[i];
        if (is_listed(page, rule) || (practices_only && rule->kind != SL_RULE_PRACTICE))
            continue;
        size_t weight = weigh(explainer, place, i);
        if (weight > most) {
            most = weight;
            best = i;
        }
    }
    return best;
}

/* The page of a rule that judges congruence names at least one practice, even if other rules are more closely
 * related. */
void explain_related(struct sl_explainer *explainer, sl_rule_page *page) {
    size_t place = explain_place(explainer, page->rule);
    sl_related_rule *related = arena_array(&explainer->arena, MOST_RELATED + 1, sizeof *related);
    bool has_practice = false;
    page->related = related;
    for (size_t i = 0; related && i < MOST_RELATED; i++) {
        size_t other = most_related(explainer, place, page, false);
        if (other == explainer->book.count)
            return;
        has_practice = has_practice || explainer->book.rules[other]->kind == SL_RULE_PRACTICE;
        add_related(explainer, place, other, page, related);
    }
    size_t practice = explainer->book.count;
    if (related && !has_practice && sl_judges_congruence(page->rule->kind))
        practice = most_related(explainer, place, page, true);
    if (practice < explainer->book.count)
        add_related(explainer, place, practice, page, related);
}

/* ---- pages ------------------------------------------------------------------------------------------------------- */

static void list_reads(struct sl_explainer *explainer, sl_rule_page *page) {
    const sl_vocabulary *vocabulary = vocabulary_of(explainer);
    const bool *reads = explainer->reads[explain_place(explainer, page->rule)];
    sl_reading *list = arena_array(&explainer->arena, vocabulary->field_count, sizeof *list);
    page->reads = list;
    for (size_t i = 0; list && i < vocabulary->field_count; i++) {
        if (!reads[i])
            continue;
        sl_reading *reading = &list[page->read_count++];
        *reading = (sl_reading){.rule = page->rule, .field = vocabulary->fields[i]};
        explain_objections(explainer, reading);
    }
}

/* Ends the work on a page. Returns false if memory has run out, or the caller of the library has cancelled the work. */
static bool finish_page(struct sl_explainer *explainer) {
    return work_result(&explainer->rules->work, SL_OK) == SL_OK && !explainer->arena.failed;
}

const sl_rule_page *sl_explainer_rule(sl_explainer *explainer, const sl_rule *rule) {
    sl_rule_page *page = arena_alloc(&explainer->arena, sizeof *page);
    if (!page)
        return NULL;
    page->rule = rule;
    list_reads(explainer, page);
    explain_ways(explainer, page);
    explain_examples(explainer, page);
    explain_related(explainer, page);
    return finish_page(explainer) ? page : NULL;
}

/* Whether a rule reads an attribute, or anything in a group. */
static bool reads_in(const bool *reads, const sl_field *field) {
    if (reads[field->index])
        return true;
    for (size_t i = 0; i < field->field_count; i++)
        if (reads_in(reads, &field->fields[i]))
            return true;
    return false;
}

static void fill_field(struct sl_explainer *explainer, const sl_field *field, sl_field_page *page) {
    const struct rulebook *book = &explainer->book;
    sl_reading *readers = arena_array(&explainer->arena, book->count, sizeof *readers);
    *page = (sl_field_page){.field = field, .readers = readers};
    page->overridable = is_account_level(vocabulary_of(explainer), field);
    for (size_t i = 0; readers && i < book->count; i++) {
        if (!reads_in(explainer->reads[i], field))
            continue;
        sl_reading *reading = &readers[page->reader_count++];
        *reading = (sl_reading){.rule = book->rules[i], .field = field};
        explain_objections(explainer, reading);
    }
}

const sl_field_page *sl_explainer_field(sl_explainer *explainer, const sl_field *field) {
    sl_field_page *page = arena_alloc(&explainer->arena, sizeof *page);
    if (page)
        fill_field(explainer, field, page);
    return finish_page(explainer) ? page : NULL;
}

static void list_attributes(struct sl_explainer *explainer, const sl_field *group, sl_element_page *page,
                            sl_field_page *list) {
    for (size_t i = 0; i < group->field_count; i++) {
        if (group->fields[i].type == SL_GROUP)
            list_attributes(explainer, &group->fields[i], page, list);
        else
            fill_field(explainer, &group->fields[i], &list[page->field_count++]);
    }
}

static bool is_about(const sl_vocabulary *vocabulary, const sl_rule *rule, const sl_element *element) {
    for (size_t i = 0; i < rule->element_count; i++)
        if (&vocabulary->elements[rule->elements[i]] == element)
            return true;
    return false;
}

static bool frames(const sl_vocabulary *vocabulary, const sl_element *frame, const sl_element *element) {
    for (size_t i = 0; i < frame->frame_count; i++)
        if (&vocabulary->elements[frame->frames[i]] == element)
            return true;
    return false;
}

const sl_element_page *sl_explainer_element(sl_explainer *explainer, const sl_element *element) {
    const sl_vocabulary *vocabulary = vocabulary_of(explainer);
    struct arena *arena = &explainer->arena;
    sl_element_page *page = arena_alloc(arena, sizeof *page);
    sl_field_page *fields = arena_array(arena, vocabulary->field_count, sizeof *fields);
    const sl_element **framed_by = arena_array(arena, vocabulary->element_count, sizeof(*framed_by));
    const sl_rule **rules = arena_array(arena, explainer->book.count, sizeof(*rules));
    if (arena->failed)
        return NULL;
    *page = (sl_element_page){.element = element, .framed_by = framed_by, .fields = fields, .rules = rules};
    page->overridable = is_account_level(vocabulary, element->field);
    list_attributes(explainer, element->field, page, fields);
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (frames(vocabulary, &vocabulary->elements[i], element))
            framed_by[page->framed_by_count++] = &vocabulary->elements[i];
    for (size_t i = 0; i < explainer->book.count; i++)
        if (is_about(vocabulary, explainer->book.rules[i], element))
            rules[page->rule_count++] = explainer->book.rules[i];
    return finish_page(explainer) ? page : NULL;
}
