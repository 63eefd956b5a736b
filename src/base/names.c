/* names.c - the names of results and of the parts of findings. */
#include "base/names.h"

#include <string.h>

#include "samplint/finding.h"
#include "samplint/result.h"

bool name_find(const char *const *names, size_t count, const char *name, size_t *at) {
    for (size_t i = 0; name && i < count; i++)
        if (strcmp(names[i], name) == 0) {
            *at = i;
            return true;
        }
    return false;
}

NAMES_BOTH_WAYS(sl_result, sl_result, "ok", "refused", "cannot_read", "cannot_write", "cancelled", "out_of_memory")
NAMES_BOTH_WAYS(sl_severity, sl_severity, "info", "warning", "error")
NAMES_BOTH_WAYS(sl_kind, sl_kind, "syntax", "vocabulary", "framing", "misfit", "shortfall", "rule_error", "usage",
                "undetermined", "waiver")
NAMES_BOTH_WAYS(sl_suppression, sl_suppression, "open", "waived", "baselined")

const char *sl_waiver_state_name(sl_waiver_state state) {
    static const char *const names[] = {"active",  "unchecked", "unused",    "superseded",
                                        "expired", "refused",   "misspelled"};
    return names[state];
}

sl_result sl_result_max(sl_result a, sl_result b) {
    return a > b ? a : b;
}
