return rule { id = "FIRM-1", name = "size-is-odd", kind = "practice", elements = { "account_portfolio_definition" },
  title = "The size is odd", rationale = "It is.", source = { { at = "policy" } }, remediation = "Add one.",
  check = function(c)
    if c.account_portfolio_definition.size > 8 then error("nine") end
    return pass()
  end,
  tests = { { name = "few", expect = "pass", program = "account_portfolio_definition: { size: 7 }" } } }
