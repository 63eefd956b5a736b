#include "judge/work.h"

uint64_t work_take(sl_checker *checker, uint64_t most) {
    struct work *total = checker->total;
    uint64_t taken = most < total->left ? most : total->left;
    total->left -= taken;
    return taken;
}

void work_give(sl_checker *checker, uint64_t unused) {
    checker->total->left += unused;
}

void work_spend(sl_checker *checker, uint64_t work) {
    work_take(checker, work);
}

void work_spend_runs(sl_checker *checker) {
    work_spend(checker, lua_take_work(checker->host));
}

bool work_is_used_up(const sl_checker *checker) {
    return checker->total->left == 0;
}

sl_text work_fault(const sl_checker *checker, struct arena *arena) {
    unsigned long long value = checker->budgets[BUDGET_WORK].value;
    return arena_printf(arena,
                        "the budget work of the whole command, %llu, was used up before; raise it with "
                        "--budget work=NUMBER",
                        value);
}

const sl_budget *sl_budget_met(const sl_checker *checker) {
    return work_is_used_up(checker) ? &checker->budgets[BUDGET_WORK] : NULL;
}

void sl_renew_work(sl_checker *checker) {
    if (work_is_used_up(checker))
        checker_forget(checker); /* of the rules' trees some may be left out */
    checker->total->left = checker->budgets[BUDGET_WORK].value;
}
