return rule { id = "FIRM-1", name = "accounts-are-few", kind = "practice", scope = "portfolio",
  elements = { "account_portfolio_definition", "role_and_goals",
    "account_specific_value_proposition" },
  title = "There are few accounts", rationale = "Attention is short.", source = { { at = "policy" } },
  remediation = "Drop some.",
  check = function(c, options, accounts)
    if c.role_and_goals.coreness < "core" then
      return not_applicable("the program is no core one")
    end
    accounts:tally("account_specific_value_proposition.differentiation")
    local few = accounts:count() < 3 and c.account_portfolio_definition.size
    return few.nothing
  end,
  tests = { { name = "none", expect = "pass", program = "account_portfolio_definition: { size: 7 }" } } }
