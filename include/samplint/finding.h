/* finding.h - findings: what is wrong in a program, where it is, and which changes would be equally good.
 *
 * Findings belong to the report that lists them, or to the checker if they are its problems. */
#ifndef SAMPLINT_FINDING_H
#define SAMPLINT_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "samplint/export.h"
#include "samplint/place.h"
#include "samplint/text.h"

SL_BEGIN_C

typedef enum sl_severity { SL_INFO, SL_WARNING, SL_ERROR } sl_severity;

typedef enum sl_kind {
    SL_KIND_SYNTAX,       /* the text is not YAML, or not a program */
    SL_KIND_VOCABULARY,   /* an unknown key, a wrong type, or a word outside its domain */
    SL_KIND_FRAMING,      /* a framing element is missing */
    SL_KIND_MISFIT,       /* elements do not fit each other, or one contradicts itself */
    SL_KIND_SHORTFALL,    /* a best practice is not shown */
    SL_KIND_RULE_ERROR,   /* a rule was refused, failed or ran out of a budget */
    SL_KIND_USAGE,        /* a file cannot be read, or an option does not exist */
    SL_KIND_UNDETERMINED, /* a value is not declared, so that rules cannot decide */
    SL_KIND_WAIVER,       /* a waiver is misspelled, refused, unused, expired or superseded */
    SL_KIND_ADVICE        /* elements do not go together as the field knows it; no part of the verdict */
} sl_kind;

/* Whether a finding counts, or is suppressed. */
typedef enum sl_suppression {
    SL_OPEN,     /* it counts */
    SL_WAIVED,   /* a waiver covers it */
    SL_BASELINED /* the baseline lists it */
} sl_suppression;

/* The state of a waiver. From SL_WAIVER_UNUSED on, the state is an error. */
typedef enum sl_waiver_state {
    SL_WAIVER_ACTIVE,     /* it covers findings */
    SL_WAIVER_UNCHECKED,  /* it is in a file of waivers, and not all programs that it is about were checked */
    SL_WAIVER_UNUSED,     /* it covers no finding */
    SL_WAIVER_SUPERSEDED, /* the value has changed since the waiver was given */
    SL_WAIVER_EXPIRED,    /* its last day is over */
    SL_WAIVER_REFUSED,    /* its rule may not be waived */
    SL_WAIVER_MISSPELLED  /* it cannot be read, or names something that does not exist */
} sl_waiver_state;

/* A waiver: somebody accepts, until a day, the findings of a rule at a value. */
typedef struct sl_waiver {
    /* as written, but `rule` is the present id; `path` is the path of an attribute or element */
    sl_text rule, path, reason, owner, expires;
    sl_location location;
    bool in_program;  /* it is a comment in a program or an account file; else it is in a file of waivers */
    sl_text program;  /* in a file of waivers: the path or pattern of programs, relative to the folder of the file */
    sl_text segment;  /* the segment whose values it is about; empty for those of the program or an account */
    sl_text account;  /* the account whose values it is about; empty for those of the program or a segment */
    sl_text value;    /* the value that it was given for; empty for any value */
    int64_t last_day; /* the last day on which it holds, in days from 1970-01-01; 0 if the day cannot be read */
    size_t covered;   /* how many findings it covers; a finding of several accounts counts once for each */
    sl_text message;  /* of an error: the fault, and what to do about it */
    sl_waiver_state state;
    sl_text former_rule; /* the id that is written, if `rule` is the present id of that rule; else empty */
} sl_waiver;

/* A value that led to a finding. */
typedef struct sl_related {
    sl_location location;
    sl_text note; /* the role of the value in the finding */
} sl_related;

typedef struct sl_finding {
    sl_text rule; /* the id of a rule, or a word for a finding that no rule made, such as "unknown-key" or "yaml" */
    sl_kind kind;
    sl_severity severity;
    sl_text message;
    sl_text note; /* the role of the value at `location` in the finding; may be empty */
    sl_location location;
    const sl_related *related;
    size_t related_count;
    const sl_text *alternatives; /* equally good changes */
    size_t alternative_count;
    const sl_text *settlements; /* of a value that is not declared: sentences about the rules that wait for it, such as
                                   "FIT-12 passes if it is list" */
    size_t settlement_count;
    const sl_text *elements; /* ids, in the order that the rule states */
    size_t element_count;
    sl_text segment;              /* the segment that the finding is about; empty for the program and for accounts */
    const sl_text *more_segments; /* further segments with the same finding, in the order of the program */
    size_t more_segment_count;
    sl_text account;              /* the account that the finding is about; empty for the program and for segments */
    const sl_text *more_accounts; /* further accounts with the same finding, in the order of the program */
    size_t more_account_count;
    uint64_t fingerprint;              /* of rule, segment or account, configuration paths and values, never of lines */
    const uint64_t *more_fingerprints; /* one for each of the further segments, then one for each further account */
    sl_suppression suppression;
    const sl_waiver *waiver; /* of a waived finding: the waiver that covers it; else NULL */
    const sl_text *frames;   /* of a framing finding: the ids of the elements that its element frames */
    size_t frame_count;
    const sl_text *touches; /* of a practice that is not shown: the ids of the rules about fit that would fail if the
                               smallest changes showed it, and nothing else changed */
    size_t touch_count;
} sl_finding;

/* The names that every output uses. The functions sl_..._name() return static names, never NULL. The functions
 * sl_..._from_name() return false for an unknown name, and leave the value as it is. */
SL_API const char *sl_severity_name(sl_severity severity);
SL_API bool sl_severity_from_name(const char *name, sl_severity *severity);
SL_API const char *sl_kind_name(sl_kind kind);
SL_API bool sl_kind_from_name(const char *name, sl_kind *kind);
SL_API const char *sl_suppression_name(sl_suppression suppression);
SL_API bool sl_suppression_from_name(const char *name, sl_suppression *suppression);
SL_API const char *sl_waiver_state_name(sl_waiver_state state);

SL_END_C

#endif
