/* pages.c - makes the pages of rules, attributes and elements. */
#include "analyze/explain/explainer.h"
#include "base/text.h"
#include "model/vocabulary.h"
#include "ruleset/work.h"

/* A page names at most this many related rules; a practice may be added to them. */
#define MOST_RELATED ((size_t)4)

/* Returns how closely two rules are related; 0 for not at all. Shared fields count most; among rules with equally many,
 * a shared pair of elements comes first. */
static size_t weigh(const struct sl_explainer *explainer, size_t a, size_t b) {
    const sl_rule *one = explainer->book.rules[a], *other = explainer->book.rules[b];
    size_t shared = 0, elements = 0;
    for (size_t i = 0; i < explainer->rules->vocabulary->field_count; i++)
        shared += explainer->reads[a][i] && explainer->reads[b][i];
    for (size_t i = 0; i < one->element_count; i++)
        for (size_t j = 0; j < other->element_count; j++)
            elements += one->elements[i] == other->elements[j];
    if (a == b || (shared == 0 && elements < 2))
        return 0;
    return 1 + 8 * shared + (elements > 2 ? 2 : elements);
}

static void add_related(struct sl_explainer *explainer, size_t place, size_t other, sl_rule_page *page,
                        sl_related_rule *related) {
    const sl_vocabulary *vocabulary = explainer->rules->vocabulary;
    const sl_field **shared = arena_array(&explainer->arena, vocabulary->field_count, sizeof(*shared));
    sl_related_rule *added = &related[page->related_count++];
    *added = (sl_related_rule){.rule = explainer->book.rules[other], .shared = shared};
    for (size_t i = 0; shared && i < vocabulary->field_count; i++)
        if (explainer->reads[place][i] && explainer->reads[other][i])
            shared[added->shared_count++] = vocabulary->fields[i];
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

/* The page of a rule about fit names at least one practice, even if other rules are more closely related. */
static void list_related(struct sl_explainer *explainer, sl_rule_page *page) {
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
    if (related && !has_practice && sl_is_about_fit(page->rule))
        practice = most_related(explainer, place, page, true);
    if (practice < explainer->book.count)
        add_related(explainer, place, practice, page, related);
}

static void add_reading(struct sl_explainer *explainer, const sl_rule *rule, const sl_field *field, sl_reading *list,
                        size_t *count) {
    sl_reading *reading = &list[(*count)++];
    *reading = (sl_reading){.rule = rule, .field = field};
    explain_objections(explainer, reading);
}

/* Ends the work on a page. Returns false if memory has run out, or the caller of the library has cancelled the work. */
static bool finish_page(struct sl_explainer *explainer) {
    return work_result(&explainer->rules->work, SL_OK) == SL_OK && !explainer->arena.failed;
}

const sl_rule_page *sl_explainer_rule(sl_explainer *explainer, const sl_rule *rule) {
    const sl_vocabulary *vocabulary = explainer->rules->vocabulary;
    const bool *reads = explainer->reads[explain_place(explainer, rule)];
    sl_rule_page *page = arena_alloc(&explainer->arena, sizeof *page);
    sl_reading *list = arena_array(&explainer->arena, vocabulary->field_count, sizeof *list);
    if (!page || !list)
        return NULL;
    *page = (sl_rule_page){.rule = rule, .reads = list};
    for (size_t i = 0; i < vocabulary->field_count; i++)
        if (reads[i])
            add_reading(explainer, rule, vocabulary->fields[i], list, &page->read_count);
    explain_ways(explainer, page);
    explain_examples(explainer, page);
    list_related(explainer, page);
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
    page->overridable = is_account_level(explainer->rules->vocabulary, field);
    page->by_segments_only = !page->overridable && is_segment_level(explainer->rules->vocabulary, field);
    for (size_t i = 0; readers && i < book->count; i++)
        if (reads_in(explainer->reads[i], field))
            add_reading(explainer, book->rules[i], field, readers, &page->reader_count);
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

static bool has_index(const size_t *list, size_t count, size_t index) {
    for (size_t i = 0; i < count; i++)
        if (list[i] == index)
            return true;
    return false;
}

const sl_element_page *sl_explainer_element(sl_explainer *explainer, const sl_element *element) {
    const sl_vocabulary *vocabulary = explainer->rules->vocabulary;
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
    size_t index = (size_t)(element - vocabulary->elements);
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (has_index(vocabulary->elements[i].frames, vocabulary->elements[i].frame_count, index))
            framed_by[page->framed_by_count++] = &vocabulary->elements[i];
    for (size_t i = 0; i < explainer->book.count; i++)
        if (has_index(explainer->book.rules[i]->elements, explainer->book.rules[i]->element_count, index))
            rules[page->rule_count++] = explainer->book.rules[i];
    return finish_page(explainer) ? page : NULL;
}

static bool names_statement(const sl_rule *rule, const sl_statement *statement) {
    bool names = false;
    for (size_t i = 0; i < rule->source_count; i++)
        names = names || rule->sources[i].statement == statement;
    return names;
}

const sl_statement_page *sl_explainer_statement(sl_explainer *explainer, const sl_statement *statement) {
    const sl_vocabulary *vocabulary = explainer->rules->vocabulary;
    const struct rulebook *book = &explainer->book;
    sl_statement_page *page = arena_alloc(&explainer->arena, sizeof *page);
    const sl_rule **rules = arena_array(&explainer->arena, book->count, sizeof(const sl_rule *));
    const sl_field **reads = arena_array(&explainer->arena, vocabulary->field_count, sizeof(const sl_field *));
    bool *read = arena_array(&explainer->arena, vocabulary->field_count, sizeof *read);
    if (!page || !rules || !reads || !read)
        return NULL;
    *page = (sl_statement_page){.statement = statement, .rules = rules, .reads = reads};
    for (size_t i = 0; i < book->count; i++) {
        if (!names_statement(book->rules[i], statement))
            continue;
        rules[page->rule_count++] = book->rules[i];
        for (size_t j = 0; j < vocabulary->field_count; j++)
            read[j] = read[j] || explainer->reads[i][j];
    }
    for (size_t i = 0; i < vocabulary->field_count; i++)
        if (read[i])
            reads[page->read_count++] = vocabulary->fields[i];
    return finish_page(explainer) ? page : NULL;
}
