return rule {
  id = "FIT-17",
  name = "a-tracked-plan-has-something-to-track",
  kind = "fit",
  severity = "error",
  elements = { "account_business_planning", "account_management_process" },
  title = "A sales process that tracks the plan has action plans to track",
  rationale = [[
Progress is the distance between what was agreed to be done and what has been done. A sales process
can show it when the plan says who does what; from a plan that describes the past or names
opportunities it can only report that selling went on. A forecast is a result and not a step, so
whether it can be tracked as a plan is left to the firm. Plans without actions and a sales process
that minds its own pipeline are also a pair that fits.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account management process" },
    { work = "storbacka-2012", at = "Table 1, account business planning" },
  },
  remediation = "Put actions into the account plan, or let the sales process follow sales alone.",
  options = {
    forecast_counts = {
      type = "boolean", default = false,
      description = "Whether a sales forecast in the plan can be tracked as its actions can.",
    },
  },
  check = function(c, options)
    local abp = c.account_business_planning
    local amp = c.account_management_process
    if not c:declares("account_management_process.sales_process_tracks_plan")
      and c:declares("account_business_planning.focus") and abp.focus:has("action_plans") then
      return pass() -- there are steps to track, whether or not they are
    end
    if not amp.sales_process_tracks_plan then
      return not_applicable("the sales process does not track the plan")
    end
    if abp.focus:has("action_plans") then
      return pass()
    end
    if options.forecast_counts and abp.focus:has("sales_forecast") then
      return pass()
    end

    local alternatives = {
      "add action plans to account planning",
      "let the sales process follow sales without the plan",
    }
    if options.forecast_counts then
      alternatives[3] = "add a sales forecast to account planning"
    end
    local found = "nothing"
    if abp.focus:count() > 0 then
      found = "only " .. abp.focus
    end
    return fail {
      message = "the sales process tracks a plan that holds " .. found,
      notes = {
        ["account_management_process.sales_process_tracks_plan"] = "progress is to be shown here",
        ["account_business_planning.focus"] = "but the plan asks for no steps",
      },
      at = "account_business_planning.focus",
      alternatives = alternatives,
    }
  end,
  tests = {
    { name = "actions are tracked", expect = "pass", program = [[
account_business_planning: { focus: [action_plans] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "actions among forecasts and future value are tracked", expect = "pass", program = [[
account_business_planning: { focus: [sales_forecast, future_value_creation, action_plans] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "actions, whether tracked or not", expect = "pass", program = [[
account_business_planning: { focus: [sales_history, action_plans] }
]] },
    { name = "a forecast is tracked where a firm counts it", expect = "pass",
      options = { forecast_counts = true }, program = [[
account_business_planning: { focus: [sales_forecast] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "history is tracked where a firm counts forecasts", expect = "fail",
      message = "holds only sales_history", options = { forecast_counts = true }, program = [[
account_business_planning: { focus: [sales_history] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "a forecast is tracked", expect = "fail",
      message = "the sales process tracks a plan that holds only sales_forecast", program = [[
account_business_planning: { focus: [sales_forecast] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "opportunities are tracked that nobody was asked to pursue", expect = "fail",
      message = "holds only future_value_creation", program = [[
account_business_planning: { focus: [future_value_creation] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "an empty plan is tracked", expect = "fail", message = "a plan that holds nothing",
      program = [[
account_business_planning: { focus: [] }
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "focus not declared", expect = "undetermined",
      waits_for = "account_business_planning.focus", program = [[
account_management_process: { sales_process_tracks_plan: true }
]] },
    { name = "tracking not declared", expect = "undetermined",
      waits_for = "account_management_process.sales_process_tracks_plan", program = [[
account_business_planning: { focus: [sales_history] }
]] },
    { name = "plans and sales go their own ways", expect = "not_applicable", program = [[
account_business_planning: { focus: [sales_history] }
account_management_process: { sales_process_tracks_plan: false }
]] },
  },
}
