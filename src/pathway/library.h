/* The plain functions an author's Lua may call, in parts. Private to this folder. */
#ifndef LIBRARY_H
#define LIBRARY_H

#include <lauxlib.h>

#include "sandbox.h"

enum { LIBRARY_MOST_VALUES = 200 /* on the stack at once */ };

/* Takes the steps that moving so many bytes is worth. */
void library_charge_bytes(lua_State *lua, size_t bytes);

/* Each ends with a function without a name. */
extern const luaL_Reg library_basics[], library_texts[], library_numbers[], library_tables[];

#endif
