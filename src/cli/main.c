#include <signal.h>

#include "cli/command.h"

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is output that cannot be written: said, with an exit code */
    signal(SIGXFSZ, SIG_IGN); /* and so is a file that would grow too large */
    return command_main(argc, argv);
}
