return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  scope = "portfolio",
  check = function(c, options)
    local x = c.role_and_goals.coreness
    local n = 0
    for i, a in ipairs(c.accounts) do n = n + 1 if a.name:is("x") then return pass() end end
    return fail { message = "m " .. n, among = { ["accounts.team"] = "a" } }
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
