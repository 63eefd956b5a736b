return rule {
  id = "OI-1",
  name = "roles-toward-strategic-accounts-are-defined",
  kind = "practice",
  elements = { "organizational_integration" },
  title = "Roles are defined for account managers, team members and line management",
  rationale = [[
A strategic account crosses functions and regions, and each of them has a manager with targets of
another kind. Where it is written down who does what for the account, a conflict is about the
matter; where it is not, it is about who has a say. Account managers, team members and line
management have to be in the same description, because each role ends where another one starts.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, organizational integration" },
    { work = "singh-1991", at = "pp. 328-338" },
  },
  remediation = "Write down who is responsible for what toward strategic accounts: account "
    .. "managers, team members, and the management of functions or regions.",
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
    return fail { message = "no role is defined for " .. table.concat(missing, ", ") }
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
      message = "defined for team members, functional or regional management", program = [[
organizational_integration: { roles_defined: [account_managers] }
]] },
    { name = "everybody but the account managers", expect = "fail",
      message = "defined for account managers", program = [[
organizational_integration: { roles_defined: [team_members, functional_management] }
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
      message = "account managers, team members, functional", program = [[
organizational_integration: { roles_defined: [] }
]] },
    { name = "defined roles are not declared", expect = "undetermined",
      waits_for = "organizational_integration.roles_defined", program = [[
organizational_integration: { structure: matrix }
]] },
  },
}
