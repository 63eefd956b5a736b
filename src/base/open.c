/* open.c - opens files for reading and refuses those that must not be read. */
#include "base/open.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "base/text.h"

/* Opening and reading with these flags never waits, and a terminal does not become the controlling one. */
#define QUICK_FLAGS (O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

const char *sl_file_error(int error) {
    switch (error) {
    case OPEN_NO_FILE: return "is no ordinary file; name it on the command line to have it read";
    case OPEN_TERMINAL: return "is a terminal; redirect a file or a pipe to standard input";
    case OPEN_LEADS_OUT:
        return "a link leads out of the repository, or out of the folder if that is in no repository; name the file "
               "itself on the command line to have it read";
    case OPEN_NOTHING_YET: return "has nothing to read yet, and samplint does not wait for it";
    default: return strerror(error);
    }
}

void open_close(int descriptor) {
    int error = errno;
    if (descriptor != STDIN_FILENO)
        close(descriptor);
    errno = error;
}

/* Closes a descriptor, if there is one, and fails with an error. */
static int refuse(int descriptor, int error) {
    if (descriptor >= 0)
        open_close(descriptor);
    errno = error;
    return -1;
}

int open_named(const char *path) {
    struct stat about;
    if (strcmp(path, "-") == 0)
        return isatty(STDIN_FILENO) ? refuse(-1, OPEN_TERMINAL) : STDIN_FILENO;
    if (stat(path, &about) != 0)
        return -1;
    if (S_ISDIR(about.st_mode))
        return refuse(-1, EISDIR);
    int descriptor = open(path, S_ISFIFO(about.st_mode) ? O_RDONLY | O_NOCTTY | O_CLOEXEC : QUICK_FLAGS);
    return descriptor >= 0 && isatty(descriptor) ? refuse(descriptor, OPEN_TERMINAL) : descriptor;
}

/* Returns 0 for a regular file, else the error for which it is refused. */
static int error_of(const struct stat *about) {
    return S_ISREG(about->st_mode) ? 0 : S_ISDIR(about->st_mode) ? EISDIR : OPEN_NO_FILE;
}

/* Checks the file before opening it, because opening affects some devices, and again when it is open. */
int open_found(const char *path, sl_text tree) {
    char real[PATH_MAX];
    struct stat about;
    if (lstat(path, &about) != 0)
        return -1;
    if (S_ISLNK(about.st_mode)) {
        if (!realpath(path, real))
            return -1;
        if (tree.length && path_inside(tree, text_of(real)).length == 0)
            return refuse(-1, OPEN_LEADS_OUT);
        path = real;
        if (lstat(path, &about) != 0)
            return -1;
    }
    if (error_of(&about))
        return refuse(-1, error_of(&about));
    int descriptor = open(path, QUICK_FLAGS | O_NOFOLLOW);
    if (descriptor < 0 || fstat(descriptor, &about) != 0)
        return refuse(descriptor, errno);
    return error_of(&about) ? refuse(descriptor, error_of(&about)) : descriptor;
}
