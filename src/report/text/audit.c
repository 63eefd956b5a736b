/* audit.c - an audit as text. */
#include <stdio.h>

#include "base/buffer.h"
#include "base/text.h"
#include "report/json/documents.h"
#include "report/text_writer.h"
#include "samplint/report.h"

static void put_rule_list(struct text_writer *out, const char *before, const sl_rule *const *rules, size_t count) {
    for (size_t i = 0; i < count; i++) {
        out_string(out, list_separator(before, i, count, " and "));
        out_colored(out, COLOR_BOLD, rules[i]->id);
    }
}

static void put_responsible(struct text_writer *out, const sl_responsible *responsible) {
    put_rule_list(out, " by ", responsible->rules, responsible->count);
}

static void put_possible(struct text_writer *out, const sl_audit *audit) {
    static const char *const words[] = {"no program can be congruent", "congruent programs are possible",
                                        "whether any program can be congruent is not known"};
    static const enum color colors[] = {COLOR_ERROR, COLOR_GOOD, COLOR_WARNING};
    out_colored(out, colors[audit->possible], text_of(words[audit->possible]));
    bool sampled = audit->possible == SL_UNKNOWN && audit->contradiction.count > 0;
    if (audit->possible == SL_UNKNOWN)
        out_string(out, sampled ? "; with the integers that were tried, none is" : ": the search was given up");
    if (audit->contradiction.count) {
        put_rule_list(out, "; ", audit->contradiction.rules, audit->contradiction.count);
        out_string(out, audit->contradiction.count == 1 ? " is content with none" : " contradict each other");
    }
    out_string(out, "\n");
}

static void put_counts(struct text_writer *out, const sl_audit *audit) {
    char share[64];
    if (!audit->counted) {
        out_string(out, "congruent programs are not counted: that takes too much\n");
        return;
    }
    snprintf(share, sizeof share, ", a share of %.2g\n", audit->share);
    out_text(out, audit->congruent_count);
    out_string(out, " programs of ");
    out_text(out, audit->program_count);
    out_string(out, " are congruent");
    out_string(out, share);
}

/* Rules that sample integers, and what is not exact for that. */
static void put_sampled(struct text_writer *out, const sl_audit *audit) {
    size_t count = 0, listed = 0;
    for (size_t i = 0; i < audit->rule_count; i++)
        count += audit->rules[i].sampled;
    if (count == 0 || audit->sampled_count == 0)
        return;
    out_string(out, "\n");
    for (size_t i = 0; i < audit->rule_count; i++) {
        if (!audit->rules[i].sampled)
            continue;
        out_string(out, list_separator("", listed, count, " and "));
        out_colored(out, COLOR_BOLD, audit->rules[i].rule->id);
        listed++;
    }
    out_string(out, " may calculate with integers or compare them");
    out_string(out, "; one value of each range\nwas tried, so what is said of these attributes is not exact:\n");
    for (size_t i = 0; i < audit->sampled_count; i++)
        out_list_item(out, i, audit->sampled[i]->path);
    out_string(out, "\n");
}

static void put_value(struct text_writer *out, const sl_audited_value *value) {
    out_string(out, "    ");
    out_text(out, value->field->path);
    out_string(out, value->undeclared ? " is never declared,"
                    : value->forced   ? (value->absent ? " is always without " : " is always ")
                    : value->absent   ? " is never without "
                                      : " is never ");
    if (!value->undeclared)
        out_colored(out, value->forced ? COLOR_WARNING : COLOR_ERROR, value->value);
    put_responsible(out, &value->responsible);
    if (value->reason.length) {
        out_string(out, ", as declared: ");
        out_text(out, value->reason);
    }
    out_string(out, "\n");
}

static void put_revived(struct text_writer *out, const sl_revived_value *value) {
    out_string(out, "    ");
    out_text(out, value->field->path);
    out_string(out, " can be ");
    out_colored(out, COLOR_ERROR, value->value);
    out_string(out, ", though ");
    out_text(out, value->set_by);
    out_string(out, " declares that dead; take it out there, or add the rule that is missing\n");
}

static void put_values(struct text_writer *out, const sl_audit *audit) {
    if (audit->possible != SL_YES)
        return;
    out_string(out, audit->value_count ? "\nvalues that no congruent program has, or that each one has:\n"
                                       : "\nno value is dead, and none is forced\n");
    for (size_t i = 0; i < audit->value_count; i++)
        put_value(out, &audit->values[i]);
    for (size_t i = 0; i < audit->revived_count; i++)
        put_revived(out, &audit->revived[i]);
    if (audit->unsettled)
        out_printf(out,
                   audit->sampled_count
                       ? "    of %zu values it is not known: the search was given up, or did not try all integers\n"
                       : "    of %zu values it is not known: the search was given up\n",
                   audit->unsettled);
    out_string(out, audit->required_count ? "\nattributes that each congruent program declares:\n" : "");
    for (size_t i = 0; i < audit->required_count; i++)
        out_list_item(out, i, audit->required[i]->path);
    out_string(out, audit->required_count ? "\n" : "");
}

static void put_rule(struct text_writer *out, const sl_audited_rule *rule) {
    bool analyzed = !rule->too_wide && rule->fault.length == 0;
    if (analyzed && rule->rule->scope == SL_SCOPE_PORTFOLIO)
        return; /* there are no accounts here that it could be about */
    if (analyzed && rule->never_fails == SL_NO && rule->implied != SL_YES && !rule->only)
        return;
    out_string(out, "  ");
    out_colored(out, analyzed ? COLOR_WARNING : COLOR_ERROR, rule->rule->id);
    if (rule->fault.length) {
        out_string(out, " is left out of this audit: ");
        out_text(out, rule->fault);
    } else if (rule->too_wide) {
        out_string(out, " is left out of this audit: it asks too much, most of all about ");
        out_text(out, rule->too_wide->path);
    } else if (rule->only) {
        out_string(out, " is about fit, but reads one element only: ");
        out_text(out, rule->only->title);
    } else if (rule->implied == SL_YES) {
        out_string(out, " is implied");
        put_responsible(out, &rule->implied_by);
    } else {
        out_string(out, rule->never_fails == SL_YES ? " never fails" : ": whether it ever fails is not known");
    }
    out_string(out, "\n");
}

static void put_unread(struct text_writer *out, const sl_audit *audit) {
    out_string(out, audit->unread_count ? "\nattributes that no rule reads:\n" : "");
    for (size_t i = 0; i < audit->unread_count; i++)
        out_list_item(out, i, audit->unread[i]->path);
    out_string(out, audit->unread_count ? "\n" : "");
}

/* ---- archetypes -------------------------------------------------------------------------------------------------- */

static void put_archetypes(struct text_writer *out, const sl_audit *audit) {
    static const char *const words[] = {"congruent", "congruent once more is declared", "impossible",
                                        "not known: the search was given up, or did not try all integers"};
    static const enum color colors[] = {COLOR_GOOD, COLOR_WARNING, COLOR_ERROR, COLOR_WARNING};
    static const char *const before[] = {", ", ": some is asked for by ", "; ", "; not content: "};
    out_string(out, audit->archetype_count ? "\narchetypes:\n" : "");
    for (size_t i = 0; i < audit->archetype_count; i++) {
        const sl_audited_archetype *archetype = &audit->archetypes[i];
        out_string(out, "    ");
        out_text(out, archetype->name);
        out_string(out, ": ");
        out_colored(out, colors[archetype->state], text_of(words[archetype->state]));
        put_rule_list(out, before[archetype->state], archetype->rules, archetype->rule_count);
        if (archetype->state == SL_ARCHETYPE_IMPOSSIBLE && archetype->rule_count > 0)
            out_string(out, archetype->rule_count == 1 ? " objects" : " object");
        out_string(out, "\n");
    }
}

/* ---- recipes ----------------------------------------------------------------------------------------------------- */

/* "47.3 %", in eight columns. */
static void put_percent(struct text_writer *out, double share) {
    char text[32];
    double percent = 100 * share;
    if (percent > 0 && percent < 0.0005)
        snprintf(text, sizeof text, "<0.001 %%");
    else
        snprintf(text, sizeof text, "%6.*f %%", percent < 0.0995 && percent > 0 ? 3 : 1, percent);
    out_string(out, text);
}

static void put_condition(struct text_writer *out, const sl_condition *condition) {
    out_text(out, condition->field->path);
    out_string(out, ": ");
    for (size_t i = 0; i < condition->value_count; i++) {
        out_string(out, list_separator("", i, condition->value_count, " or "));
        out_text(out, condition->values[i]);
    }
    if (condition->word.length) {
        out_string(out, " ");
        out_text(out, condition->word);
    }
    out_string(out, "\n");
}

static void put_recipe(struct text_writer *out, const sl_recipe *recipe, bool counted) {
    static const char margin[] = "                           ";
    out_string(out, "    ");
    if (counted) {
        put_percent(out, recipe->coverage);
        out_string(out, "  ");
        put_percent(out, recipe->consistency);
        out_string(out, "    ");
    } else {
        out_string(out, margin + 4);
    }
    for (size_t i = 0; i < recipe->condition_count; i++) {
        out_string(out, i ? margin : "");
        put_condition(out, &recipe->conditions[i]);
    }
    out_string(out, recipe->condition_count ? "" : "any of the values that congruent programs have\n");
}

static void put_throughout(struct text_writer *out, const sl_recipes *recipes) {
    out_string(out, recipes->throughout_count ? "    throughout:\n" : "");
    for (size_t i = 0; i < recipes->throughout_count; i++) {
        out_string(out, "      ");
        put_condition(out, &recipes->throughout[i]);
    }
}

static void put_recipes(struct text_writer *out, const sl_recipes *recipes, sl_truth possible) {
    if (recipes->over_count == 0)
        return;
    out_string(out, "\nrecipes, over:\n");
    for (size_t i = 0; i < recipes->over_count; i++)
        out_list_item(out, i, recipes->over[i]->path);
    if (possible == SL_NO) {
        out_string(out, "\n    none: no program can be congruent\n");
        return;
    }
    if (!recipes->found) {
        out_string(out, "\n    not known: the search was given up; ask for fewer attributes with --over\n");
        return;
    }
    out_string(out,
               "\n    congruent programs exist for each combination of values that a recipe leaves, and no other;\n"
               "    coverage: of the congruent programs, those that follow it; consistency: of the programs that\n"
               "    follow it and what holds throughout, those that are congruent");
    out_string(out, recipes->smallest ? "\n" : "; fewer recipes may do\n");
    put_throughout(out, recipes);
    out_string(out, recipes->counted ? "    coverage  consistency\n" : "");
    for (size_t i = 0; i < recipes->count; i++)
        put_recipe(out, &recipes->list[i], recipes->counted);
}

/* ---- shares ------------------------------------------------------------------------------------------------------ */

static void put_shares(struct text_writer *out, const sl_audit *audit) {
    out_string(out, audit->share_count ? "\nof the congruent programs, so many have a value:\n" : "");
    for (size_t i = 0; i < audit->share_count; i++) {
        const sl_share *share = &audit->shares[i];
        if (i == 0 || audit->shares[i - 1].field != share->field) {
            out_string(out, "    ");
            out_colored(out, COLOR_BOLD, share->field->path);
            out_string(out, "\n");
        }
        out_string(out, "      ");
        put_percent(out, share->share);
        out_string(out, "  ");
        out_text(out, share->value);
        out_string(out, "\n");
    }
}

/* ---- another pack ------------------------------------------------------------------------------------------------ */

static size_t depth_of(const sl_field *field) {
    size_t depth = 0;
    for (; field->parent; field = field->parent)
        depth++;
    return depth;
}

/* The keys that lead to a field, from the one on that the field before does not lie under. */
static void put_keys(struct text_writer *out, const sl_field *field, const sl_field *before) {
    const sl_field *above = before;
    while (above && above != field->parent)
        above = above->parent;
    if (!above && field->parent && field->parent->parent)
        put_keys(out, field->parent, before);
    buffer_repeat(out->buffer, ' ', 4 + 2 * (depth_of(field) - 1));
    out_text(out, field->id);
    out_string(out, field->type == SL_GROUP ? ":\n" : ": ");
}

/* As a file would have it. */
static void put_example(struct text_writer *out, const sl_difference *difference) {
    for (size_t i = 0; i < difference->example_count; i++) {
        put_keys(out, difference->example[i].field, i ? difference->example[i - 1].field : NULL);
        out_text(out, difference->example[i].value);
        out_string(out, "\n");
    }
}

static void put_difference(struct text_writer *out, const sl_difference *difference, const char *by,
                           const char *not_by) {
    static const char *const words[] = {"no", "some", "not known whether any"};
    bool counted = difference->exists == SL_YES && difference->count.length > 0;
    out_string(out, "\n");
    out_colored(out, COLOR_BOLD, counted ? difference->count : text_of(words[difference->exists]));
    out_string(out, " programs are congruent by ");
    out_string(out, by);
    out_string(out, " and not by ");
    out_string(out, not_by);
    if (counted) {
        out_string(out, ",\n");
        put_percent(out, difference->share);
        out_string(out, " of those congruent by ");
        out_string(out, by);
    }
    if (difference->exists == SL_YES) {
        put_rule_list(out, "; an example, to which ", difference->rules, difference->rule_count);
        out_string(out, difference->rule_count == 1 ? " objects:" : " object:");
    }
    out_string(out, "\n");
    put_example(out, difference);
}

static void put_comparison(struct text_writer *out, const sl_audit *audit) {
    if (!audit->compared)
        return;
    put_difference(out, &audit->lost, "the other pack", "this one");
    put_difference(out, &audit->gained, "this pack", "the other");
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static bool make_text(struct buffer *buffer, const sl_audit *audit, const sl_writer_options *options) {
    struct text_writer out = {buffer, options->color, 0};
    size_t leaves = 0, analyzed = 0;
    for (size_t i = 0; i < audit->rule_count; i++) {
        leaves += audit->rules[i].leaves;
        analyzed += !audit->rules[i].too_wide && audit->rules[i].fault.length == 0;
    }
    out_printf(&out, audit->rule_count == 1 ? "%zu rule, " : "%zu rules, ", audit->rule_count);
    out_printf(&out, "%zu analyzed, ", analyzed);
    out_printf(&out, leaves == 1 ? "with %zu way to answer: " : "with %zu ways to answer: ", leaves);
    put_possible(&out, audit);
    put_counts(&out, audit);
    put_sampled(&out, audit);
    for (size_t i = 0; i < audit->rule_count; i++)
        put_rule(&out, &audit->rules[i]);
    put_values(&out, audit);
    put_archetypes(&out, audit);
    put_unread(&out, audit);
    put_recipes(&out, &audit->recipes, audit->possible);
    if (options->shares)
        put_shares(&out, audit);
    put_comparison(&out, audit);
    return !buffer->failed;
}

sl_result sl_write_audit(const sl_writer_options *options, const sl_audit *audit) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    bool good =
        options->format == SL_FORMAT_TEXT ? make_text(&buffer, audit, options) : json_audit(&buffer, options, audit);
    return write_to_sink(options, &buffer, good);
}
