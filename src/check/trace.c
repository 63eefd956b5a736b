/* trace.c - runs one rule again on a checked program and records what it reads, for the rule's author. */
#include <stdlib.h>

#include "base/text.h"
#include "certain/certain.h"
#include "certain/supposed_text.h"
#include "checker/checked_file.h"
#include "checker/checker.h"
#include "judge/evaluate.h"
#include "samplint/limits.h"
#include "samplint/trace.h"

struct owned_traces {
    sl_traces traces; /* first: the caller gets a pointer to it */
    struct arena arena;
};

/* The completions of one trace. */
struct tried {
    struct arena *arena;
    sl_trace_completion *list;
    size_t count, capacity, omitted;
};

/* Returns the text of an answer: the missing values, the reason not to apply, or the message. */
static sl_text answer_text(struct arena *arena, const struct answer *answer, sl_text reason) {
    if (answer->status == SL_NOT_APPLICABLE)
        return reason;
    if (answer->status != SL_UNDETERMINED)
        return arena_copy(arena, answer->message);
    sl_text paths = answer->gap_count ? (sl_text){NULL, 0} : answer->missing->path;
    for (size_t i = 0; i < answer->gap_count; i++)
        paths = arena_join(arena, paths, i ? ", " : "", answer->gaps[i].field->path);
    return arena_join(arena, TEXT("it waits for"), " ", paths);
}

static void note_tried(void *context, const struct fact *supposed, size_t count, const struct answer *answer) {
    struct tried *tried = context;
    if (count == 0)
        return;
    if (tried->count == SL_LIMIT_TRACE_STEPS) {
        tried->omitted++;
        return;
    }
    ARENA_APPEND(tried->arena, tried->list, tried->count, tried->capacity,
                 (sl_trace_completion){supposed_text(tried->arena, supposed, count), answer->status,
                                       answer_text(tried->arena, answer, (sl_text){NULL, 0})});
}

static sl_trace trace_one(sl_checker *checker, struct arena *arena, const sl_rule *rule,
                          const struct configuration *configuration, const sl_outcome *outcome) {
    struct trace trace = {.arena = arena};
    struct tried tried = {.arena = arena};
    struct answer run, answer;
    struct completion_watcher watcher = {note_tried, &tried};
    struct certain_question question = {
        .host = checker->rules.host, .rule = rule, .configuration = configuration, .watcher = &watcher};
    struct completion first = {.arena = arena, .scope = FACTS_SUPPOSED};
    if (evaluate_can_ask(rule, configuration, &answer)) {
        lua_trace_rule(checker->rules.host, rule, configuration, &first, arena, &run, &trace);
        certain_answer(&question, arena, &answer);
    }
    return (sl_trace){.segment = arena_copy(arena, outcome->segment),
                      .account = arena_copy(arena, outcome->account),
                      .steps = trace.list,
                      .step_count = trace.count,
                      .omitted = trace.omitted,
                      .completions = tried.list,
                      .completion_count = tried.count,
                      .completions_omitted = tried.omitted,
                      .status = answer.status,
                      .said = answer_text(arena, &answer, trace.reason),
                      .line = answer.line ? answer.line : trace.line};
}

sl_result sl_trace_rule(sl_checker *checker, const sl_report *report, const sl_program *program, const sl_rule *rule,
                        sl_traces **traces) {
    const struct checked_file *file = (const struct checked_file *)report;
    const struct bound *bound = &file->bound[program - report->programs];
    *traces = NULL;
    struct owned_traces *owned = calloc(1, sizeof *owned);
    if (!owned)
        return SL_OUT_OF_MEMORY;
    size_t count = 0;
    for (size_t i = 0; i < program->outcome_count; i++)
        count += program->outcomes[i].rule == rule;
    sl_trace *list = arena_array(&owned->arena, count, sizeof *list);
    owned->traces = (sl_traces){.rule = rule, .list = list};
    for (size_t i = 0; list && i < program->outcome_count; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        if (outcome->rule == rule)
            list[owned->traces.count++] =
                trace_one(checker, &owned->arena, rule, outcome_subject(&bound->program, outcome), outcome);
    }
    if (owned->arena.failed) {
        sl_traces_free(&owned->traces);
        return SL_OUT_OF_MEMORY;
    }
    *traces = &owned->traces;
    return SL_OK;
}

void sl_traces_free(sl_traces *traces) {
    struct owned_traces *owned = (struct owned_traces *)traces;
    if (!owned)
        return;
    arena_free(&owned->arena);
    free(owned);
}
