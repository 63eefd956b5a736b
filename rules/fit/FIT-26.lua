return rule {
  id = "FIT-26",
  name = "binding-goals-have-legal-and-finance-behind-them",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "role_and_goals", "support_capabilities" },
  title = "Goals that bind the customer have legal and finance behind them",
  rationale = [[
To commit a customer to volumes, or to become hard for it to replace, is to write terms that last
longer than the people who agreed on them: minimums, exits, exclusivity, who pays when demand falls.
Legal sees to it that such terms hold and are lawful, and finance knows what the commitment is worth
and what it risks. Improvised by an account team, they bind the firm and not the customer. Goals
that leave the customer free ask nothing of the kind.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, support capabilities" },
    { work = "storbacka-2012", at = "Design Elements section, on goals" },
    { work = "harvey-2003", at = "pp. 563-571" },
  },
  remediation = "Define what legal and finance do for the program, or set goals that leave the "
    .. "customer free.",
  options = {
    finance_needed = {
      type = "boolean", default = true,
      description = "Whether such goals need a finance role beside the legal role.",
    },
    asset_sharing_binds = {
      type = "boolean", default = false,
      description = "Whether the goal of asset sharing binds the customer too.",
    },
  },
  check = function(c, options)
    local rg = c.role_and_goals
    local sc = c.support_capabilities
    local binding = {}
    if rg.goals:has("volume_commitment") then
      binding[#binding + 1] = "volume commitment"
    end
    if rg.goals:has("customer_dependency") then
      binding[#binding + 1] = "customer dependency"
    end
    if options.asset_sharing_binds and rg.goals:has("asset_sharing") then
      binding[#binding + 1] = "asset sharing"
    end
    if #binding == 0 then
      return not_applicable("no goal binds the customer")
    end

    local lacking = {}
    if not sc.administrative_roles:has("legal") then
      lacking[#lacking + 1] = "legal"
    end
    if options.finance_needed and not sc.administrative_roles:has("finance") then
      lacking[#lacking + 1] = "finance"
    end
    if #lacking == 0 then
      return pass()
    end

    return fail {
      message = string.format("the goals include %s with no %s role behind it",
        table.concat(binding, " and "), table.concat(lacking, " or ")),
      notes = {
        ["role_and_goals.goals"] = "the customer is to be bound",
        ["support_capabilities.administrative_roles"] = "but no role for "
          .. table.concat(lacking, " or ") .. " supports it",
      },
      at = "role_and_goals.goals",
      alternatives = {
        "define support roles for " .. table.concat(lacking, " and "),
        "set goals without " .. table.concat(binding, " and "),
      },
    }
  end,
  tests = {
    { name = "volume commitment with legal and finance", expect = "pass", program = [[
role_and_goals: { goals: [profitability, volume_commitment] }
support_capabilities: { administrative_roles: [finance, legal] }
]] },
    { name = "customer dependency with legal and finance", expect = "pass", program = [[
role_and_goals: { goals: [customer_dependency] }
support_capabilities: { administrative_roles: [legal, finance] }
]] },
    { name = "volume commitment with legal, where a firm asks for no finance role",
      expect = "pass", options = { finance_needed = false }, program = [[
role_and_goals: { goals: [volume_commitment] }
support_capabilities: { administrative_roles: [legal] }
]] },
    { name = "volume commitment with finance, where a firm asks for legal", expect = "fail",
      message = "with no legal role behind it", options = { finance_needed = false }, program = [[
role_and_goals: { goals: [volume_commitment] }
support_capabilities: { administrative_roles: [finance] }
]] },
    { name = "volume commitment with legal only", expect = "fail",
      message = "the goals include volume commitment with no finance role behind it", program = [[
role_and_goals: { goals: [volume_commitment] }
support_capabilities: { administrative_roles: [legal] }
]] },
    { name = "commitment and dependency with neither", expect = "fail",
      message = "volume commitment and customer dependency with no legal or finance role",
      program = [[
role_and_goals: { goals: [customer_dependency, volume_commitment] }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "asset sharing with neither where a firm counts it as binding", expect = "fail",
      message = "the goals include asset sharing", options = { asset_sharing_binds = true },
      program = [[
role_and_goals: { goals: [asset_sharing] }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "growth with neither where a firm counts asset sharing as binding",
      expect = "not_applicable", options = { asset_sharing_binds = true }, program = [[
role_and_goals: { goals: [growth] }
support_capabilities: { administrative_roles: [] }
]] },
    { name = "roles not declared", expect = "undetermined",
      waits_for = "support_capabilities.administrative_roles", program = [[
role_and_goals: { goals: [volume_commitment] }
]] },
    { name = "legal and finance, whatever the goals", expect = "pass", program = [[
support_capabilities: { administrative_roles: [finance, legal] }
]] },
    { name = "goals that leave the customer free", expect = "not_applicable", program = [[
role_and_goals: { goals: [growth, joint_planning, asset_sharing] }
support_capabilities: { administrative_roles: [] }
]] },
  },
}
