return rule {
  id = "FIT-18",
  name = "forward-plans-are-measured-forward",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = {
    "account_business_planning",
    "account_performance_management",
    "account_management_process",
  },
  title = "Forward-looking plans have leading measures",
  rationale = [[
The source says that account plans look for opportunities to create value in the future so that the
performance of the account improves. It calls performance value creation and value capture, and says
that the first is quantified and the second is measured backward and forward. Figures of past sales
cannot show value that does not exist yet. So a plan for such value needs a measure that can:
prospective measures of value capture, or a figure of what the customer gains. A plan that turns
into actions can also be followed by a sales process that tracks it, which the source names for this
purpose. One of the three is enough. Plans that arrange known business are followed by figures of
past periods.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-abp-2" },
    { work = "storbacka-2012", statement = "practice-apm-1" },
    { work = "storbacka-2012", statement = "practice-amp-3" },
    { work = "storbacka-2012", statement = "performance-is-creation-and-capture" },
  },
  remediation = "Measure value capture forward, quantify what the customer gains, let the sales "
    .. "process track the plan's actions, or plan for what the present measures show.",
  options = {
    quantified_value_counts = {
      type = "boolean", default = true,
      description = "Whether a figure of the customer's gain counts as prospective measures do.",
    },
    tracking_counts = {
      type = "boolean", default = true,
      description = "Whether a sales process that tracks the plan's actions counts, too.",
    },
    forecast_looks_forward = {
      type = "boolean", default = false,
      description = "Whether a sales forecast in the plan also calls for prospective measures.",
    },
  },
  check = function(c, options)
    local focus = c.account_business_planning.focus
    local apm = c.account_performance_management
    local seeks = focus:has("future_value_creation")
    local forecasts = options.forecast_looks_forward and focus:has("sales_forecast")
    if not seeks and not forecasts then
      return not_applicable("plans do not look forward")
    end

    if apm.value_capture_measures:has("prospective") then
      return pass()
    end
    local gain_counts = options.quantified_value_counts and not forecasts
    if gain_counts and apm.value_creation.quantified then
      return pass()
    end
    local tracking_counts = options.tracking_counts and not forecasts
    if tracking_counts and focus:has("action_plans")
      and c.account_management_process.sales_process_tracks_plan then
      return pass()
    end

    local notes = {
      ["account_business_planning.focus"] = "plans are about value or sales to come",
      ["account_performance_management.value_capture_measures"] = "but no measure is prospective",
    }
    local alternatives = {
      "add prospective measures of value capture",
      options.forecast_looks_forward and "plan from sales history and actions"
        or "plan from sales history, forecasts and actions",
    }
    if gain_counts then
      alternatives[3] = "quantify what the customer gains"
      notes["account_performance_management.value_creation.quantified"] =
        "and the customer's gain is not quantified"
    end
    if tracking_counts then
      alternatives[#alternatives + 1] = "let the sales process track actions in the plan"
    end
    local backward = apm.value_capture_measures:has("retrospective")
    return fail {
      message = string.format("plans look for %s, but value capture is %s",
        seeks and "future value" or "coming sales",
        backward and "measured only backward" or "not measured"),
      notes = notes,
      at = "account_performance_management.value_capture_measures",
      alternatives = alternatives,
    }
  end,
  tests = {
    { name = "future value, forward measures", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation] }
account_performance_management: { value_capture_measures: [prospective] }
]] },
    { name = "future value and actions, measures both ways", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation, action_plans] }
account_performance_management: { value_capture_measures: [retrospective, prospective] }
]] },
    { name = "forward measures, whatever the plans look for", expect = "pass", program = [[
account_performance_management: { value_capture_measures: [prospective] }
]] },
    { name = "future value, backward measures, the customer's gain is known", expect = "pass",
      program = [[
account_business_planning: { focus: [future_value_creation] }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: true, communication: none }
]] },
    { name = "the customer's gain is known, whatever is measured", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation] }
account_performance_management: { value_creation: { quantified: true } }
]] },
    { name = "future value, backward measures, the gain is not known", expect = "fail",
      message = "plans look for future value, but value capture is measured only backward",
      program = [[
account_business_planning: { focus: [sales_forecast, future_value_creation] }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: false, communication: regular }
]] },
    { name = "future value, no measures, the gain is told in words",
      expect = "fail", message = "but value capture is not measured", program = [[
account_business_planning: { focus: [future_value_creation] }
account_performance_management:
  value_capture_measures: []
  value_creation: { quantified: false, communication: regular }
]] },
    { name = "future value and actions that the sales process tracks", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation, action_plans] }
account_management_process: { sales_process_tracks_plan: true }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: false }
]] },
    { name = "actions that nobody tracks", expect = "fail", message = "measured only backward",
      program = [[
account_business_planning: { focus: [future_value_creation, action_plans] }
account_management_process: { sales_process_tracks_plan: false }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: false }
]] },
    { name = "a sales process that finds no actions in the plan", expect = "fail",
      message = "but value capture is not measured", program = [[
account_business_planning: { focus: [future_value_creation] }
account_management_process: { sales_process_tracks_plan: true }
account_performance_management:
  value_capture_measures: []
  value_creation: { quantified: false }
]] },
    { name = "tracked actions where a firm asks for a measure", expect = "fail",
      message = "measured only backward", options = { tracking_counts = false }, program = [[
account_business_planning: { focus: [future_value_creation, action_plans] }
account_management_process: { sales_process_tracks_plan: true }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: false }
]] },
    { name = "tracked forecasts where a firm says that forecasts look forward", expect = "fail",
      message = "measured only backward", options = { forecast_looks_forward = true }, program = [[
account_business_planning: { focus: [sales_forecast, action_plans] }
account_management_process: { sales_process_tracks_plan: true }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "the gain is known where a firm asks for prospective measures",
      expect = "fail", message = "measured only backward",
      options = { quantified_value_counts = false }, program = [[
account_business_planning: { focus: [future_value_creation] }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: true, communication: regular }
]] },
    { name = "prospective measures where a firm asks for them", expect = "pass",
      options = { quantified_value_counts = false }, program = [[
account_business_planning: { focus: [future_value_creation] }
account_performance_management: { value_capture_measures: [prospective] }
]] },
    { name = "a forecast and backward measures where a firm says that forecasts look forward",
      expect = "fail", message = "plans look for coming sales",
      options = { forecast_looks_forward = true }, program = [[
account_business_planning: { focus: [sales_forecast] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "a forecast and forward measures where a firm says that forecasts look forward",
      expect = "pass", options = { forecast_looks_forward = true }, program = [[
account_business_planning: { focus: [sales_forecast] }
account_performance_management: { value_capture_measures: [prospective] }
]] },
    { name = "history and backward measures where a firm says that forecasts look forward",
      expect = "not_applicable", options = { forecast_looks_forward = true }, program = [[
account_business_planning: { focus: [sales_history, action_plans] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "backward measures, open whether the gain is known", expect = "undetermined",
      waits_for = "account_performance_management.value_creation.quantified", program = [[
account_business_planning: { focus: [future_value_creation] }
account_performance_management:
  value_capture_measures: [retrospective]
]] },
    { name = "a forecast turned into actions", expect = "not_applicable", program = [[
account_business_planning: { focus: [sales_forecast, action_plans] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
  },
}
