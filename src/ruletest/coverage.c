/* coverage.c - records runs of rules through the watcher of the host, and reports the lines and answers that they
 * reached. */
#include "ruletest/coverage.h"

#include "base/text.h"

/* ---- recording --------------------------------------------------------------------------------------------------- */

/* Returns the record of a rule, or NULL if its runs do not count now. */
static struct rule_coverage *find(struct coverage *coverage, const sl_rule *rule) {
    if (coverage->test && !file_test_names(coverage->test, rule))
        return NULL;
    for (size_t i = 0; i < coverage->count; i++)
        if (coverage->list[i].rule == rule)
            return &coverage->list[i];
    return NULL;
}

/* Called for each run: returns the lines to mark. */
static bool *lines_of(void *context, const sl_rule *rule, size_t *count) {
    struct rule_coverage *found = find(context, rule);
    *count = found ? found->line_count : 0;
    return found ? found->ran : NULL;
}

/* Called for each answer: adds it unless it is known. */
static void record_answer(void *context, const sl_rule *rule, const struct answer *answer) {
    struct coverage *coverage = context;
    struct rule_coverage *found = find(coverage, rule);
    sl_text text = answer->status == SL_FAIL           ? answer->message
                   : answer->status == SL_UNDETERMINED ? answer->missing->path
                                                       : (sl_text){NULL, 0};
    if (!found || answer->status == SL_FAILED)
        return;
    for (size_t i = 0; i < found->answer_count; i++)
        if (found->answers[i].status == answer->status && text_equal(found->answers[i].text, text))
            return;
    ARENA_APPEND(coverage->arena, found->answers, found->answer_count, found->answer_capacity,
                 (struct reached){answer->status, arena_copy(coverage->arena, text)});
}

static size_t count_lines(sl_text text) {
    size_t count = 1;
    for (size_t i = 0; i < text.length; i++)
        count += text.bytes[i] == '\n';
    return count;
}

void coverage_begin(struct coverage *coverage) {
    struct lua_host *host = coverage->rules->host;
    for (size_t i = 0; i < coverage->count && !coverage->arena->failed; i++) {
        struct rule_coverage *rule = &coverage->list[i];
        rule->line_count = count_lines(rule->rule->source->bytes);
        rule->can_run = arena_array(coverage->arena, rule->line_count, sizeof(bool));
        rule->ran = arena_array(coverage->arena, rule->line_count, sizeof(bool));
        if (rule->can_run && rule->ran)
            lua_check_lines(host, coverage->arena, rule->rule, rule->can_run, rule->line_count);
    }
    coverage->watcher = (struct watcher){lines_of, record_answer, coverage};
    if (!coverage->arena->failed)
        lua_watch(host, &coverage->watcher);
}

void coverage_end(struct coverage *coverage) {
    lua_watch(coverage->rules->host, NULL);
}

/* ---- reporting --------------------------------------------------------------------------------------------------- */

static void report_lines(const struct coverage *coverage, const struct rule_coverage *rule, sl_coverage *result) {
    size_t *missed = arena_array(coverage->arena, rule->line_count, sizeof *missed);
    for (size_t i = 0; missed && i < rule->line_count; i++) {
        result->lines += rule->can_run[i];
        if (rule->can_run[i] && !rule->ran[i])
            missed[result->missed_count++] = i + 1;
    }
    result->missed = missed;
}

void coverage_report(const struct coverage *coverage, size_t index, sl_coverage *result) {
    const struct rule_coverage *rule = &coverage->list[index];
    *result = (sl_coverage){.lines = 0};
    if (coverage->arena->failed)
        return;
    report_lines(coverage, rule, result);
    rule_answers_report(coverage->arena, coverage->rules, rule->rule, rule->answers, rule->answer_count, result);
}
