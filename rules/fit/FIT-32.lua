local STAFFING <const> = "account_team_profile_and_skills.staffing"

return rule {
  id = "FIT-32",
  name = "a-core-program-has-people-of-its-own",
  kind = "advice",
  grade = "inferred",
  relation = "prerequisite",
  severity = "warning",
  elements = { "role_and_goals", "account_team_profile_and_skills" },
  title = "A core program is not served by part-time people alone",
  rationale = [[
The source defines a program as carried out by people whose task it is, and says that coreness
decides which resources a team gets. It does not say how much time they need. That a program on
which the firm counts suffers when everybody in the team also has other work is the field's sense,
so this is advice. Some people who work for strategic accounts alone are enough.
]],
  source = {
    { work = "storbacka-2012", statement = "task-dedicated-actors" },
    { work = "storbacka-2012", statement = "peripheral-lacks-resources" },
  },
  remediation = "Let some people work for strategic accounts alone, or count on the program less.",
  check = function(c)
    if c.role_and_goals.coreness < "core" then
      return not_applicable("the program is not core")
    end
    if c.account_team_profile_and_skills.staffing > "part_time" then
      return pass()
    end
    return fail {
      message = "the program is core, but everybody in the team also has other work",
      notes = {
        ["role_and_goals.coreness"] = "the firm counts on the program",
        [STAFFING] = "but nobody works for strategic accounts alone",
      },
      at = STAFFING,
      alternatives = {
        "let some or all of the team work for strategic accounts alone",
        "make the program supporting or peripheral, with promises to match",
      },
    }
  end,
  tests = {
    { name = "a core program with some people of its own", expect = "pass", program = [[
role_and_goals: { coreness: core }
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "a core program with a dedicated team", expect = "pass", program = [[
role_and_goals: { coreness: core }
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "a core program beside other work", expect = "fail",
      message = "the program is core, but everybody in the team also has other work", program = [[
role_and_goals: { coreness: core }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "the staffing is not declared", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.staffing", program = [[
role_and_goals: { coreness: core }
]] },
    { name = "a supporting program beside other work", expect = "not_applicable", program = [[
role_and_goals: { coreness: supporting }
account_team_profile_and_skills: { staffing: part_time }
]] },
  },
}
