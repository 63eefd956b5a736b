/* packs.h - folders of rules that say what they are. For the files of this folder only. */
#ifndef SAMPLINT_POLICY_PACKS_H
#define SAMPLINT_POLICY_PACKS_H

#include <stdbool.h>

#include "judge/checker.h"
#include "judge/source_file.h"
#include "lua/pack.h"
#include "policy/policy.h"

/* The file that makes a folder a pack. */
#define PACK_FILE "pack.lua"

/* What stands beside settings, and says which packs these were when they were locked. */
#define LOCK_FILE "samplint.lock"

/* Whether a folder is one. */
bool pack_is_there(struct arena *arena, sl_text folder);

/* The folder of the pack that a file or folder lies in, itself or one above it in the same repository; the empty text where there is
 * none. */
sl_text pack_around(struct arena *arena, sl_text path);

/* What is asked of a pack. */
struct pack_wish {
    sl_text range;  /* of its version; empty for any */
    sl_text set_by; /* what asked for it; empty for a run's own */
    bool named;     /* its pack.lua itself was named by the user */
};

/* Loads the pack in a folder. One that is loaded from there already stays as it is. What is wrong with asking for it goes to *fault:
 * there is no pack, it is not in the range, or another one has its name. All else is noted. */
sl_result pack_load(sl_checker *checker, sl_text folder, struct pack_wish wish, sl_text *fault);

/* As sl_load_rules() does, for a path that was found, too. */
sl_result pack_load_rules(sl_checker *checker, struct file_trust way, const char *path);

/* Sets what a pack sets of rules, when its own are loaded. What is wrong is noted. */
sl_result pack_set_rules(sl_checker *checker, const struct pack_script *script);

/* Notes what is wrong at a line of a pack.lua. Returns SL_REFUSED, or SL_OUT_OF_MEMORY. */
sl_result pack_refuse(sl_checker *checker, const struct pack_script *script, size_t line, sl_text message);

/* Notes a folder or file of rules that belong to no pack; the first one is kept. */
void pack_note_unpackaged(sl_checker *checker, sl_text path);

/* Lists the built-in rules as a pack. */
void pack_note_builtin(sl_checker *checker);

#endif
