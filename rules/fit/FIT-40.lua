local GOALS <const> = "role_and_goals.goals"
local MEASURES <const> = "account_performance_management.value_capture_measures"

return rule {
  id = "FIT-40",
  name = "goals-that-lie-ahead-are-measured-forward",
  kind = "advice",
  grade = "inferred",
  relation = "prerequisite",
  severity = "warning",
  elements = { "role_and_goals", "account_performance_management" },
  title = "Goals that lie ahead have a measure that looks forward",
  rationale = [[
The source says that all elements have to echo the role and goals, and that value capture is
measured backward and forward. It does not say which goal needs which measure. We infer it: when
plans are first made together, and when an offering is first introduced, there are no results to
look back on. A measure that looks forward shows such a goal from the start, and so does the
customer's gain in figures, because this gain is the reason for both sides to go on.
]],
  source = {
    { work = "storbacka-2012", statement = "goals" },
    { work = "storbacka-2012", statement = "echo-role-and-goals" },
    { work = "storbacka-2012", statement = "practice-apm-1" },
    { work = "storbacka-2012", statement = "practice-apm-2" },
  },
  remediation = "Add a measure that looks forward, or quantify the customer's gain.",
  options = {
    growth_looks_ahead = {
      type = "boolean", default = false,
      description = "Whether growth counts among the goals that lie ahead.",
    },
  },
  check = function(c, options)
    local goals = c.role_and_goals.goals
    local ahead = {}
    local function add(name, holds)
      ahead[#ahead + 1] = holds and name or nil
    end
    add("growth", options.growth_looks_ahead and goals:has("growth"))
    add("joint planning", goals:has("joint_planning"))
    add("introduction of new offerings", goals:has("new_offering_introduction"))
    if #ahead == 0 then
      return not_applicable("no goal lies ahead")
    end
    local apm = c.account_performance_management
    if apm.value_capture_measures:has("prospective") or apm.value_creation.quantified then
      return pass()
    end
    return fail {
      message = "the goals include " .. table.concat(ahead, " and ") .. ", but no measure is "
        .. "prospective and the customer's gain is not quantified",
      notes = { [GOALS] = "at first there are no results of this to look back on" },
      at = MEASURES,
      alternatives = {
        "add prospective measures of value capture",
        "quantify the value that is created for the customer",
      },
    }
  end,
  tests = {
    { name = "joint plans measured forward", expect = "pass", program = [[
role_and_goals: { goals: [joint_planning, transaction_cost_savings] }
account_performance_management: { value_capture_measures: [prospective] }
]] },
    { name = "new offerings with the customer's gain in figures", expect = "pass", program = [[
role_and_goals: { goals: [new_offering_introduction] }
account_performance_management:
  value_capture_measures: []
  value_creation: { quantified: true }
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
    { name = "the customer's gain in figures could be enough", expect = "undetermined",
      waits_for = "account_performance_management.value_creation.quantified", program = [[
role_and_goals: { goals: [joint_planning] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "growth measured by results", expect = "not_applicable", program = [[
role_and_goals: { goals: [growth, profitability] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
  },
}
