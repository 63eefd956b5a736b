return rule {
  id = "ATP-2",
  name = "strategic-accounts-have-a-development-program",
  kind = "practice",
  elements = { "account_team_profile_and_skills" },
  title = "Strategic accounts have a development program of their own",
  rationale = [[
The skills that strategic accounts ask for are seldom hired ready-made and seldom taught in
general sales training: reading a customer's business, planning together, leading people who
report to somebody else. A program of its own builds them, and lets teams of different accounts
learn from one another.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account team profile and skills" },
  },
  remediation = "Set up development for the people who serve strategic accounts, built on the "
    .. "skills their roles ask for.",
  check = function(c)
    local development = c.account_team_profile_and_skills.development_program
    if development >= "dedicated" then
      return pass()
    end
    if development:is("none") then
      return fail { message = "no program develops the people who serve strategic accounts" }
    end
    return fail {
      message = "the people who serve strategic accounts share a general development program",
    }
  end,
  tests = {
    { name = "a program of its own", expect = "pass", program = [[
account_team_profile_and_skills: { development_program: dedicated }
]] },
    { name = "general training", expect = "fail", message = "general development program",
      program = [[
account_team_profile_and_skills: { development_program: general }
]] },
    { name = "no development", expect = "fail", message = "no program develops", program = [[
account_team_profile_and_skills: { development_program: none }
]] },
    { name = "development is not declared", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.development_program", program = [[
account_team_profile_and_skills: { qualification_criteria: true }
]] },
  },
}
