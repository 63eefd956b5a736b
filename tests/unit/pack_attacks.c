/* pack_attacks.c - the attacks of attacks.c by way of a pack.lua, which runs before any rule does: each is told as a mistake of that
 * file, within twice the deadline, and leaves the rules, the vocabulary, and a pack that is loaded behind it, as they are. */
#include "unit/attack_support.h"
#include "unit/folder_support.h"

#include "lua/builtin.h"

#define HEAD "return pack { name = \"bad\", version = \"1.0.0\", "

/* Any message will do: which budget is met first depends on the machine, and an endless text is cut. */
#define ANY NULL

struct row {
    const char *attack;
    const char *lua; /* of pack.lua */
    size_t line;
    const char *message; /* or ANY */
};

static const struct row rows[] = {
    {"an endless loop", "while true do end", 1, ENDLESS},
    {"an endless loop of calls", "local function f() return f() end f()", 1, ENDLESS},
    {"a handler that swallows the limit", "while true do pcall(function() while true do end end) end", 1,
     NO_NAME("pcall")},
    {"a coroutine that has no hook", "coroutine.wrap(function() while true do end end)()", 1, NO_NAME("coroutine")},
    {"a pattern that backtracks", "local _ = string.find(string.rep(\"a\", 30000), \".-.-.-b\")", 1, NO_PART("find")},
    {"the same as a method", "local _ = (\"x\"):match(\"x-y\")", 1, NO_PART("match")},
    {"a plain search in long texts", "local s = string.rep(\"a\", 200000)\nwhile true do s:contains(s .. \"b\") end", 2,
     ANY},
    {"a text that is repeated without end", "local _ = string.rep(\"x\", 1 << 60)", 1,
     "string.rep: the result would be too long; repeat it less often"},
    {"nothing that is repeated without end", "for i = 1, 1 << 60 do local _ = string.rep(\"\", 1 << 60) end", 1,
     ENDLESS},
    {"entries that are moved without end", "table.move({}, 1, 1 << 40, 2)", 1, NO_PART("move")},
    {"a list that lies about its length", "table.insert({}, 1, 1)", 1, NO_PART("insert")},
    {"a loop in a finalizer", "setmetatable({}, { __gc = function() while true do end end })", 1,
     NO_NAME("setmetatable")},
    {"big texts that are copied", "local s = string.rep(\"x\", 200000)\nwhile true do local _ = s .. \"y\" end", 2,
     ANY},
    {"a memory bomb of texts", "local s = \"x\" while true do s = s .. s end", 1, ANY},
    {"a memory bomb of tables", "local t = {} while true do t = { t } end", 1, ANY},
    {"a memory bomb that is kept", "local t = {} while true do t[#t + 1] = string.rep(\"x\", 100000) .. #t end", 1,
     ANY},
    {"bytecode", "\x1bLua", 1, "attempt to load a binary chunk (mode is 't')"},
    {"bytecode that is loaded", "load(\"\\27Lua\")", 1, NO_NAME("load")},
    {"a file that is run", "dofile(\"/dev/stdin\")", 1, NO_NAME("dofile")},
    {"a module", "require(\"os\")", 1, NO_NAME("require")},
    {"bytecode that is made", "local _ = string.dump(pack)", 1, NO_PART("dump")},
    {"poison in the methods of texts", "string.format = nil", 1, "the library is read-only; use a local"},
    {"poison in the metatable of texts", "getmetatable(\"\").__index = nil", 1, NO_NAME("getmetatable")},
    {"poison in what is global", "_G.pass = nil", 1, NO_NAME("_G")},
    {"poison in a name that rules have", "pass = fail", 1,
     "all runs of the rule would share the global 'pass'; declare it local"},
    {"poison by raw access", "rawset(string, \"rep\", nil)", 1, NO_NAME("rawset")},
    {"the function as its own result", "return pack(pack)", 1,
     "bad argument #1 to 'pack' (table expected, got function)"},
    {"a message that is not UTF-8", HEAD "description = \"\\xc0\\x80\" }", 1, "description is not UTF-8"},
    {"an error that is a table", "error({})", 1,
     "it raised an error with a table for its message; write error(\"a text\")"},
    {"an error that is a function", "error(function() while true do end end)", 1,
     "it raised an error with a function for its message; write error(\"a text\")"},
    {"an error that is nothing", "error(nil)", 1,
     "it raised an error with a nil for its message; write error(\"a text\")"},
    {"an address in a format", "local _ = string.format(\"%p\", {})", 1,
     "string.format: rules cannot use %p, which shows an address"},
    {"an address as a text", "error(tostring({}) .. tostring(pack))", 1, "tablefunction"},
    {"chance", "local _ = math.random()", 1, NO_PART("random")},
    {"the clock", "local _ = os.time()", 1, NO_NAME("os")},
    {"the order of a table", "local _ = next({ a = 1, b = 2 })", 1, NO_NAME("next")},
    {"a flood of output", "print(\"x\")", 1, NO_NAME("print")},
    {"a flood in an error", "error(string.rep(\"x\", 100000))", 1, ANY},
    {"a file elsewhere", HEAD "rules = { \"../../etc/passwd\" } }", 1,
     "a rule must be a .lua file below this folder, such as \"rules/ACME-1.lua\""},
    {"a folder elsewhere", HEAD "rules = \"..\" }", 1, "rules must be a folder below this one, such as \"rules\""},
    {"the built-in rules' name", "return pack { name = \"builtin\", version = \"1.0.0\" }", 1,
     "\"builtin\" is the name of the rules that come with samplint; choose another name"},
};

static void put(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static void assert_told(const sl_checker *checker, const struct row *row) {
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    if (count != 1)
        fail_msg("%s: %zu problems: %s", row->attack, count, all_problems(checker));
    assert_int_equal(problems[0].kind, SL_KIND_RULE_ERROR);
    assert_int_equal(problems[0].severity, SL_ERROR);
    assert_text(problems[0].location.source->name, "p/pack.lua");
    if (problems[0].location.span.start.line != row->line)
        fail_msg("%s: line %zu", row->attack, problems[0].location.span.start.line);
    assert_true(problems[0].message.length <= SL_LIMIT_MESSAGE_BYTES);
    assert_null(strstr(shown(problems[0].message), "0x"));
    if (row->message && strcmp(shown(problems[0].message), row->message) != 0)
        fail_msg("%s: %s, not: %s", row->attack, shown(problems[0].message), row->message);
}

/* The rules say what they say, and a pack that is none of this loads, and is asked. */
static void assert_whole(sl_checker *checker, const sl_vocabulary *vocabulary) {
    size_t count;
    assert_ptr_equal(sl_get_vocabulary(checker), vocabulary);
    assert_null(sl_get_packs(checker, &count));
    assert_int_equal(count, 0);
    if (sl_load_rules(checker, "good") != SL_OK)
        fail_msg("refused: %s", all_problems(checker));
    sl_report *report = check(checker, whole_bicycle);
    assert_unharmed(report);
    assert_int_equal(status_of(report, "GOOD-1"), SL_PASS);
    sl_report_free(report);
}

/* In a checker of its own, and the same again in that: what was stopped must be stopped again. */
static void try_row(const struct row *row, sl_text lua) {
    alarm(WATCHDOG_SECONDS); /* for each anew */
    sl_checker *checker = new_checker();
    add_bystanders(checker);
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    put("p/pack.lua", lua.bytes, lua.length);
    double start = now();
    assert_int_equal(sl_load_rules(checker, "p"), SL_REFUSED);
    if (now() - start >= 2 * SL_LIMIT_SECONDS)
        fail_msg("%s: it took %.1f seconds", row->attack, now() - start);
    assert_told(checker, row);
    assert_int_equal(sl_load_rules(checker, "p"), SL_REFUSED);
    assert_whole(checker, vocabulary);
    sl_checker_free(checker);
}

static void make_folders(void) {
    make_folder("p");
    make_file("p/pack.lua", "");
    make_folder("good");
    make_file("good/pack.lua", "return pack { name = \"good\", version = \"1.0.0\" }\n");
    char *rule = write_rule("GOOD-1", "practice", "\"lamp\"", "if c.lamp.mounted then return pass() end");
    make_file("good/GOOD-1.lua", rule);
    free(rule);
}

static void test_each_attack_is_met(void **state) {
    (void)state;
    make_folders();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        try_row(&rows[i], text(rows[i].lua));
}

/* Sources that are too long to be written down above. */
static void test_each_source_is_met(void **state) {
    (void)state;
    make_folders();
    char *huge = repeat("-", SL_LIMIT_RULE_BYTES + 1), *deep = repeat("{", 20000);
    char *deep_source = print("return pack %s", deep);
    try_row(&(struct row){.attack = "a huge source", .line = 1}, text(huge));
    try_row(&(struct row){.attack = "a deep source", .line = 1}, text(deep_source));
    try_row(&(struct row){.attack = "real bytecode", .line = 1}, builtin_scripts[1].compiled);
    free(deep_source);
    free(deep);
    free(huge);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_each_attack_is_met, enter_folder, leave_folder),
        cmocka_unit_test_setup_teardown(test_each_source_is_met, enter_folder, leave_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
