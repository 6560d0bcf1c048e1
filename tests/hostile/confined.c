/* What a confined process may not do ends it: one child for each thing, the kernel as the judge. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "confine.h"

enum { OPEN = 5 /* a descriptor that was forgotten open */, MEMORY = 256 << 20 };

static void open_file(void) { open("/etc/passwd", O_RDONLY); }
static void open_old(void) { syscall(SYS_open, "/etc/passwd", O_RDONLY); }
static void make_file(void) { open("made-by-a-test", O_CREAT | O_WRONLY, 0600); }
static void remove_file(void) { unlink("made-by-a-test"); }
static void look_at_file(void) {
    struct stat status;
    stat("/etc/passwd", &status);
}
static void make_socket(void) { socket(AF_INET, SOCK_STREAM, 0); }
static void make_pair(void) {
    int pair[2];
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
}
static void send_with_descriptor(void) { sendmsg(STDOUT_FILENO, &(struct msghdr){0}, 0); }
static void run_program(void) {
    char name[] = "true";
    execve("/bin/true", (char *[]){name, NULL}, (char *[]){NULL});
}
static void fork_process(void) { fork(); }
static void clone_process(void) { syscall(SYS_clone3, NULL, 0); }
static void trace(void) { ptrace(PTRACE_TRACEME, 0, 0, 0); }
static void trace_parent(void) { ptrace(PTRACE_ATTACH, getppid(), 0, 0); }
static void read_parent(void) { syscall(SYS_process_vm_readv, 1, NULL, 0, NULL, 0, 0); }
static void kill_parent(void) { kill(getppid(), 0); }
static void kill_thread(void) { syscall(SYS_tgkill, 1, 1, 0); }
static void map_code(void) {
    mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}
static void map_all(void) {
    mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}
static void make_code(void) {
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(page, 4096, PROT_READ | PROT_EXEC);
}
static void write_elsewhere(void) {
    ssize_t put = write(OPEN, "x", 1);
    (void)put;
}
static void read_elsewhere(void) {
    char byte;
    ssize_t got = read(OPEN, &byte, 1);
    (void)got;
}
static void read_answers(void) { /* only the requests may be read */
    char byte;
    ssize_t got = read(STDERR_FILENO, &byte, 1);
    (void)got;
}
static void duplicate(void) { dup2(OPEN, STDOUT_FILENO); }
static void more_memory(void) { setrlimit(RLIMIT_AS, &(struct rlimit){1 << 30, 1 << 30}); }
static void type_into_terminal(void) { ioctl(STDIN_FILENO, TIOCSTI, "x"); }
static void make_memory_file(void) { syscall(SYS_memfd_create, "x", 0); }
static void ring(void) { syscall(SYS_io_uring_setup, 1, NULL); }
static void performance(void) { syscall(SYS_perf_event_open, NULL, 0, -1, -1, 0); }
static void keys(void) { syscall(SYS_keyctl, 0, 0, 0, 0, 0); }
static void other_user(void) { syscall(SYS_setuid, 0); }
static void sleep_long(void) { sleep(1); }
static void alarm_clock(void) { alarm(1); }
#ifdef __x86_64__
static void other_numbers(void) { syscall(0x40000000 | SYS_getpid); } /* the x32 set of calls */
static void old_gate(void) { __asm__ volatile("int $0x80" ::"a"(20) : "memory"); }
#endif

static const struct {
    const char *name;
    void (*act)(void);
} forbidden[] = {
    {"open a file", open_file},
    {"open a file by the old call", open_old},
    {"make a file", make_file},
    {"remove a file", remove_file},
    {"look at a file", look_at_file},
    {"make a socket", make_socket},
    {"make a pair of sockets", make_pair},
    {"send a descriptor", send_with_descriptor},
    {"run a program", run_program},
    {"fork", fork_process},
    {"clone", clone_process},
    {"be traced", trace},
    {"trace the parent", trace_parent},
    {"read another process", read_parent},
    {"signal the parent", kill_parent},
    {"signal a thread of another", kill_thread},
    {"map code", map_code},
    {"map code that can be written", map_all},
    {"make memory code", make_code},
    {"write to another descriptor", write_elsewhere},
    {"read another descriptor", read_elsewhere},
    {"read from its own error output", read_answers},
    {"duplicate a descriptor", duplicate},
    {"raise a limit", more_memory},
    {"type into the terminal", type_into_terminal},
    {"make a file in memory", make_memory_file},
    {"io_uring", ring},
    {"perf", performance},
    {"keys", keys},
    {"change the user", other_user},
    {"sleep", sleep_long},
    {"set an alarm", alarm_clock},
#ifdef __x86_64__
    {"the x32 calls", other_numbers},
    {"the 32-bit gate", old_gate},
#endif
};

static int by_value(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

/* What the engine must be able to do. */
static void compute(void) {
    char *memory = malloc(8 << 20);
    static int numbers[4096]; /* glibc asks for the memory of the machine above 1 KiB */
    if (!memory)
        _exit(1);
    memset(memory, 1, 8 << 20);
    for (int i = 0; i < 4096; i++)
        numbers[i] = (i * 7919) % 4096;
    qsort(numbers, 64, sizeof *numbers, by_value);
    memory = realloc(memory, 32 << 20);
    if (!memory || write(STDOUT_FILENO, "", 0) != 0)
        _exit(2);
    char byte;
    if (read(STDIN_FILENO, &byte, 1) != 0) /* /dev/null */
        _exit(3);
    free(memory);
    if (malloc((size_t)MEMORY + (64 << 20)))
        _exit(4); /* the limit on memory holds */
}

/* How a confined child that does this ends. */
static int status_of(void (*act)(void)) {
    fflush(stdout);
    pid_t child = fork();
    if (child < 0) {
        perror("fork");
        exit(1);
    }
    if (child == 0) {
        struct failure why;
        if (!confine(MEMORY, &why)) {
            ssize_t put = write(STDERR_FILENO, why.text, strlen(why.text));
            (void)put;
            _exit(99);
        }
        act();
        _exit(0);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

int main(void) {
    int null = open("/dev/null", O_RDWR), faults = 0;
    dup2(null, STDIN_FILENO);
    dup2(null, OPEN);
    int status = status_of(compute);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        printf("an ordinary computation ends with wait status %#x\n", status);
        faults++;
    }
    size_t count = sizeof forbidden / sizeof *forbidden;
    for (size_t i = 0; i < count; i++) {
        status = status_of(forbidden[i].act);
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS)
            continue;
        printf("%s: wait status %#x, not SIGSYS\n", forbidden[i].name, status);
        faults++;
    }
    printf("%zu things tried, %d faults\n", count, faults);
    return faults > 0;
}
