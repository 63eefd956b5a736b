return rule {
  id = "ATP-1",
  name = "team-qualification-is-defined",
  kind = "practice",
  elements = { "account_team_profile_and_skills" },
  title = "Qualification criteria for the account team are defined",
  rationale = [[
To manage a strategic account is not to sell more of the same to a bigger customer: it takes
business sense, command of the customer's industry, and standing in both organizations. If nobody
has written down what is asked for, the best salesperson gets the job and has to guess what it is.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account team profile and skills" },
  },
  remediation = "Write down the skills and experience that each role in the account team asks "
    .. "for, and choose people by them.",
  check = function(c)
    if c.account_team_profile_and_skills.qualification_criteria then
      return pass()
    end
    return fail { message = "nothing defines the skills that the account team must have" }
  end,
  tests = {
    { name = "criteria are defined", expect = "pass", program = [[
account_team_profile_and_skills: { qualification_criteria: true }
]] },
    { name = "no criteria", expect = "fail", message = "nothing defines the skills", program = [[
account_team_profile_and_skills: { qualification_criteria: false }
]] },
    { name = "criteria are not declared", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.qualification_criteria", program = [[
account_team_profile_and_skills: { staffing: dedicated }
]] },
  },
}
