/* torture.c - fails each allocation of a command once.
 *
 *     torture [again] [loading] [every N] ARGUMENT...
 *
 * Runs the command with these arguments in this process. At each allocation (or at every Nth one, where there are
 * very many) the process forks: the allocation fails in the child, and the parent waits for the child and goes on.
 * With "again", the command runs from its beginning for each allocation instead: a command that has threads, or a
 * file that it writes, cannot be forked midway.
 *
 * All commands load the built-in rules in the same way, which takes most of their allocations. So only "loading" fails
 * each of these; without it, one in LOADING_EACH of them fails.
 *
 * Allocations of this project, of Lua (through the sandbox), of libyaml (linked statically, with the linker's --wrap)
 * and of jansson (json_set_alloc_funcs) count. A run with a failed allocation must end with exit code 2 or 4 and a
 * message, and must free all memory that it has allocated. It must not change later runs in the same process.
 *
 * Each allocation fails in two ways: together with all later ones, and alone. Alone, the run may succeed, because
 * Lua collects its garbage and tries again; its output must then be as long as the output of a run with memory. */
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/dispatch.h"
#include "cli/exit_code.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *pointer, size_t size);
char *__real_strdup(const char *string);
sl_result __real_sl_load_builtin(sl_checker *checker);
void __real_free(void *pointer);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *pointer, size_t size);
char *__wrap_strdup(const char *string);
void __wrap_free(void *pointer);
sl_result __wrap_sl_load_builtin(sl_checker *checker);

#define MOST_ARGUMENTS 14
#define MOST_FILES 64    /* that are open at once */
#define FULL_RUN_EACH 32 /* one child in so many runs the command once more, with memory */
#define LOADING_EACH 101 /* of the allocations that load the built-in rules, one in so many fails */
#define EXIT_NOT_GOOD 1
#define EXIT_NO_TEST 3

enum way { FROM_THERE_ON, ONLY_THAT_ONE, WAYS };

static _Atomic size_t allocations; /* allocations of this run, by all threads */
static size_t fail_at;             /* the number of the allocation that fails; 0 for none */
static size_t every = 1;
static enum way way;
static _Atomic long unfreed; /* allocations that are not freed */
static bool with_loading;
static size_t loading_from, loading_to; /* the allocations in which the built-in rules are loaded */

static bool forks;               /* at each allocation */
static size_t child_of;          /* the number of the allocation that fails in this process; 0 in the parent */
static int bad_children;         /* children that ended with another exit code than 0 */
static int errors_to, output_to; /* files that take what the command prints */
static FILE *terminal;           /* where this program prints */

static off_t size_of(int file) {
    struct stat about;
    return fstat(file, &about) == 0 ? about.st_size : -1;
}

/* Waits until the child has ended. Resets the sizes of files, and the positions in them, that the child has changed. */
static void wait_for(pid_t child, size_t at, const off_t positions[MOST_FILES], off_t output_size, off_t errors_size) {
    int status;
    if (waitpid(child, &status, 0) != child || ftruncate(output_to, output_size) != 0 ||
        ftruncate(errors_to, errors_size) != 0)
        _exit(EXIT_NO_TEST);
    for (int file = 0; file < MOST_FILES; file++)
        if (positions[file] >= 0)
            lseek(file, positions[file], SEEK_SET);
    bad_children += status != 0;
    if (status != 0 && !(WIFEXITED(status) && WEXITSTATUS(status) == EXIT_NOT_GOOD))
        fprintf(terminal, "allocation %zu: the process ended with the status %#x\n", at, (unsigned)status);
}

/* Forks. Returns true in the child, in which the allocation with this number fails, and false in the parent. */
static bool fails_in_child(size_t at) {
    int error = errno;
    off_t positions[MOST_FILES];
    for (int file = 0; file < MOST_FILES; file++)
        positions[file] = lseek(file, 0, SEEK_CUR);
    off_t output_size = size_of(output_to), errors_size = size_of(errors_to);
    pid_t child = fork();
    if (child < 0)
        _exit(EXIT_NO_TEST);
    if (child == 0) {
        forks = false;
        fail_at = child_of = at;
    } else {
        wait_for(child, at, positions, output_size, errors_size);
    }
    errno = error;
    return child == 0;
}

/* Returns whether the allocation with this number is one of those to fail. */
static bool is_tried(size_t at) {
    bool is_loading = at >= loading_from && at < loading_to;
    size_t step = is_loading && !with_loading && every < LOADING_EACH ? LOADING_EACH : every;
    return (at - 1) % step == 0;
}

static bool fails(void) {
    size_t at = ++allocations;
    if (forks)
        return is_tried(at) && fails_in_child(at);
    if (fail_at == 0)
        return false;
    return way == FROM_THERE_ON ? at >= fail_at : at == fail_at;
}

void *__wrap_malloc(size_t size) {
    void *pointer = fails() ? NULL : __real_malloc(size);
    unfreed += pointer != NULL;
    return pointer;
}

void *__wrap_calloc(size_t count, size_t size) {
    void *pointer = fails() ? NULL : __real_calloc(count, size);
    unfreed += pointer != NULL;
    return pointer;
}

void *__wrap_realloc(void *pointer, size_t size) {
    void *moved = fails() ? NULL : __real_realloc(pointer, size);
    unfreed += moved != NULL && pointer == NULL;
    return moved;
}

char *__wrap_strdup(const char *string) {
    char *copy = fails() ? NULL : __real_strdup(string);
    unfreed += copy != NULL;
    return copy;
}

void __wrap_free(void *pointer) {
    unfreed -= pointer != NULL;
    __real_free(pointer);
}

sl_result __wrap_sl_load_builtin(sl_checker *checker) {
    size_t from = allocations;
    sl_result result = __real_sl_load_builtin(checker);
    if (loading_to == 0) { /* the first checker of the first run */
        loading_from = from + 1;
        loading_to = allocations + 1;
    }
    return result;
}

struct result {
    bool none_failed;
    int code;
    long left_behind;     /* allocations that the run did not free */
    off_t printed;        /* bytes on standard output and standard error */
    off_t printed_errors; /* bytes on standard error */
};

static struct result run(int argc, char **argv) {
    char *arguments[MOST_ARGUMENTS + 1] = {NULL}; /* the command may change the order of its own */
    memcpy(arguments, argv, (size_t)argc * sizeof *argv);
    if (ftruncate(output_to, 0) != 0 || ftruncate(errors_to, 0) != 0)
        exit(EXIT_NO_TEST);
    allocations = 0;
    long before = unfreed;
    struct result result = {.code = dispatch(argc, arguments)};
    result.none_failed = allocations < fail_at; /* with several jobs, runs ask for more or less */
    fail_at = 0;
    fflush(stdout);
    result.left_behind = unfreed - before;
    result.printed_errors = size_of(errors_to);
    result.printed = size_of(output_to) + result.printed_errors;
    return result;
}

/* Returns whether a run with a failed allocation ended as it has to. */
static bool is_good(struct result result, struct result good, enum way tried) {
    if (result.left_behind != 0)
        return false;
    if ((result.none_failed || tried == ONLY_THAT_ONE) && result.code == good.code && result.printed == good.printed)
        return true;
    return result.code == EXIT_RULE || (result.code == EXIT_USAGE && result.printed_errors > 0);
}

/* The same for a run with memory. */
static bool is_same(struct result result, struct result good) {
    return result.code == good.code && result.printed == good.printed && result.left_behind == 0;
}

static int redirect(int descriptor) {
    FILE *file = tmpfile();
    if (!file || dup2(fileno(file), descriptor) < 0 || fcntl(descriptor, F_SETFL, O_APPEND) < 0)
        exit(EXIT_NO_TEST);
    return fileno(file);
}

/* Judges a run in which the allocation with this number failed. Returns 1 if the run was not good. */
static int judge(size_t at, size_t total, struct result result, struct result good) {
    if (is_good(result, good, way))
        return 0;
    fprintf(terminal, "allocation %zu of %zu: exit code %d, %ld left behind, %lld bytes of messages\n", at, total,
            result.code, result.left_behind, (long long)result.printed_errors);
    return 1;
}

static int judge_with_memory(struct result result, struct result good) {
    if (is_same(result, good))
        return 0;
    fprintf(terminal, "a run with memory, at the end: exit code %d instead of %d\n", result.code, good.code);
    return 1;
}

/* Ends a child after its run. */
static void end_child(size_t total, struct result result, struct result good, int argc, char **argv) {
    int bad = judge(child_of, total, result, good);
    if (child_of / every % FULL_RUN_EACH == 0)
        bad += judge_with_memory(run(argc, argv), good);
    fflush(terminal);
    _exit(bad ? EXIT_NOT_GOOD : EXIT_SUCCESS);
}

/* Fails each allocation of a run in a child. Returns how many runs were not good. */
static int fail_in_children(size_t total, struct result good, int argc, char **argv) {
    bad_children = 0;
    forks = true;
    struct result result = run(argc, argv);
    if (child_of > 0)
        end_child(total, result, good, argc, argv);
    forks = false;
    return bad_children + judge_with_memory(result, good);
}

/* Fails each allocation in a run of its own. Returns how many runs were not good. */
static int fail_in_runs(size_t total, struct result good, int argc, char **argv) {
    int bad = 0;
    for (size_t at = 1; at <= total; at++) {
        if (!is_tried(at))
            continue;
        fail_at = at;
        bad += judge(at, total, run(argc, argv), good);
    }
    return bad + judge_with_memory(run(argc, argv), good);
}

/* Takes the first argument away if it is this word. Returns whether it was. */
static bool takes(int *argc, char ***argv, const char *word) {
    bool taken = *argc > 1 && strcmp((*argv)[1], word) == 0;
    *argc -= taken;
    *argv += taken;
    return taken;
}

int main(int argc, char **argv) {
    terminal = fdopen(dup(STDERR_FILENO), "w");
    if (!terminal || argc < 2 || argc > MOST_ARGUMENTS)
        return EXIT_NO_TEST;
    bool again = takes(&argc, &argv, "again");
    with_loading = takes(&argc, &argv, "loading");
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
    for (way = FROM_THERE_ON; way < WAYS; way++) {
        struct result good = run(argc, argv);
        size_t total = allocations;
        int found = again ? fail_in_runs(total, good, argc, argv) : fail_in_children(total, good, argc, argv);
        fprintf(terminal,
                "%zu allocations, %zu of them for loading, exit code with memory %d, runs that were not good: %d\n",
                total, loading_to - loading_from, good.code, found);
        bad += found;
    }
    return bad ? EXIT_NOT_GOOD : EXIT_SUCCESS;
}
