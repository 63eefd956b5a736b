local BASIS <const> = "account_portfolio_definition.selection_criteria.basis"
local TEAM <const> = "account_team_profile_and_skills.composition"

return rule {
  id = "FIT-38",
  name = "accounts-that-are-chosen-have-a-team",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_portfolio_definition", "account_team_profile_and_skills" },
  title = "Accounts that are chosen have a team",
  rationale = [[
The source says that the choice of customers frames the profile of the account team, and that each
account has its team. Where accounts are chosen by some quality, somebody in the firm is therefore
in the account team. Which functions that should be, and how many people, the source does not say,
so any team is enough. Where accounts are chosen by no quality, the portfolio lacks its substance,
and the rule has nothing to compare.
]],
  source = {
    { work = "storbacka-2012", statement = "strategic-fit-frames" },
    { work = "storbacka-2012", statement = "account-level" },
  },
  remediation = "Form a team for the accounts that are chosen.",
  check = function(c)
    local basis = c.account_portfolio_definition.selection_criteria.basis
    if basis:empty() then
      return not_applicable("accounts are chosen by no quality")
    end
    if not c.account_team_profile_and_skills.composition:empty() then
      return pass()
    end
    return fail {
      message = "accounts are chosen by " .. basis .. ", but there is no account team",
      notes = {
        [BASIS] = "customers are chosen for this",
        [TEAM] = "but nobody is there to serve them",
      },
      at = TEAM,
      alternatives = {
        "form an account team of one function, such as sales",
        "form an account team of several functions",
      },
    }
  end,
  tests = {
    { name = "willing customers and a team of two functions", expect = "pass", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_team_profile_and_skills: { composition: [sales, operations] }
]] },
    { name = "a team of one function", expect = "pass", program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
account_team_profile_and_skills: { composition: [service] }
]] },
    { name = "chosen customers and no team", expect = "fail",
      message = "accounts are chosen by strategic fit, but there is no account team", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_team_profile_and_skills: { composition: [] }
]] },
    { name = "large customers and no team", expect = "fail",
      message = "accounts are chosen by revenue, but there is no account team", program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
account_team_profile_and_skills: { composition: [] }
]] },
    { name = "the team is not declared", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.composition", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
]] },
    { name = "accounts chosen by no quality", expect = "not_applicable", program = [[
account_portfolio_definition: { selection_criteria: { basis: [] } }
account_team_profile_and_skills: { composition: [] }
]] },
  },
}
