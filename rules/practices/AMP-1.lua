return rule {
  id = "AMP-1",
  name = "one-encounter-process-balances-business-and-people",
  kind = "practice",
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
    local process = amp.encounter_process
    local balance = amp.encounter_balance
    local breadth = amp.relationship_breadth
    local lacks, place = {}, nil
    local function lack(what, where)
      lacks[#lacks + 1] = what
      place = place or where
    end

    if process:is("none") then
      lack("follow no process", "account_management_process.encounter_process")
    elseif process:is("ad_hoc") then
      lack("are ad hoc instead of one generic process",
        "account_management_process.encounter_process")
    end
    if not balance:has("business_model_matching") then
      lack("do not match the two business models", "account_management_process.encounter_balance")
    end
    if not balance:has("personal_relationships") then
      lack("build no personal relationships", "account_management_process.encounter_balance")
    end
    if not breadth:has("functions") then
      lack("do not reach across functions", "account_management_process.relationship_breadth")
    end
    if not breadth:has("hierarchy_levels") then
      lack("do not reach across hierarchy levels",
        "account_management_process.relationship_breadth")
    end

    if #lacks == 0 then
      return pass()
    end
    local list = lacks[#lacks]
    if #lacks > 1 then
      list = table.concat(lacks, ", ", 1, #lacks - 1) .. " and " .. list
    end
    return fail { message = "meetings with strategic accounts " .. list, at = place }
  end,
  tests = {
    { name = "a generic process in balance", expect = "pass", program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching, personal_relationships]
  relationship_breadth: [functions, hierarchy_levels]
]] },
    { name = "no process", expect = "fail", message = "accounts follow no process", program = [[
account_management_process: { encounter_process: none }
]] },
    { name = "meetings as they come", expect = "fail", message = "accounts are ad hoc", program = [[
account_management_process:
  encounter_process: ad_hoc
  encounter_balance: [business_model_matching, personal_relationships]
  relationship_breadth: [functions, hierarchy_levels]
]] },
    { name = "good company", expect = "fail", message = "do not match the two business models",
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
    { name = "every lack is named", expect = "fail",
      message = "ad hoc instead of one generic process, build no personal relationships and do not",
      program = [[
account_management_process:
  encounter_process: ad_hoc
  encounter_balance: [business_model_matching]
  relationship_breadth: [functions]
]] },
    { name = "a narrow breadth does not wait for what is not declared", expect = "fail",
      message = "accounts do not reach across hierarchy levels", program = [[
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
