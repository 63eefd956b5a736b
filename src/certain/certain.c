/* certain.c - concludes the certain answer of a rule from its answers for the completions of a program. */
#include "certain/certain.h"

#include <string.h>

#include "base/text.h"
#include "certain/exploration.h"
#include "certain/settlements.h"

/* ---- a certain failure ------------------------------------------------------------------------------------------- */

/* Returns the element that a field belongs to, or the field itself if it belongs to none. */
static const sl_field *element_of(const sl_field *field) {
    const sl_field *element = field;
    while (field->element != SL_NO_ELEMENT && element->parent && element->parent->parent)
        element = element->parent;
    return element;
}

/* Removes from a failure whatever points at a supposed value. It then points at a declared value that some completion
 * has read, or else at the element. */
static void point_at_declared(const struct configuration *configuration, struct answer *answer) {
    size_t kept = 0;
    for (size_t i = 0; i < answer->note_count; i++)
        if (configuration_value(configuration, answer->notes[i].field)->state == VALUE_DECLARED)
            answer->notes[kept++] = answer->notes[i];
    answer->note_count = kept;
    const sl_field *at = answer->at;
    if (!at || configuration_value(configuration, at)->state == VALUE_DECLARED)
        return;
    answer->at = element_of(at);
    for (size_t i = 0; i < answer->read_count; i++)
        if (configuration_value(configuration, answer->reads[i])->state == VALUE_DECLARED)
            answer->at = answer->reads[i];
}

static void conclude_failure(struct exploration *exploration, struct arena *arena, struct answer *answer) {
    *answer = exploration_failure(exploration, arena);
    answer->of_completion = true;
    if (!exploration_agrees(exploration))
        answer->message =
            arena_join(arena, answer->message, " ",
                       TEXT("(an example: some values are not declared, and none of their values satisfies the rule)"));
}

/* ---- an undetermined answer -------------------------------------------------------------------------------------- */

/* A portfolio rule about more accounts is asked about all completions, to find the gaps of the accounts. */
#define FEW_ACCOUNTS 16

static bool has_many_accounts(const struct exploration *exploration) {
    return exploration->question->rule->scope == SL_SCOPE_PORTFOLIO &&
           exploration->question->configuration->account_count > FEW_ACCOUNTS;
}

/* Looks for a gap that the rule may read and has not met yet. Looking for one meets others, too. */
static void look_for_gap(struct exploration *exploration, const struct configuration *owner, const sl_field *field,
                         size_t part) {
    bool met = configuration_value(owner, field)->state == VALUE_DECLARED;
    for (size_t i = 0; i < exploration->gap_count && !met; i++)
        met = exploration->gaps[i].field == field && exploration->gaps[i].part == part;
    if (!met && !exploration_stops(exploration))
        exploration_hangs(exploration, field, part);
}

static void meet_all_gaps(struct exploration *exploration) {
    const struct configuration *configuration = exploration->question->configuration;
    const sl_vocabulary *vocabulary = configuration->vocabulary;
    const bool *fields = exploration->check->mentioned;
    bool portfolio = exploration->question->rule->scope == SL_SCOPE_PORTFOLIO;
    for (size_t i = 0; fields && i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        if (!fields[i])
            continue;
        look_for_gap(exploration, configuration, field, QUESTION_PROGRAM);
        for (size_t j = 0; portfolio && j < part_count(configuration); j++)
            if (!configuration_inherits(part_at(configuration, j), field))
                look_for_gap(exploration, part_at(configuration, j), field, j);
    }
}

/* Lists the gaps on which the answer hangs, in the order of reading; all of them if not all completions were tried. */
static void list_gaps(struct exploration *exploration, struct arena *arena, struct answer *answer) {
    if (!has_many_accounts(exploration)) /* else all completions were looked at */
        meet_all_gaps(exploration);
    bool *hangs = arena_array(exploration->arena, exploration->gap_count + 1, sizeof *hangs);
    size_t count = exploration->gap_count; /* all that can be met */
    for (size_t i = 0; hangs && i < count; i++)
        hangs[i] = exploration_hangs(exploration, exploration->gaps[i].field, exploration->gaps[i].part);
    struct gap *gaps = arena_array(arena, exploration->gap_count, sizeof *gaps);
    answer->gaps = gaps;
    answer->cut_short = exploration->cut_short;
    for (size_t i = 0; gaps && hangs && i < exploration->gap_count; i++) {
        const struct met_gap *met = &exploration->gaps[i];
        if (!answer->cut_short && (i >= count || !hangs[i]))
            continue;
        struct gap *gap = &gaps[answer->gap_count++];
        *gap = (struct gap){.field = met->field, .part = met->part};
        if (answer->cut_short)
            continue;
        list_settlements(exploration, gap, arena);
        gap->sentence = settlement_sentence(arena, exploration->question->rule, gap);
    }
    if (answer->gap_count > 0) {
        answer->missing = gaps[0].field;
        answer->lacking = gaps[0].part;
    }
}

/* ---- conclusions ------------------------------------------------------------------------------------------------- */

/* Concludes the answer from the completions. */
static void conclude(struct exploration *exploration, struct arena *arena, struct answer *answer) {
    unsigned kinds = exploration_kinds(exploration, has_many_accounts(exploration));
    *answer = (struct answer){.status = SL_UNDETERMINED};
    if (exploration->needs_words)
        return;
    if (!exploration_stops(exploration) && kinds == KIND_FAIL)
        conclude_failure(exploration, arena, answer);
    else if (!exploration_stops(exploration) && (kinds & ~(unsigned)KINDS_SATISFIED) == 0)
        answer->status = kinds & KIND_PASS ? SL_PASS : SL_NOT_APPLICABLE;
    else if (!exploration->failed)
        list_gaps(exploration, arena, answer);
    if (exploration->failed) {
        *answer = *exploration->failed;
        answer->message = arena_copy(arena, answer->message);
        answer->reads = NULL;
        answer->read_count = 0;
        return;
    }
    answer->reads = arena_duplicate(arena, exploration->reads, exploration->read_count, sizeof(*answer->reads));
    answer->read_count = answer->reads ? exploration->read_count : 0;
}

/* Adds the answer of the first run to the tree, if it is one that a run of the exploration would give, too. */
static void add_first(struct exploration *exploration, const struct completion *first, const struct answer *answer) {
    bool integer = answer->status == SL_UNDETERMINED && answer->missing->type == SL_INTEGER;
    bool exact = answer->status == SL_FAIL && exploration->vague_texts; /* it may have asked for more words */
    if (!exploration->arena->failed && !integer && !exact && answer->status != SL_FAILED)
        exploration_add_run(exploration, first, answer);
}

/* Explores the completions; `ran` says whether the rule has been run on the first of them. Returns false if the rule
 * needs completions by words, and they are not. */
static bool explore(const struct certain_question *question, const struct completion *first, bool ran,
                    struct arena *scratch, struct arena *arena, struct answer *answer) {
    struct exploration exploration;
    exploration_start(&exploration, question, first, scratch);
    if (ran)
        add_first(&exploration, first, answer);
    if (!scratch->failed)
        conclude(&exploration, arena, answer);
    bool known = answer->status != SL_FAILED && !exploration.needs_words && !arena->failed && !scratch->failed;
    if (question->tree && known && question->rule->scope == SL_SCOPE_PORTFOLIO)
        exploration_note_declared(&exploration);
    if (question->tree && known)
        answer_tree_add(question->tree, exploration.facts, exploration.fact_count, answer, exploration.work);
    arena->failed = arena->failed || scratch->failed || exploration.run_arena.failed || exploration.tree->arena->failed;
    exploration_end(&exploration);
    return !exploration.needs_words || arena->failed;
}

void answer_add_missing(struct arena *arena, struct answer *answer) {
    struct gap *gap = arena_alloc(arena, sizeof *gap);
    if (!gap)
        return;
    *gap = (struct gap){.field = answer->missing, .part = answer->lacking};
    answer->gaps = gap;
    answer->gap_count = 1;
}

/* Runs the rule, unless it is known to meet a gap, and explores all completions if there are others. Returns false if the
 * rule needs completions by words, and they are not. */
static bool ask(const struct certain_question *question, bool by_words, struct arena *scratch, struct arena *arena,
                struct answer *answer) {
    struct completion first = {
        .by_words = by_words, .arena = scratch, .scope = question->tree ? FACTS_ALL : FACTS_SUPPOSED};
    *answer = (struct answer){.status = SL_UNDETERMINED};
    if (question->tree && answer_tree_meets_gap(question->tree, question->configuration))
        return explore(question, &first, false, scratch, arena, answer);
    certain_run(question, &first, arena, answer);
    if (first.needs_words)
        return false;
    if (first.supposed > 0 || answer->status == SL_UNDETERMINED)
        return explore(question, &first, true, scratch, arena, answer);
    if (question->tree && answer->status != SL_FAILED && !scratch->failed)
        answer_tree_add(question->tree, first.list, first.count, answer, first.work);
    return true;
}

/* Copies into the arena what belongs to the tree, and lets a failure point at what this configuration declares. */
static void finish(const struct certain_question *question, struct arena *arena, struct answer *answer) {
    if (answer->status == SL_FAIL) /* no other answer has texts that a report shows */
        answer_copy_texts(arena, answer);
    if (answer->status == SL_FAIL && answer->of_completion)
        point_at_declared(question->configuration, answer);
    if (answer->status == SL_UNDETERMINED && answer->gap_count == 0)
        answer_add_missing(arena, answer);
}

bool certain_answer(const struct certain_question *given, struct arena *arena, struct answer *answer) {
    struct certain_question question = *given;
    if (question.tree && question.tree->arena->failed)
        question.tree = NULL;
    const struct answer *known = question.tree ? answer_tree_find(question.tree, question.configuration) : NULL;
    if (known) {
        *answer = *known;
        finish(&question, arena, answer);
        return true;
    }
    if (question.tree && *question.tree->bytes > SL_LIMIT_MEMO_BYTES)
        question.tree = NULL;
    struct arena scratch = ARENA_EMPTY;
    if (!ask(&question, false, &scratch, arena, answer))
        ask(&question, true, &scratch, arena, answer);
    arena->failed = arena->failed || scratch.failed || (question.tree && question.tree->arena->failed);
    finish(&question, arena, answer);
    arena_free(&scratch);
    return false;
}
