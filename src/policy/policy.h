/* policy.h - what decides which rules judge: the packs that are loaded, and the settings. */
#ifndef SAMPLINT_POLICY_POLICY_H
#define SAMPLINT_POLICY_POLICY_H

#include "samplint/checker.h"
#include "samplint/pack.h"

struct policy {
    sl_pack *packs; /* the built-in one first */
    size_t pack_count;
    size_t pack_capacity;
    sl_text unpackaged;        /* the first folder or file of rules that belong to no pack; empty when there is none */
    const sl_source *settings; /* the file of settings; NULL when there is none */
    sl_text *left_out;         /* patterns of paths, counted from the settings' folder */
    size_t left_out_count;
    size_t left_out_capacity;
    sl_dead_value *dead;
    size_t dead_count;
    size_t dead_capacity;
    sl_text baseline; /* the baseline that settings name, with a NUL behind; empty where they name none */
};

#endif
