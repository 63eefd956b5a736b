return rule {
  id = "FIT-14",
  name = "closer-work-is-met-by-matching-business-models",
  kind = "fit",
  severity = "error",
  elements = { "account_specific_value_proposition", "account_management_process" },
  title = "The closer the work division, the more encounters match business models",
  rationale = [[
When two firms do each other's work, what one changes in its planning, pricing or plants lands in
the other. Good relations between people soften this and do not settle it: someone has to compare
how the two businesses run. For work that is shared it can be an aim of the meetings, or it comes
about because functions on both sides meet. Work that is integrated needs it as an aim, and a form
that carries it, a common process or contacts between functions. Buying and selling needs none.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account management process" },
    { work = "storbacka-2012", at = "Introduction, on interconnected business models" },
  },
  remediation = "Use the encounters to match the two business models, or divide the work so that "
    .. "they need less matching.",
  options = {
    functions_match_shared_work = {
      type = "boolean", default = true,
      description = "Whether relationships across functions match the business models well enough "
        .. "for work that is shared.",
    },
    integrated_needs_form = {
      type = "boolean", default = true,
      description = "Whether integrated work calls for a generic encounter process or "
        .. "relationships across functions, beside the aim of matching business models.",
    },
  },
  check = function(c, options)
    local avp = c.account_specific_value_proposition
    local amp = c.account_management_process
    local aimed = c:declares("account_management_process.encounter_balance")
      and amp.encounter_balance:has("business_model_matching")
    local across = c:declares("account_management_process.relationship_breadth")
      and amp.relationship_breadth:has("functions")
    local common = c:declares("account_management_process.encounter_process")
      and amp.encounter_process:is("generic")
    local carried = across or common or not options.integrated_needs_form
    if c:declares("account_specific_value_proposition")
      and not c:declares("account_specific_value_proposition.work_division")
      and aimed and carried then
      return pass() -- matched so well, work can be divided in any way
    end
    if avp.work_division:is("transactional") then
      return not_applicable("the two businesses meet only in transactions")
    end

    if avp.work_division:is("shared") then
      if aimed then
        return pass()
      end
      if options.functions_match_shared_work and across then
        return pass()
      end
      -- Neither is known to be there: what is undeclared could be the one.
      local _ = amp.encounter_balance
      local notes = {
        ["account_specific_value_proposition.work_division"] =
          "each side depends on the other's work",
        ["account_management_process.encounter_balance"] =
          "but meetings do not compare how they work",
      }
      local alternatives = {
        "make business-model matching an aim of the encounters",
        "divide work by transactions",
      }
      if options.functions_match_shared_work then
        _ = amp.relationship_breadth
        notes["account_management_process.relationship_breadth"] = "and the functions do not meet"
        alternatives[3] = "build relationships across functions"
      end
      return fail {
        message = "work is shared with the account, but nothing matches the two business models",
        notes = notes,
        at = "account_specific_value_proposition.work_division",
        alternatives = alternatives,
      }
    end

    -- The aim is needed in any case, so its lack decides by itself.
    if c:declares("account_management_process.encounter_balance") and not aimed then
      return fail {
        message = "work is integrated with the account, but matching business models is no aim of "
          .. "the encounters",
        notes = {
          ["account_specific_value_proposition.work_division"] =
            "the two businesses run as one here",
          ["account_management_process.encounter_balance"] = "but meetings do not compare them",
        },
        at = "account_management_process.encounter_balance",
        alternatives = {
          "make business-model matching an aim of the encounters",
          across and options.functions_match_shared_work
            and "share work without integrating it" or "divide work by transactions",
        },
      }
    end
    if not carried then
      local _ = { amp.encounter_process, amp.relationship_breadth }
      return fail {
        message = "work is integrated with the account, but no common process and no contact "
          .. "between functions carries the matching of business models",
        notes = {
          ["account_specific_value_proposition.work_division"] =
            "the two businesses run as one here",
          ["account_management_process.encounter_process"] = "meetings follow no common process",
          ["account_management_process.relationship_breadth"] = "and the functions do not meet",
        },
        at = "account_specific_value_proposition.work_division",
        alternatives = {
          "meet the account by a generic encounter process",
          "build relationships across functions",
          aimed and "share work without integrating it" or "divide work by transactions",
        },
      }
    end
    local _ = amp.encounter_balance
    return pass()
  end,
  tests = {
    { name = "shared work, business models are compared", expect = "pass", program = [[
account_specific_value_proposition: { work_division: shared }
account_management_process: { encounter_balance: [business_model_matching] }
]] },
    { name = "shared work, functions meet", expect = "pass", program = [[
account_specific_value_proposition: { work_division: shared }
account_management_process:
  encounter_balance: [personal_relationships]
  relationship_breadth: [functions]
]] },
    { name = "integrated work, business models are compared in a common process", expect = "pass",
      program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching, personal_relationships]
]] },
    { name = "integrated work, business models are compared between functions", expect = "pass",
      program = [[
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
      message = "work is shared with the account, but nothing matches", program = [[
account_specific_value_proposition: { work_division: shared }
account_management_process:
  encounter_balance: [personal_relationships]
  relationship_breadth: [hierarchy_levels]
]] },
    { name = "integrated work on good relations", expect = "fail",
      message = "matching business models is no aim of the encounters", program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process:
  encounter_process: generic
  encounter_balance: [personal_relationships]
  relationship_breadth: [functions]
]] },
    { name = "integrated work whose matching has no form", expect = "fail",
      message = "no common process and no contact between functions", program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process:
  encounter_process: ad_hoc
  encounter_balance: [business_model_matching]
  relationship_breadth: [hierarchy_levels]
]] },
    { name = "integrated work without a form where a firm asks for the aim only", expect = "pass",
      options = { integrated_needs_form = false }, program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process:
  encounter_process: none
  encounter_balance: [business_model_matching]
]] },
    { name = "integrated work without the aim where a firm asks for it only", expect = "fail",
      message = "no aim of the encounters", options = { integrated_needs_form = false },
      program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process: { encounter_balance: [] }
]] },
    { name = "shared work, functions meet, where a firm asks for the aim", expect = "fail",
      message = "nothing matches the two business models",
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
    { name = "integrated work without a form does not wait for the aim", expect = "fail",
      message = "no common process and no contact between functions", program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process: { encounter_process: none, relationship_breadth: [] }
]] },
    { name = "aim of the encounters not declared", expect = "undetermined",
      waits_for = "account_management_process.encounter_balance", program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process: { encounter_process: generic }
]] },
    { name = "functions could match shared work", expect = "undetermined",
      waits_for = "account_management_process.relationship_breadth", program = [[
account_specific_value_proposition: { work_division: shared }
account_management_process: { encounter_balance: [personal_relationships] }
]] },
    { name = "value proposition left out", expect = "undetermined",
      waits_for = "account_specific_value_proposition.work_division", program = [[
account_management_process:
  encounter_process: generic
  encounter_balance: [business_model_matching]
]] },
    { name = "work division not declared", expect = "undetermined",
      waits_for = "account_specific_value_proposition.work_division", program = [[
account_specific_value_proposition: { offering_structure: modular }
account_management_process: { encounter_process: generic, encounter_balance: [] }
]] },
    { name = "transactions", expect = "not_applicable", program = [[
account_specific_value_proposition: { work_division: transactional }
account_management_process: { encounter_balance: [personal_relationships] }
]] },
    { name = "a common process could carry the matching", expect = "undetermined",
      waits_for = "account_management_process.encounter_process", program = [[
account_specific_value_proposition: { work_division: integrated }
account_management_process: { encounter_balance: [business_model_matching] }
]] },
  },
}
