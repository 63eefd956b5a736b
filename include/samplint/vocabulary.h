/* vocabulary.h - the vocabulary: elements, their attributes, and the words that these take.
 *
 * A vocabulary is data, loaded from a Lua file; the library itself knows no word of any domain. It belongs to the
 * checker that loaded it, never changes, and lives until sl_checker_free(). A pack that adds attributes makes a new
 * vocabulary, which replaces the old one: after loading rules or settings, call sl_get_vocabulary() again. */
#ifndef SAMPLINT_VOCABULARY_H
#define SAMPLINT_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "samplint/export.h"
#include "samplint/text.h"

SL_BEGIN_C

typedef enum sl_type {
    SL_GROUP,   /* holds fields; an element is a group */
    SL_ENUM,    /* one word */
    SL_ORDINAL, /* one word of a domain that is in order, lowest first */
    SL_SET,     /* a list of words */
    SL_BOOL,
    SL_INTEGER,
    SL_TEXT
} sl_type;

#define SL_NO_ELEMENT ((size_t)-1)

/* What decides about the value of an attribute. */
typedef enum sl_nature {
    SL_NATURE_CHOICE,  /* the firm chooses it */
    SL_NATURE_FACT,    /* it is a fact about the firm's surroundings or its history */
    SL_NATURE_OUTCOME, /* it follows from choices */
    SL_NATURE_TEXT     /* somebody's own words, which no rule can judge */
} sl_nature;

/* What a word of a domain, or a truth value, means. */
typedef struct sl_word {
    sl_text label;           /* its form in prose, such as the word with blanks in place of "_" */
    sl_text meaning;         /* one sentence; empty if the vocabulary states none */
    sl_text sign;            /* what an observer would see where the word applies; may be empty */
    bool absent;             /* the word says that there is none of it, as "none" does */
    const sl_text *formerly; /* the former words for it */
    size_t former_count;
} sl_word;

/* An attribute, or a group of attributes. */
typedef struct sl_field {
    sl_text id;
    sl_text path; /* "element.group.attribute" */
    sl_text description;
    sl_type type;
    const struct sl_field *parent; /* NULL at the top of the file */
    struct sl_field *fields;       /* of a group, in the vocabulary's order */
    size_t field_count;
    size_t index;          /* 0 .. sl_vocabulary.field_count - 1, in the vocabulary's order */
    size_t element;        /* index of the element that it belongs to, or SL_NO_ELEMENT */
    const sl_text *domain; /* words of an enum, ordinal or set: at most SL_LIMIT_DOMAIN */
    size_t domain_count;
    int64_t min, max; /* of an integer, both included */
    bool label;       /* this text names the program (or account) in reports */
    sl_text pack;     /* the pack that added the field; empty for a field of the vocabulary's own file */
    sl_nature nature;
    sl_text question;        /* as one would ask it in an interview; may be empty, and is for a group */
    sl_text meaning;         /* of an integer: what it counts, in one sentence; may be empty */
    const sl_text *formerly; /* its former paths, which a program can no longer use */
    size_t former_count;
    const sl_word *words; /* one for each word of `domain`; of a truth value two: words[false] and words[true] */
    size_t word_count;
    bool readable; /* rules can read it: it belongs to an element, or to the header and is no text */
} sl_field;

/* A design element: a group at the top of the file. Rules are about elements. */
typedef struct sl_element {
    const sl_field *field;
    sl_text code; /* short, for tables */
    sl_text alignment;
    sl_text level;
    sl_text title;
    bool framing;
    const size_t *frames; /* indices of the elements that it frames */
    size_t frame_count;
} sl_element;

/* What a work says in one place, in the vocabulary's own words. Rules name the statements that carry them. */
typedef struct sl_statement {
    sl_text id;
    sl_text at;       /* table, figure, section or page */
    sl_text says;     /* one or two sentences */
    sl_text left_out; /* why no rule expresses it; empty if some rule is to express it */
} sl_statement;

/* A work that rules may cite. */
typedef struct sl_work {
    sl_text id;
    sl_text reference;
    const sl_statement *statements; /* in the order of the work */
    size_t statement_count;
} sl_work;

typedef struct sl_vocabulary {
    sl_text title;                 /* a name, in words, for the thing that each file declares */
    sl_text format_key;            /* every file starts with this key */
    int64_t format;                /* and this number as its value */
    const sl_field *top;           /* the group of all keys at the top of a file: first those that are not elements,
                                      then the elements */
    const sl_field *const *fields; /* every field by its index, without `top` */
    size_t field_count;
    const sl_element *elements;
    size_t element_count;
    const sl_work *works;
    size_t work_count;
    const sl_field *accounts; /* fields of an entry of the list of accounts; NULL when there is no such list */
    sl_text accounts_level;   /* accounts may override elements of this level */
    const struct sl_retired_rule *retired; /* rules that no longer exist, see samplint/rule.h */
    size_t retired_count;
    const sl_field *segments; /* fields of an entry of the list of segments; NULL when there is no such list */
    const sl_field *const *segment_fields; /* attributes that a segment may override beside those of accounts_level */
    size_t segment_field_count;
    const sl_field *account_segment; /* the attribute of an account that names its segment; NULL without segments */
    const sl_field *unsegmented;     /* the attribute that can say that there are no segments; NULL for none */
    size_t unsegmented_word;         /* the word of its domain that says so */
} sl_vocabulary;

/* The word for a type as vocabularies write it. Static, never NULL. */
SL_API const char *sl_type_name(sl_type type);

/* The word for a nature as vocabularies write it, and back. The name is static and never NULL. sl_nature_from_name()
 * returns false for an unknown name, and leaves the value as it is. */
SL_API const char *sl_nature_name(sl_nature nature);
SL_API bool sl_nature_from_name(const char *name, sl_nature *nature);

/* Finds an element, group or attribute by its path, such as "element.group.attribute". Returns NULL if there is none.
 */
SL_API const sl_field *sl_find_field(const sl_vocabulary *vocabulary, sl_text path);

/* Finds the field that had this path before it was renamed or moved. Returns NULL if there is none. */
SL_API const sl_field *sl_find_former_field(const sl_vocabulary *vocabulary, sl_text path);

SL_END_C

#endif
