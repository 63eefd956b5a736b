return rule {
  id = "OI-1",
  name = "roles-toward-strategic-accounts-are-defined",
  kind = "practice",
  elements = { "organizational_integration" },
  title = "Roles are defined for account managers, team members and line management",
  rationale = [[
Table 1 lists as a common practice that roles and responsibilities are clearly defined for account
managers, for team members, and for functional or regional management. The declaration says for
whom a document states them, and the practice takes all three groups. Not every firm has managers
of both functions and regions, so one of the two is enough by default; a firm that has both can ask
for both by an option.
]],
  source = { { work = "storbacka-2012", statement = "practice-oi-1" } },
  remediation = "Documents state what account managers, team members, and functional or "
    .. "regional managers do for strategic accounts.",
  options = {
    functions_and_regions = {
      type = "boolean",
      default = false,
      description = "Whether functional and regional management are both needed, not one of them.",
    },
  },
  check = function(c, options)
    local roles = c.organizational_integration.roles_defined
    local missing = {}
    if not roles:has("account_managers") then
      missing[#missing + 1] = "account managers"
    end
    if not roles:has("team_members") then
      missing[#missing + 1] = "team members"
    end
    if options.functions_and_regions then
      if not roles:has("functional_management") then
        missing[#missing + 1] = "functional management"
      end
      if not roles:has("regional_management") then
        missing[#missing + 1] = "regional management"
      end
    elseif not roles:any("functional_management", "regional_management") then
      missing[#missing + 1] = "functional or regional management"
    end
    if #missing == 0 then
      return pass()
    end
    local list = missing[#missing]
    if #missing > 1 then
      list = table.concat(missing, ", ", 1, #missing - 1) .. " and " .. list
    end
    return fail { message = "roles are not declared to be defined for " .. list }
  end,
  tests = {
    { name = "a role for everybody", expect = "pass", program = [[
organizational_integration:
  roles_defined: [account_managers, team_members, functional_management, regional_management]
]] },
    { name = "a firm with functions and no regions", expect = "pass", program = [[
organizational_integration:
  roles_defined: [account_managers, team_members, functional_management]
]] },
    { name = "a firm with regions and no functions", expect = "pass", program = [[
organizational_integration:
  roles_defined: [account_managers, team_members, regional_management]
]] },
    { name = "both managements where the firm asks for both", expect = "pass",
      options = { functions_and_regions = true }, program = [[
organizational_integration:
  roles_defined: [account_managers, team_members, functional_management, regional_management]
]] },
    { name = "account managers alone", expect = "fail",
      message = "defined for team members and functional or regional management", program = [[
organizational_integration: { roles_defined: [account_managers] }
]] },
    { name = "account managers and team members", expect = "fail",
      message = "roles are not declared to be defined for functional or regional management",
      program = [[
organizational_integration: { roles_defined: [account_managers, team_members] }
]] },
    { name = "everybody but the account managers", expect = "fail",
      message = "roles are not declared to be defined for account managers", program = [[
organizational_integration: { roles_defined: [team_members, functional_management] }
]] },
    { name = "everybody but the team members", expect = "fail",
      message = "roles are not declared to be defined for team members", program = [[
organizational_integration: { roles_defined: [account_managers, regional_management] }
]] },
    { name = "a firm that asks for regions too", expect = "fail",
      message = "defined for regional management", options = { functions_and_regions = true },
      program = [[
organizational_integration:
  roles_defined: [account_managers, team_members, functional_management]
]] },
    { name = "a firm that asks for functions too", expect = "fail",
      message = "defined for functional management", options = { functions_and_regions = true },
      program = [[
organizational_integration:
  roles_defined: [account_managers, team_members, regional_management]
]] },
    { name = "declared to be defined for nobody", expect = "fail",
      message = "account managers, team members and functional or regional management",
      program = [[
organizational_integration: { roles_defined: [] }
]] },
    { name = "the roles are not declared", expect = "undetermined",
      waits_for = "organizational_integration.roles_defined", program = [[
organizational_integration: { structure: matrix }
]] },
  },
}
