/* mapping.h - the entries of a mapping: duplicate keys refused, "<<" resolved. */
#ifndef SAMPLINT_YAML_MAPPING_H
#define SAMPLINT_YAML_MAPPING_H

#include <stddef.h>

#include "base/findings.h"
#include "model/document.h"

/* What the mappings of a file share. */
struct mapping_context {
    const sl_source *source;
    struct findings *problems; /* of the document */
    size_t *merged;            /* keys that "<<" brought into the file so far */
};

/* Gives a mapping its entries from what stands in it, keys and values in turn. */
void mapping_finish(const struct mapping_context *context, struct node *mapping, const struct node *const *children,
                    size_t count);

#endif
