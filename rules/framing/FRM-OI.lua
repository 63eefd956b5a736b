return rule {
  id = "FRM-OI",
  name = "organizational-integration-is-declared",
  kind = "framing",
  severity = "error",
  elements = { "organizational_integration" },
  title = "The program declares how it is integrated in the organization",
  rationale = [[
Structure, coordination, culture and power are what a program has to work with inside the firm.
They decide whether its role and goals are carried out or stay words. Where they are not declared,
even a program that is core on paper may turn out to be unable to move anything.
]],
  source = {
    { work = "storbacka-2012", at = "Equifinality and the Interdependence of Design Elements" },
    { work = "storbacka-2014", at = "abstract" },
    { work = "homburg-2000", at = "pp. 459-478" },
  },
  remediation = "Declare where the program sits, whose roles are defined, how it is represented "
    .. "in the executive committee, and what its account managers can rely on.",
  check = function(c)
    if not c:declares("organizational_integration") then
      return fail {
        message = "organizational integration is not declared, so whether the firm can carry out "
          .. "the role and goals cannot be judged",
        at = "organizational_integration",
      }
    end
    return pass()
  end,
  tests = {
    { name = "a program with structure and representation", expect = "pass", program = [[
organizational_integration: { structure: matrix, executive_representation: sponsor }
]] },
    { name = "roles declared to be defined for nobody", expect = "pass", program = [[
organizational_integration: { roles_defined: [] }
]] },
    { name = "no integration", expect = "fail",
      message = "organizational integration is not declared", program = [[
role_and_goals: { coreness: core, goals: [growth] }
]] },
    { name = "a key with nothing behind it", expect = "fail",
      message = "organizational integration is not declared", program = [[
role_and_goals: { coreness: core, goals: [growth] }
organizational_integration:
]] },
    { name = "an empty mapping", expect = "fail",
      message = "organizational integration is not declared", program = [[
organizational_integration: {}
]] },
    { name = "a sentence where the element should be", expect = "undetermined",
      waits_for = "organizational_integration", program = [[
organizational_integration: part of the sales organization
]] },
  },
}
