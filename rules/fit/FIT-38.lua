local BASIS <const> = "account_portfolio_definition.selection_criteria.basis"
local TEAM <const> = "account_team_profile_and_skills.composition"

return rule {
  id = "FIT-38",
  name = "accounts-chosen-for-collaboration-have-a-team",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_portfolio_definition", "account_team_profile_and_skills" },
  title = "Accounts that are chosen by strategic fit have a team",
  rationale = [[
The source says that the choice of customers who are willing to build collaborative relationships,
which it calls strategic fit, frames the profile of the account team, and that each account has its
team. Such a customer collaborates with people. Where accounts are chosen by strategic fit, somebody
in the firm is therefore in the account team. Which functions that should be, and how many people,
the source does not say, so any team is enough. A program that chooses accounts by other qualities
can serve them without a team.
]],
  source = {
    { work = "storbacka-2012", statement = "strategic-fit-frames" },
    { work = "storbacka-2012", statement = "account-level" },
  },
  remediation = "Form a team for the account, or choose accounts by qualities other than strategic "
    .. "fit.",
  check = function(c)
    if not c.account_portfolio_definition.selection_criteria.basis:has("strategic_fit") then
      return not_applicable("accounts are not chosen by strategic fit")
    end
    if not c.account_team_profile_and_skills.composition:empty() then
      return pass()
    end
    return fail {
      message = "accounts are chosen by strategic fit, but there is no account team",
      notes = {
        [BASIS] = "these customers are willing to collaborate",
        [TEAM] = "nobody is there to collaborate with",
      },
      at = TEAM,
      alternatives = {
        "form an account team of the functions that are to collaborate with the customer",
        "choose accounts by qualities other than strategic fit",
      },
    }
  end,
  tests = {
    { name = "willing customers and a team of two functions", expect = "pass", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_team_profile_and_skills: { composition: [sales, operations] }
]] },
    { name = "willing customers and a team of one function", expect = "pass", program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue, strategic_fit] } }
account_team_profile_and_skills: { composition: [service] }
]] },
    { name = "willing customers and no team", expect = "fail",
      message = "accounts are chosen by strategic fit, but there is no account team", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_team_profile_and_skills: { composition: [] }
]] },
    { name = "the team is not declared", expect = "undetermined",
      waits_for = "account_team_profile_and_skills.composition", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
]] },
    { name = "accounts chosen by other qualities", expect = "not_applicable", program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
account_team_profile_and_skills: { composition: [] }
]] },
  },
}
