/* options.c - sets the options of rules and the severity of undetermined findings. */
#include "base/nearest.h"
#include "base/text.h"
#include "judge/checker.h"
#include "model/value_text.h"

static bool read_option(const sl_option *option, sl_text text, int64_t *value) {
    if (option->type == SL_OPTION_INTEGER)
        return integer_read(text, value) && *value >= option->min && *value <= option->max;
    if (option->type == SL_OPTION_BOOLEAN) {
        *value = text_equal(text, TEXT("true"));
        return *value || text_equal(text, TEXT("false"));
    }
    *value = (int64_t)text_find(option->domain, option->domain_count, text);
    return (size_t)*value < option->domain_count;
}

/* Returns the values that an option takes, for a message. */
static sl_text list_values(struct arena *arena, const sl_option *option) {
    if (option->type == SL_OPTION_BOOLEAN)
        return TEXT("true or false");
    if (option->type == SL_OPTION_WORD)
        return list_words(arena, option->domain, option->domain_count);
    return arena_printf(arena, "%lld to %lld", (long long)option->min, (long long)option->max);
}

static sl_text no_such_option(struct arena *arena, const sl_rule *rule, sl_text id) {
    sl_text *ids = arena_array(arena, rule->option_count, sizeof *ids);
    for (size_t i = 0; ids && i < rule->option_count; i++)
        ids[i] = rule->options[i].id;
    sl_text known = rule->option_count && ids ? list_words(arena, ids, rule->option_count) : TEXT("none");
    return arena_printf(arena, "%.*s has no option \"%.*s\"; it has %.*s%.*s", TEXT_ARG(rule->id), TEXT_ARG(id),
                        TEXT_ARG(known), TEXT_ARG(did_you_mean(arena, id, ids, ids ? rule->option_count : 0)));
}

sl_text ruleset_set_option(struct ruleset *rules, sl_rule *rule, sl_text id, sl_text value, sl_text set_by) {
    struct arena *arena = &rules->problems->arena;
    for (size_t i = 0; i < rule->option_count; i++) {
        sl_option *option = &rule->options[i];
        int64_t number;
        if (!text_equal(option->id, id))
            continue;
        if (!read_option(option, value, &number))
            return arena_printf(arena, "%.*s.%.*s is %.*s, not \"%.*s\"%.*s", TEXT_ARG(rule->id), TEXT_ARG(id),
                                TEXT_ARG(list_values(arena, option)), TEXT_ARG(arena_excerpt(arena, value)),
                                TEXT_ARG(did_you_mean(arena, value, option->domain, option->domain_count)));
        option->value = number;
        option->set_by = set_by;
        ruleset_changed(rules);
        return (sl_text){NULL, 0};
    }
    return no_such_option(arena, rule, id);
}

/* Adds the problem that no enabled rule has this id. */
static sl_result report_no_rule(sl_checker *checker, sl_text id) {
    const sl_rule *off = rulebook_find_any(&checker->rules.book, id);
    if (off)
        return problem_usage(&checker->problems, "option", "the rule %.*s is off: %.*s", TEXT_ARG(id),
                             TEXT_ARG(off->off));
    sl_text fault = rulebook_no_such(&checker->rules.book, &checker->problems.arena, id);
    return problem_usage(&checker->problems, "option", "%.*s", TEXT_ARG(fault));
}

sl_result sl_find_rule(sl_checker *checker, sl_text id, const sl_rule **rule) {
    *rule = rulebook_find(&checker->rules.book, id);
    return *rule ? SL_OK : report_no_rule(checker, id);
}

sl_result sl_set_option(sl_checker *checker, sl_text option, sl_text value) {
    sl_text rule_id, id = option;
    text_take(&id, '.', &rule_id);
    sl_rule *rule = rulebook_find(&checker->rules.book, rule_id);
    if (!rule)
        return report_no_rule(checker, rule_id);
    sl_text fault = ruleset_set_option(&checker->rules, rule, id, value, TEXT("set for this run"));
    return fault.length ? problem_usage(&checker->problems, "option", "%.*s", TEXT_ARG(fault)) : SL_OK;
}

sl_result sl_set_undetermined(sl_checker *checker, sl_text word) {
    struct arena *arena = &checker->problems.arena;
    size_t severity = text_find(severity_words, SEVERITY_WORDS, word);
    if (severity == SEVERITY_WORDS)
        return problem_usage(&checker->problems, "option", "undetermined is %.*s, not \"%.*s\"%.*s",
                             TEXT_ARG(list_words(arena, severity_words, SEVERITY_WORDS)), TEXT_ARG(word),
                             TEXT_ARG(did_you_mean(arena, word, severity_words, SEVERITY_WORDS)));
    rulebook_set_severity(&checker->rules.book, SL_KIND_UNDETERMINED, severity, TEXT("set for this run"));
    return SL_OK;
}

const char *sl_get_undetermined(const sl_checker *checker, sl_text *set_by) {
    const struct rulebook *book = &checker->rules.book;
    *set_by = book->undetermined_set_by;
    return severity_words[book->undetermined_off ? SEVERITY_OFF : (size_t)book->undetermined_severity].bytes;
}
