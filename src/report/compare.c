#include "base/buffer.h"
#include "base/text.h"
#include "report/answers.h"
#include "report/compare_values.h"
#include "report/json.h"
#include "report/page.h"
#include "report/picture.h"
#include "report/show.h"
#include "samplint/report.h"

/* ---- the programs ------------------------------------------------------------------------------------------------- */

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
    page_verdict(page, program->verdict);
    if (program->unreadable)
        page_number(page,
                    program->unreadable == 1 ? ", %zu error in what is written" : ", %zu errors in what is written",
                    program->unreadable);
    page_put(page, "\n");
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
    picture_legend(page);
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

static void put_end(struct page *page, const sl_comparison *comparison) {
    if (comparison->attribute_count + comparison->account_count == 0)
        page_put(page, "\nboth declare the same\n");
    else if (comparison->a->verdict == SL_CONGRUENT && comparison->b->verdict == SL_CONGRUENT)
        page_put(page, "\nboth are congruent, each in its own way: neither is better than the other\n");
}

static const struct answer_words answer_words = {
    .turns = {[SL_TURN_BREAKS] = "B breaks what does not fail in A",
              [SL_TURN_MENDS] = "B mends what fails in A",
              [SL_TURN_STAYS] = "fails in both",
              [SL_TURN_OPENS] = "B leaves open what rules could tell in A",
              [SL_TURN_SETTLES] = "B settles what rules could not tell in A",
              [SL_TURN_STAYS_OPEN] = "open in both",
              [SL_TURN_SHIFTS] = "passes in one, does not apply in the other",
              [SL_TURN_ONE_SIDED] = "asked in one only"},
    .in_a = "in A",
    .shown = {"practices shown: by A ", ", by B "},
    .only_a = "only A shows",
    .only_b = "only B shows"};

static bool make_text(struct buffer *buffer, const sl_comparison *comparison, bool color) {
    struct page page = {buffer, color, 0};
    put_program(&page, "A", comparison->a);
    put_program(&page, "B", comparison->b);
    answers_put(&page, comparison, &answer_words);
    put_elements(&page, comparison);
    put_pairs(&page, comparison);
    answers_put_practices(&page, comparison, &answer_words);
    page_put(&page, "\n");
    compare_put_attributes(&page, comparison);
    compare_put_accounts(&page, comparison);
    put_end(&page, comparison);
    return !buffer->failed;
}

sl_result sl_write_comparison(const sl_writer_options *options, const sl_comparison *comparison) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    bool good = options->format == SL_FORMAT_TEXT ? make_text(&buffer, comparison, options->color)
                                                  : json_comparison(&buffer, options, comparison);
    return page_write(options, &buffer, good);
}
