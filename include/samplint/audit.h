/* audit.h - audits rules: shows which programs they allow. An audit looks at all possible programs without accounts;
 * each program declares an attribute with one of its values, or does not declare it. */
#ifndef SAMPLINT_AUDIT_H
#define SAMPLINT_AUDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "samplint/analysis.h"
#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

SL_BEGIN_C

/* A value that no congruent program has (dead), or that each of them has (forced). */
typedef struct sl_audited_value {
    const sl_field *field;
    sl_text value; /* of a set: the word; empty if all values are dead */
    bool forced;
    bool undeclared; /* every value is dead: congruent programs never declare the attribute */
    bool absent;     /* of a word of a set: its absence is dead or forced */
    sl_text reason;  /* why settings declare it dead; empty if they do not */
    sl_responsible responsible;
} sl_audited_value;

/* A value that settings declare dead, although congruent programs have it. */
typedef struct sl_revived_value {
    const sl_field *field;
    sl_text value;
    sl_text set_by; /* the place that declares it, "FILE:LINE" */
} sl_revived_value;

typedef struct sl_audited_rule {
    const sl_rule *rule;
    const sl_field *too_wide; /* if it cannot be analyzed: the attribute that makes its tree too large; else NULL */
    sl_text fault;            /* why it cannot be analyzed: it fails itself, or gives different answers for the same
                                 values; else empty */
    size_t leaves;            /* of its decision tree */
    sl_truth never_fails;     /* whether it passes for every program; not known for a rule about all accounts */
    sl_truth implied; /* whether every program that violates it also violates another rule; framing rules are left
                         out, since other rules imply them by design */
    sl_responsible implied_by;
    const sl_element *only; /* of a fit rule: the only element that it reads; NULL if it reads several */
    bool sampled; /* it may calculate with integers, or compare two of them: it was asked about only one value of
                     each range of integers that rules can tell apart */
} sl_audited_rule;

/* The share of congruent programs with a value: its necessity, in the words of qualitative comparative analysis. */
typedef struct sl_share {
    const sl_field *field;
    sl_text value; /* "undeclared" for none; of a set: a word that is in it */
    double share;  /* 0 to 1 */
} sl_share;

/* A set of conditions. Each combination of values that they allow occurs in some congruent program. */
typedef struct sl_recipe {
    const sl_condition *conditions;
    size_t condition_count;
    sl_text congruent;  /* how many congruent programs follow it, in decimal with commas */
    double consistency; /* of the programs that follow it and fulfil sl_recipes.throughout: the congruent share */
    double coverage;    /* the share of congruent programs that follow it; recipes overlap */
} sl_recipe;

typedef struct sl_recipes {
    bool found;    /* false: the search was given up, or no program is congruent; then only `over` has a value */
    bool counted;  /* false: the counts of the recipes have no meaning */
    bool smallest; /* no smaller number of recipes describes the same programs */
    const sl_field *const *over; /* the attributes that the recipes are about, each once */
    size_t over_count;
    const sl_condition *throughout; /* conditions on attributes with dead values; every congruent program fulfils
                                       them */
    size_t throughout_count;
    const sl_recipe *list; /* by coverage, the largest first */
    size_t count;
} sl_recipes;

/* Why no match rule holds a side. A rule of relation "match" holds a side of a value if it fails for some program that is
 * congruent until only this value rises, or falls. */
typedef enum sl_side_reason {
    SL_SIDE_PREREQUISITE, /* a prerequisite holds this side or the other one, and is one-sided by nature */
    SL_SIDE_THEME,        /* a theme rule holds this side */
    SL_SIDE_POLICY,       /* another rule that states no relation holds this side */
    SL_SIDE_ADVICE,       /* only advice, which does not decide about congruence, holds this side */
    SL_SIDE_PRACTICE,     /* a practice asks for this side or for the other one */
    SL_SIDE_NO_RULE,      /* no rule holds this side */
    SL_SIDE_NOT_KNOWN     /* a rule may hold this side: the search was given up; the rule was not asked about all
                             integers or has no tree; or it names the attribute and is about all accounts */
} sl_side_reason;

/* A side that no match rule holds. There are sides of each choice (see sl_nature) that is an ordinal or a truth value,
 * and of each word of each choice that is a set. */
typedef struct sl_open_side {
    const sl_field *field;
    sl_text word; /* of a set; else empty */
    bool rises;   /* to a higher word, from false to true, or the word is added; else the value falls */
    sl_side_reason reason;
    const sl_rule *const *rules; /* which the reason is about; with SL_SIDE_NO_RULE, those that hold the other side */
    size_t rule_count;
    bool opposite; /* the rules hold the other side, and none holds this one */
} sl_open_side;

typedef enum sl_archetype_state {
    SL_ARCHETYPE_CONGRUENT,
    SL_ARCHETYPE_INCOMPLETE, /* congruent if more of it is declared */
    SL_ARCHETYPE_IMPOSSIBLE, /* incongruent, whatever else is declared */
    SL_ARCHETYPE_UNKNOWN     /* the search was given up */
} sl_archetype_state;

/* A program that is known to be good. */
typedef struct sl_audited_archetype {
    sl_text name; /* of the program, or of its file */
    sl_archetype_state state;
    const sl_rule *const *rules; /* that it does not satisfy */
    size_t rule_count;
} sl_audited_archetype;

typedef struct sl_example_value {
    const sl_field *field;
    sl_text value; /* as in a file, on one line */
} sl_example_value;

/* The programs that are congruent by one pack of rules (the first) and not by another. */
typedef struct sl_difference {
    sl_truth exists;                 /* whether there is one */
    sl_text count;                   /* how many there are, if both packs were counted */
    double share;                    /* if counted: of the programs that are congruent by the first pack */
    const sl_example_value *example; /* such a program, in the vocabulary's order; no declaration can be left out */
    size_t example_count;
    const sl_rule *const *rules; /* the rules of the other pack that the example violates */
    size_t rule_count;
} sl_difference;

typedef struct sl_audit {
    const sl_budget *budget_met;  /* the budget that was used up, so that results are missing; NULL if none was */
    sl_truth possible;            /* whether there is any congruent program */
    sl_responsible contradiction; /* if no program is congruent: the rules that contradict each other; if `possible`
                                     is SL_UNKNOWN, they contradict each other for the integers that were tried */
    const sl_audited_rule *rules; /* by id */
    size_t rule_count;
    const sl_audited_value *values; /* dead and forced values, in the vocabulary's order */
    size_t value_count;
    const sl_revived_value *revived;
    size_t revived_count;
    size_t unsettled; /* values that are not decided, for one of the reasons of SL_UNKNOWN */
    const sl_field *const
        *sampled; /* integers that a sampled rule reads. One value of each range was tried, so results about
                     them, counts and recipes are not exact; dead and forced values are certain. */
    size_t sampled_count;
    bool counted;            /* false: counting exceeded its budget, and the numbers and shares have no meaning */
    sl_text congruent_count; /* the exact number of congruent programs, in decimal with commas. Rules compare an
                                integer with fixed numbers, which divide it into ranges; a range counts as one
                                value. A text is only declared or not. */
    sl_text program_count;   /* the number of all programs */
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
    const sl_open_side *open_sides; /* in the vocabulary's order; none unless `possible` is SL_YES */
    size_t open_side_count;
    size_t side_count;    /* all sides, open or held by a match rule */
    bool compared;        /* with another pack of rules */
    sl_difference lost;   /* congruent by the other pack, not by this one */
    sl_difference gained; /* congruent by this pack, not by the other */
} sl_audit;

/* All zeros, or NULL, is the default. */
typedef struct sl_audit_options {
    const sl_text *over; /* paths of attributes for recipes: SL_LIMIT_RECIPE_VARIABLES at most, where each word of a
                            set counts as one. Default: among the attributes of framing elements that are no sets and
                            no texts, the eight that most rules read */
    size_t over_count;
    const char *const *archetypes; /* files of programs, in addition to the built-in archetypes */
    size_t archetype_count;
    sl_checker *against; /* another pack of rules with the same vocabulary, to compare with; NULL for none */
} sl_audit_options;

/* Audits the checker's rules. On SL_OK, free *audit with sl_audit_free() before the checkers. SL_REFUSED,
 * SL_CANNOT_READ: there are no rules, or an option is wrong. */
SL_API sl_result sl_audit_rules(sl_checker *checker, const sl_audit_options *options, sl_audit **audit);

/* Frees an audit. NULL is accepted. */
SL_API void sl_audit_free(sl_audit *audit);

SL_END_C

#endif
