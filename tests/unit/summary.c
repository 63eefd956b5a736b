/* summary.c - tests of the totals of a run, with one checker and with several. */
#include "unit/folder_support.h"
#include "unit/lua_support.h"

#define LIT "if c.lamp.mounted then return pass() end return fail { message = \"dark\" }"
#define NEVER "if c.lamp.mounted then return not_applicable(\"x\") end return not_applicable(\"y\")"

static const char lit[] = "bicycle: 1\nlamp: { mounted: true }\n";
static const char dark[] = "bicycle: 1\nlamp: { mounted: false }\n";

/* ---- writers ----------------------------------------------------------------------------------------------------- */

struct written {
    char bytes[16384];
    size_t length;
};

static bool keep(void *context, const char *bytes, size_t length) {
    struct written *written = context;
    assert_true(written->length + length < sizeof written->bytes);
    memcpy(written->bytes + written->length, bytes, length);
    written->length += length;
    written->bytes[written->length] = '\0';
    return true;
}

static sl_writer *open_writer(struct written *written, sl_format format, const sl_checker *checker) {
    *written = (struct written){.length = 0};
    sl_writer_options options = {.format = format, .sink = keep, .context = written};
    sl_writer *writer = sl_writer_new(&options, checker);
    assert_non_null(writer);
    return writer;
}

/* Checks a program and writes the result. */
static void write_program(sl_writer *writer, sl_checker *checker, const char *yaml) {
    sl_report *report = check(checker, yaml);
    assert_int_equal(sl_writer_use(writer, checker), SL_OK);
    assert_int_equal(sl_writer_program(writer, &report->programs[0]), SL_OK);
    sl_report_free(report);
}

/* Closes a writer; what it wrote last starts with `start`. */
static void assert_end(sl_writer *writer, const struct written *written, const char *start, const char *expected) {
    assert_int_equal(sl_writer_finish(writer), SL_OK);
    sl_writer_free(writer);
    const char *end = strstr(written->bytes, start);
    if (!end)
        fail_msg("there is no \"%s\" in: %s", start, written->bytes);
    assert_string_equal(end, expected);
}

static sl_checker *checker_of(const char *const *ids, const char *body) {
    sl_checker *checker = new_checker();
    for (; *ids; ids++)
        add_rule(checker, *ids, "practice", "\"lamp\"", body);
    return checker;
}

#define CHECKER_OF(body, ...) checker_of((const char *const[]){__VA_ARGS__, NULL}, body)

/* Settings for a checker, from a file of that name. */
static void set(sl_checker *checker, const char *path, const char *yaml) {
    make_file(path, yaml);
    assert_int_equal(sl_load_settings(checker, path), SL_OK);
}

/* ---- rules ------------------------------------------------------------------------------------------------------- */

static void test_rules_of_one_checker(void **state) {
    (void)state;
    struct written written;
    sl_checker *checker = CHECKER_OF(LIT, "B", "A");
    add_rule(checker, "C", "practice", "\"lamp\"", NEVER);
    sl_writer *writer = open_writer(&written, SL_FORMAT_TEXT, checker);
    write_program(writer, checker, lit);
    write_program(writer, checker, dark);
    write_program(writer, checker, "bicycle: [\n");
    assert_end(writer, &written, "3 programs",
               "3 programs: 2 incomplete, 1 invalid; 1 error, 0 warnings; 3 rules\n"
               "rules that applied to no program: C\n");
    sl_checker_free(checker);
}

/* Rules of several checkers with one id are one rule. Rules are listed by id. */
static void test_rules_of_two_checkers_are_counted_once(void **state) {
    (void)state;
    struct written written;
    sl_checker *one = CHECKER_OF(NEVER, "A", "C", "E"), *other = CHECKER_OF(NEVER, "B", "C", "D");
    for (int both = 0; both < 2; both++) {
        sl_writer *writer = open_writer(&written, SL_FORMAT_TEXT, both ? one : other);
        write_program(writer, one, lit);
        write_program(writer, other, lit);
        write_program(writer, one, lit);
        assert_end(writer, &written, "3 programs",
                   "3 programs: 3 incomplete; 0 errors, 0 warnings; 5 rules\n"
                   "rules that applied to no program: A, B, C, D, E\n");
    }
    sl_writer *writer = open_writer(&written, SL_FORMAT_TEXT, one);
    write_program(writer, one, lit);
    assert_end(writer, &written, "1 program", "1 program: 1 incomplete; 0 errors, 0 warnings; 3 rules\n");
    sl_checker_free(other);
    sl_checker_free(one);
}

/* A rule has applied if it applied in any of the checkers. */
static void test_rules_that_apply_in_one_of_two_checkers(void **state) {
    (void)state;
    struct written written;
    sl_checker *one = CHECKER_OF(NEVER, "A", "B", "C"), *other = CHECKER_OF(LIT, "B", "D");
    sl_writer *writer = open_writer(&written, SL_FORMAT_TEXT, one);
    write_program(writer, one, lit);
    write_program(writer, other, lit);
    assert_end(writer, &written, "2 programs",
               "2 programs: 2 incomplete; 0 errors, 0 warnings; 4 rules\n"
               "rules that applied to no program: A, C\n");
    writer = open_writer(&written, SL_FORMAT_JSON, one);
    write_program(writer, other, lit);
    write_program(writer, one, lit);
    assert_end(writer, &written, "\"rules\":{\"loaded\"",
               "\"rules\":{\"loaded\":4,\"applied\":2,\"never_applied\":[\"A\",\"C\"],\"off\":[],\"not_set\":[]}}}\n");
    sl_checker_free(other);
    sl_checker_free(one);
}

#define TEN "xxxxxxxxxx"
#define WORD TEN TEN TEN TEN TEN TEN TEN TEN "xxx"

/* The remediation of a rule is broken at blanks, so that no line is longer than 100 columns; a longer word is not
 * broken. */
static void test_what_a_rule_says_is_broken_into_lines(void **state) {
    static const struct {
        const char *remediation, *shown;
    } rows[] = {
        {"a " WORD " b", "      = to do: a " WORD "\n               b\n"},
        {"aa " WORD " b", "      = to do: aa\n               " WORD " b\n"},
        {WORD WORD " b", "      = to do: " WORD WORD "\n               b\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct written written;
        sl_checker *checker = new_checker();
        char *rule = write_rule("A", "framing", "\"lamp\"", LIT);
        char *changed = replace(rule, "Change it.", rows[i].remediation);
        assert_int_equal(load_source(checker, "A", changed), SL_OK);
        sl_writer *writer = open_writer(&written, SL_FORMAT_TEXT, checker);
        write_program(writer, checker, dark);
        assert_int_equal(sl_writer_finish(writer), SL_OK);
        sl_writer_free(writer);
        assert_non_null(strstr(written.bytes, rows[i].shown));
        free(changed);
        free(rule);
        sl_checker_free(checker);
    }
}

/* The remediation comes from the rule in the checker of the finding. */
static void test_findings_belong_to_their_checker(void **state) {
    (void)state;
    struct written written;
    sl_checker *one = CHECKER_OF(LIT, "A"), *other = new_checker();
    char *rule = write_rule("A", "practice", "\"lamp\"", LIT);
    char *changed = replace(rule, "Change it.", "Do otherwise.");
    assert_int_equal(load_source(other, "A", changed), SL_OK);
    free(changed);
    free(rule);
    sl_writer *writer = open_writer(&written, SL_FORMAT_TEXT, one);
    write_program(writer, other, dark);
    write_program(writer, one, dark);
    assert_int_equal(sl_writer_finish(writer), SL_OK);
    sl_writer_free(writer);
    assert_string_equal(written.bytes, "bicycle.yaml:2:18: info[A]: dark\n"
                                       "    2 | lamp: { mounted: false }\n"
                                       "      |                  ^^^^^\n"
                                       "      = to show it: Do otherwise.\n"
                                       "      = source: manual, p. 1\n"
                                       "\n"
                                       "bicycle.yaml: incomplete, misfits 0, undetermined 0\n"
                                       "  practices not shown: A\n"
                                       "\n"
                                       "bicycle.yaml:2:18: info[A]: dark\n"
                                       "    2 | lamp: { mounted: false }\n"
                                       "      |                  ^^^^^\n"
                                       "      = to show it: Change it.\n"
                                       "      = source: manual, p. 1\n"
                                       "\n"
                                       "bicycle.yaml: incomplete, misfits 0, undetermined 0\n"
                                       "  practices not shown: A\n"
                                       "\n"
                                       "2 programs: 2 incomplete; 0 errors, 0 warnings; 1 rule\n");
    sl_checker_free(other);
    sl_checker_free(one);
}

/* ---- rules that are off ------------------------------------------------------------------------------------------ */

static void test_rules_that_are_off(void **state) {
    (void)state;
    struct written written;
    sl_checker *checker = CHECKER_OF(NEVER, "A", "B", "C");
    set(checker, "one.yaml", "rules:\n  C: { off: too late }\n  A: { off: \"tab\\there\" }\n");
    sl_writer *writer = open_writer(&written, SL_FORMAT_TEXT, checker);
    write_program(writer, checker, lit);
    assert_end(writer, &written, "1 program",
               "1 program: 1 incomplete; 0 errors, 0 warnings; 1 rule, 2 off\n"
               "off: A, tab\\u{0009}here (one.yaml:3)\n"
               "off: C, too late (one.yaml:2)\n");
    writer = open_writer(&written, SL_FORMAT_JSON, checker);
    write_program(writer, checker, lit);
    assert_end(writer, &written, "\"rules\":{\"loaded\"",
               "\"rules\":{\"loaded\":1,\"applied\":0,\"never_applied\":[\"B\"],"
               "\"off\":[{\"rule\":\"A\",\"reason\":\"tab\\there\"},{\"rule\":\"C\",\"reason\":\"too "
               "late\"}],\"not_set\":[]}}}\n");
    sl_checker_free(checker);
}

/* A rule that is on in one checker and off in the other counts in both totals. */
static void test_rules_that_are_off_in_one_of_two_checkers(void **state) {
    (void)state;
    struct written written;
    sl_checker *one = CHECKER_OF(LIT, "A", "B"), *other = CHECKER_OF(NEVER, "A", "B");
    set(one, "one.yaml", "rules: { A: { off: too early } }\n");
    set(other, "other.yaml", "rules: { B: { off: too late } }\n");
    sl_writer *writer = open_writer(&written, SL_FORMAT_TEXT, one);
    write_program(writer, one, lit);
    write_program(writer, other, lit);
    assert_end(writer, &written, "2 programs",
               "2 programs: 2 incomplete; 0 errors, 0 warnings; 2 rules, 2 off\n"
               "off: A, too early (one.yaml:1)\n"
               "off: B, too late (other.yaml:1)\n"
               "rules that applied to no program: A\n");
    sl_checker_free(other);
    sl_checker_free(one);
}

/* A rule that is off in both checkers counts once; both reasons are listed. */
static void test_rules_that_are_off_are_counted_once(void **state) {
    (void)state;
    struct written written;
    sl_checker *one = CHECKER_OF(LIT, "A", "B", "C"), *other = CHECKER_OF(LIT, "A", "B", "C");
    set(one, "one.yaml", "rules: { A: { off: too early }, C: { off: too late } }\n");
    set(other, "other.yaml", "rules: { A: { off: too early } }\n");
    sl_writer *writer = open_writer(&written, SL_FORMAT_TEXT, one);
    write_program(writer, one, lit);
    write_program(writer, other, lit);
    assert_end(writer, &written, "2 programs",
               "2 programs: 2 incomplete; 0 errors, 0 warnings; 2 rules, 2 off\n"
               "off: A, too early (one.yaml:1)\n"
               "off: C, too late (one.yaml:1)\n"
               "off: A, too early (other.yaml:1)\n");
    sl_checker_free(other);
    sl_checker_free(one);
}

/* ---- problems ---------------------------------------------------------------------------------------------------- */

/* A problem that both checkers have is reported once. */
static void test_problems_of_two_checkers_are_told_once(void **state) {
    (void)state;
    struct written written;
    sl_checker *one = CHECKER_OF(LIT, "A"), *other = CHECKER_OF(LIT, "A");
    assert_int_equal(sl_set_option(one, text("A.mots"), text("2")), SL_REFUSED);
    assert_int_equal(sl_set_option(other, text("A.mots"), text("2")), SL_REFUSED);
    assert_int_equal(load_source(one, "B", "return 3"), SL_REFUSED);
    assert_int_equal(load_source(other, "B", "return 3"), SL_REFUSED);
    assert_int_equal(load_source(other, "C", "return 3"), SL_REFUSED);
    assert_int_equal(sl_set_option(other, text("A.most"), text("0")), SL_REFUSED);
    sl_writer *writer = open_writer(&written, SL_FORMAT_TEXT, one);
    write_program(writer, one, lit);
    write_program(writer, other, lit);
    assert_end(writer, &written, "error[option]: A has",
               "error[option]: A has no option \"mots\"; it has most; did you mean \"most\"?\n"
               "\n"
               "error[option]: A.most is 1 to 9, not \"0\"\n"
               "\n"
               "rules/B.lua:1:1: error[load]: the file does not return rule { ... }\n"
               "    1 | return 3\n"
               "      | ^^^^^^^^\n"
               "\n"
               "rules/C.lua:1:1: error[load]: the file does not return rule { ... }\n"
               "    1 | return 3\n"
               "      | ^^^^^^^^\n"
               "\n"
               "2 programs: 2 incomplete; 4 errors, 0 warnings; 1 rule\n");
    writer = open_writer(&written, SL_FORMAT_JSON, other);
    assert_int_equal(sl_writer_use(writer, one), SL_OK);
    assert_int_equal(sl_writer_finish(writer), SL_OK);
    sl_writer_free(writer);
    size_t told = 0;
    for (const char *at = written.bytes; (at = strstr(at, "\"fingerprint\":")); at++)
        told++;
    assert_int_equal(told, 4);
    assert_non_null(strstr(written.bytes, "\"findings\":{\"error\":4,\"warning\":0,\"info\":0,"));
    sl_checker_free(other);
    sl_checker_free(one);
}

/* Problems that occur after the writer was opened are reported, too. */
static void test_problems_until_the_end(void **state) {
    (void)state;
    struct written written;
    sl_checker *one = CHECKER_OF(LIT, "A"), *other = CHECKER_OF(LIT, "A");
    sl_writer *writer = open_writer(&written, SL_FORMAT_TEXT, one);
    write_program(writer, other, lit);
    sl_report *report;
    assert_int_equal(sl_check_file(one, "gone.yaml", &report), SL_CANNOT_READ);
    assert_int_equal(sl_check_file(other, "gone.yaml", &report), SL_CANNOT_READ);
    assert_int_equal(sl_check_file(other, "lost.yaml", &report), SL_CANNOT_READ);
    assert_end(writer, &written, "gone.yaml",
               "gone.yaml: error[file]: No such file or directory\n\n"
               "lost.yaml: error[file]: No such file or directory\n\n"
               "1 program: 1 incomplete; 2 errors, 0 warnings; 1 rule\n");
    sl_checker_free(other);
    sl_checker_free(one);
}

/* Problems with the same message in different files are different problems. */
static void test_problems_in_two_places_are_two(void **state) {
    (void)state;
    struct written written;
    sl_checker *one = CHECKER_OF(LIT, "A"), *other = CHECKER_OF(LIT, "A");
    make_file("one.yaml", "severity: 1\n");
    make_file("other.yaml", "severity: 1\n");
    assert_int_equal(sl_load_settings(one, "one.yaml"), SL_REFUSED);
    assert_int_equal(sl_load_settings(other, "other.yaml"), SL_REFUSED);
    sl_writer *writer = open_writer(&written, SL_FORMAT_TEXT, one);
    assert_int_equal(sl_writer_use(writer, other), SL_OK);
    assert_end(writer, &written, "one.yaml",
               "one.yaml:1:11: error[settings]: severity is a mapping\n"
               "    1 | severity: 1\n"
               "      |           ^\n"
               "\n"
               "other.yaml:1:11: error[settings]: severity is a mapping\n"
               "    1 | severity: 1\n"
               "      |           ^\n"
               "\n"); /* and no summary: nothing was checked */
    sl_checker_free(other);
    sl_checker_free(one);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_rules_of_one_checker),
        TEST(test_rules_of_two_checkers_are_counted_once),
        TEST(test_rules_that_apply_in_one_of_two_checkers),
        TEST(test_findings_belong_to_their_checker),
        TEST(test_rules_that_are_off),
        TEST(test_rules_that_are_off_in_one_of_two_checkers),
        TEST(test_what_a_rule_says_is_broken_into_lines),
        TEST(test_rules_that_are_off_are_counted_once),
        TEST(test_problems_of_two_checkers_are_told_once),
        TEST(test_problems_until_the_end),
        TEST(test_problems_in_two_places_are_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
