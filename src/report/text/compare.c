/* compare.c - the differences between two programs as text. */
#include "base/buffer.h"
#include "base/text.h"
#include "report/escape.h"
#include "report/documents/documents.h"
#include "report/text/answers.h"
#include "report/text/compare_values.h"
#include "report/text/fit_matrix.h"
#include "report/text_writer.h"
#include "samplint/report.h"

/* ---- the programs ------------------------------------------------------------------------------------------------ */

static void put_program(struct text_writer *out, const char *side, const sl_program *program) {
    out_colored(out, COLOR_BOLD, text_of(side));
    out_string(out, "  ");
    out_text(out, program->path);
    if (program->documents > 1)
        out_printf(out, ", document %zu", program->document);
    if (program->name.length) {
        out_string(out, " \"");
        out_text(out, program->name);
        out_string(out, "\"");
    }
    out_string(out, ": ");
    out_verdict(out, program->verdict);
    if (program->unreadable)
        out_printf(out, program->unreadable == 1 ? ", %zu error in what is written" : ", %zu errors in what is written",
                   program->unreadable);
    out_string(out, "\n");
}

/* ---- states ------------------------------------------------------------------------------------------------------ */

/* A title is cut behind so many columns: two of them fit into a line. */
#define TITLE_MOST ((size_t)34)

static size_t put_title(struct text_writer *out, const sl_comparison *comparison, size_t element) {
    return escape_cut(out->buffer, comparison->vocabulary->elements[element].title, TITLE_MOST);
}

static void put_elements(struct text_writer *out, const sl_comparison *comparison) {
    static const char *const words[] = {"no rule", "congruent", "undetermined", "misfit", "missing"};
    out_string(out, comparison->element_count ? "\nelements that differ\n" : "");
    for (size_t i = 0; i < comparison->element_count; i++) {
        const sl_element_difference *difference = &comparison->elements[i];
        out_string(out, "  ");
        buffer_repeat(out->buffer, ' ', TITLE_MOST - put_title(out, comparison, difference->element) + 2);
        out_colored(out, fit_matrix_color(difference->a), text_of(words[difference->a]));
        out_string(out, " -> ");
        out_colored(out, fit_matrix_color(difference->b), text_of(words[difference->b]));
        out_string(out, "\n");
    }
}

static void put_pairs(struct text_writer *out, const sl_comparison *comparison) {
    if (comparison->pair_count == 0)
        return;
    out_string(out, "\npairs of elements that differ\n");
    for (size_t i = 0; i < comparison->pair_count; i++) {
        const sl_pair_difference *difference = &comparison->pairs[i];
        out_string(out, "  ");
        out_colored(out, fit_matrix_color(difference->a), text_of(fit_matrix_sign(difference->a)));
        out_string(out, " -> ");
        out_colored(out, fit_matrix_color(difference->b), text_of(fit_matrix_sign(difference->b)));
        out_string(out, "  ");
        put_title(out, comparison, difference->first);
        out_string(out, ", ");
        put_title(out, comparison, difference->second);
        out_string(out, "\n");
    }
    fit_matrix_put_legend(out);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static void put_end(struct text_writer *out, const sl_comparison *comparison) {
    if (comparison->attribute_count + comparison->account_count == 0)
        out_string(out, "\nboth declare the same\n");
    else if (comparison->a->verdict == SL_CONGRUENT && comparison->b->verdict == SL_CONGRUENT)
        out_string(out, "\nboth are congruent, each in its own way: neither is better than the other\n");
}

static const struct answer_words answer_words = {
    .turns = {[SL_TURN_BROKEN] = "B breaks what does not fail in A",
              [SL_TURN_FIXED] = "B mends what fails in A",
              [SL_TURN_STILL_BROKEN] = "fails in both",
              [SL_TURN_UNKNOWN] = "B leaves open what rules could tell in A",
              [SL_TURN_SETTLED] = "B settles what rules could not tell in A",
              [SL_TURN_STILL_UNKNOWN] = "open in both",
              [SL_TURN_SHIFTED] = "passes in one, does not apply in the other",
              [SL_TURN_ONE_SIDED] = "asked in one only"},
    .in_a = "in A",
    .shown = {"practices shown: by A ", ", by B "},
    .only_a = "only A shows",
    .only_b = "only B shows"};

static bool make_text(struct buffer *buffer, const sl_comparison *comparison, bool color) {
    struct text_writer out = {buffer, color, 0};
    put_program(&out, "A", comparison->a);
    put_program(&out, "B", comparison->b);
    answers_put(&out, comparison, &answer_words);
    put_elements(&out, comparison);
    put_pairs(&out, comparison);
    answers_put_practices(&out, comparison, &answer_words);
    out_string(&out, "\n");
    compare_put_attributes(&out, comparison);
    compare_put_accounts(&out, comparison);
    put_end(&out, comparison);
    return !buffer->failed;
}

sl_result sl_write_comparison(const sl_writer_options *options, const sl_comparison *comparison) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    bool good = options->format == SL_FORMAT_TEXT ? make_text(&buffer, comparison, options->color)
                                                  : json_comparison(&buffer, options, comparison);
    return write_to_sink(options, &buffer, good);
}
