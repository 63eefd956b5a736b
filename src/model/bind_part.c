/* bind_part.c - binds a segment or an account, keeps only the values that it declares itself, and checks the names. */
#include "model/bind_part.h"

#include <stdlib.h>

#include "base/fingerprint.h"
#include "base/set.h"
#include "base/text.h"
#include "model/bind.h"
#include "model/vocabulary.h"

/* Returns the fields that only the parts of a level have. */
static const sl_field *fields_of(const sl_vocabulary *vocabulary, enum level level) {
    return level == LEVEL_SEGMENT ? vocabulary->segments : vocabulary->accounts;
}

static bool may_hold(const sl_vocabulary *vocabulary, enum level level, const sl_field *element) {
    return level == LEVEL_SEGMENT ? may_be_in_segment(vocabulary, element) : is_account_level(vocabulary, element);
}

static const sl_text *part_keys(struct binder *binder, enum level level, size_t *count) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    const sl_field *own = fields_of(vocabulary, level);
    sl_text *keys = arena_array(binder->arena, own->field_count + vocabulary->element_count, sizeof *keys);
    *count = 0;
    for (size_t i = 0; keys && i < own->field_count; i++)
        keys[(*count)++] = own->fields[i].id;
    for (size_t i = 0; keys && i < vocabulary->element_count; i++)
        if (may_hold(vocabulary, level, vocabulary->elements[i].field))
            keys[(*count)++] = vocabulary->elements[i].field->id;
    return keys;
}

static void bind_key(struct binder *binder, struct configuration *part, const struct entry *entry,
                     const struct node *via) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    const sl_field *fields = fields_of(vocabulary, part->level);
    const struct node *origin = entry->merged ? entry->merged : via;
    sl_text word = node_behind(entry->key)->text;
    const sl_field *own = field_child(fields, word);
    const sl_field *element = field_child(vocabulary->top, word);
    if (is_private_key(word)) {
        return;
    }
    if (own) {
        bind_entry(binder, part, own, entry, via);
    } else if (element && may_hold(vocabulary, part->level, element)) {
        bind_entry(binder, part, element, entry, via);
    } else if (element) {
        binder_refuse_level(binder, part->level, entry->key, origin, element);
    } else if (text_equal(word, vocabulary->format_key)) {
        binder_report(binder, "unknown-key", entry->key, origin, fields->path,
                      "\"%.*s\" is for programs; %s does without it", TEXT_ARG(word),
                      part->level == LEVEL_SEGMENT ? "a segment" : "an account");
    } else {
        size_t count;
        const sl_text *keys = part_keys(binder, part->level, &count);
        binder_unknown_key(binder, part, entry->key, origin, fields->path, keys, count);
    }
}

/* Moves the values of the draft to the part's overrides. All values of the draft are then undeclared. */
static void take_overrides(struct binder *binder, struct configuration *part, const struct configuration *program) {
    const sl_vocabulary *vocabulary = binder->vocabulary;
    uint64_t *written = part->overridden;
    size_t most = vocabulary->field_count, count = 0;
    for (size_t i = set_next(written, 0, most); i < most; i = set_next(written, i + 1, most))
        count++;
    struct override *overrides = arena_array(binder->arena, count, sizeof *overrides);
    for (size_t i = set_next(written, 0, most); i < most; i = set_next(written, i + 1, most)) {
        struct value *value = &part->values[i];
        if (overrides)
            overrides[part->override_count++] = (struct override){i, *value};
        if (value->state == VALUE_UNDECLARED)
            set_remove(written, i); /* a key without a value overrides nothing */
        *value = (struct value){.state = VALUE_UNDECLARED};
    }
    part->overrides = overrides;
    part->values = NULL;
    part->base = program;
}

void bind_assign_findings(struct findings *findings, size_t from, const struct configuration *part) {
    for (size_t i = from; i < findings->count; i++) {
        sl_finding *finding = &findings->items[i];
        if (part->level == LEVEL_SEGMENT) {
            finding->segment = part->name;
            finding->fingerprint = fingerprint_segment(finding->fingerprint, part->name);
        } else {
            finding->account = part->name;
            finding->fingerprint = fingerprint_text(finding->fingerprint, part->name);
        }
    }
}

/* Appends an empty part to its list in the program. Returns NULL when there is no memory. */
static struct configuration *add_part(struct binder *binder, struct configuration *program, enum level level,
                                      const struct node *node) {
    struct configuration part = binder_configuration(binder, level, node);
    if (level == LEVEL_SEGMENT)
        ARENA_APPEND(binder->arena, program->segments, program->segment_count, program->segment_capacity, part);
    else
        ARENA_APPEND(binder->arena, program->accounts, program->account_count, program->account_capacity, part);
    if (binder->arena->failed)
        return NULL;
    return level == LEVEL_SEGMENT ? &program->segments[program->segment_count - 1]
                                  : &program->accounts[program->account_count - 1];
}

struct configuration *bind_part(struct binder *binder, struct configuration *program, enum level level,
                                const struct node *node, const struct node *via, size_t number) {
    const sl_field *fields = fields_of(binder->vocabulary, level);
    uint64_t *overridden = arena_array(binder->arena, set_words(binder->vocabulary->field_count), sizeof *overridden);
    if (!binder->draft)
        binder->draft = arena_array(binder->arena, binder->vocabulary->field_count, sizeof *binder->draft);
    if (!overridden || !binder->draft)
        return NULL;
    struct configuration *part = add_part(binder, program, level, node);
    if (!part)
        return NULL;
    part->values = binder->draft;
    part->overridden = overridden;
    size_t before = binder->findings->count, omitted = binder->findings->omitted;
    for (size_t i = 0; i < node->entry_count; i++)
        if (binder_word_key(binder, &node->entries[i], fields->path))
            bind_key(binder, part, &node->entries[i], via);
    if (binder->findings->count > before || binder->findings->omitted > omitted)
        bind_unreadable(part, binder->vocabulary->top, false);
    bind_name(part, fields);
    if (part->name.length == 0)
        part->name = number ? arena_printf(binder->arena, "%.*s[%zu]", TEXT_ARG(fields->id), number) : binder->file;
    take_overrides(binder, part, program);
    bind_assign_findings(binder->findings, before, part);
    return part;
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

static int compare_names(const void *left, const void *right) {
    const struct configuration *a = *(const struct configuration *const *)left;
    const struct configuration *b = *(const struct configuration *const *)right;
    int order = text_compare(a->name, b->name);
    return order ? order : (a > b) - (a < b);
}

sl_location part_name_place(const struct configuration *part) {
    const sl_field *fields = fields_of(part->vocabulary, part->level);
    for (size_t i = 0; i < fields->field_count; i++)
        if (fields->fields[i].label)
            return configuration_place(part, &fields->fields[i]);
    return (sl_location){.source = part->source, .span = node_span(part->root)};
}

static void report_repeated(struct findings *findings, const struct configuration *first,
                            const struct configuration *again) {
    bool segment = again->level == LEVEL_SEGMENT;
    size_t before = findings->count;
    sl_finding *finding = findings_printf(findings, segment ? "repeated-segment" : "repeated-account",
                                          SL_KIND_VOCABULARY, SL_ERROR, part_name_place(again),
                                          "another %s has this name, too; give each its own", level_name(again->level));
    finding->fingerprint = fingerprint_text(FINGERPRINT_START, finding->rule);
    bind_assign_findings(findings, before, again);
    findings_relate(findings, finding, part_name_place(first), TEXT("this one"));
}

/* Reports the parts of one list that have the name of another one in it. */
static void check_names(struct arena *arena, struct findings *findings, const struct configuration *list,
                        size_t count) {
    const struct configuration **parts = arena_array(arena, count, sizeof(*parts));
    for (size_t i = 0; parts && i < count; i++)
        parts[i] = &list[i];
    if (parts && count > 1)
        qsort(parts, count, sizeof(*parts), compare_names);
    for (size_t i = 1; parts && i < count; i++)
        if (text_equal(parts[i - 1]->name, parts[i]->name))
            report_repeated(findings, parts[i - 1], parts[i]);
}

void bind_names(struct arena *arena, struct findings *findings, const struct configuration *program) {
    check_names(arena, findings, program->segments, program->segment_count);
    check_names(arena, findings, program->accounts, program->account_count);
}
