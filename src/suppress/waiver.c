/* waiver.c - reads a waiver, and finds out whether it can apply: its rule, its last day, and the value it was for. */
#include "suppress/waiver.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/day.h"
#include "base/nearest.h"
#include "base/text.h"
#include "model/value_text.h"
#include "samplint/waiver.h"

const sl_text waiver_word = TEXT_INIT("samplint");
static const sl_text undetermined_word = TEXT_INIT("undetermined"); /* in place of a rule */

#define FORM "samplint: waive RULE until YYYY-MM-DD by OWNER because REASON"

void waiver_fault(struct arena *arena, sl_waiver *waiver, sl_waiver_state state, const char *format, ...) {
    va_list arguments;
    if (waiver->message.length)
        return;
    va_start(arguments, format);
    waiver->state = state;
    waiver->message = arena_vprintf(arena, format, arguments);
    va_end(arguments);
}

void waiver_set_unused(struct arena *arena, sl_waiver *waiver) {
    const char *where = waiver->in_program ? "here" : "there";
    if (text_equal(waiver->rule, undetermined_word))
        waiver_fault(arena, waiver, SL_WAIVER_UNUSED,
                     "it covers nothing, because every value that rules need %s is declared; delete it", where);
    else
        waiver_fault(arena, waiver, SL_WAIVER_UNUSED,
                     "it covers nothing, because %.*s finds nothing wrong %s; delete it", TEXT_ARG(waiver->rule),
                     where);
}

/* ---- today ------------------------------------------------------------------------------------------------------- */

static sl_result set_today(sl_checker *checker, int64_t day) {
    checker->waivers->today = day;
    checker->waivers->today_is_set = true;
    return SL_OK;
}

int64_t checker_today(sl_checker *checker) {
    if (!checker->waivers->today_is_set)
        set_today(checker, day_of_second((int64_t)time(NULL)));
    return checker->waivers->today;
}

sl_result sl_set_today(sl_checker *checker, sl_text day) {
    int64_t number;
    if (day_read(day, &number))
        return set_today(checker, number);
    return problem_usage(&checker->problems, "option",
                         "\"%.*s\" is no day of the calendar; write it like this: 2027-03-31",
                         TEXT_ARG(arena_excerpt(&checker->problems.arena, day)));
}

sl_result sl_set_today_by_clock(sl_checker *checker, sl_text seconds) {
    int64_t second;
    bool digits = seconds.length > 0;
    for (size_t i = 0; i < seconds.length; i++)
        digits = digits && seconds.bytes[i] >= '0' && seconds.bytes[i] <= '9';
    if (digits && integer_read(seconds, &second))
        return set_today(checker, day_of_second(second));
    return problem_usage(&checker->problems, "option",
                         "SOURCE_DATE_EPOCH is \"%.*s\", which is no number of seconds since 1970",
                         TEXT_ARG(arena_excerpt(&checker->problems.arena, seconds)));
}

void sl_get_today(sl_checker *checker, char day[SL_DAY_BYTES]) {
    struct arena scratch = ARENA_EMPTY;
    sl_text text = day_write(&scratch, checker_today(checker));
    snprintf(day, SL_DAY_BYTES, "%.*s", TEXT_ARG(text));
    arena_free(&scratch);
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

void waiver_read_day(struct arena *arena, sl_text text, sl_waiver *waiver) {
    waiver->expires = text;
    if (!day_read(text, &waiver->last_day))
        waiver_fault(arena, waiver, SL_WAIVER_MISSPELLED,
                     "\"%.*s\" is no day of the calendar; write the last day like this: 2027-03-31",
                     TEXT_ARG(arena_excerpt(arena, text)));
}

/* Removes the text before a word, and the word, from the start of *left. If the word, or the text before or after it,
 * is missing, sets the fault that the waiver is misspelled; `form` is the missing part in the message. */
static bool take_before(struct arena *arena, sl_waiver *waiver, sl_text word, const char *form, sl_text *left,
                        sl_text *before) {
    if (text_cut(*left, word, before, left) && before->length && left->length)
        return true;
    waiver_fault(arena, waiver, SL_WAIVER_MISSPELLED, "there is no \"%s\"; write \"" FORM "\"", form);
    return false;
}

/* Removes a word, in any case, from the start of a text. Returns whether it is there. */
static bool take_word(sl_text *left, sl_text word) {
    if (text_seek(text_slice(*left, 0, word.length < left->length ? word.length : left->length), word) != 0)
        return false;
    *left = text_trim(text_slice(*left, word.length, left->length));
    return true;
}

/* Returns whether a text starts with a form of "waive". "waivers" does not count: it is the name of a command. */
static bool starts_with_waive(sl_text text) {
    static const char ends[] = " \t:";
    sl_text words[] = {TEXT("waive"), TEXT("waived"), TEXT("waiver")};
    bool found = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = words[i].length;
        found = found || (text_seek(text, words[i]) == 0 &&
                          (text.length == length || memchr(ends, text.bytes[length], strlen(ends))));
    }
    return found;
}

bool waiver_is_meant(sl_text comment) {
    bool first = true;
    for (size_t at; (at = text_seek(comment, waiver_word)) != SIZE_MAX; first = false) {
        first = first && at == 0;
        comment = text_trim(text_slice(comment, at + waiver_word.length, comment.length));
        bool colon = take_word(&comment, TEXT(":"));
        if ((colon && first) || ((colon || first) && starts_with_waive(comment)))
            return true;
    }
    return false;
}

void waiver_read_comment(struct arena *arena, sl_text text, sl_waiver *waiver) {
    sl_text left, expires, word;
    if (text_seek(text, waiver_word) != 0) {
        waiver_fault(arena, waiver, SL_WAIVER_MISSPELLED,
                     "a waiver is a comment of its own; start it with \"# samplint: waive\"");
        return;
    }
    static const sl_text start = TEXT_INIT("samplint:");
    bool good = text_starts_with(text, start);
    left = good ? text_trim(text_slice(text, start.length, text.length)) : text;
    if (!good || !text_cut(left, TEXT(" "), &word, &left) || !text_equal(word, TEXT("waive"))) {
        waiver_fault(arena, waiver, SL_WAIVER_MISSPELLED, "this is no waiver; write \"" FORM "\"");
        return;
    }
    if (!take_before(arena, waiver, TEXT(" until "), "until YYYY-MM-DD", &left, &waiver->rule) ||
        !take_before(arena, waiver, TEXT(" by "), "by OWNER", &left, &expires) ||
        !take_before(arena, waiver, TEXT(" because "), "because REASON", &left, &waiver->owner))
        return;
    waiver->reason = left;
    if (waiver_is_meant(left))
        waiver_fault(arena, waiver, SL_WAIVER_MISSPELLED,
                     "a comment holds one waiver; write each on a line of its own above the value");
    text_cut(waiver->rule, TEXT(" given "), &waiver->rule, &waiver->value);
    waiver_read_day(arena, expires, waiver);
}

/* ---- whether it can apply ---------------------------------------------------------------------------------------- */

static void report_no_rule(const struct rulebook *book, struct arena *arena, sl_waiver *waiver) {
    sl_text id = waiver->rule, shown = arena_excerpt(arena, id);
    const sl_retired_rule *retired = rulebook_find_retired(book, id);
    if (retired) {
        waiver_fault(arena, waiver, SL_WAIVER_UNUSED, "it covers nothing: %.*s Delete it",
                     TEXT_ARG(retired_text(arena, retired)));
        return;
    }
    if (text_contains(id, TEXT(",")) || text_contains(id, TEXT(" "))) {
        waiver_fault(arena, waiver, SL_WAIVER_MISSPELLED,
                     "a waiver is for one rule, not for \"%.*s\"; write one for each", TEXT_ARG(shown));
        return;
    }
    const sl_text *ids = rulebook_ids(book, arena);
    sl_text meant = ids ? did_you_mean(arena, id, ids, book->count) : (sl_text){NULL, 0};
    if (!meant.length)
        meant = TEXT("; samplint rules lists them all");
    waiver_fault(arena, waiver, SL_WAIVER_MISSPELLED, "there is no rule \"%.*s\"%.*s", TEXT_ARG(shown),
                 TEXT_ARG(meant));
}

/* Returns the rule of a waiver, or NULL. A former id in the waiver is replaced by the present one. */
static const sl_rule *find_rule(const struct rulebook *book, sl_waiver *waiver) {
    const sl_rule *rule = rulebook_find_any(book, waiver->rule);
    if (rule)
        return rule;
    rule = rulebook_find_former(book, waiver->rule);
    if (rule) {
        waiver->former_rule = waiver->rule;
        waiver->rule = rule->id;
    }
    return rule;
}

void waiver_check(sl_checker *checker, struct arena *arena, sl_waiver *waiver) {
    const sl_rule *rule = find_rule(&checker->rules.book, waiver);
    bool of_rule = !text_equal(waiver->rule, undetermined_word);
    if (waiver->message.length)
        return;
    if (of_rule && !rule)
        report_no_rule(&checker->rules.book, arena, waiver);
    else if (of_rule && rule->not_waivable)
        waiver_fault(arena, waiver, SL_WAIVER_REFUSED, "%.*s cannot be waived: %.*s says so; mend what it finds",
                     TEXT_ARG(rule->id), TEXT_ARG(rule->not_waivable_set_by));
    if (waiver->last_day < checker_today(checker))
        waiver_fault(arena, waiver, SL_WAIVER_EXPIRED,
                     "it ended on %.*s, and its findings count again; mend them, or have the waiver decided again",
                     TEXT_ARG(waiver->expires));
}

/* ---- the value that it was given for ----------------------------------------------------------------------------- */

/* Returns whether a waiver for this field can be given for a value; if not, sets the fault. */
static bool may_have_value(struct arena *arena, const sl_field *field, sl_waiver *waiver) {
    if (field && field->type != SL_GROUP)
        return true;
    waiver_fault(arena, waiver, SL_WAIVER_MISSPELLED,
                 "it was given for a value, but is not about a single attribute; leave the value out");
    return false;
}

static void keep_value(struct arena *arena, const sl_field *field, bool good, sl_text fault, struct waiver *waiver) {
    waiver->field = field;
    waiver->has_value = good;
    if (!good)
        waiver_fault(arena, waiver->shown, SL_WAIVER_MISSPELLED, "it was given for a value that does not exist: %.*s",
                     TEXT_ARG(fault));
}

void waiver_set_value(struct arena *arena, const sl_field *field, const sl_text *words, size_t count,
                      struct waiver *waiver) {
    sl_text fault = {NULL, 0};
    bool good = false;
    if (!may_have_value(arena, field, waiver->shown))
        return;
    if (field->type == SL_SET)
        good = members_read(arena, field, words, count, &waiver->value, &fault);
    else if (count == 1)
        good = value_read(arena, field, words[0], &waiver->value, &fault);
    else
        fault = arena_printf(arena, "%.*s takes one value, not a list", TEXT_ARG(field->path));
    keep_value(arena, field, good, fault, waiver);
}

void waiver_set_value_text(struct arena *arena, const sl_field *field, sl_text text, struct waiver *waiver) {
    sl_text fault;
    if (may_have_value(arena, field, waiver->shown))
        keep_value(arena, field, value_read(arena, field, text, &waiver->value, &fault), fault, waiver);
}

bool waiver_is_superseded(const struct waiver *waiver, const struct configuration *configuration) {
    return waiver->has_value &&
           !plain_equal(plain_of(waiver->field, &waiver->value),
                        plain_of(waiver->field, configuration_value(configuration, waiver->field)));
}

void waiver_report(struct findings *findings, const sl_waiver *waiver) {
    static const char *const words[] = {[SL_WAIVER_UNUSED] = "unused-waiver",
                                        [SL_WAIVER_SUPERSEDED] = "superseded-waiver",
                                        [SL_WAIVER_EXPIRED] = "expired-waiver",
                                        [SL_WAIVER_REFUSED] = "refused-waiver",
                                        [SL_WAIVER_MISSPELLED] = "misspelled-waiver"};
    if (waiver->former_rule.length)
        findings_printf(findings, "former-id", SL_KIND_WAIVER, SL_INFO, waiver->location,
                        "the rule %.*s is now %.*s; write the present id", TEXT_ARG(waiver->former_rule),
                        TEXT_ARG(waiver->rule));
    if (waiver->state < SL_WAIVER_UNUSED)
        return;
    sl_finding *finding =
        findings_add(findings, words[waiver->state], SL_KIND_WAIVER, SL_ERROR, waiver->location, waiver->message);
    if (waiver->state != SL_WAIVER_MISSPELLED)
        finding->account = waiver->account;
    if (waiver->state != SL_WAIVER_MISSPELLED)
        finding->segment = waiver->segment;
}
