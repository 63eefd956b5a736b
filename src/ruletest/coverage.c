/* coverage.c - watches runs of rules, and reports the lines and answers that they reached. */
#include "ruletest/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "lua/source/constants.h"
#include "ruletest/fine_tree.h"
#include "ruletest/rule_tests.h"

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
    if (found)
        memset(found->running, 0, found->line_count * sizeof *found->running);
    return found ? found->running : NULL;
}

/* Called for each answer: adds the lines of the run, and the answer unless it is known. */
static void record_answer(void *context, const sl_rule *rule, const struct answer *answer, bool supposed) {
    struct coverage *coverage = context;
    struct rule_coverage *found = find(coverage, rule);
    sl_text text = answer->status == SL_FAIL ? answer->message : (sl_text){NULL, 0};
    for (size_t i = 0; found && !supposed && i < found->line_count; i++)
        found->ran[i] = found->ran[i] || found->running[i];
    if (!found || supposed || answer->status == SL_FAILED || answer->status == SL_UNDETERMINED)
        return;
    for (size_t i = 0; i < found->answer_count; i++)
        if (found->answers[i].status == answer->status && text_equal(found->answers[i].text, text))
            return;
    ARENA_APPEND(coverage->arena, found->answers, found->answer_count, found->answer_capacity,
                 (struct reached){answer->status, arena_copy(coverage->arena, text)});
}

void coverage_begin(struct coverage *coverage) {
    struct lua_host *host = coverage->rules->host;
    for (size_t i = 0; i < coverage->count && !coverage->arena->failed; i++) {
        struct rule_coverage *rule = &coverage->list[i];
        sl_text text = rule->rule->source->bytes;
        rule->line_count = 1;
        for (size_t at = 0; at < text.length; at++)
            rule->line_count += text.bytes[at] == '\n';
        rule->can_run = arena_array(coverage->arena, rule->line_count, sizeof(bool));
        rule->ran = arena_array(coverage->arena, rule->line_count, sizeof(bool));
        rule->running = arena_array(coverage->arena, rule->line_count, sizeof(bool));
        if (rule->can_run && rule->ran && rule->running)
            lua_check_lines(host, coverage->arena, rule->rule, rule->can_run, rule->line_count);
    }
    coverage->watcher = (struct watcher){lines_of, record_answer, coverage};
    if (!coverage->arena->failed)
        lua_watch(host, &coverage->watcher);
}

/* ---- the answers of a rule: those of its tree, and those that tests reached -------------------------------------- */

struct answer_list {
    struct arena *arena;
    const sl_text *texts; /* from which the rule makes messages; a NUL marks the place of a value */
    size_t text_count;
    char *message; /* a message, in which cut_text() overwrites the parts of texts with NULs */
    size_t message_capacity;
    sl_test_answer *list;
    size_t count;
    size_t capacity;
};

/* Adds an answer, or marks a known one as reached. */
static void add_answer(struct answer_list *answers, sl_status status, sl_text text, bool reached) {
    for (size_t i = 0; i < answers->count; i++)
        if (answers->list[i].status == status && text_equal(answers->list[i].what, text)) {
            answers->list[i].reached = answers->list[i].reached || reached;
            return;
        }
    ARENA_APPEND(answers->arena, answers->list, answers->count, answers->capacity,
                 (sl_test_answer){status, arena_copy(answers->arena, text), reached});
}

/* If a message has all parts of a text in order, overwrites them with NULs and returns true; else returns false. */
static bool cut_text(char *message, size_t length, sl_text text) {
    for (int taking = 0; taking < 2; taking++) {
        size_t place = 0;
        for (sl_text rest = text, part; rest.length;) {
            text_take(&rest, '\0', &part);
            size_t ahead = part.length ? text_index((sl_text){message + place, length - place}, part) : 0;
            if (ahead == SIZE_MAX)
                return false;
            if (taking)
                memset(message + place + ahead, '\0', part.length);
            place += ahead + part.length;
        }
    }
    return true;
}

/* Returns the text with "..." in the place of a value. */
static sl_text show_values(struct arena *arena, sl_text text) {
    char *shown = arena_array(arena, text.length * 3 + 1, 1);
    size_t length = 0;
    for (size_t i = 0; shown && i < text.length; i++) {
        bool again = text.bytes[i] == '\0' && i > 0 && text.bytes[i - 1] == '\0';
        for (int dots = 0; text.bytes[i] == '\0' && !again && dots < 3; dots++)
            shown[length++] = '.';
        if (text.bytes[i] != '\0')
            shown[length++] = text.bytes[i];
    }
    return text_trim((sl_text){shown, shown ? length : 0});
}

/* Adds an answer. A failure counts as several answers, one for each text of the rule in its message, but not for short
 * texts that only join others; if there is no text, the whole message is the answer. */
static void add(struct answer_list *answers, sl_status status, sl_text message, bool reached) {
    size_t taken = 0;
    if (status != SL_FAIL) {
        add_answer(answers, status, message, reached);
        return;
    }
    if (message.length + 1 > answers->message_capacity) {
        answers->message_capacity = message.length * 2 + 1;
        answers->message = arena_array(answers->arena, answers->message_capacity, 1);
    }
    if (!answers->message)
        return;
    if (message.length)
        memcpy(answers->message, message.bytes, message.length);
    for (size_t i = 0; i < answers->text_count; i++)
        if (cut_text(answers->message, message.length, answers->texts[i])) {
            sl_text shown = show_values(answers->arena, answers->texts[i]);
            bool joint = shown.length < 4; /* such as "and" or ", " */
            taken += !joint;
            if (!joint)
                add_answer(answers, SL_FAIL, shown, reached);
        }
    if (taken == 0)
        add_answer(answers, SL_FAIL, message, reached);
}

/* Adds every answer of the rule's tree. Returns why there may be more answers, or the empty text. */
static sl_text add_possible(struct answer_list *answers, struct ruleset *rules, sl_rule *rule) {
    struct arena scratch = ARENA_EMPTY;
    struct rule_space space;
    sl_text unknown = {NULL, 0};
    sl_option *options = rule_options_save(&scratch, rule);
    for (size_t i = 0; i < rule->option_count; i++)
        if (!rule->options[i].has_value) {
            rule->options[i].value = rule_option_usual(rule, &rule->options[i]);
            rule->options[i].has_value = true;
        }
    if (fine_tree_make(&scratch, rules, rule, &space)) {
        for (size_t i = 0; i < space.rules[0].answer_count; i++) {
            const struct tree_answer *answer = &space.rules[0].answers[i];
            if (answer->status != SL_UNDETERMINED)
                add(answers, answer->status, answer->message, false);
        }
        if (rule->scope == SL_SCOPE_PORTFOLIO)
            unknown = TEXT("it may give further answers about accounts");
    } else if (work_is_used_up(&rules->work)) {
        unknown = work_fault(&rules->work, answers->arena);
    } else {
        unknown = TEXT("it reads too much, or it fails, so its answers cannot all be listed");
    }
    if (options)
        rule_options_restore(rule, options);
    answers->arena->failed = answers->arena->failed || scratch.failed;
    arena_free(&scratch);
    return unknown;
}

static int compare_answers(const void *left, const void *right) {
    const sl_test_answer *a = left, *b = right;
    return a->status != b->status ? (a->status > b->status) - (a->status < b->status) : text_compare(a->what, b->what);
}

/* ---- reporting --------------------------------------------------------------------------------------------------- */

void coverage_report(const struct coverage *coverage, size_t index, sl_coverage *result) {
    const struct rule_coverage *rule = &coverage->list[index];
    *result = (sl_coverage){.lines = 0};
    if (coverage->arena->failed)
        return;
    size_t *missed = arena_array(coverage->arena, rule->line_count, sizeof *missed);
    for (size_t i = 0; missed && i < rule->line_count; i++) {
        result->lines += rule->can_run[i];
        if (rule->can_run[i] && !rule->ran[i])
            missed[result->missed_count++] = i + 1;
    }
    result->missed = missed;
    /* where a message is put together from texts and values, each text is an answer of its own */
    struct answer_list answers = {.arena = coverage->arena};
    answers.texts = texts_of_check(coverage->arena, rule->rule, &answers.text_count);
    for (size_t i = 0; i < rule->answer_count; i++)
        add(&answers, rule->answers[i].status, rule->answers[i].text, true);
    result->unknown = add_possible(&answers, coverage->rules, rule->rule);
    if (answers.count > 1)
        qsort(answers.list, answers.count, sizeof *answers.list, compare_answers);
    result->answers = answers.list;
    result->answer_count = answers.count;
    for (size_t i = 0; i < answers.count; i++)
        result->answers_reached += answers.list[i].reached;
}
