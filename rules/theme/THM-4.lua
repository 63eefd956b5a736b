return rule {
  id = "THM-4",
  name = "a-program-started-for-the-strategy-is-not-peripheral",
  kind = "advice",
  grade = "inferred",
  severity = "warning",
  elements = { "role_and_goals" },
  title = "A program that was started for a change of strategy is not peripheral",
  rationale = [[
The source says that the simplest way to find the coreness of a program is to ask why it was
started, and a change of strategy is one of the reasons that it lists. A peripheral program that was
started for a change of strategy, and at most for a competitive advantage besides, raises the
question where the strategy is carried out. The source does not say what follows from which reason,
so this is advice. Any other reason, such as customers who ask for it, leaves the coreness open.
]],
  source = { { work = "storbacka-2012", statement = "reasons-show-coreness", via = "boles-1999" } },
  remediation = "Bring the program to where the strategy needs it, or say how the strategy is "
    .. "carried out without it.",
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
        ["role_and_goals.reasons"] = "the strategy called for it",
        ["role_and_goals.coreness"] = "but the strategy does not speak of it today",
      },
      at = "role_and_goals.coreness",
      alternatives = {
        "make the program supporting or core, with the resources that takes",
        "keep the program peripheral, and carry the strategy out by other means",
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
    { name = "a new strategy that does not speak of its program", expect = "fail",
      message = "started for a change of strategy, but it is peripheral", program = [[
role_and_goals: { coreness: peripheral, reasons: [strategy_change] }
]] },
    { name = "a new strategy in search of an advantage", expect = "fail",
      message = "started for a change of strategy, competitive advantage, but it is peripheral",
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
