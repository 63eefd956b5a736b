/* mutants.c - lists small changes of a rule's check, token by token, and applies one of them to the rule's text. */
#include "lua/source/mutants.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "lua/source/outline.h"
#include "lua/source/scan.h"

/* The words of an attribute's domain that are written in one pair of brackets. */
struct bracketed_words {
    const sl_field *field; /* the attribute; NULL before the first word */
    size_t at;             /* the token of the latest word */
    size_t last;           /* the closing bracket */
    uint64_t words;        /* one bit for each word of the domain */
};

struct lister {
    struct arena *arena;
    const struct tokens *tokens;
    sl_text source;
    struct mutants *mutants;
    struct bracketed_words bracketed; /* the words in the brackets around the latest word */
};

/* Returns the position in the source of a token's first byte. */
static size_t start_of(const struct lister *lister, size_t at) {
    return (size_t)(token_at(lister->tokens, at)->text.bytes - lister->source.bytes);
}

/* Returns the position in the source of the byte behind a token. */
static size_t end_of(const struct lister *lister, size_t at) {
    return start_of(lister, at) + token_at(lister->tokens, at)->text.length;
}

static void add(struct lister *lister, size_t from, size_t to, size_t line, sl_text after) {
    struct mutants *mutants = lister->mutants;
    ARENA_APPEND(lister->arena, mutants->list, mutants->count, mutants->capacity,
                 (struct mutant){from, to, line, after});
}

/* Adds the mutant in which a token is replaced. */
static void change_token(struct lister *lister, size_t at, sl_text after) {
    add(lister, start_of(lister, at), end_of(lister, at), token_at(lister->tokens, at)->line, after);
}

/* ---- operators and constants ------------------------------------------------------------------------------------- */

/* Returns whether a value ends with this token. Then a "-" behind it is a subtraction, not a sign. */
static bool ends_value(const struct tokens *tokens, size_t at) {
    static const char *const closers[] = {")", "]", "}", NULL};
    static const char *const words[] = {"return", "and",   "or",   "not", "if", "elseif",
                                        "while",  "until", "then", "do",  "in", NULL};
    if (token_is_any(tokens, at, closers))
        return true;
    return token_at(tokens, at)->kind != TOKEN_SYMBOL && !token_is_any(tokens, at, words);
}

static void change_operator(struct lister *lister, size_t at) {
    static const struct {
        const char *before;
        const char *after[2];
        bool between_values;
    } operators[] = {
        {"==", {"~=", NULL}, false},      {"~=", {"==", NULL}, false},  {"<", {"<=", ">="}, false},
        {"<=", {"<", ">"}, false},        {">", {">=", "<="}, false},   {">=", {">", "<"}, false},
        {"and", {"or", NULL}, false},     {"or", {"and", NULL}, false}, {"true", {"false", NULL}, false},
        {"false", {"true", NULL}, false}, {"+", {"-", NULL}, false},    {"-", {"+", NULL}, true},
        {"*", {"+", NULL}, false},        {"//", {"*", NULL}, false},   {"/", {"*", NULL}, false},
    };
    const struct tokens *tokens = lister->tokens;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        if (!token_is(tokens, at, operators[i].before) || token_is_attribute(tokens, at))
            continue;
        for (size_t j = 0; j < 2 && operators[i].after[j]; j++)
            if (!operators[i].between_values || ends_value(tokens, at - 1))
                change_token(lister, at, text_of(operators[i].after[j]));
    }
    if (token_is(tokens, at, "not"))
        add(lister, start_of(lister, at), start_of(lister, at + 1), token_at(tokens, at)->line, TEXT(""));
}

static void change_number(struct lister *lister, size_t at) {
    int64_t number;
    if (!token_integer(token_at(lister->tokens, at), &number))
        return;
    change_token(lister, at, arena_printf(lister->arena, "%" PRId64, number + 1));
    if (number > 0)
        change_token(lister, at, arena_printf(lister->arena, "%" PRId64, number - 1));
    else
        change_token(lister, at, TEXT(" -1"));
}

/* ---- conditions and answers -------------------------------------------------------------------------------------- */

/* Replaces the condition between "if" and "then", "elseif" and "then", or "while" and "do". */
static void change_condition(struct lister *lister, size_t at, size_t end) {
    const struct tokens *tokens = lister->tokens;
    bool loops = token_is(tokens, at, "while");
    if (!loops && !token_is(tokens, at, "if") && !token_is(tokens, at, "elseif"))
        return;
    size_t behind = at + 1;
    while (behind < end && !token_is(tokens, behind, loops ? "do" : "then"))
        behind = token_is(tokens, behind, "function") ? outline_block_end(tokens, behind + 1) : behind + 1;
    if (behind >= end || (behind == at + 2 && (token_is(tokens, at + 1, "true") || token_is(tokens, at + 1, "false"))))
        return;
    if (!loops) /* an endless loop runs out of its budget, which every test notices */
        add(lister, end_of(lister, at), start_of(lister, behind), token_at(tokens, at)->line, TEXT(" true "));
    add(lister, end_of(lister, at), start_of(lister, behind), token_at(tokens, at)->line, TEXT(" false "));
}

/* Returns the token behind a call's arguments, which start at `at`: a pair of brackets, or one string. */
static size_t behind_call(const struct tokens *tokens, size_t at, size_t end) {
    int depth = 0;
    for (size_t i = at; i < end; i++) {
        depth += token_nesting(tokens, i);
        if (depth == 0)
            return i + 1;
    }
    return end;
}

static void change_answer(struct lister *lister, size_t at, size_t end) {
    static const char *const answers[] = {"pass", "fail", "not_applicable"};
    static const char *const becomes[] = {"fail { message = \"?\", alternatives = { \"?\", \"?\" } }", "pass()",
                                          "pass()"};
    const struct tokens *tokens = lister->tokens;
    bool called = token_is(tokens, at + 1, "(") || token_is(tokens, at + 1, "{") ||
                  (at + 1 < tokens->count && token_at(tokens, at + 1)->kind == TOKEN_STRING);
    for (size_t i = 0; i < 3; i++) {
        if (!token_is(tokens, at, answers[i]) || !called)
            continue;
        size_t behind = behind_call(tokens, at + 1, end);
        if (behind < end)
            add(lister, start_of(lister, at), end_of(lister, behind - 1), token_at(tokens, at)->line,
                text_of(becomes[i]));
    }
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

/* Returns the words of a field's domain in the brackets around a token. Brackets may be long, so each is read once. */
static uint64_t words_around(struct bracketed_words *latest, const struct tokens *tokens, size_t at,
                             const sl_field *field) {
    bool same = latest->field == field && at >= latest->at && at < latest->last;
    for (size_t i = latest->at; same && i < at; i++)
        same = token_nesting(tokens, i) <= 0; /* no other bracket opens between the two words */
    latest->at = at;
    if (same)
        return latest->words;
    size_t first = at;
    *latest = (struct bracketed_words){.field = field, .at = at, .last = at};
    while (first > 0 && token_nesting(tokens, first - 1) <= 0)
        first--;
    while (latest->last < tokens->count && token_nesting(tokens, latest->last) >= 0)
        latest->last++;
    for (size_t i = first; i < latest->last; i++) {
        bool string = token_at(tokens, i)->kind == TOKEN_STRING;
        size_t word =
            string ? text_find(field->domain, field->domain_count, token_at(tokens, i)->text) : field->domain_count;
        latest->words |= word < field->domain_count ? (uint64_t)1 << word : 0;
    }
    return latest->words;
}

/* Replaces a word by the next word of its domain that is not in the same brackets. */
static void change_word(void *context, size_t at, const sl_field *field) {
    struct lister *lister = context;
    sl_text word = token_at(lister->tokens, at)->text;
    size_t own = text_find(field->domain, field->domain_count, word), next = own;
    uint64_t written = words_around(&lister->bracketed, lister->tokens, at, field);
    for (size_t i = 1; i < field->domain_count && next == own; i++) {
        size_t other = (own + i) % field->domain_count;
        if (!(written >> other & 1))
            next = other;
    }
    if (next != own)
        change_token(lister, at, field->domain[next]);
}

/* ---- all of them ------------------------------------------------------------------------------------------------- */

static int compare_mutants(const void *left, const void *right) {
    const struct mutant *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return text_compare(a->after, b->after);
}

void list_mutants(struct arena *arena, const sl_vocabulary *vocabulary, const sl_rule *rule, struct mutants *mutants) {
    struct tokens tokens = tokens_of(arena, rule->source->bytes);
    struct lister lister = {.arena = arena, .tokens = &tokens, .source = rule->source->bytes, .mutants = mutants};
    size_t first, end;
    *mutants = (struct mutants){.count = 0};
    if (arena->failed || !outline_check(&tokens, &first, &end))
        return;
    for (size_t at = first + 1; at + 1 < end && !arena->failed; at++) {
        change_operator(&lister, at);
        change_number(&lister, at);
        change_condition(&lister, at, end);
        change_answer(&lister, at, end);
    }
    struct scan_check words = {.vocabulary = vocabulary,
                               .portfolio = rule->scope == SL_SCOPE_PORTFOLIO,
                               .elements = arena_array(arena, vocabulary->element_count, sizeof(bool)),
                               .word = change_word,
                               .context = &lister};
    if (words.elements)
        scan_check(&tokens, arena, &words);
    if (mutants->count > 1)
        qsort(mutants->list, mutants->count, sizeof *mutants->list, compare_mutants);
}

sl_text mutant_text(struct arena *arena, const sl_rule *rule, const struct mutant *mutant) {
    sl_text source = rule->source->bytes, after = mutant->after;
    size_t length = source.length - (mutant->to - mutant->from) + after.length;
    char *text = arena_array(arena, length, 1);
    if (!text)
        return (sl_text){NULL, 0};
    memcpy(text, source.bytes, mutant->from);
    if (after.length)
        memcpy(text + mutant->from, after.bytes, after.length);
    memcpy(text + mutant->from + after.length, source.bytes + mutant->to, source.length - mutant->to);
    return (sl_text){text, length};
}
