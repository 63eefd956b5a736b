return rule {
  id = "EVIL-1", name = "evil", kind = "practice", elements = { "role_and_goals" },
  title = "t", rationale = "r", source = { { at = "x" } }, remediation = "r",
  options = { most = { type = "integer", default = 1, description = "x" } },
  check = function(c, options)
    local x = c.role_and_goals.coreness
    return pass()
  end,
  tests = { { name = "a\0b\27", expect = "fail", program = "\0\xff: [", message = "\0" }, { name = "n", expect = "pass", program = "&a [*a, *a]" }, { name = "m", expect = "pass", program = "samp: 2" } },
}
