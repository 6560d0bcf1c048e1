/* The Lua state of a pathway and its limits. Private to this folder.

   Nothing here trusts Lua to be free of memory errors: the state lives in the confined engine. What
   stands here makes a script meet the same limit on every machine, with a message that names the
   place. */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <lua.h>

#include "pathway.h"

enum {
    /* Bytes that Lua may hold. A pathway of 5,000 nodes needs about 20 MiB while it is read. */
    SANDBOX_MEMORY = 32 << 20,
    /* Bytes of one value: beyond any text or list, and small enough that comparing or copying one
       is quick. */
    SANDBOX_LARGEST = 4 << 20,
    /* Bytes that one call may ask for in all, freed or not: garbage costs time that no step counts.
     */
    SANDBOX_CHURN = 512 << 20,
    /* Virtual machine instructions while loading, and in one condition or effect (20 million take
       about 0.2 s). */
    SANDBOX_LOAD_STEPS = 20000000,
    SANDBOX_CALL_STEPS = 1000000,
    /* How often the count hook looks; a smaller number costs no less, for any hook slows the
       machine alike. */
    SANDBOX_HOOK_STEPS = 1000,
    /* The longest text that a function of ours makes. */
    SANDBOX_TEXT = 1 << 20,
    SANDBOX_CLASSES = 2
};

struct sandbox {
    lua_State *lua;
    size_t used;         /* bytes held */
    long long churn;     /* bytes that may still be asked for in this call */
    long long steps;     /* that may still be taken in this call */
    bool limit;          /* a limit was met in this call: nothing may go on */
    bool loading;        /* words may be said; afterwards only rules run */
    struct scene *scene; /* of the rule that runs; NULL: none */
    void *owner;         /* of what the words build: struct loader */
    /* Metatables of what the words give: forms.c. */
    const void *classes[SANDBOX_CLASSES];
    int error_line; /* where the last error was raised; 0: unknown */
    const char *error_file;
};

/* NULL when there is no memory for a state at all. */
struct sandbox *sandbox_new(void);
void sandbox_free(struct sandbox *sandbox);

struct sandbox *sandbox_of(lua_State *lua);

/* Calls the function below `arguments` values on the stack within the limits; on failure the stack
   is as before the function was pushed, error_file and error_line say where. */
bool sandbox_call(struct sandbox *sandbox, int arguments, int results, long long steps,
                  struct failure *why);

/* Takes steps from the budget; raises when it is spent. For functions of ours before they work. */
void sandbox_charge(lua_State *lua, size_t steps);

/* Puts the allow-list of plain functions into the table on the top of the stack. */
void library_open(lua_State *lua);

#endif
