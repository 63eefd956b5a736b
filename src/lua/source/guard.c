/* guard.c - one pass over the tokens of a script, with a stack of the brackets and blocks that are open. */
#include "lua/source/guard.h"

#include <stdlib.h>

#include "base/text.h"
#include "lua/source/prepare.h"
#include "lua/source/scan.h"
#include "samplint/limits.h"

/* What a bracket or block is. */
enum frame_kind {
    FRAME_GROUP,    /* ( around an expression */
    FRAME_CALL,     /* ( of arguments or parameters */
    FRAME_INDEX,    /* [ of an index, or of a key in a table */
    FRAME_TABLE,    /* { */
    FRAME_BLOCK,    /* if, do, for, while, repeat */
    FRAME_FUNCTION, /* function ... end */
};

struct frame {
    enum frame_kind kind;
    size_t chain;   /* links before a bracket */
    size_t longest; /* links inside it */
    size_t locals;  /* in sight before a block, in its function */
    bool head;      /* the "do" of this "for" or "while" is still to come */
    size_t items;   /* of a table */
    size_t
        compared; /* of an index: a comparison in it that nothing follows, and how deep in groups it is; 0 for none */
    size_t compared_depth;
};

struct guard {
    struct arena *arena;
    const struct tokens *tokens;
    struct frame frames[SL_LIMIT_SCRIPT_NESTING];
    size_t depth;
    size_t functions; /* that are open */
    size_t locals;    /* in sight, of the innermost function */
    size_t chain;     /* links of the expression so far: a.b[c]:d has three */
    size_t jumps;
    struct guard_fault fault;
};

static void refuse(struct guard *guard, size_t at, sl_text message) {
    if (guard->fault.message.length == 0)
        guard->fault = (struct guard_fault){message, token_at(guard->tokens, at)->line};
}

static bool is(const struct guard *guard, size_t at, const char *word) {
    return scan_is(guard->tokens, at, word);
}

static bool is_any(const struct guard *guard, size_t at, const char *const *words) {
    return scan_is_any(guard->tokens, at, words);
}

static bool is_keyword(const struct guard *guard, size_t at) {
    static const char *const words[] = {"and",  "break", "do",    "else",  "elseif", "end", "for",    "function",
                                        "goto", "if",    "in",    "local", "not",    "or",  "repeat", "return",
                                        "then", "until", "while", "true",  "false",  "nil", NULL};
    return token_at(guard->tokens, at)->kind == TOKEN_NAME && is_any(guard, at, words);
}

/* Whether a value ends with this token, so that a bracket behind it is an index or a call. */
static bool ends_value(const struct guard *guard, size_t at) {
    static const char *const closers[] = {")", "]", "}", NULL};
    enum token_kind kind = token_at(guard->tokens, at)->kind;
    return kind == TOKEN_STRING || (kind == TOKEN_NAME && !is_keyword(guard, at)) || is_any(guard, at, closers);
}

/* ---- brackets and blocks ------------------------------------------------------------------------------------------ */

static void open_frame(struct guard *guard, size_t at, enum frame_kind kind) {
    if (guard->depth == SL_LIMIT_SCRIPT_NESTING) {
        refuse(guard, at,
               arena_printf(guard->arena, "more than %d brackets and blocks are inside each other",
                            SL_LIMIT_SCRIPT_NESTING));
        return;
    }
    guard->frames[guard->depth++] = (struct frame){.kind = kind, .chain = guard->chain, .locals = guard->locals};
    guard->chain = 0;
    if (kind != FRAME_FUNCTION)
        return;
    guard->locals = 0;
    if (++guard->functions > SL_LIMIT_SCRIPT_FUNCTIONS)
        refuse(guard, at,
               arena_printf(guard->arena, "more than %d functions are inside each other", SL_LIMIT_SCRIPT_FUNCTIONS));
}

static bool is_bracket(const struct frame *frame) {
    return frame->kind != FRAME_BLOCK && frame->kind != FRAME_FUNCTION;
}

#define COMPARISON "a comparison is no index; set a local from it, and use that"

/* Ends what is innermost. What does not match is left to Lua, which says so. */
static void close_frame(struct guard *guard, bool bracket) {
    if (guard->depth == 0 || is_bracket(&guard->frames[guard->depth - 1]) != bracket)
        return;
    const struct frame *frame = &guard->frames[--guard->depth];
    if (frame->compared)
        refuse(guard, frame->compared, TEXT(COMPARISON));
    size_t inside = frame->longest > guard->chain ? frame->longest : guard->chain;
    guard->chain = 0;
    if (frame->kind == FRAME_BLOCK || frame->kind == FRAME_FUNCTION)
        guard->locals = frame->locals;
    if (frame->kind == FRAME_FUNCTION)
        guard->functions--;
    if (frame->kind == FRAME_GROUP || frame->kind == FRAME_INDEX)
        guard->chain = inside > frame->chain ? inside : frame->chain;
    if (frame->kind == FRAME_CALL)
        guard->chain = frame->chain;
}

/* ---- chains ------------------------------------------------------------------------------------------------------- */

/* Lua names the parts of a chain in its errors, each inside a call of the one before. */
static void add_link(struct guard *guard, size_t at) {
    if (++guard->chain > SL_LIMIT_SCRIPT_CHAIN)
        refuse(guard, at,
               arena_printf(guard->arena, "more than %d names follow each other, as in a.b.c; use a local in between",
                            SL_LIMIT_SCRIPT_CHAIN));
}

/* Starts a chain anew at whatever does not go on with one. */
static void end_chain(struct guard *guard) {
    if (guard->depth && guard->frames[guard->depth - 1].longest < guard->chain)
        guard->frames[guard->depth - 1].longest = guard->chain;
    guard->chain = 0;
}

static void look_at_bracket(struct guard *guard, size_t at) {
    bool behind_value = at > 0 && ends_value(guard, at - 1), behind_function = is(guard, at - 1, "function");
    if (is(guard, at, "[")) {
        if (behind_value)
            add_link(guard, at);
        open_frame(guard, at, FRAME_INDEX);
    } else if (is(guard, at, "(")) {
        open_frame(guard, at, behind_value || behind_function ? FRAME_CALL : FRAME_GROUP);
    } else if (is(guard, at, "{")) {
        open_frame(guard, at, FRAME_TABLE);
    } else {
        close_frame(guard, true);
    }
}

/* ---- faults of Lua ------------------------------------------------------------------------------------------------ */

/* The index that a token is in, whatever groups are around it; NULL where it is an argument, or in a table or block of its own. */
static struct frame *index_around(struct guard *guard) {
    size_t depth = guard->depth;
    while (depth > 0 && guard->frames[depth - 1].kind == FRAME_GROUP)
        depth--;
    return depth > 0 && guard->frames[depth - 1].kind == FRAME_INDEX ? &guard->frames[depth - 1] : NULL;
}

/* A comparison that is the whole index makes Lua 5.4.4 read and write whatever a register holds. */
static void look_at_comparison(struct guard *guard, size_t at) {
    struct frame *index = index_around(guard);
    if (!index)
        return;
    index->compared = at;
    index->compared_depth = guard->depth;
}

/* With "and" or "or" behind it, a comparison is a part of the index only. */
static void look_at_joint(struct guard *guard) {
    struct frame *index = index_around(guard);
    if (index && guard->depth <= index->compared_depth)
        index->compared = 0;
}

static bool is_bit_operator(const struct guard *guard, size_t at) {
    static const char *const operators[] = {"&", "|", "~", "<<", ">>", NULL};
    return is_any(guard, at, operators);
}

static int compare_tokens(const void *left, const void *right) {
    const struct token *a = left, *b = right;
    return a->kind != b->kind ? (a->kind > b->kind) - (a->kind < b->kind) : text_compare(a->text, b->text);
}

static bool is_calculation(const struct guard *guard, size_t at) {
    static const char *const operators[] = {"+", "-", "*", "/", "//", "%", "^", NULL};
    return is_bit_operator(guard, at) || is_any(guard, at, operators);
}

/* Of a function with more than 255 constants, Lua 5.4.4 makes wrong code for bit operators. A file with fewer has no such function: each
 * constant is a token, or what Lua has calculated of two. */
static void look_at_bit_operators(struct guard *guard) {
    const struct tokens *tokens = guard->tokens;
    size_t first = 0, count = 0, different = 0;
    while (first < tokens->count && !is_bit_operator(guard, first))
        first++;
    if (first == tokens->count)
        return;
    struct token *constants = arena_array(guard->arena, tokens->count, sizeof *constants);
    for (size_t i = 0; constants && i < tokens->count; i++) {
        different += is_calculation(guard, i);
        if (tokens->items[i].kind != TOKEN_SYMBOL)
            constants[count++] = tokens->items[i];
    }
    if (count > 1)
        qsort(constants, count, sizeof *constants, compare_tokens);
    for (size_t i = 0; i < count; i++)
        different += i == 0 || compare_tokens(&constants[i - 1], &constants[i]) != 0;
    if (different > SL_LIMIT_SCRIPT_CONSTANTS)
        refuse(guard, first,
               arena_printf(guard->arena,
                            "a script with bit operators has at most %d different names, texts, numbers and "
                            "calculations; this one has %zu",
                            SL_LIMIT_SCRIPT_CONSTANTS, different));
}

/* ---- words -------------------------------------------------------------------------------------------------------- */

static void add_locals(struct guard *guard, size_t at, size_t count) {
    guard->locals += count;
    if (guard->locals > SL_LIMIT_SCRIPT_LOCALS)
        refuse(guard, at,
               arena_printf(guard->arena, "a function has more than %d locals in sight", SL_LIMIT_SCRIPT_LOCALS));
}

/* The names of a list that starts at `at`, each with its attribute. */
static size_t count_names(struct guard *guard, size_t at) {
    size_t count = 0;
    while (token_at(guard->tokens, at)->kind == TOKEN_NAME && !is_keyword(guard, at)) {
        count++;
        if (is(guard, at + 1, "<") && is(guard, at + 2, "close"))
            refuse(guard, at, TEXT("<close> is not for rules: nothing in them is to be closed"));
        size_t behind = is(guard, at + 1, "<") ? at + 4 : at + 1;
        if (!is(guard, behind, ","))
            break;
        at = behind + 1;
    }
    return count;
}

/* At "local": "local function f" declares one name, "local a <const>, b" two. */
static void look_at_local(struct guard *guard, size_t at) {
    add_locals(guard, at, is(guard, at + 1, "function") ? 1 : count_names(guard, at + 1));
}

/* Its name is one as in "a.b:c", or none. */
static void look_at_function(struct guard *guard, size_t at) {
    size_t open = at + 1;
    open_frame(guard, at, FRAME_FUNCTION);
    while ((token_at(guard->tokens, open)->kind == TOKEN_NAME && !is_keyword(guard, open)) || is(guard, open, ".") ||
           is(guard, open, ":"))
        open++;
    add_locals(guard, at, count_names(guard, open + 1));
}

static void look_at_jump(struct guard *guard, size_t at) {
    if (++guard->jumps > SL_LIMIT_SCRIPT_JUMPS)
        refuse(
            guard, at,
            arena_printf(guard->arena, "more than %d conditions, loops and jumps in one file", SL_LIMIT_SCRIPT_JUMPS));
}

/* So many locals does Lua itself add to a "for". */
#define HIDDEN_LOCALS 4

static void look_at_loop(struct guard *guard, size_t at) {
    open_frame(guard, at, FRAME_BLOCK);
    if (guard->depth)
        guard->frames[guard->depth - 1].head = true;
    if (is(guard, at, "for"))
        add_locals(guard, at, HIDDEN_LOCALS + count_names(guard, at + 1));
}

/* The "do" of a loop, or a block of its own. */
static void look_at_do(struct guard *guard, size_t at) {
    struct frame *frame = guard->depth ? &guard->frames[guard->depth - 1] : NULL;
    if (frame && frame->head)
        frame->head = false;
    else
        open_frame(guard, at, FRAME_BLOCK);
}

static void look_at_word(struct guard *guard, size_t at) {
    static const char *const jumps[] = {"and",   "or",  "if",    "elseif", "else", "while",
                                        "until", "for", "break", "goto",   NULL};
    if (is_any(guard, at, jumps))
        look_at_jump(guard, at);
    if (is(guard, at, LENGTH_NAME))
        refuse(guard, at, TEXT(LENGTH_NAME " is what # becomes, and no name for scripts"));
    if (is(guard, at, "_ENV"))
        refuse(guard, at, TEXT("_ENV is not for rules: it could keep something for their next run"));
    else if (is(guard, at, "local"))
        look_at_local(guard, at);
    else if (is(guard, at, "function"))
        look_at_function(guard, at);
    else if (is(guard, at, "end") || is(guard, at, "until"))
        close_frame(guard, false);
    else if (is(guard, at, "and") || is(guard, at, "or"))
        look_at_joint(guard);
    else if (is(guard, at, "else") || is(guard, at, "elseif"))
        guard->locals = guard->depth ? guard->frames[guard->depth - 1].locals : 0;
    else if (is(guard, at, "if") || is(guard, at, "repeat"))
        open_frame(guard, at, FRAME_BLOCK);
    else if (is(guard, at, "for") || is(guard, at, "while"))
        look_at_loop(guard, at);
    else if (is(guard, at, "do"))
        look_at_do(guard, at);
}

/* At what is between two items of a table. */
static void look_at_item(struct guard *guard, size_t at) {
    struct frame *frame = guard->depth ? &guard->frames[guard->depth - 1] : NULL;
    bool between = is(guard, at, ",") || is(guard, at, ";");
    if (frame && frame->kind == FRAME_TABLE && between && ++frame->items > SL_LIMIT_SCRIPT_ITEMS)
        refuse(guard, at, arena_printf(guard->arena, "a table has more than %d items", SL_LIMIT_SCRIPT_ITEMS));
}

static void look_at_token(struct guard *guard, size_t at) {
    static const char *const brackets[] = {"[", "(", "{", "]", ")", "}", NULL};
    static const char *const comparisons[] = {"<", ">", "<=", ">=", "==", "~=", NULL};
    enum token_kind kind = guard->tokens->items[at].kind;
    bool link = is(guard, at - 1, ".") || is(guard, at - 1, ":");
    look_at_item(guard, at);
    if (kind == TOKEN_NAME && link)
        add_link(guard, at);
    if (kind == TOKEN_NAME && (!link || is(guard, at, "_ENV")))
        look_at_word(guard, at);
    if (kind == TOKEN_SYMBOL && is_any(guard, at, brackets))
        look_at_bracket(guard, at);
    else if (kind == TOKEN_SYMBOL && is_any(guard, at, comparisons))
        look_at_comparison(guard, at);
    else if (!link && !is(guard, at, ".") && !is(guard, at, ":"))
        end_chain(guard);
}

struct guard_fault guard_look(struct arena *arena, const struct tokens *tokens) {
    struct guard *guard = arena_alloc(arena, sizeof *guard);
    if (!guard)
        return (struct guard_fault){.line = 0};
    guard->arena = arena;
    guard->tokens = tokens;
    if (tokens->count > SL_LIMIT_SCRIPT_TOKENS)
        refuse(guard, SL_LIMIT_SCRIPT_TOKENS,
               arena_printf(arena, "the file has more than %d words and signs", SL_LIMIT_SCRIPT_TOKENS));
    for (size_t at = 0; at < tokens->count && guard->fault.message.length == 0; at++)
        look_at_token(guard, at);
    if (guard->fault.message.length == 0)
        look_at_bit_operators(guard);
    return guard->fault;
}
