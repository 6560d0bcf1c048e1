/* Taking from a process what a pathway must not have. */
#include "confine.h"

#include <errno.h>
#include <seccomp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static bool limit(int resource, rlim_t value, const char *name, struct failure *why) {
    struct rlimit both = {value, value};
    if (setrlimit(resource, &both) == 0)
        return true;
    return fail(why, "the limit on %s cannot be set: %s", name, strerror(errno));
}

/* Calls that need no look at their arguments: memory, ending, and what the C library asks for on
 * the way. */
static const int harmless[] = {
    SCMP_SYS(brk),     SCMP_SYS(munmap),       SCMP_SYS(mremap),    SCMP_SYS(exit_group),
    SCMP_SYS(exit),    SCMP_SYS(rt_sigreturn), SCMP_SYS(gettid),    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(getpid),  SCMP_SYS(futex),        SCMP_SYS(getrandom), SCMP_SYS(clock_gettime),
    SCMP_SYS(madvise),
};

static int allow_harmless(scmp_filter_ctx filter) {
    int result = 0;
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless && result == 0; i++)
        result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, harmless[i], 0);
    return result;
}

/* Calls that are allowed with some arguments only. */
static int allow_with_arguments(scmp_filter_ctx filter) {
    int result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(read), 1,
                                  SCMP_A0(SCMP_CMP_EQ, STDIN_FILENO));
    if (result == 0)
        result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
                                  SCMP_A0(SCMP_CMP_EQ, STDOUT_FILENO));
    if (result == 0)
        result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
                                  SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO));
    if (result == 0)
        result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
                                  SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    if (result == 0) /* abort() */
        result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                                  SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()));
    return result;
}

static bool filter_calls(struct failure *why) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter)
        return fail(why, "the filter of system calls cannot be made");
    int result = allow_harmless(filter);
    if (result == 0)
        result = allow_with_arguments(filter);
    if (result == 0)
        result = seccomp_load(filter);
    seccomp_release(filter);
    return result == 0 ||
           fail(why, "the kernel does not take the filter of system calls: %s", strerror(-result));
}

/* The address sanitizer of the development build maps terabytes that it never uses. */
#ifdef __SANITIZE_ADDRESS__
static const bool counts_memory = false;
#else
static const bool counts_memory = true;
#endif

bool confine(size_t memory, struct failure *why) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return fail(why, "privileges cannot be given up: %s", strerror(errno));
    return limit(RLIMIT_CORE, 0, "core files", why) && limit(RLIMIT_FSIZE, 0, "file size", why) &&
           limit(RLIMIT_NPROC, 0, "processes", why) &&
           (!counts_memory || limit(RLIMIT_AS, memory, "memory", why)) &&
           limit(RLIMIT_NOFILE, 0, "open files", why) && filter_calls(why);
}
