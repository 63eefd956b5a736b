/* program_support.h - programs by their values: drawn at random, read from examples, written as files. */
#ifndef SAMPLINT_TESTS_PROGRAM_SUPPORT_H
#define SAMPLINT_TESTS_PROGRAM_SUPPORT_H

#include "base/text.h"
#include "model/bind.h"
#include "trees/choices.h"
#include "unit/lua_support.h"
#include "yaml/reader.h"

static uint32_t chance = 1;

static inline uint32_t draw(uint32_t below) {
    chance = chance * 1664525u + 1013904223u;
    return (chance >> 8) % below;
}

/* Makes random choices a program: no words in a set that is not declared. */
static inline void make_structural(const struct rule_space *space, uint8_t *choices) {
    for (size_t i = space->vocabulary->field_count; i > 0; i--) {
        const sl_field *field = space->vocabulary->fields[i - 1];
        size_t first = space->first_variable[field->index];
        if (first == SIZE_MAX)
            continue;
        for (size_t word = 0; field->type == SL_SET && choices[first] == 0 && word < field->domain_count; word++)
            choices[first + 1 + word] = 0;
    }
}

static inline void draw_program(const struct rule_space *space, uint8_t *choices) {
    uint32_t sparse = draw(8); /* some programs declare nearly all, others little */
    for (size_t i = 0; i < space->space.variable_count; i++) {
        choices[i] = (uint8_t)draw((uint32_t)space->space.variables[i].choice_count);
        if (draw(8) < sparse)
            choices[i] = choices[i] ? choices[i] : 1;
    }
    make_structural(space, choices);
}

static inline struct configuration configuration_of(const struct rule_space *space, const uint8_t *choices,
                                                    struct node *root, struct arena *scratch) {
    struct configuration program = {.vocabulary = space->vocabulary, .root = root};
    program.values = arena_array(scratch, space->vocabulary->field_count, sizeof *program.values);
    choices_write(space, choices, program.values);
    return program;
}

static inline void put_value(FILE *out, const sl_field *field, const struct value *value) {
    if (field->type == SL_SET) {
        fputs("[", out);
        for (size_t i = 0; i < field->domain_count; i++)
            if (value->members >> i & 1)
                fprintf(out, "%s, ", shown(field->domain[i]));
        fputs("]", out);
        return;
    }
    struct arena scratch = ARENA_EMPTY;
    fputs(shown(value_show(&scratch, field, value)), out);
    arena_free(&scratch);
}

static inline void put_fields(FILE *out, const sl_field *group, const struct value *values, int indent) {
    for (size_t i = 0; i < group->field_count; i++) {
        const sl_field *field = &group->fields[i];
        const struct value *value = &values[field->index];
        if (field->element == SL_NO_ELEMENT || value->state != VALUE_DECLARED)
            continue;
        fprintf(out, "%*s%s: ", indent, "", shown(field->id));
        if (field->type == SL_GROUP) {
            fputs("\n", out);
            put_fields(out, field, values, indent + 2);
        } else {
            put_value(out, field, value);
            fputs("\n", out);
        }
    }
}

/* A program's text; to be freed. */
static inline char *written(const sl_vocabulary *vocabulary, const struct value *values) {
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    assert_non_null(out);
    fputs("samp: 1\n", out);
    put_fields(out, vocabulary->top, values, 0);
    assert_int_equal(fclose(out), 0);
    return bytes;
}

/* What a text declares, in the arena. */
static inline struct configuration *read_program(struct arena *arena, const sl_vocabulary *vocabulary,
                                                 const char *bytes) {
    size_t count;
    sl_source *source = arena_alloc(arena, sizeof *source);
    struct bound *bound = arena_alloc(arena, sizeof *bound);
    struct findings findings = {.arena = arena};
    source->bytes = arena_copy(arena, text(bytes));
    struct document *documents = yaml_read(arena, source, &count);
    assert_true(bind_document(arena, vocabulary, &documents[0], true, &findings, bound));
    return &bound->program;
}

static inline struct configuration *read_example(struct arena *arena, const sl_vocabulary *vocabulary,
                                                 const char *name) {
    char *path = print("%s/%s/samp.yaml", EXAMPLES_FOLDER, name);
    char *bytes = read_file(path);
    struct configuration *program = read_program(arena, vocabulary, bytes);
    free(bytes);
    free(path);
    return program;
}

#endif
