return rule {
  id = "APM-3",
  name = "account-performance-is-reported",
  kind = "practice",
  elements = { "account_performance_management" },
  title = "A reporting system follows account performance",
  rationale = [[
The books of a firm are kept by product, function and region, and an account that is served by
several of them appears in none as a whole. Unless a system puts the pieces together, its
performance is a matter of opinion. A report drawn up when somebody asks answers that question and
shows no trend.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account performance management" },
  },
  remediation = "Set up a report for each strategic account with the same measures, the same "
    .. "scope and the same dates every time.",
  check = function(c)
    local reporting = c.account_performance_management.reporting
    if reporting >= "systematic" then
      return pass()
    end
    if reporting:is("none") then
      return fail { message = "the performance of the account is not reported" }
    end
    return fail { message = "the performance of the account is reported ad hoc, not by a system" }
  end,
  tests = {
    { name = "a system", expect = "pass", program = [[
account_performance_management: { reporting: systematic }
]] },
    { name = "reports on request", expect = "fail", message = "reported ad hoc", program = [[
account_performance_management: { reporting: ad_hoc }
]] },
    { name = "no reports", expect = "fail", message = "is not reported", program = [[
account_performance_management: { reporting: none }
]] },
    { name = "reporting is not declared", expect = "undetermined",
      waits_for = "account_performance_management.reporting", program = [[
account_performance_management: { value_capture_measures: [retrospective] }
]] },
  },
}
