/* meanings.c - what attributes ask, what their words mean, and what the former names of both lead to. */
#include "unit/folder_support.h"
#include "unit/lua_support.h"

#include "base/buffer.h"
#include "base/text.h"
#include "samplint/report.h"
#include "samplint/skeleton.h"

/* ---- a vocabulary with meanings ----------------------------------------------------------------------------------- */

static const char boats[] =
    "return vocabulary {\n"
    "  format = { key = \"boat\", version = 1, description = \"The version.\" },\n"
    "  title = \"boat\", works = { manual = \"The log.\", atlas = \"A.\" },\n"
    "  header = { { id = \"waters\", title = \"Waters\", description = \"Where.\", attributes = {\n"
    "    { id = \"name\", type = \"text\", label = true, description = \"Its name.\" },\n"
    "    { id = \"wind\", type = \"enum\", nature = \"fact\", description = \"The wind.\",\n"
    "      formerly = { \"hull.wind\", \"sails.gusts\" }, domain = { \"weak\", \"strong\" } } } } },\n"
    "  accounts = { key = \"sailors\", level = \"sailor\", title = \"Sailors\", description = \"Who.\", attributes = "
    "{\n"
    "    { id = \"name\", type = \"text\", label = true, description = \"A name.\" },\n"
    "    { id = \"shift\", type = \"text\", formerly = { \"sailors.team\" }, description = \"A shift.\" } } },\n"
    "  elements = {\n"
    "    { id = \"hull\", code = \"HU\", title = \"Hull\", description = \"What floats.\", attributes = {\n"
    "      { id = \"shape\", type = \"ordinal\", question = \"How is it built?\", description = \"Its shape.\",\n"
    "        nature = \"choice\", formerly = { \"hull.form\" }, domain = {\n"
    "        { \"none\", meaning = \"It has no shape.\", absent = true },\n"
    "        { \"flat_bottom\", meaning = \"It lies flat.\", sign = \"It stands on the beach.\",\n"
    "          formerly = { \"flat\", \"planar\" } },\n"
    "        { \"v_shaped\", label = \"V-shaped\" },\n"
    "        \"round\" } },\n"
    "      { id = \"decked\", type = \"bool\", question = \"Is there a deck?\", description = \"A deck.\",\n"
    "        yes = { meaning = \"One can walk on it.\", sign = \"Planks.\" }, no = { meaning = \"It is open.\" } },\n"
    "      { id = \"leaks\", type = \"integer\", min = 0, max = 9, nature = \"outcome\", description = \"Leaks.\",\n"
    "        question = \"How many leaks?\", meaning = \"Holes below the water.\" },\n"
    "      { id = \"paint\", description = \"Its paint.\", attributes = {\n"
    "        { id = \"color\", type = \"text\", formerly = { \"coat.color\" }, description = \"A color.\" },\n"
    "        { id = \"layers\", type = \"integer\", min = 1, max = 9, formerly = { \"coat.layers\" },\n"
    "          description = \"How many.\" } } } } },\n"
    "    { id = \"sails\", code = \"SA\", level = \"sailor\", title = \"Sails\", description = \"Cloth.\",\n"
    "      attributes = {\n"
    "      { id = \"kinds\", type = \"set\", description = \"Which.\", formerly = { \"sails.types\" }, domain = {\n"
    "        \"main_sail\", { \"big_jib\", label = \"genoa\", formerly = { \"jib\" } }, \"spinnaker\" } } } },\n"
    "  },\n"
    "}\n";

static sl_checker *open_vocabulary(const char *source) {
    sl_checker *checker = sl_checker_new();
    assert_non_null(checker);
    if (sl_load_vocabulary(checker, text("boats.lua"), text(source)) != SL_OK)
        fail_msg("%s", all_problems(checker));
    return checker;
}

static sl_checker *open_boats(void) {
    return open_vocabulary(boats);
}

/* A rule about these elements with this body. */
static void load_rule_of(sl_checker *checker, const char *elements, const char *body) {
    char *rule = print("return rule {\n"
                       "  id = \"R\", name = \"a-rule\", kind = \"practice\", elements = { %s },\n"
                       "  title = \"T\", rationale = \"R.\", source = { { at = \"s\" } }, remediation = \"M.\",\n"
                       "  check = function(c)\n%s\n  end,\n"
                       "  tests = { { name = \"one\", expect = \"pass\", program = \"hull: { shape: round }\" } },\n"
                       "}\n",
                       elements, body);
    if (sl_load_rule(checker, text("R.lua"), text(rule)) != SL_OK)
        fail_msg("%s", all_problems(checker));
    free(rule);
}

/* A rule that leaves every program without findings. */
#define PASSES "    if c.hull.decked then return pass() end\n    return not_applicable(\"it is open\")"

static const sl_field *field_of(const sl_checker *checker, const char *path) {
    const sl_field *field = sl_find_field(sl_get_vocabulary(checker), text(path));
    assert_non_null(field);
    return field;
}

static void test_words_have_meanings(void **state) {
    (void)state;
    sl_checker *checker = open_boats();
    const sl_field *shape = field_of(checker, "hull.shape");
    assert_text(shape->question, "How is it built?");
    assert_int_equal(shape->domain_count, 4);
    assert_int_equal(shape->word_count, 4);
    assert_text(shape->domain[1], "flat_bottom");
    assert_text(shape->words[1].label, "flat bottom");
    assert_text(shape->words[1].meaning, "It lies flat.");
    assert_text(shape->words[1].sign, "It stands on the beach.");
    assert_int_equal(shape->words[1].former_count, 2);
    assert_text(shape->words[1].formerly[1], "planar");
    assert_true(shape->words[0].absent);
    assert_false(shape->words[1].absent);
    assert_text(shape->words[2].label, "V-shaped");
    assert_text(shape->words[3].label, "round");
    assert_int_equal(shape->words[3].meaning.length, 0);
    const sl_field *decked = field_of(checker, "hull.decked");
    assert_int_equal(decked->word_count, 2);
    assert_text(decked->words[true].sign, "Planks.");
    assert_text(decked->words[true].label, "true");
    assert_text(decked->words[false].meaning, "It is open.");
    assert_true(decked->words[false].absent);
    assert_false(decked->words[true].absent);
    assert_text(field_of(checker, "hull.leaks")->meaning, "Holes below the water.");
    sl_checker_free(checker);
}

static void test_natures(void **state) {
    (void)state;
    sl_checker *checker = open_boats();
    static const struct {
        const char *path;
        sl_nature nature;
    } cases[] = {{"waters.wind", SL_NATURE_FACT},   {"waters.name", SL_NATURE_TEXT},
                 {"hull.shape", SL_NATURE_CHOICE},  {"hull.decked", SL_NATURE_CHOICE},
                 {"hull.leaks", SL_NATURE_OUTCOME}, {"sails.kinds", SL_NATURE_CHOICE}};
    static const char *const names[] = {"choice", "fact", "outcome", "text"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(field_of(checker, cases[i].path)->nature, cases[i].nature);
    for (int i = 0; i < 4; i++) {
        sl_nature nature = SL_NATURE_TEXT;
        assert_string_equal(sl_nature_name((sl_nature)i), names[i]);
        assert_true(sl_nature_from_name(names[i], &nature));
        assert_int_equal(nature, i);
        assert_false(sl_nature_from_name("guess", &nature));
        assert_int_equal(nature, i);
    }
    sl_checker_free(checker);
}

/* ---- mistakes ----------------------------------------------------------------------------------------------------- */

static void test_mistakes(void **state) {
    (void)state;
    static const struct {
        const char *from, *to, *problems;
    } cases[] = {
        {"\"round\"", "{ meaning = \"It is round.\" }",
         "12: hull.shape: an entry of domain must start with its word: { \"word\", meaning = ... }\n"},
        {"\"round\"", "{ 3, meaning = \"It is round.\" }",
         "12: hull.shape: an entry of domain must start with its word: { \"word\", meaning = ... }\n"},
        {"\"round\"", "3", "12: hull.shape: domain must be a string, not a number\n"},
        {"\"round\"", "{ \"round\", \"rotund\" }",
         "12: hull.shape: round: every entry of this table must be written as name = value\n"},
        {"\"round\"", "{ \"round\", mening = \"x\" }",
         "12: hull.shape: round: there is no field \"mening\"; did you mean \"meaning\"?\n"},
        {"\"round\"", "{ \"round\", absent = \"yes\" }",
         "12: hull.shape: round: absent must be a boolean, not a string\n"},
        {"\"round\"", "{ \"round\", label = \" \" }", "12: hull.shape: round: the field \"label\" is empty\n"},
        {"\"round\"", "{ \"round\", label = string.rep(\"a\", 101) }",
         "12: hull.shape: round: label has more than 100 bytes\n"},
        {"\"round\"", "{ \"round\", sign = string.rep(\"a\", 501) }",
         "12: hull.shape: round: sign has more than 500 bytes\n"},
        {"\"round\"", "{ \"none\", meaning = \"x\" }", "12: hull.shape: domain lists \"none\" twice\n"},
        {"\"planar\"", "\"round\"", "12: hull.shape: \"round\" is a former word and a word of the domain\n"},
        {"\"round\"", "{ \"round\", formerly = { \"flat\" } }",
         "12: hull.shape: \"flat\" is the former word for two words\n"},
        {"\"round\"", "{ \"round\", formerly = \"flat\" }",
         "12: hull.shape: round: formerly must be a table, not a string\n"},
        {"nature = \"choice\"", "nature = \"guess\"",
         "12: hull.shape: \"guess\" is no nature; it must be choice, fact, outcome or text\n"},
        {"nature = \"choice\"", "nature = \"text\"", "12: hull.shape: only a text can have the nature \"text\"\n"},
        {"nature = \"choice\"", "meaning = \"x\"",
         "12: hull.shape: only an integer has one meaning; a word has its own in domain, a truth value in yes and "
         "no\n"},
        {"nature = \"choice\"", "question = 3", "12: hull.shape: question must be a string, not a number\n"},
        {"nature = \"choice\"", "yes = {}", "12: hull.shape: only a truth value has yes and no\n"},
        {"no = {", "no = { formerly = { \"never\" },", "12: hull.decked: no: there is no field \"formerly\"\n"},
        {"no = {", "no = 3, _ = {",
         "12: hull.decked: no must be a table, not a number\n12: hull.decked: there is no "
         "field \"_\"\n"},
        {"\"hull.form\"", "\"form\"", "12: hull.shape: \"form\" is no path; write one such as \"element.attribute\"\n"},
        {"\"hull.form\"", "\"hull.Form\"",
         "12: hull.shape: \"hull.Form\" is no path; write one such as \"element.attribute\"\n"},
        {"\"hull.form\"", "\"hull.decked\"",
         "12: hull.shape: its former path \"hull.decked\" is the path of an attribute now\n"},
        {"\"hull.form\"", "\"hull.wind\"", "12: hull.shape: waters.wind claims the former path \"hull.wind\", too\n"},
        {"\"sails.types\"", "\"coat.color\"",
         "28: sails.kinds: hull.paint.color claims the former path \"coat.color\", too\n"},
        {"\"sailors.team\"", "\"sailors.name\"",
         "8: sailors.shift: its former path \"sailors.name\" is the path of an attribute now\n"},
        {"{ \"hull.form\" }", "{ string.rep(\"a.\", 16), \"b.c\", 1 }",
         "12: hull.shape: \"a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.\" is no path; write one such as "
         "\"element.attribute\"\n12: hull.shape: formerly must be a string, not a number\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *source = replace(boats, cases[i].from, cases[i].to);
        sl_checker *checker = sl_checker_new();
        if (sl_load_vocabulary(checker, text("boats.lua"), text(source)) == SL_OK)
            fail_msg("this was loaded instead of: %s", cases[i].problems);
        assert_string_equal(all_problems(checker), cases[i].problems);
        sl_checker_free(checker);
        free(source);
    }
}

static void test_former_names_are_few(void **state) {
    (void)state;
    char *names = repeat("f(), ", 17), *list = print("formerly = { %s }", names);
    char *longer = replace(boats, "formerly = { \"hull.form\" }", list);
    char *source = print("local i = 0 local function f() i = i + 1 return \"hull.a\" .. i end %s", longer);
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_vocabulary(checker, text("boats.lua"), text(source)), SL_REFUSED);
    assert_string_equal(all_problems(checker), "12: hull.shape: formerly has more than 16 entries\n");
    sl_checker_free(checker);
    free(source);
    free(longer);
    free(list);
    free(names);
}

/* ---- programs that use former names ------------------------------------------------------------------------------- */

/* Asserts what is found in a program: "line:column rule: message" and a line break, each. */
static void assert_found(const char *program, const char *expected) {
    sl_checker *checker = open_boats();
    struct buffer found = BUFFER_EMPTY(BUFFER_MOST);
    load_rule_of(checker, "\"hull\"", PASSES);
    sl_set_undetermined(checker, text("off"));
    sl_report *report = check(checker, program);
    for (size_t i = 0; i < report->programs[0].finding_count; i++) {
        const sl_finding *finding = &report->programs[0].findings[i];
        char *row = print("%s %s: %s%s%s\n", place_of(&finding->location), shown(finding->rule),
                          shown(finding->message), finding->account.length ? " - " : "", shown(finding->account));
        buffer_append(&found, text(row));
        free(row);
    }
    assert_string_equal(shown(buffer_text(&found)), expected);
    buffer_free(&found);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_former_words_in_programs(void **state) {
    (void)state;
    assert_found("boat: 1\nhull: { shape: planar }\nsails: { kinds: [jib, jibb, spinnaker] }\n",
                 "2:16 former-word: \"planar\" is now \"flat_bottom\"\n"
                 "3:18 former-word: \"jib\" is now \"big_jib\"\n"
                 "3:23 unknown-word: \"jibb\" is no word for kinds; it is main_sail, big_jib or spinnaker\n");
}

static void test_former_keys_in_programs(void **state) {
    (void)state;
    /* in the same group, and in another one */
    assert_found("boat: 1\nhull:\n  form: round\n  wind: weak\n",
                 "3:3 former-key: hull.form is now hull.shape; rename the key\n"
                 "4:3 former-key: hull.wind is now waters.wind; move it there\n");
    /* a group as a whole */
    assert_found("boat: 1\ncoat:\n  color: red\n  layers: 3\n", "2:1 former-key: coat is now hull.paint\n");
    /* accounts */
    assert_found("boat: 1\nsailors:\n- name: Ann\n  team: early\n  sails: { types: [jib] }\n",
                 "4:3 former-key: sailors.team is now sailors.shift; rename the key - Ann\n"
                 "5:12 former-key: sails.types is now sails.kinds; rename the key, and give it a list with any of main_sail, "
                 "big_jib and spinnaker - Ann\n");
    assert_found("boat: 1\nsailors:\n- name: Ann\n  sails: { gusts: weak }\n",
                 "4:12 former-key: sails.gusts is now waters.wind, which holds for the whole program; move it there - "
                 "Ann\n");
    /* a misspelled key is no former one */
    assert_found("boat: 1\nhull: { forms: round }\n",
                 "2:9 unknown-key: \"forms\" is no key here; it is shape, decked, leaks or paint\n");
}

/* A group whose attributes went to different places is told with each of them. */
static void test_scattered_groups(void **state) {
    (void)state;
    char *source = replace(boats, "formerly = { \"coat.layers\" }", "formerly = { \"coat.depth\" }");
    sl_checker *checker = open_vocabulary(source);
    load_rule_of(checker, "\"hull\"", PASSES);
    sl_set_undetermined(checker, text("off"));
    sl_report *report = check(checker, "boat: 1\ncoat: { depth: 3 }\n");
    assert_int_equal(report->programs[0].finding_count, 1);
    assert_text(report->programs[0].findings[0].message,
                "coat.color is now hull.paint.color and coat.depth is now hull.paint.layers");
    sl_report_free(report);
    sl_checker_free(checker);
    free(source);
}

/* A value under a former key is not missing: nobody is asked for it, but it is not known either. */
static void test_a_value_under_a_former_key_is_unreadable(void **state) {
    (void)state;
    sl_checker *checker = open_boats();
    load_rule_of(checker, "\"hull\"",
                 "    if c.hull.shape:is(\"round\") then return pass() end\n"
                 "    return fail { message = \"it is \" .. c.hull.shape, alternatives = { \"a\", \"b\" } }");
    sl_report *report = check(checker, "boat: 1\nhull: { form: round }\n");
    assert_int_equal(status_of(report, "R"), SL_UNDETERMINED);
    assert_int_equal(report->programs[0].finding_count, 1);
    sl_report_free(report);
    report = check(checker, "boat: 1\nhull: { form: round, shape: v_shaped }\n");
    assert_int_equal(status_of(report, "R"), SL_FAIL);
    assert_text(need_finding(report, "R")->message, "it is V-shaped");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- labels ------------------------------------------------------------------------------------------------------- */

static void test_sentences_have_labels(void **state) {
    (void)state;
    sl_checker *checker = open_boats();
    load_rule_of(checker, "\"hull\", \"sails\"",
                 "    local shape, kinds = c.hull.shape, c.sails.kinds\n"
                 "    if shape:is(\"round\") or not c.hull.decked then return pass() end\n"
                 "    return fail { message = shape .. \"/\" .. kinds .. \"/\" .. tostring(shape) .. \"/\" ..\n"
                 "      tostring(kinds) .. string.format(\"/%s/%s/%s\", shape, kinds, c.hull.decked),\n"
                 "      alternatives = { \"a\", \"b\" } }");
    sl_report *report = check(checker, "boat: 1\nhull: { shape: flat_bottom, decked: true }\n"
                                       "sails: { kinds: [big_jib, main_sail] }\n");
    const sl_finding *finding = need_finding(report, "R");
    assert_text(finding->message, "flat bottom/main sail, genoa/flat_bottom/main_sail, big_jib/flat bottom/main sail, "
                                  "genoa/true");
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_notes_have_labels(void **state) {
    (void)state;
    sl_checker *checker = open_boats();
    load_rule_of(checker, "\"hull\", \"sails\"",
                 "    if c.hull.shape:is(\"round\") or c.sails.kinds:empty() then return pass() end\n"
                 "    return fail { message = \"no\", at = \"hull.shape\", alternatives = { \"a\", \"b\" } }");
    sl_report *report = check(checker, "boat: 1\nhull: { shape: v_shaped }\nsails: { kinds: [big_jib] }\n");
    const sl_finding *finding = need_finding(report, "R");
    assert_int_equal(finding->related_count, 1);
    assert_text(finding->related[0].note, "kinds is [genoa]");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- rules that use former names ---------------------------------------------------------------------------------- */

static void test_former_names_in_rules(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"if c.hull.form:is(\"round\") then return pass() end return pass()",
         "hull has no \"form\"; it is now \"hull.shape\"\n"},
        {"if c.hull.shape:is(\"flat\") then return pass() end return pass()",
         "\"flat\" is now \"flat_bottom\" in hull.shape\n"},
        {"if c.hull.shape:is(\"none\") then return pass() end\n"
         "local path = \"coat.color\"\nreturn fail { message = \"no\", at = path }",
         ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_checker *checker = open_boats();
        char *rule = write_rule("R", "practice", "\"hull\"", cases[i][0]);
        sl_result result = sl_load_rule(checker, text("R.lua"), text(rule));
        if (result != (*cases[i][1] ? SL_REFUSED : SL_OK))
            fail_msg("%s", all_problems(checker));
        if (*cases[i][1] && !strstr(all_problems(checker), cases[i][1]))
            fail_msg("%s", all_problems(checker));
        if (result == SL_OK) {
            sl_report *report = check(checker, "boat: 1\nhull: { shape: round }\n");
            assert_text(need_finding(report, "R")->message,
                        "the rule itself failed: fail: at names \"coat.color\", which is now \"hull.paint.color\"");
            sl_report_free(report);
        }
        free(rule);
        sl_checker_free(checker);
    }
}

/* ---- the header --------------------------------------------------------------------------------------------------- */

/* Rules read the facts in the header, for accounts too, but none of its texts. */
static void test_rules_read_the_header(void **state) {
    (void)state;
    sl_checker *checker = open_boats();
    assert_true(field_of(checker, "waters")->readable);
    assert_true(field_of(checker, "waters.wind")->readable);
    assert_false(field_of(checker, "waters.name")->readable);
    assert_false(field_of(checker, "sailors.shift")->readable);
    load_rule_of(checker, "\"sails\"",
                 "    if c.waters.wind:is(\"weak\") or not c.sails.kinds:has(\"big_jib\") then return pass() end\n"
                 "    return fail { message = \"the wind is \" .. c.waters.wind, at = \"waters.wind\" }");
    sl_report *report = check(checker, "boat: 1\nwaters: { wind: strong }\nsails: { kinds: [] }\n"
                                       "sailors: [{ name: Ann, sails: { kinds: [big_jib] } }]\n");
    assert_int_equal(status_of(report, "R"), SL_PASS);
    const sl_finding *finding = finding_of(report, "R", "Ann");
    assert_non_null(finding);
    assert_text(finding->message, "the wind is strong");
    assert_string_equal(place_of(&finding->location), "2:17");
    sl_report_free(report);
    report = check(checker, "boat: 1\nsails: { kinds: [big_jib] }\n");
    assert_int_equal(status_of(report, "R"), SL_UNDETERMINED);
    assert_text(need_finding(report, "undetermined")->message, "waters.wind is not declared, and R waits for it");
    sl_report_free(report);
    char *rule = write_rule("S", "practice", "\"hull\"", "return c.waters.name == \"a\" and pass() or pass()");
    assert_int_equal(sl_load_rule(checker, text("S.lua"), text(rule)), SL_REFUSED);
    assert_non_null(strstr(all_problems(checker), "waters has no \"name\""));
    free(rule);
    sl_checker_free(checker);
}

/* ---- what is written from meanings -------------------------------------------------------------------------------- */

static bool take(void *context, const char *bytes, size_t length) {
    buffer_append(context, (sl_text){bytes, length});
    return true;
}

static void assert_written(sl_result (*write)(const sl_writer_options *options, const sl_vocabulary *vocabulary),
                           const char *const *parts, size_t count) {
    sl_checker *checker = open_boats();
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    sl_writer_options options = {.sink = take, .context = &buffer};
    assert_int_equal(write(&options, sl_get_vocabulary(checker)), SL_OK);
    for (size_t i = 0; i < count; i++)
        if (!text_contains(buffer_text(&buffer), text(parts[i])))
            fail_msg("this is not there: %s\nin: %s", parts[i], shown(buffer_text(&buffer)));
    buffer_free(&buffer);
    sl_checker_free(checker);
}

static void test_a_new_program_has_questions_and_meanings(void **state) {
    (void)state;
    static const char *const parts[] = {
        "  # How is it built?\n"
        "  # One of, lowest first:\n"
        "  #   none: It has no shape.\n"
        "  #   flat_bottom: It lies flat.\n"
        "  #   v_shaped\n"
        "  #   round\n"
        "  shape:\n"
        "  # Is there a deck?\n"
        "  # true or false:\n"
        "  #   true: One can walk on it.\n"
        "  #   false: It is open.\n"
        "  decked:\n"
        "  # How many leaks? Holes below the water.\n"
        "  # An integer from 0 to 9.\n"
        "  leaks:\n",
        "  # The wind.\n  # One of: weak, strong.\n  wind:\n",
    };
    assert_written(sl_write_new_program, parts, 2);
}

static void test_the_schema_has_meanings(void **state) {
    (void)state;
    static const char *const parts[] = {
        "\"description\": \"How is it built? Its shape. One word, lowest first.\"",
        "\"enumDescriptions\": [\n"
        "            \"It has no shape.\",\n"
        "            \"It lies flat. Sign: It stands on the beach.\",\n"
        "            \"\",\n"
        "            \"\",\n"
        "            \"\"\n"
        "          ]",
        "\"description\": \"Is there a deck? A deck. true: One can walk on it. Sign: Planks. false: It is open.\"",
        "\"description\": \"How many leaks? Leaks. Holes below the water.\"",
        "\"description\": \"The wind.\"",
    };
    assert_written(sl_write_schema, parts, 5);
}

/* Returns the page of an element, an attribute, or (with NULL) everything. The caller frees the buffer. */
static struct buffer page_of(const char *word, sl_format format) {
    sl_checker *checker = open_boats();
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    sl_explainer *explainer;
    sl_topic topic;
    load_rule_of(checker, "\"hull\"", PASSES);
    assert_int_equal(sl_explainer_new(checker, &explainer), SL_OK);
    sl_writer_options options = {.format = format, .sink = take, .context = &buffer};
    if (word) {
        assert_int_equal(sl_explainer_find(explainer, text(word), &topic), SL_OK);
        assert_int_equal(sl_write_topic(&options, explainer, &topic), SL_OK);
    } else {
        assert_int_equal(sl_write_vocabulary(&options, explainer), SL_OK);
    }
    sl_explainer_free(explainer);
    sl_checker_free(checker);
    return buffer;
}

static void assert_page(const char *word, sl_format format, const char *part) {
    struct buffer page = page_of(word, format);
    if (!text_contains(buffer_text(&page), text(part)))
        fail_msg("this is not there: %s\nin: %s", part, shown(buffer_text(&page)));
    buffer_free(&page);
}

static void test_pages_show_meanings(void **state) {
    (void)state;
    assert_page("hull.shape", SL_FORMAT_TEXT,
                "hull.shape\n\n  How is it built?\n\n  Its shape.\n\n"
                "  It is none, flat_bottom, v_shaped or round, lowest first (ordinal, a choice).\n");
    assert_page("hull.shape", SL_FORMAT_TEXT,
                "  Formerly it was hull.form.\n\nWhat its values mean\n\n"
                "  - none: It has no shape.\n"
                "  - flat_bottom: It lies flat. Sign: It stands on the beach. Formerly flat and\n    planar\n"
                "  - v_shaped (V-shaped)\n\nRules that read it\n");
    assert_page("hull.decked", SL_FORMAT_MARKDOWN,
                "## What its values mean\n\n- `true`: One can walk on it. Sign: Planks.\n- `false`: It is open.\n");
    assert_page("HU", SL_FORMAT_MARKDOWN,
                "## Questions and meanings\n\n`shape` (a choice): How is it built? Formerly `hull.form`\n\n"
                "- `none`: It has no shape.\n");
    assert_page("HU", SL_FORMAT_TEXT, "  leaks (an outcome): How many leaks? Holes below the water.\n");
    assert_page("sails.kinds", SL_FORMAT_JSON,
                "{\"word\":\"big_jib\",\"label\":\"genoa\",\"meaning\":null,\"sign\":null,\"absent\":false,"
                "\"formerly\":[\"jib\"]}");
    assert_page("hull.decked", SL_FORMAT_JSON, "{\"word\":\"false\",\"label\":\"false\",\"meaning\":\"It is open.\"");
    assert_page("hull.leaks", SL_FORMAT_JSON,
                "\"nature\":\"outcome\",\"question\":\"How many leaks?\",\"meaning\":\"Holes below the water.\"");
    assert_page(NULL, SL_FORMAT_MARKDOWN, "### Questions and meanings\n");
}

static void test_a_former_path_has_no_page(void **state) {
    (void)state;
    sl_checker *checker = open_boats();
    sl_explainer *explainer;
    sl_topic topic;
    load_rule_of(checker, "\"hull\"", PASSES);
    assert_int_equal(sl_explainer_new(checker, &explainer), SL_OK);
    assert_int_equal(sl_explainer_find(explainer, text("hull.form"), &topic), SL_REFUSED);
    assert_string_equal(all_problems(checker),
                        "0: there is no rule, attribute or element \"hull.form\"; it is now \"hull.shape\"\n");
    sl_explainer_free(explainer);
    sl_checker_free(checker);
}

/* ---- settings and waivers ----------------------------------------------------------------------------------------- */

static void test_former_names_in_settings_and_waivers(void **state) {
    (void)state;
    sl_checker *checker = open_boats();
    make_file("settings.yaml", "dead_values:\n  hull.form: { round: because }\n  hull.shape: { flat: because }\n");
    assert_int_equal(sl_load_settings(checker, "settings.yaml"), SL_REFUSED);
    assert_string_equal(all_problems(checker), "2: there is no attribute \"hull.form\"; it is now \"hull.shape\"\n"
                                               "3: \"flat\" is now \"flat_bottom\" in hull.shape\n");
    sl_checker_free(checker);
    checker = open_boats();
    load_rule_of(checker, "\"hull\"", PASSES);
    make_file("waivers.yaml", "- { rule: R, program: p.yaml, path: hull.form, reason: r, owner: o, expires: "
                              "2027-03-31 }\n");
    sl_set_today(checker, text("2027-01-01"));
    sl_load_waivers(checker, "waivers.yaml");
    if (!strstr(all_problems(checker), "there is no element or attribute \"hull.form\"; it is now \"hull.shape\""))
        fail_msg("%s", all_problems(checker));
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_have_meanings),
        cmocka_unit_test(test_natures),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_former_names_are_few),
        cmocka_unit_test(test_former_words_in_programs),
        cmocka_unit_test(test_former_keys_in_programs),
        cmocka_unit_test(test_scattered_groups),
        cmocka_unit_test(test_a_value_under_a_former_key_is_unreadable),
        cmocka_unit_test(test_sentences_have_labels),
        cmocka_unit_test(test_notes_have_labels),
        cmocka_unit_test(test_former_names_in_rules),
        cmocka_unit_test(test_rules_read_the_header),
        cmocka_unit_test(test_a_new_program_has_questions_and_meanings),
        cmocka_unit_test(test_the_schema_has_meanings),
        cmocka_unit_test(test_pages_show_meanings),
        cmocka_unit_test(test_a_former_path_has_no_page),
        cmocka_unit_test_setup_teardown(test_former_names_in_settings_and_waivers, enter_folder, leave_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
