return rule {
  id = "APM-1",
  name = "value-capture-is-measured-backward-and-forward",
  kind = "practice",
  elements = { "account_performance_management" },
  title = "Value capture is measured backward and forward",
  rationale = [[
Table 1 lists as a common practice that the firm measures its value capture both in retrospect and
in prospect. The declaration has a word for each kind of measure, and the practice takes both. How
many measures there are, and which ones, makes no difference to it.
]],
  source = { { work = "storbacka-2012", statement = "practice-apm-1" } },
  remediation = "Figures show what the account has brought the firm, and figures show what it "
    .. "is expected to bring.",
  check = function(c)
    local measures = c.account_performance_management.value_capture_measures
    if measures:all("retrospective", "prospective") then
      return pass()
    end
    if measures:has("retrospective") then
      return fail { message = "value capture is not declared to be measured forward" }
    end
    if measures:has("prospective") then
      return fail { message = "value capture is not declared to be measured backward" }
    end
    return fail { message = "neither backward nor forward measures of value capture are declared" }
  end,
  tests = {
    { name = "backward and forward", expect = "pass", program = [[
account_performance_management: { value_capture_measures: [retrospective, prospective] }
]] },
    { name = "the past alone", expect = "fail",
      message = "value capture is not declared to be measured forward", program = [[
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "the future alone", expect = "fail",
      message = "value capture is not declared to be measured backward", program = [[
account_performance_management: { value_capture_measures: [prospective] }
]] },
    { name = "no measure", expect = "fail", message = "neither backward nor forward measures",
      program = [[
account_performance_management: { value_capture_measures: [] }
]] },
    { name = "the measures are not declared", expect = "undetermined",
      waits_for = "account_performance_management.value_capture_measures", program = [[
account_performance_management: { reporting: systematic }
]] },
  },
}
