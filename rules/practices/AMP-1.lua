return rule {
  id = "AMP-1",
  name = "one-encounter-process-balances-business-and-people",
  kind = "practice",
  severity = "warning",
  elements = { "account_management_process" },
  title = "One encounter process balances matching business models and building relationships",
  rationale = [[
Meetings with an account serve two ends: to find out how the two businesses could work together,
and to let people get to know each other. A process that serves the first alone has no one to call
when something goes wrong; one that serves the second alone is good company. Relationships that
reach across functions and hierarchy levels survive a change of jobs, and a process common to all
strategic accounts lets the firm learn from one for the next.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account management process" },
  },
  remediation = "Define one pattern of meetings for all strategic accounts: which business topics "
    .. "are worked on, and which functions and levels of the two firms meet.",
  check = function(c)
    local amp = c.account_management_process
    if amp.encounter_process:is("none") then
      return fail { message = "no process is defined for meetings with strategic accounts" }
    end
    if amp.encounter_process:is("ad_hoc") then
      return fail { message = "strategic accounts are met ad hoc, not by one generic process" }
    end
    if not amp.encounter_balance:has("business_model_matching") then
      return fail { message = "the meetings do not work on matching the two business models" }
    end
    if not amp.encounter_balance:has("personal_relationships") then
      return fail {
        message = "the meetings match business models, but build no personal relationships",
      }
    end
    if not amp.relationship_breadth:has("functions") then
      return fail { message = "the relationships with the account do not reach across functions" }
    end
    if not amp.relationship_breadth:has("hierarchy_levels") then
      return fail {
        message = "the relationships with the account do not reach across hierarchy levels",
      }
    end
    return pass()
  end,
  tests = {
    { name = "a generic process in balance", expect = "pass", program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching, personal_relationships]
  relationship_breadth: [functions, hierarchy_levels]
]] },
    { name = "no process", expect = "fail", message = "no process is defined", program = [[
account_management_process: { encounter_process: none }
]] },
    { name = "meetings as they come", expect = "fail", message = "met ad hoc", program = [[
account_management_process:
  encounter_process: ad_hoc
  encounter_balance: [business_model_matching, personal_relationships]
  relationship_breadth: [functions, hierarchy_levels]
]] },
    { name = "good company", expect = "fail", message = "matching the two business models",
      program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [personal_relationships]
]] },
    { name = "all business", expect = "fail", message = "build no personal relationships",
      program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching]
]] },
    { name = "top to top alone", expect = "fail", message = "across functions", program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching, personal_relationships]
  relationship_breadth: [hierarchy_levels]
]] },
    { name = "experts alone", expect = "fail", message = "across hierarchy levels", program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching, personal_relationships]
  relationship_breadth: [functions]
]] },
    { name = "the process is not declared", expect = "undetermined",
      waits_for = "account_management_process.encounter_process", program = [[
account_management_process: { relationship_breadth: [functions] }
]] },
    { name = "the balance is not declared", expect = "undetermined",
      waits_for = "account_management_process.encounter_balance", program = [[
account_management_process: { encounter_process: generic }
]] },
    { name = "the breadth is not declared", expect = "undetermined",
      waits_for = "account_management_process.relationship_breadth", program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching, personal_relationships]
]] },
  },
}
