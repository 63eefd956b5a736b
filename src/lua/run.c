#include <lauxlib.h>
#include <string.h>

#include "base/text.h"
#include "lua/sandbox.h"
#include "lua/view.h"
#include "samplint/limits.h"

static int call_check(lua_State *L) {
    struct lua_host *host = host_of(L);
    lua_settop(L, 0);
    if (lua_rawgeti(L, LUA_REGISTRYINDEX, host->run->rule->reference) != LUA_TFUNCTION)
        return luaL_error(L, "it kept more memory from run to run than a rule may have, and is not run any more");
    lua_rawgeti(L, LUA_REGISTRYINDEX, host->root);
    lua_rawgeti(L, LUA_REGISTRYINDEX, host->options);
    lua_call(L, 2, 1);
    if (view_take_answer(L, host->run))
        return 0;
    lua_Debug about;
    lua_rawgeti(L, LUA_REGISTRYINDEX, host->run->rule->reference);
    lua_getinfo(L, ">S", &about);
    return sandbox_error_at(L, about.linedefined,
                            "check gave no answer; return pass(), fail { ... } or not_applicable(\"why\")");
}

static void keep_reads(const struct run *run) {
    struct answer *answer = run->answer;
    answer->reads = arena_array(run->arena, run->read_count, sizeof *answer->reads);
    answer->read_count = answer->reads ? run->read_count : 0;
    if (answer->read_count)
        memcpy(answer->reads, run->reads, run->read_count * sizeof *answer->reads);
}

/* A rule that gathers memory in its own locals is given up: others shall not go short of it. */
static void give_up_hoarder(struct lua_host *host, const sl_rule *rule) {
    lua_State *L = host->state;
    if (host->budget.used <= host->loaded + SL_LIMIT_LUA_BYTES)
        return;
    lua_gc(L, LUA_GCCOLLECT);
    if (host->budget.used <= host->loaded + SL_LIMIT_LUA_BYTES)
        return;
    lua_pushboolean(L, false);
    lua_rawseti(L, LUA_REGISTRYINDEX, rule->reference);
    lua_gc(L, LUA_GCCOLLECT);
}

void lua_run_rule(struct lua_host *host, const sl_rule *rule, const struct configuration *configuration,
                  struct arena *arena, struct answer *answer) {
    *answer = (struct answer){.status = SL_FAILED};
    struct run run = {.rule = rule, .configuration = configuration, .arena = arena, .answer = answer};
    host->run = &run;
    struct failure failure;
    bool came_through = sandbox_call(host, BUDGET_RUN, call_check, NULL, arena, &failure);
    host->run = NULL;
    give_up_hoarder(host, rule);
    keep_reads(&run);
    if (came_through)
        return;
    if (view_is_waiting(failure.value)) {
        answer->status = SL_UNDETERMINED;
        return;
    }
    answer->status = SL_FAILED;
    answer->message = failure.message;
    answer->line = failure.line;
}
