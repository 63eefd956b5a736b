local STRUCTURE <const> = "organizational_integration.structure"
local COORDINATION <const> = "organizational_integration.coordination"
local CULTURE <const> = "organizational_integration.culture"
local AUTHORITY <const> = "organizational_integration.authority"

return rule {
  id = "FRM-OI",
  name = "organizational-integration-is-declared",
  kind = "framing",
  grade = "stated",
  severity = "error",
  elements = { "organizational_integration" },
  title = "The program declares structure, coordination, culture and power",
  rationale = [[
The source takes four dimensions of organization from Homburg and others: structure, coordination,
culture and power. It says that these dimensions, seen from the program, decide whether the program
can carry out its role and goals. So the element has substance if it declares all four. Power is
declared by the authority of account managers, or by who speaks for the program in the executive
committee.
]],
  source = {
    { work = "storbacka-2012", statement = "integration-frames" },
    { work = "storbacka-2012", statement = "four-dimensions", via = "homburg-2000" },
    { work = "storbacka-2014", statement = "framing-sets-prerequisites" },
  },
  remediation = "Declare where account managers report, how their work is coordinated, whose "
    .. "interest people follow, and what account managers can decide or who speaks for them.",
  check = function(c)
    if not c:declares("organizational_integration") then
      return fail {
        message = "the program declares no organizational integration",
        at = "organizational_integration",
      }
    end
    local lacking, first = {}, nil
    local function ask(part, path, there)
      if not there then
        lacking[#lacking + 1] = part
        first = first or path
      end
    end
    ask("structure", STRUCTURE, c:declares("organizational_integration.structure"))
    ask("coordination", COORDINATION, c:declares("organizational_integration.coordination"))
    ask("culture", CULTURE, c:declares("organizational_integration.culture"))
    ask("power", AUTHORITY, c:declares("organizational_integration.authority")
      or c:declares("organizational_integration.executive_representation"))
    if #lacking == 0 then
      return pass()
    end
    return fail {
      message = "organizational integration does not declare " .. table.concat(lacking, " or "),
      at = first,
    }
  end,
  tests = {
    { name = "four dimensions, with power as authority", expect = "pass", program = [[
organizational_integration:
  structure: matrix
  coordination: informal
  culture: product_centric
  authority: influence
]] },
    { name = "four dimensions, with power at the top", expect = "pass", program = [[
organizational_integration:
  structure: virtual
  coordination: hierarchical
  culture: region_centric
  executive_representation: none
]] },
    { name = "no integration", expect = "fail",
      message = "the program declares no organizational integration", program = [[
role_and_goals: { coreness: core, goals: [growth] }
]] },
    { name = "a key with nothing behind it", expect = "fail",
      message = "the program declares no organizational integration", program = [[
role_and_goals: { coreness: core, goals: [growth] }
organizational_integration:
]] },
    { name = "an empty mapping", expect = "fail",
      message = "the program declares no organizational integration", program = [[
organizational_integration: {}
]] },
    { name = "roles alone", expect = "fail",
      message = "does not declare structure or coordination or culture or power", program = [[
organizational_integration: { roles_defined: [] }
]] },
    { name = "no structure", expect = "fail",
      message = "organizational integration does not declare structure", program = [[
organizational_integration: { coordination: informal, culture: customer_centric, authority: shared }
]] },
    { name = "no coordination", expect = "fail",
      message = "organizational integration does not declare coordination", program = [[
organizational_integration: { structure: matrix, culture: customer_centric, authority: shared }
]] },
    { name = "no culture", expect = "fail",
      message = "organizational integration does not declare culture", program = [[
organizational_integration: { structure: matrix, coordination: informal, authority: shared }
]] },
    { name = "no power", expect = "fail",
      message = "organizational integration does not declare power", program = [[
organizational_integration: { structure: matrix, coordination: informal, culture: region_centric }
]] },
    { name = "a culture nobody can read", expect = "undetermined",
      waits_for = "organizational_integration.culture", program = [[
organizational_integration:
  structure: matrix
  coordination: informal
  culture: friendly
  authority: shared
]] },
    { name = "a sentence where the element should be", expect = "undetermined",
      waits_for = "organizational_integration", program = [[
organizational_integration: part of the sales organization
]] },
  },
}
