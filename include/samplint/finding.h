/* finding.h - what is wrong, where, and what would be as good. */
#ifndef SAMPLINT_FINDING_H
#define SAMPLINT_FINDING_H

#include <stddef.h>
#include <stdint.h>

#include "samplint/export.h"
#include "samplint/place.h"
#include "samplint/text.h"

typedef enum sl_severity { SL_INFO, SL_WARNING, SL_ERROR } sl_severity;

typedef enum sl_kind {
    SL_KIND_SYNTAX,      /* not YAML, or not a program */
    SL_KIND_VOCABULARY,  /* unknown key, wrong type, a word outside its domain */
    SL_KIND_FRAMING,     /* a framing element is missing */
    SL_KIND_MISFIT,      /* elements that do not fit each other, or one that contradicts itself */
    SL_KIND_SHORTFALL,   /* a practice that is not shown */
    SL_KIND_RULE_ERROR,  /* a rule that was refused, failed or ran out of budget */
    SL_KIND_USAGE,       /* a file that cannot be read, an option that does not exist */
    SL_KIND_UNDETERMINED /* what is not declared, so that rules cannot tell */
} sl_kind;

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
    uint64_t fingerprint; /* of rule, account, configuration paths and values; never of lines */
} sl_finding;

/* The words used for these in every output. Static strings, never NULL. */
SL_API const char *sl_severity_name(sl_severity severity);
SL_API const char *sl_kind_name(sl_kind kind);

#endif
