return rule {
  id = "FEW-2",
  name = "has-few-accounts",
  kind = "practice",
  elements = { "account_portfolio_definition" },
  title = "The portfolio has few accounts",
  rationale = "A firm can give its best to few customers only.",
  source = { { work = "storbacka-2012", at = "Table 1" } },
  remediation = "Choose fewer accounts.",
  check = function(c)
    local size = c.account_portfolio_definition.size
    if size > 20 then return fail { message = "too many" } end
    return pass()
  end,
  tests = {
    { name = "few are too many", expect = "fail", program = "account_portfolio_definition: { size: 5 }" },
    { name = "many are fine", expect = "pass", program = "account_portfolio_definition: { size: 50 }" },
    { name = "in other words", expect = "fail", message = "too few", program = "account_portfolio_definition: { size: 50 }" },
    { name = "nothing", expect = "pass", program = "account_portfolio_definition: {}" },
    { name = "waits for another", expect = "undetermined", waits_for = "account_portfolio_definition.decided_by", program = "account_portfolio_definition: {}" },
    { name = "misspelled", expect = "pass", program = "account_portfolio_definition: { sise: 5 }" },
    { name = "no YAML", expect = "pass", program = "account_portfolio_definition: [" },
    { name = "two documents", expect = "pass", program = "--- {}\n--- {}" },
    { name = "nobody's program", expect = "undetermined", program = "" },
  },
}
