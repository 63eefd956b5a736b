return rule {
  id = "FIT-01",
  name = "resources-follow-coreness",
  kind = "fit",
  severity = "error",
  elements = { "role_and_goals", "organizational_integration" },
  title = "A program can call on resources to the extent that it is core",
  rationale = [[
Coreness is a promise about resources: the closer a program stands to the firm's strategy, the more
its accounts will ask of people who do not report to it. The promise is kept when the organization
gives the program some means of getting hold of those people: a voice among the executives, a fixed
way of escalating, or authority of its own. Any of the three will do for a supporting program,
while a core one competes for scarcer resources and is carried by more than one of them.
]],
  source = {
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on coreness",
    },
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on organizational integration",
    },
    { work = "storbacka-2012", at = "Table 1, organizational integration" },
    { work = "homburg-2000", at = "pp. 459-478" },
  },
  remediation = "Give the program as many means of reaching resources as its coreness calls for, "
    .. "or state a coreness that the means it has can carry.",
  options = {
    supporting_needs = {
      type = "integer", default = 1, min = 1, max = 3,
      description = "How many of the three means a supporting program has.",
    },
    core_needs = {
      type = "integer", default = 2, min = 1, max = 3,
      description = "How many of the three means a core program has.",
    },
    representation_from = {
      type = "word", domain = { "sponsor", "member" }, default = "sponsor",
      description = "The least executive representation that counts as a means.",
    },
  },
  check = function(c, options)
    local rg = c.role_and_goals
    local oi = c.organizational_integration
    if rg.coreness:is("peripheral") then
      return not_applicable("a peripheral program claims no resources")
    end

    local needed = options.supporting_needs
    if rg.coreness:is("core") then
      needed = options.core_needs
    end

    -- Each of the three means is held, lacking, or open as long as it is not declared.
    local held, lacking, missing = {}, {}, {}
    local notes = {
      ["role_and_goals.coreness"] = "coreness calls for " .. needed .. " of the three means",
    }
    local function count(name, declared, holds)
      if holds then
        held[#held + 1] = name
        return
      end
      missing[#missing + 1] = name
      if declared then
        lacking[#lacking + 1] = name
      end
    end

    local declared = c:declares("organizational_integration.executive_representation")
    local representation = "executive representation"
    if options.representation_from == "member" then
      representation = "executive membership"
    end
    count(representation, declared,
      declared and oi.executive_representation >= options.representation_from)
    if declared then
      notes["organizational_integration.executive_representation"] =
        "representation is " .. oi.executive_representation
    end

    declared = c:declares("organizational_integration.escalation")
    count("formal escalation", declared, declared and oi.escalation:is("formal"))
    if declared then
      notes["organizational_integration.escalation"] = "escalation is " .. oi.escalation
    end

    declared = c:declares("organizational_integration.authority")
    count("formal authority", declared, declared and oi.authority:is("formal"))
    if declared then
      notes["organizational_integration.authority"] = "authority is " .. oi.authority
    end

    if #held >= needed then
      return pass()
    end
    if 3 - #lacking >= needed then
      -- What is open could still make up the number, so wait for it.
      local _ = { oi.executive_representation, oi.escalation, oi.authority }
    end

    local message = string.format("a %s program has no %s", rg.coreness,
      table.concat(lacking, ", no "))
    if #held > 0 then
      message = string.format("a %s program has %s, but no %s", rg.coreness,
        table.concat(held, " and "), table.concat(lacking, ", no "))
    end
    local alternatives = {}
    if needed - #held == 1 then
      for _, name in ipairs(missing) do
        alternatives[#alternatives + 1] = "add " .. name
      end
    elseif needed - #held == #missing then
      alternatives[1] = "add " .. table.concat(missing, " and ")
    else
      alternatives[1] = "add " .. needed - #held .. " of " .. table.concat(missing, ", ")
    end
    if rg.coreness:is("core") and #held >= options.supporting_needs then
      alternatives[#alternatives + 1] = "make the program supporting, with promises to match"
    else
      alternatives[#alternatives + 1] = "make the program peripheral, with promises to match"
    end
    return fail {
      message = message,
      notes = notes,
      at = "role_and_goals.coreness",
      alternatives = alternatives,
    }
  end,
  tests = {
    { name = "a supporting program with a sponsor only", expect = "pass", program = [[
role_and_goals: { coreness: supporting }
organizational_integration: { executive_representation: sponsor }
]] },
    { name = "a supporting program with formal escalation only", expect = "pass", program = [[
role_and_goals: { coreness: supporting }
organizational_integration:
  executive_representation: none
  escalation: formal
]] },
    { name = "a supporting program with formal authority only", expect = "pass", program = [[
role_and_goals: { coreness: supporting }
organizational_integration:
  executive_representation: none
  escalation: none
  authority: formal
]] },
    { name = "a core program with a member and formal escalation", expect = "pass", program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: member
  escalation: formal
]] },
    { name = "a core program with line authority and a sponsor", expect = "pass", program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: sponsor
  authority: formal
]] },
    { name = "a core program with formal escalation and authority", expect = "pass", program = [[
role_and_goals: { coreness: core }
organizational_integration: { escalation: formal, authority: formal }
]] },
    { name = "a supporting program with none of the means", expect = "fail",
      message = "a supporting program has no executive representation", program = [[
role_and_goals: { coreness: supporting }
organizational_integration:
  executive_representation: none
  escalation: informal
  authority: shared
]] },
    { name = "a core program with none of the means", expect = "fail",
      message = "no formal escalation, no formal authority", program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: none
  escalation: none
  authority: influence
]] },
    { name = "a core program whose executives are all it has", expect = "fail",
      message = "has executive representation, but no formal escalation, no formal authority",
      program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: member
  escalation: informal
  authority: influence
]] },
    { name = "one means at most is not enough, whatever the authority", expect = "fail",
      message = "a core program has no executive representation, no formal escalation",
      program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: none
  escalation: none
]] },
    { name = "one lack is enough where a firm wants three", expect = "fail",
      message = "a core program has formal authority, but no formal escalation",
      options = { core_needs = 3 }, program = [[
role_and_goals: { coreness: core }
organizational_integration: { escalation: informal, authority: formal }
]] },
    { name = "two means where a firm wants three", expect = "fail",
      message = "has formal escalation and formal authority, but no executive representation",
      options = { core_needs = 3 }, program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: none
  escalation: formal
  authority: formal
]] },
    { name = "three means where a firm wants three", expect = "pass",
      options = { core_needs = 3 }, program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: member
  escalation: formal
  authority: formal
]] },
    { name = "one means where a firm asks no more of a core program", expect = "pass",
      options = { core_needs = 1 }, program = [[
role_and_goals: { coreness: core }
organizational_integration: { escalation: formal }
]] },
    { name = "one means where a firm wants two of a supporting program", expect = "fail",
      message = "a supporting program has formal escalation, but no executive representation",
      options = { supporting_needs = 2 }, program = [[
role_and_goals: { coreness: supporting }
organizational_integration:
  executive_representation: none
  escalation: formal
  authority: influence
]] },
    { name = "two means where a firm wants two of a supporting program", expect = "pass",
      options = { supporting_needs = 2 }, program = [[
role_and_goals: { coreness: supporting }
organizational_integration: { executive_representation: sponsor, escalation: formal }
]] },
    { name = "a sponsor where a firm counts members only", expect = "fail",
      message = "no executive membership",
      options = { representation_from = "member" }, program = [[
role_and_goals: { coreness: supporting }
organizational_integration:
  executive_representation: sponsor
  escalation: none
  authority: influence
]] },
    { name = "a member where a firm counts members only", expect = "pass",
      options = { representation_from = "member" }, program = [[
role_and_goals: { coreness: supporting }
organizational_integration: { executive_representation: member }
]] },
    { name = "organizational integration left out", expect = "undetermined",
      waits_for = "organizational_integration.executive_representation", program = [[
role_and_goals: { coreness: core }
]] },
    { name = "the means that could save it is not declared", expect = "undetermined",
      waits_for = "organizational_integration.authority", program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: sponsor
  escalation: none
]] },
    { name = "one lack of a supporting program leaves the answer open", expect = "undetermined",
      waits_for = "organizational_integration.escalation", program = [[
role_and_goals: { coreness: supporting }
organizational_integration: { executive_representation: none, authority: influence }
]] },
    { name = "coreness not declared", expect = "undetermined",
      waits_for = "role_and_goals.coreness", program = [[
organizational_integration:
  executive_representation: member
  escalation: formal
]] },
    { name = "a peripheral program", expect = "not_applicable", program = [[
role_and_goals: { coreness: peripheral }
]] },
  },
}
