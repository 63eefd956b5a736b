/* pack.h - packs: folders of rules with a name and a version, and the lock that says which of them judge here.
 *
 * A folder is a pack by its pack.lua (src/lua/pack.h shows one). sl_load_rules() and sl_load_settings() load packs. A pack may add
 * attributes to elements, and set severities, options and reasons to be off of its own rules; of other packs' rules it may raise the
 * severity, and nothing else. */
#ifndef SAMPLINT_PACK_H
#define SAMPLINT_PACK_H

#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/report.h"
#include "samplint/text.h"

typedef struct sl_pack {
    sl_text name;    /* "builtin" for the rules that came with the library */
    sl_text version; /* as in "1.2.0"; of the built-in rules that of the library */
    sl_text description;
    sl_text path;      /* of its folder; empty for the built-in rules */
    sl_text set_by;    /* where it was asked for, as in ".samplint.yaml:3"; empty for a run's own */
    sl_text digest;    /* SHA-256 of pack.lua and its rules, with their names: 64 hexadecimal digits */
    size_t rule_count; /* that were loaded */
} sl_pack;

/* The packs that are loaded, in that order, the built-in rules first. Valid until the next call with this checker. NULL where there is
 * no memory. */
SL_API const sl_pack *sl_get_packs(sl_checker *checker, size_t *count);

/* Where the lock of these settings is: "samplint.lock" beside their file; without settings, in the folder the program runs in. NULL
 * when there is no memory. */
SL_API const char *sl_lock_path(sl_checker *checker);

/* Gives the text of a lock for what is loaded to the sink of the options: a line for each pack, in the order of names. SL_REFUSED: rules
 * belong to no pack. */
SL_API sl_result sl_write_lock(const sl_writer_options *options, sl_checker *checker);

/* Compares what is loaded with the lock. SL_REFUSED: they differ, there is no lock, or it is damaged; sl_problems() says what and where. */
SL_API sl_result sl_check_lock(sl_checker *checker);

#endif
