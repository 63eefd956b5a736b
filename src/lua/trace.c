#include "lua/trace.h"

#include "base/text.h"
#include "lua/sandbox.h"
#include "samplint/limits.h"

/* The trace of the run, or NULL. */
static struct trace *trace_of(lua_State *L) {
    const struct run *run = host_of(L)->run;
    return run ? run->trace : NULL;
}

static void note(lua_State *L, struct trace *trace, sl_text asked, sl_text gave, sl_location location) {
    sl_trace_step *list = NULL;
    if (trace->count == SL_LIMIT_TRACE_STEPS)
        trace->omitted++;
    else
        list = arena_grow(trace->arena, trace->list, trace->count, &trace->capacity, sizeof *list);
    if (!list)
        return;
    trace->list = list;
    list[trace->count++] = (sl_trace_step){sandbox_line(L), asked, gave, location};
}

/* A Lua value as a script would write it; a value of a configuration by the path it was read from. */
static sl_text show(lua_State *L, struct arena *arena, int index) {
    const sl_field *field = view_field_of(L, index);
    if (field)
        return field->path;
    switch (lua_type(L, index)) {
    case LUA_TBOOLEAN: return lua_toboolean(L, index) ? TEXT("true") : TEXT("false");
    case LUA_TNUMBER:
        if (lua_isinteger(L, index))
            return arena_printf(arena, "%lld", (long long)lua_tointeger(L, index));
        return arena_printf(arena, "%.14g", (double)lua_tonumber(L, index));
    case LUA_TSTRING: return arena_printf(arena, "\"%.*s\"", TEXT_ARG(arena_excerpt(arena, sandbox_text(L, index))));
    default: return arena_printf(arena, "a %s", lua_typename(L, lua_type(L, index)));
    }
}

/* Past the limit, what nobody will see is not made. */
static bool is_full(struct trace *trace) {
    if (trace->count < SL_LIMIT_TRACE_STEPS)
        return false;
    trace->omitted++;
    return true;
}

void trace_read(lua_State *L, const sl_field *field, const struct value *value) {
    struct trace *trace = trace_of(L);
    if (!trace || is_full(trace))
        return;
    sl_text gave = value->state == VALUE_UNREADABLE ? TEXT("not readable") : value_show(trace->arena, field, value);
    sl_location location = {.source = NULL};
    if (value->state != VALUE_UNDECLARED)
        location = configuration_place(host_of(L)->run->configuration, field);
    note(L, trace, field->path, gave, location);
}

/* More arguments of one call than these are not shown: a rule may give very many. */
#define MOST_ARGUMENTS 8

/* object:method(argument, ...), with arguments from index 2 up to what is on top. */
static sl_text show_call(lua_State *L, struct arena *arena, sl_text object, const char *method) {
    sl_text call = arena_printf(arena, "%.*s:%s(", TEXT_ARG(object), method);
    int last = lua_gettop(L), shown = last > 2 + MOST_ARGUMENTS ? 2 + MOST_ARGUMENTS : last;
    for (int i = 2; i < shown; i++)
        call = arena_join(arena, call, i > 2 ? ", " : "", show(L, arena, i));
    return arena_join(arena, call, "", shown < last ? TEXT(", ...)") : TEXT(")"));
}

int trace_call(lua_State *L, sl_text object, const char *method) {
    struct trace *trace = trace_of(L);
    if (trace && !is_full(trace))
        note(L, trace, show_call(L, trace->arena, object.length ? object : TEXT("c"), method),
             show(L, trace->arena, -1), (sl_location){.source = NULL});
    return 1;
}

/* "few 2, many 1": how many there are of each word; of values that are no words, how many different ones. */
static sl_text show_counts(lua_State *L, struct arena *arena, const sl_field *field) {
    sl_text shown = {NULL, 0};
    size_t different = 0;
    int table = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1))
        different++;
    if (field->domain_count == 0)
        return arena_printf(arena, "%zu different %s", different, different == 1 ? "value" : "values");
    for (size_t i = 0; i < field->domain_count; i++) {
        sandbox_push(L, field->domain[i]);
        lua_rawget(L, table);
        sl_text count = arena_printf(arena, "%.*s %lld", TEXT_ARG(field->domain[i]), (long long)lua_tointeger(L, -1));
        shown = arena_join(arena, shown, i ? ", " : "", count);
        lua_pop(L, 1);
    }
    return shown;
}

int trace_tally(lua_State *L, const sl_field *field) {
    struct trace *trace = trace_of(L);
    if (trace && !is_full(trace))
        note(L, trace, show_call(L, trace->arena, TEXT("accounts"), "tally"), show_counts(L, trace->arena, field),
             (sl_location){.source = NULL});
    return 1;
}

int trace_comparison(lua_State *L, const char *sign) {
    struct trace *trace = trace_of(L);
    if (!trace || is_full(trace))
        return 1;
    sl_text asked = arena_printf(trace->arena, "%.*s %s %.*s", TEXT_ARG(show(L, trace->arena, 1)), sign,
                                 TEXT_ARG(show(L, trace->arena, 2)));
    note(L, trace, asked, show(L, trace->arena, -1), (sl_location){.source = NULL});
    return 1;
}

int trace_option(lua_State *L, sl_text id) {
    struct trace *trace = trace_of(L);
    if (trace && !is_full(trace))
        note(L, trace, arena_join(trace->arena, TEXT("options"), ".", id), show(L, trace->arena, -1),
             (sl_location){.source = NULL});
    return 1;
}

void trace_answer(lua_State *L) {
    struct trace *trace = trace_of(L);
    if (!trace)
        return;
    trace->line = sandbox_line(L);
    if (lua_type(L, 1) == LUA_TSTRING)
        trace->reason = arena_excerpt(trace->arena, sandbox_text(L, 1));
}
