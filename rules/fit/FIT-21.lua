return rule {
  id = "FIT-21",
  name = "remuneration-rests-on-what-is-measured",
  kind = "fit",
  grade = "derived",
  relation = "match",
  severity = "error",
  elements = { "account_performance_management", "account_team_profile_and_skills" },
  title = "People are paid for what the program measures",
  rationale = [[
Measures tell a team what the firm wants and remuneration tells it whether the firm means it. Paying
for a result that nobody measures turns pay into opinion. Measuring the value still to come while
each person lives off this quarter's orders teaches the team to neglect the measure, because most of
that value is made by several people and arrives later. Simple pay on simple measures is as
congruent as patient pay on forward ones.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account performance management" },
    { work = "storbacka-2012", at = "Table 1, account team profile and skills" },
  },
  remediation = "Change the basis of pay to what is measured, or measure what is paid for.",
  options = {
    long_term_value_required = {
      type = "boolean", default = false,
      description = "Whether forward measures call for pay by long-term value, not just for pay by "
        .. "something else than individual sales.",
    },
  },
  check = function(c, options)
    local basis = c.account_team_profile_and_skills.remuneration.basis
    if basis:empty() then
      return not_applicable("no pay depends on results")
    end

    local function misfit(message, pay_note, measures_note, alternatives)
      return fail {
        message = message,
        notes = {
          ["account_team_profile_and_skills.remuneration.basis"] = pay_note,
          ["account_performance_management.value_capture_measures"] = measures_note,
        },
        at = "account_team_profile_and_skills.remuneration.basis",
        alternatives = alternatives,
      }
    end

    local apm = c.account_performance_management
    if basis:has("long_term_value") and not apm.value_capture_measures:has("prospective") then
      return misfit("long-term value is paid for, but nothing measures value to come",
        "pay follows long-term value", "but no measure looks forward",
        { "add prospective measures of value capture",
          "pay by results that the present measures show" })
    end
    if basis:has("account_performance")
      and not apm.value_capture_measures:any("retrospective", "prospective") then
      return misfit("account performance is paid for, but no value capture is measured",
        "pay follows account performance", "but nothing shows what the firm captures",
        { "measure value capture, backward or forward",
          "pay by individual sales or the team's result" })
    end
    if options.long_term_value_required and not basis:has("long_term_value")
      and apm.value_capture_measures:has("prospective") then
      return misfit("value capture is measured forward, but no pay follows long-term value",
        "but nobody is paid for it", "value to come is measured",
        { "add long-term value to the basis of remuneration",
          "measure value capture by retrospective measures alone" })
    end

    if basis:any("account_performance", "team_result", "long_term_value")
      or not apm.value_capture_measures:has("prospective") then
      return pass()
    end
    return misfit("value capture is measured forward, but pay follows individual sales alone",
      "but each person is paid for sales already made", "the program looks for value to come",
      { "pay also by account performance, team result or long-term value",
        "measure value capture by retrospective measures alone" })
  end,
  tests = {
    { name = "long-term pay on forward measures", expect = "pass", program = [[
account_performance_management: { value_capture_measures: [retrospective, prospective] }
account_team_profile_and_skills: { remuneration: { basis: [account_performance, long_term_value] } }
]] },
    { name = "individual sales on backward measures", expect = "pass", program = [[
account_performance_management: { value_capture_measures: [retrospective] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "individual sales where nothing is measured", expect = "pass", program = [[
account_performance_management: { value_capture_measures: [] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "individual sales beside the team's result on forward measures", expect = "pass",
      program = [[
account_performance_management: { value_capture_measures: [prospective] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales, team_result] } }
]] },
    { name = "account performance on backward measures", expect = "pass", program = [[
account_performance_management: { value_capture_measures: [retrospective] }
account_team_profile_and_skills: { remuneration: { basis: [account_performance] } }
]] },
    { name = "the team's result waits for no measure", expect = "pass", program = [[
account_team_profile_and_skills: { remuneration: { basis: [team_result] } }
]] },
    { name = "individual sales alone on forward measures", expect = "fail",
      message = "pay follows individual sales alone", program = [[
account_performance_management: { value_capture_measures: [retrospective, prospective] }
account_team_profile_and_skills: { remuneration: { system: own, basis: [individual_sales] } }
]] },
    { name = "long-term pay on backward measures", expect = "fail",
      message = "nothing measures value to come", program = [[
account_performance_management: { value_capture_measures: [retrospective] }
account_team_profile_and_skills: { remuneration: { basis: [long_term_value] } }
]] },
    { name = "pay by account performance that is not measured", expect = "fail",
      message = "no value capture is measured", program = [[
account_performance_management: { value_capture_measures: [] }
account_team_profile_and_skills: { remuneration: { basis: [account_performance, team_result] } }
]] },
    { name = "forward measures where a firm asks for long-term pay", expect = "fail",
      message = "no pay follows long-term value",
      options = { long_term_value_required = true }, program = [[
account_performance_management: { value_capture_measures: [prospective] }
account_team_profile_and_skills: { remuneration: { basis: [account_performance, team_result] } }
]] },
    { name = "long-term pay where a firm asks for it", expect = "pass",
      options = { long_term_value_required = true }, program = [[
account_performance_management: { value_capture_measures: [prospective] }
account_team_profile_and_skills: { remuneration: { basis: [long_term_value] } }
]] },
    { name = "backward measures where a firm asks for long-term pay on forward ones",
      expect = "pass", options = { long_term_value_required = true }, program = [[
account_performance_management: { value_capture_measures: [retrospective] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "individual sales, open whether measures look forward", expect = "undetermined",
      waits_for = "account_performance_management.value_capture_measures", program = [[
account_performance_management: { reporting: systematic }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "fixed pay", expect = "not_applicable", program = [[
account_performance_management: { value_capture_measures: [prospective] }
account_team_profile_and_skills: { remuneration: { system: own, basis: [] } }
]] },
  },
}
