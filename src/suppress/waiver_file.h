/* waiver_file.h - waivers that are in a file of their own, and not in comments. */
#ifndef SAMPLINT_SUPPRESS_WAIVER_FILE_H
#define SAMPLINT_SUPPRESS_WAIVER_FILE_H

#include "base/source_file.h"
#include "suppress/waiver.h"

/* A waiver of a file. */
struct filed_waiver {
    struct waiver waiver;
    sl_waiver shown;
    const sl_field *field; /* the field of its path */
    sl_text folder;        /* real path of the folder that `pattern` is relative to; empty if that does not exist */
    sl_text pattern;       /* of paths of programs */
    bool program_checked;  /* some program that it is about was checked */
    bool reported;         /* its fault, if any, is among the problems */
    sl_text superseded;    /* the message that it is superseded in some program; empty when it is not */
};

/* Does the same as sl_load_waivers() for a file with the given trust. */
sl_result waiver_file_load(sl_checker *checker, struct file_trust trust, const char *path);

/* Returns whether a waiver is about the program in a file. `name` is the file's real_name(). */
bool filed_is_about(struct arena *arena, const struct filed_waiver *filed, sl_text name);

/* Returns whether a waiver may be about several programs. */
bool filed_is_pattern(const struct filed_waiver *filed);

/* Notes that a waiver is superseded in some program. Of several messages it keeps the first by their bytes, so that the
 * result does not depend on the order of programs. */
void filed_supersede(sl_checker *checker, struct filed_waiver *filed, sl_text message);

/* Notes that the file of a program was checked. The list stays sorted, with each name once. */
void filed_note_program(sl_checker *checker, sl_text name);

#endif
