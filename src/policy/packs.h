/* packs.h - loads packs: folders of rules with a name and a version, described by their pack.lua. */
#ifndef SAMPLINT_POLICY_PACKS_H
#define SAMPLINT_POLICY_PACKS_H

#include <stdbool.h>

#include "judge/checker.h"
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

#endif
