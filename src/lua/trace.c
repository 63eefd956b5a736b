/* trace.c - notes what a check reads, step by step. */
#include "lua/trace.h"

#include "base/text.h"
#include "lua/object.h"
#include "lua/run.h"

/* Returns the trace of the run, or NULL. If the trace is full, counts the step as omitted and returns NULL. */
static struct trace *open_trace(lua_State *L) {
    const struct run *run = host_of(L)->run;
    struct trace *trace = run ? run->trace : NULL;
    if (!trace || trace->count < SL_LIMIT_TRACE_STEPS)
        return trace;
    trace->omitted++;
    return NULL;
}

static void note(lua_State *L, struct trace *trace, sl_text asked, sl_text gave) {
    ARENA_APPEND(trace->arena, trace->list, trace->count, trace->capacity,
                 (sl_trace_step){.line = sandbox_line(L), .asked = asked, .gave = gave});
}

/* Returns a value as a script would write it; a word or set as the path that it was read from. */
static sl_text show(lua_State *L, struct arena *arena, int index) {
    const sl_field *field = object_field(L, index);
    if (field)
        return field->path;
    switch (lua_type(L, index)) {
    case LUA_TBOOLEAN: return lua_toboolean(L, index) ? TEXT("true") : TEXT("false");
    case LUA_TNUMBER:
        if (lua_isinteger(L, index))
            return arena_printf(arena, "%lld", (long long)lua_tointeger(L, index));
        return arena_printf(arena, "%.14g", (double)lua_tonumber(L, index));
    case LUA_TSTRING: {
        sl_text text = arena_excerpt(arena, sandbox_text(L, index));
        return arena_printf(arena, "\"%.*s\"", TEXT_ARG(text));
    }
    default: return arena_printf(arena, "a %s", lua_typename(L, lua_type(L, index)));
    }
}

void trace_read(lua_State *L, const sl_field *field, const struct value *value) {
    struct trace *trace = open_trace(L);
    if (!trace)
        return;
    const struct configuration *configuration = host_of(L)->run->configuration;
    bool supposed = value->state == VALUE_DECLARED &&
                    configuration_value(configuration, field)->state != VALUE_DECLARED;
    sl_text gave = value->state == VALUE_UNREADABLE ? TEXT("not readable") : value_show(trace->arena, field, value);
    sl_location location = {.source = NULL};
    if (supposed)
        gave = arena_join(trace->arena, field->type == SL_SET ? TEXT("a set") : gave, " ", TEXT("(supposed)"));
    else if (value->state != VALUE_UNDECLARED)
        location = configuration_place(configuration, field);
    ARENA_APPEND(trace->arena, trace->list, trace->count, trace->capacity,
                 (sl_trace_step){sandbox_line(L), field->path, gave, location});
}

/* The number of arguments that are shown of a call: a rule may give very many. */
#define MOST_ARGUMENTS 8

/* Returns "object:method(argument, ...)". The arguments are at index 2 up to the one below the top of the stack. */
static sl_text show_call(lua_State *L, struct arena *arena, sl_text object, const char *method) {
    sl_text call = arena_printf(arena, "%.*s:%s(", TEXT_ARG(object), method);
    int last = lua_gettop(L), shown = last > 2 + MOST_ARGUMENTS ? 2 + MOST_ARGUMENTS : last;
    for (int i = 2; i < shown; i++)
        call = arena_join(arena, call, i > 2 ? ", " : "", show(L, arena, i));
    return arena_join(arena, call, "", shown < last ? TEXT(", ...)") : TEXT(")"));
}

int trace_call(lua_State *L, sl_text object, const char *method) {
    struct trace *trace = open_trace(L);
    if (trace)
        note(L, trace, show_call(L, trace->arena, object.length ? object : TEXT("c"), method),
             show(L, trace->arena, -1));
    return 1;
}

/* Returns the counts in the table on top of the stack as "few 2, many 1"; if the attribute has no words, returns the
 * number of different values. */
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
    struct trace *trace = open_trace(L);
    if (trace)
        note(L, trace, show_call(L, trace->arena, TEXT("accounts"), "tally"), show_counts(L, trace->arena, field));
    return 1;
}

int trace_comparison(lua_State *L, const char *sign) {
    struct trace *trace = open_trace(L);
    if (!trace)
        return 1;
    sl_text left = show(L, trace->arena, 1), right = show(L, trace->arena, 2);
    note(L, trace, arena_printf(trace->arena, "%.*s %s %.*s", TEXT_ARG(left), sign, TEXT_ARG(right)),
         show(L, trace->arena, -1));
    return 1;
}

int trace_option(lua_State *L, sl_text id) {
    struct trace *trace = open_trace(L);
    if (trace)
        note(L, trace, arena_join(trace->arena, TEXT("options"), ".", id), show(L, trace->arena, -1));
    return 1;
}

void trace_answer(lua_State *L) {
    struct trace *trace = host_of(L)->run->trace;
    if (!trace)
        return;
    trace->line = sandbox_line(L);
    if (lua_type(L, 1) == LUA_TSTRING)
        trace->reason = arena_excerpt(trace->arena, sandbox_text(L, 1));
}
