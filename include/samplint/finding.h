/* finding.h - what is wrong, where, and what would be as good. */
#ifndef SAMPLINT_FINDING_H
#define SAMPLINT_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "samplint/export.h"
#include "samplint/place.h"
#include "samplint/text.h"

typedef enum sl_severity { SL_INFO, SL_WARNING, SL_ERROR } sl_severity;

typedef enum sl_kind {
    SL_KIND_SYNTAX,       /* not YAML, or not a program */
    SL_KIND_VOCABULARY,   /* unknown key, wrong type, a word outside its domain */
    SL_KIND_FRAMING,      /* a framing element is missing */
    SL_KIND_MISFIT,       /* elements that do not fit each other, or one that contradicts itself */
    SL_KIND_SHORTFALL,    /* a practice that is not shown */
    SL_KIND_RULE_ERROR,   /* a rule that was refused, failed or ran out of budget */
    SL_KIND_USAGE,        /* a file that cannot be read, an option that does not exist */
    SL_KIND_UNDETERMINED, /* what is not declared, so that rules cannot tell */
    SL_KIND_WAIVER        /* a waiver that is misspelled, refused, unused, expired or superseded */
} sl_kind;

typedef enum sl_suppression { SL_OPEN, SL_WAIVED, SL_BASELINED } sl_suppression; /* whether a finding counts */

/* How it stands with a waiver; from SL_WAIVER_UNUSED on it is an error. */
typedef enum sl_waiver_state {
    SL_WAIVER_ACTIVE,     /* it covers findings */
    SL_WAIVER_UNCHECKED,  /* of a file of waivers: no program that it is about was checked, or not all of them */
    SL_WAIVER_UNUSED,     /* it covers nothing */
    SL_WAIVER_SUPERSEDED, /* the value is no longer the one it was given for */
    SL_WAIVER_EXPIRED,    /* its last day is over */
    SL_WAIVER_REFUSED,    /* its rule may not be waived */
    SL_WAIVER_MISSPELLED  /* it cannot be read, or names what is not there */
} sl_waiver_state;

/* That somebody accepts what a rule finds at a value, and until when. */
typedef struct sl_waiver {
    sl_text rule, path, reason, owner, expires; /* as it was written; `path` is that of a program's configuration */
    sl_location location;
    bool in_program;  /* a comment of a program or of an account's file, and not of a file of waivers */
    sl_text program;  /* in a file of waivers: which programs, as a path from its folder */
    sl_text account;  /* whose values it is about; empty for the program's own */
    sl_text value;    /* that it was given for; empty for any */
    int64_t last_day; /* on which it holds, in days from 1970-01-01; 0 where that cannot be read */
    size_t covered;   /* findings, those of accounts that have the very same one counted each */
    sl_text message;  /* of an error: what is wrong, and what to do */
    sl_waiver_state state;
} sl_waiver;

/* A value that led to the finding, and what it has to do with it. */
typedef struct sl_related {
    sl_location location;
    sl_text note;
} sl_related;

typedef struct sl_finding {
    sl_text rule; /* a rule's id, or the host's own word: "unknown-key", "yaml" */
    sl_kind kind;
    sl_severity severity;
    sl_text message;
    sl_text note; /* what the value at `location` has to do with it; may be empty */
    sl_location location;
    const sl_related *related;
    size_t related_count;
    const sl_text *alternatives; /* of equal standing */
    size_t alternative_count;
    const sl_text *elements; /* ids, the rule's own order */
    size_t element_count;
    sl_text account;              /* whose override it is about; empty for the program itself */
    const sl_text *more_accounts; /* further accounts that have the very same finding, in their order */
    size_t more_account_count;
    uint64_t fingerprint;              /* of rule, account, configuration paths and values; never of lines */
    const uint64_t *more_fingerprints; /* one for each of the further accounts */
    sl_suppression standing;
    const sl_waiver *waiver; /* of a waived one, else NULL */
} sl_finding;

/* The words used for these in every output. Static strings, never NULL. */
SL_API const char *sl_severity_name(sl_severity severity);
SL_API const char *sl_kind_name(sl_kind kind);
SL_API const char *sl_suppression_name(sl_suppression standing);
SL_API const char *sl_waiver_state_name(sl_waiver_state state);

#endif
