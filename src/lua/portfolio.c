/* portfolio.c - all accounts of a program together: the third parameter of check in a rule with scope = "portfolio".
 *
 *   accounts:count()                how many accounts there are
 *   accounts:segments()             how many segments the program lists
 *   accounts:declaring("path")      how many of them declare a path of the list itself, "accounts.attribute"; in a
 *                                   framing rule any path, where a declaration of the program counts for each account
 *   accounts:tally("path")          a table: how many accounts have each word (also each word of a set), truth value,
 *                                   number or text
 *   accounts:tally("path", "path")  a table of such tables: for each value of the first attribute, how many accounts
 *                                   have each value of the second
 *   accounts:kinds("path", ...)     how many different combinations of these attributes there are. A group stands for
 *                                   all attributes in it. That an account does not declare a path of the list itself
 *                                   counts as a value
 *
 * A path names an attribute or group that each account, or each segment, can declare: "element.attribute", or
 * "accounts.attribute". An account has the values of its segment, except those that it declares itself. */
#include <lauxlib.h>
#include <string.h>

#include "base/set.h"
#include "base/text.h"
#include "lua/run.h"
#include "lua/source/scan.h"
#include "lua/trace.h"
#include "model/vocabulary.h"

/* Returns the field at the path that an argument holds, and notes it as read. Raises an error when there is none. */
static const sl_field *check_field(lua_State *L, int index) {
    const struct configuration *program = run_of(L)->configuration;
    const sl_field *field = varied_field_at(program->vocabulary, sandbox_text(L, index));
    if (!field)
        luaL_error(L, "accounts cannot declare \"%s\"", lua_tostring(L, index));
    run_note_read(L, field);
    sandbox_charge(L, program->account_count);
    return field;
}

static int count_accounts(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)run_of(L)->configuration->account_count);
    return trace_call(L, TEXT("accounts"), "count");
}

static int count_segments(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)run_of(L)->configuration->segment_count);
    return trace_call(L, TEXT("accounts"), "segments");
}

static int count_declaring(lua_State *L) {
    const struct configuration *program = run_of(L)->configuration;
    const sl_field *field = check_field(L, 2);
    if (field->element != SL_NO_ELEMENT && run_of(L)->rule->kind != SL_RULE_FRAMING)
        return luaL_error(L, NO_DECLARES);
    lua_Integer count = 0;
    for (size_t i = 0; i < program->account_count; i++)
        count += run_account_declares(L, i, field);
    lua_pushinteger(L, count);
    return trace_call(L, TEXT("accounts"), "declaring");
}

/* ---- tally ------------------------------------------------------------------------------------------------------- */

static void push_key(lua_State *L, const sl_field *field, const struct value *value) {
    if (field->type == SL_INTEGER)
        lua_pushinteger(L, value->integer);
    else if (field->type == SL_BOOL)
        lua_pushboolean(L, value->truth);
    else
        sandbox_push(L, field->type == SL_TEXT ? value->text : field->domain[value->word]);
}

/* Adds 1 to the count of the key on top of the stack, in the table below it. Pops the key. */
static void count_key(lua_State *L) {
    lua_pushvalue(L, -1);
    lua_Integer count = lua_rawget(L, -3) == LUA_TNUMBER ? lua_tointeger(L, -1) : 0;
    lua_pop(L, 1);
    lua_pushinteger(L, count + 1);
    lua_rawset(L, -3);
}

/* Counts a value in the table on top of the stack: a set counts once for each of its words. */
static void count_value(lua_State *L, const sl_field *field, const struct value *value) {
    if (field->type != SL_SET) {
        push_key(L, field, value);
        count_key(L);
    }
    for (size_t word = 0; field->type == SL_SET && word < field->domain_count; word++)
        if (value->members >> word & 1) {
            sandbox_push(L, field->domain[word]);
            count_key(L);
        }
}

/* Pushes a table of counts. It has a 0 for each word of the field's domain, and for true and false of a bool. */
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

/* The table on top of the stack has a table of counts for each value of `field`. Pushes the one for `value`, which is
 * made when it is missing. */
static void push_inner(lua_State *L, const sl_field *field, const struct value *value, const sl_field *counted) {
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
    const struct configuration *program = run_of(L)->configuration;
    bool crossed = lua_gettop(L) > 2;
    luaL_argcheck(L, lua_gettop(L) <= 3, 4, "tally takes at most two paths");
    const sl_field *first = check_attribute(L, 2), *counted = crossed ? check_attribute(L, 3) : first;
    luaL_argcheck(L, !crossed || first->type != SL_SET, 2, "an attribute with one value, not a set");
    if (crossed)
        lua_newtable(L);
    else
        push_counts(L, counted);
    for (size_t i = 0; i < program->account_count; i++) {
        struct value supposed;
        const struct value *value = run_account_value(L, i, first, &supposed);
        if (crossed) {
            push_inner(L, first, value, counted);
            value = run_account_value(L, i, counted, &supposed);
        }
        count_value(L, counted, value);
        if (crossed)
            lua_pop(L, 1);
    }
    return crossed ? trace_call(L, TEXT("accounts"), "tally") : trace_tally(L, counted);
}

/* ---- kinds ------------------------------------------------------------------------------------------------------- */

struct kinds {
    const struct configuration *program;
    const sl_field **fields; /* the attributes that some account has a value of its own for, each once */
    size_t field_count;
    uint64_t *taken;   /* those attributes and their groups, as a set of bits by field index */
    uint32_t *slots;   /* a hash table with one account of each kind, by its number from 1 on; 0 in an empty slot */
    size_t slot_count; /* a power of two, greater than the number of accounts */
};

/* Returns zeroed memory that counts for the run's budget. Lua frees it. */
static void *take(lua_State *L, size_t size) {
    return memset(lua_newuserdatauv(L, size, 0), 0, size);
}

/* Adds a field, and all below it, unless all accounts inherit it: then it makes no difference between them. An account
 * inherits no field that only accounts have. */
static void add_varied(lua_State *L, struct kinds *kinds, const sl_field *field) {
    bool of_list = field->element == SL_NO_ELEMENT;
    sandbox_charge(L, kinds->program->account_count);
    if (set_has(kinds->taken, field->index) || (!of_list && !run_accounts_vary(L, field)))
        return;
    set_add(kinds->taken, field->index);
    if (field->type != SL_GROUP)
        kinds->fields[kinds->field_count++] = field;
    for (size_t i = 0; i < field->field_count; i++)
        add_varied(L, kinds, &field->fields[i]);
}

/* Reads the value of an account. That a field of the list of accounts is not declared counts as a value. */
static struct plain kind_value(lua_State *L, size_t account, const sl_field *field) {
    struct value supposed;
    if (field->element == SL_NO_ELEMENT && !run_account_declares(L, account, field))
        return (struct plain){.state = VALUE_UNDECLARED};
    return plain_of(field, run_account_value(L, account, field, &supposed));
}

static bool are_alike(lua_State *L, const struct kinds *kinds, size_t a, size_t b) {
    for (size_t i = 0; i < kinds->field_count; i++)
        if (!plain_equal(kind_value(L, a, kinds->fields[i]), kind_value(L, b, kinds->fields[i])))
            return false;
    return true;
}

/* Adds an account to the hash table. Returns whether it is the first of its kind. */
static bool is_new(lua_State *L, struct kinds *kinds, size_t index) {
    uint64_t hash = 0;
    for (size_t i = 0; i < kinds->field_count; i++)
        hash = plain_hash(hash, kind_value(L, index, kinds->fields[i]));
    size_t at = hash & (kinds->slot_count - 1);
    while (kinds->slots[at] && !are_alike(L, kinds, kinds->slots[at] - 1, index)) {
        sandbox_charge(L, kinds->field_count * 64); /* a program may be made so that its values have equal hashes */
        at = (at + 1) & (kinds->slot_count - 1);
    }
    bool first = !kinds->slots[at];
    kinds->slots[at] = (uint32_t)index + 1;
    return first;
}

/* Returns how many accounts are the first of their kind. */
static lua_Integer count_first(lua_State *L, struct kinds *kinds) {
    size_t accounts = kinds->program->account_count;
    lua_Integer count = 0;
    if (kinds->field_count == 0)
        return accounts > 0; /* nothing makes a difference between them */
    kinds->slot_count = 2;
    while (kinds->slot_count < accounts + accounts / 2)
        kinds->slot_count *= 2;
    kinds->slots = take(L, kinds->slot_count * sizeof *kinds->slots);
    for (size_t i = 0; i < accounts; i++)
        count += is_new(L, kinds, i);
    return count;
}

static int count_kinds(lua_State *L) {
    const struct configuration *program = run_of(L)->configuration;
    size_t fields = program->vocabulary->field_count;
    int arguments = lua_gettop(L);
    luaL_argcheck(L, arguments >= 2, 2, "a path is missing");
    luaL_checkstack(L, 3, "too many paths");
    struct kinds kinds = {.program = program};
    kinds.taken = take(L, set_words(fields) * sizeof *kinds.taken + fields * sizeof(*kinds.fields));
    kinds.fields = (const sl_field **)(void *)(kinds.taken + set_words(fields));
    for (int i = 2; i <= arguments; i++)
        add_varied(L, &kinds, check_field(L, i));
    lua_Integer count = count_first(L, &kinds);
    lua_settop(L, arguments); /* drops the memory of the hash table */
    lua_pushinteger(L, count);
    return trace_call(L, TEXT("accounts"), "kinds");
}

/* ---- the object "accounts" --------------------------------------------------------------------------------------- */

void portfolio_open(lua_State *L) {
    static const luaL_Reg methods[] = {{"count", count_accounts},      {"segments", count_segments},
                                       {"declaring", count_declaring}, {"tally", tally},
                                       {"kinds", count_kinds},         {NULL, NULL}};
    luaL_newlib(L, methods);
    sandbox_reader(L, "accounts have no \"%s\"; they have: " ACCOUNTS_METHODS);
    sandbox_read_only(L, "accounts are read-only; use a local");
    host_of(L)->accounts = luaL_ref(L, LUA_REGISTRYINDEX);
}
