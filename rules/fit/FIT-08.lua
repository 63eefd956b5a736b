local BASIS <const> = "account_portfolio_definition.selection_criteria.basis"
local BREADTH <const> = "account_management_process.relationship_breadth"

return rule {
  id = "FIT-08",
  name = "accounts-chosen-for-collaboration-are-met-broadly",
  kind = "advice",
  grade = "inferred",
  relation = "prerequisite",
  severity = "warning",
  elements = { "account_portfolio_definition", "account_management_process" },
  title = "Accounts that are chosen by strategic fit are met across functions or levels",
  rationale = [[
The source says that the choice of customers who are willing to build collaborative relationships,
which it calls strategic fit, frames the account management process. Table 1 says what relationships
the process builds: between different functions and hierarchy levels. It does not say that unused
willingness is a fault. We infer the advice: if accounts are chosen by strategic fit and the process
reaches one function on one level of the customer, the willingness that the account was chosen for
finds few people to collaborate with. One of the two directions is enough, unless a firm asks for
both.
]],
  source = {
    { work = "storbacka-2012", statement = "strategic-fit-frames" },
    { work = "storbacka-2012", statement = "practice-amp-1" },
  },
  remediation = "Meet the accounts across functions or hierarchy levels, or choose accounts by "
    .. "qualities other than strategic fit.",
  options = {
    directions = {
      type = "word", domain = { "one", "both" }, default = "one",
      description = "Whether relationships reach across functions or levels, or across both.",
    },
  },
  check = function(c, options)
    local basis = c.account_portfolio_definition.selection_criteria.basis
    if not basis:has("strategic_fit") then
      return not_applicable("accounts are not chosen by strategic fit")
    end

    local breadth = c.account_management_process.relationship_breadth
    local both = options.directions == "both"
    local functions, levels = breadth:has("functions"), breadth:has("hierarchy_levels")
    if functions and levels or not both and (functions or levels) then
      return pass()
    end

    local lack = "met in one function on one level"
    local build = { "build relationships across functions", "build relationships across levels" }
    if functions then
      lack, build = "not met across hierarchy levels", { build[2] }
    elseif levels then
      lack, build = "not met across functions", { build[1] }
    elseif both then
      build = { "build relationships across functions and hierarchy levels" }
    end
    build[#build + 1] = "choose accounts by qualities other than strategic fit"
    return fail {
      message = "accounts are chosen by strategic fit, but " .. lack,
      notes = {
        [BASIS] = "these customers are willing to collaborate",
        [BREADTH] = "too few of their people are met",
      },
      at = BREADTH,
      alternatives = build,
    }
  end,
  tests = {
    { name = "met across functions", expect = "pass", program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue, strategic_fit] } }
account_management_process: { relationship_breadth: [functions] }
]] },
    { name = "met across levels", expect = "pass", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_management_process: { relationship_breadth: [hierarchy_levels] }
]] },
    { name = "met across functions and levels", expect = "pass", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_management_process: { relationship_breadth: [functions, hierarchy_levels] }
]] },
    { name = "met broadly, whatever the criteria", expect = "pass", program = [[
account_portfolio_definition: { size: 5 }
account_management_process: { relationship_breadth: [functions, hierarchy_levels] }
]] },
    { name = "met in one function on one level", expect = "fail",
      message = "chosen by strategic fit, but met in one function on one level", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_management_process: { relationship_breadth: [] }
]] },
    { name = "met across functions where a firm asks for both", expect = "fail",
      message = "but not met across hierarchy levels", options = { directions = "both" },
      program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_management_process: { relationship_breadth: [functions] }
]] },
    { name = "met across levels where a firm asks for both", expect = "fail",
      message = "but not met across functions", options = { directions = "both" }, program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_management_process: { relationship_breadth: [hierarchy_levels] }
]] },
    { name = "met across neither where a firm asks for both", expect = "fail",
      message = "met in one function on one level", options = { directions = "both" }, program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_management_process: { relationship_breadth: [] }
]] },
    { name = "both directions where a firm asks for both", expect = "pass",
      options = { directions = "both" }, program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
account_management_process: { relationship_breadth: [functions, hierarchy_levels] }
]] },
    { name = "how broadly accounts are met is not declared", expect = "undetermined",
      waits_for = "account_management_process.relationship_breadth", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
]] },
    { name = "chosen by other qualities", expect = "not_applicable", program = [[
account_portfolio_definition: { selection_criteria: { basis: [revenue, profitability] } }
account_management_process: { relationship_breadth: [] }
]] },
  },
}
