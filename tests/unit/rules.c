/* rules.c - rules are loaded strictly: each mistake is refused at its line, with what was meant; and the rules of this
 * project are looked at by their text. */
#include "lua/source/scan.h"
#include "unit/lua_support.h"

static const char good[] =
    "return rule {\n"
    "  id = \"FIT-A\",\n"
    "  name = \"light-follows-spokes\",\n"
    "  kind = \"fit\",\n"
    "  severity = \"error\",\n"
    "  elements = { \"lamp\", \"wheels\" },\n"
    "  title = \"Light and spokes\",\n"
    "  rationale = \"Because.\",\n"
    "  source = {\n"
    "    { work = \"manual\", at = \"p. 1\" },\n"
    "  },\n"
    "  remediation = \"Change it.\",\n"
    "  options = {\n"
    "    most = { type = \"integer\", default = 3, min = 1, max = 9, description = \"How many.\" },\n"
    "    loud = { type = \"boolean\", default = false, description = \"Whether.\" },\n"
    "    least = { type = \"word\", domain = { \"few\", \"many\" }, default = \"few\",\n"
    "      description = \"From where on.\" },\n"
    "  },\n"
    "  check = function(c, options)\n"
    "    local lamp = c.lamp\n"
    "    if lamp.power:is(\"battery\") and c.wheels.spokes >= options.least then\n"
    "      return pass()\n"
    "    end\n"
    "    return fail { message = \"dim\", alternatives = { \"a\", \"b\" } }\n"
    "  end,\n"
    "  tests = {\n"
    "    { name = \"one\", expect = \"pass\", options = { most = 4 }, program = [[\n"
    "lamp: { power: battery }\n"
    "wheels: { spokes: many }\n"
    "]] },\n"
    "    { name = \"two\", expect = \"fail\", message = \"dim\", program = \"lamp: { power: dynamo }\" },\n"
    "    { name = \"three\", expect = \"undetermined\", waits_for = \"lamp.power\",\n"
    "      program = \"wheels: { inches: 28 }\" },\n"
    "  },\n"
    "}\n";

/* ---- one mistake at a time ---------------------------------------------------------------------------------------- */

struct mistake {
    const char *from; /* in the good rule */
    const char *to;
    const char *problem; /* "line: message", and what follows from it in lines of their own */
};

static void try_mistake(const struct mistake *mistake) {
    char *source = replace(good, mistake->from, mistake->to);
    sl_checker *checker = new_checker();
    if (load_source(checker, "FIT-A", source) != SL_REFUSED)
        fail_msg("this was loaded: %s", mistake->to);
    char *problems = print("%s\n", mistake->problem);
    assert_string_equal(all_problems(checker), problems);
    free(problems);
    size_t count;
    const sl_finding *problem = sl_get_problems(checker, &count);
    assert_text(problem->rule, "load");
    assert_int_equal(problem->kind, SL_KIND_RULE_ERROR);
    assert_int_equal(problem->severity, SL_ERROR);
    assert_text(problem->location.source->name, "rules/FIT-A.lua");
    sl_get_rules(checker, &count);
    assert_int_equal(count, 0);
    sl_checker_free(checker);
    free(source);
}

static void try_mistakes(const struct mistake *mistakes, size_t count) {
    for (size_t i = 0; i < count; i++)
        try_mistake(&mistakes[i]);
}

#define TRY(mistakes) try_mistakes(mistakes, sizeof(mistakes) / sizeof *(mistakes))

static void test_good_rule_is_loaded(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    assert_int_equal(load_source(checker, "FIT-A", good), SL_OK);
    size_t count;
    sl_get_problems(checker, &count);
    assert_int_equal(count, 0);
    const sl_rule *rule = sl_get_rules(checker, &count)[0];
    assert_int_equal(count, 1);
    assert_text(rule->id, "FIT-A");
    assert_text(rule->name, "light-follows-spokes");
    assert_int_equal(rule->kind, SL_RULE_FIT);
    assert_int_equal(rule->severity, SL_ERROR);
    assert_int_equal(rule->element_count, 2);
    assert_int_equal(rule->elements[0], 2);
    assert_int_equal(rule->elements[1], 0);
    assert_text(rule->sources[0].work, "manual");
    assert_text(rule->sources[0].at, "p. 1");
    assert_int_equal(rule->option_count, 3); /* by id */
    assert_text(rule->options[0].id, "least");
    assert_int_equal(rule->options[0].type, SL_OPTION_WORD);
    assert_int_equal(rule->options[0].value, 0);
    assert_text(rule->options[1].id, "loud");
    assert_text(rule->options[2].id, "most");
    assert_int_equal(rule->options[2].value, 3);
    assert_int_equal(rule->test_count, 3);
    assert_int_equal(rule->tests[0].expect, SL_PASS);
    assert_int_equal(rule->tests[0].settings[0].value, 4);
    assert_text(rule->tests[2].waits_for, "lamp.power");
    assert_text(rule->tests[0].program, "lamp: { power: battery }\nwheels: { spokes: many }\n");
    sl_checker_free(checker);
}

static void test_severity_has_a_default(void **state) {
    (void)state;
    static const char *const kinds[] = {"framing", "practice", "theme", "advice"};
    static const sl_severity severities[] = {SL_ERROR, SL_INFO, SL_ERROR, SL_WARNING};
    for (size_t i = 0; i < 4; i++) {
        sl_checker *checker = new_checker();
        add_rule(checker, "R", kinds[i], "\"lamp\"", "return c.lamp.mounted and pass()");
        size_t count;
        assert_int_equal(sl_get_rules(checker, &count)[0]->severity, severities[i]);
        sl_checker_free(checker);
    }
}

static void test_fields_are_known_and_there(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"  title =", "  titel =",
         "1: the field \"title\" is missing\n7: there is no field \"titel\"; did you mean \"title\"?"},
        {"  rationale = \"Because.\",\n", "", "1: the field \"rationale\" is missing"},
        {"  remediation = \"Change it.\",\n", "", "1: the field \"remediation\" is missing"},
        {"  name = \"light-follows-spokes\",\n", "", "1: the field \"name\" is missing"},
        {"  kind = \"fit\",\n", "", "1: the field \"kind\" is missing"},
        {"  id = \"FIT-A\",\n", "", "1: the field \"id\" is missing"},
        {"  elements = { \"lamp\", \"wheels\" },\n", "  elements = {},\n",
         "6: elements must name at least one element"},
        {"title = \"Light and spokes\"", "title = \"  \"", "7: the field \"title\" is empty"},
        {"title = \"Light and spokes\"", "title = 12", "7: title must be a string, not a number"},
        {"message = \"dim\", program", "message = \"\\xff\", program", "31: message is not UTF-8"},
        {"  title =", "  tags = {},\n  title =", "7: there is no field \"tags\""},
        {"  title =", "  severty = \"error\",\n  title =",
         "7: there is no field \"severty\"; did you mean \"severity\"?"},
        {"  title =", "  12,\n  title =", "1: every entry of this table must be written as name = value"},
        {"{ work = \"manual\", at = \"p. 1\" }", "{ work = \"manual\", page = \"p. 1\", at = \"x\" }",
         "10: there is no field \"page\""},
        {"{ work = \"manual\", at = \"p. 1\" }", "{ work = \"manual\" }", "10: the field \"at\" is missing"},
        {"{ work = \"manual\", at = \"p. 1\" },", "", "9: source must not be an empty list"},
        {"{ work = \"manual\", at = \"p. 1\" }", "\"manual\"", "9: an entry of source must be a table"},
        {"check = function(c, options)", "check = 12 or function(c, options)",
         "1: the field \"check\" is missing, or is not a function"},
    };
    TRY(mistakes);
}

static void test_words_are_known(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"kind = \"fit\"", "kind = \"fitt\"",
         "4: \"fitt\" is no kind; did you mean \"fit\"? It must be framing, practice, fit, theme or advice"},
        {"severity = \"error\"", "severity = \"eror\"",
         "5: \"eror\" is no severity; did you mean \"error\"? It must be info, warning or error"},
        {"severity = \"error\"", "severity = 3", "5: severity must be a string, not a number"},
        {"\"lamp\", \"wheels\" }", "\"lamp\", \"wheel\" }",
         "6: there is no element \"wheel\"; did you mean \"wheels\"?"},
        {"\"lamp\", \"wheels\" }", "\"lamp\", \"frame\" }", "6: there is no element \"frame\""},
        {"\"lamp\", \"wheels\" }", "\"lamp\", \"WH\" }", "6: there is no element \"WH\"; did you mean \"wheels\"?"},
        {"\"lamp\", \"wheels\" }", "\"lamp\", \"wheels\", \"lamp\" }", "6: elements lists \"lamp\" twice"},
        {"\"lamp\", \"wheels\" }", "\"lamp\", 12 }", "6: elements must be a string, not a number"},
        {"work = \"manual\"", "work = \"manuel\"",
         "10: the vocabulary lists no work \"manuel\"; did you mean \"manual\"?"},
    };
    TRY(mistakes);
}

static void test_ids(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"id = \"FIT-A\"", "id = \"FIT-B\"",
         "2: the id is \"FIT-B\", but the file is named \"FIT-A.lua\"; the two must agree"},
    };
    TRY(mistakes);
    static const char *const ids[] = {"FIT.A", "FIT A", "FIT-\xc3\xa9"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        char *source = replace(good, "FIT-A", ids[i]);
        sl_checker *checker = new_checker();
        assert_int_equal(load_source(checker, ids[i], source), SL_REFUSED);
        assert_string_equal(only_problem(checker), "2: an id must not have blanks, dots or letters beyond ASCII");
        sl_checker_free(checker);
        free(source);
    }
    sl_checker *checker = new_checker();
    assert_int_equal(sl_load_rule(checker, text("FIT-A"), text(good)), SL_OK);
    assert_int_equal(sl_load_rule(checker, text("other/FIT-A.lua"), text(good)), SL_REFUSED);
    assert_string_equal(only_problem(checker), "1: the id \"FIT-A\" is taken by FIT-A");
    sl_checker_free(checker);
}

static void test_fit_is_between_elements(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    assert_int_equal(load_rule(checker, "R", "fit", "\"lamp\"", "return c.lamp.mounted and pass()"), SL_REFUSED);
    assert_string_equal(only_problem(checker),
                        "5: a fit rule must name at least two elements, because fit is between elements");
    sl_checker_free(checker);
}

static void test_a_theme_lies_in_one_element(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    assert_int_equal(load_rule(checker, "R", "theme", "\"lamp\", \"wheels\"",
                               "return c.lamp.mounted and c.wheels.inches and pass()"),
                     SL_REFUSED);
    assert_string_equal(only_problem(checker),
                        "5: a theme rule must name one element only; a rule about several is a fit rule");
    sl_checker_free(checker);
}

static void test_options_are_typed(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"default = 3,", "default = 10,", "13: the default of \"most\" is not one of the option's values"},
        {"default = 3,", "default = 3.0,", "13: the default of \"most\" is not one of the option's values"},
        {"default = 3,", "default = \"3\",", "13: the default of \"most\" is not one of the option's values"},
        {"default = false", "default = 0", "13: the default of \"loud\" is not one of the option's values"},
        {"default = \"few\"", "default = \"some\"", "13: the default of \"least\" is not one of the option's values"},
        {"type = \"integer\"", "type = \"int\"",
         "13: \"int\" is no type; did you mean \"integer\"? It must be integer, boolean or word\n"
         "27: the option \"most\" cannot have this value"},
        {"min = 1, max", "minimum = 1, max", "13: there is no field \"minimum\""},
        {"min = 1,", "min = 1.5,", "13: min must be a whole number"},
        {", description = \"Whether.\"", "", "13: the field \"description\" is missing"},
        {"loud = {", "loud = 12, _l = {", "13: an option must be a table with type, default and description"},
    };
    TRY(mistakes);
}

static void test_tests_are_looked_at(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"options = { most = 4 }", "options = { mots = 4 }", "27: the rule has no option \"mots\""},
        {"options = { most = 4 }", "options = { most = 40 }", "27: the option \"most\" cannot have this value"},
        {"options = { most = 4 }", "options = { loud = 1 }", "27: the option \"loud\" cannot have this value"},
        {"expect = \"fail\"", "expect = \"failed\"",
         "31: \"failed\" is no expect; did you mean \"fail\"? It must be pass, fail, undetermined or not_applicable\n"
         "31: only a test that expects fail can have a message"},
        {"expect = \"pass\"", "expect = \"pass\", message = \"x\"",
         "27: only a test that expects fail can have a message"},
        {"waits_for = \"lamp.power\"", "waits_for = \"lamp.pover\"", "32: the vocabulary has no \"lamp.pover\""},
        {"{ name = \"two\",", "{ ", "31: the field \"name\" is missing"},
        {"{ name = \"two\",", "{ name = \"two\", programme = 1,",
         "31: there is no field \"programme\"; did you mean \"program\"?"},
        {"program = \"lamp: { power: dynamo }\"", "", "31: program must be a string, not a nil"},
    };
    TRY(mistakes);
}

/* It would be compared with what a rule that passed never waited for. */
static void test_only_undetermined_waits(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"expect = \"pass\"", "expect = \"pass\", waits_for = \"lamp.power\"",
         "27: only a test that expects undetermined can have waits_for"},
        {"expect = \"fail\"", "expect = \"fail\", waits_for = \"lamp.power\"",
         "31: only a test that expects undetermined can have waits_for"},
    };
    TRY(mistakes);
}

/* ---- what check reads --------------------------------------------------------------------------------------------- */

/* A rule of this kind with this body is refused with this problem; the line is counted from the body's first, from 1. */
static void assert_kind_refused(const char *kind, const char *elements, const char *body, size_t line,
                                const char *message) {
    sl_checker *checker = new_checker();
    char *problem = print("%zu: %s", line + LINE_BODY - 1, message);
    if (load_rule(checker, "R", kind, elements, body) != SL_REFUSED)
        fail_msg("this was loaded: %s", body);
    assert_string_equal(only_problem(checker), problem);
    free(problem);
    sl_checker_free(checker);
}

static void assert_body_refused(const char *elements, const char *body, size_t line, const char *message) {
    assert_kind_refused("practice", elements, body, line, message);
}

static void assert_kind_loaded(const char *kind, const char *elements, const char *body) {
    sl_checker *checker = new_checker();
    add_rule(checker, "R", kind, elements, body);
    sl_checker_free(checker);
}

static void assert_body_loaded(const char *elements, const char *body) {
    assert_kind_loaded("practice", elements, body);
}

static void test_names_in_chains_are_known(void **state) {
    (void)state;
    assert_body_refused("\"lamp\"", "return c.lamp.mountd and pass()", 1,
                        "lamp has no \"mountd\"; did you mean \"mounted\"?");
    assert_body_refused("\"wheels\"", "local x = 1\nreturn c.wheels.brakes.tsted and pass()", 2,
                        "wheels.brakes has no \"tsted\"; did you mean \"tested\"?");
    assert_body_refused("\"lamp\"", "local m = c.lamp.mounted\nreturn c.lmap.mounted and pass()", 2,
                        "the configuration has no \"lmap\"; did you mean \"lamp\"?");
    assert_body_refused("\"lamp\"", "local m = c.lamp.mounted\nreturn c.frame.name and pass()", 2,
                        "the configuration has no \"frame\"");
}

static void test_names_behind_aliases_are_known(void **state) {
    (void)state;
    assert_body_refused("\"lamp\"", "local lamp = c.lamp\nreturn lamp.mountd and pass()", 2,
                        "lamp has no \"mountd\"; did you mean \"mounted\"?");
    assert_body_refused("\"wheels\"", "local wheels = c.wheels\nlocal brakes = wheels.brakes\nreturn brakes.tsted", 3,
                        "wheels.brakes has no \"tsted\"; did you mean \"tested\"?");
    assert_body_refused("\"lamp\", \"wheels\"", "local a, b = c.lamp, c.wheels\nlocal x = a.mounted\nreturn b.inchs", 3,
                        "wheels has no \"inchs\"; did you mean \"inches\"?");
    assert_body_refused(
        "\"wheels\"", "local sort = c.wheels.brakes.sort\nreturn sort:is(\"dsic\") and pass()", 2,
        "\"dsic\" is no word for wheels.brakes.sort; did you mean \"disc\"? It is rim, disc or coaster");
    assert_body_loaded("\"lamp\"",
                       "local lamp = c.lamp\nlocal m = lamp.mounted\nlocal lamp = { x = 1 }\nreturn lamp.x");
    assert_body_loaded("\"lamp\"", "local lamp = { c = { x = 1 } }\nlocal y = lamp.c.x\nreturn c.lamp.mounted");
}

/* Other ways to write the same alias. */
static void test_aliases_end_with_semicolons_too(void **state) {
    (void)state;
    assert_body_refused("\"lamp\"", "local lamp = c.lamp;\nreturn lamp.mountd and pass()", 2,
                        "lamp has no \"mountd\"; did you mean \"mounted\"?");
}

static void test_constants_are_aliases_too(void **state) {
    (void)state;
    assert_body_refused("\"lamp\"", "local lamp <const> = c.lamp\nreturn lamp.mountd and pass()", 2,
                        "lamp has no \"mountd\"; did you mean \"mounted\"?");
}

/* The `c` of a helper or of a loop is another one. */
static void test_parameters_hide_outer_names(void **state) {
    (void)state;
    assert_body_loaded("\"lamp\"", "local function first(c) return c.x end\nreturn first({ x = c.lamp.mounted })");
    assert_body_loaded("\"lamp\"", "for _, c in ipairs({ { x = 1 } }) do local y = c.x end\nreturn c.lamp.mounted");
}

static void test_words_in_methods_are_known(void **state) {
    (void)state;
    static const char *const calls[] = {"has(\"muud\")", "any(\"road\", \"muud\")", "all(\"muud\")", "has \"muud\""};
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        char *body = print("local x\nreturn c.wheels.surfaces:%s and pass()", calls[i]);
        assert_body_refused("\"wheels\"", body, 2,
                            "\"muud\" is no word for wheels.surfaces; did you mean \"mud\"? It is road, gravel or mud");
        free(body);
    }
    assert_body_refused("\"lamp\"", "return c.lamp.power:is(\"steam\") and pass()", 1,
                        "\"steam\" is no word for lamp.power; it is dynamo or battery");
    assert_body_refused("\"lamp\"", "return c.lamp.power:is(\n  \"dynamo\",\n  'batery') and pass()", 3,
                        "\"batery\" is no word for lamp.power; did you mean \"battery\"? It is dynamo or battery");
    assert_body_loaded("\"wheels\", \"saddle\"", "return c.wheels.surfaces:any(c.saddle.suits) and pass()");
}

static void test_words_behind_comparisons_are_known(void **state) {
    (void)state;
    static const char *const operators[] = {"<", "<=", ">", ">="};
    for (size_t i = 0; i < 4; i++) {
        char *body = print("return c.wheels.spokes %s \"mny\" and pass()", operators[i]);
        assert_body_refused("\"wheels\"", body, 1,
                            "\"mny\" is no word for wheels.spokes; did you mean \"many\"? It is few, some or many");
        free(body);
    }
    assert_body_refused("\"lamp\"", "return c.lamp.power > \"dynamo\" and pass()", 1,
                        "lamp.power is of type enum, which has no order; ask with :is(\"word\")");
    assert_body_refused("\"wheels\"", "return #c.wheels.surfaces > 0 and pass()", 1,
                        "wheels.surfaces is of type set, which has no order; ask with :count() or :has(\"word\")");
}

static void test_what_is_never_nil(void **state) {
    (void)state;
    assert_body_refused("\"lamp\"", "return c.lamp.power ~= nil and pass()", 1,
                        "lamp.power is never nil: where it is not declared, samplint tries each value");
    assert_kind_refused("framing", "\"lamp\"", "return c.lamp.power ~= nil and pass()", 1,
                        "lamp.power is never nil; ask c:declares(\"lamp.power\")");
    assert_kind_refused("framing", "\"lamp\"", "return c.declares(\"lamp.power\") and pass()", 1,
                        "the configuration has no \"declares\"; write a colon: c:declares(\"element.attribute\")");
}

static void test_words_never_equal_strings(void **state) {
    (void)state;
    assert_body_refused("\"lamp\"", "return c.lamp.power == \"dynamo\" and pass()", 1,
                        "lamp.power never equals a string in Lua; ask with :is(\"word\")");
    assert_body_refused("\"lamp\"", "return \"dynamo\" ~= c.lamp.power and pass()", 1,
                        "lamp.power never equals a string in Lua; ask with :is(\"word\")");
    assert_body_refused("\"wheels\"", "local s = c.wheels.surfaces\nreturn s == \"mud\" and pass()", 2,
                        "wheels.surfaces never equals a string in Lua; ask with :has(\"word\")");
    assert_body_loaded("\"wheels\"", "return c.wheels.inches == 28 and c.wheels.maker == \"Starley\" and pass()");
}

static void test_methods_are_known(void **state) {
    (void)state;
    assert_body_refused("\"lamp\"", "return c.lamp.power:has(\"dynamo\") and pass()", 1,
                        "lamp.power is of type enum, which has no method \"has\"; it has: is");
    assert_body_refused(
        "\"wheels\"", "return c.wheels.surfaces:contains(\"mud\") and pass()", 1,
        "wheels.surfaces is of type set, which has no method \"contains\"; it has: has any all count empty");
    assert_body_refused("\"lamp\"", "return c.lamp.mounted:is(\"true\") and pass()", 1,
                        "lamp.mounted is of type bool, which has no method \"is\"; it has: no methods");
    assert_body_refused("\"lamp\"", "local m = c.lamp.mounted\nreturn c:declared(\"lamp.mounted\") and pass()", 2,
                        "the configuration has only the method declares(\"path\"), for framing rules");
}

/* A text is a string, and has what strings have. */
static void test_texts_have_methods_of_strings(void **state) {
    (void)state;
    assert_body_loaded("\"wheels\"", "return c.wheels.maker:contains(\"Star\") and pass()");
}

static void test_options_in_check_are_known(void **state) {
    (void)state;
    assert_body_refused("\"wheels\"", "return c.wheels.inches > options.mots and pass()", 1,
                        "the rule has no option \"mots\"; did you mean \"most\"?");
    assert_body_loaded("\"wheels\"", "local t = { options = 1 }\nreturn c.wheels.inches > t.options and pass()");
}

static void test_paths_of_declares_are_known(void **state) {
    (void)state;
    assert_kind_refused("framing", "\"lamp\"", "local m = c.lamp.mounted\nreturn c:declares(\"lamp.mountd\") and pass()", 2,
                        "the vocabulary has no \"lamp.mountd\"; did you mean \"lamp.mounted\"?");
    assert_kind_refused("framing", "\"lamp\"", "local m = c.lamp.mounted\nreturn c:declares \"lmap\" and pass()", 2,
                        "the vocabulary has no \"lmap\"; did you mean \"lamp\"?");
    assert_kind_refused("framing", "\"lamp\"", "local m = c.lamp.mounted\nreturn c:declares(\"frame.name\") and pass()", 2,
                        "the vocabulary has no \"frame.name\"");
    assert_kind_refused("framing", "\"lamp\"", "local m, p = c.lamp.mounted, \"lamp\"\nreturn c:declares(p) and pass()", 2,
                        "write the path as a literal text: declares(\"element.attribute\")");
    assert_kind_loaded("framing", "\"wheels\"", "return c:declares(\"wheels\") and c:declares(\"wheels.brakes\") and pass()");
}

/* Any other rule would change its answer when a value becomes known. */
static void test_only_framing_rules_ask_what_is_declared(void **state) {
    (void)state;
    static const char *const kinds[] = {"practice", "theme", "fit"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *elements = i < 2 ? "\"lamp\"" : "\"lamp\", \"wheels\"";
        const char *body = i < 2 ? "local m = c.lamp.mounted\nreturn c:declares(\"lamp.power\") and pass()"
                                 : "local m, i = c.lamp.mounted, c.wheels.inches\nreturn c:declares(\"lamp\") and pass()";
        assert_kind_refused(kinds[i], elements, body, 2, NO_DECLARES);
    }
}

/* What fail{} is told of is looked up when the rule is loaded, not when it first fails. */
static void test_paths_of_failures_are_known(void **state) {
    (void)state;
    assert_body_refused("\"lamp\"",
                        "local m = c.lamp.mounted\nreturn fail { message = \"x\",\n  at = \"lamp.mountd\" }", 3,
                        "the vocabulary has no \"lamp.mountd\"; did you mean \"lamp.mounted\"?");
    assert_body_refused("\"lamp\"",
                        "local m = c.lamp.mounted\n"
                        "return fail { message = \"x\", notes = {\n"
                        "  [\"lamp.mounted\"] = \"y\",\n  [\"lmap.power\"] = \"z\" } }",
                        4, "the vocabulary has no \"lmap.power\"; did you mean \"lamp.power\"?");
    assert_body_refused("\"lamp\"", "local m = c.lamp.mounted\nreturn fail { message = \"x\", at = \"frame.name\" }", 2,
                        "the vocabulary has no \"frame.name\"");
    assert_body_loaded("\"lamp\"", "local m = c.lamp.mounted\n"
                                   "local where = { at = m, [\"nothing\"] = 1 }\n"
                                   "return fail { message = \"at = 'x'\", at = \"lamp.mounted\",\n"
                                   "  notes = { [\"lamp.mounted\"] = \"no [\\\"path\\\"]\" },\n"
                                   "  alternatives = { \"nothing\" } }");
}

/* Only the whole configuration is asked; c.lamp:declares(...) would fail in every run. */
static void test_only_the_configuration_declares(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    assert_int_equal(load_rule(checker, "R", "practice", "\"lamp\"",
                               "local m = c.lamp.mounted\nreturn c.lamp:declares(\"lamp.mounted\") and pass()"),
                     SL_REFUSED);
    assert_int_equal(strncmp(only_problem(checker), "13: ", 4), 0);
    sl_checker_free(checker);
}

static void test_groups_are_no_truth_values(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    assert_int_equal(
        load_rule(checker, "R", "practice", "\"lamp\"",
                  "if not c.lamp then return fail { message = \"dark\" } end\nreturn c.lamp.mounted and pass()"),
        SL_REFUSED);
    assert_string_equal(only_problem(checker), "12: lamp is a group, which is always true; read an attribute of it");
    sl_checker_free(checker);
}

/* A word or a list of words is true whatever it says. */
static void test_words_are_no_truth_values(void **state) {
    (void)state;
    static const struct {
        const char *read, *problem;
    } cases[] = {
        {"c.lamp.power", "lamp.power is of type enum, which is always true; ask with :is(\"word\")"},
        {"c.wheels.spokes", "wheels.spokes is of type ordinal, which is always true; ask with :is(\"word\")"},
        {"c.wheels.surfaces", "wheels.surfaces is of type set, which is always true; ask with :has(\"word\")"},
    };
    static const char *const conditions[] = {
        "if %s then return pass() end",
        "if not %s then return pass() end",
        "while %s do return pass() end",
        "repeat local x = 1 until %s",
        "local x = %s and 1",
        "local x = m or %s",
        "if m then elseif %s then x() end",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (size_t j = 0; j < sizeof conditions / sizeof *conditions; j++) {
            char *condition = replace(conditions[j], "%s", cases[i].read);
            char *body = print("local m, n = c.lamp.mounted, c.wheels.inches\n%s", condition);
            assert_body_refused("\"lamp\", \"wheels\"", body, 2, cases[i].problem);
            free(body);
            free(condition);
        }
    }
    assert_body_refused("\"lamp\"", "local power = c.lamp.power\nif power then return pass() end", 2, cases[0].problem);
    /* What is asked of them is a truth value, and so are a text, a number and a bool, which may be compared. */
    assert_body_loaded("\"lamp\", \"wheels\"",
                       "if c.lamp.power:is(\"dynamo\") and not c.wheels.surfaces:has(\"mud\") then return pass() end\n"
                       "if c.wheels.spokes >= \"some\" or \"few\" < c.wheels.spokes then return pass() end\n"
                       "if c.lamp.mounted then return fail { message = \"on \" .. c.wheels.surfaces } end");
}

static void test_elements_are_those_that_are_read(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    assert_int_equal(load_rule(checker, "R", "practice", "\"lamp\"", "return c.lamp.mounted and c.wheels.inches"),
                     SL_REFUSED);
    assert_string_equal(only_problem(checker),
                        "5: check reads wheels, which the rule does not list; add it to elements");
    sl_checker_free(checker);
    checker = new_checker();
    assert_int_equal(load_rule(checker, "R", "practice", "\"lamp\", \"saddle\"", "return c.lamp.mounted and pass()"),
                     SL_REFUSED);
    assert_string_equal(only_problem(checker), "5: check never reads saddle; remove it from elements");
    sl_checker_free(checker);
    checker = new_checker();
    assert_int_equal(load_rule(checker, "R", "framing", "\"lamp\"",
                               "local m = c.lamp.mounted\nreturn c:declares(\"saddle\") and pass()"),
                     SL_REFUSED);
    assert_string_equal(only_problem(checker),
                        "5: check reads saddle, which the rule does not list; add it to elements");
    sl_checker_free(checker);
}

static void test_check_is_a_function_in_the_table(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"check = function(c, options)\n", "check = function()\n    local c, options\n",
         "19: write check as a function in the table: check = function(c, options) ... end"},
        {"check = function(c, options)\n", "check = function(c, options, more)\n",
         "19: only a rule with scope = \"portfolio\" gets the accounts; write check = function(c, options)"},
        {"check = function(c, options)\n", "check = function(...)\n    local c, options = ...\n",
         "19: write check as a function in the table: check = function(c, options) ... end"},
        {"return rule {", "return {", "1: write return rule { ... }, with the table directly behind the word rule"},
    };
    TRY(mistakes);
    assert_body_loaded("\"lamp\"", "-- c.nothing and \"c.nothing\"\nlocal s = [[ c.nothing ]] .. 'c.nothing'\n"
                                   "--[==[ c.nothing ]==]\nreturn c.lamp.mounted and pass()");
}

/* ---- many mistakes ------------------------------------------------------------------------------------------------ */

static void test_every_mistake_is_reported(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"id = \"FIT-A\"", "id = \"FIT-C\"", NULL},
        {"kind = \"fit\"", "kind = \"fits\"", NULL},
        {"\"lamp\", \"wheels\" }", "\"lamp\", \"weels\" }", NULL},
        {"work = \"manual\"", "work = \"atlass\"", NULL},
        {"default = 3", "default = 0", NULL},
        {"is(\"battery\")", "is(\"batery\")", NULL},
        {"c.wheels.spokes", "c.wheels.spoke", NULL},
        {"expect = \"fail\"", "expect = \"fial\"", NULL},
    };
    char *source = replace(good, "\n", "\n");
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        char *next = replace(source, mistakes[i].from, mistakes[i].to);
        free(source);
        source = next;
    }
    sl_checker *checker = new_checker();
    assert_int_equal(load_source(checker, "FIT-A", source), SL_REFUSED);
    assert_string_equal(
        all_problems(checker),
        "2: the id is \"FIT-C\", but the file is named \"FIT-A.lua\"; the two must agree\n"
        "4: \"fits\" is no kind; did you mean \"fit\"? It must be framing, practice, fit, theme or advice\n"
        "6: there is no element \"weels\"; did you mean \"wheels\"?\n"
        "10: the vocabulary lists no work \"atlass\"; did you mean \"atlas\"?\n"
        "13: the default of \"most\" is not one of the option's values\n"
        "21: \"batery\" is no word for lamp.power; did you mean \"battery\"? It is dynamo or battery\n"
        "21: wheels has no \"spoke\"; did you mean \"spokes\"?\n"
        "31: \"fial\" is no expect; did you mean \"fail\"? It must be pass, fail, undetermined or not_applicable\n"
        "31: only a test that expects fail can have a message\n");
    sl_checker_free(checker);
    free(source);
}

/* Lua gives the keys of a table in an order that differs from run to run; the findings do not. */
static void test_mistakes_are_in_the_order_of_the_file(void **state) {
    (void)state;
    char *source = replace(good, "  title =",
                           "  zebra = 1,\n  yak = 1,\n  xenops = 1,\n  wombat = 1,\n  vole = 1,\n  urial = 1,\n"
                           "  tapir = 1,\n  squid = 1,\n  title =");
    for (int i = 0; i < 5; i++) {
        sl_checker *checker = new_checker();
        assert_int_equal(load_source(checker, "FIT-A", source), SL_REFUSED);
        size_t count;
        const sl_finding *problems = sl_get_problems(checker, &count);
        assert_int_equal(count, 8);
        for (size_t j = 0; j < count; j++)
            assert_int_equal(problems[j].location.span.start.line, 7 + j);
        sl_checker_free(checker);
    }
    free(source);
}

static void test_a_refused_rule_leaves_the_others(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "B", "practice", "\"lamp\"", "return c.lamp.mounted and pass()");
    assert_int_equal(load_rule(checker, "A", "practice", "\"lamp\"", "return c.lamp.muonted and pass()"), SL_REFUSED);
    add_rule(checker, "C", "practice", "\"lamp\"", "return c.lamp.mounted and pass()");
    add_rule(checker, "A", "practice", "\"lamp\"", "return c.lamp.mounted and pass()");
    size_t count;
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    assert_int_equal(count, 3);
    assert_text(rules[0]->id, "A");
    assert_text(rules[1]->id, "B");
    assert_text(rules[2]->id, "C");
    sl_checker_free(checker);
}

/* ---- the rules of this project ------------------------------------------------------------------------------------ */

static void count_test(void *context, const struct told_test *result) {
    size_t *passed = context;
    if (result->fault.length)
        fail_msg("%s, \"%s\", line %zu: %s", shown(result->rule->id), result->test ? shown(result->test->name) : "",
                 result->line, shown(result->fault));
    ++*passed;
}

/* Built in they are loaded compiled and unlooked at; here their text is looked at. */
static void test_rules_of_this_project(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    char *vocabulary = read_file(RULES_FOLDER "/vocabulary.lua");
    assert_int_equal(sl_load_vocabulary(checker, text("vocabulary.lua"), text(vocabulary)), SL_OK);
    static const char *const folders[] = {RULES_FOLDER "/framing", RULES_FOLDER "/practices", RULES_FOLDER "/fit",
                                          RULES_FOLDER "/theme"};
    for (size_t i = 0; i < 4; i++)
        sl_load_rules(checker, folders[i]);
    assert_string_equal(all_problems(checker), "");
    size_t count, expected = 0, passed = 0;
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    assert_int_equal(count, 4 + 24 + 39 + 3); /* framing, practices, fit, theme */
    for (size_t i = 0; i < count; i++)
        expected += rules[i]->test_count;
    run_rule_tests(checker, count_test, &passed);
    assert_int_equal(passed, expected);
    sl_checker_free(checker);
    free(vocabulary);
}

static void test_built_in_rules_are_the_same(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    assert_string_equal(all_problems(checker), "");
    size_t count, passed = 0;
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    assert_int_equal(count, 4 + 24 + 39 + 3); /* framing, practices, fit, theme */
    assert_text(rules[0]->id, "ABP-1");
    run_rule_tests(checker, count_test, &passed);
    assert_true(passed >= 3 * count);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_rule_is_loaded),
        cmocka_unit_test(test_severity_has_a_default),
        cmocka_unit_test(test_fields_are_known_and_there),
        cmocka_unit_test(test_words_are_known),
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_fit_is_between_elements),
        cmocka_unit_test(test_a_theme_lies_in_one_element),
        cmocka_unit_test(test_options_are_typed),
        cmocka_unit_test(test_tests_are_looked_at),
        cmocka_unit_test(test_only_undetermined_waits),
        cmocka_unit_test(test_names_in_chains_are_known),
        cmocka_unit_test(test_names_behind_aliases_are_known),
        cmocka_unit_test(test_aliases_end_with_semicolons_too),
        cmocka_unit_test(test_constants_are_aliases_too),
        cmocka_unit_test(test_parameters_hide_outer_names),
        cmocka_unit_test(test_words_in_methods_are_known),
        cmocka_unit_test(test_words_behind_comparisons_are_known),
        cmocka_unit_test(test_what_is_never_nil),
        cmocka_unit_test(test_words_never_equal_strings),
        cmocka_unit_test(test_methods_are_known),
        cmocka_unit_test(test_texts_have_methods_of_strings),
        cmocka_unit_test(test_options_in_check_are_known),
        cmocka_unit_test(test_paths_of_declares_are_known),
        cmocka_unit_test(test_only_framing_rules_ask_what_is_declared),
        cmocka_unit_test(test_paths_of_failures_are_known),
        cmocka_unit_test(test_only_the_configuration_declares),
        cmocka_unit_test(test_groups_are_no_truth_values),
        cmocka_unit_test(test_words_are_no_truth_values),
        cmocka_unit_test(test_elements_are_those_that_are_read),
        cmocka_unit_test(test_check_is_a_function_in_the_table),
        cmocka_unit_test(test_every_mistake_is_reported),
        cmocka_unit_test(test_mistakes_are_in_the_order_of_the_file),
        cmocka_unit_test(test_a_refused_rule_leaves_the_others),
        cmocka_unit_test(test_rules_of_this_project),
        cmocka_unit_test(test_built_in_rules_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
