/* pack_defaults.h - applies what a pack.lua sets of rules. */
#ifndef SAMPLINT_POLICY_PACK_DEFAULTS_H
#define SAMPLINT_POLICY_PACK_DEFAULTS_H

#include "judge/checker.h"
#include "lua/pack.h"

/* Sets severities, options, reasons to be off, and rules that are not waivable. Call it when the pack's own rules are
 * loaded. Adds a problem for each setting that is wrong or that a pack must not make. */
sl_result pack_apply_defaults(sl_checker *checker, const struct pack_script *script);

/* Returns the place of a line of a pack.lua; of its first line when the line is not known (0). */
sl_location pack_location(const struct pack_script *script, size_t line);

#endif
