return rule {
  id = "FIRM-2",
  name = "few-accounts-are-segmented",
  formerly = { "CAP-2" },
  kind = "advice",
  grade = "inferred",
  elements = { "account_portfolio_definition", "account_team_profile_and_skills" },
  title = "Dedicated teams have few accounts",
  rationale = "We have seen it so.",
  source = { { at = "our own sense" } },
  remediation = "Choose fewer accounts.",
  check = function(c)
    local dedicated = c.account_team_profile_and_skills.staffing:is("dedicated")
    if dedicated and c.account_portfolio_definition.size > 5 then
      return fail {
        message = "dedicated teams serve " .. c.account_portfolio_definition.size .. " accounts",
        alternatives = { "choose five accounts", "share the teams" },
      }
    end
    return pass()
  end,
  tests = {
    { name = "few", expect = "pass", program = [[
account_portfolio_definition: { size: 5 }
account_team_profile_and_skills: { staffing: dedicated }
]] },
    { name = "shared", expect = "pass", program = [[
account_portfolio_definition: { size: 50 }
account_team_profile_and_skills: { staffing: mixed }
]] },
    { name = "many", expect = "fail", program = [[
account_portfolio_definition: { size: 6 }
account_team_profile_and_skills: { staffing: dedicated }
]] },
  },
}
