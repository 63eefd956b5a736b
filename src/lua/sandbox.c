/* sandbox.c - a Lua state with budgets: its allocator counts bytes, its hook counts instructions and CPU time. */
#include "lua/sandbox.h"

#include <lauxlib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "samplint/limits.h"

/* The number of instructions between two calls of the hook. 1000 instructions take some microseconds. Instructions on
 * long texts take longer; then the hook is called more often. */
#define HOOK_INSTRUCTIONS 1000
#define HOOK_INSTRUCTIONS_ON_TEXTS 20
#define LONG_TEXT ((size_t)8 * 1024)

struct sandbox *sandbox_of(lua_State *L) {
    struct sandbox *sandbox;
    memcpy(&sandbox, lua_getextraspace(L), sizeof sandbox);
    return sandbox;
}

/* ---- budgets ----------------------------------------------------------------------------------------------------- */

double sandbox_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void hook(lua_State *L, lua_Debug *about);

static void set_hook(struct sandbox *sandbox) {
    lua_sethook(sandbox->state, hook, LUA_MASKCOUNT | (sandbox->lines.ran ? LUA_MASKLINE : 0),
                sandbox->budget.interval);
}

size_t sandbox_line(lua_State *L) {
    lua_Debug about;
    for (int level = 0; lua_getstack(L, level, &about); level++)
        if (lua_getinfo(L, "Sl", &about) && about.currentline > 0 && strcmp(about.source, "=" SANDBOX_CHUNK) == 0)
            return (size_t)about.currentline;
    return 0;
}

/* sandbox_cleared() compares the reason of a stop with this text. */
#define TOO_LARGE "it used more memory than a script may use"

/* Returns whether Lua gets a block of `size` bytes, with which its memory grows by `growth`. Between the limit and
 * twice the limit, Lua still gets memory. The hook then runs at the very next instruction, where the line of the script
 * is known: it collects garbage if that may help, and stops the script if that does not help. */
static bool may_grow(struct sandbox *sandbox, size_t growth, size_t size, bool text) {
    struct budget *budget = &sandbox->budget;
    budget->churn += size;
    if (text && size > LONG_TEXT && sandbox->state && budget->interval > HOOK_INSTRUCTIONS_ON_TEXTS) {
        budget->interval = HOOK_INSTRUCTIONS_ON_TEXTS;
        set_hook(sandbox);
    }
    bool large = size > (text ? budget->text_block : budget->block), full = budget->used + growth > budget->limit,
         churned = budget->churn > budget->churn_limit;
    if (!large && !full && !churned)
        return true;
    bool granted = !large && budget->used + growth <= budget->limit * 2 && budget->churn <= budget->churn_limit * 2;
    if (sandbox->state)
        lua_sethook(sandbox->state, hook, LUA_MASKCOUNT, 1);
    budget->full = budget->full || full;
    if (granted && !churned)
        return true;
    if (!budget->spent && sandbox->state)
        budget->line = sandbox_line(sandbox->state);
    budget->spent = large || full ? TOO_LARGE : "it allocated and dropped more memory than a script may use";
    return granted;
}

/* ---- Lua's stack ------------------------------------------------------------------------------------------------- */

/* In Debian's Lua 5.4.4, the operator ".." keeps a pointer into the stack while it calls a metamethod, and uses the
 * pointer afterwards even if the metamethod has moved the stack. So the stack has one size from the start, and never
 * moves. Each call in progress takes some of the STACK_SLOTS slots. */
#define STACK_SLOTS 4000

/* The bytes of one slot of Lua's stack, and the slots that Lua adds to a requested size. */
#define SLOT_BYTES ((size_t)16)
#define EXTRA_SLOTS ((size_t)5)

/* Returns whether Lua asks for this memory to make its stack larger. It does so by doubling the size. */
static bool moves_stack(const struct sandbox *sandbox, const void *pointer, size_t old, size_t size) {
    size_t twice = sandbox->stack * 2 - EXTRA_SLOTS * SLOT_BYTES;
    return sandbox->stack && (pointer ? old == sandbox->stack && size > old : old == 0 && size == twice);
}

/* The first size of Lua's table of all short strings, which grows. The table belongs to no rule, and its bytes never
 * count: else a rule that makes many strings would leave less memory for the next rule. */
#define FIRST_STRINGS ((size_t)128 * sizeof(void *))

/* The lua_Alloc function of Lua: allocates memory. It refuses only growth, because Lua relies on success when it
 * shrinks a block. When `pointer` is NULL, `old_size` is the type of the new object. */
static void *allocate(void *context, void *pointer, size_t old_size, size_t size) {
    struct sandbox *sandbox = context;
    size_t old = pointer ? old_size : 0;
    bool strings = pointer ? pointer == sandbox->strings : !sandbox->state && old_size == 0 && size == FIRST_STRINGS;
    if (size == 0) {
        free(pointer);
        sandbox->budget.used -= strings ? 0 : old;
        return NULL;
    }
    if (moves_stack(sandbox, pointer, old_size, size)) {
        sandbox->budget.line = sandbox_line(sandbox->state);
        sandbox->budget.spent = "its function calls are nested too deeply; is there an endless recursion?";
        return NULL;
    }
    if (size > old && !strings && !may_grow(sandbox, size - old, size, !pointer && old_size == LUA_TSTRING))
        return NULL;
    if (sandbox->sizing)
        sandbox->stack = size;
    void *moved = realloc(pointer, size);
    if (!moved && size <= old)
        moved = pointer; /* a block that cannot shrink is large enough as it is */
    if (moved && strings)
        sandbox->strings = moved;
    else if (moved)
        sandbox->budget.used = sandbox->budget.used - old + size;
    return moved;
}

/* Raises an error. `level` is where on Lua's stack the script is: 0 in a hook, 1 in a C function. */
static int raise_at(lua_State *L, int level, sl_text message) {
    luaL_where(L, level);
    sandbox_push(L, message);
    lua_concat(L, 2);
    return lua_error(L);
}

/* The hook does not see the time of a garbage collection, so there are only a few of them. */
#define MOST_COLLECTIONS 8

/* Collects garbage after a call has exceeded its limit of memory. Returns whether the call still does so. */
static bool is_too_large(lua_State *L) {
    struct sandbox *sandbox = sandbox_of(L);
    struct budget *budget = &sandbox->budget;
    budget->full = false;
    if (budget->collections++ < MOST_COLLECTIONS)
        lua_gc(L, LUA_GCCOLLECT);
    set_hook(sandbox);
    return budget->used > budget->limit;
}

/* Takes fuel away, and stops the call when a budget is spent. */
static void spend(lua_State *L, long fuel, int level) {
    struct budget *budget = &sandbox_of(L)->budget;
    budget->fuel -= fuel;
    budget->since_clock += fuel;
    if (budget->full && !budget->spent && is_too_large(L))
        budget->spent = TOO_LARGE;
    if (budget->spent)
        raise_at(L, level, text_of(budget->spent));
    if (budget->fuel < 0)
        budget->spent = "it ran for more instructions than a script may use; is there an endless loop?";
    else if (budget->since_clock < budget->interval)
        return;                     /* looking at the clock would cost more than these instructions */
    else if (budget->deadline == 0) /* most runs end before the first look at the clock */
        budget->deadline = sandbox_now() + budget->seconds;
    else if (sandbox_now() > budget->deadline)
        budget->spent = "it took more time than a script may take";
    budget->since_clock = 0;
    if (budget->spent)
        raise_at(L, level, text_of(budget->spent));
}

static void hook(lua_State *L, lua_Debug *about) {
    struct line_marks *lines = &sandbox_of(L)->lines;
    int line = about->currentline;
    if (about->event != LUA_HOOKLINE)
        spend(L, sandbox_of(L)->budget.interval, 0);
    else if (line > 0 && (size_t)line <= lines->count)
        lines->ran[line - 1] = true;
}

/* C moves or compares this number of bytes in about the time of one Lua instruction. */
#define BYTES_PER_INSTRUCTION ((size_t)16)

void sandbox_charge(lua_State *L, size_t bytes) {
    size_t fuel = bytes / BYTES_PER_INSTRUCTION;
    spend(L, (long)(fuel < LONG_MAX / 2 ? fuel : LONG_MAX / 2), 1);
}

/* A second of CPU time counts as this number of instructions. Lua runs more in a second, so time only matters when
 * instructions are slow. The value is chosen so that SL_LIMIT_TREE_WORK, the limit for making one tree, corresponds to
 * SL_LIMIT_SECONDS of CPU time, the limit of one run. */
#define INSTRUCTIONS_PER_SECOND ((double)SL_LIMIT_TREE_WORK / SL_LIMIT_SECONDS)

uint64_t sandbox_spent(const struct sandbox *sandbox) {
    int64_t left = sandbox->budget.fuel; /* below 0 when the call was stopped */
    return (uint64_t)((int64_t)sandbox->limits.instructions - left);
}

uint64_t sandbox_counted_work(const struct sandbox *sandbox) {
    return sandbox_spent(sandbox) + sandbox->budget.churn / BYTES_PER_INSTRUCTION;
}

uint64_t sandbox_work(const struct sandbox *sandbox) {
    const struct budget *budget = &sandbox->budget;
    uint64_t counted = sandbox_counted_work(sandbox);
    double seconds = budget->deadline > 0 ? sandbox_now() - (budget->deadline - budget->seconds) : 0;
    uint64_t slow = (uint64_t)(seconds * INSTRUCTIONS_PER_SECOND);
    return slow > counted ? slow : counted;
}

/* The bytes that a run may allocate in all, for each byte that it may hold at once. */
#define CHURN_PER_BYTE (SL_LIMIT_LUA_CHURN_BYTES / SL_LIMIT_LUA_BYTES)

/* The bytes of garbage that scripts may leave behind before it is collected. */
#define SWEEP_BYTES ((size_t)4 * 1024 * 1024)

/* Returns the bytes that the state may hold in a run. The run can reuse garbage of earlier scripts as free memory.
 * While the amount of garbage is not known, the limit is lower by SWEEP_BYTES, the most that there can be. */
static size_t run_limit(const struct sandbox *sandbox) {
    size_t memory = sandbox->limits.memory + sandbox->extra_memory;
    if (sandbox->clean)
        return sandbox->clean + memory;
    return sandbox->budget.used + (memory > SWEEP_BYTES ? memory - SWEEP_BYTES : 0);
}

static void set_budget(struct sandbox *sandbox, enum budget_kind kind) {
    const struct run_limits *limits = &sandbox->limits;
    bool load = kind == BUDGET_LOAD;
    size_t used = sandbox->budget.used;
    if (kind == BUDGET_TEMPLATE) {
        size_t limit = limits->memory;
        sandbox->budget = (struct budget){.used = used,
                                          .limit = limit,
                                          .block = limit,
                                          .text_block = limit,
                                          .churn_limit = SIZE_MAX / 4,
                                          .fuel = (long)limits->instructions,
                                          .seconds = (double)limits->milliseconds / 1000,
                                          .interval = HOOK_INSTRUCTIONS};
        set_hook(sandbox);
        return;
    }
    sandbox->budget = (struct budget){
        .used = used,
        .limit = load ? SL_LIMIT_LUA_LOAD_BYTES : run_limit(sandbox),
        .block = load ? SL_LIMIT_LUA_LOAD_BLOCK : SL_LIMIT_LUA_BLOCK + sandbox->extra_memory,
        .text_block = SL_LIMIT_LUA_BLOCK,
        .churn_limit = load ? SL_LIMIT_LUA_CHURN_BYTES : limits->memory * CHURN_PER_BYTE + sandbox->extra_memory,
        .fuel = load ? SL_LIMIT_FUEL : (long)limits->instructions,
        .seconds = load ? SL_LIMIT_LOAD_SECONDS : (double)limits->milliseconds / 1000,
        .interval = sandbox->exact ? 1 : HOOK_INSTRUCTIONS,
        .deadline = load ? sandbox_now() + SL_LIMIT_LOAD_SECONDS : 0,
    };
    set_hook(sandbox);
}

/* ---- the protected entry ----------------------------------------------------------------------------------------- */

/* Removes SANDBOX_CHUNK and a line, such as "rule:12: ", from the start of a message. Stores the line, or 0. */
static sl_text split_line(sl_text message, size_t *line) {
    sl_text prefix = TEXT(SANDBOX_CHUNK ":");
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

/* Describes the error object on top of the stack. Nothing in here may raise an error or call a metamethod. */
static void describe(struct sandbox *sandbox, int status, struct arena *arena, struct failure *failure) {
    lua_State *L = sandbox->state;
    *failure = (struct failure){.line = 0};
    sl_text message;
    if (lua_type(L, -1) == LUA_TLIGHTUSERDATA)
        failure->value = lua_touserdata(L, -1);
    if (lua_type(L, -1) == LUA_TSTRING) {
        size_t length;
        const char *bytes = lua_tolstring(L, -1, &length);
        message = text_head(split_line((sl_text){bytes, length}, &failure->line), sandbox->limits.message_bytes);
    } else {
        message = arena_printf(arena, "it raised an error with a %s for its message; write error(\"a text\")",
                               lua_typename(L, lua_type(L, -1)));
    }
    if (sandbox->budget.spent) {
        message = text_of(sandbox->budget.spent);
    } else if (status == LUA_ERRMEM) {
        message = TEXT("there is no memory");
        arena->failed = true; /* no fault of the script: the caller must drop the result */
    }
    if (failure->line == 0)
        failure->line = sandbox->budget.line;
    failure->message =
        text_is_utf8(message) ? arena_copy(arena, message) : TEXT("it raised an error whose message is not UTF-8");
}

/* The message handler of Lua: notes the line of an error, because not every message of Lua names the line. */
static int note_line(lua_State *L) {
    sandbox_of(L)->budget.line = sandbox_line(L);
    return 1;
}

static int collect(lua_State *L) {
    lua_gc(L, LUA_GCCOLLECT);
    return 0;
}

/* The garbage collections that make Lua's table of strings small again: each one can only halve it. */
#define SWEEPS 4

static void collect_garbage(struct sandbox *sandbox, int times) {
    for (int i = 0; i < times; i++) {
        lua_pushcfunction(sandbox->state, collect);
        lua_pcall(sandbox->state, 0, 0, 0); /* when there is no memory, the next call fails as well, and reports that */
    }
    sandbox->swept = sandbox->budget.used;
}

bool sandbox_cleared(struct sandbox *sandbox) {
    bool large = sandbox->budget.spent && strcmp(sandbox->budget.spent, TOO_LARGE) == 0;
    if (!large || sandbox->clean)
        return false;
    collect_garbage(sandbox, SWEEPS);
    sandbox->clean = sandbox->budget.used;
    return true;
}

bool sandbox_call(struct sandbox *sandbox, enum budget_kind kind, lua_CFunction body, void *argument,
                  struct arena *arena, struct failure *failure) {
    lua_State *L = sandbox->state;
    locale_t outer = uselocale(sandbox->locale);
    lua_settop(L, 0);
    if (kind == BUDGET_LOAD)
        sandbox->clean = 0;
    size_t used = sandbox->budget.used;
    bool in_the_way = sandbox->clean && used > sandbox->clean + sandbox->limits.memory / 2;
    if (in_the_way || used >= sandbox->swept + SWEEP_BYTES)
        collect_garbage(sandbox, 1); /* earlier scripts have left it, and all scripts share one limit of memory */
    lua_settop(L, 0);
    set_budget(sandbox, kind);
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
    describe(sandbox, status, arena, failure);
    lua_settop(L, 0);
    return false;
}

/* ---- for C functions that Lua calls ------------------------------------------------------------------------------ */

int sandbox_error(lua_State *L, sl_text message) {
    return raise_at(L, 1, message);
}

sl_text sandbox_text(lua_State *L, int index) {
    sl_text text;
    text.bytes = luaL_checklstring(L, index, &text.length);
    return text;
}

const char *sandbox_key(lua_State *L) {
    return lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
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

/* The most places of the stack that a C function uses beyond those that it returns. */
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

size_t sandbox_list(lua_State *L, int index, const char *name) {
    size_t length = sandbox_length(L, index), counted = 0;
    index = lua_absindex(L, index);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        counted += lua_isinteger(L, -2) != 0;
    if (counted > length)
        luaL_error(L, "%s has a gap: there is no entry %d, but there are later ones", name, (int)length + 1);
    return length;
}

static int read_member(lua_State *L) {
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    return luaL_error(L, lua_tostring(L, lua_upvalueindex(2)), sandbox_key(L));
}

void sandbox_reader(lua_State *L, const char *missing) {
    lua_pushstring(L, missing);
    lua_pushcclosure(L, read_member, 2);
}

static int refuse_write(lua_State *L) {
    return luaL_error(L, "%s", lua_tostring(L, lua_upvalueindex(1)));
}

void sandbox_read_only(lua_State *L, const char *refusal) {
    lua_newuserdatauv(L, 0, 0);
    lua_newtable(L);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, refusal);
    lua_pushcclosure(L, refuse_write, 1);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

int sandbox_push(lua_State *L, sl_text text) {
    lua_pushlstring(L, text.bytes ? text.bytes : "", text.length);
    return 1;
}

/* ---- the state --------------------------------------------------------------------------------------------------- */

bool sandbox_open(struct sandbox *sandbox) {
    sandbox->budget.limit = sandbox->budget.churn_limit = SL_LIMIT_LUA_LOAD_BYTES;
    sandbox->budget.block = sandbox->budget.text_block = SL_LIMIT_LUA_LOAD_BYTES;
    sandbox->locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!sandbox->locale)
        return false;
    sandbox->state = lua_newstate(allocate, sandbox);
    if (!sandbox->state)
        return false;
    memcpy(lua_getextraspace(sandbox->state), &sandbox, sizeof sandbox);
    sandbox->sizing = true;
    bool sized = lua_checkstack(sandbox->state, STACK_SLOTS);
    sandbox->sizing = false;
    return sized;
}

void sandbox_close(struct sandbox *sandbox) {
    if (sandbox->state)
        lua_close(sandbox->state);
    if (sandbox->locale)
        freelocale(sandbox->locale);
}
