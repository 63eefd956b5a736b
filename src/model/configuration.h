/* configuration.h - the values that a program, a segment or an account declares, typed by the vocabulary, each with its
 * place. */
#ifndef SAMPLINT_MODEL_CONFIGURATION_H
#define SAMPLINT_MODEL_CONFIGURATION_H

#include "base/set.h"
#include "model/document.h"
#include "samplint/vocabulary.h"

enum value_state {
    VALUE_UNDECLARED,
    VALUE_DECLARED,
    VALUE_UNREADABLE /* there is a value, but the vocabulary does not allow it */
};

struct value {
    enum value_state state;
    union { /* of a declared value, by the type of its field; unused for a group */
        bool truth;
        size_t word;      /* index in the field's domain */
        uint64_t members; /* of a set: one bit for each word of the domain */
        int64_t integer;
        sl_text text;
    };
    const struct node *key;  /* NULL when the key is not written */
    const struct node *node; /* NULL when the value is not written */
    const struct node *via;  /* the last alias or merge key that leads to the value, or NULL */
};

/* The levels of a program. Each level has the values of the one above it, except those that it overrides. */
enum level {
    LEVEL_PROGRAM, /* the program's own values: its standard */
    LEVEL_SEGMENT,
    LEVEL_ACCOUNT /* the level above it is that of its segment or, if it names none, of the program */
};

/* A value that a segment or an account declares itself. */
struct override {
    size_t index; /* of the field */
    struct value value;
};

struct configuration {
    const sl_vocabulary *vocabulary;
    enum level level;
    const sl_source *source;
    const struct document *document;  /* the document that declares it, or NULL for one that was never written */
    const struct node *root;          /* its mapping in the document */
    struct value *values;             /* of a program: one value for each field of the vocabulary, by index */
    const struct configuration *base; /* of a segment or an account: the level above, whose values hold where this one
                                         declares none; NULL for a program */
    const struct override *overrides; /* of a segment or an account: its own values, by index of their fields */
    size_t override_count;
    uint64_t
        *overridden; /* of a segment or an account: the set of fields (by index) that it declares, readable or not */
    sl_text name;    /* the declared name; of a program it may be empty */
    struct configuration *segments; /* of a program */
    size_t segment_count, segment_capacity;
    struct configuration *accounts; /* of a program */
    size_t account_count, account_capacity;
};

/* ---- the parts of a program: first its segments, then its accounts ------------------------------------------------ */

static inline size_t part_count(const struct configuration *program) {
    return program->segment_count + program->account_count;
}

static inline const struct configuration *part_at(const struct configuration *program, size_t number) {
    return number < program->segment_count ? &program->segments[number]
                                           : &program->accounts[number - program->segment_count];
}

/* Returns the number of a segment or an account of a program. */
size_t part_number(const struct configuration *program, const struct configuration *part);

/* Returns "account", "segment" or "program". */
const char *level_name(enum level level);

/* ---- values ------------------------------------------------------------------------------------------------------ */

/* Returns the value that the configuration itself writes for a field. Never NULL. */
const struct value *configuration_own(const struct configuration *configuration, const sl_field *field);

/* Returns the value in effect for a field: the configuration's own, or else that of the base. Never NULL. */
const struct value *configuration_value(const struct configuration *configuration, const sl_field *field);

/* Returns the configuration whose value is in effect for a field: this one, or one above it. Fields that only accounts or
 * only segments have are never inherited. */
static inline const struct configuration *configuration_holder(const struct configuration *configuration,
                                                               const sl_field *field) {
    bool shared = field->readable;
    while (configuration->base && shared && !set_has(configuration->overridden, field->index))
        configuration = configuration->base;
    return configuration;
}

/* Returns whether the value in effect comes from a level above. */
bool configuration_inherits(const struct configuration *configuration, const sl_field *field);

/* Returns the place of the value in effect. An undeclared value has the place of its key or, without a key, of the
 * nearest group around it that has one. */
sl_location configuration_place(const struct configuration *configuration, const sl_field *field);

/* Returns the words of a set in the order of the field's domain. On lack of memory sets the arena's `failed`. */
const sl_text *member_words(struct arena *arena, const sl_field *field, uint64_t members, size_t *count);

/* The part of a value that a rule can see. Two values with equal parts are the same to every rule. */
struct plain {
    enum value_state state;
    uint64_t bits; /* the member that the field's type uses: truth, word, members or integer */
    sl_text text;
};
struct plain plain_of(const sl_field *field, const struct value *value);
bool plain_equal(struct plain a, struct plain b);

/* Continues a hash with a value. The hash of a list of values starts with 0. */
uint64_t plain_hash(uint64_t hash, struct plain value);

/* Returns a value as users write it: a word, the words of a set in the order of the domain, an integer in decimal, a
 * text in quotes and shortened, "not declared" or "not readable"; for a group "declared". */
sl_text value_show(struct arena *arena, const sl_field *field, const struct value *value);

/* Returns a value as sentences say it: like value_show(), with the labels of words in place of the words. */
sl_text value_say(struct arena *arena, const sl_field *field, const struct value *value);

#endif
