return rule { id = "FIRM-1", name = "few", kind = "practice", elements = { "account_portfolio_definition" },
  title = "The portfolio stays small", rationale = "Nobody knows forty accounts well.",
  source = { { at = "our account policy, section 4" } }, remediation = "Select fewer accounts.",
  check = function(c)
    if c.account_portfolio_definition.size <= 40 then return pass() end
    return fail { message = "the portfolio is larger than our policy allows" }
  end,
  tests = { { name = "few", expect = "pass", program = "account_portfolio_definition: { size: 12 }" },
            { name = "many", expect = "fail", program = "account_portfolio_definition: { size: 41 }" },
            { name = "not known", expect = "undetermined", program = "samp: 1" } } }
