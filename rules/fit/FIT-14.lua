local WORK <const> = "account_specific_value_proposition.work_division"
local BALANCE <const> = "account_management_process.encounter_balance"
local BREADTH <const> = "account_management_process.relationship_breadth"
local PROCESS <const> = "account_management_process.encounter_process"

local NO_AIM <const> =
  "the work division is integrated, but meetings are not for matching business models"
local NO_FORM <const> = "the work division is integrated, but neither a common process nor \z
  contact across functions carries the matching of business models"

local AIM_AT_IT <const> = "make matching business models an aim of the meetings"
local MEET_FUNCTIONS <const> = "build relationships across functions"
local MEET_BY_PROCESS <const> = "meet the account by a generic encounter process"
local SHARE <const> = "share work without integrating it"

return rule {
  id = "FIT-14",
  name = "closer-work-is-met-by-matching-business-models",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_specific_value_proposition", "account_management_process" },
  title = "Where work is integrated, encounters match the two business models",
  rationale = [[
The source describes how account management can improve performance: it improves how the business
models of the two firms interconnect. It also says that encounters serve the need to match elements
of the two business models. The value proposition decides how far they interconnect, because it
defines the work division. If one firm runs a part of the other's operations, the two business
models work as one in this part, so matching them has to be an aim of the meetings. Where the firms
divide tasks or only buy and sell, a contract can say where one hands over to the other.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-amp-1" },
    { work = "storbacka-2012", statement = "business-models-connect" },
    { work = "storbacka-2012", statement = "proposition-frames" },
  },
  remediation = "Use the encounters to match the two business models, or divide the work so that "
    .. "it needs less matching.",
  options = {
    integrated_needs_form = {
      type = "boolean", default = false,
      description = "Whether integrated work calls for a generic encounter process or "
        .. "relationships across functions, beside the aim of matching business models.",
    },
  },
  check = function(c, options)
    if not c.account_specific_value_proposition.work_division:is("integrated") then
      return not_applicable("neither firm runs a part of the other's operations")
    end

    local amp = c.account_management_process
    local function misfit(message, at, notes, alternatives)
      notes[WORK] = "one firm runs a part of the other's operations"
      return fail { message = message, at = at, notes = notes, alternatives = alternatives }
    end
    if not amp.encounter_balance:has("business_model_matching") then
      return misfit(NO_AIM, BALANCE,
        { [BALANCE] = "but meetings do not compare how the firms work" }, { AIM_AT_IT, SHARE })
    end
    if not options.integrated_needs_form or amp.relationship_breadth:has("functions")
      or amp.encounter_process:is("generic") then
      return pass()
    end
    return misfit(NO_FORM, WORK, {
      [PROCESS] = "meetings follow no common process",
      [BREADTH] = "and people of several functions do not meet",
    }, { MEET_BY_PROCESS, MEET_FUNCTIONS, SHARE })
  end,
  tests = {
    { name = "integrated work, business models are compared in a common process", expect = "pass",
      options = { integrated_needs_form = true }, program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching, personal_relationships]
]] },
    { name = "integrated work, business models are compared between functions", expect = "pass",
      options = { integrated_needs_form = true }, program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process:
  encounter_process: ad_hoc
  encounter_balance: [business_model_matching]
  relationship_breadth: [functions]
]] },
    { name = "business models are compared in a common process, whatever the work division",
      expect = "pass", program = [[
account_specific_value_proposition: { offering_structure: modular }
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching]
]] },
    { name = "shared work on good relations", expect = "not_applicable", program = [[
account_specific_value_proposition: { work_division: shared }
account_management_process:
  encounter_process: none
  encounter_balance: [personal_relationships]
  relationship_breadth: [hierarchy_levels]
]] },
    { name = "integrated work on good relations", expect = "fail",
      message = "meetings are not for matching business models", program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process:
  encounter_process: generic
  encounter_balance: [personal_relationships]
  relationship_breadth: [functions]
]] },
    { name = "integrated work whose matching has no form, where a firm asks for one",
      expect = "fail", message = "neither a common process nor contact across functions",
      options = { integrated_needs_form = true }, program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process:
  encounter_process: ad_hoc
  encounter_balance: [business_model_matching]
  relationship_breadth: [hierarchy_levels]
]] },
    { name = "integrated work, business models are compared without a form", expect = "pass",
      program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process:
  encounter_process: none
  encounter_balance: [business_model_matching]
]] },
    { name = "integrated work without the aim where a firm asks for a form", expect = "fail",
      message = "meetings are not for matching", options = { integrated_needs_form = true },
      program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process: { encounter_balance: [] }
]] },
    { name = "integrated work without a form, whatever the aim, where a firm asks for one",
      expect = "fail", message = "neither a common process nor contact across functions",
      options = { integrated_needs_form = true }, program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process: { encounter_process: none, relationship_breadth: [] }
]] },
    { name = "transactions", expect = "not_applicable", program = [[
account_specific_value_proposition: { work_division: transactional }
account_management_process: { encounter_balance: [personal_relationships] }
]] },
    { name = "a common process could carry the matching", expect = "undetermined",
      options = { integrated_needs_form = true },
      waits_for = "account_management_process.encounter_process", program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process: { encounter_balance: [business_model_matching] }
]] },
  },
}
