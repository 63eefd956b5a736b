/* ruleset.c - loads the vocabulary and rules into a ruleset, and sets the options of rules. */
#include "ruleset/ruleset.h"

#include "base/nearest.h"
#include "base/text.h"
#include "model/value_text.h"

bool ruleset_start(struct ruleset *rules, struct arena *arena, struct problems *problems) {
    rules->arena = rules->book.arena = arena;
    rules->problems = problems;
    rules->book.undetermined_severity = SL_WARNING;
    rules->host = lua_host_new();
    rules->work = (struct work){.budget = &rules->budgets[BUDGET_WORK], .host = rules->host};
    ruleset_start_budgets(rules);
    return rules->host != NULL;
}

void ruleset_free(struct ruleset *rules) {
    lua_host_free(rules->host);
    memo_clear(&rules->memo);
}

sl_result ruleset_result(const struct ruleset *rules, sl_result result) {
    return rules->arena->failed || rules->problems->arena.failed ? SL_OUT_OF_MEMORY : result;
}

void ruleset_changed(struct ruleset *rules) {
    memo_clear(&rules->memo);
    rules->changes++;
}

static sl_result take_problems(struct ruleset *rules, struct findings *findings, sl_result result) {
    problems_take(rules->problems, findings);
    return ruleset_result(rules, result);
}

sl_result ruleset_load_vocabulary(struct ruleset *rules, const struct script *script) {
    if (rules->vocabulary)
        return problem_add(rules->problems, "load", (sl_location){.source = script->source},
                           "a vocabulary is loaded already");
    struct findings findings = {.arena = &rules->problems->arena};
    rules->vocabulary = lua_load_vocabulary(rules->host, rules->arena, script, &findings);
    if (rules->vocabulary)
        rulebook_retire(&rules->book, rules->vocabulary->retired, rules->vocabulary->retired_count);
    return take_problems(rules, &findings, rules->vocabulary ? SL_OK : SL_REFUSED);
}

/* Returns why a new rule may not have an id, or may not say that it has had it; the empty text if it may. */
static sl_text id_fault(struct ruleset *rules, sl_text id) {
    struct arena *arena = &rules->problems->arena;
    const sl_rule *same = rulebook_find_any(&rules->book, id);
    if (same)
        return arena_printf(arena, "the id \"%.*s\" is taken by %.*s", TEXT_ARG(id), TEXT_ARG(same->source->name));
    same = rulebook_find_former(&rules->book, id);
    if (same)
        return arena_printf(arena, "the id \"%.*s\" is a former id of %.*s (%.*s)", TEXT_ARG(id), TEXT_ARG(same->id),
                            TEXT_ARG(same->source->name));
    const sl_retired_rule *retired = rulebook_find_retired(&rules->book, id);
    if (retired)
        return arena_printf(arena, "no rule may have the id \"%.*s\": %.*s", TEXT_ARG(id),
                            TEXT_ARG(retired_text(arena, retired)));
    return (sl_text){NULL, 0};
}

sl_text ruleset_retire(struct ruleset *rules, const sl_retired_rule *retired) {
    sl_text fault = id_fault(rules, retired->id);
    if (fault.length == 0)
        rulebook_retire(&rules->book, retired, 1);
    return fault;
}

sl_result ruleset_load_rule(struct ruleset *rules, const struct script *script, sl_text pack, sl_text version) {
    sl_location start = {.source = script->source, .span = {{1, 1, 0}, {1, 1, 0}}};
    if (!rules->vocabulary)
        return problem_add(rules->problems, "load", start, "a rule needs a vocabulary, and none is loaded");
    struct findings findings = {.arena = &rules->problems->arena};
    sl_rule *rule = lua_load_rule(rules->host, rules->arena, rules->vocabulary, script, &findings);
    if (!rule) {
        sl_text name = text_file_name(script->source->name), end = TEXT(".lua");
        rulebook_refuse(&rules->book, text_ends_with(name, end) ? text_slice(name, 0, name.length - end.length) : name);
        return take_problems(rules, &findings, SL_REFUSED);
    }
    rule->pack = pack;
    rule->pack_version = version;
    sl_text fault = id_fault(rules, rule->id);
    for (size_t i = 0; i < rule->former_id_count && fault.length == 0; i++)
        fault = id_fault(rules, rule->former_ids[i]);
    if (fault.length) {
        rules->book.refused_count++;
        problem_of_script(rules->problems, start, "%.*s", TEXT_ARG(fault));
        return take_problems(rules, &findings, SL_REFUSED);
    }
    ruleset_changed(rules);
    rulebook_add(&rules->book, rule, rules->vocabulary->element_count);
    return take_problems(rules, &findings, SL_OK);
}

sl_rule *ruleset_find_named(struct ruleset *rules, sl_text id, sl_location place) {
    sl_rule *rule = rulebook_find_any(&rules->book, id);
    if (rule)
        return rule;
    rule = rulebook_find_former(&rules->book, id);
    if (rule)
        problem_note(rules->problems, "former-id", SL_INFO, place, "the rule %.*s is now %.*s; write the present id",
                     TEXT_ARG(id), TEXT_ARG(rule->id));
    return rule;
}

void ruleset_note_retired(struct ruleset *rules, sl_text id, sl_location place) {
    const sl_retired_rule *retired = rulebook_find_retired(&rules->book, id);
    problem_note(rules->problems, "retired-rule", SL_WARNING, place, "%.*s",
                 TEXT_ARG(retired_text(&rules->problems->arena, retired)));
}

sl_result ruleset_needs_fit_rule(struct ruleset *rules) {
    if (rules->book.fit_count > 0)
        return SL_OK;
    return problem_usage(rules->problems, "load",
                         "no fit rule and no theme rule is on, so no program can be congruent; leave one on");
}

/* ---- options ----------------------------------------------------------------------------------------------------- */

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
    option->has_value = true;
    option->set_by = set_by;
    ruleset_changed(rules);
    return (sl_text){NULL, 0};
}
