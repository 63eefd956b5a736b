return rule {
  id = "ABP-2",
  name = "plans-turn-future-value-into-action",
  kind = "practice",
  elements = { "account_business_planning" },
  title = "Account plans look for future value creation and turn it into action plans",
  rationale = [[
Table 1 lists two things about account plans as a common practice: they look for ways to create
value in the future, and they lead to plans of action that improve the performance of the account.
The declared focus has a word for each of the two, and the practice takes both. Whatever else a
plan contains, such as sales figures, makes no difference to it.
]],
  source = { { work = "storbacka-2012", statement = "practice-abp-2" } },
  remediation = "Account plans name opportunities for future value creation, and contain action "
    .. "plans that say who does what by when.",
  check = function(c)
    local focus = c.account_business_planning.focus
    local lacks = {}
    if not focus:has("future_value_creation") then
      lacks[#lacks + 1] = "look for future value creation"
    end
    if not focus:has("action_plans") then
      lacks[#lacks + 1] = "contain action plans"
    end
    if #lacks == 0 then
      return pass()
    end
    return fail { message = "account plans are not declared to " .. table.concat(lacks, " or to ") }
  end,
  tests = {
    { name = "opportunities and actions", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation, action_plans] }
]] },
    { name = "opportunities and actions beside figures", expect = "pass", program = [[
account_business_planning:
  focus: [sales_history, sales_forecast, future_value_creation, action_plans]
]] },
    { name = "opportunities that nobody acts on", expect = "fail",
      message = "account plans are not declared to contain action plans", program = [[
account_business_planning: { focus: [sales_forecast, future_value_creation] }
]] },
    { name = "actions without an opportunity", expect = "fail",
      message = "account plans are not declared to look for future value creation", program = [[
account_business_planning: { focus: [sales_forecast, action_plans] }
]] },
    { name = "a plan made of figures", expect = "fail",
      message = "look for future value creation or to contain action plans", program = [[
account_business_planning: { focus: [sales_history, sales_forecast] }
]] },
    { name = "a plan about nothing", expect = "fail",
      message = "look for future value creation or to contain action plans", program = [[
account_business_planning: { focus: [] }
]] },
    { name = "the content of plans is not declared", expect = "undetermined",
      waits_for = "account_business_planning.focus", program = [[
account_business_planning: { strategic_planning_link: integrated }
]] },
  },
}
