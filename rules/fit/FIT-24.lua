local VELOCITY <const> = "context.environment_velocity"
local HETEROGENEITY <const> = "account_portfolio_definition.demand_heterogeneity"
local OFFERING <const> = "account_specific_value_proposition.offering_structure"
local DEVELOPMENT <const> = "account_specific_value_proposition.joint_development"

return rule {
  id = "FIT-24",
  name = "the-proposition-copes-with-differing-demand",
  kind = "advice",
  grade = "inferred",
  relation = "prerequisite",
  severity = "warning",
  elements = { "account_portfolio_definition", "account_specific_value_proposition" },
  title = "Where demand differs among accounts, the proposition makes it differ less",
  rationale = [[
The source says that the selection of accounts drives how much their demand differs, that demand
usually differs more in high velocity environments, and that a value proposition can at its best
decrease the difference, when the firm develops together with customers and their preferences come
to overlap. It says that the proposition can do this, and not that it has to. That a firm uses the
possibility is our inference, and so is the second way: modules let different wants be met from the
same parts. Accounts whose wants are more alike are a third way. In an environment that changes
slowly, the argument has no ground, and the rule gives no advice.
]],
  source = {
    { work = "storbacka-2012", statement = "proposition-lowers-heterogeneity" },
    { work = "storbacka-2012", statement = "velocity-raises-heterogeneity" },
    {
      work = "storbacka-2012",
      statement = "joint-development-aligns-preferences",
      via = "adner-2002",
    },
    { work = "storbacka-2012", statement = "selection-drives-heterogeneity" },
  },
  remediation = "Develop together with the accounts, build the offering of modules, or choose "
    .. "accounts whose wants are more alike.",
  options = {
    market_from = {
      type = "word", domain = { "moderate", "high" }, default = "high",
      description = "The least velocity or heterogeneity for which the rule gives its advice.",
    },
    joint_development_from = {
      type = "word", domain = { "occasional", "continuous" }, default = "occasional",
      description = "The least joint development that makes wants differ less.",
    },
  },
  check = function(c, options)
    local avp = c.account_specific_value_proposition
    local heterogeneity = c.account_portfolio_definition.demand_heterogeneity
    local velocity = c.context.environment_velocity
    if velocity:is("low") then
      return not_applicable("the environment changes slowly")
    end
    local varied = heterogeneity >= options.market_from
    local fast = velocity >= options.market_from
    if not varied and not fast then
      return not_applicable("demand differs little among the accounts")
    end
    if avp.offering_structure:is("modular")
      or avp.joint_development >= options.joint_development_from then
      return pass()
    end

    local market, notes = {}, {
      [OFFERING] = "the offering has no parts that accounts share",
      [DEVELOPMENT] = "too little is developed together to bring wants closer",
    }
    if varied then
      market[#market + 1] = "demand heterogeneity is " .. heterogeneity
      notes[HETEROGENEITY] = "accounts want different things"
    end
    if fast then
      market[#market + 1] = "environment velocity is " .. velocity
      notes[VELOCITY] = "demand usually differs more in such an environment"
    end
    local without_pause = options.joint_development_from == "continuous" and " without pause" or ""
    return fail {
      message = string.format("%s, but the offering is %s and joint development is %s",
        table.concat(market, " and "), avp.offering_structure, avp.joint_development),
      notes = notes,
      at = OFFERING,
      alternatives = {
        "develop together with the accounts" .. without_pause,
        "build the offering of modules",
        "choose accounts whose wants are more alike",
      },
    }
  end,
  tests = {
    { name = "wants that differ, met by modules", expect = "pass", program = [[
context: { environment_velocity: moderate }
account_portfolio_definition: { demand_heterogeneity: high }
account_specific_value_proposition: { offering_structure: modular, joint_development: none }
]] },
    { name = "wants that differ, met by joint development", expect = "pass", program = [[
context: { environment_velocity: moderate }
account_portfolio_definition: { demand_heterogeneity: high }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: occasional }
]] },
    { name = "a fast environment with modules", expect = "pass", program = [[
context: { environment_velocity: high }
account_portfolio_definition: { demand_heterogeneity: low }
account_specific_value_proposition: { offering_structure: modular, joint_development: none }
]] },
    { name = "a fast environment with joint development", expect = "pass", program = [[
context: { environment_velocity: high }
account_portfolio_definition: { demand_heterogeneity: low }
account_specific_value_proposition:
  offering_structure: fixed_products
  joint_development: continuous
]] },
    { name = "modules, whatever the joint development", expect = "pass", program = [[
context: { environment_velocity: moderate }
account_portfolio_definition: { demand_heterogeneity: high }
account_specific_value_proposition: { offering_structure: modular }
]] },
    { name = "joint development, whatever the offering", expect = "pass", program = [[
context: { environment_velocity: moderate }
account_portfolio_definition: { demand_heterogeneity: high }
account_specific_value_proposition: { joint_development: occasional }
]] },
    { name = "wants that differ, met one by one", expect = "fail",
      message = "demand heterogeneity is high, but the offering is bespoke and joint", program = [[
context: { environment_velocity: moderate }
account_portfolio_definition: { demand_heterogeneity: high }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
    { name = "a fast environment with fixed products", expect = "fail",
      message = "environment velocity is high, but the offering is fixed products", program = [[
context: { environment_velocity: high }
account_portfolio_definition: { demand_heterogeneity: low }
account_specific_value_proposition: { offering_structure: fixed_products, joint_development: none }
]] },
    { name = "wants that differ in a fast environment", expect = "fail",
      message = "demand heterogeneity is high and environment velocity is high, but", program = [[
context: { environment_velocity: high }
account_portfolio_definition: { demand_heterogeneity: high }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
    { name = "moderately different wants where a firm counts them", expect = "fail",
      message = "demand heterogeneity is moderate and environment velocity is moderate, but",
      options = { market_from = "moderate" },
      program = [[
context: { environment_velocity: moderate }
account_portfolio_definition: { demand_heterogeneity: moderate }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
    { name = "a moderately fast environment where a firm counts it", expect = "fail",
      message = "environment velocity is moderate, but", options = { market_from = "moderate" },
      program = [[
context: { environment_velocity: moderate }
account_portfolio_definition: { demand_heterogeneity: low }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
    { name = "occasional joint development where a firm asks for more", expect = "fail",
      message = "joint development is occasional",
      options = { joint_development_from = "continuous" }, program = [[
context: { environment_velocity: moderate }
account_portfolio_definition: { demand_heterogeneity: high }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: occasional }
]] },
    { name = "continuous joint development where a firm asks for it", expect = "pass",
      options = { joint_development_from = "continuous" }, program = [[
context: { environment_velocity: moderate }
account_portfolio_definition: { demand_heterogeneity: high }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: continuous }
]] },
    { name = "the offering is not declared", expect = "undetermined",
      waits_for = "account_specific_value_proposition.offering_structure", program = [[
context: { environment_velocity: moderate }
account_portfolio_definition: { demand_heterogeneity: high }
account_specific_value_proposition: { joint_development: none }
]] },
    { name = "moderately different wants", expect = "not_applicable", program = [[
context: { environment_velocity: moderate }
account_portfolio_definition: { demand_heterogeneity: moderate }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
    { name = "wants that differ in a slow environment", expect = "not_applicable", program = [[
context: { environment_velocity: low }
account_portfolio_definition: { demand_heterogeneity: high }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
  },
}
