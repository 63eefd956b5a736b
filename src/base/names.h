/* names.h - converts the values of an enumeration to the names that outputs use, and back. */
#ifndef SAMPLINT_BASE_NAMES_H
#define SAMPLINT_BASE_NAMES_H

#include <stdbool.h>
#include <string.h>

/* The words that scripts and outputs use for the kinds, scopes and answers of rules (rule.c), with NULL at the end.
 * rule_answer_words has no word for SL_FAILED: no rule gives this answer, samplint sets it when a check goes wrong. */
extern const char *const rule_kind_words[], *const rule_scope_words[], *const rule_answer_words[];

/* The words for grades and relations, without the one for none, with NULL at the end. */
extern const char *const rule_grade_words[], *const rule_relation_words[];

/* A list of names is a macro with a parameter X, and has X(VALUE, "name") for each value of an enumeration, in their
 * order. If a value is missing, the compiler warns of the `switch` here. */
#define NAME_CASE(value, name)                                                                                         \
    case value:                                                                                                        \
        return name;
#define NAME_ENTRY(value, name) [value] = (name),

/* Defines a function that returns the name of a value, and an empty text for a number that is no value. */
#define NAMES(type, function, list)                                                                                    \
    const char *function(type value) {                                                                                 \
        switch (value) { list(NAME_CASE) }                                                                             \
        return "";                                                                                                     \
    }

/* Defines PREFIX_name() and PREFIX_from_name() of an enumeration whose values count from 0. */
#define NAMES_BOTH_WAYS(type, prefix, list)                                                                            \
    NAMES(type, prefix##_name, list)                                                                                   \
    bool prefix##_from_name(const char *name, type(*value)) {                                                          \
        int at = 0;                                                                                                    \
        while (name && *prefix##_name((type)at) && strcmp(prefix##_name((type)at), name) != 0)                         \
            at++;                                                                                                      \
        bool found = name && *prefix##_name((type)at);                                                                 \
        if (found)                                                                                                     \
            *value = (type)at;                                                                                         \
        return found;                                                                                                  \
    }

#endif
