/* bind_segment.c - binds the list of segments, and lets each account inherit from the segment that it names. */
#include "base/fingerprint.h"
#include "base/nearest.h"
#include "base/set.h"
#include "base/text.h"
#include "model/bind.h"
#include "model/bind_part.h"
#include "model/bind_value.h"
#include "model/vocabulary.h"
#include "samplint/limits.h"

/* ---- the list ---------------------------------------------------------------------------------------------------- */

/* Returns whether a segment declares its name. */
static bool has_name(const struct configuration *segment) {
    const sl_field *segments = segment->vocabulary->segments;
    for (size_t i = 0; i < segments->field_count; i++) {
        const struct value *value = configuration_own(segment, &segments->fields[i]);
        if (segments->fields[i].label && value->state == VALUE_DECLARED && value->text.length)
            return true;
    }
    return false;
}

/* Binds an entry of the list. `number` counts them from 1. */
static void bind_item(struct binder *binder, struct bound *bound, const struct node *written, size_t number) {
    const struct node *node = node_behind(written), *via = written == node ? NULL : written;
    const sl_field *segments = binder->vocabulary->segments;
    if (node->kind != NODE_MAPPING) {
        bound->segments_whole = false;
        binder_report(binder, "wrong-type", node, via, segments->path,
                      "an entry of %.*s is a mapping with a name and what differs from the program's standard",
                      TEXT_ARG(segments->id));
        return;
    }
    const struct configuration *segment = bind_part(binder, &bound->program, LEVEL_SEGMENT, node, via, number);
    if (!segment || has_name(segment))
        return;
    size_t before = binder->findings->count;
    binder_report(binder, "nameless-segment", node, via, segments->path,
                  "this segment has no name; without one, no account can belong to it");
    bind_assign_findings(binder->findings, before, segment);
}

/* Returns the place of the key of the list of segments. */
static sl_location list_place(const struct configuration *program) {
    return configuration_place(program, program->vocabulary->segments);
}

/* Adds a finding if the program says that it has no segments. What it says about them is then not known. */
static void check_denial(struct binder *binder, struct configuration *program) {
    const sl_field *field = binder->vocabulary->unsegmented;
    struct value *value = field ? &program->values[field->index] : NULL;
    if (!value || value->state != VALUE_DECLARED || value->word != binder->vocabulary->unsegmented_word ||
        program->segment_count == 0)
        return;
    sl_finding *finding = binder_report(binder, "denied-segments", value->node, value->via, field->path,
                                        "%.*s is %.*s, but the program lists segments; correct the one or the other",
                                        TEXT_ARG(field->id), TEXT_ARG(field->domain[value->word]));
    findings_relate(binder->findings, finding, list_place(program), TEXT("they are listed here"));
    value->state = VALUE_UNREADABLE;
}

void bind_segments(struct binder *binder, struct bound *bound, const struct entry *entry) {
    const struct node *node = node_behind(entry->value);
    const sl_field *segments = binder->vocabulary->segments;
    if (scalar_is_null(node))
        return;
    bound->program.values[segments->index].key = entry->key;
    bound->segments_whole = node->kind == NODE_SEQUENCE && node->item_count <= SL_LIMIT_SEGMENTS;
    if (node->kind != NODE_SEQUENCE) {
        binder_report(binder, "wrong-type", node, entry_origin(entry), segments->path,
                      "%.*s takes a list with a mapping for each entry", TEXT_ARG(segments->id));
        return;
    }
    if (!bound->segments_whole) {
        binder_report(binder, "limit", node, entry_origin(entry), segments->path,
                      "%.*s has more than %d entries; none is judged", TEXT_ARG(segments->id), SL_LIMIT_SEGMENTS);
        return;
    }
    bound->program.segments = arena_array(binder->arena, node->item_count, sizeof *bound->program.segments);
    bound->program.segment_capacity = bound->program.segments ? node->item_count : 0;
    for (size_t i = 0; bound->program.segments && i < node->item_count; i++)
        bind_item(binder, bound, node->items[i], i + 1);
    check_denial(binder, &bound->program);
}

/* ---- membership -------------------------------------------------------------------------------------------------- */

/* Assigns accounts to the segments of a program. */
struct assigner {
    struct arena *arena;
    struct findings *findings;
    const struct bound *bound;
    sl_text *names; /* of the segments */
    uint64_t
        *open; /* the fields that an account of an unknown segment may inherit from it; NULL until they are needed */
};

/* Returns the index of the only segment with a name; SIZE_MAX if there is none, and SIZE_MAX - 1 if there are several. */
#define NO_SEGMENT SIZE_MAX
#define SEVERAL_SEGMENTS (SIZE_MAX - 1)
static size_t find_segment(const struct assigner *assigner, sl_text name) {
    size_t count = assigner->bound->program.segment_count, found = text_find(assigner->names, count, name);
    if (found == count)
        return NO_SEGMENT;
    bool again = text_find(assigner->names + found + 1, count - found - 1, name) < count - found - 1;
    return again ? SEVERAL_SEGMENTS : found;
}

static void report_unknown(struct assigner *assigner, const struct configuration *account, sl_text name) {
    const sl_field *field = account->vocabulary->account_segment;
    struct arena *arena = assigner->arena;
    size_t before = assigner->findings->count;
    sl_text meant = {NULL, 0};
    if (!findings_full(assigner->findings))
        meant = did_you_mean(arena, name, assigner->names, assigner->bound->program.segment_count);
    sl_finding *finding = findings_printf(
        assigner->findings, "unknown-segment", SL_KIND_VOCABULARY, SL_ERROR, configuration_place(account, field),
        "the program lists no segment \"%.*s\"%.*s", TEXT_ARG(arena_excerpt(arena, name)), TEXT_ARG(meant));
    finding->fingerprint = fingerprint_text(fingerprint_text(FINGERPRINT_START, finding->rule), name);
    bind_assign_findings(assigner->findings, before, account);
    findings_relate(assigner->findings, finding, list_place(&assigner->bound->program),
                    TEXT("the segments are listed here"));
}

/* Returns the fields that an account of an unknown segment may inherit from it: those that some segment overrides or, if
 * not all segments are known, all that a segment can override. Returns NULL when there is no memory. */
static const uint64_t *open_fields(struct assigner *assigner) {
    const struct configuration *program = &assigner->bound->program;
    const sl_vocabulary *vocabulary = program->vocabulary;
    size_t words = set_words(vocabulary->field_count);
    if (assigner->open)
        return assigner->open;
    assigner->open = arena_array(assigner->arena, words, sizeof *assigner->open);
    for (size_t i = 0; assigner->open && i < vocabulary->field_count; i++) {
        const sl_field *field = vocabulary->fields[i];
        bool open = !assigner->bound->segments_whole;
        for (size_t j = 0; !open && j < program->segment_count; j++)
            open = set_has(program->segments[j].overridden, i);
        if (open && may_be_in_segment(vocabulary, field))
            set_add(assigner->open, i);
    }
    return assigner->open;
}

/* Makes every value unreadable that an account may inherit from its segment, which is not known. */
static void open_account(struct assigner *assigner, struct configuration *account) {
    const sl_vocabulary *vocabulary = account->vocabulary;
    const uint64_t *open = open_fields(assigner);
    const struct value unknown = {.state = VALUE_UNREADABLE,
                                  .node = configuration_own(account, vocabulary->account_segment)->node};
    struct override *overrides = arena_array(assigner->arena, vocabulary->field_count, sizeof *overrides);
    size_t count = 0, next = 0;
    for (size_t i = 0; open && overrides && i < vocabulary->field_count; i++) {
        bool own = next < account->override_count && account->overrides[next].index == i;
        if (set_has(open, i) && !set_has(account->overridden, i)) {
            overrides[count++] = (struct override){i, unknown};
            set_add(account->overridden, i);
        } else if (own) {
            overrides[count++] = account->overrides[next];
        }
        next += own;
    }
    if (!open || !overrides)
        return;
    account->overrides = overrides;
    account->override_count = count;
}

static void assign_account(struct assigner *assigner, struct configuration *account) {
    const struct bound *bound = assigner->bound;
    const struct value *value = configuration_own(account, account->vocabulary->account_segment);
    if (value->state == VALUE_UNDECLARED)
        return;
    size_t found = value->state == VALUE_DECLARED ? find_segment(assigner, value->text) : SEVERAL_SEGMENTS;
    if (found < bound->program.segment_count)
        account->base = &bound->program.segments[found];
    else
        open_account(assigner, account);
    if (found == NO_SEGMENT && bound->segments_whole)
        report_unknown(assigner, account, value->text);
}

void bind_membership(struct arena *arena, struct findings *findings, struct bound *bound) {
    struct configuration *program = &bound->program;
    if (program->segment_count == 0 && bound->segments_whole)
        return;
    struct assigner assigner = {.arena = arena, .findings = findings, .bound = bound};
    assigner.names = arena_array(arena, program->segment_count, sizeof *assigner.names);
    for (size_t i = 0; assigner.names && i < program->segment_count; i++)
        assigner.names[i] = program->segments[i].name;
    for (size_t i = 0; assigner.names && i < program->account_count && !arena->failed; i++)
        assign_account(&assigner, &program->accounts[i]);
}

void bind_whole(struct bound *bound) {
    const sl_vocabulary *vocabulary = bound->program.vocabulary;
    if (vocabulary->accounts && !bound->whole)
        bound->program.values[vocabulary->accounts->index].state = VALUE_UNREADABLE;
    if (vocabulary->segments && !bound->segments_whole)
        bound->program.values[vocabulary->segments->index].state = VALUE_UNREADABLE;
}
