/* exploration.h - the answers of a rule for the completions of one program, asked for as far as they are needed.
 *
 * An exploration walks in the answer tree of the rule (answer_tree.h). A declared value leads on to one branch; at a gap,
 * each value leads to a completion. Where the tree ends, the rule is run. Most questions about all completions are
 * settled by few of them: one that passes and one that fails show that the answer is not certain. */
#ifndef SAMPLINT_CERTAIN_EXPLORATION_H
#define SAMPLINT_CERTAIN_EXPLORATION_H

#include "certain/certain_question.h"
#include "certain/integer_ranges.h"

/* The kinds of answers, and sets of them. */
enum { KIND_PASS = 1, KIND_NOT_APPLICABLE = 2, KIND_FAIL = 4, KIND_UNKNOWN = 8 };
#define KINDS_SATISFIED (KIND_PASS | KIND_NOT_APPLICABLE)

/* A question about a gap: a variable whose values are the completions. */
struct gap_variable {
    struct question question;
    size_t width;                 /* number of values */
    struct integer_ranges ranges; /* of an integer */
};

#define MOST_VARIABLES ((size_t)1024)

/* The value of a variable that is not fixed. */
#define VALUE_OPEN UINT8_MAX

/* A gap that the rule has read. */
struct met_gap {
    const sl_field *field;
    size_t part;
};

struct exploration {
    const struct certain_question *question;
    struct arena *arena;    /* lives as long as the exploration */
    struct arena run_arena; /* for one run */
    struct answer_tree *tree, own_tree;
    struct check_facts *check, own_check; /* what the text of the check says */
    enum fact_scope scope;
    bool by_words, vague_texts; /* how sets are supposed (lua/host.h) */
    bool guess_integers;
    struct gap_variable *variables;
    size_t variable_count, variable_capacity;
    uint8_t *values; /* by variable: its value while it is fixed, or VALUE_OPEN */
    struct met_gap *gaps;
    size_t gap_count, gap_capacity;
    struct fact *facts; /* what the exploration has asked of the configuration, each question once */
    size_t fact_count, fact_capacity;
    const sl_field **reads; /* the fields that some completion has read, in the order of first reading */
    size_t read_count;
    uint64_t *read;               /* the same as a set of field indices */
    const struct answer *mildest; /* the failure whose message holds in all completions, or comes closest to that */
    const struct answer_node *mildest_node;
    size_t mildest_spoken;
    sl_text *messages; /* of the failures, each different one once, up to MOST_MESSAGES */
    size_t message_count, message_capacity;
    const struct answer *failed; /* the rule itself has failed */
    uint64_t leaves, work, steps;
    bool cut_short;   /* there are more completions than the budget allows */
    bool needs_words; /* the exploration has to start anew, by words */
};

/* Starts an exploration. Lack of memory shows in the arena. */
void exploration_start(struct exploration *exploration, const struct certain_question *question,
                       const struct completion *first, struct arena *arena);

/* Adds the answer of a run to the tree, also for the words with which the run would have gone on in the same way. */
void exploration_add_run(struct exploration *exploration, const struct completion *run, const struct answer *answer);

/* Frees what the arena does not own. */
void exploration_end(struct exploration *exploration);

/* Returns whether the exploration cannot go on: what it then returns is meaningless. */
bool exploration_stops(const struct exploration *exploration);

/* Returns the kinds of answers of all completions in which the fixed variables have their values. If not `all`, stops
 * when it is clear that the answers do not agree: then some kinds may be left out. */
unsigned exploration_kinds(struct exploration *exploration, bool all);

/* Returns a completion whose kind of answer is among those wanted, in which the fixed variables have their values; NULL
 * if there is none, or the exploration stops. Stores the kinds of all completions that it met. */
const struct answer_node *exploration_find(struct exploration *exploration, unsigned wanted, unsigned *met);

/* Returns whether the answer hangs on a gap: whether two completions differ only there, and one of them satisfies the
 * rule and the other does not; or the value cannot be supposed, and some completion needs it. */
bool exploration_hangs(struct exploration *exploration, const sl_field *field, size_t part);

/* Returns the mildest failure, with all of its texts in the arena. Lack of memory shows in the arena. */
struct answer exploration_failure(struct exploration *exploration, struct arena *arena);

/* Returns whether the mildest message holds in all completions: every other message says the same, or more. */
bool exploration_agrees(const struct exploration *exploration);

/* Adds to the facts whether the program itself declares what the rule has read, of the program or of an account: what
 * the answer of a portfolio rule says depends on that, too. */
void exploration_note_declared(struct exploration *exploration);

/* Returns a value of a variable; of an integer, the lowest of a range. */
struct plain exploration_value(const struct exploration *exploration, const struct gap_variable *variable,
                               size_t index);

#endif
