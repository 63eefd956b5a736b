/* load.h - runs a script in the sandbox and hands over the table that it returns. */
#ifndef SAMPLINT_LUA_LOAD_H
#define SAMPLINT_LUA_LOAD_H

#include <stdbool.h>

#include "lua/host.h"
#include "lua/table.h"

struct load {
    struct loader loader;
    sl_text text;     /* the text for Lua (prepare.h) */
    sl_text compiled; /* the bytecode of a script that is built in; empty for all others */
    const char *kind; /* "rule", "vocabulary" or "pack" */
    /* Reads the table that the script returns, at index 1 of the stack of loader.L. Runs inside of a protected call. */
    void (*read)(struct load *load);
};

/* Runs the script of the loader's source, and calls `read`. Returns false with findings, or when the arena failed. */
bool load_script(struct lua_host *host, struct load *load);

#endif
