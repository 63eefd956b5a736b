/* attacks.c - every known way to attack the sandbox, row by row: the body of a hostile rule, and the message that it
 * gets. Each row runs twice, ends within twice the deadline, and does not change the answers of other rules. Sanitizers
 * look for leaks.
 *
 * sandbox.c goes deeper into each. */
#include "unit/attack_support.h"

#include <lua.h>

#include "checker/checker.h"
#include "lua/builtin.h"
#include "lua/internals.h"

#define FEW_BYTES "string.rep: the result would be too long; repeat it less often"
/* Any message is right: which budget is spent first depends on the machine. */
#define ANY NULL

struct row {
    const char *attack; /* what the hostile rule tries */
    const char *body;
    const char *message; /* the message behind "the rule itself failed: ", or ANY */
};

static const struct row rows[] = {
    {"an endless loop", "while true do end", ENDLESS},
    {"an endless loop of calls", "local function f() return f() end return f()", ENDLESS},
    {"a handler that swallows the limit", "while true do pcall(function() while true do end end) end",
     NO_NAME("pcall")},
    {"another one", "xpcall(function() end, error)", NO_NAME("xpcall")},
    {"a coroutine that has no hook", "coroutine.wrap(function() while true do end end)()", NO_NAME("coroutine")},
    {"a pattern that backtracks", "local _ = string.find(string.rep(\"a\", 30000), \".-.-.-b\")", NO_PART("find")},
    {"the same as a method", "local _ = string.rep(\"x\", 200000):match(\"x-y\")", NO_PART("match")},
    {"patterns in a loop", "for _ in string.gmatch(\"a\", \".\") do end", NO_PART("gmatch")},
    {"patterns that replace", "local _ = string.gsub(\"a\", \".\", \"%0%0\")", NO_PART("gsub")},
    {"a plain search in long texts", "local s = string.rep(\"a\", 200000)\nwhile true do s:contains(s .. \"b\") end",
     ANY},
    {"a text that is repeated without end", "local _ = string.rep(\"x\", 1 << 60)", FEW_BYTES},
    {"nothing that is repeated without end", "for i = 1, 1 << 60 do local _ = string.rep(\"\", 1 << 60) end", ENDLESS},
    {"entries that are moved without end", "table.move({}, 1, 1 << 40, 2)", NO_PART("move")},
    {"a list that lies about its length", "table.insert({}, 1, 1)", NO_PART("insert")},
    {"another one", "table.remove({}, 1)", NO_PART("remove")},
    {"a table that is spread out", "local _ = table.unpack({}, 1, 1 << 22)", NO_PART("unpack")},
    {"an order that never ends", "table.sort({ 3, 2, 1 }, function() return true end)", NO_PART("sort")},
    {"a loop in a finalizer", "setmetatable({}, { __gc = function() while true do end end })", NO_NAME("setmetatable")},
    {"a finalizer that is asked for", "collectgarbage()", NO_NAME("collectgarbage")},
    {"big texts that are copied", "local s = string.rep(\"x\", 200000)\nwhile true do local _ = s .. \"y\" end", ANY},
    {"a memory bomb of texts", "local s = \"x\" while true do s = s .. s end", TOO_LARGE},
    {"a memory bomb of tables", "local t = {} while true do t = { t } end", ANY},
    {"bytecode that is loaded", "load(\"\\27Lua\")", NO_NAME("load")},
    {"bytecode from a file", "loadfile(\"/dev/stdin\")", NO_NAME("loadfile")},
    {"a file that is run", "dofile(\"/dev/stdin\")", NO_NAME("dofile")},
    {"bytecode that is made", "local _ = string.dump(pass)", NO_PART("dump")},
    {"a module", "require(\"os\")", NO_NAME("require")},
    {"the library of debugging", "debug.sethook()", NO_NAME("debug")},
    {"poison in the methods of texts", "string.format = nil", "the library is read-only; use a local"},
    {"poison in the metatable of texts", "getmetatable(\"\").__index = nil", NO_NAME("getmetatable")},
    {"poison in what is global", "pass = fail", "all runs of the rule would share the global 'pass'; declare it local"},
    {"poison by raw access", "rawset(string, \"rep\", nil)", NO_NAME("rawset")},
    {"poison in the program", "c.lamp.mounted = false", "a configuration is read-only; use a local"},
    {"poison in the options", "options.most = 1", "options are read-only; use a local"},
    {"an answer of one's own", "return { status = \"pass\" }", NO_ANSWER},
    {"a failure that is no table", "return fail(c)", "fail takes a table: return fail { message = \"...\" }"},
    {"alternatives that are no table", "return fail { message = \"x\", alternatives = c }",
     "fail: alternatives must be a table, not a userdata"},
    {"alternatives without end",
     "local t = {} for i = 1, 5000 do t[i] = \"x\" end\nreturn fail { message = \"x\", alternatives = t }",
     "fail: alternatives has more than 16 entries"},
    {"a message that is not UTF-8", "return fail { message = \"\\xc0\\x80\" }", "fail: message is not UTF-8"},
    {"an error that is a table", "error({})",
     "it raised an error with a table for its message; write error(\"a text\")"},
    {"an error that is a function", "error(function() while true do end end)",
     "it raised an error with a function for its message; write error(\"a text\")"},
    {"an error that is nothing", "error(nil)",
     "it raised an error with a nil for its message; write error(\"a text\")"},
    {"an address in a format", "local _ = string.format(\"%p\", {})",
     "string.format: rules cannot use %p, which shows an address"},
    {"an address as a text", "error(tostring({}) .. tostring(pass))", "tablefunction"},
    {"an address in an order", "for _ in pairs({ [{}] = 1 }) do end",
     "pairs: every key must be a number, a text or a truth value, because other keys have no order"},
    {"chance", "local _ = math.random()", NO_PART("random")},
    {"the clock", "local _ = os.time()", NO_NAME("os")},
    {"the order of a table", "local _ = next({ a = 1, b = 2 })", NO_NAME("next")},
    {"a flood of output", "print(\"x\")", NO_NAME("print")},
    {"the world outside", "io.write(\"x\")", NO_NAME("io")},
    {"a flood in a message", "return fail { message = string.rep(\"x\", 100000) }",
     "fail: message is longer than 2000 bytes"},
    {"a flood of failures", "for i = 1, 1000 do fail { message = \"x\" } end",
     "fail was called twice; write return fail { ... }"},
    {"a flood in an error", "error(string.rep(\"x\", 100000))", ANY},
    {"no memory left for the answer",
     "local t = {} for i = 1, 1 << 40 do t[i] = string.rep(\"x\", 2000) .. i end\nreturn fail { message = \"x\" }",
     TOO_LARGE},
    {"no memory left for an error",
     "local s = string.rep(\"x\", 120000)\nlocal t = {}\n"
     "while true do t[#t + 1] = s .. #t; local _ = #t > 1000 and error(s .. s) end",
     ANY},
    {"an error while the library holds memory", "local _ = table.concat({ string.rep(\"x\", 100000), {} })", ANY},
    {"another one", "local _ = string.format(string.rep(\"%s\", 1000) .. \"%d\", string.rep(\"x\", 1000))", ANY},
    {"another one", "local s = string.rep(\",\", 200000)\nlocal t = {}\nwhile true do t[#t + 1] = s:split(\",\") end",
     ANY},
    {"an error out of a view", "local _ = c.lamp[string.rep(\"x\", 100000)]", ANY},
};

static void assert_row(const sl_report *report, const struct row *row) {
    assert_int_equal(report->programs[0].rule_errors, 1);
    if (status_of(report, "M-ATTACK") != SL_FAILED)
        fail_msg("%s: the rule did not fail: %s", row->attack, row->body);
    const sl_finding *finding = need_finding(report, "M-ATTACK");
    assert_int_equal(finding->kind, SL_KIND_RULE_ERROR);
    assert_int_equal(finding->severity, SL_ERROR);
    assert_text(finding->location.source->name, "rules/M-ATTACK.lua");
    assert_true(finding->message.length <= SL_LIMIT_MESSAGE_BYTES + strlen("the rule itself failed: "));
    assert_null(strstr(shown(finding->message), "0x"));
    char *message = print("the rule itself failed: %s", row->message ? row->message : "");
    if (row->message ? strcmp(shown(finding->message), message) != 0
                     : strncmp(shown(finding->message), message, strlen(message)) != 0)
        fail_msg("%s: %s, not: %s", row->attack, shown(finding->message), message);
    free(message);
}

static void try_row(const struct row *row) {
    char *body = print(READS "%s", row->body);
    alarm(WATCHDOG_SECONDS); /* for each attack */
    sl_checker *checker = new_checker();
    add_bystanders(checker);
    add_rule(checker, "M-ATTACK", "practice", ELEMENTS, body);
    for (int i = 0; i < 2; i++) {
        double start = now();
        sl_report *report = check(checker, whole_bicycle);
        if (now() - start >= 2 * SL_LIMIT_SECONDS)
            fail_msg("%s: it took %.1f seconds", row->attack, now() - start);
        assert_row(report, row);
        assert_unharmed(report);
        sl_report_free(report);
    }
    sl_checker_free(checker);
    free(body);
}

static void test_each_attack_is_met(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        try_row(&rows[i]);
}

/* The source of a rule that attacks while it is loaded: huge, deep, endless, bytecode. */
static void test_each_attack_while_loading_is_met(void **state) {
    (void)state;
    char *huge = repeat("-", SL_LIMIT_RULE_BYTES + 1), *deep = repeat("{", 20000), *nested = repeat("(", 20000);
    char *deep_source = print("return %s", deep), *nested_source = print("return %s", nested);
    const struct {
        const char *attack;
        sl_text source;
    } cases[] = {
        {"a huge source", text(huge)},
        {"a deep source", text(deep_source)},
        {"another one", text(nested_source)},
        {"a loop while it is loaded", text("while true do end")},
        {"a memory bomb while it is loaded", text("local s = \"x\" while true do s = s .. s end")},
        {"another one, whose pieces are kept",
         text("local t = {} while true do t[#t + 1] = string.rep(\"x\", 100000) .. #t end")},
        {"another one, of tables", text("local t = {} while true do t = { t } end")},
        {"bytecode", builtin_scripts[1].compiled},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_checker *checker = new_checker();
        double start = now();
        assert_true(cases[i].source.length > 0);
        assert_int_equal(sl_load_rule(checker, text("M-ATTACK.lua"), cases[i].source), SL_REFUSED);
        if (now() - start >= 2 * SL_LIMIT_SECONDS)
            fail_msg("%s: it took %.1f seconds", cases[i].attack, now() - start);
        size_t count;
        const sl_finding *problems = sl_get_problems(checker, &count);
        assert_int_equal(count, 1);
        assert_int_equal(problems[0].kind, SL_KIND_RULE_ERROR);
        add_bystanders(checker);
        sl_report *report = check(checker, whole_bicycle);
        assert_unharmed(report);
        sl_report_free(report);
        sl_checker_free(checker);
    }
    free(nested_source);
    free(deep_source);
    free(nested);
    free(deep);
    free(huge);
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

static int compare_names(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Returns the keys of the table on top of the stack, sorted, with blanks between. The caller frees the text. */
static char *keys_of(lua_State *L) {
    const char *names[200];
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        assert_int_equal(lua_type(L, -2), LUA_TSTRING);
        assert_true(count < sizeof names / sizeof *names);
        names[count++] = lua_tostring(L, -2);
    }
    qsort(names, count, sizeof *names, compare_names);
    char *list = print("%s", "");
    for (size_t i = 0; i < count; i++) {
        char *longer = print("%s%s%s", list, i ? " " : "", names[i]);
        free(list);
        list = longer;
    }
    return list;
}

/* Replaces the read-only object on top of the stack by the table that it reads from. */
static void open_part(lua_State *L) {
    assert_int_equal(lua_type(L, -1), LUA_TUSERDATA);
    assert_true(lua_getmetatable(L, -1));
    lua_getfield(L, -1, "__index");
    assert_non_null(lua_getupvalue(L, -1, 1));
}

/* Compares all names that are there, not only a list of names to try. */
static void test_exactly_these_names_are_visible(void **state) {
    (void)state;
    static const char *const parts[][2] = {
        {"math", "abs ceil floor max min"},
        {"string", "contains format len lower rep split sub trim upper"},
        {"table", "concat"},
    };
    sl_checker *checker = new_checker();
    add_bystanders(checker); /* names that exist only while a script is loaded are gone */
    struct lua_host *host = checker->rules.host;
    lua_State *L = host->sandbox.state;
    lua_rawgeti(L, LUA_REGISTRYINDEX, host->library);
    char *names = keys_of(L);
    assert_string_equal(names, "assert error fail ipairs math not_applicable pairs pass rule select string table "
                               "tonumber tostring type");
    free(names);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        lua_getfield(L, -1, parts[i][0]);
        open_part(L);
        names = keys_of(L);
        assert_string_equal(names, parts[i][1]);
        free(names);
        lua_pop(L, 4);
    }
    lua_pop(L, 1);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WATCHED(test_each_attack_is_met),
        WATCHED(test_each_attack_while_loading_is_met),
        WATCHED(test_exactly_these_names_are_visible),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
