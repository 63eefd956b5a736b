/* work.c - counts the work of a command against the budget "work". */
#include "judge/work.h"

uint64_t work_take(struct work *work, uint64_t most) {
    uint64_t taken = most < work->left ? most : work->left;
    work->left -= taken;
    return taken;
}

void work_give(struct work *work, uint64_t unused) {
    work->left += unused;
}

void work_spend(struct work *work, uint64_t units) {
    work_take(work, units);
}

void work_spend_runs(struct work *work) {
    work_spend(work, lua_take_work(work->host));
}

bool work_is_used_up(const struct work *work) {
    return work->left == 0;
}

sl_text work_fault(const struct work *work, struct arena *arena) {
    return arena_printf(arena,
                        "the budget work of the whole command, %llu, was used up before; raise it with "
                        "--budget work=NUMBER",
                        (unsigned long long)work->budget->value);
}
