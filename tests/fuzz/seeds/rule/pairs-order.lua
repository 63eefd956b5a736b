return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  check = function(c, options)
    local x = c.role_and_goals.coreness
    local t, s = { 3, 2, 1, b = 1, a = 2, [true] = 1, [false] = 1, [1.5] = 1, [-1] = 1 }, ""
    for k, v in pairs(t) do s = s .. tostring(k) .. "," end
    return fail { message = s }
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
