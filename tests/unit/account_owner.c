/* account_owner.c - files that are named to be checked: an account file leads to the program that names it, a program to itself. */
#include "unit/folder_support.h"
#include "unit/lua_support.h"

/* What is to be checked when these are named, with blanks between; NULL ends them. To be freed. */
static char *listed(const char *const *paths) {
    sl_checker *checker = new_checker();
    sl_files *files = sl_files_new();
    assert_non_null(files);
    for (size_t i = 0; paths[i]; i++)
        assert_int_equal(sl_files_add(files, checker, paths[i]), SL_OK);
    char *all = print("%s", "");
    for (size_t i = 0; i < sl_files_count(files); i++) {
        char *longer = print("%s%s%s", all, i ? " " : "", sl_files_path(files, i));
        free(all);
        all = longer;
    }
    assert_string_equal(all_problems(checker), "");
    sl_files_free(files);
    sl_checker_free(checker);
    return all;
}

static void assert_all_lead_to(const char *const *paths, const char *expected) {
    char *all = listed(paths);
    if (strcmp(all, expected) != 0)
        fail_msg("%s and what is beside it: \"%s\", not \"%s\"", paths[0], all, expected);
    free(all);
}

#define assert_lead_to(expected, ...) assert_all_lead_to((const char *const[]){__VA_ARGS__, NULL}, expected)
#define assert_leads_to(path, expected) assert_lead_to(expected, path)
#define assert_stays(path) assert_leads_to(path, path)

#define PROGRAM(riders) "bicycle: 1\nriders: [" riders "]\n"

/* The root of a repository, so that no test looks at what is above it. */
static int enter(void **state) {
    int result = enter_folder(state);
    make_folder(".git");
    return result;
}

/* ---- accounts ----------------------------------------------------------------------------------------------------- */

static void test_an_account_leads_to_its_program(void **state) {
    (void)state;
    make_folder("in");
    make_folder("in/deep");
    make_file("bicycle.yaml", PROGRAM("beside.yaml, in/a.yaml, 'in/deep/*'"));
    make_file("beside.yaml", "name: Beside\n");
    make_file("in/a.yaml", "name: A\n");
    make_file("in/deep/b.txt", "");
    assert_leads_to("beside.yaml", "bicycle.yaml");
    assert_leads_to("in/a.yaml", "bicycle.yaml");
    assert_leads_to("in/deep/b.txt", "bicycle.yaml");
    assert_leads_to("./in/a.yaml", "bicycle.yaml");
    assert_leads_to("in//./a.yaml", "bicycle.yaml");
}

static void test_from_another_folder(void **state) {
    (void)state;
    make_folder("in");
    make_folder("in/deep");
    make_folder("beside");
    make_file("bicycle.yaml", PROGRAM("in/a.yaml"));
    make_file("in/a.yaml", "name: A\n");
    assert_leads_to("beside/../in/a.yaml", "beside/../bicycle.yaml");
    assert_leads_to("in/deep/../a.yaml", "in/deep/../../bicycle.yaml");
    assert_int_equal(chdir("in"), 0);
    assert_leads_to("a.yaml", "../bicycle.yaml");
    assert_leads_to("./a.yaml", "../bicycle.yaml");
    assert_int_equal(chdir("deep"), 0);
    assert_leads_to("../a.yaml", "../../bicycle.yaml");
    assert_int_equal(chdir("../../beside"), 0);
    assert_leads_to("../in/a.yaml", "../bicycle.yaml");
    char here[4096];
    assert_non_null(realpath("..", here));
    char *path = print("%s/in/a.yaml", here), *expected = print("%s/bicycle.yaml", here);
    assert_leads_to(path, expected);
    free(expected);
    free(path);
}

static void test_several_accounts_of_one_program(void **state) {
    (void)state;
    make_folder("in");
    make_file("bicycle.yaml", PROGRAM("'in/*.yaml'"));
    make_file("other.bicycle.yaml", PROGRAM("in/c.txt"));
    make_file("in/a.yaml", "name: A\n");
    make_file("in/b.yaml", "name: B\n");
    make_file("in/c.txt", "name: C\n");
    assert_lead_to("bicycle.yaml", "in/b.yaml", "in/a.yaml", "in/b.yaml");
    assert_lead_to("bicycle.yaml", "in/b.yaml", "bicycle.yaml", "in/a.yaml");
    assert_lead_to("bicycle.yaml other.bicycle.yaml", "in/c.txt", "in/a.yaml", ".");
}

static void test_the_nearest_program(void **state) {
    (void)state;
    make_folder("in");
    make_folder("in/deep");
    make_file("bicycle.yaml", PROGRAM("'**/*.yaml'"));
    make_file("in/bicycle.yaml", PROGRAM("deep/a.yaml"));
    make_file("in/deep/a.yaml", "name: A\n");
    make_file("in/deep/b.yaml", "name: B\n");
    assert_leads_to("in/deep/a.yaml", "in/bicycle.yaml");
    assert_leads_to("in/deep/b.yaml", "bicycle.yaml"); /* the nearer one does not name it */
}

/* Of two in one folder, the first by name. */
static void test_two_programs_that_name_it(void **state) {
    (void)state;
    make_file("bicycle.yaml", PROGRAM("a.yaml"));
    make_file("a.bicycle.yaml", PROGRAM("a.yaml"));
    make_file("0.bicycle.yaml", PROGRAM(""));
    make_file("a.yaml", "name: A\n");
    assert_leads_to("a.yaml", "a.bicycle.yaml bicycle.yaml");
}

/* Whether by its own name or by a link: it is the same file. */
static void test_by_another_name(void **state) {
    (void)state;
    make_folder("in");
    make_folder("in/links");
    make_file("bicycle.yaml", PROGRAM("in/a.yaml"));
    make_file("in/a.yaml", "name: A\n");
    make_link("../a.yaml", "in/links/b.yaml");
    make_link("in", "way");
    assert_leads_to("in/links/b.yaml", "bicycle.yaml");
    assert_leads_to("way/a.yaml", "bicycle.yaml");
}

/* Neither an account nor its program need be without mistakes. */
static void test_files_with_mistakes(void **state) {
    (void)state;
    make_file("bicycle.yaml", "bicycle: 1\nriders: [1, nowhere.yaml, ../x, 'n*', a.yaml, b.yaml]\nframe: [\n");
    make_file("more.bicycle.yaml", PROGRAM("") "---\n" PROGRAM("c.yaml"));
    make_file("a.yaml", "name: [\n");
    make_file("b.yaml", "\xFF");
    make_file("c.yaml", "name: C\n");
    assert_leads_to("a.yaml", "bicycle.yaml"); /* its list cannot be read: that is what is to be said */
    make_file("good.bicycle.yaml", PROGRAM("1, nowhere.yaml, ../x, 'n*', a.yaml, b.yaml") "x-1: 1\nx-1: 2\n");
    assert_leads_to("a.yaml", "good.bicycle.yaml");
    assert_leads_to("b.yaml", "good.bicycle.yaml");
    assert_leads_to("c.yaml", "more.bicycle.yaml");
}

/* A link that leads nowhere, or to no ordinary file, hides no account that stands beside it, wherever it stands. */
static void test_links_among_accounts(void **state) {
    char name[] = "in/a";
    (void)state;
    make_folder("in");
    make_file("bicycle.yaml", PROGRAM("'in/*'"));
    for (; name[3] <= 'z'; name[3]++)
        if (strchr("aijqz", name[3]))
            make_link(name[3] == 'i' ? "/dev/null" : "nowhere", name);
        else
            make_file(name, "name: X\n");
    assert_leads_to("in/b", "bicycle.yaml");
    assert_leads_to("in/h", "bicycle.yaml");
    assert_leads_to("in/k", "bicycle.yaml");
    assert_leads_to("in/y", "bicycle.yaml");
}

/* ---- files that stay ---------------------------------------------------------------------------------------------- */

static void test_an_account_of_nobody(void **state) {
    (void)state;
    make_folder("in");
    make_folder("p");
    make_file("bicycle.yaml", PROGRAM("in/a.yaml, 'in/?.txt'"));
    make_file("p/bicycle.yaml", PROGRAM("../in/b.yaml"));
    make_file("in/other.bicycle.yaml", "bicycle: 2\nriders: [b.yaml]\n");
    make_file("in/program.yaml", PROGRAM("b.yaml")); /* no program by its name */
    make_file("in/b.yaml", "name: B\n");
    make_file("in/bb.txt", "name: B\n");
    assert_stays("in/b.yaml");
    assert_stays("in/bb.txt");
    assert_stays("nowhere.yaml");
    assert_stays("in/nowhere.yaml");
    assert_stays("nowhere/at/all.yaml");
    assert_stays("-");
}

static void test_ends_at_the_root_of_the_repository(void **state) {
    (void)state;
    make_folder("repo");
    make_folder("repo/in");
    make_file("bicycle.yaml", PROGRAM("repo/in/a.yaml, repo/b.yaml"));
    make_file("repo/in/a.yaml", "name: A\n");
    make_file("repo/b.yaml", "name: B\n");
    assert_leads_to("repo/in/a.yaml", "bicycle.yaml");
    make_file("repo/.git", "gitdir: elsewhere\n");
    assert_stays("repo/in/a.yaml");
    assert_stays("repo/b.yaml");
    make_file("repo/bicycle.yaml", PROGRAM("b.yaml"));
    assert_leads_to("repo/b.yaml", "repo/bicycle.yaml");
}

/* Whatever its name, and whoever names it. */
static void test_a_program_stays_one(void **state) {
    (void)state;
    make_folder("in");
    make_file("bicycle.yaml", PROGRAM("'in/*', in/x.bicycle.yaml, in/bicycle.yaml"));
    make_file("in/bicycle.yaml", "name: no program, but called so\n");
    make_file("in/x.bicycle.yaml", "name: no program, but called so\n");
    make_file("in/known.yaml", PROGRAM(""));
    make_file("in/other", "bicycle: 2\n");
    make_file("in/second.txt", "name: A\n---\nbicycle: 1\n");
    make_file("in/broken.txt", "bicycle: 1\nbicycle: 1\n");
    make_file("in/list.txt", "- bicycle: 1\n");
    assert_stays("in/bicycle.yaml");
    assert_stays("in/x.bicycle.yaml");
    assert_stays("in/known.yaml");
    assert_stays("in/other");
    assert_stays("in/second.txt");
    assert_stays("in/broken.txt");
    assert_leads_to("in/list.txt", "bicycle.yaml");
}

/* What is in a pipe can be read but once; and nobody writes into this one. */
static void test_a_pipe_is_not_opened(void **state) {
    (void)state;
    make_folder("in");
    make_file("bicycle.yaml", PROGRAM("'**', in/pipe, in/link, pipe.bicycle.yaml"));
    make_fifo("in/pipe");
    make_fifo("in/pipe.bicycle.yaml");
    make_link("pipe", "in/link");
    make_link("pipe", "in/link.bicycle.yaml"); /* a program by its name */
    make_file("in/a.yaml", "name: A\n");
    assert_stays("in/pipe");
    assert_stays("in/link");
    assert_leads_to("in/a.yaml", "bicycle.yaml");
}

static void test_without_a_vocabulary(void **state) {
    (void)state;
    make_file("bicycle.yaml", PROGRAM("a.yaml"));
    make_file("a.yaml", "name: A\n");
    sl_checker *checker = sl_checker_new();
    sl_files *files = sl_files_new();
    assert_int_equal(sl_files_add(files, checker, "a.yaml"), SL_OK);
    assert_int_equal(sl_files_count(files), 1);
    assert_string_equal(sl_files_path(files, 0), "a.yaml");
    sl_files_free(files);
    sl_checker_free(checker);
}

/* What may not be searched, on the way up, is passed by. */
static void test_what_may_not_be_searched(void **state) {
    (void)state;
    if (geteuid() == 0)
        skip(); /* who may search everything */
    make_folder("in");
    make_folder("in/deep");
    make_file("bicycle.yaml", PROGRAM("in/deep/a.yaml"));
    make_file("in/secret.bicycle.yaml", PROGRAM("deep/a.yaml"));
    make_file("in/deep/a.yaml", "name: A\n");
    assert_int_equal(chmod("in/secret.bicycle.yaml", 0), 0);
    assert_leads_to("in/deep/a.yaml", "bicycle.yaml");
    assert_int_equal(chmod("in/secret.bicycle.yaml", 0600), 0);
    assert_leads_to("in/deep/a.yaml", "in/secret.bicycle.yaml");
    assert_int_equal(chmod("in", 0100), 0); /* gone through, but not listed */
    char *all = listed((const char *const[]){"in/deep/a.yaml", NULL});
    assert_int_equal(chmod("in", 0700), 0);
    assert_string_equal(all, "bicycle.yaml");
    free(all);
}

#define IN_REPOSITORY(function) cmocka_unit_test_setup_teardown(function, enter, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_REPOSITORY(test_an_account_leads_to_its_program),
        IN_REPOSITORY(test_from_another_folder),
        IN_REPOSITORY(test_several_accounts_of_one_program),
        IN_REPOSITORY(test_the_nearest_program),
        IN_REPOSITORY(test_two_programs_that_name_it),
        IN_REPOSITORY(test_by_another_name),
        IN_REPOSITORY(test_files_with_mistakes),
        IN_REPOSITORY(test_links_among_accounts),
        IN_REPOSITORY(test_an_account_of_nobody),
        IN_REPOSITORY(test_ends_at_the_root_of_the_repository),
        IN_REPOSITORY(test_a_program_stays_one),
        IN_REPOSITORY(test_a_pipe_is_not_opened),
        IN_REPOSITORY(test_without_a_vocabulary),
        IN_REPOSITORY(test_what_may_not_be_searched),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, NULL, NULL);
}
