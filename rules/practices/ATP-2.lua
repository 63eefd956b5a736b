return rule {
  id = "ATP-2",
  name = "strategic-accounts-have-a-development-program",
  kind = "practice",
  elements = { "account_team_profile_and_skills" },
  title = "Strategic accounts have a development program of their own",
  rationale = [[
Table 1 lists, under team profile and skills, a specific development program for strategic accounts
as a common practice. A dedicated program shows it, because the firm offers the people who serve
these accounts something that is made for this work. Training that they share with colleagues who
serve other customers is general and not specific.
]],
  source = { { work = "storbacka-2012", statement = "practice-atp-2" } },
  remediation = "The firm offers the people who serve strategic accounts training or "
    .. "development that is made for this work.",
  check = function(c)
    local development = c.account_team_profile_and_skills.development_program
    if development >= "dedicated" then
      return pass()
    end
    if development:is("none") then
      return fail {
        message = "the people who serve strategic accounts are not declared to have a development "
          .. "program",
      }
    end
    return fail {
      message = "strategic accounts are not declared to have a development program of their own; "
        .. "it is " .. development,
    }
  end,
  tests = {
    { name = "a program of its own", expect = "pass", program = [[
account_team_profile_and_skills: { development_program: dedicated }
]] },
    { name = "general training", expect = "fail",
      message = "not declared to have a development program of their own; it is general",
      program = [[
account_team_profile_and_skills: { development_program: general }
]] },
    { name = "no development", expect = "fail",
      message = "the people who serve strategic accounts are not declared to have a development "
        .. "program",
      program = [[
account_team_profile_and_skills: { development_program: none }
]] },
    { name = "development is not declared", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.development_program", program = [[
account_team_profile_and_skills: { qualification_criteria: true }
]] },
  },
}
