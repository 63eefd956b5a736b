/* audit.c - what rules do to the space of programs. */
#include "samplint/audit.h"
#include "unit/lua_support.h"

#define TWO_WAYS "return fail { message = \"x\", alternatives = { \"one\", \"other\" } }"

static sl_audit *audit(sl_checker *checker) {
    sl_audit *found;
    assert_int_equal(sl_audit_rules(checker, NULL, &found), SL_OK);
    return found;
}

static void test_the_rules_of_this_project_leave_every_value(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    sl_audit *found = audit(checker);
    assert_int_equal(found->possible, SL_YES);
    assert_int_equal(found->value_count, 1); /* a word that says that nothing is settled fills no framing element */
    assert_text(found->values[0].field->path, "account_specific_value_proposition.earnings_logic");
    assert_int_equal(found->unsettled, 0);
    assert_int_equal(found->unread_count, 0);
    for (size_t i = 0; i < found->rule_count; i++) {
        const sl_audited_rule *rule = &found->rules[i];
        assert_null(rule->too_wide);
        assert_text(rule->fault, "");
        if (rule->rule->scope != SL_SCOPE_PORTFOLIO)
            assert_int_equal(rule->never_fails, SL_NO);
        assert_int_equal(rule->implied, SL_NO);
        assert_null(rule->only);
    }
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_dead_and_forced_values(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "fit", "\"lamp\", \"wheels\"",
             "if c.lamp.power:is(\"dynamo\") and c.wheels.inches > 0 then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    assert_int_equal(found->possible, SL_YES);
    assert_int_equal(found->value_count, 1);
    assert_text(found->values[0].field->path, "lamp.power");
    assert_text(found->values[0].value, "dynamo");
    assert_true(found->values[0].forced);
    assert_int_equal(found->values[0].responsible.count, 1);
    assert_text(found->values[0].responsible.rules[0]->id, "A");
    assert_int_equal(found->required_count, 1); /* whatever the inches are */
    assert_true(found->unread_count > 0);
    sl_audit_free(found);
    sl_checker_free(checker);
}

/* A rule that calculates was asked about one integer of a range: what only it makes dead may be alive with another. */
static void test_what_rules_that_calculate_make_dead_is_not_certain(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "fit", "\"lamp\", \"wheels\"",
             "if c.wheels.inches % 7 == 3 or c.lamp.power:is(\"dynamo\") then return pass() end " TWO_WAYS);
    add_rule(checker, "B", "theme", "\"lamp\"", "if c.lamp.mounted then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    assert_true(found->rules[0].sampled && !found->rules[1].sampled);
    assert_int_equal(found->rules[0].never_fails, SL_NO);
    assert_int_equal(found->sampled_count, 1);
    assert_text(found->sampled[0]->path, "wheels.inches");
    assert_int_equal(found->possible, SL_YES);
    assert_int_equal(found->value_count, 1);
    assert_text(found->values[0].field->path, "lamp.mounted");
    assert_true(found->unsettled > 0);
    assert_int_equal(found->required_count, 1);
    sl_audit_free(found);
    add_rule(checker, "C", "theme", "\"wheels\"", "if c.wheels.inches % 7 == 3 then return pass() end " TWO_WAYS);
    found = audit(checker);
    assert_int_equal(found->possible, SL_UNKNOWN); /* 17 would do */
    assert_int_equal(found->contradiction.count, 1);
    sl_audit_free(found);
    sl_checker_free(checker);
}

/* One line each, also of an integer that no rule draws a line through, of a set and of a text. */
static void test_attributes_that_are_never_declared(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "framing", "\"saddle\"", "if c:declares(\"saddle\") then " TWO_WAYS " end return pass()");
    add_rule(checker, "B", "theme", "\"lamp\"",
             "if c.lamp.mounted or c.lamp.power:is(\"dynamo\") then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    static const char *const paths[] = {"saddle.height", "saddle.width", "saddle.suits"};
    assert_int_equal(found->value_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_text(found->values[i].field->path, paths[i]);
        assert_true(found->values[i].undeclared && !found->values[i].forced);
        assert_text(found->values[i].reason, "");
        assert_int_equal(found->values[i].responsible.count, 1);
    }
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_rules_that_contradict_each_other(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "fit", "\"lamp\", \"wheels\"",
             "if c.lamp.mounted and c.wheels.inches > 0 then return pass() end " TWO_WAYS);
    add_rule(checker, "B", "theme", "\"lamp\"", "if c.lamp.mounted then " TWO_WAYS " end return pass()");
    add_rule(checker, "C", "theme", "\"wheels\"", "if c.wheels.inches > 2 then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    assert_int_equal(found->possible, SL_NO);
    assert_int_equal(found->contradiction.count, 2);
    assert_text(found->contradiction.rules[0]->id, "A");
    assert_text(found->contradiction.rules[1]->id, "B");
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_rules_that_say_nothing_new(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"",
             "if c.lamp.mounted and c.lamp.power:is(\"dynamo\") then return pass() end " TWO_WAYS);
    add_rule(checker, "B", "theme", "\"lamp\"", "if c.lamp.mounted then return pass() end " TWO_WAYS);
    add_rule(checker, "C", "theme", "\"wheels\"",
             "return c.wheels.inches > 0 and pass() or "
             "pass()");
    sl_audit *found = audit(checker);
    assert_int_equal(found->rules[1].implied, SL_YES);
    assert_int_equal(found->rules[1].implied_by.count, 1);
    assert_text(found->rules[1].implied_by.rules[0]->id, "A");
    assert_int_equal(found->rules[2].never_fails, SL_YES);
    assert_int_equal(found->rules[0].never_fails, SL_NO);
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_fit_rules_about_one_element(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(
        checker, "A", "fit", "\"lamp\", \"wheels\"",
        "if c.lamp.mounted then return pass() end if c.lamp.mounted then return pass(c.wheels.inches) end " TWO_WAYS);
    add_rule(checker, "B", "fit", "\"lamp\", \"wheels\"",
             "if c.lamp.mounted then return pass() end if c.wheels.inches > 20 then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    assert_non_null(found->rules[0].only);
    assert_text(found->rules[0].only->field->id, "lamp");
    assert_null(found->rules[1].only);
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_rules_that_cannot_be_analyzed(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"", "if c.lamp.mounted then error(\"boo\") end return pass()");
    sl_audit *found = audit(checker);
    assert_text(found->rules[0].fault, "boo");
    sl_audit_free(found);
    sl_checker_free(checker);
}

/* ---- sides --------------------------------------------------------------------------------------------------------- */

/* Adds a rule about the elements that it reads, with further fields, such as a relation. */
static void add_rule_with(sl_checker *checker, const char *id, const char *kind, const char *fields, const char *body) {
    char *elements = print("%s%s%s", strstr(body, "c.wheels") ? "\"wheels\", " : "",
                           strstr(body, "c.saddle") ? "\"saddle\", " : "", strstr(body, "c.lamp") ? "\"lamp\"" : "");
    char *rule = write_rule(id, kind, elements, body);
    char *more = replace(rule, "  title =", fields);
    char *whole = replace(more, "function(c, options)",
                          strstr(fields, "scope") ? "function(c, options, accounts)" : "function(c, options)");
    if (load_source(checker, id, whole) != SL_OK)
        fail_msg("%s was refused: %s", id, only_problem(checker));
    free(elements);
    free(rule);
    free(more);
    free(whole);
}

#define MATCH "  relation = \"match\", title ="
#define PREREQUISITE "  relation = \"prerequisite\", title ="

/* Returns the open side of a value, or of a word of a set, as "reason: rules", or "held". */
static const char *side_of(const sl_audit *found, const char *path, const char *word, bool rises) {
    static const char *const reasons[] = {"prerequisite", "theme",   "policy",   "advice",
                                          "practice",     "no rule", "not known"};
    static char rows[4][200];
    static size_t next;
    for (size_t i = 0; i < found->open_side_count; i++) {
        const sl_open_side *side = &found->open_sides[i];
        if (!same(side->field->path, path) || !same(side->word, word) || side->rises != rises)
            continue;
        char *row = rows[next++ % 4];
        size_t length = (size_t)snprintf(row, sizeof rows[0], "%s", reasons[side->reason]);
        for (size_t j = 0; j < side->rule_count; j++)
            length += (size_t)snprintf(row + length, sizeof rows[0] - length, " %s", shown(side->rules[j]->id));
        snprintf(row + length, sizeof rows[0] - length, "%s", side->opposite ? " on the other side" : "");
        return row;
    }
    return "held";
}

#define assert_side(found, path, word, rises, expected) assert_string_equal(side_of(found, path, word, rises), expected)

static void test_a_match_holds_both_sides(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule_with(
        checker, "A", "fit", MATCH,
        "if (c.wheels.spokes >= \"some\") == (c.saddle.width >= \"middling\") then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    for (int rises = 0; rises < 2; rises++) {
        assert_side(found, "wheels.spokes", "", rises, "held");
        assert_side(found, "saddle.width", "", rises, "held");
        assert_side(found, "lamp.mounted", "", rises, "no rule");
        assert_side(found, "wheels.surfaces", "mud", rises, "no rule");
    }
    assert_int_equal(found->side_count, 20); /* two ordinals, two truth values, two sets of three words */
    assert_int_equal(found->open_side_count, 16);
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_a_prerequisite_holds_one_side(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule_with(
        checker, "A", "fit", PREREQUISITE,
        "if not c.wheels.spokes:is(\"many\") or c.saddle.width >= \"middling\" then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    assert_side(found, "wheels.spokes", "", true, "prerequisite A");
    assert_side(found, "wheels.spokes", "", false, "prerequisite A on the other side");
    assert_side(found, "saddle.width", "", true, "prerequisite A on the other side");
    assert_side(found, "saddle.width", "", false, "prerequisite A");
    sl_audit_free(found);
    /* A match that is missed on one side only leaves the other one open. */
    add_rule_with(checker, "B", "fit", MATCH,
                  "if c.lamp.mounted or not c.wheels.surfaces:has(\"mud\") then return pass() end " TWO_WAYS);
    found = audit(checker);
    assert_side(found, "lamp.mounted", "", false, "held");
    assert_side(found, "lamp.mounted", "", true, "no rule B on the other side");
    assert_side(found, "wheels.surfaces", "mud", true, "held");
    assert_side(found, "wheels.surfaces", "mud", false, "no rule B on the other side");
    sl_audit_free(found);
    sl_checker_free(checker);
}

/* What other rules make impossible can fail nothing. */
static void test_only_congruent_programs_hold_a_side(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule_with(checker, "A", "fit", MATCH,
                  "if c.wheels.surfaces:has(\"mud\") == c.lamp.mounted then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    for (int rises = 0; rises < 2; rises++) {
        assert_side(found, "wheels.surfaces", "mud", rises, "held");
        assert_side(found, "wheels.surfaces", "road", rises, "no rule");
        assert_side(found, "lamp.mounted", "", rises, "held");
    }
    sl_audit_free(found);
    add_rule(checker, "T", "theme", "\"lamp\"", "if c.lamp.mounted then return pass() end " TWO_WAYS);
    found = audit(checker); /* all have mud and a lamp, from where neither can rise */
    assert_side(found, "wheels.surfaces", "mud", false, "held");
    assert_side(found, "wheels.surfaces", "mud", true, "no rule A on the other side");
    assert_side(found, "lamp.mounted", "", false, "held");
    assert_side(found, "lamp.mounted", "", true, "no rule A T on the other side");
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_other_rules_that_hold_a_side(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "T", "theme", "\"saddle\"",
             "if c.saddle.width:is(\"wide\") and c.saddle.suits:has(\"mud\") then " TWO_WAYS " end return pass()");
    add_rule(checker, "P", "fit", "\"saddle\", \"wheels\"",
             "if c.saddle.suits:has(\"road\") and not c.wheels.surfaces:has(\"road\") then " TWO_WAYS
             " end return pass()");
    add_rule_with(checker, "V", "advice", MATCH,
                  "if c.wheels.spokes:is(\"many\") and c.saddle.suits:has(\"stairs\") then " TWO_WAYS
                  " end return pass()");
    add_rule(checker, "G", "practice", "\"lamp\"",
             "if c.lamp.mounted then return pass() end return fail { message = \"dark\" }");
    sl_audit *found = audit(checker);
    assert_side(found, "saddle.width", "", true, "theme T");
    assert_side(found, "saddle.width", "", false, "no rule T on the other side");
    assert_side(found, "saddle.suits", "mud", true, "theme T");
    assert_side(found, "saddle.suits", "road", true, "policy P");
    assert_side(found, "wheels.surfaces", "road", false, "policy P");
    assert_side(found, "wheels.spokes", "", true, "advice V");
    assert_side(found, "saddle.suits", "stairs", true, "advice V");
    assert_side(found, "saddle.suits", "stairs", false, "no rule V on the other side");
    assert_side(found, "lamp.mounted", "", false, "practice G");
    assert_side(found, "lamp.mounted", "", true, "practice G on the other side");
    sl_audit_free(found);
    sl_checker_free(checker);
}

/* With accounts such a rule may fail where it passes without; what it shows without them is certain. */
static void test_a_rule_about_all_accounts_may_hold_what_it_names(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule_with(checker, "A", "fit", "  scope = \"portfolio\", relation = \"match\", title =",
                  "if c.wheels.surfaces:has(\"mud\") and not c.lamp.mounted then " TWO_WAYS " end "
                  "if accounts:count() > 0 and c.saddle.width:is(\"wide\") then " TWO_WAYS " end return pass()");
    sl_audit *found = audit(checker);
    assert_side(found, "lamp.mounted", "", false, "held");
    assert_side(found, "lamp.mounted", "", true, "not known A");
    assert_side(found, "saddle.width", "", true, "not known A");
    assert_side(found, "saddle.width", "", false, "not known A");
    assert_side(found, "saddle.suits", "mud", true, "no rule");
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_a_rule_that_calculates_may_hold_what_it_reads(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule_with(checker, "A", "fit", MATCH,
                  "if c.wheels.inches % 7 ~= 3 or c.lamp.mounted then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    assert_side(found, "lamp.mounted", "", true, "not known A");
    assert_side(found, "saddle.width", "", true, "no rule");
    sl_audit_free(found);
    sl_checker_free(checker);
}

/* A rule without a tree: nothing is known of what it reads. */
static void test_a_rule_that_fails_may_hold_what_it_names(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule_with(checker, "A", "fit", PREREQUISITE,
                  "if c.lamp.mounted then error(\"boo\") end return c.wheels.brakes.tested and pass() or pass()");
    add_rule(checker, "T", "theme", "\"lamp\"", "if c.lamp.mounted then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    assert_side(found, "lamp.mounted", "", false, "not known A");
    assert_side(found, "wheels.brakes.tested", "", true, "not known A");
    assert_side(found, "saddle.width", "", true, "no rule");
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_facts_and_outcomes_have_no_sides(void **state) {
    (void)state;
    char *vocabulary = replace(bicycles, "id = \"spokes\",", "id = \"spokes\", nature = \"fact\",");
    char *whole = replace(vocabulary, "id = \"mounted\",", "id = \"mounted\", nature = \"outcome\",");
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_vocabulary(checker, text("bicycles.lua"), text(whole)), SL_OK);
    add_rule_with(
        checker, "A", "fit", MATCH,
        "if (c.wheels.spokes >= \"some\") == (c.saddle.width >= \"middling\") then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    assert_int_equal(found->side_count, 16);
    assert_side(found, "saddle.width", "", true, "held");
    for (size_t i = 0; i < found->open_side_count; i++)
        assert_int_equal(found->open_sides[i].field->nature, SL_NATURE_CHOICE);
    sl_audit_free(found);
    sl_checker_free(checker);
    free(vocabulary);
    free(whole);
}

/* A side that the steps did not suffice for is not called open. */
static void test_sides_without_work_are_not_known(void **state) {
    (void)state;
    bool seen = false;
    for (unsigned long budget = 1000; budget < 100000; budget += 500) {
        char number[32];
        sl_checker *checker = new_checker();
        add_rule_with(
            checker, "A", "fit", MATCH,
            "if (c.wheels.spokes >= \"some\") == (c.saddle.width >= \"middling\") then return pass() end " TWO_WAYS);
        snprintf(number, sizeof number, "%lu", budget);
        assert_int_equal(sl_set_budget(checker, text("work"), text(number)), SL_OK);
        sl_audit *found = audit(checker);
        if (found->side_count > 0) {
            const char *side = side_of(found, "saddle.width", "", true);
            assert_true(strcmp(side, "held") == 0 || strcmp(side, "not known A") == 0);
            seen = seen || (strcmp(side, "held") != 0 && found->budget_met);
        }
        sl_audit_free(found);
        sl_checker_free(checker);
    }
    assert_true(seen);
}

/* ---- more than the rules ------------------------------------------------------------------------------------------ */

static sl_audit *audit_with(sl_checker *checker, const sl_audit_options *options) {
    sl_audit *found;
    assert_int_equal(sl_audit_rules(checker, options, &found), SL_OK);
    return found;
}

static void test_shares_of_an_attribute_are_a_whole(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "theme", "\"lamp\"",
             "if c.lamp.mounted and c.lamp.power:is(\"dynamo\") then return pass() end " TWO_WAYS);
    sl_audit *found = audit(checker);
    assert_true(found->counted && found->share_count > 0);
    double sum = 0;
    for (size_t i = 0; i < found->share_count; i++) {
        const sl_share *share = &found->shares[i];
        if (strcmp(shown(share->field->path), "lamp.power") == 0)
            sum += share->share;
        if (strcmp(shown(share->field->path), "lamp.mounted") == 0)
            assert_true(share->share == (strcmp(shown(share->value), "true") == 0 ? 1.0 : 0.0));
        if (strcmp(shown(share->field->path), "wheels.spokes") == 0)
            assert_true(share->share == 0.25); /* nobody asks; undeclared is one of four */
    }
    assert_true(sum == 1.0);
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_recipes_over_what_is_asked_for(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "fit", "\"lamp\", \"wheels\"",
             "if c.lamp.power:is(\"dynamo\") then return pass() end "
             "if c.wheels.surfaces:has(\"mud\") then return pass() end " TWO_WAYS);
    const sl_text over[] = {text("lamp.power"), text("wheels.surfaces")};
    sl_audit *found = audit_with(checker, &(sl_audit_options){.over = over, .over_count = 2});
    const sl_recipes *recipes = &found->recipes;
    assert_true(recipes->found && recipes->counted && recipes->smallest);
    assert_int_equal(recipes->over_count, 2);
    assert_int_equal(recipes->count, 2);
    double coverage = 0;
    for (size_t i = 0; i < 2; i++) {
        const sl_recipe *recipe = &recipes->list[i];
        assert_int_equal(recipe->condition_count, 1);
        assert_int_equal(recipe->conditions[0].value_count, 1);
        bool of_power = recipe->conditions[0].word.length == 0;
        assert_text(recipe->conditions[0].word, of_power ? "" : "mud");
        assert_text(recipe->conditions[0].values[0], of_power ? "dynamo" : "with");
        coverage += recipe->coverage;
        assert_true(recipe->consistency > 0 && recipe->consistency <= 1);
    }
    assert_true(coverage > 1); /* some programs follow both */
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_recipes_over_what_there_is_not(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    sl_audit *found;
    size_t count;
    add_rule(checker, "A", "theme", "\"lamp\"", "if c.lamp.mounted then return pass() end " TWO_WAYS);
    const sl_text over[] = {text("lamp.powr"), text("lamp")};
    sl_audit_options options = {.over = over, .over_count = 2};
    assert_int_equal(sl_audit_rules(checker, &options, &found), SL_REFUSED);
    assert_null(found);
    const sl_finding *problems = sl_get_problems(checker, &count);
    assert_int_equal(count, 2);
    assert_text(problems[0].message, "there is no attribute \"lamp.powr\"; did you mean \"lamp.power\"?");
    assert_text(problems[1].message, "\"lamp\" is a group of attributes; name one of them");
    sl_checker_free(checker);
}

static void test_against_another_pack(void **state) {
    (void)state;
    sl_checker *old = new_checker(), *new = new_checker();
    add_rule(old, "A", "theme", "\"lamp\"", "if c.lamp.mounted then return pass() end " TWO_WAYS);
    add_rule(new, "A", "theme", "\"lamp\"", "if c.lamp.mounted then return pass() end " TWO_WAYS);
    add_rule(new, "B", "theme", "\"saddle\"", "if c.saddle.width:is(\"wide\") then return pass() end " TWO_WAYS);
    sl_audit *found = audit_with(new, &(sl_audit_options){.against = old});
    assert_true(found->compared);
    assert_int_equal(found->gained.exists, SL_NO);
    assert_text(found->gained.count, "0");
    assert_int_equal(found->lost.exists, SL_YES);
    assert_int_equal(found->lost.rule_count, 1);
    assert_text(found->lost.rules[0]->id, "B");
    assert_int_equal(found->lost.example_count, 2);
    assert_text(found->lost.example[0].field->path, "saddle.width");
    assert_text(found->lost.example[1].field->path, "lamp.mounted");
    assert_text(found->lost.example[1].value, "true");
    sl_audit_free(found);
    found = audit_with(old, &(sl_audit_options){.against = new});
    assert_int_equal(found->lost.exists, SL_NO);
    assert_int_equal(found->gained.exists, SL_YES);
    assert_text(found->gained.rules[0]->id, "B");
    sl_audit_free(found);
    sl_checker_free(old);
    sl_checker_free(new);
}

/* A number written in a rule is where its answer changes. */
static void test_against_a_pack_that_counts_otherwise(void **state) {
    (void)state;
    sl_checker *old = new_checker(), *new = new_checker();
    add_rule(old, "A", "theme", "\"saddle\"", "if c.saddle.height < 100 then return pass() end " TWO_WAYS);
    add_rule(new, "A", "theme", "\"saddle\"", "if c.saddle.height <= 90 then return pass() end " TWO_WAYS);
    sl_audit *found = audit_with(new, &(sl_audit_options){.against = old});
    assert_int_equal(found->gained.exists, SL_NO);
    assert_int_equal(found->lost.exists, SL_YES);
    assert_int_equal(found->lost.example_count, 1);
    assert_text(found->lost.example[0].value, "91");
    sl_audit_free(found);
    sl_checker_free(old);
    sl_checker_free(new);
}

/* A pack with other rules that say the same leaves the same programs. */
static void test_against_the_same_in_other_words(void **state) {
    (void)state;
    sl_checker *old = new_checker(), *new = new_checker();
    add_rule(old, "A", "theme", "\"lamp\"",
             "if c.lamp.mounted and c.lamp.power:is(\"dynamo\") then return pass() end " TWO_WAYS);
    add_rule(new, "B", "theme", "\"lamp\"", "if c.lamp.mounted then return pass() end " TWO_WAYS);
    add_rule(new, "C", "theme", "\"lamp\"", "if c.lamp.power:is(\"dynamo\") then return pass() end " TWO_WAYS);
    sl_audit *found = audit_with(new, &(sl_audit_options){.against = old});
    assert_int_equal(found->lost.exists, SL_NO);
    assert_int_equal(found->gained.exists, SL_NO);
    assert_text(found->lost.count, "0");
    assert_text(found->gained.count, "0");
    sl_audit_free(found);
    sl_checker_free(old);
    sl_checker_free(new);
}

static void test_against_another_vocabulary(void **state) {
    (void)state;
    sl_checker *of_bicycles = new_checker(), *built_in = sl_checker_new();
    sl_audit *found;
    add_rule(of_bicycles, "A", "theme", "\"lamp\"", "if c.lamp.mounted then return pass() end " TWO_WAYS);
    assert_int_equal(sl_load_builtin(built_in), SL_OK);
    sl_audit_options options = {.against = built_in};
    assert_int_equal(sl_audit_rules(of_bicycles, &options, &found), SL_REFUSED);
    assert_null(found);
    sl_checker_free(of_bicycles);
    sl_checker_free(built_in);
}

static void test_archetypes(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    const char *files[] = {EXAMPLES_FOLDER "/misfits/samp.yaml", EXAMPLES_FOLDER "/framing-missing/samp.yaml"};
    sl_audit *found = audit_with(checker, &(sl_audit_options){.archetypes = files, .archetype_count = 2});
    assert_int_equal(found->archetype_count, 12);
    for (size_t i = 0; i < 10; i++)
        assert_int_equal(found->archetypes[i].state, SL_ARCHETYPE_CONGRUENT);
    assert_int_equal(found->archetypes[10].state, SL_ARCHETYPE_IMPOSSIBLE);
    assert_true(found->archetypes[10].rule_count > 0);
    assert_int_equal(found->archetypes[11].state, SL_ARCHETYPE_INCOMPLETE);
    sl_audit_free(found);
    sl_checker_free(checker);
}

/* Each declares integers that rules compare with each other, and none what the pack asks for. */
static void test_archetypes_that_a_pack_asks_for_more(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    assert_int_equal(sl_load_rules(checker, EXAMPLES_FOLDER "/../tests/golden/packs/policy"), SL_OK);
    sl_audit *found = audit_with(checker, NULL);
    assert_int_equal(found->archetype_count, 10);
    for (size_t i = 0; i < 10; i++)
        assert_int_equal(found->archetypes[i].state, SL_ARCHETYPE_INCOMPLETE);
    sl_audit_free(found);
    sl_checker_free(checker);
}

static void test_archetypes_that_are_none(void **state) {
    (void)state;
    sl_checker *checker = sl_checker_new();
    sl_audit *found;
    assert_int_equal(sl_load_builtin(checker), SL_OK);
    const char *files[] = {EXAMPLES_FOLDER "/none.yaml", EXAMPLES_FOLDER "/complete/README.md"};
    sl_audit_options options = {.archetypes = files, .archetype_count = 2};
    assert_int_equal(sl_audit_rules(checker, &options, &found), SL_CANNOT_READ);
    assert_null(found);
    size_t count;
    sl_get_problems(checker, &count);
    assert_int_equal(count, 2);
    sl_checker_free(checker);
}

static void test_nothing_to_audit(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    sl_audit *found;
    assert_int_equal(sl_audit_rules(checker, NULL, &found), SL_REFUSED);
    assert_null(found);
    sl_audit_free(NULL);
    sl_checker_free(checker);
}

/* Then nothing says whether elements fit, as check has it too: a space of programs that are all congruent would be a lie. */
static void test_no_rule_that_judges(void **state) {
    (void)state;
    sl_checker *checker = new_checker();
    add_rule(checker, "A", "practice", "\"lamp\"", "if c.lamp.mounted then return pass() end return fail \"dark\"");
    sl_audit *found;
    size_t count;
    assert_int_equal(sl_audit_rules(checker, NULL, &found), SL_REFUSED);
    assert_text(sl_get_problems(checker, &count)[0].message,
                "no fit rule and no theme rule is on, so no program can be congruent; leave one on");
    sl_report *report;
    sl_repair *repair;
    assert_int_equal(sl_check_buffer(checker, text("bicycle.yaml"), text("{}"), &report), SL_OK);
    assert_int_equal(sl_repair_program(checker, report, 0, NULL, &repair), SL_REFUSED);
    sl_report_free(report);
    sl_checker_free(checker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_rule_that_judges),
        cmocka_unit_test(test_the_rules_of_this_project_leave_every_value),
        cmocka_unit_test(test_dead_and_forced_values),
        cmocka_unit_test(test_what_rules_that_calculate_make_dead_is_not_certain),
        cmocka_unit_test(test_attributes_that_are_never_declared),
        cmocka_unit_test(test_rules_that_contradict_each_other),
        cmocka_unit_test(test_rules_that_say_nothing_new),
        cmocka_unit_test(test_fit_rules_about_one_element),
        cmocka_unit_test(test_rules_that_cannot_be_analyzed),
        cmocka_unit_test(test_a_match_holds_both_sides),
        cmocka_unit_test(test_a_prerequisite_holds_one_side),
        cmocka_unit_test(test_only_congruent_programs_hold_a_side),
        cmocka_unit_test(test_other_rules_that_hold_a_side),
        cmocka_unit_test(test_a_rule_about_all_accounts_may_hold_what_it_names),
        cmocka_unit_test(test_a_rule_that_calculates_may_hold_what_it_reads),
        cmocka_unit_test(test_a_rule_that_fails_may_hold_what_it_names),
        cmocka_unit_test(test_facts_and_outcomes_have_no_sides),
        cmocka_unit_test(test_sides_without_work_are_not_known),
        cmocka_unit_test(test_shares_of_an_attribute_are_a_whole),
        cmocka_unit_test(test_recipes_over_what_is_asked_for),
        cmocka_unit_test(test_recipes_over_what_there_is_not),
        cmocka_unit_test(test_against_another_pack),
        cmocka_unit_test(test_against_the_same_in_other_words),
        cmocka_unit_test(test_against_a_pack_that_counts_otherwise),
        cmocka_unit_test(test_against_another_vocabulary),
        cmocka_unit_test(test_archetypes),
        cmocka_unit_test(test_archetypes_that_a_pack_asks_for_more),
        cmocka_unit_test(test_archetypes_that_are_none),
        cmocka_unit_test(test_nothing_to_audit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
