#include "judge/evaluate.h"

#include <stdlib.h>
#include <string.h>

#include "base/set.h"
#include "base/text.h"
#include "judge/finding_builder.h"
#include "judge/spent_rules.h"
#include "judge/undetermined.h"

const char *sl_verdict_name(sl_verdict verdict) {
    static const char *const names[] = {"congruent", "incomplete", "incongruent", "invalid"};
    return names[verdict];
}

const char *sl_state_name(sl_state state) {
    static const char *const names[] = {"no_rule", "congruent", "undetermined", "misfit", "missing"};
    return names[state];
}

struct reads {
    const sl_field **fields;
    size_t count;
};

/* One evaluation as it goes on. */
struct evaluation {
    struct lua_host *host;
    const struct rulebook *book;
    struct memo *memo;
    struct arena *arena;
    sl_program *program;
    sl_outcome *outcomes;
    size_t capacity;
    struct reads *last; /* one a rule: what its last answer had read */
    struct asked_rules asked;
    struct finding_builder builder;
};

/* ---- outcomes ----------------------------------------------------------------------------------------------------- */

static void count_outcome(sl_program *program, const sl_outcome *outcome) {
    program->undetermined += outcome->status == SL_UNDETERMINED;
    program->rule_errors += outcome->status == SL_FAILED;
}

static const sl_location *keep_place(struct evaluation *evaluation, sl_location place) {
    sl_location *kept = arena_alloc(evaluation->arena, sizeof *kept);
    static const sl_location nowhere;
    if (!kept)
        return &nowhere;
    *kept = place;
    return kept;
}

static void add_outcome(struct evaluation *evaluation, size_t index, sl_text account,
                        const struct configuration *configuration, const struct answer *answer) {
    const sl_rule *rule = evaluation->book->rules[index];
    sl_outcome outcome = {.rule = rule,
                          .status = answer->status,
                          .account = account,
                          .reads = answer->reads,
                          .read_count = answer->read_count,
                          .missing = answer->missing};
    if (answer->status == SL_UNDETERMINED) {
        const struct configuration *lacking = answer->lacking ? answer->lacking : configuration;
        outcome.waits_for = keep_place(evaluation, configuration_place(lacking, answer->missing));
        outcome.unreadable = configuration_value(lacking, answer->missing)->state == VALUE_UNREADABLE;
    }
    if (answer->status == SL_FAIL)
        finding_add_failure(&evaluation->builder, index, account, configuration, answer);
    if (answer->status == SL_FAILED)
        finding_add_rule_error(&evaluation->builder, index, account, configuration, answer);
    sl_program *program = evaluation->program;
    sl_outcome *outcomes = arena_grow(evaluation->arena, evaluation->outcomes, program->outcome_count,
                                      &evaluation->capacity, sizeof *outcomes);
    if (!outcomes)
        return;
    outcomes[program->outcome_count++] = outcome;
    program->outcomes = evaluation->outcomes = outcomes;
}

static void *copy_items(struct arena *arena, const void *items, size_t count, size_t size) {
    void *copy = arena_array(arena, count, size);
    return copy && count ? memcpy(copy, items, count * size) : copy;
}

/* What a rule read, once where its last answer had read the same: accounts differ little. */
static const sl_field **keep_reads(struct evaluation *evaluation, size_t index, const struct answer *answer) {
    struct reads *last = &evaluation->last[index];
    size_t size = answer->read_count * sizeof *answer->reads;
    if (!last->fields || last->count != answer->read_count || memcmp(last->fields, answer->reads, size) != 0)
        *last = (struct reads){copy_items(evaluation->arena, answer->reads, answer->read_count, sizeof *answer->reads),
                               answer->read_count};
    return last->fields;
}

/* Copies what a remembered answer points to: the memo may forget it while the report is still used. */
static void keep_answer(struct evaluation *evaluation, size_t index, struct answer *answer) {
    struct arena *arena = evaluation->arena;
    answer->reads = keep_reads(evaluation, index, answer);
    if (answer->status == SL_FAIL) {
        answer->message = arena_copy(arena, answer->message);
        answer->alternatives =
            copy_items(arena, answer->alternatives, answer->alternative_count, sizeof *answer->alternatives);
        for (size_t i = 0; answer->alternatives && i < answer->alternative_count; i++)
            answer->alternatives[i] = arena_copy(arena, answer->alternatives[i]);
        answer->notes = copy_items(arena, answer->notes, answer->note_count, sizeof *answer->notes);
        for (size_t i = 0; answer->notes && i < answer->note_count; i++)
            answer->notes[i].note = arena_copy(arena, answer->notes[i].note);
    }
    if (arena->failed)
        *answer = (struct answer){.status = SL_FAILED}; /* and so will the report */
}

bool evaluate_can_ask(const sl_rule *rule, const struct configuration *configuration, struct answer *answer) {
    const sl_field *accounts = configuration->vocabulary->accounts;
    if (rule->scope != SL_SCOPE_PORTFOLIO || configuration_value(configuration, accounts)->state != VALUE_UNREADABLE)
        return true;
    *answer = (struct answer){.status = SL_UNDETERMINED, .missing = accounts};
    return false;
}

static void run_counted(struct evaluation *evaluation, size_t index, const struct configuration *configuration,
                        struct answer *answer) {
    sl_rule_cost *cost = &evaluation->book->costs[index];
    struct run_cost one;
    lua_cost_rule(evaluation->host, evaluation->book->rules[index], configuration, evaluation->arena, answer, &one);
    cost->runs++;
    cost->instructions += one.instructions;
    cost->milliseconds += one.milliseconds;
}

#define NOT_ASKED "it ran out of a budget before, and was not asked again; --budget raises what it may use"

/* What the rule at `index` of the book says, from memory or from itself. */
static void ask(struct evaluation *evaluation, size_t index, const struct configuration *configuration,
                struct answer *answer) {
    const struct rulebook *book = evaluation->book;
    if (!evaluate_can_ask(book->rules[index], configuration, answer))
        return;
    if (evaluation->asked.spent[index]) { /* whatever is remembered of it: that depends on what was checked before */
        *answer = (struct answer){.status = SL_FAILED, .message = TEXT(NOT_ASKED), .not_asked = true};
        return;
    }
    evaluation->asked.asked[index] = true;
    struct memo_question question = {index, book->count, configuration, 0};
    if (book->rules[index]->scope == SL_SCOPE_PORTFOLIO)
        question.accounts = configuration->account_count;
    if (memo_find(evaluation->memo, &question, answer)) {
        keep_answer(evaluation, index, answer);
        if (book->costs)
            book->costs[index].remembered++;
        return;
    }
    if (book->costs)
        run_counted(evaluation, index, configuration, answer);
    else
        lua_run_rule(evaluation->host, book->rules[index], configuration, evaluation->arena, answer);
    evaluation->asked.spent[index] = answer->exhausted;
    if (!evaluation->arena->failed)
        memo_add(evaluation->memo, &question, answer);
}

static void judge_program(struct evaluation *evaluation, const struct configuration *program) {
    for (size_t i = 0; i < evaluation->book->count; i++) {
        struct answer answer;
        ask(evaluation, i, program, &answer);
        add_outcome(evaluation, i, (sl_text){NULL, 0}, program, &answer);
    }
}

/* Sets of rules by their place in the book, as of fields: `words` to a set. */
struct rule_sets {
    uint64_t *readers; /* for each field, the rules that have read it of the program */
    uint64_t *asked;   /* the rules that an account is to be asked about */
    size_t words;
};

static bool find_readers(struct evaluation *evaluation, size_t field_count, struct rule_sets *sets) {
    size_t count = evaluation->program->outcome_count;
    sets->words = set_words(count);
    sets->readers = arena_array(evaluation->arena, field_count * sets->words, sizeof *sets->readers);
    sets->asked = arena_array(evaluation->arena, sets->words, sizeof *sets->asked);
    if (!sets->readers || !sets->asked)
        return false;
    for (size_t i = 0; i < count; i++) {
        const sl_outcome *outcome = &evaluation->outcomes[i];
        for (size_t j = 0; outcome->rule->scope != SL_SCOPE_PORTFOLIO && j < outcome->read_count; j++)
            set_add(&sets->readers[outcome->reads[j]->index * sets->words], i);
    }
    return true;
}

/* The rules that have read something of the program that an account changes. */
static void find_asked(const struct configuration *account, struct rule_sets *sets) {
    memset(sets->asked, 0, sets->words * sizeof *sets->asked);
    for (size_t i = 0; i < account->override_count; i++)
        for (size_t j = 0; account->overrides[i].value.state != VALUE_UNDECLARED && j < sets->words; j++)
            sets->asked[j] |= sets->readers[account->overrides[i].index * sets->words + j];
}

/* Makes room for all outcomes at once: of many accounts, the list is not to be copied again and again. */
static bool make_room(struct evaluation *evaluation, const struct configuration *program, struct rule_sets *sets) {
    size_t count = evaluation->program->outcome_count, rules = evaluation->book->count;
    for (size_t i = 0; i < program->account_count; i++) {
        find_asked(&program->accounts[i], sets);
        for (size_t j = set_next(sets->asked, 0, rules); j < rules; j = set_next(sets->asked, j + 1, rules))
            count++;
    }
    sl_outcome *outcomes = arena_array(evaluation->arena, count, sizeof *outcomes);
    if (!outcomes)
        return false;
    if (evaluation->program->outcome_count)
        memcpy(outcomes, evaluation->outcomes, evaluation->program->outcome_count * sizeof *outcomes);
    evaluation->program->outcomes = evaluation->outcomes = outcomes;
    evaluation->capacity = count;
    return true;
}

/* A rule that has read nothing of the program that an account changes says of the account what it says of the program. */
static void judge_accounts(struct evaluation *evaluation, const struct configuration *program) {
    struct rule_sets sets;
    size_t rules = evaluation->book->count;
    if (!find_readers(evaluation, program->vocabulary->field_count, &sets) || !make_room(evaluation, program, &sets))
        return;
    for (size_t i = 0; i < program->account_count && !evaluation->arena->failed; i++) {
        const struct configuration *account = &program->accounts[i];
        find_asked(account, &sets);
        for (size_t j = set_next(sets.asked, 0, rules); j < rules; j = set_next(sets.asked, j + 1, rules)) {
            struct answer answer;
            ask(evaluation, j, account, &answer);
            add_outcome(evaluation, j, account->name, account, &answer);
        }
    }
}

/* ---- frames ------------------------------------------------------------------------------------------------------- */

/* Whether the framing element at `frame` bears on a rule: the rule is about it, or about fit with one that it frames. */
static bool frames_rule(const sl_vocabulary *vocabulary, size_t frame, const sl_rule *rule) {
    const sl_element *element = &vocabulary->elements[frame];
    for (size_t i = 0; i < rule->element_count; i++) {
        if (rule->elements[i] == frame)
            return true;
        for (size_t j = 0; rule->kind != SL_RULE_THEME && j < element->frame_count; j++)
            if (rule->elements[i] == element->frames[j])
                return true;
    }
    return false;
}

static void wait_for_frame(struct evaluation *evaluation, sl_outcome *outcome,
                           const struct configuration *configuration, size_t frame) {
    outcome->status = SL_UNDETERMINED;
    outcome->missing = configuration->vocabulary->elements[frame].field;
    outcome->waits_for = keep_place(evaluation, configuration_place(configuration, outcome->missing));
}

/* Notes which elements are missing by the framing rules among some outcomes. */
static void note_missing(const sl_outcome *outcomes, size_t count, bool *missing) {
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; outcomes[i].rule->kind == SL_RULE_FRAMING && j < outcomes[i].rule->element_count; j++)
            if (outcomes[i].status == SL_PASS || outcomes[i].status == SL_FAIL)
                missing[outcomes[i].rule->elements[j]] = outcomes[i].status == SL_FAIL;
}

/* What a missing element frames cannot be judged to fit: such passes are none. A misfit stays one. */
static void hold_up_all(struct evaluation *evaluation, sl_outcome *outcomes, size_t count, const bool *missing,
                        const struct configuration *configuration) {
    const sl_vocabulary *vocabulary = configuration->vocabulary;
    for (size_t i = 0; i < count; i++) {
        const sl_rule *rule = outcomes[i].rule;
        if (!is_satisfied(outcomes[i].status) || !sl_judges_congruence(rule->kind))
            continue;
        for (size_t frame = 0; frame < vocabulary->element_count; frame++) {
            if (!missing[frame] || !frames_rule(vocabulary, frame, rule))
                continue;
            wait_for_frame(evaluation, &outcomes[i], configuration, frame);
            break;
        }
    }
}

/* The outcomes of one account, or of the program itself, stand together: where those from `start` on end. */
static size_t group_end(const sl_program *program, size_t start) {
    size_t end = start;
    while (end < program->outcome_count &&
           program->outcomes[end].account.bytes == program->outcomes[start].account.bytes)
        end++;
    return end;
}

/* What the program lacks, each account lacks, unless it declares it itself. Returns which elements the program lacks. */
static const bool *hold_up(struct evaluation *evaluation, const struct configuration *configuration) {
    const sl_program *program = evaluation->program;
    size_t elements = configuration->vocabulary->element_count;
    bool *of_program = arena_array(evaluation->arena, elements, sizeof *of_program);
    bool *missing = arena_array(evaluation->arena, elements, sizeof *missing);
    if (!of_program || !missing)
        return NULL;
    for (size_t start = 0, end; start < program->outcome_count; start = end) {
        end = group_end(program, start);
        memcpy(missing, of_program, elements * sizeof *missing);
        note_missing(&program->outcomes[start], end - start, missing);
        hold_up_all(evaluation, &evaluation->outcomes[start], end - start, missing, configuration);
        if (program->outcomes[start].account.length == 0)
            memcpy(of_program, missing, elements * sizeof *missing);
    }
    return of_program;
}

/* Practices that the program shows, and every account that overrides something of them too. */
static size_t count_shown(struct evaluation *evaluation) {
    const struct rulebook *book = evaluation->book;
    const sl_program *program = evaluation->program;
    bool *hidden = arena_array(evaluation->arena, book->count, sizeof *hidden); /* by place in the book */
    size_t shown = 0;
    for (size_t i = 0, at = 0; hidden && i < program->outcome_count; i++) {
        while (book->rules[at] != program->outcomes[i].rule) /* outcomes of one account are in the order of the book */
            at = at + 1 < book->count ? at + 1 : 0;
        hidden[at] = hidden[at] || program->outcomes[i].status != SL_PASS;
    }
    for (size_t i = 0; hidden && i < book->count; i++)
        shown += book->rules[i]->kind == SL_RULE_PRACTICE && !hidden[i];
    return shown;
}

/* ---- states and verdict ------------------------------------------------------------------------------------------- */

static sl_state state_of(sl_status status) {
    switch (status) {
    case SL_PASS: return SL_STATE_CONGRUENT;
    case SL_FAIL: return SL_STATE_MISFIT;
    case SL_NOT_APPLICABLE: return SL_STATE_NO_RULE;
    default: return SL_STATE_UNDETERMINED; /* a rule that failed tells nothing */
    }
}

static void worsen(sl_state *state, sl_state other) {
    if (other > *state)
        *state = other;
}

/* Tells the pairs of a rule's elements its state; only those of fit rules are there. */
static void mark_pairs(struct evaluation *evaluation, sl_pair *pairs, const sl_rule *rule, sl_state state) {
    for (size_t i = 0; rule->kind == SL_RULE_FIT && i < rule->element_count; i++) {
        for (size_t j = i + 1; j < rule->element_count; j++) {
            size_t a = rule->elements[i], b = rule->elements[j];
            sl_pair wanted = {.first = a < b ? a : b, .second = a < b ? b : a};
            sl_pair *pair = bsearch(&wanted, pairs, evaluation->program->pair_count, sizeof *pairs, pair_order);
            if (pair)
                worsen(&pair->state, state);
        }
    }
}

static void set_states(struct evaluation *evaluation, const struct configuration *configuration) {
    sl_program *program = evaluation->program;
    const sl_vocabulary *vocabulary = configuration->vocabulary;
    sl_state *elements = arena_array(evaluation->arena, vocabulary->element_count, sizeof *elements);
    sl_pair *pairs = arena_array(evaluation->arena, evaluation->book->pair_count, sizeof *pairs);
    if (!elements || !pairs)
        return;
    if (evaluation->book->pair_count)
        memcpy(pairs, evaluation->book->pairs, evaluation->book->pair_count * sizeof *pairs);
    program->elements = elements;
    program->element_count = vocabulary->element_count;
    program->pairs = pairs;
    program->pair_count = evaluation->book->pair_count;
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        if (!sl_judges_congruence(outcome->rule->kind))
            continue;
        mark_pairs(evaluation, pairs, outcome->rule, state_of(outcome->status));
        for (size_t j = 0; j < outcome->rule->element_count; j++)
            worsen(&elements[outcome->rule->elements[j]], state_of(outcome->status));
    }
    for (size_t i = 0; i < vocabulary->element_count; i++)
        if (configuration_own(configuration, vocabulary->elements[i].field)->state == VALUE_UNDECLARED)
            elements[i] = SL_STATE_MISSING;
}

/* A program is congruent only when rules were there to say so, all that were asked for, every one could tell, and all of
 * its accounts could be read. */
static sl_verdict judge(const struct evaluation *evaluation, bool whole) {
    const sl_program *program = evaluation->program;
    if (program->misfits)
        return SL_INCONGRUENT;
    bool complete = whole && evaluation->book->judge_count > 0 && evaluation->book->refused == 0;
    for (size_t i = 0; i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        if (outcome->rule->kind != SL_RULE_PRACTICE && !is_satisfied(outcome->status))
            complete = false;
    }
    return complete ? SL_CONGRUENT : SL_INCOMPLETE;
}

/* Errors in what is written that were found before any rule was asked. */
static size_t count_unreadable(const struct findings *findings) {
    size_t count = findings->omitted;
    for (size_t i = 0; i < findings->count; i++)
        count += findings->items[i].severity == SL_ERROR;
    return count;
}

void evaluate(struct lua_host *host, const struct rulebook *book, struct memo *memo, const struct asked_rules *asked,
              const struct bound *bound, struct findings *findings, sl_program *program) {
    struct evaluation evaluation = {
        .host = host, .book = book, .memo = memo, .arena = findings->arena, .program = program};
    program->practices_total = book->practice_count;
    evaluation.last = arena_array(evaluation.arena, book->count, sizeof *evaluation.last);
    evaluation.capacity = book->count;
    evaluation.asked = asked ? *asked : spent_begin(evaluation.arena, NULL, 0, book->count);
    evaluation.outcomes = arena_array(evaluation.arena, book->count, sizeof *evaluation.outcomes);
    evaluation.builder = (struct finding_builder){.book = book, .findings = findings};
    evaluation.builder.told = arena_array(evaluation.arena, book->count, sizeof *evaluation.builder.told);
    if (!evaluation.last || !evaluation.outcomes || !evaluation.builder.told || evaluation.arena->failed)
        return;
    program->accounts = bound->program.account_count;
    program->unreadable = count_unreadable(findings);
    judge_program(&evaluation, &bound->program);
    if (bound->program.account_count)
        judge_accounts(&evaluation, &bound->program);
    program->misfits = evaluation.builder.misfits;
    const bool *missing = hold_up(&evaluation, &bound->program);
    for (size_t i = 0; i < program->outcome_count; i++)
        count_outcome(program, &program->outcomes[i]);
    program->practices_shown = count_shown(&evaluation);
    set_states(&evaluation, &bound->program);
    if (missing && program->elements && program->undetermined)
        undetermined_gather(evaluation.arena, &bound->program, missing, program);
    if (!book->silent)
        undetermined_report(findings, bound->program.vocabulary, book->undetermined, program);
    program->verdict = judge(&evaluation, bound->whole && program->unreadable == 0);
}
