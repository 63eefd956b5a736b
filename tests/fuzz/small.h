/* small.h - checkers that are there soon: with a small vocabulary, whose names are among the built-in ones, and small budgets. */
#ifndef SAMPLINT_FUZZ_SMALL_H
#define SAMPLINT_FUZZ_SMALL_H

#include <stdlib.h>

#include "samplint/samplint.h"

#define SMALL_TEXT_INIT(literal)                                                                                       \
    { literal, sizeof literal - 1 }
#define SMALL_TEXT(literal) ((sl_text)SMALL_TEXT_INIT(literal))

static const char small_vocabulary[] =
    "return vocabulary {\n"
    "  format = { key = 'samp', version = 1, description = 'The version.' },\n"
    "  title = 'program',\n"
    "  works = { ['storbacka-2012'] = 'Storbacka, K., 2012.' },\n"
    "  header = { { id = 'program', title = 'Program', description = 'Which.', attributes = {\n"
    "    { id = 'name', type = 'text', label = true, description = 'Its name.' } } } },\n"
    "  accounts = { key = 'accounts', level = 'account', title = 'Accounts', description = 'Accounts.', attributes = "
    "{\n"
    "    { id = 'name', type = 'text', label = true, description = 'Its name.' },\n"
    "    { id = 'team', type = 'text', description = 'Who serves it.' } } },\n"
    "  elements = {\n"
    "    { id = 'role_and_goals', code = 'RG', level = 'program', framing = true, title = 'Role and goals',\n"
    "      frames = { 'account_portfolio_definition' }, description = 'Why.', attributes = {\n"
    "        { id = 'role', type = 'text', description = 'Its part.' },\n"
    "        { id = 'coreness', type = 'ordinal', domain = { 'peripheral', 'supporting', 'core' }, description = 'x' "
    "},\n"
    "        { id = 'theme', type = 'enum', domain = { 'growth', 'innovation', 'retention' }, description = 'x' },\n"
    "        { id = 'goals', type = 'set', domain = { 'growth', 'profitability' }, description = 'x' } } },\n"
    "    { id = 'account_portfolio_definition', code = 'APD', level = 'program', title = 'Accounts', description = "
    "'x',\n"
    "      attributes = {\n"
    "        { id = 'size', type = 'integer', min = 1, max = 1000, description = 'x' },\n"
    "        { id = 'segmentation', type = 'enum', domain = { 'none', 'value' }, description = 'x' } } },\n"
    "    { id = 'account_specific_value_proposition', code = 'AVP', level = 'account', title = 'Value', description = "
    "'x',\n"
    "      attributes = {\n"
    "        { id = 'differentiation', type = 'ordinal', domain = { 'none', 'segment', 'account' }, description = 'x' "
    "},\n"
    "        { id = 'pricing_logic', type = 'enum', domain = { 'list', 'value_based' }, description = 'x' } } },\n"
    "    { id = 'account_performance_management', code = 'APM', level = 'account', title = 'Performance',\n"
    "      description = 'x', attributes = { { id = 'value_creation', description = 'x', attributes = {\n"
    "        { id = 'quantified', type = 'bool', description = 'x' } } } } },\n"
    "  },\n"
    "}\n";

static const char small_rule[] =
    "return rule {\n"
    "  id = 'FIT-12', name = 'prices-by-value-are-measured', kind = 'fit',\n"
    "  elements = { 'account_specific_value_proposition', 'account_performance_management' },\n"
    "  title = 'Value is measured', rationale = 'Else it is an opinion.', source = { { at = 'x' } },\n"
    "  remediation = 'Measure it.',\n"
    "  options = { most = { type = 'integer', default = 3, min = 1, max = 9, description = 'How many.' } },\n"
    "  check = function(c, options)\n"
    "    if not c.account_specific_value_proposition.pricing_logic:is('value_based') then return pass() end\n"
    "    if c.account_performance_management.value_creation.quantified and options.most > 1 then return pass() end\n"
    "    return fail { message = 'nobody measures value', alternatives = { 'measure it', 'price by list' } }\n"
    "  end,\n"
    "  tests = { { name = 'x', expect = 'fail', program = [[\n"
    "account_specific_value_proposition: { pricing_logic: value_based }\n"
    "account_performance_management: { value_creation: { quantified: false } }\n"
    "]] } },\n"
    "}\n";

/* A checker with the vocabulary alone. Its budgets are small, so that each run is short. */
static inline sl_checker *bare_checker(void) {
    sl_checker *checker = sl_checker_new();
    if (!checker || sl_load_vocabulary(checker, SMALL_TEXT("vocabulary.lua"), SMALL_TEXT(small_vocabulary)) != SL_OK ||
        sl_set_budget(checker, SMALL_TEXT("instructions"), SMALL_TEXT("100000")) != SL_OK ||
        sl_set_budget(checker, SMALL_TEXT("milliseconds"), SMALL_TEXT("100")) != SL_OK ||
        sl_set_budget(checker, SMALL_TEXT("memory"), SMALL_TEXT("1000000")) != SL_OK)
        abort();
    return checker;
}

/* The same with a rule. */
static inline sl_checker *small_checker(void) {
    sl_checker *checker = bare_checker();
    if (sl_load_rule(checker, SMALL_TEXT("FIT-12.lua"), SMALL_TEXT(small_rule)) != SL_OK)
        abort();
    return checker;
}

#endif
