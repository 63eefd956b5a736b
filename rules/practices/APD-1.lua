return rule {
  id = "APD-1",
  name = "selection-criteria-follow-from-role-and-goals",
  kind = "practice",
  elements = { "account_portfolio_definition", "role_and_goals" },
  title = "Selection criteria are defined, communicated, and aligned to role and goals",
  rationale = [[
Table 1 lists four things about selection criteria as a common practice: somebody has defined
them, those concerned know them, and they are in line with the role of the program and with its
goals. Each of the four has a declaration. The role is a text, which a rule cannot compare, so the
declaration says whether the criteria follow from it. The goals that the criteria serve are
compared with the goals that the program declares. One common goal is enough by default, because
the table does not say that the criteria serve all of them; a firm can ask for all.
]],
  source = { { work = "storbacka-2012", statement = "practice-apd-1" } },
  remediation = "The selection criteria are written down, the people concerned have been told "
    .. "them, and they follow from the role of the program and serve goals that the program has.",
  options = {
    every_goal = {
      type = "boolean",
      default = false,
      description = "Whether the criteria must serve every goal of the program, not just one.",
    },
  },
  check = function(c, options)
    local criteria = c.account_portfolio_definition.selection_criteria
    local defined, communicated = criteria.defined, criteria.communicated
    local aligned, serves, goals = criteria.aligned_to_role, criteria.serves, c.role_and_goals.goals
    local lacks = {}
    if not defined then
      lacks[1] = "to be defined"
    end
    if not communicated then
      lacks[#lacks + 1] = "to be communicated"
    end
    if not aligned then
      lacks[#lacks + 1] = "to follow from the role of the program"
    end
    if not serves:any(goals) then
      lacks[#lacks + 1] = "to serve any goal of the program"
    elseif options.every_goal and not serves:all(goals) then
      lacks[#lacks + 1] = "to serve every goal of the program"
    end

    if #lacks == 0 then
      return pass()
    end
    local list = lacks[#lacks]
    if #lacks > 1 then
      list = table.concat(lacks, ", ", 1, #lacks - 1) .. " or " .. list
    end
    local first = not defined and "defined" or not communicated and "communicated"
      or not aligned and "aligned_to_role" or "serves"
    local place = "account_portfolio_definition.selection_criteria." .. first
    return fail { message = "the selection criteria are not declared " .. list, at = place }
  end,
  tests = {
    { name = "criteria that follow from the role and serve one of two goals", expect = "pass",
      program = [[
role_and_goals: { goals: [growth, profitability] }
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, aligned_to_role: true, serves: [growth] }
]] },
    { name = "criteria that serve every goal and one more", expect = "pass",
      options = { every_goal = true }, program = [[
role_and_goals: { goals: [growth, profitability] }
account_portfolio_definition:
  selection_criteria:
    defined: true
    communicated: true
    aligned_to_role: true
    serves: [growth, profitability, joint_planning]
]] },
    { name = "criteria that nobody has written down", expect = "fail",
      message = "the selection criteria are not declared to be defined", program = [[
role_and_goals: { goals: [growth] }
account_portfolio_definition:
  selection_criteria:
    { defined: false, communicated: true, aligned_to_role: true, serves: [growth] }
]] },
    { name = "criteria that nobody has been told", expect = "fail",
      message = "not declared to be communicated", program = [[
role_and_goals: { goals: [growth] }
account_portfolio_definition:
  selection_criteria:
    { defined: true, communicated: false, aligned_to_role: true, serves: [growth] }
]] },
    { name = "criteria from a sales ranking", expect = "fail",
      message = "not declared to follow from the role of the program", program = [[
role_and_goals: { goals: [growth] }
account_portfolio_definition:
  selection_criteria:
    { defined: true, communicated: true, aligned_to_role: false, serves: [growth] }
]] },
    { name = "criteria for no goal, whatever the goals are", expect = "fail",
      message = "not declared to serve any goal of the program", program = [[
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, aligned_to_role: true, serves: [] }
]] },
    { name = "criteria for other goals", expect = "fail",
      message = "not declared to serve any goal of the program", program = [[
role_and_goals: { goals: [growth, new_offering_introduction] }
account_portfolio_definition:
  selection_criteria:
    defined: true
    communicated: true
    aligned_to_role: true
    serves: [volume_commitment]
]] },
    { name = "a program that has no goals to serve", expect = "fail",
      message = "not declared to serve any goal of the program", program = [[
role_and_goals: { goals: [] }
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, aligned_to_role: true, serves: [growth] }
]] },
    { name = "one goal of two where every goal counts", expect = "fail",
      message = "not declared to serve every goal of the program",
      options = { every_goal = true }, program = [[
role_and_goals: { goals: [growth, profitability] }
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, aligned_to_role: true, serves: [growth] }
]] },
    { name = "every lack is named", expect = "fail",
      message = "not declared to be defined, to be communicated, to follow from the role of the "
        .. "program or to serve any goal of the program",
      program = [[
account_portfolio_definition:
  selection_criteria: { defined: false, communicated: false, aligned_to_role: false, serves: [] }
]] },
    { name = "two lacks", expect = "fail",
      message = "not declared to be communicated or to follow from the role of the program",
      program = [[
role_and_goals: { goals: [growth] }
account_portfolio_definition:
  selection_criteria:
    { defined: true, communicated: false, aligned_to_role: false, serves: [growth] }
]] },
    { name = "a later lack does not wait for the values that are not declared", expect = "fail",
      message = "not declared to follow from the role of the program", program = [[
account_portfolio_definition:
  selection_criteria: { aligned_to_role: false }
]] },
    { name = "where the criteria come from is not declared", expect = "undetermined",
      waits_for = "account_portfolio_definition.selection_criteria.aligned_to_role", program = [[
role_and_goals: { goals: [growth] }
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, serves: [growth] }
]] },
    { name = "the goals are not declared", expect = "undetermined",
      waits_for = "role_and_goals.goals", program = [[
account_portfolio_definition:
  selection_criteria: { defined: true, communicated: true, aligned_to_role: true, serves: [growth] }
]] },
  },
}
