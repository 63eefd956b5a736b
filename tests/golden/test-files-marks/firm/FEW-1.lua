return rule {
  id = "FEW-1",
  name = "has-few-accounts",
  kind = "practice",
  elements = { "account_portfolio_definition" },
  title = "The portfolio has few accounts",
  rationale = "A firm can give its best to few customers only.",
  source = { { work = "storbacka-2012", at = "Table 1" } },
  remediation = "Choose fewer accounts.",
  options = { most = { type = "integer", default = 7, min = 1, max = 100, description = "How many." } },
  check = function(c, options)
    if c.account_portfolio_definition.size > options.most then
      return fail { message = string.format("more than %d accounts", options.most) }
    end
    return pass()
  end,
  tests = {
    { name = "few", expect = "pass", program = "account_portfolio_definition: { size: 5 }" },
    { name = "many", expect = "fail", program = "account_portfolio_definition: { size: 50 }" },
    { name = "not declared", expect = "undetermined", program = "account_portfolio_definition: {}" },
  },
}
