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
Taking over a part of the customer's work, or making each order anew, is promised by one part of the
firm and done by another. The promise holds when operations are bound to it by something besides
goodwill: a duty of functional management that is written down, a fixed way of taking a conflict
higher, or account managers with a say of their own. One of them is enough. A proposition that
operations serve from stock or by schedule needs none of this.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, organizational integration" },
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on the value proposition",
    },
    { work = "homburg-2002", at = "pp. 40-42" },
  },
  remediation = "Give the program one way of reaching operations, or offer what operations can "
    .. "supply without being asked.",
  options = {
    binding_from = {
      type = "word", domain = { "shared", "integrated" }, default = "integrated",
      description = "The least work division that binds operations.",
    },
    bespoke_binds = {
      type = "boolean", default = true,
      description = "Whether bespoke offerings bind operations too.",
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
    if not by_work and not by_offering then
      return not_applicable("the proposition does not bind operations")
    end
    local oi = c.organizational_integration
    if oi.roles_defined:has("functional_management") or oi.escalation:is("formal")
      or oi.authority >= options.authority_from then
      return pass()
    end

    local notes = {
      ["organizational_integration.roles_defined"] = "functional management has no defined duty",
      ["organizational_integration.escalation"] = "no fixed way leads higher",
      ["organizational_integration.authority"] = "and account managers cannot decide it",
    }
    local promises, less = {}, {}
    local place = OFFERING
    if by_work then
      place = WORK
      notes[WORK] = "operations are to do this work"
      promises[1] = avp.work_division .. " work division"
      less[1] = options.binding_from == "shared" and "divide work by transactions"
        or "share work without integrating it"
    end
    if by_offering then
      notes[OFFERING] = "operations are to make this anew"
      promises[#promises + 1] = "bespoke offerings"
      less[#less + 1] = "offer modules or fixed products"
    end
    return fail {
      message = "the proposition promises " .. table.concat(promises, " and ")
        .. ", but nothing binds operations to it",
      notes = notes,
      at = place,
      alternatives = {
        "define the role of functional management",
        "add formal escalation",
        options.authority_from == "shared" and "give account managers shared or formal authority"
          or "give account managers formal authority",
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
account_specific_value_proposition: { offering_structure: bespoke }
organizational_integration: { authority: shared }
]] },
    { name = "modules, conflicts are escalated, whatever the work division", expect = "pass",
      program = [[
account_specific_value_proposition: { offering_structure: modular }
organizational_integration: { escalation: formal }
]] },
    { name = "integrated work on goodwill", expect = "fail",
      message = "promises integrated work division, but nothing binds operations", program = [[
account_specific_value_proposition: { work_division: integrated, offering_structure: modular }
organizational_integration:
  roles_defined: [account_managers]
  escalation: informal
  authority: influence
]] },
    { name = "bespoke offerings on goodwill", expect = "fail",
      message = "promises bespoke offerings, but nothing binds operations", program = [[
account_specific_value_proposition: { work_division: transactional, offering_structure: bespoke }
organizational_integration: { roles_defined: [], escalation: none, authority: influence }
]] },
    { name = "both on goodwill", expect = "fail",
      message = "integrated work division and bespoke offerings", program = [[
account_specific_value_proposition: { work_division: integrated, offering_structure: bespoke }
organizational_integration: { roles_defined: [], escalation: none, authority: influence }
]] },
    { name = "shared work on goodwill where a firm counts it as binding", expect = "fail",
      message = "promises shared work division", options = { binding_from = "shared" }, program = [[
account_specific_value_proposition: { work_division: shared, offering_structure: modular }
organizational_integration: { roles_defined: [], escalation: none, authority: influence }
]] },
    { name = "transactions where a firm counts shared work as binding", expect = "not_applicable",
      options = { binding_from = "shared" }, program = [[
account_specific_value_proposition: { work_division: transactional, offering_structure: modular }
organizational_integration: { roles_defined: [], escalation: none, authority: influence }
]] },
    { name = "bespoke offerings where a firm makes nothing else", expect = "not_applicable",
      options = { bespoke_binds = false }, program = [[
account_specific_value_proposition: { work_division: shared, offering_structure: bespoke }
organizational_integration: { roles_defined: [], escalation: none, authority: influence }
]] },
    { name = "integrated work on goodwill where a firm makes nothing but bespoke offerings",
      expect = "fail", message = "promises integrated work division, but nothing binds",
      options = { bespoke_binds = false }, program = [[
account_specific_value_proposition: { work_division: integrated, offering_structure: bespoke }
organizational_integration: { roles_defined: [], escalation: none, authority: influence }
]] },
    { name = "shared authority where a firm asks for formal authority", expect = "fail",
      message = "nothing binds operations", options = { authority_from = "formal" }, program = [[
account_specific_value_proposition: { work_division: integrated }
organizational_integration: { roles_defined: [], escalation: none, authority: shared }
]] },
    { name = "formal authority where a firm asks for it", expect = "pass",
      options = { authority_from = "formal" }, program = [[
account_specific_value_proposition: { work_division: integrated }
organizational_integration: { authority: formal }
]] },
    { name = "account managers could have a say", expect = "undetermined",
      waits_for = "organizational_integration.authority", program = [[
account_specific_value_proposition: { work_division: integrated }
organizational_integration: { roles_defined: [account_managers], escalation: informal }
]] },
    { name = "modules and shared work", expect = "not_applicable", program = [[
account_specific_value_proposition: { work_division: shared, offering_structure: modular }
organizational_integration: { roles_defined: [], escalation: none, authority: influence }
]] },
  },
}
