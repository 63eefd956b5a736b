/* load.h - running a script and reading the table it returns. For the files of this folder only. */
#ifndef SAMPLINT_LUA_LOAD_H
#define SAMPLINT_LUA_LOAD_H

#include <stdbool.h>

#include "lua/sandbox.h"
#include "lua/table.h"

/* Runs the loader's source in the sandbox and calls `read` with the table it returns on top of the stack and the loader's own
 * L. Returns true when nothing was refused; the findings say what was. */
struct load {
    struct loader loader;
    sl_text text;     /* for Lua (prepare.h) */
    sl_text compiled; /* of a script that is built in; empty for all others */
    const char *kind; /* "rule", "vocabulary" or "pack" */
    void (*read)(struct load *load);
};
bool load_script(struct lua_host *host, struct load *load);

#endif
