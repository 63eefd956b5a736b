/* repair.c - the ways to repair a program as text, and what sl_repair_apply() wrote. */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "report/finding_summary.h"
#include "report/documents/documents.h"
#include "report/text/repair.h"
#include "samplint/report.h"

/* ---- text -------------------------------------------------------------------------------------------------------- */

/* "a, b or c" */
static void put_list(struct text_writer *out, const sl_text *texts, size_t count, const char *last) {
    for (size_t i = 0; i < count; i++) {
        out_string(out, list_separator("", i, count, last));
        out_colored(out, COLOR_GOOD, texts[i]);
    }
}

void repair_put_change(struct text_writer *out, const sl_change *change) {
    out_colored(out, COLOR_NONE, change->field->path);
    out_string(out, ": ");
    if (change->value_count) {
        put_list(out, change->values, change->value_count, " or ");
        out_string(out, " (now ");
        out_text(out, change->now);
        out_string(out, change->sampled ? "; not all between were tried)" : ")");
        return;
    }
    out_string(out, change->added_count ? "with " : "");
    put_list(out, change->added, change->added_count, " and ");
    out_string(out, change->added_count && change->removed_count ? ", " : "");
    out_string(out, change->removed_count ? "without " : "");
    put_list(out, change->removed, change->removed_count, " and ");
    out_string(out, change->added_count + change->removed_count == 0 ? "[], declared as none" : "");
}

static void put_alternative(struct text_writer *out, const sl_alternative *alternative) {
    char start[32];
    int length = snprintf(start, sizeof start, "%5zu. ", alternative->number);
    for (size_t i = 0; i < alternative->change_count; i++) {
        if (i == 0)
            out_string(out, start);
        else
            buffer_repeat(out->buffer, ' ', (size_t)length);
        repair_put_change(out, &alternative->changes[i]);
        out_string(out, "\n");
    }
}

/* Starts the item `index` of a list that goes on behind words of ours, on a new line where it has to be. */
static void put_next(struct text_writer *out, size_t index, size_t length) {
    bool breaks = index > 0 && out->column + 2 + length > TEXT_WIDTH;
    out_string(out, index == 0 ? "" : breaks ? ",\n      " : ", ");
    out->column = breaks ? strlen("      ") : out->column + (index == 0 ? 0 : 2);
}

static void put_always(struct text_writer *out, const sl_conflict *conflict) {
    static const char start[] = "  all of them change ";
    if (conflict->always_count == 0 || conflict->alternative_count < 2)
        return;
    out_string(out, start);
    out->column = strlen(start);
    for (size_t i = 0; i < conflict->always_count; i++) {
        put_next(out, i, conflict->always[i]->path.length);
        out->column += out_colored(out, COLOR_NONE, conflict->always[i]->path);
    }
    out_string(out, "\n");
}

void repair_put_contradiction(struct text_writer *out, const sl_field *const *fields, size_t field_count,
                              const sl_rule *const *rules, size_t rule_count) {
    for (size_t i = 0; i < field_count; i++) {
        out_string(out, i ? "             " : "  together:  ");
        out_colored(out, COLOR_NONE, fields[i]->path);
        out_string(out, "\n");
    }
    for (size_t i = 0; i < rule_count; i++) {
        out_string(out, i ? ", " : "  under:     ");
        out_colored(out, COLOR_ERROR, rules[i]->id);
    }
    out_string(out, rule_count ? "\n" : "");
}

/* Where each change costs the same, their number says more. */
static bool costs_are_changes(const sl_conflict *conflict) {
    for (size_t i = 0; i < conflict->alternative_count; i++)
        if (conflict->alternatives[i].change_count != conflict->cost)
            return false;
    return true;
}

static void put_outcome(struct text_writer *out, const sl_conflict *conflict) {
    if (conflict->outcome == SL_WAY_NONE) {
        out_string(out, conflict->contradicting_count ? "  there is no way out: what is kept contradicts the rules\n"
                        : conflict->contradicted_count
                            ? "  there is no way out: the rules contradict each other\n"
                            : "  there is no way out: what is declared would have to be taken "
                              "out, which repair does not do\n");
        repair_put_contradiction(out, conflict->contradicting, conflict->contradicting_count, conflict->contradicted,
                                 conflict->contradicted_count);
        return;
    }
    if (conflict->outcome == SL_WAY_UNKNOWN && conflict->contradicted_count) {
        out_string(out, "  not known: with the integers that were tried there is no way out\n");
        repair_put_contradiction(out, conflict->contradicting, conflict->contradicting_count, conflict->contradicted,
                                 conflict->contradicted_count);
        return;
    }
    if (conflict->outcome == SL_WAY_UNKNOWN) {
        out_string(
            out, "  not known: the search for a way out was given up; declare more first, from what check asks for\n");
        return;
    }
    bool changes = costs_are_changes(conflict);
    out_printf(out, changes ? "  %zu" : "  at a cost of %zu", (size_t)conflict->cost);
    out_string(out, !changes ? ", in " : conflict->cost == 1 ? " change is enough, in " : " changes are enough, in ");
    out_string(out, conflict->exact ? "" : "at least ");
    out_printf(out, "%zu", (size_t)conflict->total);
    out_string(out, conflict->total == 1 ? " way:\n" : " ways, none of them better than another:\n");
}

/* ---- waived ------------------------------------------------------------------------------------------------------ */

/* Of conflicts with the same rules. */
static bool are_waived_alike(const sl_program *program, const sl_conflict *a, const sl_conflict *b) {
    bool alike = true;
    for (size_t i = 0; i < a->rule_count && alike; i++)
        alike = findings_are_waived(program, a->account, a->rules[i]) ==
                findings_are_waived(program, b->account, b->rules[i]);
    return alike;
}

/* ---- accounts with the very same conflict ------------------------------------------------------------------------ */

static bool are_same_texts(const sl_text *a, size_t a_count, const sl_text *b, size_t b_count) {
    bool same = a_count == b_count;
    for (size_t i = 0; same && i < a_count; i++)
        same = text_equal(a[i], b[i]);
    return same;
}

static bool is_same_change(const sl_change *a, const sl_change *b) {
    return a->field == b->field && text_equal(a->now, b->now) &&
           are_same_texts(a->values, a->value_count, b->values, b->value_count) &&
           are_same_texts(a->added, a->added_count, b->added, b->added_count) &&
           are_same_texts(a->removed, a->removed_count, b->removed, b->removed_count);
}

static bool is_same_alternative(const sl_alternative *a, const sl_alternative *b) {
    bool same = a->count == b->count && a->change_count == b->change_count;
    for (size_t i = 0; same && i < a->change_count; i++)
        same = is_same_change(&a->changes[i], &b->changes[i]);
    return same;
}

static bool are_same_rules(const sl_rule *const *a, size_t a_count, const sl_rule *const *b, size_t b_count) {
    return a_count == b_count && (a_count == 0 || memcmp(a, b, a_count * sizeof(*a)) == 0);
}

static bool has_same_contradiction(const sl_conflict *a, const sl_conflict *b) {
    size_t count = a->contradicting_count;
    return count == b->contradicting_count &&
           (count == 0 || memcmp(a->contradicting, b->contradicting, count * sizeof(*a->contradicting)) == 0) &&
           are_same_rules(a->contradicted, a->contradicted_count, b->contradicted, b->contradicted_count);
}

/* Whether all that is said of two accounts is the same. What every alternative changes follows from them. */
static bool is_same(const sl_program *program, const sl_conflict *a, const sl_conflict *b) {
    bool same = a->account.length && b->account.length && a->outcome == b->outcome && a->cost == b->cost &&
                a->total == b->total && a->exact == b->exact && a->alternative_count == b->alternative_count &&
                are_same_rules(a->rules, a->rule_count, b->rules, b->rule_count) && has_same_contradiction(a, b);
    for (size_t i = 0; same && i < a->alternative_count; i++)
        same = is_same_alternative(&a->alternatives[i], &b->alternatives[i]);
    return same && are_waived_alike(program, a, b);
}

/* An account that is told beside another, with the numbers that its alternatives have. */
static void put_account(struct text_writer *out, size_t index, const sl_conflict *conflict) {
    size_t count = conflict->alternative_count, first = count ? conflict->alternatives[0].number : 0;
    put_next(out, index, strlen("1000 to 1000 for ") + conflict->account.length);
    out->column += count ? out_printf(out, "%zu", first) : 0;
    out->column += count > 1 ? out_printf(out, " to %zu", first + count - 1) : 0;
    out_string(out, count ? " for " : "");
    out->column += strlen(" for ") + out_colored(out, COLOR_BOLD, conflict->account);
}

/* Those behind a conflict that are the same. */
static void put_others(struct text_writer *out, const sl_program *program, const sl_repair *repair, size_t at,
                       const bool *skipped) {
    const sl_conflict *conflicts = repair->conflicts;
    const char *start = conflicts[at].alternative_count ? "  the same, numbered " : "  the same for ";
    size_t listed = 0;
    for (size_t i = at + 1; i < repair->conflict_count; i++) {
        if ((skipped && skipped[i]) || !is_same(program, &conflicts[at], &conflicts[i]))
            continue;
        if (listed == 0) {
            out_string(out, start);
            out->column = strlen(start);
        }
        put_account(out, listed++, &conflicts[i]);
    }
    out_string(out, listed ? "\n" : "");
}

static bool is_listed_before(const sl_program *program, const sl_conflict *conflicts, size_t at, const bool *skipped) {
    bool listed = false;
    for (size_t i = 0; i < at && !listed; i++)
        listed = !(skipped && skipped[i]) && is_same(program, &conflicts[i], &conflicts[at]);
    return listed;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static void put_conflict(struct text_writer *out, const sl_program *program, const sl_conflict *conflict) {
    for (size_t i = 0; i < conflict->rule_count; i++) {
        out_string(out, i ? ", " : "");
        out_colored(out, COLOR_ERROR, conflict->rules[i]->id);
        out_string(out, findings_are_waived(program, conflict->account, conflict->rules[i]) ? " (waived)" : "");
    }
    if (conflict->account.length) {
        out_string(out, " for ");
        out_colored(out, COLOR_BOLD, conflict->account);
    }
    out_string(out, "\n");
    put_outcome(out, conflict);
    put_always(out, conflict);
    size_t listed = 0;
    for (size_t i = 0; i < conflict->alternative_count; i++) {
        put_alternative(out, &conflict->alternatives[i]);
        listed += conflict->alternatives[i].count;
    }
    if (conflict->outcome == SL_WAY_FOUND && listed < conflict->total)
        out_printf(out, "         and %zu more; --limit shows them\n", conflict->total - listed);
}

void repair_put_conflicts(struct text_writer *out, const sl_program *program, const sl_repair *repair,
                          const bool *skipped) {
    for (size_t i = 0; i < repair->conflict_count; i++) {
        if ((skipped && skipped[i]) || is_listed_before(program, repair->conflicts, i, skipped))
            continue;
        put_conflict(out, program, &repair->conflicts[i]);
        put_others(out, program, repair, i, skipped);
        out_string(out, "\n");
    }
}

static bool has_fault(const sl_program *program, const sl_rule *rule) {
    bool fault = false;
    for (size_t i = 0; i < program->outcome_count && !fault; i++) {
        const sl_outcome *outcome = &program->outcomes[i];
        fault = outcome->rule == rule && outcome->status != SL_PASS && outcome->status != SL_NOT_APPLICABLE;
    }
    return fault;
}

void repair_put_left_out(struct text_writer *out, const sl_program *program, const sl_repair *repair) {
    for (size_t i = 0; i < repair->left_out_count; i++) {
        const sl_rule *rule = repair->left_out[i];
        out_colored(out, COLOR_ERROR, rule->id);
        out_string(out, rule->scope != SL_SCOPE_PORTFOLIO
                            ? " cannot be analyzed (audit says why): check again whether a change suits it\n"
                        : has_fault(program, rule)
                            ? ": no change of the standard is known to mend it; check names its alternatives\n"
                            : ": content now, and not looked at with changes: check again whether one suits it\n");
    }
}

static void put_program(struct text_writer *out, const sl_program *program, const sl_repair *repair) {
    out_colored(out, COLOR_BOLD, program->path);
    if (program->name.length) {
        out_string(out, " \"");
        out_colored(out, COLOR_BOLD, program->name);
        out_string(out, "\"");
    }
    out_string(out, ": ");
    out_string(out, sl_verdict_name(program->verdict));
    out_string(out, repair->conflict_count + repair->left_out_count ? "\n\n"
                    : program->verdict == SL_CONGRUENT
                        ? ", there is nothing to repair\n"
                        : ", but for no value that a change would mend; check says why\n");
}

static bool make_text(struct buffer *buffer, const sl_program *program, const sl_repair *repair, bool color) {
    struct text_writer out = {buffer, color, 0};
    put_program(&out, program, repair);
    repair_put_left_out(&out, program, repair);
    out_string(&out, repair->left_out_count && repair->conflict_count ? "\n" : "");
    repair_put_conflicts(&out, program, repair, NULL);
    return !buffer->failed;
}

sl_result sl_write_repair(const sl_writer_options *options, const sl_program *program, const sl_repair *repair) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    bool good = options->format == SL_FORMAT_TEXT ? make_text(&buffer, program, repair, options->color)
                                                  : json_repair(&buffer, options, program, repair);
    return write_to_sink(options, &buffer, good);
}

/* ---- what was applied -------------------------------------------------------------------------------------------- */

static void put_written(struct text_writer *out, sl_text account, const sl_attribute_difference *attributes,
                        size_t count) {
    for (size_t i = 0; i < count; i++) {
        out_string(out, "  ");
        out_colored(out, COLOR_BOLD, account);
        out_string(out, account.length ? ": " : "");
        out_text(out, attributes[i].field->path);
        out_string(out, ": ");
        out_colored(out, COLOR_GOOD, attributes[i].b.shown);
        out_string(out, " (was ");
        out_text(out, attributes[i].a.shown);
        out_string(out, ")\n");
    }
}

/* Waivers that were in order before: what was mended needs none, and one that covers nothing is an error for check. */
static void put_waivers(struct text_writer *out, const sl_program *before, const sl_program *after) {
    for (size_t i = 0; i < after->waiver_count; i++) {
        const sl_waiver *waiver = &after->waivers[i];
        bool known = i < before->waiver_count && before->waivers[i].state >= SL_WAIVER_UNUSED;
        if (waiver->state < SL_WAIVER_UNUSED || known)
            continue;
        out_text(out, waiver->location.source->name);
        out_printf(out, ":%zu", waiver->location.span.start.line);
        out_printf(out, ":%zu: the waiver here: ", waiver->location.span.start.column);
        out_text(out, waiver->message);
        out_string(out, "\n");
    }
}

static bool make_applied(struct buffer *buffer, const sl_comparison *comparison, bool color) {
    struct text_writer out = {buffer, color, 0};
    bool congruent = comparison->b->verdict == SL_CONGRUENT;
    out_colored(&out, COLOR_BOLD, comparison->b->path);
    out_string(&out, ": written\n");
    put_written(&out, (sl_text){NULL, 0}, comparison->attributes, comparison->attribute_count);
    for (size_t i = 0; i < comparison->account_count; i++)
        put_written(&out, comparison->accounts[i].name, comparison->accounts[i].attributes,
                    comparison->accounts[i].attribute_count);
    out_colored(&out, COLOR_BOLD, comparison->b->path);
    out_string(&out, ": ");
    out_colored(&out, congruent ? COLOR_GOOD : COLOR_ERROR, text_of(sl_verdict_name(comparison->b->verdict)));
    out_string(&out, congruent ? "\n" : "; check says why, and repair shows further ways out\n");
    put_waivers(&out, comparison->a, comparison->b);
    return !buffer->failed;
}

sl_result sl_write_applied(const sl_writer_options *options, const sl_comparison *comparison) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    bool good = options->format == SL_FORMAT_TEXT ? make_applied(&buffer, comparison, options->color)
                                                  : json_comparison(&buffer, options, comparison);
    return write_to_sink(options, &buffer, good);
}
