/* descriptors.c - a growing array, searched by id: by bisection among the rules, one by one among the few other
 * entries. */
#include "report/formats/descriptors.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

sl_text descriptor_id(const struct descriptor *descriptor) {
    return descriptor->rule ? descriptor->rule->id : (sl_text){descriptor->word, descriptor->length};
}

void descriptors_free(struct descriptors *descriptors) {
    for (size_t i = 0; i < descriptors->count; i++)
        free(descriptors->list[i].word);
    free(descriptors->list);
    *descriptors = (struct descriptors){.count = 0};
}

/* Makes room for one more entry. */
static bool reserve(struct descriptors *descriptors) {
    if (descriptors->count < descriptors->capacity)
        return true;
    size_t capacity = 2 * descriptors->capacity + 1;
    struct descriptor *list = realloc(descriptors->list, capacity * sizeof *list);
    if (!list)
        return false;
    descriptors->list = list;
    descriptors->capacity = capacity;
    return true;
}

bool descriptors_add_rule(struct descriptors *descriptors, const sl_rule *rule) {
    if (!reserve(descriptors))
        return false;
    descriptors->list[descriptors->count] = (struct descriptor){.rule = rule};
    descriptors->sorted_count = ++descriptors->count;
    return true;
}

static int compare_id(const void *id, const void *descriptor) {
    return text_compare(*(const sl_text *)id, descriptor_id(descriptor));
}

size_t descriptors_find(const struct descriptors *descriptors, sl_text id) {
    const struct descriptor *list = descriptors->list, *found = NULL;
    if (descriptors->sorted_count)
        found = bsearch(&id, list, descriptors->sorted_count, sizeof *list, compare_id);
    if (found)
        return (size_t)(found - list);
    size_t at = descriptors->sorted_count;
    while (at < descriptors->count && !text_equal(descriptor_id(&list[at]), id))
        at++;
    return at;
}

bool descriptors_add_finding(struct descriptors *descriptors, const sl_finding *finding, const sl_rule *rule,
                             size_t *index) {
    *index = descriptors_find(descriptors, finding->rule);
    if (*index < descriptors->count)
        return true;
    struct descriptor added = {.rule = rule, .length = finding->rule.length, .kind = finding->kind};
    if (!reserve(descriptors))
        return false;
    if (!rule) {
        added.word = malloc(added.length + 1); /* the finding may be freed before the list */
        if (!added.word)
            return false;
        memcpy(added.word, finding->rule.bytes ? finding->rule.bytes : "", added.length);
    }
    descriptors->list[descriptors->count++] = added;
    return true;
}
