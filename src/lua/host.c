/* host.c - makes and frees hosts. */
#include "lua/host.h"

#include <lauxlib.h>
#include <stdlib.h>

#include "lua/environment.h"
#include "lua/internals.h"
#include "samplint/limits.h"

struct lua_host *lua_host_new(void) {
    struct lua_host *host = calloc(1, sizeof *host);
    struct arena arena = ARENA_EMPTY;
    struct failure failure;
    if (!host)
        return NULL;
    host->sandbox.limits = (struct run_limits){SL_LIMIT_FUEL, (uint64_t)(SL_LIMIT_SECONDS * 1000), SL_LIMIT_LUA_BYTES,
                                               SL_LIMIT_MESSAGE_BYTES, SL_LIMIT_COMPLETIONS};
    host->library = host->options = LUA_NOREF;
    bool opened = sandbox_open(&host->sandbox) &&
                  sandbox_call(&host->sandbox, BUDGET_LOAD, environment_open, NULL, &arena, &failure);
    arena_free(&arena);
    if (opened)
        return host;
    lua_host_free(host);
    return NULL;
}

void lua_set_limits(struct lua_host *host, struct run_limits limits) {
    host->sandbox.limits = limits;
}

struct run_limits lua_limits(const struct lua_host *host) {
    return host->sandbox.limits;
}

void lua_host_free(struct lua_host *host) {
    if (!host)
        return;
    sandbox_close(&host->sandbox);
    free(host->first_object);
    free(host->objects);
    free(host);
}
