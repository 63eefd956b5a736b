/* finding_builder.c - makes findings of the answers of rules: with places, notes, related values and fingerprints. */
#include "judge/finding_builder.h"

#include "base/fingerprint.h"
#include "base/lines.h"
#include "base/text.h"

/* ---- related values ---------------------------------------------------------------------------------------------- */

/* Returns the note that the rule itself gives to a field, or the empty text. */
static sl_text rule_note(const struct answer *answer, const sl_field *field) {
    for (size_t i = 0; i < answer->note_count; i++)
        if (answer->notes[i].field == field)
            return answer->notes[i].note;
    return (sl_text){NULL, 0};
}

/* Returns "size is 8": the note where the rule gives none. */
static sl_text plain_note(struct arena *arena, const struct configuration *configuration, const sl_field *field) {
    const struct value *value = configuration_value(configuration, field);
    return arena_join(arena, field->id, " is ", value_say(arena, field, value));
}

/* Adds the alias or merge key through which a value came, unless the finding has that place already. */
static void relate_alias(struct finding_builder *builder, sl_finding *finding,
                         const struct configuration *configuration, const sl_field *field) {
    const struct value *value = configuration_value(configuration, field);
    if (!value->via)
        return;
    sl_location location = configuration_place(configuration, field); /* the value may be the program's */
    location.span = node_span(value->via);
    for (size_t i = 0; i < finding->related_count; i++) {
        const sl_location *other = &finding->related[i].location;
        if (other->source == location.source && other->span.start.byte == location.span.start.byte)
            return;
    }
    findings_relate(builder->findings, finding, location, TEXT("brought in by this alias or \"<<\""));
}

/* Adds the values that the rule at `index` has read, except the one at the place of the finding. */
static void relate_reads(struct finding_builder *builder, size_t index, sl_finding *finding,
                         const struct configuration *configuration, const struct answer *answer) {
    for (size_t i = 0; i < answer->read_count; i++) {
        const sl_field *field = answer->reads[i];
        if (field == answer->at)
            continue;
        sl_text note = rule_note(answer, field);
        bool absent = configuration_value(configuration, field)->state != VALUE_DECLARED;
        bool framing = builder->book->rules[index]->kind == SL_RULE_FRAMING;
        if (absent && (note.length == 0 || !framing))
            continue; /* there is no place to show; only a framing rule has something to say about that */
        sl_location place = configuration_place(configuration, field);
        if (note.length == 0 && field->type == SL_GROUP)
            continue; /* the fact that a group is declared explains nothing */
        findings_relate(builder->findings, finding, place,
                        note.length ? note : plain_note(builder->findings->arena, configuration, field));
        relate_alias(builder, finding, configuration, field);
    }
}

/* Returns whether an account has the value that the failure is about. Of a set, that value is one of the words. */
static bool has_value(struct arena *arena, const struct configuration *account, const struct answer *answer) {
    const struct value *value = configuration_value(account, answer->among);
    if (answer->among->type == SL_TEXT || value->state != VALUE_DECLARED)
        return value->state == VALUE_DECLARED && text_equal(value->text, answer->among_value);
    size_t word = text_find(answer->among->domain, answer->among->domain_count, answer->among_value);
    if (answer->among->type == SL_SET)
        return word < answer->among->domain_count && (value->members >> word & 1);
    return text_equal(value_show(arena, answer->among, value), answer->among_value);
}

/* A finding about all accounts names at most this many of them. */
#define ACCOUNTS_SHOWN 4

static void relate_accounts(struct finding_builder *builder, sl_finding *finding, const struct configuration *program,
                            const struct answer *answer) {
    size_t found = 0;
    const struct configuration *last = NULL;
    for (size_t i = 0; answer->among && i < program->account_count; i++) {
        const struct configuration *account = &program->accounts[i];
        if (!has_value(builder->findings->arena, account, answer) || found++ >= ACCOUNTS_SHOWN)
            continue;
        last = account;
        findings_relate(builder->findings, finding, configuration_place(account, answer->among), account->name);
    }
    if (found > ACCOUNTS_SHOWN)
        findings_relate(builder->findings, finding, configuration_place(last, answer->among),
                        arena_printf(builder->findings->arena, "and %zu more", found - ACCOUNTS_SHOWN));
}

/* ---- one finding for several segments and accounts --------------------------------------------------------------- */

/* Starts with the first id that the rule has had, so that its findings keep their fingerprints under a new id. */
static uint64_t fingerprint_reads(struct arena *arena, const sl_rule *rule, const struct configuration *configuration,
                                  const struct answer *answer) {
    uint64_t print = fingerprint_text(FINGERPRINT_START, rule->former_id_count ? rule->former_ids[0] : rule->id);
    if (configuration->level == LEVEL_SEGMENT)
        print = fingerprint_segment(print, configuration->name);
    else
        print = fingerprint_text(print, configuration->level == LEVEL_ACCOUNT ? configuration->name : TEXT(""));
    if (answer->among) /* the accounts that a failure of a portfolio rule is about */
        print = fingerprint_text(fingerprint_text(print, answer->among->path), answer->among_value);
    for (size_t i = 0; i < answer->read_count; i++) {
        const sl_field *field = answer->reads[i];
        print = fingerprint_text(print, field->path);
        const struct value *value = configuration_value(configuration, field);
        bool whole = field->type == SL_TEXT && value->state == VALUE_DECLARED; /* value_show() shortens texts */
        print = fingerprint_text(print, whole ? value->text : value_show(arena, field, value));
    }
    return print;
}

static bool is_same(const sl_finding *finding, const sl_rule *rule, const sl_location *place,
                    const struct answer *answer) {
    bool same = text_equal(finding->rule, rule->id) && finding->location.source == place->source &&
                finding->location.span.start.byte == place->span.start.byte &&
                text_equal(finding->message, answer->message) &&
                finding->alternative_count == answer->alternative_count;
    for (size_t i = 0; same && i < answer->alternative_count; i++)
        same = text_equal(finding->alternatives[i], answer->alternatives[i]);
    return same;
}

/* Adds a segment or an account to a finding, with the fingerprint of its own values. */
static void add_part(struct finding_builder *builder, struct earlier_finding *earlier, const sl_rule *rule,
                     const struct configuration *part, const struct answer *answer) {
    struct arena *arena = builder->findings->arena;
    sl_finding *finding = &builder->findings->items[earlier->at - 1];
    size_t segments = finding->more_segment_count, accounts = finding->more_account_count;
    size_t fingerprints = segments + accounts;
    if (part->level == LEVEL_SEGMENT)
        ARENA_APPEND(arena, earlier->segments, segments, earlier->segment_capacity, part->name);
    else
        ARENA_APPEND(arena, earlier->accounts, accounts, earlier->account_capacity, part->name);
    ARENA_APPEND(arena, earlier->fingerprints, fingerprints, earlier->fingerprint_capacity,
                 fingerprint_reads(arena, rule, part, answer));
    if (arena->failed)
        return; /* the whole report fails */
    finding->more_segments = earlier->segments;
    finding->more_segment_count = segments;
    finding->more_accounts = earlier->accounts;
    finding->more_account_count = accounts;
    finding->more_fingerprints = earlier->fingerprints;
}

/* Adds the segment or account to the rule's finding about the program, or to its newest finding about another one, if
 * one of them is the same. Returns false if neither is. */
static bool join_earlier(struct finding_builder *builder, struct earlier_findings *earlier, const sl_rule *rule,
                         const struct configuration *part, const sl_location *place, const struct answer *answer) {
    struct earlier_finding *const candidates[] = {&earlier->of_program, &earlier->of_part};
    for (size_t i = 0; i < 2; i++) {
        if (!candidates[i]->at || !is_same(&builder->findings->items[candidates[i]->at - 1], rule, place, answer))
            continue;
        add_part(builder, candidates[i], rule, part, answer);
        return true;
    }
    return false;
}

/* Returns the finding that is about to be added; further segments and accounts can then be added to it. */
static struct earlier_finding next_finding(const struct finding_builder *builder) {
    return (struct earlier_finding){.at = findings_full(builder->findings) ? 0 : builder->findings->count + 1};
}

/* ---- findings ---------------------------------------------------------------------------------------------------- */

/* Names the elements that depend on the element of a framing rule. */
static void add_frames(struct arena *arena, sl_finding *finding, const sl_rule *rule, const sl_vocabulary *vocabulary) {
    const sl_element *element = &vocabulary->elements[rule->elements[0]];
    sl_text *frames = arena_array(arena, element->frame_count, sizeof *frames);
    for (size_t i = 0; frames && i < element->frame_count; i++)
        frames[i] = vocabulary->elements[element->frames[i]].field->id;
    finding->frames = frames;
    finding->frame_count = frames ? element->frame_count : 0;
}

/* Fills in the members that all findings of rules have. */
static void complete(struct finding_builder *builder, sl_finding *finding, const sl_rule *rule,
                     const struct configuration *configuration, const struct answer *answer) {
    struct arena *arena = builder->findings->arena;
    sl_text *elements = arena_array(arena, rule->element_count, sizeof *elements);
    for (size_t i = 0; elements && i < rule->element_count; i++)
        elements[i] = configuration->vocabulary->elements[rule->elements[i]].field->id;
    finding->elements = elements;
    finding->element_count = elements ? rule->element_count : 0;
    finding->rule = rule->id;
    if (configuration->level == LEVEL_SEGMENT)
        finding->segment = configuration->name;
    if (configuration->level == LEVEL_ACCOUNT)
        finding->account = configuration->name;
    finding->fingerprint = fingerprint_reads(arena, rule, configuration, answer);
}

/* Returns the findings of a rule that further segments and accounts can be added to. NULL if there is no memory. */
static struct earlier_findings *earlier_of(struct finding_builder *builder, size_t index) {
    struct earlier_findings **earlier = &builder->earlier[index];
    if (!*earlier)
        *earlier = arena_alloc(builder->findings->arena, sizeof(**earlier));
    return *earlier;
}

bool finding_add_failure(struct finding_builder *builder, size_t index, const struct configuration *configuration,
                         const struct answer *answer) {
    const sl_rule *rule = builder->book->rules[index];
    struct earlier_findings *earlier = earlier_of(builder, index);
    if (!earlier)
        return false;
    bool of_part = configuration->level != LEVEL_PROGRAM;
    sl_location place =
        answer->at ? configuration_place(configuration, answer->at) : (sl_location){.source = configuration->source};
    if (of_part && join_earlier(builder, earlier, rule, configuration, &place, answer))
        return false;
    *(of_part ? &earlier->of_part : &earlier->of_program) = next_finding(builder);
    builder->misfits += rulebook_kind(rule) == SL_KIND_MISFIT;
    builder->advice += rulebook_kind(rule) == SL_KIND_ADVICE;
    sl_finding *finding =
        findings_add(builder->findings, "", rulebook_kind(rule), rule->severity, place, answer->message);
    if (answer->at) {
        finding->note = rule_note(answer, answer->at);
        bool in_program = answer->at->readable; /* the program itself can declare it */
        if (finding->note.length == 0 && in_program && !answer->of_completion &&
            configuration_value(configuration, answer->at)->state != VALUE_DECLARED)
            finding->note = plain_note(builder->findings->arena, configuration, answer->at);
        relate_alias(builder, finding, configuration, answer->at);
    }
    relate_reads(builder, index, finding, configuration, answer);
    if (rule->scope == SL_SCOPE_PORTFOLIO)
        relate_accounts(builder, finding, configuration, answer);
    finding->alternatives = answer->alternatives;
    finding->alternative_count = answer->alternative_count;
    if (rule->kind == SL_RULE_FRAMING)
        add_frames(builder->findings->arena, finding, rule, configuration->vocabulary);
    complete(builder, finding, rule, configuration, answer);
    return true;
}

void finding_set_touched(struct finding_builder *builder, size_t index, const struct configuration *configuration,
                         struct touched_rules touched) {
    const struct earlier_findings *earlier = builder->earlier[index];
    bool of_part = configuration->level != LEVEL_PROGRAM;
    size_t at = !earlier ? 0 : of_part ? earlier->of_part.at : earlier->of_program.at;
    if (!at)
        return;
    builder->findings->items[at - 1].touches = touched.ids;
    builder->findings->items[at - 1].touch_count = touched.count;
}

void finding_add_rule_error(struct finding_builder *builder, size_t index, const struct configuration *configuration,
                            const struct answer *answer) {
    const sl_rule *rule = builder->book->rules[index];
    struct earlier_findings *earlier = earlier_of(builder, index);
    if (!earlier)
        return;
    /* All segments and accounts that a rule is not asked about share a finding. */
    bool joins = answer->not_asked && configuration->level != LEVEL_PROGRAM;
    if (joins && earlier->not_asked.at) {
        add_part(builder, &earlier->not_asked, rule, configuration, answer);
        return;
    }
    if (joins)
        earlier->not_asked = next_finding(builder);
    sl_location place = {.source = rule->source,
                         .span = line_span(rule->source->bytes, answer->line ? answer->line : 1)};
    sl_finding *finding = findings_printf(builder->findings, "", SL_KIND_RULE_ERROR, SL_ERROR, place,
                                          "the rule itself failed: %.*s", TEXT_ARG(answer->message));
    if (answer->at)
        findings_relate(builder->findings, finding, configuration_place(configuration, answer->at),
                        arena_join(builder->findings->arena, TEXT("it read this last"), ": ",
                                   plain_note(builder->findings->arena, configuration, answer->at)));
    complete(builder, finding, rule, configuration, answer);
}
