/* settings_scope.c - the programs that a file affects because of settings, and files that have changed. */
#include "unit/folder_support.h"
#include "unit/lua_support.h"

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

/* A repository: settings at its root name a folder of rules, those of "firm" a pack and two files elsewhere. */
static void make_repository(void) {
    static const char *const folders[] = {".git",       "firm",  "firm/north", "rules",
                                          "rules/deep", "packs", "packs/acme", "other"};
    static const char *const programs[] = {"bicycle.yaml", "firm/bicycle.yaml", "firm/north/bicycle.yaml",
                                           "other/a.bicycle.yaml"};
    static const char *const others[] = {"rules/A-1.lua", "rules/deep/B-1.lua", "packs/acme/pack.lua",
                                         "other/C-1.lua", "other/waivers.yaml", ".samplint-baseline",
                                         "notes.yaml"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        make_folder(folders[i]);
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        make_file(programs[i], whole_bicycle);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        make_file(others[i], "some: text\n");
    make_file(".samplint.yaml", "rule_folders: [rules]\nleave_out: [other]\n");
    make_file("firm/.samplint.yaml",
              "packs: [{ path: ../packs/acme }]\nwaivers: ../other/waivers.yaml\nbaseline: ../.samplint-baseline\n");
}

typedef sl_result add_path(sl_files *files, sl_checker *checker, const char *path);

/* "PATH" for each file, "PATH!" for one that was named, with blanks in between; paths are ended by NULL. */
static void assert_found(add_path *add, const char *expected, const char *const *paths) {
    sl_checker *checker = new_checker();
    sl_files *files = sl_files_new();
    char found[512] = "";
    for (; *paths; paths++)
        assert_int_equal(add(files, checker, *paths), SL_OK);
    for (size_t i = 0; i < sl_files_count(files); i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s%s", i ? " " : "", sl_files_path(files, i),
                 sl_files_named(files, i) ? "!" : "");
    assert_string_equal(found, expected);
    sl_files_free(files);
    sl_checker_free(checker);
}

#define NAMED(expected, ...) assert_found(sl_files_add, expected, (const char *const[]){__VA_ARGS__, NULL})
#define CHANGED(expected, ...) assert_found(sl_files_add_changed, expected, (const char *const[]){__VA_ARGS__, NULL})

#define OF_ROOT "bicycle.yaml other/a.bicycle.yaml"
#define OF_FIRM "firm/bicycle.yaml firm/north/bicycle.yaml"

static void test_settings_reach_what_they_hold_for(void **state) {
    (void)state;
    make_repository();
    NAMED(OF_ROOT, ".samplint.yaml");
    NAMED(OF_FIRM, "firm/.samplint.yaml");
    NAMED("bicycle.yaml " OF_FIRM " other/a.bicycle.yaml", ".samplint.yaml", "firm/.samplint.yaml");
    CHANGED(OF_ROOT, "./.samplint.yaml");
    make_folder("empty");
    make_file("empty/.samplint.yaml", "");
    NAMED("empty/.samplint.yaml!", "empty/.samplint.yaml");
    CHANGED("", "empty/.samplint.yaml");
}

static void test_what_settings_name_reaches_what_they_hold_for(void **state) {
    (void)state;
    make_repository();
    NAMED(OF_ROOT, "rules/A-1.lua");
    NAMED(OF_ROOT, "rules/deep/B-1.lua");
    NAMED(OF_FIRM, "packs/acme/pack.lua");
    CHANGED(OF_FIRM, "other/waivers.yaml");
    CHANGED(OF_FIRM, ".samplint-baseline");
    make_file("firm/samplint.lock", "");
    CHANGED(OF_FIRM, "firm/samplint.lock");
    NAMED("other/C-1.lua!", "other/C-1.lua");
    CHANGED("", "other/C-1.lua");
    assert_int_equal(chdir("firm/north"), 0);
    NAMED("../../bicycle.yaml ../../other/a.bicycle.yaml", "../../rules/A-1.lua");
    NAMED("../../firm/bicycle.yaml bicycle.yaml", "../.samplint.yaml");
    assert_int_equal(chdir("../.."), 0);
}

/* A program is checked itself, whatever names it or holds it. */
static void test_a_program_is_itself(void **state) {
    (void)state;
    make_repository();
    make_file("rules/bicycle.yaml", whole_bicycle);
    make_file("rules/odd.yaml", whole_bicycle);
    NAMED("rules/bicycle.yaml! rules/odd.yaml!", "rules/bicycle.yaml", "rules/odd.yaml");
    CHANGED("rules/bicycle.yaml rules/odd.yaml", "rules/bicycle.yaml", "rules/odd.yaml");
}

static void test_what_matters_to_no_program_is_passed_over(void **state) {
    (void)state;
    make_repository();
    make_file("broken.yaml", "a: [\n");
    make_file("text.md", "bicycle of the firm: none\n");
    make_link("nowhere", "link.yaml");
    CHANGED("", "notes.yaml", "broken.yaml", "text.md", "link.yaml", ".git");
    CHANGED("-!", "-");
    CHANGED(OF_FIRM, "firm");
}

static void test_what_may_be_a_program_is_not(void **state) {
    (void)state;
    make_repository();
    make_file("broken.yaml", "a: [\nbicycle: 1\n");
    make_file("account.yaml", "name: Ann\nsaddle: { height: 80 }\n");
    CHANGED("account.yaml broken.yaml", "broken.yaml", "account.yaml");
    make_file("broken.bicycle.yaml", "a: [\n"); /* which may name an account, and anything else */
    CHANGED("broken.bicycle.yaml", "broken.bicycle.yaml", "account.yaml", "notes.yaml");
}

static void test_an_account_and_its_program_are_one(void **state) {
    (void)state;
    make_folder(".git");
    make_folder("firm");
    make_file("firm/bicycle.yaml", "bicycle: 1\nriders: [ann.yaml]\n");
    make_file("firm/ann.yaml", "name: Ann\n");
    CHANGED("firm/bicycle.yaml", "firm/ann.yaml", "firm/bicycle.yaml");
    CHANGED("./firm/bicycle.yaml", "firm/bicycle.yaml", "./firm/ann.yaml");
}

/* What a file that is gone mattered to can be told by where it lay. */
static void test_files_that_are_gone(void **state) {
    (void)state;
    make_repository();
    CHANGED("bicycle.yaml firm/bicycle.yaml firm/north/bicycle.yaml", "firm/north/gone.yaml");
    CHANGED("bicycle.yaml firm/bicycle.yaml", "firm/gone/gone/gone.yaml");
    CHANGED(OF_ROOT, "rules/gone/G-1.lua");
    CHANGED("bicycle.yaml " OF_FIRM, "firm/north/bicycle.yaml", "firm/gone/.samplint.yaml");
    NAMED("firm/north/gone.yaml!", "firm/north/gone.yaml");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_settings_reach_what_they_hold_for),
        TEST(test_what_settings_name_reaches_what_they_hold_for),
        TEST(test_a_program_is_itself),
        TEST(test_what_matters_to_no_program_is_passed_over),
        TEST(test_what_may_be_a_program_is_not),
        TEST(test_an_account_and_its_program_are_one),
        TEST(test_files_that_are_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
