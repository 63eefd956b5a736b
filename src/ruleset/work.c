/* work.c - counts the work of a command against the budget "work". */
#include "ruleset/work.h"

void work_set_progress(struct work *work, sl_progress *progress, void *context) {
    work->progress = progress;
    work->context = context;
    work->done = 0;
}

bool work_goes_on(struct work *work) {
    work->done++;
    if (work->progress && !work->cancelled)
        work->cancelled = !work->progress(work->context, work->done);
    return !work->cancelled;
}

sl_result work_result(struct work *work, sl_result result) {
    bool cancelled = work->cancelled;
    work->cancelled = false;
    return cancelled ? SL_CANCELLED : result;
}

uint64_t work_take(struct work *work, uint64_t most) {
    uint64_t left = work->cancelled ? 0 : work->left;
    work->taken = most < left ? most : left;
    work->left -= work->taken;
    return work->taken;
}

void work_give(struct work *work, uint64_t unused) {
    work->left += unused;
    work->done += work->taken > unused ? work->taken - unused : 0;
    work->taken = 0;
    work_goes_on(work);
}

void work_spend(struct work *work, uint64_t units) {
    work->done += units;
    work->left -= units < work->left ? units : work->left;
    work_goes_on(work);
}

void work_spend_runs(struct work *work) {
    work_spend(work, lua_take_work(work->host));
}

bool work_is_used_up(const struct work *work) {
    return work->left == 0 || work->cancelled;
}

sl_text work_fault(const struct work *work, struct arena *arena) {
    return arena_printf(arena,
                        "the budget work of the whole command, %llu, was used up before; raise it with "
                        "--budget work=NUMBER",
                        (unsigned long long)work->budget->value);
}
