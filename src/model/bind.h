/* bind.h - binding: reads the values of a document into a configuration, with the types of the vocabulary. */
#ifndef SAMPLINT_MODEL_BIND_H
#define SAMPLINT_MODEL_BIND_H

#include "model/configuration.h"

/* An entry of the list of accounts that is a path or a pattern of paths. */
struct account_path {
    sl_text text;
    sl_location location; /* in the program */
    bool resolved;        /* it has led to an account, or to a file with a finding */
};

/* A program that was bound. */
struct bound {
    struct configuration program;
    struct account_path *paths; /* for the caller, who reads the files and binds them */
    size_t path_count;
    bool whole;          /* all accounts could be read so far */
    bool segments_whole; /* all segments could be read */
    struct value *draft; /* memory for the values of the next segment or account; NULL until it is needed */
};

/* Binds a document as far as it can be read, and adds a finding for everything that the vocabulary does not allow. With
 * `require_format` it must have the format key; fragments in tests have none. Returns false when the document is not a
 * program; that is a finding, too. `bound` must not move while it is in use. */
bool bind_document(struct arena *arena, const sl_vocabulary *vocabulary, const struct document *document,
                   bool require_format, struct findings *findings, struct bound *bound);

/* Returns whether a document has the format key of a program, whatever format it names. */
bool has_format_key(const sl_vocabulary *vocabulary, const struct document *document);

/* Returns whether a document has keys of an account and none that only a program has. */
bool has_account_keys(const sl_vocabulary *vocabulary, const struct document *document);

/* Binds a document with one account, and adds this account to the program. `file` is the name of a nameless account. */
void bind_account_file(struct arena *arena, const struct document *document, sl_text file, struct findings *findings,
                       struct bound *bound);

/* If an account or a segment could not be read, makes its list unreadable: rules about all accounts need each one. */
void bind_whole(struct bound *bound);

/* Lets each account inherit from the segment that it names. Call it when all accounts are bound. Adds a finding for each
 * account that names a segment that the program does not list. It is not known what such an account inherits: the values
 * that some segment overrides become unreadable for it. */
void bind_membership(struct arena *arena, struct findings *findings, struct bound *bound);

/* Adds a finding for each segment and for each account that has the name of another one. */
void bind_names(struct arena *arena, struct findings *findings, const struct configuration *program);

#endif
