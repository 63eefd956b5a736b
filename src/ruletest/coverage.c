#include "ruletest/coverage.h"

#include "base/text.h"
#include "judge/checker.h"

/* ---- noting ------------------------------------------------------------------------------------------------------- */

static struct rule_coverage *find(struct coverage *coverage, const sl_rule *rule) {
    if (coverage->test && !file_test_names(coverage->test, rule))
        return NULL;
    for (size_t i = 0; i < coverage->count; i++)
        if (coverage->rules[i].rule == rule)
            return &coverage->rules[i];
    return NULL;
}

static bool *lines_of(void *context, const sl_rule *rule, size_t *count) {
    struct rule_coverage *found = find(context, rule);
    *count = found ? found->line_count : 0;
    return found ? found->ran : NULL;
}

static void note_answer(void *context, const sl_rule *rule, const struct answer *answer) {
    struct coverage *coverage = context;
    struct rule_coverage *found = find(coverage, rule);
    sl_text what = answer->status == SL_FAIL           ? answer->message
                   : answer->status == SL_UNDETERMINED ? answer->missing->path
                                                       : (sl_text){NULL, 0};
    if (!found || answer->status == SL_FAILED)
        return;
    for (size_t i = 0; i < found->answer_count; i++)
        if (found->answers[i].status == answer->status && text_equal(found->answers[i].what, what))
            return;
    struct reached *answers =
        arena_grow(coverage->arena, found->answers, found->answer_count, &found->answer_capacity, sizeof *answers);
    if (!answers)
        return;
    found->answers = answers;
    answers[found->answer_count++] = (struct reached){answer->status, arena_copy(coverage->arena, what)};
}

static size_t count_lines(sl_text text) {
    size_t count = 1;
    for (size_t i = 0; i < text.length; i++)
        count += text.bytes[i] == '\n';
    return count;
}

void coverage_begin(struct coverage *coverage) {
    struct lua_host *host = coverage->checker->rules.host;
    for (size_t i = 0; i < coverage->count && !coverage->arena->failed; i++) {
        struct rule_coverage *rule = &coverage->rules[i];
        rule->line_count = count_lines(rule->rule->source->bytes);
        rule->can_run = arena_array(coverage->arena, rule->line_count, sizeof(bool));
        rule->ran = arena_array(coverage->arena, rule->line_count, sizeof(bool));
        if (rule->can_run && rule->ran)
            lua_check_lines(host, coverage->arena, rule->rule, rule->can_run, rule->line_count);
    }
    coverage->watcher = (struct watcher){lines_of, note_answer, coverage};
    if (!coverage->arena->failed)
        lua_watch(host, &coverage->watcher);
}

void coverage_end(struct coverage *coverage) {
    lua_watch(coverage->checker->rules.host, NULL);
}

/* ---- telling ------------------------------------------------------------------------------------------------------- */

static void tell_lines(const struct coverage *coverage, const struct rule_coverage *rule, sl_coverage *told) {
    size_t *missed = arena_array(coverage->arena, rule->line_count, sizeof *missed);
    for (size_t i = 0; missed && i < rule->line_count; i++) {
        told->lines += rule->can_run[i];
        if (rule->can_run[i] && !rule->ran[i])
            missed[told->missed_count++] = i + 1;
    }
    told->missed = missed;
}

void coverage_tell(const struct coverage *coverage, size_t index, sl_coverage *told) {
    const struct rule_coverage *rule = &coverage->rules[index];
    *told = (sl_coverage){.lines = 0};
    if (coverage->arena->failed)
        return;
    tell_lines(coverage, rule, told);
    test_answers_tell(coverage->arena, coverage->checker, rule->rule, rule->answers, rule->answer_count, told);
}
