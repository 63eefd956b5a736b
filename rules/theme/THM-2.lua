local BRING_IN <const> =
  "add a goal that brings the customer in, such as joint planning or new offerings"
local NOT_EFFICIENCY <const> =
  "make growth, innovation or retention the theme, with goals to match"
local WHY_CUT <const> =
  "state the reasons for which cost is to fall today, such as market pressure"

local REACH_OUT <const> = "add a goal that reaches out, such as growth or volume commitment"
local NOT_RETENTION <const> =
  "make growth, innovation or efficiency the theme, with goals to match"
local WHY_HOLD <const> =
  "state the reasons for which accounts are held today, such as customer relationships"

return rule {
  id = "THM-2",
  name = "the-reasons-live-on-in-theme-or-goals",
  kind = "theme",
  severity = "error",
  elements = { "role_and_goals" },
  title = "What the program was started for lives on in its theme or its goals",
  rationale = [[
Most reasons for starting a program leave every theme open: a change of strategy, pressure from the
market or the wish for better relationships can lead anywhere. Two turns leave no trace of the
reason. One program was to win a share of the market or large clients, and is lined up to hold what
it has; it needs a goal that still reaches out. Another was to fit the offering to each customer,
and is lined up to cut cost; it needs a goal that still brings the customer in, as there is in
programs that do both. Where theme and goals leave room for either reason, it does not matter if
the reasons are not declared.
]],
  source = {
    { work = "boles-1999", at = "pp. 264-275" },
    { work = "miller-1996", at = "p. 509" },
    { work = "storbacka-2012", at = "Introduction, on configurations and themes" },
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on coreness",
    },
  },
  remediation = "Give the reason a place in the theme or among the goals, or state the reasons for "
    .. "which the program is run today.",
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
      if rg.goals:any("asset_sharing", "joint_planning", "new_offering_introduction")
        or not rg.theme:is("efficiency") then
        return pass()
      end
      return fail {
        message = string.format("the program was started for %s, but the theme is efficiency and "
          .. "no goal brings the customer in (%s)", rg.reasons, rg.goals),
        notes = {
          ["role_and_goals.reasons"] = "the offering was to fit each customer",
          ["role_and_goals.theme"] = "everything is lined up to cut cost",
          ["role_and_goals.goals"] = "nothing here asks what the customer needs",
        },
        at = "role_and_goals.reasons",
        alternatives = { BRING_IN, NOT_EFFICIENCY, WHY_CUT },
      }
    end

    if rg.goals:any("growth", "volume_commitment", "new_offering_introduction")
      or not rg.theme:is("retention") then
      return pass()
    end
    return fail {
      message = string.format("the program was started for %s, but the theme is retention and no "
        .. "goal reaches out (%s)", rg.reasons, rg.goals),
      notes = {
        ["role_and_goals.reasons"] = "there was something to win",
        ["role_and_goals.theme"] = "everything is lined up to hold what there is",
        ["role_and_goals.goals"] = "nothing here asks for more",
      },
      at = "role_and_goals.reasons",
      alternatives = { REACH_OUT, NOT_RETENTION, WHY_HOLD },
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
      message = "started for customization, attract_large_clients, but the theme is efficiency",
      program = [[
role_and_goals:
  theme: efficiency
  goals: [routinized_transactions, transaction_cost_savings]
  reasons: [attract_large_clients, customization]
]] },
    { name = "started to win, and holding what there is", expect = "fail",
      message = "the theme is retention and no goal reaches out (profitability, consistency)",
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
