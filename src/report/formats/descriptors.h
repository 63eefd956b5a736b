/* descriptors.h - what findings are about, numbered: rules by their ids, and the host's own words in the order they come. */
#ifndef SAMPLINT_REPORT_FORMATS_DESCRIPTORS_H
#define SAMPLINT_REPORT_FORMATS_DESCRIPTORS_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/finding.h"
#include "samplint/rule.h"

struct descriptor {
    const sl_rule *rule; /* NULL for a word of the host */
    char *word;          /* which is kept, with its length and kind */
    size_t length;
    sl_kind kind;
};

struct descriptors {
    struct descriptor *list;
    size_t count, capacity;
    size_t sorted; /* so many at the start are rules, by id */
};

/* Adds a rule, in the order of ids, before anything else. False when there is no memory; so with the next. */
bool descriptors_add_rule(struct descriptors *descriptors, const sl_rule *rule);

/* The number of what a finding is about, which is added if it is new; `rule` may be NULL. */
bool descriptors_find(struct descriptors *descriptors, const sl_finding *finding, const sl_rule *rule, size_t *number);

/* The number of something by its id, or of all there are. */
size_t descriptors_number(const struct descriptors *descriptors, sl_text id);

sl_text descriptor_id(const struct descriptor *descriptor);
void descriptors_free(struct descriptors *descriptors);

#endif
