return rule {
  id = "APD-1",
  name = "selection-criteria-serve-the-goals",
  kind = "practice",
  severity = "warning",
  elements = { "account_portfolio_definition", "role_and_goals" },
  title = "Selection criteria exist, are known, and serve the goals of the program",
  rationale = [[
A customer becomes a strategic account because it can help the program reach its goals, not
because it buys much today or has a friend on the board. Criteria that are written down and
derived from the goals make the choice repeatable. Once they are known, sales units that propose
or lose an account can follow the reasoning and accept the result.
]],
  source = {
    { work = "storbacka-2012", at = "Table 1, account portfolio definition" },
  },
  remediation = "Write the selection criteria down, trace each of them to a goal of the program, "
    .. "and explain them to everyone who proposes or serves accounts.",
  options = {
    every_goal = {
      type = "boolean",
      default = false,
      description = "Whether the criteria must serve every goal of the program, not just one.",
    },
  },
  check = function(c, options)
    local criteria = c.account_portfolio_definition.selection_criteria
    if not criteria.defined then
      return fail { message = "no criteria are defined for the selection of strategic accounts" }
    end
    if not criteria.communicated then
      return fail { message = "the selection criteria are defined, but nobody has been told them" }
    end
    local serves = criteria.serves
    if serves:count() == 0 then
      return fail { message = "the selection criteria serve no goal" }
    end
    local goals = c.role_and_goals.goals
    if not serves:any(goals) then
      return fail {
        message = "the selection criteria serve none of the goals that the program declares",
        at = "account_portfolio_definition.selection_criteria.serves",
      }
    end
    if options.every_goal and not serves:all(goals) then
      return fail {
        message = "the selection criteria serve some goals of the program, but not all of them",
        at = "account_portfolio_definition.selection_criteria.serves",
      }
    end
    return pass()
  end,
  tests = {
    { name = "criteria that serve one of two goals", expect = "pass", program = [[
role_and_goals: { goals: [growth, profitability] }
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, serves: [growth] }
]] },
    { name = "criteria that serve every goal and one more", expect = "pass",
      options = { every_goal = true }, program = [[
role_and_goals: { goals: [growth, profitability] }
account_portfolio_definition:
  selection_criteria:
    defined: true
    communicated: true
    serves: [growth, profitability, joint_planning]
]] },
    { name = "no criteria", expect = "fail", message = "no criteria are defined", program = [[
account_portfolio_definition:
  selection_criteria: { defined: false }
]] },
    { name = "criteria in a drawer", expect = "fail", message = "nobody has been told", program = [[
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: false, serves: [growth] }
]] },
    { name = "criteria for no goal", expect = "fail", message = "serve no goal", program = [[
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, serves: [] }
]] },
    { name = "criteria for other goals", expect = "fail", message = "serve none of the goals",
      program = [[
role_and_goals: { goals: [growth, new_offering_introduction] }
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, serves: [volume_commitment] }
]] },
    { name = "a program that has no goals to serve", expect = "fail",
      message = "serve none of the goals", program = [[
role_and_goals: { goals: [] }
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, serves: [growth] }
]] },
    { name = "one goal of two where every goal counts", expect = "fail",
      message = "but not all of them", options = { every_goal = true }, program = [[
role_and_goals: { goals: [growth, profitability] }
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, serves: [growth] }
]] },
    { name = "whether criteria exist is not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.selection_criteria.defined", program = [[
account_portfolio_definition: { decided_by: executive_committee }
]] },
    { name = "what the criteria serve is not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.selection_criteria.serves", program = [[
role_and_goals: { goals: [growth] }
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, basis: [revenue] }
]] },
    { name = "the goals are not declared", expect = "undetermined",
      waits_for = "role_and_goals.goals", program = [[
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, serves: [growth] }
]] },
  },
}
