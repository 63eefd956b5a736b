/* rule.h - a rule: the facts that its script states, and the changes that packs and settings make to them.
 *
 * Rules belong to the checker that loaded them and live until sl_checker_free(). After loading, only these parts of a
 * rule change: its options, its severity, whether it is off, and whether it may be waived. Packs, settings and
 * sl_set_option() change them. sl_run_tests() changes options while it runs and restores them. */
#ifndef SAMPLINT_RULE_H
#define SAMPLINT_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "samplint/export.h"
#include "samplint/finding.h"
#include "samplint/text.h"

SL_BEGIN_C

typedef enum sl_rule_kind {
    SL_RULE_FRAMING,  /* a framing element is declared, with at least one value in it */
    SL_RULE_PRACTICE, /* a best practice is shown */
    SL_RULE_FIT,      /* two or more elements fit each other */
    SL_RULE_THEME,    /* one element does not contradict itself */
    SL_RULE_ADVICE    /* the field's sense: elements that usually go together; no part of the verdict unless promoted */
} sl_rule_kind;

/* How far the sources carry a rule. */
typedef enum sl_grade {
    SL_GRADE_NONE,    /* the rule states none: it is a policy of its pack */
    SL_GRADE_STATED,  /* a source says it of these elements */
    SL_GRADE_DERIVED, /* it follows from a relation that a source states between the elements, and the meanings of the
                         words */
    SL_GRADE_INFERRED /* it rests on a premise of its author about what works; only advice may */
} sl_grade;

/* How a rule relates two elements. */
typedef enum sl_relation {
    SL_RELATION_NONE,         /* the rule states none */
    SL_RELATION_PREREQUISITE, /* one element needs something of the other: too much of it is no misfit */
    SL_RELATION_MATCH         /* both must agree: they can miss each other on either side */
} sl_relation;

/* The subject of a rule. */
typedef enum sl_scope {
    SL_SCOPE_EACH,     /* the program's standard, and each account that overrides a value that the rule reads */
    SL_SCOPE_PORTFOLIO /* the program, once, with all of its accounts together */
} sl_scope;

/* The answer of a rule about a program or an account. */
typedef enum sl_status {
    SL_PASS,
    SL_FAIL,
    SL_UNDETERMINED,   /* it read a value that is not declared, or cannot be read */
    SL_NOT_APPLICABLE, /* its condition does not hold */
    SL_FAILED          /* the rule itself failed, or ran out of a budget */
} sl_status;

typedef enum sl_option_type { SL_OPTION_INTEGER, SL_OPTION_BOOLEAN, SL_OPTION_WORD } sl_option_type;

/* A threshold of a rule that each firm may set. */
typedef struct sl_option {
    sl_text id;
    sl_text description;
    int64_t min, max;      /* of an integer, both included */
    const sl_text *domain; /* of a word */
    size_t domain_count;
    int64_t value;         /* an integer; 0 or 1; or the word's index in the domain; 0 as long as it has no value */
    int64_t default_value; /* likewise, as the rule states it; 0 without a default */
    sl_text set_by;        /* the place that sets the value, such as ".samplint.yaml:7"; empty for the default */
    sl_option_type type;
    bool has_default;
    bool has_value; /* the rule states a default, or something sets the option */
} sl_option;

typedef struct sl_citation {
    sl_text work;                         /* id of a work of the vocabulary; empty if `at` alone names the source */
    sl_text at;                           /* table, figure, section or page */
    const struct sl_statement *statement; /* of the work, see samplint/vocabulary.h; NULL if the rule names none */
    sl_text via; /* id of a work of the vocabulary that the work cites for this; may be empty */
} sl_citation;

typedef struct sl_option_setting {
    sl_text id;
    int64_t value;
} sl_option_setting;

/* A test inside a rule. */
typedef struct sl_rule_test {
    sl_text name;
    sl_status expect;
    sl_text program;   /* a YAML fragment */
    sl_text message;   /* a part of the expected message of a failure; may be empty */
    sl_text waits_for; /* the path of the missing value that an undetermined answer names; may be empty */
    const sl_option_setting *settings;
    size_t setting_count;
} sl_rule_test;

typedef struct sl_rule {
    sl_text id;
    sl_text name;
    sl_rule_kind kind;
    sl_scope scope;
    sl_severity severity;
    sl_text severity_set_by; /* the place that sets it; empty for the rule's own severity */
    sl_text off;             /* the reason why it is turned off; empty for a rule that is on */
    sl_text off_set_by;
    bool not_waivable;           /* no waiver may cover its findings */
    sl_text not_waivable_set_by; /* the place that forbids waivers; empty for a rule that may be waived */
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
    const sl_source *source; /* the file that it was read from */
    sl_text pack;            /* "builtin", the name of a pack, or a folder of rules that is no pack */
    sl_text pack_version;    /* of a pack; else empty */
    bool builtin;            /* it came with the library */
    const sl_text *former_ids; /* ids that the rule has had, the first one first; each still names it */
    size_t former_id_count;
    sl_grade grade;
    sl_relation relation;
    bool promoted; /* an advice rule that settings let decide */
    sl_text promoted_set_by;
} sl_rule;

/* A rule that no longer exists. No rule may have its id. */
typedef struct sl_retired_rule {
    sl_text id;
    sl_text since;     /* the version that no longer has it */
    sl_text reason;    /* one sentence */
    sl_text successor; /* the id of the rule that takes its place; empty if there is none */
} sl_retired_rule;

/* The names that every output uses. Static, never NULL. */
SL_API const char *sl_rule_kind_name(sl_rule_kind kind);
SL_API const char *sl_scope_name(sl_scope scope);
SL_API const char *sl_status_name(sl_status status);

/* Returns the first option that has no value, or NULL. As long as there is one, the rule does not apply to any program,
 * and its check is not run. */
SL_API const sl_option *sl_option_without_value(const sl_rule *rule);

/* The word for a grade or a relation; empty for none. */
SL_API const char *sl_grade_name(sl_grade grade);
SL_API const char *sl_relation_name(sl_relation relation);

/* Whether the answers of a rule decide about congruence: those of framing, fit and theme rules do, and those of advice
 * that settings promote. Practices are only listed. */
SL_API bool sl_decides_congruence(const sl_rule *rule);

/* Whether a rule is about fit, between elements or within one: fit, theme and advice rules are. Their failures have
 * alternatives. */
SL_API bool sl_is_about_fit(const sl_rule *rule);

/* Returns whether a rule compares two of its elements, given by their index in the vocabulary. A prerequisite compares
 * its first element, which needs something, with each of the others, and these not with each other. */
SL_API bool sl_rule_compares(const sl_rule *rule, size_t element, size_t other);

SL_END_C

#endif
