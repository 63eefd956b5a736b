/* names.h - the names that outputs use for the values of an enumeration, both ways. */
#ifndef SAMPLINT_BASE_NAMES_H
#define SAMPLINT_BASE_NAMES_H

#include <stdbool.h>
#include <string.h>

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
    const char *prefix##_name(type value) {                                                                            \
        switch (value) { list(NAME_CASE) }                                                                             \
        return "";                                                                                                     \
    }                                                                                                                  \
    bool prefix##_from_name(const char *name, type *value) {                                                           \
        for (int i = 0; name && *prefix##_name((type)i); i++) {                                                        \
            if (strcmp(prefix##_name((type)i), name) == 0) {                                                           \
                *value = (type)i;                                                                                      \
                return true;                                                                                           \
            }                                                                                                          \
        }                                                                                                              \
        return false;                                                                                                  \
    }

#endif
