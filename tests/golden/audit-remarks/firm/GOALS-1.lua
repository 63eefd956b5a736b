return rule {
  id = "GOALS-1",
  name = "goals-1",
  kind = "theme",
  elements = { "role_and_goals" },
  title = "A rule of the firm",
  rationale = "The firm wants it.",
  source = { { at = "our policy" } },
  remediation = "Ask the firm.",
  check = function(c)
    if c.role_and_goals.goals:has("growth")
      and not c.role_and_goals.goals:has("volume_commitment")
      and c.role_and_goals.coreness:is("core")
    then
      return pass()
    end
    return fail { message = "the firm does not want this", alternatives = { "change it", "change the policy" } }
  end,
  tests = { { name = "nothing", expect = "undetermined", program = "samp: 1" } },
}
