return rule {
  id = "FIT-17",
  name = "a-tracked-plan-has-something-to-track",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_business_planning", "account_management_process" },
  title = "A sales process that tracks the plan finds steps in it that can be tracked",
  rationale = [[
Progress is the distance between what was agreed to be done and what has been done. A sales process
can show it when the plan says who does what. A forecast made jointly with the customer serves as
well, because both sides have agreed to what it says: falling behind it is a promise not kept. From
a plan that describes the past or names opportunities the process can only report that selling went
on. Plans without actions and a sales process that minds its own pipeline are also a pair that fits.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account management process" },
    { work = "storbacka-2012", at = "Table 1, account business planning" },
  },
  remediation = "Put into the account plan what can be tracked, or let the sales process follow "
    .. "sales alone.",
  options = {
    forecast_counts = {
      type = "word", domain = { "never", "joint", "always" }, default = "joint",
      description = "Whether a sales forecast in the plan can be tracked as actions can: never, "
        .. "where the customer plans jointly, or always.",
    },
  },
  check = function(c, options)
    local plan = c.account_business_planning
    if not c.account_management_process.sales_process_tracks_plan then
      return not_applicable("the sales process does not track the plan")
    end

    if plan.focus:has("action_plans") then
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
      ["account_management_process.sales_process_tracks_plan"] = "progress is to be shown here",
      ["account_business_planning.focus"] = "but the plan asks for no steps",
    }
    local alternatives = {
      "add action plans to account planning",
      "let the sales process follow sales without the plan",
    }
    if ask_customer then
      notes["account_business_planning.customer_involvement"] = "nor has the customer agreed to it"
      alternatives[3] = "make the plan jointly with the customer"
    elseif options.forecast_counts == "joint" then
      alternatives[3] = "forecast sales in a plan made jointly with the customer"
    elseif options.forecast_counts == "always" then
      alternatives[3] = "add a sales forecast to account planning"
    end
    local found = "nothing"
    if not plan.focus:empty() then
      found = "only " .. plan.focus
    end
    return fail {
      message = "the sales process tracks a plan that holds " .. found,
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
    { name = "a forecast made with the customer is tracked", expect = "pass", program = [[
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
    { name = "a joint forecast, whether tracked or not", expect = "pass", program = [[
account_business_planning: { focus: [sales_forecast], customer_involvement: joint }
]] },
    { name = "a forecast of the firm's own is tracked", expect = "fail",
      message = "the sales process tracks a plan that holds only sales forecast", program = [[
account_business_planning: { focus: [sales_forecast], customer_involvement: consulted }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "history is tracked, even the customer's own view of it", expect = "fail",
      message = "holds only sales history", program = [[
account_business_planning: { focus: [sales_history], customer_involvement: joint }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "opportunities are tracked that nobody was asked to pursue", expect = "fail",
      message = "holds only future value creation", program = [[
account_business_planning: { focus: [future_value_creation] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "an empty plan is tracked", expect = "fail", message = "a plan that holds nothing",
      program = [[
account_business_planning: { focus: [] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "a joint forecast is tracked where a firm counts actions only", expect = "fail",
      message = "holds only sales forecast", options = { forecast_counts = "never" }, program = [[
account_business_planning: { focus: [sales_forecast], customer_involvement: joint }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "actions are tracked where a firm counts them only", expect = "pass",
      options = { forecast_counts = "never" }, program = [[
account_business_planning: { focus: [action_plans] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "a forecast is tracked where a firm counts any", expect = "pass",
      options = { forecast_counts = "always" }, program = [[
account_business_planning: { focus: [sales_forecast] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "history is tracked where a firm counts any forecast", expect = "fail",
      message = "holds only sales history", options = { forecast_counts = "always" }, program = [[
account_business_planning: { focus: [sales_history] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "a forecast is tracked, open whether the customer agreed", expect = "undetermined",
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
