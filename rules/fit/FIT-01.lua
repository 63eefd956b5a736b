return rule {
  id = "FIT-01",
  name = "a-core-program-has-a-claim-on-resources",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = {
    "role_and_goals",
    "organizational_integration",
    "account_team_profile_and_skills",
  },
  title = "A core program has some claim on the firm's resources",
  rationale = [[
The source says that coreness limits most what a program can improve: the team of a peripheral
program does not get the resources that its accounts need. A core program is one on whose results
the firm counts, so it needs some way to get resources. Any form of it will do: somebody who speaks
for the program in the executive committee, authority over people or capacity, a way to escalate, a
unit of its own, or people who work for strategic accounts alone. One is enough, and the rule asks
nothing of other programs.
]],
  source = {
    { work = "storbacka-2012", statement = "coreness-frames-performance" },
    { work = "storbacka-2012", statement = "peripheral-lacks-resources" },
    { work = "storbacka-2012", statement = "resources-of-both" },
    { work = "storbacka-2012", statement = "integration-executes-role" },
  },
  remediation = "Give the program a claim on resources, or a role that needs none.",
  check = function(c)
    if c.role_and_goals.coreness < "core" then
      return not_applicable("the program is not core")
    end
    local oi = c.organizational_integration
    if oi.executive_representation > "none" or oi.authority > "influence"
      or oi.escalation > "none" or oi.structure:is("dedicated_unit") then
      return pass()
    end
    if c.account_team_profile_and_skills.staffing > "part_time" then
      return pass()
    end
    return fail {
      message = "the program is core, but nothing gives it a claim on the firm's resources",
      notes = {
        ["role_and_goals.coreness"] = "the firm counts on the program",
        ["organizational_integration.executive_representation"] = "no executive speaks for it",
        ["organizational_integration.authority"] = "account managers decide on nothing of others",
        ["organizational_integration.escalation"] = "nothing is taken higher",
        ["organizational_integration.structure"] = "there is no unit for strategic accounts",
        ["account_team_profile_and_skills.staffing"] = "and everybody also has other work",
      },
      at = "role_and_goals.coreness",
      alternatives = {
        "give the program a sponsor or a member in the executive committee",
        "give account managers shared or formal authority",
        "let conflicts be escalated, informally or by a rule",
        "form a dedicated unit",
        "let people work for strategic accounts alone",
        "make the program supporting or peripheral, with promises to match",
      },
    }
  end,
  tests = {
    { name = "a sponsor is a claim", expect = "pass", program = [[
role_and_goals: { coreness: core }
organizational_integration: { executive_representation: sponsor }
]] },
    { name = "shared authority is a claim", expect = "pass", program = [[
role_and_goals: { coreness: core }
organizational_integration: { executive_representation: none, authority: shared }
]] },
    { name = "informal escalation is a claim", expect = "pass", program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: none
  authority: influence
  escalation: informal
]] },
    { name = "a dedicated unit is a claim", expect = "pass", program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: none
  authority: influence
  escalation: none
  structure: dedicated_unit
]] },
    { name = "some dedicated people are a claim", expect = "pass", program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: none
  authority: influence
  escalation: none
  structure: matrix
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "a claim, whatever the coreness", expect = "pass", program = [[
organizational_integration: { authority: formal }
]] },
    { name = "a core program without any claim", expect = "fail",
      message = "the program is core, but nothing gives it a claim on the firm's resources",
      program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: none
  authority: influence
  escalation: none
  structure: virtual
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "the staffing could be the claim", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.staffing", program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: none
  authority: influence
  escalation: none
  structure: sales_line
]] },
    { name = "a supporting program without any claim", expect = "not_applicable", program = [[
role_and_goals: { coreness: supporting }
organizational_integration:
  executive_representation: none
  authority: influence
  escalation: none
  structure: virtual
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "a peripheral program", expect = "not_applicable", program = [[
role_and_goals: { coreness: peripheral }
]] },
  },
}
