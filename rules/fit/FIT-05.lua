local GOALS <const> = "role_and_goals.goals"
local MEASURES <const> = "account_performance_management.value_capture_measures"
local QUANTIFIED <const> = "account_performance_management.value_creation.quantified"

local NOTHING_AHEAD <const> = "but nothing measures value to come"
local LOOK_AHEAD <const> = "add prospective measures of value capture"

return rule {
  id = "FIT-05",
  name = "what-the-goals-promise-is-measured",
  kind = "fit",
  severity = "error",
  elements = { "role_and_goals", "account_performance_management" },
  title = "The measures look where the goals point",
  rationale = [[
A goal that lies ahead cannot be steered by last year's books: growth, new offerings and joint plans
show in what an account is expected to bring before they show in what it brought. Savings are the
other way round. They exist only when somebody compares before with after, at the firm and at the
customer, since a saving that one side books and the other side never sees is a rebate. Goals and
measures can be brought together from either end.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account performance management" },
    { work = "storbacka-2012", at = "Design Elements section, on goals" },
    { work = "ellram-1991", at = "pp. 38-44" },
  },
  remediation = "Measure what the goals promise, or set goals that the present measures can show.",
  options = {
    growth_looks_ahead = {
      type = "boolean", default = true,
      description = "Whether the goal of growth calls for prospective measures, as new offerings "
        .. "and joint planning do.",
    },
    savings_need = {
      type = "word", domain = { "either", "both" }, default = "both",
      description = "Whether savings need retrospective measures and quantified customer value, or "
        .. "either of them.",
    },
  },
  check = function(c, options)
    local goals = c.role_and_goals.goals
    local apm = c.account_performance_management
    local function misfit(promised, fault, at, notes, remedy)
      local promises = table.concat(promised, " and ")
      local alternatives = { remedy, "set goals without " .. promises }
      local message = promises .. " promised, but " .. fault
      return fail { message = message, at = at, notes = notes, alternatives = alternatives }
    end
    local ahead, saved = {}, {}
    local function add(list, name, holds)
      if holds then
        list[#list + 1] = name
      end
    end

    add(ahead, "growth", options.growth_looks_ahead and goals:has("growth"))
    add(ahead, "joint planning", goals:has("joint_planning"))
    add(ahead, "new offerings", goals:has("new_offering_introduction"))
    add(saved, "production cost savings", goals:has("production_cost_savings"))
    add(saved, "transaction cost savings", goals:has("transaction_cost_savings"))
    if #ahead == 0 and #saved == 0 then
      return not_applicable("no goal lies ahead or promises savings")
    end

    if #ahead > 0 and not apm.value_capture_measures:has("prospective") then
      local notes = { [GOALS] = "what is promised here lies ahead", [MEASURES] = NOTHING_AHEAD }
      return misfit(ahead, "no measure looks forward", MEASURES, notes, LOOK_AHEAD)
    end
    if #saved == 0 then
      return pass()
    end

    local books = apm.value_capture_measures:has("retrospective")
    local counted = apm.value_creation.quantified
    local either = options.savings_need == "either"
    if books and counted or either and (books or counted) then
      return pass()
    end
    local lacking = {}
    add(lacking, "retrospective measures", not books)
    add(lacking, "quantified customer value", not counted)
    local notes = { [GOALS] = "savings have to be shown later" }
    notes[MEASURES] = not books and "no measure looks back" or nil
    notes[QUANTIFIED] = not counted and "nobody counts what the customer saves" or nil
    return misfit(saved, "shown by no " .. table.concat(lacking, " and no "), GOALS, notes,
      "show savings by " .. table.concat(lacking, either and " or " or " and "))
  end,
  tests = {
    { name = "growth measured forward", expect = "pass", program = [[
role_and_goals: { goals: [growth, profitability] }
account_performance_management: { value_capture_measures: [prospective] }
]] },
    { name = "savings measured backward and quantified", expect = "pass", program = [[
role_and_goals: { goals: [production_cost_savings] }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: true }
]] },
    { name = "both kinds of goals, both kinds of measures", expect = "pass", program = [[
role_and_goals: { goals: [joint_planning, transaction_cost_savings] }
account_performance_management:
  value_capture_measures: [retrospective, prospective]
  value_creation: { quantified: true }
]] },
    { name = "growth measured backward", expect = "fail",
      message = "growth promised, but no measure looks forward", program = [[
role_and_goals: { goals: [growth] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "new offerings and joint plans without measures", expect = "fail",
      message = "joint planning and new offerings promised, but no measure looks forward",
      program = [[
role_and_goals: { goals: [new_offering_introduction, joint_planning] }
account_performance_management: { value_capture_measures: [] }
]] },
    { name = "growth measured backward where a firm reads growth from its books",
      expect = "not_applicable", options = { growth_looks_ahead = false }, program = [[
role_and_goals: { goals: [growth] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "joint plans measured backward where a firm reads growth from its books",
      expect = "fail", message = "joint planning promised, but no measure looks forward",
      options = { growth_looks_ahead = false }, program = [[
role_and_goals: { goals: [growth, joint_planning] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "savings that no customer sees", expect = "fail",
      message = "production cost savings promised, but shown by no quantified customer value",
      program = [[
role_and_goals: { goals: [production_cost_savings] }
account_performance_management:
  value_capture_measures: [retrospective]
  value_creation: { quantified: false }
]] },
    { name = "savings that the firm does not look back on", expect = "fail",
      message = "transaction cost savings promised, but shown by no retrospective measures",
      program = [[
role_and_goals: { goals: [transaction_cost_savings] }
account_performance_management:
  value_capture_measures: [prospective]
  value_creation: { quantified: true }
]] },
    { name = "savings that nobody shows", expect = "fail",
      message = "no retrospective measures and no quantified customer value", program = [[
role_and_goals: { goals: [production_cost_savings, transaction_cost_savings] }
account_performance_management:
  value_capture_measures: []
  value_creation: { quantified: false }
]] },
    { name = "savings that nobody counts, whatever the measures", expect = "fail",
      message = "no quantified customer value", program = [[
role_and_goals: { goals: [production_cost_savings] }
account_performance_management: { value_creation: { quantified: false } }
]] },
    { name = "savings shown by the books where a firm asks for either", expect = "pass",
      options = { savings_need = "either" }, program = [[
role_and_goals: { goals: [production_cost_savings] }
account_performance_management: { value_capture_measures: [retrospective] }
]] },
    { name = "savings shown to the customer where a firm asks for either", expect = "pass",
      options = { savings_need = "either" }, program = [[
role_and_goals: { goals: [transaction_cost_savings] }
account_performance_management: { value_creation: { quantified: true } }
]] },
    { name = "savings shown by neither where a firm asks for either", expect = "fail",
      message = "shown by no retrospective measures",
      options = { savings_need = "either" }, program = [[
role_and_goals: { goals: [transaction_cost_savings] }
account_performance_management:
  value_capture_measures: [prospective]
  value_creation: { quantified: false }
]] },
    { name = "all is measured, whatever the goals", expect = "pass", program = [[
account_performance_management:
  value_capture_measures: [retrospective, prospective]
  value_creation: { quantified: true }
]] },
    { name = "the other showing could do where a firm asks for either", expect = "undetermined",
      waits_for = "account_performance_management.value_creation.quantified",
      options = { savings_need = "either" }, program = [[
role_and_goals: { goals: [transaction_cost_savings] }
account_performance_management: { value_capture_measures: [prospective] }
]] },
    { name = "goals that neither lie ahead nor save", expect = "not_applicable", program = [[
role_and_goals: { goals: [profitability, consistency, volume_commitment] }
account_performance_management: { value_capture_measures: [] }
]] },
  },
}
