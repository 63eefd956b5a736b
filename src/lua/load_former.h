/* load_former.h - checks the former paths of attributes that a script lists. */
#ifndef SAMPLINT_LUA_LOAD_FORMER_H
#define SAMPLINT_LUA_LOAD_FORMER_H

#include "lua/table.h"
#include "samplint/vocabulary.h"

struct former_path;

/* All paths that fields have, or had before. */
struct former_paths {
    struct loader *loader;
    sl_text *present;
    size_t present_count, present_capacity;
    struct former_path *former;
    size_t former_count, former_capacity;
};

/* Adds a field and all fields in it. `outer` is the field of the returned table that has them, and `item` their place
 * in its list; with an empty `outer`, the script does not list the field, and no fault of it is reported. */
void former_add(struct former_paths *paths, const sl_field *field, const char *outer, size_t item);

/* Reports each former path that is no path, that a field has now, or that two fields claim. */
void former_check(struct former_paths *paths);

#endif
