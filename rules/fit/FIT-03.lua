return rule {
  id = "FIT-03",
  name = "accounts-are-chosen-for-what-the-program-is-for",
  kind = "fit",
  grade = "derived",
  relation = "match",
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
    local rg = c.role_and_goals
    local basis = c.account_portfolio_definition.selection_criteria.basis
    local or_fit = ""
    if options.strategic_fit_counts then
      if basis:has("strategic_fit") then
        return pass()
      end
      or_fit = " or by strategic fit"
    end
    local function bears(qualities)
      for _, quality in ipairs(qualities) do
        if basis:has(quality) then
          return true
        end
      end
      return false
    end

    local themes = {
      growth = { "growth_potential", "reference_value" },
      innovation = { "innovation_capability", "collaboration_willingness" },
      efficiency = { "revenue", "profitability", "collaboration_willingness" },
      retention = { "revenue", "profitability", "reference_value", "collaboration_willingness" },
    }
    local theme = tostring(rg.theme)
    if not bears(themes[theme]) then
      local wanted = {
        growth = "growth potential or reference value",
        innovation = "innovation capability or willingness to collaborate",
        efficiency = "revenue, profitability or willingness to collaborate",
        retention = "revenue, profitability, reference value or willingness to collaborate",
      }
      local others = {}
      for _, other in ipairs { "growth", "innovation", "efficiency", "retention" } do
        if bears(themes[other]) then
          others[#others + 1] = other
        end
      end
      local instead = "set another theme, and criteria that bear on it"
      if #others > 0 then
        instead = string.format("make %s the theme, with goals that the criteria serve",
          table.concat(others, " or "))
      end
      local chosen = "accounts are chosen by no quality"
      if not basis:empty() then
        chosen = "accounts are chosen by " .. basis
      end
      return fail {
        message = "the theme is " .. theme .. ", but " .. chosen,
        notes = {
          ["role_and_goals.theme"] = "the accounts are to serve this theme",
          ["account_portfolio_definition.selection_criteria.basis"] =
            "but nothing here bears on it",
        },
        at = "account_portfolio_definition.selection_criteria.basis",
        alternatives = { "choose accounts by " .. wanted[theme] .. or_fit, instead },
      }
    end

    local novelty = { "innovation_capability", "collaboration_willingness", "reference_value" }
    local openness = { "collaboration_willingness" }
    local volume = { "revenue", "collaboration_willingness" }
    local goals = {
      { "growth", "growth", { "growth_potential", "reference_value", "innovation_capability" } },
      { "profitability", "profitability", { "profitability" } },
      { "asset_sharing", "asset sharing", openness },
      { "volume_commitment", "volume commitment", volume },
      { "joint_planning", "joint planning", openness },
      { "production_cost_savings", "production cost savings", volume },
      { "transaction_cost_savings", "transaction cost savings", volume },
      { "routinized_transactions", "routinized transactions", volume },
      { "new_offering_introduction", "new offerings", novelty },
    }
    local unserved = {}
    for _, goal in ipairs(goals) do
      local word, name, qualities = goal[1], goal[2], goal[3]
      if rg.goals:has(word) then
        if not bears(qualities) then
          unserved[#unserved + 1] = name
        elseif options.goals_served == "one" then
          return pass()
        end
      end
    end
    if #unserved == 0 then
      return pass()
    end
    local promises = table.concat(unserved, " and ")
    return fail {
      message = string.format("the goals include %s, but no quality that accounts are chosen by"
        .. " bears on %s", promises, #unserved > 1 and "them" or "it"),
      notes = {
        ["role_and_goals.goals"] = "the accounts are to make this possible",
        ["account_portfolio_definition.selection_criteria.basis"] =
          "but no quality here says that they can",
      },
      at = "account_portfolio_definition.selection_criteria.basis",
      alternatives = {
        "choose accounts by a quality that bears on " .. promises .. or_fit,
        "set goals that the present criteria serve",
      },
    }
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
