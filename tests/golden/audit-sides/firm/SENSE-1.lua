return rule {
  id = "SENSE-1",
  name = "sense-1",
  kind = "advice",
  relation = "match",
  elements = { "role_and_goals", "account_team_profile_and_skills" },
  title = "A rule of the firm",
  rationale = "The firm wants it.",
  source = { { at = "our policy" } },
  remediation = "Ask the firm.",
  check = function(c)
    if c.role_and_goals.coreness < "core" or c.account_team_profile_and_skills.development_program >= "dedicated" then
      return pass()
    end
    return fail { message = "a core program trains nobody", alternatives = { "change the one", "change the other" } }
  end,
  tests = { { name = "nothing", expect = "undetermined", program = "samp: 1" } },
}
