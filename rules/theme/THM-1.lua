return rule {
  id = "THM-1",
  name = "some-goal-works-toward-the-theme",
  kind = "theme",
  grade = "derived",
  severity = "error",
  elements = { "role_and_goals" },
  title = "At least one of the goals works toward the theme",
  rationale = [[
A theme lines the elements up, and the goals say what lining them up is to bring. Most goals are at
home under several themes, and profitability under all of them, so the rule objects only where every
goal looks elsewhere. Under growth that means cheaper or steadier business and no more of it; under
innovation, repetition of what both sides already do; under efficiency, more or something new and
nothing that costs less for it; under retention, growth and nothing besides. One goal that works
toward the theme is enough, whatever stands beside it.
]],
  source = {
    { work = "miller-1996", at = "p. 509" },
    { work = "storbacka-2012", at = "Introduction, on configurations and themes" },
    { work = "storbacka-2012", at = "Design Elements section, on goals" },
  },
  remediation = "Set a goal that works toward the theme, or name a theme that the goals serve.",
  check = function(c)
    local goals = c.role_and_goals.goals
    local serves = {
      growth = goals:any("growth", "profitability", "asset_sharing", "volume_commitment",
        "joint_planning", "customer_dependency", "new_offering_introduction"),
      innovation = goals:any("growth", "profitability", "asset_sharing", "joint_planning",
        "customer_dependency", "production_cost_savings", "new_offering_introduction"),
      efficiency = goals:any("profitability", "asset_sharing", "volume_commitment",
        "joint_planning", "customer_dependency", "production_cost_savings",
        "transaction_cost_savings", "routinized_transactions", "consistency"),
    }
    serves.retention = serves.efficiency or goals:has("new_offering_introduction")

    local theme = tostring(c.role_and_goals.theme)
    if serves[theme] then
      return pass()
    end
    if goals:empty() then
      return not_applicable("no goals are stated")
    end

    local wanted = {
      growth = "asks for more, such as growth or volume commitment",
      innovation = "asks for something new, such as new offerings or joint planning",
      efficiency = "asks for less cost or less friction, such as savings or consistency",
      retention = "asks accounts to stay, such as consistency or customer dependency",
    }
    local others = {}
    for _, other in ipairs { "growth", "innovation", "efficiency", "retention" } do
      if serves[other] then
        others[#others + 1] = other
      end
    end
    return fail {
      message = string.format("the theme is %s, but no goal works toward it (%s)", theme, goals),
      notes = {
        ["role_and_goals.theme"] = "everything is to be lined up for this",
        ["role_and_goals.goals"] = "but what that is to bring is something else",
      },
      at = "role_and_goals.theme",
      alternatives = {
        "add a goal that " .. wanted[theme],
        "make " .. table.concat(others, " or ") .. " the theme",
      },
    }
  end,
  tests = {
    { name = "growth that is to grow", expect = "pass", program = [[
role_and_goals: { theme: growth, goals: [growth] }
]] },
    { name = "growth by committed volumes, beside savings", expect = "pass", program = [[
role_and_goals: { theme: growth, goals: [volume_commitment, production_cost_savings] }
]] },
    { name = "innovation that is to bring new offerings", expect = "pass", program = [[
role_and_goals: { theme: innovation, goals: [new_offering_introduction, consistency] }
]] },
    { name = "innovation in how things are made", expect = "pass", program = [[
role_and_goals: { theme: innovation, goals: [production_cost_savings] }
]] },
    { name = "efficiency that is to save", expect = "pass", program = [[
role_and_goals: { theme: efficiency, goals: [growth, transaction_cost_savings] }
]] },
    { name = "efficiency by sharing assets", expect = "pass", program = [[
role_and_goals: { theme: efficiency, goals: [asset_sharing] }
]] },
    { name = "retention by consistency", expect = "pass", program = [[
role_and_goals: { theme: retention, goals: [consistency] }
]] },
    { name = "retention by the trust that carries new offerings", expect = "pass", program = [[
role_and_goals: { theme: retention, goals: [growth, new_offering_introduction] }
]] },
    { name = "goals at home everywhere do not wait for the theme", expect = "pass", program = [[
role_and_goals: { goals: [profitability] }
]] },
    { name = "growth whose goals ask for cheaper and steadier business", expect = "fail",
      message = "the theme is growth, but no goal works toward it", program = [[
role_and_goals: { theme: growth, goals: [production_cost_savings, consistency] }
]] },
    { name = "innovation whose goals ask for repetition", expect = "fail",
      message = "no goal works toward it (transaction cost savings, routinized transactions)",
      program = [[
role_and_goals: { theme: innovation, goals: [routinized_transactions, transaction_cost_savings] }
]] },
    { name = "efficiency whose goals ask for more and new", expect = "fail",
      message = "the theme is efficiency, but no goal works toward it", program = [[
role_and_goals: { theme: efficiency, goals: [growth, new_offering_introduction] }
]] },
    { name = "retention whose one goal is to have more", expect = "fail",
      message = "the theme is retention, but no goal works toward it", program = [[
role_and_goals: { theme: retention, goals: [growth] }
]] },
    { name = "theme not declared, goals that not every theme has", expect = "undetermined",
      waits_for = "role_and_goals.theme", program = [[
role_and_goals: { goals: [routinized_transactions] }
]] },
    { name = "no goals at all", expect = "not_applicable", program = [[
role_and_goals: { theme: growth, goals: [] }
]] },
  },
}
