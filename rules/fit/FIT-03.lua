local BASIS <const> = "account_portfolio_definition.selection_criteria.basis"
local THEME <const> = "role_and_goals.theme"
local GOALS <const> = "role_and_goals.goals"

local WILLING <const> = "strategic fit"
-- The qualities that bear on a theme, or on a goal.
local GROW <const> = "growth potential,innovation capability,reference value"
local INVENT <const> = "innovation capability,strategic fit"
local SAVE <const> = "revenue,profitability,strategic fit"
local BIND <const> = "revenue,growth potential,strategic fit"
local INTRODUCE <const> = "growth potential,innovation capability,reference value,strategic fit"

local OFF_THEME <const> = "the theme is %s, but no quality that accounts are chosen by bears on it"
local OFF_GOALS <const> = "%s is a goal, but no quality that accounts are chosen by bears on it"

return rule {
  id = "FIT-03",
  name = "accounts-are-chosen-for-what-the-program-is-for",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "role_and_goals", "account_portfolio_definition" },
  title = "Accounts are chosen by a quality that bears on the theme and the goals",
  rationale = [[
The source asks for selection criteria that are aligned to the role and the goals of the program,
and for elements that all echo them. A criterion is aligned to a theme or a goal if the quality that
it looks at is one that the theme or the goal needs in a customer, by the meanings of the two words.
Growth needs customers that could buy more, that lead to other customers, or that find new uses.
Innovation needs customers that invent, or that are willing to work together. Efficiency and savings
need volume, earnings that a saving can improve, or customers that will change a routine with the
firm. Shared assets and joint plans need willing customers: the source calls the willingness to
build collaborative relationships strategic fit. One quality is enough for the theme, and one of
the goals is enough, because criteria that serve one goal can leave another to the other elements.
Retention, and a theme that differs by account, only need accounts that are chosen by some
quality. Profitability, consistency and dependency can be sought with any customer, so the rule does
not ask which quality serves them. Where accounts are chosen by no quality at all, the portfolio
lacks its substance, and the rule has nothing to compare.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-apd-1" },
    { work = "storbacka-2012", statement = "strategic-fit-frames" },
    { work = "storbacka-2012", statement = "echo-role-and-goals" },
    { work = "storbacka-2012", statement = "single-theme" },
  },
  remediation = "Choose accounts also by a quality that bears on the theme and the goals.",
  options = {
    goals_served = {
      type = "word", domain = { "one", "each" }, default = "one",
      description = "Whether the criteria bear on one of the goals at least, or on each of them.",
    },
  },
  check = function(c, options)
    local basis = c.account_portfolio_definition.selection_criteria.basis
    local theme, goals = c.role_and_goals.theme, c.role_and_goals.goals
    if basis:empty() then
      return not_applicable("accounts are chosen by no quality")
    end
    local willing = basis:has("strategic_fit")
    local grow = basis:any("growth_potential", "innovation_capability", "reference_value")
    local invent = willing or basis:has("innovation_capability")
    local save = willing or basis:any("revenue", "profitability")
    local bind = willing or basis:any("revenue", "growth_potential")
    local function misfit(message, at, qualities)
      local alternatives = {}
      for _, quality in ipairs(string.split(qualities, ",")) do
        alternatives[#alternatives + 1] = "choose accounts also by " .. quality
      end
      alternatives[2] = alternatives[2] or "give up the goals that need " .. qualities
      local notes = { [at] = "the accounts are to serve this", [BASIS] = "no quality bears on it" }
      return fail { message = message, at = BASIS, notes = notes, alternatives = alternatives }
    end

    local lacks = theme:is("growth") and not grow and GROW
      or theme:is("innovation") and not invent and INVENT
      or theme:is("efficiency") and not save and SAVE
    if lacks then
      return misfit(string.format(OFF_THEME, theme), THEME, lacks)
    end
    local need
    local function find(served)
      local function is(goal, borne, qualities)
        need = qualities
        return borne == served and goals:has(goal) and goal
      end
      return is("growth", grow, GROW) or is("asset_and_information_sharing", willing, WILLING)
        or is("volume_commitment", bind, BIND) or is("joint_planning", willing, WILLING)
        or is("production_cost_savings", save, SAVE) or is("transaction_cost_savings", save, SAVE)
        or is("new_offering_introduction", willing or grow, INTRODUCE)
    end
    local off = not (options.goals_served == "one" and find(true)) and find(false)
    if not off then
      return pass()
    end
    local name = table.concat(string.split(off, "_"), " ")
    return misfit(string.format(OFF_GOALS, name), GOALS, need)
  end,
  tests = {
    { name = "growth with accounts that could buy more", expect = "pass", program = [[
role_and_goals: { theme: growth, goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "growth with accounts that other customers follow", expect = "pass", program = [[
role_and_goals: { theme: growth, goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [reference_value, revenue] } }
]] },
    { name = "growth with accounts that invent", expect = "pass", program = [[
role_and_goals: { theme: growth, goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [innovation_capability] } }
]] },
    { name = "innovation with accounts that invent", expect = "pass", program = [[
role_and_goals: { theme: innovation, goals: [new_offering_introduction] }
account_portfolio_definition: { selection_criteria: { basis: [innovation_capability] } }
]] },
    { name = "innovation with accounts that are willing to collaborate", expect = "pass",
      program = [[
role_and_goals: { theme: innovation, goals: [joint_planning] }
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
]] },
    { name = "efficiency with accounts that buy much", expect = "pass", program = [[
role_and_goals: { theme: efficiency, goals: [transaction_cost_savings, volume_commitment] }
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
]] },
    { name = "efficiency with accounts that earn much", expect = "pass", program = [[
role_and_goals: { theme: efficiency, goals: [production_cost_savings] }
account_portfolio_definition: { selection_criteria: { basis: [profitability] } }
]] },
    { name = "efficiency with accounts that are willing to collaborate", expect = "pass",
      program = [[
role_and_goals: { theme: efficiency, goals: [joint_planning] }
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
]] },
    { name = "retention with any quality", expect = "pass", program = [[
role_and_goals: { theme: retention, goals: [profitability, consistency] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "a theme that differs by account, with any quality", expect = "pass", program = [[
role_and_goals: { theme: strategic_account_management, goals: [customer_dependency] }
account_portfolio_definition: { selection_criteria: { basis: [reference_value] } }
]] },
    { name = "goals that any customer can serve", expect = "pass",
      options = { goals_served = "each" }, program = [[
role_and_goals: { theme: efficiency, goals: [profitability, consistency, customer_dependency] }
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
]] },
    { name = "growth with accounts that are willing to collaborate", expect = "fail",
      message = "the theme is growth, but no quality", program = [[
role_and_goals: { theme: growth, goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
]] },
    { name = "growth with the accounts that are large today", expect = "fail",
      message = "the theme is growth, but no quality",
      program = [[
role_and_goals: { theme: growth, goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [revenue, profitability] } }
]] },
    { name = "innovation with accounts that could buy more", expect = "fail",
      message = "the theme is innovation", program = [[
role_and_goals: { theme: innovation, goals: [new_offering_introduction] }
account_portfolio_definition:
  selection_criteria: { basis: [growth_potential, reference_value, revenue, profitability] }
]] },
    { name = "efficiency with accounts that could buy more", expect = "fail",
      message = "the theme is efficiency", program = [[
role_and_goals: { theme: efficiency, goals: [new_offering_introduction] }
account_portfolio_definition:
  selection_criteria: { basis: [growth_potential, innovation_capability, reference_value] }
]] },
    { name = "accounts that are chosen by no quality", expect = "not_applicable", program = [[
role_and_goals: { theme: growth, goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [] } }
]] },
    { name = "no quality bears on the theme, whatever the goals", expect = "fail",
      message = "the theme is growth", program = [[
role_and_goals: { theme: growth }
account_portfolio_definition: { selection_criteria: { basis: [profitability] } }
]] },
    { name = "growth as a goal of efficiency, with accounts that are large today", expect = "fail",
      message = "growth is a goal, but no quality", program = [[
role_and_goals: { theme: efficiency, goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
]] },
    { name = "shared assets with accounts that are large today", expect = "fail",
      message = "asset and information sharing is a goal, but no quality", program = [[
role_and_goals: { theme: efficiency, goals: [asset_and_information_sharing] }
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
]] },
    { name = "joint plans with accounts that invent", expect = "fail",
      message = "joint planning is a goal, but no quality", program = [[
role_and_goals: { theme: growth, goals: [joint_planning] }
account_portfolio_definition: { selection_criteria: { basis: [innovation_capability] } }
]] },
    { name = "volume commitments with accounts that invent", expect = "fail",
      message = "volume commitment is a goal, but no quality", program = [[
role_and_goals: { theme: innovation, goals: [volume_commitment] }
account_portfolio_definition: { selection_criteria: { basis: [innovation_capability] } }
]] },
    { name = "production cost savings with accounts that invent", expect = "fail",
      message = "production cost savings is a goal, but no quality", program = [[
role_and_goals: { theme: growth, goals: [production_cost_savings] }
account_portfolio_definition:
  selection_criteria: { basis: [innovation_capability, growth_potential] }
]] },
    { name = "transaction cost savings with accounts that others follow", expect = "fail",
      message = "transaction cost savings is a goal, but no quality", program = [[
role_and_goals: { theme: growth, goals: [transaction_cost_savings] }
account_portfolio_definition: { selection_criteria: { basis: [reference_value] } }
]] },
    { name = "new offerings with accounts that are large today", expect = "fail",
      message = "new offering introduction is a goal, but no quality", program = [[
role_and_goals: { theme: efficiency, goals: [new_offering_introduction] }
account_portfolio_definition: { selection_criteria: { basis: [revenue, profitability] } }
]] },
    { name = "two goals that need willing customers", expect = "fail",
      message = "asset and information sharing is a goal, but no quality", program = [[
role_and_goals: { theme: retention, goals: [asset_and_information_sharing, joint_planning] }
account_portfolio_definition: { selection_criteria: { basis: [revenue, growth_potential] } }
]] },
    { name = "one goal of two is served", expect = "pass", program = [[
role_and_goals: { theme: growth, goals: [growth, joint_planning] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "the second goal of two is served", expect = "pass", program = [[
role_and_goals: { theme: growth, goals: [growth, volume_commitment] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "one goal of two is served where a firm asks for each", expect = "fail",
      message = "joint planning is a goal, but no quality", options = { goals_served = "each" },
      program = [[
role_and_goals: { theme: growth, goals: [growth, joint_planning] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "each goal is served where a firm asks for it", expect = "pass",
      options = { goals_served = "each" }, program = [[
role_and_goals: { theme: growth, goals: [growth, joint_planning] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential, strategic_fit] } }
]] },
    { name = "willing customers serve each goal that needs collaboration", expect = "pass",
      options = { goals_served = "each" }, program = [[
role_and_goals:
  theme: efficiency
  goals:
  - asset_and_information_sharing
  - volume_commitment
  - joint_planning
  - production_cost_savings
  - transaction_cost_savings
  - new_offering_introduction
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
]] },
    { name = "volume serves savings and commitments", expect = "pass",
      options = { goals_served = "each" }, program = [[
role_and_goals:
  theme: efficiency
  goals:
  - volume_commitment
  - production_cost_savings
  - transaction_cost_savings
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
]] },
    { name = "earnings serve savings", expect = "pass", options = { goals_served = "each" },
      program = [[
role_and_goals: { theme: efficiency, goals: [production_cost_savings, transaction_cost_savings] }
account_portfolio_definition: { selection_criteria: { basis: [profitability] } }
]] },
    { name = "accounts that could buy more serve growth, commitments and new offerings",
      expect = "pass",
      options = { goals_served = "each" }, program = [[
role_and_goals: { theme: growth, goals: [growth, volume_commitment, new_offering_introduction] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "accounts that invent serve growth and new offerings", expect = "pass",
      options = { goals_served = "each" }, program = [[
role_and_goals: { theme: growth, goals: [growth, new_offering_introduction] }
account_portfolio_definition: { selection_criteria: { basis: [innovation_capability] } }
]] },
    { name = "accounts that others follow serve growth and new offerings", expect = "pass",
      options = { goals_served = "each" }, program = [[
role_and_goals: { theme: growth, goals: [growth, new_offering_introduction] }
account_portfolio_definition: { selection_criteria: { basis: [reference_value] } }
]] },
    { name = "volume serves no other goal", expect = "fail",
      message = "growth is a goal, but no quality",
      options = { goals_served = "each" }, program = [[
role_and_goals:
  theme: efficiency
  goals:
  - growth
  - profitability
  - asset_and_information_sharing
  - volume_commitment
  - joint_planning
  - production_cost_savings
  - transaction_cost_savings
  - new_offering_introduction
account_portfolio_definition: { selection_criteria: { basis: [revenue] } }
]] },
    { name = "the theme is served, but the goals are not declared", expect = "undetermined",
      waits_for = "role_and_goals.goals", program = [[
role_and_goals: { theme: growth }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
  },
}
