return rule {
  id = "THM-3",
  name = "a-peripheral-program-has-goals-within-its-reach",
  kind = "theme",
  grade = "derived",
  severity = "error",
  elements = { "role_and_goals" },
  title = "A peripheral program sets itself no goals that other parts of the firm must pay for",
  rationale = [[
To stand at the edge of the strategy is no fault, and a program that asks little of the firm is as
sound as one that asks much. The contradiction is a goal that only others can reach. Sharing assets
takes the consent of those who own them, and a customer comes to depend on a firm that invests in
being hard to replace; a team at the edge can order neither. Growth, planning together, committed
volumes, steadier dealings and cheaper transactions can be had by good account work, and they suit
any role. A core program may have goals as plain as these: a strategy of low cost lives on them.
]],
  source = {
    {
      work = "storbacka-2012",
      at = "Equifinality and the Interdependence of Design Elements, on coreness",
    },
    { work = "storbacka-2012", at = "Design Elements section, on goals" },
    { work = "harvey-2003", at = "pp. 563-571" },
  },
  remediation = "Set goals that account work can reach by itself, or bring the program closer to "
    .. "the strategy.",
  options = {
    new_offerings_need_others = {
      type = "boolean", default = false,
      description = "Whether introducing new offerings takes more of the firm than a peripheral "
        .. "program gets.",
    },
    production_savings_need_others = {
      type = "boolean", default = false,
      description = "Whether saving production cost takes more of the firm than a peripheral "
        .. "program gets.",
    },
  },
  check = function(c, options)
    local rg = c.role_and_goals
    if rg.coreness >= "supporting" then
      return not_applicable("the program is not peripheral")
    end

    local beyond = {}
    if rg.goals:has("asset_sharing") then
      beyond[#beyond + 1] = "asset sharing"
    end
    if rg.goals:has("customer_dependency") then
      beyond[#beyond + 1] = "customer dependency"
    end
    if options.new_offerings_need_others and rg.goals:has("new_offering_introduction") then
      beyond[#beyond + 1] = "new offerings"
    end
    if options.production_savings_need_others and rg.goals:has("production_cost_savings") then
      beyond[#beyond + 1] = "production cost savings"
    end
    if #beyond == 0 then
      return pass() -- goals that suit any role
    end

    return fail {
      message = string.format("a %s program has %s among its goals", rg.coreness,
        table.concat(beyond, " and ")),
      notes = {
        ["role_and_goals.coreness"] = "the rest of the firm owes this program little",
        ["role_and_goals.goals"] = "the program cannot get there by itself",
      },
      at = "role_and_goals.goals",
      alternatives = {
        "set goals without " .. table.concat(beyond, " and "),
        "make the program supporting or core, with the resources that takes",
      },
    }
  end,
  tests = {
    { name = "a peripheral program with modest goals", expect = "pass", program = [[
role_and_goals: { coreness: peripheral, goals: [consistency, transaction_cost_savings] }
]] },
    { name = "a peripheral program that is to grow and to plan with customers", expect = "pass",
      program = [[
role_and_goals: { coreness: peripheral, goals: [growth, joint_planning] }
]] },
    { name = "a peripheral program that introduces what others have made", expect = "pass",
      program = [[
role_and_goals: { coreness: peripheral, goals: [new_offering_introduction] }
]] },
    { name = "goals that suit any role do not wait for it", expect = "pass", program = [[
role_and_goals: { goals: [profitability] }
]] },
    { name = "a peripheral program that is to share assets", expect = "fail",
      message = "a peripheral program has asset sharing among its goals", program = [[
role_and_goals: { coreness: peripheral, goals: [growth, asset_sharing] }
]] },
    { name = "a peripheral program on which customers are to depend", expect = "fail",
      message = "a peripheral program has customer dependency among its goals", program = [[
role_and_goals: { coreness: peripheral, goals: [customer_dependency] }
]] },
    { name = "each goal beyond its reach is named", expect = "fail",
      message = "asset sharing and customer dependency", program = [[
role_and_goals: { coreness: peripheral, goals: [customer_dependency, asset_sharing] }
]] },
    { name = "new offerings where a firm counts them beyond reach", expect = "fail",
      message = "has new offerings among its goals", options = { new_offerings_need_others = true },
      program = [[
role_and_goals: { coreness: peripheral, goals: [new_offering_introduction] }
]] },
    { name = "growth where a firm counts new offerings beyond reach", expect = "pass",
      options = { new_offerings_need_others = true }, program = [[
role_and_goals: { coreness: peripheral, goals: [growth] }
]] },
    { name = "production cost savings where a firm counts them beyond reach", expect = "fail",
      message = "has production cost savings among its goals",
      options = { production_savings_need_others = true }, program = [[
role_and_goals: { coreness: peripheral, goals: [production_cost_savings] }
]] },
    { name = "transaction cost savings where a firm counts those of production beyond reach",
      expect = "pass", options = { production_savings_need_others = true }, program = [[
role_and_goals: { coreness: peripheral, goals: [transaction_cost_savings] }
]] },
    { name = "coreness not declared, customers are to depend", expect = "undetermined",
      waits_for = "role_and_goals.coreness", program = [[
role_and_goals: { goals: [customer_dependency] }
]] },
    { name = "a supporting program that is to share assets", expect = "not_applicable", program = [[
role_and_goals: { coreness: supporting, goals: [asset_sharing] }
]] },
    { name = "a core program with the plainest of goals", expect = "not_applicable", program = [[
role_and_goals: { coreness: core, goals: [routinized_transactions] }
]] },
  },
}
