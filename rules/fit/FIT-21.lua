local BASIS <const> = "account_team_profile_and_skills.remuneration.basis"
local MEASURES <const> = "account_performance_management.value_capture_measures"

return rule {
  id = "FIT-21",
  name = "remuneration-rests-on-what-is-measured",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_performance_management", "account_team_profile_and_skills" },
  title = "People are paid for what the program measures",
  rationale = [[
The source places remuneration in the account team and the measures of value capture in account
performance management. What an account brings the firm is value capture. By the meanings of the
words, pay by account performance is worked out from what the account has brought, so it needs
retrospective measures. Pay by long-term value is worked out from what the account brings or is
expected to bring in later years, so it needs measures that look backward or forward. The firm knows
a person's own orders and the result of a group without any measure of the account.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-apm-1" },
    { work = "storbacka-2012", statement = "practice-atp-3" },
    { work = "storbacka-2012", statement = "performance-is-creation-and-capture" },
  },
  remediation = "Change the basis of pay to what is measured, or measure what is paid for.",
  options = {
    prospective_for_long_term = {
      type = "boolean", default = false,
      description = "Whether pay by long-term value needs prospective measures.",
    },
    long_term_value_required = {
      type = "boolean", default = false,
      description = "Whether prospective measures call for pay by long-term value.",
    },
  },
  check = function(c, options)
    local basis = c.account_team_profile_and_skills.remuneration.basis
    if basis:empty() then
      return not_applicable("no pay depends on results")
    end

    local measures = c.account_performance_management.value_capture_measures
    local function misfit(message, pay_note, measures_note, alternatives)
      return fail {
        message = message,
        notes = { [BASIS] = pay_note, [MEASURES] = measures_note },
        at = BASIS,
        alternatives = alternatives,
      }
    end

    if basis:has("account_performance") and not measures:has("retrospective") then
      return misfit("pay depends on account performance, but no measure is retrospective",
        "pay depends on account performance", "but nobody measures what the account has brought",
        { "add retrospective measures of value capture",
          "pay by individual sales or the result of the team" })
    end
    local ahead = options.prospective_for_long_term
    if basis:has("long_term_value") and not measures:has("prospective")
      and (ahead or not measures:has("retrospective")) then
      return misfit("pay depends on long-term value, but "
        .. (ahead and "no measure is prospective" or "value capture is not measured"),
        "pay depends on long-term value", "but no measure shows this value",
        { ahead and "add prospective measures of value capture"
            or "measure value capture, backward or forward",
          "pay by individual sales or the result of the team" })
    end
    if options.long_term_value_required and measures:has("prospective")
      and not basis:has("long_term_value") then
      return misfit("value capture is measured forward, but no pay depends on long-term value",
        "but no pay depends on long-term value", "value capture is measured forward",
        { "add long-term value to the basis of pay",
          "measure value capture by retrospective measures alone" })
    end
    return pass()
  end,
  tests = {
    { name = "pay by both on measures of both kinds", expect = "pass", program = [[
account_performance_management: { value_capture_measures: [retrospective, prospective] }
account_team_profile_and_skills: { remuneration: { basis: [account_performance, long_term_value] } }
]] },
    { name = "individual sales where nothing is measured", expect = "pass", program = [[
account_performance_management: { value_capture_measures: [] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
]] },
    { name = "account performance on backward measures", expect = "pass", program = [[
account_performance_management: { value_capture_measures: [retrospective] }
account_team_profile_and_skills: { remuneration: { basis: [account_performance] } }
]] },
    { name = "long-term pay on forward measures", expect = "pass", program = [[
account_performance_management: { value_capture_measures: [prospective] }
account_team_profile_and_skills: { remuneration: { basis: [long_term_value] } }
]] },
    { name = "long-term pay that is worked out in later years", expect = "pass", program = [[
account_performance_management: { value_capture_measures: [retrospective] }
account_team_profile_and_skills: { remuneration: { basis: [long_term_value] } }
]] },
    { name = "the team's result waits for no measure", expect = "pass", program = [[
account_team_profile_and_skills: { remuneration: { basis: [team_result] } }
]] },
    { name = "pay by account performance on forward measures", expect = "fail",
      message = "pay depends on account performance, but no measure is retrospective",
      program = [[
account_performance_management: { value_capture_measures: [prospective] }
account_team_profile_and_skills: { remuneration: { basis: [account_performance, team_result] } }
]] },
    { name = "long-term pay on no measures", expect = "fail",
      message = "pay depends on long-term value, but value capture is not measured", program = [[
account_performance_management: { value_capture_measures: [] }
account_team_profile_and_skills: { remuneration: { basis: [long_term_value] } }
]] },
    { name = "long-term pay on backward measures where a firm asks for forward ones",
      expect = "fail", message = "pay depends on long-term value, but no measure is prospective",
      options = { prospective_for_long_term = true }, program = [[
account_performance_management: { value_capture_measures: [retrospective] }
account_team_profile_and_skills: { remuneration: { basis: [long_term_value] } }
]] },
    { name = "long-term pay on forward measures where a firm asks for them", expect = "pass",
      options = { prospective_for_long_term = true }, program = [[
account_performance_management: { value_capture_measures: [prospective] }
account_team_profile_and_skills: { remuneration: { basis: [long_term_value] } }
]] },
    { name = "account performance where a firm asks for forward measures of long-term value",
      expect = "pass", options = { prospective_for_long_term = true }, program = [[
account_performance_management: { value_capture_measures: [retrospective] }
account_team_profile_and_skills: { remuneration: { basis: [account_performance] } }
]] },
    { name = "forward measures where a firm asks for long-term pay", expect = "fail",
      message = "but no pay depends on long-term value",
      options = { long_term_value_required = true }, program = [[
account_performance_management: { value_capture_measures: [prospective] }
account_team_profile_and_skills: { remuneration: { basis: [individual_sales] } }
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
    { name = "account performance, open what is measured", expect = "undetermined",
      waits_for = "account_performance_management.value_capture_measures", program = [[
account_performance_management: { reporting: systematic }
account_team_profile_and_skills: { remuneration: { basis: [account_performance] } }
]] },
    { name = "fixed pay", expect = "not_applicable", program = [[
account_performance_management: { value_capture_measures: [] }
account_team_profile_and_skills: { remuneration: { basis: [] } }
]] },
  },
}
