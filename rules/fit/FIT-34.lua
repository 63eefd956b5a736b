local REPORTING <const> = "account_performance_management.reporting"
local BASIS <const> = "account_team_profile_and_skills.remuneration.basis"

return rule {
  id = "FIT-34",
  name = "performance-that-is-paid-for-is-reported",
  kind = "advice",
  grade = "inferred",
  relation = "prerequisite",
  severity = "warning",
  elements = { "account_performance_management", "account_team_profile_and_skills" },
  title = "Account performance that people are paid for is reported",
  rationale = [[
The source says that a reporting system follows account performance, and that performance is value
creation and value capture. It does not relate reports to pay, for which a figure is enough. We
infer the advice: if no report on the account as a whole is drawn up, its figures are in reports of
units, products or regions, and those who are paid by account performance do not see it. A report at
fixed intervals or when somebody asks is enough. Other pay asks for no such report.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-apm-3" },
    { work = "storbacka-2012", statement = "practice-atp-3" },
    { work = "storbacka-2012", statement = "performance-is-creation-and-capture" },
  },
  remediation = "Report on account performance, or let pay depend on something else.",
  options = {
    reporting_from = {
      type = "word", domain = { "ad_hoc", "systematic" }, default = "ad_hoc",
      description = "The least reporting that pay by account performance needs.",
    },
  },
  check = function(c, options)
    if not c.account_team_profile_and_skills.remuneration.basis:has("account_performance") then
      return not_applicable("no pay depends on account performance")
    end
    local reporting = c.account_performance_management.reporting
    if reporting >= options.reporting_from then
      return pass()
    end
    local found = reporting:is("none") and "no report follows it"
      or "reports on it come at no fixed interval"
    return fail {
      message = "pay depends on account performance, but " .. found,
      notes = { [BASIS] = "pay depends on account performance", [REPORTING] = "but " .. found },
      at = REPORTING,
      alternatives = {
        options.reporting_from == "ad_hoc" and "report on the account, ad hoc or systematically"
          or "report on the account systematically",
        "pay by individual sales, the result of the team or long-term value",
      },
    }
  end,
  tests = {
    { name = "pay by account performance with systematic reports", expect = "pass", program = [[
account_performance_management: { reporting: systematic }
account_team_profile_and_skills: { remuneration: { basis: [account_performance] } }
]] },
    { name = "pay by account performance with reports when somebody asks", expect = "pass",
      program = [[
account_performance_management: { reporting: ad_hoc }
account_team_profile_and_skills: { remuneration: { basis: [account_performance, team_result] } }
]] },
    { name = "systematic reports, whatever the pay", expect = "pass", program = [[
account_performance_management: { reporting: systematic }
]] },
    { name = "pay by account performance without reports", expect = "fail",
      message = "pay depends on account performance, but no report follows it", program = [[
account_performance_management: { value_capture_measures: [retrospective], reporting: none }
account_team_profile_and_skills: { remuneration: { basis: [team_result, account_performance] } }
]] },
    { name = "reports when somebody asks where a firm asks for systematic ones", expect = "fail",
      message = "but reports on it come at no fixed interval",
      options = { reporting_from = "systematic" }, program = [[
account_performance_management: { reporting: ad_hoc }
account_team_profile_and_skills: { remuneration: { basis: [account_performance] } }
]] },
    { name = "systematic reports where a firm asks for them", expect = "pass",
      options = { reporting_from = "systematic" }, program = [[
account_performance_management: { reporting: systematic }
account_team_profile_and_skills: { remuneration: { basis: [account_performance] } }
]] },
    { name = "pay by account performance, open what is reported", expect = "undetermined",
      waits_for = "account_performance_management.reporting", program = [[
account_team_profile_and_skills: { remuneration: { basis: [account_performance] } }
]] },
    { name = "other pay without reports", expect = "not_applicable", program = [[
account_performance_management: { reporting: none }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales, long_term_value] } }
]] },
  },
}
