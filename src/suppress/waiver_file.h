/* waiver_file.h - waivers that stand in a file of their own. */
#ifndef SAMPLINT_SUPPRESS_WAIVER_FILE_H
#define SAMPLINT_SUPPRESS_WAIVER_FILE_H

#include "judge/source_file.h"
#include "suppress/waiver.h"

/* A waiver of a file. */
struct filed_waiver {
    struct waiver waiver;
    sl_waiver shown;
    const sl_field *field; /* of its path */
    sl_text folder;        /* free of links, from which `pattern` counts; empty where there is none */
    sl_text pattern;       /* of programs' paths */
    bool met;              /* a program that it is about was checked */
    bool told;             /* what is wrong with it is said */
    sl_text superseded;    /* why; empty when it is not */
};

/* As sl_load_waivers() does, for a file that was found, too. */
sl_result waiver_file_load(sl_checker *checker, struct file_trust way, const char *path);

/* Whether it is about the program of a file; `name` is that of real_name(). */
bool filed_is_about(struct arena *arena, const struct filed_waiver *waiver, sl_text name);

/* Whether it may be about several programs. */
bool filed_is_pattern(const struct filed_waiver *waiver);

/* Notes why it does not hold in some program; of several reasons the same one stays, in whatever order they come. */
void filed_supersede(struct filed_waiver *waiver, sl_text message);

/* Notes that a program's file was checked. */
void filed_note_program(sl_checker *checker, sl_text name);

#endif
