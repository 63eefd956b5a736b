#include <inttypes.h>
#include <stdio.h>

#include "base/buffer.h"
#include "base/text.h"
#include "report/json.h"
#include "report/show.h"
#include "report/style.h"
#include "samplint/report.h"

/* ---- text --------------------------------------------------------------------------------------------------------- */

struct repair_text {
    struct buffer buffer;
    bool color;
};

static void put(struct repair_text *report, const char *string) {
    buffer_append(&report->buffer, text_of(string));
}

static void put_number(struct repair_text *report, const char *format, uint64_t number) {
    char text[64];
    snprintf(text, sizeof text, format, number);
    put(report, text);
}

static void put_styled(struct repair_text *report, enum style style, sl_text text) {
    put(report, report->color ? style_code(style) : "");
    show_text(&report->buffer, text);
    put(report, report->color && style != STYLE_NONE ? STYLE_END : "");
}

/* "a, b or c" */
static void put_list(struct repair_text *report, const sl_text *texts, size_t count, const char *last) {
    for (size_t i = 0; i < count; i++) {
        put(report, i == 0 ? "" : i + 1 == count ? last : ", ");
        put_styled(report, STYLE_GOOD, texts[i]);
    }
}

static void put_change(struct repair_text *report, const sl_change *change) {
    put_styled(report, STYLE_NONE, change->field->path);
    put(report, ": ");
    if (change->value_count) {
        put_list(report, change->values, change->value_count, " or ");
        put(report, " (now ");
        show_text(&report->buffer, change->now);
        put(report, ")");
        return;
    }
    put(report, change->added_count ? "with " : "");
    put_list(report, change->added, change->added_count, " and ");
    put(report, change->added_count && change->removed_count ? ", " : "");
    put(report, change->removed_count ? "without " : "");
    put_list(report, change->removed, change->removed_count, " and ");
    put(report, change->added_count + change->removed_count == 0 ? "[], declared as none" : "");
}

static void put_alternative(struct repair_text *report, const sl_alternative *alternative) {
    char start[32];
    int length = snprintf(start, sizeof start, "%5zu. ", alternative->number);
    for (size_t i = 0; i < alternative->change_count; i++) {
        if (i == 0)
            put(report, start);
        else
            buffer_repeat(&report->buffer, ' ', (size_t)length);
        put_change(report, &alternative->changes[i]);
        put(report, "\n");
    }
}

static void put_always(struct repair_text *report, const sl_conflict *conflict) {
    if (conflict->always_count == 0 || conflict->alternative_count < 2)
        return;
    put(report, "  every way out changes ");
    for (size_t i = 0; i < conflict->always_count; i++) {
        put(report, i ? ", " : "");
        put_styled(report, STYLE_NONE, conflict->always[i]->path);
    }
    put(report, "\n");
}

static void put_contradiction(struct repair_text *report, const sl_conflict *conflict) {
    put(report, "  there is no way out: what is kept contradicts the rules\n");
    for (size_t i = 0; i < conflict->contradicting_count; i++) {
        put(report, i ? "             " : "  together:  ");
        put_styled(report, STYLE_NONE, conflict->contradicting[i]->path);
        put(report, "\n");
    }
    for (size_t i = 0; i < conflict->contradicted_count; i++) {
        put(report, i ? ", " : "  under:     ");
        put_styled(report, STYLE_ERROR, conflict->contradicted[i]->id);
    }
    put(report, conflict->contradicted_count ? "\n" : "");
}

/* Where each change costs the same, their number says more. */
static bool costs_are_changes(const sl_conflict *conflict) {
    for (size_t i = 0; i < conflict->alternative_count; i++)
        if (conflict->alternatives[i].change_count != conflict->cost)
            return false;
    return true;
}

static void put_outcome(struct repair_text *report, const sl_conflict *conflict) {
    if (conflict->outcome == SL_WAY_NONE) {
        put_contradiction(report, conflict);
        return;
    }
    if (conflict->outcome == SL_WAY_UNKNOWN) {
        put(report, "  not known: the search for a way out was given up\n");
        return;
    }
    bool changes = costs_are_changes(conflict);
    put_number(report, changes ? "  %" PRIu64 : "  at a cost of %" PRIu64, conflict->cost);
    put(report, !changes ? ", in " : conflict->cost == 1 ? " change is enough, in " : " changes are enough, in ");
    put(report, conflict->exact ? "" : "at least ");
    put_number(report, "%" PRIu64, conflict->total);
    put(report, conflict->total == 1 ? " way:\n" : " ways, none of them better than another:\n");
}

static void put_conflict(struct repair_text *report, const sl_conflict *conflict) {
    for (size_t i = 0; i < conflict->rule_count; i++) {
        put(report, i ? ", " : "");
        put_styled(report, STYLE_ERROR, conflict->rules[i]->id);
    }
    if (conflict->account.length) {
        put(report, " for ");
        put_styled(report, STYLE_BOLD, conflict->account);
    }
    put(report, "\n");
    put_outcome(report, conflict);
    put_always(report, conflict);
    size_t listed = 0;
    for (size_t i = 0; i < conflict->alternative_count; i++) {
        put_alternative(report, &conflict->alternatives[i]);
        listed += conflict->alternatives[i].count;
    }
    if (conflict->outcome == SL_WAY_FOUND && listed < conflict->total)
        put_number(report, "         and %" PRIu64 " more; --limit shows them\n", conflict->total - listed);
    put(report, "\n");
}

static void put_left_out(struct repair_text *report, const sl_repair *repair) {
    for (size_t i = 0; i < repair->left_out_count; i++) {
        put_styled(report, STYLE_ERROR, repair->left_out[i]->id);
        put(report, " is not mended here, ");
        put(report, repair->left_out[i]->scope == SL_SCOPE_PORTFOLIO
                        ? "since it is about all accounts together; check names its alternatives\n"
                        : "since it asks too much to be analyzed; check names its alternatives\n");
    }
}

static void put_program(struct repair_text *report, const sl_program *program, const sl_repair *repair) {
    put_styled(report, STYLE_BOLD, program->path);
    if (program->name.length) {
        put(report, " \"");
        put_styled(report, STYLE_BOLD, program->name);
        put(report, "\"");
    }
    put(report, ": ");
    put(report, sl_verdict_name(program->verdict));
    put(report, repair->conflict_count + repair->left_out_count ? "\n\n" : ", there is nothing to repair\n");
}

static bool make_text(struct buffer *buffer, const sl_program *program, const sl_repair *repair, bool color) {
    struct repair_text report = {*buffer, color};
    put_program(&report, program, repair);
    for (size_t i = 0; i < repair->conflict_count; i++)
        put_conflict(&report, &repair->conflicts[i]);
    put_left_out(&report, repair);
    *buffer = report.buffer;
    return !buffer->failed;
}

sl_result sl_write_repair(const sl_writer_options *options, const sl_program *program, const sl_repair *repair) {
    struct buffer buffer = BUFFER_EMPTY(SIZE_MAX / 2);
    bool good = options->format == SL_FORMAT_TEXT ? make_text(&buffer, program, repair, options->color)
                                                  : json_repair(&buffer, program, repair);
    sl_result result = good ? SL_OK : SL_OUT_OF_MEMORY;
    if (good && !options->sink(options->context, buffer.bytes, buffer.length))
        result = SL_CANNOT_WRITE;
    buffer_free(&buffer);
    return result;
}
