/* certain.c - asks a rule about the completions of a program, and concludes the certain answer from them. */
#include "certain/certain.h"

#include <string.h>

#include "base/set.h"
#include "base/text.h"
#include "certain/completions.h"
#include "certain/integer_ranges.h"
#include "certain/settlements.h"

/* A gap that the rule has read. */
struct met_gap {
    const sl_field *field;
    size_t account;
    bool unknown; /* some completion depends on a value that cannot be supposed */
};

struct exploration {
    const struct certain_question *question;
    struct arena *arena;    /* lives as long as the exploration */
    struct arena run_arena; /* for one run */
    struct answer_tree *tree, own_tree;
    enum fact_scope scope;
    bool by_words; /* how sets are supposed (lua/host.h) */
    struct check_integers integers; /* of the rule; read when the first missing integer is met */
    bool integers_read, guess_integers;
    struct completions diagram;
    struct gap_variable *variables; /* those of the diagram */
    size_t variable_count, variable_capacity;
    struct met_gap *gaps;
    size_t gap_count, gap_capacity;
    struct fact *path; /* what is supposed at the node that is visited */
    size_t depth, path_capacity;
    struct fact *facts; /* what the exploration has asked of the configuration, each question once */
    size_t fact_count, fact_capacity;
    const sl_field **reads; /* the fields that some completion has read, in the order of first reading */
    size_t read_count;
    uint64_t *read;              /* the same as a set of field indices */
    unsigned kinds;              /* of the answers so far */
    const struct answer *mildest; /* the failure whose message holds in all completions, or comes closest to that */
    size_t mildest_spoken;
    sl_text *messages; /* of the failures, each different one once, up to MOST_MESSAGES */
    size_t message_count, message_capacity;
    const struct answer *failed; /* the rule itself has failed */
    uint64_t leaves, work;
    bool cut_short;
    bool needs_words; /* the exploration starts anew, by words */
};

static bool stops(const struct exploration *exploration) {
    return exploration->cut_short || exploration->needs_words || exploration->failed || exploration->arena->failed ||
           exploration->tree->arena->failed || exploration->run_arena.failed;
}

/* ---- gaps and their values --------------------------------------------------------------------------------------- */

/* Reads the integers of the rule's check when they are first needed. */
static bool can_guess_integers(struct exploration *exploration) {
    if (!exploration->integers_read)
        exploration->integers = integers_of_check(exploration->arena, exploration->question->rule);
    exploration->integers_read = true;
    return !exploration->integers.calculates;
}

/* Returns whether the question is about a gap that has values to suppose. */
static bool has_values(struct exploration *exploration, struct question question, struct plain value) {
    if (question.word == QUESTION_DECLARED || value.state == VALUE_DECLARED || plain_equal(value, PLAIN_INHERITED))
        return false;
    switch (question.field->type) {
    case SL_TEXT:
    case SL_GROUP: return false;
    case SL_INTEGER: return exploration->guess_integers || can_guess_integers(exploration);
    default: return true;
    }
}

static struct met_gap *meet_gap(struct exploration *exploration, const sl_field *field, size_t account) {
    for (size_t i = 0; i < exploration->gap_count; i++)
        if (exploration->gaps[i].field == field && exploration->gaps[i].account == account)
            return &exploration->gaps[i];
    size_t count = exploration->gap_count;
    ARENA_APPEND(exploration->arena, exploration->gaps, exploration->gap_count, exploration->gap_capacity,
                 (struct met_gap){field, account, false});
    return exploration->gap_count > count ? &exploration->gaps[count] : NULL;
}

/* Returns the variable of a question about a gap, which is made when it is new; NULL when there is no memory. */
static struct gap_variable *variable_of(struct exploration *exploration, struct question question) {
    for (size_t i = 0; i < exploration->variable_count; i++)
        if (same_question(exploration->variables[i].question, question))
            return &exploration->variables[i];
    struct gap_variable variable = {
        .question = question, .number = exploration->variable_count, .by_words = exploration->by_words};
    variable.width = gap_width(question);
    if (question.field->type == SL_INTEGER) {
        variable.ranges = ranges_start(exploration->arena, question.field);
        if (variable.ranges.lows)
            ranges_split_by_rule(&variable.ranges, exploration->question->rule, &exploration->integers);
        variable.width = variable.ranges.count;
    }
    meet_gap(exploration, question.field, question.account);
    if (question.other)
        meet_gap(exploration, question.other, question.account);
    completions_variable(&exploration->diagram, variable.width);
    size_t count = exploration->variable_count;
    ARENA_APPEND(exploration->arena, exploration->variables, exploration->variable_count,
                 exploration->variable_capacity, variable);
    return exploration->variable_count > count ? &exploration->variables[count] : NULL;
}

/* ---- one completion ---------------------------------------------------------------------------------------------- */

static void add_reads(struct exploration *exploration, const struct answer *answer) {
    for (size_t i = 0; i < answer->read_count; i++) {
        if (set_has(exploration->read, answer->reads[i]->index))
            continue;
        set_add(exploration->read, answer->reads[i]->index);
        exploration->reads[exploration->read_count++] = answer->reads[i];
    }
}

static bool is_supposed(const struct exploration *exploration, const sl_field *field) {
    for (size_t i = 0; i < exploration->depth; i++)
        if (exploration->path[i].question.field == field)
            return true;
    return false;
}

/* Returns how many supposed values a failure speaks of: in its notes, at its place, or in its texts. */
static size_t count_spoken(const struct exploration *exploration, const struct answer *answer) {
    size_t spoken = 0;
    for (size_t i = 0; i < answer->read_count; i++) {
        const sl_field *field = answer->reads[i];
        bool speaks = field == answer->at || field == answer->among || (answer->shown >> i & 1);
        for (size_t j = 0; !speaks && j < answer->note_count; j++)
            speaks = answer->notes[j].field == field;
        spoken += speaks && is_supposed(exploration, field);
    }
    return spoken;
}

/* How many different messages of failures are compared with the mildest. */
#define MOST_MESSAGES 64

/* Keeps a message, unless it is known or there are too many. */
static void note_message(struct exploration *exploration, sl_text message) {
    for (size_t i = exploration->message_count; i-- > 0;)
        if (text_equal(exploration->messages[i], message))
            return;
    if (exploration->message_count < MOST_MESSAGES)
        ARENA_APPEND(exploration->arena, exploration->messages, exploration->message_count,
                     exploration->message_capacity, message);
}

/* Returns whether the mildest message holds in all completions: every other message says the same, or more. */
static bool holds_in_all(const struct exploration *exploration) {
    for (size_t i = 0; i < exploration->message_count; i++)
        if (!text_contains(exploration->messages[i], exploration->mildest->message))
            return false;
    return true;
}

/* Keeps the mildest failure: that which speaks of the fewest supposed values, and says least. A message that lists
 * faults is longer in the completions that have more of them. */
static void note_failure(struct exploration *exploration, const struct answer *answer) {
    const struct answer *mildest = exploration->mildest;
    size_t spoken = count_spoken(exploration, answer), before = exploration->mildest_spoken;
    note_message(exploration, answer->message);
    if (mildest && (spoken > before || (spoken == before && answer->message.length >= mildest->message.length)))
        return;
    exploration->mildest = answer;
    exploration->mildest_spoken = spoken;
}

/* Adds the answer for the completion on the path. Returns its leaf in the diagram. */
static uint32_t add_completion(struct exploration *exploration, const struct answer_node *node) {
    const struct answer *answer = node->answer;
    const struct completion_watcher *watcher = exploration->question->watcher;
    struct run_limits limits = lua_limits(exploration->question->host);
    if (exploration->leaves++ >= limits.completions || exploration->work > 10 * limits.instructions) {
        exploration->cut_short = true;
        return COMPLETION_UNKNOWN;
    }
    exploration->work += node->work;
    add_reads(exploration, answer);
    if (watcher)
        watcher->tried(watcher->context, exploration->path, exploration->depth, answer);
    enum completion_kind kind = answer->status == SL_PASS             ? COMPLETION_PASS
                                : answer->status == SL_NOT_APPLICABLE ? COMPLETION_NOT_APPLICABLE
                                : answer->status == SL_FAIL           ? COMPLETION_FAIL
                                                                      : COMPLETION_UNKNOWN;
    exploration->kinds |= KIND_BIT(kind);
    if (kind == COMPLETION_UNKNOWN) {
        struct met_gap *gap = meet_gap(exploration, answer->missing, answer->lacking);
        if (gap)
            gap->unknown = true;
    }
    if (kind == COMPLETION_FAIL)
        note_failure(exploration, answer);
    return kind;
}

/* ---- runs -------------------------------------------------------------------------------------------------------- */

/* Runs the rule, with its cost if somebody needs it. */
static void run_rule(const struct certain_question *question, struct completion *completion, struct arena *arena,
                     struct answer *answer) {
    struct run_cost one;
    if (!question->cost) {
        lua_run_rule(question->host, question->rule, question->configuration, completion, arena, answer);
        return;
    }
    lua_cost_rule(question->host, question->rule, question->configuration, completion, arena, answer, &one);
    question->cost->runs++;
    question->cost->instructions += one.instructions;
    question->cost->milliseconds += one.milliseconds;
}

/* Runs the rule on the completion of the path, and adds the answer to the tree. */
static void run_path(struct exploration *exploration) {
    struct arena *arena = &exploration->run_arena;
    struct completion completion = {.path = exploration->path,
                                    .path_count = exploration->depth,
                                    .by_words = exploration->by_words,
                                    .guess_integers = exploration->guess_integers,
                                    .arena = arena,
                                    .scope = exploration->scope};
    struct answer answer;
    run_rule(exploration->question, &completion, arena, &answer);
    bool integer =
        answer.status == SL_UNDETERMINED && !completion.needs_words && answer.missing->type == SL_INTEGER;
    if (integer && !exploration->guess_integers && can_guess_integers(exploration)) {
        exploration->guess_integers = completion.guess_integers = true;
        run_rule(exploration->question, &completion, arena, &answer);
    }
    exploration->needs_words = completion.needs_words;
    if (completion.needs_words) {
        arena_clear(arena);
        return;
    }
    if (answer.status == SL_FAILED) {
        struct answer *failed = arena_alloc(exploration->arena, sizeof *failed);
        if (failed) {
            *failed = answer;
            failed->message = arena_join(exploration->arena, answer.message, " with ",
                                         supposed_text(arena, completion.list, completion.count));
        }
        exploration->failed = failed;
    } else if (!arena->failed) {
        answer_tree_add(exploration->tree, completion.list, completion.count, &answer, completion.work);
    }
    arena_clear(arena);
}

/* ---- all completions --------------------------------------------------------------------------------------------- */

static uint32_t visit(struct exploration *exploration, struct answer_node *node);

/* Notes a question with the answer of the configuration. What is asked of a supposed set is no question about it. */
static void note_fact(struct exploration *exploration, struct question question, struct plain value) {
    bool of_gap = question.other || (question.word < SL_LIMIT_DOMAIN && value.state != VALUE_DECLARED);
    if (exploration->scope == FACTS_SUPPOSED || of_gap)
        return;
    for (size_t i = 0; i < exploration->fact_count; i++)
        if (same_question(exploration->facts[i].question, question))
            return;
    ARENA_APPEND(exploration->arena, exploration->facts, exploration->fact_count, exploration->fact_capacity,
                 (struct fact){question, value, false});
}

/* Visits the node behind each value of a gap. */
static uint32_t visit_values(struct exploration *exploration, struct answer_node *node) {
    struct gap_variable *found = variable_of(exploration, node->question);
    uint32_t children[MOST_RANGES];
    if (!found)
        return COMPLETION_UNKNOWN;
    struct gap_variable variable = *found; /* the list may move */
    for (size_t i = 0; i < variable.width && !stops(exploration); i++) {
        struct plain value = gap_value(&variable, i);
        struct answer_node *next = node_branch(exploration->tree, node, value);
        ARENA_APPEND(exploration->arena, exploration->path, exploration->depth, exploration->path_capacity,
                     (struct fact){node->question, value, true});
        children[i] = next && !stops(exploration) ? visit(exploration, next) : COMPLETION_UNKNOWN;
        exploration->depth -= exploration->depth > 0;
    }
    return stops(exploration) ? COMPLETION_UNKNOWN
                              : completions_node(&exploration->diagram, variable.number, children);
}

/* The most values that are supposed in one run: a limit for the recursion. */
#define MOST_DEPTH 300

/* Visits all completions that agree with the path. Returns their node in the diagram. */
static uint32_t visit(struct exploration *exploration, struct answer_node *node) {
    const struct configuration *configuration = exploration->question->configuration;
    exploration->cut_short = exploration->cut_short || exploration->depth > MOST_DEPTH;
    while (node && !stops(exploration)) {
        if (node->answer)
            return add_completion(exploration, node);
        if (!node->question.field) {
            run_path(exploration);
            if (!node->question.field && !node->answer && !stops(exploration)) {
                static const struct answer not_pure = {
                    .status = SL_FAILED,
                    .message = TEXT_INIT("it is not a function of what it reads: the same values gave different answers")};
                exploration->failed = &not_pure;
            }
            continue;
        }
        struct plain value = fact_of(configuration, node->question);
        note_fact(exploration, node->question, value);
        if (has_values(exploration, node->question, value))
            return visit_values(exploration, node);
        node = node_branch(exploration->tree, node, value);
    }
    return COMPLETION_UNKNOWN;
}

/* ---- the certain answer ------------------------------------------------------------------------------------------ */

/* Removes from a failure whatever points at a supposed value. */
static void point_at_declared(const struct exploration *exploration, struct arena *arena, struct answer *answer) {
    const struct configuration *configuration = exploration->question->configuration;
    size_t kept = 0;
    answer_copy_texts(arena, answer);
    for (size_t i = 0; answer->notes && i < answer->note_count; i++)
        if (configuration_value(configuration, answer->notes[i].field)->state == VALUE_DECLARED)
            answer->notes[kept++] = answer->notes[i];
    answer->note_count = kept;
    for (size_t i = answer->read_count;
         i > 0 && answer->at && configuration_value(configuration, answer->at)->state != VALUE_DECLARED; i--)
        if (configuration_value(configuration, answer->reads[i - 1])->state == VALUE_DECLARED)
            answer->at = answer->reads[i - 1];
}

/* Lists the gaps on which the answer hangs; all of them if not all completions were tried. */
static void list_gaps(struct exploration *exploration, uint32_t root, struct arena *arena, struct answer *answer) {
    struct gap *gaps = arena_array(arena, exploration->gap_count, sizeof *gaps);
    answer->gaps = gaps;
    for (size_t i = 0; gaps && i < exploration->gap_count; i++) {
        const struct met_gap *met = &exploration->gaps[i];
        bool hangs = met->unknown || exploration->cut_short;
        for (size_t j = 0; j < exploration->variable_count && !hangs; j++) {
            const struct question *question = &exploration->variables[j].question;
            hangs = (question->field == met->field || question->other == met->field) &&
                    question->account == met->account && completions_hang(&exploration->diagram, root, j);
        }
        if (!hangs)
            continue;
        struct gap *gap = &gaps[answer->gap_count++];
        *gap = (struct gap){.field = met->field, .account = met->account};
        if (!met->unknown && !exploration->cut_short)
            list_settlements(&exploration->diagram, root, exploration->variables, gap, arena);
    }
    if (answer->gap_count > 0) {
        answer->missing = gaps[0].field;
        answer->lacking = gaps[0].account;
    }
}

/* Concludes the answer from all completions. `root` is the diagram of their answers. */
static void conclude(struct exploration *exploration, uint32_t root, struct arena *arena, struct answer *answer) {
    unsigned kinds = exploration->kinds;
    if (exploration->failed) {
        *answer = *exploration->failed;
        answer->message = arena_copy(arena, answer->message);
        answer->reads = NULL;
        answer->read_count = 0;
        return;
    }
    *answer = (struct answer){.status = SL_UNDETERMINED, .cut_short = exploration->cut_short};
    if (!exploration->cut_short && kinds == KIND_BIT(COMPLETION_FAIL)) {
        *answer = *exploration->mildest;
        point_at_declared(exploration, arena, answer);
        if (!holds_in_all(exploration))
            answer->message = arena_join(
                arena, answer->message, " ",
                TEXT("(an example: some values are not declared, and none of their values satisfies the rule)"));
    } else if (!exploration->cut_short && (kinds & ~KINDS_SATISFIED) == 0) {
        answer->status = kinds & KIND_BIT(COMPLETION_PASS) ? SL_PASS : SL_NOT_APPLICABLE;
    } else {
        list_gaps(exploration, root, arena, answer);
    }
    answer->reads = arena_array(arena, exploration->read_count, sizeof *answer->reads);
    answer->read_count = answer->reads ? exploration->read_count : 0;
    if (answer->read_count)
        memcpy(answer->reads, exploration->reads, exploration->read_count * sizeof *answer->reads);
}

/* Explores all completions, starting with the run that has just been made. Returns false if the rule needs completions
 * by words, and they are not. */
static bool explore(const struct certain_question *question, const struct completion *first, struct arena *scratch,
                    struct arena *arena, struct answer *answer) {
    size_t fields = question->configuration->vocabulary->field_count;
    struct answer_node root = {.answer = NULL};
    size_t bytes = 0;
    struct exploration exploration = {.question = question,
                                      .arena = scratch,
                                      .tree = question->tree,
                                      .own_tree = {.arena = scratch, .root = &root, .bytes = &bytes},
                                      .scope = first->scope,
                                      .by_words = first->by_words};
    if (!exploration.tree)
        exploration.tree = &exploration.own_tree;
    exploration.reads = arena_array(scratch, fields, sizeof(*exploration.reads));
    exploration.read = arena_array(scratch, set_words(fields), sizeof *exploration.read);
    completions_start(&exploration.diagram, scratch);
    bool integer = answer->status == SL_UNDETERMINED && answer->missing->type == SL_INTEGER;
    if (!integer && answer->status != SL_FAILED)
        answer_tree_add(exploration.tree, first->list, first->count, answer, first->work);
    uint32_t top = scratch->failed ? COMPLETION_UNKNOWN : visit(&exploration, exploration.tree->root);
    if (!exploration.needs_words)
        conclude(&exploration, top, arena, answer);
    if (question->tree && answer->status != SL_FAILED && !stops(&exploration) &&
        *question->tree->bytes < SL_LIMIT_MEMO_BYTES / 2)
        answer_tree_add(question->tree, exploration.facts, exploration.fact_count, answer, exploration.work);
    arena->failed = arena->failed || scratch->failed || exploration.run_arena.failed || exploration.tree->arena->failed;
    arena_free(&exploration.run_arena);
    return !exploration.needs_words || arena->failed;
}

void answer_add_missing(struct arena *arena, struct answer *answer) {
    struct gap *gap = arena_alloc(arena, sizeof *gap);
    if (!gap)
        return;
    *gap = (struct gap){.field = answer->missing, .account = answer->lacking};
    answer->gaps = gap;
    answer->gap_count = 1;
}

/* Runs the rule, and explores all completions if that has supposed a value. Returns false if the rule needs completions
 * by words, and they are not. */
static bool ask(const struct certain_question *question, bool by_words, struct arena *scratch, struct arena *arena,
                struct answer *answer) {
    struct completion first = {
        .by_words = by_words, .arena = scratch, .scope = question->tree ? FACTS_ALL : FACTS_SUPPOSED};
    run_rule(question, &first, arena, answer);
    if (first.needs_words)
        return false;
    if (first.supposed > 0 || answer->status == SL_UNDETERMINED)
        return explore(question, &first, scratch, arena, answer);
    if (question->tree && answer->status != SL_FAILED && !scratch->failed)
        answer_tree_add(question->tree, first.list, first.count, answer, first.work);
    return true;
}

bool certain_answer(const struct certain_question *given, struct arena *arena, struct answer *answer) {
    struct certain_question question = *given;
    if (question.tree && question.tree->arena->failed)
        question.tree = NULL;
    const struct answer *known = question.tree ? answer_tree_find(question.tree, question.configuration) : NULL;
    if (known) {
        *answer = *known;
        if (answer->status == SL_FAIL) /* no other answer has texts that a report shows */
            answer_copy_texts(arena, answer);
        if (answer->status == SL_UNDETERMINED && answer->gap_count == 0)
            answer_add_missing(arena, answer);
        return true;
    }
    if (question.tree && *question.tree->bytes > SL_LIMIT_MEMO_BYTES)
        question.tree = NULL;
    struct arena scratch = ARENA_EMPTY;
    if (!ask(&question, false, &scratch, arena, answer))
        ask(&question, true, &scratch, arena, answer);
    arena->failed = arena->failed || scratch.failed || (question.tree && question.tree->arena->failed);
    arena_free(&scratch);
    return false;
}
