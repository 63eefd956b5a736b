/* beside.h - what sl_beside_open() (samplint/file.h) shares with what replaces several files at once (replace.h). */
#ifndef SAMPLINT_BASE_BESIDE_H
#define SAMPLINT_BASE_BESIDE_H

#include <signal.h>
#include <stdbool.h>
#include <sys/stat.h>

#include "samplint/file.h"
#include "samplint/text.h"

/* What stands behind a file's name in that of one beside it; mkstemp() fills it in. */
#define BESIDE_END ".XXXXXX"

/* Holds the signals that would end the program, until they are let go, in this thread. */
void beside_hold_signals(sigset_t *before);
void beside_let_signals_go(const sigset_t *before);

/* The permissions that a new file has of an old one: those that let a program run as its owner or group are not for new content. */
mode_t beside_mode(const struct stat *old);

/* Writes all of a text from the place where a descriptor stands, and brings it to the disk. Returns false with errno. */
bool beside_write(int descriptor, sl_text bytes);

#endif
