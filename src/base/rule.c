/* rule.c - the words of rules, and what rules of a kind decide. */
#include "base/rule.h"

#include "samplint/rule.h"

const char *const rule_kind_words[] = {"framing", "practice", "fit", "theme", NULL};
const char *const rule_scope_words[] = {"each", "portfolio", NULL};
const char *const rule_answer_words[] = {"pass", "fail", "undetermined", "not_applicable", NULL};

const char *sl_rule_kind_name(sl_rule_kind kind) {
    return rule_kind_words[kind];
}

const char *sl_scope_name(sl_scope scope) {
    return rule_scope_words[scope];
}

const char *sl_status_name(sl_status status) {
    return status == SL_FAILED ? "error" : rule_answer_words[status];
}

bool sl_decides_congruence(sl_rule_kind kind) {
    return kind != SL_RULE_PRACTICE;
}

bool sl_is_about_fit(sl_rule_kind kind) {
    return kind == SL_RULE_FIT || kind == SL_RULE_THEME;
}
