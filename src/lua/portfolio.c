#include "lua/portfolio.h"

#include <lauxlib.h>
#include <string.h>

#include "base/set.h"
#include "base/text.h"
#include "lua/sandbox.h"
#include "lua/source/scan.h"
#include "lua/trace.h"
#include "lua/view.h"
#include "model/vocabulary.h"

/* The program whose accounts are asked about. */
static const struct configuration *program_of(lua_State *L) {
    return view_run(L)->configuration;
}

/* The field at the path that is the argument at `index`; noted as read. */
static const sl_field *check_field(lua_State *L, int index) {
    const struct configuration *program = program_of(L);
    const sl_field *field = account_field_at(program->vocabulary, sandbox_text(L, index));
    if (!field)
        luaL_error(L, "accounts have no \"%s\" of their own", lua_tostring(L, index));
    view_read(L, field);
    sandbox_charge(L, program->account_count);
    return field;
}

static int count_accounts(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)program_of(L)->account_count);
    return trace_call(L, TEXT("accounts"), "count");
}

static bool inherits(const struct configuration *account, const sl_field *field) {
    return field->element != SL_NO_ELEMENT && !set_has(account->overridden, field->index);
}

/* What an account inherits is asked of the standard. */
static void ask_standard(lua_State *L, const sl_field *field) {
    view_ask(L, field, QUESTION_ALL);
    bool declared = configuration_value(program_of(L), field)->state == VALUE_DECLARED;
    for (size_t word = 0; declared && field->type == SL_SET && word < field->domain_count; word++)
        view_ask(L, field, word);
}

/* The value of an account, readable: else the rule waits for it. */
static const struct value *readable(lua_State *L, const struct configuration *account, const sl_field *field,
                                    bool declared) {
    const struct value *value = configuration_value(account, field);
    if (value->state == VALUE_UNREADABLE || (declared && value->state == VALUE_UNDECLARED))
        view_wait(L, account, field);
    return value;
}

/* The same, and what it says is asked for. */
static const struct value *value_of(lua_State *L, const struct configuration *account, const sl_field *field,
                                    bool declared) {
    if (inherits(account, field))
        ask_standard(L, field);
    return readable(L, account, field, declared);
}

static int count_declaring(lua_State *L) {
    const struct configuration *program = program_of(L);
    const sl_field *field = check_field(L, 2);
    lua_Integer count = 0;
    for (size_t i = 0; i < program->account_count; i++)
        count += value_of(L, &program->accounts[i], field, false)->state == VALUE_DECLARED;
    lua_pushinteger(L, count);
    return trace_call(L, TEXT("accounts"), "declaring");
}

/* ---- tally -------------------------------------------------------------------------------------------------------- */

/* Pushes a value as the key it is counted under. */
static void push_key(lua_State *L, const sl_field *field, const struct value *value) {
    if (field->type == SL_INTEGER)
        lua_pushinteger(L, value->integer);
    else if (field->type == SL_BOOL)
        lua_pushboolean(L, value->truth);
    else
        sandbox_push(L, field->type == SL_TEXT ? value->text : field->domain[value->word]);
}

/* Counts one more for the key on top of the stack, which it takes, in the table below. */
static void count_key(lua_State *L) {
    lua_pushvalue(L, -1);
    lua_Integer count = lua_rawget(L, -3) == LUA_TNUMBER ? lua_tointeger(L, -1) : 0;
    lua_pop(L, 1);
    lua_pushinteger(L, count + 1);
    lua_rawset(L, -3);
}

/* Counts a value in the table on top of the stack; of a set, each of its words. */
static void count_value(lua_State *L, const sl_field *field, const struct value *value) {
    for (size_t word = 0; field->type == SL_SET && word < field->domain_count; word++) {
        if (!(value->members >> word & 1))
            continue;
        sandbox_push(L, field->domain[word]);
        count_key(L);
    }
    if (field->type == SL_SET)
        return;
    push_key(L, field, value);
    count_key(L);
}

/* Pushes a table of counts in which words and truth values are told all, also those that no account has. */
static void push_counts(lua_State *L, const sl_field *field) {
    lua_newtable(L);
    for (size_t i = 0; i < field->domain_count; i++) {
        sandbox_push(L, field->domain[i]);
        lua_pushinteger(L, 0);
        lua_rawset(L, -3);
    }
    for (int truth = 0; field->type == SL_BOOL && truth < 2; truth++) {
        lua_pushboolean(L, truth);
        lua_pushinteger(L, 0);
        lua_rawset(L, -3);
    }
}

/* Leads from the table on top of the stack to the one behind a value, which is made if it is not there. */
static void enter(lua_State *L, const sl_field *field, const struct value *value, const sl_field *counted) {
    push_key(L, field, value);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, -3) == LUA_TNIL) {
        lua_pop(L, 1);
        push_counts(L, counted);
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, -5);
    }
    lua_remove(L, -2);
}

static const sl_field *check_attribute(lua_State *L, int index) {
    const sl_field *field = check_field(L, index);
    luaL_argcheck(L, field->type != SL_GROUP, index, "an attribute, not a group");
    return field;
}

static int tally(lua_State *L) {
    const struct configuration *program = program_of(L);
    bool crossed = lua_gettop(L) > 2;
    luaL_argcheck(L, lua_gettop(L) <= 3, 4, "two paths at the most");
    const sl_field *first = check_attribute(L, 2), *counted = crossed ? check_attribute(L, 3) : first;
    luaL_argcheck(L, !crossed || first->type != SL_SET, 2, "an attribute with one value, not a set");
    if (crossed)
        lua_newtable(L);
    else
        push_counts(L, counted);
    for (size_t i = 0; i < program->account_count; i++) {
        const struct configuration *account = &program->accounts[i];
        const struct value *value = value_of(L, account, first, true);
        if (crossed)
            enter(L, first, value, counted);
        count_value(L, counted, value_of(L, account, counted, true));
        if (crossed)
            lua_pop(L, 1);
    }
    return crossed ? trace_call(L, TEXT("accounts"), "tally") : trace_tally(L, counted);
}

/* ---- kinds -------------------------------------------------------------------------------------------------------- */

struct kinds {
    const struct configuration *accounts;
    const sl_field **fields; /* attributes, each once */
    size_t field_count;
    uint64_t *taken;   /* which those are: a set of bits */
    uint32_t *slots;   /* one account of each kind, counted from 1, by a hash of its values; 0 where none is */
    size_t slot_count; /* a power of two, more than there are accounts */
};

/* Memory that the rule has to answer for; it is Lua's to free. */
static void *take(lua_State *L, size_t size) {
    return memset(lua_newuserdatauv(L, size, 0), 0, size);
}

static void add_attributes(struct kinds *kinds, const sl_field *field) {
    if (field->type != SL_GROUP && !set_has(kinds->taken, field->index)) {
        set_add(kinds->taken, field->index);
        kinds->fields[kinds->field_count++] = field;
    }
    for (size_t i = 0; i < field->field_count; i++)
        add_attributes(kinds, &field->fields[i]);
}

static uint64_t hash(const struct kinds *kinds, const struct configuration *account) {
    uint64_t sum = 0;
    for (size_t i = 0; i < kinds->field_count; i++)
        sum = plain_hash(sum, plain_of(kinds->fields[i], configuration_value(account, kinds->fields[i])));
    return sum;
}

static bool are_alike(const struct kinds *kinds, const struct configuration *a, const struct configuration *b) {
    for (size_t i = 0; i < kinds->field_count; i++) {
        const sl_field *field = kinds->fields[i];
        if (!plain_equal(plain_of(field, configuration_value(a, field)),
                         plain_of(field, configuration_value(b, field))))
            return false;
    }
    return true;
}

/* Returns whether the account is the first of its kind. */
static bool is_new(lua_State *L, struct kinds *kinds, size_t index) {
    const struct configuration *accounts = kinds->accounts;
    size_t at = hash(kinds, &accounts[index]) & (kinds->slot_count - 1);
    while (kinds->slots[at] && !are_alike(kinds, &accounts[kinds->slots[at] - 1], &accounts[index])) {
        sandbox_charge(L,
                       kinds->field_count * 64); /* values made to meet in one slot are to cost those who made them */
        at = (at + 1) & (kinds->slot_count - 1);
    }
    bool first = !kinds->slots[at];
    kinds->slots[at] = (uint32_t)index + 1;
    return first;
}

/* Waits for what cannot be read. What all accounts inherit is the same in all of them, whatever it is. */
static void read_kinds(lua_State *L, const struct kinds *kinds, const struct configuration *program) {
    for (size_t i = 0; i < kinds->field_count; i++) {
        const sl_field *field = kinds->fields[i];
        size_t inherited = 0;
        for (size_t j = 0; j < program->account_count; j++)
            inherited += inherits(&program->accounts[j], field);
        if (inherited > 0 && inherited < program->account_count)
            ask_standard(L, field);
    }
    for (size_t i = 0; i < program->account_count; i++)
        for (size_t j = 0; j < kinds->field_count; j++)
            readable(L, &program->accounts[i], kinds->fields[j], false);
}

static int count_kinds(lua_State *L) {
    const struct configuration *program = program_of(L);
    const sl_vocabulary *vocabulary = program->vocabulary;
    int arguments = lua_gettop(L);
    luaL_argcheck(L, arguments >= 2, 2, "a path");
    struct kinds kinds = {.accounts = program->accounts, .slot_count = 2};
    while (kinds.slot_count < program->account_count + program->account_count / 2)
        kinds.slot_count *= 2;
    luaL_checkstack(L, 3, "too many paths");
    kinds.slots = take(L, kinds.slot_count * sizeof *kinds.slots);
    kinds.fields = take(L, vocabulary->field_count * sizeof(*kinds.fields));
    kinds.taken = take(L, set_words(vocabulary->field_count) * sizeof *kinds.taken);
    for (int i = 2; i <= arguments; i++)
        add_attributes(&kinds, check_field(L, i));
    sandbox_charge(L, program->account_count * kinds.field_count);
    lua_Integer count = 0;
    read_kinds(L, &kinds, program);
    for (size_t i = 0; i < program->account_count; i++)
        count += is_new(L, &kinds, i);
    lua_settop(L, arguments); /* what was made to count with */
    lua_pushinteger(L, count);
    return trace_call(L, TEXT("accounts"), "kinds");
}

/* ---- the object --------------------------------------------------------------------------------------------------- */

static int no_such_method(lua_State *L) {
    return luaL_error(L, "accounts have no \"%s\"; they have: " ACCOUNTS_METHODS,
                      lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?");
}

static int refuse_write(lua_State *L) {
    return luaL_error(L, "accounts are read-only");
}

void portfolio_open(lua_State *L) {
    static const luaL_Reg methods[] = {{"count", count_accounts},
                                       {"declaring", count_declaring},
                                       {"tally", tally},
                                       {"kinds", count_kinds},
                                       {NULL, NULL}};
    lua_newuserdatauv(L, 0, 0);
    lua_newtable(L); /* its metatable */
    lua_newtable(L); /* the methods, with a metatable of their own for what is not there */
    luaL_setfuncs(L, methods, 0);
    lua_newtable(L);
    lua_pushcfunction(L, no_such_method);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
    host_of(L)->accounts = luaL_ref(L, LUA_REGISTRYINDEX);
}
