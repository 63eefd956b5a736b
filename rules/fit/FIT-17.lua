return rule {
  id = "FIT-17",
  name = "a-tracked-plan-has-something-to-track",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_business_planning", "account_management_process" },
  title = "A sales process that monitors the plan needs milestones in it",
  rationale = [[
The source says that the sales process is used to monitor the progress of the account plan, and that
plans turn opportunities into actions. Progress is the distance between what was to be reached by a
date and what has been reached. So a sales process that monitors the plan needs points in it that
can be further along or not: actions, opportunities, or a sales forecast. A plan that only describes
past sales has nothing of the kind. A sales process that does not monitor the plan asks nothing of
it.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-amp-3" },
    { work = "storbacka-2012", statement = "practice-abp-2" },
  },
  remediation = "Put actions or a forecast into the account plan, or let the sales process show "
    .. "sales alone.",
  options = {
    forecast_counts = {
      type = "word", domain = { "never", "joint", "always" }, default = "always",
      description = "Whether a sales forecast in the plan can be monitored as actions can: never, "
        .. "where the customer plans jointly, or always.",
    },
  },
  check = function(c, options)
    local plan = c.account_business_planning
    if not c.account_management_process.sales_process_tracks_plan then
      return not_applicable("the sales process does not monitor the plan")
    end

    if plan.focus:any("action_plans", "future_value_creation") then
      return pass()
    end
    if options.forecast_counts == "always" and plan.focus:has("sales_forecast") then
      return pass()
    end
    local ask_customer = options.forecast_counts == "joint" and plan.focus:has("sales_forecast")
    if ask_customer and plan.customer_involvement:is("joint") then
      return pass()
    end

    local notes = {
      ["account_management_process.sales_process_tracks_plan"] =
        "the sales process is to show the progress of the plan",
      ["account_business_planning.focus"] = "but the plan has no milestones",
    }
    local alternatives = {
      "add action plans to account planning",
      "let the sales process show sales without the plan",
    }
    if ask_customer then
      notes["account_business_planning.customer_involvement"] =
        "and the customer has not agreed to the forecast"
      alternatives[3] = "plan jointly with the customer"
    elseif options.forecast_counts == "joint" then
      alternatives[3] = "forecast sales in a plan made jointly with the customer"
    elseif options.forecast_counts == "always" then
      alternatives[3] = "add a sales forecast to account planning"
    end
    local found = "nothing to track"
    if not plan.focus:empty() then
      found = "only " .. plan.focus
    end
    return fail {
      message = "the sales process monitors a plan that contains " .. found,
      notes = notes,
      at = "account_business_planning.focus",
      alternatives = alternatives,
    }
  end,
  tests = {
    { name = "actions are tracked", expect = "pass", program = [[
account_business_planning: { focus: [action_plans] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "a forecast of the firm's own is tracked", expect = "pass", program = [[
account_business_planning: { focus: [sales_history, sales_forecast], customer_involvement: none }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "a forecast made with the customer is tracked where a firm asks for that",
      expect = "pass", options = { forecast_counts = "joint" }, program = [[
account_business_planning: { focus: [sales_forecast], customer_involvement: joint }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "actions in a plan that the firm makes by itself are tracked", expect = "pass",
      program = [[
account_business_planning: { focus: [sales_history, action_plans], customer_involvement: none }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "actions, whether tracked or not", expect = "pass", program = [[
account_business_planning: { focus: [sales_history, action_plans] }
]] },
    { name = "a forecast, whether tracked or not", expect = "pass", program = [[
account_business_planning: { focus: [sales_forecast] }
]] },
    { name = "a forecast of the firm's own where a firm asks for joint ones", expect = "fail",
      message = "the sales process monitors a plan that contains only sales forecast",
      options = { forecast_counts = "joint" }, program = [[
account_business_planning: { focus: [sales_forecast], customer_involvement: consulted }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "history is tracked, even the customer's own view of it", expect = "fail",
      message = "contains only sales history", program = [[
account_business_planning: { focus: [sales_history], customer_involvement: joint }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "opportunities are tracked", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "an empty plan is tracked", expect = "fail", message = "a plan that contains nothing",
      program = [[
account_business_planning: { focus: [] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "a joint forecast is tracked where a firm counts actions only", expect = "fail",
      message = "contains only sales forecast", options = { forecast_counts = "never" },
      program = [[
account_business_planning: { focus: [sales_forecast], customer_involvement: joint }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "actions are tracked where a firm counts them only", expect = "pass",
      options = { forecast_counts = "never" }, program = [[
account_business_planning: { focus: [action_plans] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "history is tracked where a firm counts joint forecasts", expect = "fail",
      message = "contains only sales history", options = { forecast_counts = "joint" }, program = [[
account_business_planning: { focus: [sales_history] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "a forecast is tracked, open whether the customer agreed", expect = "undetermined",
      options = { forecast_counts = "joint" },
      waits_for = "account_business_planning.customer_involvement", program = [[
account_business_planning: { focus: [sales_forecast] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "plans and sales go their own ways", expect = "not_applicable", program = [[
account_business_planning: { focus: [sales_history] }
account_management_process: { sales_process_tracks_plan: false }
]] },
  },
}
