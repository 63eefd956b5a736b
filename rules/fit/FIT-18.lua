return rule {
  id = "FIT-18",
  name = "forward-plans-are-measured-forward",
  kind = "fit",
  severity = "error",
  elements = { "account_business_planning", "account_performance_management" },
  title = "Plans that look forward are measured forward",
  rationale = [[
A plan for value that does not exist yet is at its weakest in its first years: it costs money and
the books show nothing. If performance is read only from results, the plan looks like a failure long
before it can succeed, and the team goes back to what shows. Prospective measures are the plan's own
yardstick. Plans that work out of sales history, or turn a forecast into actions, are judged
fairly by what was sold.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account business planning" },
    { work = "storbacka-2012", at = "Table 1, account performance management" },
  },
  remediation = "Measure value capture forward, or plan for what the present measures show.",
  options = {
    forecast_looks_forward = {
      type = "boolean", default = false,
      description = "Whether a sales forecast in the plan also calls for prospective measures.",
    },
  },
  check = function(c, options)
    local abp = c.account_business_planning
    local apm = c.account_performance_management
    if not c:declares("account_business_planning.focus")
      and c:declares("account_performance_management.value_capture_measures")
      and apm.value_capture_measures:has("prospective") then
      return pass() -- measured forward, plans can look anywhere
    end
    local seeks = abp.focus:has("future_value_creation")
    local forecasts = options.forecast_looks_forward and abp.focus:has("sales_forecast")
    if not seeks and not forecasts then
      return not_applicable("plans do not look forward")
    end
    if apm.value_capture_measures:has("prospective") then
      return pass()
    end

    local planned = seeks and "future value" or "coming sales"
    local measured = "not at all"
    if apm.value_capture_measures:has("retrospective") then
      measured = "only backward"
    end
    return fail {
      message = string.format("plans look for %s, but value capture is measured %s", planned,
        measured),
      notes = {
        ["account_business_planning.focus"] = "what is planned for lies ahead",
        ["account_performance_management.value_capture_measures"] = "but no measure looks there",
      },
      at = "account_performance_management.value_capture_measures",
      alternatives = {
        "add prospective measures of value capture",
        options.forecast_looks_forward and "plan from sales history and actions"
          or "plan from sales history, forecasts and actions",
      },
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
    { name = "future value, backward measures", expect = "fail",
      message = "plans look for future value, but value capture is measured only backward",
      program = [[
account_business_planning: { focus: [sales_forecast, future_value_creation] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "future value, no measures", expect = "fail", message = "measured not at all",
      program = [[
account_business_planning: { focus: [future_value_creation] }
account_performance_management: { value_capture_measures: [] }
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
    { name = "measures not declared", expect = "undetermined",
      waits_for = "account_performance_management.value_capture_measures", program = [[
account_business_planning: { focus: [future_value_creation] }
]] },
    { name = "focus not declared", expect = "undetermined",
      waits_for = "account_business_planning.focus", program = [[
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "a forecast turned into actions", expect = "not_applicable", program = [[
account_business_planning: { focus: [sales_forecast, action_plans] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
  },
}
