/* scan.c - follows the access paths in a check through the vocabulary, and checks how each attribute is used. */
#include "lua/source/scan.h"

#include "base/nearest.h"
#include "base/text.h"
#include "lua/source/outline.h"
#include "model/former.h"
#include "model/vocabulary.h"

/* ---- the scanner ------------------------------------------------------------------------------------------------- */

/* The number of locals that the scanner knows; it follows no access paths from later ones. */
#define MOST_LOCALS 200

struct local {
    sl_text name;
    const sl_field *field; /* the group or attribute that it holds; NULL when it holds anything else */
};

struct scanner {
    const struct tokens *tokens;
    struct arena *arena;
    const struct scan_check *check;
    sl_text options;                  /* the name of check's second parameter; empty without one */
    sl_text accounts;                 /* the name of its third parameter */
    struct local locals[MOST_LOCALS]; /* those in scope, the latest last */
    size_t local_count;
};

static void report_line(struct scanner *scanner, size_t line, sl_text message) {
    if (scanner->check->report)
        scanner->check->report(scanner->check->context, line, message);
}

__attribute__((format(printf, 3, 4))) static void report(struct scanner *scanner, size_t at, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    sl_text message = arena_vprintf(scanner->arena, format, arguments);
    va_end(arguments);
    report_line(scanner, token_at(scanner->tokens, at)->line, message);
}

/* ---- locals and elements ----------------------------------------------------------------------------------------- */

static const sl_field *local_field(const struct scanner *scanner, sl_text name) {
    for (size_t i = scanner->local_count; i > 0; i--)
        if (text_equal(scanner->locals[i - 1].name, name))
            return scanner->locals[i - 1].field;
    return NULL;
}

static void set_local(struct scanner *scanner, sl_text name, const sl_field *field) {
    if (scanner->local_count < MOST_LOCALS)
        scanner->locals[scanner->local_count++] = (struct local){name, field};
}

static void note_element(struct scanner *scanner, const sl_field *field) {
    if (field->element != SL_NO_ELEMENT)
        scanner->check->elements[field->element] = true;
}

/* ---- strings ----------------------------------------------------------------------------------------------------- */

/* Checks that a string is a word of the field's domain. */
static void check_word(struct scanner *scanner, size_t at, const sl_field *field) {
    sl_text word = token_string(scanner->arena, token_at(scanner->tokens, at));
    if (text_find(field->domain, field->domain_count, word) == field->domain_count) {
        sl_text message = no_such_word(scanner->arena, field, word);
        report(scanner, at, "%.*s", TEXT_ARG(message));
    } else if (scanner->check->word) {
        scanner->check->word(scanner->check->context, at, field);
    }
}

/* Checks that a string is the path of a field. With `of_accounts`, it may be a field that only accounts have. */
static void check_path(struct scanner *scanner, size_t at, bool of_accounts) {
    sl_text path = token_string(scanner->arena, token_at(scanner->tokens, at));
    const sl_vocabulary *vocabulary = scanner->check->vocabulary;
    const sl_field *field = field_at(vocabulary->top, path);
    bool known = field && field->readable;
    if (!known && of_accounts)
        known = (field = account_field_at(vocabulary, path)) != NULL;
    if (known) {
        note_element(scanner, field);
        return;
    }
    sl_text meant = did_you_mean_path(scanner->arena, vocabulary, path, false);
    if (meant.length == 0 && of_accounts)
        meant = did_you_mean_path(scanner->arena, vocabulary, path, true);
    report(scanner, at, "the vocabulary has no \"%.*s\"%.*s", TEXT_ARG(path), TEXT_ARG(meant));
}

/* Calls `check` for each string among the arguments of a call: in brackets from `at` on, or one string alone. */
static void check_arguments(struct scanner *scanner, size_t at, const sl_field *field,
                            void (*check)(struct scanner *scanner, size_t at, const sl_field *field)) {
    int depth = 0;
    for (size_t i = at; i < scanner->tokens->count; i++) {
        depth += token_nesting(scanner->tokens, i);
        if (token_is_kind(scanner->tokens, i, TOKEN_STRING) && (depth == 1 || i == at))
            check(scanner, i, field);
        if (depth <= 0)
            break;
    }
}

static bool is_among(sl_text word, const char *words) {
    sl_text list = text_of(words), one;
    for (bool more = true; more;) {
        more = text_take(&list, ' ', &one);
        if (text_equal(one, word))
            return true;
    }
    return false;
}

/* ---- uses of attributes and groups ------------------------------------------------------------------------------- */

/* Checks a call of an attribute's method, with the ":" at `at`: the type must have the method, and the domain must have
 * each word that is an argument. */
static void check_method(struct scanner *scanner, size_t at, const sl_field *field) {
    if (!token_is_kind(scanner->tokens, at + 1, TOKEN_NAME) || field->type == SL_TEXT)
        return; /* a text has the methods of strings */
    sl_text method = token_at(scanner->tokens, at + 1)->text;
    const char *methods = field->type == SL_SET ? "has any all count empty" : field_has_words(field) ? "is" : "";
    if (is_among(method, methods))
        check_arguments(scanner, at + 2, field, check_word);
    else
        report(scanner, at + 1, "%.*s is of type %s, which has no method \"%.*s\"; it has: %s", TEXT_ARG(field->path),
               sl_type_name(field->type), TEXT_ARG(method), *methods ? methods : "no methods");
}

static bool is_equality(const struct tokens *tokens, size_t at) {
    return token_is(tokens, at, "==") || token_is(tokens, at, "~=");
}

/* Returns whether the expression in the tokens from `first` to before `end` is used as a truth value. */
static bool is_condition(const struct tokens *tokens, size_t first, size_t end) {
    static const char *const askers[] = {"if", "elseif", "while", "until", "not", "and", "or", NULL};
    static const char *const behind[] = {"and", "or", "then", NULL};
    static const char *const operators[] = {"<", "<=", ">", ">=", "==", "~=", "..", ":", "(", NULL};
    bool asked = (first > 0 && token_is_any(tokens, first - 1, askers)) || token_is_any(tokens, end, behind);
    bool compared = token_is_any(tokens, end, operators) || (first > 0 && token_is_any(tokens, first - 1, operators));
    return asked && !compared;
}

static void report_never_nil(struct scanner *scanner, size_t at, const sl_field *field) {
    sl_text path = field->path;
    if (scanner->check->framing)
        report(scanner, at, "%.*s is never nil; ask c:declares(\"%.*s\")", TEXT_ARG(path), TEXT_ARG(path));
    else
        report(scanner, at, "%.*s is never nil: where it is not declared, samplint tries each value", TEXT_ARG(path));
}

/* Checks how the check uses an attribute. The access path is in the tokens from `first` to before `end`. */
static void check_use(struct scanner *scanner, size_t first, size_t end, const sl_field *field) {
    static const char *const orders[] = {"<", "<=", ">", ">=", NULL};
    const struct tokens *tokens = scanner->tokens;
    bool order = token_is_any(tokens, end, orders), words = field_has_words(field);
    sl_text path = field->path;
    const char *type = sl_type_name(field->type), *method = field->type == SL_SET ? "has" : "is";
    if (token_is(tokens, end, ":"))
        check_method(scanner, end, field);
    else if (words && is_equality(tokens, end) && token_is(tokens, end + 1, "nil"))
        report_never_nil(scanner, first, field);
    else if (words && (is_equality(tokens, end) || (first > 0 && is_equality(tokens, first - 1))))
        report(scanner, first, "%.*s never equals a string in Lua; ask with :%s(\"word\")", TEXT_ARG(path), method);
    else if (words && is_condition(tokens, first, end))
        report(scanner, first, "%.*s is of type %s, which is always true; ask with :%s(\"word\")", TEXT_ARG(path), type,
               method);
    else if (order && field->type == SL_ORDINAL && token_is_kind(tokens, end + 1, TOKEN_STRING))
        check_word(scanner, end + 1, field);
    else if (order && words && field->type != SL_ORDINAL)
        report(scanner, first, "%.*s is of type %s, which has no order; ask with :%s", TEXT_ARG(path), type,
               field->type == SL_ENUM ? "is(\"word\")" : "count() or :has(\"word\")");
}

/* Checks a method of a group, with the ":" at `at`: only the whole configuration has one, c:declares("path"). */
static void check_declares(struct scanner *scanner, size_t at, const sl_field *group) {
    const struct tokens *tokens = scanner->tokens;
    size_t argument = token_is(tokens, at + 2, "(") ? at + 3 : at + 2;
    if (group->parent)
        report(scanner, at, "%.*s is a group, which has no methods; read an attribute of it", TEXT_ARG(group->path));
    else if (!token_is(tokens, at + 1, "declares"))
        report(scanner, at + 1, "the configuration has only the method declares(\"path\"), for framing rules");
    else if (!scanner->check->framing)
        report(scanner, at + 1, NO_DECLARES);
    else if (token_is_kind(tokens, argument, TOKEN_STRING))
        check_path(scanner, argument, false);
    else
        report(scanner, at + 1, "write the path as a literal text: declares(\"element.attribute\")");
}

/* ---- access paths ------------------------------------------------------------------------------------------------ */

static void report_no_field(struct scanner *scanner, size_t at, const sl_field *group) {
    const sl_vocabulary *vocabulary = scanner->check->vocabulary;
    sl_text name = token_at(scanner->tokens, at)->text;
    bool top = !group->parent;
    sl_text meant = did_you_mean(scanner->arena, name,
                                 top ? element_ids(scanner->arena, vocabulary) : field_ids(scanner->arena, group),
                                 top ? vocabulary->element_count : group->field_count);
    sl_text where = group->path.length ? group->path : TEXT("the configuration");
    sl_text former = former_path_hint(scanner->arena, vocabulary, arena_join(scanner->arena, group->path, ".", name));
    if (former.length)
        meant = former;
    if (text_equal(name, TEXT("declares")) && scanner->check->framing)
        meant = TEXT("; write a colon: c:declares(\"element.attribute\")");
    report(scanner, at, "%.*s has no \"%.*s\"%.*s", TEXT_ARG(where), TEXT_ARG(name), TEXT_ARG(meant));
}

/* Checks the access path whose first name, at `at`, is `field`, and how it is used. Returns the token behind it. */
static size_t check_access(struct scanner *scanner, size_t at, const sl_field *field) {
    const struct tokens *tokens = scanner->tokens;
    size_t end = at + 1;
    while (field && field->type == SL_GROUP && token_is(tokens, end, ".") &&
           token_is_kind(tokens, end + 1, TOKEN_NAME)) {
        const sl_field *child = field_child(field, token_at(tokens, end + 1)->text);
        if (!child || !child->readable) {
            report_no_field(scanner, end + 1, field);
            child = NULL;
        } else {
            note_element(scanner, child);
        }
        field = child;
        end += 2;
    }
    if (field && field->type != SL_GROUP)
        check_use(scanner, at, end, field);
    else if (field && token_is(tokens, end, ":"))
        check_declares(scanner, end, field);
    else if (field && field->path.length && is_condition(tokens, at, end)) /* true, whether it is declared or not */
        report(scanner, at, "%.*s is a group, which is always true; read an attribute of it", TEXT_ARG(field->path));
    return end;
}

/* ---- options and accounts ---------------------------------------------------------------------------------------- */

/* Checks options.NAME. `at` is the name of the options. */
static void check_option(struct scanner *scanner, size_t at) {
    const struct scan_check *check = scanner->check;
    if (!token_is(scanner->tokens, at + 1, ".") || !token_is_kind(scanner->tokens, at + 2, TOKEN_NAME))
        return;
    sl_text name = token_at(scanner->tokens, at + 2)->text;
    if (text_find(check->options, check->option_count, name) < check->option_count)
        return;
    sl_text meant = did_you_mean(scanner->arena, name, check->options, check->option_count);
    report(scanner, at + 2, "the rule has no option \"%.*s\"%.*s", TEXT_ARG(name), TEXT_ARG(meant));
}

/* Checks that accounts can have values of their own for the path in a string. */
static void check_account_path(struct scanner *scanner, size_t at, const sl_field *unused) {
    const sl_vocabulary *vocabulary = scanner->check->vocabulary;
    sl_text path = token_string(scanner->arena, token_at(scanner->tokens, at));
    const sl_field *field = varied_field_at(vocabulary, path), *program_field = field_at(vocabulary->top, path);
    (void)unused;
    if (field) {
        note_element(scanner, field);
        return;
    }
    if (program_field && program_field->readable) {
        report(scanner, at, "%.*s holds for the whole program; read it from check's first parameter", TEXT_ARG(path));
        return;
    }
    sl_text own = path;
    if (vocabulary->accounts)
        own = arena_printf(scanner->arena, "%.*s.%.*s", TEXT_ARG(vocabulary->accounts->id), TEXT_ARG(path));
    sl_text meant = account_field_at(vocabulary, own)
                        ? arena_printf(scanner->arena, "; did you mean \"%.*s\"?", TEXT_ARG(own))
                        : did_you_mean_path(scanner->arena, vocabulary, path, true);
    report(scanner, at, "accounts cannot declare \"%.*s\"%.*s", TEXT_ARG(path), TEXT_ARG(meant));
}

/* Checks that a rule may ask how many accounts declare the path in a string: what the list itself says of an account, or
 * in a framing rule any path. */
static void check_declared_path(struct scanner *scanner, size_t at, const sl_field *unused) {
    sl_text path = token_string(scanner->arena, token_at(scanner->tokens, at));
    const sl_field *field = varied_field_at(scanner->check->vocabulary, path);
    check_account_path(scanner, at, unused);
    if (field && field->element != SL_NO_ELEMENT && !scanner->check->framing)
        report(scanner, at, NO_DECLARES);
}

/* Checks a method of the accounts, whose name is at `at`, and the paths that it gets, as in accounts:tally("path"). */
static void check_accounts(struct scanner *scanner, size_t at) {
    const struct tokens *tokens = scanner->tokens;
    if (!token_is(tokens, at + 1, ":") || !token_is_kind(tokens, at + 2, TOKEN_NAME))
        return;
    sl_text method = token_at(tokens, at + 2)->text;
    bool declaring = text_equal(method, TEXT("declaring"));
    if (is_among(method, ACCOUNTS_METHODS))
        check_arguments(scanner, at + 3, NULL, declaring ? check_declared_path : check_account_path);
    else
        report(scanner, at + 2, "accounts have no \"%.*s\"; they have: " ACCOUNTS_METHODS, TEXT_ARG(method));
}

/* ---- declarations ------------------------------------------------------------------------------------------------ */

/* Returns the token behind a name in a list of locals, and behind its "<const>". */
static size_t behind_name(const struct tokens *tokens, size_t name) {
    return token_is(tokens, name + 1, "<") && token_is(tokens, name + 3, ">") ? name + 4 : name + 1;
}

/* Returns the field that a local gets from the expression at *at, if that is an access path and nothing more; else
 * NULL. Moves *at to the expression behind the next ","; to 0 when there is none that the scanner understands. */
static const sl_field *initial_field(const struct scanner *scanner, size_t *at) {
    const struct tokens *tokens = scanner->tokens;
    if (!*at || !token_is_kind(tokens, *at, TOKEN_NAME)) {
        *at = 0;
        return NULL;
    }
    const sl_field *field = local_field(scanner, token_at(tokens, *at)->text);
    size_t end = *at + 1;
    for (const sl_field *child = field;
         child && token_is(tokens, end, ".") && token_is_kind(tokens, end + 1, TOKEN_NAME); end += 2)
        field = child = field_child(child, token_at(tokens, end + 1)->text);
    bool more = token_is(tokens, end, ",");
    bool joined = token_is(tokens, end, "and") || token_is(tokens, end, "or");
    bool statement_ends = token_is(tokens, end, ";") || (token_is_kind(tokens, end, TOKEN_NAME) && !joined);
    *at = more ? end + 1 : 0;
    return more || statement_ends ? field : NULL;
}

/* Adds the locals that "local" declares, each with the field that it is set from. Returns the token before the first
 * expression, so that the scanner checks the access paths in the expressions as well. */
static size_t take_local(struct scanner *scanner, size_t at) {
    const struct tokens *tokens = scanner->tokens;
    size_t first = at + 1, name = first;
    while (token_is_kind(tokens, name, TOKEN_NAME) && token_is(tokens, behind_name(tokens, name), ","))
        name = behind_name(tokens, name) + 1;
    size_t last = behind_name(tokens, name), expression = last + 1;
    if (!token_is_kind(tokens, name, TOKEN_NAME) || !token_is(tokens, last, "="))
        return at;
    for (size_t i = first; i <= name; i = behind_name(tokens, i) + 1)
        set_local(scanner, token_at(tokens, i)->text, initial_field(scanner, &expression));
    return last;
}

/* Finds `check = function(c, options)`, and takes its parameters. Returns the first token of its body, or 0. */
static size_t find_check(struct scanner *scanner) {
    const struct tokens *tokens = scanner->tokens;
    bool portfolio = scanner->check->portfolio;
    sl_text *names[] = {&scanner->options, &scanner->accounts};
    size_t first, end;
    if (!outline_check(tokens, &first, &end) || !token_is(tokens, first + 1, "(") ||
        !token_is_kind(tokens, first + 2, TOKEN_NAME))
        return 0;
    set_local(scanner, token_at(tokens, first + 2)->text, scanner->check->vocabulary->top);
    size_t at = first + 3;
    for (size_t i = 0; i < 2 && token_is(tokens, at, ",") && token_is_kind(tokens, at + 1, TOKEN_NAME); i++, at += 2)
        *names[i] = token_at(tokens, at + 1)->text;
    if (scanner->accounts.length && !portfolio)
        report(scanner, at,
               "only a rule with scope = \"portfolio\" gets the accounts; write check = function(c, options)");
    if (!scanner->accounts.length && portfolio)
        report(scanner, at,
               "a rule with scope = \"portfolio\" gets the accounts; write check = function(c, options, accounts)");
    return token_is(tokens, at, ")") ? at + 1 : 0;
}

/* ---- statements -------------------------------------------------------------------------------------------------- */

static void scan_block(struct scanner *scanner, size_t at, size_t end);

/* Scans the block from `body` on, in which the names from `first` to before `last` hold no field. Returns its end. */
static size_t scan_scope(struct scanner *scanner, size_t first, size_t last, size_t body) {
    const struct tokens *tokens = scanner->tokens;
    size_t outer = scanner->local_count, end = outline_block_end(tokens, body);
    for (size_t i = first; i < last; i++)
        if (token_is_kind(tokens, i, TOKEN_NAME))
            set_local(scanner, token_at(tokens, i)->text, NULL);
    scan_block(scanner, body, end);
    scanner->local_count = outer;
    return end;
}

static size_t find_word(const struct tokens *tokens, size_t at, size_t end, const char *word) {
    while (at < end && !token_is(tokens, at, word))
        at++;
    return at;
}

/* Scans a "for". Its variables hide outer names in its body, but not in the expressions before "do". */
static size_t scan_for(struct scanner *scanner, size_t at, size_t end) {
    const struct tokens *tokens = scanner->tokens;
    size_t names = at + 1, body = find_word(tokens, at, end, "do");
    while (names < body && !token_is(tokens, names, "in") && !token_is(tokens, names, "="))
        names++;
    scan_block(scanner, names, body);
    return scan_scope(scanner, at + 1, names, body + 1);
}

/* Checks the paths in the fields of fail{}: at = "path", and the keys of notes = { ["path"] = "text" } and of among. */
static void check_fail_field(struct scanner *scanner, size_t at) {
    const struct tokens *tokens = scanner->tokens;
    bool portfolio = scanner->check->portfolio;
    if (outline_is_field(tokens, at, TEXT("at")) && token_is_kind(tokens, at + 2, TOKEN_STRING))
        check_path(scanner, at + 2, portfolio);
    if ((!outline_is_field(tokens, at, TEXT("notes")) && !outline_is_field(tokens, at, TEXT("among"))) ||
        !token_is(tokens, at + 2, "{"))
        return;
    int depth = 0;
    for (size_t i = at + 2; i < tokens->count; i++) {
        depth += token_nesting(tokens, i);
        if (depth == 1 && token_is(tokens, i, "[") && token_is_kind(tokens, i + 1, TOKEN_STRING) &&
            token_is(tokens, i + 2, "]"))
            check_path(scanner, i + 1, portfolio);
        if (depth == 0)
            break;
    }
}

/* Scans the name or other token at `at` that opens no block. Returns the token behind what it has scanned. */
static size_t scan_token(struct scanner *scanner, size_t at) {
    const struct tokens *tokens = scanner->tokens;
    sl_text name = token_at(tokens, at)->text;
    bool in_table = token_is(tokens, at - 1, "{") || token_is(tokens, at - 1, ","),
         assigned = token_is(tokens, at + 1, "=");
    if (token_is_kind(tokens, at, TOKEN_NAME) && assigned && !in_table && local_field(scanner, name))
        set_local(scanner, name, NULL); /* the local gets a value that the scanner does not follow */
    if (token_is(tokens, at, "local"))
        return take_local(scanner, at) + 1;
    bool starts_path = token_is_kind(tokens, at, TOKEN_NAME) && !assigned && !token_is_part(tokens, at);
    const sl_field *field = local_field(scanner, name);
    if (starts_path && scanner->options.length && text_equal(name, scanner->options))
        check_option(scanner, at);
    else if (starts_path && scanner->accounts.length && text_equal(name, scanner->accounts))
        check_accounts(scanner, at);
    else if (starts_path && field)
        return check_access(scanner, at, field);
    return at + 1;
}

static void scan_block(struct scanner *scanner, size_t at, size_t end) {
    const struct tokens *tokens = scanner->tokens;
    while (at < end) {
        check_fail_field(scanner, at);
        if (token_is(tokens, at, "function")) { /* its parameters hide outer names */
            size_t open = find_word(tokens, at, end, "("), close = find_word(tokens, open, end, ")");
            at = scan_scope(scanner, open, close, close + 1);
        } else if (token_is(tokens, at, "for")) {
            at = scan_for(scanner, at, end);
        } else if (token_is(tokens, at, "if") || token_is(tokens, at, "do")) {
            at = scan_scope(scanner, at, at, at + 1);
        } else {
            at = scan_token(scanner, at);
        }
    }
}

/* ---- the whole check --------------------------------------------------------------------------------------------- */

void scan_check(const struct tokens *tokens, struct arena *arena, const struct scan_check *check) {
    struct scanner *scanner = arena_alloc(arena, sizeof *scanner);
    const char *fault;
    if (!scanner)
        return;
    scanner->tokens = tokens;
    scanner->arena = arena;
    scanner->check = check;
    size_t faulty = outline_check_fault(tokens, &fault);
    if (faulty < tokens->count) {
        report(scanner, faulty, "%s", fault);
        return;
    }
    size_t at = find_check(scanner);
    if (at == 0)
        report_line(scanner, outline_field_line(tokens, TEXT("check"), 0),
                    outline_returns_table(tokens)
                        ? TEXT("write check as a function in the table: check = function(c, options) ... end")
                        : TEXT("write return rule { ... }, with the table directly behind the word rule"));
    else if (outline_is_check_at(tokens, check->first_line, check->last_line))
        scan_block(scanner, at, outline_block_end(tokens, at));
    else
        report(scanner, at,
               "the check that Lua has loaded is not the one here; write check = function(c, options) ... end, with "
               "nothing before or behind it");
}
