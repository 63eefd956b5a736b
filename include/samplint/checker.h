/* checker.h - loads a vocabulary and rules, and checks programs.
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
 * Threads: a checker, and everything made with it, is for one thread at a time. Different threads may use different
 * checkers at once.
 *
 * Ownership: the checker owns the vocabulary, the rules and its problems. Reports, audits, comparisons and the like own
 * their memory; free each with its function before you free the checker.
 *
 * Growth: structs that the library fills in may get new members at their ends in later versions. Read them through
 * pointers, and do not copy arrays of them with the size that your compiler knows: a later library may use larger
 * structs. */
#ifndef SAMPLINT_CHECKER_H
#define SAMPLINT_CHECKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "samplint/export.h"
#include "samplint/finding.h"
#include "samplint/program.h"
#include "samplint/result.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/version.h"
#include "samplint/vocabulary.h"

SL_BEGIN_C

typedef struct sl_checker sl_checker;

/* The programs of one file, in its order. */
typedef struct sl_report {
    const sl_program *programs;
    size_t program_count;
    const sl_source *source;
} sl_report;

/* Returns an empty checker, or NULL when there is no memory. */
SL_API sl_checker *sl_checker_new(void);

/* Frees the checker and everything that it owns. NULL is accepted. */
SL_API void sl_checker_free(sl_checker *checker);

/* ---- loading ------------------------------------------------------------------------------------------------------
 */

/* Loads the vocabulary and the rules that are built into the library. Call it once, before loading other rules. */
SL_API sl_result sl_load_builtin(sl_checker *checker);

/* Loads a vocabulary from Lua source: once, and before any rule. Messages call it `name`. Both texts are copied.
 * SL_REFUSED: nothing was loaded. */
SL_API sl_result sl_load_vocabulary(sl_checker *checker, sl_text name, sl_text lua);

/* Loads one rule from Lua source. The last part of `name`, without ".lua", must be the rule's id. Both texts are
 * copied. SL_REFUSED: this rule was not loaded; all others stay. */
SL_API sl_result sl_load_rule(sl_checker *checker, sl_text name, sl_text lua);

/* Loads a file of a rule, or every "*.lua" below a folder in the order of paths. Files and folders whose names begin
 * with a dot are left out. A folder with a pack.lua is loaded as a pack (samplint/pack.h), once. SL_REFUSED: some rules
 * were not loaded, or there was none; SL_CANNOT_READ: a file or folder cannot be read. In both cases the other rules
 * are loaded. */
SL_API sl_result sl_load_rules(sl_checker *checker, const char *path);

/* Loads a file of settings (YAML; src/policy/settings.c shows one): packs, folders of rules, severities, options, rules
 * that are off, files that are left out. Load it once, after the rules that it names. SL_REFUSED: a setting is wrong,
 * and nothing should be checked; SL_CANNOT_READ: nothing was loaded. */
SL_API sl_result sl_load_settings(sl_checker *checker, const char *path);

/* Loads settings that the user did not name but that were found, for example by sl_files_settings(). Somebody whom the
 * user does not trust may have written them. They must be an ordinary file. They may not name a file outside of their
 * repository (if they are in no repository, outside of their folder), neither directly nor by a link, and may not raise
 * a budget above its default. */
SL_API sl_result sl_load_found_settings(sl_checker *checker, const char *path);

/* Sets an option, for example ("APD-2.longest_cycle_months", "18"). SL_REFUSED: there is no such rule or option, or the
 * value is wrong. */
SL_API sl_result sl_set_option(sl_checker *checker, sl_text option, sl_text value);

/* Sets the severity of undetermined findings: "error", "warning" (the default), "info", or "off" for no such findings.
 * An undetermined rule never counts as passed, whatever the severity. SL_REFUSED: it is none of these words. */
SL_API sl_result sl_set_undetermined(sl_checker *checker, sl_text word);

/* ---- what is loaded -----------------------------------------------------------------------------------------------
 */

/* The vocabulary; NULL before one is loaded. */
SL_API const sl_vocabulary *sl_get_vocabulary(const sl_checker *checker);

/* The rules that are on, and those that are off, each by id. */
SL_API const sl_rule *const *sl_get_rules(const sl_checker *checker, size_t *count);
SL_API const sl_rule *const *sl_get_rules_off(const sl_checker *checker, size_t *count);

/* The retired rules, those of the vocabulary first. */
SL_API const sl_retired_rule *sl_get_retired_rules(const sl_checker *checker, size_t *count);

/* Finds a rule that is on by its id, or by a former id, which adds a problem of severity SL_INFO. SL_REFUSED: there is
 * none, or it is off; the problem names the most similar id. */
SL_API sl_result sl_find_rule(sl_checker *checker, sl_text id, const sl_rule **rule);

/* The severity of undetermined findings, which may be "off". *set_by is the place that sets it; empty for the default.
 */
SL_API const char *sl_get_undetermined(const sl_checker *checker, sl_text *set_by);

/* Whether the settings leave out a file that was found in a folder. */
SL_API bool sl_is_left_out(const sl_checker *checker, const char *path);

/* The patterns of the files that settings leave out, relative to the folder of the settings. */
SL_API const sl_text *sl_get_left_out(const sl_checker *checker, size_t *count);

/* A value of an attribute that settings declare dead: no congruent program is to have it. */
typedef struct sl_dead_value {
    const sl_field *field;
    sl_text value;     /* of an integer: one number, or a range such as "3 to 12" */
    int64_t low, high; /* of an integer: the range, both included */
    sl_text reason;
    sl_text set_by; /* the place that declares it, "FILE:LINE" */
} sl_dead_value;

/* The dead values, in the order of the settings. */
SL_API const sl_dead_value *sl_get_dead_values(const sl_checker *checker, size_t *count);

/* ---- checking -----------------------------------------------------------------------------------------------------
 */

/* Each function checks the programs of one text. A text that is no program still gives SL_OK and a report; the verdict
 * of its program is SL_INVALID. On SL_OK, free *report with sl_report_free(); else it is NULL. SL_REFUSED: no
 * vocabulary or no rule is loaded. */

/* Checks `bytes`: UTF-8 YAML, at most SL_LIMIT_FILE_BYTES. Findings call it `name`. Both are copied. Account files are
 * not read. */
SL_API sl_result sl_check_buffer(sl_checker *checker, sl_text name, sl_text bytes, sl_report **report);

/* Checks `bytes` as the content of the file at `path`, for example the buffer of an editor. Account files that the
 * program names are read from the path's folder, and waivers and baselines know the program by its path. The file
 * itself is not read and need not exist. Load the settings of the path before, see sl_files_settings_of(). */
SL_API sl_result sl_check_content(sl_checker *checker, const char *path, sl_text bytes, sl_report **report);

/* Checks a file that the user named; "-" is standard input. Links are followed, and a pipe is waited for.
 * SL_CANNOT_READ: it cannot be opened or read. For files that were found in folders there is sl_check_listed(). */
SL_API sl_result sl_check_file(sl_checker *checker, const char *path, sl_report **report);

/* Frees a report. NULL is accepted. */
SL_API void sl_report_free(sl_report *report);

/* Sets a function that reports progress; NULL: none. Long work, such as a check, an audit or a repair, calls it now and
 * then; see samplint/result.h. */
SL_API void sl_set_progress(sl_checker *checker, sl_progress *progress, void *context);

/* Remembers the answers of rules and uses them again for programs with the same values. This changes no result: rules
 * are functions of the values that they read. False asks every rule every time; true is the default. */
SL_API void sl_set_memo(sl_checker *checker, bool on);

/* ---- problems -----------------------------------------------------------------------------------------------------
 */

/* The faults of vocabularies, rules, settings, options and files so far, in the order of the calls. Valid until the
 * next call with this checker. */
SL_API const sl_finding *sl_get_problems(const sl_checker *checker, size_t *count);

/* Forgets all problems and frees their memory. A program that runs for a long time should call this function after it
 * has read the problems. */
SL_API void sl_clear_problems(sl_checker *checker);

/* Adds the problem that a path of the caller cannot be used, with the reason `why`. Returns SL_REFUSED, or
 * SL_OUT_OF_MEMORY. */
SL_API sl_result sl_refuse_path(sl_checker *checker, const char *path, const char *why);

/* ---- budgets ------------------------------------------------------------------------------------------------------
 */

/* A limit of the cost of rules, or of the size of reports. limits.h has the defaults. */
typedef struct sl_budget {
    const char *name; /* instructions, milliseconds, memory (bytes), findings, message_bytes, work */
    const char *description;
    uint64_t value;
    uint64_t default_value;
    uint64_t least, most; /* both included: no setting of the budget lets hostile rules run without bounds */
    sl_text set_by;       /* the place that sets it, such as ".samplint.yaml:7"; empty for the default */
} sl_budget;
SL_API const sl_budget *sl_get_budgets(const sl_checker *checker, size_t *count);

/* Sets a budget, for example ("instructions", "5000000"). SL_REFUSED: there is no such budget, or the number is out of
 * its range. */
SL_API sl_result sl_set_budget(sl_checker *checker, sl_text name, sl_text number);

/* Returns the budget "work" once it is used up; NULL while some of it is left. This budget bounds the work of all calls
 * with a checker, except for those that check programs. When it is used up, results are not complete; each says which
 * part is missing. */
SL_API const sl_budget *sl_get_budget_met(const sl_checker *checker);

/* Fills the budget "work" again: for a checker that serves one request after the other. */
SL_API void sl_renew_work(sl_checker *checker);

/* The cost of a rule since sl_start_profile(). */
typedef struct sl_rule_cost {
    const sl_rule *rule;
    size_t runs;           /* calls of its check */
    size_t remembered;     /* how often a remembered answer was used instead of a run */
    uint64_t instructions; /* of Lua, in all calls; long work of Lua's library counts as several */
    double milliseconds;   /* in all calls */
} sl_rule_cost;

/* Counts the cost of each rule from now on. Checking gets slower: each call is made twice. */
SL_API sl_result sl_start_profile(sl_checker *checker);

/* The costs in the order of the rules; NULL unless sl_start_profile() was called. */
SL_API const sl_rule_cost *sl_get_profile(const sl_checker *checker, size_t *count);

SL_END_C

#endif
