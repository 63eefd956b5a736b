/* bind_account.h - binding accounts: those in the program's list, and those in files of their own. */
#ifndef SAMPLINT_MODEL_BIND_ACCOUNT_H
#define SAMPLINT_MODEL_BIND_ACCOUNT_H

#include "model/configuration.h"

struct binder;

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
    struct value *draft; /* memory for the values of the next account; NULL until it is needed */
};

/* Binds the list of accounts: the accounts in it, and the paths of others. */
void bind_accounts(struct binder *binder, struct bound *bound, const struct entry *entry);

/* Binds a document that holds one account, and adds it to the program's accounts. An account without a name is called
 * `file`. */
void bind_account_file(struct arena *arena, const struct document *document, sl_text file, struct findings *findings,
                       struct bound *bound);

/* Makes the list of accounts unreadable unless all accounts could be read: no rule can then judge them all. */
void bind_whole(struct bound *bound);

/* Adds a finding for each account that has the name of another one. */
void bind_account_names(struct arena *arena, struct findings *findings, const struct configuration *program);

#endif
