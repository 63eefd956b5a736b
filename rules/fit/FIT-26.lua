return rule {
  id = "FIT-26",
  name = "binding-goals-have-legal-and-finance-behind-them",
  kind = "advice",
  grade = "inferred",
  relation = "prerequisite",
  severity = "warning",
  elements = { "role_and_goals", "support_capabilities" },
  title = "Goals that bind the customer have finance or legal behind them",
  rationale = [[
The source lists volume commitments and increased dependency of the customer among the goals, says
that all elements have to echo role and goals, and counts defined roles of finance and legal among
the practices. It does not say which goals call for these roles. We infer it: a commitment that
lasts is written into terms, and somebody has to know what it is worth and what it risks. One of the
two roles is enough. Goals that leave the customer free ask for neither.
]],
  source = {
    { work = "storbacka-2012", statement = "practice-sc-3" },
    { work = "storbacka-2012", statement = "goals" },
  },
  remediation = "Define what finance or legal do for the program.",
  options = {
    sharing_binds = {
      type = "boolean", default = false,
      description = "Whether the goal of asset and information sharing binds the customer, too.",
    },
  },
  check = function(c, options)
    local goals = c.role_and_goals.goals
    local binding = {}
    if goals:has("volume_commitment") then
      binding[1] = "volume commitments"
    end
    if goals:has("customer_dependency") then
      binding[#binding + 1] = "customer dependency"
    end
    if options.sharing_binds and goals:has("asset_and_information_sharing") then
      binding[#binding + 1] = "asset and information sharing"
    end
    if #binding == 0 then
      return not_applicable("no goal binds the customer")
    end
    if c.support_capabilities.administrative_roles:any("finance", "legal") then
      return pass()
    end
    return fail {
      message = "the goals include reduced risk through " .. table.concat(binding, " and ")
        .. ", but no role of finance or legal is defined",
      notes = {
        ["role_and_goals.goals"] = "the goals bind the customer",
        ["support_capabilities.administrative_roles"] = "but neither role is defined",
      },
      at = "support_capabilities.administrative_roles",
      alternatives = { "define the role of finance", "define the role of legal" },
    }
  end,
  tests = {
    { name = "volume commitment with finance", expect = "pass", program = [[
role_and_goals: { goals: [profitability, volume_commitment] }
support_capabilities: { administrative_roles: [finance] }
]] },
    { name = "customer dependency with legal", expect = "pass", program = [[
role_and_goals: { goals: [customer_dependency] }
support_capabilities: { administrative_roles: [legal] }
]] },
    { name = "a role, whatever the goals", expect = "pass", program = [[
support_capabilities: { administrative_roles: [finance] }
]] },
    { name = "volume commitment with neither", expect = "fail",
      message = "the goals include reduced risk through volume commitments, but no role of",
      program = [[
role_and_goals: { goals: [volume_commitment, asset_and_information_sharing] }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "customer dependency with neither", expect = "fail",
      message = "reduced risk through customer dependency, but", program = [[
role_and_goals: { goals: [growth, customer_dependency] }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "commitment and dependency with neither", expect = "fail",
      message = "volume commitments and customer dependency, but no role", program = [[
role_and_goals: { goals: [customer_dependency, volume_commitment] }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "sharing with neither where a firm counts it as binding", expect = "fail",
      message = "reduced risk through asset and information sharing, but",
      options = { sharing_binds = true }, program = [[
role_and_goals: { goals: [asset_and_information_sharing] }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "dependency and sharing with neither where a firm counts it as binding",
      expect = "fail", message = "customer dependency and asset and information sharing",
      options = { sharing_binds = true }, program = [[
role_and_goals: { goals: [customer_dependency, asset_and_information_sharing] }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "sharing with legal where a firm counts it as binding", expect = "pass",
      options = { sharing_binds = true }, program = [[
role_and_goals: { goals: [asset_and_information_sharing] }
support_capabilities: { administrative_roles: [legal] }
]] },
    { name = "growth where a firm counts sharing as binding", expect = "not_applicable",
      options = { sharing_binds = true }, program = [[
role_and_goals: { goals: [growth] }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "roles not declared", expect = "undetermined",
      waits_for = "support_capabilities.administrative_roles", program = [[
role_and_goals: { goals: [volume_commitment] }
]] },
    { name = "goals that leave the customer free", expect = "not_applicable", program = [[
role_and_goals: { goals: [growth, joint_planning, asset_and_information_sharing] }
support_capabilities: { administrative_roles: [] }
]] },
  },
}
