/* fingerprint.h - what makes a finding the same one tomorrow. */
#ifndef SAMPLINT_BASE_FINGERPRINT_H
#define SAMPLINT_BASE_FINGERPRINT_H

#include <stdint.h>

#include "samplint/finding.h"

#define FINGERPRINT_START UINT64_C(0xcbf29ce484222325)

/* 64-bit FNV-1a of the bytes and their number, going on from `print`. */
uint64_t fingerprint_text(uint64_t print, sl_text text);

/* Of a finding that no rule made: its sort, configuration path and what is written there. */
uint64_t fingerprint_written(const sl_finding *finding);

#endif
