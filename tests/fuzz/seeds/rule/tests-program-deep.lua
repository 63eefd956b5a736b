return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  options = { most = { type = "integer", default = 1, description = "x" } },
  check = function(c, options)
    local x = c.role_and_goals.coreness
    return pass()
  end,
  tests = { { name = "n", expect = "pass", program = ("["):rep(100000) }, { name = "m", expect = "undetermined", program = ("a: "):rep(1000) } },
}
