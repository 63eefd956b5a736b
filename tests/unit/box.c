/* box.c - rules that once broke out of the sandbox, and similar ones: each is refused with its line, or runs within its
 * budget, and does not change the answers of other rules. */
#include "unit/attack_support.h"

#define BEFORE                                                                                                         \
    "id = \"M\", name = \"m\", kind = \"practice\", elements = { \"lamp\" }, title = \"t\", rationale = \"r\",\n"
#define BEHIND                                                                                                         \
    "source = { { at = \"x\" } }, remediation = \"r\",\n"                                                              \
    "tests = { { name = \"n\", expect = \"pass\", program = \"lamp: { mounted: true }\" } } }"
#define READ "local x = c.lamp.mounted "
#define CHECK "check = function(c) " READ "return pass() end,\n"

struct refusal {
    const char *source;
    const char *problems; /* each problem with its line */
};

static void assert_refusals(const struct refusal *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        alarm(WATCHDOG_SECONDS);
        sl_checker *checker = new_checker();
        sl_load_rule(checker, text("M.lua"), text(rows[i].source));
        if (strcmp(all_problems(checker), rows[i].problems) != 0)
            fail_msg("%s\nis refused so: %s\nand not: %s", rows[i].source, all_problems(checker), rows[i].problems);
        add_bystanders(checker);
        sl_report *report = check(checker, whole_bicycle);
        assert_unharmed(report);
        sl_report_free(report);
        sl_checker_free(checker);
    }
}

#define ASSERT_REFUSALS(rows) assert_refusals(rows, sizeof(rows) / sizeof *(rows))

/* ---- names and lists --------------------------------------------------------------------------------------------- */

#define OPTION "{ type = \"integer\", default = 1, description = \"d\" }"
#define NO_NAME_TEXT "a name must not be empty\n"
#define NAMES "options must be a table with names, such as { [\"NAME\"] = ... }\n"

static void test_what_is_counted_is_what_is_filled(void **state) {
    (void)state;
    static const struct refusal rows[] = {
        {"local o = { [\"\"] = 1 } for i = 1, 8 do o[i] = 1 end\nreturn rule { " BEFORE "options = { [\"\"] = " OPTION
         " },\n" CHECK "source = { { at = \"x\" } }, remediation = \"r\",\n"
         "tests = { { name = \"n\", expect = \"pass\", options = o, program = \"lamp: { mounted: true }\" } } }",
         "3: " NO_NAME_TEXT "6: " NO_NAME_TEXT "6: " NAMES},
        {"return rule { " BEFORE "options = { " OPTION ", " OPTION ", a = " OPTION " },\n" CHECK BEHIND, "2: " NAMES},
        {"return rule { " BEFORE "options = { [1.5] = " OPTION ", [true] = " OPTION " },\n" CHECK BEHIND, "2: " NAMES},
        {"return rule { " BEFORE "options = { a = " OPTION " },\n" CHECK
         "source = { { at = \"x\" } }, remediation = \"r\",\ntests = { { name = \"n\", expect = \"pass\",\n"
         "options = { 1, 2, 3, [4.5] = 1, [false] = 2, a = 1 }, program = \"lamp: { mounted: true }\" } } }",
         "5: " NAMES},
        {"return rule { " BEFORE "options = { a = { type = \"word\", default = \"\", domain = { \"\", \"b\" }, "
         "description = \"d\" } },\n" CHECK BEHIND,
         "2: an entry of domain is empty\n"},
        {"return rule { " BEFORE "options = { a = 1, b = " OPTION " },\n" CHECK BEHIND,
         "2: an option must be a table with type, default and description\n"},
    };
    ASSERT_REFUSALS(rows);
}

/* The table of fail{} is read as strictly. */
static void test_failures_with_odd_keys(void **state) {
    (void)state;
    static const struct attack attacks[] = {
        {READS "return fail { message = \"m\", notes = { \"a\", \"b\", [\"lamp.mounted\"] = \"n\", [2.5] = \"x\" } }",
         1, "fail: a key of notes must be the path of an attribute, such as \"element.attribute\""},
        {READS "return fail { message = \"m\", notes = { [(\"x\"):rep(0)] = \"n\" } }", 1,
         "fail: a key of notes must be the path of an attribute, such as \"element.attribute\""},
        {READS "return fail { \"m\", message = \"m\", [1.5] = 2 }", 1,
         "fail: there is no field '?'; it takes message, alternatives, notes, at and among"},
        {READS "return fail { message = \"m\", alternatives = { nil, \"b\", nil, \"d\", 5 } }", 1,
         "fail: alternatives has a gap: there is no entry 1, but there are later ones"},
        {READS "return fail { message = \"m\", among = { [1] = \"b\" } }", 1,
         "fail: only a rule with scope = \"portfolio\" can have among; leave it out"},
        {READS "return fail { message = \"m\", at = (\"x\"):rep(0) }", 1,
         "fail: at must be the path of an attribute, such as \"element.attribute\""},
    };
    for (size_t i = 0; i < sizeof attacks / sizeof *attacks; i++)
        try_attack(&attacks[i]);
}

static void assert_vocabulary_refused(const char *source, const char *problem) {
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_vocabulary(checker, text("v.lua"), text(source)), SL_REFUSED);
    if (!strstr(all_problems(checker), problem))
        fail_msg("%s\nis refused so: %s", source, all_problems(checker));
    sl_checker_free(checker);
}

static void test_vocabularies_name_what_they_have(void **state) {
    (void)state;
    static const char *const rows[][3] = {
        {"id = \"mounted\"", "id = \"\"",
         "an id must consist of lower-case letters, digits and \"_\", and must not start with a digit"},
        {"\"dynamo\"", "\"\"", "an entry of domain is empty"},
        {"manual = \"The manual, 1998.\"", "[\"\"] = \"x\"", NO_NAME_TEXT},
        {"manual = \"The manual, 1998.\"", "\"x\", [1.5] = \"y\"", "works must be a table with names"},
        {"id = \"lamp\"", "id = \"\"",
         "an id must consist of lower-case letters, digits and \"_\", and must not start with a digit"},
        {"key = \"riders\"", "key = \"\"", "the field \"key\" is empty"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *source = replace(bicycles, rows[i][0], rows[i][1]);
        assert_vocabulary_refused(source, rows[i][2]);
        free(source);
    }
}

/* ---- one reader -------------------------------------------------------------------------------------------------- */

#define OTHER_CHECK "check = function(c) return c.lamp.mounted and pass() or fail { message = \"m\" } end"
#define ONCE "a rule must return once only, at the end of its file\n"
#define WORD "the name rule is only for return rule { ... }; choose another name\n"

/* Innocent text beside the check that runs. */
static void test_no_decoy_is_looked_at(void **state) {
    (void)state;
    static const struct refusal rows[] = {
        {"do return rule { " BEFORE "check = function(c) return pass() end, " BEHIND " end\n"
         "return rule { " BEFORE CHECK BEHIND,
         "1: " ONCE},
        {"if true then\nreturn rule { " BEFORE "check = function(c) return pass() end, " BEHIND " end\n"
         "return rule { " BEFORE CHECK BEHIND,
         "2: " ONCE},
        {"local rule = function(t) t.check = function(c) return pass() end return t end\n"
         "return rule { " BEFORE CHECK BEHIND,
         "1: " WORD},
        {"local function rule(t) t.check = function(c) return pass() end return t end return rule { " BEFORE CHECK
             BEHIND,
         "1: " WORD},
        {"for _, rule in pairs({ type }) do end\nreturn rule { " BEFORE CHECK BEHIND, "1: " WORD},
        {"return rule { " BEFORE CHECK "check = function(c) return pass() end, " BEHIND,
         "3: check is set twice; remove one of the two\n"},
        {"return rule { " BEFORE CHECK "[\"check\"] = function(c) return pass() end, " BEHIND,
         "3: write the name of a field without brackets, as in check = function(c) ... end\n"},
        {"return rule { " BEFORE "check = tostring, " BEHIND,
         "2: check is a function of the library; write check = function(c) ... end\n"},
        {"return rule { " BEFORE "check = function(c) " READ
         "return pass() end and function(c) return c.lamp.mountd end, " BEHIND,
         "2: the check that Lua has loaded is not the one here; write check = function(c, options) ... end, with "
         "nothing before or behind it\n"},
        {"return rule { " BEFORE "check = function(c) " READ "return pass() end or 1,\n" BEHIND,
         "2: the check that Lua has loaded is not the one here; write check = function(c, options) ... end, with "
         "nothing before or behind it\n"},
        {"return rule { id = \"M\", name = \"m\", kind = \"practice\", elements = { \"lamp\" }, rationale = \"r\", "
         "title = "
         "function() local check = function(c) return c.lamp.mounted end; end and \"t\", "
         "check = function(c) return c.lamp.mountd end, " BEHIND,
         "1: lamp has no \"mountd\"; did you mean \"mounted\"?\n"},
        {"local function f(c) " READ "return pass() end\nreturn rule { " BEFORE "check = f,\n" BEHIND,
         "3: write check as a function in the table: check = function(c, options) ... end\n"},
    };
    ASSERT_REFUSALS(rows);
}

/* A table that is not returned does not hide the check of the returned one. */
static void test_the_check_that_runs_is_looked_at(void **state) {
    (void)state;
    static const struct refusal rows[] = {
        {"local function decoy() return 1 end\n"
         "local other = { " OTHER_CHECK " }\nreturn rule { " BEFORE
         "check = function(c) return c.lamp.mountd end, " BEHIND,
         "4: lamp has no \"mountd\"; did you mean \"mounted\"?\n"},
        {"local x = { check = function(c) return c.lamp.mountd end } return rule { " BEFORE CHECK BEHIND, ""},
    };
    ASSERT_REFUSALS(rows);
}

static void test_a_carriage_return_ends_a_comment(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"",
             "local f = function () return 1 --\r end and 0x4141414141414141 or function() --\n end\n" READ
             "return pass()");
    sl_test_run *run;
    assert_int_equal(sl_run_tests(checker, &(sl_test_options){.coverage = true, .mutate = true}, &run), SL_OK);
    sl_test_run_free(run);
    sl_checker_free(checker);
}

/* ---- faults of Lua ----------------------------------------------------------------------------------------------- */

#define INDEX "a comparison cannot be an index; put its result into a local, and use that\n"
#define IN_CHECK(body) "return rule { " BEFORE "check = function(c) " READ "\n" body "\nreturn pass() end,\n" BEHIND

static void test_comparisons_are_no_index(void **state) {
    (void)state;
    static const struct refusal rows[] = {
        {IN_CHECK("local t = {} t[1 < 2] = pass()"), "3: " INDEX},
        {IN_CHECK("local t, a = {}, 1 local function f() t[a == 2] = 1 end f()"), "3: " INDEX},
        {IN_CHECK("local t = {} local _ = t[(1 < 2)]"), "3: " INDEX},
        {IN_CHECK("local t = {} local _ = t[not ((1 >= 2))]"), "3: " INDEX},
        {IN_CHECK("local t = {} local _ = t[true and 1 ~= 2]"), "3: " INDEX},
        {IN_CHECK("local t = { [1 <= 2] = 1 }"), "3: " INDEX},
        {IN_CHECK("local t = {} t[1 > 2], t[1] = 1, 2"), "3: " INDEX},
        {IN_CHECK("local t = {} local _ = t[(1 < 2) == (x and x)]"), "3: " INDEX},
        {IN_CHECK("local t = {} local _ = t[x or 1 < 2]"), "3: " INDEX},
        /* a comparison with something behind it is not the whole index */
        {IN_CHECK("local t = {} local _ = t[1 < 2 and \"a\" or \"b\"], t[(1 < 2) and 1 or 2]"), ""},
        /* here the comparison is an argument, or is inside of a table or function */
        {IN_CHECK("local t = { a = 1 } local _ = t[tostring(1 < 2)], t[({ 1 < 2 })[1]]"), ""},
        {IN_CHECK("local t = {} local _ = t[1] == t[2], t[#t + 1] < 1 and t"), ""},
    };
    ASSERT_REFUSALS(rows);
}

#define CHAIN "3: more than 200 names are joined, as in a.b.c; put a part into a local\n"

static void assert_chain_refused(const char *before, const char *link, size_t count, const char *behind) {
    char *links = repeat(link, count);
    char *source = print("return rule { " BEFORE "check = function(c) " READ "\n%s%s%s\nreturn pass() end,\n" BEHIND,
                         before, links, behind);
    const struct refusal row = {source, CHAIN};
    assert_refusals(&row, 1);
    free(source);
    free(links);
}

static void test_long_chains_are_refused(void **state) {
    (void)state;
    assert_chain_refused("local f local y = f", ".a", 20000, ".b.c");
    assert_chain_refused("local f local y = f", ".a", 201, "");
    assert_chain_refused("local f local y = f", "[1]", 201, "");
    assert_chain_refused("local f f", ":a()", 201, "");
    assert_chain_refused("local f local y = (f", ".a", 150,
                         ").b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b"
                         ".b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b");
    assert_chain_refused("local f local y = f", "[\"a\"].b", 101, "");
    static const char *const fine[] = {"local f = {} local y = f.a and f.b.c", "local y = {} local z = y[y[y[1]]]"};
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        char *body = print(READS "%s return pass()", fine[i]);
        sl_checker *checker = new_checker();
        add_rule(checker, "R", "practice", ELEMENTS, body);
        sl_checker_free(checker);
        free(body);
    }
}

/* Each number is different, so all are constants of one function. */
static char *many_numbers(size_t count) {
    char *list = print("%s", "local t = { ");
    for (size_t i = 0; i < count; i++) {
        char *longer = print("%s%zu.5, ", list, i);
        free(list);
        list = longer;
    }
    char *whole = print("%s}", list);
    free(list);
    return whole;
}

static void test_bit_operators_among_many_constants(void **state) {
    (void)state;
    static const char *const operations[] = {"7 & x", "x | 7", "7 ~ x", "7 << x", "x >> 7", "~x"};
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++)
        for (size_t count = 20; count <= 300; count += 280) {
            char *numbers = many_numbers(count);
            char *body =
                print(READS "%s\nlocal x = 12\nlocal y = %s\nif y ~= (%s) then error(\"wrong\") end\nreturn pass()",
                      numbers, operations[i], operations[i]);
            sl_checker *checker = new_checker();
            sl_result result = load_rule(checker, "R", "practice", ELEMENTS, body);
            assert_int_equal(result, count > 250 ? SL_REFUSED : SL_OK);
            if (result == SL_REFUSED)
                assert_non_null(
                    strstr(all_problems(checker), "a script with bit operators must not have more than 250 different"));
            sl_checker_free(checker);
            free(body);
            free(numbers);
        }
}

/* Lua 5.4.4 as Debian has it reads behind its stack when a metamethod of ".." has moved it: at one depth of calls or
 * another. */
static void test_texts_are_joined_at_every_depth(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"",
             "local w = c.lamp.power\n"
             "local long = string.rep(\"x\", 50)\n"
             "local function f(n)\n"
             "  if n == 0 then return long .. \"a\" .. w .. \"b\" .. w end\n"
             "  local a, b, d = n, n, n\n"
             "  return long .. \"y\" .. f(n - 1)\n"
             "end\n"
             "for n = 1, 60 do if f(n) ~= string.rep(long .. \"y\", n) .. long .. \"adynamobdynamo\" then\n"
             "  return fail { message = \"at depth \" .. n } end end\n"
             "return pass()");
    sl_report *report = check(checker, whole_bicycle);
    assert_int_equal(status_of(report, "R"), SL_PASS);
    sl_report_free(report);
    sl_checker_free(checker);
    for (int depth = 1; depth < 120; depth++) { /* each in a state whose stack no other has made large */
        char *body =
            print("local w = c.lamp.power\nlocal function f(n, ...) if n == 0 then return \"a\" .. w .. \"b\" .. w "
                  "end local x, y = n, n return f(n - 1, x, y) .. \"\" end\n"
                  "if f(%d) == \"adynamobdynamo\" then return pass() end return fail { message = \"wrong\" }",
                  depth);
        checker = new_checker();
        add_rule(checker, "R", "practice", "\"lamp\"", body);
        report = check(checker, whole_bicycle);
        assert_int_equal(status_of(report, "R"), SL_PASS);
        sl_report_free(report);
        sl_checker_free(checker);
        free(body);
    }
}

/* Lua makes a new constant of a calculation with two constants, so a few numbers make many. */
static void test_calculated_constants_count_too(void **state) {
    (void)state;
    char *list = print("%s", "local t = { ");
    for (int i = 0; i < 280; i++) {
        char *longer = print("%s%d * %d, ", list, 100003 + i % 20, 1001 + i / 20);
        free(list);
        list = longer;
    }
    char *body = print(READS "%s }\nlocal a, b = 1, 2\nlocal y = 0xABC4 & (a and b or a)\nreturn pass()", list);
    sl_checker *checker = new_checker();
    assert_int_equal(load_rule(checker, "R", "practice", ELEMENTS, body), SL_REFUSED);
    assert_non_null(strstr(all_problems(checker), "a script with bit operators must not have more than 250 different"));
    sl_checker_free(checker);
    free(body);
    free(list);
}

static void assert_says(const char *body, const char *message) {
    char *whole = print("local m = c.lamp.mounted\n%s", body);
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"", whole);
    sl_report *report = check(checker, whole_bicycle);
    assert_text(need_finding(report, "R")->message, message);
    sl_report_free(report);
    sl_checker_free(checker);
    free(whole);
}

#define SAYS(value) "return fail { message = \"\" .. " value " }"

/* In Lua, the length of a table with gaps depends on a random number. */
static void test_lengths_are_no_lottery(void **state) {
    (void)state;
    for (int i = 0; i < 20; i++) { /* each in a state of its own */
        assert_says("local t = { 1, 2, 3, 4 } t.k = 1 t.k = nil t[2] = nil t.other = 1 t[5] = 5\n" SAYS("#t"), "1");
        assert_says("local t = { 1, nil, 3 }\n" SAYS("#t .. \" \" .. table.concat(t)"), "1 1");
    }
    assert_says("local t = { a = { b = { \"x\", \"y\" } }, f = function() return { 1, 2, 3 } end }\n" SAYS(
                    "#t.a.b .. #t[\"a\"].b .. #t.f() .. #t.a.b[1] .. #\"four\" .. #{ 1 } .. -#t.a.b .. "
                    "#(t.a.b) + 1 .. (\"x\"):rep(#t.a.b)"),
                "2231"
                "41-2"
                "3"
                "xx");
    assert_says("local t = { 1, 2 }\nlocal n = 0 while n < #t do n = n + 1 t[#t + 1] = #t == n if n > 3 then break end "
                "end\n" SAYS("#t .. #[[a\nb]] .. #t % 4"),
                "632");
    static const struct attack attack = {READS "local x return #x", 1, "attempt to get length of a nil value"};
    try_attack(&attack);
    static const struct refusal row = {IN_CHECK("local __length = 1"),
                                       "3: the name __length is reserved; choose another name\n"};
    assert_refusals(&row, 1);
}

/* Scripts can trigger this fault of Lua, which is harmless: the rule ends. */
static void test_division_by_zero_ends_the_rule(void **state) {
    (void)state;
    static const char *const bodies[] = {"local z = 0 return 1 // z", "local z = 0 return 1 % z", "return 1 // 0",
                                         "local a, z = 5, 0 local t = { a // z }"};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        char *body = print(READS "%s", bodies[i]);
        sl_checker *checker = new_checker();
        add_bystanders(checker);
        add_rule(checker, "M-ATTACK", "practice", ELEMENTS, body);
        sl_report *report = check(checker, whole_bicycle);
        assert_int_equal(status_of(report, "M-ATTACK"), SL_FAILED);
        assert_unharmed(report);
        sl_report_free(report);
        sl_checker_free(checker);
        free(body);
    }
}

static void test_ordinary_styles_are_taken(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "local power = c.lamp.power\ndo local x = 1 end\nif power:is(\"dynamo\") then return pass() end return pass()",
        "do local c = 1 end\nreturn c.lamp.mounted and pass()",
        "if true then local c = { lamp = 1 } local _ = c.lamp end\nreturn c.lamp.mounted and pass()",
        "local power = c.lamp.power\npower = tostring(power)\nif power == \"dynamo\" then return pass() end return "
        "pass()",
        "local counts = { high = 0, low = 0 } local m = c.lamp.mounted\n"
        "counts[m == true and \"high\" or \"low\"] = 1 return pass()",
        "local t = { c = { x = 1 } } local _ = t.c.x return c.lamp.mounted and pass()",
        "return c.lamp.power:is(\"dy\\110amo\") and pass()",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        sl_checker *checker = new_checker();
        add_rule(checker, "R", "practice", "\"lamp\"", bodies[i]);
        sl_checker_free(checker);
    }
    static const struct refusal rows[] = {
        {"\xef\xbb\xbfreturn rule { " BEFORE CHECK BEHIND, ""},
        {"return rule {\r\n" BEFORE CHECK BEHIND, ""},
        {"-- why\n\tlocal words <const> = 3\nreturn rule { " BEFORE CHECK BEHIND, ""},
        {IN_CHECK("do local c = 1 end local _ = c.lamp.mountd"),
         "3: lamp has no \"mountd\"; did you mean \"mounted\"?\n"},
    };
    ASSERT_REFUSALS(rows);
}

/* ---- state ------------------------------------------------------------------------------------------------------- */

#define ENVIRONMENT "rules cannot use _ENV, because it could keep something for their next run; use a local\n"

static void test_rules_keep_nothing(void **state) {
    (void)state;
    static const struct refusal rows[] = {
        {"local pass = pass local _ENV = { n = 0, pass = pass }\nreturn rule { " BEFORE CHECK BEHIND,
         "1: " ENVIRONMENT},
        {"local _ENV <const> = { rule = type }\nreturn rule { " BEFORE CHECK BEHIND, "1: " ENVIRONMENT},
        {"local function f(_ENV) return 1 end\nreturn rule { " BEFORE CHECK BEHIND, "1: " ENVIRONMENT},
        {IN_CHECK("_ENV = {}"), "3: " ENVIRONMENT},
        {IN_CHECK("for _ENV in pairs({}) do end"), "3: " ENVIRONMENT},
        {IN_CHECK("local t = {} local _ = t._ENV"), "3: " ENVIRONMENT},
        {IN_CHECK("local t = { _ENV = 1 }"), "3: " ENVIRONMENT},
        {IN_CHECK("local a, b <close> = 1, nil"), "3: rules cannot use <close>; write <const>, or leave it out\n"},
        {IN_CHECK("local a <const>, b <close> = 1, nil"),
         "3: rules cannot use <close>; write <const>, or leave it out\n"},
        {IN_CHECK("local x <close> = nil"), "3: rules cannot use <close>; write <const>, or leave it out\n"},
        {"local n = 0\nreturn rule { " BEFORE "check = function(c) " READ "n = n + 1 return pass() end, " BEHIND,
         "3: check uses \"n\", which is declared outside of check; declare it inside, so that no run can leave "
         "anything for the next\n"},
        {"local t = {}\nreturn rule { " BEFORE "check = function(c) " READ "t[#t + 1] = 1 return pass() end, " BEHIND,
         "3: check uses \"t\", which is declared outside of check; declare it inside, so that no run can leave "
         "anything for the next\n"},
        {"local f = (function() local n = 0 return function() n = n + 1 return n end end)()\nreturn rule { " BEFORE
         "check = function(c) " READ "f() return pass() end, " BEHIND,
         "3: check uses \"f\", which is declared outside of check; declare it inside, so that no run can leave "
         "anything for the next\n"},
        {"local n = 0\nreturn rule { " BEFORE "check = function(c) " READ
         "local function g() n = n + 1 end return pass() end, " BEHIND,
         "3: check uses \"n\", which is declared outside of check; declare it inside, so that no run can leave "
         "anything for the next\n"},
    };
    ASSERT_REFUSALS(rows);
}

/* Runs rules that each try to see the others, in some order, twice. `seen` gets the answer of each. */
static const char *const neighbours[] = {
    /* makes very many strings, and keeps them while it runs */
    "local t = {} for j = 1, 10 do local u = {} t[j] = u for i = 1, 8000 do u[i] = j .. \"k\" .. i end end return "
    "pass()",
    /* leaves garbage */
    "for i = 1, 300 do local _ = string.rep(\"x\", 10000) .. i end return pass()",
    /* is near its limit of memory, below and above */
    "local t = {} for i = 1, 100 do t[i] = string.rep(\"y\", 70000) .. i end return pass()",
    "local t = {} for i = 1, 200 do t[i] = string.rep(\"z\", 70000) .. i end return pass()",
    /* is so near that the table of all strings, which the first rule makes larger, must not count */
    "local t = {} for i = 1, 116 do t[i] = string.rep(\"w\", 70000) .. i end return pass()",
    "local t = {} while true do t = { t } end",
    "local s = \"x\" while true do s = s .. s end",
    "local function f(n) return 1 + f(n) end return f(1)",
    "while true do end",
    "local w = c.lamp.power return fail { message = \"it is \" .. w }",
    "local n = 0 for i = 1, 50000 do n = n + (\"k\" .. i):len() end return fail { message = \"\" .. n }",
    "local s = c.wheels.surfaces return fail { message = tostring(s) .. tostring(c) .. tostring(pass) }",
    "local t = {} for k in pairs({ b = 1, a = 2, [3] = 4, [true] = 5 }) do t[#t + 1] = tostring(k) end "
    "return fail { message = table.concat(t, \" \") }",
};
enum { NEIGHBOURS = sizeof neighbours / sizeof *neighbours };

static void run_in_order(const size_t *order, char *said[NEIGHBOURS]) {
    sl_checker *checker = new_checker();
    for (size_t i = 0; i < NEIGHBOURS; i++) {
        char *id = print("N-%zu", order[i]), *body = print(READS "local also = c.lamp.power %s", neighbours[order[i]]);
        add_rule(checker, id, "practice", ELEMENTS, body);
        free(body);
        free(id);
    }
    for (int run = 0; run < 2; run++) {
        sl_set_memo(checker, false);
        sl_report *report = check(checker, whole_bicycle);
        for (size_t i = 0; i < NEIGHBOURS; i++) {
            char *id = print("N-%zu", i);
            const sl_finding *finding = finding_of(report, id, "");
            char *now_said = print("%d %s at %zu", (int)status_of(report, id), finding ? shown(finding->message) : "",
                                   finding ? finding->location.span.start.line : 0);
            if (said[i])
                assert_string_equal(now_said, said[i]);
            free(said[i]);
            said[i] = now_said;
            free(id);
        }
        sl_report_free(report);
    }
    sl_checker_free(checker);
}

static void test_no_rule_sees_another(void **state) {
    (void)state;
    char *said[NEIGHBOURS] = {NULL};
    size_t order[NEIGHBOURS];
    uint32_t seed = 7;
    for (size_t i = 0; i < NEIGHBOURS; i++)
        order[i] = i;
    for (int round = 0; round < 12; round++) {
        alarm(WATCHDOG_SECONDS);
        for (size_t i = NEIGHBOURS - 1; i > 0; i--) {
            seed = seed * 1664525u + 1013904223u;
            size_t other = (seed >> 8) % (i + 1), moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
        run_in_order(order, said);
    }
    assert_string_equal(said[0], "0  at 0");
    assert_string_equal(said[2], "0  at 0");
    assert_string_equal(said[4], "0  at 0");
    for (size_t i = 0; i < NEIGHBOURS; i++)
        free(said[i]);
}

/* ---- loading ----------------------------------------------------------------------------------------------------- */

/* Repeats pieces that make Lua's compiler or a library function slow, up to the largest file. */
static void test_loading_ends_in_time(void **state) {
    (void)state;
    static const char *const rows[][3] = {
        {"local a local z = ", "a and ", "a"},
        {"local a local z = ", "a or ", "a"},
        {"local x if x then ", "elseif x then ", "end"},
        {"", "goto a ::a:: ", ""},
        {"", "do goto a ::a:: end ", ""},
        {"", "local a ", ""},
        {"local f ", "f = function() end ", ""},
        {"local z = ", "\"x\" .. ", "1"},
        {"local z = ", "- ", "1"},
        {"local z = { ", "{}, ", "}"},
        {"", ";", ""},
        {"local z = \"", "\\z ", "\""},
        {"local z = 1", "1", ""},
        {"local x while x do ", "if x then break end ", "end"},
        {"local s = string.rep(\"1\", 250000) while true do local _ = tonumber(s) end", "", ""},
        {"local s = string.rep(\"1\", 900000) while true do local _ = tonumber(s, 2) end", "", ""},
        {"local s = string.rep(\"1\", 900000) while true do local _ = s + 1 end", "", ""},
        {"local s = string.rep(\"1\", 900000) local t = s .. 2 s = s .. 1 while true do local _ = s < t end", "", ""},
        {"local s = string.rep(\"1\", 900000) local t = s .. 2 s = s .. 1 while true do local _ = s == t end", "", ""},
        {"local s = string.rep(\"\\0\", 250000) local t = s .. 2 while true do local _ = s < t end", "", ""},
        {"local function f ", "function) ", ""},
        {"local f ", "function end ", ""},
        {"while true do local _ = (\"%99.99f\"):format(1e308) end", "", ""},
        {"local t = {} for i = 1, 60000 do t[i] = \"\" end while true do local _ = table.concat(t) end", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t each = strlen(rows[i][1]), count = each ? (SL_LIMIT_RULE_BYTES - 200) / each : 0;
        char *pieces = repeat(rows[i][1], count);
        char *source = print("%s%s%s return rule {}", rows[i][0], pieces, rows[i][2]);
        sl_checker *checker = new_checker();
        alarm(WATCHDOG_SECONDS);
        double start = now();
        assert_int_equal(sl_load_rule(checker, text("M.lua"), text(source)), SL_REFUSED);
        if (now() - start >= SL_LIMIT_SECONDS)
            fail_msg("%.40s...: it took %.1f seconds", source, now() - start);
        sl_checker_free(checker);
        free(source);
        free(pieces);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WATCHED(test_what_is_counted_is_what_is_filled),
        WATCHED(test_failures_with_odd_keys),
        WATCHED(test_vocabularies_name_what_they_have),
        WATCHED(test_no_decoy_is_looked_at),
        WATCHED(test_the_check_that_runs_is_looked_at),
        WATCHED(test_a_carriage_return_ends_a_comment),
        WATCHED(test_comparisons_are_no_index),
        WATCHED(test_long_chains_are_refused),
        WATCHED(test_bit_operators_among_many_constants),
        WATCHED(test_calculated_constants_count_too),
        WATCHED(test_lengths_are_no_lottery),
        WATCHED(test_ordinary_styles_are_taken),
        WATCHED(test_texts_are_joined_at_every_depth),
        WATCHED(test_division_by_zero_ends_the_rule),
        WATCHED(test_rules_keep_nothing),
        WATCHED(test_no_rule_sees_another),
        WATCHED(test_loading_ends_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
