/* binder.h - what the parts of binding share. For the files of this folder only. */
#ifndef SAMPLINT_MODEL_BINDER_H
#define SAMPLINT_MODEL_BINDER_H

#include "model/bind.h"

/* One document as it is bound. */
struct binder {
    struct arena *arena;
    const sl_vocabulary *vocabulary;
    const struct document *document;
    struct findings *findings;
    sl_text file;        /* of an account in a file of its own: its path */
    struct value *draft; /* of the account at hand: one a field, as of a program */
};

sl_location binder_location(const struct binder *binder, const struct node *node, sl_text path);

/* A finding about a node, with the alias or merge that led to it beside. */
sl_finding *binder_report(struct binder *binder, const char *rule, const struct node *node, const struct node *via,
                          sl_text path, sl_text message);

void binder_unknown_key(struct binder *binder, const struct node *key, const struct node *via, sl_text where,
                        const sl_text *known, size_t count);

/* "a list": what a node is, for messages. */
sl_text binder_kind(const struct node *node);

/* Whether nothing stands behind a key. */
bool binder_nothing(const struct node *node);

/* Whether a key is one word; else a finding. */
bool binder_word_key(struct binder *binder, const struct entry *entry, sl_text where);

/* Whether a key is for the writer's own use, such as anchors to be merged elsewhere. */
bool binder_private_key(sl_text word);

/* The alias or merge key that a value at the top of a file came by, or NULL. */
const struct node *binder_way(const struct entry *entry);

/* New values, one a field, none declared. */
struct value *binder_values(const struct binder *binder);

/* A configuration of a root that has no values yet. */
struct configuration binder_start(const struct binder *binder, const struct node *root);

/* Gives a configuration the text of the field, in this group, that names it. */
void bind_name(struct configuration *configuration, const sl_field *group);

/* Binds what stands behind a key to the field of that name; `via` is the alias or merge that its mapping came by, or NULL. */
void bind_entry(struct binder *binder, struct configuration *configuration, const sl_field *field,
                const struct entry *entry, const struct node *via);

/* Below something unreadable nothing is known, not even that it is undeclared. */
void bind_unreadable(struct configuration *configuration, const sl_field *group, bool unreadable);

/* Binds the list of accounts: inline ones, and the paths of others. */
void bind_accounts(struct binder *binder, struct bound *bound, const struct entry *entry);

#endif
