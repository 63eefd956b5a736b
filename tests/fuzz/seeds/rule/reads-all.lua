return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  check = function(c, options)
    local x = c.role_and_goals.coreness
    local n = 0
    for i, w in ipairs({ "growth", "profitability" }) do if c.role_and_goals.goals:has(w) then n = n + 1 end end
    if c.role_and_goals.theme:is("growth") then n = n + 2 end
    if c.role_and_goals.role == "x" then n = n + 4 end
    return fail { message = "n " .. n, alternatives = { "a", "b" } }
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
