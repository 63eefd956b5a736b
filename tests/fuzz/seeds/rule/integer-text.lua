return rule {
  id = "EVIL-1", name = "evil", kind = "fit", elements = { "account_portfolio_definition", "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  check = function(c, options)
    local x = c.role_and_goals.coreness
    if c.account_portfolio_definition.size .. "" == "7" or tonumber(c.account_portfolio_definition.size .. "0") == 70 or #("" .. c.account_portfolio_definition.size) == 2 or math.max(c.account_portfolio_definition.size, 9) == 10 then return fail { message = "m" } end
    return pass()
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
