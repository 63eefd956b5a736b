/* checked_file.h - a file that was checked: its report, and the documents and configurations that the report was made from. */
#ifndef SAMPLINT_JUDGE_CHECKED_FILE_H
#define SAMPLINT_JUDGE_CHECKED_FILE_H

#include "base/arena.h"
#include "model/bind.h"
#include "samplint/checker.h"

struct comment;

/* Everything that a report shows lives in this arena. */
struct checked_file {
    sl_report report; /* first: the caller of the library gets a pointer to it */
    struct arena arena;
    sl_source source;
    bool has_path;              /* account files, settings and baselines count from its folder */
    bool is_fragment;           /* a program in it may go without the line of the format */
    size_t account_bytes;       /* read from account files so far */
    const sl_source *overlay;   /* while the file is checked: replaces the account file of this name; or NULL */
    struct document *documents; /* one for each program */
    size_t document_count;
    struct bound *bound;      /* one for each program; empty for an invalid one */
    struct comment *comments; /* those that may be waivers, once they were looked for */
    size_t comment_count;
    size_t comment_next; /* the first comment that belongs to no program before */
    bool comments_read;
    bool *asked; /* by a rule's place in the rulebook: whether it was asked (spent_rules.h) */
    size_t rule_count;
};

#endif
