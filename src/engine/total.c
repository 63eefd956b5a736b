#include "engine/total.h"

uint64_t total_take(sl_checker *checker, uint64_t most) {
    struct total *total = checker->total;
    uint64_t taken = most < total->left ? most : total->left;
    total->left -= taken;
    return taken;
}

void total_give(sl_checker *checker, uint64_t unused) {
    checker->total->left += unused;
}

void total_spend(sl_checker *checker, uint64_t work) {
    total_take(checker, work);
}

void total_spend_runs(sl_checker *checker) {
    total_spend(checker, lua_take_work(checker->host));
}

bool total_is_met(const sl_checker *checker) {
    return checker->total->left == 0;
}

sl_text total_fault(const sl_checker *checker, struct arena *arena) {
    unsigned long long value = checker->budgets[BUDGET_WORK].value;
    return arena_printf(arena,
                        "the budget work of the whole command, %llu, was used up before; raise it with "
                        "--budget work=NUMBER",
                        value);
}

const sl_budget *sl_budget_met(const sl_checker *checker) {
    return total_is_met(checker) ? &checker->budgets[BUDGET_WORK] : NULL;
}

void sl_renew_work(sl_checker *checker) {
    if (total_is_met(checker))
        checker_forget(checker); /* of the rules' trees some may be left out */
    checker->total->left = checker->budgets[BUDGET_WORK].value;
}
