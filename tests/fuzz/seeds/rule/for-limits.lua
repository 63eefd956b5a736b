return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  check = function(c, options)
    local x = c.role_and_goals.coreness
    for i = 9223372036854775806, 9223372036854775807 do x = i end
    for i = -9223372036854775807, -9223372036854775808, -1 do x = i end
    for i = 1, 3, 9223372036854775807 do x = i end
    for i = 1.0, 2, 0.5 do x = i end
    return pass()
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
