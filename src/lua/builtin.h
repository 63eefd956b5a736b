/* builtin.h - the scripts of rules/ and templates/ and some programs of examples/, that embed.c puts into the
 * library. */
#ifndef SAMPLINT_LUA_BUILTIN_H
#define SAMPLINT_LUA_BUILTIN_H

#include <stddef.h>

#include "samplint/place.h"

struct builtin_script {
    sl_source source;
    sl_text compiled; /* the script as bytecode */
};

extern const struct builtin_script builtin_scripts[]; /* the vocabulary, then the rules sorted by path */
extern const size_t builtin_scripts_count;

extern const struct builtin_script builtin_templates[]; /* sorted by name */
extern const size_t builtin_templates_count;

extern const sl_source builtin_archetypes[]; /* congruent programs that differ as much as possible */
extern const size_t builtin_archetypes_count;

#endif
