/* explain.c - opens an explainer, which analyzes all rules, and finds the rule, element or attribute that a word
 * names. */
#include <stdlib.h>

#include "analyze/explain/explainer.h"
#include "base/nearest.h"
#include "base/text.h"
#include "checker/checker.h"
#include "model/former.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"

size_t explain_place(const struct sl_explainer *explainer, const sl_rule *rule) {
    size_t at = 0;
    while (at < explainer->book.count && explainer->book.rules[at] != rule)
        at++;
    return at;
}

const struct rule_space *explain_space(const struct sl_explainer *explainer, const sl_rule *rule) {
    return &explainer->rule_spaces[explain_place(explainer, rule)];
}

/* Whether the rule reads, as a whole, a group that contains this field. */
static bool is_read_as_group(const bool *reads, const sl_vocabulary *vocabulary, const sl_field *field) {
    for (const sl_field *group = field->parent; group && group != vocabulary->top; group = group->parent)
        if (reads[group->index])
            return true;
    return false;
}

/* Finds the fields that a rule reads. The tree of the rule shows attributes only. To find the groups that the rule
 * reads as a whole, and the fields of accounts, the tests of the rule are run. */
static void find_reads(struct sl_explainer *explainer, size_t place) {
    const sl_vocabulary *vocabulary = explainer->rules->vocabulary;
    const struct rule_space *space = &explainer->rule_spaces[place];
    bool *reads = arena_array(&explainer->arena, vocabulary->field_count, sizeof *reads);
    bool *variables = arena_array(&explainer->arena, space->space.variable_count, sizeof *variables);
    explainer->reads[place] = reads;
    if (!reads || !variables)
        return;
    const sl_rule *rule = explainer->book.rules[place];
    for (size_t i = 0; i < rule->test_count; i++) {
        struct example_run run;
        explain_example(explainer, rule, &rule->tests[i], &run);
        for (size_t j = 0; j < run.example.read_count; j++)
            reads[run.example.reads[j]->index] = true;
    }
    if (space->rules[0].tree != SIZE_MAX)
        tree_reads(&space->space.trees[space->rules[0].tree], variables);
    for (size_t i = 0; i < space->space.variable_count; i++) {
        const sl_field *field = space->meanings[i].field;
        if (variables[i] && !is_read_as_group(reads, vocabulary, field))
            reads[field->index] = true;
    }
}

static void analyze_rules(struct sl_explainer *explainer) {
    struct ruleset *rules = explainer->rules;
    struct rulebook *book = &explainer->book;
    book->arena = &explainer->arena;
    for (size_t i = 0; i < rules->book.count; i++)
        rulebook_add(book, rules->book.rules[i], rules->vocabulary->element_count);
    for (size_t i = 0; i < rules->book.off_count; i++)
        rulebook_add(book, rules->book.off[i], rules->vocabulary->element_count);
    explainer->rule_spaces = arena_array(&explainer->arena, book->count, sizeof *explainer->rule_spaces);
    explainer->reads = arena_array(&explainer->arena, book->count, sizeof(*explainer->reads));
    for (size_t i = 0; i < book->count && !explainer->arena.failed; i++) {
        const struct rulebook alone = {.rules = &book->rules[i], .count = 1};
        struct rule_space_request request = {.rules = rules, .book = &alone, .leaf_budget = SL_LIMIT_LEAVES};
        rule_space_build(&explainer->arena, &request, &explainer->rule_spaces[i]);
        if (!explainer->arena.failed)
            find_reads(explainer, i);
    }
}

sl_result sl_explainer_new(sl_checker *checker, sl_explainer **explainer) {
    struct ruleset *rules = &checker->rules;
    *explainer = NULL;
    if (!rules->vocabulary || rules->book.count + rules->book.off_count == 0)
        return problem_usage(rules->problems, "load", "there are no rules to explain");
    struct sl_explainer *opened = calloc(1, sizeof *opened);
    if (!opened)
        return SL_OUT_OF_MEMORY;
    opened->checker = checker;
    opened->rules = rules;
    analyze_rules(opened);
    sl_result result = work_result(&rules->work, opened->arena.failed ? SL_OUT_OF_MEMORY : SL_OK);
    if (result == SL_OK)
        *explainer = opened;
    else
        sl_explainer_free(opened);
    return result;
}

void sl_explainer_free(sl_explainer *explainer) {
    if (!explainer)
        return;
    arena_free(&explainer->arena);
    free(explainer);
}

const sl_checker *sl_explainer_checker(const sl_explainer *explainer) {
    return explainer->checker;
}

static const sl_rule *find_rule(const struct sl_explainer *explainer, sl_text word) {
    for (size_t i = 0; i < explainer->book.count; i++) {
        const sl_rule *rule = explainer->book.rules[i];
        if (text_equal(rule->id, word) || text_equal(rule->name, word))
            return rule;
    }
    return ruleset_find_named(explainer->rules, word, (sl_location){.source = NULL});
}

static const sl_element *find_element(const sl_vocabulary *vocabulary, sl_text word) {
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (text_equal(vocabulary->elements[i].field->id, word) || text_equal(vocabulary->elements[i].code, word))
            return &vocabulary->elements[i];
    return NULL;
}

/* Reports that a word names nothing, with the nearest of all words that name something. */
static sl_result refuse_word(struct sl_explainer *explainer, sl_text word) {
    const sl_vocabulary *vocabulary = explainer->rules->vocabulary;
    struct arena *arena = &explainer->rules->problems->arena;
    const sl_retired_rule *retired = rulebook_find_retired(&explainer->rules->book, word);
    if (retired)
        return problem_usage(explainer->rules->problems, "explain", "%.*s", TEXT_ARG(retired_text(arena, retired)));
    size_t count = 0;
    sl_text *known =
        arena_array(&explainer->arena,
                    2 * (explainer->book.count + vocabulary->field_count + vocabulary->element_count), sizeof *known);
    for (size_t i = 0; known && i < explainer->book.count; i++) {
        known[count++] = explainer->book.rules[i]->id;
        known[count++] = explainer->book.rules[i]->name;
    }
    for (size_t i = 0; known && i < vocabulary->field_count; i++) {
        known[count++] = vocabulary->fields[i]->path;
        known[count++] = vocabulary->fields[i]->id;
    }
    for (size_t i = 0; known && i < vocabulary->element_count; i++)
        known[count++] = vocabulary->elements[i].code;
    sl_text meant = former_path_hint(arena, vocabulary, word);
    if (meant.length == 0)
        meant = did_you_mean(arena, word, known, count);
    if (meant.length == 0)
        meant = TEXT("; \"samplint rules\" lists the rules, and \"samplint explain\" all elements and attributes");
    sl_text shown = arena_excerpt(arena, word);
    return problem_usage(explainer->rules->problems, "explain", "there is no rule, attribute or element \"%.*s\"%.*s",
                         TEXT_ARG(shown), TEXT_ARG(meant));
}

/* Finds the field whose path ends with a word. */
static sl_result find_end(struct sl_explainer *explainer, sl_text word, sl_topic *topic) {
    const sl_vocabulary *vocabulary = explainer->rules->vocabulary;
    struct arena *arena = &explainer->rules->problems->arena;
    sl_text *paths = arena_array(&explainer->arena, vocabulary->field_count, sizeof *paths);
    size_t count = paths ? fields_ending_with(vocabulary, word, false, paths, &topic->field) : 0;
    topic->kind = SL_TOPIC_FIELD;
    if (count == 1)
        return SL_OK;
    if (count == 0)
        return refuse_word(explainer, word);
    sl_text listed = list_words(arena, paths, count);
    return problem_usage(explainer->rules->problems, "explain", "\"%.*s\" is the end of several paths: %.*s",
                         TEXT_ARG(word), TEXT_ARG(listed));
}

sl_result sl_explainer_find(sl_explainer *explainer, sl_text word, sl_topic *topic) {
    const sl_vocabulary *vocabulary = explainer->rules->vocabulary;
    *topic = (sl_topic){.rule = find_rule(explainer, word), .element = find_element(vocabulary, word)};
    sl_result result = SL_OK;
    if (topic->rule) {
        topic->kind = SL_TOPIC_RULE;
    } else if (topic->element) {
        topic->kind = SL_TOPIC_ELEMENT;
    } else {
        topic->kind = SL_TOPIC_FIELD;
        topic->field = sl_find_field(vocabulary, word);
        result = topic->field ? SL_OK : find_end(explainer, word, topic);
    }
    return explainer->arena.failed ? SL_OUT_OF_MEMORY : checker_result(explainer->checker, result);
}
