local GOALS <const> = "role_and_goals.goals"
local MEASURES <const> = "account_performance_management.value_capture_measures"

local LOOK_AHEAD <const> = "add prospective measures of value capture"
local QUANTIFY <const> = "quantify the value that is created for the customer"
local LOOK_BACK <const> = "add retrospective measures of value capture"

return rule {
  id = "FIT-05",
  name = "what-the-goals-promise-is-measured",
  kind = "fit",
  grade = "derived",
  relation = "prerequisite",
  severity = "error",
  elements = { "role_and_goals", "account_performance_management" },
  title = "The goals of the program can be followed by its measures",
  rationale = [[
The source places role and goals in the center, and all other elements echo them. Performance
management echoes a goal if one of its measures can show whether the goal is coming about. Growth,
profitability and savings are results that the firm gets, and measures of value capture, backward or
forward, show what the firm gets. The savings here are the firm's own, so measures of the firm are
enough. The introduction of new offerings shows in what these bring the firm or the customer, so
one of these measures or the customer's gain in figures is enough for it. The other goals are
commitments and ways of working, which show in contracts and in the work itself.
]],
  source = {
    { work = "storbacka-2012", statement = "goals" },
    { work = "storbacka-2012", statement = "echo-role-and-goals" },
    { work = "storbacka-2012", statement = "practice-apm-1" },
    { work = "storbacka-2012", statement = "practice-apm-2" },
  },
  remediation = "Add a measure that can show whether the goals are coming about.",
  check = function(c)
    local goals = c.role_and_goals.goals
    local apm = c.account_performance_management
    local results = {}
    local function add(name, holds)
      results[#results + 1] = holds and name or nil
    end
    add("growth", goals:has("growth"))
    add("profitability", goals:has("profitability"))
    add("production cost savings", goals:has("production_cost_savings"))
    add("transaction cost savings", goals:has("transaction_cost_savings"))
    local offerings = goals:has("new_offering_introduction")
    if #results == 0 and not offerings then
      return not_applicable("no goal is a result that measures can show")
    end
    if not apm.value_capture_measures:empty() then
      return pass()
    end

    local fault = "value capture is not measured"
    local alternatives = { LOOK_BACK, LOOK_AHEAD }
    if #results == 0 then
      if apm.value_creation.quantified then
        return pass()
      end
      results[1] = "introduction of new offerings"
      fault = "neither value capture nor the customer's gain is measured"
      alternatives[3] = QUANTIFY
    end
    return fail {
      message = "the goals include " .. table.concat(results, " and ") .. ", but " .. fault,
      at = MEASURES,
      notes = { [GOALS] = "these goals need a measure that can show them" },
      alternatives = alternatives,
    }
  end,
  tests = {
    { name = "growth measured by results", expect = "pass", program = [[
role_and_goals: { goals: [growth, profitability] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "growth measured forward", expect = "pass", program = [[
role_and_goals: { goals: [growth] }
account_performance_management: { value_capture_measures: [prospective] }
]] },
    { name = "own savings measured by own results", expect = "pass", program = [[
role_and_goals: { goals: [production_cost_savings, transaction_cost_savings] }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: false }
]] },
    { name = "new offerings measured by results", expect = "pass", program = [[
role_and_goals: { goals: [new_offering_introduction] }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: false }
]] },
    { name = "new offerings with the customer's gain in figures", expect = "pass", program = [[
role_and_goals: { goals: [joint_planning, new_offering_introduction] }
account_performance_management:
  value_capture_measures: []
  value_creation: { quantified: true }
]] },
    { name = "all is measured, whatever the goals", expect = "pass", program = [[
account_performance_management: { value_capture_measures: [retrospective, prospective] }
]] },
    { name = "growth without a measure", expect = "fail",
      message = "goals include growth, but value capture is not measured", program = [[
role_and_goals: { goals: [growth] }
account_performance_management:
  value_capture_measures: []
  value_creation: { quantified: true }
]] },
    { name = "profitability without a measure", expect = "fail",
      message = "goals include profitability, but value capture is not measured", program = [[
role_and_goals: { goals: [profitability] }
account_performance_management: { value_capture_measures: [] }
]] },
    { name = "production cost savings without a measure", expect = "fail",
      message = "goals include production cost savings, but value capture is not measured",
      program = [[
role_and_goals: { goals: [production_cost_savings] }
account_performance_management: { value_capture_measures: [] }
]] },
    { name = "two results without a measure", expect = "fail",
      message = "goals include growth and transaction cost savings, but value capture", program = [[
role_and_goals: { goals: [growth, transaction_cost_savings] }
account_performance_management: { value_capture_measures: [] }
]] },
    { name = "new offerings without a measure", expect = "fail",
      message = "include introduction of new offerings, but neither value capture nor", program = [[
role_and_goals: { goals: [new_offering_introduction] }
account_performance_management:
  value_capture_measures: []
  value_creation: { quantified: false }
]] },
    { name = "the customer's gain in figures could be enough", expect = "undetermined",
      waits_for = "account_performance_management.value_creation.quantified", program = [[
role_and_goals: { goals: [new_offering_introduction] }
account_performance_management: { value_capture_measures: [] }
]] },
    { name = "goals that are commitments and ways of working", expect = "not_applicable",
      program = [[
role_and_goals: { goals: [consistency, joint_planning, volume_commitment, customer_dependency] }
account_performance_management: { value_capture_measures: [] }
]] },
    { name = "shared assets", expect = "not_applicable", program = [[
role_and_goals: { goals: [asset_and_information_sharing] }
account_performance_management: { value_capture_measures: [] }
]] },
  },
}
