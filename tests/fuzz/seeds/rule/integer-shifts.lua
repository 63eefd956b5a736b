return rule {
  id = "EVIL-1", name = "evil", kind = "fit", elements = { "account_portfolio_definition", "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  check = function(c, options)
    local x = c.role_and_goals.coreness
    local s = c.account_portfolio_definition.size
    if s << 62 < 0 or s >> 1 == 3 or s & 5 == 4 or s | 1 == 7 or ~s == -8 or s ~ 3 == 1 then return fail { message = "m" } end
    return pass()
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
