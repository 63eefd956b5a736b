#include "lua/source/changes.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "lua/source/scan.h"

/* The words of a domain that stand in the brackets around a token, and where these end. */
struct beside {
    const sl_field *field; /* NULL before there was any */
    size_t at, last;
    uint64_t words;
};

struct lister {
    struct arena *arena;
    const struct tokens *scan;
    sl_text source;
    struct changes *changes;
    struct beside beside; /* of the word before */
};

static size_t start_of(const struct lister *lister, size_t at) {
    return (size_t)(token_at(lister->scan, at)->text.bytes - lister->source.bytes);
}

static size_t end_of(const struct lister *lister, size_t at) {
    return start_of(lister, at) + token_at(lister->scan, at)->text.length;
}

static void add(struct lister *lister, size_t from, size_t to, size_t line, sl_text after) {
    struct changes *changes = lister->changes;
    struct change *list = arena_grow(lister->arena, changes->list, changes->count, &changes->capacity, sizeof *list);
    if (!list)
        return;
    changes->list = list;
    list[changes->count++] = (struct change){from, to, line, after};
}

static void change_token(struct lister *lister, size_t at, sl_text after) {
    add(lister, start_of(lister, at), end_of(lister, at), token_at(lister->scan, at)->line, after);
}

/* ---- operators and constants -------------------------------------------------------------------------------------- */

/* Whether what stands before a sign is a value, so that the sign is between two. */
static bool ends_value(const struct tokens *scan, size_t at) {
    static const char *const closers[] = {")", "]", "}"};
    static const char *const words[] = {"return", "and",   "or",   "not", "if", "elseif",
                                        "while",  "until", "then", "do",  "in"};
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
        if (scan_is(scan, at, closers[i]))
            return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (scan_is(scan, at, words[i]))
            return false;
    return token_at(scan, at)->kind != TOKEN_SYMBOL;
}

/* "<" and ">" around an attribute of a local are no comparison. */
static bool is_attribute(const struct tokens *scan, size_t at) {
    return (scan_is(scan, at, "<") && scan_is(scan, at + 2, ">") &&
            (scan_is(scan, at + 1, "const") || scan_is(scan, at + 1, "close"))) ||
           (scan_is(scan, at, ">") && at >= 2 && scan_is(scan, at - 2, "<"));
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
    const struct tokens *scan = lister->scan;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        if (!scan_is(scan, at, operators[i].before) || is_attribute(scan, at))
            continue;
        for (size_t j = 0; j < 2 && operators[i].after[j]; j++)
            if (!operators[i].between_values || ends_value(scan, at - 1))
                change_token(lister, at, text_of(operators[i].after[j]));
    }
    if (scan_is(scan, at, "not"))
        add(lister, start_of(lister, at), start_of(lister, at + 1), token_at(scan, at)->line, TEXT(""));
}

static bool read_number(const struct token *token, int64_t *number) {
    sl_text text = token->text;
    *number = 0;
    if (token->kind != TOKEN_NUMBER || text.length > 15)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false; /* hexadecimal, or a fraction */
        *number = *number * 10 + (text.bytes[i] - '0');
    }
    return true;
}

static void change_number(struct lister *lister, size_t at) {
    int64_t number;
    if (!read_number(token_at(lister->scan, at), &number))
        return;
    change_token(lister, at, arena_printf(lister->arena, "%" PRId64, number + 1));
    if (number > 0)
        change_token(lister, at, arena_printf(lister->arena, "%" PRId64, number - 1));
    else
        change_token(lister, at, TEXT("(-1)"));
}

/* ---- conditions and answers --------------------------------------------------------------------------------------- */

/* From behind "if" to before its "then". */
static void change_condition(struct lister *lister, size_t at, size_t end) {
    const struct tokens *scan = lister->scan;
    bool loops = scan_is(scan, at, "while");
    if (!loops && !scan_is(scan, at, "if") && !scan_is(scan, at, "elseif"))
        return;
    size_t behind = at + 1;
    while (behind < end && !scan_is(scan, behind, loops ? "do" : "then"))
        behind = scan_is(scan, behind, "function") ? scan_block_end(scan, behind + 1) : behind + 1;
    if (behind >= end || (behind == at + 2 && (scan_is(scan, at + 1, "true") || scan_is(scan, at + 1, "false"))))
        return;
    if (!loops) /* it would go on until its fuel is spent, which every test notices */
        add(lister, end_of(lister, at), start_of(lister, behind), token_at(scan, at)->line, TEXT(" true "));
    add(lister, end_of(lister, at), start_of(lister, behind), token_at(scan, at)->line, TEXT(" false "));
}

/* The token behind the brackets that open at `at`, or behind the one string that stands in their place. */
static size_t behind_call(const struct tokens *scan, size_t at, size_t end) {
    int depth = 0;
    for (size_t i = at; i < end; i++) {
        depth += scan_is(scan, i, "(") || scan_is(scan, i, "{");
        depth -= scan_is(scan, i, ")") || scan_is(scan, i, "}");
        if (depth == 0)
            return i + 1;
    }
    return end;
}

static void change_answer(struct lister *lister, size_t at, size_t end) {
    static const char *const answers[] = {"pass", "fail", "not_applicable"};
    static const char *const becomes[] = {"fail { message = \"?\", alternatives = { \"?\", \"?\" } }", "pass()",
                                          "pass()"};
    const struct tokens *scan = lister->scan;
    bool called = scan_is(scan, at + 1, "(") || scan_is(scan, at + 1, "{") ||
                  (at + 1 < scan->count && token_at(scan, at + 1)->kind == TOKEN_STRING);
    for (size_t i = 0; i < 3; i++) {
        if (!scan_is(scan, at, answers[i]) || !called)
            continue;
        size_t behind = behind_call(scan, at + 1, end);
        if (behind < end)
            add(lister, start_of(lister, at), end_of(lister, behind - 1), token_at(scan, at)->line,
                text_of(becomes[i]));
    }
}

/* ---- words -------------------------------------------------------------------------------------------------------- */

static bool opens(const struct tokens *scan, size_t at) {
    return scan_is(scan, at, "(") || scan_is(scan, at, "{");
}

static bool closes(const struct tokens *scan, size_t at) {
    return scan_is(scan, at, ")") || scan_is(scan, at, "}");
}

/* Whether a token stands in the brackets that were looked at last: no others open on the way to it. */
static bool is_known(const struct beside *beside, const struct tokens *scan, size_t at, const sl_field *field) {
    bool known = beside->field == field && at >= beside->at && at < beside->last;
    for (size_t i = beside->at; known && i < at; i++)
        known = !opens(scan, i);
    return known;
}

/* The words of a field that stand in the same brackets as a token. Looked for once for each pair of brackets, for these may be long. */
static uint64_t words_beside(struct beside *beside, const struct tokens *scan, size_t at, const sl_field *field) {
    bool known = is_known(beside, scan, at, field);
    beside->at = at;
    if (known)
        return beside->words;
    size_t first = at;
    *beside = (struct beside){.field = field, .at = at, .last = at};
    while (first > 0 && !opens(scan, first - 1))
        first--;
    while (beside->last < scan->count && !closes(scan, beside->last))
        beside->last++;
    for (size_t i = first; i < beside->last; i++) {
        bool string = token_at(scan, i)->kind == TOKEN_STRING;
        size_t word =
            string ? text_find(field->domain, field->domain_count, token_at(scan, i)->text) : field->domain_count;
        beside->words |= word < field->domain_count ? (uint64_t)1 << word : 0;
    }
    return beside->words;
}

/* The next word of the domain that the question does not ask for yet. */
static void change_word(void *context, size_t at, const sl_field *field) {
    struct lister *lister = context;
    sl_text word = token_at(lister->scan, at)->text;
    size_t own = text_find(field->domain, field->domain_count, word), next = own;
    uint64_t beside = words_beside(&lister->beside, lister->scan, at, field);
    for (size_t i = 1; i < field->domain_count && next == own; i++) {
        size_t other = (own + i) % field->domain_count;
        if (!(beside >> other & 1))
            next = other;
    }
    if (next != own)
        change_token(lister, at, field->domain[next]);
}

static void ignore(void *context, size_t line, sl_text message) {
    (void)context;
    (void)line;
    (void)message;
}

static void change_words(struct lister *lister, const sl_vocabulary *vocabulary, const sl_rule *rule) {
    struct scan_check check = {.vocabulary = vocabulary,
                               .portfolio = rule->scope == SL_SCOPE_PORTFOLIO,
                               .elements = arena_array(lister->arena, vocabulary->element_count, sizeof(bool)),
                               .report = ignore,
                               .word = change_word,
                               .context = lister};
    if (check.elements)
        scan_check(lister->scan, lister->arena, &check);
}

/* ---- all of them -------------------------------------------------------------------------------------------------- */

static int compare_changes(const void *left, const void *right) {
    const struct change *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return text_compare(a->after, b->after);
}

void lua_list_changes(struct arena *arena, const sl_vocabulary *vocabulary, const sl_rule *rule,
                      struct changes *changes) {
    struct tokens scan = tokens_of(arena, rule->source->bytes);
    struct lister lister = {.arena = arena, .scan = &scan, .source = rule->source->bytes, .changes = changes};
    size_t first, end;
    *changes = (struct changes){.count = 0};
    if (arena->failed || !scan_check_tokens(&scan, &first, &end))
        return;
    for (size_t at = first + 1; at + 1 < end && !arena->failed; at++) {
        change_operator(&lister, at);
        change_number(&lister, at);
        change_condition(&lister, at, end);
        change_answer(&lister, at, end);
    }
    change_words(&lister, vocabulary, rule);
    if (changes->count > 1)
        qsort(changes->list, changes->count, sizeof *changes->list, compare_changes);
}

size_t lua_list_numbers(struct arena *arena, const sl_rule *rule, int64_t *numbers, size_t most) {
    struct tokens scan = tokens_of(arena, rule->source->bytes);
    size_t first, end, count = 0;
    if (!scan_check_tokens(&scan, &first, &end))
        return 0;
    for (size_t at = first; at < end; at++) {
        int64_t number;
        bool known = !read_number(token_at(&scan, at), &number);
        for (size_t i = 0; i < count; i++)
            known = known || numbers[i] == number;
        if (!known && count < most)
            numbers[count++] = number;
    }
    return count;
}

sl_text lua_change_text(struct arena *arena, const sl_rule *rule, const struct change *change) {
    sl_text source = rule->source->bytes;
    char *text = arena_array(arena, source.length - (change->to - change->from) + change->after.length, 1);
    if (!text)
        return (sl_text){NULL, 0};
    memcpy(text, source.bytes, change->from);
    if (change->after.length)
        memcpy(text + change->from, change->after.bytes, change->after.length);
    memcpy(text + change->from + change->after.length, source.bytes + change->to, source.length - change->to);
    return (sl_text){text, source.length - (change->to - change->from) + change->after.length};
}
