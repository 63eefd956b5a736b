/* settings_rules.c - applies settings of rules: severities, options, rules that are off, budgets, and dead values. */
#include "base/nearest.h"
#include "base/text.h"
#include "model/value_text.h"
#include "model/vocabulary.h"
#include "policy/settings_parts.h"

/* ---- severities -------------------------------------------------------------------------------------------------- */

static bool read_severity(struct settings *settings, const struct node *node, bool may_be_off, size_t *severity) {
    struct arena *arena = &settings->checker->problems.arena;
    size_t count = may_be_off ? SEVERITY_WORDS : SEVERITY_OFF;
    *severity = settings_is_word(node) ? text_find(severity_words, count, node->text) : count;
    if (*severity < count)
        return true;
    sl_text meant =
        settings_is_word(node) ? did_you_mean(arena, node->text, severity_words, count) : (sl_text){NULL, 0};
    settings_report(settings, node, "a severity is %.*s%.*s", TEXT_ARG(list_words(arena, severity_words, count)),
                    TEXT_ARG(meant));
    return false;
}

static void set_kind(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    static const sl_kind kinds[] = {SL_KIND_FRAMING, SL_KIND_MISFIT, SL_KIND_SHORTFALL, SL_KIND_UNDETERMINED,
                                    SL_KIND_ADVICE};
    enum { KINDS = sizeof kinds / sizeof *kinds };
    sl_text names[KINDS];
    (void)context;
    for (size_t i = 0; i < KINDS; i++)
        names[i] = text_of(sl_kind_name(kinds[i]));
    size_t at = text_find(names, KINDS, key->text), severity;
    if (at == KINDS)
        settings_report_unknown(settings, key, "kind", names, KINDS);
    else if (read_severity(settings, value, kinds[at] == SL_KIND_UNDETERMINED, &severity))
        rulebook_set_severity(&settings->checker->rules.book, kinds[at], severity, settings_line(settings, value));
}

void settings_severity(struct settings *settings, const struct node *value) {
    settings_each_entry(settings, value, "severity", set_kind, NULL);
}

static const sl_text promote_key = TEXT_INIT("promote");

/* ---- one rule ---------------------------------------------------------------------------------------------------- */

static void set_option(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    if (!settings_is_word(value)) {
        settings_report(settings, value, "an option takes one value");
        return;
    }
    sl_text fault =
        ruleset_set_option(&settings->checker->rules, context, key->text, value->text, settings_line(settings, value));
    if (fault.length)
        settings_report(settings, key, "%.*s", TEXT_ARG(fault));
}

static void set_off(struct settings *settings, sl_rule *rule, const struct node *value) {
    bool on = settings_is_word(value) && scalar_resolve(value).type == SCALAR_BOOL && !scalar_resolve(value).truth;
    sl_text reason = {NULL, 0};
    if (!on)
        reason = settings_read_reason(
            settings, value, "off takes a text with the reason, or false to turn on a rule that its pack turns off");
    if (!on && reason.length == 0)
        return;
    rule->off = reason;
    rule->off_set_by = settings_line(settings, value);
}

/* Lets an advice rule decide, or not. Its failures are then errors, unless the settings of the rule say otherwise. */
static void set_promote(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    sl_rule *rule = context;
    if (!text_equal(key->text, promote_key))
        return;
    struct scalar scalar = settings_is_word(value) ? scalar_resolve(value) : (struct scalar){.type = SCALAR_TEXT};
    if (scalar.type != SCALAR_BOOL) {
        settings_report(settings, value, "promote takes true or false");
    } else if (rule->kind != SL_RULE_ADVICE) {
        settings_report(settings, key, "%.*s is a rule of kind %s, and only advice can be promoted", TEXT_ARG(rule->id),
                        sl_rule_kind_name(rule->kind));
    } else {
        rule->promoted = scalar.truth;
        rule->promoted_set_by = settings_line(settings, value);
        if (rule->promoted) {
            rule->severity = SL_ERROR;
            rule->severity_set_by = rule->promoted_set_by;
        }
    }
}

static void set_key(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    const sl_text known[] = {TEXT("severity"), TEXT("options"), TEXT("off"), promote_key};
    sl_rule *rule = context;
    size_t severity;
    switch (text_find(known, 4, key->text)) {
    case 0:
        if (!read_severity(settings, value, false, &severity))
            return;
        rule->severity = (sl_severity)severity;
        rule->severity_set_by = settings_line(settings, value);
        break;
    case 1: settings_each_entry(settings, value, "options", set_option, rule); break;
    case 2: set_off(settings, rule, value); break;
    case 3: break; /* set_promote() has taken it */
    default: settings_report_unknown(settings, key, "key", known, 4);
    }
}

static void set_rule(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    struct rulebook *book = &settings->checker->rules.book;
    sl_location place = {.source = settings->source, .span = node_span(key)};
    sl_rule *rule = ruleset_find_named(&settings->checker->rules, key->text, place);
    (void)context;
    if (rule) {
        if (node_behind(value)->kind == NODE_MAPPING)
            settings_each_entry(settings, value, "the value of a rule", set_promote, rule);
        settings_each_entry(settings, value, "the value of a rule", set_key, rule);
        return;
    }
    if (rulebook_find_retired(book, key->text)) {
        ruleset_note_retired(&settings->checker->rules, key->text, place);
        return;
    }
    if (rulebook_was_refused(book, key->text))
        return; /* that is reported already */
    const sl_text *ids = rulebook_ids(book, &settings->checker->problems.arena);
    if (ids)
        settings_report_unknown(settings, key, "rule", ids, book->count);
}

void settings_rules(struct settings *settings, const struct node *value) {
    settings_each_entry(settings, value, "rules", set_rule, NULL);
}

static void set_budget(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    (void)context;
    if (!settings_is_word(value)) {
        settings_report(settings, value, "a budget takes a number");
        return;
    }
    sl_text fault = ruleset_set_budget(&settings->checker->rules, settings->named, key->text, value->text,
                                       settings_line(settings, value));
    if (fault.length)
        settings_report(settings, key, "%.*s", TEXT_ARG(fault));
}

void settings_budgets(struct settings *settings, const struct node *value) {
    settings_each_entry(settings, value, "budgets", set_budget, NULL);
}

/* ---- dead values ------------------------------------------------------------------------------------------------- */

/* Reads the key of a dead value: a value, or a range such as "3 to 12". Adds a problem for any other key. */
static bool read_dead_value(struct settings *settings, const struct node *key, sl_dead_value *dead) {
    struct arena *arena = &settings->checker->problems.arena;
    const sl_field *field = dead->field;
    struct value value;
    sl_text fault;
    size_t word;
    if (field->type == SL_INTEGER) {
        sl_text first = key->text, last = key->text;
        text_cut(key->text, TEXT(" to "), &first, &last);
        if (integer_read(text_trim(first), &dead->low) && integer_read(text_trim(last), &dead->high) &&
            field->min <= dead->low && dead->low <= dead->high && dead->high <= field->max)
            return true;
        settings_report(settings, key,
                        "%.*s takes an integer from %lld to %lld, or a range such as \"%lld to %lld\", not \"%.*s\"",
                        TEXT_ARG(field->path), (long long)field->min, (long long)field->max, (long long)field->min,
                        (long long)field->max, TEXT_ARG(arena_excerpt(arena, key->text)));
        return false;
    }
    if (field_has_words(field) ? word_read(arena, field, key->text, &word, &fault)
                               : value_read(arena, field, key->text, &value, &fault))
        return true;
    settings_report(settings, key, "%.*s", TEXT_ARG(fault));
    return false;
}

/* Adds a dead value of the attribute in `context`. `key` is the dead value, and `value` is the reason. */
static void add_dead_value(struct settings *settings, const struct node *key, const struct node *value, void *context) {
    struct policy *policy = settings->checker->policy;
    const sl_field *const *field = context;
    sl_dead_value dead = {.field = *field, .value = key->text};
    if (!read_dead_value(settings, key, &dead))
        return;
    dead.reason = settings_read_reason(settings, value, "a dead value takes a text with the reason");
    if (dead.reason.length == 0)
        return;
    dead.set_by = settings_line(settings, key);
    ARENA_APPEND(&settings->checker->arena, policy->dead, policy->dead_count, policy->dead_capacity, dead);
}

static void add_dead_values(struct settings *settings, const struct node *key, const struct node *value,
                            void *context) {
    const sl_vocabulary *vocabulary = settings->checker->rules.vocabulary;
    const sl_field *field = field_at(vocabulary->top, key->text);
    (void)context;
    if (!field || !field->readable || field->type == SL_GROUP)
        settings_report(settings, key, "%.*s",
                        TEXT_ARG(no_such_attribute(&settings->checker->problems.arena, vocabulary, key->text)));
    else if (field->type == SL_TEXT)
        settings_report(settings, key, "an attribute that is a text has no dead values");
    else
        settings_each_entry(settings, value, "the value of an attribute", add_dead_value, &field);
}

void settings_dead_values(struct settings *settings, const struct node *value) {
    settings_each_entry(settings, value, "dead_values", add_dead_values, NULL);
}
