/* Tests of base/replace.h: several files, all or none. The linker wraps rename() and link(), to make them fail. */
#include "base/replace.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

#include "base/file.h"
#include "base/open.h"
#include "folder_support.h"
#include "support.h"

int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __real_link(const char *from, const char *to);
int __wrap_link(const char *from, const char *to);

static size_t renames, failing_rename; /* counted from 1; 0: none fails */
static bool no_links, ends;

int __wrap_rename(const char *from, const char *to) {
    if (ends)
        raise(SIGTERM);
    if (++renames == failing_rename) {
        errno = EIO;
        return -1;
    }
    return __real_rename(from, to);
}

int __wrap_link(const char *from, const char *to) {
    if (!no_links)
        return __real_link(from, to);
    errno = EPERM;
    return -1;
}

static int enter(void **state) {
    renames = failing_rename = 0;
    no_links = ends = false;
    return enter_folder(state);
}

static int leave(void **state) {
    return free_scratch(state) | leave_folder(state);
}

static const char *content(const char *path) {
    sl_text bytes;
    assert_int_equal(file_read(&scratch, path, 1000, &bytes), FILE_OK);
    return string_of(bytes);
}

static struct stat look(const char *path) {
    struct stat about;
    assert_int_equal(lstat(path, &about), 0);
    return about;
}

static struct replacement to_new(const char *path) {
    return (struct replacement){text_of(path), TEXT("old"), TEXT("newer")};
}

static int replace_these(const char *const *paths, size_t count, size_t *failed) {
    struct replacement list[8];
    for (size_t i = 0; i < count; i++)
        list[i] = to_new(paths[i]);
    return replace_all(&scratch, list, count, failed);
}

static const char *const three[] = {"a", "b", "c"};

static void make_three(void) {
    for (size_t i = 0; i < 3; i++)
        make_file(three[i], "old");
}

static void take_name(struct file_list *list, const struct file_name *name, const void *context) {
    (void)context;
    file_list_add(list, name->path);
}

static void assert_all(const char *expected, size_t names) {
    struct file_list list = {.arena = &scratch};
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(content(three[i]), expected);
    file_names(&list, TEXT("."), 0, take_name, NULL);
    assert_int_equal(list.count, names); /* no temporary file is left */
}

static void test_all(void **state) {
    size_t failed;
    (void)state;
    make_three();
    assert_int_equal(replace_these(three, 3, &failed), 0);
    assert_all("newer", 3);
}

static void test_none_where_a_rename_fails(void **state) {
    size_t failed;
    (void)state;
    make_three();
    for (int links = 0; links <= 1; links++)
        for (size_t i = 1; i <= 3; i++) {
            no_links = !links;
            renames = 0;
            failing_rename = i;
            assert_int_equal(replace_these(three, 3, &failed), EIO);
            assert_int_equal(failed, i - 1);
            assert_all("old", 3);
        }
}

static void test_none_where_one_cannot_be_written(void **state) {
    static const struct {
        const char *path;
        int error;
    } others[] = {{"nowhere", ENOENT},          {"folder", EISDIR},         {"pipe", OPEN_NO_FILE},
                  {"still", REPLACE_READ_ONLY}, {"other", REPLACE_CHANGED}, {"longer", REPLACE_CHANGED},
                  {"again", REPLACE_TWICE}};
    size_t failed;
    (void)state;
    make_three();
    make_folder("folder");
    make_fifo("pipe");
    make_file("still", "old");
    make_file("other", "odd");
    make_file("longer", "older");
    make_link("a", "again");
    assert_int_equal(chmod("still", 0444), 0);
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        const char *const paths[] = {"a", "b", "c", others[i].path};
        assert_int_equal(replace_these(paths, 4, &failed), others[i].error);
        assert_int_equal(failed, 3);
        assert_true(strlen(replace_error(others[i].error)) > 0);
        assert_all("old", 9);
    }
}

/* Files are overwritten in place first. They are restored when a rename fails. */
static void test_further_names_stay(void **state) {
    size_t failed;
    (void)state;
    make_three();
    assert_int_equal(__real_link("b", "second"), 0);
    note_made("second");
    failing_rename = 2;
    assert_int_equal(replace_these(three, 3, &failed), EIO);
    assert_all("old", 4);
    assert_string_equal(content("second"), "old");
    failing_rename = 0;
    assert_int_equal(replace_these(three, 3, &failed), 0);
    assert_all("newer", 4);
    assert_string_equal(content("second"), "newer");
    assert_int_equal(look("b").st_ino, look("second").st_ino);
}

static void test_what_is_too_large_is_put_back(void **state) {
    struct rlimit usual, little = {4, 4};
    size_t failed;
    (void)state;
    make_three();
    assert_int_equal(__real_link("a", "second"), 0);
    note_made("second");
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
    little.rlim_max = usual.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
    int error = replace_these(three, 1, &failed);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &usual), 0);
    assert_int_equal(error, EFBIG);
    assert_all("old", 4);
}

static void test_links_stay(void **state) {
    size_t failed;
    (void)state;
    make_three();
    make_folder("in");
    make_link("../a", "in/link");
    const char *const paths[] = {"in/link", "b", "c"};
    assert_int_equal(replace_these(paths, 3, &failed), 0);
    assert_true(S_ISLNK(look("in/link").st_mode));
    assert_all("newer", 4);
}

static void test_permissions(void **state) {
    static const mode_t modes[] = {0644, 0600, 0755, 0640, 0660, 04755, 02755, 06711, 01644};
    size_t failed;
    (void)state;
    make_file("a", "old");
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        struct replacement there = {TEXT("a"), text_of(content("a")), i % 2 ? TEXT("old") : TEXT("newer")};
        assert_int_equal(chmod("a", modes[i]), 0);
        assert_int_equal(replace_all(&scratch, &there, 1, &failed), 0);
        assert_int_equal(look("a").st_mode & 07777, modes[i] & 01777);
    }
}

static void test_rights_go_where_it_is_written_in_place(void **state) {
    size_t failed;
    (void)state;
    make_file("a", "old");
    assert_int_equal(__real_link("a", "second"), 0);
    note_made("second");
    assert_int_equal(chmod("a", 06755), 0);
    assert_int_equal(replace_these(three, 1, &failed), 0);
    assert_int_equal(look("second").st_mode & 07777, 0755);
}

static void test_owners(void **state) {
    size_t failed;
    (void)state;
    if (geteuid() != 0)
        skip(); /* only root can change owners */
    make_three();
    assert_int_equal(chown("b", 12345, 23456), 0);
    assert_int_equal(replace_these(three, 3, &failed), 0);
    assert_int_equal(look("b").st_uid, 12345);
    assert_int_equal(look("b").st_gid, 23456);
}

#ifdef __linux__

/* An access control list in the form of the system: version 2, the owner, user 12345, the group, the mask, others. */
static const unsigned char list_of_access[] = {
    2, 0,    0,    0,    1,    0,    6, 0, 0xFF, 0xFF, 0xFF, 0xFF, 2,    0,    4, 0, 0x39, 0x30, 0,    0,    4,   0, 4,
    0, 0xFF, 0xFF, 0xFF, 0xFF, 0x10, 0, 4, 0,    0xFF, 0xFF, 0xFF, 0xFF, 0x20, 0, 0, 0,    0xFF, 0xFF, 0xFF, 0xFF};

static bool has_no(const char *name, const char *path) {
    return getxattr(path, name, NULL, 0) < 0;
}

static void test_extended_attributes(void **state) {
    static const char access[] = "system.posix_acl_access";
    unsigned char found[sizeof list_of_access];
    size_t failed;
    (void)state;
    make_three();
    if (setxattr("a", "user.note", "ours\0too", 8, 0) != 0 ||
        setxattr("b", access, list_of_access, sizeof list_of_access, 0) != 0)
        skip(); /* not on this file system */
    assert_int_equal(setxattr("a", "user.empty", "", 0, 0), 0);
    assert_int_equal(setxattr(".", "system.posix_acl_default", list_of_access, sizeof list_of_access, 0), 0);
    assert_int_equal(replace_these(three, 3, &failed), 0);
    assert_int_equal(getxattr("a", "user.note", found, sizeof found), 8);
    assert_memory_equal(found, "ours\0too", 8);
    assert_int_equal(getxattr("a", "user.empty", found, sizeof found), 0);
    assert_int_equal(getxattr("b", access, found, sizeof found), sizeof list_of_access);
    assert_memory_equal(found, list_of_access, sizeof list_of_access);
    assert_int_equal(look("b").st_mode & 0777, 0640);
    assert_true(has_no(access, "a") && has_no(access, "c")); /* although new files in the folder get one */
    assert_int_equal(look("a").st_mode & 0777, 0644);
}

#else

static void test_extended_attributes(void **state) {
    (void)state;
    skip();
}

#endif

static void test_a_signal_waits(void **state) {
    size_t failed;
    (void)state;
    make_three();
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        ends = true;
        replace_these(three, 3, &failed);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGTERM);
    assert_all("newer", 3);
}

static void test_without_memory(void **state) {
    struct arena full = {.failed = true};
    const struct replacement there = to_new("a");
    size_t failed;
    (void)state;
    make_file("a", "old");
    assert_int_equal(replace_all(&full, &there, 1, &failed), ENOMEM);
    assert_string_equal(content("a"), "old");
}

#define IN_FOLDER(function) cmocka_unit_test_setup_teardown(function, enter, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_all),
        IN_FOLDER(test_none_where_a_rename_fails),
        IN_FOLDER(test_none_where_one_cannot_be_written),
        IN_FOLDER(test_further_names_stay),
        IN_FOLDER(test_what_is_too_large_is_put_back),
        IN_FOLDER(test_links_stay),
        IN_FOLDER(test_permissions),
        IN_FOLDER(test_rights_go_where_it_is_written_in_place),
        IN_FOLDER(test_owners),
        IN_FOLDER(test_extended_attributes),
        IN_FOLDER(test_a_signal_waits),
        IN_FOLDER(test_without_memory),
    };
    return cmocka_run_group_tests_name("replace", tests, NULL, NULL);
}
