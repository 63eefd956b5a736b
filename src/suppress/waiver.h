/* waiver.h - waivers, from comments and from files: reads them, finds out whether they can apply, and applies them. */
#ifndef SAMPLINT_SUPPRESS_WAIVER_H
#define SAMPLINT_SUPPRESS_WAIVER_H

#include "base/source_file.h"
#include "checker/checked_file.h"
#include "checker/checker.h"

struct waiver {
    sl_waiver *shown;      /* the part that reports show */
    bool has_value;        /* it only holds while a field has a certain value */
    const sl_field *field; /* that field */
    struct value value;
};

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

/* The part of a checker for waivers in files. */
struct waiver_book {
    struct filed_waiver **list; /* in the order of their files */
    size_t count, capacity;
    struct file_list checked; /* files of programs that were checked, by their real_name() */
    int64_t today;            /* in days since 1970-01-01 */
    bool today_is_set;
};

/* ---- waiver.c ---------------------------------------------------------------------------------------------------- */

/* The word that a comment with a waiver starts with; a colon follows. */
extern const sl_text waiver_word;

/* Sets the state and the message, in the arena, of a waiver that is wrong. The first message stays. */
void waiver_fault(struct arena *arena, sl_waiver *waiver, sl_waiver_state state, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Sets the fault that a waiver covers nothing. */
void waiver_set_unused(struct arena *arena, sl_waiver *waiver);

/* Returns whether a comment that contains the word is meant as a waiver, right or wrong: it starts with "samplint:" or
 * "samplint waive", or it contains "samplint: waive" anywhere. Case does not matter, and other forms of "waive" count,
 * too. */
bool waiver_is_meant(sl_text comment);

/* Reads the text of a comment that is meant as a waiver. */
void waiver_read_comment(struct arena *arena, sl_text text, sl_waiver *waiver);

/* Reads the last day on which a waiver holds, such as "2027-03-31". */
void waiver_read_day(struct arena *arena, sl_text text, sl_waiver *waiver);

/* Checks that a waiver without a fault has a rule that exists and may be waived, and that it has not expired. */
void waiver_check(sl_checker *checker, struct arena *arena, sl_waiver *waiver);

/* Sets the value that a waiver was given for: any number of words for a set, one text for any other field. */
void waiver_set_value(struct arena *arena, const sl_field *field, const sl_text *words, size_t count,
                      struct waiver *waiver);

/* Like waiver_set_value(), for a value that is written as one text: "word" or "[word, word]". */
void waiver_set_value_text(struct arena *arena, const sl_field *field, sl_text text, struct waiver *waiver);

/* Returns whether a waiver was given for a value, and a configuration has another one. */
bool waiver_is_superseded(const struct waiver *waiver, const struct configuration *configuration);

/* Adds a finding if the state of a waiver is an error, and a note if the waiver names its rule by a former id. */
void waiver_report(struct findings *findings, const sl_waiver *waiver);

/* Returns the current day, or the one that was set, in days since 1970-01-01. */
int64_t checker_today(sl_checker *checker);

/* ---- waiver_file.c ----------------------------------------------------------------------------------------------- */

/* Loads a file of waivers, as sl_load_waivers() does, but with the given trust. */
sl_result waiver_file_load(sl_checker *checker, struct file_trust trust, const char *path);

/* Returns whether a waiver is about the program in a file. `name` is the file's real_name(). */
bool filed_is_about(struct arena *arena, const struct filed_waiver *filed, sl_text name);

/* Returns whether a waiver may be about several programs. */
bool filed_is_pattern(const struct filed_waiver *filed);

/* Notes that a waiver is superseded. Keeps the message that sorts first, so that the order of programs is
 * irrelevant. */
void filed_supersede(sl_checker *checker, struct filed_waiver *filed, sl_text message);

/* Notes that the file of a program was checked. The list stays sorted, with each name once. */
void filed_note_program(sl_checker *checker, sl_text name);

/* ---- waivers.c --------------------------------------------------------------------------------------------------- */

/* Marks as waived each finding that a waiver covers, lists the waivers of the program, and adds a finding for each
 * waiver that is wrong. The program is that of the document at `index` of the file. */
void waivers_apply(sl_checker *checker, struct checked_file *file, size_t index, struct findings *findings,
                   sl_program *program);

#endif
