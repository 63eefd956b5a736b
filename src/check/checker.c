/* checker.c - makes a checker out of its parts, and loads the vocabulary and single rules. */
#include "judge/checker.h"

#include <stdlib.h>

#include "base/folder.h"
#include "base/text.h"
#include "lua/builtin.h"
#include "policy/packs.h"
#include "suppress/waiver_file.h"
#include "trees/build.h"

const char *sl_version(void) {
    return SAMPLINT_VERSION;
}

sl_result sl_result_max(sl_result a, sl_result b) {
    return a > b ? a : b;
}

/* A checker with the parts that it only points to. */
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

const sl_finding *sl_problems(const sl_checker *checker, size_t *count) {
    *count = checker->problems.list.count;
    return checker->problems.list.items;
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

sl_result sl_refuse_path(sl_checker *checker, const char *path, const char *why) {
    return problem_of_file(&checker->problems, "file", text_of(path), "%s", why);
}

/* ---- loading ------------------------------------------------------------------------------------------------------ */

static const sl_source *keep_source(sl_checker *checker, sl_text name, sl_text bytes) {
    sl_source *source = arena_alloc(&checker->arena, sizeof *source);
    if (source)
        *source = (sl_source){arena_copy(&checker->arena, name), arena_copy(&checker->arena, bytes)};
    return checker->arena.failed ? NULL : source;
}

sl_result sl_load_vocabulary(sl_checker *checker, sl_text name, sl_text lua) {
    const sl_source *source = keep_source(checker, name, lua);
    return source ? ruleset_load_vocabulary(&checker->rules, &(struct script){.source = source}) : SL_OUT_OF_MEMORY;
}

sl_result sl_load_rule(sl_checker *checker, sl_text name, sl_text lua) {
    const sl_source *source = keep_source(checker, name, lua);
    if (!source)
        return SL_OUT_OF_MEMORY;
    sl_text folder = folder_of(&checker->arena, source->name);
    pack_note_unpackaged(checker, folder);
    return ruleset_load_rule(&checker->rules, &(struct script){.source = source}, folder, (sl_text){NULL, 0});
}

/* The first built-in script is the vocabulary, the others are rules. They are constants of the library. */
sl_result sl_load_builtin(sl_checker *checker) {
    sl_result worst = SL_OK;
    for (size_t i = 0; i < builtin_scripts_count; i++) {
        struct script script = {&builtin_scripts[i].source, builtin_scripts[i].compiled};
        sl_result result = i == 0 ? ruleset_load_vocabulary(&checker->rules, &script)
                                  : ruleset_load_rule(&checker->rules, &script, TEXT("builtin"), (sl_text){NULL, 0});
        worst = sl_result_max(worst, result);
    }
    pack_note_builtin(checker);
    return checker_result(checker, worst);
}
