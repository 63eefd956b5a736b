/* checked_file.h - a checked file: its report, and the documents and configurations that the report was made from. */
#ifndef SAMPLINT_CHECKER_CHECKED_FILE_H
#define SAMPLINT_CHECKER_CHECKED_FILE_H

#include "model/bind.h"
#include "samplint/checker.h"

struct comment;

struct checked_file {
    sl_report report;   /* first: the caller of the library gets a pointer to it */
    struct arena arena; /* owns everything that the report shows */
    sl_source source;
    bool has_path;              /* the source has a path: account files, waivers in files and baselines refer to it */
    bool is_fragment;           /* a program in it may lack the line with the format */
    size_t account_bytes;       /* bytes of account files that were read so far */
    const sl_source *overlay;   /* during the check: used instead of the account file of the same name; or NULL */
    sl_program *programs;       /* the report's */
    struct document *documents; /* one per program */
    size_t document_count;
    struct bound *bound;      /* one per program; empty for an invalid one */
    struct comment *comments; /* comments that may be waivers */
    size_t comment_count;
    size_t comment_next; /* index of the next comment to look at; earlier comments belong to earlier programs */
    bool comments_read;  /* the file was searched for these comments */
    bool *asked;         /* by a rule's index in the rulebook: the rule was asked (judge/spent_rules.h) */
    size_t rule_count;
};

#endif
