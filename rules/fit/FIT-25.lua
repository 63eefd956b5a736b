return rule {
  id = "FIT-25",
  name = "a-core-program-outweighs-a-foreign-culture",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "role_and_goals", "organizational_integration" },
  title = "A core program in a product- or region-centric culture has a way to the top",
  rationale = [[
The source counts culture among the dimensions that decide whether a program can carry out its role
and goals. By its meaning, a product-centric or region-centric culture lets conflicts go against
strategic accounts. A core program, on which the firm counts, then needs some way to have a conflict
decided otherwise: somebody who speaks for it in the executive committee, escalation, informal
included, or formal authority, by which account managers decide it themselves. One is enough. In a
customer-centric culture, and for other programs, the rule asks nothing.
]],
  source = {
    { work = "storbacka-2012", statement = "integration-executes-role" },
    { work = "storbacka-2012", statement = "four-dimensions", via = "homburg-2000" },
    { work = "storbacka-2012", statement = "coreness-frames-performance" },
  },
  remediation = "Give the program a way to have conflicts decided, or a role that the culture can "
    .. "carry, or bring about a culture that puts strategic customers first.",
  options = {
    supporting_too = {
      type = "boolean", default = false,
      description = "Whether a supporting program needs a way to the top as a core one does.",
    },
  },
  check = function(c, options)
    local rg, oi = c.role_and_goals, c.organizational_integration
    if rg.coreness < (options.supporting_too and "supporting" or "core") then
      return not_applicable("the program's role leaves the culture as it is")
    end
    if oi.culture:is("customer_centric") then
      return not_applicable("the culture puts strategic customers first")
    end
    if oi.executive_representation > "none" or oi.escalation > "none"
      or oi.authority:is("formal") then
      return pass()
    end
    local less = options.supporting_too and "peripheral" or "supporting or peripheral"
    return fail {
      message = string.format("culture is %s, and the %s program has neither a sponsor nor a way "
        .. "to escalate", oi.culture, rg.coreness),
      notes = {
        ["role_and_goals.coreness"] = "the firm counts on strategic accounts",
        ["organizational_integration.culture"] = "but people put something else first",
        ["organizational_integration.executive_representation"] = "no executive speaks for it",
        ["organizational_integration.escalation"] = "conflicts are taken no higher",
        ["organizational_integration.authority"] = "and account managers cannot decide alone",
      },
      at = "organizational_integration.culture",
      alternatives = {
        "give the program a sponsor or a member in the executive committee",
        "let conflicts be escalated, informally or by a rule",
        "give account managers formal authority",
        "make the program " .. less .. ", with promises to match",
        "bring about a culture that puts strategic customers first",
      },
    }
  end,
  tests = {
    { name = "a product-centric culture and a sponsor", expect = "pass", program = [[
role_and_goals: { coreness: core }
organizational_integration: { culture: product_centric, executive_representation: sponsor }
]] },
    { name = "a region-centric culture and informal escalation", expect = "pass", program = [[
role_and_goals: { coreness: core }
organizational_integration:
  culture: region_centric
  executive_representation: none
  escalation: informal
]] },
    { name = "a member among executives, whatever the role and the culture", expect = "pass",
      program = [[
organizational_integration: { executive_representation: member }
]] },
    { name = "a product-centric culture, and nobody to turn to", expect = "fail",
      message = "culture is product-centric, and the core program has neither a sponsor nor a way",
      program = [[
role_and_goals: { coreness: core }
organizational_integration:
  culture: product_centric
  executive_representation: none
  escalation: none
  authority: shared
]] },
    { name = "a region-centric culture with formal authority alone", expect = "pass", program = [[
role_and_goals: { coreness: core }
organizational_integration:
  culture: region_centric
  executive_representation: none
  escalation: none
  authority: formal
]] },
    { name = "a supporting program where a firm asks it of both", expect = "fail",
      message = "the supporting program has neither", options = { supporting_too = true },
      program = [[
role_and_goals: { coreness: supporting }
organizational_integration:
  culture: region_centric
  executive_representation: none
  escalation: none
  authority: shared
]] },
    { name = "a peripheral program where a firm asks it of supporting ones",
      expect = "not_applicable", options = { supporting_too = true }, program = [[
role_and_goals: { coreness: peripheral }
organizational_integration:
  culture: region_centric
  executive_representation: none
  escalation: none
  authority: shared
]] },
    { name = "escalation could make up for it", expect = "undetermined",
      waits_for = "organizational_integration.escalation", program = [[
role_and_goals: { coreness: core }
organizational_integration: { culture: product_centric, executive_representation: none }
]] },
    { name = "a core program where customers come first", expect = "not_applicable", program = [[
role_and_goals: { coreness: core }
organizational_integration:
  culture: customer_centric
  executive_representation: none
  escalation: none
  authority: shared
]] },
    { name = "a supporting program, culture not declared", expect = "not_applicable", program = [[
role_and_goals: { coreness: supporting }
organizational_integration: { executive_representation: none, escalation: none }
]] },
  },
}
