/* checker.c - makes a checker out of its parts, and answers questions about them. */
#include "judge/checker.h"

#include <stdlib.h>

#include "base/text.h"
#include "policy/policy.h"
#include "suppress/waiver_file.h"
#include "trees/build.h"

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
    problems_start(&checker->problems);
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
