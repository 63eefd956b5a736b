/* rule.h - the words that scripts and outputs use for the kinds, scopes and answers of rules, with NULL at the end. */
#ifndef SAMPLINT_BASE_RULE_H
#define SAMPLINT_BASE_RULE_H

extern const char *const rule_kind_words[];
extern const char *const rule_scope_words[];
extern const char *const rule_answer_words[]; /* without SL_FAILED, which no rule answers itself */

#endif
