return rule {
  id = "APM-1",
  name = "value-capture-is-measured-backward-and-forward",
  kind = "practice",
  elements = { "account_performance_management" },
  title = "Value capture is measured backward and forward",
  rationale = [[
Revenue and margin of the past show what an account has been worth; a pipeline, a share still open
or the expected worth of the relationship show what it may become. Judged by the past alone, an
account that is being built looks poor. Judged by the future alone, one that never pays looks
fine.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account performance management" },
  },
  remediation = "Follow each account with at least one measure that looks back and one that looks "
    .. "ahead.",
  check = function(c)
    local measures = c.account_performance_management.value_capture_measures
    if measures:all("retrospective", "prospective") then
      return pass()
    end
    if measures:has("retrospective") then
      return fail { message = "value capture is measured backward, but not forward" }
    end
    if measures:has("prospective") then
      return fail { message = "value capture is measured forward, but not backward" }
    end
    return fail { message = "value capture is not measured" }
  end,
  tests = {
    { name = "backward and forward", expect = "pass", program = [[
account_performance_management: { value_capture_measures: [retrospective, prospective] }
]] },
    { name = "the past alone", expect = "fail", message = "but not forward", program = [[
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "the future alone", expect = "fail", message = "but not backward", program = [[
account_performance_management: { value_capture_measures: [prospective] }
]] },
    { name = "no measure", expect = "fail", message = "is not measured", program = [[
account_performance_management: { value_capture_measures: [] }
]] },
    { name = "the measures are not declared", expect = "undetermined",
      waits_for = "account_performance_management.value_capture_measures", program = [[
account_performance_management: { reporting: systematic }
]] },
  },
}
