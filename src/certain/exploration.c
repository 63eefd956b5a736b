/* exploration.c - walks through the completions of a program, and runs the rule where its answer is not known yet. */
#include "certain/exploration.h"

#include <string.h>

#include "base/set.h"
#include "base/text.h"
#include "certain/messages.h"
#include "certain/supposed_text.h"
#include "lua/source/mentions.h"

/* Reads the text of the rule's check, unless that has been done before. */
static void read_check(struct exploration *exploration) {
    const struct certain_question *question = exploration->question;
    struct check_facts *remembered = question->check && !question->check_arena->failed ? question->check : NULL;
    struct arena *arena = remembered ? question->check_arena : exploration->arena;
    exploration->check = remembered ? remembered : &exploration->own_check;
    if (exploration->check->read)
        return;
    struct tokens tokens = tokens_of(exploration->arena, question->rule->source->bytes);
    exploration->check->integers = integers_of_tokens(arena, &tokens);
    exploration->check->mentioned =
        mentioned_fields(arena, question->configuration->vocabulary, question->rule, &tokens);
    exploration->check->read = exploration->check->mentioned != NULL;
    exploration->arena->failed = exploration->arena->failed || arena->failed;
}

static bool can_guess_integers(const struct exploration *exploration) {
    return !exploration->check->integers.calculates;
}

void exploration_start(struct exploration *exploration, const struct certain_question *question,
                       const struct completion *first, struct arena *arena) {
    size_t fields = question->configuration->vocabulary->field_count;
    *exploration = (struct exploration){.question = question,
                                        .arena = arena,
                                        .tree = question->tree,
                                        .scope = first->scope,
                                        .by_words = first->by_words,
                                        .values = arena_array(arena, MOST_VARIABLES, sizeof *exploration->values),
                                        .reads = arena_array(arena, fields, sizeof(*exploration->reads)),
                                        .read = arena_array(arena, set_words(fields), sizeof *exploration->read)};
    if (!question->tree || *question->tree->bytes > SL_LIMIT_MEMO_BYTES / 2) {
        exploration->own_tree = (struct answer_tree){.arena = arena,
                                                     .root = arena_alloc(arena, sizeof *exploration->own_tree.root),
                                                     .bytes = &exploration->own_tree.own_bytes};
        exploration->tree = &exploration->own_tree;
    }
    exploration->tree->explorations++;
    read_check(exploration);
    exploration->vague_texts = !exploration->check->integers.reads_texts;
    if (exploration->values)
        memset(exploration->values, VALUE_OPEN, MOST_VARIABLES);
}

void exploration_end(struct exploration *exploration) {
    arena_free(&exploration->run_arena);
}

bool exploration_stops(const struct exploration *exploration) {
    return exploration->cut_short || exploration->needs_words || exploration->failed || exploration->arena->failed ||
           exploration->tree->arena->failed || exploration->run_arena.failed;
}

/* ---- gaps and their values --------------------------------------------------------------------------------------- */

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

static void meet_gap(struct exploration *exploration, const sl_field *field, size_t part) {
    for (size_t i = 0; i < exploration->gap_count; i++)
        if (exploration->gaps[i].field == field && exploration->gaps[i].part == part)
            return;
    ARENA_APPEND(exploration->arena, exploration->gaps, exploration->gap_count, exploration->gap_capacity,
                 (struct met_gap){field, part});
}

/* Returns the number of values of a question about a gap. That there is a set is one value; not for an integer. */
static size_t width_of(struct question question) {
    if (question.word != QUESTION_ALL || question.field->type == SL_BOOL)
        return 2;
    return question.field->type == SL_SET ? 1 : question.field->domain_count;
}

/* Returns the number of the variable of a question about a gap, which is made when it is new. */
static size_t variable_of(struct exploration *exploration, struct question question) {
    for (size_t i = 0; i < exploration->variable_count; i++)
        if (same_question(exploration->variables[i].question, question))
            return i;
    struct gap_variable variable = {.question = question, .width = width_of(question)};
    if (question.field->type == SL_INTEGER && question.word == QUESTION_ALL) {
        variable.ranges = ranges_start(exploration->arena, question.field);
        if (variable.ranges.lows)
            ranges_split_by_rule(&variable.ranges, exploration->question->rule, &exploration->check->integers);
        variable.width = variable.ranges.count;
    }
    meet_gap(exploration, question.field, question.part);
    if (question.other)
        meet_gap(exploration, question.other, question.part);
    exploration->cut_short = exploration->cut_short || exploration->variable_count == MOST_VARIABLES;
    if (!exploration->cut_short)
        ARENA_APPEND(exploration->arena, exploration->variables, exploration->variable_count,
                     exploration->variable_capacity, variable);
    return exploration->variable_count ? exploration->variable_count - 1 : 0;
}

/* Returns the number of the variable of the gap that a node asks for. go_on() has returned the node. */
static size_t variable_at(struct exploration *exploration, struct answer_node *node) {
    if (!node->variable)
        node->variable = variable_of(exploration, node->question) + 1;
    return node->variable - 1;
}

struct plain exploration_value(const struct exploration *exploration, const struct gap_variable *variable,
                               size_t index) {
    const struct integer_ranges *ranges = &variable->ranges;
    if (variable->question.word == QUESTION_ALL && variable->question.field->type == SL_SET)
        index = set_value_bits(exploration->by_words);
    return (struct plain){.state = VALUE_DECLARED, .bits = ranges->lows ? (uint64_t)ranges->lows[index] : index};
}

/* ---- runs -------------------------------------------------------------------------------------------------------- */

/* Returns what is supposed on the way from the root to a node, in the arena of the run, and stores the count. */
static struct fact *path_to(struct exploration *exploration, const struct answer_node *node, size_t *count) {
    const struct configuration *configuration = exploration->question->configuration;
    size_t depth = 0;
    for (const struct answer_branch *branch = node->branch; branch; branch = branch->parent->branch)
        depth++;
    struct fact *path = arena_array(&exploration->run_arena, depth, sizeof *path);
    size_t first = depth; /* the path is filled from its end */
    for (const struct answer_branch *branch = node->branch; branch && path; branch = branch->parent->branch) {
        struct question question = branch->parent->question;
        if (has_values(exploration, question, fact_of(configuration, question)))
            path[--first] = (struct fact){question, branch->value, true, 0};
    }
    *count = depth - first;
    return path ? path + first : NULL;
}

/* A run stands for at most this many completions. */
#define MOST_ALIKE 64

/* Adds the answer of a run to the tree: for its own words, and for all others from fact number `from` on with which it
 * would have gone on in the same way. */
static void add_alike(struct answer_tree *tree, struct fact *facts, size_t count, size_t from,
                      const struct answer *answer, uint64_t work, size_t *left) {
    while (from < count && (facts[from].alike & (facts[from].alike - 1)) == 0)
        from++;
    if (*left == 0)
        return;
    if (from == count) {
        answer_tree_add(tree, facts, count, answer, work);
        --*left;
        return;
    }
    uint64_t own = facts[from].value.bits, alike = facts[from].alike;
    add_alike(tree, facts, count, from + 1, answer, work, left);
    for (uint64_t word = 0; word < SL_LIMIT_DOMAIN; word++) {
        facts[from].value.bits = word;
        if (word != own && (alike >> word & 1))
            add_alike(tree, facts, count, from + 1, answer, work, left);
    }
    facts[from].value.bits = own;
}

void exploration_add_run(struct exploration *exploration, const struct completion *run, const struct answer *answer) {
    size_t left = MOST_ALIKE;
    add_alike(exploration->tree, run->list, run->count, 0, answer, run->work, &left);
}

/* Runs the rule on the completion that leads to a node, and adds the answer to the tree. */
static void run_to(struct exploration *exploration, const struct answer_node *node) {
    struct arena *arena = &exploration->run_arena;
    struct completion completion = {.by_words = exploration->by_words,
                                    .vague_texts = exploration->vague_texts,
                                    .guess_integers = exploration->guess_integers,
                                    .arena = arena,
                                    .scope = exploration->scope};
    completion.path = path_to(exploration, node, &completion.path_count);
    struct answer answer;
    certain_run(exploration->question, &completion, arena, &answer);
    bool integer = answer.status == SL_UNDETERMINED && !completion.needs_words && answer.missing->type == SL_INTEGER;
    if (integer && !exploration->guess_integers && can_guess_integers(exploration)) {
        exploration->guess_integers = completion.guess_integers = true;
        certain_run(exploration->question, &completion, arena, &answer);
    }
    exploration->needs_words = completion.needs_words;
    if (completion.needs_words) {
        /* the answer has no meaning */
    } else if (answer.status == SL_FAILED) {
        struct answer *failed = arena_alloc(exploration->arena, sizeof *failed);
        if (failed) {
            *failed = answer;
            sl_text supposed = supposed_text(arena, completion.list, completion.count);
            failed->message = arena_printf(exploration->arena, "%.*s (when %.*s)", TEXT_ARG(answer.message),
                                           TEXT_ARG(supposed));
        }
        exploration->failed = failed;
    } else if (!arena->failed) {
        exploration_add_run(exploration, &completion, &answer);
    }
    arena_clear(arena);
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

static bool is_gap(const struct exploration *exploration, const sl_field *field) {
    return configuration_value(exploration->question->configuration, field)->state != VALUE_DECLARED;
}

/* Returns how many supposed values a failure speaks of: in its notes, at its place, or in its texts. */
static size_t count_spoken(const struct exploration *exploration, const struct answer *answer) {
    size_t spoken = 0;
    for (size_t i = 0; i < answer->read_count; i++) {
        const sl_field *field = answer->reads[i];
        bool speaks = field == answer->at || field == answer->among || (i < 64 && answer->shown >> i & 1);
        for (size_t j = 0; !speaks && j < answer->note_count; j++)
            speaks = answer->notes[j].field == field;
        spoken += speaks && is_gap(exploration, field);
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

/* Keeps the mildest failure: that which speaks of the fewest supposed values, and says least. A message that lists
 * faults is longer in the completions that have more of them. */
static void note_failure(struct exploration *exploration, const struct answer_node *node) {
    const struct answer *answer = node->answer;
    const struct answer *mildest = exploration->mildest;
    size_t spoken = count_spoken(exploration, answer), before = exploration->mildest_spoken;
    note_message(exploration, answer->message);
    if (mildest && (spoken > before || (spoken == before && answer->message.length >= mildest->message.length)))
        return;
    exploration->mildest = answer;
    exploration->mildest_node = node;
    exploration->mildest_spoken = spoken;
}

struct answer exploration_failure(struct exploration *exploration, struct arena *arena) {
    struct answer answer = *exploration->mildest;
    struct completion completion = {.by_words = exploration->by_words,
                                    .guess_integers = exploration->guess_integers,
                                    .arena = &exploration->run_arena};
    answer_copy_texts(arena, &answer);
    if (!exploration->vague_texts || answer.shown == 0)
        return answer;
    struct answer exact; /* its message names all words of sets */
    completion.path = path_to(exploration, exploration->mildest_node, &completion.path_count);
    certain_run(exploration->question, &completion, arena, &exact);
    return exact.status == SL_FAIL ? exact : answer;
}

bool exploration_agrees(const struct exploration *exploration) {
    const struct answer *mildest = exploration->mildest;
    for (size_t i = 0; i < mildest->read_count && i < 64; i++)
        if ((mildest->shown >> i & 1) && is_gap(exploration, mildest->reads[i]))
            return false;
    for (size_t i = 0; i < exploration->message_count; i++)
        if (!message_says_as_much(exploration->messages[i], exploration->mildest->message))
            return false;
    return true;
}

static void tell_watcher(struct exploration *exploration, const struct answer_node *node) {
    const struct completion_watcher *watcher = exploration->question->watcher;
    size_t count;
    if (!watcher)
        return;
    const struct fact *path = path_to(exploration, node, &count);
    if (path)
        watcher->tried(watcher->context, path, count, node->answer);
    arena_clear(&exploration->run_arena);
}

/* Takes note of a completion when it is first reached. */
static void meet_completion(struct exploration *exploration, struct answer_node *node) {
    struct run_limits limits = lua_limits(exploration->question->host);
    if (node->explored == exploration->tree->explorations)
        return;
    if (exploration->leaves++ >= limits.completions || exploration->work > 10 * limits.instructions) {
        exploration->cut_short = true;
        return;
    }
    exploration->work += node->work;
    add_reads(exploration, node->answer);
    tell_watcher(exploration, node);
    if (node->answer->status == SL_UNDETERMINED)
        meet_gap(exploration, node->answer->missing, node->answer->lacking);
    if (node->answer->status == SL_FAIL)
        note_failure(exploration, node);
}

static unsigned kind_of(const struct answer_node *leaf) {
    switch (leaf->answer->status) {
    case SL_PASS: return KIND_PASS;
    case SL_NOT_APPLICABLE: return KIND_NOT_APPLICABLE;
    case SL_FAIL: return KIND_FAIL;
    default: return KIND_UNKNOWN;
    }
}

/* ---- walking ----------------------------------------------------------------------------------------------------- */

/* The most steps of one exploration. */
#define MOST_STEPS UINT64_C(2000000)

/* Notes a question with the answer of the configuration. What is asked of a supposed set is no question about it. */
static void note_fact(struct exploration *exploration, struct question question, struct plain value) {
    bool of_gap = question.other || (question.word < SL_LIMIT_DOMAIN && value.state != VALUE_DECLARED);
    if (exploration->scope == FACTS_SUPPOSED || of_gap)
        return;
    for (size_t i = 0; i < exploration->fact_count; i++)
        if (same_question(exploration->facts[i].question, question))
            return;
    ARENA_APPEND(exploration->arena, exploration->facts, exploration->fact_count, exploration->fact_capacity,
                 (struct fact){question, value, false, 0});
}

void exploration_note_declared(struct exploration *exploration) {
    for (size_t i = 0; i < exploration->read_count; i++) {
        struct question question = {exploration->reads[i], QUESTION_DECLARED, QUESTION_PROGRAM, NULL};
        note_fact(exploration, question, fact_of(exploration->question->configuration, question));
    }
}

/* Returns the node behind the declared value that a node asks for; the node itself if that asks for a gap. */
static struct answer_node *pass(struct exploration *exploration, struct answer_node *node) {
    struct plain value = fact_of(exploration->question->configuration, node->question);
    note_fact(exploration, node->question, value);
    return has_values(exploration, node->question, value) ? node : node_branch(exploration->tree, node, value);
}

/* Goes on from a node along declared values, and runs the rule where the tree ends. Returns the next node that answers
 * or asks for a gap; NULL if the exploration stops. */
static struct answer_node *walk(struct exploration *exploration, struct answer_node *node) {
    static const struct answer not_pure = {
        .status = SL_FAILED,
        .message = TEXT_INIT("it is not a function of what it reads: the same values gave different answers")};
    while (node && !exploration_stops(exploration)) {
        if (node->answer) {
            meet_completion(exploration, node);
            return exploration_stops(exploration) ? NULL : node;
        }
        if (!node->question.field) {
            run_to(exploration, node);
            if (!node->question.field && !node->answer && !exploration_stops(exploration))
                exploration->failed = &not_pure;
            continue;
        }
        struct answer_node *next = pass(exploration, node);
        if (next == node)
            return node;
        node = next;
    }
    return NULL;
}

/* Does the same, and remembers for this exploration where that leads. */
static struct answer_node *go_on(struct exploration *exploration, struct answer_node *node) {
    uint64_t number = exploration->tree->explorations;
    exploration->cut_short = exploration->cut_short || exploration->steps++ > MOST_STEPS;
    if (!node || exploration_stops(exploration))
        return NULL;
    if (node->explored == number)
        return node->next;
    struct answer_node *next = walk(exploration, node);
    if (next) {
        node->explored = next->explored = number;
        node->next = next->next = next;
        next->variable = 0;
    }
    return next;
}

static struct answer_node *child(struct exploration *exploration, struct answer_node *node, size_t variable,
                                 size_t index) {
    struct gap_variable found = exploration->variables[variable]; /* the list may move */
    return node_branch(exploration->tree, node, exploration_value(exploration, &found, index));
}

static bool is_mixed(unsigned kinds) {
    return (kinds & KIND_FAIL) && (kinds & KINDS_SATISFIED);
}

/* The most nodes on one path: a limit for the recursion. */
#define MOST_DEPTH ((size_t)300)

static unsigned kinds_below(struct exploration *exploration, struct answer_node *node, bool all, size_t depth) {
    unsigned kinds = 0;
    exploration->cut_short = exploration->cut_short || depth > MOST_DEPTH;
    node = go_on(exploration, node);
    if (!node || node->answer)
        return node ? kind_of(node) : KIND_UNKNOWN;
    size_t variable = variable_at(exploration, node);
    if (exploration_stops(exploration))
        return KIND_UNKNOWN;
    uint8_t fixed = exploration->values[variable];
    size_t from = fixed == VALUE_OPEN ? 0 : fixed;
    size_t to = fixed == VALUE_OPEN ? exploration->variables[variable].width : from + 1;
    for (size_t i = from; i < to && (all || !is_mixed(kinds)) && !exploration_stops(exploration); i++)
        kinds |= kinds_below(exploration, child(exploration, node, variable, i), all, depth + 1);
    return kinds;
}

/* Returns the first value that a variable may have now. */
static size_t first_value(const struct exploration *exploration, size_t variable) {
    uint8_t fixed = exploration->values[variable];
    return fixed == VALUE_OPEN ? 0 : fixed;
}

/* Returns the kind of the first completion below a node. */
static unsigned first_kind(struct exploration *exploration, struct answer_node *node) {
    while ((node = go_on(exploration, node)) && !node->answer) {
        size_t variable = variable_at(exploration, node);
        if (exploration_stops(exploration))
            return 0;
        node = child(exploration, node, variable, first_value(exploration, variable));
    }
    return node ? kind_of(node) : 0;
}

/* Returns the kinds of the first completion and of those that differ from it in one variable, until they do not agree:
 * these are few, and often enough. */
static unsigned probe(struct exploration *exploration) {
    struct answer_node *node = exploration->tree->root;
    unsigned kinds = first_kind(exploration, node);
    while (!is_mixed(kinds) && (node = go_on(exploration, node)) && !node->answer) {
        size_t variable = variable_at(exploration, node);
        bool open = !exploration_stops(exploration) && exploration->values[variable] == VALUE_OPEN;
        for (size_t i = 1; open && i < exploration->variables[variable].width && !is_mixed(kinds); i++)
            kinds |= first_kind(exploration, child(exploration, node, variable, i));
        if (exploration_stops(exploration))
            break;
        node = child(exploration, node, variable, first_value(exploration, variable));
    }
    return kinds;
}

unsigned exploration_kinds(struct exploration *exploration, bool all) {
    unsigned kinds = all ? 0 : probe(exploration);
    if (is_mixed(kinds))
        return kinds;
    return kinds_below(exploration, exploration->tree->root, all, 0);
}

/* Returns whether some completion gets answers from two nodes of which only one satisfies the rule, or only one is
 * known. Variables that both nodes have asked for are fixed meanwhile. */
static bool differ(struct exploration *exploration, struct answer_node *a, struct answer_node *b, size_t depth) {
    exploration->cut_short = exploration->cut_short || depth > 2 * MOST_DEPTH;
    a = go_on(exploration, a);
    b = go_on(exploration, b);
    if (!a || !b)
        return false;
    if (a->answer && b->answer) {
        unsigned first = kind_of(a), second = kind_of(b);
        return first != second && !((first & KINDS_SATISFIED) && (second & KINDS_SATISFIED));
    }
    struct answer_node *asks = a->answer ? b : a;
    size_t variable = variable_at(exploration, asks);
    if (exploration_stops(exploration))
        return false;
    uint8_t fixed = exploration->values[variable];
    size_t from = fixed == VALUE_OPEN ? 0 : fixed;
    size_t to = fixed == VALUE_OPEN ? exploration->variables[variable].width : from + 1;
    bool found = false;
    for (size_t i = from; i < to && !found && !exploration_stops(exploration); i++) {
        exploration->values[variable] = (uint8_t)i;
        struct answer_node *next = child(exploration, asks, variable, i);
        found = asks == a ? differ(exploration, next, b, depth + 1) : differ(exploration, a, next, depth + 1);
    }
    exploration->values[variable] = fixed;
    return found;
}

static bool is_about(struct question question, const sl_field *field, size_t part) {
    return (question.field == field || question.other == field) && question.part == part;
}

static bool hangs_below(struct exploration *exploration, struct answer_node *node, const struct met_gap *gap,
                        size_t depth) {
    exploration->cut_short = exploration->cut_short || depth > MOST_DEPTH;
    node = go_on(exploration, node);
    if (!node)
        return false;
    if (node->answer)
        return node->answer->status == SL_UNDETERMINED && node->answer->missing == gap->field &&
               node->answer->lacking == gap->part;
    size_t variable = variable_at(exploration, node);
    if (exploration_stops(exploration))
        return false;
    size_t width = exploration->variables[variable].width;
    bool found = false;
    for (size_t i = 1; is_about(node->question, gap->field, gap->part) && i < width && !found; i++)
        found = differ(exploration, child(exploration, node, variable, 0), child(exploration, node, variable, i), 0);
    for (size_t i = 0; i < width && !found && !exploration_stops(exploration); i++)
        found = hangs_below(exploration, child(exploration, node, variable, i), gap, depth + 1);
    return found;
}

bool exploration_hangs(struct exploration *exploration, const sl_field *field, size_t part) {
    return hangs_below(exploration, exploration->tree->root, &(struct met_gap){field, part}, 0);
}

/* ---- looking for a completion ------------------------------------------------------------------------------------ */

struct search {
    unsigned wanted, met; /* kinds of answers */
    bool only_known;      /* stays where the exploration has been before, which takes no run */
    bool left_out;        /* has met places where it has not been */
};

/* Returns a completion below a node whose kind of answer is wanted; NULL if it finds none. */
static const struct answer_node *find_below(struct exploration *exploration, struct answer_node *node,
                                            struct search *search, size_t depth) {
    exploration->cut_short = exploration->cut_short || depth > MOST_DEPTH;
    bool known = node && node->explored == exploration->tree->explorations;
    search->left_out = search->left_out || !known;
    if (search->only_known && !known)
        return NULL;
    node = go_on(exploration, node);
    if (!node)
        return NULL;
    if (node->answer) {
        search->met |= kind_of(node);
        return kind_of(node) & search->wanted ? node : NULL;
    }
    size_t variable = variable_at(exploration, node);
    if (exploration_stops(exploration))
        return NULL;
    size_t from = first_value(exploration, variable);
    size_t width = exploration->values[variable] == VALUE_OPEN ? exploration->variables[variable].width : 1;
    const struct answer_node *found = NULL;
    for (size_t i = from; i < from + width && !found && !exploration_stops(exploration); i++) {
        struct plain value = exploration_value(exploration, &exploration->variables[variable], i);
        struct answer_node *next =
            search->only_known ? node_find(node, value) : node_branch(exploration->tree, node, value);
        found = find_below(exploration, next, search, depth + 1);
    }
    return found;
}

const struct answer_node *exploration_find(struct exploration *exploration, unsigned wanted, unsigned *met) {
    struct search search = {.wanted = wanted, .only_known = true};
    const struct answer_node *found = find_below(exploration, exploration->tree->root, &search, 0);
    search.only_known = false;
    if (!found && search.left_out)
        found = find_below(exploration, exploration->tree->root, &search, 0);
    *met = search.met;
    return found;
}
