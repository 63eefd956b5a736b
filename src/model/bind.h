/* bind.h - a document to a configuration: the one place where what is written meets the vocabulary. */
#ifndef SAMPLINT_MODEL_BIND_H
#define SAMPLINT_MODEL_BIND_H

#include <stdbool.h>

#include "base/findings.h"
#include "model/configuration.h"

struct bound {
    struct configuration program;
    struct configuration *accounts; /* each with the program for its base */
    size_t account_count;
};

/* Binds a document; a broken one for the sake of its findings, if any of it could be read. `whole` asks for the format key, which
 * fragments in tests go without. Findings are added for all that does not fit the vocabulary. Returns false when the document
 * is not a program at all, which is a finding too. `bound` must stay where it is as long as it is used. */
bool bind_document(struct arena *arena, const sl_vocabulary *vocabulary, const struct document *document, bool whole,
                   struct findings *findings, struct bound *bound);

#endif
