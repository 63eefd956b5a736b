/* Tests of base/glob.h: recognizing patterns, finding files by them, and matching paths. */
#include "base/glob.h"

#include <errno.h>

#include "folder_support.h"
#include "support.h"

static int leave(void **state) {
    return free_scratch(state) | leave_folder(state);
}

static void test_what_is_a_pattern(void **state) {
    static const char *const patterns[] = {"*", "a/*.yaml", "?", "a/b?", "[ab]", "a[", "**", "a/**/b"};
    static const char *const paths[] = {"", ".", "a", "a/b.yaml", "a]", "a\\b", "a b", "../a", "{a,b}", "~"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(patterns); i++)
        if (!glob_is_pattern(text_of(patterns[i])))
            fail_msg("%s is a pattern", patterns[i]);
    for (size_t i = 0; i < COUNT_OF(paths); i++)
        if (glob_is_pattern(text_of(paths[i])))
            fail_msg("%s is no pattern", paths[i]);
    assert_false(glob_is_pattern(TEXT("a\0b")));
}

/* ---- finding ----------------------------------------------------------------------------------------------------- */

static const char *error_name(int error) {
    return error == EACCES ? "EACCES" : error == ELOOP ? "ELOOP" : error == ENAMETOOLONG ? "ENAMETOOLONG" : "?";
}

/* Returns the files that a pattern finds, with blanks between them, and then its faults as "!path: error". */
static const char *found(const char *folder, const char *pattern) {
    struct file_list list = {.arena = &scratch};
    glob_find(&list, text_of(folder), text_of(pattern));
    sl_text all = TEXT("");
    for (size_t i = 0; i < list.count; i++) {
        assert_int_equal(list.paths[i].bytes[list.paths[i].length], '\0');
        all = arena_printf(&scratch, "%.*s%s%.*s", TEXT_ARG(all), all.length ? " " : "", TEXT_ARG(list.paths[i]));
    }
    for (size_t i = 0; i < list.fault_count; i++)
        all = arena_printf(&scratch, "%.*s%s!%.*s: %s", TEXT_ARG(all), all.length ? " " : "",
                           TEXT_ARG(list.faults[i].path), error_name(list.faults[i].error));
    return string_of(all);
}

static void assert_found(const char *pattern, const char *expected) {
    const char *all = found(".", pattern);
    if (strcmp(all, expected) != 0)
        fail_msg("%s leads to \"%s\", not to \"%s\"", pattern, all, expected);
}

static void make_tree(void) {
    make_folder("in");
    make_folder("in/north");
    make_folder("in/north/deep");
    make_folder("in/.git");
    make_folder("out");
    make_file("top.yaml", "");
    make_file(".top.yaml", "");
    make_file("in/a.yaml", "");
    make_file("in/ab.yaml", "");
    make_file("in/b.yaml", "");
    make_file("in/notes.txt", "");
    make_file("in/.c.yaml", "");
    make_file("in/.git/g.yaml", "");
    make_file("in/north/a.yaml", "");
    make_file("in/north/deep/d.yaml", "");
    make_file("out/a.yaml", "");
}

static void test_a_plain_path(void **state) {
    (void)state;
    make_tree();
    assert_found("in/a.yaml", "in/a.yaml");
    assert_found("./in//./a.yaml", "in/a.yaml");
    assert_found("in/.c.yaml", "in/.c.yaml"); /* the pattern names it */
    assert_found("in/.git/g.yaml", "in/.git/g.yaml");
    assert_found("in/north/deep/d.yaml", "in/north/deep/d.yaml");
    assert_found("in/nowhere.yaml", "");
    assert_found("nowhere/a.yaml", "");
    assert_found("in/a.yaml/b", "");
    assert_found("in", ""); /* a folder */
    assert_found("in/", "");
    assert_found("", "");
    assert_found(".", "");
    assert_found("./", "");
}

static void test_wildcards_within_a_name(void **state) {
    (void)state;
    make_tree();
    make_file("in/[.txt", "");
    make_file("in/back\\slash", "");
    assert_found("*", "top.yaml");
    assert_found("in/*.yaml", "in/a.yaml in/ab.yaml in/b.yaml");
    assert_found("in/?.yaml", "in/a.yaml in/b.yaml");
    assert_found("in/??.yaml", "in/ab.yaml");
    assert_found("in/[ab].yaml", "in/a.yaml in/b.yaml");
    assert_found("in/[!a].yaml", "in/b.yaml");
    assert_found("in/[a-b]*.yaml", "in/a.yaml in/ab.yaml in/b.yaml");
    assert_found("in/a*", "in/a.yaml in/ab.yaml");
    assert_found("in/*b.*", "in/ab.yaml in/b.yaml");
    assert_found("in/**b.yaml", "in/ab.yaml in/b.yaml"); /* "**" matches folders only as a whole name */
    assert_found("in/[.txt", "in/[.txt");                /* a class that is not closed is literal */
    assert_found("in/back\\*", "in/back\\slash");        /* there are no escapes */
    assert_found("in/A*", "");
    assert_found("*/a.yaml", "in/a.yaml out/a.yaml");
    assert_found("*/*/a.yaml", "in/north/a.yaml");
    assert_found("in/n*h/*/?.yaml", "in/north/deep/d.yaml");
    assert_found("in/*", "in/[.txt in/a.yaml in/ab.yaml in/b.yaml in/back\\slash in/notes.txt"); /* no folder */
}

static void test_any_folders(void **state) {
    (void)state;
    make_tree();
    assert_found("**/a.yaml", "in/a.yaml in/north/a.yaml out/a.yaml");
    assert_found("in/**/a.yaml", "in/a.yaml in/north/a.yaml");
    assert_found("in/**/deep/*.yaml", "in/north/deep/d.yaml");
    assert_found("**/north/*.yaml", "in/north/a.yaml");
    assert_found("in/**/d.yaml", "in/north/deep/d.yaml");
    assert_found("in/**", "in/a.yaml in/ab.yaml in/b.yaml in/north/a.yaml in/north/deep/d.yaml in/notes.txt");
    assert_found("out/**", "out/a.yaml");
    assert_found("**", "in/a.yaml in/ab.yaml in/b.yaml in/north/a.yaml in/north/deep/d.yaml in/notes.txt out/a.yaml "
                       "top.yaml");
    assert_found("**/nowhere", "");
    assert_found("nowhere/**", "");
    assert_found("top.yaml/**", "");
}

/* A second "**" means "*". */
static void test_any_folders_once(void **state) {
    (void)state;
    make_tree();
    assert_found("**/north/**", "in/north/a.yaml");
    assert_found("**/**/a.yaml", "in/a.yaml in/north/a.yaml out/a.yaml");
}

static void test_hidden_names(void **state) {
    (void)state;
    make_tree();
    assert_found("**/g.yaml", "");
    assert_found("*/.git/*.yaml", "in/.git/g.yaml"); /* the pattern names the folder */
    assert_found("in/.*", "");
    assert_found(".*", "");
    assert_found("?top.yaml", "");
    assert_found("[.]top.yaml", "");
}

static void test_from_another_folder(void **state) {
    (void)state;
    make_tree();
    assert_string_equal(found("in", "*.yaml"), "in/a.yaml in/ab.yaml in/b.yaml");
    assert_string_equal(found("in/", "a.yaml"), "in/a.yaml");
    assert_string_equal(found("./in", "north/*"), "./in/north/a.yaml");
    assert_string_equal(found("in/..", "top.yaml"), "in/../top.yaml");
    assert_string_equal(found("nowhere", "a.yaml"), "");
    assert_string_equal(found("top.yaml", "a.yaml"), "");
    char here[4096];
    assert_non_null(getcwd(here, sizeof here));
    const char *expected = arena_printf(&scratch, "%s/in/a.yaml", here).bytes;
    assert_string_equal(found(here, "in/a.*"), expected);
}

static void test_links(void **state) {
    (void)state;
    make_folder("real");
    make_file("real/x.yaml", "");
    make_folder("in");
    make_link("../real/x.yaml", "in/file.yaml");
    make_link("../real", "in/folder");
    make_link("nowhere", "in/broken.yaml");
    assert_found("in/*.yaml", "in/broken.yaml in/file.yaml"); /* reading it reports the error */
    assert_found("in/file.yaml", "in/file.yaml");
    assert_found("in/broken.yaml", "in/broken.yaml");
    assert_found("in/folder/x.yaml", "in/folder/x.yaml"); /* a link that is named is followed */
    assert_found("in/*/x.yaml", "!in/folder: ELOOP");     /* a wildcard does not follow it, and reports a fault */
    assert_found("**/x.yaml", "real/x.yaml !in/folder: ELOOP");
}

static void test_what_is_no_file(void **state) {
    (void)state;
    make_fifo("pipe");
    assert_found("*", "");
    assert_found("pipe", "");
}

/* A folder that cannot be searched does not hide its siblings. */
static void test_cannot_search(void **state) {
    (void)state;
    if (geteuid() == 0)
        skip(); /* root can read everything */
    make_folder("a");
    make_folder("m");
    make_folder("z");
    make_file("a/1.yaml", "");
    make_file("m/2.yaml", "");
    make_file("z/3.yaml", "");
    assert_int_equal(chmod("m", 0), 0);
    const char *by_pattern = found(".", "*/*.yaml"), *by_path = found(".", "m/2.yaml");
    const char *by_any = found(".", "**/*.yaml");
    assert_int_equal(chmod("m", 0700), 0);
    assert_string_equal(by_pattern, "a/1.yaml z/3.yaml !m: EACCES");
    assert_string_equal(by_path, "!m/2.yaml: EACCES");
    assert_string_equal(by_any, "a/1.yaml z/3.yaml !m: EACCES"); /* once, although it is searched twice */
}

static void test_a_name_too_long(void **state) {
    char name[300];
    (void)state;
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_found(name, arena_printf(&scratch, "!%s: ENAMETOOLONG", name).bytes);
}

/* A folder deeper than FILE_DEEPEST is taken for a loop. Its siblings are still found. */
static void test_folders_too_deep(void **state) {
    char path[200] = "d";
    (void)state;
    make_folder(path);
    for (size_t i = 0; i < FILE_DEEPEST; i++) {
        strcat(path, "/d");
        make_folder(path);
    }
    make_folder("e");
    make_file("e/1.yaml", "");
    struct file_list list = {.arena = &scratch};
    glob_find(&list, TEXT("."), TEXT("**/1.yaml"));
    assert_int_equal(list.count, 1);
    assert_text(list.paths[0], "e/1.yaml");
    assert_int_equal(list.fault_count, 1);
    assert_int_equal(list.faults[0].error, ELOOP);
    assert_text(list.faults[0].path, path);
    assert_string_equal(found("d", "**/1.yaml"), "");
    assert_found("**/*.yaml", arena_printf(&scratch, "e/1.yaml !%s: ELOOP", path).bytes); /* reported once */
}

/* A list can have paths before. It is sorted and has no duplicates. */
static void test_adds_to_a_list(void **state) {
    struct file_list list = {.arena = &scratch};
    (void)state;
    make_tree();
    glob_find(&list, TEXT("."), TEXT("out/*"));
    glob_find(&list, TEXT("."), TEXT("in/[ab].yaml"));
    glob_find(&list, TEXT("."), TEXT("*/a.yaml"));
    assert_int_equal(list.count, 3);
    assert_text(list.paths[0], "in/a.yaml");
    assert_text(list.paths[1], "in/b.yaml");
    assert_text(list.paths[2], "out/a.yaml");
}

static void test_without_memory(void **state) {
    struct arena full = {.failed = true};
    struct file_list list = {.arena = &full};
    (void)state;
    make_tree();
    glob_find(&list, TEXT("."), TEXT("**/*"));
    glob_find(&list, TEXT("."), TEXT("in/a.yaml"));
    assert_int_equal(list.count, 0);
    assert_int_equal(list.fault_count, 0);
    assert_false(glob_match(&full, TEXT("a"), TEXT("a")));
}

/* ---- without looking --------------------------------------------------------------------------------------------- */

static void test_match(void **state) {
    static const struct {
        const char *pattern, *path;
        bool matches;
    } cases[] = {
        /* with a slash, from the start */
        {"a/b", "a/b", true},
        {"a/b", "a/b/c", true}, /* below a match */
        {"a/b", "a", false},
        {"a/b", "a/bc", false},
        {"a/b", "x/a/b", false},
        {"a/*.yaml", "a/x.yaml", true},
        {"a/*.yaml", "a/b/x.yaml", false},
        {"a/*", "a/b/x.yaml", true},
        {"/a", "a", true},
        {"/a", "b/a", false},
        {"a/", "a/x", true},
        {"a/", "b/a", false},
        {"./a", "a", true},
        {"./a", "b/a", false},
        {"a//b", "./a/./b", true},
        {"*/[bc]?", "a/b1", true},
        {"*/[bc]?", "a/d1", false},
        /* without one, at any depth */
        {"b", "b", true},
        {"b", "a/b", true},
        {"b", "a/b/c", true},
        {"b", "a/bc", false},
        {"*.yaml", "a/b/x.yaml", true},
        {"*.yaml", "a.yaml/b", true},
        {"*.yaml", "a/b/x.yml", false},
        {"?", "ab/c", true},
        {"?", "ab/cd", false},
        {"*", "a", true},
        /* any folders */
        {"a/**/c", "a/c", true},
        {"a/**/c", "a/x/y/c", true},
        {"a/**/c", "a/x/y/c/d", true},
        {"a/**/c", "a/x/y", false},
        {"a/**/c", "b/a/c", false},
        {"**/c", "c", true},
        {"**/c", "a/b/c", true},
        {"**/c", "a/b/cd", false},
        {"**/b/c", "b/x/b/c", true},
        {"a/**", "a/b", true},
        {"a/**", "a/b/c", true},
        {"a/**", "a", false},
        {"**", "a/b", true},
        {"a/**/b/**", "a/x/b/c", true},
        {"a/**/b/**", "a/x/b", false},
        /* hidden names, and nothing at all */
        {"*", ".a", false},
        {"a/*", "a/.b", false},
        {".a", "b/.a", true},
        {"", "a", false},
        {".", "a", false},
        {"/", "a", false},
        {"a", "", false},
        {"a", ".", false},
        {"**", "", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        if (glob_match(&scratch, text_of(cases[i].pattern), text_of(cases[i].path)) != cases[i].matches)
            fail_msg("%s %s %s", cases[i].pattern, cases[i].matches ? "does not match" : "matches", cases[i].path);
}

/* Long patterns and paths do not take long. */
static void test_match_ends(void **state) {
    sl_text pattern = TEXT("b"), path = TEXT("a");
    (void)state;
    for (size_t i = 0; i < 30; i++) {
        pattern = arena_printf(&scratch, "**/a/%.*s", TEXT_ARG(pattern));
        path = arena_printf(&scratch, "a/a/a/%.*s", TEXT_ARG(path));
    }
    assert_false(glob_match(&scratch, pattern, path));
}

#define IN_FOLDER(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_what_is_a_pattern),
        IN_FOLDER(test_a_plain_path),
        IN_FOLDER(test_wildcards_within_a_name),
        IN_FOLDER(test_any_folders),
        IN_FOLDER(test_any_folders_once),
        IN_FOLDER(test_hidden_names),
        IN_FOLDER(test_from_another_folder),
        IN_FOLDER(test_links),
        IN_FOLDER(test_what_is_no_file),
        IN_FOLDER(test_cannot_search),
        IN_FOLDER(test_a_name_too_long),
        IN_FOLDER(test_folders_too_deep),
        IN_FOLDER(test_adds_to_a_list),
        IN_FOLDER(test_without_memory),
        TEST(test_match),
        IN_FOLDER(test_match_ends),
    };
    return RUN(tests);
}
