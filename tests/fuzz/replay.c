/* replay.c - runs a target on each file of some folders, without a fuzzer, so that its seeds are ordinary tests.
 *
 *     replay_TARGET FOLDER...
 *
 * Each file has a process of its own with a limit of time, so that all that fail are told. Its standard input is a pipe that never
 * ends. A folder that is not there has no files. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECONDS                                                                                                        \
    60 /* of work, with sanitizers, under which a thousand changes of a rule take some twenty; without them, two */
#define WAITING 200 /* seconds in all, on a busy machine; what reads from a device or a pipe waits for ever */
#define PATH_BYTES 4096

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Exits with 1 when a file cannot be read. */
static void run(const char *path) {
    FILE *file = fopen(path, "rb");
    struct stat state;
    if (!file || fstat(fileno(file), &state) != 0)
        exit(1);
    size_t size = (size_t)state.st_size;
    uint8_t *bytes = malloc(size ? size : 1); /* no larger, so that a read behind its end is seen */
    if (!bytes || fread(bytes, 1, size, file) != size || setrlimit(RLIMIT_CPU, &(struct rlimit){SECONDS, SECONDS}) != 0)
        exit(1);
    fclose(file);
    alarm(WAITING);
    LLVMFuzzerTestOneInput(bytes, size);
    free(bytes);
    exit(0);
}

/* Whether the target came through. */
static int replay(const char *path) {
    int status;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        run(path);
    if (child < 0 || waitpid(child, &status, 0) != child)
        return 0;
    if (WIFSIGNALED(status))
        printf("FAIL %s: %s\n", path, strsignal(WTERMSIG(status)));
    else if (WEXITSTATUS(status) != 0)
        printf("FAIL %s: exit code %d\n", path, WEXITSTATUS(status));
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Seconds of work of the files so far. */
static double spent(void) {
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static int is_seed(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

struct tally {
    int files, failed;
    double longest; /* seconds of work of a file */
    char slowest[PATH_BYTES];
};

static void replay_folder(const char *folder, struct tally *tally) {
    struct dirent **entries;
    int count = scandir(folder, &entries, is_seed, alphasort);
    for (int i = 0; i < count; i++) {
        char path[PATH_BYTES];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        double before = spent();
        tally->failed += !replay(path);
        double seconds = spent() - before;
        if (seconds > tally->longest) {
            tally->longest = seconds;
            memcpy(tally->slowest, path, sizeof path);
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    tally->files += count > 0 ? count : 0;
}

int main(int argc, char **argv) {
    static struct tally tally;
    int ends[2];
    if (pipe(ends) != 0 || dup2(ends[0], STDIN_FILENO) < 0)
        return 1;
    for (int i = 1; i < argc; i++)
        replay_folder(argv[i], &tally);
    printf("%d passed, %d failed; the slowest took %.1f s: %s\n", tally.files - tally.failed, tally.failed,
           tally.longest, tally.slowest);
    return tally.failed == 0 && tally.files > 0 ? 0 : 1;
}
