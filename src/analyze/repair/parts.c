/* parts.c - lists the standard, the segments and the groups of accounts that are alike. */
#include "analyze/repair/parts.h"

#include "base/set.h"
#include "model/alike.h"
#include "trees/choices.h"

bool part_owns(const struct repair_part *part, const sl_field *field) {
    const struct configuration *configuration = part->configuration;
    return configuration->level == LEVEL_PROGRAM || set_has(configuration->overridden, field->index);
}

static void add_part(struct arena *arena, const struct rule_space *rules, const struct configuration *configuration,
                     size_t base, struct repair_parts *parts) {
    struct repair_part *part = &parts->items[parts->count++];
    *part = (struct repair_part){.configuration = configuration, .base = base};
    part->choices = arena_array(arena, rules->space.variable_count, sizeof *part->choices);
    parts->readable = part->choices && choices_read(rules, configuration, part->choices) && parts->readable;
}

/* Returns for each field whether rules can read it: not the name of an account. */
static bool *list_readable(struct arena *arena, const struct rule_space *rules) {
    size_t count = rules->vocabulary->field_count;
    bool *readable = arena_array(arena, count, sizeof *readable);
    for (size_t i = 0; readable && i < count; i++)
        readable[i] = rules->first_variable[i] < rules->space.variable_count;
    return readable;
}

/* Adds the accounts, those that are alike together. */
static void add_accounts(struct arena *arena, struct arena *scratch, const struct rule_space *rules,
                         const struct configuration *program, struct repair_parts *parts) {
    const bool *readable = list_readable(scratch, rules);
    struct account_groups groups = {.count = 0};
    if (readable)
        groups = group_accounts(scratch, program, readable);
    size_t *part_of = arena_array(scratch, groups.count, sizeof *part_of); /* by group */
    for (size_t i = 0; part_of && i < program->account_count && !arena->failed && !scratch->failed; i++) {
        const struct configuration *account = &program->accounts[i], *base = account->base;
        size_t group = groups.group_of[i];
        if (groups.firsts[group] == i) {
            part_of[group] = parts->count;
            add_part(arena, rules, account, base == program ? 0 : 1 + part_number(program, base), parts);
            parts->items[part_of[group]].alike =
                arena_array(arena, groups.sizes[group] - 1, sizeof(*parts->items->alike));
        } else if (parts->items[part_of[group]].alike) {
            struct repair_part *part = &parts->items[part_of[group]];
            part->alike[part->alike_count++] = account;
        }
    }
}

struct repair_parts parts_list(struct arena *arena, const struct rule_space *rules,
                               const struct configuration *program) {
    struct arena scratch = ARENA_EMPTY;
    struct repair_parts parts = {.readable = true};
    parts.items = arena_array(arena, part_count(program) + 1, sizeof *parts.items);
    if (parts.items) {
        add_part(arena, rules, program, 0, &parts);
        for (size_t i = 0; i < program->segment_count; i++)
            add_part(arena, rules, &program->segments[i], 0, &parts);
        add_accounts(arena, &scratch, rules, program, &parts);
    }
    arena->failed = arena->failed || scratch.failed;
    arena_free(&scratch);
    return parts;
}
