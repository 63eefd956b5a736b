/* bind.h - a document to a configuration: the one place where what is written meets the vocabulary. */
#ifndef SAMPLINT_MODEL_BIND_H
#define SAMPLINT_MODEL_BIND_H

#include <stdbool.h>

#include "base/findings.h"
#include "model/configuration.h"

/* An entry of the list of accounts that is a path or a pattern of paths. */
struct account_path {
    sl_text text;
    sl_location location; /* where it stands in the program */
    bool met;             /* it has led to an account, or to something that is said to be wrong */
};

struct bound {
    struct configuration program;
    struct account_path *paths; /* for the caller to read the files, and to bind them */
    size_t path_count;
    bool whole;          /* all accounts could be read so far */
    struct value *draft; /* for the next account */
};

/* Binds a document; a broken one for the sake of its findings, if any of it could be read. `whole` asks for the format key, which
 * fragments in tests go without. Findings are added for all that does not fit the vocabulary. Returns false when the document
 * is not a program at all, which is a finding too. `bound` must stay where it is as long as it is used. */
bool bind_document(struct arena *arena, const sl_vocabulary *vocabulary, const struct document *document, bool whole,
                   struct findings *findings, struct bound *bound);

/* Whether a document says that it is a program, of whatever format. */
bool has_format_key(const sl_vocabulary *vocabulary, const struct document *document);

/* Whether it has the keys of an account, and none that only a program has. */
bool has_account_keys(const sl_vocabulary *vocabulary, const struct document *document);

/* Binds a document that holds one account, and adds it to the program's. It is called `file` where it does not say its name. */
void bind_account_file(struct arena *arena, const struct document *document, sl_text file, struct findings *findings,
                       struct bound *bound);

/* Where not all accounts could be read, the list of accounts is not readable: no rule can tell of all of them. */
void bind_whole(struct bound *bound);

/* Adds a finding for each account whose name another one has. */
void bind_account_names(struct arena *arena, struct findings *findings, const struct configuration *program);

#endif
