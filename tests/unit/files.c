/* files.c - lists of files: which settings hold for each, and which were named. */
#include "unit/folder_support.h"
#include "unit/lua_support.h"

#include <limits.h>

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

/* The root of a repository, with settings there and in a folder of it. */
static void make_repository(void) {
    static const char *const folders[] = {".git", "firm", "firm/north", "firm/north/deep", "south"};
    static const char *const files[] = {".samplint.yaml",    "firm/.samplint.yaml",     "bicycle.yaml",
                                        "firm/bicycle.yaml", "firm/north/bicycle.yaml", "firm/north/deep/bicycle.yaml",
                                        "south/bicycle.yaml"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        make_folder(folders[i]);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        make_file(files[i], i < 2 ? "" : whole_bicycle);
}

/* The list of what is found by a path. */
static sl_files *list_of(const char *path) {
    sl_checker *checker = new_checker();
    sl_files *files = sl_files_new();
    assert_non_null(files);
    if (sl_files_add(files, checker, path) != SL_OK)
        fail_msg("%s: %s", path, all_problems(checker));
    sl_checker_free(checker);
    return files;
}

/* The settings of one file; "" when there are none. */
static void assert_settings(const char *path, const char *expected) {
    sl_files *files = list_of(path);
    assert_int_equal(sl_files_count(files), 1);
    assert_string_equal(sl_files_path(files, 0), path);
    const char *found = sl_files_settings(files, 0);
    assert_string_equal(found ? found : "", expected);
    assert_null(sl_files_settings(files, 1));
    sl_files_free(files);
}

/* ---- settings ----------------------------------------------------------------------------------------------------- */

static void test_the_nearest_settings_hold(void **state) {
    (void)state;
    make_repository();
    assert_settings("bicycle.yaml", ".samplint.yaml");
    assert_settings("firm/bicycle.yaml", "firm/.samplint.yaml");
    assert_settings("firm/north/bicycle.yaml", "firm/.samplint.yaml");
    assert_settings("firm/north/deep/bicycle.yaml", "firm/.samplint.yaml");
    assert_settings("south/bicycle.yaml", ".samplint.yaml");
}

/* In whatever order they are asked for. */
static void test_settings_of_each_file_in_a_folder(void **state) {
    (void)state;
    static const char *const expected[] = {".samplint.yaml", "firm/.samplint.yaml", "firm/.samplint.yaml",
                                           "firm/.samplint.yaml", ".samplint.yaml"};
    make_repository();
    sl_files *files = list_of(".");
    assert_int_equal(sl_files_count(files), 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(sl_files_settings(files, i), expected[i]);
    for (size_t i = 5; i > 0; i--)
        assert_string_equal(sl_files_settings(files, i - 1), expected[i - 1]);
    assert_string_equal(sl_files_settings(files, 4), expected[4]);
    assert_string_equal(sl_files_settings(files, 1), expected[1]);
    sl_files_free(files);
}

static void test_settings_from_another_folder(void **state) {
    (void)state;
    make_repository();
    assert_int_equal(chdir("firm/north"), 0);
    assert_settings("bicycle.yaml", "../.samplint.yaml");
    assert_settings("deep/bicycle.yaml", "../.samplint.yaml");
    assert_settings("../bicycle.yaml", "../.samplint.yaml");
    assert_settings("../../bicycle.yaml", "../../.samplint.yaml");
    assert_settings("../../south/bicycle.yaml", "../../.samplint.yaml");
    assert_settings("../north/bicycle.yaml", "../.samplint.yaml");
}

static void test_paths_of_settings(void **state) {
    (void)state;
    char here[PATH_MAX];
    assert_non_null(getcwd(here, sizeof here));
    make_repository();
    assert_settings("./firm/bicycle.yaml", "./firm/.samplint.yaml");
    assert_settings("./south/bicycle.yaml", ".samplint.yaml");
    assert_settings("firm//north/bicycle.yaml", "firm/.samplint.yaml");
    char *path = print("%s/firm/north/bicycle.yaml", here), *expected = print("%s/firm/.samplint.yaml", here);
    assert_settings(path, expected);
    free(expected);
    free(path);
    path = print("%s/south/bicycle.yaml", here);
    expected = print("%s/.samplint.yaml", here);
    assert_settings(path, expected);
    free(expected);
    free(path);
}

/* What lies above a repository is of somebody else; its root may be a file, too. */
static void test_settings_end_at_a_repository(void **state) {
    (void)state;
    make_repository();
    make_folder("firm/north/.git");
    make_file("south/.git", "gitdir: elsewhere\n");
    assert_settings("firm/north/deep/bicycle.yaml", "");
    assert_settings("firm/north/bicycle.yaml", "");
    assert_settings("south/bicycle.yaml", "");
    assert_settings("firm/bicycle.yaml", "firm/.samplint.yaml");
    make_file("firm/north/.samplint.yaml", "");
    assert_settings("firm/north/deep/bicycle.yaml", "firm/north/.samplint.yaml"); /* those of the root itself hold */
}

static void test_no_settings(void **state) {
    (void)state;
    make_folder(".git");
    make_folder("firm");
    make_file("bicycle.yaml", whole_bicycle);
    make_file("firm/bicycle.yaml", whole_bicycle);
    make_file("firm/samplint.yaml", "");
    make_file("firm/x.samplint.yaml", "");
    assert_settings("bicycle.yaml", "");
    assert_settings("firm/bicycle.yaml", "");
}

/* Of standard input, those of the folder one stands in. */
static void test_settings_of_standard_input(void **state) {
    (void)state;
    make_repository();
    assert_settings("-", ".samplint.yaml");
    assert_int_equal(chdir("firm/north"), 0);
    assert_settings("-", "../.samplint.yaml");
}

/* Whatever has that name is meant to be the settings: reading it says what is wrong. */
static void test_settings_that_are_no_file(void **state) {
    (void)state;
    make_repository();
    make_folder("south/.samplint.yaml");
    assert_settings("south/bicycle.yaml", "south/.samplint.yaml");
}

static void test_settings_that_lead_nowhere(void **state) {
    (void)state;
    make_repository();
    make_link("gone.yaml", "south/.samplint.yaml");
    assert_settings("south/bicycle.yaml", "south/.samplint.yaml");
}

/* Of a path that leads to no file: where it would be. */
static void test_settings_of_any_path(void **state) {
    (void)state;
    make_repository();
    sl_files *files = sl_files_new();
    static const char *const paths[][2] = {{"firm/gone.yaml", "firm/.samplint.yaml"},
                                           {"south/gone.yaml", ".samplint.yaml"},
                                           {"firm/", "firm/.samplint.yaml"},
                                           {"gone.yaml", ".samplint.yaml"},
                                           {".", ".samplint.yaml"}};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        assert_string_equal(sl_files_settings_of(files, paths[i][0]), paths[i][1]);
        assert_int_equal(sl_files_count(files), 0);
    }
    sl_files_free(files);
}

/* ---- names -------------------------------------------------------------------------------------------------------- */

/* "PATH" for each file, "PATH!" for one that was named, with blanks in between. */
static void assert_named(const char *const *paths, size_t count, const char *expected) {
    sl_checker *checker = new_checker();
    sl_files *files = sl_files_new();
    char found[512] = "";
    for (size_t i = 0; i < count; i++)
        assert_int_equal(sl_files_add(files, checker, paths[i]), SL_OK);
    for (size_t i = 0; i < sl_files_count(files); i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s%s", i ? " " : "", sl_files_path(files, i),
                 sl_files_named(files, i) ? "!" : "");
    assert_string_equal(found, expected);
    assert_false(sl_files_named(files, sl_files_count(files)));
    sl_files_free(files);
    sl_checker_free(checker);
}

#define NAMED(expected, ...)                                                                                           \
    do {                                                                                                               \
        static const char *const paths[] = {__VA_ARGS__};                                                              \
        assert_named(paths, sizeof paths / sizeof *paths, expected);                                                   \
    } while (0)

static void test_files_that_are_named(void **state) {
    (void)state;
    make_repository();
    NAMED("bicycle.yaml!", "bicycle.yaml");
    NAMED("-!", "-");
    NAMED("firm/bicycle.yaml firm/north/bicycle.yaml firm/north/deep/bicycle.yaml", "firm");
    NAMED("bicycle.yaml! firm/north/bicycle.yaml firm/north/deep/bicycle.yaml", "firm/north", "bicycle.yaml");
    NAMED("firm/north/bicycle.yaml firm/north/deep/bicycle.yaml!", "firm/north", "firm/north/deep/bicycle.yaml");
    NAMED("firm/north/bicycle.yaml! firm/north/deep/bicycle.yaml", "firm/north/bicycle.yaml", "firm/north");
    NAMED("south/gone.yaml!", "south/gone.yaml");
}

/* Who names an account has its programs found. */
static void test_programs_found_by_accounts_are_not_named(void **state) {
    (void)state;
    make_folder(".git");
    make_folder("firm");
    make_file("firm/bicycle.yaml", "bicycle: 1\nriders: [ann.yaml]\n");
    make_file("firm/old.bicycle.yaml", "bicycle: 1\nriders: [ann.yaml]\n");
    make_file("firm/new.bicycle.yaml", "bicycle: 1\n");
    make_file("firm/ann.yaml", "name: Ann\n");
    NAMED("firm/bicycle.yaml firm/old.bicycle.yaml", "firm/ann.yaml");
    NAMED("firm/bicycle.yaml firm/old.bicycle.yaml!", "firm/ann.yaml", "firm/old.bicycle.yaml");
    NAMED("firm/new.bicycle.yaml!", "firm/new.bicycle.yaml");
}

/* A file that is named by one path and found by another is one file, and named. */
static void test_files_that_are_named_by_another_path(void **state) {
    (void)state;
    make_repository();
    NAMED("./south/bicycle.yaml!", "./south", "south/bicycle.yaml");
    NAMED("./south/bicycle.yaml!", "south", "./south/bicycle.yaml");
    NAMED("./south/bicycle.yaml", "south", "./south");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_the_nearest_settings_hold),
        TEST(test_settings_of_each_file_in_a_folder),
        TEST(test_settings_from_another_folder),
        TEST(test_paths_of_settings),
        TEST(test_settings_end_at_a_repository),
        TEST(test_no_settings),
        TEST(test_settings_of_standard_input),
        TEST(test_settings_that_are_no_file),
        TEST(test_settings_that_lead_nowhere),
        TEST(test_settings_of_any_path),
        TEST(test_files_that_are_named),
        TEST(test_programs_found_by_accounts_are_not_named),
        TEST(test_files_that_are_named_by_another_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
