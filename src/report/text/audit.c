#include <stdio.h>

#include "base/buffer.h"
#include "base/text.h"
#include "report/formats/json.h"
#include "report/text_writer.h"
#include "samplint/report.h"

static void put_rule_list(struct text_writer *page, const char *before, const sl_rule *const *rules, size_t count) {
    for (size_t i = 0; i < count; i++) {
        out_words(page, out_joint(before, i, count, " and "));
        out_colored(page, COLOR_BOLD, rules[i]->id);
    }
}

static void put_responsible(struct text_writer *page, const sl_responsible *responsible) {
    put_rule_list(page, " by ", responsible->rules, responsible->count);
}

static void put_possible(struct text_writer *page, const sl_audit *audit) {
    static const char *const words[] = {"no program can be congruent", "congruent programs are possible",
                                        "whether any program can be congruent is not known"};
    static const enum color styles[] = {COLOR_ERROR, COLOR_GOOD, COLOR_WARNING};
    out_colored(page, styles[audit->possible], text_of(words[audit->possible]));
    bool sampled = audit->possible == SL_UNKNOWN && audit->contradiction.count > 0;
    if (audit->possible == SL_UNKNOWN)
        out_words(page, sampled ? "; with the integers that were tried, none is" : ": the search was given up");
    if (audit->contradiction.count) {
        put_rule_list(page, "; ", audit->contradiction.rules, audit->contradiction.count);
        out_words(page, audit->contradiction.count == 1 ? " is content with none" : " contradict each other");
    }
    out_words(page, "\n");
}

static void put_counts(struct text_writer *page, const sl_audit *audit) {
    char share[64];
    if (!audit->counted) {
        out_words(page, "congruent programs are not counted: that takes too much\n");
        return;
    }
    snprintf(share, sizeof share, ", a share of %.2g\n", audit->share);
    out_text(page, audit->congruent_count);
    out_words(page, " programs of ");
    out_text(page, audit->program_count);
    out_words(page, " are congruent");
    out_words(page, share);
}

/* Rules that sample integers, and what is not exact for that. */
static void put_sampled(struct text_writer *page, const sl_audit *audit) {
    size_t count = 0, told = 0;
    for (size_t i = 0; i < audit->rule_count; i++)
        count += audit->rules[i].sampled;
    if (count == 0 || audit->sampled_count == 0)
        return;
    out_words(page, "\n");
    for (size_t i = 0; i < audit->rule_count; i++) {
        if (!audit->rules[i].sampled)
            continue;
        out_words(page, out_joint("", told, count, " and "));
        out_colored(page, COLOR_BOLD, audit->rules[i].rule->id);
        told++;
    }
    out_words(page, " may calculate with integers or compare them");
    out_words(page, "; one value of each range\nwas tried, so what is said of these attributes is not exact:\n");
    for (size_t i = 0; i < audit->sampled_count; i++)
        out_item(page, i, audit->sampled[i]->path);
    out_words(page, "\n");
}

static void put_value(struct text_writer *page, const sl_audited_value *value) {
    out_words(page, "    ");
    out_text(page, value->field->path);
    out_words(page, value->undeclared ? " is never declared,"
                    : value->forced   ? (value->absent ? " is always without " : " is always ")
                    : value->absent   ? " is never without "
                                      : " is never ");
    if (!value->undeclared)
        out_colored(page, value->forced ? COLOR_WARNING : COLOR_ERROR, value->value);
    put_responsible(page, &value->responsible);
    if (value->reason.length) {
        out_words(page, ", as declared: ");
        out_text(page, value->reason);
    }
    out_words(page, "\n");
}

static void put_revived(struct text_writer *page, const sl_revived_value *value) {
    out_words(page, "    ");
    out_text(page, value->field->path);
    out_words(page, " can be ");
    out_colored(page, COLOR_ERROR, value->value);
    out_words(page, ", though ");
    out_text(page, value->set_by);
    out_words(page, " declares that dead; take it out there, or add the rule that is missing\n");
}

static void put_values(struct text_writer *page, const sl_audit *audit) {
    if (audit->possible != SL_YES)
        return;
    out_words(page, audit->value_count ? "\nvalues that no congruent program has, or that each one has:\n"
                                       : "\nno value is dead, and none is forced\n");
    for (size_t i = 0; i < audit->value_count; i++)
        put_value(page, &audit->values[i]);
    for (size_t i = 0; i < audit->revived_count; i++)
        put_revived(page, &audit->revived[i]);
    if (audit->unsettled)
        out_number(page,
                   audit->sampled_count
                       ? "    of %zu values it is not known: the search was given up, or did not try all integers\n"
                       : "    of %zu values it is not known: the search was given up\n",
                   audit->unsettled);
    out_words(page, audit->required_count ? "\nattributes that each congruent program declares:\n" : "");
    for (size_t i = 0; i < audit->required_count; i++)
        out_item(page, i, audit->required[i]->path);
    out_words(page, audit->required_count ? "\n" : "");
}

static void put_rule(struct text_writer *page, const sl_audited_rule *rule) {
    bool analyzed = !rule->too_wide && rule->fault.length == 0;
    if (analyzed && rule->rule->scope == SL_SCOPE_PORTFOLIO)
        return; /* there are no accounts here that it could be about */
    if (analyzed && rule->never_fails == SL_NO && rule->implied != SL_YES && !rule->only)
        return;
    out_words(page, "  ");
    out_colored(page, analyzed ? COLOR_WARNING : COLOR_ERROR, rule->rule->id);
    if (rule->fault.length) {
        out_words(page, " is left out of this audit: ");
        out_text(page, rule->fault);
    } else if (rule->too_wide) {
        out_words(page, " is left out of this audit: it asks too much, most of all about ");
        out_text(page, rule->too_wide->path);
    } else if (rule->only) {
        out_words(page, " is about fit, but reads one element only: ");
        out_text(page, rule->only->title);
    } else if (rule->implied == SL_YES) {
        out_words(page, " is implied");
        put_responsible(page, &rule->implied_by);
    } else {
        out_words(page, rule->never_fails == SL_YES ? " never fails" : ": whether it ever fails is not known");
    }
    out_words(page, "\n");
}

static void put_unread(struct text_writer *page, const sl_audit *audit) {
    out_words(page, audit->unread_count ? "\nattributes that no rule reads:\n" : "");
    for (size_t i = 0; i < audit->unread_count; i++)
        out_item(page, i, audit->unread[i]->path);
    out_words(page, audit->unread_count ? "\n" : "");
}

/* ---- archetypes --------------------------------------------------------------------------------------------------- */

static void put_archetypes(struct text_writer *page, const sl_audit *audit) {
    static const char *const words[] = {"congruent", "congruent once more is declared", "impossible",
                                        "not known: the search was given up, or did not try all integers"};
    static const enum color styles[] = {COLOR_GOOD, COLOR_WARNING, COLOR_ERROR, COLOR_WARNING};
    static const char *const before[] = {", ", ": some is asked for by ", "; ", "; not content: "};
    out_words(page, audit->archetype_count ? "\narchetypes:\n" : "");
    for (size_t i = 0; i < audit->archetype_count; i++) {
        const sl_audited_archetype *archetype = &audit->archetypes[i];
        out_words(page, "    ");
        out_text(page, archetype->name);
        out_words(page, ": ");
        out_colored(page, styles[archetype->state], text_of(words[archetype->state]));
        put_rule_list(page, before[archetype->state], archetype->rules, archetype->rule_count);
        if (archetype->state == SL_ARCHETYPE_IMPOSSIBLE && archetype->rule_count > 0)
            out_words(page, archetype->rule_count == 1 ? " objects" : " object");
        out_words(page, "\n");
    }
}

/* ---- recipes ------------------------------------------------------------------------------------------------------ */

/* "47.3 %", in eight columns. */
static void put_percent(struct text_writer *page, double share) {
    char text[32];
    double percent = 100 * share;
    if (percent > 0 && percent < 0.0005)
        snprintf(text, sizeof text, "<0.001 %%");
    else
        snprintf(text, sizeof text, "%6.*f %%", percent < 0.0995 && percent > 0 ? 3 : 1, percent);
    out_words(page, text);
}

static void put_condition(struct text_writer *page, const sl_condition *condition) {
    out_text(page, condition->field->path);
    out_words(page, ": ");
    for (size_t i = 0; i < condition->value_count; i++) {
        out_words(page, out_joint("", i, condition->value_count, " or "));
        out_text(page, condition->values[i]);
    }
    if (condition->word.length) {
        out_words(page, " ");
        out_text(page, condition->word);
    }
    out_words(page, "\n");
}

static void put_recipe(struct text_writer *page, const sl_recipe *recipe, bool counted) {
    static const char margin[] = "                           ";
    out_words(page, "    ");
    if (counted) {
        put_percent(page, recipe->coverage);
        out_words(page, "  ");
        put_percent(page, recipe->consistency);
        out_words(page, "    ");
    } else {
        out_words(page, margin + 4);
    }
    for (size_t i = 0; i < recipe->condition_count; i++) {
        out_words(page, i ? margin : "");
        put_condition(page, &recipe->conditions[i]);
    }
    out_words(page, recipe->condition_count ? "" : "any of the values that congruent programs have\n");
}

static void put_throughout(struct text_writer *page, const sl_recipes *recipes) {
    out_words(page, recipes->throughout_count ? "    throughout:\n" : "");
    for (size_t i = 0; i < recipes->throughout_count; i++) {
        out_words(page, "      ");
        put_condition(page, &recipes->throughout[i]);
    }
}

static void put_recipes(struct text_writer *page, const sl_recipes *recipes, sl_truth possible) {
    if (recipes->over_count == 0)
        return;
    out_words(page, "\nrecipes, over:\n");
    for (size_t i = 0; i < recipes->over_count; i++)
        out_item(page, i, recipes->over[i]->path);
    if (possible == SL_NO) {
        out_words(page, "\n    none: no program can be congruent\n");
        return;
    }
    if (!recipes->found) {
        out_words(page, "\n    not known: the search was given up; ask for fewer attributes with --over\n");
        return;
    }
    out_words(page,
              "\n    congruent programs exist for each combination of values that a recipe leaves, and no other;\n"
              "    coverage: of the congruent programs, those that follow it; consistency: of the programs that\n"
              "    follow it and what holds throughout, those that are congruent");
    out_words(page, recipes->smallest ? "\n" : "; fewer recipes may do\n");
    put_throughout(page, recipes);
    out_words(page, recipes->counted ? "    coverage  consistency\n" : "");
    for (size_t i = 0; i < recipes->count; i++)
        put_recipe(page, &recipes->list[i], recipes->counted);
}

/* ---- shares ------------------------------------------------------------------------------------------------------- */

static void put_shares(struct text_writer *page, const sl_audit *audit) {
    out_words(page, audit->share_count ? "\nof the congruent programs, so many have a value:\n" : "");
    for (size_t i = 0; i < audit->share_count; i++) {
        const sl_share *share = &audit->shares[i];
        if (i == 0 || audit->shares[i - 1].field != share->field) {
            out_words(page, "    ");
            out_colored(page, COLOR_BOLD, share->field->path);
            out_words(page, "\n");
        }
        out_words(page, "      ");
        put_percent(page, share->share);
        out_words(page, "  ");
        out_text(page, share->value);
        out_words(page, "\n");
    }
}

/* ---- another pack ------------------------------------------------------------------------------------------------- */

static size_t depth_of(const sl_field *field) {
    size_t depth = 0;
    for (; field->parent; field = field->parent)
        depth++;
    return depth;
}

/* The keys that lead to a field, from the one on that the field before does not lie under. */
static void put_keys(struct text_writer *page, const sl_field *field, const sl_field *before) {
    const sl_field *above = before;
    while (above && above != field->parent)
        above = above->parent;
    if (!above && field->parent && field->parent->parent)
        put_keys(page, field->parent, before);
    buffer_repeat(page->buffer, ' ', 4 + 2 * (depth_of(field) - 1));
    out_text(page, field->id);
    out_words(page, field->type == SL_GROUP ? ":\n" : ": ");
}

/* As a file would have it. */
static void put_example(struct text_writer *page, const sl_difference *difference) {
    for (size_t i = 0; i < difference->example_count; i++) {
        put_keys(page, difference->example[i].field, i ? difference->example[i - 1].field : NULL);
        out_text(page, difference->example[i].value);
        out_words(page, "\n");
    }
}

static void put_difference(struct text_writer *page, const sl_difference *difference, const char *by,
                           const char *not_by) {
    static const char *const words[] = {"no", "some", "not known whether any"};
    bool counted = difference->exists == SL_YES && difference->count.length > 0;
    out_words(page, "\n");
    out_colored(page, COLOR_BOLD, counted ? difference->count : text_of(words[difference->exists]));
    out_words(page, " programs are congruent by ");
    out_words(page, by);
    out_words(page, " and not by ");
    out_words(page, not_by);
    if (counted) {
        out_words(page, ",\n");
        put_percent(page, difference->share);
        out_words(page, " of those congruent by ");
        out_words(page, by);
    }
    if (difference->exists == SL_YES) {
        put_rule_list(page, "; an example, to which ", difference->rules, difference->rule_count);
        out_words(page, difference->rule_count == 1 ? " objects:" : " object:");
    }
    out_words(page, "\n");
    put_example(page, difference);
}

static void put_comparison(struct text_writer *page, const sl_audit *audit) {
    if (!audit->compared)
        return;
    put_difference(page, &audit->lost, "the other pack", "this one");
    put_difference(page, &audit->gained, "this pack", "the other");
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

static bool make_text(struct buffer *buffer, const sl_audit *audit, const sl_writer_options *options) {
    struct text_writer page = {buffer, options->color, 0};
    size_t leaves = 0, analyzed = 0;
    for (size_t i = 0; i < audit->rule_count; i++) {
        leaves += audit->rules[i].leaves;
        analyzed += !audit->rules[i].too_wide && audit->rules[i].fault.length == 0;
    }
    out_number(&page, audit->rule_count == 1 ? "%zu rule, " : "%zu rules, ", audit->rule_count);
    out_number(&page, "%zu analyzed, ", analyzed);
    out_number(&page, leaves == 1 ? "with %zu way to answer: " : "with %zu ways to answer: ", leaves);
    put_possible(&page, audit);
    put_counts(&page, audit);
    put_sampled(&page, audit);
    for (size_t i = 0; i < audit->rule_count; i++)
        put_rule(&page, &audit->rules[i]);
    put_values(&page, audit);
    put_archetypes(&page, audit);
    put_unread(&page, audit);
    put_recipes(&page, &audit->recipes, audit->possible);
    if (options->shares)
        put_shares(&page, audit);
    put_comparison(&page, audit);
    return !buffer->failed;
}

sl_result sl_write_audit(const sl_writer_options *options, const sl_audit *audit) {
    struct buffer buffer = BUFFER_EMPTY(BUFFER_MOST);
    bool good =
        options->format == SL_FORMAT_TEXT ? make_text(&buffer, audit, options) : json_audit(&buffer, options, audit);
    return out_write(options, &buffer, good);
}
