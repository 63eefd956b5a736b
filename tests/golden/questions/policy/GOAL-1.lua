return rule {
  id = "GOAL-1",
  name = "goal-1",
  kind = "fit",
  elements = { "role_and_goals", "account_portfolio_definition" },
  title = "Growth takes a portfolio of some size",
  rationale = "For the tests of questions.",
  source = { { work = "storbacka-2012", at = "p. 1" } },
  remediation = "Change one of them.",
  check = function(c)
    if c.role_and_goals.coreness:is("core") and c.account_portfolio_definition.decided_by:is("executive_committee") then
      return pass()
    end
    return fail { message = "they do not fit", alternatives = { "change one", "change the other" } }
  end,
  tests = { { name = "one", expect = "pass", program = "samp: 1" } },
}
