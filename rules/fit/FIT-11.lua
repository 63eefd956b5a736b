return rule {
  id = "FIT-11",
  name = "what-binds-operations-reaches-operations",
  kind = "fit",
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
    local oi = c.organizational_integration
    local by_work = c:declares("account_specific_value_proposition.work_division")
      and (avp.work_division:is("integrated")
        or options.binding_from == "shared" and avp.work_division:is("shared"))
    local by_offering = options.bespoke_binds
      and c:declares("account_specific_value_proposition.offering_structure")
      and avp.offering_structure:is("bespoke")

    -- Any of the three ways will do, so what is declared is looked at first.
    local reached = c:declares("organizational_integration.roles_defined")
      and oi.roles_defined:has("functional_management")
      or c:declares("organizational_integration.escalation") and oi.escalation:is("formal")
      or c:declares("organizational_integration.authority") and (oi.authority:is("formal")
        or options.authority_from == "shared" and oi.authority:is("shared"))

    if not by_work and not by_offering then
      -- Where operations can be reached, what is not declared of a proposition can be anything.
      local open = not c:declares("account_specific_value_proposition.work_division")
        or options.bespoke_binds
        and not c:declares("account_specific_value_proposition.offering_structure")
      if open and reached and c:declares("account_specific_value_proposition") then
        return pass()
      end
      -- Otherwise it could still bind operations.
      local _ = avp.work_division
      if options.bespoke_binds then
        _ = avp.offering_structure
      end
      return not_applicable("the proposition does not bind operations")
    end

    if reached then
      return pass()
    end

    -- None is known to be there: what is undeclared could be the one.
    local _ = { oi.roles_defined, oi.escalation, oi.authority }

    local notes = {
      ["organizational_integration.roles_defined"] = "functional management has no defined duty",
      ["organizational_integration.escalation"] = "no fixed way leads higher",
      ["organizational_integration.authority"] = "and account managers cannot decide it",
    }
    local promise, place, less
    if by_work then
      promise = string.format("%s work division", avp.work_division)
      place = "account_specific_value_proposition.work_division"
      less = options.binding_from == "shared" and "divide work by transactions"
        or "share work without integrating it"
      notes["account_specific_value_proposition.work_division"] = "operations are to do this work"
    end
    if by_offering then
      promise = promise and promise .. " and bespoke offerings" or "bespoke offerings"
      place = place or "account_specific_value_proposition.offering_structure"
      less = less and less .. " and offer modules or fixed products"
        or "offer modules or fixed products"
      notes["account_specific_value_proposition.offering_structure"] =
        "operations are to make this anew"
    end
    return fail {
      message = "the proposition promises " .. promise .. ", but nothing binds operations to it",
      notes = notes,
      at = place,
      alternatives = {
        "define the role of functional management",
        "add formal escalation",
        options.authority_from == "shared" and "give account managers shared or formal authority"
          or "give account managers formal authority",
        less,
      },
    }
  end,
  tests = {
    { name = "integrated work, functional management has its role", expect = "pass", program = [[
account_specific_value_proposition: { work_division: integrated }
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
    { name = "authority could save it", expect = "undetermined",
      waits_for = "organizational_integration.authority", program = [[
account_specific_value_proposition: { work_division: integrated }
organizational_integration: { roles_defined: [account_managers], escalation: informal }
]] },
    { name = "work division not declared", expect = "undetermined",
      waits_for = "account_specific_value_proposition.work_division", program = [[
account_specific_value_proposition: { offering_structure: modular }
organizational_integration: { escalation: informal }
]] },
    { name = "value proposition left out", expect = "undetermined",
      waits_for = "account_specific_value_proposition.work_division", program = [[
organizational_integration: { escalation: formal }
]] },
    { name = "offering structure not declared", expect = "undetermined",
      waits_for = "account_specific_value_proposition.offering_structure", program = [[
account_specific_value_proposition: { work_division: shared }
organizational_integration: { escalation: none }
]] },
    { name = "modules and shared work", expect = "not_applicable", program = [[
account_specific_value_proposition: { work_division: shared, offering_structure: modular }
organizational_integration: { roles_defined: [], escalation: none, authority: influence }
]] },
    { name = "defined duties could bind operations", expect = "undetermined",
      waits_for = "organizational_integration.roles_defined", program = [[
account_specific_value_proposition: { work_division: integrated }
organizational_integration: { authority: influence }
]] },
    { name = "formal escalation could bind operations", expect = "undetermined",
      waits_for = "organizational_integration.escalation", program = [[
account_specific_value_proposition: { work_division: integrated }
organizational_integration: { roles_defined: [], authority: influence }
]] },
  },
}
