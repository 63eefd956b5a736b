return rule {
  id = "AMP-1",
  name = "one-encounter-process-balances-business-and-people",
  kind = "practice",
  elements = { "account_management_process" },
  title = "One generic encounter process balances business models and personal relationships",
  rationale = [[
Table 1 lists as a common practice a generic process for encounters with strategic accounts. It says
what the process has to balance: the need to match the business models of the two firms, and the
need to build personal relationships between functions and between levels of hierarchy. Three
declarations show it: meetings follow one pattern for all strategic accounts, they are meant for
both needs, and the relationships reach across functions and across levels. A process that leaves
out one of the two needs has nothing to balance.
]],
  source = { { work = "storbacka-2012", statement = "practice-amp-1" } },
  remediation = "Meetings with all strategic accounts follow one generic process, which serves "
    .. "matching business models and building personal relationships, across functions and "
    .. "hierarchy levels.",
  check = function(c)
    local amp = c.account_management_process
    local process, balance = amp.encounter_process, amp.encounter_balance
    local breadth = amp.relationship_breadth
    local lacks, place = {}, nil
    local function lack(what, where)
      lacks[#lacks + 1] = "to " .. what
      place = place or "account_management_process." .. where
    end

    if process:is("none") then
      lack("follow a process", "encounter_process")
    elseif process:is("ad_hoc") then
      lack("follow one generic process (they are ad hoc)", "encounter_process")
    end
    if not balance:has("business_model_matching") then
      lack("serve matching business models", "encounter_balance")
    end
    if not balance:has("personal_relationships") then
      lack("serve building personal relationships", "encounter_balance")
    end
    if not breadth:has("functions") then
      lack("reach across functions", "relationship_breadth")
    end
    if not breadth:has("hierarchy_levels") then
      lack("reach across hierarchy levels", "relationship_breadth")
    end

    if #lacks == 0 then
      return pass()
    end
    local list = lacks[#lacks]
    if #lacks > 1 then
      list = table.concat(lacks, ", ", 1, #lacks - 1) .. " or " .. list
    end
    return fail {
      message = "meetings with strategic accounts are not declared " .. list,
      at = place,
    }
  end,
  tests = {
    { name = "a generic process in balance", expect = "pass", program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching, personal_relationships]
  relationship_breadth: [functions, hierarchy_levels]
]] },
    { name = "no process", expect = "fail",
      message = "meetings with strategic accounts are not declared to follow a process",
      program = [[
account_management_process:
  encounter_process: none
  encounter_balance: [business_model_matching, personal_relationships]
  relationship_breadth: [functions, hierarchy_levels]
]] },
    { name = "meetings as they come", expect = "fail",
      message = "not declared to follow one generic process (they are ad hoc)", program = [[
account_management_process:
  encounter_process: ad_hoc
  encounter_balance: [business_model_matching, personal_relationships]
  relationship_breadth: [functions, hierarchy_levels]
]] },
    { name = "meetings for people alone", expect = "fail",
      message = "not declared to serve matching business models", program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [personal_relationships]
  relationship_breadth: [functions, hierarchy_levels]
]] },
    { name = "meetings for business alone", expect = "fail",
      message = "not declared to serve building personal relationships", program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching]
  relationship_breadth: [functions, hierarchy_levels]
]] },
    { name = "top to top alone", expect = "fail",
      message = "not declared to reach across functions", program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching, personal_relationships]
  relationship_breadth: [hierarchy_levels]
]] },
    { name = "experts alone", expect = "fail",
      message = "not declared to reach across hierarchy levels", program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching, personal_relationships]
  relationship_breadth: [functions]
]] },
    { name = "every lack is named", expect = "fail",
      message = "to follow one generic process (they are ad hoc), to serve matching business "
        .. "models, to serve building personal relationships, to reach across functions or to "
        .. "reach across hierarchy levels",
      program = [[
account_management_process:
  encounter_process: ad_hoc
  encounter_balance: []
  relationship_breadth: []
]] },
    { name = "two lacks", expect = "fail",
      message = "to serve building personal relationships or to reach across functions",
      program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching]
  relationship_breadth: [hierarchy_levels]
]] },
    { name = "a narrow breadth does not wait for the values that are not declared", expect = "fail",
      message = "not declared to reach across hierarchy levels", program = [[
account_management_process: { relationship_breadth: [functions] }
]] },
    { name = "the breadth is not declared", expect = "undetermined",
      waits_for = "account_management_process.relationship_breadth", program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching, personal_relationships]
]] },
  },
}
