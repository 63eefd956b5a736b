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
    local rg = c.role_and_goals
    local apd = c.account_portfolio_definition
    local basis = apd.selection_criteria.basis
    if options.strategic_fit_counts and basis:has("strategic_fit") then
      -- Fit with any goals will do, but a program without goals has nothing to fit with.
      local _ = rg.goals
      return pass()
    end

    local function chosen()
      if basis:empty() then
        return "accounts are chosen by no quality"
      end
      return "accounts are chosen by " .. basis
    end
    local or_fit = ""
    if options.strategic_fit_counts then
      or_fit = " or by strategic fit"
    end

    -- What the criteria bear on, beside strategic fit.
    local function grow()
      return basis:any("growth_potential", "reference_value")
    end
    local function invent()
      return basis:any("innovation_capability", "collaboration_willingness")
    end
    local function save()
      return basis:any("revenue", "profitability", "collaboration_willingness")
    end
    local function stay()
      return save() or basis:has("reference_value")
    end

    if c:declares("role_and_goals.theme") then
      local wanted
      if rg.theme:is("growth") and not grow() then
        wanted = "growth potential or reference value"
      elseif rg.theme:is("innovation") and not invent() then
        wanted = "innovation capability or willingness to collaborate"
      elseif rg.theme:is("efficiency") and not save() then
        wanted = "revenue, profitability or willingness to collaborate"
      elseif rg.theme:is("retention") and not stay() then
        wanted = "revenue, profitability, reference value or willingness to collaborate"
      end
      if wanted then
        local themes = {}
        themes[#themes + 1] = grow() and "growth" or nil
        themes[#themes + 1] = invent() and "innovation" or nil
        themes[#themes + 1] = save() and "efficiency" or nil
        themes[#themes + 1] = stay() and "retention" or nil
        local instead = "set another theme, and criteria that bear on it"
        if #themes > 0 then
          instead = "make " .. table.concat(themes, " or ")
            .. " the theme, with goals that the criteria serve"
        end
        return fail {
          message = string.format("the theme is %s, but %s", rg.theme, chosen()),
          notes = {
            ["role_and_goals.theme"] = "the accounts are to serve this theme",
            ["account_portfolio_definition.selection_criteria.basis"] =
              "but nothing here bears on it",
          },
          at = "account_portfolio_definition.selection_criteria.basis",
          alternatives = {
            "choose accounts by " .. wanted .. or_fit,
            instead,
          },
        }
      end
    end

    if c:declares("role_and_goals.goals") then
      local unserved, served = {}, false
      local function volume()
        return basis:any("revenue", "collaboration_willingness")
      end
      local function openness()
        return basis:has("collaboration_willingness")
      end
      local bears_on = {
        { "growth", "growth", function()
          return basis:any("growth_potential", "reference_value", "innovation_capability")
        end },
        { "profitability", "profitability", function() return basis:has("profitability") end },
        { "asset_sharing", "asset sharing", openness },
        { "volume_commitment", "volume commitment", volume },
        { "joint_planning", "joint planning", openness },
        { "production_cost_savings", "production cost savings", volume },
        { "transaction_cost_savings", "transaction cost savings", volume },
        { "routinized_transactions", "routinized transactions", volume },
        { "new_offering_introduction", "new offerings", function()
          return basis:any("innovation_capability", "collaboration_willingness", "reference_value")
        end },
      }
      for _, goal in ipairs(bears_on) do
        if rg.goals:has(goal[1]) then
          if not goal[3]() then
            unserved[#unserved + 1] = goal[2]
          elseif options.goals_served == "each" then
            served = true
          else
            unserved = {}
            break -- one goal that is served is enough
          end
        end
      end
      if #unserved > 0 and (options.goals_served == "each" or not served) then
        return fail {
          message = string.format("the goals include %s, but no quality that accounts are chosen by"
            .. " bears on %s", table.concat(unserved, " and "), #unserved > 1 and "them" or "it"),
          notes = {
            ["role_and_goals.goals"] = "the accounts are to make this possible",
            ["account_portfolio_definition.selection_criteria.basis"] =
              "but no quality here says that they can",
          },
          at = "account_portfolio_definition.selection_criteria.basis",
          alternatives = {
            "choose accounts by a quality that bears on " .. table.concat(unserved, " and ")
              .. or_fit,
            "set goals that the present criteria serve",
          },
        }
      end
    end

    -- Nothing declared contradicts the criteria; theme and goals both have to be known.
    local _ = { rg.theme, rg.goals }
    return pass()
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
    { name = "strategic fit, theme not declared", expect = "pass", program = [[
role_and_goals: { goals: [growth] }
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
    { name = "the theme alone decides, goals are not waited for", expect = "fail",
      message = "the theme is growth", program = [[
role_and_goals: { theme: growth }
account_portfolio_definition: { selection_criteria: { basis: [profitability] } }
]] },
    { name = "no goal is served", expect = "fail",
      message = "the goals include asset sharing and joint planning, but", program = [[
role_and_goals: { theme: efficiency, goals: [asset_sharing, joint_planning] }
account_portfolio_definition: { selection_criteria: { basis: [revenue, profitability] } }
]] },
    { name = "one goal of two is served", expect = "pass", program = [[
role_and_goals: { theme: growth, goals: [growth, profitability] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "one goal of two is served where a firm asks for each", expect = "fail",
      message = "the goals include profitability", options = { goals_served = "each" },
      program = [[
role_and_goals: { theme: growth, goals: [growth, profitability] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "each goal is served where a firm asks for it", expect = "pass",
      options = { goals_served = "each" }, program = [[
role_and_goals: { theme: growth, goals: [growth, profitability] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential, profitability] } }
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
    { name = "basis of selection not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.selection_criteria.basis", program = [[
role_and_goals: { theme: growth, goals: [growth] }
account_portfolio_definition: { selection_criteria: { defined: true } }
]] },
    { name = "strategic fit with nothing declared to fit with", expect = "undetermined",
      waits_for = "role_and_goals.goals", program = [[
account_portfolio_definition: { selection_criteria: { basis: [strategic_fit] } }
]] },
    { name = "theme not declared", expect = "undetermined", waits_for = "role_and_goals.theme",
      program = [[
role_and_goals: { goals: [growth] }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
    { name = "goals not declared", expect = "undetermined", waits_for = "role_and_goals.goals",
      program = [[
role_and_goals: { theme: growth }
account_portfolio_definition: { selection_criteria: { basis: [growth_potential] } }
]] },
  },
}
