#include "lua/sandbox.h"

#include <lauxlib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "lua/hints.h"
#include "lua/source/guard.h"
#include "samplint/limits.h"

/* The hook looks at fuel and clock after so many instructions: some microseconds. Instructions on long texts take longer. */
#define HOOK_INSTRUCTIONS 1000
#define HOOK_INSTRUCTIONS_ON_TEXTS 20
#define LONG_TEXT ((size_t)8 * 1024)

/* What Lua puts before messages, since every chunk bears this name; it is how the line is found. */
#define CHUNK_NAME "=rule"
#define LINE_PREFIX "rule:"

struct lua_host *host_of(lua_State *L) {
    struct lua_host *host;
    memcpy(&host, lua_getextraspace(L), sizeof host);
    return host;
}

/* ---- budgets ------------------------------------------------------------------------------------------------------ */

double sandbox_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void hook(lua_State *L, lua_Debug *about);

static void set_hook(struct lua_host *host) {
    lua_sethook(host->state, hook, LUA_MASKCOUNT | (host->lines.ran ? LUA_MASKLINE : 0), host->budget.interval);
}

static void look_often(struct lua_host *host) {
    if (!host->state || host->budget.interval <= HOOK_INSTRUCTIONS_ON_TEXTS)
        return;
    host->budget.interval = HOOK_INSTRUCTIONS_ON_TEXTS;
    set_hook(host);
}

size_t sandbox_line(lua_State *L) {
    lua_Debug about;
    for (int level = 0; lua_getstack(L, level, &about); level++)
        if (lua_getinfo(L, "l", &about) && about.currentline > 0)
            return (size_t)about.currentline;
    return 0;
}

#define TOO_LARGE "it asked for more memory than a rule may have"

/* The hook comes after the very next instruction. */
static void hurry(struct lua_host *host) {
    if (host->state)
        lua_sethook(host->state, hook, LUA_MASKCOUNT, 1);
}

/* Past its limit a rule still gets memory, up to twice as much. It is stopped at the very next instruction, where its line is known; there
 * its garbage is collected first if that may help. */
static bool may_grow(struct lua_host *host, size_t growth, size_t size, bool text) {
    struct budget *budget = &host->budget;
    budget->churn += size;
    if (text && size > LONG_TEXT)
        look_often(host);
    bool large = size > (text ? SL_LIMIT_LUA_BLOCK : budget->block), full = budget->used + growth > budget->limit,
         often = budget->churn > budget->churn_limit;
    if (!large && !full && !often)
        return true;
    bool given = !large && budget->used + growth <= budget->limit * 2 && budget->churn <= budget->churn_limit * 2;
    hurry(host);
    budget->full = budget->full || full;
    if (given && !often)
        return true;
    if (!budget->spent && host->state)
        budget->line = sandbox_line(host->state);
    budget->spent = large || full ? TOO_LARGE : "it made and dropped more memory than a rule may use";
    return given;
}

/* ---- Lua's stack -------------------------------------------------------------------------------------------------- */

/* Lua 5.4.4 as Debian has it uses a pointer into its stack after a metamethod of ".." has moved it. So the stack has one size from the
 * start, and never another. A function takes some of these slots for each call that is going on. */
#define STACK_SLOTS 4000

/* Lua's bytes for one slot of a stack, and its slots beyond the size that it knows. */
#define SLOT_BYTES ((size_t)16)
#define EXTRA_SLOTS ((size_t)5)

/* Whether memory of this size is for a stack of twice the size, which is how Lua makes it grow. */
static bool moves_stack(const struct lua_host *host, const void *pointer, size_t old, size_t size) {
    size_t twice = host->stack * 2 - EXTRA_SLOTS * SLOT_BYTES;
    return host->stack && (pointer ? old == host->stack && size > old : old == 0 && size == twice);
}

static bool set_stack_size(struct lua_host *host) {
    host->sizing = true;
    bool good = lua_checkstack(host->state, STACK_SLOTS);
    host->sizing = false;
    return good;
}

/* Lua keeps all short strings in one table, which is of this size at first and grows with them. It belongs to no rule: one that makes very
 * many strings must not use up what the next may have. */
#define FIRST_STRINGS ((size_t)128 * sizeof(void *))

static bool is_strings(const struct lua_host *host, const void *pointer, size_t old_size, size_t size) {
    return pointer ? pointer == host->strings : !host->state && old_size == 0 && size == FIRST_STRINGS;
}

/* A lua_Alloc. Only growth is refused: Lua relies on shrinking. When `pointer` is NULL, `old_size` is a type, no size. */
static void *allocate(void *context, void *pointer, size_t old_size, size_t size) {
    struct lua_host *host = context;
    size_t old = pointer ? old_size : 0;
    bool strings = is_strings(host, pointer, old_size, size);
    if (size == 0) {
        free(pointer);
        host->budget.used -= old;
        return NULL;
    }
    if (moves_stack(host, pointer, old_size, size)) {
        host->budget.line = sandbox_line(host->state);
        host->budget.spent = "its functions call each other too often, each inside the one before";
        return NULL;
    }
    if (size > old && !strings && !may_grow(host, size - old, size, !pointer && old_size == LUA_TSTRING))
        return NULL;
    if (host->sizing)
        host->stack = size;
    void *moved = realloc(pointer, size);
    if (!moved && size <= old)
        moved = pointer; /* it is large enough as it is */
    if (moved)
        host->budget.used = host->budget.used - old + size;
    if (moved && strings)
        host->strings = moved;
    return moved;
}

/* `level` is that of the Lua function whose line is to be named: 0 in a hook, 1 in a function of C. */
static int stop(lua_State *L, int level) {
    luaL_where(L, level);
    lua_pushstring(L, host_of(L)->budget.spent);
    lua_concat(L, 2);
    return lua_error(L);
}

/* Collecting takes time that no hook sees, so it is done a few times only. */
#define MOST_COLLECTIONS 8

/* Whether a run that has met its limit holds too much, garbage left out. */
static bool is_too_large(lua_State *L) {
    struct lua_host *host = host_of(L);
    struct budget *budget = &host->budget;
    budget->full = false;
    if (budget->collections++ < MOST_COLLECTIONS)
        lua_gc(L, LUA_GCCOLLECT);
    set_hook(host);
    return budget->used > budget->limit;
}

static void spend(lua_State *L, long fuel, int level) {
    struct budget *budget = &host_of(L)->budget;
    budget->fuel -= fuel;
    budget->unlooked += fuel;
    if (budget->full && !budget->spent && is_too_large(L))
        budget->spent = TOO_LARGE;
    if (budget->spent)
        stop(L, level);
    if (budget->fuel < 0)
        budget->spent = "it ran for more instructions than a rule may use; is there an endless loop?";
    else if (budget->unlooked < budget->interval)
        return;                     /* looking at the clock costs more than this work */
    else if (budget->deadline == 0) /* most runs end before the clock need be looked at */
        budget->deadline = sandbox_now() + budget->seconds;
    else if (sandbox_now() > budget->deadline)
        budget->spent = "it ran for longer than a rule may";
    budget->unlooked = 0;
    if (budget->spent)
        stop(L, level);
}

static void note_line_ran(struct lines *lines, int line) {
    if (line > 0 && (size_t)line <= lines->count)
        lines->ran[line - 1] = true;
}

static void hook(lua_State *L, lua_Debug *about) {
    if (about->event == LUA_HOOKLINE)
        note_line_ran(&host_of(L)->lines, about->currentline);
    else
        spend(L, host_of(L)->budget.interval, 0);
}

/* Some bytes moved in C cost about what one instruction costs. */
#define WORK_AN_INSTRUCTION ((size_t)16)

void sandbox_charge(lua_State *L, size_t work) {
    spend(L, (long)(work / WORK_AN_INSTRUCTION < LONG_MAX / 2 ? work / WORK_AN_INSTRUCTION : LONG_MAX / 2), 1);
}

/* Fewer than there are: only what is slow for its count of instructions is measured by its time. All runs of a tree together may take
 * as long as a single run. */
#define INSTRUCTIONS_A_SECOND ((double)SL_LIMIT_TREE_WORK / SL_LIMIT_SECONDS)

uint64_t sandbox_spent(const struct lua_host *host) {
    int64_t left = host->budget.fuel; /* below 0 where it was overspent */
    return (uint64_t)((int64_t)host->limits.instructions - left);
}

uint64_t sandbox_work(const struct lua_host *host) {
    const struct budget *budget = &host->budget;
    uint64_t counted = sandbox_spent(host) + budget->churn / WORK_AN_INSTRUCTION;
    double seconds = budget->deadline > 0 ? sandbox_now() - (budget->deadline - budget->seconds) : 0;
    uint64_t slow = (uint64_t)(seconds * INSTRUCTIONS_A_SECOND);
    return slow > counted ? slow : counted;
}

/* What may be asked for in total, for each byte that may be held at once. */
#define CHURN_A_BYTE (SL_LIMIT_LUA_CHURN_BYTES / SL_LIMIT_LUA_BYTES)

/* So much may scripts leave behind before it is looked what of it is still in use. */
#define SWEEP_BYTES ((size_t)4 * 1024 * 1024)

/* The bytes that the state may hold in a run. As long as it is not known how much of what is there is garbage, which the run could turn
 * to its use, it gets as much less as that may be. */
static size_t run_limit(const struct lua_host *host) {
    size_t memory = host->limits.memory + host->accounts_bytes;
    if (host->clean)
        return host->clean + memory;
    return host->budget.used + (memory > SWEEP_BYTES ? memory - SWEEP_BYTES : 0);
}

static void set_budget(struct lua_host *host, enum budget_kind kind) {
    const struct run_limits *limits = &host->limits;
    bool load = kind == BUDGET_LOAD;
    size_t used = host->budget.used;
    host->budget = (struct budget){
        .used = used,
        .limit = load ? SL_LIMIT_LUA_LOAD_BYTES : run_limit(host),
        .block = load ? SL_LIMIT_LUA_LOAD_BLOCK : SL_LIMIT_LUA_BLOCK + host->accounts_bytes,
        .churn_limit = load ? SL_LIMIT_LUA_CHURN_BYTES : limits->memory * CHURN_A_BYTE + host->accounts_bytes,
        .fuel = load ? SL_LIMIT_FUEL : (long)limits->instructions,
        .seconds = load ? SL_LIMIT_LOAD_SECONDS : (double)limits->milliseconds / 1000,
        .interval = host->exact ? 1 : HOOK_INSTRUCTIONS,
        .deadline = load ? sandbox_now() + SL_LIMIT_LOAD_SECONDS : 0,
    };
    set_hook(host);
}

/* ---- the protected entry ------------------------------------------------------------------------------------------ */

/* Takes "rule:12: " off the front of a message. */
static sl_text split_line(sl_text message, size_t *line) {
    sl_text prefix = text_of(LINE_PREFIX);
    *line = 0;
    if (!text_starts_with(message, prefix))
        return message;
    size_t at = prefix.length, number = 0;
    while (at < message.length && message.bytes[at] >= '0' && message.bytes[at] <= '9' && number <= SL_LIMIT_RULE_BYTES)
        number = number * 10 + (size_t)(message.bytes[at++] - '0');
    if (at + 2 > message.length || message.bytes[at] != ':' || message.bytes[at + 1] != ' ')
        return message;
    *line = number;
    return text_slice(message, at + 2, message.length);
}

/* Describes the error object on top of the stack by raw means: nothing here may raise an error or call a metamethod. */
static void describe(struct lua_host *host, int status, struct arena *arena, struct failure *failure) {
    lua_State *L = host->state;
    *failure = (struct failure){.line = 0};
    sl_text message;
    if (lua_type(L, -1) == LUA_TLIGHTUSERDATA)
        failure->value = lua_touserdata(L, -1);
    if (lua_type(L, -1) == LUA_TSTRING) {
        size_t length;
        const char *bytes = lua_tolstring(L, -1, &length);
        message = text_head(split_line((sl_text){bytes, length}, &failure->line), host->limits.message_bytes);
    } else {
        message =
            arena_printf(arena, "it raised an error that is a %s, not a message", lua_typename(L, lua_type(L, -1)));
    }
    if (host->budget.spent) {
        message = text_of(host->budget.spent);
    } else if (status == LUA_ERRMEM) {
        message = TEXT("there is no memory");
        arena->failed = true; /* it is no fault of the script: what came of it is worth nothing */
    }
    if (failure->line == 0)
        failure->line = host->budget.line;
    failure->message =
        text_is_utf8(message) ? arena_copy(arena, message) : TEXT("it raised an error whose message is not UTF-8");
}

/* A message handler: not every error says its line. */
static int note_line(lua_State *L) {
    host_of(L)->budget.line = sandbox_line(L);
    return 1;
}

static int collect(lua_State *L) {
    lua_gc(L, LUA_GCCOLLECT);
    return 0;
}

/* Lua's table of strings becomes smaller by half with each time. */
#define SWEEPS 4

/* What a script has left behind is not to count against the next one: all of them share one limit. */
static void sweep(struct lua_host *host) {
    bool much = host->budget.used >= host->swept + SWEEP_BYTES;
    bool in_the_way = host->clean && host->budget.used > host->clean + host->limits.memory / 2;
    if (!much && !in_the_way)
        return;
    lua_pushcfunction(host->state, collect);
    lua_pcall(host->state, 0, 0, 0); /* where there is no memory, what comes next says so */
    host->swept = host->budget.used;
}

bool sandbox_cleared(struct lua_host *host) {
    bool large = host->budget.spent && strcmp(host->budget.spent, TOO_LARGE) == 0;
    if (!large || host->clean)
        return false;
    for (int i = 0; i < SWEEPS; i++) {
        lua_pushcfunction(host->state, collect);
        lua_pcall(host->state, 0, 0, 0);
    }
    host->swept = host->clean = host->budget.used;
    return true;
}

bool sandbox_call(struct lua_host *host, enum budget_kind kind, lua_CFunction body, void *argument, struct arena *arena,
                  struct failure *failure) {
    lua_State *L = host->state;
    locale_t outer = uselocale(host->locale);
    lua_settop(L, 0);
    if (kind == BUDGET_LOAD)
        host->clean = 0;
    sweep(host);
    lua_settop(L, 0);
    set_budget(host, kind);
    lua_pushcfunction(L, note_line);
    lua_pushcfunction(L, body);
    lua_pushlightuserdata(L, argument);
    int status = lua_pcall(L, 1, 0, 1);
    lua_sethook(L, NULL, 0, 0);
    uselocale(outer);
    if (status == LUA_OK) {
        lua_settop(L, 0);
        return true;
    }
    describe(host, status, arena, failure);
    lua_settop(L, 0);
    return false;
}

int sandbox_error_at(lua_State *L, int line, const char *message) {
    lua_pushfstring(L, LINE_PREFIX "%d: %s", line, message);
    return lua_error(L);
}

int sandbox_error(lua_State *L, sl_text message) {
    luaL_where(L, 1);
    lua_pushlstring(L, message.bytes ? message.bytes : "", message.length);
    lua_concat(L, 2);
    return lua_error(L);
}

sl_text sandbox_text(lua_State *L, int index) {
    sl_text text;
    text.bytes = luaL_checklstring(L, index, &text.length);
    return text;
}

const char *sandbox_outer_local(lua_State *L) {
    const char *name;
    for (int i = 1; (name = lua_getupvalue(L, -1, i)) != NULL; i++) {
        lua_pop(L, 1);
        if (strcmp(name, "_ENV") != 0)
            return name;
    }
    return NULL;
}

/* So many places are used at the most beside what is returned. */
#define WIPED_PLACES 6

void sandbox_wipe(lua_State *L) {
    int top = lua_gettop(L);
    for (int i = 0; i < WIPED_PLACES; i++)
        lua_pushnil(L);
    lua_settop(L, top);
}

size_t sandbox_length(lua_State *L, int index) {
    lua_Integer length = 0;
    index = lua_absindex(L, index);
    luaL_checkstack(L, 1, "too many values");
    while (lua_rawgeti(L, index, length + 1) != LUA_TNIL) {
        lua_pop(L, 1);
        length++;
    }
    lua_pop(L, 1);
    sandbox_charge(L, (size_t)length);
    return (size_t)length;
}

size_t sandbox_list(lua_State *L, int index, const char *what) {
    size_t length = sandbox_length(L, index), counted = 0;
    index = lua_absindex(L, index);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        counted += lua_isinteger(L, -2) != 0;
    if (counted > length)
        luaL_error(L, "%s has no entry %d, and others behind it", what, (int)length + 1);
    return length;
}

int sandbox_push(lua_State *L, sl_text text) {
    lua_pushlstring(L, text.bytes ? text.bytes : "", text.length);
    return 1;
}

/* ---- environments ------------------------------------------------------------------------------------------------- */

/* What "#" becomes. */
static int give_length(lua_State *L) {
    int type = lua_type(L, 1);
    if (type != LUA_TSTRING && type != LUA_TTABLE)
        return luaL_error(L, "attempt to get length of a %s value", lua_typename(L, type));
    lua_pushinteger(L, (lua_Integer)(type == LUA_TTABLE ? sandbox_length(L, 1) : lua_rawlen(L, 1)));
    return 1;
}

/* __index of a script's globals: what the library offers, and an error for anything else. */
static int read_global(lua_State *L) {
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    if (lua_type(L, 2) == LUA_TSTRING && strcmp(lua_tostring(L, 2), LENGTH_NAME) == 0) {
        lua_pushcfunction(L, give_length);
        return 1;
    }
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
    const char *hint = hint_of_name(L, name);
    if (hint)
        return luaL_error(L, "there is no name '%s' for scripts%s", name, hint);
    return luaL_error(
        L,
        "there is no name '%s' for scripts; they have their locals, pairs, ipairs, tostring, tonumber, type, select, "
        "error, assert, math, string and table, and the check of a rule has c, options, pass, fail and not_applicable",
        name);
}

static int write_global(lua_State *L) {
    return luaL_error(L, "'%s' would be shared by every run of the rule; declare it local",
                      lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?");
}

static bool load_compiled(lua_State *L, sl_text compiled) {
    if (compiled.length == 0)
        return false;
    if (luaL_loadbufferx(L, compiled.bytes, compiled.length, CHUNK_NAME, "b") == LUA_OK)
        return true;
    lua_pop(L, 1);
    return false;
}

void sandbox_compile(lua_State *L, sl_text source, sl_text compiled) {
    if (!load_compiled(L, compiled) &&
        luaL_loadbufferx(L, source.bytes ? source.bytes : "", source.length, CHUNK_NAME, "t") != LUA_OK)
        lua_error(L);
    lua_newuserdatauv(L, 0, 0);
    if (luaL_newmetatable(L, "samplint.environment")) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, host_of(L)->base);
        lua_pushcclosure(L, read_global, 1);
        lua_setfield(L, -2, "__index");
        lua_pushcfunction(L, write_global);
        lua_setfield(L, -2, "__newindex");
    }
    lua_setmetatable(L, -2);
    lua_setupvalue(L, -2, 1); /* a chunk's first upvalue is its _ENV */
    sandbox_wipe(L);
}

/* ---- the state ---------------------------------------------------------------------------------------------------- */

bool sandbox_open(struct lua_host *host) {
    host->budget.limit = host->budget.churn_limit = host->budget.block = SL_LIMIT_LUA_LOAD_BYTES;
    host->locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!host->locale)
        return false;
    host->state = lua_newstate(allocate, host);
    if (!host->state)
        return false;
    memcpy(lua_getextraspace(host->state), &host, sizeof host);
    return set_stack_size(host);
}
