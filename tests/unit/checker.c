/* checker.c - the public face: what is loaded, set, checked and refused, and in which order. */
#include "unit/lua_support.h"

#include <sys/stat.h>
#include <unistd.h>

#define LIT "if c.lamp.mounted then return pass() end return fail { message = \"dark\" }"

/* ---- options ------------------------------------------------------------------------------------------------------ */

static const char options[] =
    "  options = {\n"
    "    most = { type = \"integer\", default = 3, min = 1, max = 9, description = \"x\" },\n"
    "    loud = { type = \"boolean\", default = true, description = \"x\" },\n"
    "    least = { type = \"word\", domain = { \"few\", \"some\", \"many\" }, default = \"some\",\n"
    "      description = \"x\" },\n"
    "  },\n";

/* A rule that says what its options are, or compares an ordinal with one. */
static void add_rule_with_options(sl_checker *checker) {
    char *rule = write_rule("OPT-1", "practice", "\"wheels\"",
                            "local s = c.wheels.spokes >= options.least\n"
                            "return fail { message = options.most .. \" \" .. tostring(options.loud) .. \" \" ..\n"
                            "  options.least .. \" \" .. tostring(s) }");
    char *start = strstr(rule, "  options = ");
    assert_non_null(start);
    char *source = print("%.*s%s%s", (int)(start - rule), rule, options, strstr(rule, "  check ="));
    assert_int_equal(load_source(checker, "OPT-1", source), SL_OK);
    free(source);
    free(rule);
}

static void assert_options(sl_checker *checker, const char *message) {
    sl_report *report = check(checker, whole_bicycle);
    assert_text(need_finding(report, "OPT-1")->message, message);
    sl_report_free(report);
}

static void test_options_are_set(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule_with_options(checker);
    assert_options(checker, "3 true some true");
    static const char *const settings[][3] = {
        {"OPT-1.most", "9", "9 true some true"},      {"OPT-1.most", "1", "1 true some true"},
        {"OPT-1.loud", "false", "1 false some true"}, {"OPT-1.least", "many", "1 false many false"},
        {"OPT-1.loud", "true", "1 true many false"},  {"OPT-1.least", "few", "1 true few true"},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        assert_int_equal(sl_set_option(checker, text(settings[i][0]), text(settings[i][1])), SL_OK);
        assert_options(checker, settings[i][2]);
    }
    size_t count;
    const sl_option *most = &sl_get_rules(checker, &count)[0]->options[2];
    assert_text(most->id, "most");
    assert_int_equal(most->value, 1);
    assert_int_equal(most->default_value, 3);
    assert_string_equal(all_problems(checker), "");
    sl_checker_free(checker);
}

static void test_bad_options_are_refused(void **state) {
    (void)state;
    static const char *const mistakes[][3] = {
        {"OPT-1.most", "0", "0: OPT-1.most is 1 to 9, not \"0\""},
        {"OPT-1.most", "10", "0: OPT-1.most is 1 to 9, not \"10\""},
        {"OPT-1.most", "3.0", "0: OPT-1.most is 1 to 9, not \"3.0\""},
        {"OPT-1.most", "", "0: OPT-1.most is 1 to 9, not \"\""},
        {"OPT-1.most", "99999999999999999999", "0: OPT-1.most is 1 to 9, not \"99999999999999999999\""},
        {"OPT-1.loud", "yes", "0: OPT-1.loud is true or false, not \"yes\""},
        {"OPT-1.least", "all", "0: OPT-1.least is few, some or many, not \"all\""},
        {"OPT-1.mots", "1", "0: OPT-1 has no option \"mots\"; it has least, loud or most; did you mean \"most\"?"},
        {"OPT-1", "1", "0: OPT-1 has no option \"\"; it has least, loud or most"},
        {"OPT-1.most.x", "1", "0: OPT-1 has no option \"most.x\"; it has least, loud or most; did you mean \"most\"?"},
        {"OPT-2.most", "1", "0: there is no rule \"OPT-2\"; did you mean \"OPT-1\"?"},
        {"", "1", "0: there is no rule \"\""},
        {".most", "1", "0: there is no rule \"\""},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        sl_checker *checker = new_checker();
        add_rule_with_options(checker);
        assert_int_equal(sl_set_option(checker, text(mistakes[i][0]), text(mistakes[i][1])), SL_REFUSED);
        assert_string_equal(only_problem(checker), mistakes[i][2]);
        size_t count;
        const sl_finding *problem = sl_get_problems(checker, &count);
        assert_text(problem->rule, "option");
        assert_int_equal(problem->kind, SL_KIND_USAGE);
        assert_null(problem->location.source);
        assert_options(checker, "3 true some true");
        sl_checker_free(checker);
    }
}

/* ---- loading ------------------------------------------------------------------------------------------------------ */

static void test_order_of_loading(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    sl_report *report = (sl_report *)1;
    size_t count;
    assert_null(sl_get_vocabulary(checker));
    sl_get_rules(checker, &count);
    assert_int_equal(count, 0);
    sl_get_problems(checker, &count);
    assert_int_equal(count, 0);
    char *rule = write_rule("R", "practice", "\"lamp\"", LIT);
    assert_int_equal(sl_load_rule(checker, text("R.lua"), text(rule)), SL_REFUSED);
    assert_string_equal(only_problem(checker), "1: a rule needs a vocabulary, and none is loaded");
    assert_int_equal(sl_check_buffer(checker, text("x"), text(whole_bicycle), &report), SL_REFUSED);
    assert_null(report);
    assert_int_equal(sl_load_vocabulary(checker, text("v.lua"), text(bicycles)), SL_OK);
    assert_int_equal(sl_check_buffer(checker, text("x"), text(whole_bicycle), &report), SL_REFUSED); /* no rule */
    assert_int_equal(sl_check_file(checker, "nothing.yaml", &report), SL_REFUSED);
    assert_null(report);
    assert_int_equal(sl_load_rule(checker, text("R.lua"), text(rule)), SL_OK);
    assert_int_equal(sl_check_buffer(checker, text("x"), text(whole_bicycle), &report), SL_OK);
    sl_report_free(report);
    sl_checker_free(checker);
    free(rule);
    sl_checker_free(NULL);
    sl_report_free(NULL);
}

static void test_built_in_is_loaded_first(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    assert_int_equal(sl_load_builtin(checker), SL_REFUSED);
    sl_checker_free(checker);
    checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    size_t count, more;
    sl_get_rules(checker, &count);
    assert_int_equal(sl_load_builtin(checker), SL_REFUSED); /* once */
    sl_get_rules(checker, &more);
    assert_int_equal(more, count);
    sl_checker_free(checker);
}

/* The built-in rules and the same texts from files say the same. */
static void test_built_in_rules_judge_as_files_do(void **state) {
    (void)state;
    static const char *const examples[] = {"complete", "misfits"};
    for (size_t i = 0; i < 2; i++) {
        char *path = print("%s/%s/samp.yaml", EXAMPLES_FOLDER, examples[i]);
        sl_checker *checker = sl_checker_new();
        assert_int_equal(sl_load_builtin(checker), SL_OK);
        sl_report *report = NULL;
        assert_int_equal(sl_check_file(checker, path, &report), SL_OK);
        assert_int_equal(report->programs[0].verdict, i == 0 ? SL_CONGRUENT : SL_INCONGRUENT);
        assert_int_equal(report->programs[0].practices_total, 24);
        assert_int_equal(report->programs[0].rule_errors, 0);
        sl_report_free(report);
        sl_checker_free(checker);
        free(path);
    }
}

/* ---- folders ------------------------------------------------------------------------------------------------------ */

/* A folder of its own under the one for temporary files. */
struct folder {
    char path[64];
};

static struct folder new_folder(void) {
    struct folder folder;
    snprintf(folder.path, sizeof folder.path, "%s", "/tmp/samplint-checker-XXXXXX");
    assert_non_null(mkdtemp(folder.path));
    return folder;
}

static void put_folder(const struct folder *folder, const char *name) {
    char *path = print("%s/%s", folder->path, name);
    assert_int_equal(mkdir(path, 0700), 0);
    free(path);
}

static void put_file(const struct folder *folder, const char *name, const char *bytes) {
    char *path = print("%s/%s", folder->path, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(bytes, file) >= 0);
    assert_int_equal(fclose(file), 0);
    free(path);
}

static void put_rule(const struct folder *folder, const char *name, const char *id, const char *body) {
    char *rule = write_rule(id, "practice", "\"lamp\"", body);
    put_file(folder, name, rule);
    free(rule);
}

static void drop(const struct folder *folder, const char *name) {
    char *path = print("%s/%s", folder->path, name);
    assert_int_equal(remove(path), 0);
    free(path);
}

static void test_folders_of_rules(void **state) {
    (void)state;
    struct folder folder = new_folder();
    put_folder(&folder, "deep");
    put_folder(&folder, ".hidden");
    put_rule(&folder, "B.lua", "B", LIT);
    put_rule(&folder, "deep/A.lua", "A", LIT);
    put_rule(&folder, ".hidden/C.lua", "C", LIT);
    put_rule(&folder, ".D.lua", "D", LIT);
    put_file(&folder, "notes.txt", "no rule");
    sl_checker *checker = new_checker();
    assert_int_equal(sl_load_rules(checker, folder.path), SL_OK);
    size_t count;
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    assert_int_equal(count, 2);
    assert_text(rules[0]->id, "A");
    assert_text(rules[1]->id, "B");
    char *path = print("%s/deep/A.lua", folder.path);
    assert_text(rules[0]->source->name, path);
    free(path);
    sl_checker_free(checker);

    put_rule(&folder, "Bad.lua", "Bad", "return c.lamp.muonted and pass()");
    put_rule(&folder, "deep/B.lua", "B", LIT);
    checker = new_checker();
    assert_int_equal(sl_load_rules(checker, folder.path), SL_REFUSED);
    sl_get_rules(checker, &count);
    assert_int_equal(count, 2);
    const sl_finding *problems = sl_get_problems(checker, &count);
    assert_int_equal(count, 2);
    assert_text(problems[0].message, "lamp has no \"muonted\"; did you mean \"mounted\"?");
    char *taken = print("the id \"B\" is taken by %s/B.lua", folder.path);
    assert_text(problems[1].message, taken);
    free(taken);
    sl_checker_free(checker);

    static const char *const names[] = {"deep/A.lua", "deep/B.lua", ".hidden/C.lua", "B.lua",  "Bad.lua",
                                        ".D.lua",     "notes.txt",  "deep",          ".hidden"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        drop(&folder, names[i]);
    assert_int_equal(rmdir(folder.path), 0);
}

static void test_folders_without_rules(void **state) {
    (void)state;
    struct folder folder = new_folder();
    sl_checker *checker = new_checker();
    assert_int_equal(sl_load_rules(checker, folder.path), SL_REFUSED);
    assert_string_equal(only_problem(checker), "0: there is no rule (*.lua) in this folder");
    sl_checker_free(checker);
    checker = new_checker();
    assert_int_equal(rmdir(folder.path), 0);
    assert_int_equal(sl_load_rules(checker, folder.path), SL_CANNOT_READ);
    assert_string_equal(only_problem(checker), "0: No such file or directory");
    size_t count;
    const sl_finding *problem = sl_get_problems(checker, &count);
    assert_int_equal(problem->kind, SL_KIND_USAGE);
    assert_text(problem->rule, "file");
    assert_text(problem->location.source->name, folder.path);
    sl_checker_free(checker);
}

static void test_a_file_of_a_rule(void **state) {
    (void)state;
    struct folder folder = new_folder();
    put_rule(&folder, "A.lua", "A", LIT);
    put_rule(&folder, "B.lua", "B", LIT);
    char *path = print("%s/B.lua", folder.path), *gone = print("%s/C.lua", folder.path);
    sl_checker *checker = new_checker();
    assert_int_equal(sl_load_rules(checker, path), SL_OK);
    size_t count;
    const sl_rule *const *rules = sl_get_rules(checker, &count);
    assert_int_equal(count, 1);
    assert_text(rules[0]->id, "B");
    assert_text(rules[0]->source->name, path);
    assert_int_equal(sl_load_rules(checker, gone), SL_CANNOT_READ);
    assert_string_equal(only_problem(checker), "0: No such file or directory");
    sl_checker_free(checker);
    free(gone);
    free(path);
    drop(&folder, "A.lua");
    drop(&folder, "B.lua");
    assert_int_equal(rmdir(folder.path), 0);
}

/* ---- lists of files ----------------------------------------------------------------------------------------------- */

/* The list as its paths in the folder, with blanks between. */
static void assert_listed(sl_files *files, const struct folder *folder, const char *expected) {
    char *all = print("%s", "");
    size_t skipped = strlen(folder->path) + 1;
    for (size_t i = 0; i < sl_files_count(files); i++) {
        char *longer = print("%s%s%s", all, i ? " " : "", sl_files_path(files, i) + skipped);
        free(all);
        all = longer;
    }
    assert_string_equal(all, expected);
    assert_null(sl_files_path(files, sl_files_count(files)));
    free(all);
}

static void add_path(sl_files *files, sl_checker *checker, const struct folder *folder, const char *name,
                     sl_result expected) {
    char *path = print("%s/%s", folder->path, name);
    assert_int_equal(sl_files_add(files, checker, path), expected);
    free(path);
}

static void test_lists_are_sorted_and_have_nothing_twice(void **state) {
    (void)state;
    struct folder folder = new_folder();
    put_folder(&folder, "b");
    put_file(&folder, "b/bicycle.yaml", whole_bicycle);
    put_file(&folder, "b/old.bicycle.yaml", whole_bicycle);
    put_file(&folder, "b/notes.yaml", "");
    sl_checker *checker = new_checker();
    sl_files *files = sl_files_new();
    assert_int_equal(sl_files_count(files), 0);
    assert_null(sl_files_path(files, 0));
    add_path(files, checker, &folder, "z.yaml", SL_OK);
    add_path(files, checker, &folder, "b", SL_OK);
    add_path(files, checker, &folder, "a.yaml", SL_OK);
    assert_listed(files, &folder, "a.yaml b/bicycle.yaml b/old.bicycle.yaml z.yaml");
    const char *kept = sl_files_path(files, 1);
    add_path(files, checker, &folder, "b", SL_OK); /* again */
    add_path(files, checker, &folder, "b/bicycle.yaml", SL_OK);
    add_path(files, checker, &folder, "0.yaml", SL_OK);
    assert_listed(files, &folder, "0.yaml a.yaml b/bicycle.yaml b/old.bicycle.yaml z.yaml");
    assert_string_equal(strrchr(kept, '/'), "/bicycle.yaml");
    assert_string_equal(all_problems(checker), "");
    sl_files_free(files);
    sl_checker_free(checker);
    static const char *const names[] = {"b/bicycle.yaml", "b/old.bicycle.yaml", "b/notes.yaml", "b"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        drop(&folder, names[i]);
    assert_int_equal(rmdir(folder.path), 0);
}

/* Folders that may not be read, among programs and among rules; all else is there. */
static void test_folders_that_cannot_be_read(void **state) {
    (void)state;
    if (geteuid() == 0)
        skip(); /* who may read everything */
    struct folder folder = new_folder();
    static const char *const folders[] = {"a", "m", "n", "z"};
    for (size_t i = 0; i < 4; i++)
        put_folder(&folder, folders[i]);
    put_file(&folder, "a/bicycle.yaml", whole_bicycle);
    put_rule(&folder, "z/R.lua", "R", LIT);
    char *paths[] = {print("%s/m", folder.path), print("%s/n", folder.path)};
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(chmod(paths[i], 0), 0);
    sl_checker *checker = new_checker();
    sl_files *files = sl_files_new();
    assert_int_equal(sl_files_add(files, checker, folder.path), SL_CANNOT_READ);
    assert_listed(files, &folder, "a/bicycle.yaml");
    assert_string_equal(all_problems(checker), "0: Permission denied\n0: Permission denied\n");
    assert_int_equal(sl_load_rules(checker, folder.path), SL_CANNOT_READ);
    size_t count;
    assert_text(sl_get_rules(checker, &count)[0]->id, "R");
    assert_int_equal(count, 1);
    sl_get_problems(checker, &count);
    assert_int_equal(count, 4);
    sl_files_free(files);
    sl_checker_free(checker);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(chmod(paths[i], 0700), 0);
        free(paths[i]);
    }
    drop(&folder, "a/bicycle.yaml");
    drop(&folder, "z/R.lua");
    for (size_t i = 0; i < 4; i++)
        drop(&folder, folders[i]);
    assert_int_equal(rmdir(folder.path), 0);
}

/* ---- checking ----------------------------------------------------------------------------------------------------- */

static void test_files_are_checked(void **state) {
    (void)state;
    struct folder folder = new_folder();
    put_file(&folder, "b.yaml", whole_bicycle);
    char *path = print("%s/b.yaml", folder.path);
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"", LIT);
    sl_report *report = NULL;
    assert_int_equal(sl_check_file(checker, path, &report), SL_OK);
    assert_text(report->programs[0].path, path);
    assert_text(report->source->bytes, whole_bicycle);
    assert_int_equal(status_of(report, "R"), SL_PASS);
    sl_report_free(report);
    drop(&folder, "b.yaml");
    assert_int_equal(rmdir(folder.path), 0);
    report = (sl_report *)1;
    assert_int_equal(sl_check_file(checker, path, &report), SL_CANNOT_READ);
    assert_null(report);
    assert_string_equal(only_problem(checker), "0: No such file or directory");
    sl_checker_free(checker);
    free(path);
}

/* What was handed over may be gone afterwards. */
static void test_everything_is_copied(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    char *vocabulary = print("%s", bicycles), *rule = write_rule("R", "practice", "\"lamp\"", LIT);
    char *name = print("R.lua"), *program = print("bicycle: 1\nlamp: { mounted: false }\n"), *file = print("b.yaml");
    assert_int_equal(sl_load_vocabulary(checker, text("v.lua"), text(vocabulary)), SL_OK);
    free(vocabulary);
    assert_int_equal(sl_load_rule(checker, text(name), text(rule)), SL_OK);
    free(name);
    free(rule);
    sl_report *report = NULL;
    assert_int_equal(sl_check_buffer(checker, text(file), text(program), &report), SL_OK);
    free(program);
    free(file);
    assert_text(report->programs[0].path, "b.yaml");
    assert_text(need_finding(report, "R")->message, "dark");
    assert_text(report->source->bytes, "bicycle: 1\nlamp: { mounted: false }\n");
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_documents_are_programs(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"", LIT);
    sl_report *report = check(checker, "bicycle: 1\nframe: { name: one }\nlamp: { mounted: false }\n"
                                       "---\n- no program\n"
                                       "---\nbicycle: 1\nlamp: [\n"
                                       "---\nbicycle: 1\nframe: { name: four }\nlamp: { mounted: true }\n");
    assert_int_equal(report->program_count, 4);
    static const sl_verdict verdicts[] = {SL_INCOMPLETE, SL_INVALID, SL_INVALID, SL_INCOMPLETE};
    static const size_t outcomes[] = {1, 0, 0, 1};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(report->programs[i].document, i + 1);
        assert_int_equal(report->programs[i].documents, 4);
        assert_int_equal(report->programs[i].verdict, verdicts[i]);
        assert_int_equal(report->programs[i].outcome_count, outcomes[i]);
        assert_text(report->programs[i].path, "bicycle.yaml");
    }
    assert_text(report->programs[0].name, "one");
    assert_string_equal(place_of(&report->programs[0].findings[0].location), "3:18");
    assert_string_equal(place_of(&report->programs[1].findings[0].location), "5:1");
    assert_int_equal(report->programs[1].findings[0].kind, SL_KIND_SYNTAX);
    assert_int_equal(report->programs[2].findings[0].kind, SL_KIND_SYNTAX);
    assert_text(report->programs[3].name, "four");
    assert_int_equal(report->programs[3].finding_count, 0);
    assert_int_equal(report->programs[3].outcomes[0].status, SL_PASS);
    sl_report_free(report);
    sl_checker_free(checker);
}

static void test_what_is_no_program_is_invalid(void **state) {
    (void)state;
    static const char *const texts[] = {"",
                                        "# nothing\n",
                                        "12\n",
                                        "- 1\n",
                                        "a: [\n",
                                        "\xff\n",
                                        "bicycle: 1\n\tlamp: 1\n",
                                        "{}\n",
                                        "on: push\n",
                                        "bicycle: 2\nlamp: { mounted: true }\n",
                                        "lamp: { mounted: true }\n"};
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"", LIT);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sl_report *report = check(checker, texts[i]);
        assert_int_equal(report->program_count, 1);
        assert_int_equal(report->programs[0].verdict, SL_INVALID);
        assert_true(report->programs[0].finding_count > 0);
        assert_int_equal(report->programs[0].findings[0].kind, SL_KIND_SYNTAX);
        assert_true(report->programs[0].findings[0].fingerprint != 0);
        assert_int_equal(report->programs[0].outcome_count, 0);
        sl_report_free(report);
    }
    sl_checker_free(checker);
}

/* Reports do not change when the checker goes on, and runs do not know of each other. */
static void test_runs_are_independent(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "R", "practice", "\"lamp\"",
             "if c.lamp.power:is(\"battery\") then return pass() end\n"
             "return fail { message = \"it runs on \" .. c.lamp.power, alternatives = { \"a battery\" } }");
    sl_report *first = check(checker, whole_bicycle);
    for (int i = 0; i < 300; i++) {
        sl_report *other = check(checker, i % 2 ? "bicycle: 1\nlamp: { power: battery }\n" : "bicycle: 1\nlamp: {}\n");
        assert_int_equal(status_of(other, "R"), i % 2 ? SL_PASS : SL_UNDETERMINED);
        sl_report_free(other);
    }
    sl_report *last = check(checker, whole_bicycle);
    assert_text(need_finding(first, "R")->message, "it runs on dynamo");
    assert_text(need_finding(last, "R")->alternatives[0], "a battery");
    assert_true(need_finding(first, "R")->fingerprint == need_finding(last, "R")->fingerprint);
    sl_report_free(last);
    sl_report_free(first);
    sl_checker_free(checker);
}

static void test_checkers_are_independent(void **state) {
    (void)state;
    sl_checker *one = new_checker(), *other = new_checker();
    add_rule_with_options(one);
    add_rule_with_options(other);
    assert_int_equal(sl_set_option(one, text("OPT-1.most"), text("7")), SL_OK);
    assert_options(one, "7 true some true");
    assert_options(other, "3 true some true");
    sl_checker_free(one);
    assert_options(other, "3 true some true");
    sl_checker_free(other);
}

static void test_names_of_kinds(void **state) {
    (void)state;
    static const char *const kinds[] = {"syntax", "vocabulary",   "framing", "misfit", "shortfall", "rule_error",
                                        "usage",  "undetermined", "waiver",  "advice", ""};
    static const char *const severities[] = {"info", "warning", "error", ""};
    static const char *const rules[] = {"framing", "practice", "fit", "theme", "advice", ""};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        assert_string_equal(sl_kind_name((sl_kind)i), kinds[i]);
    for (size_t i = 0; i < sizeof severities / sizeof *severities; i++)
        assert_string_equal(sl_severity_name((sl_severity)i), severities[i]);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        assert_string_equal(sl_rule_kind_name((sl_rule_kind)i), rules[i]);
    for (int i = 0; *sl_rule_kind_name((sl_rule_kind)i); i++) {
        sl_rule rule = {.kind = (sl_rule_kind)i};
        assert_int_equal(sl_is_about_fit(&rule), i >= 2);
        assert_int_equal(sl_decides_congruence(&rule), i != 1 && i != SL_RULE_ADVICE);
        rule.promoted = true;
        assert_int_equal(sl_decides_congruence(&rule), i != 1);
    }
    assert_true(strlen(sl_version()) > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options_are_set),
        cmocka_unit_test(test_bad_options_are_refused),
        cmocka_unit_test(test_order_of_loading),
        cmocka_unit_test(test_built_in_is_loaded_first),
        cmocka_unit_test(test_built_in_rules_judge_as_files_do),
        cmocka_unit_test(test_folders_of_rules),
        cmocka_unit_test(test_folders_without_rules),
        cmocka_unit_test(test_a_file_of_a_rule),
        cmocka_unit_test(test_lists_are_sorted_and_have_nothing_twice),
        cmocka_unit_test(test_folders_that_cannot_be_read),
        cmocka_unit_test(test_files_are_checked),
        cmocka_unit_test(test_everything_is_copied),
        cmocka_unit_test(test_documents_are_programs),
        cmocka_unit_test(test_what_is_no_program_is_invalid),
        cmocka_unit_test(test_runs_are_independent),
        cmocka_unit_test(test_checkers_are_independent),
        cmocka_unit_test(test_names_of_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
