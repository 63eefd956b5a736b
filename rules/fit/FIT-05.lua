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
enough. Joint planning and the introduction of new offerings lie wholly ahead: at first there are no
results to look back on. So they need a measure that looks forward, or the customer's gain in
figures, because this gain is the reason for both sides to go on. The other goals are commitments
and ways of working, which show in contracts and in the work itself.
]],
  source = {
    { work = "storbacka-2012", statement = "goals" },
    { work = "storbacka-2012", statement = "echo-role-and-goals" },
    { work = "storbacka-2012", statement = "practice-apm-1" },
    { work = "storbacka-2012", statement = "practice-apm-2" },
  },
  remediation = "Add a measure that can show whether the goals are coming about.",
  options = {
    growth_looks_ahead = {
      type = "boolean", default = false,
      description = "Whether growth counts among the goals that lie wholly ahead.",
    },
  },
  check = function(c, options)
    local goals = c.role_and_goals.goals
    local apm = c.account_performance_management
    local results, ahead = {}, {}
    local function add(list, name, holds)
      list[#list + 1] = holds and name or nil
    end
    local function misfit(names, fault, at, alternatives)
      return fail {
        message = "the goals include " .. table.concat(names, " and ") .. ", but " .. fault,
        at = at,
        notes = { [GOALS] = "these goals need a measure that can show them" },
        alternatives = alternatives,
      }
    end

    add(options.growth_looks_ahead and ahead or results, "growth", goals:has("growth"))
    add(ahead, "joint planning", goals:has("joint_planning"))
    add(ahead, "introduction of new offerings", goals:has("new_offering_introduction"))
    add(results, "profitability", goals:has("profitability"))
    add(results, "production cost savings", goals:has("production_cost_savings"))
    add(results, "transaction cost savings", goals:has("transaction_cost_savings"))
    if #ahead == 0 and #results == 0 then
      return not_applicable("no goal is a result of the firm or lies wholly ahead")
    end

    local measures = apm.value_capture_measures
    if #results > 0 and measures:empty() then
      return misfit(results, "value capture is not measured", MEASURES, { LOOK_BACK, LOOK_AHEAD })
    end
    if #ahead == 0 or measures:has("prospective") or apm.value_creation.quantified then
      return pass()
    end
    return misfit(ahead, "no measure is prospective and the customer's gain is not quantified",
      MEASURES, { LOOK_AHEAD, QUANTIFY })
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
    { name = "joint plans measured forward", expect = "pass", program = [[
role_and_goals: { goals: [joint_planning, transaction_cost_savings] }
account_performance_management: { value_capture_measures: [prospective] }
]] },
    { name = "joint plans with the customer's gain in figures", expect = "pass", program = [[
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
    { name = "joint plans measured by results", expect = "fail",
      message = "goals include joint planning, but no measure is prospective", program = [[
role_and_goals: { goals: [growth, joint_planning] }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: false }
]] },
    { name = "new offerings and joint plans without a measure", expect = "fail",
      message = "goals include joint planning and introduction of new offerings, but no measure",
      program = [[
role_and_goals: { goals: [new_offering_introduction, joint_planning] }
account_performance_management:
  value_capture_measures: []
  value_creation: { quantified: false }
]] },
    { name = "growth measured by results where a firm says that it lies ahead", expect = "fail",
      message = "goals include growth, but no measure is prospective",
      options = { growth_looks_ahead = true }, program = [[
role_and_goals: { goals: [growth] }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: false }
]] },
    { name = "growth with the customer's gain in figures where a firm says that it lies ahead",
      expect = "pass", options = { growth_looks_ahead = true }, program = [[
role_and_goals: { goals: [growth] }
account_performance_management:
  value_capture_measures: []
  value_creation: { quantified: true }
]] },
    { name = "the customer's gain in figures could be enough", expect = "undetermined",
      waits_for = "account_performance_management.value_creation.quantified", program = [[
role_and_goals: { goals: [joint_planning] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "goals that are commitments and ways of working", expect = "not_applicable",
      program = [[
role_and_goals: { goals: [consistency, volume_commitment, customer_dependency] }
account_performance_management: { value_capture_measures: [] }
]] },
    { name = "shared assets", expect = "not_applicable", program = [[
role_and_goals: { goals: [asset_and_information_sharing] }
account_performance_management: { value_capture_measures: [] }
]] },
  },
}
