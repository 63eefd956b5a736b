local BASIS <const> = "account_portfolio_definition.selection_criteria.basis"
local THEME <const> = "role_and_goals.theme"
local GOALS <const> = "role_and_goals.goals"

local REFERENCE <const> = "reference_value"
local INVENTION <const> = "innovation_capability"
local OPENNESS <const> = "collaboration_willingness"

-- These qualities mark the accounts to grow with, to invent with, to save with and to keep.
local GROW <const> = "growth potential or reference value"
local INVENT <const> = "innovation capability or willingness to collaborate"
local SAVE <const> = "revenue, profitability or willingness to collaborate"
local KEEP <const> = "revenue, profitability, reference value or willingness to collaborate"

local CHOOSE <const> = "choose accounts by "
local OR_FIT <const> = " or by strategic fit"

local TO_SERVE <const> = "the accounts are to serve this theme"
local NO_BEARING <const> = "but nothing here bears on it"
local MAKE <const> = "make %s the theme, with goals that the criteria serve"
local SET_BOTH <const> = "set another theme, and criteria that bear on it"

local OFF_GOALS <const> =
  "the goals include %s, but no quality that accounts are chosen by bears on %s"
local TO_ALLOW <const> = "the accounts are to make this possible"
local NO_SIGN <const> = "but no quality here says that they can"
local BEARING <const> = "a quality that bears on "
local RESET <const> = "set goals that the present criteria serve"

return rule {
  id = "FIT-03",
  name = "accounts-are-chosen-for-what-the-program-is-for",
  kind = "fit",
  severity = "error",
  elements = { "role_and_goals", "account_portfolio_definition" },
  title = "Accounts are chosen by qualities that serve the theme and the goals",
  rationale = [[
Whoever is chosen sets what can be achieved afterwards: no plan grows an account that has nowhere to
grow, and no workshop invents anything with a customer that does not invent. The theme therefore
asks that at least one quality in the criteria bears on it, and so do the goals, taken together.
Several qualities do for each theme. Strategic fit bears on every theme and every goal, as it is
the strategy itself that the customer is held against. Dependency and consistency are asked of no
particular kind of customer, and the rule leaves them alone.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account portfolio definition" },
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on the account portfolio",
    },
    { work = "storbacka-2012", at = "Design Elements section, on goals" },
  },
  remediation = "Choose accounts by a quality that bears on the theme and the goals, or state the "
    .. "theme and the goals that the accounts now chosen can serve.",
  options = {
    strategic_fit_counts = {
      type = "boolean", default = true,
      description = "Whether strategic fit among the criteria serves any theme and any goal.",
    },
    goals_served = {
      type = "word", domain = { "one", "each" }, default = "one",
      description = "Whether the criteria bear on one of the goals at least, or on each of them.",
    },
  },
  check = function(c, options)
    local basis = c.account_portfolio_definition.selection_criteria.basis
    if options.strategic_fit_counts and basis:has("strategic_fit") then
      return pass()
    end
    local function misfit(message, notes, wanted, other)
      local choose = CHOOSE .. wanted .. (options.strategic_fit_counts and OR_FIT or "")
      return fail { message = message, at = BASIS, notes = notes, alternatives = { choose, other } }
    end
    local function bears_on(theme)
      return theme == "growth" and basis:any("growth_potential", REFERENCE)
        or theme == "innovation" and basis:any(INVENTION, OPENNESS)
        or theme == "efficiency" and basis:any("revenue", "profitability", OPENNESS)
        or theme == "retention" and basis:any("revenue", "profitability", REFERENCE, OPENNESS)
    end
    local theme, others = tostring(c.role_and_goals.theme), {}
    if not bears_on(theme) then
      for _, other in ipairs { "growth", "innovation", "efficiency", "retention" } do
        others[#others + 1] = bears_on(other) and other or nil
      end
      local instead = #others == 0 and SET_BOTH or string.format(MAKE, table.concat(others, " or "))
      local wanted = { growth = GROW, innovation = INVENT, efficiency = SAVE, retention = KEEP }
      local qualities = basis:empty() and "no quality" or tostring(basis)
      local message = "the theme is " .. theme .. ", but accounts are chosen by " .. qualities
      return misfit(message, { [THEME] = TO_SERVE, [BASIS] = NO_BEARING }, wanted[theme], instead)
    end
    local goals, unserved, settled = c.role_and_goals.goals, {}, false
    local function serve(goal, name, ...)
      if not settled and goals:has(goal) then
        local served = basis:any(...)
        unserved[#unserved + 1] = not served and name or nil
        settled = served and options.goals_served == "one"
      end
    end
    serve("growth", "growth", "growth_potential", REFERENCE, INVENTION)
    serve("profitability", "profitability", "profitability")
    serve("asset_sharing", "asset sharing", OPENNESS)
    serve("volume_commitment", "volume commitment", "revenue", OPENNESS)
    serve("joint_planning", "joint planning", OPENNESS)
    serve("production_cost_savings", "production cost savings", "revenue", OPENNESS)
    serve("transaction_cost_savings", "transaction cost savings", "revenue", OPENNESS)
    serve("routinized_transactions", "routinized transactions", "revenue", OPENNESS)
    serve("new_offering_introduction", "new offerings", INVENTION, OPENNESS, REFERENCE)
    if settled or #unserved == 0 then
      return pass()
    end
    local promises = table.concat(unserved, " and ")
    local message = string.format(OFF_GOALS, promises, #unserved > 1 and "them" or "it")
    return misfit(message, { [GOALS] = TO_ALLOW, [BASIS] = NO_SIGN }, BEARING .. promises, RESET)
  end,
  tests = {
    { name = "growth with accounts that can grow", expect = "pass", program = [[
role_and_goals: { theme: growth, goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "growth with accounts that others look to", expect = "pass", program = [[
role_and_goals: { theme: growth, goals: [growth, profitability] }
account_portfolio_definition: { selection_criteria: { basis: [reference_value, revenue] } }
]] },
    { name = "innovation with accounts that invent", expect = "pass", program = [[
role_and_goals: { theme: innovation, goals: [new_offering_introduction] }
account_portfolio_definition: { selection_criteria: { basis: [innovation_capability] } }
]] },
    { name = "innovation with accounts that collaborate", expect = "pass", program = [[
role_and_goals: { theme: innovation, goals: [joint_planning] }
account_portfolio_definition: { selection_criteria: { basis: [collaboration_willingness] } }
]] },
    { name = "efficiency with accounts that buy much", expect = "pass", program = [[
role_and_goals: { theme: efficiency, goals: [transaction_cost_savings, volume_commitment] }
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
]] },
    { name = "retention with accounts that earn the firm's profit", expect = "pass", program = [[
role_and_goals: { theme: retention, goals: [profitability, consistency] }
account_portfolio_definition: { selection_criteria: { basis: [profitability] } }
]] },
    { name = "retention with goals that ask for no kind of customer", expect = "pass", program = [[
role_and_goals: { theme: retention, goals: [consistency, customer_dependency] }
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
]] },
    { name = "strategic fit, whatever the theme and the goals", expect = "pass", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
]] },
    { name = "growth with the accounts that are large already", expect = "fail",
      message = "the theme is growth, but accounts are chosen by revenue", program = [[
role_and_goals: { theme: growth, goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
]] },
    { name = "innovation with the accounts that pay most", expect = "fail",
      message = "the theme is innovation", program = [[
role_and_goals: { theme: innovation, goals: [profitability] }
account_portfolio_definition: { selection_criteria: { basis: [revenue, profitability] } }
]] },
    { name = "efficiency with accounts that may grow", expect = "fail",
      message = "the theme is efficiency", program = [[
role_and_goals: { theme: efficiency, goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "retention with accounts that may grow", expect = "fail",
      message = "the theme is retention", program = [[
role_and_goals: { theme: retention, goals: [consistency] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "chosen by nothing", expect = "fail",
      message = "accounts are chosen by no quality", program = [[
role_and_goals: { theme: growth, goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [] } }
]] },
    { name = "chosen by nothing, whatever the theme", expect = "fail",
      message = "accounts are chosen by no quality", program = [[
role_and_goals: { goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [] } }
]] },
    { name = "no quality serves the theme, whatever the goals", expect = "fail",
      message = "the theme is growth", program = [[
role_and_goals: { theme: growth }
account_portfolio_definition: { selection_criteria: { basis: [profitability] } }
]] },
    { name = "no goal is served", expect = "fail",
      message = "joint planning, but no quality that accounts are chosen by bears on them",
      program = [[
role_and_goals: { theme: efficiency, goals: [asset_sharing, joint_planning] }
account_portfolio_definition: { selection_criteria: { basis: [revenue, profitability] } }
]] },
    { name = "one goal of two is served", expect = "pass", program = [[
role_and_goals: { theme: growth, goals: [growth, profitability] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "one goal of two is served where a firm asks for each", expect = "fail",
      message = "profitability, but no quality that accounts are chosen by bears on it",
      options = { goals_served = "each" }, program = [[
role_and_goals: { theme: growth, goals: [growth, profitability] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "each goal is served where a firm asks for it", expect = "pass",
      options = { goals_served = "each" }, program = [[
role_and_goals: { theme: growth, goals: [growth, profitability] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential, profitability] } }
]] },
    { name = "willingness serves whatever is done together", expect = "pass",
      options = { goals_served = "each" }, program = [[
role_and_goals:
  theme: efficiency
  goals:
  - asset_sharing
  - volume_commitment
  - joint_planning
  - production_cost_savings
  - transaction_cost_savings
  - routinized_transactions
  - new_offering_introduction
account_portfolio_definition: { selection_criteria: { basis: [collaboration_willingness] } }
]] },
    { name = "revenue serves what comes with volume, and nothing else", expect = "fail",
      message = "profitability and asset sharing and joint planning and new offerings, but",
      options = { goals_served = "each" }, program = [[
role_and_goals:
  theme: efficiency
  goals:
  - growth
  - profitability
  - asset_sharing
  - volume_commitment
  - joint_planning
  - production_cost_savings
  - transaction_cost_savings
  - routinized_transactions
  - new_offering_introduction
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
]] },
    { name = "strategic fit where a firm does not count it", expect = "fail",
      message = "the theme is growth", options = { strategic_fit_counts = false }, program = [[
role_and_goals: { theme: growth, goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
]] },
    { name = "strategic fit beside what a firm does count", expect = "pass",
      options = { strategic_fit_counts = false }, program = [[
role_and_goals: { theme: growth, goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit, growth_potential] } }
]] },
    { name = "the theme is served, but no goal may be", expect = "undetermined",
      waits_for = "role_and_goals.goals", program = [[
role_and_goals: { theme: growth }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
  },
}
