/* pack.h - packs: folders of rules with a name and a version. A lock is a file that lists the packs in use, with their
 * digests.
 *
 * A folder with a pack.lua is a pack (src/lua/pack.h shows one). sl_load_rules() and sl_load_settings() load packs. A
 * pack may add attributes to elements, set the severities and options of its own rules, forbid waivers of them, and
 * turn them off with a reason. For the rules of other packs, it may only raise the severity and forbid waivers. */
#ifndef SAMPLINT_PACK_H
#define SAMPLINT_PACK_H

#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/report.h"
#include "samplint/text.h"

SL_BEGIN_C

typedef struct sl_pack {
    sl_text name;    /* "builtin" for the rules of the library */
    sl_text version; /* such as "1.2.0"; of the built-in rules, the version of the library */
    sl_text description;
    sl_text path;      /* of its folder; empty for the built-in rules */
    sl_text set_by;    /* the place that asks for it, such as ".samplint.yaml:3"; empty after sl_load_rules() */
    sl_text digest;    /* SHA-256 of pack.lua and its rules, with their names: 64 hexadecimal digits */
    size_t rule_count; /* rules that were loaded */
} sl_pack;

/* The packs in the order in which they were loaded, the built-in rules first. Valid until the next call with this
 * checker. NULL when there is no memory. */
SL_API const sl_pack *sl_get_packs(sl_checker *checker, size_t *count);

/* The path of the lock for the loaded settings: "samplint.lock" beside their file; without settings, in the current
 * folder. Valid until the checker is freed or loads settings. NULL when there is no memory. */
SL_API const char *sl_get_lock_path(sl_checker *checker);

/* Writes a lock for the loaded packs to the sink of the options: a line for each pack, by name. SL_REFUSED: some rules
 * belong to no pack. */
SL_API sl_result sl_write_lock(const sl_writer_options *options, sl_checker *checker);

/* Compares the loaded packs with the lock. SL_REFUSED: they differ, or the lock is missing or damaged. */
SL_API sl_result sl_check_lock(sl_checker *checker);

SL_END_C

#endif
