/* count.c - counts the congruent programs and the shares of values among them. */
#include "analyze/audit/auditor.h"

#include "base/text.h"
#include "ruleset/work.h"

/* Whether a share is listed for a choice: not for the absence of a word, and for sets only by word. */
static bool is_listed(const struct meaning *meaning, size_t choice) {
    if (meaning->word != QUESTION_ALL)
        return choice == 1;
    return meaning->field->type != SL_SET || choice == 0;
}

static void list_shares(struct auditor *auditor, const struct count *congruent) {
    const struct space *space = &auditor->verdict.space;
    size_t most = 0;
    for (size_t i = 0; i < space->variable_count; i++)
        most += space->variables[i].choice_count;
    sl_share *shares = arena_array(&auditor->arena, most, sizeof *shares);
    for (size_t i = 0; shares && i < space->variable_count; i++)
        for (size_t choice = 0; choice < space->variables[i].choice_count; choice++)
            if (is_listed(&auditor->trees.meanings[i], choice))
                shares[auditor->audit.share_count++] =
                    (sl_share){.field = auditor->trees.meanings[i].field,
                               .value = choice_text(&auditor->arena, &auditor->trees, i, choice),
                               .share = big_ratio(count_with(congruent, i, choice), &congruent->total)};
    auditor->audit.shares = shares;
}

void audit_count_space(struct auditor *auditor, struct count_question *question, struct count *count) {
    uint64_t work = work_take(&auditor->rules->work, (uint64_t)COUNT_BUDGET * COUNT_STEP_WORK);
    question->budget = (size_t)(work / COUNT_STEP_WORK);
    count_space(&auditor->arena, question, count);
    size_t used = count->steps < question->budget ? count->steps : question->budget;
    work_give(&auditor->rules->work, work - used * COUNT_STEP_WORK);
}

void audit_count(struct auditor *auditor) {
    struct count programs, *congruent = &auditor->congruent;
    struct count_question question = {.space = &auditor->verdict.space};
    audit_count_space(auditor, &question, congruent);
    question.structural_only = true;
    audit_count_space(auditor, &question, &programs);
    if (congruent->outcome != COUNT_DONE || programs.outcome != COUNT_DONE)
        return;
    auditor->audit.counted = true;
    auditor->audit.congruent_count = big_text(&auditor->arena, &congruent->total, ',');
    auditor->audit.program_count = big_text(&auditor->arena, &programs.total, ',');
    auditor->audit.share = big_ratio(&congruent->total, &programs.total);
    if (!big_is_zero(&congruent->total))
        list_shares(auditor, congruent);
}
