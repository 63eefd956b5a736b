/* names.c - the names of results and of the parts of findings. */
#include "base/names.h"

#include "samplint/finding.h"
#include "samplint/repair.h"
#include "samplint/result.h"

#define RESULTS(X)                                                                                                     \
    X(SL_OK, "ok")                                                                                                     \
    X(SL_REFUSED, "refused")                                                                                           \
    X(SL_CANNOT_READ, "cannot_read")                                                                                   \
    X(SL_CANNOT_WRITE, "cannot_write") X(SL_CANCELLED, "cancelled") X(SL_OUT_OF_MEMORY, "out_of_memory")
NAMES_BOTH_WAYS(sl_result, sl_result, RESULTS)

#define SEVERITIES(X) X(SL_INFO, "info") X(SL_WARNING, "warning") X(SL_ERROR, "error")
NAMES_BOTH_WAYS(sl_severity, sl_severity, SEVERITIES)

#define KINDS(X)                                                                                                       \
    X(SL_KIND_SYNTAX, "syntax")                                                                                        \
    X(SL_KIND_VOCABULARY, "vocabulary")                                                                                \
    X(SL_KIND_FRAMING, "framing")                                                                                      \
    X(SL_KIND_MISFIT, "misfit")                                                                                        \
    X(SL_KIND_SHORTFALL, "shortfall")                                                                                  \
    X(SL_KIND_RULE_ERROR, "rule_error") X(SL_KIND_USAGE, "usage") X(SL_KIND_UNDETERMINED, "undetermined")              \
        X(SL_KIND_WAIVER, "waiver") X(SL_KIND_ADVICE, "advice")
NAMES_BOTH_WAYS(sl_kind, sl_kind, KINDS)

#define SUPPRESSIONS(X) X(SL_OPEN, "open") X(SL_WAIVED, "waived") X(SL_BASELINED, "baselined")
NAMES_BOTH_WAYS(sl_suppression, sl_suppression, SUPPRESSIONS)

#define WAIVER_STATES(X)                                                                                               \
    X(SL_WAIVER_ACTIVE, "active")                                                                                      \
    X(SL_WAIVER_UNCHECKED, "unchecked")                                                                                \
    X(SL_WAIVER_UNUSED, "unused")                                                                                      \
    X(SL_WAIVER_SUPERSEDED, "superseded")                                                                              \
    X(SL_WAIVER_EXPIRED, "expired") X(SL_WAIVER_REFUSED, "refused") X(SL_WAIVER_MISSPELLED, "misspelled")
NAMES(sl_waiver_state, sl_waiver_state_name, WAIVER_STATES)

#define CHANGE_KINDS(X)                                                                                                \
    X(SL_CHANGE_VALUE, "change") X(SL_CHANGE_DECISION, "decision") X(SL_CHANGE_CONDITION, "condition")
NAMES(sl_change_kind, sl_change_kind_name, CHANGE_KINDS)

sl_result sl_result_max(sl_result a, sl_result b) {
    return a > b ? a : b;
}
