return rule {
  id = "FIT-24",
  name = "the-proposition-copes-with-differing-demand",
  kind = "fit",
  grade = "derived",
  relation = "match",
  severity = "error",
  elements = { "role_and_goals", "account_specific_value_proposition" },
  title = "In a fast or varied market the proposition makes demand less varied",
  rationale = [[
Where technology moves fast, or accounts want different things, no offering has won yet and each
customer pulls its own way. Serving every wish by itself multiplies the variety, and holding out one
fixed product ignores it. Two propositions reduce it: developing with accounts, so that what they
prefer comes to overlap, and modules, so that different wants are met from the same parts. In a
slow and even market there is little to reduce, and any proposition will do.
]],
  source = {
    { work = "adner-2002", at = "pp. 667-688" },
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on the value proposition",
    },
  },
  remediation = "Develop jointly with the accounts, or build the offering of modules, or take the "
    .. "program to accounts whose demand is more alike.",
  options = {
    market_from = {
      type = "word", domain = { "moderate", "high" }, default = "high",
      description = "The least velocity or heterogeneity at which the proposition has to cope.",
    },
    joint_development_from = {
      type = "word", domain = { "occasional", "continuous" }, default = "occasional",
      description = "The least joint development that brings accounts' preferences together.",
    },
  },
  check = function(c, options)
    local rg = c.role_and_goals
    local avp = c.account_specific_value_proposition
    local fast = rg.environment_velocity >= options.market_from
    local varied = rg.demand_heterogeneity >= options.market_from
    if not fast and not varied then
      return not_applicable("the market is neither fast nor varied")
    end
    if avp.offering_structure:is("modular") then
      return pass()
    end
    if avp.joint_development >= options.joint_development_from then
      return pass()
    end

    local market = {}
    local slower = {}
    local notes = {
      ["account_specific_value_proposition.offering_structure"] =
        "nothing here can be recombined",
      ["account_specific_value_proposition.joint_development"] =
        "and too little is developed together to bring wants closer",
    }
    if fast then
      market[#market + 1] = "environment velocity is " .. rg.environment_velocity
      slower[#slower + 1] = "slower"
      notes["role_and_goals.environment_velocity"] = "what accounts want is still moving"
    end
    if varied then
      market[#market + 1] = "demand heterogeneity is " .. rg.demand_heterogeneity
      slower[#slower + 1] = "less varied"
      notes["role_and_goals.demand_heterogeneity"] = "accounts want different things"
    end
    return fail {
      message = string.format("%s, but the offering is %s and joint development is %s",
        table.concat(market, " and "), avp.offering_structure, avp.joint_development),
      notes = notes,
      at = fast and "role_and_goals.environment_velocity" or "role_and_goals.demand_heterogeneity",
      alternatives = {
        options.joint_development_from == "occasional" and "develop jointly with the account"
          or "develop jointly with the account without pause",
        "build the offering of modules",
        "run the program in a market that is " .. table.concat(slower, " and "),
      },
    }
  end,
  tests = {
    { name = "a fast market, modules", expect = "pass", program = [[
role_and_goals: { environment_velocity: high }
account_specific_value_proposition: { offering_structure: modular }
]] },
    { name = "a varied market, bespoke work developed together", expect = "pass", program = [[
role_and_goals: { environment_velocity: low, demand_heterogeneity: high }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: continuous }
]] },
    { name = "a fast market, fixed products developed together now and then", expect = "pass",
      program = [[
role_and_goals: { environment_velocity: high }
account_specific_value_proposition:
  offering_structure: fixed_products
  joint_development: occasional
]] },
    { name = "joint development does not wait for the offering", expect = "pass", program = [[
role_and_goals: { demand_heterogeneity: high }
account_specific_value_proposition: { joint_development: continuous }
]] },
    { name = "modules, whatever the market", expect = "pass", program = [[
role_and_goals: { coreness: core }
account_specific_value_proposition: { offering_structure: modular }
]] },
    { name = "developing together, whatever the accounts want", expect = "pass", program = [[
role_and_goals: { environment_velocity: low }
account_specific_value_proposition: { joint_development: occasional }
]] },
    { name = "a fast market, fixed products", expect = "fail",
      message = "environment velocity is high, but the offering is fixed products", program = [[
role_and_goals: { environment_velocity: high, demand_heterogeneity: low }
account_specific_value_proposition: { offering_structure: fixed_products, joint_development: none }
]] },
    { name = "a varied market, every wish by itself", expect = "fail",
      message = "demand heterogeneity is high, but the offering is bespoke", program = [[
role_and_goals: { environment_velocity: low, demand_heterogeneity: high }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
    { name = "fast and varied, every wish by itself", expect = "fail",
      message = "environment velocity is high and demand heterogeneity is high, but", program = [[
role_and_goals: { environment_velocity: high, demand_heterogeneity: high }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
    { name = "a moderate market where a firm counts it", expect = "fail",
      message = "environment velocity is moderate", options = { market_from = "moderate" },
      program = [[
role_and_goals: { environment_velocity: moderate, demand_heterogeneity: low }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
    { name = "moderately varied accounts where a firm counts them", expect = "fail",
      message = "demand heterogeneity is moderate, but", options = { market_from = "moderate" },
      program = [[
role_and_goals: { environment_velocity: low, demand_heterogeneity: moderate }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
    { name = "a slow and even market where a firm counts moderate ones", expect = "not_applicable",
      options = { market_from = "moderate" }, program = [[
role_and_goals: { environment_velocity: low, demand_heterogeneity: low }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
    { name = "developing now and then where a firm asks for more", expect = "fail",
      message = "joint development is occasional",
      options = { joint_development_from = "continuous" }, program = [[
role_and_goals: { environment_velocity: high }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: occasional }
]] },
    { name = "developing without pause where a firm asks for it", expect = "pass",
      options = { joint_development_from = "continuous" }, program = [[
role_and_goals: { environment_velocity: high }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: continuous }
]] },
    { name = "the offering could cope", expect = "undetermined",
      waits_for = "account_specific_value_proposition.offering_structure", program = [[
role_and_goals: { environment_velocity: high }
account_specific_value_proposition: { joint_development: none }
]] },
    { name = "a moderate market", expect = "not_applicable", program = [[
role_and_goals: { environment_velocity: moderate, demand_heterogeneity: moderate }
account_specific_value_proposition: { offering_structure: bespoke, joint_development: none }
]] },
  },
}
