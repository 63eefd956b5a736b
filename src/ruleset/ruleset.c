/* ruleset.c - loads the vocabulary and rules into a ruleset. */
#include "ruleset/ruleset.h"

#include "base/text.h"

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
    return take_problems(rules, &findings, rules->vocabulary ? SL_OK : SL_REFUSED);
}

/* Returns the id that a rule's file is named for. */
static sl_text id_of_file(sl_text path) {
    sl_text name = text_file_name(path), end = TEXT(".lua");
    return text_ends_with(name, end) ? text_slice(name, 0, name.length - end.length) : name;
}

sl_result ruleset_load_rule(struct ruleset *rules, const struct script *script, sl_text pack, sl_text version) {
    sl_location start = {.source = script->source, .span = {{1, 1, 0}, {1, 1, 0}}};
    if (!rules->vocabulary)
        return problem_add(rules->problems, "load", start, "a rule needs a vocabulary, and none is loaded");
    struct findings findings = {.arena = &rules->problems->arena};
    sl_rule *rule = lua_load_rule(rules->host, rules->arena, rules->vocabulary, script, &findings);
    if (!rule) {
        rulebook_refuse(&rules->book, id_of_file(script->source->name));
        return take_problems(rules, &findings, SL_REFUSED);
    }
    rule->pack = pack;
    rule->pack_version = version;
    const sl_rule *same = rulebook_find_any(&rules->book, rule->id);
    if (same) {
        rules->book.refused_count++;
        problem_of_script(rules->problems, start, "the id \"%.*s\" is taken by %.*s", TEXT_ARG(rule->id),
                          TEXT_ARG(same->source->name));
        return take_problems(rules, &findings, SL_REFUSED);
    }
    ruleset_changed(rules);
    rulebook_add(&rules->book, rule, rules->vocabulary->element_count);
    return take_problems(rules, &findings, SL_OK);
}

sl_result ruleset_needs_judge(struct ruleset *rules) {
    if (rules->book.judge_count > 0)
        return SL_OK;
    return problem_usage(rules->problems, "load",
                         "no fit rule and no theme rule is on, so no program can be congruent; leave one on");
}
