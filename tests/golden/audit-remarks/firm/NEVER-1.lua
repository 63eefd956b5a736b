return rule {
  id = "NEVER-1",
  name = "never-1",
  kind = "fit",
  elements = { "role_and_goals", "account_specific_value_proposition" },
  title = "A rule of the firm",
  rationale = "The firm wants it.",
  source = { { at = "our policy" } },
  remediation = "Ask the firm.",
  check = function(c)
    if c.role_and_goals.coreness:is("core")
      or (c.account_specific_value_proposition.pricing_logic:is("list")
      or not c.account_specific_value_proposition.pricing_logic:is("list"))
    then
      return pass()
    end
    return fail { message = "the firm does not want this", alternatives = { "change it", "change the policy" } }
  end,
  tests = { { name = "nothing", expect = "undetermined", program = "samp: 1" } },
}
