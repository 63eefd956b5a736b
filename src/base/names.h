/* names.h - converts the values of an enumeration to the names that outputs use, and back. */
#ifndef SAMPLINT_BASE_NAMES_H
#define SAMPLINT_BASE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/* Finds a name among `count` names. Returns false, and leaves *at alone, when `name` is NULL or none of them. */
bool name_find(const char *const *names, size_t count, const char *name, size_t *at);

/* Defines PREFIX_name() and PREFIX_from_name() of an enumeration whose values count from 0. */
#define NAMES_BOTH_WAYS(type, prefix, ...)                                                                             \
    static const char *const prefix##_names[] = {__VA_ARGS__};                                                         \
    const char *prefix##_name(type value) {                                                                            \
        return prefix##_names[value];                                                                                  \
    }                                                                                                                  \
    bool prefix##_from_name(const char *name, type *value) {                                                           \
        size_t at;                                                                                                     \
        bool found = name_find(prefix##_names, sizeof prefix##_names / sizeof *prefix##_names, name, &at);             \
        if (found)                                                                                                     \
            *value = (type)at;                                                                                         \
        return found;                                                                                                  \
    }

#endif
