/* Tests of base/file.h: whole files, standard input, and the files in folders. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>

#include "folder_support.h"
#include "support.h"

static int leave(void **state) {
    return free_scratch(state) | leave_folder(state);
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

static void test_reads_all(void **state) {
    sl_text bytes;
    (void)state;
    make_bytes("some", "a\0b\r\n\xFF", 6);
    assert_int_equal(file_read(&scratch, "some", 100, &bytes), FILE_OK);
    assert_int_equal(bytes.length, 6);
    assert_memory_equal(bytes.bytes, "a\0b\r\n\xFF", 7); /* with a NUL behind */
}

static void test_reads_an_empty_file(void **state) {
    sl_text bytes = TEXT("?");
    (void)state;
    make_file("empty", "");
    assert_int_equal(file_read(&scratch, "empty", 100, &bytes), FILE_OK);
    assert_int_equal(bytes.length, 0);
}

static void test_reads_no_more_than_asked(void **state) {
    sl_text bytes;
    (void)state;
    make_file("some", "0123456789");
    assert_int_equal(file_read(&scratch, "some", 10, &bytes), FILE_OK);
    assert_text(bytes, "0123456789");
    assert_int_equal(file_read(&scratch, "some", 4, &bytes), FILE_OK);
    assert_text(bytes, "01234"); /* one byte more shows that the file is longer */
}

static void test_reads_a_large_file(void **state) {
    const size_t length = 300001;
    sl_text bytes;
    (void)state;
    char *content = arena_alloc(&scratch, length);
    for (size_t i = 0; i < length; i++)
        content[i] = (char)('a' + i % 26);
    make_bytes("large", content, length);
    assert_int_equal(file_read(&scratch, "large", 1000000, &bytes), FILE_OK);
    assert_int_equal(bytes.length, length);
    assert_memory_equal(bytes.bytes, content, length);
}

static void assert_cannot_read(const char *path, int error) {
    sl_text bytes;
    assert_int_equal(file_read(&scratch, path, 100, &bytes), FILE_CANNOT_READ);
    assert_int_equal(errno, error);
}

static void test_cannot_read(void **state) {
    (void)state;
    assert_cannot_read("nowhere", ENOENT);
    make_file("some", "x");
    assert_cannot_read("some/inside", ENOTDIR);
    make_folder("folder");
    assert_cannot_read("folder", EISDIR);
    make_link("circle", "circle");
    assert_cannot_read("circle", ELOOP);
}

static void test_no_memory_for_the_content(void **state) {
    struct arena full = {.failed = true};
    sl_text bytes;
    (void)state;
    make_file("some", "x");
    assert_int_equal(file_read(&full, "some", 100, &bytes), FILE_OUT_OF_MEMORY);
}

/* Reads "-" with this descriptor, which is closed, in the place of standard input. */
static sl_text read_input(int descriptor, size_t most) {
    sl_text bytes;
    int kept = dup(STDIN_FILENO);
    assert_true(dup2(descriptor, STDIN_FILENO) >= 0);
    close(descriptor);
    enum file_result result = file_read(&scratch, "-", most, &bytes);
    assert_int_equal(fcntl(STDIN_FILENO, F_GETFD), 0); /* still open */
    if (kept >= 0) {
        dup2(kept, STDIN_FILENO);
        close(kept);
    } else {
        close(STDIN_FILENO);
    }
    assert_int_equal(result, FILE_OK);
    return bytes;
}

static void test_reads_standard_input(void **state) {
    int ends[2];
    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "from a pipe", 11), 11);
    close(ends[1]);
    assert_text(read_input(ends[0], 100), "from a pipe");
}

static void test_standard_input_has_a_limit_too(void **state) {
    int ends[2];
    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "from a pipe", 11), 11);
    close(ends[1]);
    assert_text(read_input(ends[0], 4), "from ");
}

/* ---- folders ----------------------------------------------------------------------------------------------------- */

static bool ends_as_told(sl_text name, const void *context) {
    return text_ends_with(name, text_of(context));
}

static bool is_any(sl_text name, const void *context) {
    (void)context;
    return name.length > 0;
}

/* Returns the files that are found, with blanks between them. */
static const char *found(const char *path, const char *end, int *error) {
    struct file_list list = {.arena = &scratch};
    file_find(&list, path, ends_as_told, end);
    *error = list.fault_count ? list.faults[0].error : 0;
    sl_text all = TEXT("");
    for (size_t i = 0; i < list.count; i++) {
        assert_int_equal(list.paths[i].bytes[list.paths[i].length], '\0');
        all = arena_printf(&scratch, "%.*s%s%.*s", TEXT_ARG(all), i ? " " : "", TEXT_ARG(list.paths[i]));
    }
    return string_of(all);
}

static void assert_found(const char *path, const char *end, const char *expected) {
    int error;
    assert_string_equal(found(path, end, &error), expected);
    assert_int_equal(error, 0);
}

static void make_tree(void) {
    make_folder("b");
    make_folder("b/inner");
    make_folder("a");
    make_folder(".hidden");
    make_file("b/inner/2.yaml", "");
    make_file("b/10.yaml", "");
    make_file("b/9.yaml", "");
    make_file("b/9.txt", "");
    make_file("a/z.yaml", "");
    make_file("B.yaml", "");
    make_file(".hidden/1.yaml", "");
    make_file("b/.1.yaml", "");
}

static void test_finds_in_order(void **state) {
    (void)state;
    make_tree();
    assert_found(".", ".yaml", "B.yaml a/z.yaml b/10.yaml b/9.yaml b/inner/2.yaml");
    assert_found("b", ".yaml", "b/10.yaml b/9.yaml b/inner/2.yaml");
    assert_found("b/", ".txt", "b/9.txt");
    assert_found("./b", ".txt", "./b/9.txt");
    assert_found("a", ".lua", "");
}

/* A folder that is named is searched even if it is hidden. */
static void test_hidden_when_asked_for(void **state) {
    (void)state;
    make_tree();
    assert_found(".hidden", ".yaml", ".hidden/1.yaml");
}

static void test_links(void **state) {
    (void)state;
    make_folder("a");
    make_file("real.yaml", "");
    make_link("../real.yaml", "a/link.yaml");
    make_link("..", "a/up");
    make_link("nowhere", "a/broken.txt");
    assert_found("a", ".yaml", "a/link.yaml");
    assert_found("a", ".txt", "a/broken.txt"); /* reading it reports the error */
}

static void test_cannot_search(void **state) {
    int error;
    (void)state;
    make_file("some.yaml", "");
    assert_string_equal(found("nowhere", ".yaml", &error), "");
    assert_int_equal(error, ENOENT);
    assert_string_equal(found("some.yaml", ".yaml", &error), "");
    assert_int_equal(error, ENOTDIR);
}

static const char *faults(const char *path) {
    struct file_list list = {.arena = &scratch};
    sl_text all = TEXT("");
    file_find(&list, path, is_any, NULL);
    for (size_t i = 0; i < list.fault_count; i++)
        all = arena_printf(&scratch, "%.*s%.*s: %s\n", TEXT_ARG(all), TEXT_ARG(list.faults[i].path),
                           list.faults[i].error == EACCES   ? "EACCES"
                           : list.faults[i].error == ENOENT ? "ENOENT"
                                                            : "?");
    return string_of(all);
}

/* A folder that cannot be searched does not hide its siblings. */
static void test_searching_goes_on(void **state) {
    int error;
    (void)state;
    if (geteuid() == 0)
        skip(); /* root can read everything */
    make_folder("t");
    make_folder("t/a");
    make_folder("t/m");
    make_folder("t/z");
    make_file("t/a/1.yaml", "");
    make_file("t/m/2.yaml", "");
    make_file("t/z/3.yaml", "");
    assert_int_equal(chmod("t/m", 0), 0);
    const char *all = found("t", ".yaml", &error), *wrong = faults("t");
    assert_int_equal(chmod("t/m", 0700), 0);
    assert_string_equal(all, "t/a/1.yaml t/z/3.yaml");
    assert_int_equal(error, EACCES);
    assert_string_equal(wrong, "t/m: EACCES\n");
}

static void test_folders_too_deep(void **state) {
    char path[200] = "d";
    int error;
    (void)state;
    make_folder(path);
    for (size_t i = 1; i < 66; i++) {
        strcat(path, "/d");
        make_folder(path);
    }
    make_folder("d/e");
    make_file("d/e/1.yaml", "");
    assert_string_equal(found("d", ".yaml", &error), "d/e/1.yaml");
    assert_int_equal(error, ELOOP);
    found("d/d", ".yaml", &error);
    assert_int_equal(error, 0);
}

static void take_nothing(struct file_list *list, const struct file_name *name, const void *context) {
    (void)context;
    fail_msg("%zu: %zu: %s", list->count, name->depth, name->path.bytes);
}

static void test_searching_without_memory(void **state) {
    struct arena full = {.failed = true};
    struct file_list list = {.arena = &full};
    (void)state;
    file_find(&list, ".", is_any, NULL);
    file_names(&list, (sl_text){NULL, 0}, 0, take_nothing, NULL); /* as the arena gave it */
    assert_int_equal(list.fault_count, 0);
    file_list_add(&list, TEXT("a"));
    assert_int_equal(list.count, 0);
}

static void test_sort(void **state) {
    struct file_list list = {.arena = &scratch};
    (void)state;
    file_list_sort(&list);
    assert_int_equal(list.count, 0);
    const sl_text paths[] = {TEXT("b"), TEXT("a/b"), TEXT("b"), TEXT("a"), TEXT("b"), TEXT("a-b")};
    for (size_t i = 0; i < COUNT_OF(paths); i++)
        file_list_add(&list, paths[i]);
    file_list_sort(&list);
    assert_int_equal(list.count, 4);
    assert_text(list.paths[0], "a");
    assert_text(list.paths[1], "a-b");
    assert_text(list.paths[2], "a/b");
    assert_text(list.paths[3], "b");
    file_fault_add(&list, TEXT("b"), EACCES);
    file_fault_add(&list, TEXT("a"), ELOOP);
    file_fault_add(&list, TEXT("b"), EACCES);
    file_list_sort(&list);
    assert_int_equal(list.fault_count, 2);
    assert_text(list.faults[0].path, "a");
    assert_text(list.faults[1].path, "b");
}

#define IN_FOLDER(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_reads_all),
        IN_FOLDER(test_reads_an_empty_file),
        IN_FOLDER(test_reads_no_more_than_asked),
        IN_FOLDER(test_reads_a_large_file),
        IN_FOLDER(test_cannot_read),
        IN_FOLDER(test_no_memory_for_the_content),
        IN_FOLDER(test_reads_standard_input),
        IN_FOLDER(test_standard_input_has_a_limit_too),
        IN_FOLDER(test_finds_in_order),
        IN_FOLDER(test_hidden_when_asked_for),
        IN_FOLDER(test_links),
        IN_FOLDER(test_cannot_search),
        IN_FOLDER(test_searching_goes_on),
        IN_FOLDER(test_folders_too_deep),
        IN_FOLDER(test_searching_without_memory),
        IN_FOLDER(test_sort),
    };
    return RUN(tests);
}
