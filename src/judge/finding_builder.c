#include "judge/finding_builder.h"

#include "base/fingerprint.h"
#include "base/lines.h"
#include "base/text.h"

static sl_text note_of(const struct answer *answer, const sl_field *field) {
    for (size_t i = 0; i < answer->note_count; i++)
        if (answer->notes[i].field == field)
            return answer->notes[i].note;
    return (sl_text){NULL, 0};
}

/* "size is 8": what a value has to do with a finding when the rule does not say. */
static sl_text plain_note(struct arena *arena, const struct configuration *configuration, const sl_field *field) {
    const struct value *value = configuration_value(configuration, field);
    return arena_join(arena, field->id, " is ", value_show(arena, field, value));
}

static bool starts_alike(const sl_location *a, const sl_location *b) {
    return a->source == b->source && a->span.start.byte == b->span.start.byte;
}

static void relate_alias(struct finding_builder *builder, sl_finding *finding,
                         const struct configuration *configuration, const sl_field *field) {
    const struct value *value = configuration_value(configuration, field);
    if (!value->via)
        return;
    sl_location location = configuration_place(configuration, field); /* an account's value may be its program's */
    location.span = node_span(value->via);
    for (size_t i = 0; i < finding->related_count; i++)
        if (starts_alike(&finding->related[i].location, &location))
            return; /* said of another value already */
    findings_relate(builder->findings, finding, location, TEXT("it came in here"));
}

/* The other values that were read; one that is said by its place already is not said again. */
static void relate_reads(struct finding_builder *builder, sl_finding *finding,
                         const struct configuration *configuration, const struct answer *answer) {
    for (size_t i = 0; i < answer->read_count; i++) {
        const sl_field *field = answer->reads[i];
        if (field == answer->at)
            continue;
        sl_text note = note_of(answer, field);
        bool absent = configuration_value(configuration, field)->state == VALUE_UNDECLARED;
        if (note.length == 0 && absent)
            continue; /* the rule asked whether it is declared, and it is not: there is no place to show */
        sl_location place = configuration_place(configuration, field);
        if (note.length == 0 && field->type == SL_GROUP)
            continue; /* that it is declared explains nothing */
        findings_relate(builder->findings, finding, place,
                        note.length ? note : plain_note(builder->findings->arena, configuration, field));
        relate_alias(builder, finding, configuration, field);
    }
}

/* Whether an account has the value that the rule fails for; of a set, among others. */
static bool has_value(struct arena *arena, const struct configuration *account, const struct answer *answer) {
    const struct value *value = configuration_value(account, answer->among);
    if (answer->among->type == SL_TEXT || value->state != VALUE_DECLARED)
        return value->state == VALUE_DECLARED && text_equal(value->text, answer->among_value);
    size_t word = text_find(answer->among->domain, answer->among->domain_count, answer->among_value);
    if (answer->among->type == SL_SET)
        return word < answer->among->domain_count && (value->members >> word & 1);
    return text_equal(value_show(arena, answer->among, value), answer->among_value);
}

/* So many of them are shown beside a finding about all accounts. */
#define ACCOUNTS_SHOWN 4

/* The accounts that the rule says it is about. */
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

static void name_elements(struct finding_builder *builder, sl_finding *finding, const sl_rule *rule,
                          const sl_vocabulary *vocabulary) {
    sl_text *elements = arena_array(builder->findings->arena, rule->element_count, sizeof *elements);
    for (size_t i = 0; elements && i < rule->element_count; i++)
        elements[i] = vocabulary->elements[rule->elements[i]].field->id;
    finding->elements = elements;
    finding->element_count = elements ? rule->element_count : 0;
}

static uint64_t fingerprint_reads(struct arena *arena, const sl_rule *rule, sl_text account,
                                  const struct configuration *configuration, const struct answer *answer) {
    uint64_t print = fingerprint_text(fingerprint_text(FINGERPRINT_START, rule->id), account);
    if (answer->among) /* which accounts a rule about all of them means */
        print = fingerprint_text(fingerprint_text(print, answer->among->path), answer->among_value);
    for (size_t i = 0; i < answer->read_count; i++) {
        const sl_field *field = answer->reads[i];
        print = fingerprint_text(print, field->path);
        const struct value *value = configuration_value(configuration, field);
        bool whole = field->type == SL_TEXT && value->state == VALUE_DECLARED; /* messages shorten texts */
        print = fingerprint_text(print, whole ? value->text : value_show(arena, field, value));
    }
    return print;
}

/* A finding that says the same of the same place as one before, and only of another account. */
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

/* Adds an account that has the very same finding. Its own values still make a fingerprint of its own. */
static void fold_into(struct finding_builder *builder, sl_finding *finding, size_t *capacity, const sl_rule *rule,
                      const struct configuration *account, const struct answer *answer) {
    struct arena *arena = builder->findings->arena;
    size_t count = finding->more_account_count, room = *capacity;
    sl_text *accounts = arena_grow(arena, (void *)finding->more_accounts, count, capacity, sizeof *accounts);
    uint64_t *prints = arena_grow(arena, (void *)finding->more_fingerprints, count, &room, sizeof *prints);
    if (!accounts || !prints)
        return; /* the arena has failed, and so will the report */
    finding->more_accounts = accounts;
    finding->more_fingerprints = prints;
    accounts[count] = account->name;
    prints[count] = fingerprint_reads(arena, rule, account->name, account, answer);
    finding->more_account_count++;
}

/* Looks at what the rule at `index` has told of the program, and last of an account. Returns whether nothing new is to be told. */
static bool fold(struct finding_builder *builder, size_t index, const struct configuration *account,
                 const sl_location *place, const struct answer *answer) {
    struct reported *told = &builder->told[index];
    const sl_rule *rule = builder->book->rules[index];
    const size_t before[] = {told->of_program, told->of_account};
    for (size_t i = 0; i < 2; i++) {
        sl_finding *finding = before[i] ? &builder->findings->items[before[i] - 1] : NULL;
        if (!finding || !is_same(finding, rule, place, answer))
            continue;
        fold_into(builder, finding, &told->capacity[i], rule, account, answer);
        return true;
    }
    return false;
}

void finding_add_failure(struct finding_builder *builder, size_t index, sl_text account,
                         const struct configuration *configuration, const struct answer *answer) {
    const sl_rule *rule = builder->book->rules[index];
    sl_location place =
        answer->at ? configuration_place(configuration, answer->at) : (sl_location){.source = configuration->source};
    if (account.length && fold(builder, index, configuration, &place, answer))
        return;
    size_t *told = account.length ? &builder->told[index].of_account : &builder->told[index].of_program;
    builder->told[index].capacity[account.length > 0] = 0;
    *told = findings_full(builder->findings) ? 0 : builder->findings->count + 1;
    builder->misfits += rulebook_kind(rule) == SL_KIND_MISFIT;
    sl_finding *finding =
        findings_add(builder->findings, "", rulebook_kind(rule), rule->severity, place, answer->message);
    finding->rule = rule->id;
    finding->account = account;
    if (answer->at) {
        finding->note = note_of(answer, answer->at);
        bool can_be_declared = answer->at->element != SL_NO_ELEMENT; /* by the program, and not by accounts alone */
        if (finding->note.length == 0 && can_be_declared &&
            configuration_value(configuration, answer->at)->state != VALUE_DECLARED)
            finding->note = plain_note(builder->findings->arena, configuration, answer->at);
        relate_alias(builder, finding, configuration, answer->at);
    }
    relate_reads(builder, finding, configuration, answer);
    if (rule->scope == SL_SCOPE_PORTFOLIO)
        relate_accounts(builder, finding, configuration, answer);
    name_elements(builder, finding, rule, configuration->vocabulary);
    finding->alternatives = answer->alternatives;
    finding->alternative_count = answer->alternative_count;
    finding->fingerprint = fingerprint_reads(builder->findings->arena, rule, account, configuration, answer);
}

void finding_add_rule_error(struct finding_builder *builder, size_t index, sl_text account,
                            const struct configuration *configuration, const struct answer *answer) {
    const sl_rule *rule = builder->book->rules[index];
    struct reported *told = &builder->told[index];
    if (answer->not_asked && account.length && told->not_asked) { /* accounts are told together */
        fold_into(builder, &builder->findings->items[told->not_asked - 1], &told->not_asked_capacity, rule,
                  configuration, answer);
        return;
    }
    if (answer->not_asked && account.length && !findings_full(builder->findings))
        told->not_asked = builder->findings->count + 1;
    sl_location place = {.source = rule->source,
                         .span = line_span(rule->source->bytes, answer->line ? answer->line : 1)};
    sl_text message = arena_printf(builder->findings->arena, "the rule itself failed: %.*s", TEXT_ARG(answer->message));
    sl_finding *finding = findings_add(builder->findings, "", SL_KIND_RULE_ERROR, SL_ERROR, place, message);
    finding->rule = rule->id;
    finding->account = account;
    if (answer->at)
        findings_relate(builder->findings, finding, configuration_place(configuration, answer->at),
                        arena_join(builder->findings->arena, TEXT("it read this last"), ": ",
                                   plain_note(builder->findings->arena, configuration, answer->at)));
    name_elements(builder, finding, rule, configuration->vocabulary);
    finding->fingerprint = fingerprint_reads(builder->findings->arena, rule, account, configuration, answer);
}
