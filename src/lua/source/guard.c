/* guard.c - refuses forbidden constructs in a script before Lua sees the script. It makes one pass over the tokens,
 * with a stack of the open brackets and blocks, and a second pass for bit operators.
 *
 * It refuses scripts that are so large or so deeply nested that Lua's compiler would be slow or would use much of the C
 * stack: no time limit is checked while Lua compiles. And it refuses constructs that trigger a fault of Lua 5.4.4 or a
 * later version, whichever version is linked; docs/security.md lists these faults. */

#include <stdlib.h>

#include "base/text.h"
#include "lua/source/prepare.h"
#include "samplint/limits.h"

enum frame_kind {
    FRAME_GROUP,    /* ( around an expression */
    FRAME_CALL,     /* ( before arguments or parameters */
    FRAME_INDEX,    /* [ before an index, or before a key in a table */
    FRAME_TABLE,    /* { */
    FRAME_BLOCK,    /* if, do, for, while, repeat */
    FRAME_FUNCTION, /* function ... end */
};

/* An open bracket, block or function. */
struct frame {
    enum frame_kind kind;
    size_t chain;          /* links of the chain that a bracket continues */
    size_t longest;        /* links of the longest chain inside the bracket */
    size_t locals;         /* locals in scope before a block, in its function */
    bool head;             /* the "do" of this "for" or "while" is still to come */
    size_t items;          /* separators of a table's items, so far */
    size_t compared;       /* the token of a comparison that may be the whole index, as in t[a < b]; or 0 */
    size_t compared_depth; /* the number of frames that were open at that comparison */
};

struct guard {
    struct arena *arena;
    const struct tokens *tokens;
    struct frame frames[SL_LIMIT_SCRIPT_NESTING]; /* the open frames, the innermost last */
    size_t depth;
    size_t functions; /* the number of open functions */
    size_t locals;    /* locals in scope, of the innermost function */
    size_t chain;     /* links of the current chain: a.b[c]:d has three */
    size_t jumps;     /* conditions, loops and jumps so far */
    struct guard_fault fault;
};

/* Keeps the first fault. `at` is the token that is refused. */
__attribute__((format(printf, 3, 4))) static void refuse(struct guard *guard, size_t at, const char *format, ...) {
    if (guard->fault.message.length)
        return;
    va_list arguments;
    va_start(arguments, format);
    guard->fault.message = arena_vprintf(guard->arena, format, arguments);
    va_end(arguments);
    guard->fault.line = token_at(guard->tokens, at)->line;
}

static struct frame *innermost(struct guard *guard) {
    return guard->depth ? &guard->frames[guard->depth - 1] : NULL;
}

static bool is(const struct guard *guard, size_t at, const char *word) {
    return token_is(guard->tokens, at, word);
}

static bool is_any(const struct guard *guard, size_t at, const char *const *words) {
    return token_is_any(guard->tokens, at, words);
}

static bool is_keyword(const struct guard *guard, size_t at) {
    static const char *const words[] = {"and",  "break", "do",    "else",  "elseif", "end", "for",    "function",
                                        "goto", "if",    "in",    "local", "not",    "or",  "repeat", "return",
                                        "then", "until", "while", "true",  "false",  "nil", NULL};
    return token_at(guard->tokens, at)->kind == TOKEN_NAME && is_any(guard, at, words);
}

/* Returns whether a value ends with this token. Then a bracket behind it starts an index or a call. */
static bool ends_value(const struct guard *guard, size_t at) {
    static const char *const closers[] = {")", "]", "}", NULL};
    enum token_kind kind = token_at(guard->tokens, at)->kind;
    return kind == TOKEN_STRING || (kind == TOKEN_NAME && !is_keyword(guard, at)) || is_any(guard, at, closers);
}

/* ---- brackets and blocks ----------------------------------------------------------------------------------------- */

static void open_frame(struct guard *guard, size_t at, enum frame_kind kind) {
    if (guard->depth == SL_LIMIT_SCRIPT_NESTING) {
        refuse(guard, at, "more than %d brackets and blocks are nested; put inner parts into locals",
               SL_LIMIT_SCRIPT_NESTING);
        return;
    }
    guard->frames[guard->depth++] = (struct frame){.kind = kind, .chain = guard->chain, .locals = guard->locals};
    guard->chain = 0;
    if (kind != FRAME_FUNCTION)
        return;
    guard->locals = 0;
    if (++guard->functions > SL_LIMIT_SCRIPT_FUNCTIONS)
        refuse(guard, at, "more than %d functions are nested; declare them side by side", SL_LIMIT_SCRIPT_FUNCTIONS);
}

/* Closes the innermost frame. Ignores a closing token of the other sort: Lua refuses such a script. */
static void close_frame(struct guard *guard, bool bracket) {
    const struct frame *frame = innermost(guard);
    bool block = frame && (frame->kind == FRAME_BLOCK || frame->kind == FRAME_FUNCTION);
    if (!frame || block == bracket)
        return;
    guard->depth--;
    if (frame->compared)
        refuse(guard, frame->compared, "a comparison cannot be an index; put its result into a local, and use that");
    size_t inside = frame->longest > guard->chain ? frame->longest : guard->chain;
    guard->chain = 0;
    if (block)
        guard->locals = frame->locals;
    if (frame->kind == FRAME_FUNCTION)
        guard->functions--;
    if (frame->kind == FRAME_GROUP || frame->kind == FRAME_INDEX)
        guard->chain = inside > frame->chain ? inside : frame->chain;
    if (frame->kind == FRAME_CALL)
        guard->chain = frame->chain;
}

/* ---- chains ------------------------------------------------------------------------------------------------------ */

/* A chain is an expression with fields, indices and methods behind it: a.b[c]:d. When Lua names a link of a chain in an
 * error, it calls a C function for each link, each inside the call of the one before. */
static void add_link(struct guard *guard, size_t at) {
    if (++guard->chain > SL_LIMIT_SCRIPT_CHAIN)
        refuse(guard, at, "more than %d names are joined, as in a.b.c; put a part into a local", SL_LIMIT_SCRIPT_CHAIN);
}

/* Ends the current chain. */
static void end_chain(struct guard *guard) {
    struct frame *frame = innermost(guard);
    if (frame && frame->longest < guard->chain)
        frame->longest = guard->chain;
    guard->chain = 0;
}

static void visit_bracket(struct guard *guard, size_t at) {
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

/* ---- faults of Lua ----------------------------------------------------------------------------------------------- */

/* Returns the frame of the index, as in t[...], that contains the current token with only groups in between; NULL if
 * there is none. */
static struct frame *index_around(struct guard *guard) {
    size_t depth = guard->depth;
    while (depth > 0 && guard->frames[depth - 1].kind == FRAME_GROUP)
        depth--;
    return depth > 0 && guard->frames[depth - 1].kind == FRAME_INDEX ? &guard->frames[depth - 1] : NULL;
}

static bool is_bit_operator(const struct guard *guard, size_t at) {
    static const char *const operators[] = {"&", "|", "~", "<<", ">>", NULL};
    return is_any(guard, at, operators);
}

static int compare_tokens(const void *left, const void *right) {
    const struct token *a = left, *b = right;
    return a->kind != b->kind ? (a->kind > b->kind) - (a->kind < b->kind) : text_compare(a->text, b->text);
}

/* Refuses bit operators in a script with many constants: Lua 5.4.4 compiles wrong code for them in a function with more
 * than 255 constants. Each constant is a token or the result of a calculation, so these are counted. */
static void visit_bit_operators(struct guard *guard) {
    static const char *const calculations[] = {"+", "-", "*", "/", "//", "%", "^", NULL};
    const struct tokens *tokens = guard->tokens;
    size_t first = 0, count = 0, different = 0;
    while (first < tokens->count && !is_bit_operator(guard, first))
        first++;
    if (first == tokens->count)
        return;
    struct token *constants = arena_array(guard->arena, tokens->count, sizeof *constants);
    for (size_t i = 0; constants && i < tokens->count; i++) {
        different += is_bit_operator(guard, i) || is_any(guard, i, calculations);
        if (tokens->items[i].kind != TOKEN_SYMBOL)
            constants[count++] = tokens->items[i];
    }
    if (count > 1)
        qsort(constants, count, sizeof *constants, compare_tokens);
    for (size_t i = 0; i < count; i++)
        different += i == 0 || compare_tokens(&constants[i - 1], &constants[i]) != 0;
    if (different > SL_LIMIT_SCRIPT_CONSTANTS)
        refuse(
            guard, first,
            "a script with bit operators must not have more than %d different names, texts, numbers and calculations; "
            "this one has %zu",
            SL_LIMIT_SCRIPT_CONSTANTS, different);
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

static void add_locals(struct guard *guard, size_t at, size_t count) {
    guard->locals += count;
    if (guard->locals > SL_LIMIT_SCRIPT_LOCALS)
        refuse(guard, at, "more than %d locals are in scope; use fewer, or end a block earlier",
               SL_LIMIT_SCRIPT_LOCALS);
}

/* Counts the names in a list that starts at `at`. An attribute such as <const> may follow a name. */
static size_t count_names(struct guard *guard, size_t at) {
    size_t count = 0;
    while (token_at(guard->tokens, at)->kind == TOKEN_NAME && !is_keyword(guard, at)) {
        count++;
        if (is(guard, at + 1, "<") && is(guard, at + 2, "close"))
            refuse(guard, at, "rules cannot use <close>; write <const>, or leave it out");
        size_t behind = is(guard, at + 1, "<") ? at + 4 : at + 1;
        if (!is(guard, behind, ","))
            break;
        at = behind + 1;
    }
    return count;
}

/* Opens a function, and adds its parameters. The function may have a name such as "a.b:c". */
static void visit_function(struct guard *guard, size_t at) {
    size_t open = at + 1;
    open_frame(guard, at, FRAME_FUNCTION);
    while ((token_at(guard->tokens, open)->kind == TOKEN_NAME && !is_keyword(guard, open)) || is(guard, open, ".") ||
           is(guard, open, ":"))
        open++;
    add_locals(guard, at, count_names(guard, open + 1));
}

/* The locals without a name that Lua adds to a "for". */
#define HIDDEN_LOCALS 4

static void visit_loop(struct guard *guard, size_t at) {
    open_frame(guard, at, FRAME_BLOCK);
    if (guard->depth)
        innermost(guard)->head = true;
    if (is(guard, at, "for"))
        add_locals(guard, at, HIDDEN_LOCALS + count_names(guard, at + 1));
}

static void visit_word(struct guard *guard, size_t at) {
    static const char *const jumps[] = {"and",   "or",  "if",    "elseif", "else", "while",
                                        "until", "for", "break", "goto",   NULL};
    static const char *const connectives[] = {"and", "or", NULL};
    struct frame *frame = innermost(guard), *index = is_any(guard, at, connectives) ? index_around(guard) : NULL;
    if (is_any(guard, at, jumps) && ++guard->jumps > SL_LIMIT_SCRIPT_JUMPS)
        refuse(guard, at, "the file has more than %d conditions, loops and jumps; use fewer", SL_LIMIT_SCRIPT_JUMPS);
    if (is(guard, at, LENGTH_NAME))
        refuse(guard, at, "the name " LENGTH_NAME " is reserved; choose another name");
    if (is(guard, at, "_ENV"))
        refuse(guard, at, "rules cannot use _ENV, because it could keep something for their next run; use a local");
    else if (is(guard, at, "local"))
        add_locals(guard, at, is(guard, at + 1, "function") ? 1 : count_names(guard, at + 1));
    else if (is(guard, at, "function"))
        visit_function(guard, at);
    else if (is(guard, at, "end") || is(guard, at, "until"))
        close_frame(guard, false);
    else if (index && guard->depth <= index->compared_depth)
        index->compared = 0; /* a comparison that "and" or "or" follows is not the whole index */
    else if (is(guard, at, "else") || is(guard, at, "elseif"))
        guard->locals = frame ? frame->locals : 0;
    else if (is(guard, at, "for") || is(guard, at, "while"))
        visit_loop(guard, at);
    else if (is(guard, at, "do") && frame && frame->head)
        frame->head = false; /* it belongs to the loop that is open */
    else if (is(guard, at, "do") || is(guard, at, "if") || is(guard, at, "repeat"))
        open_frame(guard, at, FRAME_BLOCK);
}

static void visit_token(struct guard *guard, size_t at) {
    static const char *const brackets[] = {"[", "(", "{", "]", ")", "}", NULL};
    enum token_kind kind = guard->tokens->items[at].kind;
    struct frame *frame = innermost(guard);
    bool link = token_is_part(guard->tokens, at), separator = is(guard, at, ",") || is(guard, at, ";");
    if (separator && frame && frame->kind == FRAME_TABLE && ++frame->items > SL_LIMIT_SCRIPT_ITEMS)
        refuse(guard, at, "a table has more than %d items; split it", SL_LIMIT_SCRIPT_ITEMS);
    if (kind == TOKEN_NAME && link)
        add_link(guard, at);
    if (kind == TOKEN_NAME && (!link || is(guard, at, "_ENV")))
        visit_word(guard, at);
    if (kind == TOKEN_SYMBOL && is_any(guard, at, brackets)) {
        visit_bracket(guard, at);
    } else if (kind == TOKEN_SYMBOL && token_is_comparison(guard->tokens, at)) {
        struct frame *index = index_around(guard);
        if (index) { /* if the comparison is the whole index, Lua 5.4.4 compiles code that uses a wrong register */
            index->compared = at;
            index->compared_depth = guard->depth;
        }
    } else if (!link && !is(guard, at, ".") && !is(guard, at, ":")) {
        end_chain(guard);
    }
}

struct guard_fault guard_check(struct arena *arena, const struct tokens *tokens) {
    struct guard *guard = arena_alloc(arena, sizeof *guard);
    if (!guard)
        return (struct guard_fault){.line = 0};
    guard->arena = arena;
    guard->tokens = tokens;
    if (tokens->count > SL_LIMIT_SCRIPT_TOKENS)
        refuse(guard, SL_LIMIT_SCRIPT_TOKENS, "the file has more than %d names, texts, numbers and symbols; split it",
               SL_LIMIT_SCRIPT_TOKENS);
    for (size_t at = 0; at < tokens->count && guard->fault.message.length == 0; at++)
        visit_token(guard, at);
    if (guard->fault.message.length == 0)
        visit_bit_operators(guard);
    return guard->fault;
}
