return rule {
  id = "PRICE-3",
  name = "price-3",
  kind = "practice",
  elements = { "account_specific_value_proposition" },
  title = "The price is by value",
  rationale = "For the tests of questions.",
  source = { { work = "storbacka-2012", at = "p. 1" } },
  remediation = "Change one of them.",
  check = function(c)
    if c.account_specific_value_proposition.pricing_logic:is("value_based") then
      return pass()
    end
    return fail { message = "it is not shown" }
  end,
  tests = { { name = "one", expect = "pass", program = "samp: 1" } },
}
