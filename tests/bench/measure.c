/* measure.c - runs a command once and prints its wall seconds, processor seconds and peak KiB.
 *
 *     measure RESULT COMMAND [ARGUMENT...]
 *
 * A small process of its own starts the command, so that the peak is the command's and not that of whoever measures; what
 * the command prints is thrown away, and the three numbers go to the file RESULT. */
#define _DEFAULT_SOURCE /* wait4 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static _Noreturn void run(char **command) {
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere >= 0)
        dup2(nowhere, STDOUT_FILENO);
    execvp(command[0], command);
    _exit(127);
}

int main(int argc, char **argv) {
    if (argc < 3)
        return 2;
    double start = now();
    pid_t child = fork();
    if (child == 0)
        run(argv + 2);
    int status;
    struct rusage used;
    if (child < 0 || wait4(child, &status, 0, &used) != child || !WIFEXITED(status) || WEXITSTATUS(status) == 127)
        return 2;
    double wall = now() - start;
    FILE *result = fopen(argv[1], "w");
    if (!result)
        return 2;
    fprintf(result, "%.6f %.6f %ld\n", wall, seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss);
    return fclose(result) == 0 ? 0 : 2;
}
