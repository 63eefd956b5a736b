/* mapping.h - the entries of a mapping: refuses duplicate keys and resolves "<<". */
#ifndef SAMPLINT_YAML_MAPPING_H
#define SAMPLINT_YAML_MAPPING_H

#include "model/document.h"

/* The state that all mappings of a file share. */
struct mapping_context {
    const sl_source *source;
    struct findings *problems; /* of the document */
    size_t *merged;            /* the number of keys that "<<" has merged in this file so far */
};

/* Sets the entries of a mapping from its children: keys and values in turn. */
void mapping_finish(const struct mapping_context *context, struct node *mapping, const struct node *const *children,
                    size_t count);

#endif
