return rule {
  id = "FIT-25",
  name = "a-core-program-outweighs-a-foreign-culture",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "role_and_goals", "organizational_integration" },
  title = "Where products or regions come first, a core program has weight at the top",
  rationale = [[
Culture decides what people do when nobody decides for them. In a firm that puts products or regions
first, each small conflict goes against the account, unless there is a place where it can be decided
the other way: a seat on the executive committee, or a fixed way to get there. Either makes up for
the culture. A firm that puts accounts first needs neither for this reason, and a program with
a more modest role can live with the culture as it is.
]],
  source = {
    { work = "homburg-2000", at = "pp. 459-478" },
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on organizational integration",
    },
    { work = "storbacka-2012", at = "Table 1, organizational integration" },
  },
  remediation = "Give the program weight where conflicts are decided, or a role that the culture "
    .. "can carry, or work on a culture that puts accounts first.",
  options = {
    supporting_too = {
      type = "boolean", default = false,
      description = "Whether a supporting program needs this weight as a core one does.",
    },
    representation_from = {
      type = "word", domain = { "sponsor", "member" }, default = "member",
      description = "The least executive representation that makes up for the culture.",
    },
  },
  check = function(c, options)
    local rg = c.role_and_goals
    local oi = c.organizational_integration
    if rg.coreness < (options.supporting_too and "supporting" or "core") then
      return not_applicable("the program's role leaves the culture as it is")
    end
    if oi.culture:is("account_centric") then
      return not_applicable("the culture puts accounts first")
    end
    if oi.escalation:is("formal") then
      return pass()
    end
    if oi.executive_representation >= options.representation_from then
      return pass()
    end

    local seat = options.representation_from == "sponsor" and "sponsor or member" or "member"
    local role = options.supporting_too and "peripheral" or "supporting"
    return fail {
      message = string.format(
        "a %s program stands in a %s culture with representation at %s and escalation at %s",
        rg.coreness, oi.culture, oi.executive_representation, oi.escalation),
      notes = {
        ["role_and_goals.coreness"] = "accounts are to come first here",
        ["organizational_integration.culture"] = "but people put something else first",
        ["organizational_integration.executive_representation"] =
          "nobody at the top decides otherwise",
        ["organizational_integration.escalation"] = "and no fixed way leads there",
      },
      at = "organizational_integration.culture",
      alternatives = {
        "give the program a " .. seat .. " in the executive committee",
        "add formal escalation",
        "make the program " .. role .. ", with promises to match",
        "bring about a culture that puts accounts first",
      },
    }
  end,
  tests = {
    { name = "a product culture, a member among executives", expect = "pass", program = [[
role_and_goals: { coreness: core }
organizational_integration: { culture: product_centric, executive_representation: member }
]] },
    { name = "a region culture, formal escalation", expect = "pass", program = [[
role_and_goals: { coreness: core }
organizational_integration: { culture: region_centric, escalation: formal }
]] },
    { name = "a region culture, formal escalation and nobody among executives", expect = "pass",
      program = [[
role_and_goals: { coreness: core }
organizational_integration:
  culture: region_centric
  executive_representation: none
  escalation: formal
]] },
    { name = "a product culture, a sponsor and goodwill", expect = "fail",
      message = "a core program stands in a product centric culture", program = [[
role_and_goals: { coreness: core }
organizational_integration:
  culture: product_centric
  executive_representation: sponsor
  escalation: informal
]] },
    { name = "a region culture, formal authority alone", expect = "fail",
      message = "region centric culture with representation at none and escalation at none",
      program = [[
role_and_goals: { coreness: core }
organizational_integration:
  culture: region_centric
  executive_representation: none
  escalation: none
  authority: formal
]] },
    { name = "a sponsor where that is enough for a firm", expect = "pass",
      options = { representation_from = "sponsor" }, program = [[
role_and_goals: { coreness: core }
organizational_integration: { culture: product_centric, executive_representation: sponsor }
]] },
    { name = "nobody where a sponsor is enough for a firm", expect = "fail",
      message = "representation at none", options = { representation_from = "sponsor" },
      program = [[
role_and_goals: { coreness: core }
organizational_integration:
  culture: product_centric
  executive_representation: none
  escalation: informal
]] },
    { name = "a supporting program where a firm asks it of both", expect = "fail",
      message = "a supporting program stands in a region centric culture",
      options = { supporting_too = true }, program = [[
role_and_goals: { coreness: supporting }
organizational_integration:
  culture: region_centric
  executive_representation: sponsor
  escalation: none
]] },
    { name = "a peripheral program where a firm asks it of supporting ones",
      expect = "not_applicable", options = { supporting_too = true }, program = [[
role_and_goals: { coreness: peripheral }
organizational_integration:
  culture: region_centric
  executive_representation: none
  escalation: none
]] },
    { name = "escalation could make up for it", expect = "undetermined",
      waits_for = "organizational_integration.escalation", program = [[
role_and_goals: { coreness: core }
organizational_integration: { culture: product_centric, executive_representation: sponsor }
]] },
    { name = "a member among executives, whatever the role and the culture", expect = "pass",
      program = [[
organizational_integration: { executive_representation: member }
]] },
    { name = "a core program where accounts come first", expect = "not_applicable", program = [[
role_and_goals: { coreness: core }
organizational_integration: { culture: account_centric }
]] },
    { name = "a supporting program, culture not declared", expect = "not_applicable", program = [[
role_and_goals: { coreness: supporting }
]] },
    { name = "a peripheral program in a product culture", expect = "not_applicable", program = [[
role_and_goals: { coreness: peripheral }
organizational_integration:
  culture: product_centric
  executive_representation: none
  escalation: none
]] },
  },
}
