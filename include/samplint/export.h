/* export.h - marks the functions that the library exports, for C and for C++. */
#ifndef SAMPLINT_EXPORT_H
#define SAMPLINT_EXPORT_H

/* A function of the public interface. The shared library exports these and no others. */
#if defined(__GNUC__)
#define SL_API __attribute__((visibility("default")))
#else
#define SL_API
#endif

/* Declarations between SL_BEGIN_C and SL_END_C have C linkage in C++, too. */
#ifdef __cplusplus
#define SL_BEGIN_C extern "C" {
#define SL_END_C }
#else
#define SL_BEGIN_C
#define SL_END_C
#endif

#endif
