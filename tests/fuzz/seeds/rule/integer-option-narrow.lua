return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  options = { most = { type = "integer", default = 9223372036854775807, min = 9223372036854775807, max = 9223372036854775807, description = "x" } },
  check = function(c, options)
    local x = c.role_and_goals.coreness
    if options.most == 3 then return fail { message = "m" } end
    return pass()
  end,
  tests = { { name = "n", expect = "pass", program = "role_and_goals: { coreness: core }" },
    { name = "f", expect = "fail", program = "role_and_goals: { coreness: supporting }" },
    { name = "u", expect = "undetermined", program = "role_and_goals: { theme: growth }" } },
}
