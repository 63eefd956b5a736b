/* options.c - sets the options of rules. */
#include "base/nearest.h"
#include "base/text.h"
#include "model/value_text.h"
#include "ruleset/ruleset.h"

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
    sl_option *option = rule_option(rule, id);
    int64_t number;
    if (!option)
        return no_such_option(arena, rule, id);
    if (!read_option(option, value, &number))
        return arena_printf(arena, "%.*s.%.*s is %.*s, not \"%.*s\"%.*s", TEXT_ARG(rule->id), TEXT_ARG(id),
                            TEXT_ARG(list_values(arena, option)), TEXT_ARG(arena_excerpt(arena, value)),
                            TEXT_ARG(did_you_mean(arena, value, option->domain, option->domain_count)));
    option->value = number;
    option->set_by = set_by;
    ruleset_changed(rules);
    return (sl_text){NULL, 0};
}
