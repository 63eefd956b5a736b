/* bind.h - binding: reading the values of a document by the vocabulary into a configuration. */
#ifndef SAMPLINT_MODEL_BIND_H
#define SAMPLINT_MODEL_BIND_H

#include "model/bind_account.h"

/* Binds a document and adds a finding for everything that the vocabulary does not allow. Binds as much as can be
 * read of a broken document. With `require_format` the document must have the format key; fragments in tests have
 * none. Returns false when the document is not a program; that is a finding, too. `bound` must not move while it is
 * in use. */
bool bind_document(struct arena *arena, const sl_vocabulary *vocabulary, const struct document *document,
                   bool require_format, struct findings *findings, struct bound *bound);

/* Returns whether a document has the format key of a program, whatever format it names. */
bool has_format_key(const sl_vocabulary *vocabulary, const struct document *document);

/* Returns whether a document has keys of an account and none that only a program has. */
bool has_account_keys(const sl_vocabulary *vocabulary, const struct document *document);

#endif
