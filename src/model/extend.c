/* extend.c - numbers the fields of a vocabulary, and copies a vocabulary with additions. */
#include "model/extend.h"

static size_t count_fields(const sl_field *group) {
    size_t count = group->field_count;
    for (size_t i = 0; i < group->field_count; i++)
        count += count_fields(&group->fields[i]);
    return count;
}

static void list_field(const sl_field **fields, size_t *count, sl_field *field) {
    field->index = *count;
    fields[(*count)++] = field;
    for (size_t i = 0; i < field->field_count; i++)
        list_field(fields, count, &field->fields[i]);
}

void vocabulary_number(struct arena *arena, sl_vocabulary *vocabulary, sl_field *top, sl_field *accounts) {
    size_t most = count_fields(top) + (accounts ? count_fields(accounts) + 1 : 0);
    const sl_field **fields = arena_array(arena, most, sizeof(*fields));
    if (!fields)
        return;
    vocabulary->field_count = 0;
    for (size_t i = 0; i < top->field_count; i++)
        list_field(fields, &vocabulary->field_count, &top->fields[i]);
    if (accounts)
        list_field(fields, &vocabulary->field_count, accounts);
    vocabulary->fields = fields;
    vocabulary->top = top;
    vocabulary->accounts = accounts;
}

/* Appends copies of a group's fields, with everything below them, to `into`, whose array has room for them. */
static void copy_fields(struct arena *arena, const sl_field *from, sl_field *into) {
    for (size_t i = 0; i < from->field_count && !arena->failed; i++) {
        const sl_field *old = &from->fields[i];
        sl_field *copy = &into->fields[into->field_count++];
        *copy = *old;
        copy->parent = into;
        copy->field_count = 0;
        copy->fields = arena_array(arena, old->field_count, sizeof *copy->fields);
        copy_fields(arena, old, copy);
    }
}

static bool is_for(const struct addition *addition, const sl_field *field) {
    return field->element != SL_NO_ELEMENT && addition->element == field->element;
}

/* Copies the fields of a group and, if it is an element, appends its additions. */
static void copy_group(struct arena *arena, const sl_field *old, sl_field *copy, const struct addition *additions,
                       size_t count) {
    size_t more = 0;
    for (size_t i = 0; i < count; i++)
        more += is_for(&additions[i], old) ? additions[i].group->field_count : 0;
    copy->field_count = 0;
    copy->fields = arena_array(arena, old->field_count + more, sizeof *copy->fields);
    copy_fields(arena, old, copy);
    for (size_t i = 0; i < count; i++)
        if (is_for(&additions[i], old))
            copy_fields(arena, additions[i].group, copy);
}

static sl_field *copy_top(struct arena *arena, const sl_field *old, const struct addition *additions, size_t count) {
    sl_field *top = arena_alloc(arena, sizeof *top);
    if (!top)
        return NULL;
    *top = *old;
    top->fields = arena_array(arena, old->field_count, sizeof *top->fields);
    for (size_t i = 0; top->fields && i < old->field_count; i++) {
        top->fields[i] = old->fields[i];
        top->fields[i].parent = top;
        copy_group(arena, &old->fields[i], &top->fields[i], additions, count);
    }
    return top;
}

const sl_vocabulary *vocabulary_extend(struct arena *arena, const sl_vocabulary *old, const struct addition *additions,
                                       size_t count) {
    sl_vocabulary *vocabulary = arena_alloc(arena, sizeof *vocabulary);
    sl_element *elements = arena_array(arena, old->element_count, sizeof *elements);
    sl_field *top = copy_top(arena, old->top, additions, count);
    sl_field *accounts = old->accounts ? arena_alloc(arena, sizeof *accounts) : NULL;
    if (accounts) {
        *accounts = *old->accounts;
        copy_group(arena, old->accounts, accounts, NULL, 0);
    }
    if (arena->failed)
        return NULL;
    *vocabulary = *old;
    for (size_t i = 0; i < old->element_count; i++) {
        elements[i] = old->elements[i];
        elements[i].field = &top->fields[old->elements[i].field - old->top->fields];
    }
    vocabulary->elements = elements;
    vocabulary_number(arena, vocabulary, top, accounts);
    return arena->failed ? NULL : vocabulary;
}
