/* answers.c - writes how the answers of rules differ between two programs, grouped by turn. */
#include "report/text/answers.h"

#include "base/text.h"
#include "report/finding_summary.h"

/* ---- answers ----------------------------------------------------------------------------------------------------- */

/* So many accounts are named. */
#define ACCOUNTS_NAMED ((size_t)4)

static void put_accounts(struct text_writer *out, const sl_answer_difference *answer) {
    size_t named = answer->account_count > ACCOUNTS_NAMED ? ACCOUNTS_NAMED - 1 : answer->account_count;
    for (size_t i = 0; i < named; i++) {
        out_string(out, list_separator(" (", i, answer->account_count, " and "));
        out_text(out, answer->accounts[i]);
    }
    if (named < answer->account_count)
        out_printf(out, " and %zu more accounts", answer->account_count - named);
    out_string(out, answer->account_count ? ")" : "");
}

/* Under what is said of a rule. */
#define ANSWER_MARGIN ((size_t)10)

static void put_place(struct text_writer *out, const sl_location *location) {
    if (!location->source)
        return;
    buffer_repeat(out->buffer, ' ', ANSWER_MARGIN);
    out_start_color(out, COLOR_GUTTER);
    finding_put_place(out->buffer, location);
    out_end_color(out);
    out_string(out, "\n");
}

/* What is wrong: in B, where it fails there. */
static void put_failure(struct text_writer *out, const sl_answer_difference *answer, enum color color,
                        const struct answer_words *words) {
    const sl_finding *finding = answer->told_b ? answer->told_b : answer->told_a;
    out_string(out, "  ");
    size_t columns = 2 + out_colored(out, color, answer->rule->id);
    buffer_repeat(out->buffer, ' ', columns + 2 < ANSWER_MARGIN ? ANSWER_MARGIN - columns : 2);
    out_text(out, finding ? finding->message : answer->rule->title);
    put_accounts(out, answer);
    out_string(out, "\n");
    if (finding)
        put_place(out, &finding->location);
    if (answer->told_a && answer->told_b && !text_equal(answer->told_a->message, answer->told_b->message)) {
        buffer_repeat(out->buffer, ' ', ANSWER_MARGIN);
        out_string(out, words->in_a);
        out_string(out, ": ");
        out_text(out, answer->told_a->message);
        out_string(out, "\n");
    }
}

static bool is_listed(const sl_answer_difference *answer, sl_turn turn) {
    return answer->turn == turn && sl_decides_congruence(answer->rule->kind);
}

static void put_heading(struct text_writer *out, const sl_comparison *comparison, sl_turn turn,
                        const struct answer_words *words) {
    out_string(out, "\n");
    out_string(out, words->turns[turn]);
    out_printf(out, ": %zu\n", comparison->turns[turn]);
}

static void put_failures(struct text_writer *out, const sl_comparison *comparison, sl_turn turn, enum color color,
                         const struct answer_words *words) {
    if (comparison->turns[turn] == 0 || !words->turns[turn])
        return;
    put_heading(out, comparison, turn, words);
    for (size_t i = 0; i < comparison->answer_count; i++)
        if (is_listed(&comparison->answers[i], turn))
            put_failure(out, &comparison->answers[i], color, words);
}

/* The rules as a list, then, line by line, those of accounts. Of rules that cannot tell, the ones that wait for
 * `missing`. */
static void put_rules(struct text_writer *out, const sl_comparison *comparison, sl_turn turn, const sl_field *missing) {
    size_t count = 0;
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        if (is_listed(answer, turn) && answer->account_count == 0 && (!missing || answer->b->missing == missing))
            out_list_item(out, count++, answer->rule->id);
    }
    out_string(out, count ? "\n" : "");
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        if (!is_listed(answer, turn) || answer->account_count == 0 || (missing && answer->b->missing != missing))
            continue;
        out_string(out, "    ");
        out_text(out, answer->rule->id);
        put_accounts(out, answer);
        out_string(out, "\n");
    }
}

static void put_list(struct text_writer *out, const sl_comparison *comparison, sl_turn turn,
                     const struct answer_words *words) {
    if (comparison->turns[turn] == 0 || !words->turns[turn])
        return;
    put_heading(out, comparison, turn, words);
    put_rules(out, comparison, turn, NULL);
}

/* Whether an answer before this one waits for the same. */
static bool is_repeated(const sl_comparison *comparison, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (is_listed(&comparison->answers[i], comparison->answers[index].turn) &&
            comparison->answers[i].b->missing == comparison->answers[index].b->missing)
            return true;
    return false;
}

/* Rules that cannot tell in B, by what they wait for; one that failed itself waits for nothing. */
static void put_open(struct text_writer *out, const sl_comparison *comparison, sl_turn turn,
                     const struct answer_words *words) {
    if (comparison->turns[turn] == 0 || !words->turns[turn])
        return;
    put_heading(out, comparison, turn, words);
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        if (!is_listed(answer, turn) || (answer->b->missing && is_repeated(comparison, i)))
            continue;
        out_string(out, "  ");
        out_colored(out, COLOR_WARNING, answer->b->missing ? answer->b->missing->path : answer->rule->id);
        out_string(out, answer->b->missing ? (answer->b->unreadable ? " cannot be read:\n" : " is not declared:\n")
                                           : " failed itself\n");
        if (answer->b->missing)
            put_rules(out, comparison, turn, answer->b->missing);
    }
}

static bool has_failed(const sl_answer_difference *answer) {
    return (answer->a && answer->a->status == SL_FAILED) || (answer->b && answer->b->status == SL_FAILED);
}

/* What failed in one of them, whatever it says of the other. */
static void put_failed(struct text_writer *out, const sl_comparison *comparison) {
    const sl_rule *last = NULL; /* it may have failed for the standard, and for accounts */
    size_t count = 0;
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        if (!has_failed(answer) || answer->rule == last)
            continue;
        last = answer->rule;
        out_string(out, count ? "" : "\nrules that failed themselves; samplint check says how:\n");
        out_list_item(out, count++, answer->rule->id);
    }
    out_string(out, count ? "\n" : "");
}

void answers_put(struct text_writer *out, const sl_comparison *comparison, const struct answer_words *words) {
    put_failures(out, comparison, SL_TURN_BROKEN, COLOR_ERROR, words);
    put_failures(out, comparison, SL_TURN_FIXED, COLOR_GOOD, words);
    put_failures(out, comparison, SL_TURN_STILL_BROKEN, COLOR_ERROR, words);
    put_open(out, comparison, SL_TURN_UNKNOWN, words);
    put_list(out, comparison, SL_TURN_SETTLED, words);
    put_open(out, comparison, SL_TURN_STILL_UNKNOWN, words);
    put_list(out, comparison, SL_TURN_SHIFTED, words);
    put_list(out, comparison, SL_TURN_ONE_SIDED, words);
    put_failed(out, comparison);
}

/* ---- practices --------------------------------------------------------------------------------------------------- */

static bool shows(const sl_outcome *outcome) {
    return outcome && outcome->status == SL_PASS;
}

static void put_shown(struct text_writer *out, const sl_comparison *comparison, bool by_a,
                      const struct answer_words *words) {
    size_t count = 0;
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        if (answer->rule->kind != SL_RULE_PRACTICE || has_failed(answer) || shows(answer->a) != by_a ||
            shows(answer->b) == by_a)
            continue;
        if (count++ == 0) {
            out_string(out, by_a ? words->only_a : words->only_b);
            out_string(out, ":\n");
        }
        out_string(out, "  ");
        out_colored(out, COLOR_BOLD, answer->rule->id);
        out_string(out, "  ");
        out_text(out, answer->rule->title);
        put_accounts(out, answer);
        out_string(out, "\n");
    }
}

void answers_put_practices(struct text_writer *out, const sl_comparison *comparison, const struct answer_words *words) {
    const sl_program *sides[] = {comparison->a, comparison->b};
    out_string(out, "\n");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        out_string(out, words->shown[i]);
        out_printf(out, "%zu of ", sides[i]->practices_shown);
        out_printf(out, "%zu", sides[i]->practices_total);
    }
    out_string(out, "\n");
    put_shown(out, comparison, true, words);
    put_shown(out, comparison, false, words);
}
