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

/* ---- accounts that are alike ------------------------------------------------------------------------------------- */

/* The accounts that have to be read: of accounts that are alike in what a method reads, the first stands for all. */
struct reading {
    const struct account_groups *groups; /* NULL if each account stands for itself */
    size_t count;
};

/* Returns the accounts to read for a field. The groups do not distinguish the names of accounts. */
static struct reading reading_of(lua_State *L, const sl_field *field) {
    const struct account_groups *groups = run_of(L)->completion->groups;
    bool grouped = groups && !field->label;
    return (struct reading){grouped ? groups : NULL, grouped ? groups->count : run_of(L)->configuration->account_count};
}

static size_t account_of(const struct reading *reading, size_t index) {
    return reading->groups ? reading->groups->firsts[index] : index;
}

/* For how many accounts the one at an index stands. */
static lua_Integer weight_of(const struct reading *reading, size_t index) {
    return reading->groups ? (lua_Integer)reading->groups->sizes[index] : 1;
}

/* Like run_account_value(). For groups, nothing is noted of what an account or its segment declares: so it is read at
 * once. */
static const struct value *value_of(lua_State *L, const struct reading *reading, size_t account, const sl_field *field,
                                    struct value *supposed) {
    if (reading->groups) {
        const struct configuration *own = &run_of(L)->configuration->accounts[account];
        const struct configuration *holder = configuration_holder(own, field);
        const struct value *value = configuration_own(holder, field);
        if (holder->level != LEVEL_PROGRAM && value->state == VALUE_DECLARED)
            return value;
    }
    return run_account_value(L, account, field, supposed);
}

/* ---- counts ------------------------------------------------------------------------------------------------------ */

/* Returns the field at the path that an argument holds, and notes it as read. Raises an error when there is none. */
static const sl_field *check_field(lua_State *L, int index) {
    const struct configuration *program = run_of(L)->configuration;
    const sl_field *field = varied_field_at(program->vocabulary, sandbox_text(L, index));
    if (!field)
        luaL_error(L, "accounts cannot declare \"%s\"", lua_tostring(L, index));
    run_note_read(L, field);
    sandbox_charge(L, reading_of(L, field).count);
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
    const sl_field *field = check_field(L, 2);
    if (field->element != SL_NO_ELEMENT && run_of(L)->rule->kind != SL_RULE_FRAMING)
        return luaL_error(L, NO_DECLARES);
    struct reading reading = reading_of(L, field);
    lua_Integer count = 0;
    for (size_t i = 0; i < reading.count; i++)
        count += run_account_declares(L, account_of(&reading, i), field) ? weight_of(&reading, i) : 0;
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

/* Adds to the count of the key on top of the stack, in the table below it. Pops the key. */
static void count_key(lua_State *L, lua_Integer more) {
    lua_pushvalue(L, -1);
    lua_Integer count = lua_rawget(L, -3) == LUA_TNUMBER ? lua_tointeger(L, -1) : 0;
    lua_pop(L, 1);
    lua_pushinteger(L, count + more);
    lua_rawset(L, -3);
}

/* Counts a value of some accounts in the table on top of the stack: a set counts for each of its words. */
static void count_value(lua_State *L, const sl_field *field, const struct value *value, lua_Integer accounts) {
    if (field->type != SL_SET) {
        push_key(L, field, value);
        count_key(L, accounts);
    }
    for (size_t word = 0; field->type == SL_SET && word < field->domain_count; word++)
        if (value->members >> word & 1) {
            sandbox_push(L, field->domain[word]);
            count_key(L, accounts);
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

/* Counts the words of a field. Pushes the table of counts. */
static void push_word_counts(lua_State *L, const struct reading *reading, const sl_field *field) {
    lua_Integer counts[SL_LIMIT_DOMAIN] = {0};
    for (size_t i = 0; i < reading->count; i++) {
        struct value supposed;
        const struct value *value = value_of(L, reading, account_of(reading, i), field, &supposed);
        if (field->type != SL_SET)
            counts[value->word] += weight_of(reading, i);
        for (size_t word = 0; field->type == SL_SET && word < field->domain_count; word++)
            counts[word] += value->members >> word & 1 ? weight_of(reading, i) : 0;
    }
    lua_createtable(L, 0, (int)field->domain_count);
    for (size_t i = 0; i < field->domain_count; i++) {
        sandbox_push(L, field->domain[i]);
        lua_pushinteger(L, counts[i]);
        lua_rawset(L, -3);
    }
}

static int tally(lua_State *L) {
    bool crossed = lua_gettop(L) > 2;
    luaL_argcheck(L, lua_gettop(L) <= 3, 4, "tally takes at most two paths");
    const sl_field *first = check_attribute(L, 2), *counted = crossed ? check_attribute(L, 3) : first;
    luaL_argcheck(L, !crossed || first->type != SL_SET, 2, "an attribute with one value, not a set");
    struct reading reading = reading_of(L, first->label ? first : counted);
    if (!crossed && field_has_words(counted)) {
        push_word_counts(L, &reading, counted);
        return trace_tally(L, counted);
    }
    if (crossed)
        lua_newtable(L);
    else
        push_counts(L, counted);
    for (size_t i = 0; i < reading.count; i++) {
        struct value supposed;
        size_t account = account_of(&reading, i);
        const struct value *value = value_of(L, &reading, account, first, &supposed);
        if (crossed) {
            push_inner(L, first, value, counted);
            value = value_of(L, &reading, account, counted, &supposed);
        }
        count_value(L, counted, value, weight_of(&reading, i));
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
    struct plain
        *inherited; /* by field in `fields`: the value of the program, once `known`. Only for groups: else it is
                                noted for each account that it inherits the value */
    bool *known;
    uint64_t *taken; /* those attributes and their groups, as a set of bits by field index */
    struct reading reading;
    uint32_t *slots;   /* a hash table with one account of each kind, by its number from 1 on; 0 in an empty slot */
    size_t slot_count; /* a power of two, greater than the number of accounts that are read */
};

/* Returns zeroed memory that counts for the run's budget. Lua frees it. */
static void *take(lua_State *L, size_t size) {
    return memset(lua_newuserdatauv(L, size, 0), 0, size);
}

/* Adds a field, and all below it, unless all accounts inherit it: then it makes no difference between them. An account
 * inherits no field that only accounts have. */
static void add_varied(lua_State *L, struct kinds *kinds, const sl_field *field) {
    bool of_list = field->element == SL_NO_ELEMENT;
    sandbox_charge(L, kinds->reading.count);
    if (set_has(kinds->taken, field->index) || (!of_list && !run_accounts_vary(L, field)))
        return;
    set_add(kinds->taken, field->index);
    if (field->type != SL_GROUP)
        kinds->fields[kinds->field_count++] = field;
    if (field->label)
        kinds->reading = reading_of(L, field);
    for (size_t i = 0; i < field->field_count; i++)
        add_varied(L, kinds, &field->fields[i]);
}

/* Reads the value of an account. That a field of the list of accounts is not declared counts as a value. */
static struct plain read_value(lua_State *L, const struct kinds *kinds, size_t account, const sl_field *field) {
    struct value supposed;
    if (field->element == SL_NO_ELEMENT && !run_account_declares(L, account, field))
        return (struct plain){.state = VALUE_UNDECLARED};
    return plain_of(field, value_of(L, &kinds->reading, account, field, &supposed));
}

/* Returns the value of an account for one of the fields. */
static struct plain kind_value(lua_State *L, const struct kinds *kinds, size_t account, size_t index) {
    const sl_field *field = kinds->fields[index];
    bool inherits = kinds->reading.groups &&
                    configuration_holder(&kinds->program->accounts[account], field)->level == LEVEL_PROGRAM;
    if (inherits && kinds->known[index])
        return kinds->inherited[index];
    struct plain value = read_value(L, kinds, account, field);
    if (inherits) {
        kinds->inherited[index] = value;
        kinds->known[index] = true;
    }
    return value;
}

static bool are_alike(lua_State *L, const struct kinds *kinds, size_t a, size_t b) {
    for (size_t i = 0; i < kinds->field_count; i++)
        if (!plain_equal(kind_value(L, kinds, a, i), kind_value(L, kinds, b, i)))
            return false;
    return true;
}

/* Adds an account to the hash table. Returns whether it is the first of its kind. */
static bool is_new(lua_State *L, struct kinds *kinds, size_t index) {
    uint64_t hash = 0;
    for (size_t i = 0; i < kinds->field_count; i++)
        hash = plain_hash(hash, kind_value(L, kinds, index, i));
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
    size_t accounts = kinds->reading.count;
    lua_Integer count = 0;
    if (kinds->field_count == 0)
        return accounts > 0; /* nothing makes a difference between them */
    kinds->slot_count = 2;
    while (kinds->slot_count < accounts + accounts / 2)
        kinds->slot_count *= 2;
    kinds->slots = take(L, kinds->slot_count * sizeof *kinds->slots);
    for (size_t i = 0; i < accounts; i++)
        count += is_new(L, kinds, account_of(&kinds->reading, i));
    return count;
}

static int count_kinds(lua_State *L) {
    const struct configuration *program = run_of(L)->configuration;
    size_t fields = program->vocabulary->field_count;
    int arguments = lua_gettop(L);
    luaL_argcheck(L, arguments >= 2, 2, "a path is missing");
    luaL_checkstack(L, 4, "too many paths");
    struct kinds kinds = {.program = program};
    kinds.taken = take(L, set_words(fields) * sizeof *kinds.taken + fields * sizeof(*kinds.fields));
    kinds.inherited = take(L, fields * (sizeof *kinds.inherited + sizeof *kinds.known));
    kinds.known = (bool *)(kinds.inherited + fields);
    kinds.fields = (const sl_field **)(void *)(kinds.taken + set_words(fields));
    for (int i = 2; i <= arguments; i++) {
        const sl_field *field = check_field(L, i);
        if (i == 2)
            kinds.reading = reading_of(L, field);
        add_varied(L, &kinds, field);
    }
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
