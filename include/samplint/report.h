/* report.h - writes results as text, as JSON and in the formats of other programs.
 *
 * Each function returns SL_OK, SL_OUT_OF_MEMORY, SL_CANNOT_WRITE when the sink refused bytes, or SL_REFUSED when the
 * options' template failed. The JSON documents follow the schemas in share/; they are the interface for other
 * languages. */
#ifndef SAMPLINT_REPORT_H
#define SAMPLINT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/audit.h"
#include "samplint/checker.h"
#include "samplint/compare.h"
#include "samplint/explain.h"
#include "samplint/export.h"
#include "samplint/impact.h"
#include "samplint/program.h"
#include "samplint/questions.h"
#include "samplint/repair.h"
#include "samplint/template.h"
#include "samplint/test.h"
#include "samplint/trace.h"
#include "samplint/waiver.h"

SL_BEGIN_C

/* A function of the caller that takes bytes. Returns false when it cannot take them. */
typedef bool sl_sink(void *context, const char *bytes, size_t length);

/* Writes a text as every output shows it: characters that a terminal would act upon, and bytes that are not UTF-8,
 * appear as their numbers. It needs no memory. */
SL_API sl_result sl_write_escaped(sl_sink *sink, void *context, sl_text text);

typedef enum sl_format {
    SL_FORMAT_TEXT,
    SL_FORMAT_JSON,
    SL_FORMAT_MARKDOWN, /* only for pages and lists of rules */
    /* The others are only for programs. */
    SL_FORMAT_NDJSON,  /* JSON, one line for each program or problem, by share/ndjson.schema.json */
    SL_FORMAT_SARIF,   /* SARIF 2.1.0 */
    SL_FORMAT_JUNIT,   /* JUnit's XML: a suite for each program, a case for each rule */
    SL_FORMAT_GITHUB,  /* workflow commands of GitHub Actions, and a summary */
    SL_FORMAT_GITLAB,  /* a code quality report of GitLab */
    SL_FORMAT_COMPACT, /* path:line:column: severity rule message, one line for each finding */
} sl_format;

/* The name of a format, such as "json". Static, never NULL, and empty for a number that is no format. */
SL_API const char *sl_format_name(sl_format format);

/* Finds a format by its name. Returns false for an unknown name, and leaves *format as it is. */
SL_API bool sl_format_from_name(const char *name, sl_format *format);

/* If all members but the sink are zero: text without color. */
typedef struct sl_writer_options {
    sl_format format;
    bool color;   /* text only */
    bool picture; /* text only: for each program, a matrix that shows how its elements fit each other */
    sl_sink *sink;
    void *context;  /* handed to the sink */
    bool questions; /* text, JSON and NDJSON of programs only: list the questions of each program (questions.h) */
    bool shares;    /* text of an audit only: the share of congruent programs that have each value */
    bool compared;  /* SARIF only: findings were compared with a baseline, so each is new or unchanged */
    /* Only for JSON that is written without an sl_writer: the checkers whose problems the document contains. */
    const sl_checker *const *checkers;
    size_t checker_count;
    const size_t *told; /* by checker: how many of its problems earlier documents have, so that this one leaves them
                           out; or NULL */
    size_t width; /* text of results other than programs: the most columns of a line that is broken between words; 0
                     for 100 */
    /* Text and Markdown of results other than programs: the script that writes them; NULL for the built-in one. */
    sl_template *own_template;
} sl_writer_options;

/* ---- programs -----------------------------------------------------------------------------------------------------
 */

/* Writes one document for many programs. Its memory does not grow with their number. */
typedef struct sl_writer sl_writer;

/* Returns a writer, or NULL when there is no memory. `checker` must outlive it. */
SL_API sl_writer *sl_writer_new(const sl_writer_options *options, const sl_checker *checker);

/* Frees a writer. NULL is accepted. */
SL_API void sl_writer_free(sl_writer *writer);

/* Tells the writer that the programs that follow were checked by this checker, which must outlive the writer. */
SL_API sl_result sl_writer_use(sl_writer *writer, const sl_checker *checker);

/* Counts, for the summary, a file that settings leave out. */
SL_API void sl_writer_leave_out(sl_writer *writer);

/* Sets, for the summary, how many findings of a baseline are gone. */
SL_API void sl_writer_gone(sl_writer *writer, size_t count);

SL_API sl_result sl_writer_program(sl_writer *writer, const sl_program *program);

/* Ends the document: writes the problems of all its checkers so far, and the summary. */
SL_API sl_result sl_writer_finish(sl_writer *writer);

/* Writes the programs of one report, and the checker's problems, as one document in memory. On SL_OK, *bytes ends with
 * a NUL and is to be freed with sl_free() (samplint/file.h). `length` may be NULL. */
SL_API sl_result sl_report_to_bytes(const sl_checker *checker, const sl_report *report, sl_format format, char **bytes,
                                    size_t *length);

/* ---- other results ------------------------------------------------------------------------------------------------
 */

/* Writes a JSON document that has only the problems of the options' checkers, instead of a result that could not be
 * made. All schemas of single commands allow it. */
SL_API sl_result sl_write_problems(const sl_writer_options *options);

/* Writes the ways out of one program's conflicts: as text, or as one line of JSON by share/repair.schema.json. */
SL_API sl_result sl_write_repair(const sl_writer_options *options, const sl_program *program, const sl_repair *repair);

/* Writes the changes that were applied to a program, the files that were written, and its verdicts before and after: as
 * text, or as one line of JSON by share/compare.schema.json. */
SL_API sl_result sl_write_applied(const sl_writer_options *options, const sl_applied *applied,
                                  const sl_comparison *comparison);

/* Writes the changes that a dry run would make: as a unified diff, or as one line of JSON by
 * share/dry-run.schema.json. */
SL_API sl_result sl_write_dry_run(const sl_writer_options *options, const sl_applied *applied);

/* Writes the differences between two programs: as text, or as one line of JSON by share/compare.schema.json. */
SL_API sl_result sl_write_comparison(const sl_writer_options *options, const sl_comparison *comparison);

/* Writes the consequences of a change: as text, or as one line of JSON by share/impact.schema.json. */
SL_API sl_result sl_write_impact(const sl_writer_options *options, const sl_impact *impact);

/* Writes the values that a rule read in a program: as text, whatever the format of the options. */
SL_API sl_result sl_write_traces(const sl_writer_options *options, const sl_program *program, const sl_traces *traces);

/* Writes the questions of a program: as text, whatever the format of the options. */
SL_API sl_result sl_write_questions(const sl_writer_options *options, const sl_program *program,
                                    const sl_questions *questions);

/* Writes the cost of each rule in all these checkers together, as text in every format: the most instructions first. */
SL_API sl_result sl_write_profile(const sl_writer_options *options, const sl_checker *const *checkers,
                                  size_t checker_count);

/* Writes the settings that hold for a checker, and the place that sets each value, as text in every format: a settings
 * file with comments. `settings` is the path that the text names; it may be empty. */
SL_API sl_result sl_write_config(const sl_writer_options *options, sl_checker *checker, sl_text settings);

/* Writes an audit: as text, or as one line of JSON by share/audit.schema.json. */
SL_API sl_result sl_write_audit(const sl_writer_options *options, const sl_audit *audit);

/* Writes a list of rules: as a table of text, as tables by kind in Markdown, or as one line of JSON by
 * share/rules.schema.json. */
SL_API sl_result sl_write_rules(const sl_writer_options *options, const sl_checker *checker, const sl_rule_list *list);

/* Writes a list of waivers: as text, or as one line of JSON by share/waivers.schema.json. */
SL_API sl_result sl_write_waivers(const sl_writer_options *options, const sl_waiver_list *list);

/* Writes the page of a topic: as text, as Markdown, or as one line of JSON by share/page.schema.json. Links in Markdown
 * expect the page of a rule in rules/ID.md, and all elements and attributes in vocabulary.md. */
SL_API sl_result sl_write_topic(const sl_writer_options *options, sl_explainer *explainer, const sl_topic *topic);

/* Writes one page about all elements and all other fields; JSON is by share/page.schema.json. */
SL_API sl_result sl_write_vocabulary(const sl_writer_options *options, sl_explainer *explainer);

/* Writes one page about how the rules express what the works of the vocabulary say: each statement with the rules that
 * name it as their source, or why there are none, and the rules that name no statement. JSON is by
 * share/page.schema.json. */
SL_API sl_result sl_write_fidelity(const sl_writer_options *options, sl_explainer *explainer);

/* Writes a JSON Schema (draft 7) of program files, for editors. It accepts a file exactly if a check finds no fault in
 * its keys, words, types and ranges. The format of the options has no effect. */
SL_API sl_result sl_write_schema(const sl_writer_options *options, const sl_vocabulary *vocabulary);

/* Writes the schema of account files, in the same way. SL_REFUSED: the vocabulary has no accounts. */
SL_API sl_result sl_write_account_schema(const sl_writer_options *options, const sl_vocabulary *vocabulary);

typedef enum sl_test_format {
    SL_TEST_TEXT,
    SL_TEST_TAP,   /* the Test Anything Protocol, version 13 */
    SL_TEST_JUNIT, /* JUnit's XML */
    SL_TEST_JSON   /* one line of JSON by share/tests.schema.json */
} sl_test_format;

/* Writes the results of tests, and the problems of rules and files of tests. The options' format and shares have no
 * effect. */
SL_API sl_result sl_write_tests(const sl_writer_options *options, sl_test_format format, const sl_checker *checker,
                                const sl_test_run *run);

SL_END_C

#endif
