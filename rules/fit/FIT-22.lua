return rule {
  id = "FIT-22",
  name = "influence-has-its-tools",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = {
    "organizational_integration",
    "account_business_planning",
    "account_specific_value_proposition",
    "account_management_process",
  },
  title = "Account managers who lead by influence hold its tools",
  rationale = [[
Most account managers move people over whom they have no say, in the customer's firm and in their
own. Impact without authority comes from three things they can put on the table: a plan that others
have agreed to act on, a proposition that is worth their while, and meetings that take place whoever
calls them. Take one away and influence is left to charm. Where account managers have authority,
they can order what they would otherwise have to win, and the tools are a choice.
]],
  source = {
    { work = "storbacka-2012", at = "Design Elements section, on impact without authority" },
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on organizational integration",
    },
  },
  remediation = "Give account managers the tools of influence that they lack, or give them "
    .. "authority.",
  options = {
    shared_authority_suffices = {
      type = "boolean", default = true,
      description = "Whether authority shared with line management makes the tools a choice, as "
        .. "formal authority does.",
    },
    involvement_from = {
      type = "word", domain = { "consulted", "joint" }, default = "consulted",
      description = "The least customer involvement that makes a plan a tool of influence without "
        .. "actions in it.",
    },
    differentiation_from = {
      type = "word", domain = { "segment", "account" }, default = "segment",
      description = "The least differentiation that makes the proposition a tool of influence.",
    },
  },
  check = function(c, options)
    local shared_suffices = options.shared_authority_suffices
    if c.organizational_integration.authority >= (shared_suffices and "shared" or "formal") then
      return pass()
    end

    local lacking = {}
    local notes = {
      ["organizational_integration.authority"] = "account managers cannot simply decide",
    }
    local has_actions = c.account_business_planning.focus:has("action_plans")
    local involved = c.account_business_planning.customer_involvement >= options.involvement_from
    if not has_actions and not involved then
      lacking[#lacking + 1] = "an account plan with actions or the customer's hand in it"
      notes["account_business_planning.focus"] = "the plan asks nobody to act"
      notes["account_business_planning.customer_involvement"] =
        "and the customer has too little of a hand in it"
    end
    if c.account_specific_value_proposition.differentiation < options.differentiation_from then
      lacking[#lacking + 1] = options.differentiation_from == "segment"
        and "a differentiated value proposition" or "a value proposition of the account's own"
      notes["account_specific_value_proposition.differentiation"] =
        "strategic accounts are offered too little of their own"
    end
    if not c.account_management_process.encounter_process:is("generic") then
      lacking[#lacking + 1] = "a generic encounter process"
      notes["account_management_process.encounter_process"] = "meetings have no agreed structure"
    end
    if #lacking == 0 then
      return pass()
    end

    local function listed(word)
      if #lacking == 1 then
        return lacking[1]
      end
      return table.concat(lacking, ", ", 1, #lacking - 1) .. word .. lacking[#lacking]
    end
    return fail {
      message = string.format("account managers lead without %s and without %s",
        shared_suffices and "authority" or "formal authority", listed(" or ")),
      notes = notes,
      at = "organizational_integration.authority",
      alternatives = {
        "give account managers " .. listed(" and "),
        "give account managers " .. (shared_suffices and "shared or formal" or "formal")
          .. " authority",
      },
    }
  end,
  tests = {
    { name = "influence with all three tools", expect = "pass", program = [[
organizational_integration: { authority: influence }
account_business_planning: { focus: [action_plans] }
account_specific_value_proposition: { differentiation: segment }
account_management_process: { encounter_process: generic }
]] },
    { name = "influence with a plan made with the customer", expect = "pass", program = [[
organizational_integration: { authority: influence }
account_business_planning: { focus: [sales_forecast], customer_involvement: consulted }
account_specific_value_proposition: { differentiation: account }
account_management_process: { encounter_process: generic }
]] },
    { name = "a joint plan whose focus is not declared", expect = "pass", program = [[
organizational_integration: { authority: influence }
account_business_planning: { customer_involvement: joint }
account_specific_value_proposition: { differentiation: account }
account_management_process: { encounter_process: generic }
]] },
    { name = "formal authority without any tool", expect = "pass", program = [[
organizational_integration: { authority: formal }
account_specific_value_proposition: { differentiation: none }
account_management_process: { encounter_process: none }
]] },
    { name = "shared authority without any tool", expect = "pass", program = [[
organizational_integration: { authority: shared }
account_management_process: { encounter_process: ad_hoc }
]] },
    { name = "shared authority where a firm counts formal authority only", expect = "fail",
      message = "lead without formal authority and without a generic encounter process",
      options = { shared_authority_suffices = false }, program = [[
organizational_integration: { authority: shared }
account_management_process: { encounter_process: ad_hoc }
]] },
    { name = "formal authority where a firm counts nothing less", expect = "pass",
      options = { shared_authority_suffices = false }, program = [[
organizational_integration: { authority: formal }
]] },
    { name = "all three tools, whatever the authority", expect = "pass", program = [[
organizational_integration: { structure: matrix }
account_business_planning: { focus: [action_plans] }
account_specific_value_proposition: { differentiation: account }
account_management_process: { encounter_process: generic }
]] },
    { name = "influence without a plan that moves anyone", expect = "fail",
      message = "without an account plan with actions or the customer's hand in it", program = [[
organizational_integration: { authority: influence }
account_business_planning: { focus: [sales_history], customer_involvement: informed }
account_specific_value_proposition: { differentiation: account }
account_management_process: { encounter_process: generic }
]] },
    { name = "influence without a differentiated proposition", expect = "fail",
      message = "without a differentiated value proposition", program = [[
organizational_integration: { authority: influence }
account_business_planning: { focus: [action_plans] }
account_specific_value_proposition: { differentiation: none }
account_management_process: { encounter_process: generic }
]] },
    { name = "influence with meetings as they come", expect = "fail",
      message = "without a generic encounter process", program = [[
organizational_integration: { authority: influence }
account_business_planning: { focus: [action_plans] }
account_specific_value_proposition: { differentiation: account }
account_management_process: { encounter_process: ad_hoc }
]] },
    { name = "influence with no tool at all names all three", expect = "fail",
      message = "in it, a differentiated value proposition or a generic encounter process",
      program = [[
organizational_integration: { authority: influence }
account_business_planning: { focus: [], customer_involvement: none }
account_specific_value_proposition: { differentiation: none }
account_management_process: { encounter_process: none }
]] },
    { name = "a plan that the customer is asked about where a firm wants it made jointly",
      expect = "fail", message = "without an account plan with actions",
      options = { involvement_from = "joint" }, program = [[
organizational_integration: { authority: influence }
account_business_planning: { focus: [sales_forecast], customer_involvement: consulted }
]] },
    { name = "a joint plan where a firm wants it made jointly", expect = "pass",
      options = { involvement_from = "joint" }, program = [[
organizational_integration: { authority: influence }
account_business_planning: { focus: [sales_forecast], customer_involvement: joint }
account_specific_value_proposition: { differentiation: segment }
account_management_process: { encounter_process: generic }
]] },
    { name = "a proposition for the segment where a firm wants one for the account",
      expect = "fail", message = "without a value proposition of the account's own",
      options = { differentiation_from = "account" }, program = [[
organizational_integration: { authority: influence }
account_specific_value_proposition: { differentiation: segment }
]] },
    { name = "a proposition for the account where a firm wants one", expect = "pass",
      options = { differentiation_from = "account" }, program = [[
organizational_integration: { authority: influence }
account_business_planning: { focus: [action_plans] }
account_specific_value_proposition: { differentiation: account }
account_management_process: { encounter_process: generic }
]] },
    { name = "one tool known to be lacking is enough", expect = "fail",
      message = "without a differentiated value proposition", program = [[
organizational_integration: { authority: influence }
account_specific_value_proposition: { differentiation: none }
]] },
    { name = "two tools lacking", expect = "fail",
      message = "without a differentiated value proposition or a generic encounter process",
      program = [[
organizational_integration: { authority: influence }
account_specific_value_proposition: { differentiation: none }
account_management_process: { encounter_process: ad_hoc }
]] },
    { name = "authority not declared, a tool lacking", expect = "undetermined",
      waits_for = "organizational_integration.authority", program = [[
account_business_planning: { focus: [action_plans] }
account_specific_value_proposition: { differentiation: account }
account_management_process: { encounter_process: ad_hoc }
]] },
  },
}
