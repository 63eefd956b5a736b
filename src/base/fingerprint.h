/* fingerprint.h - fingerprints, which identify a finding from one run to the next. */
#ifndef SAMPLINT_BASE_FINGERPRINT_H
#define SAMPLINT_BASE_FINGERPRINT_H

#include "samplint/finding.h"

#define FINGERPRINT_START UINT64_C(0xcbf29ce484222325)

/* Continues a fingerprint with a text: the 64-bit FNV-1a hash of its bytes and its length. */
uint64_t fingerprint_text(uint64_t print, sl_text text);

/* Continues a fingerprint with the name of a segment. An account of the same name gives another fingerprint. */
uint64_t fingerprint_segment(uint64_t print, sl_text name);

/* Returns the fingerprint of a finding that does not come from a Lua rule, such as "duplicate-key": a hash of its id,
 * account or segment, configuration path and source text. */
uint64_t fingerprint_written(const sl_finding *finding);

#endif
