return rule { id = "FIRM-1", name = "counts", kind = "practice", elements = { "account_portfolio_definition" },
  title = "It counts", rationale = "It may.", source = { { at = "policy" } }, remediation = "Count less.",
  check = function(c)
    local sum = c.account_portfolio_definition.size
    for i = 1, 20000 do sum = sum + i end
    return pass()
  end,
  tests = { { name = "counts", expect = "pass", program = "account_portfolio_definition: { size: 7 }" } } }
