/* run.c - runs tests: loads the rules and files of tests, runs them, and adds up the results. */
#include <stdlib.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/path.h"
#include "base/source_file.h"
#include "base/text.h"
#include "checker/checker.h"
#include "policy/packs.h"
#include "ruleset/work.h"
#include "ruletest/coverage.h"
#include "ruletest/mutation.h"

#define TEST_FILE_END "_test.yaml"

struct run {
    sl_test_run run; /* the first member: callers get a pointer to it */
    struct arena arena;
    sl_checker *checker;
    const sl_test_options *options;
    bool in_part; /* a pack was loaded, and only a part of it is tested */
    struct rule_tests *rules;
    size_t rule_count;
    struct test_file *files;
    size_t file_count;
    sl_test_suite *suites;
    struct coverage coverage;
};

bool sl_is_test_file(const char *path) {
    return text_ends_with(text_of(path), TEXT(TEST_FILE_END));
}

/* ---- choosing the tests ------------------------------------------------------------------------------------------ */

static bool is_wanted(sl_text name, const void *end) {
    return text_ends_with(name, *(const sl_text *)end);
}

static size_t count_below(struct arena *arena, const char *path, sl_text end, struct file_list *found) {
    *found = (struct file_list){.arena = arena};
    file_find(found, path, is_wanted, &end);
    return found->count;
}

static bool is_pack(struct arena *arena, sl_text path) {
    return path_is_folder(path) ? pack_is_there(arena, path) : text_equal(text_file_name(path), TEXT(PACK_FILE));
}

/* Whether the file of a rule is the one at a path, or below the folder there. */
static bool is_at(struct arena *arena, const sl_rule *rule, sl_text path) {
    bool folder = path_is_folder(path);
    if (!folder && !is_pack(arena, path))
        return text_equal(real_name(arena, path), real_name(arena, rule->source->name));
    return real_name_inside(arena, folder ? path : folder_of(arena, path), rule->source->name).length > 0;
}

/* Adds the files of tests at a path. Returns whether there may be rules too. */
static bool add_test_files(struct run *run, const char *path, struct file_list *tests) {
    struct arena *arena = &run->checker->arena;
    struct file_list found, rules;
    if (sl_is_test_file(path) && !path_is_folder(text_of(path))) {
        file_list_add(tests, arena_copy(arena, text_of(path)));
        return false;
    }
    if (!path_is_folder(text_of(path)) || count_below(arena, path, TEXT(TEST_FILE_END), &found) == 0)
        return true;
    for (size_t i = 0; i < found.count; i++)
        file_list_add(tests, found.paths[i]);
    return count_below(arena, path, TEXT(".lua"), &rules) > 0;
}

/* Loads the rules at a path. If the path is inside a pack, loads the whole pack, because its rules may read attributes
 * that the pack adds. */
static sl_result load_path(struct run *run, const char *path, struct file_list *tests) {
    struct arena *arena = &run->checker->arena;
    const struct rulebook *book = &run->checker->rules.book;
    bool may_be_rules = add_test_files(run, path, tests);
    sl_text name = text_of(path), pack = is_pack(arena, name) ? (sl_text){NULL, 0} : pack_around(arena, name);
    if (pack.length) {
        run->in_part = true;
        sl_result result = sl_load_rules(run->checker, pack.bytes);
        bool found = result != SL_OK;
        for (size_t on = 0, off = 0; !found && on + off < book->count + book->off_count;) {
            const sl_rule *rule = rulebook_next(book, &on, &off);
            found = !rule->builtin && is_at(&run->arena, rule, name);
        }
        if (found)
            return result;
    }
    return may_be_rules ? sl_load_rules(run->checker, path) : SL_OK;
}

static bool load_paths(struct run *run) {
    const sl_test_options *options = run->options;
    struct arena *arena = &run->checker->arena;
    struct file_list tests = {.arena = arena};
    for (size_t i = 0; i < options->path_count; i++)
        if (load_path(run, options->paths[i], &tests) == SL_OUT_OF_MEMORY)
            return false;
    file_list_sort(&tests);
    run->files = arena_array(arena, tests.count, sizeof *run->files);
    for (size_t i = 0; run->files && i < tests.count && !arena->failed; i++) {
        sl_text path = tests.paths[i];
        bool named = false;
        for (size_t j = 0; j < options->path_count; j++)
            named = named || text_equal(text_of(options->paths[j]), path);
        test_file_read(&run->checker->rules,
                       named ? TRUST_NAMED : TRUST_FOUND(file_tree_of(arena, folder_of(arena, path))), path,
                       &run->files[run->file_count++]);
    }
    return !arena->failed;
}

/* Whether a rule is tested. Without paths, every rule is. With paths, no built-in rule is, and if only a part of a pack
 * is tested, only the rules at the paths are. */
static bool is_asked(struct run *run, const sl_rule *rule) {
    const sl_test_options *options = run->options;
    if (options->path_count == 0 || rule->builtin || !run->in_part)
        return options->path_count == 0 || !rule->builtin;
    for (size_t i = 0; i < options->path_count; i++)
        if (is_at(&run->arena, rule, text_of(options->paths[i])))
            return true;
    return false;
}

/* Chooses the rules to test. A rule that its pack turns off is tested too. */
static bool choose_rules(struct run *run) {
    const struct rulebook *book = &run->checker->rules.book;
    size_t all = book->count + book->off_count;
    run->rules = arena_array(&run->arena, all, sizeof *run->rules);
    for (size_t on = 0, off = 0; run->rules && on + off < all;) {
        sl_rule *rule = rulebook_next(book, &on, &off);
        if (is_asked(run, rule))
            rule_tests_prepare(&run->arena, &run->checker->rules, rule, &run->rules[run->rule_count++]);
    }
    run->suites = arena_array(&run->arena, run->rule_count + run->file_count, sizeof *run->suites);
    return !run->arena.failed;
}

/* ---- running ----------------------------------------------------------------------------------------------------- */

static sl_result run_file(struct run *run, const struct test_file *file, sl_test_suite *suite) {
    sl_result result = SL_OK;
    struct work *work = &run->checker->rules.work;
    sl_test *tests = arena_array(&run->arena, file->count, sizeof *tests);
    *suite =
        (sl_test_suite){.source = file->source, .tests = tests, .test_count = file->count, .refused = file->refused};
    if (!tests)
        return SL_OUT_OF_MEMORY;
    for (size_t i = 0; i < file->count && result == SL_OK; i++) {
        run->coverage.test = &file->tests[i];
        if (work_is_used_up(work)) /* the test fails without being run */
            tests[i] = (sl_test){.name = file->tests[i].name,
                                 .line = file->tests[i].line,
                                 .fault = work_fault(work, &run->arena),
                                 .program = {file->tests[i].name, file->tests[i].program}};
        else
            result = file_test_run(&run->arena, run->checker, &file->tests[i], &tests[i]);
        work_spend_runs(work);
        suite->failed += tests[i].fault.length > 0;
    }
    run->coverage.test = NULL;
    return result;
}

static sl_result run_suites(struct run *run) {
    sl_result result = SL_OK;
    for (size_t i = 0; i < run->rule_count; i++)
        rule_tests_run(&run->arena, &run->rules[i], &run->suites[i]);
    for (size_t i = 0; i < run->file_count && result == SL_OK; i++)
        result = run_file(run, &run->files[i], &run->suites[run->rule_count + i]);
    return run->arena.failed ? SL_OUT_OF_MEMORY : result;
}

static sl_result run_covered(struct run *run) {
    struct coverage *coverage = &run->coverage;
    *coverage = (struct coverage){.arena = &run->arena, .rules = &run->checker->rules};
    if (!run->options->coverage)
        return run_suites(run);
    coverage->list = arena_array(&run->arena, run->rule_count, sizeof *coverage->list);
    if (!coverage->list)
        return SL_OUT_OF_MEMORY;
    coverage->count = run->rule_count;
    for (size_t i = 0; i < run->rule_count; i++)
        coverage->list[i].rule = run->rules[i].rule;
    coverage_begin(coverage);
    sl_result result = run_suites(run);
    lua_watch(run->checker->rules.host, NULL);
    for (size_t i = 0; i < run->rule_count && result == SL_OK; i++)
        coverage_report(coverage, i, &run->suites[i].coverage);
    return run->arena.failed ? SL_OUT_OF_MEMORY : result;
}

/* Runs everything without the memo: a remembered answer would reach no line of a rule. */
static sl_result run_all(struct run *run) {
    bool memo_was_off = run->checker->rules.memo.off;
    if (!load_paths(run) || !choose_rules(run))
        return SL_OUT_OF_MEMORY;
    sl_set_memo(run->checker, false);
    sl_result result = run_covered(run);
    for (size_t i = 0; run->options->mutate && i < run->rule_count && result == SL_OK; i++)
        result = mutate_rule(&run->arena, run->checker, &run->rules[i], run->files, run->file_count,
                             &run->suites[i].mutation);
    sl_set_memo(run->checker, !memo_was_off);
    run->run = (sl_test_run){.suites = run->suites,
                             .suite_count = run->rule_count + run->file_count,
                             .rules = run->rule_count,
                             .files = run->file_count,
                             .covered = run->options->coverage,
                             .mutated = run->options->mutate};
    for (size_t i = 0; i < run->run.suite_count; i++) {
        run->run.passed += run->suites[i].test_count - run->suites[i].failed;
        run->run.failed += run->suites[i].failed + run->suites[i].lack_count;
    }
    return result;
}

sl_result sl_run_tests(sl_checker *checker, const sl_test_options *options, sl_test_run **result) {
    static const sl_test_options usual;
    struct run *run = calloc(1, sizeof *run);
    *result = NULL;
    if (!run)
        return SL_OUT_OF_MEMORY;
    run->checker = checker;
    run->options = options ? options : &usual;
    sl_result outcome = work_result(&checker->rules.work, run_all(run));
    if (outcome == SL_OK)
        *result = &run->run;
    else
        sl_test_run_free(&run->run);
    return outcome;
}

void sl_test_run_free(sl_test_run *result) {
    if (!result)
        return;
    struct run *run = (struct run *)result;
    arena_free(&run->arena);
    free(run);
}

unsigned sl_test_run_score(const sl_test_run *run, sl_test_score score) {
    size_t good = 0, all = 0;
    for (size_t i = 0; i < run->suite_count; i++) {
        const sl_coverage *coverage = &run->suites[i].coverage;
        const sl_mutation *mutation = &run->suites[i].mutation;
        switch (score) {
        case SL_SCORE_LINES:
            good += coverage->lines - coverage->missed_count;
            all += coverage->lines;
            break;
        case SL_SCORE_ANSWERS:
            good += coverage->answers_reached;
            all += coverage->answer_count;
            break;
        case SL_SCORE_MUTANTS:
            good += mutation->killed;
            all += mutation->killed + mutation->survivor_count;
            break;
        }
    }
    return all ? (unsigned)(good * 100 / all) : 100;
}
