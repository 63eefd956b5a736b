return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  check = function(c, options)
    local x = c.role_and_goals.coreness
    local t = { 0x1p4, 0xA.p1, .5, 5., 1e10, 1E+1, 1e-1, 08, 0x.1, 0xffffffffffffffffff, 9223372036854775808, 1//0.0, 3 ..2, 0x1P-2, 1e308, 1e309 }
    return pass()
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
