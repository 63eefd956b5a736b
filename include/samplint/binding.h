/* binding.h - the functions and fields that rules may use, by name: for editors, linters and guides. */
#ifndef SAMPLINT_BINDING_H
#define SAMPLINT_BINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/export.h"

SL_BEGIN_C

/* The object that a function belongs to. */
typedef enum sl_binding_owner {
    SL_OWNER_GLOBAL, /* none: the function is called by its name */
    SL_OWNER_MATH,   /* Lua's library of that name; likewise the next two */
    SL_OWNER_STRING,
    SL_OWNER_TABLE,
    SL_OWNER_PROGRAM, /* the first parameter of check; its other fields are the elements */
    SL_OWNER_WORD,    /* the value of an enum or ordinal */
    SL_OWNER_SET,     /* the value of a set */
    SL_OWNER_ACCOUNTS /* the third parameter of check in a portfolio rule */
} sl_binding_owner;

#define SL_BINDING_PARAMETERS 3

/* A function that rules may call. Types are types of LuaLS, the language server for Lua. samplint.word.* is the type of
 * the words of the attribute whose value the function is called on. */
typedef struct sl_binding {
    sl_binding_owner owner;
    const char *name;
    const char *parameters[SL_BINDING_PARAMETERS]; /* "name type"; a name that ends with "?" may be left out; NULL
                                                      after the last one */
    const char *result;                            /* NULL when it returns nothing */
    const char *does;                              /* a sentence */
} sl_binding;

/* All functions; those of one owner are next to each other. Static. */
SL_API const sl_binding *sl_get_bindings(size_t *count);

/* The word for an owner, as share/binding.schema.json has it; that of a library is its name in Lua. Static. */
SL_API const char *sl_binding_owner_name(sl_binding_owner owner);

/* A field of a table that a script writes: of pack{} and its parts, of rule{}, of its sources, options and tests, or of
 * fail{}. */
typedef struct sl_table_field {
    const char *table; /* "rule" */
    const char *name;
    bool optional;
    const char *type; /* of LuaLS */
    const char *does;
} sl_table_field;

/* All fields; those of one table are next to each other. Static. */
SL_API const sl_table_field *sl_get_table_fields(size_t *count);

SL_END_C

#endif
