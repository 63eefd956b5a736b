/* configuration.h - a program's declared values, typed by the vocabulary, each with its place. */
#ifndef SAMPLINT_MODEL_CONFIGURATION_H
#define SAMPLINT_MODEL_CONFIGURATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/document.h"
#include "samplint/vocabulary.h"

enum value_state {
    VALUE_UNDECLARED,
    VALUE_DECLARED,
    VALUE_UNREADABLE /* something is written, but not what the vocabulary asks for */
};

struct value {
    enum value_state state;
    union { /* by the field's type; nothing of a group, or where nothing is declared */
        bool truth;
        size_t word;      /* index in the field's domain */
        uint64_t members; /* of a set: one bit a word of the domain */
        int64_t integer;
        sl_text text;
    };
    const struct node *key;  /* NULL when nothing is written */
    const struct node *node; /* NULL when nothing is written */
    const struct node *via;  /* the last alias or merge on the way here, or NULL */
};

/* A value that an account writes itself. */
struct override {
    size_t index; /* of the field */
    struct value value;
};

struct configuration {
    const sl_vocabulary *vocabulary;
    const sl_source *source;
    const struct document *document; /* that it stands in; NULL for one that was never written */
    const struct node *root;
    struct value *values;             /* of a program: one a field of the vocabulary, by index */
    const struct configuration *base; /* of an account: the program, whose values hold where it has none */
    const struct override *overrides; /* of an account: by index */
    size_t override_count;
    uint64_t *overridden; /* of an account: the set of fields that are declared or unreadable in it, by index */
    sl_text name;         /* as it calls itself; may be empty */
    struct configuration *accounts; /* of a program: each with this one for its base */
    size_t account_count;
    size_t account_capacity;
};

/* What the configuration itself writes for a field. Never NULL. */
const struct value *configuration_own(const struct configuration *configuration, const sl_field *field);

/* What holds for a field: the configuration's own value, else that of its base. Never NULL. */
const struct value *configuration_value(const struct configuration *configuration, const sl_field *field);

/* Whether that value is the one of its base. */
bool configuration_inherits(const struct configuration *configuration, const sl_field *field);

/* Where that value stands; for an undeclared one the key without a value, else the nearest parent that is written. */
sl_location configuration_place(const struct configuration *configuration, const sl_field *field);

/* The words of a set, in the order of its field's domain. Lack of memory shows in the arena. */
const sl_text *member_words(struct arena *arena, const sl_field *field, uint64_t members, size_t *count);

/* A value, as far as a rule can tell it from another. */
struct plain {
    enum value_state state;
    uint64_t bits; /* of what the field's type uses: truth, word, members or integer */
    sl_text text;
};
struct plain plain_of(const sl_field *field, const struct value *value);
bool plain_equal(struct plain a, struct plain b);

/* A hash of several values, one after the other; it starts with 0. */
uint64_t plain_hash(uint64_t hash, struct plain value);

/* The value as messages show it: as written, shortened, or "not declared". */
sl_text value_show(struct arena *arena, const sl_field *field, const struct value *value);

#endif
