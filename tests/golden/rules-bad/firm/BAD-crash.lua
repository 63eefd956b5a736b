return rule {
  id = "BAD-crash",
  name = "has-few-accounts",
  kind = "practice",
  elements = { "account_portfolio_definition" },
  title = "The portfolio has few accounts",
  rationale = "A firm can give its best to few customers only.",
  source = { { work = "storbacka-2012", at = "Table 1" } },
  remediation = "Choose fewer accounts.",
  check = function(c)
    local size = c.account_portfolio_definition.size
    local nothing = nil
    return nothing.at_all + size
  end,
  tests = {
    { name = "few", expect = "pass", program = "account_portfolio_definition: { size: 5 }" },
    { name = "many", expect = "fail", program = "account_portfolio_definition: { size: 50 }" },
    { name = "not declared", expect = "undetermined", program = "account_portfolio_definition: {}" },
  },
}
