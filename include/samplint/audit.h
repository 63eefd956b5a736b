/* audit.h - what a pack of rules does to the space of all programs: those without accounts, each attribute declared or not. */
#ifndef SAMPLINT_AUDIT_H
#define SAMPLINT_AUDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

typedef enum sl_truth {
    SL_NO,
    SL_YES,
    SL_UNKNOWN /* the search was given up, or did not try every integer */
} sl_truth;

/* Rules that are responsible for something, all together; none of them can be left out. */
typedef struct sl_responsible {
    const sl_rule *const *rules;
    size_t count;
} sl_responsible;

/* A value that no congruent program has (dead), or that each of them has (forced). */
typedef struct sl_audited_value {
    const sl_field *field;
    sl_text value; /* of a set, the word that is or is not in it; empty where all are dead at once */
    bool forced;
    bool undeclared; /* all that could be declared is dead: the attribute is never declared */
    bool absent;     /* of a word of a set: it is its absence that is dead or forced */
    sl_text reason;  /* why it is meant to be dead, by the settings; empty where they do not say so */
    sl_responsible responsible;
} sl_audited_value;

/* A value that settings declare dead, and that is not. */
typedef struct sl_revived_value {
    const sl_field *field;
    sl_text value;
    sl_text set_by; /* where, as "FILE:LINE" */
} sl_revived_value;

typedef struct sl_audited_rule {
    const sl_rule *rule;
    const sl_field *too_wide; /* why it could not be analyzed: this attribute makes it ask too much; NULL */
    sl_text fault;            /* the same: it fails, or is no function of what it reads; empty */
    size_t leaves;            /* answers that it has, by what leads to them */
    sl_truth never_fails;     /* alone, whatever a program says; of a rule about accounts it is not known */
    sl_truth implied; /* whenever it would not be content, some other rule is not, either; of a framing rule that is
                                 so by design, and not told */
    sl_responsible implied_by;
    const sl_element *only; /* of a fit rule: the one element that it ever reads; NULL where it reads more */
    bool sampled; /* it may calculate with integers or compare them: of each range it was asked about one value */
} sl_audited_rule;

/* How many of the congruent programs have a value: its necessity, in qualitative comparative analysis. */
typedef struct sl_share {
    const sl_field *field;
    sl_text value; /* "undeclared" for none; of a set, a word that is in it */
    double share;  /* 0 to 1 */
} sl_share;

/* What a recipe says of one attribute. */
typedef struct sl_condition {
    const sl_field *field;
    sl_text word;          /* of a set: the word that it is about; else empty */
    const sl_text *values; /* one is as good as another; "undeclared" among them, of a word "with" and "without" */
    size_t value_count;
} sl_condition;

/* A combination of conditions such that congruent programs exist for each choice of values that it leaves. */
typedef struct sl_recipe {
    const sl_condition *conditions;
    size_t condition_count;
    sl_text congruent;  /* programs that follow it and are congruent, in decimal with commas */
    double consistency; /* of the programs that follow it and what holds throughout, the share that is congruent */
    double coverage;    /* of all that are congruent, the share that follows it; recipes overlap */
} sl_recipe;

typedef struct sl_recipes {
    bool found;    /* else the search was given up, or no program can be congruent; there is nothing below but `over` */
    bool counted;  /* else the numbers of the recipes say nothing */
    bool smallest; /* no fewer recipes would say the same */
    const sl_field *const *over; /* the attributes that the recipes are about, each once */
    size_t over_count;
    const sl_condition *throughout; /* what each congruent program keeps to: attributes some of whose values are dead */
    size_t throughout_count;
    const sl_recipe *list; /* what covers most first */
    size_t count;
} sl_recipes;

typedef enum sl_archetype_state {
    SL_ARCHETYPE_CONGRUENT,
    SL_ARCHETYPE_INCOMPLETE, /* congruent once more of it is declared */
    SL_ARCHETYPE_IMPOSSIBLE, /* incongruent, whatever else is declared */
    SL_ARCHETYPE_UNKNOWN     /* the search was given up */
} sl_archetype_state;

/* A program that is known to be a good one. */
typedef struct sl_audited_archetype {
    sl_text name; /* the program's, or its file's */
    sl_archetype_state state;
    const sl_rule *const *rules; /* that are not content with it */
    size_t rule_count;
} sl_audited_archetype;

typedef struct sl_example_value {
    const sl_field *field;
    sl_text value; /* as it stands in a file, on one line */
} sl_example_value;

/* Programs that are congruent by one pack of rules and not by another. */
typedef struct sl_difference {
    sl_truth exists;                 /* whether there is any */
    sl_text count;                   /* how many, if both packs were counted */
    double share;                    /* then: of those that are congruent by the one pack */
    const sl_example_value *example; /* what one of them declares, as little as it can, in the vocabulary's order */
    size_t example_count;
    const sl_rule *const *rules; /* of the other pack, that are not content with the example */
    size_t rule_count;
} sl_difference;

typedef struct sl_audit {
    const sl_budget *budget_met;  /* what was used up, so that not all is known; NULL */
    sl_truth possible;            /* whether there is any congruent program */
    sl_responsible contradiction; /* if there is none, or (SL_UNKNOWN) none with the integers that were tried */
    const sl_audited_rule *rules; /* by id */
    size_t rule_count;
    const sl_audited_value *values; /* dead and forced ones, in the vocabulary's order */
    size_t value_count;
    const sl_revived_value *revived;
    size_t revived_count;
    size_t unsettled; /* values of which it is not known, for one of the reasons of SL_UNKNOWN */
    const sl_field *const
        *sampled; /* integers that a sampled rule reads: one value of each range was tried, so that what is said of them
                     is not exact, counts and recipes among it; a dead or forced value is dead or forced for certain */
    size_t sampled_count;
    bool counted; /* else it takes too much to count, and the numbers and shares say nothing */
    sl_text
        congruent_count;   /* how many programs are congruent, exactly, in decimal with commas; an integer counts by the
                                ranges that rules can tell apart, a text by whether it is declared */
    sl_text program_count; /* of how many */
    double share;
    const sl_share *shares; /* in the vocabulary's order */
    size_t share_count;
    sl_recipes recipes;
    const sl_audited_archetype *archetypes;
    size_t archetype_count;
    const sl_field *const *unread; /* attributes that no rule reads */
    size_t unread_count;
    const sl_field *const *required; /* attributes that every congruent program declares */
    size_t required_count;
    bool compared;        /* with another pack of rules */
    sl_difference lost;   /* congruent by the other, not by this one */
    sl_difference gained; /* by this one, not by the other */
    void *memory;         /* the library's own */
} sl_audit;

/* All zeros, or NULL, is the default. */
typedef struct sl_audit_options {
    const sl_text *
        over; /* paths of attributes for recipes, SL_LIMIT_RECIPE_VARIABLES at most, each word of a set counting as one;
                            without, those of framing elements that most rules read */
    size_t over_count;
    const char *const *archetypes; /* files of programs, beside the archetypes that are built in */
    size_t archetype_count;
    sl_checker *against; /* another pack of rules to compare with, about the same vocabulary; NULL */
} sl_audit_options;

/* Looks through the space that the checker's rules leave. On SL_OK *audit is to be freed with sl_audit_free(), before the checkers
 * are. SL_REFUSED, SL_CANNOT_READ: there are no rules, or an option is wrong; sl_problems() says which. */
SL_API sl_result sl_audit_rules(sl_checker *checker, const sl_audit_options *options, sl_audit **audit);

/* NULL is accepted. */
SL_API void sl_audit_free(sl_audit *audit);

#endif
