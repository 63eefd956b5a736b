/* pack_rules.c - what a pack sets of rules. It may do as it likes with its own; of others' it may raise the severity and say that they
 * are not waivable. Whatever would weaken another pack's rule is for the settings of a repository, where it is seen. */
#include "base/lines.h"
#include "base/text.h"
#include "judge/checker.h"
#include "policy/packs.h"

struct setter {
    sl_checker *checker;
    const struct pack_script *script;
    sl_result result;
};

static void refuse(struct setter *setter, size_t line, sl_text message) {
    sl_result result = pack_refuse(setter->checker, setter->script, line, message);
    setter->result = result > setter->result ? result : setter->result;
}

static sl_text origin(struct setter *setter, size_t line) {
    return line_name(&setter->checker->arena, setter->script->source, line ? line : 1);
}

static bool is_own(const struct setter *setter, const sl_rule *rule) {
    return rule->pack_version.length && text_equal(rule->pack, setter->script->name);
}

/* The rule of this id; says what is right where there is none, but for one that could not be loaded: that is said already. */
static sl_rule *find_rule(struct setter *setter, sl_text id, size_t line) {
    const struct rulebook *book = &setter->checker->rules.book;
    sl_rule *rule = rulebook_find_any(book, id);
    if (!rule && !rulebook_was_refused(book, id))
        refuse(setter, line, rulebook_no_such(book, &setter->checker->arena, id));
    return rule;
}

/* Refuses what is not for packs to do. */
static void refuse_weaker(struct setter *setter, const sl_rule *rule, size_t line, const char *what) {
    struct arena *arena = &setter->checker->arena;
    refuse(setter, line,
           arena_printf(arena,
                        "%.*s is a rule of %.*s, and no other pack may %s; a repository may, in its .samplint.yaml",
                        TEXT_ARG(rule->id), TEXT_ARG(rule->pack), what));
}

static void set_severity(struct setter *setter, sl_rule *rule, const struct pack_default *set) {
    size_t severity = text_find(severity_words, SEVERITY_WORDS, set->severity);
    if (severity < (size_t)rule->severity && !is_own(setter, rule)) {
        refuse_weaker(setter, rule, set->line, "lower its severity");
        return;
    }
    if (severity == (size_t)rule->severity && !is_own(setter, rule))
        return; /* who was first is who has set it */
    rule->severity = (sl_severity)severity;
    rule->severity_set_by = origin(setter, set->line);
}

static void set_options(struct setter *setter, sl_rule *rule, const struct pack_default *set) {
    if (set->option_count && !is_own(setter, rule)) {
        refuse_weaker(setter, rule, set->line, "set its options");
        return;
    }
    for (size_t i = 0; i < set->option_count; i++) {
        sl_text fault = ruleset_set_option(&setter->checker->rules, rule, set->options[i].name, set->options[i].text,
                                           origin(setter, set->line));
        if (fault.length)
            refuse(setter, set->line, fault);
    }
}

static void set_off(struct setter *setter, sl_rule *rule, const struct pack_default *set) {
    if (!is_own(setter, rule)) {
        refuse_weaker(setter, rule, set->line, "turn it off");
        return;
    }
    rule->off = set->off;
    rule->off_set_by = origin(setter, set->line);
}

static void set_default(struct setter *setter, const struct pack_default *set) {
    sl_rule *rule = find_rule(setter, set->rule, set->line);
    if (!rule)
        return;
    if (set->severity.length)
        set_severity(setter, rule, set);
    set_options(setter, rule, set);
    if (set->off.length)
        set_off(setter, rule, set);
}

static void forbid_waivers(struct setter *setter, const struct pack_entry *entry) {
    sl_rule *rule = find_rule(setter, entry->name, entry->line);
    if (!rule || rule->not_waivable)
        return;
    rule->not_waivable = true;
    rule->not_waivable_set_by = origin(setter, entry->line);
}

sl_result pack_set_rules(sl_checker *checker, const struct pack_script *script) {
    struct setter setter = {checker, script, SL_OK};
    for (size_t i = 0; i < script->default_count; i++)
        set_default(&setter, &script->defaults[i]);
    for (size_t i = 0; i < script->not_waivable_count; i++)
        forbid_waivers(&setter, &script->not_waivable[i]);
    rulebook_update_off(&checker->rules.book, checker->rules.vocabulary->element_count);
    ruleset_changed(&checker->rules);
    return setter.result;
}
