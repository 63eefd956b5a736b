return rule {
  id = "OI-2",
  name = "program-is-represented-in-the-executive-committee",
  kind = "practice",
  elements = { "organizational_integration" },
  title = "The program is represented in the executive committee",
  rationale = [[
Table 1 lists as a common practice that the executive committee has somebody who represents the
program. A sponsor represents it, because it is the sponsor's task in the committee to speak for
the program. A member who leads the program represents it, too. The table does not prefer one of
them; a firm that wants a member can ask for one by an option.
]],
  source = { { work = "storbacka-2012", statement = "practice-oi-2" } },
  remediation = "A member of the executive committee speaks for the program or leads it.",
  options = {
    least_representation = {
      type = "word",
      domain = { "sponsor", "member" },
      default = "sponsor",
      description = "The least representation in the executive committee that the firm accepts.",
    },
  },
  check = function(c, options)
    local representation = c.organizational_integration.executive_representation
    if representation >= options.least_representation then
      return pass()
    end
    if representation:is("none") then
      return fail {
        message = "the program is not declared to be represented in the executive committee",
      }
    end
    return fail {
      message = "the program is not declared to be led by a member of the executive committee; it "
        .. "has a sponsor there",
    }
  end,
  tests = {
    { name = "a sponsor", expect = "pass", program = [[
organizational_integration: { executive_representation: sponsor }
]] },
    { name = "a member", expect = "pass", program = [[
organizational_integration: { executive_representation: member }
]] },
    { name = "a member where the firm asks for one", expect = "pass",
      options = { least_representation = "member" }, program = [[
organizational_integration: { executive_representation: member }
]] },
    { name = "nobody", expect = "fail",
      message = "the program is not declared to be represented in the executive committee",
      program = [[
organizational_integration: { executive_representation: none }
]] },
    { name = "a sponsor where the firm asks for a member", expect = "fail",
      message = "led by a member of the executive committee; it has a sponsor there",
      options = { least_representation = "member" }, program = [[
organizational_integration: { executive_representation: sponsor }
]] },
    { name = "representation is not declared", expect = "undetermined",
      waits_for = "organizational_integration.executive_representation", program = [[
organizational_integration: { structure: matrix }
]] },
  },
}
