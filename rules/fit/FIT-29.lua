local LINK <const> = "account_business_planning.strategic_planning_link"
local FOCUS <const> = "account_business_planning.focus"
local INVOLVEMENT <const> = "account_business_planning.customer_involvement"

return rule {
  id = "FIT-29",
  name = "planning-reflects-role-and-theme",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "role_and_goals", "account_business_planning" },
  title = "Account planning reflects how core the program is, and what its theme is about",
  rationale = [[
The source says that every element reflects the role and goals. For planning this means three
things. The firm counts on a core program for its goals, so account planning has some tie to the
strategic planning in which these goals are set. A theme of growth or innovation is about business
that does not exist yet, so plans hold something to come, and not sales history alone. Joint
planning as a goal is, by its meaning, about plans that the customer has a part in. What plans hold
beside that is free.
]],
  source = {
    { work = "storbacka-2012", statement = "echo-role-and-goals" },
    { work = "storbacka-2012", statement = "single-theme" },
    { work = "storbacka-2012", statement = "practice-abp-1" },
    { work = "storbacka-2012", statement = "both-directions", via = "gosselin-2003" },
  },
  remediation = "Tie account planning to the firm's strategic planning, and let plans look ahead, "
    .. "as role and theme ask for it; or choose another role or theme.",
  check = function(c)
    local rg, abp = c.role_and_goals, c.account_business_planning
    local core = rg.coreness:is("core")
    local ahead = rg.theme:is("growth") or rg.theme:is("innovation")
    local jointly = rg.goals:has("joint_planning")
    if not core and not ahead and not jointly then
      return not_applicable("neither coreness nor theme nor goals ask anything of planning")
    end
    if core and abp.strategic_planning_link:is("none") then
      return fail {
        message = "the program is core, but account planning has no tie to strategic planning",
        notes = {
          ["role_and_goals.coreness"] = "the firm counts on the program for its goals",
          [LINK] = "but neither plan uses anything of the other",
        },
        at = LINK,
        alternatives = {
          "align account planning with strategic planning, or integrate the two",
          "make the program supporting or peripheral, with promises to match",
        },
      }
    end
    if jointly and abp.customer_involvement:is("none") then
      return fail {
        message = "joint planning is a goal, but customers have no part in account planning",
        notes = {
          ["role_and_goals.goals"] = "plans are to be made together",
          [INVOLVEMENT] = "but the customer does not even see them",
        },
        at = INVOLVEMENT,
        alternatives = {
          "inform or consult the customer, or plan together",
          "give up the goal of joint planning",
        },
      }
    end
    if ahead and abp.focus:has("sales_history")
      and not abp.focus:any("sales_forecast", "future_value_creation") then
      return fail {
        message = "the theme is " .. rg.theme .. ", but account plans hold sales history alone",
        notes = {
          ["role_and_goals.theme"] = "this is about business that does not exist yet",
          [FOCUS] = "but nothing here is still to come",
        },
        at = FOCUS,
        alternatives = {
          "put forecasts or future value creation into account plans",
          "make efficiency or retention the theme, with goals to match",
        },
      }
    end
    return pass()
  end,
  tests = {
    { name = "a core program whose planning follows the firm's", expect = "pass", program = [[
role_and_goals: { coreness: core, theme: efficiency, goals: [profitability] }
account_business_planning: { strategic_planning_link: aligned, focus: [sales_history] }
]] },
    { name = "innovation with value to come in its plans", expect = "pass", program = [[
role_and_goals: { coreness: peripheral, theme: innovation, goals: [profitability] }
account_business_planning:
  strategic_planning_link: none
  focus: [sales_history, future_value_creation]
]] },
    { name = "growth with forecasts", expect = "pass", program = [[
role_and_goals: { coreness: supporting, theme: growth, goals: [profitability] }
account_business_planning: { strategic_planning_link: none, focus: [sales_forecast, sales_history] }
]] },
    { name = "growth without account plans", expect = "pass", program = [[
role_and_goals: { coreness: supporting, theme: growth, goals: [profitability] }
account_business_planning: { strategic_planning_link: none, focus: [] }
]] },
    { name = "a core program whose planning stands alone", expect = "fail",
      message = "the program is core, but account planning has no tie to strategic planning",
      program = [[
role_and_goals: { coreness: core, theme: retention, goals: [profitability] }
account_business_planning: { strategic_planning_link: none, focus: [sales_forecast] }
]] },
    { name = "innovation planned from sales history", expect = "fail",
      message = "the theme is innovation, but account plans hold sales history alone", program = [[
role_and_goals: { coreness: core, theme: innovation, goals: [profitability] }
account_business_planning:
  strategic_planning_link: integrated
  focus: [sales_history, action_plans]
]] },
    { name = "growth planned from sales history", expect = "fail",
      message = "the theme is growth, but account plans hold sales history alone", program = [[
role_and_goals: { coreness: supporting, theme: growth, goals: [profitability] }
account_business_planning: { strategic_planning_link: none, focus: [sales_history] }
]] },
    { name = "joint planning without the customer", expect = "fail",
      message = "joint planning is a goal, but customers have no part in account planning",
      program = [[
role_and_goals: { coreness: supporting, theme: retention, goals: [joint_planning] }
account_business_planning: { focus: [action_plans], customer_involvement: none }
]] },
    { name = "joint planning with customers who are informed", expect = "pass", program = [[
role_and_goals: { coreness: supporting, theme: retention, goals: [joint_planning] }
account_business_planning: { focus: [action_plans], customer_involvement: informed }
]] },
    { name = "the plans of a core program could stand alone", expect = "undetermined",
      waits_for = "account_business_planning.strategic_planning_link", program = [[
role_and_goals: { coreness: core, theme: retention, goals: [profitability] }
]] },
    { name = "a supporting program of retention", expect = "not_applicable", program = [[
role_and_goals: { coreness: supporting, theme: retention, goals: [profitability] }
account_business_planning: { strategic_planning_link: none, focus: [sales_history] }
]] },
  },
}
