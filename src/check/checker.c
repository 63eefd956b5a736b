/* checker.c - makes a checker out of its parts, and implements public functions that only call one of the parts. */
#include "checker/checker.h"

#include <stdlib.h>

#include "base/nearest.h"
#include "base/text.h"
#include "policy/policy.h"
#include "suppress/waiver.h"
#include "trees/rule_space.h"

const char *sl_version(void) {
    return SAMPLINT_VERSION;
}

/* A checker together with the parts that it points to. */
struct whole_checker {
    sl_checker checker; /* first: the caller gets a pointer to it */
    struct policy policy;
    struct waiver_book waivers;
    struct tree_cache trees;
};

sl_checker *sl_checker_new(void) {
    struct whole_checker *whole = calloc(1, sizeof *whole);
    if (!whole)
        return NULL;
    sl_checker *checker = &whole->checker;
    checker->policy = &whole->policy;
    checker->waivers = &whole->waivers;
    checker->trees = &whole->trees;
    problems_clear(&checker->problems);
    if (ruleset_start(&checker->rules, &checker->arena, &checker->problems))
        return checker;
    sl_checker_free(checker);
    return NULL;
}

void sl_checker_free(sl_checker *checker) {
    if (!checker)
        return;
    ruleset_free(&checker->rules);
    arena_free(&checker->trees->arena);
    problems_clear(&checker->problems);
    arena_free(&checker->arena);
    free(checker);
}

const sl_finding *sl_get_problems(const sl_checker *checker, size_t *count) {
    *count = checker->problems.list.count;
    return checker->problems.list.items;
}

sl_result sl_refuse_path(sl_checker *checker, const char *path, const char *why) {
    return problem_of_file(&checker->problems, "file", text_of(path), "%s", why);
}

void sl_clear_problems(sl_checker *checker) {
    problems_clear(&checker->problems);
}

void sl_set_progress(sl_checker *checker, sl_progress *progress, void *context) {
    work_set_progress(&checker->rules.work, progress, context);
}

const sl_vocabulary *sl_get_vocabulary(const sl_checker *checker) {
    return checker->rules.vocabulary;
}

const sl_rule *const *sl_get_rules(const sl_checker *checker, size_t *count) {
    *count = checker->rules.book.count;
    return (const sl_rule *const *)checker->rules.book.rules;
}

const sl_rule *const *sl_get_rules_off(const sl_checker *checker, size_t *count) {
    *count = checker->rules.book.off_count;
    return (const sl_rule *const *)checker->rules.book.off;
}

void sl_set_memo(sl_checker *checker, bool on) {
    memo_clear(&checker->rules.memo);
    checker->rules.memo.off = !on;
}

/* ---- the costs of rules ------------------------------------------------------------------------------------------ */

sl_result sl_start_profile(sl_checker *checker) {
    struct rulebook *book = &checker->rules.book;
    book->costs = arena_array(&checker->arena, book->count, sizeof *book->costs);
    for (size_t i = 0; book->costs && i < book->count; i++)
        book->costs[i].rule = book->rules[i];
    return book->costs ? SL_OK : SL_OUT_OF_MEMORY;
}

const sl_rule_cost *sl_get_profile(const sl_checker *checker, size_t *count) {
    *count = checker->rules.book.costs ? checker->rules.book.count : 0;
    return checker->rules.book.costs;
}

/* ---- options of rules and the severity of missing values --------------------------------------------------------- */

/* Returns the rule that is on and has this id, or has had it, or NULL. */
static sl_rule *find_enabled(sl_checker *checker, sl_text id) {
    sl_rule *rule = ruleset_find_named(&checker->rules, id, (sl_location){.source = NULL});
    return rule && rule->off.length == 0 ? rule : NULL;
}

static sl_result report_no_rule(sl_checker *checker, sl_text id) {
    const sl_rule *off = ruleset_find_named(&checker->rules, id, (sl_location){.source = NULL});
    if (off)
        return problem_usage(&checker->problems, "option", "the rule %.*s is off: %.*s", TEXT_ARG(off->id),
                             TEXT_ARG(off->off));
    sl_text fault = rulebook_no_such(&checker->rules.book, &checker->problems.arena, id);
    return problem_usage(&checker->problems, "option", "%.*s", TEXT_ARG(fault));
}

const sl_retired_rule *sl_get_retired_rules(const sl_checker *checker, size_t *count) {
    *count = checker->rules.book.retired_count;
    return checker->rules.book.retired;
}

sl_result sl_find_rule(sl_checker *checker, sl_text id, const sl_rule **rule) {
    *rule = find_enabled(checker, id);
    return *rule ? SL_OK : report_no_rule(checker, id);
}

sl_result sl_set_option(sl_checker *checker, sl_text option, sl_text value) {
    sl_text rule_id, id = option;
    text_take(&id, '.', &rule_id);
    sl_rule *rule = find_enabled(checker, rule_id);
    if (!rule)
        return report_no_rule(checker, rule_id);
    sl_text fault = ruleset_set_option(&checker->rules, rule, id, value, TEXT("set for this run"));
    return fault.length ? problem_usage(&checker->problems, "option", "%.*s", TEXT_ARG(fault)) : SL_OK;
}

sl_result sl_set_undetermined(sl_checker *checker, sl_text word) {
    struct arena *arena = &checker->problems.arena;
    size_t severity = text_find(severity_words, SEVERITY_WORDS, word);
    if (severity == SEVERITY_WORDS)
        return problem_usage(&checker->problems, "option", "undetermined is %.*s, not \"%.*s\"%.*s",
                             TEXT_ARG(list_words(arena, severity_words, SEVERITY_WORDS)), TEXT_ARG(word),
                             TEXT_ARG(did_you_mean(arena, word, severity_words, SEVERITY_WORDS)));
    rulebook_set_severity(&checker->rules.book, SL_KIND_UNDETERMINED, severity, TEXT("set for this run"));
    return SL_OK;
}

const char *sl_get_undetermined(const sl_checker *checker, sl_text *set_by) {
    const struct rulebook *book = &checker->rules.book;
    *set_by = book->undetermined_set_by;
    return severity_words[book->undetermined_off ? SEVERITY_OFF : (size_t)book->undetermined_severity].bytes;
}

/* ---- budgets ----------------------------------------------------------------------------------------------------- */

void sl_renew_work(sl_checker *checker) {
    ruleset_renew_work(&checker->rules);
}

const sl_budget *sl_get_budget_met(const sl_checker *checker) {
    return work_is_used_up(&checker->rules.work) ? checker->rules.work.budget : NULL;
}

const sl_budget *sl_get_budgets(const sl_checker *checker, size_t *count) {
    *count = BUDGETS;
    return checker->rules.budgets;
}

sl_result sl_set_budget(sl_checker *checker, sl_text name, sl_text number) {
    sl_text fault = ruleset_set_budget(&checker->rules, true, name, number, TEXT("set for this run"));
    return fault.length ? problem_usage(&checker->problems, "budget", "%.*s", TEXT_ARG(fault)) : SL_OK;
}
