/* export.h - marks what the library shows to its users. */
#ifndef SAMPLINT_EXPORT_H
#define SAMPLINT_EXPORT_H

#if defined(__GNUC__)
#define SL_API __attribute__((visibility("default")))
#else
#define SL_API
#endif

#endif
