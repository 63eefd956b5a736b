/* packs.h - loads packs: folders of rules with a name and a version, described by their pack.lua; and other rules. */
#ifndef SAMPLINT_POLICY_PACKS_H
#define SAMPLINT_POLICY_PACKS_H

#include "base/source_file.h"
#include "checker/checker.h"
#include "policy/policy.h"

/* Who asks for a pack, and for which versions. */
struct pack_request {
    sl_text range;  /* the versions that are wanted; empty for any */
    sl_text set_by; /* where the pack is named, as in ".samplint.yaml:3"; empty when the user named it */
    bool named;     /* the user named the PACK_FILE itself */
};

/* Loads the pack in a folder, unless it is loaded from there already. If the request is wrong, sets *fault: there is no
 * pack, its version is not in the range, or another pack has its name. The caller reports that fault at the place of
 * the request. All other faults become problems. */
sl_result pack_load(sl_checker *checker, sl_text folder, struct pack_request request, sl_text *fault);

/* Adds the built-in rules to the list of packs. */
void pack_add_builtin(sl_checker *checker);

/* The file that makes a folder a pack. */
#define PACK_FILE "pack.lua"

/* Returns whether a path ends with the name PACK_FILE. */
bool is_pack_file(sl_text path);

/* Returns whether a folder is a pack. A PACK_FILE that is a broken link counts: reading it reports the error. */
bool pack_is_there(struct arena *arena, sl_text folder);

/* Returns the folder of the pack that contains a file or folder: that folder itself or the nearest one above it in the
 * same repository. Returns the empty text when there is none. */
sl_text pack_around(struct arena *arena, sl_text path);

/* Finds the files of rules below a folder. `own` is the path of the PACK_FILE whose rules are wanted, or empty. Adds a
 * problem for each other pack below the folder, and leaves out the rules of that pack. */
sl_result rule_files_find(struct problems *problems, struct arena *arena, sl_text folder, sl_text own,
                          struct file_list *files);

/* Loads the rules at a path with the given trust (load.c). sl_load_rules() calls it with TRUST_NAMED. */
sl_result load_rules(sl_checker *checker, struct file_trust trust, const char *given);

#endif
