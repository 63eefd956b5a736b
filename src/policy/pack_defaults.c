/* pack_defaults.c - applies what a pack.lua sets of rules. A pack may set anything of its own rules. Of the rules of
 * others it may only raise the severity and forbid waivers. Only the settings of a repository may weaken a rule of
 * another pack: users of the repository see them. */
#include "policy/pack_defaults.h"

#include "base/lines.h"
#include "base/text.h"

/* A pack whose defaults are being applied. */
struct pack_setter {
    sl_checker *checker;
    const struct pack_script *script;
    sl_result result; /* the worst so far */
};

sl_location pack_location(const struct pack_script *script, size_t line) {
    return (sl_location){.source = script->source, .span = line_span(script->source->bytes, line ? line : 1)};
}

static void report(struct pack_setter *setter, size_t line, sl_text fault) {
    sl_result result =
        problem_of_script(&setter->checker->problems, pack_location(setter->script, line), "%.*s", TEXT_ARG(fault));
    setter->result = sl_result_max(setter->result, result);
}

static sl_text line_of(struct pack_setter *setter, size_t line) {
    return line_name(&setter->checker->arena, setter->script->source, line ? line : 1);
}

static bool is_own(const struct pack_setter *setter, const sl_rule *rule) {
    return rule->pack_version.length && text_equal(rule->pack, setter->script->name);
}

/* Returns the rule with this id. If there is none, reports that, unless the rule could not be loaded, which is reported
 * already. */
static sl_rule *find_rule(struct pack_setter *setter, sl_text id, size_t line) {
    const struct rulebook *book = &setter->checker->rules.book;
    sl_rule *rule = rulebook_find_any(book, id);
    if (!rule && !rulebook_was_refused(book, id))
        report(setter, line, rulebook_no_such(book, &setter->checker->problems.arena, id));
    return rule;
}

/* Reports that the pack sets something of another pack's rule that it must not set. */
static void refuse_foreign(struct pack_setter *setter, const sl_rule *rule, size_t line, const char *action) {
    report(setter, line,
           arena_printf(&setter->checker->problems.arena,
                        "%.*s is a rule of %.*s, and no other pack may %s; a repository may, in its .samplint.yaml",
                        TEXT_ARG(rule->id), TEXT_ARG(rule->pack), action));
}

static void set_severity(struct pack_setter *setter, sl_rule *rule, const struct pack_default *set) {
    size_t severity = text_find(severity_words, SEVERITY_WORDS, set->severity);
    if (severity < (size_t)rule->severity && !is_own(setter, rule)) {
        refuse_foreign(setter, rule, set->line, "lower its severity");
        return;
    }
    if (severity == (size_t)rule->severity && !is_own(setter, rule))
        return; /* `severity_set_by` keeps naming the pack that has set it first */
    rule->severity = (sl_severity)severity;
    rule->severity_set_by = line_of(setter, set->line);
}

static void set_options(struct pack_setter *setter, sl_rule *rule, const struct pack_default *set) {
    if (set->option_count && !is_own(setter, rule)) {
        refuse_foreign(setter, rule, set->line, "set its options");
        return;
    }
    for (size_t i = 0; i < set->option_count; i++) {
        sl_text fault = ruleset_set_option(&setter->checker->rules, rule, set->options[i].name, set->options[i].text,
                                           line_of(setter, set->line));
        if (fault.length)
            report(setter, set->line, fault);
    }
}

static void set_off(struct pack_setter *setter, sl_rule *rule, const struct pack_default *set) {
    if (!is_own(setter, rule)) {
        refuse_foreign(setter, rule, set->line, "turn it off");
        return;
    }
    rule->off = set->off;
    rule->off_set_by = line_of(setter, set->line);
}

static void set_default(struct pack_setter *setter, const struct pack_default *set) {
    sl_rule *rule = find_rule(setter, set->rule, set->line);
    if (!rule)
        return;
    if (set->severity.length)
        set_severity(setter, rule, set);
    set_options(setter, rule, set);
    if (set->off.length)
        set_off(setter, rule, set);
}

static void forbid_waivers(struct pack_setter *setter, const struct pack_entry *entry) {
    sl_rule *rule = find_rule(setter, entry->name, entry->line);
    if (!rule || rule->not_waivable)
        return;
    rule->not_waivable = true;
    rule->not_waivable_set_by = line_of(setter, entry->line);
}

sl_result pack_apply_defaults(sl_checker *checker, const struct pack_script *script) {
    struct pack_setter setter = {checker, script, SL_OK};
    for (size_t i = 0; i < script->default_count; i++)
        set_default(&setter, &script->defaults[i]);
    for (size_t i = 0; i < script->not_waivable_count; i++)
        forbid_waivers(&setter, &script->not_waivable[i]);
    rulebook_update_off(&checker->rules.book, checker->rules.vocabulary->element_count);
    ruleset_changed(&checker->rules);
    return setter.result;
}
