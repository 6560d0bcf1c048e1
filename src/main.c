/* casewalk: argv into the table of commands; nothing else. */
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "command.h"

/* A standard descriptor that is closed would be given to the next file or socket, which would then
   be read as the learner's answers or written over. Reading and writing fail as if it were closed.
 */
static void hold_standard_descriptors(void) {
    static const int useless[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        if (fcntl(file, F_GETFD) < 0 && open("/dev/null", useless[file]) != file)
            _exit(EXIT_USAGE);
}

int main(int argc, char **argv) {
    hold_standard_descriptors();
    /* A full disk and a closed pipe are errors to be told, not deaths. */
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    return command_main(argc, argv);
}
