return rule {
  id = "THM-2",
  name = "the-reasons-show-in-theme-or-goals",
  kind = "advice",
  grade = "inferred",
  severity = "warning",
  elements = { "role_and_goals" },
  title = "The reasons for the program show in its theme or its goals",
  rationale = [[
The source says that the reasons to start a program are the simplest way to find how core it is, and
lists them. It does not say which theme or goal a reason calls for, so this rule is advice. Most
reasons leave every theme open. Two leave no trace in some programs. One was started to win a share
of the market or large clients, its theme is retention, and no goal asks for more. The other was
started to fit the offering to single customers, its theme is efficiency, and no goal involves the
customer.
]],
  source = {
    { work = "storbacka-2012", statement = "reasons-show-coreness", via = "boles-1999" },
    { work = "storbacka-2012", statement = "single-theme" },
  },
  remediation = "Give the reason a place in the theme or among the goals.",
  check = function(c)
    local rg = c.role_and_goals
    local to_win = rg.reasons:any("market_share", "attract_large_clients")
    local to_fit = rg.reasons:has("customization")
    if not to_win and not to_fit
      or to_fit and rg.reasons:has("market_share")
      or rg.reasons:any("strategy_change", "customer_relationships", "market_pressure",
        "competitive_advantage", "customer_satisfaction") then
      return not_applicable("the reasons leave every theme open")
    end
    if to_fit then
      if rg.goals:any("asset_and_information_sharing", "joint_planning",
          "new_offering_introduction") or not rg.theme:is("efficiency") then
        return pass()
      end
      return fail {
        message = string.format("the program was started for %s, but the theme is efficiency and "
          .. "no goal involves the customer (%s)", rg.reasons, rg.goals),
        notes = {
          ["role_and_goals.reasons"] = "the offering was to fit each customer",
          ["role_and_goals.theme"] = "but what costs less settles it",
          ["role_and_goals.goals"] = "and no goal asks for anything together with the customer",
        },
        at = "role_and_goals.reasons",
        alternatives = {
          "add a goal that involves the customer, such as joint planning or new offerings",
          "make growth, innovation or retention the theme, with goals to match",
        },
      }
    end

    if rg.goals:any("growth", "volume_commitment", "new_offering_introduction")
      or not rg.theme:is("retention") then
      return pass()
    end
    return fail {
      message = string.format("the program was started for %s, but the theme is retention and no "
        .. "goal asks for more (%s)", rg.reasons, rg.goals),
      notes = {
        ["role_and_goals.reasons"] = "the program was to win something",
        ["role_and_goals.theme"] = "but what keeps accounts settles it",
        ["role_and_goals.goals"] = "and no goal asks for more",
      },
      at = "role_and_goals.reasons",
      alternatives = {
        "add a goal that asks for more, such as growth or volume commitments",
        "make growth, innovation or efficiency the theme, with goals to match",
      },
    }
  end,
  tests = {
    { name = "started to fit customers, and inventing", expect = "pass", program = [[
role_and_goals:
  theme: innovation
  goals: [profitability]
  reasons: [customization, attract_large_clients]
]] },
    { name = "started to fit customers, and cutting cost together with them", expect = "pass",
      program = [[
role_and_goals:
  theme: efficiency
  goals: [joint_planning, production_cost_savings]
  reasons: [customization]
]] },
    { name = "started to win a share, and cutting cost", expect = "pass", program = [[
role_and_goals: { theme: efficiency, goals: [production_cost_savings], reasons: [market_share] }
]] },
    { name = "started to win large clients, and holding them to volumes", expect = "pass",
      program = [[
role_and_goals:
  theme: retention
  goals: [consistency, volume_commitment]
  reasons: [attract_large_clients]
]] },
    { name = "a goal that carries the reason does not wait for the theme", expect = "pass",
      program = [[
role_and_goals: { goals: [growth], reasons: [market_share] }
]] },
    { name = "a theme that carries the reason does not wait for the goals", expect = "pass",
      program = [[
role_and_goals: { theme: growth, reasons: [customization] }
]] },
    { name = "started to fit large clients, and cutting cost without them", expect = "fail",
      message = "started for customization, attracting large clients, but the theme is efficiency",
      program = [[
role_and_goals:
  theme: efficiency
  goals: [consistency, transaction_cost_savings]
  reasons: [attract_large_clients, customization]
]] },
    { name = "started to win, and holding what there is", expect = "fail",
      message = "the theme is retention and no goal asks for more (profitability, consistency)",
      program = [[
role_and_goals:
  theme: retention
  goals: [profitability, consistency]
  reasons: [market_share, attract_large_clients]
]] },
    { name = "theme not declared", expect = "undetermined", waits_for = "role_and_goals.theme",
      program = [[
role_and_goals: { goals: [consistency], reasons: [market_share] }
]] },
    { name = "reasons that would be lost, if they were the ones", expect = "undetermined",
      waits_for = "role_and_goals.reasons", program = [[
role_and_goals: { theme: retention, goals: [consistency] }
]] },
    { name = "growth, whatever the program was started for", expect = "pass", program = [[
role_and_goals: { theme: growth }
]] },
    { name = "no reasons", expect = "not_applicable", program = [[
role_and_goals: { theme: retention, goals: [consistency], reasons: [] }
]] },
    { name = "one reason of two leaves every theme open", expect = "not_applicable", program = [[
role_and_goals:
  theme: efficiency
  goals: [transaction_cost_savings]
  reasons: [customization, market_pressure]
]] },
    { name = "reasons that pull in different directions", expect = "not_applicable", program = [[
role_and_goals:
  theme: efficiency
  goals: [transaction_cost_savings]
  reasons: [customization, market_share]
]] },
  },
}
