/* Tests of base/folder.h and base/path.h: the folder of a path, walking up to a root, and paths below a folder. */
#include "base/folder.h"
#include "base/path.h"

#include "folder_support.h"
#include "support.h"

static int leave(void **state) {
    return free_scratch(state) | leave_folder(state);
}

static void assert_folder(const char *path, const char *expected) {
    sl_text folder = folder_of(&scratch, text_of(path));
    assert_text(folder, expected);
    assert_int_equal(folder.bytes[folder.length], '\0');
}

static void test_folder_of(void **state) {
    (void)state;
    assert_folder("a/b", "a");
    assert_folder("a/b/c.yaml", "a/b");
    assert_folder("b", ".");
    assert_folder("/b", "/");
    assert_folder("/a/b", "/a");
    assert_folder("./b", ".");
    assert_folder("../b", "..");
    assert_folder("a/../b", "a/..");
    assert_folder("a//b", "a");
    assert_folder("//b", "/");
    assert_folder("a/", "a");
    assert_folder("", ".");
    assert_folder("..", ".");
}

/* Returns the folders on the way up, at most `most`, with blanks between them, and "|" at the root. */
static const char *walk(const char *start, size_t most) {
    sl_text folder = text_of(start), all = text_of(start);
    for (size_t i = 0; i < most; i++) {
        if (!folder_up(&scratch, &folder))
            return arena_printf(&scratch, "%.*s |", TEXT_ARG(all)).bytes;
        assert_int_equal(folder.bytes[folder.length], '\0');
        all = arena_printf(&scratch, "%.*s %.*s", TEXT_ARG(all), TEXT_ARG(folder));
    }
    return string_of(all);
}

static void make_tree(void) {
    make_folder("a");
    make_folder("a/b");
    make_folder("a/b/c");
}

static void test_up_by_names(void **state) {
    (void)state;
    make_tree();
    assert_string_equal(walk("a/b/c", 3), "a/b/c a/b a .");
    assert_string_equal(walk("./a/b", 2), "./a/b ./a .");
    assert_string_equal(walk("a//b", 2), "a//b a .");
}

static void test_up_from_here(void **state) {
    (void)state;
    make_tree();
    assert_int_equal(chdir("a/b/c"), 0);
    assert_string_equal(walk(".", 3), ". .. ../.. ../../..");
    assert_string_equal(walk("..", 2), ".. ../.. ../../..");
    assert_string_equal(walk("../../b/../b", 3), "../../b/../b ../../b/.. ../../b/../.. ../../b/../../..");
    assert_string_equal(walk("../../../a", 1), "../../../a ../../..");
}

static void test_absolute(void **state) {
    char here[4096];
    (void)state;
    make_tree();
    assert_non_null(getcwd(here, sizeof here));
    const char *start = arena_printf(&scratch, "%s/a/b", here).bytes;
    assert_string_equal(walk(start, 2), arena_printf(&scratch, "%s %s/a %s", start, here, here).bytes);
}

static void test_ends_at_the_root(void **state) {
    (void)state;
    assert_string_equal(walk("/", 1), "/ |");
    assert_string_equal(walk("/usr", 2), "/usr / |");
    assert_string_equal(walk("/usr/..", 1), "/usr/.. |");
    assert_int_equal(chdir("/usr"), 0);
    assert_string_equal(walk(".", 3), ". .. |");
    assert_int_equal(chdir("/"), 0);
    assert_string_equal(walk(".", 1), ". |");
}

static void test_ends_at_the_root_of_a_repository(void **state) {
    (void)state;
    make_tree();
    make_folder("a/.git");
    assert_string_equal(walk("a/b/c", 9), "a/b/c a/b a |");
    assert_string_equal(walk("a/b/..", 9), "a/b/.. |");
    assert_int_equal(chdir("a/b"), 0);
    assert_string_equal(walk(".", 9), ". .. |");
}

/* In a worktree of git ".git" is a file. It can also be a broken link. */
static void test_a_repository_by_a_file(void **state) {
    (void)state;
    make_tree();
    make_file("a/b/.git", "gitdir: elsewhere\n");
    make_link("nowhere", "a/.git");
    assert_string_equal(walk("a/b/c", 9), "a/b/c a/b |");
    assert_string_equal(walk("a", 9), "a |");
}

static void test_from_nowhere(void **state) {
    (void)state;
    assert_string_equal(walk("nowhere/at/all", 9), "nowhere/at/all |");
}

static void test_without_memory(void **state) {
    struct arena full = {.failed = true};
    sl_text folder = TEXT("a");
    (void)state;
    make_tree();
    assert_false(folder_up(&full, &folder));
    assert_int_equal(folder_of(&full, TEXT("a/b")).length, 0);
    assert_int_equal(real_path_inside(&full, TEXT("a"), TEXT("a/b")).length, 0);
}

/* ---- below a folder ---------------------------------------------------------------------------------------------- */

static void assert_below(const char *folder, const char *path, const char *expected) {
    sl_text below = real_path_inside(&scratch, text_of(folder), text_of(path));
    if (!text_equal(below, text_of(expected)))
        fail_msg("%s below %s is \"%s\", not \"%s\"", path, folder, string_of(below), expected);
}

static void test_below(void **state) {
    char here[4096];
    (void)state;
    make_tree();
    make_folder("ab");
    make_file("a/b/x", "");
    make_file("ab/x", "");
    make_link("../ab/x", "a/out");
    make_link("b/x", "a/in");
    make_link("a/b", "way");
    assert_below("a", "a/b/x", "b/x");
    assert_below("a", "a/b", "b");
    assert_below("a/", "./a//b/../b/x", "b/x");
    assert_below(".", "a/b/x", "a/b/x");
    assert_below("a/b", "ab/../a/b/x", "x");
    assert_below("ab/..", "a/b/x", "a/b/x");
    assert_below("way", "a/b/x", "x"); /* links are followed */
    assert_below("a", "way/x", "b/x");
    assert_below("a", "a/in", "b/x");
    assert_below("a", "a/out", "");
    assert_below("a", "ab/x", ""); /* "ab" only starts like "a" */
    assert_below("a/b", "a/b", "");
    assert_below("a/b", "a", "");
    assert_below("a", "a/nowhere", "");
    assert_below("nowhere", "a/b/x", "");
    assert_non_null(getcwd(here, sizeof here));
    assert_below(here, "a/b/x", "a/b/x");
    assert_below("/", "a/b/x", arena_printf(&scratch, "%s/a/b/x", here + 1).bytes);
    assert_below("/", "/", "");
}

#define IN_FOLDER(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_folder_of),
        IN_FOLDER(test_up_by_names),
        IN_FOLDER(test_up_from_here),
        IN_FOLDER(test_absolute),
        IN_FOLDER(test_ends_at_the_root),
        IN_FOLDER(test_ends_at_the_root_of_a_repository),
        IN_FOLDER(test_a_repository_by_a_file),
        IN_FOLDER(test_from_nowhere),
        IN_FOLDER(test_without_memory),
        IN_FOLDER(test_below),
    };
    return RUN(tests);
}
