/* evaluate.c - asks every rule about a program, its segments and its accounts, and keeps the answers as outcomes and findings. */
#include "judge/evaluate.h"

#include <string.h>

#include "base/set.h"
#include "base/text.h"
#include "certain/certain.h"
#include "judge/finding_builder.h"
#include "judge/spent_rules.h"
#include "judge/touched_rules.h"
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
    size_t field_count; /* of the vocabulary */
    struct reads *last; /* one per rule: the fields that its last answer had read */
    struct asked_rules asked;
    struct finding_builder builder;
    struct touch_cache touched;
};

static bool is_unreadable(const struct configuration *configuration, const sl_field *list) {
    return list && configuration_value(configuration, list)->state == VALUE_UNREADABLE;
}

bool evaluate_can_ask(const sl_rule *rule, const struct configuration *configuration, struct answer *answer) {
    const sl_vocabulary *vocabulary = configuration->vocabulary;
    if (rule->scope != SL_SCOPE_PORTFOLIO || sl_option_without_value(rule))
        return true;
    const sl_field *missing = is_unreadable(configuration, vocabulary->accounts)   ? vocabulary->accounts
                              : is_unreadable(configuration, vocabulary->segments) ? vocabulary->segments
                                                                                   : NULL;
    if (!missing)
        return true;
    *answer = (struct answer){.status = SL_UNDETERMINED, .missing = missing, .lacking = QUESTION_PROGRAM};
    return false;
}

/* The outcome points to the bytes of the name. Equal names are not enough, because two accounts can have the same name. */
const struct configuration *outcome_subject(const struct configuration *program, const sl_outcome *outcome) {
    const struct configuration *list = outcome->segment.length ? program->segments : program->accounts;
    size_t count = outcome->segment.length ? program->segment_count : program->account_count;
    sl_text name = outcome->segment.length ? outcome->segment : outcome->account;
    for (size_t i = 0; name.length && i < count; i++)
        if (list[i].name.bytes == name.bytes)
            return &list[i];
    return program;
}

/* Copies the reads of a remembered answer: the memo may forget them while the report is still used. If the rule's last
 * answer has read the same fields, both use one copy. This is the usual case, because accounts differ little. */
static void keep_reads(struct evaluation *evaluation, size_t index, struct answer *answer) {
    struct reads *last = &evaluation->last[index];
    size_t count = answer->read_count, one = sizeof(*answer->reads);
    if (!last->fields || last->count != count || memcmp(last->fields, answer->reads, count * one) != 0)
        *last = (struct reads){arena_duplicate(evaluation->arena, answer->reads, count, one), count};
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
    const struct configuration *portfolio = rule->scope == SL_SCOPE_PORTFOLIO ? configuration : NULL;
    struct certain_question question = {.host = evaluation->judging->host,
                                        .rule = rule,
                                        .configuration = configuration,
                                        .tree = memo_tree(evaluation->judging->memo, index, book->count, portfolio),
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

/* Returns whether a field belongs to the entries of a list alone, such as the name of an account. */
static bool only_lists_have(const sl_vocabulary *vocabulary, const sl_field *field) {
    const sl_field *group = field->parent;
    while (group && group != vocabulary->accounts && group != vocabulary->segments)
        group = group->parent;
    return group != NULL;
}

/* Lists, as gaps of a failed answer, the fields that the rule has asked for and that are not declared. */
static void add_undeclared(struct arena *arena, const struct configuration *configuration, struct answer *answer) {
    struct gap *gaps = arena_array(arena, answer->read_count, sizeof *gaps);
    answer->gap_count = 0;
    for (size_t i = 0; gaps && i < answer->read_count; i++)
        if (configuration_value(configuration, answer->reads[i])->state == VALUE_UNDECLARED &&
            !only_lists_have(configuration->vocabulary, answer->reads[i]))
            gaps[answer->gap_count++] = (struct gap){.field = answer->reads[i], .part = QUESTION_PROGRAM};
    answer->gaps = gaps;
}

/* Returns the name of a configuration if it has this level; else the empty text. */
static sl_text name_at(const struct configuration *configuration, enum level level) {
    return configuration->level == level ? configuration->name : (sl_text){NULL, 0};
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
        bool of_part = gap->part != QUESTION_PROGRAM; /* a portfolio rule lacks a value of a segment or an account */
        const struct configuration *lacking = of_part ? part_at(configuration, gap->part) : configuration;
        const sl_settlement *settlements = keep_settlements(arena, gap);
        gaps[i] = (sl_gap){.field = gap->field,
                           .segment = of_part ? name_at(lacking, LEVEL_SEGMENT) : (sl_text){NULL, 0},
                           .account = of_part ? name_at(lacking, LEVEL_ACCOUNT) : (sl_text){NULL, 0},
                           .location = verdict_keep_place(arena, configuration_place(lacking, gap->field)),
                           .unreadable = configuration_value(lacking, gap->field)->state == VALUE_UNREADABLE,
                           .settlements = settlements,
                           .settlement_count = settlements ? gap->settlement_count : 0,
                           .sentence = arena_copy(arena, gap->sentence)};
    }
    return gaps;
}

/* Asks a rule about the program, a segment or an account. Adds the outcome, and the finding if there is one. Returns
 * whether it has added the finding of a rule that fails. */
static bool judge(struct evaluation *evaluation, size_t index, const struct configuration *configuration) {
    sl_program *program = evaluation->program;
    struct answer answer;
    ask(evaluation, index, configuration, &answer);
    sl_outcome outcome = {.rule = evaluation->book->rules[index],
                          .status = answer.status,
                          .segment = name_at(configuration, LEVEL_SEGMENT),
                          .account = name_at(configuration, LEVEL_ACCOUNT),
                          .reads = answer.reads,
                          .read_count = answer.read_count,
                          .cut_short = answer.cut_short};
    if (configuration->level == LEVEL_ACCOUNT)
        outcome.member_of = name_at(configuration->base, LEVEL_SEGMENT);
    bool frames = outcome.rule->kind == SL_RULE_FRAMING && answer.status == SL_FAIL;
    if (frames)
        add_undeclared(evaluation->arena, configuration, &answer);
    if (frames || answer.status == SL_UNDETERMINED) {
        outcome.gaps = place_gaps(evaluation, configuration, &answer);
        outcome.gap_count = outcome.gaps ? answer.gap_count : 0;
    }
    bool added = answer.status == SL_FAIL && finding_add_failure(&evaluation->builder, index, configuration, &answer);
    if (answer.status == SL_FAILED)
        finding_add_rule_error(&evaluation->builder, index, configuration, &answer);
    ARENA_APPEND(evaluation->arena, evaluation->outcomes, program->outcome_count, evaluation->capacity, outcome);
    program->outcomes = evaluation->outcomes;
    return added;
}

/* Adds the rules that a practice would break to its finding. */
static void add_touched(struct evaluation *evaluation, size_t index, const struct configuration *configuration) {
    if (evaluation->book->rules[index]->kind != SL_RULE_PRACTICE)
        return;
    struct touched_rules touched =
        find_touched(evaluation->judging, &evaluation->touched, index, configuration, evaluation->arena);
    finding_set_touched(&evaluation->builder, index, configuration, touched);
}

/* The rules that a practice would break are found last, because they hang on what all rules say of the program. */
static void judge_program(struct evaluation *evaluation, const struct configuration *program) {
    size_t rules = evaluation->book->count;
    for (size_t i = 0; i < rules; i++)
        judge(evaluation, i, program);
    evaluation->touched.program = program;
    evaluation->touched.outcomes = evaluation->outcomes;
    for (size_t i = 0; i < rules && !evaluation->arena->failed; i++)
        if (evaluation->outcomes[i].status == SL_FAIL)
            add_touched(evaluation, i, program);
}

/* ---- segments and accounts --------------------------------------------------------------------------------------- */

/* Sets of rules, by their index in the rulebook. Each set has `words` words. */
struct rule_sets {
    uint64_t *readers;     /* one set per field: the rules that have read it of the program */
    uint64_t **of_segment; /* by segment: one set per field, of the rules that have read it of the segment */
    uint64_t *asked;       /* the rules that are asked about the current segment or account */
    size_t words;
};

/* Finds the rules to ask about a segment or an account: those that have read, of the level above, a value that it
 * overrides. Any other rule gives the same answer as about the level above. */
static void find_asked(const struct configuration *part, const struct configuration *program, struct rule_sets *sets) {
    const uint64_t *readers =
        part->base == program ? sets->readers : sets->of_segment[part_number(program, part->base)];
    for (size_t i = 0; i < sets->words; i++)
        sets->asked[i] = 0;
    for (size_t i = 0; i < part->override_count; i++)
        for (size_t j = 0; part->overrides[i].value.state != VALUE_UNDECLARED && j < sets->words; j++)
            sets->asked[j] |= readers[part->overrides[i].index * sets->words + j];
}

static void judge_part(struct evaluation *evaluation, const struct configuration *program,
                       const struct configuration *part, struct rule_sets *sets) {
    size_t rules = evaluation->book->count;
    find_asked(part, program, sets);
    for (size_t i = set_next(sets->asked, 0, rules); i < rules; i = set_next(sets->asked, i + 1, rules))
        if (judge(evaluation, i, part))
            add_touched(evaluation, i, part);
}

/* For each field, finds the rules that have read it in the program, except rules about all accounts. */
static bool find_readers(struct evaluation *evaluation, const struct configuration *program, struct rule_sets *sets) {
    struct arena *arena = evaluation->arena;
    size_t count = evaluation->program->outcome_count;
    sets->words = set_words(count);
    sets->readers = arena_array(arena, program->vocabulary->field_count * sets->words, sizeof *sets->readers);
    sets->asked = arena_array(arena, sets->words, sizeof *sets->asked);
    sets->of_segment = arena_array(arena, program->segment_count, sizeof(*sets->of_segment));
    if (arena->failed)
        return false;
    for (size_t i = 0; i < count; i++) {
        const sl_outcome *outcome = &evaluation->outcomes[i];
        for (size_t j = 0; outcome->rule->scope != SL_SCOPE_PORTFOLIO && j < outcome->read_count; j++)
            set_add(&sets->readers[outcome->reads[j]->index * sets->words], i);
    }
    return true;
}

/* Returns which rules have read each field of a segment: like those of the program, but for the rules that were asked
 * about the segment, whose outcomes start at `first`. Returns NULL when there is no memory. */
static uint64_t *readers_of_segment(struct evaluation *evaluation, const struct rule_sets *sets, size_t first) {
    size_t size = evaluation->field_count * sets->words;
    uint64_t *readers = arena_array(evaluation->arena, size, sizeof *readers);
    if (!readers || first == evaluation->program->outcome_count)
        return readers ? sets->readers : NULL;
    for (size_t i = 0; i < size; i++)
        readers[i] = sets->readers[i] & ~sets->asked[i % sets->words];
    size_t index = 0; /* of the rule; the outcomes are in the order of the rulebook */
    for (size_t i = first; i < evaluation->program->outcome_count; i++) {
        const sl_outcome *outcome = &evaluation->outcomes[i];
        while (evaluation->book->rules[index] != outcome->rule)
            index++;
        for (size_t j = 0; j < outcome->read_count; j++)
            set_add(&readers[outcome->reads[j]->index * sets->words], index);
    }
    return readers;
}

static bool goes_on(const struct evaluation *evaluation) {
    return !evaluation->arena->failed && work_goes_on(evaluation->judging->work);
}

static void judge_segments(struct evaluation *evaluation, const struct configuration *program, struct rule_sets *sets) {
    for (size_t i = 0; i < program->segment_count && goes_on(evaluation); i++) {
        size_t first = evaluation->program->outcome_count;
        judge_part(evaluation, program, &program->segments[i], sets);
        sets->of_segment[i] = readers_of_segment(evaluation, sets, first);
    }
}

/* Makes room for the outcomes of all accounts, so that the list is not copied again and again. */
static bool make_room(struct evaluation *evaluation, const struct configuration *program, struct rule_sets *sets) {
    size_t count = evaluation->program->outcome_count, all = count;
    for (size_t i = 0; i < program->account_count; i++) {
        find_asked(&program->accounts[i], program, sets);
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

static void judge_parts(struct evaluation *evaluation, const struct configuration *program) {
    struct rule_sets sets;
    if (!find_readers(evaluation, program, &sets))
        return;
    judge_segments(evaluation, program, &sets);
    if (!goes_on(evaluation) || !make_room(evaluation, program, &sets))
        return;
    for (size_t i = 0; i < program->account_count && goes_on(evaluation); i++)
        judge_part(evaluation, program, &program->accounts[i], &sets);
}

void evaluate(const struct judging *judging, const struct bound *bound, struct findings *findings,
              sl_program *program) {
    struct arena *arena = findings->arena;
    const struct rulebook *book = judging->book;
    struct evaluation evaluation = {.judging = judging, .book = book, .arena = arena, .program = program};
    evaluation.field_count = bound->program.vocabulary->field_count;
    evaluation.last = arena_array(arena, book->count, sizeof *evaluation.last);
    evaluation.capacity = book->count;
    evaluation.asked = judging->asked ? *judging->asked : spent_begin(arena, NULL, 0, book->count);
    evaluation.outcomes = arena_array(arena, book->count, sizeof *evaluation.outcomes);
    evaluation.builder = (struct finding_builder){.book = book, .findings = findings};
    evaluation.builder.earlier = arena_array(arena, book->count, sizeof(*evaluation.builder.earlier));
    program->practices_total = book->practice_count;
    if (arena->failed)
        return;
    program->segments = bound->program.segment_count;
    program->accounts = bound->program.account_count;
    /* Each error that was found before any rule was asked stands for a part of the file that could not be read. */
    program->unreadable = findings->omitted;
    for (size_t i = 0; i < findings->count; i++)
        program->unreadable += findings->items[i].severity == SL_ERROR;
    judge_program(&evaluation, &bound->program);
    if (work_goes_on(judging->work) && part_count(&bound->program) > 0)
        judge_parts(&evaluation, &bound->program);
    touch_cache_free(&evaluation.touched);
    program->misfits = evaluation.builder.misfits;
    program->advice = evaluation.builder.advice;
    verdict_conclude(book, bound, evaluation.outcomes, findings, program);
}
