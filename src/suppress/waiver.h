/* waiver.h - one waiver, wherever it is written: what it says, and whether it can hold. */
#ifndef SAMPLINT_SUPPRESS_WAIVER_H
#define SAMPLINT_SUPPRESS_WAIVER_H

#include "base/file.h"
#include "judge/checker.h"
#include "model/configuration.h"

struct filed_waiver; /* waiver_file.h */

/* The part of a checker that waivers in files need. */
struct waiver_book {
    struct filed_waiver **list; /* in the order of their files */
    size_t count;
    size_t capacity;
    struct file_list checked; /* programs that were checked, by the names of real_name() */
    int64_t today;            /* in days from 1970-01-01 */
    bool today_is_set;
};

struct waiver {
    sl_waiver *shown;
    bool is_given;         /* for one value only */
    const sl_field *field; /* of that value */
    struct value given;
};

/* The word that comments with waivers start with; a colon follows. */
extern const sl_text waiver_word;

/* Says what is wrong with a waiver; what was said first stays. */
void waiver_fault(sl_waiver *waiver, sl_waiver_state state, sl_text message);

/* Says that a waiver covers nothing. */
void waiver_is_unused(struct arena *arena, sl_waiver *waiver);

/* Whether a comment with the word above in it is written as a waiver, well or not: it starts with the word, in whatever case, and a
 * colon or "waive" follows; or has all three somewhere. What else speaks of samplint is no waiver. */
bool waiver_is_meant(sl_text comment);

/* Reads the text of such a comment. What cannot be read is a fault. */
void waiver_read_comment(struct arena *arena, sl_text text, sl_waiver *waiver);

/* Reads a day such as "2027-03-31", the last on which a waiver holds. What is none is a fault. */
void waiver_read_day(struct arena *arena, sl_text text, sl_waiver *waiver);

/* Looks whether the rule of a waiver that could be read is there and may be waived, and whether the waiver holds today. */
void waiver_check(sl_checker *checker, struct arena *arena, struct waiver *waiver);

/* Takes the words of the value that a waiver was given for: of a set any number, else one. What cannot be one of the field's values
 * is a fault. */
void waiver_give(struct arena *arena, const sl_field *field, const sl_text *words, size_t count, struct waiver *waiver);

/* The same from "word" or "[word, word]". */
void waiver_give_text(struct arena *arena, const sl_field *field, sl_text text, struct waiver *waiver);

/* Whether it is given for a value, and a configuration has another one. */
bool waiver_is_superseded(const struct waiver *waiver, const struct configuration *configuration);

/* Adds a finding for a waiver that is an error. */
void waiver_tell(struct findings *findings, const sl_waiver *waiver);

/* Today, in days from 1970-01-01. */
int64_t checker_today(sl_checker *checker);

#endif
