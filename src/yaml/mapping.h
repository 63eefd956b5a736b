/* mapping.h - the entries of a mapping: refuses duplicate keys and resolves "<<". */
#ifndef SAMPLINT_YAML_MAPPING_H
#define SAMPLINT_YAML_MAPPING_H

#include "model/document.h"

/* Sets the entries of a mapping of a document from its children: keys and values in turn. `*merged` counts the keys
 * that "<<" has merged so far in this file. */
void mapping_finish(struct document *document, size_t *merged, struct node *mapping, const struct node *const *children,
                    size_t count);

#endif
