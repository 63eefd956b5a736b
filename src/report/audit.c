#include <stdio.h>

#include "base/buffer.h"
#include "base/text.h"
#include "report/json.h"
#include "report/page.h"
#include "samplint/report.h"

static void put_rule_list(struct page *page, const char *before, const sl_rule *const *rules, size_t count) {
    for (size_t i = 0; i < count; i++) {
        page_put(page, page_joint(before, i, count, " and "));
        page_styled(page, STYLE_BOLD, rules[i]->id);
    }
}

static void put_responsible(struct page *page, const sl_responsible *responsible) {
    put_rule_list(page, " by ", responsible->rules, responsible->count);
}

static void put_possible(struct page *page, const sl_audit *audit) {
    static const char *const words[] = {"no program can be congruent", "congruent programs are possible",
                                        "whether any program can be congruent is not known"};
    static const enum style styles[] = {STYLE_ERROR, STYLE_GOOD, STYLE_WARNING};
    page_styled(page, styles[audit->possible], text_of(words[audit->possible]));
    bool sampled = audit->possible == SL_UNKNOWN && audit->contradiction.count > 0;
    if (audit->possible == SL_UNKNOWN)
        page_put(page, sampled ? "; with the integers that were tried, none is" : ": the search was given up");
    if (audit->contradiction.count) {
        put_rule_list(page, "; ", audit->contradiction.rules, audit->contradiction.count);
        page_put(page, audit->contradiction.count == 1 ? " is content with none" : " contradict each other");
    }
    page_put(page, "\n");
}

static void put_counts(struct page *page, const sl_audit *audit) {
    char share[64];
    if (!audit->counted) {
        page_put(page, "congruent programs are not counted: that takes too much\n");
        return;
    }
    snprintf(share, sizeof share, ", a share of %.2g\n", audit->share);
    page_text(page, audit->congruent_count);
    page_put(page, " programs of ");
    page_text(page, audit->program_count);
    page_put(page, " are congruent");
    page_put(page, share);
}

/* Rules that sample integers, and what is not exact for that. */
static void put_sampled(struct page *page, const sl_audit *audit) {
    size_t count = 0, told = 0;
    for (size_t i = 0; i < audit->rule_count; i++)
        count += audit->rules[i].sampled;
    if (count == 0 || audit->sampled_count == 0)
        return;
    page_put(page, "\n");
    for (size_t i = 0; i < audit->rule_count; i++) {
        if (!audit->rules[i].sampled)
            continue;
        page_put(page, page_joint("", told, count, " and "));
        page_styled(page, STYLE_BOLD, audit->rules[i].rule->id);
        told++;
    }
    page_put(page, " may calculate with integers or compare them");
    page_put(page, "; one value of each range\nwas tried, so what is said of these attributes is not exact:\n");
    for (size_t i = 0; i < audit->sampled_count; i++)
        page_item(page, i, audit->sampled[i]->path);
    page_put(page, "\n");
}

static void put_value(struct page *page, const sl_audited_value *value) {
    page_put(page, "    ");
    page_text(page, value->field->path);
    page_put(page, value->undeclared ? " is never declared,"
                   : value->forced   ? (value->absent ? " is always without " : " is always ")
                   : value->absent   ? " is never without "
                                     : " is never ");
    if (!value->undeclared)
        page_styled(page, value->forced ? STYLE_WARNING : STYLE_ERROR, value->value);
    put_responsible(page, &value->responsible);
    if (value->reason.length) {
        page_put(page, ", as declared: ");
        page_text(page, value->reason);
    }
    page_put(page, "\n");
}

static void put_revived(struct page *page, const sl_revived_value *value) {
    page_put(page, "    ");
    page_text(page, value->field->path);
    page_put(page, " can be ");
    page_styled(page, STYLE_ERROR, value->value);
    page_put(page, ", though ");
    page_text(page, value->set_by);
    page_put(page, " declares that dead; take it out there, or add the rule that is missing\n");
}

static void put_values(struct page *page, const sl_audit *audit) {
    if (audit->possible != SL_YES)
        return;
    page_put(page, audit->value_count ? "\nvalues that no congruent program has, or that each one has:\n"
                                      : "\nno value is dead, and none is forced\n");
    for (size_t i = 0; i < audit->value_count; i++)
        put_value(page, &audit->values[i]);
    for (size_t i = 0; i < audit->revived_count; i++)
        put_revived(page, &audit->revived[i]);
    if (audit->unsettled)
        page_number(page,
                    audit->sampled_count
                        ? "    of %zu values it is not known: the search was given up, or did not try all integers\n"
                        : "    of %zu values it is not known: the search was given up\n",
                    audit->unsettled);
    page_put(page, audit->required_count ? "\nattributes that each congruent program declares:\n" : "");
    for (size_t i = 0; i < audit->required_count; i++)
        page_item(page, i, audit->required[i]->path);
    page_put(page, audit->required_count ? "\n" : "");
}

static void put_rule(struct page *page, const sl_audited_rule *rule) {
    bool analyzed = !rule->too_wide && rule->fault.length == 0;
    if (analyzed && rule->rule->scope == SL_SCOPE_PORTFOLIO)
        return; /* there are no accounts here that it could be about */
    if (analyzed && rule->never_fails == SL_NO && rule->implied != SL_YES && !rule->only)
        return;
    page_put(page, "  ");
    page_styled(page, analyzed ? STYLE_WARNING : STYLE_ERROR, rule->rule->id);
    if (rule->fault.length) {
        page_put(page, " is left out of this audit: ");
        page_text(page, rule->fault);
    } else if (rule->too_wide) {
        page_put(page, " is left out of this audit: it asks too much, most of all about ");
        page_text(page, rule->too_wide->path);
    } else if (rule->only) {
        page_put(page, " is about fit, but reads one element only: ");
        page_text(page, rule->only->title);
    } else if (rule->implied == SL_YES) {
        page_put(page, " is implied");
        put_responsible(page, &rule->implied_by);
    } else {
        page_put(page, rule->never_fails == SL_YES ? " never fails" : ": whether it ever fails is not known");
    }
    page_put(page, "\n");
}

static void put_unread(struct page *page, const sl_audit *audit) {
    page_put(page, audit->unread_count ? "\nattributes that no rule reads:\n" : "");
    for (size_t i = 0; i < audit->unread_count; i++)
        page_item(page, i, audit->unread[i]->path);
    page_put(page, audit->unread_count ? "\n" : "");
}

/* ---- archetypes --------------------------------------------------------------------------------------------------- */

static void put_archetypes(struct page *page, const sl_audit *audit) {
    static const char *const words[] = {"congruent", "congruent once more is declared", "impossible",
                                        "not known: the search was given up, or did not try all integers"};
    static const enum style styles[] = {STYLE_GOOD, STYLE_WARNING, STYLE_ERROR, STYLE_WARNING};
    static const char *const before[] = {", ", ": some is asked for by ", "; ", "; not content: "};
    page_put(page, audit->archetype_count ? "\narchetypes:\n" : "");
    for (size_t i = 0; i < audit->archetype_count; i++) {
        const sl_audited_archetype *archetype = &audit->archetypes[i];
        page_put(page, "    ");
        page_text(page, archetype->name);
        page_put(page, ": ");
        page_styled(page, styles[archetype->state], text_of(words[archetype->state]));
        put_rule_list(page, before[archetype->state], archetype->rules, archetype->rule_count);
        if (archetype->state == SL_ARCHETYPE_IMPOSSIBLE && archetype->rule_count > 0)
            page_put(page, archetype->rule_count == 1 ? " objects" : " object");
        page_put(page, "\n");
    }
}

/* ---- recipes ------------------------------------------------------------------------------------------------------ */

/* "47.3 %", in eight columns. */
static void put_percent(struct page *page, double share) {
    char text[32];
    double percent = 100 * share;
    if (percent > 0 && percent < 0.0005)
        snprintf(text, sizeof text, "<0.001 %%");
    else
        snprintf(text, sizeof text, "%6.*f %%", percent < 0.0995 && percent > 0 ? 3 : 1, percent);
    page_put(page, text);
}

static void put_condition(struct page *page, const sl_condition *condition) {
    page_text(page, condition->field->path);
    page_put(page, ": ");
    for (size_t i = 0; i < condition->value_count; i++) {
        page_put(page, page_joint("", i, condition->value_count, " or "));
        page_text(page, condition->values[i]);
    }
    if (condition->word.length) {
        page_put(page, " ");
        page_text(page, condition->word);
    }
    page_put(page, "\n");
}

static void put_recipe(struct page *page, const sl_recipe *recipe, bool counted) {
    static const char margin[] = "                           ";
    page_put(page, "    ");
    if (counted) {
        put_percent(page, recipe->coverage);
        page_put(page, "  ");
        put_percent(page, recipe->consistency);
        page_put(page, "    ");
    } else {
        page_put(page, margin + 4);
    }
    for (size_t i = 0; i < recipe->condition_count; i++) {
        page_put(page, i ? margin : "");
        put_condition(page, &recipe->conditions[i]);
    }
    page_put(page, recipe->condition_count ? "" : "any of the values that congruent programs have\n");
}

static void put_throughout(struct page *page, const sl_recipes *recipes) {
    page_put(page, recipes->throughout_count ? "    throughout:\n" : "");
    for (size_t i = 0; i < recipes->throughout_count; i++) {
        page_put(page, "      ");
        put_condition(page, &recipes->throughout[i]);
    }
}

static void put_recipes(struct page *page, const sl_recipes *recipes, sl_truth possible) {
    if (recipes->over_count == 0)
        return;
    page_put(page, "\nrecipes, over:\n");
    for (size_t i = 0; i < recipes->over_count; i++)
        page_item(page, i, recipes->over[i]->path);
    if (possible == SL_NO) {
        page_put(page, "\n    none: no program can be congruent\n");
        return;
    }
    if (!recipes->found) {
        page_put(page, "\n    not known: the search was given up; ask for fewer attributes with --over\n");
        return;
    }
    page_put(page, "\n    congruent programs exist for each combination of values that a recipe leaves, and no other;\n"
                   "    coverage: of the congruent programs, those that follow it; consistency: of the programs that\n"
                   "    follow it and what holds throughout, those that are congruent");
    page_put(page, recipes->smallest ? "\n" : "; fewer recipes may do\n");
    put_throughout(page, recipes);
    page_put(page, recipes->counted ? "    coverage  consistency\n" : "");
    for (size_t i = 0; i < recipes->count; i++)
        put_recipe(page, &recipes->list[i], recipes->counted);
}

/* ---- shares ------------------------------------------------------------------------------------------------------- */

static void put_shares(struct page *page, const sl_audit *audit) {
    page_put(page, audit->share_count ? "\nof the congruent programs, so many have a value:\n" : "");
    for (size_t i = 0; i < audit->share_count; i++) {
        const sl_share *share = &audit->shares[i];
        if (i == 0 || audit->shares[i - 1].field != share->field) {
            page_put(page, "    ");
            page_styled(page, STYLE_BOLD, share->field->path);
            page_put(page, "\n");
        }
        page_put(page, "      ");
        put_percent(page, share->share);
        page_put(page, "  ");
        page_text(page, share->value);
        page_put(page, "\n");
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
static void put_keys(struct page *page, const sl_field *field, const sl_field *before) {
    const sl_field *above = before;
    while (above && above != field->parent)
        above = above->parent;
    if (!above && field->parent && field->parent->parent)
        put_keys(page, field->parent, before);
    buffer_repeat(page->buffer, ' ', 4 + 2 * (depth_of(field) - 1));
    page_text(page, field->id);
    page_put(page, field->type == SL_GROUP ? ":\n" : ": ");
}

/* As a file would have it. */
static void put_example(struct page *page, const sl_difference *difference) {
    for (size_t i = 0; i < difference->example_count; i++) {
        put_keys(page, difference->example[i].field, i ? difference->example[i - 1].field : NULL);
        page_text(page, difference->example[i].value);
        page_put(page, "\n");
    }
}

static void put_difference(struct page *page, const sl_difference *difference, const char *by, const char *not_by) {
    static const char *const words[] = {"no", "some", "not known whether any"};
    bool counted = difference->exists == SL_YES && difference->count.length > 0;
    page_put(page, "\n");
    page_styled(page, STYLE_BOLD, counted ? difference->count : text_of(words[difference->exists]));
    page_put(page, " programs are congruent by ");
    page_put(page, by);
    page_put(page, " and not by ");
    page_put(page, not_by);
    if (counted) {
        page_put(page, ",\n");
        put_percent(page, difference->share);
        page_put(page, " of those congruent by ");
        page_put(page, by);
    }
    if (difference->exists == SL_YES) {
        put_rule_list(page, "; an example, to which ", difference->rules, difference->rule_count);
        page_put(page, difference->rule_count == 1 ? " objects:" : " object:");
    }
    page_put(page, "\n");
    put_example(page, difference);
}

static void put_comparison(struct page *page, const sl_audit *audit) {
    if (!audit->compared)
        return;
    put_difference(page, &audit->lost, "the other pack", "this one");
    put_difference(page, &audit->gained, "this pack", "the other");
}

/* ---- the whole ---------------------------------------------------------------------------------------------------- */

static bool make_text(struct buffer *buffer, const sl_audit *audit, const sl_writer_options *options) {
    struct page page = {buffer, options->color, 0};
    size_t leaves = 0, analyzed = 0;
    for (size_t i = 0; i < audit->rule_count; i++) {
        leaves += audit->rules[i].leaves;
        analyzed += !audit->rules[i].too_wide && audit->rules[i].fault.length == 0;
    }
    page_number(&page, audit->rule_count == 1 ? "%zu rule, " : "%zu rules, ", audit->rule_count);
    page_number(&page, "%zu analyzed, ", analyzed);
    page_number(&page, leaves == 1 ? "with %zu way to answer: " : "with %zu ways to answer: ", leaves);
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
    return page_write(options, &buffer, good);
}
