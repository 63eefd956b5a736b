return rule {
  id = "ATP-1",
  name = "team-qualification-is-defined",
  kind = "practice",
  elements = { "account_team_profile_and_skills" },
  title = "Qualification criteria for the account team are defined",
  rationale = [[
Table 1 lists as a common practice that the firm has defined which qualifications, or skills, the
strategic account team needs. One declaration shows it: a document states the skills. Which skills
they are makes no difference to the practice.
]],
  source = { { work = "storbacka-2012", statement = "practice-atp-1" } },
  remediation = "A document states which skills qualify people for the account team.",
  check = function(c)
    if c.account_team_profile_and_skills.qualification_criteria then
      return pass()
    end
    return fail {
      message = "qualification criteria for the account team are not declared to be defined",
    }
  end,
  tests = {
    { name = "criteria are defined", expect = "pass", program = [[
account_team_profile_and_skills: { qualification_criteria: true }
]] },
    { name = "no criteria", expect = "fail",
      message = "qualification criteria for the account team are not declared to be defined",
      program = [[
account_team_profile_and_skills: { qualification_criteria: false }
]] },
    { name = "criteria are not declared", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.qualification_criteria", program = [[
account_team_profile_and_skills: { staffing: dedicated }
]] },
  },
}
