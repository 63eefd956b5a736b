/* repair.h - ways out: the changes that make a program congruent.
 *
 * A conflict is a group of faults: rules that the standard, a segment or an account does not satisfy, and that can be
 * satisfied independently of all other faults. One alternative of each conflict makes the program congruent. A change of
 * the standard reaches the segments and accounts that inherit the value; a segment or an account changes only values
 * that it declares itself. Alternatives are minimal: no change of an alternative is superfluous.
 *
 * A declared choice changes. A choice that is not declared is found out or decided. A fact or an outcome that is not
 * declared is a condition: nobody can choose it, and the alternative works if it turns out to be so. */
#ifndef SAMPLINT_REPAIR_H
#define SAMPLINT_REPAIR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "samplint/checker.h"
#include "samplint/export.h"
#include "samplint/rule.h"
#include "samplint/text.h"
#include "samplint/vocabulary.h"

SL_BEGIN_C

/* A part of a program: its own values (the standard), a segment, or accounts. */
typedef struct sl_part {
    sl_text segment;      /* empty for the standard and for accounts */
    sl_text account;      /* the first account; empty for the standard and for segments */
    const sl_text *alike; /* further accounts, which declare the same values at the same level */
    size_t alike_count;
} sl_part;

typedef enum sl_change_kind {
    SL_CHANGE_VALUE,    /* a declared value changes */
    SL_CHANGE_DECISION, /* a choice that is not declared is found out, or decided */
    SL_CHANGE_CONDITION /* a fact or an outcome that is not declared turns out to be so */
} sl_change_kind;

/* The name of a kind: "change", "decision" or "condition". Static, never NULL, and empty for a number that is no kind. */
SL_API const char *sl_change_kind_name(sl_change_kind kind);

/* The change of one attribute in one part. */
typedef struct sl_change {
    sl_change_kind kind;
    const sl_field *field;
    sl_part part;
    sl_text now;           /* the present value, as messages show it */
    const sl_text *values; /* the new values, all equally good; none for a set whose words change */
    size_t value_count;
    const sl_text *added; /* words that a set gets */
    size_t added_count;
    const sl_text *removed; /* words that a set loses */
    size_t removed_count;
    bool sampled; /* of an integer that rules calculate with: these values were tried, and not those between them */
} sl_change;

/* Changes of one kind of which exactly one is made. */
typedef struct sl_change_choice {
    const sl_change *changes; /* two or more */
    size_t count;
} sl_change_choice;

/* A practice that an alternative newly shows, or no longer shows. */
typedef struct sl_practice_effect {
    const sl_rule *practice;
    sl_part part;
    bool shown;  /* newly; else it is lost */
    bool always; /* for all values and choices of the alternative; else for some of them */
} sl_practice_effect;

/* A rule about all accounts together that an alternative would break or leave undetermined. */
typedef struct sl_broken_rule {
    const sl_rule *rule;
    bool always; /* for all values and choices of the alternative; else for some of them */
} sl_broken_rule;

/* All of its changes are made, and one of each of its choices. */
typedef struct sl_alternative {
    size_t number;      /* from 1, through all conflicts of the program */
    uint64_t cost;      /* of the declared values that change: 1 for a value or a word of a set, or as given */
    uint64_t open_cost; /* of the decisions and conditions */
    const sl_change *changes;
    size_t change_count;
    const sl_change_choice *choices;
    size_t choice_count;
    uint64_t count; /* the number of ways to carry it out */
    const sl_practice_effect *effects;
    size_t effect_count;
    /* By change, then by choice: a practice that some of its values lose, but not all of them, while the others are the
     * first ones; or NULL. */
    const sl_rule *const *at_stake;
    const sl_waiver *const *waivers; /* that the alternative ends: what they accept is mended */
    size_t waiver_count;
    const sl_broken_rule *broken; /* only if the alternative changes segments or accounts */
    size_t broken_count;
} sl_alternative;

typedef enum sl_way_out {
    SL_WAY_FOUND,
    SL_WAY_NONE,   /* changes cannot repair it: the kept values and the rules contradict each other, or a declared
                      value would have to be removed */
    SL_WAY_UNKNOWN /* the search was given up, or the contradiction rests on rules that were not asked about every
                      integer */
} sl_way_out;

/* A rule that a part does not satisfy. */
typedef struct sl_fault {
    const sl_rule *rule;
    sl_part part;
} sl_fault;

/* An attribute in a part. */
typedef struct sl_part_field {
    const sl_field *field;
    sl_part part;
} sl_part_field;

typedef struct sl_conflict {
    const sl_fault *faults; /* first those of the standard, then of segments, then of accounts */
    size_t fault_count;
    const sl_rule *const *rules; /* of the faults, each once */
    size_t rule_count;
    /* Those of the rules that are about all accounts together and that changes in segments or accounts might satisfy,
     * too: only changes of the standard are tried for them. */
    const sl_rule *const *of_standard;
    size_t of_standard_count;
    sl_way_out outcome;
    uint64_t cost;  /* of the cheapest alternatives: of their changes, decisions and conditions together */
    uint64_t limit; /* if `exact`: all ways that cost no more are alternatives; UINT64_MAX if there are no others */
    bool others_left_out;        /* but some that cost more than `cost` are left out: they depend on other conflicts */
    bool exact;                  /* false if the search stopped early: there may be more ways of the same cost */
    const sl_part_field *always; /* the attributes that every alternative changes */
    size_t always_count;
    const sl_alternative *alternatives; /* those that change the least of what is declared come first */
    size_t alternative_count;
    uint64_t total;                       /* the number of ways of all alternatives, listed or not */
    const sl_field *const *contradicting; /* without a way out: kept attributes that contradict the rules below */
    size_t contradicting_count;
    const sl_rule *const *contradicted; /* none of these rules or attributes can be left out of the contradiction */
    size_t contradicted_count;
} sl_conflict;

typedef struct sl_repair {
    const sl_budget *budget_met; /* the budget that was used up, so that results are missing; NULL if none was */
    const sl_conflict *conflicts;
    size_t conflict_count;
    const sl_rule *const *left_out; /* rules that the search leaves out: those that cannot be analyzed, and portfolio
                                       rules (about all accounts together) that no change of the standard seems to
                                       satisfy */
    size_t left_out_count;
} sl_repair;

typedef struct sl_repair_options {
    const sl_text *kept; /* paths of elements, groups or attributes that must not change */
    size_t kept_count;
    const sl_text *freed; /* paths of those whose declared facts and outcomes may change, which else never do */
    size_t freed_count;
    const sl_text *costly; /* paths whose changes cost as much as `costs` says; all other changes cost 1 */
    const uint32_t *costs;
    size_t cost_count;
    size_t most; /* alternatives to list for each conflict */
} sl_repair_options;

/* Finds the ways out for one program of a report that this checker made. On SL_OK, free *repair with sl_repair_free()
 * before the report; else it is NULL. SL_REFUSED: the program is invalid, or an option is wrong. */
SL_API sl_result sl_repair_program(sl_checker *checker, sl_report *report, size_t program,
                                   const sl_repair_options *options, sl_repair **repair);

/* Frees a repair. NULL is accepted. */
SL_API void sl_repair_free(sl_repair *repair);

/* The part of a repair that is to be written. */
typedef struct sl_repair_choice {
    const size_t *numbers; /* of alternatives, at most one for each conflict */
    size_t count;
    const sl_text *preferred; /* "PATH=VALUE"; of a set "PATH+=WORD", "PATH-=WORD" or "PATH=[]": the value or change to
                                 take where an alternative offers several */
    size_t preferred_count;
    bool dry_run; /* write nothing */
} sl_repair_choice;

/* A file that is written. */
typedef struct sl_written_file {
    sl_text path;
    sl_text before;          /* its content before */
    sl_text after;           /* and after */
    const sl_text *programs; /* the paths of other programs that name this account file, and change with it */
    size_t program_count;
} sl_written_file;

/* What was written. */
typedef struct sl_applied {
    bool dry_run;                 /* nothing was written */
    const sl_written_file *files; /* in the order of the changes */
    size_t file_count;
    const sl_change *conditions; /* under which the alternatives work; they are not written */
    size_t condition_count;
} sl_applied;

/* Writes alternatives into the files of the program, its segments and its accounts: their changes and decisions, never
 * their conditions. Of several values it takes the preferred one, else the one nearest to the present value, else the
 * first. Nothing else in a file changes. The new texts are read back before any file is replaced; then all files are
 * replaced, or none. A file keeps its permissions (without set-uid and set-gid), owner, group and extended attributes. A
 * file with several hard links, or with attributes that a new file cannot get, is written in place; a crash at that
 * moment can leave it half written. SIGHUP, SIGINT and SIGTERM wait until the end.
 *
 * On SL_OK, *applied belongs to the report; else it is NULL. SL_REFUSED: nothing was written, for example because no
 * alternative offers a preferred value, because a choice remains in which some values lose a practice, or because a
 * file has changed since it was read. SL_CANNOT_WRITE: a file is read-only, or could not be replaced. */
SL_API sl_result sl_repair_apply(sl_checker *checker, sl_report *report, size_t program, const sl_repair *repair,
                                 const sl_repair_choice *choice, const sl_applied **applied);

SL_END_C

#endif
