/* vocabulary.c - vocabularies are loaded strictly, and any domain will do: a kitchen is judged through the public interface
 * alone. */
#include "unit/lua_support.h"

/* ---- another domain ----------------------------------------------------------------------------------------------- */

static const char kitchen[] =
    "local sizes = { \"small\", \"large\" }\n"
    "return vocabulary {\n"
    "  format = { key = \"kitchen\", version = 3, description = \"The version.\" },\n"
    "  title = \"kitchen\",\n"
    "  works = { escoffier = \"Escoffier, A., 1903. Le guide culinaire.\" },\n"
    "  header = { { id = \"house\", title = \"House\", description = \"Whose.\", attributes = {\n"
    "    { id = \"chef\", type = \"text\", label = true, description = \"Who cooks.\" } } } },\n"
    "  elements = {\n"
    "    { id = \"stove\", code = \"ST\", title = \"Stove\", description = \"Heat.\", framing = true, attributes = {\n"
    "      { id = \"flames\", type = \"integer\", min = 0, max = 12, description = \"How many.\" },\n"
    "      { id = \"oven\", type = \"ordinal\", domain = sizes, description = \"Its size.\" } } },\n"
    "    { id = \"menu\", code = \"ME\", title = \"Menu\", description = \"Food.\", attributes = {\n"
    "      { id = \"courses\", type = \"integer\", min = 1, max = 9, description = \"How many.\" },\n"
    "      { id = \"roast\", type = \"bool\", description = \"Whether there is one.\" } } },\n"
    "  },\n"
    "}\n";

static const char kitchen_rule[] =
    "return rule {\n"
    "  id = \"K-1\", name = \"roasts-have-an-oven\", kind = \"fit\", elements = { \"menu\", \"stove\" },\n"
    "  title = \"Roasts have an oven\", rationale = \"Roasts are large.\",\n"
    "  source = { { work = \"escoffier\", at = \"ch. 5\" } }, remediation = \"Buy an oven.\",\n"
    "  check = function(c)\n"
    "    if not c.menu.roast then return not_applicable(\"nothing is roasted\") end\n"
    "    if c.stove.oven >= \"large\" then return pass() end\n"
    "    return fail { message = \"the roast does not go into the \" .. c.stove.oven .. \" oven\",\n"
    "      notes = { [\"menu.roast\"] = \"a roast is promised\" }, at = \"stove.oven\",\n"
    "      alternatives = { \"serve stew\", \"build a large oven\" } }\n"
    "  end,\n"
    "  tests = { { name = \"one\", expect = \"pass\", program = \"stove: { oven: large }\\nmenu: { roast: true }\" } "
    "},\n"
    "}\n";

static const char kitchen_framing[] =
    "return rule {\n"
    "  id = \"F-1\", name = \"there-is-a-stove\", kind = \"framing\", elements = { \"stove\" },\n"
    "  title = \"There is a stove\", rationale = \"Food is hot.\",\n"
    "  source = { { work = \"escoffier\", at = \"ch. 1\" } }, remediation = \"Buy one.\",\n"
    "  check = function(c)\n"
    "    if c:declares(\"stove\") then return pass() end\n"
    "    return fail { message = \"there is no stove\" }\n"
    "  end,\n"
    "  tests = { { name = \"one\", expect = \"pass\", program = \"stove: { oven: large }\" } },\n"
    "}\n";

static sl_checker *new_kitchen(void) {
    sl_checker *checker = sl_checker_new();
    assert_non_null(checker);
    assert_int_equal(sl_load_vocabulary(checker, text("kitchen.lua"), text(kitchen)), SL_OK);
    assert_int_equal(sl_load_rule(checker, text("K-1.lua"), text(kitchen_rule)), SL_OK);
    assert_int_equal(sl_load_rule(checker, text("F-1.lua"), text(kitchen_framing)), SL_OK);
    return checker;
}

static void test_misfit_of_another_domain(void **state) {
    (void)state;
    sl_checker *checker = new_kitchen();
    sl_report *report = check(checker, "kitchen: 3\n"
                                       "house: { chef: Auguste }\n"
                                       "stove:\n"
                                       "  oven: small\n"
                                       "menu:\n"
                                       "  roast: true\n");
    const sl_program *program = &report->programs[0];
    assert_int_equal(report->program_count, 1);
    assert_int_equal(program->verdict, SL_INCONGRUENT);
    assert_text(program->name, "Auguste");
    assert_int_equal(program->finding_count, 1);
    const sl_finding *finding = &program->findings[0];
    assert_text(finding->rule, "K-1");
    assert_int_equal(finding->kind, SL_KIND_MISFIT);
    assert_int_equal(finding->severity, SL_ERROR);
    assert_text(finding->message, "the roast does not go into the small oven");
    assert_string_equal(place_of(&finding->location), "4:9");
    assert_text(finding->location.config_path, "stove.oven");
    assert_int_equal(finding->related_count, 1);
    assert_string_equal(place_of(&finding->related[0].location), "6:10");
    assert_text(finding->related[0].note, "a roast is promised");
    assert_int_equal(finding->alternative_count, 2);
    assert_text(finding->alternatives[1], "build a large oven");
    assert_int_equal(finding->element_count, 2);
    assert_text(finding->elements[0], "menu");
    assert_int_equal(program->pair_count, 1);
    assert_int_equal(program->pairs[0].first, 0);
    assert_int_equal(program->pairs[0].second, 1);
    assert_int_equal(program->pairs[0].state, SL_STATE_MISFIT);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_other_verdicts_of_another_domain(void **state) {
    (void)state;
    static const struct {
        const char *program;
        sl_verdict verdict;
    } cases[] = {
        {"kitchen: 3\nstove: { oven: large }\nmenu: { roast: true }\n", SL_CONGRUENT},
        {"kitchen: 3\nstove: { flames: 4 }\nmenu: { roast: false }\n", SL_CONGRUENT},
        {"kitchen: 3\nstove: { flames: 4 }\nmenu: { roast: true }\n", SL_INCOMPLETE},
        {"kitchen: 3\nmenu: { roast: false }\n", SL_INCOMPLETE},
        {"- kitchen\n", SL_INVALID},
    };
    sl_checker *checker = new_kitchen();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_report *report = check(checker, cases[i].program);
        assert_int_equal(report->programs[0].verdict, cases[i].verdict);
        sl_report_free(report);
    }
    sl_checker_free(checker);
}

static void test_mistakes_in_programs_of_another_domain(void **state) {
    (void)state;
    sl_checker *checker = new_kitchen();
    sl_set_undetermined(checker, text("off"));
    sl_report *report = check(checker, "kitchen: 3\nstove: { oven: medium, flams: 3 }\nmenu: { courses: 12 }\n");
    const sl_program *program = &report->programs[0];
    static const char *const messages[] = {
        "\"medium\" is no word for oven; it is small or large",
        "\"flams\" is no key here; did you mean \"flames\"? It is flames or oven",
        "courses is 1 to 9, but this is 12",
    };
    assert_int_equal(program->finding_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_text(program->findings[i].message, messages[i]);
        assert_int_equal(program->findings[i].kind, SL_KIND_VOCABULARY);
    }
    assert_int_equal(program->verdict, SL_INCOMPLETE);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_formats_of_another_domain(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"kitchen: 2\nstove: { oven: medium }\n", "this format is not known; a program starts with \"kitchen: 3\""},
        {"house: { chef: Auguste }\n", "this is not a program; a program starts with \"kitchen: 3\""},
    };
    sl_checker *checker = new_kitchen();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_report *report = check(checker, cases[i][0]);
        const sl_program *program = &report->programs[0];
        assert_int_equal(program->verdict, SL_INVALID);
        assert_int_equal(program->finding_count, 1);
        assert_text(program->findings[0].rule, "not-a-program");
        assert_text(program->findings[0].message, cases[i][1]);
        assert_int_equal(program->outcome_count, 0);
        sl_report_free(report);
    }
    sl_checker_free(checker);
}

static void test_vocabulary_can_be_walked(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    assert_null(sl_get_vocabulary(checker));
    sl_checker_free(checker);
    checker = new_checker();
    const sl_vocabulary *vocabulary = sl_get_vocabulary(checker);
    assert_text(vocabulary->title, "bicycle");
    assert_text(vocabulary->format_key, "bicycle");
    assert_int_equal(vocabulary->format, 1);
    assert_int_equal(vocabulary->work_count, 2); /* by id */
    assert_text(vocabulary->works[0].id, "atlas");
    assert_text(vocabulary->works[1].reference, "The manual, 1998.");
    assert_int_equal(vocabulary->element_count, 3);
    const sl_element *wheels = &vocabulary->elements[0];
    assert_text(wheels->code, "WH");
    assert_text(wheels->alignment, "below");
    assert_true(wheels->framing);
    assert_int_equal(wheels->frame_count, 1);
    assert_int_equal(wheels->frames[0], 1);
    assert_false(vocabulary->elements[1].framing);
    assert_text(vocabulary->accounts_level, "rider");
    assert_text(vocabulary->accounts->id, "riders");
    for (size_t i = 0; i < vocabulary->field_count; i++)
        assert_int_equal(vocabulary->fields[i]->index, i);
    const sl_field *brakes = &wheels->field->fields[4];
    assert_text(brakes->path, "wheels.brakes");
    assert_int_equal(brakes->type, SL_GROUP);
    assert_text(brakes->fields[1].path, "wheels.brakes.tested");
    assert_ptr_equal(brakes->fields[1].parent, brakes);
    assert_int_equal(brakes->fields[1].element, 0);
    assert_int_equal(wheels->field->fields[0].min, 12);
    assert_int_equal(wheels->field->fields[0].max, 29);
    assert_text(wheels->field->fields[1].domain[2], "many");
    assert_int_equal(vocabulary->top->fields[0].element, SL_NO_ELEMENT);
    static const char *const names[] = {"group", "enum", "ordinal", "set", "bool", "integer", "text"};
    for (int i = 0; i < 7; i++)
        assert_string_equal(sl_type_name((sl_type)i), names[i]);
    sl_checker_free(checker);
}

/* ---- mistakes ----------------------------------------------------------------------------------------------------- */

struct mistake {
    const char *from; /* in the vocabulary of bicycles */
    const char *to;
    const char *problems; /* "line: message" and a line break, each */
};

static void assert_refused(const char *source, const char *problems) {
    sl_checker *checker = sl_checker_new();
    if (sl_load_vocabulary(checker, text("rules/vocabulary.lua"), text(source)) != SL_REFUSED)
        fail_msg("this was loaded instead of: %s", problems);
    assert_string_equal(all_problems(checker), problems);
    size_t count;
    const sl_finding *problem = sl_get_problems(checker, &count);
    assert_int_equal(problem->kind, SL_KIND_RULE_ERROR);
    assert_text(problem->location.source->name, "rules/vocabulary.lua");
    assert_null(sl_get_vocabulary(checker));
    assert_int_equal(sl_load_rule(checker, text("R.lua"), text("return rule {}")), SL_REFUSED);
    sl_checker_free(checker);
}

static void try_mistakes(const struct mistake *mistakes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char *source = replace(bicycles, mistakes[i].from, mistakes[i].to);
        assert_refused(source, mistakes[i].problems);
        free(source);
    }
}

#define TRY(mistakes) try_mistakes(mistakes, sizeof(mistakes) / sizeof *(mistakes))

static void test_fields_are_known_and_there(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"title = \"bicycle\",", "", "1: the field \"title\" is missing\n"},
        {"title = \"bicycle\",", "title = \"bicycle\", colour = 1,", "3: there is no field \"colour\"\n"},
        {"manual = \"The manual, 1998.\"", "manual = 1998", "4: a work's reference must be a string, not a number\n"},
        {"version = 1,", "version = 1.5,", "2: version must be a whole number\n"},
        {"key = \"bicycle\",", "", "2: the field \"key\" is missing\n"},
        {"code = \"WH\",", "", "13: wheels: the field \"code\" is missing\n"},
        {"code = \"WH\",", "code = \"WH\", kode = 1,", "13: there is no field \"kode\"; did you mean \"code\"?\n"},
        {"title = \"Saddle\",", "", "22: saddle: the field \"title\" is missing\n"},
        {"framing = true", "framing = \"yes\"", "13: wheels: framing must be a boolean, not a string\n"},
        {"frames = { \"saddle\" }", "frames = { \"sadle\" }",
         "13: wheels: there is no element \"sadle\"; did you mean \"saddle\"?\n"},
        {"description = \"What shines.\",", "", "27: lamp: the field \"description\" is missing\n"},
        {", description = \"Their size.\"", "", "13: wheels.inches: the field \"description\" is missing\n"},
    };
    TRY(mistakes);
}

static void test_attributes_are_looked_at(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"type = \"bool\"", "type = \"boolean\"",
         "13: wheels.brakes.tested: \"boolean\" is no type; did you mean \"bool\"? It must be enum, ordinal, set, "
         "bool, "
         "integer or text\n"},
        {"type = \"bool\"", "domain = {}, type = \"bool\", domains = 1",
         "13: wheels.brakes.tested: there is no field \"domains\"; did you mean \"domain\"?\n"},
        {"domain = { \"rim\", \"disc\", \"coaster\" }", "domain = {}",
         "13: wheels.brakes.sort: a domain must have 1 to 64 words\n"},
        {"domain = { \"rim\", \"disc\", \"coaster\" }", "domain = { \"rim\", \"disc\", \"rim\" }",
         "13: wheels.brakes.sort: domain lists \"rim\" twice\n"},
        {"min = 12", "min = \"12\"", "13: wheels.inches: min must be a number, not a string\n"},
        {"type = \"text\", description = \"Who made them.\"",
         "type = \"text\", domain = { \"a\" }, description = \"Who.\"",
         "13: wheels.maker: only an enum, an ordinal or a set can have a domain\n"},
        {"id = \"inches\"", "id = \"Inches\"",
         "13: wheels.Inches: an id must consist of lower-case letters, digits and \"_\", and must not start with a "
         "digit\n"},
        {"id = \"inches\"", "id = \"declares\"",
         "13: wheels.declares: \"declares\" is a method that rules call; choose another id\n"},
        {"id = \"inches\"", "id = \"spokes\"", "13: wheels: \"wheels.spokes\" is declared twice\n"},
        {"{ id = \"sort\",", "12, { id = \"sort\",", "13: wheels.brakes: an entry of attributes must be a table\n"},
    };
    TRY(mistakes);
    char *words = repeat("\"a\" .. n(), ", 65);
    char *domain = print("domain = { %s }", words);
    char *longer = replace(bicycles, "domain = { \"rim\", \"disc\", \"coaster\" }", domain);
    char *source = print("local i = 0 local function n() i = i + 1 return i end %s", longer);
    assert_refused(source, "13: wheels.brakes.sort: a domain must have 1 to 64 words\n");
    free(source);
    free(longer);
    free(domain);
    free(words);
}

/* The mistake is among what is reported. */
static void assert_reported(const char *from, const char *to, const char *problem) {
    char *source = replace(bicycles, from, to);
    sl_checker *checker = sl_checker_new();
    if (sl_load_vocabulary(checker, text("v.lua"), text(source)) != SL_REFUSED)
        fail_msg("this was loaded: %s", to);
    if (!strstr(all_problems(checker), problem))
        fail_msg("\"%s\" is not among these: %s", problem, all_problems(checker));
    sl_checker_free(checker);
    free(source);
}

static void test_elements_are_there_and_distinct(void **state) {
    (void)state;
    assert_reported("id = \"lamp\", code", "id = \"wheels\", code", "\"wheels\" is declared twice\n");
    assert_reported("elements = {\n", "elements = {}, _e = {\n", "a vocabulary must have at least one element\n");
    assert_reported("elements = {\n", "elements = { 12,\n", "an entry of elements must be a table\n");
    assert_reported("elements = {\n", "elements = 12, _e = {\n", "elements must be a table, not a number\n");
    assert_reported("works = {", "works = 12, _w = {", "4: works must be a table, not a number\n");
    assert_reported("key = \"riders\",", "", "10: the field \"key\" is missing\n");
}

static void test_entries_of_the_header_are_tables(void **state) {
    (void)state;
    assert_reported("  header = {\n", "  header = { \"frame\",\n", "an entry of header must be a table\n");
}

/* What no program could ever satisfy, or reach, is a mistake of the vocabulary. */
static void test_impossible_declarations_are_refused(void **state) {
    (void)state;
    assert_reported("min = 12, max = 29", "min = 29, max = 12", "wheels.inches: min must not be greater than max\n");
    assert_reported("level = \"rider\", title = \"Riders\"", "level = \"ryder\", title = \"Riders\"",
                    "level must be the level of at least one element\n");
    assert_reported("key = \"bicycle\"", "key = \"wheels\"",
                    "\"wheels\" is used as a key twice; each key at the top of a program must have one meaning\n");
    assert_reported("key = \"riders\"", "key = \"wheels\"",
                    "\"wheels\" is used as a key twice; each key at the top of a program must have one meaning\n");
    assert_reported("key = \"riders\"", "key = \"bicycle\"",
                    "\"bicycle\" is used as a key twice; each key at the top of a program must have one meaning\n");
}

static void test_scripts_that_are_no_vocabulary(void **state) {
    (void)state;
    assert_refused("", "1: the file does not return vocabulary { ... }\n");
    assert_refused("\n\nreturn vocabulary {", "3: unexpected symbol near <eof>\n");
    assert_refused("\nerror(\"boo\")", "2: boo\n");
    assert_refused("\nreturn rule {}", "2: scripts have no name 'rule'; they can use their locals, pairs, ipairs, "
                                       "tostring, tonumber, type, select, "
                                       "error, assert, math, string and table; check can also use c, options, "
                                       "pass, fail and not_applicable\n");
}

static void test_one_vocabulary_is_loaded(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    assert_int_equal(sl_load_vocabulary(checker, text("second.lua"), text(bicycles)), SL_REFUSED);
    assert_non_null(strstr(all_problems(checker), "a vocabulary is loaded already\n"));
    assert_text(sl_get_vocabulary(checker)->title, "bicycle");
    sl_checker_free(checker);
    checker = sl_checker_new();
    assert_int_equal(sl_load_vocabulary(checker, text("bad.lua"), text("return vocabulary {}")), SL_REFUSED);
    assert_int_equal(sl_load_vocabulary(checker, text("good.lua"), text(bicycles)), SL_OK);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_misfit_of_another_domain),
        cmocka_unit_test(test_other_verdicts_of_another_domain),
        cmocka_unit_test(test_mistakes_in_programs_of_another_domain),
        cmocka_unit_test(test_formats_of_another_domain),
        cmocka_unit_test(test_vocabulary_can_be_walked),
        cmocka_unit_test(test_fields_are_known_and_there),
        cmocka_unit_test(test_attributes_are_looked_at),
        cmocka_unit_test(test_elements_are_there_and_distinct),
        cmocka_unit_test(test_entries_of_the_header_are_tables),
        cmocka_unit_test(test_impossible_declarations_are_refused),
        cmocka_unit_test(test_scripts_that_are_no_vocabulary),
        cmocka_unit_test(test_one_vocabulary_is_loaded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
