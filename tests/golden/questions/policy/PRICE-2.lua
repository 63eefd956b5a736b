return rule {
  id = "PRICE-2",
  name = "price-2",
  kind = "fit",
  elements = { "account_specific_value_proposition", "account_portfolio_definition" },
  title = "Few accounts get a price of their own",
  rationale = "For the tests of questions.",
  source = { { work = "storbacka-2012", at = "p. 1" } },
  remediation = "Change one of them.",
  check = function(c)
    if c.account_specific_value_proposition.pricing_logic:is("list", "cost_plus") or c.account_portfolio_definition.size < 20 then
      return pass()
    end
    return fail { message = "they do not fit", alternatives = { "change one", "change the other" } }
  end,
  tests = { { name = "one", expect = "pass", program = "samp: 1" } },
}
