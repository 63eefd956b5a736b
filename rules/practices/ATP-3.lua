return rule {
  id = "ATP-3",
  name = "account-teams-have-a-remuneration-system-of-their-own",
  kind = "practice",
  elements = { "account_team_profile_and_skills" },
  title = "Account managers and team members have a remuneration system of their own",
  rationale = [[
Results with a strategic account come late, belong to several people, and may show up in another
unit than the one that did the work. A general system, made for results that one person books this
quarter, pays for something else. What the team's own system should rest on depends on what is
measured, and is a question of fit.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account team profile and skills" },
  },
  remediation = "Set up a remuneration system for account managers and team members that rests on "
    .. "what the program wants from them.",
  check = function(c)
    if c.account_team_profile_and_skills.remuneration.system:is("own") then
      return pass()
    end
    return fail { message = "account managers and team members are paid by the general system" }
  end,
  tests = {
    { name = "a system of their own", expect = "pass", program = [[
account_team_profile_and_skills: { remuneration: { system: own } }
]] },
    { name = "their own system, whatever it rests on", expect = "pass", program = [[
account_team_profile_and_skills:
  remuneration: { system: own, basis: [team_result, long_term_value] }
]] },
    { name = "the general system", expect = "fail", message = "paid by the general system",
      program = [[
account_team_profile_and_skills:
  remuneration: { system: general, basis: [account_performance] }
]] },
    { name = "the system is not declared", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.remuneration.system", program = [[
account_team_profile_and_skills: { remuneration: { basis: [team_result] } }
]] },
  },
}
