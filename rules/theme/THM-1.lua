return rule {
  id = "THM-1",
  name = "some-goal-works-toward-the-theme",
  kind = "advice",
  grade = "inferred",
  severity = "warning",
  elements = { "role_and_goals" },
  title = "At least one of the goals works toward the theme",
  rationale = [[
The source says that one theme can hold the elements together, and lists goals. It does not say
which goal belongs to which theme, so this table is ours, and the rule is advice. It objects only
where every goal looks elsewhere: under growth, goals that ask for cheaper or steadier business and
no more of it; under innovation, repetition of what both sides do already; under efficiency, more or
something new and nothing that costs less; under retention, growth and nothing besides. Any goal
serves strategic account management.
]],
  source = {
    { work = "storbacka-2012", statement = "single-theme", via = "miller-1996" },
    { work = "storbacka-2012", statement = "goals" },
  },
  remediation = "Set a goal that works toward the theme, or name a theme that the goals serve.",
  check = function(c)
    local goals = c.role_and_goals.goals
    local serves = {
      growth = goals:any("growth", "profitability", "asset_and_information_sharing",
        "volume_commitment", "joint_planning", "customer_dependency", "new_offering_introduction"),
      innovation = goals:any("growth", "profitability", "asset_and_information_sharing",
        "joint_planning", "customer_dependency", "production_cost_savings",
        "new_offering_introduction"),
      efficiency = goals:any("profitability", "asset_and_information_sharing",
        "volume_commitment", "joint_planning", "customer_dependency", "production_cost_savings",
        "transaction_cost_savings", "consistency"),
    }
    serves.retention = serves.efficiency or goals:has("new_offering_introduction")

    local theme = c.role_and_goals.theme
    if theme:is("strategic_account_management") or serves[tostring(theme)] then
      return pass()
    end
    if goals:empty() then
      return not_applicable("no goals are set")
    end

    local wanted = {
      growth = "asks for more, such as growth or volume commitments",
      innovation = "asks for something new, such as new offerings or joint planning",
      efficiency = "asks for less cost or fewer differences, such as savings or consistency",
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
        ["role_and_goals.theme"] = "this is to settle what the program does",
        ["role_and_goals.goals"] = "but no goal asks for it",
      },
      at = "role_and_goals.theme",
      alternatives = {
        "add a goal that " .. wanted[tostring(theme)],
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
role_and_goals: { theme: efficiency, goals: [asset_and_information_sharing] }
]] },
    { name = "retention by consistency", expect = "pass", program = [[
role_and_goals: { theme: retention, goals: [consistency] }
]] },
    { name = "retention by the trust that carries new offerings", expect = "pass", program = [[
role_and_goals: { theme: retention, goals: [growth, new_offering_introduction] }
]] },
    { name = "strategic account management with any goal", expect = "pass", program = [[
role_and_goals: { theme: strategic_account_management, goals: [transaction_cost_savings] }
]] },
    { name = "goals that serve every theme do not wait for it", expect = "pass", program = [[
role_and_goals: { goals: [profitability] }
]] },
    { name = "growth whose goals ask for cheaper and steadier business", expect = "fail",
      message = "the theme is growth, but no goal works toward it", program = [[
role_and_goals: { theme: growth, goals: [production_cost_savings, consistency] }
]] },
    { name = "innovation whose goals ask for repetition", expect = "fail",
      message = "no goal works toward it (transaction cost savings, consistency)", program = [[
role_and_goals: { theme: innovation, goals: [transaction_cost_savings, consistency] }
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
role_and_goals: { goals: [transaction_cost_savings] }
]] },
    { name = "no goals at all", expect = "not_applicable", program = [[
role_and_goals: { theme: growth, goals: [] }
]] },
  },
}
