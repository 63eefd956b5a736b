return rule {
  id = "FIT-01",
  name = "resources-follow-coreness",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
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
    local coreness = c.role_and_goals.coreness
    local oi = c.organizational_integration
    if coreness:is("peripheral") then
      return not_applicable("a peripheral program claims no resources")
    end

    local core = coreness:is("core")
    local needed = core and options.core_needs or options.supporting_needs
    local held, lacking = {}, {}
    local function count(means, holds)
      local list = holds and held or lacking
      list[#list + 1] = means
    end
    local represented = { sponsor = "executive representation", member = "executive membership" }
    count(represented[options.representation_from],
      oi.executive_representation >= options.representation_from)
    count("formal escalation", oi.escalation:is("formal"))
    count("formal authority", oi.authority:is("formal"))
    if #held >= needed then
      return pass()
    end

    local lacks = "no " .. table.concat(lacking, ", no ")
    if #held > 0 then
      lacks = table.concat(held, " and ") .. ", but " .. lacks
    end
    local alternatives = { "add 2 of " .. table.concat(lacking, ", ") }
    if needed == 3 then
      alternatives = { "add " .. table.concat(lacking, " and ") }
    elseif needed - #held == 1 then
      for i, means in ipairs(lacking) do
        alternatives[i] = "add " .. means
      end
    end
    local less = core and #held >= options.supporting_needs and "supporting" or "peripheral"
    alternatives[#alternatives + 1] = "make the program " .. less .. ", with promises to match"
    return fail {
      message = string.format("a %s program has %s", coreness, lacks),
      notes = {
        ["role_and_goals.coreness"] = "coreness calls for " .. needed .. " of the three means",
        ["organizational_integration.executive_representation"] =
          "representation is " .. oi.executive_representation,
        ["organizational_integration.escalation"] = "escalation is " .. oi.escalation,
        ["organizational_integration.authority"] = "authority is " .. oi.authority,
      },
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
      message = "a core program has formal authority, but no", options = { core_needs = 3 },
      program = [[
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
    { name = "the means that could save it is not declared", expect = "undetermined",
      waits_for = "organizational_integration.authority", program = [[
role_and_goals: { coreness: core }
organizational_integration:
  executive_representation: sponsor
  escalation: none
]] },
    { name = "means enough for any program, whatever the coreness", expect = "pass", program = [[
organizational_integration: { executive_representation: member, escalation: formal }
]] },
    { name = "a peripheral program", expect = "not_applicable", program = [[
role_and_goals: { coreness: peripheral }
]] },
  },
}
