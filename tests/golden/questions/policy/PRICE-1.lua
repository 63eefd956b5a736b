return rule {
  id = "PRICE-1",
  name = "price-1",
  kind = "fit",
  elements = { "account_specific_value_proposition", "account_performance_management" },
  title = "A price by list needs no proof",
  rationale = "For the tests of questions.",
  source = { { work = "storbacka-2012", at = "p. 1" } },
  remediation = "Change one of them.",
  check = function(c)
    if c.account_specific_value_proposition.pricing_logic:is("list") or c.account_performance_management.value_creation.quantified then
      return pass()
    end
    return fail { message = "they do not fit", alternatives = { "change one", "change the other" } }
  end,
  tests = { { name = "one", expect = "pass", program = "samp: 1" } },
}
