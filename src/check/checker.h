/* checker.h - what a checker holds. For the files of this folder only. */
#ifndef SAMPLINT_CHECK_CHECKER_H
#define SAMPLINT_CHECK_CHECKER_H

#include "base/arena.h"
#include "base/file.h"
#include "base/findings.h"
#include "judge/memo.h"
#include "judge/rulebook.h"
#include "lua/host.h"
#include "model/bind.h"
#include "samplint/checker.h"
#include "samplint/files.h"
#include "samplint/pack.h"

struct rule_space;
struct comment;
struct filed_waiver;

/* In the order of sl_get_budgets(). */
enum budget_name {
    BUDGET_INSTRUCTIONS,
    BUDGET_MILLISECONDS,
    BUDGET_MEMORY,
    BUDGET_FINDINGS,
    BUDGET_MESSAGE,
    BUDGET_WORK,
    BUDGETS
};

/* What is left of the budget "work" (total.h). */
struct work {
    uint64_t left;
};

struct sl_checker {
    struct arena arena; /* vocabulary, rules and problems: what lasts */
    struct lua_host *host;
    const sl_vocabulary *vocabulary;
    struct rulebook book;
    struct memo memo;
    struct arena tree_arena;
    struct rule_space *trees; /* of the rules, once they were asked for (rule_space.h); NULL before that */
    struct findings problems;
    sl_run *run; /* that the file which is checked belongs to, and its place there; or NULL */
    size_t place;
    sl_budget budgets[BUDGETS];
    struct work own_total;
    struct work *total; /* that; a copy of the checker spends the same */
    sl_pack *packs;     /* the built-in one first */
    size_t pack_count;
    size_t pack_capacity;
    sl_text unpackaged;        /* the first folder or file of rules that belong to no pack; empty when there is none */
    const sl_source *settings; /* the file they were read from; NULL when there is none */
    sl_text *left_out;         /* patterns of paths, from the settings' folder */
    size_t left_out_count;
    size_t left_out_capacity;
    sl_dead_value *dead;
    size_t dead_count;
    size_t dead_capacity;
    struct filed_waiver **waivers; /* of files, in their order */
    size_t waiver_count;
    size_t waiver_capacity;
    struct file_list checked; /* programs that waivers of files may be about, by the names of real_name() */
    sl_text baseline;         /* the file that settings name, with a NUL behind; empty where they do not */
    int64_t today;            /* in days from 1970-01-01 */
    bool today_is_set;
};

/* A report, the memory of all that it shows, and what its programs were read from. */
struct box {
    sl_report report; /* first: the caller gets a pointer to it */
    struct arena arena;
    sl_source source;
    bool is_file;
    bool fragment;            /* a program may go without its first line */
    size_t account_bytes;     /* of account files, read so far */
    const sl_source *instead; /* while it is checked: what to take in place of an account file of this name; or NULL */
    struct document *documents; /* one a program */
    size_t document_count;
    struct comment *comments; /* with waivers, once they were looked for */
    size_t comment_count;
    size_t comment_next; /* the first that no program before had */
    bool comments_read;
    struct bound *bound; /* one a program; of one that is none, without values */
    bool *asked;         /* by a rule's place in the book: whether it was asked (spent.h) */
    size_t rule_count;
};

/* Checks a report's file again as if the bytes of one of its sources, its own or that of an account file, were others. */
sl_result checker_check_again(sl_checker *checker, const sl_report *before, const sl_source *changed, sl_text bytes,
                              sl_report **report);

/* Checks a program, or a part of one that goes without its first line. As sl_check_buffer() does. */
sl_result checker_check_fragment(sl_checker *checker, sl_text name, sl_text bytes, sl_report **report);

/* Notes what is wrong with a file or folder. Returns SL_REFUSED, or SL_OUT_OF_MEMORY. */
sl_result checker_problem(sl_checker *checker, const char *word, sl_text path, const char *message);

/* Notes what is wrong at a place. Returns SL_REFUSED, or SL_OUT_OF_MEMORY. */
sl_result checker_refuse(sl_checker *checker, const char *word, sl_location location, sl_text message);

/* The same of what need not last as long as the checker: a source, a path of its configuration or none, a message. */
sl_result checker_refuse_text(sl_checker *checker, const char *word, const sl_source *source, sl_text path,
                              sl_text message);

/* Refuses, unless a rule is on that judges congruence: without any, no program is congruent, whatever is changed. */
sl_result checker_wants_judge(sl_checker *checker);

/* Notes that a file or folder cannot be read, by an errno. Returns SL_CANNOT_READ, or SL_OUT_OF_MEMORY. */
sl_result checker_cannot_read(sl_checker *checker, sl_text path, int error);

/* How a file came to be read: the user named it, or it was found within a tree (folder.h). */
struct way {
    bool named;
    sl_text tree; /* empty: wherever a link leads */
};
#define WAY_NAMED ((struct way){true, {NULL, 0}})
#define WAY_FOUND(tree) ((struct way){false, tree})

/* As file_read() and file_read_found() do. */
enum file_result way_read(struct arena *arena, struct way way, sl_text path, size_t most, sl_text *bytes);

/* Reads a file of at most so many bytes; a longer one is one byte longer then. That it cannot be read is noted. The source lasts, and
 * is there, empty, where only the file is not; NULL when there is no memory. */
sl_result checker_read_source(sl_checker *checker, struct way way, sl_text path, size_t most, const sl_source **source);

/* As sl_check_file() does, for a file that came to be read in any way. */
sl_result checker_check_file(sl_checker *checker, struct way way, const char *path, sl_report **report);

/* Loads a rule that was read so, for a pack with its version, or a folder that is none. */
sl_result checker_load_rule(sl_checker *checker, const sl_source *source, sl_text pack, sl_text version);

/* Takes over what is wrong with a document. */
void checker_take_problems(sl_checker *checker, struct findings *findings);

/* Reads an integer as YAML has them. */
bool checker_read_integer(sl_text text, int64_t *value);

/* Sets an option of a rule, on whose word is kept. Returns what is wrong with it, or the empty text. */
sl_text checker_set_option(sl_checker *checker, sl_rule *rule, sl_text id, sl_text value, sl_text set_by);

/* The budgets as they are before any is set. */
void checker_start_budgets(sl_checker *checker);

/* Sets a budget, on whose word is kept; what nobody has vouched for may lower it, and not raise it above its default. Returns what is
 * wrong with it, or the empty text. */
sl_text checker_set_budget(sl_checker *checker, bool vouched_for, sl_text name, sl_text number, sl_text set_by);

/* Forgets what was remembered of the rules: they, or their options, are no longer the same. */
void checker_forget(sl_checker *checker);

/* Notes every folder that could not be searched. Returns SL_OK when there was none. */
sl_result checker_faults(sl_checker *checker, const struct file_list *files);

#endif
