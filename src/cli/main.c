/* main.c - prepares the process and runs the command. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/dispatch.h"

/* Opens /dev/null for each standard stream that is closed. Otherwise the next file that is opened would get its number,
 * and messages would be written into that file. Reading from such a stream or writing to it fails. */
static void reserve_streams(void) {
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) < 0) /* open() takes the lowest free number, which is this one */
            (void)!open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* The size of the pieces in which output goes to a file or a pipe. */
#define PIECE_BYTES (64 * 1024)

int main(int argc, char **argv) {
    static char room[PIECE_BYTES];
    reserve_streams();
    signal(SIGPIPE, SIG_IGN); /* a reader that closes its pipe does not end the work on files */
    signal(SIGXFSZ, SIG_IGN); /* a file that would grow too large is one that cannot be written */
    if (!isatty(STDOUT_FILENO))
        setvbuf(stdout, room, _IOFBF, sizeof room);
    return dispatch(argc, argv);
}
