/* casewalk: argv into the table of commands; nothing else. */
#include <signal.h>

#include "command.h"

int main(int argc, char **argv) {
    /* A full disk and a closed pipe are errors to be told, not deaths. */
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    return command_main(argc, argv);
}
