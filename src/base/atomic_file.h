/* atomic_file.h - what sl_atomic_file_open() (samplint/file.h) shares with what replaces several files at once (replace.h). */
#ifndef SAMPLINT_BASE_ATOMIC_FILE_H
#define SAMPLINT_BASE_ATOMIC_FILE_H

#include <signal.h>
#include <stdbool.h>
#include <sys/stat.h>

#include "samplint/file.h"
#include "samplint/text.h"

/* What stands behind a file's name in that of one beside it; mkstemp() fills it in. */
#define BESIDE_END ".XXXXXX"

/* Holds the signals that would end the program, until they are let go, in this thread. */
void atomic_file_hold_signals(sigset_t *before);
void atomic_file_release_signals(const sigset_t *before);

/* The permissions that a new file has of an old one: those that let a program run as its owner or group are not for new content. */
mode_t atomic_file_mode(const struct stat *old);

/* Writes all of a text from the place where a descriptor stands, and brings it to the disk. Returns false with errno. */
bool atomic_file_write(int descriptor, sl_text bytes);

#endif
