return rule {
  id = "APM-3",
  name = "account-performance-is-reported",
  kind = "practice",
  elements = { "account_performance_management" },
  title = "A reporting system follows account performance",
  rationale = [[
Table 1 lists as a common practice a system of reports by which the firm follows the performance of
an account. Systematic reporting shows it, because reports come at fixed intervals. Reports that are
drawn up when somebody asks for them are ad hoc, and there is no system in them.
]],
  source = { { work = "storbacka-2012", statement = "practice-apm-3" } },
  remediation = "A report on the account as a whole is drawn up at fixed intervals.",
  check = function(c)
    local reporting = c.account_performance_management.reporting
    if reporting >= "systematic" then
      return pass()
    end
    if reporting:is("none") then
      return fail { message = "the performance of the account is not declared to be reported" }
    end
    return fail {
      message = "a reporting system is not declared to follow account performance; reporting is "
        .. reporting,
    }
  end,
  tests = {
    { name = "a system", expect = "pass", program = [[
account_performance_management: { reporting: systematic }
]] },
    { name = "reports on request", expect = "fail",
      message = "a reporting system is not declared to follow account performance; reporting is "
        .. "ad hoc",
      program = [[
account_performance_management: { reporting: ad_hoc }
]] },
    { name = "no reports", expect = "fail",
      message = "the performance of the account is not declared to be reported", program = [[
account_performance_management: { reporting: none }
]] },
    { name = "reporting is not declared", expect = "undetermined",
      waits_for = "account_performance_management.reporting", program = [[
account_performance_management: { value_capture_measures: [retrospective] }
]] },
  },
}
