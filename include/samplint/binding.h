/* binding.h - what rules may use, name by name: for editors, linters and guides. */
#ifndef SAMPLINT_BINDING_H
#define SAMPLINT_BINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/export.h"

/* What a name belongs to. */
typedef enum sl_binding_owner {
    SL_OWNER_GLOBAL, /* nothing: it is called by its name */
    SL_OWNER_MATH,   /* the library of that name, as are the next two */
    SL_OWNER_STRING,
    SL_OWNER_TABLE,
    SL_OWNER_PROGRAM, /* what check gets first, beside the elements */
    SL_OWNER_WORD,    /* the value of an enum or ordinal */
    SL_OWNER_SET,     /* the value of a set */
    SL_OWNER_ACCOUNTS /* what check of a portfolio rule gets third */
} sl_binding_owner;

#define SL_BINDING_PARAMETERS 3

/* A function that rules may call. Types are words of LuaLS, the language server for Lua; WORD stands for the words of the attribute
 * whose value it is called on, SET for any set, TEXT for whatever has a text. */
typedef struct sl_binding {
    sl_binding_owner owner;
    const char *name;
    const char *parameters
        [SL_BINDING_PARAMETERS]; /* "name type"; a name that ends with "?" may be left out; NULL behind the last */
    const char *result;          /* NULL when it gives nothing */
    const char *does;            /* a sentence */
} sl_binding;

/* All of them, those of one owner next to each other. Static. */
SL_API const sl_binding *sl_bindings(size_t *count);

/* The name of a library; "" for other account_owners. Static. */
SL_API const char *sl_binding_owner_library(sl_binding_owner owner);

/* A field of a table that a script writes: of pack{} and what is in it, of rule{}, of its sources, options and tests, or of fail{}. */
typedef struct sl_table_field {
    const char *table; /* "rule" */
    const char *name;
    bool optional;
    const char *type; /* a word of LuaLS */
    const char *does;
} sl_table_field;

/* All of them, those of one table next to each other. Static. */
SL_API const sl_table_field *sl_table_fields(size_t *count);

#endif
