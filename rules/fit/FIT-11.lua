local WORK <const> = "account_specific_value_proposition.work_division"
local OFFERING <const> = "account_specific_value_proposition.offering_structure"

return rule {
  id = "FIT-11",
  name = "what-binds-operations-reaches-operations",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "account_specific_value_proposition", "organizational_integration" },
  title = "A proposition that binds operations has a way of reaching them",
  rationale = [[
The value proposition defines how work is divided between the two firms, and the program has to
secure the support of the whole firm for the account. If the firm runs a part of the customer's
operations, or designs its offering for an account that has a proposition of its own, its operations
have to do work that they would not do otherwise. The source names what gives strategic accounts a
claim on them: defined roles of functional management, an escalation mechanism that gives their work
priority when needed, and representation in the executive committee. Account managers who have a say
themselves need none of these. One of the four is enough, informal escalation included. A
proposition that operations serve from stock, by schedule or in the ordinary course of orders needs
none.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-oi-1" },
    { work = "storbacka-2012", statement = "practice-oi-3" },
    { work = "storbacka-2012", statement = "support-of-whole-firm" },
    { work = "storbacka-2012", statement = "proposition-frames" },
  },
  remediation = "Give the program one way of reaching operations, or offer what operations supply "
    .. "in the ordinary course of work.",
  options = {
    binding_from = {
      type = "word", domain = { "shared", "integrated" }, default = "integrated",
      description = "The least work division that binds operations.",
    },
    bespoke_binds = {
      type = "boolean", default = true,
      description = "Whether bespoke offerings for single accounts bind operations, too.",
    },
    escalation_from = {
      type = "word", domain = { "informal", "formal" }, default = "informal",
      description = "The least escalation that reaches operations.",
    },
    authority_from = {
      type = "word", domain = { "shared", "formal" }, default = "shared",
      description = "The least authority of account managers that reaches operations.",
    },
  },
  check = function(c, options)
    local avp = c.account_specific_value_proposition
    local by_work = avp.work_division >= options.binding_from
    local by_offering = options.bespoke_binds and avp.offering_structure:is("bespoke")
      and avp.differentiation:is("account")
    if not by_work and not by_offering then
      return not_applicable("the proposition does not bind operations")
    end
    local oi = c.organizational_integration
    if oi.roles_defined:has("functional_management") or oi.escalation >= options.escalation_from
      or oi.authority >= options.authority_from or oi.executive_representation > "none" then
      return pass()
    end

    local notes = {
      ["organizational_integration.roles_defined"] = "functional management has no written duty",
      ["organizational_integration.escalation"] = "conflicts are taken no higher",
      ["organizational_integration.authority"] = "account managers cannot decide on operations",
      ["organizational_integration.executive_representation"] = "and no executive speaks for them",
    }
    local binding, less = {}, {}
    local place = OFFERING
    if by_work then
      place = WORK
      notes[WORK] = "operations have to do this work"
      binding[1] = "the work division is " .. avp.work_division
      less[1] = options.binding_from == "shared" and "divide work by transactions"
        or "share work without integrating it"
    end
    if by_offering then
      notes[OFFERING] = "operations have to make this for one account"
      binding[#binding + 1] = "the offering is bespoke for single accounts"
      less[#less + 1] = "offer modules or fixed products"
    end
    return fail {
      message = table.concat(binding, " and ") .. ", but nothing gives the program a claim on "
        .. "operations",
      notes = notes,
      at = place,
      alternatives = {
        "define the role of functional management",
        options.escalation_from == "formal" and "let a rule say how conflicts are escalated"
          or "let conflicts be escalated, informally or by a rule",
        options.authority_from == "shared" and "give account managers shared or formal authority"
          or "give account managers formal authority",
        "give the program a sponsor or a member in the executive committee",
        table.concat(less, " and "),
      },
    }
  end,
  tests = {
    { name = "integrated work, functional management has its role", expect = "pass", program = [[
account_specific_value_proposition: { work_division: integrated, offering_structure: modular }
organizational_integration: { roles_defined: [account_managers, functional_management] }
]] },
    { name = "integrated work, conflicts are escalated", expect = "pass", program = [[
account_specific_value_proposition: { work_division: integrated }
organizational_integration: { roles_defined: [], escalation: formal }
]] },
    { name = "bespoke offerings, account managers share authority", expect = "pass", program = [[
account_specific_value_proposition: { offering_structure: bespoke, differentiation: account }
organizational_integration: { authority: shared }
]] },
    { name = "modules, conflicts are escalated, whatever the work division", expect = "pass",
      program = [[
account_specific_value_proposition: { offering_structure: modular }
organizational_integration: { escalation: formal }
]] },
    { name = "integrated work, conflicts are escalated informally", expect = "pass", program = [[
account_specific_value_proposition: { work_division: integrated }
organizational_integration: { roles_defined: [], escalation: informal }
]] },
    { name = "integrated work, an executive speaks for the program", expect = "pass", program = [[
account_specific_value_proposition: { work_division: integrated }
organizational_integration: { roles_defined: [], executive_representation: sponsor }
]] },
    { name = "integrated work on goodwill", expect = "fail",
      message = "the work division is integrated, but nothing gives", program = [[
account_specific_value_proposition: { work_division: integrated, offering_structure: modular }
organizational_integration:
  roles_defined: [account_managers]
  escalation: none
  authority: influence
  executive_representation: none
]] },
    { name = "informal escalation where a firm asks for a rule", expect = "fail",
      message = "nothing gives the program a claim on operations",
      options = { escalation_from = "formal" }, program = [[
account_specific_value_proposition: { work_division: integrated, offering_structure: modular }
organizational_integration:
  roles_defined: [account_managers]
  escalation: informal
  authority: influence
  executive_representation: none
]] },
    { name = "escalation by a rule where a firm asks for one", expect = "pass",
      options = { escalation_from = "formal" }, program = [[
account_specific_value_proposition: { work_division: integrated }
organizational_integration: { roles_defined: [], escalation: formal }
]] },
    { name = "a firm that makes everything to order", expect = "not_applicable", program = [[
account_specific_value_proposition:
  differentiation: segment
  work_division: shared
  offering_structure: bespoke
]] },
    { name = "bespoke offerings on goodwill", expect = "fail",
      message = "the offering is bespoke for single accounts, but nothing gives the program",
      program = [[
account_specific_value_proposition:
  differentiation: account
  work_division: transactional
  offering_structure: bespoke
organizational_integration:
  roles_defined: []
  escalation: none
  authority: influence
  executive_representation: none
]] },
    { name = "both on goodwill", expect = "fail",
      message = "the work division is integrated and the offering is bespoke for single",
      program = [[
account_specific_value_proposition:
  differentiation: account
  work_division: integrated
  offering_structure: bespoke
organizational_integration:
  roles_defined: []
  escalation: none
  authority: influence
  executive_representation: none
]] },
    { name = "shared work on goodwill where a firm counts it as binding", expect = "fail",
      message = "the work division is shared, but nothing", options = { binding_from = "shared" },
      program = [[
account_specific_value_proposition: { work_division: shared, offering_structure: modular }
organizational_integration:
  roles_defined: []
  escalation: none
  authority: influence
  executive_representation: none
]] },
    { name = "transactions where a firm counts shared work as binding", expect = "not_applicable",
      options = { binding_from = "shared" }, program = [[
account_specific_value_proposition: { work_division: transactional, offering_structure: modular }
organizational_integration:
  roles_defined: []
  escalation: none
  authority: influence
  executive_representation: none
]] },
    { name = "bespoke offerings where a firm makes nothing else", expect = "not_applicable",
      options = { bespoke_binds = false }, program = [[
account_specific_value_proposition:
  differentiation: account
  work_division: shared
  offering_structure: bespoke
organizational_integration:
  roles_defined: []
  escalation: none
  authority: influence
  executive_representation: none
]] },
    { name = "integrated work on goodwill where a firm makes nothing but bespoke offerings",
      expect = "fail", message = "the work division is integrated, but nothing gives",
      options = { bespoke_binds = false }, program = [[
account_specific_value_proposition:
  differentiation: account
  work_division: integrated
  offering_structure: bespoke
organizational_integration:
  roles_defined: []
  escalation: none
  authority: influence
  executive_representation: none
]] },
    { name = "shared authority where a firm asks for formal authority", expect = "fail",
      message = "nothing gives the program a claim on operations",
      options = { authority_from = "formal" }, program = [[
account_specific_value_proposition: { work_division: integrated }
organizational_integration:
  roles_defined: []
  escalation: none
  authority: shared
  executive_representation: none
]] },
    { name = "formal authority where a firm asks for it", expect = "pass",
      options = { authority_from = "formal" }, program = [[
account_specific_value_proposition: { work_division: integrated }
organizational_integration: { authority: formal }
]] },
    { name = "account managers could have a say", expect = "undetermined",
      waits_for = "organizational_integration.authority", program = [[
account_specific_value_proposition: { work_division: integrated }
organizational_integration:
  roles_defined: [account_managers]
  escalation: none
  executive_representation: none
]] },
    { name = "modules and shared work", expect = "not_applicable", program = [[
account_specific_value_proposition: { work_division: shared, offering_structure: modular }
organizational_integration:
  roles_defined: []
  escalation: none
  authority: influence
  executive_representation: none
]] },
  },
}
