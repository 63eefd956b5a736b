return rule {
  id = "THM-4",
  name = "a-change-of-strategy-does-not-start-at-the-edge",
  kind = "theme",
  grade = "derived",
  severity = "error",
  elements = { "role_and_goals" },
  title = "A program that a change of strategy called for does not stand at the strategy's edge",
  rationale = [[
Coreness is measured against the firm's strategy, and why a program was started tells where it was
meant to stand. If the strategy changed and the program is what the change called for, calling it
peripheral says that the strategy is carried out somewhere else. The search for a competitive
advantage does not soften this, because advantage is what a strategy is about. Any other reason
does: customers who ask for it, or a market that presses, can be answered by a modest program
whatever the strategy. If the program is not peripheral, it does not matter whether the reasons are
declared.
]],
  source = {
    { work = "boles-1999", at = "pp. 264-275" },
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on coreness",
    },
  },
  remediation = "Bring the program to where the strategy needs it, or state what else it is run "
    .. "for.",
  check = function(c)
    local rg = c.role_and_goals
    if not rg.reasons:has("strategy_change") then
      return not_applicable("no change of strategy called for the program")
    end
    if rg.reasons:any("market_share", "customization", "customer_relationships", "market_pressure",
      "attract_large_clients", "customer_satisfaction") then
      return pass()
    end
    if rg.coreness >= "supporting" then
      return pass()
    end
    return fail {
      message = string.format("the program was started for %s, but it is peripheral", rg.reasons),
      notes = {
        ["role_and_goals.reasons"] = "the same strategy called for it",
        ["role_and_goals.coreness"] = "the strategy leaves the program at its edge",
      },
      at = "role_and_goals.coreness",
      alternatives = {
        "make the program supporting or core, with the resources that takes",
        "state what else the program is run for, such as customer satisfaction",
      },
    }
  end,
  tests = {
    { name = "a new strategy carried by a core program", expect = "pass", program = [[
role_and_goals: { coreness: core, reasons: [strategy_change] }
]] },
    { name = "a new strategy that a supporting program helps along", expect = "pass", program = [[
role_and_goals: { coreness: supporting, reasons: [strategy_change, competitive_advantage] }
]] },
    { name = "a peripheral program that customers asked for when the strategy changed",
      expect = "pass", program = [[
role_and_goals: { coreness: peripheral, reasons: [strategy_change, customer_satisfaction] }
]] },
    { name = "another reason does not wait for coreness", expect = "pass", program = [[
role_and_goals: { reasons: [strategy_change, market_pressure] }
]] },
    { name = "a new strategy that leaves its program at the edge", expect = "fail",
      message = "started for strategy change, but it is peripheral", program = [[
role_and_goals: { coreness: peripheral, reasons: [strategy_change] }
]] },
    { name = "a new strategy in search of an advantage", expect = "fail",
      message = "started for strategy change, competitive advantage, but it is peripheral",
      program = [[
role_and_goals: { coreness: peripheral, reasons: [competitive_advantage, strategy_change] }
]] },
    { name = "a peripheral program under an old strategy", expect = "not_applicable", program = [[
role_and_goals: { coreness: peripheral, reasons: [competitive_advantage] }
]] },
    { name = "a peripheral program that nobody tells the reasons for", expect = "undetermined",
      waits_for = "role_and_goals.reasons", program = [[
role_and_goals: { coreness: peripheral }
]] },
    { name = "a core program, whatever it was started for", expect = "pass", program = [[
role_and_goals: { coreness: core }
]] },
  },
}
