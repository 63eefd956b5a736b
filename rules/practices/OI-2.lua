return rule {
  id = "OI-2",
  name = "program-is-represented-in-the-executive-committee",
  kind = "practice",
  elements = { "organizational_integration" },
  title = "The program is represented in the executive committee",
  rationale = [[
Priorities between functions and regions are set in the executive committee. A program with a
voice there hears of them in time and can speak for its accounts; one without a voice learns of
them from the minutes. A sponsor who sits on the committee is a voice, and so is a member who
leads the program.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, organizational integration" },
  },
  remediation = "Give the program a sponsor on the executive committee, or a seat of its own.",
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
      return fail { message = "nobody speaks for the program in the executive committee" }
    end
    return fail { message = "the program has a sponsor in the executive committee, but no member" }
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
    { name = "no voice", expect = "fail", message = "nobody speaks for the program", program = [[
organizational_integration: { executive_representation: none }
]] },
    { name = "a sponsor where the firm asks for a member", expect = "fail",
      message = "has a sponsor", options = { least_representation = "member" }, program = [[
organizational_integration: { executive_representation: sponsor }
]] },
    { name = "representation is not declared", expect = "undetermined",
      waits_for = "organizational_integration.executive_representation", program = [[
organizational_integration: { structure: matrix }
]] },
  },
}
