/* packs.c - what a pack.lua says, and that each mistake in it, or in asking for it, is told with its place. */
#include "unit/folder_support.h"
#include "unit/lua_support.h"

#include "samplint/limits.h"

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

#define LAMP_RULE "local m = c.lamp.mounted return fail { message = \"no\" }"

static void make_rule_file(const char *path, const char *id, const char *body) {
    char *source = write_rule(id, "practice", "\"lamp\"", body);
    make_file(path, source);
    free(source);
}

/* A folder "p" with one rule, MINE-1, and this pack.lua. */
static void make_pack(const char *lua) {
    make_folder("p");
    make_file("p/pack.lua", lua);
    make_rule_file("p/MINE-1.lua", "MINE-1", LAMP_RULE);
}

/* Its head: three lines, and what follows is on the fourth. */
#define HEAD "return pack {\n  name = \"mine\",\n  version = \"1.2.3\",\n"
#define GLOW "{ id = \"glow\", type = \"ordinal\", domain = { \"dim\", \"bright\" }, description = \"How much.\" }"
#define ADDS_GLOW "  vocabulary = { { element = \"lamp\", attributes = { " GLOW " } } },\n"

/* What is said of a range that is much too long. */
#define NO_RANGE                                                                                                       \
    "5: \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...\" is not a range of versions; write one "    \
    "like "                                                                                                            \
    "\">=1.2 <2\"\n"
#define FOUR(text) text text text text

static const sl_rule *rule_of(const sl_checker *checker, const char *id) {
    size_t count, off_count;
    const sl_rule *const *rules = sl_get_rules(checker, &count), *const *off = sl_get_rules_off(checker, &off_count);
    for (size_t i = 0; i < count + off_count; i++) {
        const sl_rule *rule = i < count ? rules[i] : off[i - count];
        if (same(rule->id, id))
            return rule;
    }
    fail_msg("there is no rule %s", id);
    return NULL;
}

/* A checker with a rule of another pack, OTHER-1. */
static sl_checker *checker_with_other(void) {
    sl_checker *checker = new_checker();
    make_folder("other");
    make_file("other/pack.lua", "return pack { name = \"other\", version = \"2.0.0\" }\n");
    make_rule_file("other/OTHER-1.lua", "OTHER-1", LAMP_RULE);
    assert_int_equal(sl_load_rules(checker, "other"), SL_OK);
    return checker;
}

static void assert_loads(sl_checker *checker, const char *path) {
    if (sl_load_rules(checker, path) != SL_OK)
        fail_msg("refused: %s", all_problems(checker));
    assert_string_equal(all_problems(checker), "");
}

/* ---- what holds --------------------------------------------------------------------------------------------------- */

static void test_a_pack_is_loaded(void **state) {
    size_t count;
    (void)state;
    make_pack(HEAD "  description = \"Ours.\",\n}\n");
    sl_checker *checker = new_checker();
    assert_loads(checker, "p/");
    const sl_pack *packs = sl_get_packs(checker, &count);
    assert_int_equal(count, 1);
    assert_text(packs[0].name, "mine");
    assert_text(packs[0].version, "1.2.3");
    assert_text(packs[0].description, "Ours.");
    assert_text(packs[0].path, "p");
    assert_text(packs[0].set_by, "");
    assert_int_equal(packs[0].rule_count, 1);
    assert_int_equal(packs[0].digest.length, 64);
    assert_text(rule_of(checker, "MINE-1")->pack, "mine");
    assert_text(rule_of(checker, "MINE-1")->pack_version, "1.2.3");
    sl_checker_free(checker);
}

static void test_a_pack_is_found_by_its_file_and_loaded_once(void **state) {
    size_t count;
    (void)state;
    make_pack(HEAD "}\n");
    make_link("p", "again");
    sl_checker *checker = new_checker();
    assert_loads(checker, "p/pack.lua");
    assert_loads(checker, "./p");
    assert_loads(checker, "again/");
    sl_get_packs(checker, &count);
    assert_int_equal(count, 1);
    sl_checker_free(checker);
}

/* Whatever folder it lies in, and by whatever path: the same files are the same pack. */
static void test_the_digest_is_that_of_its_files(void **state) {
    static const char *const paths[] = {"p", "q//", "./r"};
    char digests[5][65] = {{0}};
    (void)state;
    for (size_t i = 0; i < 5; i++) {
        char folder[2] = {(char)('p' + i), '\0'}, path[16];
        make_folder(folder);
        snprintf(path, sizeof path, "%s/pack.lua", folder);
        make_file(path, i == 3 ? HEAD "}\n\n" : HEAD "}\n");
        snprintf(path, sizeof path, "%s/MINE-1.lua", folder);
        make_rule_file(path, "MINE-1", i == 4 ? LAMP_RULE " -- x" : LAMP_RULE);
        sl_checker *checker = new_checker();
        size_t count;
        assert_loads(checker, i < 3 ? paths[i] : folder);
        strcpy(digests[i], shown(sl_get_packs(checker, &count)[0].digest));
        sl_checker_free(checker);
    }
    assert_string_equal(digests[0], digests[1]);
    assert_string_equal(digests[0], digests[2]);
    assert_string_not_equal(digests[0], digests[3]);
    assert_string_not_equal(digests[0], digests[4]);
}

static void test_it_adds_attributes(void **state) {
    (void)state;
    make_folder("p");
    make_file("p/pack.lua", HEAD
              "  vocabulary = { { element = \"lamp\", attributes = { " GLOW ",\n"
              "    { id = \"more\", description = \"More.\", attributes = {\n"
              "      { id = \"colors\", type = \"set\", domain = { \"white\", \"red\" }, description = \"Which.\" },\n"
              "      { id = \"hours\", type = \"integer\", min = 1, max = 9, description = \"How long.\" },\n"
              "      { id = \"own\", type = \"bool\", description = \"Whether.\" },\n"
              "      { id = \"maker\", type = \"text\", description = \"Who.\" } } } } } },\n}\n");
    make_rule_file("p/MINE-1.lua", "MINE-1",
                   "local l = c.lamp\n"
                   "if l.glow >= \"bright\" and l.more.colors:has(\"red\") and l.more.hours > 3 and l.more.own then\n"
                   "  return pass()\nend\nreturn fail { message = l.glow .. \" \" .. l.more.maker }");
    sl_checker *checker = new_checker();
    add_rule(checker, "OLD-1", "practice", "\"lamp\"",
             "if c.lamp.power:is(\"dynamo\") then return pass() end return fail { message = c.lamp.power .. \"\" }");
    const sl_vocabulary *before = sl_get_vocabulary(checker);
    size_t fields = before->field_count;
    sl_report_free(check(checker, whole_bicycle)); /* words that a rule has read before */
    assert_loads(checker, "p");
    const sl_vocabulary *after = sl_get_vocabulary(checker);
    assert_ptr_not_equal(before, after);
    assert_int_equal(before->field_count, fields);
    assert_int_equal(after->field_count, fields + 6);
    for (size_t i = 0; i < after->field_count; i++)
        assert_int_equal(after->fields[i]->index, i);
    for (size_t i = 0; i < after->element_count; i++)
        assert_ptr_equal(after->elements[i].field->parent, after->top);
    sl_report *report =
        check(checker, "bicycle: 1\nlamp:\n  power: battery\n  glow: dim\n  more:\n    maker: Starley\n");
    assert_text(need_finding(report, "MINE-1")->message, "dim Starley");
    assert_text(need_finding(report, "OLD-1")->message, "battery");
    sl_report_free(report);
    report = check(checker, "bicycle: 1\nlamp: { glow: bright, more: { colors: [red], hours: 4, own: true } }\n");
    assert_int_equal(status_of(report, "MINE-1"), SL_PASS);
    assert_int_equal(status_of(report, "OLD-1"), SL_UNDETERMINED);
    sl_report_free(report);
    report = check(checker, "bicycle: 1\nriders: [{ name: Ann, lamp: { glow: bright } }]\nlamp: { glow: dimm }\n");
    bool told = false;
    for (size_t i = 0; i < report->programs[0].finding_count; i++)
        told |= strstr(shown(report->programs[0].findings[i].message), "did you mean \"dim\"?") != NULL;
    assert_true(told);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_it_lists_its_rules(void **state) {
    static const char *const ways[] = {"  rules = { \"b/MINE-2.lua\" },\n}\n", "  rules = \"b\",\n}\n"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        char folder[2] = {(char)('p' + i), '\0'};
        make_folder(folder);
        assert_int_equal(chdir(folder), 0);
        assert_int_equal(mkdir("b", 0777), 0);
        char *lua = print("%s%s", HEAD, ways[i]);
        FILE *file = fopen("pack.lua", "w");
        fputs(lua, file);
        fclose(file);
        free(lua);
        file = fopen("MINE-1.lua", "w");
        fputs("return nothing\n", file);
        fclose(file);
        char *rule = write_rule("MINE-2", "practice", "\"lamp\"", LAMP_RULE);
        file = fopen("b/MINE-2.lua", "w");
        fputs(rule, file);
        fclose(file);
        free(rule);
        sl_checker *checker = new_checker();
        assert_loads(checker, ".");
        size_t count;
        assert_text(sl_get_packs(checker, &count)[0].path, ".");
        rule_of(checker, "MINE-2");
        sl_checker_free(checker);
        assert_int_equal(remove("b/MINE-2.lua") | remove("MINE-1.lua") | remove("pack.lua") | rmdir("b") | chdir(".."),
                         0);
    }
}

static void test_it_sets_rules(void **state) {
    size_t count;
    (void)state;
    sl_checker *checker = checker_with_other();
    make_pack(HEAD "  defaults = {\n"
                   "    [\"OTHER-1\"] = { severity = \"error\" },\n"
                   "    [\"MINE-1\"] = { severity = \"info\", options = { most = 7 } },\n"
                   "    [\"MINE-2\"] = { off = \"next year\" },\n"
                   "  },\n"
                   "  not_waivable = {\n"
                   "    \"MINE-1\",\n"
                   "    \"OTHER-1\" },\n}\n");
    make_rule_file("p/MINE-2.lua", "MINE-2", LAMP_RULE);
    char *source = write_rule("MINE-3", "practice", "\"lamp\"", LAMP_RULE);
    char *forbidden = replace(source, "  name =", "  waivable = false,\n  name =");
    make_file("p/MINE-3.lua", forbidden);
    free(source);
    free(forbidden);
    assert_loads(checker, "p");
    assert_int_equal(rule_of(checker, "OTHER-1")->severity, SL_ERROR);
    assert_text(rule_of(checker, "OTHER-1")->severity_set_by, "p/pack.lua:5");
    assert_int_equal(rule_of(checker, "MINE-1")->severity, SL_INFO);
    assert_int_equal(rule_of(checker, "MINE-1")->options[0].value, 7);
    assert_text(rule_of(checker, "MINE-1")->options[0].set_by, "p/pack.lua:6");
    assert_text(rule_of(checker, "MINE-2")->off, "next year");
    assert_text(rule_of(checker, "MINE-2")->off_set_by, "p/pack.lua:7");
    sl_get_rules(checker, &count);
    assert_int_equal(count, 3);
    sl_get_rules_off(checker, &count);
    assert_int_equal(count, 1);
    assert_true(rule_of(checker, "MINE-1")->not_waivable);
    assert_text(rule_of(checker, "MINE-1")->not_waivable_set_by, "p/pack.lua:10");
    assert_text(rule_of(checker, "OTHER-1")->not_waivable_set_by, "p/pack.lua:11");
    assert_false(rule_of(checker, "MINE-2")->not_waivable);
    assert_text(rule_of(checker, "MINE-3")->not_waivable_set_by, "p/MINE-3.lua:3");
    sl_checker_free(checker);
}

/* ---- mistakes in pack.lua ----------------------------------------------------------------------------------------- */

struct mistake {
    const char *lua, *problems;
};

static const struct mistake mistakes[] = {
    {"return {}", "1: the field \"name\" is missing\n1: the field \"version\" is missing\n"},
    {"return 3", "1: the file does not return pack { ... }\n"},
    {"return rule {}", "1: the field \"name\" is missing\n1: the field \"version\" is missing\n"},
    {HEAD "  vocabulari = {},\n}", "4: there is no field \"vocabulari\"; did you mean \"vocabulary\"?\n"},
    {HEAD "  description = 3,\n}", "4: description must be a string, not a number\n"},
    {"return pack {\n  name = \"My Pack\",\n  version = \"1.2\",\n}",
     "2: a name must consist of lower-case words joined by dashes, such as \"acme-policy\", with at most 64 "
     "letters\n3: a version must be "
     "three numbers joined by dots, such as \"1.2.0\"\n"},
    {"return pack { name = \"-a\", version = \"1.0.0\" }",
     "1: a name must consist of lower-case words joined by dashes, such as \"acme-policy\", with at most 64 letters\n"},
    {"return pack { name = \"a--b\", version = \"1.0.0\" }",
     "1: a name must consist of lower-case words joined by dashes, such as \"acme-policy\", with at most 64 letters\n"},
    {"return pack { name = \"builtin\", version = \"1.0.0\" }",
     "1: \"builtin\" is the name of the rules that come with samplint; choose another name\n"},
    {"return pack { name = string.rep(\"a\", 65), version = \"1.0.0\" }",
     "1: a name must consist of lower-case words joined by dashes, such as \"acme-policy\", with at most 64 letters\n"},
    {HEAD "  requires = {\n    [\"a\"] = \">=x\",\n    [\"b\"] = 3,\n  },\n}",
     "5: \">=x\" is not a range of versions; write one like \">=1.2 <2\"\n6: a range of versions must be a string, "
     "not a number\n"},
    {HEAD "  requires = { \"a\" },\n}", "4: requires must be a table with names, such as { [\"NAME\"] = ... }\n"},
    {HEAD "  requires = {\n    [\"more\"] = \">=1\",\n    [\"other\"] = \"1\",\n  },\n}",
     "5: it requires the pack \"more\"; name that one before it\n6: other 2.0.0 is there, which is not in the range "
     "\"1\"\n"},
    {HEAD "  vocabulary = {},\n}",
     "4: vocabulary must be a list, such as { { element = \"...\", attributes = { ... } } }\n"},
    {HEAD "  vocabulary = { 3 },\n}", "4: an entry of vocabulary must be a table\n"},
    {HEAD "  vocabulary = {\n    { element = \"lmap\", attributes = { " GLOW " } },\n  },\n}",
     "5: there is no element \"lmap\"; did you mean \"lamp\"?\n"},
    {HEAD "  vocabulary = {\n    { element = \"lamp\", attributs = {} },\n  },\n}",
     "5: the field \"attributes\" is missing\n5: there is no field \"attributs\"; did you mean \"attributes\"?\n"},
    {HEAD "  vocabulary = {\n    { element = \"lamp\", attributes = { " GLOW " } },\n"
          "    { element = \"lamp\", attributes = { " GLOW " } },\n  },\n}",
     "6: the element \"lamp\" is listed twice; write its attributes into one entry\n"},
    {HEAD "  vocabulary = {\n    { element = \"lamp\", attributes = {\n"
          "      { id = \"power\", type = \"bool\", description = \"x\" } } },\n  },\n}",
     "5: the vocabulary already declares \"lamp.power\", so mine must give its attribute another id\n"},
    {HEAD "  vocabulary = {\n    { element = \"lamp\", attributes = { " GLOW ", " GLOW " } },\n  },\n}",
     "5: \"lamp.glow\" is declared twice\n"},
    {HEAD "  vocabulary = {\n    { element = \"lamp\", attributes = {\n"
          "      { id = \"x\", type = \"text\", formerly = { \"lamp.power\" }, description = \"x\" } } },\n  },\n}",
     "5: lamp.x: its former path \"lamp.power\" is the path of an attribute now\n"},
    {HEAD "  vocabulary = {\n    { element = \"lamp\", attributes = {\n"
          "      { id = \"x\", type = \"text\", label = true, description = \"x\" } } },\n  },\n}",
     "5: lamp.x: an attribute of a pack cannot be a label: only the vocabulary says which attribute names the "
     "program\n"},
    {HEAD "  vocabulary = {\n    { element = \"lamp\", attributes = {\n"
          "      { id = \"X\", type = \"enumm\" } } },\n  },\n}",
     "5: lamp.X: \"enumm\" is no type; did you mean \"enum\"? It must be enum, ordinal, set, bool, integer or text\n5: "
     "lamp.X: an id must consist of lower-case letters, digits and \"_\", and must not start with a digit\n5: lamp.X: "
     "the field \"description\" is missing\n"},
    {HEAD "  rules = \"../other\",\n}", "4: rules must be a folder below this one, such as \"rules\"\n"},
    {HEAD "  rules = 3,\n}", "4: rules must be a table, not a number\n"},
    {HEAD "  rules = \"none\",\n}", "0: No such file or directory\n"},
    {HEAD "  rules = {\n    \"/etc/passwd\",\n    \"a/../../b.lua\",\n    \"pack.lua\",\n    \"MINE-1\",\n  },\n}",
     "5: a rule must be a .lua file below this folder, such as \"rules/ACME-1.lua\"\n6: a rule must be a .lua file "
     "below "
     "this folder, such as "
     "\"rules/ACME-1.lua\"\n7: pack.lua is not a rule; leave it out\n8: a rule must be a .lua file below this folder, "
     "such as "
     "\"rules/ACME-1.lua\"\n"},
    {HEAD "  rules = { \"MINE-9.lua\" },\n}", "0: No such file or directory\n"},
    {HEAD "  rules = { \"MINE-1.lua\", \"MINE-1.lua\" },\n}", "4: rules lists \"MINE-1.lua\" twice\n"},
    {HEAD "  defaults = {\n    [\"MINE-2\"] = { severity = \"error\" },\n  },\n}",
     "5: there is no rule \"MINE-2\"; did you mean \"MINE-1\"?\n"},
    {HEAD "  defaults = {\n    [\"MINE-1\"] = { severty = \"error\" },\n  },\n}",
     "5: MINE-1: there is no field \"severty\"; did you mean \"severity\"?\n"},
    {HEAD "  defaults = {\n    [\"MINE-1\"] = { severity = \"off\" },\n  },\n}",
     "5: MINE-1: \"off\" is no severity; it must be info, warning or error\n"},
    {HEAD "  defaults = {\n    [\"MINE-1\"] = { off = true },\n  },\n}",
     "5: MINE-1: off must be a string, not a boolean\n"},
    {HEAD "  defaults = {\n    [\"MINE-1\"] = { off = \" \" },\n  },\n}", "5: MINE-1: the field \"off\" is empty\n"},
    {HEAD "  defaults = {\n    [\"MINE-1\"] = 3,\n  },\n}",
     "5: MINE-1: the defaults of a rule must be a table with severity, options or off\n"},
    {HEAD "  defaults = {\n    [\"MINE-1\"] = { options = { mots = 3 } },\n  },\n}",
     "5: MINE-1 has no option \"mots\"; it has most; did you mean \"most\"?\n"},
    {HEAD "  defaults = {\n    [\"MINE-1\"] = { options = { most = {} } },\n  },\n}",
     "5: MINE-1: the value of an option must be a string, not a table\n"},
    {HEAD "  defaults = {\n    [\"MINE-1\"] = { options = { most = 10 } },\n  },\n}",
     "5: MINE-1.most is 1 to 9, not \"10\"\n"},
    {HEAD "  defaults = {\n    [\"OTHER-1\"] = { severity = \"info\" },\n  },\n}",
     "5: OTHER-1 is a rule of other, and no other pack may lower its severity; a repository may, in its "
     ".samplint.yaml\n"},
    {HEAD "  defaults = {\n    [\"OTHER-1\"] = { off = \"because\" },\n  },\n}",
     "5: OTHER-1 is a rule of other, and no other pack may turn it off; a repository may, in its "
     ".samplint.yaml\n"},
    {HEAD "  defaults = {\n    [\"OTHER-1\"] = { options = { most = 9 } },\n  },\n}",
     "5: OTHER-1 is a rule of other, and no other pack may set its options; a repository may, in its "
     ".samplint.yaml\n"},
    {HEAD "  not_waivable = { \"MINE-1\",\n    \"MINE-7\" },\n}",
     "5: there is no rule \"MINE-7\"; did you mean \"MINE-1\"?\n"},
    {HEAD "  not_waivable = true,\n}", "4: not_waivable must be a table, not a boolean\n"},
    {"return pack {\n  name = \"other\",\n  version = \"1.2.3\",\n}",
     "0: two packs are called \"other\": the one in p, and that in other\n"},
    /* hostile ones */
    {"while true do end", "1: it ran for more instructions than a script may use; is there an endless loop?\n"},
    {"local s = \"x\" while true do s = s .. s end", "1: it used more memory than a script may use\n"},
    {"local t = {} while true do t = { t } end",
     "1: it ran for more instructions than a script may use; is there an endless loop?\n"},
    {"return pack(setmetatable({}, {}))",
     "1: scripts have no name 'setmetatable'; they can use their locals, pairs, ipairs, tostring, tonumber, type, "
     "select, "
     "error, assert, math, string and table; check can also use c, options, pass, fail and not_applicable\n"},
    {"os.exit(1)",
     "1: scripts have no name 'os'; they can use their locals, pairs, ipairs, tostring, tonumber, type, select, "
     "error, assert, math, string and table; check can also use c, options, pass, fail and not_applicable\n"},
    {"error({})", "1: it raised an error with a table for its message; write error(\"a text\")\n"},
    {HEAD "  name = \"\\xff\",\n}", "2: name is not UTF-8\n2: the field \"name\" is empty\n"},
    {"local s = string.rep(\"x\", 250000)\n" HEAD
     "  requires = (function() local t = {} for i = 1, 100 do t[\"a\" .. i] = s end return t end)(),\n}",
     "1: all texts of the file together have more than 4194304 bytes\n" FOUR(FOUR(NO_RANGE))},
    {HEAD "  requires = (function() local t = {} for i = 1, 1001 do t[\"a\" .. i] = \"1\" end return t end)(),\n}",
     "1: requires has more than 1000 entries\n"},
    {"local g = { id = \"a\", description = \"x\" }\ng.attributes = { g }\n" HEAD
     "  vocabulary = { { element = \"lamp\", attributes = { g } } },\n}",
     "6: "
     "lamp.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a."
     "a.a.a.a.a.a.a.a.a.a: groups are nested too deeply: no program could declare the attributes in them\n"},
    {"local a = {}\nfor i = 1, 1001 do a[i] = { id = \"a\" .. i, type = \"bool\", description = \"x\" } end\n" HEAD
     "  vocabulary = { { element = \"lamp\", attributes = a } },\n}",
     "6: there are more than 1000 attributes and groups\n"},
    {HEAD "  vocabulary = { { element = \"lamp\", attributes = { { id = string.rep(\"a\", 65), type = \"bool\", "
          "description = \"x\" } } } },\n}",
     "4: lamp.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...: an id must not be longer than 64 "
     "letters\n"},
};

static void test_mistakes(void **state) {
    (void)state;
    make_folder("p");
    make_rule_file("p/MINE-1.lua", "MINE-1", LAMP_RULE);
    make_file("p/pack.lua", "");
    make_folder("other");
    make_file("other/pack.lua", "return pack { name = \"other\", version = \"2.0.0\",\n"
                                "  defaults = { [\"OTHER-1\"] = { severity = \"warning\" } } }\n");
    make_rule_file("other/OTHER-1.lua", "OTHER-1", LAMP_RULE);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        sl_checker *checker = new_checker();
        assert_loads(checker, "other");
        FILE *file = fopen("p/pack.lua", "w");
        fputs(mistakes[i].lua, file);
        fclose(file);
        sl_result result = sl_load_rules(checker, "p");
        assert_string_equal(all_problems(checker), mistakes[i].problems);
        assert_true(result == SL_REFUSED || result == SL_CANNOT_READ);
        sl_checker_free(checker);
    }
}

/* ---- packs together ----------------------------------------------------------------------------------------------- */

static void test_two_packs_with_one_attribute(void **state) {
    (void)state;
    make_pack(HEAD ADDS_GLOW "}\n");
    make_folder("q");
    make_file("q/pack.lua", "return pack {\n  name = \"second\", version = \"1.0.0\",\n" ADDS_GLOW "}\n");
    sl_checker *checker = new_checker();
    assert_loads(checker, "p");
    assert_int_equal(sl_load_rules(checker, "q"), SL_REFUSED);
    assert_string_equal(
        all_problems(checker),
        "3: the pack mine already declares \"lamp.glow\", so second must give its attribute another id\n");
    sl_checker_free(checker);
}

/* The former path of an attribute stays taken: a program that uses it must not mean something else. */
static void test_a_pack_takes_no_former_path_of_another(void **state) {
    (void)state;
    make_pack(HEAD "  vocabulary = { { element = \"lamp\", attributes = { { id = \"glow\", type = \"bool\",\n"
                   "    formerly = { \"lamp.shine\", \"lamp.gleam\" }, description = \"x\" } } } },\n}\n");
    make_folder("q");
    make_file("q/pack.lua",
              "return pack {\n  name = \"second\", version = \"1.0.0\",\n  vocabulary = {\n"
              "    { element = \"lamp\", attributes = {\n"
              "      { id = \"shine\", type = \"bool\", description = \"x\" },\n"
              "      { id = \"hue\", type = \"text\", formerly = { \"lamp.gleam\" }, description = \"x\" } } },\n"
              "  },\n}\n");
    sl_checker *checker = new_checker();
    assert_loads(checker, "p");
    assert_text(sl_find_former_field(sl_get_vocabulary(checker), text("lamp.shine"))->path, "lamp.glow");
    assert_int_equal(sl_load_rules(checker, "q"), SL_REFUSED);
    assert_string_equal(
        all_problems(checker),
        "3: lamp.shine: \"lamp.shine\" was the path of lamp.glow before; give the attribute another id\n"
        "4: lamp.hue: lamp.glow claims the former path \"lamp.gleam\", too\n");
    sl_checker_free(checker);
}

static void test_two_packs_with_one_rule(void **state) {
    (void)state;
    make_pack(HEAD "  defaults = { [\"MINE-1\"] = { off = \"x\" } },\n}\n");
    make_folder("q");
    make_file("q/pack.lua", "return pack { name = \"second\", version = \"1.0.0\" }\n");
    make_rule_file("q/MINE-1.lua", "MINE-1", LAMP_RULE);
    sl_checker *checker = new_checker();
    assert_loads(checker, "p");
    assert_int_equal(sl_load_rules(checker, "q"), SL_REFUSED);
    assert_string_equal(all_problems(checker), "1: the id \"MINE-1\" is taken by p/MINE-1.lua\n");
    sl_checker_free(checker);
}

static void test_a_pack_builds_on_another(void **state) {
    (void)state;
    make_pack(HEAD ADDS_GLOW "}\n");
    make_folder("q");
    make_file("q/pack.lua",
              "return pack { name = \"second\", version = \"1.0.0\", requires = { mine = \">=1.2 <2\" } }\n");
    make_rule_file("q/SECOND-1.lua", "SECOND-1",
                   "if c.lamp.glow:is(\"dim\") then return pass() end return fail { message = \"x\" }");
    sl_checker *checker = new_checker();
    assert_loads(checker, "p");
    assert_loads(checker, "q");
    sl_report *report = check(checker, "bicycle: 1\nlamp: { glow: dim }\n");
    assert_int_equal(status_of(report, "SECOND-1"), SL_PASS);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_a_pack_within_another_folder(void **state) {
    (void)state;
    make_folder("all");
    make_rule_file("all/LOOSE-1.lua", "LOOSE-1", LAMP_RULE);
    make_folder("all/p");
    make_file("all/p/pack.lua", HEAD "}\n");
    make_rule_file("all/p/MINE-1.lua", "MINE-1", LAMP_RULE);
    sl_checker *checker = new_checker();
    assert_int_equal(sl_load_rules(checker, "all"), SL_REFUSED);
    assert_string_equal(all_problems(checker), "0: this is a pack of its own; name its folder, and not one above it\n");
    size_t count;
    sl_get_rules(checker, &count);
    assert_int_equal(count, 1);
    sl_checker_free(checker);
}

/* ---- settings ----------------------------------------------------------------------------------------------------- */

static sl_result load_settings(sl_checker *checker, const char *yaml) {
    make_file(".samplint.yaml", yaml);
    return sl_load_settings(checker, ".samplint.yaml");
}

static void test_settings_name_packs(void **state) {
    size_t count;
    (void)state;
    make_pack(HEAD "  defaults = { [\"MINE-1\"] = { severity = \"error\", off = \"x\" } },\n}\n");
    sl_checker *checker = new_checker();
    if (load_settings(checker, "rules: { MINE-1: { severity: info, off: false } }\n"
                               "packs:\n"
                               "  - { path: p, version: \">=1.2 <2\" }\n"
                               "  - { path: ./p/, version: 1.2 }\n") != SL_OK)
        fail_msg("refused: %s", all_problems(checker));
    assert_text(sl_get_packs(checker, &count)[0].set_by, ".samplint.yaml:3");
    assert_int_equal(count, 1);
    assert_int_equal(rule_of(checker, "MINE-1")->severity, SL_INFO);
    assert_text(rule_of(checker, "MINE-1")->severity_set_by, ".samplint.yaml:1");
    sl_get_rules(checker, &count);
    assert_int_equal(count, 1);
    sl_checker_free(checker);
}

static void test_mistakes_in_settings(void **state) {
    static const struct mistake rows[] = {
        {"packs: p\n", "1: packs is a list such as [{ path: policy, version: \">=1.2 <2\" }]\n"},
        {"packs: [p]\n", "1: a pack needs a path, and a version: the range of versions that are accepted\n"},
        {"packs: [{ path: p }]\n", "1: a pack needs a path, and a version: the range of versions that are accepted\n"},
        {"packs: [{ version: \"1\" }]\n",
         "1: a pack needs a path, and a version: the range of versions that are accepted\n"},
        {"packs: [{ path: p, version: \"1\", vrsion: 2 }]\n",
         "1: there is no key \"vrsion\"; did you mean \"version\"?\n"},
        {"packs: [{ path: [p], version: \"1\" }]\n",
         "1: path is a text\n1: a pack needs a path, and a version: the range of versions that are accepted\n"},
        {"packs: [{ path: p, version: new }]\n", "1: a version is a range such as \">=1.2 <2\"\n"},
        {"packs: [{ path: nowhere, version: \"1\" }]\n", "1: there is no pack: nowhere/pack.lua is not there\n"},
        {"packs:\n- { path: p, version: \">=1.3\" }\n",
         "2: mine 1.2.3 is there, which is not in the range \">=1.3\"\n"},
        {"packs:\n- { path: p, version: \"1\" }\n- { path: p, version: \"2\" }\n",
         "3: mine 1.2.3 is there, which is not in the range \"2\"\n"},
        {"packs:\n- { path: p, version: \"1\" }\n- { path: q, version: \"1\" }\n",
         "3: two packs are called \"mine\": the one in q, and that in p (.samplint.yaml:2)\n"},
    };
    (void)state;
    make_pack(HEAD "}\n");
    make_folder("q");
    make_file("q/pack.lua", HEAD "}\n");
    make_file(".samplint.yaml", "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        sl_checker *checker = new_checker();
        FILE *file = fopen(".samplint.yaml", "w");
        fputs(rows[i].lua, file);
        fclose(file);
        assert_int_equal(sl_load_settings(checker, ".samplint.yaml"), SL_REFUSED);
        assert_string_equal(all_problems(checker), rows[i].problems);
        sl_checker_free(checker);
    }
}

/* ---- the lock ----------------------------------------------------------------------------------------------------- */

static bool take_bytes(void *context, const char *bytes, size_t length) {
    char **taken = context, *copy = malloc(length + 1);
    assert_non_null(copy);
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    *taken = copy;
    return true;
}

/* The lock's text, to be freed. */
static char *lock_of(sl_checker *checker) {
    char *taken = NULL;
    sl_writer_options options = {.sink = take_bytes, .context = &taken};
    assert_int_equal(sl_write_lock(&options, checker), SL_OK);
    return taken;
}

static void put(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

/* A checker with the pack in p, as it is now. */
static sl_checker *checker_with_pack(void) {
    sl_checker *checker = new_checker();
    assert_loads(checker, "p");
    return checker;
}

static void test_a_lock_holds_what_it_was_made_of(void **state) {
    (void)state;
    make_pack(HEAD "}\n");
    sl_checker *checker = checker_with_pack();
    assert_string_equal(sl_get_lock_path(checker), "samplint.lock");
    char *lock = lock_of(checker),
         *expected = print("\nmine 1.2.3 sha256:%s p\n", shown(sl_get_packs(checker, &(size_t){0})[0].digest));
    assert_non_null(strstr(lock, expected));
    make_file("samplint.lock", lock);
    assert_int_equal(sl_check_lock(checker), SL_OK);
    sl_checker_free(checker);
    put("p/MINE-1.lua", "-- other\n");
    free(expected);
    free(lock);
    checker = new_checker();
    assert_int_equal(sl_load_rules(checker, "p"), SL_REFUSED); /* a rule that was refused is not what is locked */
    assert_int_equal(sl_check_lock(checker), SL_REFUSED);
    sl_checker_free(checker);
}

static void assert_lock_refused(const char *lock, const char *problems) {
    sl_checker *checker = checker_with_pack();
    put("samplint.lock", lock);
    assert_int_equal(sl_check_lock(checker), SL_REFUSED);
    char *expected = print(problems, shown(sl_get_packs(checker, &(size_t){0})[0].digest));
    assert_string_equal(all_problems(checker), expected);
    free(expected);
    sl_checker_free(checker);
}

#define ZEROS "sha256:0000000000000000000000000000000000000000000000000000000000000000"
#define ANEW "; samplint rules --lock p writes the lock anew\n"

static void test_other_locks_are_refused(void **state) {
    (void)state;
    make_pack(HEAD "}\n");
    sl_checker *checker = checker_with_pack();
    assert_int_equal(sl_check_lock(checker), SL_REFUSED);
    assert_string_equal(all_problems(checker), "0: there is no lock here; samplint rules --lock p writes one\n");
    char *lock = lock_of(checker), *twice = print("%s%s", lock, strchr(lock, '\n') + 1);
    char *more = print("%sother 1.0.0 " ZEROS " q\n", lock);
    sl_checker_free(checker);
    make_file("samplint.lock", lock);
    assert_lock_refused("", "0: mine 1.2.3 in p is in use, and not locked" ANEW);
    assert_lock_refused("mine 1.2.3 " ZEROS " p\n",
                        "1: mine is locked as 1.2.3 (sha256:000000000000...), but the pack in p is 1.2.3 "
                        "(sha256:%.12s...); check the changes" ANEW);
    assert_lock_refused("mine 1.2.4 " ZEROS " p\n",
                        "1: mine is locked as 1.2.4 (sha256:000000000000...), but the pack in p is 1.2.3 "
                        "(sha256:%.12s...); check the changes" ANEW);
    assert_lock_refused("<<<<<<< ours\nmine 1.2.3 " ZEROS "\n",
                        "1: this line is not of the form NAME VERSION sha256:DIGEST PATH" ANEW);
    assert_lock_refused("mine 1.2.3 sha256:00\nmine\nmine 1 " ZEROS "\n",
                        "1: this line is not of the form NAME VERSION sha256:DIGEST PATH" ANEW
                        "2: this line is not of the form NAME VERSION sha256:DIGEST PATH" ANEW
                        "3: this line is not of the form NAME VERSION sha256:DIGEST PATH" ANEW);
    assert_lock_refused(twice, "3: mine is locked twice" ANEW);
    assert_lock_refused(more, "3: other 1.0.0 is locked, and not in use" ANEW);
    free(lock);
    free(twice);
    free(more);
}

/* A lock could not hold them. */
static void test_rules_of_no_pack_are_not_locked(void **state) {
    char *taken = NULL;
    sl_writer_options options = {.sink = take_bytes, .context = &taken};
    (void)state;
    make_folder("loose");
    make_rule_file("loose/LOOSE-1.lua", "LOOSE-1", LAMP_RULE);
    sl_checker *checker = new_checker();
    assert_loads(checker, "loose");
    assert_int_equal(sl_write_lock(&options, checker), SL_REFUSED);
    assert_null(taken);
    assert_int_equal(sl_check_lock(checker), SL_REFUSED);
    assert_string_equal(all_problems(checker),
                        "0: the rules of loose belong to no pack, and a lock lists packs; give that folder a pack.lua "
                        "(samplint new pack shows one)\n"
                        "0: the rules of loose belong to no pack, and a lock lists packs; give that folder a pack.lua "
                        "(samplint new pack shows one)\n");
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_a_pack_is_loaded),
        TEST(test_a_pack_is_found_by_its_file_and_loaded_once),
        TEST(test_the_digest_is_that_of_its_files),
        TEST(test_it_adds_attributes),
        TEST(test_it_lists_its_rules),
        TEST(test_it_sets_rules),
        TEST(test_mistakes),
        TEST(test_two_packs_with_one_attribute),
        TEST(test_a_pack_takes_no_former_path_of_another),
        TEST(test_two_packs_with_one_rule),
        TEST(test_a_pack_builds_on_another),
        TEST(test_a_pack_within_another_folder),
        TEST(test_settings_name_packs),
        TEST(test_mistakes_in_settings),
        TEST(test_a_lock_holds_what_it_was_made_of),
        TEST(test_other_locks_are_refused),
        TEST(test_rules_of_no_pack_are_not_locked),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, NULL, NULL);
}
