return rule { id = "FIRM-1", name = "it-reads-nothing", kind = "practice", elements = { "role_and_goals" },
  title = "There is nothing to read", rationale = "It is known.", source = { { at = "policy" } }, remediation = "None.",
  check = function(c, options)
    local known = true
    if known or c.role_and_goals.coreness:is("core") then
      return pass()
    end
    return fail { message = "it is not known" }
  end,
  tests = { { name = "none", expect = "pass", program = "role_and_goals: { coreness: core }" } } }
