/* scan.c - follows what a check reads through the vocabulary. */
#include "lua/source/scan.h"

#include "base/nearest.h"
#include "base/text.h"
#include "lua/portfolio.h"
#include "lua/source/scan_table.h"
#include "model/vocabulary.h"

/* ---- following chains --------------------------------------------------------------------------------------------- */

/* More locals than this in one check are not consequences. */
#define MOST_LOCALS 200

struct local {
    sl_text name;
    const sl_field *field; /* a group or an attribute; NULL once the name means something else */
};

struct consequence_finder {
    const struct tokens *scan;
    struct arena *arena;
    const struct scan_check *check;
    sl_text options;  /* the name of check's second parameter; empty if it has none */
    sl_text accounts; /* of its third */
    struct local locals[MOST_LOCALS];
    size_t local_count;
};

static void report(struct consequence_finder *follower, size_t at, sl_text message) {
    follower->check->report(follower->check->context, token_at(follower->scan, at)->line, message);
}

static const sl_field *local_field(const struct consequence_finder *follower, sl_text name) {
    for (size_t i = follower->local_count; i > 0; i--)
        if (text_equal(follower->locals[i - 1].name, name))
            return follower->locals[i - 1].field;
    return NULL;
}

static void set_local(struct consequence_finder *follower, sl_text name, const sl_field *field) {
    if (follower->local_count < MOST_LOCALS)
        follower->locals[follower->local_count++] = (struct local){name, field};
}

static void note_element(struct consequence_finder *follower, const sl_field *field) {
    if (field->element != SL_NO_ELEMENT)
        follower->check->elements[field->element] = true;
}

static void check_word(struct consequence_finder *follower, size_t at, const sl_field *field) {
    sl_text word = token_string(follower->arena, token_at(follower->scan, at));
    if (text_find(field->domain, field->domain_count, word) < field->domain_count) {
        if (follower->check->word)
            follower->check->word(follower->check->context, at, field);
        return;
    }
    report(follower, at, no_such_word(follower->arena, field, word));
}

/* `of_accounts`: it may be one that only accounts have. */
static void check_path(struct consequence_finder *follower, size_t at, bool of_accounts) {
    sl_text path = token_string(follower->arena, token_at(follower->scan, at));
    const sl_vocabulary *vocabulary = follower->check->vocabulary;
    const sl_field *field = field_at(vocabulary->top, path);
    bool known = field && field->element != SL_NO_ELEMENT;
    if (!known && of_accounts)
        known = (field = account_field_at(vocabulary, path)) != NULL;
    if (known) {
        note_element(follower, field);
        return;
    }
    sl_text meant = did_you_mean_path(follower->arena, vocabulary, path);
    if (meant.length == 0 && of_accounts)
        meant = did_you_mean_account_path(follower->arena, vocabulary, path);
    report(follower, at,
           arena_printf(follower->arena, "the vocabulary has no \"%.*s\"%.*s", TEXT_ARG(path), TEXT_ARG(meant)));
}

static const char *methods_of(const sl_field *field) {
    if (field->type == SL_SET)
        return "has any all count empty";
    return field->type == SL_ENUM || field->type == SL_ORDINAL ? "is" : "";
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

/* At the ":" behind an attribute: the method must be one of its type's, its literal words in the domain. */
static void check_method(struct consequence_finder *follower, size_t at, const sl_field *field) {
    const struct tokens *scan = follower->scan;
    if (!scan_is_kind(scan, at + 1, TOKEN_NAME))
        return;
    sl_text method = token_at(scan, at + 1)->text;
    const char *methods = methods_of(field);
    if (field->type == SL_TEXT)
        return; /* a string, with the methods of strings */
    if (!is_among(method, methods)) {
        report(follower, at + 1,
               arena_printf(follower->arena, "%.*s is of type %s and has no \"%.*s\"; it has: %s",
                            TEXT_ARG(field->path), sl_type_name(field->type), TEXT_ARG(method),
                            *methods ? methods : "nothing to call"));
        return;
    }
    if (scan_is_kind(scan, at + 2, TOKEN_STRING)) {
        check_word(follower, at + 2, field);
        return;
    }
    int depth = 0;
    for (size_t i = at + 2; i < scan->count; i++) {
        depth += scan_nesting(scan, i);
        if (depth == 1 && scan_is_kind(scan, i, TOKEN_STRING))
            check_word(follower, i, field);
        if (depth <= 0)
            break;
    }
}

static bool is_equality(const struct tokens *scan, size_t at) {
    return scan_is(scan, at, "==") || scan_is(scan, at, "~=");
}

/* Whether what stands from `first` to `end` is asked whether it is true. */
static bool is_condition(const struct tokens *scan, size_t first, size_t end) {
    static const char *const askers[] = {"if", "elseif", "while", "until", "not", "and", "or", NULL};
    static const char *const behind[] = {"and", "or", "then", NULL};
    static const char *const operators[] = {"<", "<=", ">", ">=", "==", "~=", "..", ":", "(", NULL};
    bool asked = (first > 0 && scan_is_any(scan, first - 1, askers)) || scan_is_any(scan, end, behind);
    bool compared = scan_is_any(scan, end, operators) || (first > 0 && scan_is_any(scan, first - 1, operators));
    return asked && !compared;
}

/* A group is always true, declared or not: nobody who asks that means it. */
static void check_group(struct consequence_finder *follower, size_t first, size_t end, const sl_field *group) {
    if (is_condition(follower->scan, first, end) && group->path.length)
        report(follower, first,
               arena_printf(follower->arena, "%.*s is a group and always true; ask c:declares(\"%.*s\")",
                            TEXT_ARG(group->path), TEXT_ARG(group->path)));
}

/* What stands on either side of an attribute. `first` and `end` are its tokens. */
static void check_use(struct consequence_finder *follower, size_t first, size_t end, const sl_field *field) {
    const struct tokens *scan = follower->scan;
    bool order =
        scan_is(scan, end, "<") || scan_is(scan, end, "<=") || scan_is(scan, end, ">") || scan_is(scan, end, ">=");
    if (scan_is(scan, end, ":")) {
        check_method(follower, end, field);
    } else if (field_has_words(field) && is_equality(scan, end) && scan_is(scan, end + 1, "nil")) {
        report(follower, first,
               arena_printf(follower->arena, "%.*s is never nil; ask c:declares(\"%.*s\")", TEXT_ARG(field->path),
                            TEXT_ARG(field->path)));
    } else if (field_has_words(field) && (is_equality(scan, end) || (first > 0 && is_equality(scan, first - 1)))) {
        report(follower, first,
               arena_printf(follower->arena, "%.*s never equals a string in Lua; ask with :%s(\"word\")",
                            TEXT_ARG(field->path), field->type == SL_SET ? "has" : "is"));
    } else if (field_has_words(field) && is_condition(scan, first, end)) {
        report(follower, first,
               arena_printf(follower->arena, "%.*s is of type %s and always true; ask with :%s(\"word\")",
                            TEXT_ARG(field->path), sl_type_name(field->type), field->type == SL_SET ? "has" : "is"));
    } else if (order && field->type == SL_ORDINAL && scan_is_kind(scan, end + 1, TOKEN_STRING)) {
        check_word(follower, end + 1, field);
    } else if (order && field_has_words(field) && field->type != SL_ORDINAL) {
        report(follower, first,
               arena_printf(follower->arena, "%.*s is of type %s and has no order; ask with :%s", TEXT_ARG(field->path),
                            sl_type_name(field->type),
                            field->type == SL_ENUM ? "is(\"word\")" : "count() or :has(\"word\")"));
    }
}

/* Follows the chain whose root is at `at`. Returns the token behind it; *field is where it leads, NULL when it was wrong. */
static size_t follow(struct consequence_finder *follower, size_t at, const sl_field **field) {
    const struct tokens *scan = follower->scan;
    at++;
    while (*field && (*field)->type == SL_GROUP && scan_is(scan, at, ".") && scan_is_kind(scan, at + 1, TOKEN_NAME)) {
        sl_text name = token_at(scan, at + 1)->text;
        const sl_field *child = field_child(*field, name);
        if (!child || child->element == SL_NO_ELEMENT) {
            const sl_vocabulary *vocabulary = follower->check->vocabulary;
            bool top = !(*field)->parent;
            sl_text meant =
                did_you_mean(follower->arena, name,
                             top ? element_ids(follower->arena, vocabulary) : field_ids(follower->arena, *field),
                             top ? vocabulary->element_count : (*field)->field_count);
            sl_text where = (*field)->path.length ? (*field)->path : TEXT("the configuration");
            if (text_equal(name, TEXT("declares")))
                meant = TEXT("; write a colon: c:declares(\"element.attribute\")");
            report(follower, at + 1,
                   arena_printf(follower->arena, "%.*s has no \"%.*s\"%.*s", TEXT_ARG(where), TEXT_ARG(name),
                                TEXT_ARG(meant)));
            child = NULL;
        } else {
            note_element(follower, child);
        }
        *field = child;
        at += 2;
    }
    return at;
}

static bool is_chain_start(const struct consequence_finder *follower, size_t at) {
    const struct tokens *scan = follower->scan;
    if (!scan_is_kind(scan, at, TOKEN_NAME) || scan_is(scan, at + 1, "="))
        return false;
    return at == 0 || !(scan_is(scan, at - 1, ".") || scan_is(scan, at - 1, ":"));
}

/* c:declares("path") and c:declares "path" */
static void check_declares(struct consequence_finder *follower, size_t at, const sl_field *field) {
    const struct tokens *scan = follower->scan;
    if (field->parent) {
        report(follower, at,
               arena_printf(follower->arena, "%.*s is a group and has no methods; ask c:declares(\"path\")",
                            TEXT_ARG(field->path)));
        return;
    }
    if (!scan_is(scan, at + 1, "declares")) {
        report(follower, at + 1, TEXT("a configuration has no method but declares(\"path\")"));
        return;
    }
    size_t argument = scan_is(scan, at + 2, "(") ? at + 3 : at + 2;
    if (scan_is_kind(scan, argument, TOKEN_STRING))
        check_path(follower, argument, false);
    else
        report(follower, at + 1, TEXT("declares takes the path as a literal, as in \"element.attribute\""));
}

static size_t look_at_chain(struct consequence_finder *follower, size_t at, const sl_field **field) {
    size_t end = follow(follower, at, field);
    if (!*field)
        return end;
    if ((*field)->type == SL_GROUP && scan_is(follower->scan, end, ":"))
        check_declares(follower, end, *field);
    else if ((*field)->type == SL_GROUP)
        check_group(follower, at, end, *field);
    else if ((*field)->type != SL_GROUP)
        check_use(follower, at, end, *field);
    return end;
}

static void check_option(struct consequence_finder *follower, size_t at) {
    const struct scan_check *check = follower->check;
    if (!scan_is(follower->scan, at + 1, ".") || !scan_is_kind(follower->scan, at + 2, TOKEN_NAME))
        return;
    sl_text name = token_at(follower->scan, at + 2)->text;
    if (text_find(check->options, check->option_count, name) < check->option_count)
        return;
    sl_text meant = did_you_mean(follower->arena, name, check->options, check->option_count);
    report(follower, at + 2,
           arena_printf(follower->arena, "the rule has no option \"%.*s\"%.*s", TEXT_ARG(name), TEXT_ARG(meant)));
}

/* What is wrong with a path that accounts have no values of their own for, and what is meant. */
static sl_text no_account_path(struct consequence_finder *follower, sl_text path) {
    const sl_vocabulary *vocabulary = follower->check->vocabulary;
    sl_text own = arena_printf(follower->arena, "%.*s.%.*s", TEXT_ARG(vocabulary->accounts->id), TEXT_ARG(path));
    const sl_field *field = field_at(vocabulary->top, path);
    if (field && field->element != SL_NO_ELEMENT)
        return arena_printf(follower->arena, "%.*s holds for the whole program; read it from check's first parameter",
                            TEXT_ARG(path));
    if (account_field_at(vocabulary, own))
        return arena_printf(follower->arena, "accounts have no \"%.*s\" of their own; did you mean \"%.*s\"?",
                            TEXT_ARG(path), TEXT_ARG(own));
    return arena_printf(follower->arena, "accounts have no \"%.*s\" of their own%.*s", TEXT_ARG(path),
                        TEXT_ARG(did_you_mean_account_path(follower->arena, vocabulary, path)));
}

static void check_account_path(struct consequence_finder *follower, size_t at) {
    sl_text path = token_string(follower->arena, token_at(follower->scan, at));
    const sl_field *field = account_field_at(follower->check->vocabulary, path);
    if (field)
        note_element(follower, field);
    else
        report(follower, at, no_account_path(follower, path));
}

/* At the name of the accounts: the method must be there, and the paths it is given, as in accounts:tally("path") and
 * accounts:tally "path". */
static void check_accounts(struct consequence_finder *follower, size_t at) {
    const struct tokens *scan = follower->scan;
    if (!scan_is(scan, at + 1, ":") || !scan_is_kind(scan, at + 2, TOKEN_NAME))
        return;
    if (!is_among(token_at(scan, at + 2)->text, PORTFOLIO_METHODS)) {
        report(follower, at + 2,
               arena_printf(follower->arena, "accounts have no \"%.*s\"; they have: " PORTFOLIO_METHODS,
                            TEXT_ARG(token_at(scan, at + 2)->text)));
        return;
    }
    int depth = 0;
    for (size_t i = at + 3; i < scan->count; i++) {
        depth += scan_nesting(scan, i);
        if (scan_is_kind(scan, i, TOKEN_STRING) && (depth == 1 || i == at + 3))
            check_account_path(follower, i);
        if (depth <= 0)
            break;
    }
}

/* The token behind a name in a list of locals, and behind its "<const>". */
static size_t behind_name(const struct tokens *scan, size_t name) {
    return scan_is(scan, name + 1, "<") && scan_is(scan, name + 3, ">") ? name + 4 : name + 1;
}

/* At "local": the names it declares, each with the chain it is set from, if that is all it is set from. Returns the token
 * before the first expression, so that the chains in them are looked at in the ordinary way. */
static size_t take_local(struct consequence_finder *follower, size_t at) {
    const struct tokens *scan = follower->scan;
    size_t first = at + 1, name = first;
    while (scan_is_kind(scan, name, TOKEN_NAME) && scan_is(scan, behind_name(scan, name), ","))
        name = behind_name(scan, name) + 1;
    size_t last = behind_name(scan, name), expression = last + 1;
    if (!scan_is_kind(scan, name, TOKEN_NAME) || !scan_is(scan, last, "="))
        return at;
    for (size_t i = first; i <= name; i = behind_name(scan, i) + 1) {
        const sl_field *field = NULL;
        if (expression && scan_is_kind(scan, expression, TOKEN_NAME)) {
            field = local_field(follower, token_at(scan, expression)->text);
            size_t end = expression + 1;
            for (const sl_field *child = field;
                 child && scan_is(scan, end, ".") && scan_is_kind(scan, end + 1, TOKEN_NAME); end += 2)
                field = child = field_child(child, token_at(scan, end + 1)->text);
            bool more = scan_is(scan, end, ",");
            bool joined = scan_is(scan, end, "and") || scan_is(scan, end, "or");
            bool statement_ends = scan_is(scan, end, ";") || (scan_is_kind(scan, end, TOKEN_NAME) && !joined);
            if (!more && !statement_ends)
                field = NULL;
            expression = more ? end + 1 : 0;
        } else {
            expression = 0;
        }
        set_local(follower, token_at(scan, i)->text, field);
    }
    return last;
}

/* The names of check's parameters after the first one. Returns the token behind its ")", or 0. */
static size_t take_parameters(struct consequence_finder *follower, size_t at) {
    const struct tokens *scan = follower->scan;
    sl_text *names[] = {&follower->options, &follower->accounts};
    for (size_t i = 0; i < 2 && scan_is(scan, at, ",") && scan_is_kind(scan, at + 1, TOKEN_NAME); i++, at += 2)
        *names[i] = token_at(scan, at + 1)->text;
    if (follower->accounts.length && !follower->check->portfolio)
        report(follower, at, TEXT("only a rule with scope = \"portfolio\" is given the accounts"));
    if (!follower->accounts.length && follower->check->portfolio)
        report(follower, at, TEXT("write check = function(c, options, accounts): that is what its scope is for"));
    return scan_is(scan, at, ")") ? at + 1 : 0;
}

/* Takes the parameters of `check = function(c, options)`. Returns the token behind its ")", or 0. */
static size_t find_check(struct consequence_finder *follower) {
    const struct tokens *scan = follower->scan;
    size_t at, end;
    if (!scan_check_tokens(scan, &at, &end) || !scan_is(scan, at + 1, "(") || !scan_is_kind(scan, at + 2, TOKEN_NAME))
        return 0;
    set_local(follower, token_at(scan, at + 2)->text, follower->check->vocabulary->top);
    return take_parameters(follower, at + 3);
}

static void look_at_block(struct consequence_finder *follower, size_t at, size_t end);

/* Names between two tokens mean nothing of the configuration until the block from `body` on ends. Returns its end. */
static size_t look_at_scope(struct consequence_finder *follower, size_t first, size_t last, size_t body) {
    const struct tokens *scan = follower->scan;
    size_t outer = follower->local_count, end = scan_block_end(scan, body);
    for (size_t i = first; i < last; i++)
        if (scan_is_kind(scan, i, TOKEN_NAME))
            set_local(follower, token_at(scan, i)->text, NULL);
    look_at_block(follower, body, end);
    follower->local_count = outer;
    return end;
}

static size_t find_symbol(const struct tokens *scan, size_t at, size_t end, const char *word) {
    while (at < end && !scan_is(scan, at, word))
        at++;
    return at;
}

/* At "function": its parameters hide outer names. */
static size_t look_at_function(struct consequence_finder *follower, size_t at, size_t end) {
    size_t open = find_symbol(follower->scan, at, end, "("), close = find_symbol(follower->scan, open, end, ")");
    return look_at_scope(follower, open, close, close + 1);
}

/* At "for": so do its variables, but not in what it goes over. */
static size_t look_at_for(struct consequence_finder *follower, size_t at, size_t end) {
    const struct tokens *scan = follower->scan;
    size_t names = at + 1, body = find_symbol(scan, at, end, "do");
    while (names < body && !scan_is(scan, names, "in") && !scan_is(scan, names, "="))
        names++;
    look_at_block(follower, names, body);
    return look_at_scope(follower, at + 1, names, body + 1);
}

/* The paths that fail{} is given: at = "path", and the keys of notes = { ["path"] = "text" } and among. */
static void look_at_paths(struct consequence_finder *follower, size_t at) {
    const struct tokens *scan = follower->scan;
    if (scan_is_field(scan, at, TEXT("at")) && scan_is_kind(scan, at + 2, TOKEN_STRING))
        check_path(follower, at + 2, follower->check->portfolio);
    if ((!scan_is_field(scan, at, TEXT("notes")) && !scan_is_field(scan, at, TEXT("among"))) ||
        !scan_is(scan, at + 2, "{"))
        return;
    int depth = 0;
    for (size_t i = at + 2; i < scan->count; i++) {
        depth += scan_nesting(scan, i);
        if (depth == 1 && scan_is(scan, i, "[") && scan_is_kind(scan, i + 1, TOKEN_STRING) && scan_is(scan, i + 2, "]"))
            check_path(follower, i + 1, follower->check->portfolio);
        if (depth == 0)
            break;
    }
}

static void look_at_block(struct consequence_finder *follower, size_t at, size_t end) {
    const struct tokens *scan = follower->scan;
    while (at < end) {
        look_at_paths(follower, at);
        const sl_field *field = NULL;
        if (scan_is(scan, at, "function")) {
            at = look_at_function(follower, at, end);
            continue;
        }
        if (scan_is(scan, at, "for")) {
            at = look_at_for(follower, at, end);
            continue;
        }
        if (scan_is(scan, at, "if") || scan_is(scan, at, "do")) {
            at = look_at_scope(follower, at, at, at + 1);
            continue;
        }
        bool in_table = scan_is(scan, at - 1, "{") || scan_is(scan, at - 1, ",");
        if (scan_is_kind(scan, at, TOKEN_NAME) && scan_is(scan, at + 1, "=") && !in_table &&
            local_field(follower, token_at(scan, at)->text))
            set_local(follower, token_at(scan, at)->text, NULL); /* from here on it means something else */
        if (scan_is(scan, at, "local"))
            at = take_local(follower, at);
        else if (is_chain_start(follower, at) && follower->options.length &&
                 text_equal(token_at(scan, at)->text, follower->options))
            check_option(follower, at);
        else if (is_chain_start(follower, at) && follower->accounts.length &&
                 text_equal(token_at(scan, at)->text, follower->accounts))
            check_accounts(follower, at);
        else if (is_chain_start(follower, at))
            field = local_field(follower, token_at(scan, at)->text);
        if (field)
            at = look_at_chain(follower, at, &field);
        else
            at++;
    }
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

void scan_check(const struct tokens *scan, struct arena *arena, const struct scan_check *check) {
    struct consequence_finder *follower = arena_alloc(arena, sizeof *follower);
    sl_text why;
    if (!follower)
        return;
    follower->scan = scan;
    follower->arena = arena;
    follower->check = check;
    size_t other = scan_other_check(scan, &why);
    if (other < scan->count) {
        report(follower, other, why);
        return;
    }
    size_t at = find_check(follower);
    if (at == 0) {
        bool table = scan_returns_table(scan);
        check->report(check->context, scan_field_line(scan, TEXT("check"), 0),
                      !table ? TEXT("write return rule { ... }: the word rule, and the table right behind it")
                             : TEXT("write check as a function in the table: check = function(c, options) ... end"));
        return;
    }
    if (scan_is_loaded(scan, check))
        look_at_block(follower, at, scan_block_end(scan, at));
    else
        report(follower, at, TEXT("the check of the rule is another function than the one that is written here"));
}
