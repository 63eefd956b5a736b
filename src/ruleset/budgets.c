/* budgets.c - the budgets: limits on what rules may cost, which callers and settings can change. */
#include <string.h>

#include "base/nearest.h"
#include "base/text.h"
#include "model/value_text.h"
#include "ruleset/ruleset.h"
#include "samplint/limits.h"

static const sl_budget defaults[BUDGETS] = {
    {.name = "instructions",
     .description = "Lua instructions of one run of a rule",
     .default_value = SL_LIMIT_FUEL,
     .least = 1000,
     .most = 100000000},
    {.name = "milliseconds",
     .description = "CPU time of one run of a rule",
     .default_value = (uint64_t)(SL_LIMIT_SECONDS * 1000),
     .least = 10,
     .most = 60000},
    {.name = "memory",
     .description = "bytes in use in one run of a rule; eight times as many may be allocated in all",
     .default_value = SL_LIMIT_LUA_BYTES,
     .least = 65536,
     .most = (uint64_t)256 * 1024 * 1024},
    {.name = "completions",
     .description = "completions of a program with gaps that a rule is asked about",
     .default_value = SL_LIMIT_COMPLETIONS,
     .least = 1,
     .most = 10000000},
    {.name = "findings",
     .description = "findings that are listed for one program",
     .default_value = SL_LIMIT_FINDINGS,
     .least = 1,
     .most = 200000},
    {.name = "message_bytes",
     .description = "bytes of a message, an alternative or a note of a rule",
     .default_value = SL_LIMIT_MESSAGE_BYTES,
     .least = 100,
     .most = 65536},
    {.name = "work",
     .description = "work of one command (not of check): Lua instructions, visits of decision trees, compiled bytes",
     .default_value = SL_LIMIT_WORK,
     .least = 1000,
     .most = UINT64_C(1000000000000)},
};

void ruleset_start_budgets(struct ruleset *rules) {
    memcpy(rules->budgets, defaults, sizeof defaults);
    for (size_t i = 0; i < BUDGETS; i++)
        rules->budgets[i].value = defaults[i].default_value;
    rules->work.left = rules->budgets[BUDGET_WORK].value;
}

void ruleset_renew_work(struct ruleset *rules) {
    if (work_is_used_up(&rules->work))
        ruleset_changed(rules);
    rules->work.left = rules->budgets[BUDGET_WORK].value;
}

static sl_text no_such_budget(struct arena *arena, sl_text name) {
    sl_text names[BUDGETS];
    for (size_t i = 0; i < BUDGETS; i++)
        names[i] = text_of(defaults[i].name);
    return arena_printf(arena, "there is no budget \"%.*s\"; there are %.*s%.*s", TEXT_ARG(arena_excerpt(arena, name)),
                        TEXT_ARG(list_all(arena, names, BUDGETS)), TEXT_ARG(did_you_mean(arena, name, names, BUDGETS)));
}

sl_text ruleset_set_budget(struct ruleset *rules, bool trusted, sl_text name, sl_text number, sl_text set_by) {
    struct arena *arena = &rules->problems->arena;
    sl_budget *budgets = rules->budgets, *budget = budgets;
    int64_t value;
    while (budget < budgets + BUDGETS && !text_equal(text_of(budget->name), name))
        budget++;
    if (budget == budgets + BUDGETS)
        return no_such_budget(arena, name);
    if (!integer_read(number, &value) || value < 0 || (uint64_t)value < budget->least || (uint64_t)value > budget->most)
        return arena_printf(arena, "the budget %s is %llu to %llu (%s), not \"%.*s\"", budget->name,
                            (unsigned long long)budget->least, (unsigned long long)budget->most, budget->description,
                            TEXT_ARG(arena_excerpt(arena, number)));
    if (!trusted && (uint64_t)value > budget->default_value)
        /* the author of the settings may also be the author of the rules that would use the budget */
        return arena_printf(
            arena,
            "a repository's own settings may lower the budget %s, and not raise it above its default, %llu; say "
            "--budget %s=%llu on the command line, or name these settings with --settings",
            budget->name, (unsigned long long)budget->default_value, budget->name, (unsigned long long)value);
    budget->value = (uint64_t)value;
    budget->set_by = set_by;
    lua_set_limits(rules->host, (struct run_limits){.instructions = budgets[BUDGET_INSTRUCTIONS].value,
                                                    .milliseconds = budgets[BUDGET_MILLISECONDS].value,
                                                    .memory = (size_t)budgets[BUDGET_MEMORY].value,
                                                    .message_bytes = (size_t)budgets[BUDGET_MESSAGE].value,
                                                    .completions = budgets[BUDGET_COMPLETIONS].value});
    if (budget == &budgets[BUDGET_WORK])
        ruleset_renew_work(rules);
    ruleset_changed(rules);
    return (sl_text){NULL, 0};
}
