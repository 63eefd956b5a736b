return rule {
  id = "APD-1",
  name = "selection-criteria-serve-the-goals",
  kind = "practice",
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
    local lacks, place = {}, nil
    local function lack(what, where)
      lacks[#lacks + 1] = what
      place = place or where
    end

    if not criteria.defined then
      lack("are not defined", "account_portfolio_definition.selection_criteria.defined")
    end
    if not criteria.communicated then
      lack("are not communicated", "account_portfolio_definition.selection_criteria.communicated")
    end
    local serves, goals = criteria.serves, c.role_and_goals.goals
    if not serves:any(goals) then
      lack("serve none of the goals that the program declares",
        "account_portfolio_definition.selection_criteria.serves")
    elseif options.every_goal and not serves:all(goals) then
      lack("do not serve every goal that the program declares",
        "account_portfolio_definition.selection_criteria.serves")
    end

    if #lacks == 0 then
      return pass()
    end
    local list = lacks[#lacks]
    if #lacks > 1 then
      list = table.concat(lacks, ", ", 1, #lacks - 1) .. " and " .. list
    end
    return fail { message = "the selection criteria " .. list, at = place }
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
    { name = "no criteria", expect = "fail", message = "criteria are not defined", program = [[
account_portfolio_definition:
  selection_criteria: { defined: false, communicated: true }
]] },
    { name = "criteria in a drawer", expect = "fail", message = "are not communicated", program = [[
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: false, serves: [growth] }
]] },
    { name = "criteria for no goal, whatever the goals are", expect = "fail",
      message = "serve none of the goals", program = [[
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
    { name = "no goals to serve, whatever the criteria are", expect = "fail",
      message = "serve none of the goals", program = [[
role_and_goals: { goals: [] }
account_portfolio_definition: { selection_criteria: { defined: true, communicated: true } }
]] },
    { name = "one goal of two where every goal counts", expect = "fail",
      message = "do not serve every goal", options = { every_goal = true }, program = [[
role_and_goals: { goals: [growth, profitability] }
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, serves: [growth] }
]] },
    { name = "every lack is named", expect = "fail",
      message = "criteria are not defined, are not communicated and serve none of the goals",
      program = [[
account_portfolio_definition:
  selection_criteria: { defined: false, communicated: false, serves: [] }
]] },
    { name = "a later lack does not wait for what is not declared", expect = "fail",
      message = "criteria are not communicated", program = [[
account_portfolio_definition:
  selection_criteria: { communicated: false }
]] },
    { name = "criteria for other goals, nothing else declared", expect = "fail",
      message = "criteria serve none of the goals", program = [[
role_and_goals: { goals: [growth] }
account_portfolio_definition:
  selection_criteria: { serves: [consistency] }
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
