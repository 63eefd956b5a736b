#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/command.h"

/* A file that is opened would get the place of a stream that is closed, and whatever is said there would go into it. What stands in
 * for it takes and gives nothing. */
static void hold_streams(void) {
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) < 0)
            (void)!open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY); /* takes the lowest that is free */
}

/* What goes into a file or a pipe goes there in pieces so large. */
#define PIECE_BYTES (64 * 1024)

static void gather_output(void) {
    static char room[PIECE_BYTES];
    if (!isatty(STDOUT_FILENO))
        setvbuf(stdout, room, _IOFBF, sizeof room);
}

int main(int argc, char **argv) {
    hold_streams();
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is output that cannot be written: said, with an exit code */
    signal(SIGXFSZ, SIG_IGN); /* and so is a file that would grow too large */
    gather_output();
    return command_main(argc, argv);
}
