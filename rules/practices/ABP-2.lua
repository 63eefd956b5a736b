return rule {
  id = "ABP-2",
  name = "plans-turn-future-value-into-action",
  kind = "practice",
  elements = { "account_business_planning" },
  title = "Account plans look for future value creation and turn it into action plans",
  rationale = [[
A plan that extends last year's sales describes the account without moving it. What moves it is an
opportunity to create value that neither side uses yet, and somebody who does something about it
by a certain day. An opportunity without action is a wish; action without an opportunity is
routine.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account business planning" },
  },
  remediation = "Add to each account plan the opportunities for future value creation, and for "
    .. "each of them actions with an owner and a date.",
  check = function(c)
    local focus = c.account_business_planning.focus
    if focus:all("future_value_creation", "action_plans") then
      return pass()
    end
    if focus:has("future_value_creation") then
      return fail {
        message = "account plans see future value creation, but hold no action plans for it",
      }
    end
    if focus:has("action_plans") then
      return fail {
        message = "account plans hold actions, but do not look for future value creation",
      }
    end
    return fail {
      message = "account plans neither look for future value creation nor hold action plans",
    }
  end,
  tests = {
    { name = "opportunities and actions", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation, action_plans] }
]] },
    { name = "opportunities and actions beside figures", expect = "pass", program = [[
account_business_planning:
  focus: [sales_history, sales_forecast, future_value_creation, action_plans]
]] },
    { name = "opportunities that nobody acts on", expect = "fail", message = "hold no action plans",
      program = [[
account_business_planning: { focus: [sales_forecast, future_value_creation] }
]] },
    { name = "actions without an opportunity", expect = "fail",
      message = "but do not look for future value", program = [[
account_business_planning: { focus: [sales_forecast, action_plans] }
]] },
    { name = "a plan made of figures", expect = "fail", message = "neither look for", program = [[
account_business_planning: { focus: [sales_history, sales_forecast] }
]] },
    { name = "a plan about nothing", expect = "fail", message = "neither look for", program = [[
account_business_planning: { focus: [] }
]] },
    { name = "what plans deal with is not declared", expect = "undetermined",
      waits_for = "account_business_planning.focus", program = [[
account_business_planning: { strategic_planning_link: integrated }
]] },
  },
}
