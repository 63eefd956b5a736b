return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  check = function(c, options)
    local x = c.role_and_goals.coreness
    return fail { message = "m", [pass] = 1, [c] = 2, [{}] = 3, [true] = 4, [1.5] = 5, odd = 6 }
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
