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
static const sl_text what_is_not_declared = TEXT_INIT("undetermined"); /* in place of a rule */

#define FORM "samplint: waive RULE until YYYY-MM-DD by OWNER because REASON"

void waiver_fault(sl_waiver *waiver, sl_waiver_state state, sl_text message) {
    if (waiver->message.length)
        return;
    waiver->state = state;
    waiver->message = message;
}

void waiver_is_unused(struct arena *arena, sl_waiver *waiver) {
    const char *where = waiver->in_program ? "here" : "there";
    sl_text message =
        text_equal(waiver->rule, what_is_not_declared)
            ? arena_printf(arena, "it covers nothing, for all that rules ask for %s is declared; delete it", where)
            : arena_printf(arena, "it covers nothing, for %.*s finds nothing wrong %s; delete it",
                           TEXT_ARG(waiver->rule), where);
    waiver_fault(waiver, SL_WAIVER_UNUSED, message);
}

/* ---- today -------------------------------------------------------------------------------------------------------- */

int64_t checker_today(sl_checker *checker) {
    if (!checker->waivers->today_is_set) {
        checker->waivers->today = day_of_second((int64_t)time(NULL));
        checker->waivers->today_is_set = true;
    }
    return checker->waivers->today;
}

sl_result sl_set_today(sl_checker *checker, sl_text day) {
    if (day_read(day, &checker->waivers->today)) {
        checker->waivers->today_is_set = true;
        return SL_OK;
    }
    return problem_usage(&checker->problems, "option", "\"%.*s\" is no day of the calendar; write it as 2027-03-31",
                         TEXT_ARG(arena_excerpt(&checker->arena, day)));
}

sl_result sl_set_today_by_clock(sl_checker *checker, sl_text seconds) {
    int64_t second;
    bool digits = seconds.length > 0;
    for (size_t i = 0; i < seconds.length; i++)
        digits = digits && seconds.bytes[i] >= '0' && seconds.bytes[i] <= '9';
    if (digits && integer_read(seconds, &second)) {
        checker->waivers->today = day_of_second(second);
        checker->waivers->today_is_set = true;
        return SL_OK;
    }
    return problem_usage(&checker->problems, "option",
                         "SOURCE_DATE_EPOCH is \"%.*s\", which is no number of seconds since 1970",
                         TEXT_ARG(arena_excerpt(&checker->arena, seconds)));
}

void sl_get_today(sl_checker *checker, char day[SL_DAY_BYTES]) {
    struct arena scratch = ARENA_EMPTY;
    sl_text text = day_write(&scratch, checker_today(checker));
    snprintf(day, SL_DAY_BYTES, "%.*s", TEXT_ARG(text));
    arena_free(&scratch);
}

/* ---- reading ------------------------------------------------------------------------------------------------------ */

void waiver_read_day(struct arena *arena, sl_text text, sl_waiver *waiver) {
    waiver->expires = text;
    if (!day_read(text, &waiver->last_day))
        waiver_fault(waiver, SL_WAIVER_MISSPELLED,
                     arena_printf(arena, "\"%.*s\" is no day of the calendar; write the last day as 2027-03-31",
                                  TEXT_ARG(arena_excerpt(arena, text))));
}

/* Cuts off what stands before a word; a waiver without it, or with nothing there, is misspelled. */
static bool take_before(struct arena *arena, sl_waiver *waiver, sl_text word, const char *what, sl_text *left,
                        sl_text *before) {
    if (text_cut(*left, word, before, left) && before->length && left->length)
        return true;
    waiver_fault(waiver, SL_WAIVER_MISSPELLED, arena_printf(arena, "there is no \"%s\"; write \"" FORM "\"", what));
    return false;
}

/* Cuts a word off, whatever its case. */
static bool take_word(sl_text *left, sl_text word) {
    if (text_seek(text_slice(*left, 0, word.length < left->length ? word.length : left->length), word) != 0)
        return false;
    *left = text_trim(text_slice(*left, word.length, left->length));
    return true;
}

/* Not "waivers": that is a command, and a file. */
static bool is_waiving(sl_text text) {
    static const char ends[] = " \t:";
    sl_text words[] = {TEXT("waive"), TEXT("waived"), TEXT("waiver")};
    bool waiving = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = words[i].length;
        waiving = waiving || (text_seek(text, words[i]) == 0 &&
                              (text.length == length || memchr(ends, text.bytes[length], strlen(ends))));
    }
    return waiving;
}

bool waiver_is_meant(sl_text comment) {
    bool first = true;
    for (size_t at; (at = text_seek(comment, waiver_word)) != SIZE_MAX; first = false) {
        first = first && at == 0;
        comment = text_trim(text_slice(comment, at + waiver_word.length, comment.length));
        bool colon = take_word(&comment, TEXT(":"));
        if ((colon && first) || ((colon || first) && is_waiving(comment)))
            return true;
    }
    return false;
}

void waiver_read_comment(struct arena *arena, sl_text text, sl_waiver *waiver) {
    sl_text left, expires, word;
    if (text_seek(text, waiver_word) != 0) {
        waiver_fault(waiver, SL_WAIVER_MISSPELLED,
                     TEXT("a waiver is a comment of its own; start it with \"# samplint: waive\""));
        return;
    }
    static const sl_text start = TEXT_INIT("samplint:");
    bool good = text_starts_with(text, start);
    left = good ? text_trim(text_slice(text, start.length, text.length)) : text;
    if (!good || !text_cut(left, TEXT(" "), &word, &left) || !text_equal(word, TEXT("waive"))) {
        waiver_fault(waiver, SL_WAIVER_MISSPELLED, TEXT("no waiver; write \"" FORM "\""));
        return;
    }
    if (!take_before(arena, waiver, TEXT(" until "), "until YYYY-MM-DD", &left, &waiver->rule) ||
        !take_before(arena, waiver, TEXT(" by "), "by OWNER", &left, &expires) ||
        !take_before(arena, waiver, TEXT(" because "), "because REASON", &left, &waiver->owner))
        return;
    waiver->reason = left;
    if (waiver_is_meant(left))
        waiver_fault(waiver, SL_WAIVER_MISSPELLED,
                     TEXT("a comment holds one waiver; write each on a line of its own above the value"));
    text_cut(waiver->rule, TEXT(" given "), &waiver->rule, &waiver->value);
    waiver_read_day(arena, expires, waiver);
}

/* ---- whether it can hold ------------------------------------------------------------------------------------------ */

static sl_text no_rule_to_waive(const struct rulebook *book, struct arena *arena, sl_text id) {
    if (text_contains(id, TEXT(",")) || text_contains(id, TEXT(" ")))
        return arena_printf(arena, "a waiver is for one rule, not for \"%.*s\"; write one for each",
                            TEXT_ARG(arena_excerpt(arena, id)));
    const sl_text *ids = rulebook_ids(book, arena);
    sl_text meant = ids ? did_you_mean(arena, id, ids, book->count) : (sl_text){NULL, 0};
    if (!meant.length)
        meant = TEXT("; samplint rules lists them all");
    return arena_printf(arena, "there is no rule \"%.*s\"%.*s", TEXT_ARG(arena_excerpt(arena, id)), TEXT_ARG(meant));
}

static void check_rule(sl_checker *checker, struct arena *arena, struct waiver *waiver) {
    sl_waiver *shown = waiver->shown;
    if (text_equal(shown->rule, what_is_not_declared))
        return;
    const sl_rule *rule = rulebook_find_any(&checker->rules.book, shown->rule);
    if (!rule)
        waiver_fault(shown, SL_WAIVER_MISSPELLED, no_rule_to_waive(&checker->rules.book, arena, shown->rule));
    else if (rule->not_waivable)
        waiver_fault(shown, SL_WAIVER_REFUSED,
                     arena_printf(arena, "%.*s cannot be waived: %.*s says so; mend what it finds", TEXT_ARG(rule->id),
                                  TEXT_ARG(rule->not_waivable_set_by)));
}

void waiver_check(sl_checker *checker, struct arena *arena, struct waiver *waiver) {
    sl_waiver *shown = waiver->shown;
    if (shown->message.length)
        return;
    check_rule(checker, arena, waiver);
    int64_t today = checker_today(checker);
    if (!shown->message.length && shown->last_day < today)
        waiver_fault(shown, SL_WAIVER_EXPIRED,
                     arena_printf(arena,
                                  "it ended on %.*s; what it covered counts again: mend that, or have it decided anew",
                                  TEXT_ARG(shown->expires)));
}

/* ---- the value it was given for ----------------------------------------------------------------------------------- */

/* Returns whether a waiver can be given for a value of this field; else that is its fault. */
static bool has_one_value(const sl_field *field, sl_waiver *shown) {
    if (field && field->type != SL_GROUP)
        return true;
    waiver_fault(shown, SL_WAIVER_MISSPELLED,
                 TEXT("it was given for a value, but is not about a single one; leave the value out"));
    return false;
}

/* Keeps the value that was read, or the fault. */
static void keep_value(struct arena *arena, const sl_field *field, bool good, sl_text fault, struct waiver *waiver) {
    waiver->field = field;
    waiver->is_given = good;
    if (!good)
        waiver_fault(waiver->shown, SL_WAIVER_MISSPELLED,
                     arena_printf(arena, "it was given for a value that does not exist: %.*s", TEXT_ARG(fault)));
}

void waiver_give(struct arena *arena, const sl_field *field, const sl_text *words, size_t count,
                 struct waiver *waiver) {
    sl_text fault = {NULL, 0};
    bool good;
    if (!has_one_value(field, waiver->shown))
        return;
    if (field->type == SL_SET)
        good = members_read(arena, field, words, count, &waiver->given, &fault);
    else if (count == 1)
        good = value_read(arena, field, words[0], &waiver->given, &fault);
    else {
        good = false;
        fault = arena_printf(arena, "%.*s takes one value, not a list", TEXT_ARG(field->path));
    }
    keep_value(arena, field, good, fault, waiver);
}

void waiver_give_text(struct arena *arena, const sl_field *field, sl_text text, struct waiver *waiver) {
    sl_text fault = {NULL, 0};
    if (has_one_value(field, waiver->shown))
        keep_value(arena, field, value_read(arena, field, text, &waiver->given, &fault), fault, waiver);
}

bool waiver_is_superseded(const struct waiver *waiver, const struct configuration *configuration) {
    return waiver->is_given && !plain_equal(plain_of(waiver->field, &waiver->given),
                                            plain_of(waiver->field, configuration_value(configuration, waiver->field)));
}

/* ---- telling ------------------------------------------------------------------------------------------------------ */

void waiver_tell(struct findings *findings, const sl_waiver *waiver) {
    static const char *const words[] = {[SL_WAIVER_UNUSED] = "unused-waiver",
                                        [SL_WAIVER_SUPERSEDED] = "superseded-waiver",
                                        [SL_WAIVER_EXPIRED] = "expired-waiver",
                                        [SL_WAIVER_REFUSED] = "refused-waiver",
                                        [SL_WAIVER_MISSPELLED] = "misspelled-waiver"};
    if (waiver->state < SL_WAIVER_UNUSED)
        return;
    sl_finding *finding =
        findings_add(findings, words[waiver->state], SL_KIND_WAIVER, SL_ERROR, waiver->location, waiver->message);
    if (waiver->state != SL_WAIVER_MISSPELLED)
        finding->account = waiver->account;
}
