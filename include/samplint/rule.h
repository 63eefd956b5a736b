/* rule.h - what a rule says about itself.
 *
 * Owned by the checker that loaded it until sl_checker_free(). Only what is set changes: options, severity, and whether it is
 * off, by sl_set_option() and sl_load_settings(); options also while sl_run_tests() runs. */
#ifndef SAMPLINT_RULE_H
#define SAMPLINT_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "samplint/export.h"
#include "samplint/finding.h"
#include "samplint/text.h"

typedef enum sl_rule_kind {
    SL_RULE_FRAMING,  /* one framing element is there, in substance */
    SL_RULE_PRACTICE, /* a best practice is shown */
    SL_RULE_FIT,      /* two elements or more fit each other */
    SL_RULE_THEME     /* what one element says does not contradict itself */
} sl_rule_kind;

/* What a rule is asked about. */
typedef enum sl_scope {
    SL_SCOPE_EACH,     /* the program's standard, and each account that changes what the rule has read of it */
    SL_SCOPE_PORTFOLIO /* the program once, with all accounts together */
} sl_scope;

/* What a rule says of a program (or of one of its accounts). */
typedef enum sl_status {
    SL_PASS,
    SL_FAIL,
    SL_UNDETERMINED,   /* it read something that is not declared, or not readable */
    SL_NOT_APPLICABLE, /* its condition does not hold */
    SL_FAILED          /* the rule itself failed or ran out of budget */
} sl_status;

typedef enum sl_option_type { SL_OPTION_INTEGER, SL_OPTION_BOOLEAN, SL_OPTION_WORD } sl_option_type;

/* A threshold that is a matter of the firm. */
typedef struct sl_option {
    sl_text id;
    sl_option_type type;
    sl_text description;
    int64_t min, max;      /* of an integer, both included */
    const sl_text *domain; /* of a word */
    size_t domain_count;
    int64_t value;         /* an integer; 0 or 1; the word's index in domain */
    int64_t default_value; /* the same, as the rule states it */
    sl_text set_by;        /* where the value was set, as in ".samplint.yaml:7"; empty for the default */
} sl_option;

typedef struct sl_citation {
    sl_text work; /* id of a work of the vocabulary; empty for a source that `at` names by itself */
    sl_text at;   /* table, figure, section or page */
} sl_citation;

typedef struct sl_option_setting {
    sl_text id;
    int64_t value;
} sl_option_setting;

/* A test inside a rule. */
typedef struct sl_rule_test {
    sl_text name;
    sl_status expect;
    sl_text program; /* a YAML fragment */
    sl_text message; /* a part of the message a failure must give; may be empty */
    sl_text waits_for;
    const sl_option_setting *settings;
    size_t setting_count;
} sl_rule_test;

typedef struct sl_rule {
    sl_text id;
    sl_text name;
    sl_rule_kind kind;
    sl_scope scope;
    sl_severity severity;
    sl_text severity_set_by; /* where it was set; empty for the rule's own */
    sl_text off;             /* the reason why it is turned off; empty for a rule that is asked */
    sl_text off_set_by;
    bool not_waivable;           /* no waiver may cover what it finds */
    sl_text not_waivable_set_by; /* where that was said; empty for a rule that is waivable */
    const size_t *elements;      /* indices into the vocabulary's elements */
    size_t element_count;
    sl_text title;
    sl_text rationale;
    sl_text remediation;
    const sl_citation *sources;
    size_t source_count;
    sl_option *options;
    size_t option_count;
    const sl_rule_test *tests;
    size_t test_count;
    const sl_source *source; /* the file it was read from */
    sl_text pack;            /* what it came with: "builtin", the name of a pack, or a folder that is none */
    sl_text pack_version;    /* of a pack; else empty */
    bool builtin;            /* it came with the library */
    int reference;           /* the library's own handle of its check function */
} sl_rule;

SL_API const char *sl_rule_kind_name(sl_rule_kind kind);
SL_API const char *sl_scope_name(sl_scope scope);

/* Whether rules of a kind say if a program is congruent: fit and theme. Their failures are misfits with alternatives. */
SL_API bool sl_judges_congruence(sl_rule_kind kind);

SL_API const char *sl_status_name(sl_status status);

#endif
