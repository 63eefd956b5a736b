local WORK <const> = "account_specific_value_proposition.work_division"
local BALANCE <const> = "account_management_process.encounter_balance"
local BREADTH <const> = "account_management_process.relationship_breadth"
local PROCESS <const> = "account_management_process.encounter_process"

local NOTHING_MATCHES <const> =
  "the work division is shared, but no meetings match the two business models"
local NO_AIM <const> =
  "the work division is integrated, but meetings are not for matching business models"
local NO_FORM <const> = "the work division is integrated, but neither a common process nor \z
  contact across functions carries the matching of business models"

local AIM_AT_IT <const> = "make matching business models an aim of the meetings"
local MEET_FUNCTIONS <const> = "build relationships across functions"
local MEET_BY_PROCESS <const> = "meet the account by a generic encounter process"
local TRANSACT <const> = "divide work by transactions"
local SHARE <const> = "share work without integrating it"

return rule {
  id = "FIT-14",
  name = "closer-work-is-met-by-matching-business-models",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_specific_value_proposition", "account_management_process" },
  title = "Where work goes beyond transactions, encounters match the two business models",
  rationale = [[
The source describes how account management can improve performance: it improves how the business
models of the two firms interconnect. It also says that encounters serve the need to match elements
of the two business models. The value proposition decides how far they interconnect, because it
defines the work division. If tasks are shared, the models can be matched as an aim of the meetings,
or by the functions that meet each other. If one firm runs a part of the other's operations,
matching has to be an aim. Where the firms only buy and sell, nothing calls for it.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-amp-1" },
    { work = "storbacka-2012", statement = "business-models-connect" },
    { work = "storbacka-2012", statement = "proposition-frames" },
  },
  remediation = "Use the encounters to match the two business models, or divide the work so that "
    .. "it needs less matching.",
  options = {
    functions_match_shared_work = {
      type = "boolean", default = true,
      description = "Whether relationships across functions match the business models well enough "
        .. "for work that is shared.",
    },
    integrated_needs_form = {
      type = "boolean", default = false,
      description = "Whether integrated work calls for a generic encounter process or "
        .. "relationships across functions, beside the aim of matching business models.",
    },
  },
  check = function(c, options)
    local work = c.account_specific_value_proposition.work_division
    if work:is("transactional") then
      return not_applicable("the two businesses meet only in transactions")
    end

    local amp = c.account_management_process
    local aimed = amp.encounter_balance:has("business_model_matching")
    local across = amp.relationship_breadth:has("functions")
    local common = amp.encounter_process:is("generic")
    local function misfit(message, at, notes, alternatives)
      return fail { message = message, at = at, notes = notes, alternatives = alternatives }
    end

    if work:is("shared") then
      if aimed or across and options.functions_match_shared_work then
        return pass()
      end
      local notes = {
        [WORK] = "both firms have tasks beyond buying and selling",
        [BALANCE] = "but meetings do not compare how the firms work",
      }
      local alternatives = { AIM_AT_IT, TRANSACT }
      if options.functions_match_shared_work then
        notes[BREADTH] = "and people of several functions do not meet"
        alternatives[3] = MEET_FUNCTIONS
      end
      return misfit(NOTHING_MATCHES, WORK, notes, alternatives)
    end

    local notes = { [WORK] = "one firm runs a part of the other's operations" }
    if not aimed then
      notes[BALANCE] = "but meetings do not compare how the firms work"
      local less = across and options.functions_match_shared_work and SHARE or TRANSACT
      return misfit(NO_AIM, BALANCE, notes, { AIM_AT_IT, less })
    end
    if across or common or not options.integrated_needs_form then
      return pass()
    end
    notes[PROCESS] = "meetings follow no common process"
    notes[BREADTH] = "and people of several functions do not meet"
    return misfit(NO_FORM, WORK, notes, { MEET_BY_PROCESS, MEET_FUNCTIONS, SHARE })
  end,
  tests = {
    { name = "shared work, business models are compared", expect = "pass", program = [[
account_specific_value_proposition: { work_division: shared }
account_management_process: { encounter_balance: [business_model_matching] }
]] },
    { name = "shared work, functions meet", expect = "pass", program = [[
account_specific_value_proposition: { work_division: shared }
account_management_process:
  encounter_process: ad_hoc
  encounter_balance: [personal_relationships]
  relationship_breadth: [functions]
]] },
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
    { name = "shared work on good relations", expect = "fail",
      message = "the work division is shared, but no meetings match", program = [[
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
    { name = "shared work, functions meet, where a firm asks for the aim", expect = "fail",
      message = "no meetings match the two business models",
      options = { functions_match_shared_work = false }, program = [[
account_specific_value_proposition: { work_division: shared }
account_management_process:
  encounter_balance: [personal_relationships]
  relationship_breadth: [functions]
]] },
    { name = "shared work with the aim where a firm asks for it", expect = "pass",
      options = { functions_match_shared_work = false }, program = [[
account_specific_value_proposition: { work_division: shared }
account_management_process: { encounter_balance: [business_model_matching] }
]] },
    { name = "integrated work without a form, whatever the aim, where a firm asks for one",
      expect = "fail", message = "neither a common process nor contact across functions",
      options = { integrated_needs_form = true }, program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process: { encounter_process: none, relationship_breadth: [] }
]] },
    { name = "functions could match shared work", expect = "undetermined",
      waits_for = "account_management_process.relationship_breadth", program = [[
account_specific_value_proposition: { work_division: shared }
account_management_process: { encounter_balance: [personal_relationships] }
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
