/* changed_program.c - copies a program, and makes changes in the copy; see changed_program.h. */
#include "analyze/repair/changed_program.h"

#include "analyze/repair/change_value.h"
#include "analyze/repair/variants.h"
#include "base/text.h"

static void copy_overrides(struct arena *arena, struct changed_program *changed, struct configuration *part) {
    struct override **copy = &changed->overrides[part_number(changed->program, part)];
    *copy = arena_duplicate(arena, part->overrides, part->override_count, sizeof(**copy));
    part->overrides = *copy;
}

struct changed_program changed_program_copy(struct arena *arena, const struct configuration *present) {
    struct changed_program changed = {.present = present};
    struct configuration *copy = arena_duplicate(arena, present, 1, sizeof *copy);
    changed.overrides = arena_array(arena, part_count(present), sizeof(*changed.overrides));
    changed.program = copy;
    if (!copy || !changed.overrides)
        return changed;
    copy->values = arena_duplicate(arena, present->values, present->vocabulary->field_count, sizeof *copy->values);
    copy->segments = arena_duplicate(arena, present->segments, present->segment_count, sizeof *copy->segments);
    copy->accounts = arena_duplicate(arena, present->accounts, present->account_count, sizeof *copy->accounts);
    for (size_t i = 0; !arena->failed && i < present->segment_count; i++) {
        copy->segments[i].base = copy;
        copy_overrides(arena, &changed, &copy->segments[i]);
    }
    for (size_t i = 0; !arena->failed && i < present->account_count; i++) {
        const struct configuration *base = present->accounts[i].base;
        copy->accounts[i].base = base == present ? copy : &copy->segments[base - present->segments];
        copy_overrides(arena, &changed, &copy->accounts[i]);
    }
    return changed;
}

/* Returns the value of a field in the copy that a segment or an account declares itself; NULL if it declares none. */
static struct value *own_value(struct changed_program *changed, size_t part, const sl_field *field) {
    for (size_t i = 0; i < part_at(changed->present, part)->override_count; i++)
        if (changed->overrides[part][i].index == field->index)
            return &changed->overrides[part][i].value;
    return NULL;
}

/* Returns the number of the next segment or account that a change is about, from one on; at the end, the number of all.
 * `*found` counts those before it. The names of a change are those of the program. */
static size_t next_part(const struct configuration *program, const sl_part *part, size_t from, size_t *found) {
    if (*found > part->alike_count)
        return part_count(program);
    sl_text name = part->segment.length ? part->segment : part->account;
    if (*found > 0)
        name = part->alike[*found - 1];
    while (from < part_count(program) && part_at(program, from)->name.bytes != name.bytes)
        from++;
    ++*found;
    return from;
}

/* Gives the field of a change the value that the change leads to, or the present one if `taken` is NULL. */
static void set_value(const sl_change *change, const size_t *taken, const struct value *present, struct value *value) {
    if (value)
        *value = taken ? changed_value(change, *taken, value) : *present;
}

static void set_values(struct changed_program *changed, const sl_change *change, const size_t *taken) {
    const sl_field *field = change->field;
    const struct configuration *present = changed->present;
    if (is_of_standard(change)) {
        set_value(change, taken, &present->values[field->index], &changed->program->values[field->index]);
        return;
    }
    size_t found = 0, count = part_count(present);
    for (size_t i = next_part(present, &change->part, 0, &found); i < count;
         i = next_part(present, &change->part, i + 1, &found))
        set_value(change, taken, configuration_own(part_at(present, i), field), own_value(changed, i, field));
}

void changed_program_make(struct changed_program *changed, const sl_change *change, size_t value) {
    set_values(changed, change, &value);
}

void changed_program_undo(struct changed_program *changed, const sl_alternative *alternative) {
    for (size_t i = 0; i < alternative->change_count; i++)
        set_values(changed, &alternative->changes[i], NULL);
    for (size_t i = 0; i < alternative->choice_count; i++)
        for (size_t j = 0; j < alternative->choices[i].count; j++)
            set_values(changed, &alternative->choices[i].changes[j], NULL);
}
