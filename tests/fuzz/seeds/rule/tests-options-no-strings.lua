return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  options = { most = { type = "integer", default = 1, description = "x" } },
  check = function(c, options)
    local x = c.role_and_goals.coreness
    return pass()
  end,
  tests = { { name = "n", expect = "pass", options = { [true] = 1, [1.5] = 2, [{}] = 3, [pass] = 4 }, program = "" } },
}
