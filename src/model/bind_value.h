/* bind_value.h - binding single values, groups and the lists of segments and accounts. For the files of this folder
 * only. */
#ifndef SAMPLINT_MODEL_BIND_VALUE_H
#define SAMPLINT_MODEL_BIND_VALUE_H

#include "model/configuration.h"

struct bound;

/* The state of binding one document. */
struct binder {
    struct arena *arena;
    const sl_vocabulary *vocabulary;
    const struct document *document;
    struct findings *findings;
    sl_text file;        /* the path of the file of an account; empty for other documents */
    struct value *draft; /* the values of the current segment or account, one for each field; NULL until they are
                            needed */
};

sl_location binder_location(const struct binder *binder, const struct node *node, sl_text path);

/* Adds a finding about a node at a configuration path. `via` is NULL, or the alias or merge key through which the node
 * was reached; its place becomes a related place. */
sl_finding *binder_report(struct binder *binder, const char *rule, const struct node *node, const struct node *via,
                          sl_text path, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Adds a finding about a key that is not in `known`. If fields had the key before, it says where they are now, and their
 * values in the configuration are unreadable. */
void binder_unknown_key(struct binder *binder, struct configuration *configuration, const struct node *key,
                        const struct node *via, sl_text path, const sl_text *known, size_t count);

/* Returns whether a key is one word. Adds a finding when it is not. */
bool binder_word_key(struct binder *binder, const struct entry *entry, sl_text path);

/* Returns the kind of a node for messages, such as "a list". */
sl_text describe_node(const struct node *node);

/* Returns whether a key is private to the author of the file ("x-..."), for example to hold anchors. */
bool is_private_key(sl_text word);

/* Returns a configuration of a root, still without values. */
struct configuration binder_configuration(const struct binder *binder, enum level level, const struct node *root);

/* Sets the name of a configuration to the text of the label field in a group. */
void bind_name(struct configuration *configuration, const sl_field *group);

/* Binds the value of an entry to a field. `via` is the alias or merge key that leads to its mapping, or NULL. */
void bind_entry(struct binder *binder, struct configuration *configuration, const sl_field *field,
                const struct entry *entry, const struct node *via);

/* Binds the list of segments. */
void bind_segments(struct binder *binder, struct bound *bound, const struct entry *entry);

/* Binds the list of accounts: the accounts in it, and the paths of others. */
void bind_accounts(struct binder *binder, struct bound *bound, const struct entry *entry);

/* Assigns the findings from a number on to a segment or an account, also in their fingerprints: the same fault of two
 * accounts is two findings. */
void bind_assign_findings(struct findings *findings, size_t from, const struct configuration *part);

/* Adds the finding that a value is declared for the whole program, and not for a segment or an account. */
void binder_refuse_level(struct binder *binder, enum level level, const struct node *key, const struct node *via,
                         const sl_field *field);

/* Makes all fields below each unreadable group unreadable too, because the file may declare any of them. `unreadable`
 * says that `group` itself is unreadable. */
void bind_unreadable(struct configuration *configuration, const sl_field *group, bool unreadable);

#endif
