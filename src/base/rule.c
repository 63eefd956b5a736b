/* rule.c - the words of rules, and what rules of a kind decide. */
#include "samplint/rule.h"
#include "base/names.h"

#define KINDS(X)                                                                                                       \
    X(SL_RULE_FRAMING, "framing")                                                                                      \
    X(SL_RULE_PRACTICE, "practice") X(SL_RULE_FIT, "fit") X(SL_RULE_THEME, "theme") X(SL_RULE_ADVICE, "advice")

#define SCOPES(X) X(SL_SCOPE_EACH, "each") X(SL_SCOPE_PORTFOLIO, "portfolio")
#define ANSWERS(X)                                                                                                     \
    X(SL_PASS, "pass") X(SL_FAIL, "fail") X(SL_UNDETERMINED, "undetermined") X(SL_NOT_APPLICABLE, "not_applicable")
#define STATUSES(X) ANSWERS(X) X(SL_FAILED, "error")

const char *const rule_kind_words[] = {KINDS(NAME_ENTRY) NULL};
const char *const rule_grade_words[] = {"stated", "derived", "inferred", NULL};
const char *const rule_relation_words[] = {"prerequisite", "match", NULL};
const char *const rule_scope_words[] = {SCOPES(NAME_ENTRY) NULL};
const char *const rule_answer_words[] = {ANSWERS(NAME_ENTRY) NULL};

NAMES(sl_rule_kind, sl_rule_kind_name, KINDS)
NAMES(sl_scope, sl_scope_name, SCOPES)
NAMES(sl_status, sl_status_name, STATUSES)

const char *sl_grade_name(sl_grade grade) {
    return grade == SL_GRADE_NONE ? "" : rule_grade_words[grade - SL_GRADE_STATED];
}

const char *sl_relation_name(sl_relation relation) {
    return relation == SL_RELATION_NONE ? "" : rule_relation_words[relation - SL_RELATION_PREREQUISITE];
}

const sl_option *sl_option_without_value(const sl_rule *rule) {
    for (size_t i = 0; i < rule->option_count; i++)
        if (!rule->options[i].has_value)
            return &rule->options[i];
    return NULL;
}

bool sl_decides_congruence(const sl_rule *rule) {
    return rule->kind != SL_RULE_PRACTICE && (rule->kind != SL_RULE_ADVICE || rule->promoted);
}

bool sl_is_about_fit(const sl_rule *rule) {
    return rule->kind == SL_RULE_FIT || rule->kind == SL_RULE_THEME || rule->kind == SL_RULE_ADVICE;
}

bool sl_rule_compares(const sl_rule *rule, size_t element, size_t other) {
    bool first = rule->element_count && (rule->elements[0] == element || rule->elements[0] == other);
    return element != other && (rule->relation != SL_RELATION_PREREQUISITE || first);
}
