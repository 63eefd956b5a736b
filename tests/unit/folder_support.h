/* folder_support.h - a folder for each test, which becomes the current one, and what is made in it. */
#ifndef SAMPLINT_TESTS_FOLDER_SUPPORT_H
#define SAMPLINT_TESTS_FOLDER_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Longer than any of these tests takes under sanitizers: one that waits for a pipe is ended. */
#define PATIENCE_SECONDS 300

static char test_folder[32];
static int test_folder_open = -1;
static char *made[200]; /* what to remove, in the order of making */
static size_t made_count;

/* Setup and teardown of a test, which may change the current folder. */
static inline int enter_folder(void **state) {
    (void)state;
    alarm(PATIENCE_SECONDS);
    strcpy(test_folder, "unit-folder-XXXXXX");
    if (!mkdtemp(test_folder) || chdir(test_folder) != 0)
        return -1;
    test_folder_open = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return test_folder_open < 0;
}

static inline int leave_folder(void **state) {
    int result = fchdir(test_folder_open) | close(test_folder_open);
    (void)state;
    alarm(0);
    while (made_count > 0) {
        result |= remove(made[--made_count]);
        free(made[made_count]);
    }
    return result | chdir("..") | rmdir(test_folder);
}

static inline void note_made(const char *path) {
    assert_true(made_count < sizeof made / sizeof *made);
    made[made_count++] = strdup(path);
}

static inline void make_folder(const char *path) {
    assert_int_equal(mkdir(path, 0777), 0);
    note_made(path);
}

static inline void make_bytes(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    note_made(path);
}

static inline void make_file(const char *path, const char *string) {
    make_bytes(path, string, strlen(string));
}

static inline void make_link(const char *target, const char *path) {
    assert_int_equal(symlink(target, path), 0);
    note_made(path);
}

static inline void make_fifo(const char *path) {
    assert_int_equal(mkfifo(path, 0666), 0);
    note_made(path);
}

#endif
