return rule {
  id = "FIT-18",
  name = "forward-plans-are-measured-forward",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_business_planning", "account_performance_management" },
  title = "Plans for value to come are followed by something that moves before the books do",
  rationale = [[
A plan for value that does not exist yet is at its weakest in its first years: it costs money and
the books show nothing. If performance is read only from results, the plan looks like a failure long
before it can succeed, and the team goes back to what shows. Prospective measures are one yardstick
that moves earlier. What the customer gains is another, where it is put into figures and talked over
regularly, because value is created there before the firm captures its part. Plans that work out of
sales history, or turn a forecast into actions, are judged fairly by what was sold.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account business planning" },
    { work = "storbacka-2012", at = "Table 1, account performance management" },
  },
  remediation = "Measure value capture forward, or quantify what customers gain and talk it over "
    .. "regularly, or plan for what the present measures show.",
  options = {
    quantified_value_counts = {
      type = "boolean", default = true,
      description = "Whether customer value that is quantified and communicated regularly shows "
        .. "the way to future value as prospective measures do.",
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
    local gain = apm.value_creation
    local gain_counts = options.quantified_value_counts and not forecasts
    if gain_counts and gain.quantified and gain.communication >= "regular" then
      return pass()
    end

    local notes = {
      ["account_business_planning.focus"] = "what is planned for lies ahead",
      ["account_performance_management.value_capture_measures"] = "but no measure looks there",
    }
    local alternatives = {
      "add prospective measures of value capture",
      options.forecast_looks_forward and "plan from sales history and actions"
        or "plan from sales history, forecasts and actions",
    }
    if gain_counts then
      alternatives[3] = "quantify what customers gain and communicate it regularly"
    end
    if gain_counts and gain.quantified then
      notes["account_performance_management.value_creation.communication"] =
        "nor do customers hear regularly what they gain"
    elseif gain_counts then
      notes["account_performance_management.value_creation.quantified"] =
        "nor does anybody count what customers gain"
    end
    local backward = apm.value_capture_measures:has("retrospective")
    return fail {
      message = string.format("plans look for %s, but value capture is measured %s",
        seeks and "future value" or "coming sales", backward and "only backward" or "not at all"),
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
    { name = "future value, backward measures, customers see what they gain", expect = "pass",
      program = [[
account_business_planning: { focus: [future_value_creation] }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: true, communication: regular }
]] },
    { name = "customers see what they gain, whatever is measured", expect = "pass", program = [[
account_business_planning: { focus: [future_value_creation] }
account_performance_management: { value_creation: { quantified: true, communication: regular } }
]] },
    { name = "future value, backward measures, nobody counts what customers gain", expect = "fail",
      message = "plans look for future value, but value capture is measured only backward",
      program = [[
account_business_planning: { focus: [sales_forecast, future_value_creation] }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: false, communication: regular }
]] },
    { name = "future value, no measures, customers hear now and then what they gain",
      expect = "fail", message = "measured not at all", program = [[
account_business_planning: { focus: [future_value_creation] }
account_performance_management:
  value_capture_measures: []
  value_creation: { quantified: true, communication: occasional }
]] },
    { name = "customers hear now and then, whatever they hear", expect = "fail",
      message = "measured only backward", program = [[
account_business_planning: { focus: [future_value_creation] }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { communication: occasional }
]] },
    { name = "customers see what they gain where a firm asks for prospective measures",
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
    { name = "backward measures, open whether customers hear what they gain",
      expect = "undetermined",
      waits_for = "account_performance_management.value_creation.communication", program = [[
account_business_planning: { focus: [future_value_creation] }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: true }
]] },
    { name = "a forecast turned into actions", expect = "not_applicable", program = [[
account_business_planning: { focus: [sales_forecast, action_plans] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
  },
}
