/* descriptors.h - a numbered list of the subjects of findings: rules, and words such as "unknown-key" for findings that
 * no rule made.
 *
 * SARIF calls an entry a reporting descriptor; JUnit makes each a test case. The rules that are known at the start come
 * first, sorted by id. The other entries follow in the order of their first findings. */
#ifndef SAMPLINT_REPORT_FORMATS_DESCRIPTORS_H
#define SAMPLINT_REPORT_FORMATS_DESCRIPTORS_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/finding.h"
#include "samplint/rule.h"

struct descriptor {
    const sl_rule *rule; /* NULL for a word */
    char *word;          /* a copy of the word, without a NUL */
    size_t length;       /* of the word */
    sl_kind kind;        /* of the first finding with the word */
};

/* Zero-initialize it. */
struct descriptors {
    struct descriptor *list;
    size_t count, capacity;
    size_t sorted_count; /* the rules at the start, sorted by id */
};

/* Adds a rule. Rules are added in the order of their ids, before any finding. Returns false when there is no memory. */
bool descriptors_add_rule(struct descriptors *descriptors, const sl_rule *rule);

/* Sets *index to the entry for a finding, which is added if it is new. `rule`: the rule that made the finding, or NULL.
 * Returns false when there is no memory. */
bool descriptors_add_finding(struct descriptors *descriptors, const sl_finding *finding, const sl_rule *rule,
                             size_t *index);

/* Returns the index of the entry with an id, or the count if there is none. */
size_t descriptors_find(const struct descriptors *descriptors, sl_text id);

sl_text descriptor_id(const struct descriptor *descriptor);
void descriptors_free(struct descriptors *descriptors);

#endif
