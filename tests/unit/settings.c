/* settings.c - the file of settings: what each key does, and that each mistake in it is said with its place. */
#include "unit/folder_support.h"
#include "unit/lua_support.h"

#include <limits.h>

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

/* ---- rules and settings ------------------------------------------------------------------------------------------- */

#define FAIL "return fail { message = \"no\", alternatives = { \"one\", \"other\" } }"

static const char options[] =
    "  options = {\n"
    "    most = { type = \"integer\", default = 3, min = 1, max = 9, description = \"x\" },\n"
    "    loud = { type = \"boolean\", default = true, description = \"x\" },\n"
    "    least = { type = \"word\", domain = { \"few\", \"some\", \"many\" }, default = \"some\",\n"
    "      description = \"x\" },\n"
    "  },\n";

/* A practice that says what its options are. */
static char *write_options_rule(const char *id) {
    char *rule = write_rule(id, "practice", "\"lamp\"",
                            "local m = c.lamp.mounted\n"
                            "return fail { message = options.most .. \" \" .. tostring(options.loud) .. \" \" ..\n"
                            "  options.least }");
    char *start = strstr(rule, "  options = ");
    assert_non_null(start);
    char *source = print("%.*s%s%s", (int)(start - rule), rule, options, strstr(rule, "  check ="));
    free(rule);
    return source;
}

/* A checker with rules of each kind; all of them fail, but for WAIT-1, which cannot tell. */
static sl_checker *checker_with_rules(void) {
    sl_checker *checker = new_checker();
    add_rule(checker, "FIT-1", "fit", "\"lamp\", \"wheels\"", "local a, b = c.lamp.mounted, c.wheels.inches\n" FAIL);
    add_rule(checker, "FIT-2", "fit", "\"lamp\", \"saddle\"", "local a, b = c.lamp.mounted, c.saddle.height\n" FAIL);
    add_rule(checker, "FRM-1", "framing", "\"saddle\"", "local a = c.saddle.height\n" FAIL);
    add_rule(checker, "PRA-1", "practice", "\"saddle\"", "local a = c.saddle.height\n" FAIL);
    add_rule(checker, "THM-1", "theme", "\"lamp\"", "local a = c.lamp.mounted\n" FAIL);
    add_rule(checker, "WAIT-1", "practice", "\"lamp\"", "if c.lamp.power:is(\"dynamo\") then return pass() end\n" FAIL);
    char *source = write_options_rule("OPT-1");
    assert_int_equal(load_source(checker, "OPT-1", source), SL_OK);
    free(source);
    return checker;
}

/* Loads a file that is gone behind it. */
static sl_result load_from(sl_checker *checker, const char *path, const char *yaml, size_t length) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(yaml, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    sl_result result = sl_load_settings(checker, path);
    assert_int_equal(remove(path), 0);
    return result;
}

static sl_result load(sl_checker *checker, const char *yaml) {
    return load_from(checker, ".samplint.yaml", yaml, strlen(yaml));
}

/* Settings that must be accepted, for those rules. */
static sl_checker *checker_set(const char *yaml) {
    sl_checker *checker = checker_with_rules();
    if (load(checker, yaml) != SL_OK)
        fail_msg("refused: %s", all_problems(checker));
    assert_string_equal(all_problems(checker), "");
    return checker;
}

/* What is known of a rule that is asked, or that is off. */
static const sl_rule *rule_of(const sl_checker *checker, const char *id) {
    size_t count, off_count;
    const sl_rule *const *rules = sl_get_rules(checker, &count), *const *off = sl_get_rules_off(checker, &off_count);
    for (size_t i = 0; i < count; i++)
        if (same(rules[i]->id, id))
            return rules[i];
    for (size_t i = 0; i < off_count; i++)
        if (same(off[i]->id, id))
            return off[i];
    fail_msg("there is no rule %s", id);
    return NULL;
}

/* The ids of rules, with blanks in between. */
static const char *ids_of(const sl_rule *const *rules, size_t count) {
    static char row[2][256];
    static size_t turn;
    char *ids = row[turn++ % 2];
    ids[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        strcat(ids, i ? " " : "");
        strcat(ids, shown(rules[i]->id));
    }
    return ids;
}

static void assert_rules(const sl_checker *checker, const char *asked, const char *off) {
    size_t count;
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    assert_string_equal(ids_of(rules, count), asked);
    rules = sl_get_rules_off(checker, &count);
    assert_string_equal(ids_of(rules, count), off);
}

/* A lamp whose power is not known. */
static const char bicycle[] = "bicycle: 1\n"
                              "wheels: { inches: 28 }\n"
                              "saddle: { height: 80 }\n"
                              "lamp: { mounted: true }\n";

/* "RULE severity" for each finding, by id, with blanks in between. */
static void assert_severities(sl_checker *checker, const char *expected) {
    static const char *const words[] = {"FIT-1", "FIT-2", "FRM-1", "OPT-1", "PRA-1", "THM-1", "undetermined"};
    sl_report *report = check(checker, bicycle);
    char found[256] = "";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const sl_finding *finding = finding_of(report, words[i], "");
        if (finding)
            snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s %s", *found ? ", " : "", words[i],
                     sl_severity_name(finding->severity));
    }
    assert_string_equal(found, expected);
    sl_report_free(report);
}

/* ---- severities --------------------------------------------------------------------------------------------------- */

static void test_without_settings(void **state) {
    (void)state;
    sl_checker *checker = checker_with_rules();
    assert_severities(checker, "FIT-1 error, FIT-2 error, FRM-1 error, OPT-1 info, PRA-1 info, THM-1 error, "
                               "undetermined warning");
    sl_text set_by = text("x");
    assert_string_equal(sl_get_undetermined(checker, &set_by), "warning");
    assert_text(set_by, "");
    assert_text(rule_of(checker, "FIT-1")->severity_set_by, "");
    assert_text(rule_of(checker, "OPT-1")->options[0].set_by, "");
    assert_rules(checker, "FIT-1 FIT-2 FRM-1 OPT-1 PRA-1 THM-1 WAIT-1", "");
    assert_false(sl_is_left_out(checker, "."));
    sl_checker_free(checker);
}

/* Theme rules make misfits, as fit rules do. */
static void test_severities_of_kinds(void **state) {
    (void)state;
    sl_checker *checker = checker_set("severity:\n"
                                      "  framing: info\n"
                                      "  misfit: warning\n"
                                      "  shortfall: error\n"
                                      "\n"
                                      "  undetermined: info\n");
    assert_severities(checker, "FIT-1 warning, FIT-2 warning, FRM-1 info, OPT-1 error, PRA-1 error, THM-1 warning, "
                               "undetermined info");
    assert_text(rule_of(checker, "FRM-1")->severity_set_by, ".samplint.yaml:2");
    assert_text(rule_of(checker, "FIT-2")->severity_set_by, ".samplint.yaml:3");
    assert_text(rule_of(checker, "THM-1")->severity_set_by, ".samplint.yaml:3");
    assert_text(rule_of(checker, "PRA-1")->severity_set_by, ".samplint.yaml:4");
    sl_text set_by;
    assert_string_equal(sl_get_undetermined(checker, &set_by), "info");
    assert_text(set_by, ".samplint.yaml:6");
    sl_checker_free(checker);
}

/* Whichever stands first. */
static void test_the_severity_of_a_rule_wins(void **state) {
    (void)state;
    sl_checker *checker = checker_set("rules: { FIT-2: { severity: info }, OPT-1: { severity: error } }\n"
                                      "severity: { misfit: warning }\n");
    assert_severities(checker, "FIT-1 warning, FIT-2 info, FRM-1 error, OPT-1 error, PRA-1 info, THM-1 warning, "
                               "undetermined warning");
    assert_text(rule_of(checker, "FIT-1")->severity_set_by, ".samplint.yaml:2");
    assert_text(rule_of(checker, "FIT-2")->severity_set_by, ".samplint.yaml:1");
    assert_text(rule_of(checker, "OPT-1")->severity_set_by, ".samplint.yaml:1");
    assert_text(rule_of(checker, "PRA-1")->severity_set_by, "");
    sl_checker_free(checker);
    checker = checker_set("severity: { misfit: warning }\nrules: { FIT-2: { severity: info } }\n");
    assert_text(rule_of(checker, "FIT-2")->severity_set_by, ".samplint.yaml:2");
    assert_int_equal(rule_of(checker, "FIT-2")->severity, SL_INFO);
    sl_checker_free(checker);
}

/* Findings are silent, but nothing passes. */
static void test_undetermined_is_off(void **state) {
    (void)state;
    static const char *const words[] = {"severity: { undetermined: off }\n", "severity: { undetermined: \"off\" }\n"};
    for (size_t i = 0; i < 2; i++) {
        sl_checker *checker = checker_set(words[i]);
        sl_report *report = check(checker, bicycle);
        assert_null(finding_of(report, "undetermined", ""));
        assert_int_equal(status_of(report, "WAIT-1"), SL_UNDETERMINED);
        assert_int_equal(report->programs[0].undetermined, 1);
        sl_report_free(report);
        sl_text set_by;
        assert_string_equal(sl_get_undetermined(checker, &set_by), "off");
        assert_text(set_by, ".samplint.yaml:1");
        assert_int_equal(sl_set_undetermined(checker, text("error")), SL_OK); /* the last word */
        assert_string_equal(sl_get_undetermined(checker, &set_by), "error");
        assert_text(set_by, "set for this run");
        report = check(checker, bicycle);
        assert_int_equal(need_finding(report, "undetermined")->severity, SL_ERROR);
        sl_report_free(report);
        sl_checker_free(checker);
    }
}

/* ---- options ------------------------------------------------------------------------------------------------------ */

static void assert_options(sl_checker *checker, const char *message) {
    sl_report *report = check(checker, bicycle);
    assert_text(need_finding(report, "OPT-1")->message, message);
    sl_report_free(report);
}

static void test_options_of_each_type(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"rules: { OPT-1: { options: { most: 9 } } }\n", "9 true some"},
        {"rules: { OPT-1: { options: { most: \"1\" } } }\n", "1 true some"},
        {"rules: { OPT-1: { options: { loud: false } } }\n", "3 false some"},
        {"rules: { OPT-1: { options: { least: many } } }\n", "3 true many"},
        {"rules: { OPT-1: { options: { least: few, loud: false, most: 4 } } }\n", "4 false few"},
        {"rules:\n  OPT-1:\n    options: &o { most: 5 }\n  FIT-1: {}\n", "5 true some"},
        {"rules: { OPT-1: { options: } }\n", "3 true some"},
        {"rules: { OPT-1: }\n", "3 true some"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_checker *checker = checker_set(cases[i][0]);
        assert_options(checker, cases[i][1]);
        sl_checker_free(checker);
    }
}

/* Also for programs whose answers are remembered. */
static void test_options_hold_from_then_on(void **state) {
    (void)state;
    sl_checker *checker = checker_with_rules();
    assert_options(checker, "3 true some");
    assert_int_equal(load(checker, "rules: { OPT-1: { options: { most: 7 } } }\n"), SL_OK);
    assert_options(checker, "7 true some");
    assert_int_equal(sl_set_option(checker, text("OPT-1.most"), text("2")), SL_OK);
    assert_options(checker, "2 true some");
    sl_checker_free(checker);
}

static void test_where_options_come_from(void **state) {
    (void)state;
    sl_checker *checker = checker_set("rules:\n"
                                      "  OPT-1:\n"
                                      "    severity: info\n"
                                      "    options:\n"
                                      "      most: 7\n"
                                      "      loud:\n"
                                      "        false\n");
    const sl_rule *rule = rule_of(checker, "OPT-1"); /* options are sorted: least, loud, most */
    assert_text(rule->severity_set_by, ".samplint.yaml:3");
    assert_text(rule->options[0].set_by, "");
    assert_text(rule->options[1].set_by, ".samplint.yaml:7");
    assert_text(rule->options[2].set_by, ".samplint.yaml:5");
    assert_int_equal(rule->options[2].value, 7);
    assert_int_equal(rule->options[2].default_value, 3);
    assert_int_equal(sl_set_option(checker, text("OPT-1.most"), text("2")), SL_OK);
    assert_text(rule->options[2].set_by, "set for this run");
    assert_text(rule->options[1].set_by, ".samplint.yaml:7");
    sl_checker_free(checker);
}

/* ---- off ---------------------------------------------------------------------------------------------------------- */

static void test_a_rule_that_is_off_is_not_asked(void **state) {
    (void)state;
    sl_checker *checker = checker_set("rules:\n"
                                      "  PRA-1: { off: \"we sit well, see policy 7\" }\n"
                                      "  FIT-2:\n"
                                      "    off: >-\n"
                                      "      nobody\n"
                                      "      asks\n");
    assert_rules(checker, "FIT-1 FRM-1 OPT-1 THM-1 WAIT-1", "FIT-2 PRA-1");
    assert_text(rule_of(checker, "PRA-1")->off, "we sit well, see policy 7");
    assert_text(rule_of(checker, "PRA-1")->off_set_by, ".samplint.yaml:2");
    assert_text(rule_of(checker, "FIT-2")->off, "nobody asks");
    assert_text(rule_of(checker, "FIT-2")->off_set_by, ".samplint.yaml:4");
    assert_text(rule_of(checker, "FIT-1")->off, "");
    sl_report *report = check(checker, bicycle);
    assert_null(outcome_of(report, "PRA-1", ""));
    assert_null(finding_of(report, "PRA-1", ""));
    assert_int_equal(status_of(report, "OPT-1"), SL_FAIL);
    const sl_program *program = &report->programs[0];
    assert_int_equal(program->outcome_count, 5);
    assert_int_equal(program->practices_total, 2); /* of three */
    assert_int_equal(program->misfits, 2);         /* FIT-1 and THM-1 */
    assert_int_equal(program->pair_count, 1);      /* lamp and saddle was another */
    assert_int_equal(program->pairs[0].rule_count, 1);
    assert_text(program->pairs[0].rules[0]->id, "FIT-1");
    assert_int_equal(program->pairs[0].state, SL_STATE_MISFIT);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* A reason over several lines ends with one in YAML. */
static void test_reasons_are_trimmed(void **state) {
    (void)state;
    sl_checker *checker = checker_set("rules:\n  PRA-1: { off: \"  we sit well \" }\n  FIT-2:\n    off: >\n"
                                      "      nobody\n      asks\n");
    assert_text(rule_of(checker, "PRA-1")->off, "we sit well");
    assert_text(rule_of(checker, "FIT-2")->off, "nobody asks");
    sl_checker_free(checker);
}

/* A pair that another rule covers, too, stays with that one. */
static void test_pairs_without_rules_that_are_off(void **state) {
    (void)state;
    sl_checker *checker = checker_with_rules();
    add_rule(checker, "FIT-3", "fit", "\"wheels\", \"lamp\"",
             "return c.lamp.mounted and c.wheels.inches > 0 and pass()");
    assert_int_equal(load(checker, "rules: { FIT-1: { off: reasons }, FIT-2: { off: reasons } }\n"), SL_OK);
    sl_report *report = check(checker, bicycle);
    assert_int_equal(report->programs[0].pair_count, 1);
    assert_int_equal(report->programs[0].pairs[0].first, 0);
    assert_int_equal(report->programs[0].pairs[0].second, 2);
    assert_int_equal(report->programs[0].pairs[0].rule_count, 1);
    assert_text(report->programs[0].pairs[0].rules[0]->id, "FIT-3");
    assert_int_equal(report->programs[0].pairs[0].state, SL_STATE_CONGRUENT);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* A verdict is of the rules that are asked; with no fit rule among them, there is none to say congruent. */
static void test_verdicts_without_rules_that_are_off(void **state) {
    (void)state;
    static const struct {
        const char *yaml;
        sl_verdict verdict;
        size_t misfits;
    } cases[] = {
        {"", SL_INCONGRUENT, 1},
        {"rules: { BAD: { off: reasons } }\n", SL_CONGRUENT, 0},
        {"rules: { GOOD: { off: reasons } }\n", SL_INCONGRUENT, 1},
        {"rules: { GOOD: { off: reasons }, BAD: { off: reasons } }\n", SL_INCOMPLETE, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_checker *checker = new_checker();
        add_rule(checker, "BAD", "fit", "\"lamp\", \"wheels\"", "local a, b = c.lamp.mounted, c.wheels.inches\n" FAIL);
        add_rule(checker, "GOOD", "fit", "\"lamp\", \"wheels\"",
                 "return c.lamp.mounted and c.wheels.inches > 0 and pass()");
        add_rule(checker, "PRA", "practice", "\"lamp\"", "return c.lamp.mounted and pass()");
        assert_int_equal(load(checker, cases[i].yaml), SL_OK);
        sl_report *report = check(checker, bicycle);
        assert_int_equal(report->programs[0].verdict, cases[i].verdict);
        assert_int_equal(report->programs[0].misfits, cases[i].misfits);
        sl_report_free(report);
        sl_checker_free(checker);
    }
}

/* What was remembered of a rule does not become the answer of the next one. */
static void test_memory_knows_rules_that_are_off(void **state) {
    (void)state;
    sl_checker *checker = checker_with_rules();
    sl_report *report = check(checker, bicycle);
    sl_report_free(report);
    assert_int_equal(load(checker, "rules: { FIT-1: { off: reasons }, OPT-1: { off: reasons } }\n"), SL_OK);
    for (int i = 0; i < 2; i++) {
        report = check(checker, bicycle);
        assert_int_equal(status_of(report, "WAIT-1"), SL_UNDETERMINED);
        assert_int_equal(status_of(report, "THM-1"), SL_FAIL);
        assert_int_equal(outcome_of(report, "FIT-2", "")->read_count, 2);
        assert_int_equal(outcome_of(report, "FRM-1", "")->read_count, 1);
        assert_null(outcome_of(report, "OPT-1", ""));
        sl_report_free(report);
    }
    sl_checker_free(checker);
}

static void test_options_of_a_rule_that_is_off(void **state) {
    (void)state;
    sl_checker *checker = checker_set("rules: { OPT-1: { options: { most: 4 }, off: it is too loud } }\n");
    assert_int_equal(rule_of(checker, "OPT-1")->options[2].value, 4);
    assert_int_equal(sl_set_option(checker, text("OPT-1.most"), text("2")), SL_REFUSED);
    assert_string_equal(only_problem(checker), "0: the rule OPT-1 is off: it is too loud");
    sl_checker_free(checker);
}

static void test_all_rules_off_check_nothing(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"", "return c.lamp.mounted and pass()");
    assert_int_equal(load(checker, "rules: { R: { off: reasons } }\n"), SL_OK);
    sl_report *report = (sl_report *)1;
    assert_int_equal(sl_check_buffer(checker, text("b.yaml"), text(bicycle), &report), SL_REFUSED);
    assert_null(report);
    sl_checker_free(checker);
}

/* ---- folders of rules --------------------------------------------------------------------------------------------- */

static void make_rule(const char *path, const char *id) {
    char *source = write_options_rule(id);
    make_file(path, source);
    free(source);
}

static void test_folders_of_rules(void **state) {
    (void)state;
    char here[PATH_MAX];
    assert_non_null(getcwd(here, sizeof here));
    make_folder("firm");
    make_folder("firm/rules");
    make_folder("firm/rules/deep");
    make_folder("shared");
    make_folder("absolute");
    make_rule("firm/rules/NEW-1.lua", "NEW-1");
    make_rule("firm/rules/deep/NEW-2.lua", "NEW-2");
    make_rule("shared/NEW-3.lua", "NEW-3");
    make_rule("absolute/NEW-4.lua", "NEW-4");
    make_rule("firm/NEW-5.lua", "NEW-5");
    char *yaml =
        print("rules: { NEW-1: { options: { most: 9 } }, NEW-3: { severity: error }, NEW-4: { off: reasons } }\n"
              "rule_folders: [rules, ../shared, \"%s/absolute\", NEW-5.lua]\n",
              here);
    sl_checker *checker = new_checker();
    assert_int_equal(load_from(checker, "firm/settings.yaml", yaml, strlen(yaml)), SL_OK);
    assert_string_equal(all_problems(checker), "");
    assert_rules(checker, "NEW-1 NEW-2 NEW-3 NEW-5", "NEW-4");
    assert_text(rule_of(checker, "NEW-1")->source->name, "firm/rules/NEW-1.lua");
    assert_text(rule_of(checker, "NEW-3")->source->name, "firm/../shared/NEW-3.lua");
    assert_int_equal(rule_of(checker, "NEW-1")->options[2].value, 9);
    assert_text(rule_of(checker, "NEW-1")->options[2].set_by, "firm/settings.yaml:1");
    assert_int_equal(rule_of(checker, "NEW-3")->severity, SL_ERROR);
    char *path = print("%s/absolute/NEW-4.lua", here);
    assert_text(rule_of(checker, "NEW-4")->source->name, path);
    sl_checker_free(checker);
    free(path);
    free(yaml);
}

/* Settings in the current folder; severities of kinds hold for such rules, too. */
static void test_a_folder_of_rules_below(void **state) {
    (void)state;
    make_folder("rules");
    make_rule("rules/NEW-1.lua", "NEW-1");
    sl_checker *checker = checker_set("severity: { shortfall: info }\nrule_folders:\n- rules/\n");
    assert_text(rule_of(checker, "NEW-1")->source->name, "rules/NEW-1.lua");
    assert_int_equal(rule_of(checker, "NEW-1")->severity, SL_INFO);
    sl_checker_free(checker);
}

static void test_folders_of_rules_that_are_wrong(void **state) {
    (void)state;
    make_folder("empty");
    make_folder("bad");
    make_folder("taken");
    make_file("bad/BAD.lua", "return 3");
    make_rule("taken/OPT-1.lua", "OPT-1");
    static const struct {
        const char *yaml;
        sl_result result;
        const char *problem;
    } cases[] = {
        {"rule_folders: [gone]\n", SL_REFUSED,
         "1: gone: No such file or directory; a path counts from the folder of this file\n"},
        {"rule_folders: [empty]\n", SL_REFUSED, "0: there is no rule (*.lua) in this folder\n"},
        {"rule_folders: [empty, gone]\n", SL_REFUSED,
         "0: there is no rule (*.lua) in this folder\n1: gone: No such file or directory; a path counts from the "
         "folder of this file\n"},
        {"rule_folders: [gone, empty]\n", SL_REFUSED,
         "1: gone: No such file or directory; a path counts from the folder of this file\n0: there is no rule (*.lua) "
         "in this folder\n"},
        {"rule_folders: [bad]\n", SL_REFUSED, "1: the file does not return rule { ... }\n"},
        {"rule_folders: [taken]\n", SL_REFUSED, "1: the id \"OPT-1\" is taken by rules/OPT-1.lua\n"},
        {"rule_folders: [bad]\nrules: { BAD: { severity: info } }\n", SL_REFUSED,
         "1: the file does not return rule { ... }\n"}, /* and no more is said of it */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sl_checker *checker = checker_with_rules();
        assert_int_equal(load(checker, cases[i].yaml), cases[i].result);
        assert_string_equal(all_problems(checker), cases[i].problem);
        sl_checker_free(checker);
    }
}

/* ---- leaving out -------------------------------------------------------------------------------------------------- */

static void make_bicycles(void) {
    static const char *const folders[] = {"firm",       "firm/archive",     "firm/north",
                                          "firm/south", "firm/north/draft", "firm/north/archive"};
    static const char *const files[] = {"bicycle.yaml",
                                        "firm/bicycle.yaml",
                                        "firm/old.bicycle.yaml",
                                        "firm/archive/bicycle.yaml",
                                        "firm/north/bicycle.yaml",
                                        "firm/south/bicycle.yaml",
                                        "firm/north/draft/a.bicycle.yaml",
                                        "firm/north/archive/bicycle.yaml"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        make_folder(folders[i]);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        make_file(files[i], whole_bicycle);
}

/* Which of those files are left out, as their paths below firm/, with blanks in between. */
static void assert_left_out(const char *patterns, const char *expected) {
    static const char *const files[] = {"firm/bicycle.yaml",
                                        "firm/old.bicycle.yaml",
                                        "firm/archive/bicycle.yaml",
                                        "firm/north/bicycle.yaml",
                                        "firm/south/bicycle.yaml",
                                        "firm/north/draft/a.bicycle.yaml",
                                        "firm/north/archive/bicycle.yaml"};
    char *yaml = print("leave_out: %s\n", patterns);
    sl_checker *checker = new_checker();
    assert_int_equal(load_from(checker, "firm/.samplint.yaml", yaml, strlen(yaml)), SL_OK);
    char found[512] = "";
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (sl_is_left_out(checker, files[i]))
            snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s", *found ? " " : "", files[i] + 5);
    assert_string_equal(found, expected);
    assert_false(sl_is_left_out(checker, "bicycle.yaml")); /* not below the settings */
    sl_checker_free(checker);
    free(yaml);
}

/* Without a slash a pattern is for any name on the way; with one, it is from the settings on. */
static void test_patterns_of_files(void **state) {
    (void)state;
    make_bicycles();
    assert_left_out("", "");
    assert_left_out("[]", "");
    assert_left_out("[old.bicycle.yaml]", "old.bicycle.yaml");
    assert_left_out("[\"*.bicycle.yaml\"]", "old.bicycle.yaml north/draft/a.bicycle.yaml");
    assert_left_out("[archive]", "archive/bicycle.yaml north/archive/bicycle.yaml");
    assert_left_out("[archive/]", "archive/bicycle.yaml");
    assert_left_out("[./archive]", "archive/bicycle.yaml");
    assert_left_out("[north]", "north/bicycle.yaml north/draft/a.bicycle.yaml north/archive/bicycle.yaml");
    assert_left_out("[north/archive]", "north/archive/bicycle.yaml");
    assert_left_out("[\"*/bicycle.yaml\"]", "archive/bicycle.yaml north/bicycle.yaml south/bicycle.yaml");
    assert_left_out("[\"**/archive\", south]", "archive/bicycle.yaml south/bicycle.yaml north/archive/bicycle.yaml");
    assert_left_out("[\"[ns]o*\"]",
                    "north/bicycle.yaml south/bicycle.yaml north/draft/a.bicycle.yaml north/archive/bicycle.yaml");
    assert_left_out("[firm, bicycle, orth, \"../bicycle.yaml\"]", "");
}

static void test_patterns_are_told(void **state) {
    (void)state;
    size_t count = 7;
    sl_checker *checker = checker_with_rules();
    sl_get_left_out(checker, &count);
    assert_int_equal(count, 0);
    assert_int_equal(load(checker, "leave_out: [b, \"a*\", b]\n"), SL_OK);
    const sl_text *patterns = sl_get_left_out(checker, &count);
    assert_int_equal(count, 3); /* as they are written */
    assert_text(patterns[0], "b");
    assert_text(patterns[1], "a*");
    assert_text(patterns[2], "b");
    sl_checker_free(checker);
}

/* However the path of a file is written. */
static void test_paths_of_files_left_out(void **state) {
    (void)state;
    char here[PATH_MAX];
    assert_non_null(getcwd(here, sizeof here));
    make_bicycles();
    sl_checker *checker = new_checker();
    static const char yaml[] = "leave_out: [north/draft]\n";
    assert_int_equal(load_from(checker, "firm/.samplint.yaml", yaml, strlen(yaml)), SL_OK);
    char *absolute = print("%s/firm/north/draft/a.bicycle.yaml", here);
    assert_true(sl_is_left_out(checker, absolute));
    assert_true(sl_is_left_out(checker, "./firm/south/../north/draft/a.bicycle.yaml"));
    assert_false(sl_is_left_out(checker, "firm/south/../north/bicycle.yaml"));
    assert_false(sl_is_left_out(checker, "firm/north/gone/a.bicycle.yaml"));
    sl_checker_free(checker);
    checker = new_checker();
    assert_int_equal(chdir("firm/north"), 0);
    assert_int_equal(load_from(checker, "../.samplint.yaml", yaml, strlen(yaml)), SL_OK);
    assert_true(sl_is_left_out(checker, "draft/a.bicycle.yaml"));
    assert_false(sl_is_left_out(checker, "bicycle.yaml"));
    sl_checker_free(checker);
    free(absolute);
}

/* Files are left out by what they are called, wherever a link leads. */
static void test_links_are_left_out_by_name(void **state) {
    (void)state;
    make_bicycles();
    make_link("../bicycle.yaml", "firm/outside.bicycle.yaml");
    make_link("archive/bicycle.yaml", "firm/current.bicycle.yaml");
    make_link("firm/archive", "way");
    sl_checker *checker = new_checker();
    static const char yaml[] = "leave_out: [\"outside.*\", archive]\n";
    assert_int_equal(load_from(checker, "firm/.samplint.yaml", yaml, strlen(yaml)), SL_OK);
    assert_true(sl_is_left_out(checker, "firm/outside.bicycle.yaml"));
    assert_false(sl_is_left_out(checker, "firm/current.bicycle.yaml"));
    assert_true(sl_is_left_out(checker, "firm/archive/bicycle.yaml"));
    assert_true(sl_is_left_out(checker, "way/bicycle.yaml")); /* a folder's name is where it is */
    sl_checker_free(checker);
}

/* ---- mistakes ----------------------------------------------------------------------------------------------------- */

/* Problems as "word line:column message" lines. */
static const char *problems_of(const sl_checker *checker) {
    static char rows[8192];
    size_t count, at = 0;
    const sl_finding *problems = sl_get_problems(checker, &count);
    rows[0] = '\0';
    for (size_t i = 0; i < count && at < sizeof rows; i++)
        at += (size_t)snprintf(rows + at, sizeof rows - at, "%s %s %s\n", shown(problems[i].rule),
                               place_of(&problems[i].location), shown(problems[i].message));
    return rows;
}

struct mistake {
    const char *yaml;
    const char *problems;
};

static void try_mistake(const struct mistake *mistake) {
    sl_checker *checker = checker_with_rules();
    if (load(checker, mistake->yaml) != SL_REFUSED)
        fail_msg("this was loaded: %s", mistake->yaml);
    assert_string_equal(problems_of(checker), mistake->problems);
    size_t count;
    const sl_finding *problems = sl_get_problems(checker, &count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(problems[i].kind, same(problems[i].rule, "settings") ? SL_KIND_USAGE : SL_KIND_SYNTAX);
        assert_int_equal(problems[i].severity, SL_ERROR);
        assert_text(problems[i].location.source->name, ".samplint.yaml");
        assert_text(problems[i].location.source->bytes, mistake->yaml);
        assert_true(problems[i].fingerprint != 0);
    }
    sl_checker_free(checker);
}

#define TRY(mistakes)                                                                                                  \
    for (size_t i = 0; i < sizeof(mistakes) / sizeof *(mistakes); i++)                                                 \
    try_mistake(&(mistakes)[i])

static void test_words_that_are_unknown(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"\nsevertiy: { misfit: info }\n",
         "settings 2:1 there is no setting \"severtiy\"; did you mean \"severity\"?\n"},
        {"leave-outs: []\n", "settings 1:1 there is no setting \"leave-outs\"; did you mean \"leave_out\"?\n"},
        {"rule_folder: [a]\n", "settings 1:1 there is no setting \"rule_folder\"; did you mean \"rule_folders\"?\n"},
        {"x-mine: 1\n", "settings 1:1 there is no setting \"x-mine\"\n"},
        {"severity: { misfits: info }\n", "settings 1:13 there is no kind \"misfits\"; did you mean \"misfit\"?\n"},
        {"severity: { vocabulary: info }\n", "settings 1:13 there is no kind \"vocabulary\"\n"},
        {"severity: { misfit: eror }\n",
         "settings 1:21 a severity is info, warning or error; did you mean \"error\"?\n"},
        {"severity: { misfit: off }\n", "settings 1:21 a severity is info, warning or error\n"},
        {"severity: { undetermined: on }\n", "settings 1:27 a severity is info, warning, error or off\n"},
        {"rules: { FIT-11: { severity: info } }\n",
         "settings 1:10 there is no rule \"FIT-11\"; did you mean \"FIT-1\"?\n"},
        {"rules: { pra-1: {} }\n", "settings 1:10 there is no rule \"pra-1\"; did you mean \"PRA-1\"?\n"},
        {"rules: { FIT-1: { option: {} } }\n", "settings 1:19 there is no key \"option\"; did you mean \"options\"?\n"},
        {"rules: { FIT-1: { severity: off } }\n", "settings 1:29 a severity is info, warning or error\n"},
        {"rules: { OPT-1: { options: { mots: 2 } } }\n",
         "settings 1:30 OPT-1 has no option \"mots\"; it has least, loud or most; did you mean \"most\"?\n"},
    };
    TRY(mistakes);
}

static void test_values_that_do_not_fit(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"rules: { OPT-1: { options: { most: 10 } } }\n", "settings 1:30 OPT-1.most is 1 to 9, not \"10\"\n"},
        {"rules: { OPT-1: { options: { most: 0 } } }\n", "settings 1:30 OPT-1.most is 1 to 9, not \"0\"\n"},
        {"rules: { OPT-1: { options: { most: few } } }\n", "settings 1:30 OPT-1.most is 1 to 9, not \"few\"\n"},
        {"rules: { OPT-1: { options: { loud: yes } } }\n", "settings 1:30 OPT-1.loud is true or false, not \"yes\"\n"},
        {"rules: { OPT-1: { options: { least: all } } }\n",
         "settings 1:30 OPT-1.least is few, some or many, not \"all\"\n"},
        {"rules: { OPT-1: { options: { most: ~ } } }\n", "settings 1:36 an option takes one value\n"},
        {"rules: { OPT-1: { options: { most: [3] } } }\n", "settings 1:36 an option takes one value\n"},
        {"rules: { OPT-1: { off: } }\n",
         "settings 1:24 off takes a text with the reason, or false to turn on a rule that its pack turns off\n"},
        {"rules: { OPT-1: { off: true } }\n",
         "settings 1:24 off takes a text with the reason, or false to turn on a rule that its pack turns off\n"},
        {"rules: { OPT-1: { off: 7 } }\n",
         "settings 1:24 off takes a text with the reason, or false to turn on a rule that its pack turns off\n"},
        {"rules: { OPT-1: { off: \" \" } }\n",
         "settings 1:24 off takes a text with the reason, or false to turn on a rule that its pack turns off\n"},
        {"rules: { OPT-1: { off: [because] } }\n",
         "settings 1:24 off takes a text with the reason, or false to turn on a rule that its pack turns off\n"},
    };
    TRY(mistakes);
}

static void test_shapes_that_are_wrong(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"rules: [OPT-1]\n", "settings 1:8 rules is a mapping\n"},
        {"rules: OPT-1\n", "settings 1:8 rules is a mapping\n"},
        {"rules: { OPT-1: off }\n", "settings 1:17 the value of a rule is a mapping\n"},
        {"rules: { OPT-1: { options: [most] } }\n", "settings 1:28 options is a mapping\n"},
        {"rules: { [OPT-1]: {} }\n", "settings 1:10 a key is one word\n"},
        {"severity: info\n", "settings 1:11 severity is a mapping\n"},
        {"severity: { misfit: [info] }\n", "settings 1:21 a severity is info, warning or error\n"},
        {"severity: { ~ : info }\n", "settings 1:13 a key is one word\n"},
        {"leave_out: archive\n", "settings 1:12 leave_out is a list\n"},
        {"leave_out: { archive: true }\n", "settings 1:12 leave_out is a list\n"},
        {"leave_out: [a, ~, \"\", [b]]\n", "settings 1:16 leave_out is a list of paths\n"
                                           "settings 1:19 leave_out is a list of paths\n"
                                           "settings 1:23 leave_out is a list of paths\n"},
        {"rule_folders: policy\n", "settings 1:15 rule_folders is a list\n"},
        {"rule_folders: [{ a: b }]\n", "settings 1:16 rule_folders is a list of paths\n"},
        {"{}\n---\nleave_out: []\n", "settings 3:1 a file of settings has one document\n"},
        {"---\n...\n---\n", "settings 4:1 a file of settings has one document\n"},
    };
    TRY(mistakes);
}

/* Of what is wrong with the whole file, too, nothing is said twice. */
static void test_what_is_no_mapping_is_said_once(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"- leave_out\n", "settings 1:1 a file of settings is a mapping\n"},
        {"off\n", "settings 1:1 a file of settings is a mapping\n"},
        {"? [severity]\n: {}\nrules: {}\n", "settings 1:3 a key is one word\n"},
    };
    TRY(mistakes);
}

/* What the reader of YAML finds is said as for programs, and nothing else then. */
static void test_what_is_not_yaml(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"rules: {\n", "yaml 2:1 a value is missing before this, or a bracket is one too many\n"},
        {"rules: { OPT-1: {}, OPT-1: {} }\n",
         "duplicate-key 1:21 the key \"OPT-1\" occurs twice in one mapping; keep one of them\n"},
        {"leave_out: []\nleave_out: []\nnonsense: 1\n",
         "duplicate-key 2:1 the key \"leave_out\" occurs twice in one mapping; keep one of them\n"},
        {"rules: *gone\n", "alias 1:8 there is no anchor \"&gone\" before this alias\n"},
    };
    TRY(mistakes);
}

/* All of them, by what is taken first. */
static void test_several_mistakes(void **state) {
    (void)state;
    static const struct mistake mistakes[] = {
        {"leave_out: 1\n"
         "rules:\n"
         "  OPT-1: { options: { most: 99, loud: 1 }, of: x }\n"
         "  OPT-2: {}\n"
         "severity: { misfit: bad, shortfalls: info }\n"
         "leave: 4\n"
         "rule_folders: 3\n",
         "settings 6:1 there is no setting \"leave\"; did you mean \"leave_out\"?\n"
         "settings 7:15 rule_folders is a list\n"
         "settings 5:21 a severity is info, warning or error\n"
         "settings 5:26 there is no kind \"shortfalls\"; did you mean \"shortfall\"?\n"
         "settings 3:23 OPT-1.most is 1 to 9, not \"99\"\n"
         "settings 3:33 OPT-1.loud is true or false, not \"1\"\n"
         "settings 3:44 there is no key \"of\"; did you mean \"off\"?\n"
         "settings 4:3 there is no rule \"OPT-2\"; did you mean \"OPT-1\"?\n"
         "settings 1:12 leave_out is a list\n"},
    };
    TRY(mistakes);
}

/* ---- the file ----------------------------------------------------------------------------------------------------- */

static void test_files_that_say_nothing(void **state) {
    (void)state;
    static const char *const texts[] = {"",
                                        "# nothing\n",
                                        "---\n",
                                        "~\n",
                                        "{}\n",
                                        "severity:\nrules:\n",
                                        "severity: {}\nrules: {}\nleave_out: []\nrule_folders: ~\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sl_checker *checker = checker_set(texts[i]);
        assert_severities(checker, "FIT-1 error, FIT-2 error, FRM-1 error, OPT-1 info, PRA-1 info, THM-1 error, "
                                   "undetermined warning");
        assert_rules(checker, "FIT-1 FIT-2 FRM-1 OPT-1 PRA-1 THM-1 WAIT-1", "");
        sl_checker_free(checker);
    }
}

/* YAML's own means of saying a thing once. */
static void test_anchors_and_merges(void **state) {
    (void)state;
    sl_checker *checker = checker_set("rules:\n"
                                      "  OPT-1: &same { severity: info }\n"
                                      "  FIT-1: *same\n"
                                      "  FIT-2: { <<: *same, off: reasons }\n");
    assert_int_equal(rule_of(checker, "OPT-1")->severity, SL_INFO);
    assert_int_equal(rule_of(checker, "FIT-1")->severity, SL_INFO);
    assert_int_equal(rule_of(checker, "FIT-2")->severity, SL_INFO);
    assert_rules(checker, "FIT-1 FRM-1 OPT-1 PRA-1 THM-1 WAIT-1", "FIT-2");
    sl_checker_free(checker);
}

static void test_files_that_cannot_be_read(void **state) {
    (void)state;
    make_folder("folder");
    static const char *const paths[] = {"gone.yaml", "folder"};
    static const char *const problems[] = {"file 0:0 No such file or directory\n", "file 0:0 Is a directory\n"};
    for (size_t i = 0; i < 2; i++) {
        sl_checker *checker = checker_with_rules();
        assert_int_equal(sl_load_settings(checker, paths[i]), SL_CANNOT_READ);
        assert_string_equal(problems_of(checker), problems[i]);
        size_t count;
        const sl_finding *problem = sl_get_problems(checker, &count);
        assert_int_equal(problem->kind, SL_KIND_USAGE);
        assert_text(problem->location.source->name, paths[i]);
        assert_false(sl_is_left_out(checker, "folder"));
        sl_checker_free(checker);
    }
}

/* Nothing was loaded then, so that others may be. */
static void test_settings_after_some_that_cannot_be_read(void **state) {
    (void)state;
    sl_checker *checker = checker_with_rules();
    assert_int_equal(sl_load_settings(checker, "gone.yaml"), SL_CANNOT_READ);
    assert_int_equal(load(checker, "severity: { misfit: info }\n"), SL_OK);
    assert_int_equal(rule_of(checker, "FIT-1")->severity, SL_INFO);
    sl_checker_free(checker);
}

static void test_settings_are_loaded_once(void **state) {
    (void)state;
    sl_checker *checker = checker_set("severity: { misfit: info }\n");
    assert_int_equal(load(checker, "severity: { misfit: warning }\n"), SL_REFUSED);
    assert_string_equal(problems_of(checker), "settings 0:0 settings are loaded already\n");
    assert_int_equal(rule_of(checker, "FIT-1")->severity, SL_INFO);
    sl_checker_free(checker);
    checker = checker_with_rules();
    assert_int_equal(load(checker, "severity: { misfit: bad }\n"), SL_REFUSED);
    assert_int_equal(load(checker, "severity: { misfit: info }\n"), SL_REFUSED); /* nothing mends it */
    sl_checker_free(checker);
}

static void test_settings_need_a_vocabulary(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    assert_int_equal(load(checker, "{}\n"), SL_REFUSED);
    assert_string_equal(problems_of(checker), "settings 0:0 settings need a vocabulary\n");
    assert_int_equal(sl_load_vocabulary(checker, text("v.lua"), text(bicycles)), SL_OK);
    assert_int_equal(load(checker, "{}\n"), SL_OK);
    sl_checker_free(checker);
}

/* What is behind the end of what is read is not taken for absent. */
static void test_settings_that_are_too_large(void **state) {
    (void)state;
    size_t length = SL_LIMIT_SETTINGS_BYTES - strlen("leave_out: []\n");
    char *filler = repeat("#", length), *whole = print("leave_out: []\n%s", filler), *more = print("%s\n", whole);
    sl_checker *checker = new_checker();
    assert_int_equal(load(checker, whole), SL_OK);
    sl_checker_free(checker);
    checker = new_checker();
    assert_int_equal(load(checker, more), SL_REFUSED);
    assert_string_equal(problems_of(checker), "settings 0:0 settings are larger than 1048576 bytes\n");
    sl_checker_free(checker);
    free(more);
    free(whole);
    free(filler);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_without_settings),
        TEST(test_severities_of_kinds),
        TEST(test_the_severity_of_a_rule_wins),
        TEST(test_undetermined_is_off),
        TEST(test_options_of_each_type),
        TEST(test_options_hold_from_then_on),
        TEST(test_where_options_come_from),
        TEST(test_a_rule_that_is_off_is_not_asked),
        TEST(test_reasons_are_trimmed),
        TEST(test_pairs_without_rules_that_are_off),
        TEST(test_verdicts_without_rules_that_are_off),
        TEST(test_memory_knows_rules_that_are_off),
        TEST(test_options_of_a_rule_that_is_off),
        TEST(test_all_rules_off_check_nothing),
        TEST(test_folders_of_rules),
        TEST(test_a_folder_of_rules_below),
        TEST(test_folders_of_rules_that_are_wrong),
        TEST(test_patterns_of_files),
        TEST(test_patterns_are_told),
        TEST(test_paths_of_files_left_out),
        TEST(test_links_are_left_out_by_name),
        TEST(test_words_that_are_unknown),
        TEST(test_values_that_do_not_fit),
        TEST(test_shapes_that_are_wrong),
        TEST(test_what_is_no_mapping_is_said_once),
        TEST(test_what_is_not_yaml),
        TEST(test_several_mistakes),
        TEST(test_files_that_say_nothing),
        TEST(test_anchors_and_merges),
        TEST(test_files_that_cannot_be_read),
        TEST(test_settings_after_some_that_cannot_be_read),
        TEST(test_settings_are_loaded_once),
        TEST(test_settings_need_a_vocabulary),
        TEST(test_settings_that_are_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
