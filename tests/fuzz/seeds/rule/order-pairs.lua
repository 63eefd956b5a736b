return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  check = function(c, options)
    local x = c.role_and_goals.coreness
    local t = { [pass] = 1, [fail] = 1, [not_applicable] = 1, [c] = 1, [x] = 1, [{}] = 1, [ipairs] = 1, [function() end] = 1 }
    for k in pairs(t) do x = k end
    return pass()
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
