#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"
#include "report/formats/json.h"
#include "report/text/answers.h"
#include "report/text/repair.h"
#include "samplint/report.h"

/* ---- the change --------------------------------------------------------------------------------------------------- */

static void put_change(struct text_writer *page, const sl_impact *impact) {
    out_colored(page, COLOR_BOLD, impact->before->path);
    if (impact->before->documents > 1)
        out_number(page, ", document %zu", impact->before->document);
    if (impact->before->name.length) {
        out_words(page, " \"");
        out_colored(page, COLOR_BOLD, impact->before->name);
        out_words(page, "\"");
    }
    out_words(page, ": now ");
    out_verdict(page, impact->before->verdict);
    out_words(page, ", then ");
    out_verdict(page, impact->after->verdict);
    out_words(page, impact->account.length ? "\nwith, for " : "\nwith\n");
    if (impact->account.length) {
        out_colored(page, COLOR_BOLD, impact->account);
        out_words(page, "\n");
    }
    for (size_t i = 0; i < impact->set_count; i++) {
        out_words(page, "  ");
        out_text(page, impact->set[i].field->path);
        out_words(page, ": ");
        out_colored(page, COLOR_BOLD, impact->set[i].after);
        out_words(page, " (now ");
        out_text(page, impact->set[i].before);
        out_words(page, ")\n");
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

/* ---- what must follow --------------------------------------------------------------------------------------------- */

static void put_reason(struct text_writer *page, const sl_forced_change *must) {
    if (must->responsible.count == 0)
        return;
    out_words(page, "      by ");
    for (size_t i = 0; i < must->responsible.count; i++) {
        out_words(page, out_joint("", i, must->responsible.count, " and "));
        out_colored(page, COLOR_ERROR, must->responsible.rules[i]->id);
    }
    for (size_t i = 0; i < must->because_count; i++) {
        out_words(page, out_joint(" with ", i, must->because_count, " and "));
        out_text(page, must->because[i]->path);
    }
    out_words(page, "\n");
}

static void put_must(struct text_writer *page, const sl_forced_change *must) {
    const sl_change *change = &must->change;
    out_words(page, "    ");
    if (change->value_count + change->added_count + change->removed_count > 0) {
        repair_put_change(page, change);
    } else { /* words of a set, none of which has to come or go by itself */
        out_text(page, change->field->path);
        out_words(page, ": not ");
        out_text(page, change->now);
    }
    out_words(page, "\n");
    put_reason(page, must);
}

static void put_account(struct text_writer *page, const sl_consequences *follow) {
    if (follow->account.length == 0)
        return;
    out_words(page, " for ");
    out_colored(page, COLOR_BOLD, follow->account);
}

static bool is_set(const sl_impact *impact, const sl_field *field) {
    for (const sl_field *at = field; at; at = at->parent)
        for (size_t i = 0; i < impact->set_count; i++)
            if (impact->set[i].field == at)
                return true;
    return false;
}

static void put_impossible(struct text_writer *page, const sl_impact *impact, const sl_consequences *follow) {
    bool all_set = true;
    for (size_t i = 0; i < follow->contradicting_count; i++)
        all_set = all_set && is_set(impact, follow->contradicting[i]);
    out_words(page, "\ncannot be");
    put_account(page, follow);
    out_words(page, ": no congruent program has what was set");
    out_words(page, all_set ? "\n" : ", together with what is kept\n");
    repair_put_contradiction(page, follow->contradicting, follow->contradicting_count, follow->contradicted.rules,
                             follow->contradicted.count);
}

static void put_followers(struct text_writer *page, const sl_vocabulary *vocabulary, const sl_consequences *follow) {
    size_t element = SL_NO_ELEMENT;
    for (size_t i = 0; i < follow->forced_change_count; i++) {
        const sl_forced_change *must = &follow->forced_changes[i];
        if (must->anyway)
            continue;
        if (element == SL_NO_ELEMENT) {
            out_words(page, "\nmust follow");
            put_account(page, follow);
            out_words(page, ": no congruent program keeps these beside what was set\n");
        }
        if (element != must->change.field->element) {
            element = must->change.field->element;
            out_words(page, "  ");
            out_colored(page, COLOR_BOLD, vocabulary->elements[element].title);
            out_words(page, "\n");
        }
        put_must(page, must);
    }
}

static void put_anyway(struct text_writer *page, const sl_consequences *follow) {
    size_t count = 0;
    for (size_t i = 0; i < follow->forced_change_count; i++) {
        if (!follow->forced_changes[i].anyway)
            continue;
        if (count == 0) {
            out_words(page, "\nmust change");
            put_account(page, follow);
            out_words(page, " whatever was set, and does not follow from that:\n");
        }
        out_item(page, count++, follow->forced_changes[i].change.field->path);
    }
    out_words(page, count ? "\n" : "");
}

static void put_follow(struct text_writer *page, const sl_impact *impact, const sl_consequences *follow) {
    if (follow->possible == SL_NO) {
        put_impossible(page, impact, follow);
        return;
    }
    put_followers(page, impact->comparison->vocabulary, follow);
    put_anyway(page, follow);
    if (follow->possible == SL_UNKNOWN)
        out_words(page, "\nwhat must follow is not known: the search was given up\n");
    else if (follow->unsettled)
        out_number(page, "\nof %zu attributes it is not known whether they must follow: the search was given up\n",
                   follow->unsettled);
}

/* ---- the ways ----------------------------------------------------------------------------------------------------- */

/* Whether it is said already that there is no way out of a conflict. */
static bool is_told(const sl_impact *impact, const sl_conflict *conflict) {
    for (size_t i = 0; i < impact->consequence_count; i++)
        if (conflict->outcome == SL_WAY_NONE && impact->follows[i].possible == SL_NO &&
            text_equal(impact->follows[i].account, conflict->account))
            return true;
    return false;
}

/* The ways out of what this change breaks or leaves open. */
static void put_ways(struct text_writer *page, const sl_impact *impact) {
    const sl_repair *repair = impact->repair;
    bool *skipped = calloc(repair->conflict_count + 1, sizeof *skipped), any = false;
    page->buffer->failed = page->buffer->failed || !skipped;
    for (size_t i = 0; skipped && i < repair->conflict_count; i++) {
        skipped[i] = impact->older[i] || is_told(impact, &repair->conflicts[i]);
        any = any || !skipped[i];
    }
    out_words(page, any ? "\nthe cheapest ways to follow, with what was set kept\n\n" : "");
    if (any)
        repair_put_conflicts(page, impact->after, repair, skipped);
    free(skipped);
}

/* What was there before is named only: its ways out may be many, and are not about the change. */
static void put_older(struct text_writer *page, const sl_impact *impact) {
    size_t count = 0;
    for (size_t i = 0; i < impact->repair->conflict_count; i++) {
        const sl_conflict *conflict = &impact->repair->conflicts[i];
        for (size_t j = 0; impact->older[i] && j < conflict->rule_count; j++) {
            if (count == 0)
                out_words(page, "\nthe same before and after the change; samplint repair shows ways out:\n");
            out_item(page, count++, conflict->rules[j]->id);
        }
    }
    out_words(page, count ? "\n" : "");
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

static bool changes_answers(const sl_comparison *comparison) {
    size_t count = 0;
    for (size_t turn = 0; turn <= SL_TURN_ONE_SIDED; turn++)
        count += answer_words.turns[turn] ? comparison->turns[turn] : 0;
    return count > 0;
}

static bool make_text(struct buffer *buffer, const sl_impact *impact, bool color) {
    struct text_writer page = {buffer, color, 0};
    put_change(&page, impact);
    answers_put(&page, impact->comparison, &answer_words);
    if (!changes_answers(impact->comparison))
        out_words(&page, "\nno rule of fit, theme or framing changes its answer\n");
    answers_put_practices(&page, impact->comparison, &answer_words);
    for (size_t i = 0; i < impact->consequence_count; i++)
        put_follow(&page, impact, &impact->follows[i]);
    if (impact->unreadable)
        out_words(&page, "\nwhat must follow is not known: some values cannot be read; mend what check says of them "
                         "first\n");
    else if (impact->after->verdict == SL_CONGRUENT)
        out_words(&page, "\nnothing must follow\n");
    if (impact->repair) {
        put_ways(&page, impact);
        put_older(&page, impact);
        repair_put_left_out(&page, impact->after, impact->repair);
    }
    return !buffer->failed;
}

sl_result sl_write_impact(const sl_writer_options *options, const sl_impact *impact) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    bool good = options->format == SL_FORMAT_TEXT ? make_text(&buffer, impact, options->color)
                                                  : json_impact(&buffer, options, impact);
    return out_write(options, &buffer, good);
}
