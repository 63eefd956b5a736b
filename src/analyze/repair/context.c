/* context.c - makes the trees that decide about one program, chooses the segments and accounts that take part in its
 * repairs, and explains why it cannot be congruent. */
#include "analyze/repair/context.h"

#include "ruleset/work.h"
#include "samplint/limits.h"
#include "trees/choices.h"

/* ---- rules about all accounts that no change of the standard satisfies ------------------------------------------- */

/* Whether some allowed choices of the standard satisfy all rules but those left out. Returns true if the search is
 * given up, too. */
static bool can_satisfy(const struct repair_context *context, const choice_set *allowed, const bool *left_out) {
    struct arena scratch = ARENA_EMPTY;
    struct verdict_space verdict;
    bool satisfiable = true;
    if (verdict_space_choose(&scratch, &context->rule_space, left_out, &verdict)) {
        struct search *search = search_new(&scratch, &verdict.space);
        uint8_t *found = arena_array(&scratch, verdict.space.variable_count, sizeof *found);
        satisfiable =
            !search || !found || search_with_work(&context->rules->work, search, allowed, NULL, found) != SEARCH_NONE;
    }
    context->arena->failed = context->arena->failed || scratch.failed;
    arena_free(&scratch);
    return satisfiable;
}

/* Returns for each rule of the rulebook whether it is left out of the search; NULL if none is. Rules are left out only
 * if the standard cannot satisfy all rules, but can satisfy them without the portfolio rules (about all accounts
 * together). Then the portfolio rules are added one by one, and one that the standard cannot satisfy together with the
 * rules kept so far is left out. */
static const bool *rules_to_leave_out(const struct repair_context *context, const uint8_t *choices) {
    const struct rule_space *rules = &context->rule_space;
    choice_set *allowed = arena_array(context->arena, rules->space.variable_count, sizeof *allowed);
    bool *left_out = arena_array(context->arena, rules->rule_count, sizeof *left_out);
    if (!allowed || !left_out || part_count(context->program) == 0)
        return NULL;
    for (size_t i = 0; i < rules->space.variable_count; i++)
        allowed[i] = constraints_allow(context->constraints, rules, context->program, i, choices[i]);
    if (can_satisfy(context, allowed, NULL))
        return NULL;
    for (size_t i = 0; i < rules->rule_count; i++)
        left_out[i] = rules->rules[i].rule->scope == SL_SCOPE_PORTFOLIO;
    if (!can_satisfy(context, allowed, left_out))
        return NULL;
    for (size_t i = 0; i < rules->rule_count; i++) {
        if (!left_out[i])
            continue;
        left_out[i] = false;
        left_out[i] = !can_satisfy(context, allowed, left_out);
    }
    return left_out;
}

/* ---- the trees --------------------------------------------------------------------------------------------------- */

/* Makes trees for this program if the cached trees may answer differently from the rules: if the program has
 * segments or accounts, or integers that were not tried when the cached trees were made. Otherwise uses the cached trees. */
static bool make_rule_trees(struct repair_context *context, struct tree_cache *cache) {
    const struct rule_space *base = tree_cache_get(cache, context->rules);
    if (!base) {
        context->arena->failed = true;
        return false;
    }
    struct rule_space_request request = {.rules = context->rules,
                                         .book = &context->rules->book,
                                         .without_practices = true,
                                         .leaf_budget = SL_LIMIT_LEAVES,
                                         .program = context->program,
                                         .base = base};
    context->rule_space = *base;
    if (part_count(context->program) > 0 || !choices_are_exact(base, context->program))
        rule_space_build(context->arena, &request, &context->rule_space);
    return !context->arena->failed;
}

/* ---- the parts of the whole -------------------------------------------------------------------------------------- */

/* Whether the whole has a repair. Returns true if the search is given up, too. */
static bool can_be_repaired(const struct repair_context *context, const struct whole *whole) {
    struct arena scratch = ARENA_EMPTY;
    uint8_t *found = arena_array(&scratch, whole->verdict.space.variable_count, sizeof *found);
    bool repairable =
        !found || search_with_work(&context->rules->work, whole->search, whole->allowed, NULL, found) != SEARCH_NONE;
    arena_free(&scratch);
    return repairable;
}

bool context_make_alone(const struct repair_context *context, struct arena *arena, size_t part, struct whole *whole) {
    struct whole_request alone = context->request;
    bool *included = arena_array(arena, context->parts.count, sizeof *included);
    if (!included)
        return false;
    included[part] = true;
    alone.included = included;
    return whole_make(arena, &alone, whole);
}

/* Whether the whole of a part and the parts that are included has a repair. */
static bool can_join(struct repair_context *context, size_t part) {
    struct arena scratch = ARENA_EMPTY;
    struct whole whole;
    context->included[part] = true;
    bool joins = !whole_make(&scratch, &context->request, &whole) || can_be_repaired(context, &whole);
    context->included[part] = false;
    context->arena->failed = context->arena->failed || scratch.failed;
    arena_free(&scratch);
    return joins;
}

/* Loses the parts that stand in the way of a repair of all others. */
static void lose_parts(struct repair_context *context) {
    bool *wanted = arena_duplicate(context->arena, context->included, context->parts.count, sizeof *wanted);
    for (size_t i = 0; i < context->parts.count; i++)
        context->included[i] = false;
    for (size_t i = 1; wanted && i < context->parts.count && !context->arena->failed; i++) {
        if (!wanted[i])
            continue;
        context->included[i] = can_join(context, i);
        context->lost[i] = !context->included[i];
    }
}

static bool make_whole(struct repair_context *context) {
    if (!whole_make(context->arena, &context->request, &context->whole))
        return false;
    bool has_parts = false;
    for (size_t i = 1; i < context->parts.count; i++)
        has_parts = has_parts || context->included[i];
    if (!has_parts || can_be_repaired(context, &context->whole))
        return true;
    lose_parts(context);
    return whole_make(context->arena, &context->request, &context->whole);
}

bool context_make_trees(struct repair_context *context, struct tree_cache *cache) {
    struct arena *arena = context->arena;
    if (!make_rule_trees(context, cache))
        return false;
    context->parts = parts_list(arena, &context->rule_space, context->program);
    if (arena->failed)
        return false;
    bool readable = context->parts.readable; /* else nothing is repaired at all */
    const bool *left_out = readable ? rules_to_leave_out(context, context->parts.items[0].choices) : NULL;
    if (arena->failed || !verdict_space_choose(arena, &context->rule_space, left_out, &context->standard))
        return false;
    context->included = arena_array(arena, context->parts.count, sizeof *context->included);
    context->lost = arena_array(arena, context->parts.count, sizeof *context->lost);
    context->request =
        (struct whole_request){.rules = &context->rule_space,
                               .standard = &context->standard,
                               .reads = whole_list_reads(arena, &context->rule_space, &context->standard),
                               .constraints = context->constraints,
                               .parts = &context->parts,
                               .included = context->included};
    if (arena->failed)
        return false;
    for (size_t i = 1; readable && i < context->parts.count; i++)
        context->included[i] = whole_has_fault(&context->request, i);
    return make_whole(context);
}

bool context_include(struct repair_context *context, const choice_set *taken) {
    struct arena scratch = ARENA_EMPTY;
    bool more = false;
    for (size_t i = 1; i < context->parts.count; i++) {
        if (context->included[i] || context->lost[i] ||
            !whole_could_break(&context->request, &context->whole, taken, i, &scratch))
            continue;
        context->included[i] = more = true;
    }
    context->arena->failed = context->arena->failed || scratch.failed;
    arena_free(&scratch);
    return more && make_whole(context);
}

sl_part context_part(const struct repair_context *context, size_t number) {
    const struct repair_part *part = &context->parts.items[number];
    sl_part named = {.segment = {NULL, 0}};
    if (part->configuration->level == LEVEL_SEGMENT)
        named.segment = part->configuration->name;
    if (part->configuration->level == LEVEL_ACCOUNT)
        named.account = part->configuration->name;
    sl_text *alike = arena_array(context->arena, part->alike_count, sizeof *alike);
    for (size_t i = 0; alike && i < part->alike_count; i++)
        alike[named.alike_count++] = part->alike[i]->name;
    named.alike = alike;
    return named;
}

/* ---- contradictions ---------------------------------------------------------------------------------------------- */

struct contradiction explain_contradiction(const struct repair_context *context, const struct whole *whole,
                                           const choice_set *pinned, size_t except, uint64_t *steps,
                                           struct arena *scratch) {
    struct pins pins = {pinned, whole->fields};
    struct explanation why = explain_pins(scratch, whole->search, &pins, steps);
    const sl_field **fields = arena_array(context->arena, why.pin_count, sizeof(*fields));
    struct contradiction result = {.fields = fields};
    result.rules = verdict_space_responsible(context->arena, &whole->verdict, &why);
    if (!fields || why.grade == EXPLAINED_SATISFIABLE || why.grade == EXPLAINED_UNKNOWN)
        return (struct contradiction){.fields = NULL};
    for (size_t i = 0; i < why.pin_count; i++)
        if (why.pins[i] != except)
            fields[result.field_count++] = context->rule_space.meanings[whole->meaning_of[why.pins[i]]].field;
    return result;
}
