/* version.h - the version of these headers, and of the library that is linked. */
#ifndef SAMPLINT_VERSION_H
#define SAMPLINT_VERSION_H

#include "samplint/export.h"

#define SL_VERSION_MAJOR 0
#define SL_VERSION_MINOR 1
#define SL_VERSION_PATCH 0

/* For comparison with #if: SL_VERSION_NUMBER >= SL_VERSION_AT(0, 2, 0) */
#define SL_VERSION_AT(major, minor, patch) ((major)*1000000 + (minor)*1000 + (patch))
#define SL_VERSION_NUMBER SL_VERSION_AT(SL_VERSION_MAJOR, SL_VERSION_MINOR, SL_VERSION_PATCH)

SL_BEGIN_C

/* Returns the version of the library, such as "0.1.0". Static. */
SL_API const char *sl_version(void);

SL_END_C

#endif
