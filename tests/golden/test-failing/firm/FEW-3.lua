return rule {
  id = "FEW-3",
  name = "has-few-accounts",
  kind = "practice",
  elements = { "account_portfolio_definition" },
  title = "The portfolio has few accounts",
  rationale = "A firm can give its best to few customers only.",
  source = { { work = "storbacka-2012", at = "Table 1" } },
  remediation = "Choose fewer accounts.",
  check = function(c)
    local size = c.account_portfolio_definition.size
    return pass(nil .. size)
  end,
  tests = {
    { name = "red \27[31m\nname", expect = "pass", program = "account_portfolio_definition: { size: 5 }" },
  },
}
