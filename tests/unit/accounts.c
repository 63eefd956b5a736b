/* accounts.c - accounts in files of their own: found, read, judged with the program's standard, and what is wrong with them. */
#include "samplint/limits.h"
#include "unit/folder_support.h"
#include "unit/lua_support.h"

#define BATTERY                                                                                                        \
    "if c.lamp.power:is(\"battery\") then return pass() end\n"                                                         \
    "return fail { message = \"it runs on \" .. c.lamp.power }"

#define LIT                                                                                                            \
    "local h = c.saddle.height if c.lamp.mounted then return pass() end\n"                                             \
    "return fail { message = \"dark\", alternatives = { \"one\", \"other\" } }"

/* A program that is congruent by these rules, down to its list of accounts; an entry of it is in line 5. */
#define STANDARD                                                                                                       \
    "bicycle: 1\n"                                                                                                     \
    "lamp: { mounted: true, power: battery }\n"                                                                        \
    "saddle: { height: 80 }\n"                                                                                         \
    "riders:\n"

#define NOT_AN_ACCOUNT "an account is a mapping with what differs from the program's standard, but this is "

static sl_checker *new_judge(void) {
    sl_checker *checker = new_checker();
    add_rule(checker, "FITS", "fit", "\"lamp\", \"saddle\"", LIT);
    add_rule(checker, "POWER", "practice", "\"lamp\"", BATTERY);
    return checker;
}

static sl_report *check_file(sl_checker *checker, const char *path) {
    sl_report *report = NULL;
    assert_int_equal(sl_check_file(checker, path, &report), SL_OK);
    assert_non_null(report);
    return report;
}

static void put_location(FILE *out, const sl_location *location) {
    fprintf(out, "%s:%s", shown(location->source->name), place_of(location));
}

/* What is said of a program, one finding a line, "path:line:column rule (account): message"; below it what is related,
 * "  path:line:column: note". To be freed. */
static char *findings_of(const sl_program *program) {
    char *bytes;
    size_t length;
    FILE *out = open_memstream(&bytes, &length);
    assert_non_null(out);
    for (size_t i = 0; i < program->finding_count; i++) {
        const sl_finding *finding = &program->findings[i];
        put_location(out, &finding->location);
        fprintf(out, " %s", shown(finding->rule));
        if (finding->account.length)
            fprintf(out, " (%s)", shown(finding->account));
        fprintf(out, ": %s\n", shown(finding->message));
        for (size_t j = 0; j < finding->related_count; j++) {
            fputs("  ", out);
            put_location(out, &finding->related[j].location);
            fprintf(out, ": %s\n", shown(finding->related[j].note));
        }
    }
    assert_int_equal(fclose(out), 0);
    return bytes;
}

static void assert_findings(const sl_report *report, sl_verdict verdict, const char *expected) {
    char *findings = findings_of(&report->programs[0]);
    assert_string_equal(findings, expected);
    free(findings);
    assert_string_equal(sl_verdict_name(report->programs[0].verdict), sl_verdict_name(verdict));
}

static void assert_checked(const char *path, sl_verdict verdict, const char *expected) {
    sl_checker *checker = new_judge();
    sl_report *report = check_file(checker, path);
    assert_findings(report, verdict, expected);
    sl_report_free(report);
    size_t count;
    sl_get_problems(checker, &count);
    assert_int_equal(count, 0); /* what is wrong with account files is a matter of their program */
    sl_checker_free(checker);
}

/* ---- found and judged --------------------------------------------------------------------------------------------- */

static void test_by_path_and_by_pattern(void **state) {
    (void)state;
    make_folder("in");
    make_folder("more");
    make_folder("more/deep");
    make_file("bicycle.yaml", STANDARD "- { name: Inline, lamp: { power: dynamo } }\n"
                                       "- in/ann.yaml\n"
                                       "- more/**\n");
    make_file("in/ann.yaml", "# she rides at night\nname: Ann\nlamp:\n  power: dynamo\n");
    make_file("in/unasked.yaml", "name: Unasked\nlamp: { power: dynamo }\n");
    make_file("more/ben.yaml", "name: Ben\nlamp: { mounted: false }\n");
    make_file("more/deep/cleo", "name: Cleo\nframe: x\n");
    assert_checked(
        "bicycle.yaml", SL_INCONGRUENT,
        "bicycle.yaml:5:34 POWER (Inline): it runs on dynamo\n"
        "in/ann.yaml:4:10 POWER (Ann): it runs on dynamo\n"
        "more/ben.yaml:2:18 FITS (Ben): dark\n"
        "  bicycle.yaml:3:19: height is 80\n"
        "more/deep/cleo:2:1 not-per-account (Cleo): frame holds for the whole program; declare it at the top "
        "of the file\n");
}

/* What an account does not say is as the program has it; what it says of a null counts for nothing. */
static void test_merged_with_the_standard(void **state) {
    (void)state;
    make_file("bicycle.yaml", "bicycle: 1\nlamp: { power: battery }\nsaddle: { height: 80, suits: [road] }\n"
                              "riders: [a.yaml, b.yaml, c.yaml]\n");
    make_file("a.yaml", "name: A\nsaddle: { height: 70, suits: [] }\n");
    make_file("b.yaml", "name: B\nsaddle: { suits: ~ }\nlamp: { power: dynamo }\n");
    make_file("c.yaml", "name: C\nsaddle: { suits: [mud] }\nlamp:\n");
    sl_checker *checker = new_checker();
    add_rule(checker, "ALL", "practice", "\"lamp\", \"saddle\"",
             "return fail { message = c.saddle.height .. \" \" .. c.lamp.power .. \" \" .. c.saddle.suits:count() }");
    sl_report *report = check_file(checker, "bicycle.yaml");
    assert_text(need_finding(report, "ALL")->message, "80 battery 1");
    assert_text(finding_of(report, "ALL", "A")->message, "70 battery 0");
    assert_text(finding_of(report, "ALL", "B")->message, "80 dynamo 1");
    assert_text(finding_of(report, "ALL", "C")->message, "80 battery 1");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* Each rule that has read something that the account changes is asked, and no other. */
static void test_only_what_is_changed_is_judged(void **state) {
    (void)state;
    make_file("bicycle.yaml", STANDARD "- a.yaml\n- b.yaml\n- c.yaml\n");
    make_file("a.yaml", "name: A\nsaddle: { height: 70 }\n");
    make_file("b.yaml", "name: B\nlamp: { power: battery }\n");
    make_file("c.yaml", "name: C\n");
    sl_checker *checker = new_judge();
    sl_report *report = check_file(checker, "bicycle.yaml");
    assert_findings(report, SL_CONGRUENT, "");
    assert_int_equal(report->programs[0].outcome_count, 4);
    assert_int_equal(outcome_of(report, "FITS", "A")->status, SL_PASS);
    assert_int_equal(outcome_of(report, "POWER", "B")->status, SL_PASS);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* What an answer waits for has its place in the account's file where that has the element, else in the program's. */
static void test_what_waits(void **state) {
    (void)state;
    make_file("bicycle.yaml", "bicycle: 1\nlamp: { mounted: true }\nsaddle: { height: 80 }\nriders: [a.yaml]\n");
    make_file("a.yaml", "name: A\nlamp: { mounted: steam }\n");
    sl_checker *checker = new_judge();
    sl_report *report = check_file(checker, "bicycle.yaml");
    assert_findings(report, SL_INCOMPLETE,
                    "a.yaml:2:18 wrong-type (A): mounted takes true or false, but this is a text\n"
                    "bicycle.yaml:2:1 undetermined: lamp.power is not declared, and POWER waits for it\n");
    const sl_outcome *outcome = outcome_of(report, "FITS", "A");
    assert_int_equal(outcome->status, SL_UNDETERMINED);
    assert_text(outcome->gaps[0].location->source->name, "a.yaml");
    assert_string_equal(place_of(outcome->gaps[0].location), "2:18");
    outcome = outcome_of(report, "POWER", "");
    assert_text(outcome->gaps[0].location->source->name, "bicycle.yaml");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* What an account has of its program stands in the program's file, and so does the alias that it came by. */
static void test_aliases_of_the_program(void **state) {
    static const char program[] = "bicycle: 1\nx-own: { height: &h 80 }\nlamp: { mounted: true }\n"
                                  "saddle: { height: *h }\nriders: [a.yaml]\n";
    (void)state;
    make_file("bicycle.yaml", program);
    /* Both files have something of interest behind as many bytes. */
    int before = (int)(strchr(program, '*') - program) - (int)strlen("lamp: { power: ");
    char *account = print("#%*s\nlamp: { power: dynamo, mounted: false }\n", before - 2, "");
    make_file("a.yaml", account);
    free(account);
    sl_checker *checker = new_checker();
    add_rule(checker, "FITS", "fit", "\"lamp\", \"saddle\"", "local p = c.lamp.power " LIT);
    sl_report *report = check_file(checker, "bicycle.yaml");
    const sl_finding *finding = finding_of(report, "FITS", "a.yaml");
    assert_string_equal(place_of(&finding->location), "2:33");
    assert_int_equal(finding->related_count, 3);
    static const char *const expected[] = {"power is dynamo", "height is 80", "brought in by this alias or \"<<\""};
    static const char *const files[] = {"a.yaml", "bicycle.yaml", "bicycle.yaml"};
    static const char *const places[] = {"2:16", "2:18", "4:19"};
    for (size_t i = 0; i < 3; i++) {
        assert_text(finding->related[i].note, expected[i]);
        assert_text(finding->related[i].location.source->name, files[i]);
        assert_string_equal(place_of(&finding->related[i].location), places[i]);
    }
    assert_int_equal(finding->related[0].location.span.start.byte, finding->related[2].location.span.start.byte);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_from_another_folder(void **state) {
    (void)state;
    make_folder("p");
    make_folder("p/in");
    make_folder("q");
    make_link("p", "l");
    make_file("p/bicycle.yaml", STANDARD "- in/*.yaml\n");
    make_file("p/in/ann.yaml", "name: Ann\nlamp: { power: dynamo }\n");
    assert_checked("p/bicycle.yaml", SL_CONGRUENT, "p/in/ann.yaml:2:16 POWER (Ann): it runs on dynamo\n");
    assert_checked("./p//bicycle.yaml", SL_CONGRUENT, "./p/in/ann.yaml:2:16 POWER (Ann): it runs on dynamo\n");
    assert_checked("l/bicycle.yaml", SL_CONGRUENT, "l/in/ann.yaml:2:16 POWER (Ann): it runs on dynamo\n");
    assert_int_equal(chdir("q"), 0);
    assert_checked("../p/bicycle.yaml", SL_CONGRUENT, "../p/in/ann.yaml:2:16 POWER (Ann): it runs on dynamo\n");
    char here[4096];
    assert_non_null(realpath("..", here));
    char *path = print("%s/p/bicycle.yaml", here);
    char *expected = print("%s/p/in/ann.yaml:2:16 POWER (Ann): it runs on dynamo\n", here);
    assert_checked(path, SL_CONGRUENT, expected);
    free(expected);
    free(path);
}

/* Every program of a file has its accounts. */
static void test_each_document_reads_its_accounts(void **state) {
    (void)state;
    make_file("bicycle.yaml", STANDARD "- a.yaml\n---\n" STANDARD "- a.yaml\n- b.yaml\n");
    make_file("a.yaml", "name: A\nlamp: { power: dynamo }\n");
    make_file("b.yaml", "name: B\nlamp: { power: dynamo }\n");
    sl_checker *checker = new_judge();
    sl_report *report = check_file(checker, "bicycle.yaml");
    assert_int_equal(report->program_count, 2);
    char *first = findings_of(&report->programs[0]), *second = findings_of(&report->programs[1]);
    assert_string_equal(first, "a.yaml:2:16 POWER (A): it runs on dynamo\n");
    assert_string_equal(second, "a.yaml:2:16 POWER (A): it runs on dynamo\n"
                                "b.yaml:2:16 POWER (B): it runs on dynamo\n");
    free(second);
    free(first);
    sl_report_free(report);
    sl_checker_free(checker);
}

/* ---- names -------------------------------------------------------------------------------------------------------- */

static void test_unnamed_accounts_are_called_by_their_path(void **state) {
    (void)state;
    make_folder("in");
    make_file("bicycle.yaml", STANDARD "- in/*\n- {lamp: { power: dynamo }}\n");
    make_file("in/a.yaml", "lamp: { power: dynamo }\n");
    make_file("in/b.yaml", "name:\nlamp: { power: dynamo }\n");
    make_file("in/c.yaml", "name: \"\"\nlamp: { power: dynamo }\n");
    assert_checked("bicycle.yaml", SL_CONGRUENT,
                   "bicycle.yaml:6:19 POWER (riders[2]): it runs on dynamo\n"
                   "in/a.yaml:1:16 POWER (in/a.yaml): it runs on dynamo\n"
                   "in/b.yaml:2:16 POWER (in/b.yaml): it runs on dynamo\n"
                   "in/c.yaml:2:16 POWER (in/c.yaml): it runs on dynamo\n");
}

/* The same wherever the check was started, so that the fingerprints are. */
static void test_unnamed_accounts_seen_from_elsewhere(void **state) {
    (void)state;
    make_folder("p");
    make_folder("p/in");
    make_file("p/bicycle.yaml", STANDARD "- in/*\n");
    make_file("p/in/a.yaml", "lamp: { power: dynamo }\n");
    assert_checked("p/bicycle.yaml", SL_CONGRUENT, "p/in/a.yaml:1:16 POWER (in/a.yaml): it runs on dynamo\n");
    assert_checked("p//bicycle.yaml", SL_CONGRUENT, "p/in/a.yaml:1:16 POWER (in/a.yaml): it runs on dynamo\n");
    assert_checked("./p/in/../bicycle.yaml", SL_CONGRUENT,
                   "./p/in/../in/a.yaml:1:16 POWER (in/a.yaml): it runs on dynamo\n");
    assert_int_equal(chdir("p/in"), 0);
    assert_checked("../bicycle.yaml", SL_CONGRUENT, "../in/a.yaml:1:16 POWER (in/a.yaml): it runs on dynamo\n");
    char here[4096];
    assert_non_null(realpath("..", here));
    char *path = print("%s/bicycle.yaml", here);
    char *expected = print("%s/in/a.yaml:1:16 POWER (in/a.yaml): it runs on dynamo\n", here);
    assert_checked(path, SL_CONGRUENT, expected);
    free(expected);
    free(path);
}

static void test_a_repeated_name(void **state) {
    (void)state;
    make_file("bicycle.yaml", STANDARD "- name: Ann\n- a.yaml\n- b.yaml\n- c.yaml\n- name: Ben\n");
    make_file("a.yaml", "{ name: Ann }\n");
    make_file("b.yaml", "# so is this one\nname: Ann\n");
    make_file("c.yaml", "name: ann\n");
    assert_checked("bicycle.yaml", SL_INCOMPLETE,
                   "a.yaml:1:9 repeated-account (Ann): another account has this name, too; give each its own\n"
                   "  bicycle.yaml:5:9: this one\n"
                   "b.yaml:2:7 repeated-account (Ann): another account has this name, too; give each its own\n"
                   "  a.yaml:1:9: this one\n");
}

/* By however many entries it is named. */
static void test_a_file_is_read_once(void **state) {
    (void)state;
    make_folder("in");
    make_file("bicycle.yaml", STANDARD "- in/ann.yaml\n- ./in/ann.yaml\n- in//./ann.yaml\n- in/*.yaml\n- '**/ann.*'\n"
                                       "- in/ann.yaml\n");
    make_file("in/ann.yaml", "name: Ann\nlamp: { power: dynamo }\n");
    assert_checked("bicycle.yaml", SL_CONGRUENT, "in/ann.yaml:2:16 POWER (Ann): it runs on dynamo\n");
}

/* ---- what is wrong with an entry ---------------------------------------------------------------------------------- */

/* Checks a program in folder "p" with this entry, and one that is good. */
static void assert_entry(const char *entry, sl_kind kind, const char *message) {
    char *program = print(STANDARD "- %s\n- good.yaml\n", entry);
    make_file("p/bicycle.yaml", program);
    sl_checker *checker = new_judge();
    sl_report *report = check_file(checker, "p/bicycle.yaml");
    char *expected = print("p/bicycle.yaml:5:3 account-file: %s\n"
                           "p/good.yaml:2:16 POWER (Good): it runs on dynamo\n",
                           message);
    assert_findings(report, SL_INCOMPLETE, expected);
    assert_int_equal(report->programs[0].findings[0].kind, kind);
    assert_int_equal(report->programs[0].findings[0].severity, SL_ERROR);
    assert_text(report->programs[0].findings[0].location.config_path, "riders");
    free(expected);
    sl_report_free(report);
    sl_checker_free(checker);
    free(program);
    assert_int_equal(remove("p/bicycle.yaml"), 0);
    free(made[--made_count]);
}

static void make_good(void) {
    make_folder("p");
    make_file("p/good.yaml", "name: Good\nlamp: { power: dynamo }\n");
}

static void test_entries_that_lead_nowhere(void **state) {
    (void)state;
    make_good();
    make_folder("p/in");
    make_folder("p/in/x.bicycle.yaml");
    make_file("p/other.bicycle.yaml", STANDARD);
    assert_entry("nowhere.yaml", SL_KIND_USAGE, "there is no file \"nowhere.yaml\"");
    assert_entry("Good", SL_KIND_USAGE,
                 "there is no file \"Good\"; if an account is called so, write \"name: \" before it");
    assert_entry("good.yaml/x", SL_KIND_USAGE, "there is no file \"good.yaml/x\"");
    assert_entry("in", SL_KIND_USAGE, "\"in\" is a folder; name what is in it by a pattern, such as FOLDER/*.yaml");
    assert_entry(".", SL_KIND_USAGE, "\".\" is a folder; name what is in it by a pattern, such as FOLDER/*.yaml");
    assert_entry("in/*.yaml", SL_KIND_USAGE, "no file matches \"in/*.yaml\"");
    assert_entry("nowhere/**", SL_KIND_USAGE, "no file matches \"nowhere/**\"");
    assert_entry("o*", SL_KIND_USAGE, "no file of an account matches \"o*\""); /* it meets but a program */
    assert_entry("\"good\\0.yaml\"", SL_KIND_VOCABULARY,
                 "\"good\\0.yaml\": an account file lies below the folder of the program that names it");
}

#define NOT_BELOW "an account file lies below the folder of the program that names it"

static void test_entries_that_lead_out(void **state) {
    (void)state;
    make_good();
    make_folder("p/in");
    make_file("out.yaml", "name: Out\nlamp: { power: dynamo }\n");
    assert_entry("../out.yaml", SL_KIND_VOCABULARY, "\"../out.yaml\": " NOT_BELOW);
    assert_entry("../p/good.yaml", SL_KIND_VOCABULARY, "\"../p/good.yaml\": " NOT_BELOW);
    assert_entry("in/../good.yaml", SL_KIND_VOCABULARY, "\"in/../good.yaml\": " NOT_BELOW);
    assert_entry("in/..", SL_KIND_VOCABULARY, "\"in/..\": " NOT_BELOW);
    assert_entry("..", SL_KIND_VOCABULARY, "\"..\": " NOT_BELOW);
    assert_entry("../*.yaml", SL_KIND_VOCABULARY, "\"../*.yaml\": " NOT_BELOW);
    assert_entry("/etc/passwd", SL_KIND_VOCABULARY, "\"/etc/passwd\": " NOT_BELOW);
    assert_entry("/*", SL_KIND_VOCABULARY, "\"/*\": " NOT_BELOW);
    assert_entry("\"\"", SL_KIND_VOCABULARY, "\"\": " NOT_BELOW);
}

/* Dots are part of other names, too. */
static void test_names_with_dots(void **state) {
    (void)state;
    make_folder("..a");
    make_file("bicycle.yaml", STANDARD "- ..a/b..\n- .hidden\n");
    make_file("..a/b..", "name: Dots\nlamp: { power: dynamo }\n");
    make_file(".hidden", "name: Hidden\nlamp: { power: dynamo }\n");
    assert_checked("bicycle.yaml", SL_CONGRUENT,
                   "..a/b..:2:16 POWER (Dots): it runs on dynamo\n"
                   ".hidden:2:16 POWER (Hidden): it runs on dynamo\n");
}

static void test_links(void **state) {
    (void)state;
    make_good();
    make_folder("p/in");
    make_folder("pq");
    make_file("out.yaml", "name: Out\nlamp: { power: dynamo }\n");
    make_file("pq/out.yaml", "name: Out\nlamp: { power: dynamo }\n");
    make_link("../../out.yaml", "p/in/out.yaml");
    make_link("../pq/out.yaml", "p/beside.yaml");
    make_link("/dev/null", "p/null.yaml");
    make_link("/etc/passwd", "p/absolute.yaml");
    make_link("nowhere", "p/broken.yaml");
    make_link("circle.yaml", "p/circle.yaml");
    make_link("in", "p/folder.yaml");
    assert_entry("in/out.yaml", SL_KIND_USAGE, "p/in/out.yaml: a link leads out of the program's folder");
    assert_entry("in/*.yaml", SL_KIND_USAGE, "p/in/out.yaml: a link leads out of the program's folder");
    assert_entry("beside.yaml", SL_KIND_USAGE, "p/beside.yaml: a link leads out of the program's folder");
    assert_entry("absolute.yaml", SL_KIND_USAGE, "p/absolute.yaml: a link leads out of the program's folder");
    assert_entry("null.yaml", SL_KIND_USAGE, "p/null.yaml: is no ordinary file");
    assert_entry("broken.yaml", SL_KIND_USAGE, "p/broken.yaml: No such file or directory");
    assert_entry("circle.yaml", SL_KIND_USAGE, "p/circle.yaml: Too many levels of symbolic links");
    assert_entry("folder.yaml", SL_KIND_USAGE, "p/folder.yaml: is no ordinary file");
}

/* A link that stays inside is as good as a file, under its own name. */
static void test_a_link_that_stays_inside(void **state) {
    (void)state;
    make_folder("p");
    make_folder("p/in");
    make_file("p/bicycle.yaml", STANDARD "- in/link.yaml\n");
    make_file("p/real", "name: Ann\nlamp: { power: dynamo }\n");
    make_link("../real", "p/in/link.yaml");
    assert_checked("p/bicycle.yaml", SL_CONGRUENT, "p/in/link.yaml:2:16 POWER (Ann): it runs on dynamo\n");
    char here[4096];
    assert_non_null(realpath("p", here));
    char *target = print("%s/real", here);
    make_link(target, "p/in/absolute.yaml");
    free(target);
    assert_int_equal(chdir("p"), 0);
    assert_checked("bicycle.yaml", SL_CONGRUENT, "in/link.yaml:2:16 POWER (Ann): it runs on dynamo\n");
}

/* Nobody writes into it: whoever opened it would wait for ever. */
static void test_a_pipe_is_not_opened(void **state) {
    (void)state;
    make_good();
    make_fifo("p/pipe.yaml");
    make_link("pipe.yaml", "p/link.yaml");
    assert_entry("pipe.yaml", SL_KIND_USAGE, "there is no file \"pipe.yaml\"");
    assert_entry("p*.yaml", SL_KIND_USAGE, "no file matches \"p*.yaml\"");
    assert_entry("link.yaml", SL_KIND_USAGE, "p/link.yaml: is no ordinary file");
}

static void test_what_may_not_be_read(void **state) {
    (void)state;
    if (geteuid() == 0)
        skip(); /* who may read everything */
    make_good();
    make_folder("p/in");
    make_file("p/in/a.yaml", "name: A\n");
    make_file("p/secret.yaml", "name: A\n");
    assert_int_equal(chmod("p/secret.yaml", 0), 0);
    assert_int_equal(chmod("p/in", 0), 0);
    assert_entry("secret.yaml", SL_KIND_USAGE, "p/secret.yaml: Permission denied");
    assert_entry("in/a.yaml", SL_KIND_USAGE, "p/in/a.yaml: Permission denied");
    assert_entry("in/*.yaml", SL_KIND_USAGE, "p/in: Permission denied");
    assert_int_equal(chmod("p/in", 0700), 0);
}

/* A file that is no program by its name may be an account, also if a program is called so elsewhere. */
static void test_a_pattern_leaves_programs_out(void **state) {
    (void)state;
    make_folder("in");
    make_file("bicycle.yaml", STANDARD "- '**/*.yaml'\n");
    make_file("old.bicycle.yaml", STANDARD);
    make_file("in/bicycle.yaml", STANDARD);
    make_file("in/a.bicycle.yaml", STANDARD);
    make_file("in/abicycle.yaml", "name: Ann\nlamp: { power: dynamo }\n");
    assert_checked("bicycle.yaml", SL_CONGRUENT, "in/abicycle.yaml:2:16 POWER (Ann): it runs on dynamo\n");
}

/* What is called an account's file and says that it is a program is not left out in silence. */
static void test_a_pattern_meets_an_account_that_says_it_is_a_program(void **state) {
    (void)state;
    make_folder("in");
    make_file("bicycle.yaml", STANDARD "- 'in/*.yaml'\n");
    make_file("in/ann.yaml", "bicycle: 1\nname: Ann\nlamp: { power: dynamo }\n");
    assert_checked("bicycle.yaml", SL_INCOMPLETE,
                   "in/ann.yaml:1:1 unknown-key (Ann): \"bicycle\" is for programs; an account does without it\n"
                   "in/ann.yaml:3:16 POWER (Ann): it runs on dynamo\n");
}

/* A program that is not called one does not mean itself either. */
static void test_a_pattern_leaves_the_program_out(void **state) {
    (void)state;
    make_folder("p");
    make_file("p/program.yaml", STANDARD "- '*'\n");
    make_file("p/a.yaml", "name: Ann\nlamp: { power: dynamo }\n");
    assert_checked("p/program.yaml", SL_CONGRUENT, "p/a.yaml:2:16 POWER (Ann): it runs on dynamo\n");
    assert_checked("./p/../p//program.yaml", SL_CONGRUENT, "./p/../p/a.yaml:2:16 POWER (Ann): it runs on dynamo\n");
    assert_int_equal(chdir("p"), 0);
    assert_checked("./program.yaml", SL_CONGRUENT, "a.yaml:2:16 POWER (Ann): it runs on dynamo\n");
}

/* By its path it is meant, so that it is said that it is none. */
static void test_a_program_named_as_an_account(void **state) {
    (void)state;
    make_file("bicycle.yaml", STANDARD "- old.bicycle.yaml\n");
    make_file("old.bicycle.yaml", "bicycle: 1\nwheels: { inches: 20 }\n");
    assert_checked(
        "bicycle.yaml", SL_INCOMPLETE, /* something written there is not understood */
        "old.bicycle.yaml:1:1 unknown-key (old.bicycle.yaml): \"bicycle\" is for programs; an account does "
        "without it\n"
        "old.bicycle.yaml:2:1 not-per-account (old.bicycle.yaml): wheels holds for the whole program; declare "
        "it at the top of the file\n");
}

/* ---- what is wrong with a file ------------------------------------------------------------------------------------ */

/* Checks a congruent program with an account in "bad.yaml", and a good one. */
static void assert_bad_file(const char *bytes, size_t length, const char *findings) {
    make_bytes("bad.yaml", bytes, length);
    char *expected = print("%sgood.yaml:2:16 POWER (Good): it runs on dynamo\n", findings);
    assert_checked("bicycle.yaml", SL_INCOMPLETE, expected);
    free(expected);
    assert_int_equal(remove("bad.yaml"), 0);
    free(made[--made_count]);
}

#define assert_bad(string, findings) assert_bad_file("" string, sizeof(string) - 1, findings)

static void make_good_and_bad(void) {
    make_file("bicycle.yaml", STANDARD "- bad.yaml\n- good.yaml\n");
    make_file("good.yaml", "name: Good\nlamp: { power: dynamo }\n");
}

static void test_broken_files(void **state) {
    (void)state;
    make_good_and_bad();
    assert_bad("name: [\n", "bad.yaml:2:1 yaml: a value is missing before this, or a bracket is one too many\n");
}

static void test_files_without_an_account(void **state) {
    (void)state;
    make_good_and_bad();
    assert_bad("", "bad.yaml:1:1 not-an-account: " NOT_AN_ACCOUNT "nothing\n");
    assert_bad("# an account\n", "bad.yaml:1:1 not-an-account: " NOT_AN_ACCOUNT "nothing\n");
    assert_bad("\xEF\xBB\xBF", "bad.yaml:1:1 not-an-account: " NOT_AN_ACCOUNT "nothing\n");
    assert_bad("--- ~\n", "bad.yaml:1:5 not-an-account: " NOT_AN_ACCOUNT "nothing\n");
    assert_bad("# accounts\n- name: Ann\n", "bad.yaml:2:1 not-an-account: " NOT_AN_ACCOUNT
                                            "a list; a file holds one account, without \"- \" before its keys\n");
    assert_bad("Ann\n", "bad.yaml:1:1 not-an-account: " NOT_AN_ACCOUNT "a text\n");
    assert_bad("good.yaml\n", "bad.yaml:1:1 not-an-account: " NOT_AN_ACCOUNT "a text\n");
}

/* As far as a broken file can be read, all that is wrong with it is said. */
static void test_half_a_file(void **state) {
    (void)state;
    make_good_and_bad();
    assert_bad(
        "name: Bad\nlapm: {}\nlamp: { power: dynamo }\nname: Worse\n",
        "bad.yaml:2:1 unknown-key (Worse): \"lapm\" is no key here; did you mean \"lamp\"? It is name, saddle or lamp\n"
        "bad.yaml:3:16 POWER (Worse): it runs on dynamo\n"
        "bad.yaml:4:1 duplicate-key: the key \"name\" occurs twice in one mapping; keep one of them\n"
        "  bad.yaml:1:1: the first one\n");
    assert_bad("name: Bad\nlamp: { power: dynamo }\n}\n",
               "bad.yaml:3:1 yaml: this line is no key of the mapping above it; check its indentation\n"
               "  bad.yaml:1:1: it began here\n");
    assert_bad("lamp: *standard\n", "bad.yaml:1:7 alias: there is no anchor \"&standard\" before this alias\n");
}

static void test_two_documents(void **state) {
    (void)state;
    make_good_and_bad();
    assert_bad("name: One\nlamp: { power: dynamo }\n---\nname: Two\nlamp: { power: dynamo }\n",
               "bad.yaml:2:16 POWER (One): it runs on dynamo\n"
               "bad.yaml:3:1 not-an-account: a file holds one account; this is another document\n");
    assert_bad("name: One\n--- [\n",
               "bad.yaml:2:1 not-an-account: a file holds one account; this is another document\n"
               "bad.yaml:3:1 yaml: a value is missing before this, or a bracket is one too many\n");
    assert_bad("---\nname: One\n...\n---\n...\n---\n",
               "bad.yaml:4:1 not-an-account: a file holds one account; this is another document\n");
}

static void test_bytes_that_are_no_text(void **state) {
    (void)state;
    make_good_and_bad();
    assert_bad("name: A\xFF\n", "bad.yaml:1:8 encoding: byte 0xFF is not UTF-8; save the file as UTF-8\n");
    assert_bad("name: \"A\0\"\n", "bad.yaml:1:9 encoding: a NUL byte has no place in YAML; is this a text file?\n");
}

/* ---- what is wrong in an account ---------------------------------------------------------------------------------- */

static void test_findings_in_an_account(void **state) {
    (void)state;
    make_file("bicycle.yaml", STANDARD "- a.yaml\n- b.yaml\n");
    make_file("a.yaml", "name: Ann\n"
                        "lapm: { power: dynamo }\n"
                        "wheels: { inches: 20 }\n"
                        "x-own: 1\n"
                        "lamp: { power: steam }\n"
                        "saddle: { height: 121, colour: red }\n");
    make_file("b.yaml", "saddle: high\n");
    assert_checked(
        "bicycle.yaml", SL_INCOMPLETE,
        "a.yaml:2:1 unknown-key (Ann): \"lapm\" is no key here; did you mean \"lamp\"? It is name, saddle or "
        "lamp\n"
        "a.yaml:3:1 not-per-account (Ann): wheels holds for the whole program; declare it at the top of the file\n"
        "a.yaml:5:16 unknown-word (Ann): \"steam\" is no word for power; it is dynamo or battery\n"
        "a.yaml:6:19 out-of-range (Ann): height is 0 to 120, but this is 121\n"
        "a.yaml:6:24 unknown-key (Ann): \"colour\" is no key here; it is height, width or suits\n"
        "b.yaml:1:9 wrong-type (b.yaml): saddle takes keys of its own (height, width and suits), but this is a text\n");
}

/* ---- programs whose account files are not read -------------------------------------------------------------------- */

/* What comes from elsewhere has no folder, not even the current one; accounts that are written in it are judged. */
static void test_a_buffer_has_no_folder(void **state) {
    (void)state;
    make_file("a.yaml", "name: A\nlamp: { power: dynamo }\n");
    sl_checker *checker = new_judge();
    sl_report *report =
        check(checker, STANDARD "- { name: Inline, lamp: { power: dynamo } }\n- a.yaml\n- '*.yaml'\n- ../b\n");
    assert_findings(report, SL_INCOMPLETE,
                    "bicycle.yaml:5:34 POWER (Inline): it runs on dynamo\n"
                    "bicycle.yaml:6:3 account-file: account files are read only for a program that is a file itself\n"
                    "bicycle.yaml:7:3 account-file: account files are read only for a program that is a file itself\n"
                    "bicycle.yaml:8:3 account-file: account files are read only for a program that is a file itself\n");
    assert_int_equal(report->programs[0].findings[1].kind, SL_KIND_USAGE);
    sl_report_free(report);
    report = check(checker, STANDARD "- { name: Inline }\n");
    assert_findings(report, SL_CONGRUENT, "");
    sl_report_free(report);
    sl_checker_free(checker);
}

/* Neither has standard input a folder. */
static void test_standard_input_has_no_folder(void **state) {
    (void)state;
    make_file("program", STANDARD "- a.yaml\n");
    make_file("a.yaml", "name: A\nlamp: { power: dynamo }\n");
    int kept = dup(STDIN_FILENO), from = open("program", O_RDONLY | O_CLOEXEC);
    assert_true(kept >= 0 && from >= 0 && dup2(from, STDIN_FILENO) == STDIN_FILENO);
    assert_checked("-", SL_INCOMPLETE,
                   "<stdin>:5:3 account-file: account files are read only for a program that is a file itself\n");
    assert_int_equal(dup2(kept, STDIN_FILENO), STDIN_FILENO);
    close(from);
    close(kept);
}

/* A program that is broken is not judged; what is wrong with its account files is still said, as far as they are known. */
static void test_a_broken_program(void **state) {
    (void)state;
    make_file("bicycle.yaml", STANDARD "- a.yaml\n- nowhere.yaml\nlamp: {}\n");
    make_file("a.yaml", "name: A\nlapm: {}\nlamp: { power: dynamo }\n");
    assert_checked("bicycle.yaml", SL_INVALID,
                   "a.yaml:2:1 unknown-key (A): \"lapm\" is no key here; did you mean \"lamp\"? It is name, saddle or "
                   "lamp\n"
                   "bicycle.yaml:6:3 account-file: there is no file \"nowhere.yaml\"\n"
                   "bicycle.yaml:7:1 duplicate-key: the key \"lamp\" occurs twice in one mapping; keep one of them\n"
                   "  bicycle.yaml:2:1: the first one\n");
}

static void test_what_is_no_program_reads_nothing(void **state) {
    (void)state;
    make_file("bicycle.yaml", "bicycle: 2\nriders: [a.yaml]\n");
    make_file("a.yaml", "lapm: {}\n");
    assert_checked("bicycle.yaml", SL_INVALID,
                   "bicycle.yaml:1:10 not-a-program: this format is not known; a program starts with \"bicycle: 1\"\n");
}

/* ---- limits ------------------------------------------------------------------------------------------------------- */

static void test_too_many_accounts(void **state) {
    (void)state;
    char *inside = repeat("- {}\n", SL_LIMIT_ACCOUNTS - 2), *program = print(STANDARD "%s- in/*\n", inside);
    make_folder("in");
    make_file("bicycle.yaml", program);
    make_file("in/a.yaml", "name: A\nlamp: { power: dynamo }\n");
    make_file("in/b.yaml", "name: B\nlamp: { power: dynamo }\n");
    assert_checked("bicycle.yaml", SL_CONGRUENT,
                   "in/a.yaml:2:16 POWER (A): it runs on dynamo\n"
                   "in/b.yaml:2:16 POWER (B): it runs on dynamo\n");
    make_file("in/c.yaml", "name: C\nlamp: { power: dynamo }\n");
    make_file("in/d.yaml", "name: D\nlamp: { power: dynamo }\n");
    char *expected =
        print("bicycle.yaml:%d:3 account-file: in/c.yaml: the program has too many accounts; from this one on "
              "none is judged\n"
              "in/a.yaml:2:16 POWER (A): it runs on dynamo\n"
              "in/b.yaml:2:16 POWER (B): it runs on dynamo\n",
              5 + SL_LIMIT_ACCOUNTS - 2);
    assert_checked("bicycle.yaml", SL_INCOMPLETE, expected);
    free(expected);
    free(program);
    free(inside);
}

/* All files together count; a small one behind the large ones is not judged either. */
static void test_files_too_large_together(void **state) {
    static const char *const names[] = {"in/a", "in/b", "in/c", "in/d"};
    (void)state;
    make_folder("in");
    make_file("bicycle.yaml", STANDARD "- in/*\n");
    for (size_t i = 0; i < 4; i++) {
        make_file(names[i], "");
        assert_int_equal(truncate(names[i], SL_LIMIT_ACCOUNT_BYTES / 4), 0);
    }
    make_file("in/e", "name: E\nlamp: { power: dynamo }\n");
    sl_checker *checker = new_judge();
    sl_report *report = check_file(checker, "bicycle.yaml");
    const sl_program *program = &report->programs[0];
    assert_int_equal(program->verdict, SL_INCOMPLETE);
    assert_text(program->findings[0].message,
                "in/e: the program's account files are too large, all together; this one is not judged");
    assert_null(outcome_of(report, "POWER", "E"));
    for (size_t i = 1; i < program->finding_count; i++)
        assert_text(program->findings[i].rule, "encoding");
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_a_file_too_large(void **state) {
    (void)state;
    make_good_and_bad();
    make_file("bad.yaml", "");
    assert_int_equal(truncate("bad.yaml", SL_LIMIT_FILE_BYTES + 1), 0);
    assert_checked("bicycle.yaml", SL_INCOMPLETE,
                   "bad.yaml:1:1 encoding: the file is larger than 16777216 bytes, the most that is read\n"
                   "good.yaml:2:16 POWER (Good): it runs on dynamo\n");
}

#define IN_FOLDER(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_by_path_and_by_pattern),
        IN_FOLDER(test_merged_with_the_standard),
        IN_FOLDER(test_only_what_is_changed_is_judged),
        IN_FOLDER(test_what_waits),
        IN_FOLDER(test_aliases_of_the_program),
        IN_FOLDER(test_from_another_folder),
        IN_FOLDER(test_each_document_reads_its_accounts),
        IN_FOLDER(test_unnamed_accounts_are_called_by_their_path),
        IN_FOLDER(test_unnamed_accounts_seen_from_elsewhere),
        IN_FOLDER(test_a_repeated_name),
        IN_FOLDER(test_a_file_is_read_once),
        IN_FOLDER(test_entries_that_lead_nowhere),
        IN_FOLDER(test_entries_that_lead_out),
        IN_FOLDER(test_names_with_dots),
        IN_FOLDER(test_links),
        IN_FOLDER(test_a_link_that_stays_inside),
        IN_FOLDER(test_a_pipe_is_not_opened),
        IN_FOLDER(test_what_may_not_be_read),
        IN_FOLDER(test_a_pattern_leaves_programs_out),
        IN_FOLDER(test_a_pattern_meets_an_account_that_says_it_is_a_program),
        IN_FOLDER(test_a_pattern_leaves_the_program_out),
        IN_FOLDER(test_a_program_named_as_an_account),
        IN_FOLDER(test_broken_files),
        IN_FOLDER(test_files_without_an_account),
        IN_FOLDER(test_half_a_file),
        IN_FOLDER(test_two_documents),
        IN_FOLDER(test_bytes_that_are_no_text),
        IN_FOLDER(test_findings_in_an_account),
        IN_FOLDER(test_a_buffer_has_no_folder),
        IN_FOLDER(test_standard_input_has_no_folder),
        IN_FOLDER(test_a_broken_program),
        IN_FOLDER(test_what_is_no_program_reads_nothing),
        IN_FOLDER(test_too_many_accounts),
        IN_FOLDER(test_files_too_large_together),
        IN_FOLDER(test_a_file_too_large),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, NULL, NULL);
}
