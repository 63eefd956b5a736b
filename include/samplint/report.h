/* report.h - programs as text, and in the formats that other programs read.
 *
 * A writer is opened once a run, gets the programs one by one, and is closed: what it holds does not grow with their
 * number. Each call returns SL_OK, SL_OUT_OF_MEMORY, or SL_CANNOT_WRITE when the sink refused bytes. */
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
#include "samplint/repair.h"
#include "samplint/test.h"
#include "samplint/trace.h"
#include "samplint/waiver.h"

/* Where bytes go. Returns false when it cannot take them. */
typedef bool sl_sink(void *context, const char *bytes, size_t length);

/* Writes a text as every output shows it: what a terminal would act upon, and what is not UTF-8, by its number. It
 * needs no memory, so that lack of it can be told of. SL_CANNOT_WRITE: the sink refused a part; it gets no further ones. */
SL_API sl_result sl_write_escaped(sl_sink *sink, void *context, sl_text text);

typedef enum sl_format {
    SL_FORMAT_TEXT,
    SL_FORMAT_JSON,
    SL_FORMAT_MARKDOWN, /* of pages and lists of rules only */
    /* The others are of programs only, for a writer. */
    SL_FORMAT_NDJSON,  /* JSON, a program or problem a line, by share/ndjson.schema.json */
    SL_FORMAT_SARIF,   /* SARIF 2.1.0 */
    SL_FORMAT_JUNIT,   /* XML in the form of JUnit: a suite a program, a case a rule */
    SL_FORMAT_GITHUB,  /* workflow commands of GitHub Actions, and a line that sums up */
    SL_FORMAT_GITLAB,  /* a code quality report of GitLab */
    SL_FORMAT_COMPACT, /* path:line:column: severity rule message, a finding a line */
} sl_format;

typedef struct sl_writer_options {
    sl_format format;
    bool color;   /* text only */
    bool picture; /* text only: a matrix of how the elements fit each other, program by program */
    sl_sink *sink;
    void *context; /* handed to the sink */
    bool shares;   /* text only: of an audit, how many of the congruent programs have each value */
    bool compared; /* SARIF only: findings were compared with a baseline, so that each is new or was there */
    /* JSON that is not of a writer: the problems of these checkers are told in the document, where there are any. */
    const sl_checker *const *checkers;
    size_t checker_count;
    size_t told; /* of the first checker's problems so many are told already */
} sl_writer_options;

typedef struct sl_writer sl_writer;

/* Returns NULL when there is no memory. `checker` must outlive the writer. */
SL_API sl_writer *sl_writer_open(const sl_writer_options *options, const sl_checker *checker);

/* Says that programs from now on were checked by another checker, which must outlive the writer too. */
SL_API sl_result sl_writer_use(sl_writer *writer, const sl_checker *checker);

/* Counts a file that settings leave out, for the summary. */
SL_API void sl_writer_leave_out(sl_writer *writer);

/* Says how many findings of a baseline are gone, for the summary. */
SL_API void sl_writer_gone(sl_writer *writer, size_t count);

SL_API sl_result sl_writer_program(sl_writer *writer, const sl_program *program);

/* Writes what ends the run: the problems of all its checkers so far, and the summary. */
SL_API sl_result sl_writer_close(sl_writer *writer);

/* Writes a document of JSON that has nothing but the problems of the options' checkers, in place of one that could not be made. All
 * schemas that are for one command allow it. */
SL_API sl_result sl_write_problems(const sl_writer_options *options);

/* Writes the ways out of one program's conflicts: as text, or as one line of JSON by share/repair.schema.json. */
SL_API sl_result sl_write_repair(const sl_writer_options *options, const sl_program *program, const sl_repair *repair);

/* Writes what was changed in a program that is checked again: by attribute, and the verdicts; or as one line of JSON by
 * share/compare.schema.json. */
SL_API sl_result sl_write_applied(const sl_writer_options *options, const sl_comparison *comparison);

/* Writes what differs between two programs: as text, or as one line of JSON by share/compare.schema.json. */
SL_API sl_result sl_write_comparison(const sl_writer_options *options, const sl_comparison *comparison);

/* Writes what a change would do: as text, or as one line of JSON by share/impact.schema.json. */
SL_API sl_result sl_write_impact(const sl_writer_options *options, const sl_impact *impact);

/* Writes what a rule read of a program, as text, whatever the format. */
SL_API sl_result sl_write_traces(const sl_writer_options *options, const sl_program *program, const sl_traces *traces);

/* Writes an audit: as text, or as one line of JSON by share/audit.schema.json. */
SL_API sl_result sl_write_audit(const sl_writer_options *options, const sl_audit *audit);

/* Writes a list of rules: as a table of text, as tables by kind in Markdown, or as one line of JSON by share/rules.schema.json. */
SL_API sl_result sl_write_rules(const sl_writer_options *options, const sl_checker *checker, const sl_rule_list *list);

/* Writes a list of waivers: as text, or as one line of JSON by share/waivers.schema.json. */
SL_API sl_result sl_write_waivers(const sl_writer_options *options, const sl_waiver_list *list);

/* Writes what a topic is about, as text or Markdown. In Markdown, pages lead to each other as files do that lie so: the page of
 * a rule in rules/ID.md, all elements and attributes in vocabulary.md. */
SL_API sl_result sl_write_topic(const sl_writer_options *options, sl_explainer *explainer, const sl_topic *topic);

/* The same for all elements, and what can be declared beside them, as one page. */
SL_API sl_result sl_write_vocabulary(const sl_writer_options *options, sl_explainer *explainer);

/* Writes a JSON Schema (draft 7) of what a file may declare, for editors. What it accepts, a check finds no fault in as far as
 * keys, words, types and ranges go; the format of the options says nothing here. */
SL_API sl_result sl_write_schema(const sl_writer_options *options, const sl_vocabulary *vocabulary);

/* The same for an account in a file of its own. SL_REFUSED where the vocabulary has no accounts. */
SL_API sl_result sl_write_account_schema(const sl_writer_options *options, const sl_vocabulary *vocabulary);

/* Writes the results of tests, and what is wrong with rules and files of tests: as text, by the Test Anything Protocol (version 13),
 * or as XML in the form of JUnit. Format and shares of the options say nothing here. */
typedef enum sl_test_format { SL_TEST_TEXT, SL_TEST_TAP, SL_TEST_JUNIT } sl_test_format;
SL_API sl_result sl_write_tests(const sl_writer_options *options, sl_test_format format, const sl_checker *checker,
                                const sl_test_run *run);

/* NULL is accepted. */
SL_API void sl_writer_free(sl_writer *writer);

#endif
