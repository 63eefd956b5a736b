/* policy.h - the part of a checker that decides which rules judge: the packs that are loaded, and the settings. */
#ifndef SAMPLINT_POLICY_POLICY_H
#define SAMPLINT_POLICY_POLICY_H

#include "samplint/pack.h"

/* The file next to settings that names the packs and their digests at the time when they were locked. */
#define LOCK_FILE "samplint.lock"

struct policy {
    sl_pack *packs; /* the built-in one first */
    size_t pack_count, pack_capacity;
    sl_text unpackaged;        /* the first folder or file of rules that belong to no pack; empty when there is none */
    const sl_source *settings; /* the file of settings; NULL when there is none */
    sl_text *left_out;         /* files to leave out of checks: patterns of paths, relative to the settings' folder */
    size_t left_out_count, left_out_capacity;
    sl_dead_value *dead; /* the values that the settings declare dead */
    size_t dead_count, dead_capacity;
    sl_text baseline;      /* the path of the baseline in the settings, followed by a NUL; empty without one */
    const char *lock_path; /* of these settings; NULL before it is first needed */
};

#endif
