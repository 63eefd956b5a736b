/* checker.h - load a vocabulary and rules, check programs.
 *
 *     sl_checker *checker = sl_checker_new();
 *     sl_report *report = NULL;
 *     if (checker && sl_load_builtin(checker) == SL_OK &&
 *         sl_check_file(checker, "samp.yaml", &report) == SL_OK)
 *         for (size_t i = 0; i < report->program_count; i++)
 *             puts(sl_verdict_name(report->programs[i].verdict));
 *     sl_report_free(report);
 *     sl_checker_free(checker);
 *
 * A checker is for one thread; any number of checkers may be used at once. */
#ifndef SAMPLINT_CHECKER_H
#define SAMPLINT_CHECKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "samplint/export.h"
#include "samplint/finding.h"
#include "samplint/program.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

/* What came of a call, from good to bad. */
typedef enum sl_result {
    SL_OK,
    SL_REFUSED,      /* wrong use, or what was given is not acceptable: see sl_problems() */
    SL_CANNOT_READ,  /* a file or folder cannot be read: see sl_problems() */
    SL_CANNOT_WRITE, /* a sink did not take its bytes */
    SL_OUT_OF_MEMORY /* the call did nothing that lasts; the checker may only be freed */
} sl_result;

/* Of the results of two calls the one to go on with. */
SL_API sl_result sl_result_max(sl_result a, sl_result b);

typedef struct sl_checker sl_checker;

/* A value of an attribute that settings declare dead: that no congruent program is to have. */
typedef struct sl_dead_value {
    const sl_field *field;
    sl_text value;     /* of an integer, one, or a range as in "3 to 12" */
    int64_t low, high; /* of an integer: the range, both ends in it */
    sl_text reason;
    sl_text set_by; /* where, as "FILE:LINE" */
} sl_dead_value;

/* The programs of one file, in its order. */
typedef struct sl_report {
    const sl_program *programs;
    size_t program_count;
    const sl_source *source;
} sl_report;

/* Returns NULL when there is no memory. */
SL_API sl_checker *sl_checker_new(void);

/* Frees the checker and all that it owns. NULL is accepted. Reports that it made must be freed before it. */
SL_API void sl_checker_free(sl_checker *checker);

/* Loads the vocabulary and the rules that were built into the library. Once, before any other rules. */
SL_API sl_result sl_load_builtin(sl_checker *checker);

/* Loads a vocabulary from Lua source. Once, and before any rule. `name` stands for it in messages. Both texts are
 * copied. SL_REFUSED: nothing was loaded, sl_problems() says why. */
SL_API sl_result sl_load_vocabulary(sl_checker *checker, sl_text name, sl_text lua);

/* Loads one rule from Lua source; the last part of `name`, less ".lua", must be its id. Both texts are copied.
 * SL_REFUSED: this rule was left out, sl_problems() says why; all others stay. */
SL_API sl_result sl_load_rule(sl_checker *checker, sl_text name, sl_text lua);

/* Loads a file, or every "*.lua" below a folder in the order of their paths, folders and files that begin with a dot left out; a
 * folder with a pack.lua as that pack (samplint/pack.h), which is loaded once. SL_REFUSED when some were left out, or there was
 * none; SL_CANNOT_READ when a file or folder cannot be read; the others are loaded. */
SL_API sl_result sl_load_rules(sl_checker *checker, const char *path);

/* Loads a file of settings (YAML; src/policy/settings.c shows one): packs, folders of rules, severities, options, rules that are off,
 * files that are left out. Once, after rules that it speaks of. SL_REFUSED: something in it is wrong, sl_problems() says what
 * and where; then nothing should be checked. SL_CANNOT_READ: nothing was loaded. */
SL_API sl_result sl_load_settings(sl_checker *checker, const char *path);

/* The same for settings that were found (sl_files_settings() gives such) and that the user did not name. These may come from somebody
 * whom the user does not trust: they are an ordinary file, name nothing outside of their repository (outside of their folder, where
 * there is none), neither in so many words nor by a link, and raise no budget above its default. */
SL_API sl_result sl_load_found_settings(sl_checker *checker, const char *path);

/* Whether the settings leave out a file that was found in a folder. */
SL_API bool sl_is_left_out(const sl_checker *checker, const char *path);

/* The patterns by which they do, from the folder of the settings. */
SL_API const sl_text *sl_get_left_out(const sl_checker *checker, size_t *count);

/* The values that they declare dead, in the order of the file. */
SL_API const sl_dead_value *sl_get_dead_values(const sl_checker *checker, size_t *count);

/* Sets an option, as in ("APD-2.longest_cycle_months", "18"). SL_REFUSED: no such rule or option, or not a value for it. */
SL_API sl_result sl_set_option(sl_checker *checker, sl_text option, sl_text value);

/* Finds a rule that is asked, by its id. SL_REFUSED, and *rule is NULL: there is none, or it is off; sl_problems() names the
 * nearest. */
SL_API sl_result sl_find_rule(sl_checker *checker, sl_text id, const sl_rule **rule);

/* What rules may cost, each time one is run, and how much of a program is told. The defaults are in limits.h. */
typedef struct sl_budget {
    const char *name; /* instructions, milliseconds, memory (bytes), findings, message_bytes, work */
    const char *description;
    uint64_t value;
    uint64_t default_value;
    uint64_t least, most; /* both included: what hostile rules can cost stays bounded, whoever sets it */
    sl_text set_by;       /* where it was set, as in ".samplint.yaml:7"; empty for the default */
} sl_budget;
SL_API const sl_budget *sl_get_budgets(const sl_checker *checker, size_t *count);

/* The budget that a command has used up, so that its answers are not whole: "work", which is for all that is done with a checker but
 * checking; NULL while there is some left. Each part of an answer says for itself what it leaves out. */
SL_API const sl_budget *sl_budget_met(const sl_checker *checker);

/* Begins that budget anew: for a checker that outlives one command. */
SL_API void sl_renew_work(sl_checker *checker);

/* Sets a budget, as in ("instructions", "5000000"). SL_REFUSED: no such budget, or not a number for it. */
SL_API sl_result sl_set_budget(sl_checker *checker, sl_text name, sl_text number);

/* Sets of what severity it is that rules cannot tell: "error", "warning" (the default), "info", or "off", for no finding at all;
 * such rules pass in no case. SL_REFUSED: none of these words. */
SL_API sl_result sl_set_undetermined(sl_checker *checker, sl_text word);

/* Answers of rules are remembered and used again for programs with the same values, which changes no outcome of rules that are
 * functions of what they read. False asks every rule every time; true, the default, remembers again. */
SL_API void sl_set_memo(sl_checker *checker, bool on);

/* What a rule has cost since costs are counted. */
typedef struct sl_rule_cost {
    const sl_rule *rule;
    size_t runs;           /* calls of its check */
    size_t remembered;     /* answers that were remembered */
    uint64_t instructions; /* of Lua, in all calls; long work of the library counts as some */
    double milliseconds;   /* in all calls */
} sl_rule_cost;

/* Counts, from now on, what each rule costs that is loaded now, which makes checking slower: each call is made twice. */
SL_API sl_result sl_start_profile(sl_checker *checker);

/* In the order of the rules; NULL where nothing is counted. */
SL_API const sl_rule_cost *sl_get_profile(const sl_checker *checker, size_t *count);

/* What was wrong with vocabularies, rules, options and files so far, in the order it was met. Valid until the next call with
 * this checker. */
SL_API const sl_finding *sl_problems(const sl_checker *checker, size_t *count);

/* Notes among them that a path of the caller's own cannot be used, and why. SL_REFUSED, or SL_OUT_OF_MEMORY. */
SL_API sl_result sl_refuse_path(sl_checker *checker, const char *path, const char *why);

/* What is loaded. NULL before a vocabulary was loaded; rules that are asked, in the order of their ids. */
SL_API const sl_vocabulary *sl_get_vocabulary(const sl_checker *checker);
SL_API const sl_rule *const *sl_get_rules(const sl_checker *checker, size_t *count);

/* The rules that are turned off, by id: they are loaded, but not asked. */
SL_API const sl_rule *const *sl_get_rules_off(const sl_checker *checker, size_t *count);

/* Of what severity it is that rules cannot tell ("off" among the words), and where that was set; empty for the default. */
SL_API const char *sl_get_undetermined(const sl_checker *checker, sl_text *set_by);

/* Checks the programs in `bytes` (UTF-8 YAML, at most SL_LIMIT_FILE_BYTES). `name` stands for them in findings. Both are
 * copied. A text that is no program still gives SL_OK and a report: its verdict says so. On SL_OK *report is to be
 * freed with sl_report_free(); else it is NULL. SL_REFUSED when no vocabulary or no rule is loaded. */
SL_API sl_result sl_check_buffer(sl_checker *checker, sl_text name, sl_text bytes, sl_report **report);

/* The same for text that is, or will be, the content of the file at `path`: an editor's buffer. Its account files are read from the path's
 * folder, and waivers in files cover it by its path. The file itself is not read and need not exist. */
SL_API sl_result sl_check_content(sl_checker *checker, const char *path, sl_text bytes, sl_report **report);

/* The same for a file that the user named: a pipe is waited for, a link consequences. SL_CANNOT_READ when it cannot be opened or read. For
 * a file that was found there is sl_check_listed(). */
SL_API sl_result sl_check_file(sl_checker *checker, const char *path, sl_report **report);

/* NULL is accepted. */
SL_API void sl_report_free(sl_report *report);

/* The library's version, as in "0.1.0". */
SL_API const char *sl_version(void);

#endif
