local STRUCTURE <const> = "organizational_integration.structure"
local STAFFING <const> = "account_team_profile_and_skills.staffing"

return rule {
  id = "FIT-36",
  name = "staffing-agrees-with-structure",
  kind = "advice",
  grade = "inferred",
  relation = "match",
  severity = "warning",
  elements = { "organizational_integration", "account_team_profile_and_skills" },
  title = "Structure and staffing give people the same amount of time",
  rationale = [[
The source names structure as one of the dimensions of organizational integration, and says that
task-dedicated actors carry the program. It does not relate structure to staffing. We infer from the
meanings of the words that they agree. In a unit for strategic accounts alone, a team in which
everybody also has other work answers for more than its unit does. In a virtual structure, people
manage accounts beside other positions, so not everybody works for strategic accounts alone. A
matrix, the sales line and mixed staffing go with anything.
]],
  source = {
    { work = "storbacka-2012", statement = "four-dimensions", via = "homburg-2000" },
    { work = "storbacka-2012", statement = "task-dedicated-actors" },
  },
  remediation = "Bring structure and staffing to the same amount of time for strategic accounts.",
  check = function(c)
    local structure = c.organizational_integration.structure
    local staffing = c.account_team_profile_and_skills.staffing
    if structure:is("dedicated_unit") and staffing:is("part_time") then
      return fail {
        message = "a dedicated unit manages the accounts, but everybody in the team has other work",
        notes = {
          [STRUCTURE] = "the unit answers for strategic accounts alone",
          [STAFFING] = "but everybody in the team also has other work",
        },
        at = STAFFING,
        alternatives = {
          "staff the team with people who work for strategic accounts alone, in part or wholly",
          "manage the accounts in a matrix, in the sales line or virtually",
        },
      }
    end
    if structure:is("virtual") and staffing:is("dedicated") then
      return fail {
        message = "the structure is virtual, but everybody in the team works for strategic accounts"
          .. " alone",
        notes = {
          [STRUCTURE] = "people manage the accounts beside other positions",
          [STAFFING] = "but everybody in the team works for strategic accounts alone",
        },
        at = STRUCTURE,
        alternatives = {
          "manage the accounts in a dedicated unit, in a matrix or in the sales line",
          "staff the team with people of whom some or all also have other work",
        },
      }
    end
    return pass()
  end,
  tests = {
    { name = "a unit with dedicated people", expect = "pass", program = [[
organizational_integration: { structure: dedicated_unit }
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "a unit with mixed staffing", expect = "pass", program = [[
organizational_integration: { structure: dedicated_unit }
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "a virtual structure beside other work", expect = "pass", program = [[
organizational_integration: { structure: virtual }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "a virtual structure with mixed staffing", expect = "pass", program = [[
organizational_integration: { structure: virtual }
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "a matrix with dedicated people", expect = "pass", program = [[
organizational_integration: { structure: matrix }
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "the sales line beside other work", expect = "pass", program = [[
organizational_integration: { structure: sales_line }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "mixed staffing, whatever the structure", expect = "pass", program = [[
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "a unit whose people all have other work", expect = "fail",
      message = "a dedicated unit manages the accounts, but everybody in the team has other work",
      program = [[
organizational_integration: { structure: dedicated_unit }
account_team_profile_and_skills: { staffing: part_time }
]] },
    { name = "a virtual structure with dedicated people", expect = "fail",
      message = "the structure is virtual, but everybody in the team works for strategic accounts",
      program = [[
organizational_integration: { structure: virtual }
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "a virtual structure, open who serves", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.staffing", program = [[
organizational_integration: { structure: virtual }
]] },
  },
}
