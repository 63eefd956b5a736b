/* settings_parts.h - declarations that the parts of reading settings share: settings.c reads the file, settings_paths.c
 * applies the keys that name files, and settings_rules.c the keys that change rules. */
#ifndef SAMPLINT_POLICY_SETTINGS_PARTS_H
#define SAMPLINT_POLICY_SETTINGS_PARTS_H

#include "checker/checker.h"
#include "policy/policy.h"

/* A file of settings while it is read. */
struct settings {
    sl_checker *checker;
    const sl_source *source;
    sl_text folder;   /* of the file: paths in it are relative to this folder */
    sl_text tree;     /* file tree that links in the folder must not leave (base/folder.h) */
    bool named;       /* the user named the file: then it may name files outside of that tree */
    sl_result result; /* the worst so far */
};

/* Adds a problem at a node of the file. The settings are then refused. */
void settings_report(struct settings *settings, const struct node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds the problem that a key or word is none of the known ones. `kind` names it in the message. */
void settings_report_unknown(struct settings *settings, const struct node *node, const char *kind, const sl_text *known,
                             size_t count);

/* Returns the place of a node for `set_by`: "FILE:LINE". */
sl_text settings_line(struct settings *settings, const struct node *node);

/* Returns whether a node is empty, and whether it is a scalar with a value. */
bool settings_is_empty(const struct node *node);
bool settings_is_word(const struct node *node);

/* Returns the text of a reason; an empty one if the node has none, which is reported with what the key takes. A word such
 * as "no", which a reader of YAML 1.1 takes for a truth value, is no reason. */
sl_text settings_read_reason(struct settings *settings, const struct node *node, const char *takes);

/* Calls `take` for each key of a mapping. `name` names the mapping in messages. An empty value is an empty mapping. */
typedef void take_entry(struct settings *settings, const struct node *key, const struct node *value, void *context);
void settings_each_entry(struct settings *settings, const struct node *written, const char *name, take_entry *take,
                         void *context);

/* Calls `take` for each item of a list. `name` names the list in messages. */
typedef void take_item(struct settings *settings, const struct node *item);
void settings_each_item(struct settings *settings, const struct node *node, const char *name, take_item *take);

/* Each of the next functions applies the value of one key at the top of the file. */
typedef void take_setting(struct settings *settings, const struct node *value);
take_setting settings_packs, settings_rule_folders, settings_waivers, settings_baseline, settings_leave_out;
take_setting settings_severity, settings_rules, settings_dead_values, settings_budgets;

#endif
