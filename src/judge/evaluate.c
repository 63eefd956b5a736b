/* evaluate.c - asks every rule about a program and its accounts, and keeps the answers as outcomes and findings. */
#include "judge/evaluate.h"

#include <string.h>

#include "base/set.h"
#include "base/text.h"
#include "certain/certain.h"
#include "judge/finding_builder.h"
#include "judge/spent_rules.h"
#include "judge/verdict.h"
#include "ruleset/work.h"

/* The fields that a rule has read, in the order of reading. */
struct reads {
    const sl_field **fields;
    size_t count;
};

struct evaluation {
    const struct judging *judging;
    const struct rulebook *book; /* that of `judging` */
    struct arena *arena;
    sl_program *program;
    sl_outcome *outcomes; /* those of the program */
    size_t capacity;
    struct reads *last; /* one per rule: the fields that its last answer had read */
    struct asked_rules asked;
    struct finding_builder builder;
};

bool evaluate_can_ask(const sl_rule *rule, const struct configuration *configuration, struct answer *answer) {
    const sl_field *accounts = configuration->vocabulary->accounts;
    if (rule->scope != SL_SCOPE_PORTFOLIO || sl_option_without_value(rule) ||
        configuration_value(configuration, accounts)->state != VALUE_UNREADABLE)
        return true;
    *answer = (struct answer){.status = SL_UNDETERMINED, .missing = accounts, .lacking = QUESTION_PROGRAM};
    return false;
}

/* Copies the reads of a remembered answer: the memo may forget them while the report is still used. If the rule's last
 * answer has read the same fields, both use one copy. This is the usual case, because accounts differ little. */
static void keep_reads(struct evaluation *evaluation, size_t index, struct answer *answer) {
    struct reads *last = &evaluation->last[index];
    size_t size = answer->read_count * sizeof *answer->reads;
    if (!last->fields || last->count != answer->read_count || memcmp(last->fields, answer->reads, size) != 0) {
        *last = (struct reads){arena_array(evaluation->arena, answer->read_count, sizeof *answer->reads),
                               answer->read_count};
        if (last->fields && size)
            memcpy(last->fields, answer->reads, size);
    }
    answer->reads = last->fields;
    if (evaluation->arena->failed)
        *answer = (struct answer){.status = SL_FAILED}; /* the whole report fails */
}

/* Fills in the answer of the rule at `index` of the rulebook: the remembered one, or that of the rule itself. */
static void ask(struct evaluation *evaluation, size_t index, const struct configuration *configuration,
                struct answer *answer) {
    const struct rulebook *book = evaluation->book;
    const sl_rule *rule = book->rules[index];
    sl_rule_cost *cost = book->costs ? &book->costs[index] : NULL;
    if (!evaluate_can_ask(rule, configuration, answer)) {
        answer_add_missing(evaluation->arena, answer);
        return;
    }
    /* Ignores the memo for a spent rule: the memo depends on earlier programs, and the report must not. */
    if (evaluation->asked.spent[index]) {
        sl_text why = TEXT("it ran out of a budget before, and was not asked again; --budget raises what it may use");
        *answer = (struct answer){.status = SL_FAILED, .message = why, .not_asked = true};
        return;
    }
    evaluation->asked.asked[index] = true;
    size_t accounts = rule->scope == SL_SCOPE_PORTFOLIO ? configuration->account_count : 0;
    struct certain_question question = {.host = evaluation->judging->host,
                                        .rule = rule,
                                        .configuration = configuration,
                                        .tree = memo_tree(evaluation->judging->memo, index, book->count, accounts),
                                        .check = memo_check(evaluation->judging->memo, index, book->count),
                                        .check_arena = &evaluation->judging->memo->arena,
                                        .cost = cost};
    if (certain_answer(&question, evaluation->arena, answer)) {
        keep_reads(evaluation, index, answer);
        if (cost)
            cost->remembered++;
    }
    evaluation->asked.spent[index] = answer->exhausted;
}

/* Returns whether a field belongs to accounts alone, such as their name. */
static bool only_accounts_have(const sl_vocabulary *vocabulary, const sl_field *field) {
    const sl_field *group = field->parent;
    while (group && group != vocabulary->accounts)
        group = group->parent;
    return group != NULL;
}

/* Lists, as gaps of a failed answer, the fields that the rule has asked for and that are not declared. */
static void add_undeclared(struct arena *arena, const struct configuration *configuration, struct answer *answer) {
    struct gap *gaps = arena_array(arena, answer->read_count, sizeof *gaps);
    answer->gap_count = 0;
    for (size_t i = 0; gaps && i < answer->read_count; i++)
        if (configuration_value(configuration, answer->reads[i])->state == VALUE_UNDECLARED &&
            !only_accounts_have(configuration->vocabulary, answer->reads[i]))
            gaps[answer->gap_count++] = (struct gap){.field = answer->reads[i], .account = QUESTION_PROGRAM};
    answer->gaps = gaps;
}

/* Copies the settlements of a gap: the memo may forget them while the report is still used. Words of a domain live as
 * long as the vocabulary. */
static const sl_settlement *keep_settlements(struct arena *arena, const struct gap *gap) {
    bool words = gap->field->type == SL_ENUM || gap->field->type == SL_ORDINAL || gap->field->type == SL_BOOL;
    sl_settlement *settlements = arena_array(arena, gap->settlement_count, sizeof *settlements);
    for (size_t i = 0; settlements && i < gap->settlement_count; i++) {
        settlements[i] = gap->settlements[i];
        if (!words)
            settlements[i].value = arena_copy(arena, settlements[i].value);
    }
    return settlements;
}

/* Returns the gaps of an answer with their places. */
static const sl_gap *place_gaps(struct evaluation *evaluation, const struct configuration *configuration,
                                const struct answer *answer) {
    struct arena *arena = evaluation->arena;
    sl_gap *gaps = arena_array(arena, answer->gap_count, sizeof *gaps);
    for (size_t i = 0; gaps && i < answer->gap_count; i++) {
        const struct gap *gap = &answer->gaps[i];
        bool of_account = gap->account != QUESTION_PROGRAM;
        const struct configuration *lacking = of_account ? &configuration->accounts[gap->account] : configuration;
        const sl_settlement *settlements = keep_settlements(arena, gap);
        gaps[i] = (sl_gap){.field = gap->field,
                           .account = of_account ? lacking->name : (sl_text){NULL, 0},
                           .location = verdict_keep_place(arena, configuration_place(lacking, gap->field)),
                           .unreadable = configuration_value(lacking, gap->field)->state == VALUE_UNREADABLE,
                           .settlements = settlements,
                           .settlement_count = settlements ? gap->settlement_count : 0,
                           .sentence = arena_copy(arena, gap->sentence)};
    }
    return gaps;
}

/* Asks a rule about the program or an account. Adds the outcome, and the finding if there is one. */
static void judge(struct evaluation *evaluation, size_t index, sl_text account,
                  const struct configuration *configuration) {
    sl_program *program = evaluation->program;
    struct answer answer;
    ask(evaluation, index, configuration, &answer);
    sl_outcome outcome = {.rule = evaluation->book->rules[index],
                          .status = answer.status,
                          .account = account,
                          .reads = answer.reads,
                          .read_count = answer.read_count,
                          .cut_short = answer.cut_short};
    bool frames = outcome.rule->kind == SL_RULE_FRAMING && answer.status == SL_FAIL;
    if (frames)
        add_undeclared(evaluation->arena, configuration, &answer);
    if (frames || answer.status == SL_UNDETERMINED) {
        outcome.gaps = place_gaps(evaluation, configuration, &answer);
        outcome.gap_count = outcome.gaps ? answer.gap_count : 0;
    }
    if (answer.status == SL_FAIL)
        finding_add_failure(&evaluation->builder, index, account, configuration, &answer);
    if (answer.status == SL_FAILED)
        finding_add_rule_error(&evaluation->builder, index, account, configuration, &answer);
    ARENA_APPEND(evaluation->arena, evaluation->outcomes, program->outcome_count, evaluation->capacity, outcome);
    program->outcomes = evaluation->outcomes;
}

/* ---- accounts ---------------------------------------------------------------------------------------------------- */

/* Sets of rules, by their index in the rulebook. Each set has `words` words. */
struct rule_sets {
    uint64_t *readers; /* one set per field: the rules that have read it of the program */
    uint64_t *asked;   /* the rules that are asked about the current account */
    size_t words;
};

/* Finds the rules to ask about an account: those that have read a value of the program that the account overrides. Any
 * other rule gives the same answer about the account as about the program. */
static void find_asked(const struct configuration *account, struct rule_sets *sets) {
    memset(sets->asked, 0, sets->words * sizeof *sets->asked);
    for (size_t i = 0; i < account->override_count; i++)
        for (size_t j = 0; account->overrides[i].value.state != VALUE_UNDECLARED && j < sets->words; j++)
            sets->asked[j] |= sets->readers[account->overrides[i].index * sets->words + j];
}

/* For each field, finds the rules that have read it in the program, except rules about all accounts. Makes room for the
 * outcomes of all accounts, so that the list is not copied again and again. */
static bool prepare_accounts(struct evaluation *evaluation, const struct configuration *program,
                             struct rule_sets *sets) {
    size_t count = evaluation->program->outcome_count, all = count;
    sets->words = set_words(count);
    sets->readers =
        arena_array(evaluation->arena, program->vocabulary->field_count * sets->words, sizeof *sets->readers);
    sets->asked = arena_array(evaluation->arena, sets->words, sizeof *sets->asked);
    if (!sets->readers || !sets->asked)
        return false;
    for (size_t i = 0; i < count; i++) {
        const sl_outcome *outcome = &evaluation->outcomes[i];
        for (size_t j = 0; outcome->rule->scope != SL_SCOPE_PORTFOLIO && j < outcome->read_count; j++)
            set_add(&sets->readers[outcome->reads[j]->index * sets->words], i);
    }
    for (size_t i = 0; i < program->account_count; i++) {
        find_asked(&program->accounts[i], sets);
        for (size_t j = 0; j < sets->words; j++)
            all += word_size(sets->asked[j]);
    }
    sl_outcome *outcomes = arena_array(evaluation->arena, all, sizeof *outcomes);
    if (!outcomes)
        return false;
    if (count)
        memcpy(outcomes, evaluation->outcomes, count * sizeof *outcomes);
    evaluation->program->outcomes = evaluation->outcomes = outcomes;
    evaluation->capacity = all;
    return true;
}

static void judge_accounts(struct evaluation *evaluation, const struct configuration *program) {
    struct rule_sets sets;
    size_t rules = evaluation->book->count;
    if (!prepare_accounts(evaluation, program, &sets))
        return;
    for (size_t i = 0;
         i < program->account_count && !evaluation->arena->failed && work_goes_on(evaluation->judging->work); i++) {
        const struct configuration *account = &program->accounts[i];
        find_asked(account, &sets);
        for (size_t j = set_next(sets.asked, 0, rules); j < rules; j = set_next(sets.asked, j + 1, rules))
            judge(evaluation, j, account->name, account);
    }
}

void evaluate(const struct judging *judging, const struct bound *bound, struct findings *findings,
              sl_program *program) {
    struct arena *arena = findings->arena;
    const struct rulebook *book = judging->book;
    struct evaluation evaluation = {.judging = judging, .book = book, .arena = arena, .program = program};
    evaluation.last = arena_array(arena, book->count, sizeof *evaluation.last);
    evaluation.capacity = book->count;
    evaluation.asked = judging->asked ? *judging->asked : spent_begin(arena, NULL, 0, book->count);
    evaluation.outcomes = arena_array(arena, book->count, sizeof *evaluation.outcomes);
    evaluation.builder = (struct finding_builder){.book = book, .findings = findings};
    evaluation.builder.earlier = arena_array(arena, book->count, sizeof *evaluation.builder.earlier);
    program->practices_total = book->practice_count;
    if (arena->failed)
        return;
    program->accounts = bound->program.account_count;
    /* Each error that was found before any rule was asked stands for a part of the file that could not be read. */
    program->unreadable = findings->omitted;
    for (size_t i = 0; i < findings->count; i++)
        program->unreadable += findings->items[i].severity == SL_ERROR;
    for (size_t i = 0; i < book->count; i++)
        judge(&evaluation, i, (sl_text){NULL, 0}, &bound->program);
    if (work_goes_on(judging->work) && bound->program.account_count)
        judge_accounts(&evaluation, &bound->program);
    program->misfits = evaluation.builder.misfits;
    program->advice = evaluation.builder.advice;
    verdict_conclude(book, bound, evaluation.outcomes, findings, program);
}
