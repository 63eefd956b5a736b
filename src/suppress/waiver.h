/* waiver.h - one waiver, from a comment or from a file: reads it, and finds out whether it can apply. */
#ifndef SAMPLINT_SUPPRESS_WAIVER_H
#define SAMPLINT_SUPPRESS_WAIVER_H

#include "base/file.h"
#include "judge/checker.h"
#include "model/configuration.h"

struct filed_waiver; /* waiver_file.h */

/* The part of a checker for waivers in files. */
struct waiver_book {
    struct filed_waiver **list; /* in the order of their files */
    size_t count;
    size_t capacity;
    struct file_list checked; /* files of programs that were checked, by their real_name() */
    int64_t today;            /* in days since 1970-01-01 */
    bool today_is_set;
};

struct waiver {
    sl_waiver *shown;      /* the part that reports show */
    bool has_value;        /* it only holds while a field has a certain value */
    const sl_field *field; /* that field */
    struct value value;
};

/* The word that a comment with a waiver starts with; a colon follows. */
extern const sl_text waiver_word;

/* Sets the state and the message of a waiver that is wrong. The first message stays. The message belongs to the
 * arena. */
void waiver_fault(struct arena *arena, sl_waiver *waiver, sl_waiver_state state, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Sets the fault that a waiver covers nothing. */
void waiver_set_unused(struct arena *arena, sl_waiver *waiver);

/* Returns whether a comment that contains the word is meant as a waiver, right or wrong: it starts with the word, in
 * any case, and a colon or "waive" follows; or it has all three anywhere. Any other comment only mentions samplint. */
bool waiver_is_meant(sl_text comment);

/* Reads the text of such a comment. */
void waiver_read_comment(struct arena *arena, sl_text text, sl_waiver *waiver);

/* Reads the last day on which a waiver holds, such as "2027-03-31". */
void waiver_read_day(struct arena *arena, sl_text text, sl_waiver *waiver);

/* Checks that the rule of a waiver exists and may be waived, and that the waiver has not expired. Does nothing if the
 * waiver has a fault. */
void waiver_check(sl_checker *checker, struct arena *arena, sl_waiver *waiver);

/* Sets the value that a waiver was given for: any number of words for a set, one text for any other field. */
void waiver_set_value(struct arena *arena, const sl_field *field, const sl_text *words, size_t count,
                      struct waiver *waiver);

/* Does the same for a value that is written as one text: "word" or "[word, word]". */
void waiver_set_value_text(struct arena *arena, const sl_field *field, sl_text text, struct waiver *waiver);

/* Returns whether a waiver was given for a value, and a configuration has another one. */
bool waiver_is_superseded(const struct waiver *waiver, const struct configuration *configuration);

/* Adds a finding if the state of a waiver is an error. */
void waiver_report(struct findings *findings, const sl_waiver *waiver);

/* Returns the current day, or the one that was set, in days since 1970-01-01. */
int64_t checker_today(sl_checker *checker);

#endif
