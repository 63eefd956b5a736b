/* torture.c - every allocation fails once.
 *
 *     torture [every N] ARGUMENT...
 *
 * Runs the whole command, in this process, with the arguments, again and again: the first allocation fails, then the second, and so
 * on until a run comes through; or every Nth one, where there are very many. Allocations of this project, of Lua (which asks through
 * the sandbox), of libyaml (linked statically, the linker's --wrap does the rest) and of jansson (told to) all count. Each failed run
 * must end with exit code 2 or 4 and a message, and must leave as many allocations behind as there were before it: none of its own.
 *
 * Each is tried in two ways: from that allocation on there is no memory at all, and only that one fails. The second may come
 * through, for Lua collects its garbage and tries again; then it must say what a run with memory says. */
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/dispatch.h"
#include "cli/exit_code.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *pointer, size_t size);
char *__real_strdup(const char *string);
void __real_free(void *pointer);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *pointer, size_t size);
char *__wrap_strdup(const char *string);
void __wrap_free(void *pointer);

#define MOST_ARGUMENTS 12

enum way { FROM_THERE_ON, ONLY_THAT_ONE, WAYS };

static _Atomic size_t asked; /* by all threads */
static size_t fail_at;       /* 0: none fails */
static size_t every = 1;
static enum way way;
static _Atomic long living;

static bool fails(void) {
    size_t at = ++asked;
    if (fail_at == 0)
        return false;
    return way == FROM_THERE_ON ? at >= fail_at : at == fail_at;
}

void *__wrap_malloc(size_t size) {
    void *pointer = fails() ? NULL : __real_malloc(size);
    living += pointer != NULL;
    return pointer;
}

void *__wrap_calloc(size_t count, size_t size) {
    void *pointer = fails() ? NULL : __real_calloc(count, size);
    living += pointer != NULL;
    return pointer;
}

void *__wrap_realloc(void *pointer, size_t size) {
    void *moved = fails() ? NULL : __real_realloc(pointer, size);
    living += moved != NULL && pointer == NULL;
    return moved;
}

char *__wrap_strdup(const char *string) {
    char *copy = fails() ? NULL : __real_strdup(string);
    living += copy != NULL;
    return copy;
}

void __wrap_free(void *pointer) {
    living -= pointer != NULL;
    __real_free(pointer);
}

/* What a run did. */
struct result {
    bool none_failed;
    int code;
    long left_behind;
    off_t said;       /* bytes on standard output and standard error */
    off_t complained; /* bytes on standard error */
};

static int errors_to, output_to; /* files that take what the command prints */

static off_t size_of(int file) {
    struct stat about;
    return fstat(file, &about) == 0 ? about.st_size : -1;
}

static struct result run(int argc, char **argv) {
    char *arguments[MOST_ARGUMENTS + 1] = {NULL}; /* the command may change the order of its own */
    memcpy(arguments, argv, (size_t)argc * sizeof *argv);
    if (ftruncate(output_to, 0) != 0 || ftruncate(errors_to, 0) != 0)
        exit(3);
    asked = 0;
    long before = living;
    struct result result = {.code = dispatch(argc, arguments)};
    result.none_failed = asked < fail_at; /* with several jobs, runs ask for more or less */
    fail_at = 0;
    fflush(stdout);
    result.left_behind = living - before;
    result.complained = size_of(errors_to);
    result.said = size_of(output_to) + result.complained;
    return result;
}

static bool is_good(struct result result, struct result good, enum way tried) {
    if (result.left_behind != 0)
        return false;
    if ((result.none_failed || tried == ONLY_THAT_ONE) && result.code == good.code && result.said == good.said)
        return true;
    return result.code == EXIT_RULE || (result.code == EXIT_USAGE && result.complained > 0);
}

static int redirect(int descriptor) {
    FILE *file = tmpfile();
    if (!file || dup2(fileno(file), descriptor) < 0 || fcntl(descriptor, F_SETFL, O_APPEND) < 0)
        exit(3);
    return fileno(file);
}

/* Fails each allocation of a run in turn. Returns how many runs were not good. */
static int torture(FILE *terminal, int argc, char **argv, enum way tried) {
    struct result good = run(argc, argv);
    size_t total = asked;
    int bad = 0;
    for (size_t at = 1; at <= total; at += every) {
        fail_at = at;
        way = tried;
        struct result result = run(argc, argv);
        if (is_good(result, good, tried))
            continue;
        bad++;
        fprintf(terminal, "allocation %zu of %zu: exit code %d, %ld left behind, %lld bytes of complaint\n", at, total,
                result.code, result.left_behind, (long long)result.complained);
    }
    struct result after = run(argc, argv);
    if (after.code != good.code || after.said != good.said || after.left_behind != 0) {
        bad++;
        fprintf(terminal, "a run with memory, at the end: exit code %d instead of %d\n", after.code, good.code);
    }
    fprintf(terminal, "%zu allocations, exit code with memory %d, runs that were not good: %d\n", total, good.code,
            bad);
    return bad;
}

int main(int argc, char **argv) {
    FILE *terminal = fdopen(dup(STDERR_FILENO), "w");
    if (!terminal || argc < 2 || argc > MOST_ARGUMENTS)
        return 3;
    if (argc > 3 && strcmp(argv[1], "every") == 0) {
        every = strtoul(argv[2], NULL, 10);
        argv += 2;
        argc -= 2;
    }
    setvbuf(terminal, NULL, _IOLBF, BUFSIZ);
    setvbuf(stderr, NULL, _IONBF, 0);
    output_to = redirect(STDOUT_FILENO);
    errors_to = redirect(STDERR_FILENO);
    json_set_alloc_funcs(__wrap_malloc, __wrap_free);
    int bad = 0;
    for (enum way tried = FROM_THERE_ON; tried < WAYS; tried++)
        bad += torture(terminal, argc, argv, tried);
    return bad ? 1 : 0;
}
