#include "base/buffer.h"
#include "base/text.h"
#include "report/compare_values.h"
#include "report/json.h"
#include "report/page.h"
#include "report/picture.h"
#include "report/show.h"
#include "samplint/report.h"

/* ---- the programs ------------------------------------------------------------------------------------------------- */

static enum style style_of(sl_verdict verdict) {
    static const enum style styles[] = {STYLE_GOOD, STYLE_WARNING, STYLE_ERROR, STYLE_ERROR};
    return styles[verdict];
}

static void put_program(struct page *page, const char *side, const sl_program *program) {
    page_styled(page, STYLE_BOLD, text_of(side));
    page_put(page, "  ");
    page_text(page, program->path);
    if (program->documents > 1)
        page_number(page, ", document %zu", program->document);
    if (program->name.length) {
        page_put(page, " \"");
        page_text(page, program->name);
        page_put(page, "\"");
    }
    page_put(page, ": ");
    page_styled(page, style_of(program->verdict), text_of(sl_verdict_name(program->verdict)));
    if (program->unreadable)
        page_number(page,
                    program->unreadable == 1 ? ", %zu error in what is written" : ", %zu errors in what is written",
                    program->unreadable);
    page_put(page, "\n");
}

/* ---- answers ------------------------------------------------------------------------------------------------------ */

/* So many accounts are named. */
#define ACCOUNTS_NAMED ((size_t)4)

static void put_accounts(struct page *page, const sl_answer_difference *answer) {
    size_t named = answer->account_count > ACCOUNTS_NAMED ? ACCOUNTS_NAMED - 1 : answer->account_count;
    for (size_t i = 0; i < named; i++) {
        page_put(page, i == 0 ? " (" : i + 1 == answer->account_count ? " and " : ", ");
        page_text(page, answer->accounts[i]);
    }
    if (named < answer->account_count)
        page_number(page, " and %zu more accounts", answer->account_count - named);
    page_put(page, answer->account_count ? ")" : "");
}

/* Under what is said of a rule. */
#define ANSWER_MARGIN ((size_t)10)

static void put_place(struct page *page, const sl_location *location) {
    if (!location->source)
        return;
    buffer_repeat(page->buffer, ' ', ANSWER_MARGIN);
    page_start(page, STYLE_GUTTER);
    page_text(page, location->source->name);
    if (location->span.start.line) {
        page_number(page, ":%zu", location->span.start.line);
        page_number(page, ":%zu", location->span.start.column);
    }
    page_end(page);
    page_put(page, "\n");
}

/* What is wrong: in B, where it fails there. */
static void put_failure(struct page *page, const sl_answer_difference *answer, enum style style) {
    const sl_finding *told = answer->told_b ? answer->told_b : answer->told_a;
    page_put(page, "  ");
    size_t columns = 2 + page_styled(page, style, answer->rule->id);
    buffer_repeat(page->buffer, ' ', columns + 2 < ANSWER_MARGIN ? ANSWER_MARGIN - columns : 2);
    page_text(page, told ? told->message : answer->rule->title);
    put_accounts(page, answer);
    page_put(page, "\n");
    if (told)
        put_place(page, &told->location);
    if (answer->told_a && answer->told_b && !text_equal(answer->told_a->message, answer->told_b->message)) {
        buffer_repeat(page->buffer, ' ', ANSWER_MARGIN);
        page_put(page, "in A: ");
        page_text(page, answer->told_a->message);
        page_put(page, "\n");
    }
}

static bool is_told(const sl_answer_difference *answer, sl_turn turn) {
    return answer->turn == turn && answer->rule->kind != SL_RULE_PRACTICE;
}

static void put_heading(struct page *page, const sl_comparison *comparison, sl_turn turn, const char *heading) {
    page_put(page, "\n");
    page_put(page, heading);
    page_number(page, ": %zu\n", comparison->turns[turn]);
}

static void put_failures(struct page *page, const sl_comparison *comparison, sl_turn turn, enum style style,
                         const char *heading) {
    if (comparison->turns[turn] == 0)
        return;
    put_heading(page, comparison, turn, heading);
    for (size_t i = 0; i < comparison->answer_count; i++)
        if (is_told(&comparison->answers[i], turn))
            put_failure(page, &comparison->answers[i], style);
}

/* The rules as a list, then, line by line, those of accounts. Of rules that cannot tell, the ones that wait for `missing`. */
static void put_rules(struct page *page, const sl_comparison *comparison, sl_turn turn, const sl_field *missing) {
    size_t count = 0;
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        if (is_told(answer, turn) && answer->account_count == 0 && (!missing || answer->b->missing == missing))
            page_item(page, count++, answer->rule->id);
    }
    page_put(page, count ? "\n" : "");
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        if (!is_told(answer, turn) || answer->account_count == 0 || (missing && answer->b->missing != missing))
            continue;
        page_put(page, "    ");
        page_text(page, answer->rule->id);
        put_accounts(page, answer);
        page_put(page, "\n");
    }
}

static void put_list(struct page *page, const sl_comparison *comparison, sl_turn turn, const char *heading) {
    if (comparison->turns[turn] == 0)
        return;
    put_heading(page, comparison, turn, heading);
    put_rules(page, comparison, turn, NULL);
}

/* Whether an answer before this one waits for the same. */
static bool is_repeated(const sl_comparison *comparison, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (is_told(&comparison->answers[i], comparison->answers[index].turn) &&
            comparison->answers[i].b->missing == comparison->answers[index].b->missing)
            return true;
    return false;
}

/* Rules that cannot tell in B, by what they wait for; one that failed itself waits for nothing. */
static void put_open(struct page *page, const sl_comparison *comparison, sl_turn turn, const char *heading) {
    if (comparison->turns[turn] == 0)
        return;
    put_heading(page, comparison, turn, heading);
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        if (!is_told(answer, turn) || (answer->b->missing && is_repeated(comparison, i)))
            continue;
        page_put(page, "  ");
        page_styled(page, STYLE_WARNING, answer->b->missing ? answer->b->missing->path : answer->rule->id);
        page_put(page, answer->b->missing ? (answer->b->unreadable ? " cannot be read:\n" : " is not declared:\n")
                                          : " failed itself\n");
        if (answer->b->missing)
            put_rules(page, comparison, turn, answer->b->missing);
    }
}

static void put_answers(struct page *page, const sl_comparison *comparison) {
    put_failures(page, comparison, SL_TURN_BREAKS, STYLE_ERROR, "B breaks what does not fail in A");
    put_failures(page, comparison, SL_TURN_MENDS, STYLE_GOOD, "B mends what fails in A");
    put_failures(page, comparison, SL_TURN_STAYS, STYLE_ERROR, "fails in both");
    put_open(page, comparison, SL_TURN_OPENS, "B leaves open what rules could tell in A");
    put_list(page, comparison, SL_TURN_SETTLES, "B settles what rules could not tell in A");
    put_open(page, comparison, SL_TURN_STAYS_OPEN, "open in both");
    put_list(page, comparison, SL_TURN_SHIFTS, "passes in one, does not apply in the other");
    put_list(page, comparison, SL_TURN_ONE_SIDED, "asked in one only");
}

static bool has_failed(const sl_answer_difference *answer) {
    return (answer->a && answer->a->status == SL_FAILED) || (answer->b && answer->b->status == SL_FAILED);
}

/* What failed in one of them, whatever it says of the other. */
static void put_failed(struct page *page, const sl_comparison *comparison) {
    const sl_rule *last = NULL; /* it may have failed for the standard, and for accounts */
    size_t count = 0;
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        if (!has_failed(answer) || answer->rule == last)
            continue;
        last = answer->rule;
        page_put(page, count ? "" : "\nrules that failed themselves; samplint check says how:\n");
        page_item(page, count++, answer->rule->id);
    }
    page_put(page, count ? "\n" : "");
}

/* ---- practices ---------------------------------------------------------------------------------------------------- */

static bool shows(const sl_outcome *outcome) {
    return outcome && outcome->status == SL_PASS;
}

static void put_shown(struct page *page, const sl_comparison *comparison, bool by_a) {
    size_t count = 0;
    for (size_t i = 0; i < comparison->answer_count; i++) {
        const sl_answer_difference *answer = &comparison->answers[i];
        if (answer->rule->kind != SL_RULE_PRACTICE || has_failed(answer) || shows(answer->a) != by_a ||
            shows(answer->b) == by_a)
            continue;
        page_put(page, count++ ? "" : by_a ? "only A shows:\n" : "only B shows:\n");
        page_put(page, "  ");
        page_styled(page, STYLE_BOLD, answer->rule->id);
        page_put(page, "  ");
        page_text(page, answer->rule->title);
        put_accounts(page, answer);
        page_put(page, "\n");
    }
}

static void put_practices(struct page *page, const sl_comparison *comparison) {
    page_number(page, "\npractices shown: by A %zu", comparison->a->practices_shown);
    page_number(page, " of %zu", comparison->a->practices_total);
    page_number(page, ", by B %zu", comparison->b->practices_shown);
    page_number(page, " of %zu\n", comparison->b->practices_total);
    put_shown(page, comparison, true);
    put_shown(page, comparison, false);
}

/* ---- states ------------------------------------------------------------------------------------------------------- */

/* A title is cut behind so many columns: two of them fit into a line. */
#define TITLE_MOST ((size_t)34)

static size_t put_title(struct page *page, const sl_comparison *comparison, size_t element) {
    return show_cut(page->buffer, comparison->vocabulary->elements[element].title, TITLE_MOST);
}

static void put_elements(struct page *page, const sl_comparison *comparison) {
    static const char *const words[] = {"no rule", "congruent", "undetermined", "misfit", "missing"};
    page_put(page, comparison->element_count ? "\nelements that differ\n" : "");
    for (size_t i = 0; i < comparison->element_count; i++) {
        const sl_element_difference *difference = &comparison->elements[i];
        page_put(page, "  ");
        buffer_repeat(page->buffer, ' ', TITLE_MOST - put_title(page, comparison, difference->element) + 2);
        page_styled(page, picture_style(difference->a), text_of(words[difference->a]));
        page_put(page, " -> ");
        page_styled(page, picture_style(difference->b), text_of(words[difference->b]));
        page_put(page, "\n");
    }
}

static void put_pairs(struct page *page, const sl_comparison *comparison) {
    if (comparison->pair_count == 0)
        return;
    page_put(page, "\npairs of elements that differ\n");
    for (size_t i = 0; i < comparison->pair_count; i++) {
        const sl_pair_difference *difference = &comparison->pairs[i];
        page_put(page, "  ");
        page_styled(page, picture_style(difference->a), text_of(picture_sign(difference->a)));
        page_put(page, " -> ");
        page_styled(page, picture_style(difference->b), text_of(picture_sign(difference->b)));
        page_put(page, "  ");
        put_title(page, comparison, difference->first);
        page_put(page, ", ");
        put_title(page, comparison, difference->second);
        page_put(page, "\n");
    }
    picture_legend(page->buffer, page->color);
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

static void put_end(struct page *page, const sl_comparison *comparison) {
    if (comparison->attribute_count + comparison->account_count == 0)
        page_put(page, "\nboth declare the same\n");
    else if (comparison->a->verdict == SL_CONGRUENT && comparison->b->verdict == SL_CONGRUENT)
        page_put(page, "\nboth are congruent, each in its own way: neither is better than the other\n");
}

static bool make_text(struct buffer *buffer, const sl_comparison *comparison, bool color) {
    struct page page = {buffer, color, 0};
    put_program(&page, "A", comparison->a);
    put_program(&page, "B", comparison->b);
    put_answers(&page, comparison);
    put_failed(&page, comparison);
    put_elements(&page, comparison);
    put_pairs(&page, comparison);
    put_practices(&page, comparison);
    page_put(&page, "\n");
    compare_put_attributes(&page, comparison);
    compare_put_accounts(&page, comparison);
    put_end(&page, comparison);
    return !buffer->failed;
}

sl_result sl_write_comparison(const sl_writer_options *options, const sl_comparison *comparison) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    bool good = options->format == SL_FORMAT_TEXT ? make_text(&buffer, comparison, options->color)
                                                  : json_comparison(&buffer, comparison);
    return page_write(options, &buffer, good);
}
