/* impact.c - the consequences of a change as text. */
#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"
#include "report/documents/documents.h"
#include "report/text/answers.h"
#include "report/text/repair.h"
#include "samplint/report.h"

/* ---- the change -------------------------------------------------------------------------------------------------- */

static void put_change(struct text_writer *out, const sl_impact *impact) {
    out_colored(out, COLOR_BOLD, impact->before->path);
    if (impact->before->documents > 1)
        out_printf(out, ", document %zu", impact->before->document);
    if (impact->before->name.length) {
        out_string(out, " \"");
        out_colored(out, COLOR_BOLD, impact->before->name);
        out_string(out, "\"");
    }
    out_string(out, ": now ");
    out_verdict(out, impact->before->verdict);
    out_string(out, ", then ");
    out_verdict(out, impact->after->verdict);
    out_string(out, impact->account.length ? "\nwith, for " : "\nwith\n");
    if (impact->account.length) {
        out_colored(out, COLOR_BOLD, impact->account);
        out_string(out, "\n");
    }
    for (size_t i = 0; i < impact->set_count; i++) {
        out_string(out, "  ");
        out_text(out, impact->set[i].field->path);
        out_string(out, ": ");
        out_colored(out, COLOR_BOLD, impact->set[i].after);
        out_string(out, " (now ");
        out_text(out, impact->set[i].before);
        out_string(out, ")\n");
    }
}

static const struct answer_words answer_words = {
    .turns = {[SL_TURN_BROKEN] = "the change breaks",
              [SL_TURN_FIXED] = "the change heals",
              [SL_TURN_UNKNOWN] = "rules could not tell any more",
              [SL_TURN_SETTLED] = "rules could tell that could not",
              [SL_TURN_SHIFTED] = "rules would begin or cease to apply, and pass"},
    .in_a = "now",
    .shown = {"practices shown: now ", ", then "},
    .only_a = "practices lost",
    .only_b = "practices gained"};

/* ---- what must follow -------------------------------------------------------------------------------------------- */

static void put_reason(struct text_writer *out, const sl_forced_change *forced_change) {
    if (forced_change->responsible.count == 0)
        return;
    out_string(out, "      by ");
    for (size_t i = 0; i < forced_change->responsible.count; i++) {
        out_string(out, list_separator("", i, forced_change->responsible.count, " and "));
        out_colored(out, COLOR_ERROR, forced_change->responsible.rules[i]->id);
    }
    for (size_t i = 0; i < forced_change->because_count; i++) {
        out_string(out, list_separator(" with ", i, forced_change->because_count, " and "));
        out_text(out, forced_change->because[i]->path);
    }
    out_string(out, "\n");
}

static void put_forced_change(struct text_writer *out, const sl_forced_change *forced_change) {
    const sl_change *change = &forced_change->change;
    out_string(out, "    ");
    if (change->value_count + change->added_count + change->removed_count > 0) {
        repair_put_change(out, change);
    } else { /* words of a set, none of which has to come or go by itself */
        out_text(out, change->field->path);
        out_string(out, ": not ");
        out_text(out, change->now);
    }
    out_string(out, "\n");
    put_reason(out, forced_change);
}

static void put_account(struct text_writer *out, const sl_consequences *consequences) {
    if (consequences->account.length == 0)
        return;
    out_string(out, " for ");
    out_colored(out, COLOR_BOLD, consequences->account);
}

static bool is_set(const sl_impact *impact, const sl_field *field) {
    for (const sl_field *at = field; at; at = at->parent)
        for (size_t i = 0; i < impact->set_count; i++)
            if (impact->set[i].field == at)
                return true;
    return false;
}

static void put_impossible(struct text_writer *out, const sl_impact *impact, const sl_consequences *consequences) {
    bool all_set = true;
    for (size_t i = 0; i < consequences->contradicting_count; i++)
        all_set = all_set && is_set(impact, consequences->contradicting[i]);
    out_string(out, "\ncannot be");
    put_account(out, consequences);
    out_string(out, ": no congruent program has what was set");
    out_string(out, all_set ? "\n" : ", together with what is kept\n");
    repair_put_contradiction(out, consequences->contradicting, consequences->contradicting_count,
                             consequences->contradicted.rules, consequences->contradicted.count);
}

static void put_followers(struct text_writer *out, const sl_vocabulary *vocabulary,
                          const sl_consequences *consequences) {
    size_t element = SL_NO_ELEMENT;
    for (size_t i = 0; i < consequences->forced_change_count; i++) {
        const sl_forced_change *forced_change = &consequences->forced_changes[i];
        if (forced_change->anyway)
            continue;
        if (element == SL_NO_ELEMENT) {
            out_string(out, "\nmust follow");
            put_account(out, consequences);
            out_string(out, ": no congruent program keeps these beside what was set\n");
        }
        if (element != forced_change->change.field->element) {
            element = forced_change->change.field->element;
            out_string(out, "  ");
            out_colored(out, COLOR_BOLD, vocabulary->elements[element].title);
            out_string(out, "\n");
        }
        put_forced_change(out, forced_change);
    }
}

static void put_unrelated(struct text_writer *out, const sl_consequences *consequences) {
    size_t count = 0;
    for (size_t i = 0; i < consequences->forced_change_count; i++) {
        if (!consequences->forced_changes[i].anyway)
            continue;
        if (count == 0) {
            out_string(out, "\nmust change");
            put_account(out, consequences);
            out_string(out, " whatever was set, and does not follow from that:\n");
        }
        out_list_item(out, count++, consequences->forced_changes[i].change.field->path);
    }
    out_string(out, count ? "\n" : "");
}

static void put_consequences(struct text_writer *out, const sl_impact *impact, const sl_consequences *consequences) {
    if (consequences->possible == SL_NO) {
        put_impossible(out, impact, consequences);
        return;
    }
    put_followers(out, impact->comparison->vocabulary, consequences);
    put_unrelated(out, consequences);
    if (consequences->possible == SL_UNKNOWN)
        out_string(out, "\nwhat must follow is not known: the search was given up\n");
    else if (consequences->unsettled)
        out_printf(out, "\nof %zu attributes it is not known whether they must follow: the search was given up\n",
                   consequences->unsettled);
}

/* ---- the ways ---------------------------------------------------------------------------------------------------- */

/* Whether it is said already that there is no way out of a conflict. */
static bool is_impossible(const sl_impact *impact, const sl_conflict *conflict) {
    for (size_t i = 0; i < impact->consequence_count; i++)
        if (conflict->outcome == SL_WAY_NONE && impact->follows[i].possible == SL_NO &&
            text_equal(impact->follows[i].account, conflict->account))
            return true;
    return false;
}

/* The ways out of what this change breaks or leaves open. */
static void put_ways(struct text_writer *out, const sl_impact *impact) {
    const sl_repair *repair = impact->repair;
    bool *skipped = calloc(repair->conflict_count + 1, sizeof *skipped), any = false;
    out->buffer->failed = out->buffer->failed || !skipped;
    for (size_t i = 0; skipped && i < repair->conflict_count; i++) {
        skipped[i] = impact->older[i] || is_impossible(impact, &repair->conflicts[i]);
        any = any || !skipped[i];
    }
    out_string(out, any ? "\nthe cheapest ways to follow, with what was set kept\n\n" : "");
    if (any)
        repair_put_conflicts(out, impact->after, repair, skipped);
    free(skipped);
}

/* What was there before is named only: its ways out may be many, and are not about the change. */
static void put_older(struct text_writer *out, const sl_impact *impact) {
    size_t count = 0;
    for (size_t i = 0; i < impact->repair->conflict_count; i++) {
        const sl_conflict *conflict = &impact->repair->conflicts[i];
        for (size_t j = 0; impact->older[i] && j < conflict->rule_count; j++) {
            if (count == 0)
                out_string(out, "\nthe same before and after the change; samplint repair shows ways out:\n");
            out_list_item(out, count++, conflict->rules[j]->id);
        }
    }
    out_string(out, count ? "\n" : "");
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static bool changes_answers(const sl_comparison *comparison) {
    size_t count = 0;
    for (size_t turn = 0; turn <= SL_TURN_ONE_SIDED; turn++)
        count += answer_words.turns[turn] ? comparison->turns[turn] : 0;
    return count > 0;
}

static bool make_text(struct buffer *buffer, const sl_impact *impact, bool color) {
    struct text_writer out = {buffer, color, 0};
    put_change(&out, impact);
    answers_put(&out, impact->comparison, &answer_words);
    if (!changes_answers(impact->comparison))
        out_string(&out, "\nno rule of fit, theme or framing changes its answer\n");
    answers_put_practices(&out, impact->comparison, &answer_words);
    for (size_t i = 0; i < impact->consequence_count; i++)
        put_consequences(&out, impact, &impact->follows[i]);
    if (impact->unreadable)
        out_string(&out, "\nwhat must follow is not known: some values cannot be read; mend what check says of them "
                         "first\n");
    else if (impact->after->verdict == SL_CONGRUENT)
        out_string(&out, "\nnothing must follow\n");
    if (impact->repair) {
        put_ways(&out, impact);
        put_older(&out, impact);
        repair_put_left_out(&out, impact->after, impact->repair);
    }
    return !buffer->failed;
}

sl_result sl_write_impact(const sl_writer_options *options, const sl_impact *impact) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    bool good = options->format == SL_FORMAT_TEXT ? make_text(&buffer, impact, options->color)
                                                  : json_impact(&buffer, options, impact);
    return write_to_sink(options, &buffer, good);
}
