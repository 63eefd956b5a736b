/* run.c - runs the check of a rule: plainly, with its cost, with a trace, or with the questions that it asks. */
#include "lua/run.h"

#include <lauxlib.h>
#include <string.h>

#include "lua/object.h"

/* ---- what the check reads and asks ------------------------------------------------------------------------------- */

/* The error object of run_wait() is the address of this variable. */
static char waiting;

struct run *run_of(lua_State *L) {
    struct run *run = host_of(L)->run;
    if (!run)
        luaL_error(L, "this function only works inside check");
    return run;
}

bool run_has_read(const struct run *run, const sl_field *field) {
    for (size_t i = 0; i < run->read_count; i++)
        if (run->reads[i] == field)
            return true;
    return false;
}

void run_note_read(lua_State *L, const sl_field *field) {
    struct run *run = run_of(L);
    if (field->element != SL_NO_ELEMENT && !rule_lists(run->rule, field->element)) {
        const sl_field *element = field;
        while (element->parent->parent)
            element = element->parent;
        luaL_error(L, "check reads %s, which the rule does not list; add it to elements",
                   lua_pushlstring(L, element->id.bytes, element->id.length));
    }
    run->answer->at = field;
    if (run_has_read(run, field))
        return;
    if (run->read_count == SL_LIMIT_READS)
        luaL_error(L, "a rule can read at most %d attributes; split it into several rules", SL_LIMIT_READS);
    run->reads[run->read_count++] = field;
}

void run_note_question(lua_State *L, const sl_field *field, size_t word) {
    struct questions *questions = run_of(L)->questions;
    if (!questions)
        return;
    for (size_t i = 0; i < questions->count; i++)
        if (questions->list[i].field == field && questions->list[i].word == word)
            return;
    ARENA_APPEND(questions->arena, questions->list, questions->count, questions->capacity,
                 (struct question){field, word});
}

void run_wait(lua_State *L, const struct configuration *lacking, const sl_field *field) {
    struct answer *answer = run_of(L)->answer;
    answer->missing = field;
    answer->lacking = lacking;
    lua_pushlightuserdata(L, &waiting);
    lua_error(L);
}

/* ---- one run ----------------------------------------------------------------------------------------------------- */

static int call_check(lua_State *L) {
    struct lua_host *host = host_of(L);
    const sl_rule *rule = host->run->rule;
    bool portfolio = rule->scope == SL_SCOPE_PORTFOLIO;
    lua_settop(L, 0);
    lua_rawgeti(L, LUA_REGISTRYINDEX, check_of(rule));
    object_push_configuration(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, host->options);
    if (portfolio)
        lua_rawgeti(L, LUA_REGISTRYINDEX, host->accounts);
    lua_call(L, portfolio ? 3 : 2, 1);
    const char *wrong = answer_take(L, host->run);
    if (!wrong)
        return 0;
    lua_Debug about = {.linedefined = 0};
    if (lua_rawgeti(L, LUA_REGISTRYINDEX, check_of(rule)) == LUA_TFUNCTION)
        lua_getinfo(L, ">S", &about);
    lua_pushfstring(L, SANDBOX_CHUNK ":%d: %s", about.linedefined, wrong);
    return lua_error(L);
}

/* The work of a run that does nothing, in instructions. */
#define LEAST_WORK 100

/* The work that lua_take_work() returns for a run is its counted work. The CPU time, as instructions, counts instead
 * only if it is greater by more than SLOW_WORK, a fifth of a second. So this work hardly depends on the machine. */
#define SLOW_WORK 5000000

static void run_unwatched(struct lua_host *host, struct run *run) {
    struct sandbox *sandbox = &host->sandbox;
    struct answer *answer = run->answer;
    bool portfolio = run->rule->scope == SL_SCOPE_PORTFOLIO, came_through;
    struct failure failure;
    host->run = run;
    sandbox->extra_memory = portfolio ? run->configuration->account_count * SL_LIMIT_LUA_ACCOUNT_BYTES : 0;
    do {
        *answer = (struct answer){.status = SL_FAILED};
        run->read_count = 0;
        run->failing = false;
        if (run->questions)
            run->questions->count = 0;
        if (run->trace)
            run->trace->count = run->trace->omitted = run->trace->line = 0;
        came_through = sandbox_call(sandbox, BUDGET_RUN, call_check, NULL, run->arena, &failure);
    } while (!came_through && sandbox_cleared(sandbox));
    host->run = NULL;
    uint64_t counted = LEAST_WORK + sandbox_counted_work(sandbox), timed = sandbox_work(sandbox);
    host->work += timed > counted + SLOW_WORK ? timed : counted;
    answer->reads = arena_array(run->arena, run->read_count, sizeof *answer->reads);
    answer->read_count = answer->reads ? run->read_count : 0;
    if (answer->read_count)
        memcpy(answer->reads, run->reads, run->read_count * sizeof *answer->reads);
    if (came_through)
        return;
    answer->status = failure.value == &waiting ? SL_UNDETERMINED : SL_FAILED;
    if (answer->status == SL_UNDETERMINED)
        return;
    answer->exhausted = sandbox->budget.spent != NULL;
    answer->message = failure.message;
    answer->line = failure.line;
}

static void run_rule(struct lua_host *host, struct run *run) {
    struct line_marks *lines = &host->sandbox.lines;
    const struct watcher *watcher = host->watcher;
    if (watcher)
        lines->ran = watcher->lines(watcher->context, run->rule, &lines->count);
    run_unwatched(host, run);
    lines->ran = NULL;
    if (watcher)
        watcher->answered(watcher->context, run->rule, run->answer);
}

void lua_run_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                  struct arena *arena, struct answer *answer) {
    run_rule(host, &(struct run){.rule = rule, .configuration = configuration, .arena = arena, .answer = answer});
}

void lua_cost_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                   struct arena *arena, struct answer *answer, struct run_cost *cost) {
    struct arena scratch = ARENA_EMPTY;
    struct answer again;
    double start = sandbox_now();
    lua_run_rule(host, rule, configuration, arena, answer);
    cost->milliseconds = (sandbox_now() - start) * 1000;
    host->sandbox.exact = true;
    lua_run_rule(host, rule, configuration, &scratch, &again);
    host->sandbox.exact = false;
    cost->instructions = sandbox_spent(&host->sandbox);
    arena_free(&scratch);
}

void lua_trace_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                    struct arena *arena, struct answer *answer, struct trace *trace) {
    run_rule(host, &(struct run){
                       .rule = rule, .configuration = configuration, .arena = arena, .answer = answer, .trace = trace});
}

void lua_probe_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                    struct arena *arena, struct answer *answer, struct questions *questions) {
    run_rule(
        host,
        &(struct run){
            .rule = rule, .configuration = configuration, .arena = arena, .answer = answer, .questions = questions});
    questions->work = sandbox_work(&host->sandbox);
}

uint64_t lua_take_work(struct lua_host *host) {
    uint64_t work = host->work;
    host->work = 0;
    return work;
}

void lua_watch(struct lua_host *host, const struct watcher *watcher) {
    host->watcher = watcher;
}
